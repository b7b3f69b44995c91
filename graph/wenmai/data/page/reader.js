"use strict";
/** The text of an article with the words of all its facts marked. */

const reader = {
  open(article, fact = null) {
    this.dialog = document.getElementById("reader");
    this.article = article;
    const marks = article.statements.flatMap((statement) =>
      evidenceOf(statement).filter((e) => e.role !== "sentence").map((e) => ({ ...e, fact: statement.fact })),
    );
    const decorate = (element, covering) => {
      element.facts = new Set(covering.map((mark) => mark.fact));
      element.addEventListener("click", () => this.choose([...element.facts][0], false));
    };
    const text = flows(article).map(({ start, end }) =>
      make("p", {}, marked(article.document, start, end, marks, { healed: false, decorate })),
    );
    const order = [...article.statements].sort((a, b) => sentenceStart(a) - sentenceStart(b));
    const facts = [...new Set(order.map((statement) => statement.fact))].filter(Boolean);
    this.rows = new Map(facts.map((each) => [each, this.row(each)]));
    const close = make("button.icon", { type: "button", onclick: () => this.dialog.close() }, shapes.icon("close"));
    close.setAttribute("aria-label", words.say("close"));
    this.dialog.replaceChildren(
      make(
        "header",
        {},
        make("div", {}, make("h2", { lang: "zh-CN" }, titleOf(article)), make("p.doc", {}, sourceWords(article))),
        close,
      ),
      make(
        "div.columns",
        {},
        make("article", { lang: "zh-CN", tabIndex: 0 }, text),
        make(
          "nav",
          {},
          make("h3", {}, words.say("factsHere"), make("span.count", {}, facts.length)),
          markLegend(),
          make("ul.plain", {}, [...this.rows.values()]),
        ),
      ),
    );
    this.dialog.setAttribute("aria-label", titleOf(article));
    if (!this.dialog.open) this.dialog.showModal();
    if (fact) this.choose(fact, true);
  },

  row(fact) {
    const says = make(
      "button.says",
      { type: "button", onclick: () => this.choose(fact, true) },
      make("b", {}, fact.subject.name),
      make("span.predicate", {}, directed(fact, fact.subject)),
      make("b", {}, fact.object.name),
    );
    const show = make("a.show", { href: factAddress(fact), onclick: () => this.dialog.close() }, words.say("inGraph"));
    return make("li", {}, says, show);
  },

  /** Make the words of `fact` stand out, and bring them (or, from the text, its row) into sight. */
  choose(fact, intoText) {
    const chosen = [];
    for (const mark of this.dialog.querySelectorAll("article mark")) {
      mark.classList.toggle("chosen", mark.facts.has(fact));
      if (mark.facts.has(fact)) chosen.push(mark);
    }
    // The subject may have been named long before.
    const first = chosen.find((mark) => !mark.classList.contains("subject")) ?? chosen[0];
    for (const [each, row] of this.rows) row.classList.toggle("chosen", each === fact);
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    const target = intoText ? first : this.rows.get(fact);
    target?.scrollIntoView({ block: intoText ? "center" : "nearest", behavior });
  },
};

/** The stretches of an article, those put together between which there are only blanks. */
function flows({ document: text, spans }) {
  const found = [];
  for (const [start, end] of spans) {
    const last = found.at(-1);
    if (last && last.end <= start && !text.slice(last.end, start).trim()) last.end = end;
    else found.push({ start, end });
  }
  return found;
}

function sentenceStart(statement) {
  return Math.min(...evidenceOf(statement).filter((e) => e.role === "sentence").map((e) => e.start));
}
