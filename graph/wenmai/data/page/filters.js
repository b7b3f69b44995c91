"use strict";
/** What is switched off, and which facts that lets through. How it looks is legend.js. */

const SOURCES = [0, 1, 2, 3, 4, 5]; // 0 is what a rule gives; the last stands for as many and more

const SURE = [0.9, 0.8, 0.7, 0.5, 0]; // how sure facts are at least

const filters = {
  off: {}, // group -> Set of its items that are switched off
  items: {}, // group -> all its items
  span: null, // [first, last] year, or null for all
  undated: true,
  acting: [], // the groups in which something is switched off

  open() {
    const [counts, sure] = [new Set(store.facts.map(sourcesOf)), new Set(store.facts.map(sureOf))];
    this.items = {
      types: store.types,
      relations: store.predicates,
      levels: store.levels,
      sources: SOURCES.filter((n) => counts.has(n)),
      confidence: SURE.filter((least) => sure.has(least)),
      places: store.places.length ? [...store.places, null] : [], // null: what has no place
      reports: store.articles.filter((article) => article.statements.length),
    };
    this.off = Object.fromEntries(Object.keys(this.items).map((group) => [group, new Set()]));
    this.settle();
  },

  get active() {
    return this.acting.length > 0;
  },

  clear() {
    Object.values(this.off).forEach((set) => set.clear());
    [this.span, this.undated] = [null, true];
    this.settle();
  },

  /** Switch items of a group on or off. */
  switch(group, items, on) {
    for (const item of items) this.off[group][on ? "delete" : "add"](item);
    this.settle();
  },

  only(group, items) {
    const left = new Set(items);
    this.off[group] = new Set(this.items[group].filter((item) => !left.has(item)));
    this.settle();
  },

  setYears(span, undated) {
    [this.span, this.undated] = [span, undated];
    this.settle();
  },

  /** Know which groups act at all, for there are many facts to ask about. */
  settle() {
    this.acting = GROUPS.filter((group) =>
      group === "years" ? this.span !== null || !this.undated : this.off[group].size > 0,
    );
  },

  snapshot() {
    const off = Object.fromEntries(Object.entries(this.off).map(([group, set]) => [group, new Set(set)]));
    return { off, span: this.span, undated: this.undated };
  },

  restore({ off, span, undated }) {
    for (const [group, set] of Object.entries(off)) this.off[group] = new Set(set);
    this.setYears(span, undated);
  },

  passes(fact) {
    for (const group of this.acting) if (this.stops(group, fact)) return false;
    return true;
  },

  /** Whether `group` keeps `fact` from being shown. */
  stops(group, fact) {
    const off = this.off[group];
    switch (group) {
      case "years":
        return !this.inSpan(fact);
      case "types":
        return off.has(fact.subject.type) || off.has(fact.object.type);
      case "relations":
        return off.has(fact.predicate);
      case "levels":
        return off.has(fact.level);
      case "sources":
        return off.has(sourcesOf(fact));
      case "confidence":
        return off.has(sureOf(fact));
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
    const tell = (group, fact) => {
      if (group === "types") entities.add(fact.subject).add(fact.object);
      else count(group, fact, counts[group]);
    };
    for (const fact of store.facts) {
      const stopping = this.acting.filter((group) => this.stops(group, fact));
      if (!stopping.length) {
        passing++;
        for (const group of GROUPS) tell(group, fact);
      } else if (stopping.length === 1) tell(stopping[0], fact);
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
    const span = years ? [Number(years[1]), Number(years[2])] : null;
    this.setYears(span, asked.get("undated") !== "0");
  },
};

const GROUPS = ["types", "relations", "levels", "years", "confidence", "sources", "places", "reports"];

/** Add `fact` to the counts of what it is of in `group`. */
function count(group, fact, counts) {
  const { years, places, statements } = fact;
  switch (group) {
    case "relations":
      return add(counts, fact.predicate);
    case "levels":
      return add(counts, fact.level);
    case "sources":
      return add(counts, sourcesOf(fact));
    case "confidence":
      return add(counts, sureOf(fact));
    case "years":
      if (!years) return add(counts, null);
      for (let year = years[0]; year <= years[1]; year++) add(counts, year);
      return undefined;
    case "places":
      if (!places.length) return add(counts, null);
      return new Set(places.flatMap(placeChain)).forEach((place) => add(counts, place));
    default:
      if (statements.length === 1) return add(counts, statements[0].article);
      return new Set(statements.map((statement) => statement.article)).forEach((article) => add(counts, article));
  }
}

/** What an item is called in an address. */
function nameIn(group, item) {
  if (group === "sources" || group === "confidence") return String(item);
  if (item === null || item.name === "") return "none";
  if (group === "places") return placeChain(item).map((place) => place.name).join("/");
  if (group === "reports") return `${store.docOf(item)}:${item.index}`;
  return item.name;
}

function sourcesOf(fact) {
  return Math.min(fact.sources, SOURCES.at(-1));
}

function sureOf(fact) {
  return SURE.find((least) => fact.confidence >= least);
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
