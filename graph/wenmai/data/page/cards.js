"use strict";
/** The card at the side: an entity with all it does, or the facts that an edge stands for. Links are addresses. */

const MANY = 6; // facts of a relation, or proofs of a fact, shown at once
const MOST = 40; // entities added at once

const cards = {
  byYear: false,

  /** `act` has the functions expand, focus, pin, hide and path, each of an entity, and link(button). */
  open(panel, act) {
    [this.panel, this.act] = [panel, act];
  },

  show(...children) {
    const within = this.panel.contains(document.activeElement);
    this.panel.replaceChildren(...children.flat(Infinity).filter(Boolean));
    this.panel.scrollTop = 0;
    if (within) this.panel.focus();
  },

  /** Nothing is selected: how to begin, and where. */
  start(missing) {
    const best = [...store.entities].sort((a, b) => b.score - a.score || a.i - b.i).slice(0, 12);
    const figures = [
      [store.entities.length, "entities"],
      [store.facts.length, "facts"],
      [store.articles.length, "articles"],
    ];
    this.show(
      missing && make("p.missing", {}, words.say("missing", missing)),
      make("h2", {}, words.say("start")),
      make(
        "dl.figures",
        {},
        figures.map(([n, key]) =>
          make("div", {}, make("dt", {}, words.say(key)), make("dd", {}, n.toLocaleString("en"))),
        ),
      ),
      make("p", {}, words.say("startText")),
      make("p.keys", {}, words.say("keys")),
      make("h3", {}, words.say("prominent")),
      make(
        "ul.plain",
        {},
        best.map((entity) => make("li", {}, entityLink(entity), make("span.count", {}, entity.facts.length))),
      ),
    );
  },

  entity(entity) {
    const { act } = this;
    const others = entity.facts.filter((fact) => view.passes(fact)).map((fact) => store.other(fact, entity));
    const hidden = new Set(others.filter((other) => !view.shown.has(other))).size;
    const button = (key, run, label = words.say(key)) => make("button", { type: "button", onclick: run }, label);
    this.show(
      this.head(shapes.badge(entity.type), words.term(entity.type), entity.name),
      make(
        "div.actions",
        {},
        hidden
          ? button("expand", () => act.expand(entity), words.say("expandMore", Math.min(hidden, MOST), hidden))
          : null,
        button("focus", () => act.focus(entity)),
        button(view.pinned.has(entity) ? "unpin" : "pin", () => act.pin(entity)),
        button("hide", () => act.hide(entity)),
        button("pathFrom", () => act.path(entity)),
        reportOf(entity) ? button("read", () => reader.open(reportOf(entity))) : null,
        button("link", (event) => act.link(event.currentTarget)),
      ),
      this.particulars(entity),
      timeline(entity),
      this.facts(entity),
    );
  },

  head(badge, kind, name) {
    const close = make("a.icon", { href: "#" }, shapes.icon("close"));
    close.setAttribute("aria-label", words.say("close"));
    return make("div.head", {}, make("p.kind", {}, badge, kind), close, make("h2", {}, name));
  },

  particulars(entity) {
    const { aliases, codes, place } = entity;
    const rows = [];
    const chain = placeChain(place).map((each) => each.name);
    if (chain.length) rows.push([words.say("place"), chain.join(" › ")]);
    if (aliases.length) rows.push([words.say("aliases"), aliases.join("、")]);
    for (const [scheme, code] of codes) rows.push([`${words.say("codes")} ${scheme}`, code]);
    return pairs(rows);
  },

  /** All facts of `entity`, by relation or by year. */
  facts(entity) {
    const list = make("div.groups");
    const fill = () => list.replaceChildren(...(this.byYear ? years(entity) : relations(entity)));
    const choice = (key, byYear) => {
      const button = make("button", { type: "button" }, words.say(key));
      button.setAttribute("aria-pressed", String(this.byYear === byYear));
      button.addEventListener("click", () => {
        this.byYear = byYear;
        for (const each of button.parentElement.children) each.setAttribute("aria-pressed", String(each === button));
        fill();
      });
      return button;
    };
    fill();
    return [make("div.choice", { role: "group" }, choice("byRelation", false), choice("byYear", true)), list];
  },

  /** The fact, and beside it all others between the same two. */
  fact(fact) {
    const { subject, object } = fact;
    const same = (other) =>
      other !== fact && [subject, object].includes(other.object) && [subject, object].includes(other.subject);
    this.show(
      this.head(shapes.line(fact.predicate), words.say("relation"), words.term(fact.predicate)),
      make("p.doc", {}, noteOf(fact.predicate)),
      make(
        "p.triple",
        {},
        entityLink(subject),
        make("span.predicate", {}, directed(fact, subject)),
        entityLink(object),
      ),
      statusOf(fact),
      qualifierList(fact),
      make("h3", {}, words.say("evidence"), make("span.count", {}, words.say("independent", fact.sources))),
      proofs(fact),
      subject.facts.some(same) ? make("h3", {}, words.say("alsoBetween")) : null,
      make(
        "ul.facts",
        {},
        subject.facts.filter(same).map((other) => factRow(other, subject, true)),
      ),
    );
  },

  /** A way from one entity to another, fact by fact. */
  path(from, to, way) {
    const rows = (way ?? []).map((fact) =>
      make(
        "li",
        {},
        entityLink(fact.subject),
        make("a.predicate", { href: factAddress(fact) }, directed(fact, fact.subject)),
        entityLink(fact.object),
      ),
    );
    this.show(
      this.head(null, way ? words.say("pathFound", way.length) : words.say("noPath"), `${from.name} — ${to.name}`),
      make("ol.way", {}, rows),
    );
  },
};

function entityAddress(entity) {
  return `#entity=${encodeURIComponent(entity.id)}`;
}

function factAddress(fact) {
  return `#fact=${encodeURIComponent(fact.id)}`;
}

function entityLink(entity) {
  return make(
    "a.entity",
    { href: entityAddress(entity) },
    shapes.badge(entity.type),
    make("span", { lang: "zh-CN" }, entity.name),
  );
}

/** The relation of `fact` with an arrow, as seen from one of its ends. */
function directed(fact, entity) {
  const label = words.term(fact.predicate);
  return fact.subject === entity ? `${label} →` : `← ${label}`;
}

/** The facts of `entity` in groups: relation and direction. */
function relations(entity) {
  const groups = new Map();
  for (const fact of entity.facts) {
    const key = `${fact.predicate.i}${fact.subject === entity ? ">" : "<"}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(fact);
  }
  const order = [...groups.values()].sort(
    (a, b) =>
      (a[0].subject === entity ? 0 : 1) - (b[0].subject === entity ? 0 : 1) || a[0].predicate.i - b[0].predicate.i,
  );
  return order.map((facts) => {
    const { predicate, subject } = facts[0];
    const title = [shapes.line(predicate), subject === entity ? words.term(predicate) : directed(facts[0], entity)];
    facts.sort((a, b) => (b.years?.[0] ?? 0) - (a.years?.[0] ?? 0) || b.sources - a.sources || a.i - b.i);
    return factGroup(title, facts, (fact) => factRow(fact, entity));
  });
}

/** The same facts by year, the latest first; those without a time last. */
function years(entity) {
  const groups = new Map();
  for (const fact of entity.facts) {
    const key = fact.years ? fact.years[0] : -Infinity;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(fact);
  }
  const order = [...groups].sort(([a], [b]) => b - a);
  return order.map(([year, facts]) =>
    factGroup([year > 0 ? String(year) : words.say("noYear")], facts, (fact) => factRow(fact, entity, true)),
  );
}

function factGroup(title, facts, row) {
  const list = make("ul.facts", {}, facts.slice(0, MANY).map(row));
  const rest = facts.slice(MANY);
  const more = make("button.more", { type: "button", hidden: !rest.length }, words.say("more", rest.length));
  more.addEventListener("click", () => {
    list.append(...rest.map(row));
    more.hidden = true;
    list.children[MANY].querySelector("a").focus();
  });
  return make("section.group", {}, make("h3", {}, title, make("span.count", {}, facts.length)), list, more);
}

/** A fact as seen from `entity`: the other end, the qualifiers, and the proof when asked for. */
function factRow(fact, entity, named = false) {
  const proof = make("div", { hidden: true });
  const told = fact.sources > 1 ? words.say("independent", fact.sources) : words.say("source");
  const label = fact.derived ? words.say("derivedFact") : told;
  const toggle = make("button.source", { type: "button" }, label);
  toggle.setAttribute("aria-expanded", "false");
  toggle.addEventListener("click", () => {
    proof.hidden = !proof.hidden;
    toggle.setAttribute("aria-expanded", String(!proof.hidden));
    if (!proof.hidden && !proof.firstChild) proof.append(...proofs(fact));
  });
  return make(
    filters.passes(fact) ? "li" : "li.filtered",
    {},
    named && make("a.predicate", { href: factAddress(fact) }, directed(fact, entity)),
    entityLink(store.other(fact, entity)),
    make("div.chips", {}, statusOf(fact), chips(fact), toggle),
    proof,
  );
}

/** What a fact is not: an honour striven for is none, nor is one taken back. */
function statusOf({ predicate, q }) {
  const key = isRevoked(q) ? "revoked" : { pursues: "notYet", nominatedFor: "nominated" }[predicate.name];
  return key ? make("span.chip.hope", {}, words.say(key)) : null;
}

function isRevoked(q) {
  return q.status === "revoked";
}

function chips(fact) {
  return qualifierWords(fact).map(([name, value]) =>
    make("span.chip", { title: name }, make("span.name", {}, name), ` ${value}`),
  );
}

function qualifierList(fact) {
  return pairs(qualifierWords(fact));
}

/** Labels and values side by side; nothing where there are none. */
function pairs(rows) {
  const cells = rows.map(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
  return rows.length ? make("dl.particulars", {}, cells) : null;
}

/** The qualifiers of a fact as pairs of label and value but for what `statusOf` says; a number comes with its
 *  unit and 约. */
function qualifierWords({ q }) {
  const { unit, approx, ...rest } = q;
  if (isRevoked(q)) delete rest.status;
  return Object.entries(rest).map(([name, value]) => {
    const label = Object.hasOwn(store.qualifiers, name) ? words.term(store.qualifiers[name]) : name;
    const counted = name === "count" || name === "value";
    const about = approx && (counted || name === "participants") ? `${words.say("approx")} ` : "";
    if (value === true) return [label, "✓"];
    if (name === "time") return [label, timeWords(value)];
    if (typeof value === "string") return [label, words.value(name, value)];
    const text =
      typeof value === "number" && name !== "edition" ? value.toLocaleString("en") : [].concat(value).join("、");
    return [label, about + text + (counted && unit ? ` ${unit}` : "")];
  });
}

/** An EDTF time as people read it. */
function timeWords(time) {
  return time
    .replace("/..", ` ${words.say("to")} …`)
    .replace("../", `… ${words.say("to")} `)
    .replace("/", ` ${words.say("to")} `);
}
