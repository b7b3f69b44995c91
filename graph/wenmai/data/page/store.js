"use strict";
/** The graph: the payload decoded and indexed, search, paths. Knows nothing of the screen. */

const LEVELS = ["national", "provincial", "prefecture", "county", "township", "village"];

const store = {
  types: [],
  predicates: [],
  qualifiers: {},
  places: [], // {i, name, above, inner}, each after the one above it
  documents: [],
  articles: [],
  entities: [],
  facts: [],
  statements: [],
  levels: [],
  years: null,

  /** Read entities and facts out of the page: enough for a picture. */
  async open() {
    const raw = await embedded("graph-data");
    this.types = raw.types.map(term);
    this.predicates = raw.predicates.map(term);
    this.qualifiers = Object.fromEntries(Object.entries(raw.qualifiers).map(([name, [zh, en]]) => [name, { zh, en }]));
    this.readPlaces(raw.places);
    this.articles = raw.articles.map(([document, index, title, authors, date], i) => {
      return { i, document, index, title, authors, date, spans: [], statements: [] };
    });
    this.documents = raw.documents;
    this.readEntities(raw.entities);
    this.readFacts(raw.facts, raw.statements, raw.named);
    this.readings = new Map(Object.entries(raw.pinyin).map(([char, syllables]) => [char, syllables.split(" ")]));
    return this;
  },

  /** Read the texts, and where in them each statement stands. */
  async openProof() {
    const raw = await embedded("proof-data");
    this.documents = this.documents.map((doc, i) => new SourceText(doc, raw.texts[i]));
    for (const article of this.articles) {
      article.document = this.documents[article.document];
      article.spans = raw.stretches[article.i];
    }
    let at = 0;
    for (const statement of this.statements) {
      const roles = raw.patterns[raw.pattern[statement.i]];
      statement.spans = raw.spans.slice(at, at + 2 * roles.length);
      statement.roles = roles;
      statement.rule = raw.rules[raw.rule[statement.i]];
      statement.confidence = raw.confidence[statement.i] / 100;
      at += 2 * roles.length;
    }
  },

  readPlaces(rows) {
    for (const [i, [name, parent]] of rows.entries()) {
      const place = { i, name, above: this.places[parent] ?? null, inner: [] };
      place.above?.inner.push(place);
      this.places.push(place);
    }
  },

  readEntities(raw) {
    this.entities = raw.name.map((name, i) => {
      const type = this.types[raw.type[i]];
      const id = raw.id[i] ?? `${type.name.toLowerCase()}/${name}`;
      const [aliases, codes] = [raw.aliases[i] ?? [], raw.codes[i] ?? []];
      const place = this.places[raw.place[i]] ?? null;
      return { i, id, name, type, aliases, codes, score: raw.score[i], place, facts: [], folded: null };
    });
    this.byId = new Map(this.entities.map((entity) => [entity.id, entity]));
  },

  readFacts(raw, articleOf, named) {
    const values = raw.values.map((q) => ({ q, years: yearsOf(q.time), place: this.places[named[q.place]] ?? null }));
    this.levels = levelsOf(values);
    const levels = new Map(this.levels.map((level) => [level.name, level]));
    for (const value of values) value.level = levels.get(value.q.level ?? "");
    let subject = 0;
    for (let i = 0; i < raw.id.length; i++) {
      subject += raw.subject[i];
      this.addFact(values[raw.qualifiers[i]], {
        i,
        id: raw.id[i],
        subject: this.entities[subject],
        predicate: this.predicates[raw.predicate[i]],
        object: this.entities[raw.object[i]],
        statements: Array.from({ length: raw.statements[i] }),
        sources: raw.sources[i],
        confidence: raw.confidence[i] / 100,
        derived: raw.rules[raw.derived[i]] ?? null,
      });
    }
    this.factById = new Map(this.facts.map((fact) => [fact.id, fact]));
    for (const statement of this.statements) {
      statement.article = this.articles[articleOf[statement.i]];
      statement.article.statements.push(statement);
    }
    this.years = yearsAmong(this.facts);
  },

  addFact({ q, years, place, level }, row) {
    const fact = { ...row, q, years, level, places: placesOf(row.subject.place, row.object.place, place) };
    fact.statements.forEach((_, k) => {
      const statement = { i: this.statements.length, fact, article: null, roles: [], spans: [], rule: "", confidence: 0 };
      this.statements.push(statement);
      fact.statements[k] = statement;
    });
    this.facts.push(fact);
    fact.subject.facts.push(fact);
    if (fact.object !== fact.subject) fact.object.facts.push(fact);
  },

  /** The file that `article` stands in. */
  docOf({ document }) {
    return document.doc ?? this.documents[document];
  },

  /** The end of `fact` that is not `entity`. */
  other(fact, entity) {
    return fact.subject === entity ? fact.object : fact.subject;
  },

  /** Entities whose name, alias, pinyin or initials hold `query`, the best first. */
  search(query, limit = 12) {
    const wanted = folded(query);
    if (!wanted) return [];
    const latin = /^[a-z' ]+$/.test(wanted) ? wanted.replace(/[' ]/g, "") : "";
    const hits = [];
    for (const entity of this.entities) {
      let best = Infinity;
      let via = entity.name;
      entity.folded ??= [entity.name, ...entity.aliases].map(folded);
      entity.folded.forEach((name, k) => {
        const found = rankOf(name, wanted, latin, this.readings) + (k ? 0.5 : 0);
        if (found < best) [best, via] = [found, k ? entity.aliases[k - 1] : entity.name];
      });
      if (best < Infinity) hits.push({ entity, best, via });
    }
    hits.sort((a, b) => a.best - b.best || b.entity.score - a.entity.score || a.entity.i - b.entity.i);
    return hits.slice(0, limit);
  },

  /** Of several facts on the same two the one whose relation the ontology names first: received, not pursues. */
  plainest(facts) {
    const order = (fact) => this.predicates.indexOf(fact.predicate);
    return facts.reduce((best, fact) => (order(fact) < order(best) ? fact : best));
  },

  /** The facts of a shortest way from one entity to another along facts that `passes` lets through, or null. */
  path(from, to, passes) {
    const came = new Map([[from, null]]);
    const queue = [from];
    for (const entity of queue) {
      if (entity === to) break;
      for (const fact of entity.facts) {
        const next = this.other(fact, entity);
        if (!came.has(next) && passes(fact)) {
          came.set(next, fact);
          queue.push(next);
        }
      }
    }
    if (!came.has(to)) return null;
    const way = [];
    for (let at = to; came.get(at); at = this.other(way[0], at)) {
      const next = this.other(came.get(at), at);
      way.unshift(this.plainest(at.facts.filter((fact) => this.other(fact, at) === next && passes(fact))));
    }
    return way;
  },
};

/** A document's text. Offsets count code points, as Python does; JavaScript's strings count UTF-16 units. */
class SourceText {
  constructor(doc, text) {
    this.doc = doc;
    this.points = /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
  }

  /** The characters from `start` to `end`, in code points. */
  slice(start, end) {
    const part = this.points.slice(start, end);
    return typeof part === "string" ? part : part.join("");
  }

  get length() {
    return this.points.length;
  }
}

/** The data in the element `id`, which is then dropped. */
async function embedded(id) {
  const element = document.getElementById(id);
  const text = element.textContent;
  element.remove();
  return JSON.parse(element.dataset.encoding === "deflate" ? await inflated(text) : text);
}

/** The text of a base64 zlib stream. */
async function inflated(base64) {
  if (typeof DecompressionStream === "undefined") throw new Error(words.say("oldBrowser"));
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

function term([name, zh, en, noteZh, noteEn], i) {
  return { i, name, zh, en, noteZh, noteEn };
}

/** The spans that prove `statement`: {role, start, end} in code points of its document. */
function evidenceOf({ roles, spans }) {
  let start = 0;
  return roles.map((role, k) => {
    start += spans[2 * k];
    return { role, start, end: start + spans[2 * k + 1] };
  });
}

/** The report that `entity` stands for, as far as a fact says so. */
function reportOf(entity) {
  if (entity.type.name !== "Report") return null;
  return entity.facts.find((fact) => fact.statements.length)?.statements[0].article ?? null;
}

/** A place and those around it, the widest first. */
function placeChain(place) {
  const chain = [];
  for (let at = place; at; at = at.above) chain.unshift(at);
  return chain;
}

function placesOf(...places) {
  return [...new Set(places.filter(Boolean))];
}

/** First and last year of all facts, or null. */
function yearsAmong(facts) {
  const dated = facts.filter((fact) => fact.years);
  if (!dated.length) return null;
  return [
    dated.reduce((least, { years }) => Math.min(least, years[0]), Infinity),
    dated.reduce((most, { years }) => Math.max(most, years[1]), -Infinity),
  ];
}

/** First and last year of an EDTF time, or null. */
function yearsOf(time) {
  const years = (String(time ?? "").match(/(?<![0-9])[0-9]{4}(?![0-9])/g) ?? []).map(Number);
  return years.length ? [Math.min(...years), Math.max(...years)] : null;
}

/** The levels that facts have, the highest first; "" stands for none. */
function levelsOf(facts) {
  const found = [...new Set(facts.map((fact) => fact.q.level ?? ""))];
  const rank = (name) => (name === "" ? Infinity : LEVELS.includes(name) ? LEVELS.indexOf(name) : LEVELS.length);
  return found.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).map((name, i) => ({ i, name }));
}

/** `text` as compared in a search: one width, lower case, no blanks or quotation marks. */
function folded(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s“”‘’"《》·]/g, "");
}

/** How well `name` answers: 0 the same, 1 begins with it, 2 holds it, 3 to 5 likewise by pinyin, else Infinity. */
function rankOf(name, wanted, latin, readings) {
  const at = name.indexOf(wanted);
  if (at >= 0) return at > 0 ? 2 : name.length > wanted.length ? 1 : 0;
  if (!latin) return Infinity;
  const chars = Array.from(name);
  for (let start = 0; start < chars.length; start++) {
    const end = spelled(chars, start, latin, 0, readings);
    if (end) return start ? 5 : end < chars.length ? 4 : 3;
  }
  return Infinity;
}

/** Where in `chars` from `at` on the letters from `used` on are used up, read as syllables or initials; else 0. */
function spelled(chars, at, letters, used, readings) {
  if (used === letters.length) return at;
  if (at === chars.length) return 0;
  const syllables = readings.get(chars[at]) ?? [chars[at]];
  for (const syllable of syllables) {
    for (let n = Math.min(syllable.length, letters.length - used); n > 0; n--) {
      const partial = n > 1 && n < syllable.length && used + n < letters.length;
      if (partial || !syllable.startsWith(letters.slice(used, used + n))) continue;
      const end = spelled(chars, at + 1, letters, used + n, readings);
      if (end) return end;
    }
  }
  return 0;
}
