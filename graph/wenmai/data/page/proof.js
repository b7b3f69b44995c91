"use strict";
/** Proof: the words of a report that say a fact, each part of it marked in its own way. */

// What a role of evidence is marked as; those not named here are "other".
const MARKS = {
  subject: "subject",
  object: "object",
  trigger: "trigger",
  time: "time",
  edition: "number",
  batch: "number",
  streak: "number",
  count: "number",
  value: "number",
  unit: "number",
  approx: "number",
  participants: "number",
};
const AROUND = 24; // characters shown on both sides of evidence that stands outside of its sentence

function markOf(role) {
  return Object.hasOwn(MARKS, role) ? MARKS[role] : "other";
}

/** What a role is called: a part of the triple, or a qualifier. */
function roleWords(role) {
  const qualifier = Object.hasOwn(store.qualifiers, role) ? store.qualifiers[role] : null;
  return qualifier ? words.term(qualifier) : words.say(role);
}

/** The text from `start` to `end` with `marks` ({start, end, role, …}) as elements; marks may overlap. */
function marked(text, start, end, marks, { healed = true, decorate = () => {} } = {}) {
  const inside = marks.filter((mark) => mark.start < end && start < mark.end);
  const cuts = new Set([start, end]);
  for (const mark of inside) cuts.add(Math.max(mark.start, start)).add(Math.min(mark.end, end));
  const borders = [...cuts].sort((a, b) => a - b);
  return borders.slice(1).map((to, k) => {
    const from = borders[k];
    const words = healed ? heal(text.slice(from, to)) : text.slice(from, to);
    const covering = inside.filter((mark) => mark.start <= from && to <= mark.end);
    if (!covering.length) return words;
    covering.sort((a, b) => a.end - a.start - (b.end - b.start));
    const element = make(`mark.${markOf(covering[0].role)}`, {}, words);
    element.title = [...new Set(covering.map((mark) => roleWords(mark.role)))].join(" · ");
    decorate(element, covering);
    return element;
  });
}

/** `text` without the line breaks of a page; between letters of the alphabet a blank takes their place. */
function heal(text) {
  return text.replace(/([A-Za-z0-9,.])[ \t]*\n\s*(?=[A-Za-z])/g, "$1 ").replace(/[ \t]*\n\s*/g, "");
}

/** Everything that proves `statement`: its sentence, and what it takes from elsewhere in the report. */
function proofOf(statement) {
  const { article } = statement;
  const text = article.document;
  const evidence = evidenceOf(statement);
  const sentences = joined(evidence.filter((e) => e.role === "sentence"));
  const parts = evidence.filter((e) => e.role !== "sentence");
  const within = (part) => sentences.some((s) => s.start <= part.start && part.end <= s.end);
  const quotes = sentences.map(({ start, end }) =>
    make("blockquote", { lang: "zh-CN" }, marked(text, start, end, parts)),
  );
  for (const part of parts.filter((each) => !within(each))) {
    const [start, end] = [Math.max(0, part.start - AROUND), Math.min(text.length, part.end + AROUND)];
    const label = make("span.label", {}, `${roleWords(part.role)} · ${words.say("context")}`);
    quotes.push(make("blockquote.context", { lang: "zh-CN" }, label, "…", marked(text, start, end, [part]), "…"));
  }
  const read = make(
    "button.read",
    { type: "button", onclick: () => reader.open(article, statement.fact) },
    words.say("read"),
  );
  const sure = make("span.doc", { title: statement.rule }, `${words.say("confidence")} ${statement.confidence}`);
  const source = make("span.doc", {}, sourceWords(article), make("br"), sure);
  const cite = make("footer", {}, make("cite", { lang: "zh-CN" }, titleOf(article)), source, read);
  return make("div.proof", {}, quotes, cite);
}

/** What the marks mean, and the proof of each statement of `fact`; a long row only when asked for. */
function proofs({ statements, derived }) {
  if (derived) return [make("p.doc", {}, words.say("derived"), words.pair(derived))];
  const more = make(
    "button.more",
    { type: "button", hidden: statements.length <= MANY },
    words.say("more", statements.length - MANY),
  );
  more.addEventListener("click", () => more.replaceWith(...statements.slice(MANY).map(proofOf)));
  return [markLegend(), ...statements.slice(0, MANY).map(proofOf), more];
}

/** Spans put together where they touch. */
function joined(spans) {
  const found = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (found.length && start <= found.at(-1).end) found.at(-1).end = Math.max(found.at(-1).end, end);
    else found.push({ start, end });
  }
  return found;
}

/** File, authors and date of an article. */
function sourceWords({ document: source, authors, date }) {
  return [source.doc, authors.join("、"), date].filter(Boolean).join(" · ");
}

/** What the marks mean. */
function markLegend() {
  const kinds = ["subject", "object", "trigger", "time", "number", "other"];
  return make(
    "p.marks",
    {},
    kinds.map((kind) => make(`mark.${kind}`, {}, words.say(kind))),
  );
}
