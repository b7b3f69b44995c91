"use strict";
/** The legend, which is the filter: what is switched off there is not drawn. Counts are of what the others leave. */

const LISTED = 200; // reports

const filters = {
  off: { types: new Set(), relations: new Set(), levels: new Set(), reports: new Set() },
  span: null, // [first, last] year, or null for all
  undated: true,
  least: 1, // sources

  /** `changed()` runs after each change; `gather()` brings all that passes into the picture. */
  open(panel, changed, gather) {
    [this.panel, this.changed, this.gather] = [panel, changed, gather];
    this.render();
  },

  get active() {
    return this.span !== null || !this.undated || this.least > 1 || Object.values(this.off).some((set) => set.size);
  },

  clear() {
    Object.values(this.off).forEach((set) => set.clear());
    [this.span, this.undated, this.least] = [null, true, 1];
    this.update();
  },

  /** Whether `fact` passes all filters but those of the group `except`. */
  passes(fact, except = "") {
    const { types, relations, levels, reports } = this.off;
    return (
      (except === "types" || !(types.has(fact.subject.type) || types.has(fact.object.type))) &&
      (except === "relations" || !relations.has(fact.predicate)) &&
      (except === "levels" || !levels.has(fact.level)) &&
      (except === "reports" || !reports.size || fact.statements.some((s) => !reports.has(s.article))) &&
      fact.sources >= this.least &&
      this.inSpan(fact)
    );
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

  update() {
    const focus = document.activeElement?.dataset.key;
    this.render();
    if (focus) this.panel.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
    this.changed();
  },

  render() {
    const open = new Map([...this.panel.querySelectorAll("details")].map((e) => [e.dataset.group, e.open]));
    const reports = store.articles.filter((article) => article.statements.length).slice(0, LISTED);
    const sections = [
      this.group("types", store.types, (t) => [shapes.badge(t), words.term(t), noteOf(t)], this.typeCounts()),
      this.group(
        "relations",
        store.predicates,
        (p) => [shapes.line(p), words.term(p), noteOf(p)],
        this.relationCounts(),
      ),
      store.levels.length > 1 &&
        this.group("levels", store.levels, (l) => [null, levelWords(l), ""], this.levelCounts()),
      this.yearGroup(),
      this.sourceGroup(),
      reports.length > 1 &&
        this.group("reports", reports, (a) => [null, titleOf(a), a.document.doc], this.reportCounts()),
    ].filter(Boolean);
    for (const section of sections)
      section.open = open.get(section.dataset.group) ?? section.dataset.group !== "reports";
    const clear = make(
      "button.clear",
      { type: "button", hidden: !this.active, onclick: () => this.clear() },
      words.say("clear"),
    );
    const passing = this.active
      ? tally(
          store.facts.filter((fact) => this.passes(fact)),
          endsOf,
        ).size
      : 0;
    const gather = make(
      "button.gather",
      { type: "button", hidden: !passing, onclick: () => this.gather() },
      words.say("gather", passing),
    );
    this.panel.replaceChildren(make("h2", {}, words.say("filters"), clear), gather, ...sections);
  },

  section(name, ...children) {
    const section = make("details", {}, make("summary", {}, words.say(name)), ...children);
    section.dataset.group = name;
    return section;
  },

  group(name, items, labels, counts) {
    const off = this.off[name];
    const rows = items.map((item) => {
      const [badge, label, note] = labels(item);
      const box = make("input", { type: "checkbox", checked: !off.has(item), onchange: () => this.toggle(off, item) });
      const only = make(
        "button.only",
        { type: "button", onclick: () => this.only(off, items, item) },
        words.say("only"),
      );
      only.setAttribute("aria-label", `${words.say("only")} ${label}`);
      box.dataset.key = `${name}/${item.i}`;
      only.dataset.key = `${name}/${item.i}/only`;
      const count = counts.get(item) ?? 0;
      return make(
        count ? "li" : "li.none",
        {},
        make("label", { title: note }, box, badge, make("span.name", {}, label)),
        only,
        make("span.count", {}, String(count)),
      );
    });
    const all = make(
      "button.all",
      { type: "button", hidden: !off.size, onclick: () => this.toggle(off) },
      words.say("all"),
    );
    all.dataset.key = `${name}/all`;
    return this.section(name, all, make("ul", {}, rows));
  },

  /** Switch `item` over, or everything on. */
  toggle(off, item) {
    if (item === undefined) off.clear();
    else if (!off.delete(item)) off.add(item);
    this.update();
  },

  only(off, items, item) {
    for (const each of items) off.add(each);
    off.delete(item);
    this.update();
  },

  yearGroup() {
    if (!store.years) return null;
    const [first, last] = store.years;
    const [from, to] = this.span ?? store.years;
    const field = (value, key, set) => {
      const input = make("input", { type: "range", min: first, max: last, step: 1, value });
      input.setAttribute("aria-label", `${words.say("years")} ${key}`);
      input.dataset.key = `years/${key}`;
      input.addEventListener("change", () => {
        const span = set(Number(input.value));
        this.span = span[0] === first && span[1] === last ? null : span;
        this.update();
      });
      return input;
    };
    const undated = make("input", { type: "checkbox", checked: this.undated, onchange: () => this.setUndated() });
    undated.dataset.key = "years/undated";
    return this.section(
      "years",
      this.histogram(first, last, from, to),
      make("div.span", {}, make("output", {}, from), make("output", {}, to)),
      field(from, "1", (year) => [year, Math.max(year, to)]),
      field(to, "2", (year) => [Math.min(year, from), year]),
      make("label.row", {}, undated, make("span.name", {}, words.say("undated"))),
    );
  },

  setUndated() {
    this.undated = !this.undated;
    this.update();
  },

  /** A bar for each year, as high as its facts are many. */
  histogram(first, last, from, to) {
    const counts = new Array(last - first + 1).fill(0);
    for (const { years } of store.facts) if (years) for (let y = years[0]; y <= years[1]; y++) counts[y - first]++;
    const most = Math.max(...counts, 1);
    const bars = counts.map((count, k) => {
      const bar = make(first + k < from || first + k > to ? "i.out" : "i", { title: `${first + k}: ${count}` });
      bar.style.height = `${count ? Math.max(8, (100 * count) / most) : 0}%`;
      return bar;
    });
    return make("div.bars", { "aria-hidden": "true" }, bars);
  },

  sourceGroup() {
    const most = store.facts.reduce((n, fact) => Math.max(n, fact.sources), 1);
    if (most < 2) return null;
    const input = make("input", { type: "range", min: 1, max: Math.min(most, 10), step: 1, value: this.least });
    input.setAttribute("aria-label", words.say("sources"));
    input.dataset.key = "sources";
    input.addEventListener("change", () => {
      this.least = Number(input.value);
      this.update();
    });
    return this.section("sources", make("div.span", {}, make("output", {}, this.least)), input);
  },

  typeCounts() {
    const seen = new Set();
    for (const fact of store.facts) {
      if (this.passes(fact, "types")) seen.add(fact.subject).add(fact.object);
    }
    return tally(seen, (entity) => [entity.type]);
  },

  relationCounts() {
    return tally(
      store.facts.filter((fact) => this.passes(fact, "relations")),
      (fact) => [fact.predicate],
    );
  },

  levelCounts() {
    return tally(
      store.facts.filter((fact) => this.passes(fact, "levels")),
      (fact) => [fact.level],
    );
  },

  reportCounts() {
    const facts = store.facts.filter((fact) => this.passes(fact, "reports"));
    return tally(facts, (fact) => new Set(fact.statements.map((statement) => statement.article)));
  },
};

function tally(items, keys) {
  const counts = new Map();
  for (const item of items) for (const key of keys(item)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function endsOf(fact) {
  return [fact.subject, fact.object];
}

function levelWords({ name }) {
  return name ? words.value("level", name) : words.say("noLevel");
}

function noteOf(term) {
  return words.language === "zh" ? term.noteZh : term.noteEn;
}

function titleOf(article) {
  return article.title || words.say("untitled");
}
