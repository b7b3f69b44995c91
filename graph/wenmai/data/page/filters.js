"use strict";
/** What is switched off, and which facts that lets through. How it looks is legend.js. */

const SOURCES = [0, 1, 2, 3, 4, 5]; // 0 is what a rule gives; the last stands for as many and more

const filters = {
  off: {}, // group -> Set of its items that are switched off
  items: {}, // group -> all its items
  span: null, // [first, last] year, or null for all
  undated: true,

  open() {
    const counts = new Set(store.facts.map(sourcesOf));
    this.items = {
      types: store.types,
      relations: store.predicates,
      levels: store.levels,
      sources: SOURCES.filter((n) => counts.has(n)),
      places: store.places.length ? [...store.places, null] : [], // null: what has no place
      reports: store.articles.filter((article) => article.statements.length),
    };
    this.off = Object.fromEntries(Object.keys(this.items).map((group) => [group, new Set()]));
  },

  get active() {
    return this.span !== null || !this.undated || Object.values(this.off).some((set) => set.size);
  },

  clear() {
    Object.values(this.off).forEach((set) => set.clear());
    [this.span, this.undated] = [null, true];
  },

  snapshot() {
    const off = Object.fromEntries(Object.entries(this.off).map(([group, set]) => [group, new Set(set)]));
    return { off, span: this.span, undated: this.undated };
  },

  restore({ off, span, undated }) {
    for (const [group, set] of Object.entries(off)) this.off[group] = new Set(set);
    [this.span, this.undated] = [span, undated];
  },

  passes(fact) {
    return !GROUPS.some((group) => this.stops(group, fact));
  },

  /** Whether `group` keeps `fact` from being shown. */
  stops(group, fact) {
    if (group === "years") return !this.inSpan(fact);
    const off = this.off[group];
    if (!off.size) return false;
    switch (group) {
      case "types":
        return off.has(fact.subject.type) || off.has(fact.object.type);
      case "relations":
        return off.has(fact.predicate);
      case "levels":
        return off.has(fact.level);
      case "sources":
        return off.has(sourcesOf(fact));
      case "places":
        return fact.places.length ? fact.places.every((place) => off.has(place)) : off.has(null);
      default:
        return fact.statements.every((statement) => off.has(statement.article));
    }
  },

  inSpan({ years }) {
    if (!years) return this.undated;
    return !this.span || (years[0] <= this.span[1] && this.span[0] <= years[1]);
  },

  /** An entity is shown as long as its type is on and one of its facts passes. */
  admits(entity) {
    if (!this.active) return true;
    return !this.off.types.has(entity.type) && entity.facts.some((fact) => this.passes(fact));
  },

  /** For each group a Map from its items to how many facts (entities, for types) all the others leave. */
  counts() {
    const counts = Object.fromEntries(GROUPS.map((group) => [group, new Map()]));
    const entities = new Set();
    let passing = 0;
    for (const fact of store.facts) {
      const stopping = GROUPS.filter((group) => this.stops(group, fact));
      if (stopping.length > 1) continue;
      if (!stopping.length) passing++;
      for (const group of stopping.length ? stopping : GROUPS) {
        if (group === "types") entities.add(fact.subject).add(fact.object);
        else for (const key of keysOf(group, fact)) add(counts[group], key);
      }
    }
    for (const { type } of entities) add(counts.types, type);
    return { ...counts, passing };
  },

  /** The filters as parts of an address. What is fewer is listed: what is on, or after a "-" what is off. */
  address() {
    const parts = [];
    for (const [group, off] of Object.entries(this.off)) {
      if (!off.size) continue;
      const on = this.items[group].filter((item) => !off.has(item));
      const list = (items) => items.map((item) => nameIn(group, item).replace(/[%,]/g, encodeURIComponent)).join(",");
      parts.push(`${group}=${encodeURIComponent(on.length <= off.size ? list(on) : `-${list([...off])}`)}`);
    }
    if (this.span) parts.push(`years=${this.span.join("-")}`);
    if (!this.undated) parts.push("undated=0");
    return parts;
  },

  /** Take over what an address says, if it says anything of filters; what it names and is unknown counts for nothing. */
  read(asked) {
    if (![...GROUPS, "undated"].some((key) => asked.has(key))) return;
    this.clear();
    for (const [group, items] of Object.entries(this.items)) {
      const text = asked.get(group);
      if (text === null) continue;
      const without = text.startsWith("-");
      const named = new Set(text.slice(without ? 1 : 0).split(",").map(unescaped));
      for (const item of items) if (named.has(nameIn(group, item)) === without) this.off[group].add(item);
    }
    const years = /^(-?\d+)-(-?\d+)$/.exec(asked.get("years") ?? "");
    if (years) this.span = [Number(years[1]), Number(years[2])];
    this.undated = asked.get("undated") !== "0";
  },
};

const GROUPS = ["types", "relations", "levels", "years", "sources", "places", "reports"];

/** The items of `group` that `fact` counts for. */
function keysOf(group, fact) {
  switch (group) {
    case "relations":
      return [fact.predicate];
    case "levels":
      return [fact.level];
    case "sources":
      return [sourcesOf(fact)];
    case "places":
      return fact.places.length ? new Set(fact.places.flatMap(placeChain)) : [null];
    case "reports":
      return new Set(fact.statements.map((statement) => statement.article));
    default:
      return fact.years ? yearsBetween(...fact.years) : [null];
  }
}

/** What an item is called in an address. */
function nameIn(group, item) {
  if (group === "sources") return String(item);
  if (item === null || item.name === "") return "none";
  if (group === "places") return placeChain(item).map((place) => place.name).join("/");
  if (group === "reports") return `${store.docOf(item)}:${item.index}`;
  return item.name;
}

function sourcesOf(fact) {
  return Math.min(fact.sources, SOURCES.at(-1));
}

function yearsBetween(first, last) {
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

function unescaped(piece) {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

function add(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function endsOf(fact) {
  return [fact.subject, fact.object];
}
