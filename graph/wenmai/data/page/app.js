"use strict";
/**
 * The page put together. The address says what is selected and what is filtered; each step, gone back to or not,
 * has its picture.
 */

const FEW = 8; // neighbours that a click adds

const app = {
  steps: [], // the picture and the filters after each step
  chosen: "", // the part of the address that says what is selected
  from: null, // where a path being looked for starts
  clicked: { entity: null, at: -Infinity, before: null },

  async start() {
    this.theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    await store.open();
    this.settings(this.address());
    filters.open();
    filters.read(this.address());
    [view.passes, view.admits] = [(fact) => filters.passes(fact), (entity) => filters.admits(entity)];
    view.open(JSON.parse(document.getElementById("seed").textContent), {
      click: (entity) => this.click(entity),
      focus: (entity) => this.doubleClick(entity),
      follow: (edge) => this.go(`fact=${encodeURIComponent(edgeFacts(edge)[0].id)}`),
      clear: () => this.go(""),
    });
    await view.drawn;
    await store.openProof();
    this.furnish();
    words.apply();
    addEventListener("popstate", (event) => this.arrived(event.state));
    addEventListener("keydown", (event) => this.key(event));
    view.stage.addEventListener("keydown", (event) => this.stageKey(event));
    this.arrived(null);
    performance.mark("ready");
  },

  furnish() {
    const within = (id) => document.getElementById(id);
    search.open(within("search"), within("hits"), (entity) => this.pick(entity));
    cards.open(within("card"), {
      expand: (entity) => this.expand(entity),
      focus: (entity) => this.focus(entity),
      pin: (entity) => this.step(() => view.pin(entity)),
      hide: (entity) => this.hide(entity),
      path: (entity) => this.lookFrom(entity),
      link: (button) => this.copy(button),
    });
    legend.open(
      within("filters"),
      () => this.step(() => {}),
      () => this.gather(),
    );
    this.tools();
  },

  address() {
    return new URLSearchParams(location.hash.slice(1).replaceAll("+", "%2B"));
  },

  /** Language and theme, which stay in the address once they were chosen. */
  settings(asked) {
    if (WORDS[asked.get("lang")]) [words.language, this.language] = [asked.get("lang"), asked.get("lang")];
    if (["light", "dark"].includes(asked.get("theme"))) this.theme((this.themed = asked.get("theme")));
  },

  /** The whole address of the present state. */
  here() {
    const settings = [this.language && `lang=${this.language}`, this.themed && `theme=${this.themed}`];
    return `#${[this.chosen, ...filters.address(), ...settings].filter(Boolean).join("&")}`;
  },

  /** A step that selects what `chosen` says, as in an address. */
  go(chosen) {
    if (chosen !== this.chosen) this.step(() => {}, chosen);
    else this.route();
  },

  /** Change the picture by `change` and select what `chosen` says, as a step of its own. */
  step(change, chosen = this.chosen) {
    change();
    this.chosen = chosen;
    this.note("pushState");
    this.route();
  },

  note(how) {
    const step = how === "pushState" ? this.steps.length : (history.state?.step ?? this.steps.length);
    this.steps[step] = { ...view.snapshot(), filters: filters.snapshot() };
    history[how]({ step }, "", this.here());
  },

  /** A link followed, an address typed, or a step gone back to. */
  arrived(state) {
    const asked = this.address();
    const known = state && this.steps[state.step];
    this.settings(asked);
    if (known) {
      view.restore(known);
      filters.restore(known.filters);
    } else filters.read(asked);
    this.chosen = ["entity", "fact", "path", "to"]
      .filter((key) => asked.has(key))
      .map((key) => `${key}=${encodeURIComponent(asked.get(key))}`)
      .join("&");
    legend.render();
    if (!known) {
      const focused = asked.get("focus") === "1" && this.named(asked.get("entity"));
      if (focused) this.narrow(focused);
      this.note("replaceState");
    }
    this.route();
  },

  /** Show what is selected. */
  route() {
    const asked = new URLSearchParams(this.chosen);
    const entity = this.named(asked.get("entity"));
    const [from, to] = [this.named(asked.get("path")), this.named(asked.get("to"))];
    const fact = store.factById.get(asked.get("fact"));
    this.selected = entity ?? null;
    if (entity) {
      this.include([entity], FEW);
      view.select([entity]);
      cards.entity(entity);
    } else if (fact) {
      this.include([fact.subject, fact.object]);
      view.select([fact.subject, fact.object], [edgeId(fact)]);
      cards.fact(fact);
    } else if (from && to) this.way(from, to);
    else {
      view.select([]);
      cards.start(this.missing(asked));
    }
    document.body.classList.toggle("chosen", Boolean(entity || fact || (from && to)));
    this.status();
  },

  /** What an address asks for that is not in the page, or undefined. */
  missing(asked) {
    if (asked.has("fact")) return asked.get("fact");
    return ["entity", "path", "to"].map((key) => asked.get(key)).find((what) => what && !this.named(what));
  },

  /** The entity with this id or name, or else the first that is also called so. */
  named(what) {
    if (what === null) return null;
    const called = (names) => store.entities.find((entity) => names(entity));
    const found = store.byId.get(what) ?? called((entity) => entity.name === what);
    return found ?? called((entity) => entity.aliases.includes(what)) ?? null;
  },

  /** Add what is missing from the picture, beside what is selected with it, and some neighbours of what is new. */
  include(entities, company = 0) {
    const missing = entities.filter((entity) => !view.shown.has(entity));
    if (missing.length) {
      view.add(missing, (entity) => [...entities, ...neighboursOf(entity)].find((other) => view.shown.has(other)));
      if (company) for (const entity of missing) this.grow(entity, company);
      this.note("replaceState");
    }
    view.reveal(entities);
  },

  way(from, to) {
    const way = store.path(from, to, view.passes);
    const along = way ? [...new Set(way.flatMap((fact) => [fact.subject, fact.object]))] : [from, to];
    this.include(along);
    view.select(along, (way ?? []).map(edgeId));
    cards.path(from, to, way);
  },

  /** A click in the picture selects an entity and adds some of its neighbours; the next click on it adds more. */
  click(entity) {
    const now = performance.now();
    if (this.clicked.entity === entity && now - this.clicked.at < 400) return; // the second of a double click
    this.clicked = { entity, at: now, before: view.snapshot() };
    this.pick(entity);
  },

  /** The two clicks of a double click have been taken for one: what that one added makes way. */
  doubleClick(entity) {
    if (this.clicked.entity === entity && !this.from) view.restore(this.clicked.before);
    this.narrow(entity);
    this.chosen = `entity=${encodeURIComponent(entity.id)}`;
    this.note("replaceState");
    this.route();
    view.fit();
  },

  /** Select `entity`, or end at it the path that is looked for. */
  pick(entity) {
    const { from } = this;
    this.lookFrom(null);
    if (from && from !== entity) this.go(`path=${encodeURIComponent(from.id)}&to=${encodeURIComponent(entity.id)}`);
    else this.step(() => view.shown.has(entity) && this.grow(entity, FEW), `entity=${encodeURIComponent(entity.id)}`);
  },

  /** Add up to `most` neighbours of `entity`, the most prominent first; nothing that was hidden. */
  grow(entity, most) {
    const missing = notShown(neighboursOf(entity)).slice(0, most);
    if (missing.length) view.add(missing, () => entity);
    view.reveal([entity, ...missing]);
  },

  expand(entity) {
    this.step(() => this.grow(entity, MOST));
  },

  focus(entity) {
    this.step(() => this.narrow(entity), `entity=${encodeURIComponent(entity.id)}`);
    view.fit();
  },

  /** Nothing but `entity`, its neighbours and what is pinned. */
  narrow(entity) {
    const near = neighboursOf(entity);
    view.keep(new Set([entity, ...near]));
    view.add(notShown([entity, ...near]).slice(0, MOST), () => entity);
  },

  hide(entity) {
    this.step(() => view.hide(entity), "");
  },

  /** Bring back what was hidden. */
  unhide() {
    const hidden = [...view.hidden];
    this.step(() => view.add(hidden, (entity) => neighboursOf(entity).find((other) => view.shown.has(other))));
  },

  /** Add all that passes the filters, up to a number that can be looked at, each beside a neighbour. */
  gather() {
    const passing = store.facts.filter((fact) => view.passes(fact)).flatMap(endsOf);
    const missing = notShown(passing).slice(0, 3 * MOST);
    this.step(() => view.add(missing, (entity) => neighboursOf(entity).find((other) => view.shown.has(other))));
    view.fit();
  },

  lookFrom(entity) {
    this.from = entity;
    const hint = document.getElementById("hint");
    hint.textContent = entity ? words.say("pathTo", entity.name) : "";
    hint.hidden = !entity;
  },


  async copy(button) {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = words.say("copied");
    } catch {
      prompt(words.say("link"), location.href); // browsers that keep the clipboard from pages
    }
  },

  status() {
    const parts = [words.say("showing", view.nodes.length, store.entities.length)];
    if (filters.active) parts.push(words.say("filtered"));
    const back = make("button.more", { type: "button", onclick: () => this.unhide() });
    back.textContent = words.say("unhide", view.hidden.size);
    document.getElementById("status").replaceChildren(parts.join(" · "), ...(view.hidden.size ? [" · ", back] : []));
  },

  theme(name) {
    document.documentElement.dataset.theme = name;
    shapes.colours.clear();
  },

  tools() {
    const language = make("button.language", { type: "button", onclick: () => this.translate() });
    language.dataset.words = "language";
    document.getElementById("tools").append(
      tool("back", "back", () => history.back()),
      tool("forward", "forward", () => history.forward()),
      tool("reset", "reset", () => this.home()),
      tool("png", "png", () => saving.png()),
      tool("graphml", "graphml", () => saving.graphml()),
      tool("print", "print", () => print()),
      tool("theme", "theme", () => this.turn()),
      language,
    );
    document.getElementById("zoom").append(
      tool("zoomIn", "zoomIn", () => view.zoom(1.3)),
      tool("zoomOut", "zoomOut", () => view.zoom(1 / 1.3)),
      tool("fit", "fit", () => view.fit()),
    );
    const menu = document.getElementById("menu");
    menu.append(shapes.icon("menu"));
    menu.addEventListener("click", () => {
      const open = document.body.classList.toggle("filtering");
      menu.setAttribute("aria-expanded", String(open));
    });
    this.lookFrom(null);
  },

  home() {
    this.step(() => view.reset(), "");
    view.fit();
  },

  turn() {
    this.theme((this.themed = document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
    view.refresh();
    this.note("replaceState");
  },

  translate() {
    words.language = this.language = words.language === "zh" ? "en" : "zh";
    words.apply();
    legend.render();
    this.note("replaceState");
    this.route();
  },

  key(event) {
    const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName) && !/^(checkbox|range)$/.test(event.target.type);
    if (document.getElementById("reader").open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing) document.getElementById("search").focus();
    else if (event.key === "Escape") this.escape();
    else return;
    event.preventDefault();
  },

  escape() {
    if (this.from) this.lookFrom(null);
    else if (document.body.classList.contains("filtering")) document.getElementById("menu").click();
    else this.go("");
  },

  /** Keys while the picture has the focus: arrows walk, others do what the card's buttons do. */
  stageKey(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const act = {
      Enter: (entity) => this.expand(entity),
      Delete: (entity) => this.hide(entity),
      f: (entity) => this.focus(entity),
      p: (entity) => this.step(() => view.pin(entity)),
    }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (way) {
      const next = view.neighbour(this.selected, ...way);
      if (next) this.go(`entity=${encodeURIComponent(next.id)}`);
    } else if (act && this.selected) act(this.selected);
    else if (event.key === "+" || event.key === "=") view.zoom(1.3);
    else if (event.key === "-") view.zoom(1 / 1.3);
    else if (event.key === "0") view.fit();
    else return;
    event.preventDefault();
  },
};

/** The entities that a fact under the filters joins to `entity`. */
function neighboursOf(entity) {
  return entity.facts.filter((fact) => view.passes(fact)).map((fact) => store.other(fact, entity));
}

/** Those of `entities` that the picture lacks, the most prominent first; not what was hidden. */
function notShown(entities) {
  const missing = [...new Set(entities)].filter((entity) => !view.shown.has(entity) && !view.hidden.has(entity));
  return missing.sort((a, b) => b.score - a.score || a.i - b.i);
}

app.start().catch((error) => {
  document.getElementById("status").textContent = `${words.say("broken")}: ${error.message}`;
  throw error;
});
