"use strict";
/** The graph: the payload decoded and indexed, search, paths. Knows nothing of the screen. */

const LEVELS = ["national", "provincial", "prefecture", "county", "township", "village"];

const store = {
  types: [],
  predicates: [],
  qualifiers: {},
  documents: [],
  articles: [],
  entities: [],
  facts: [],
  statements: [],
  levels: [],
  years: null,

  /** Read the data out of the page. */
  async open() {
    const element = document.getElementById("data");
    const raw = JSON.parse(
      element.dataset.encoding === "deflate" ? await inflated(element.textContent) : element.textContent,
    );
    element.remove();
    this.types = raw.types.map(term);
    this.predicates = raw.predicates.map(term);
    this.qualifiers = Object.fromEntries(Object.entries(raw.qualifiers).map(([name, [zh, en]]) => [name, { zh, en }]));
    this.documents = raw.documents.map(([doc, text]) => new SourceText(doc, text));
    this.articles = raw.articles.map(([document, index, title, authors, date, spans], i) => {
      return { i, document: this.documents[document], index, title, authors, date, spans, statements: [] };
    });
    this.entities = raw.entities.map(([id, name, type, aliases, codes, score], i) => {
      return { i, id, name, type: this.types[type], aliases, codes, score, facts: [], report: null };
    });
    this.facts = raw.facts.map(([id, s, p, o, q, statements, sources, confidence], i) => {
      const [subject, predicate, object] = [this.entities[s], this.predicates[p], this.entities[o]];
      return { i, id, subject, predicate, object, q, statements, sources, confidence, years: yearsOf(q.time) };
    });
    this.statements = raw.statements.map(([article, spans, rule, confidence], i) => {
      return {
        i,
        article: this.articles[article],
        evidence: evidenceOf(spans, raw.roles),
        rule,
        confidence,
        fact: null,
      };
    });
    this.levels = levelsOf(this.facts);
    this.index(raw.pinyin);
    return this;
  },

  index(pinyin) {
    this.byId = new Map(this.entities.map((entity) => [entity.id, entity]));
    this.factById = new Map(this.facts.map((fact) => [fact.id, fact]));
    let first = Infinity;
    let last = -Infinity;
    const levels = new Map(this.levels.map((level) => [level.name, level]));
    for (const fact of this.facts) {
      fact.level = levels.get(fact.q.level ?? "");
      fact.statements = fact.statements.map((i) => this.statements[i]);
      fact.subject.facts.push(fact);
      if (fact.object !== fact.subject) fact.object.facts.push(fact);
      for (const statement of fact.statements) {
        statement.fact = fact;
        statement.article.statements.push(statement);
      }
      if (fact.years) [first, last] = [Math.min(first, fact.years[0]), Math.max(last, fact.years[1])];
      for (const end of [fact.subject, fact.object]) {
        if (end.type.name === "Report" && fact.statements.length) end.report = fact.statements[0].article;
      }
    }
    this.years = first <= last ? [first, last] : null;
    this.readings = new Map(Object.entries(pinyin).map(([char, syllables]) => [char, syllables.split(" ")]));
    this.names = this.entities.map((entity) => [entity.name, ...entity.aliases].map(folded));
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
    this.entities.forEach((entity, i) => {
      let best = Infinity;
      let via = entity.name;
      this.names[i].forEach((name, k) => {
        const found = rankOf(name, wanted, latin, this.readings) + (k ? 0.5 : 0);
        if (found < best) [best, via] = [found, k ? entity.aliases[k - 1] : entity.name];
      });
      if (best < Infinity) hits.push({ entity, best, via });
    });
    hits.sort((a, b) => a.best - b.best || b.entity.score - a.entity.score || a.entity.i - b.entity.i);
    return hits.slice(0, limit);
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
    for (let at = to; came.get(at); at = this.other(way[0], at)) way.unshift(came.get(at));
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

/** The text of a base64 zlib stream. */
async function inflated(base64) {
  if (typeof DecompressionStream === "undefined") throw new Error(words.say("oldBrowser"));
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

function term([name, zh, en, noteZh, noteEn], i) {
  return { i, name, zh, en, noteZh, noteEn };
}

function evidenceOf(spans, roles) {
  const found = [];
  for (let k = 0; k < spans.length; k += 3)
    found.push({ role: roles[spans[k]], start: spans[k + 1], end: spans[k + 2] });
  return found;
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
