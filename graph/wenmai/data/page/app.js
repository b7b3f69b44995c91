"use strict";
/** The page put together. The address says what is selected; each step back restores the picture as it was. */

const app = {
  steps: [], // the picture after each step
  from: null, // where a path being looked for starts

  async start() {
    this.theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    await store.open();
    const asked = this.address();
    if (WORDS[asked.get("lang")]) words.language = asked.get("lang");
    if (["light", "dark"].includes(asked.get("theme"))) this.theme(asked.get("theme"));
    [view.passes, view.admits] = [(fact) => filters.passes(fact), (entity) => filters.admits(entity)];
    view.open(JSON.parse(document.getElementById("seed").textContent), {
      pick: (entity) => this.pick(entity),
      follow: (edge) => this.go(factAddress(edgeFacts(edge)[0])),
      clear: () => this.go("#"),
      expand: (entity) => this.expand(entity),
    });
    search.open(document.getElementById("search"), document.getElementById("hits"), (entity) => this.pick(entity));
    cards.open(document.getElementById("card"), {
      expand: (entity) => this.expand(entity),
      focus: (entity) => this.focus(entity),
      hide: (entity) => this.hide(entity),
      path: (entity) => this.lookFrom(entity),
      link: (button) => this.copy(button),
    });
    filters.open(
      document.getElementById("filters"),
      () => this.filtered(),
      () => this.gather(),
    );
    this.tools();
    words.apply();
    addEventListener("popstate", (event) => this.arrived(event.state));
    addEventListener("keydown", (event) => this.key(event));
    view.stage.addEventListener("keydown", (event) => this.stageKey(event));
    this.arrived(null);
  },

  address() {
    return new URLSearchParams(location.hash.slice(1).replaceAll("+", "%2B"));
  },

  go(hash) {
    if (hash !== location.hash && !(hash === "#" && !location.hash)) location.hash = hash;
    else this.route();
  },

  /** A new step, or one gone back to. */
  arrived(state) {
    const known = state && this.steps[state.step];
    if (known) view.restore(known);
    else this.noteStep("replaceState");
    this.route();
  },

  noteStep(how, hash = location.hash || "#") {
    const step = this.steps.length;
    this.steps[step] = view.snapshot();
    history[how]({ step }, "", hash);
  },

  /** Change the picture by `change` as a step of its own. */
  step(change, hash = undefined) {
    change();
    this.noteStep("pushState", hash);
    this.route();
  },

  /** Show what the address asks for. */
  route() {
    const asked = this.address();
    const entity = this.named(asked.get("entity"));
    const [from, to] = [this.named(asked.get("path")), this.named(asked.get("to"))];
    const fact = store.factById.get(asked.get("fact"));
    this.selected = entity ?? null;
    if (entity) {
      this.include([entity]);
      view.select([entity]);
      cards.entity(entity);
    } else if (fact) {
      this.include([fact.subject, fact.object]);
      view.select([fact.subject, fact.object], [edgeId(fact)]);
      cards.fact(fact);
    } else if (from && to) this.way(from, to);
    else {
      view.select([]);
      cards.start();
    }
    document.body.classList.toggle("chosen", Boolean(entity || fact || (from && to)));
    this.status();
  },

  /** The entity with this id or name. */
  named(what) {
    return what === null
      ? null
      : (store.byId.get(what) ?? store.entities.find((entity) => entity.name === what) ?? null);
  },

  /** Add what is missing from the picture, beside what is selected with it. */
  include(entities) {
    const missing = entities.filter((entity) => !view.shown.has(entity));
    if (missing.length) {
      view.add(missing, (entity) => [...entities, ...neighboursOf(entity)].find((other) => view.shown.has(other)));
      this.steps[history.state.step] = view.snapshot();
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

  pick(entity) {
    const { from } = this;
    this.lookFrom(null);
    if (from && from !== entity) this.go(`#path=${encodeURIComponent(from.id)}&to=${encodeURIComponent(entity.id)}`);
    else this.go(entityAddress(entity));
  },

  /** Add the neighbours of `entity`, the most prominent first. */
  expand(entity) {
    const missing = notShown(neighboursOf(entity)).slice(0, MOST);
    if (missing.length) this.step(() => view.add(missing, () => entity));
    view.reveal([entity, ...missing]);
  },

  focus(entity) {
    const near = neighboursOf(entity);
    this.step(() => {
      view.keep(new Set([entity, ...near]));
      view.add(notShown([entity, ...near]).slice(0, MOST), () => entity);
    });
    view.fit();
  },

  hide(entity) {
    this.step(() => view.remove(entity), "#");
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

  filtered() {
    view.refresh();
    this.route();
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
    const shown = view.nodes.length;
    const parts = [words.say("showing", shown, store.entities.length)];
    if (filters.active) parts.push(words.say("filtered"));
    document.getElementById("status").textContent = parts.join(" · ");
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
    this.step(() => view.reset(), "#");
    view.fit();
  },

  turn() {
    this.theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    view.refresh();
  },

  translate() {
    words.language = words.language === "zh" ? "en" : "zh";
    words.apply();
    filters.render();
    this.route();
  },

  key(event) {
    const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (document.getElementById("reader").open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing) document.getElementById("search").focus();
    else if (event.key === "Escape") this.escape();
    else return;
    event.preventDefault();
  },

  escape() {
    if (this.from) this.lookFrom(null);
    else if (document.body.classList.contains("filtering")) document.getElementById("menu").click();
    else this.go("#");
  },

  /** Keys while the picture has the focus: arrows walk, Enter expands, Delete hides. */
  stageKey(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way && !event.altKey) {
      const next = view.neighbour(this.selected, ...way);
      if (next) this.pick(next);
    } else if (event.key === "Enter" && this.selected) this.expand(this.selected);
    else if (event.key === "Delete" && this.selected) this.hide(this.selected);
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

/** Those of `entities` that the picture lacks, the most prominent first. */
function notShown(entities) {
  const missing = [...new Set(entities)].filter((entity) => !view.shown.has(entity));
  return missing.sort((a, b) => b.score - a.score || a.i - b.i);
}

app.start().catch((error) => {
  document.getElementById("status").textContent = `${words.say("broken")}: ${error.message}`;
  throw error;
});
