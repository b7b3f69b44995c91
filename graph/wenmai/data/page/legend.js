"use strict";
/** The legend, which is the filter: what is switched off there is not drawn. Counts are of what the others leave. */

const LISTED = 60; // reports shown at once
const SIDE_BY_SIDE = 40; // places in one, shown before more are asked for
const CLOSED = new Set(["reports"]); // groups that are closed at first

const legend = {
  wanted: "", // what reports are searched for
  unfolded: new Set(), // places whose inner ones are shown
  whole: new Set(), // places (null for the top) of which all inner ones are shown

  /** `changed()` runs after each change; `gather()` brings all that passes into the picture. */
  open(panel, changed, gather) {
    [this.panel, this.changed, this.gather] = [panel, changed, gather];
    for (const place of store.places) if (!place.above) this.unfolded.add(place);
    this.render();
  },

  /** Call what changes the filters, and show it. */
  change(how, ...values) {
    filters[how](...values);
    this.render();
    this.changed();
  },

  render() {
    const focus = document.activeElement?.dataset.key;
    const scrolled = this.panel.scrollTop;
    const open = new Map([...this.panel.querySelectorAll("details")].map((e) => [e.dataset.group, e.open]));
    this.counts = filters.counts();
    const sections = [
      this.group("types", (t) => [shapes.badge(t), words.term(t), noteOf(t)]),
      this.group("relations", (p) => [shapes.line(p), words.term(p), noteOf(p)]),
      this.yearGroup(),
      this.group("levels", (l) => [null, levelWords(l), ""]),
      this.placeGroup(),
      this.group("confidence", (least) => [null, words.say("sureness", least, SURE[SURE.indexOf(least) - 1]), words.say("sure")]),
      this.group("sources", (n) => [null, words.say("sourceCount", n, n === SOURCES.at(-1)), ""]),
      this.reportGroup(),
    ].filter(Boolean);
    for (const section of sections)
      section.open = open.get(section.dataset.group) ?? !CLOSED.has(section.dataset.group);
    this.panel.replaceChildren(this.head(), ...sections);
    this.panel.scrollTop = scrolled;
    if (focus) this.panel.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
  },

  head() {
    const { passing } = this.counts;
    const said = words.say("passing", passing, store.facts.length);
    return make(
      "div.top",
      {},
      make("h2", {}, words.say("filters"), textButton("clear", words.say("clear"), () => this.change("clear"), !filters.active)),
      make("p.doc", { hidden: !filters.active }, said),
      textButton("gather", words.say("gather"), () => this.gather(), !filters.active || !passing),
    );
  },

  section(name, ...children) {
    const section = make("details", {}, make("summary", {}, words.say(name)), ...children);
    section.dataset.group = name;
    return section;
  },

  /** The section of `group`, in which only one item would be no choice. */
  group(group, labels) {
    const items = filters.items[group];
    if (items.length < 2) return null;
    const rows = items.map((item, i) => this.row(group, String(i), [item], this.counts[group].get(item), labels(item)));
    return this.section(group, this.all(group), make("ul", {}, rows));
  },

  all(group) {
    return textButton("all", words.say("all"), () => this.change("switch", group, filters.items[group], true), !filters.off[group].size, `${group}/all`);
  },

  /** A row that switches `items` at once, with how many facts they are in. */
  row(group, key, items, count = 0, [badge, label, note], before = null) {
    const off = filters.off[group];
    const on = items.filter((item) => !off.has(item)).length;
    const box = make("input", { type: "checkbox", checked: on > 0, indeterminate: on > 0 && on < items.length });
    box.addEventListener("change", () => this.change("switch", group, items, on === 0));
    box.dataset.key = `${group}/${key}`;
    const only = textButton("only", words.say("only"), () => this.change("only", group, items), false, `${group}/${key}/only`);
    only.setAttribute("aria-label", `${words.say("only")} ${label}`);
    const name = make("label", { title: note || label }, box, badge, make("span.name", {}, label));
    return make(count ? "li" : "li.none", {}, before, name, only, make("span.count", {}, String(count)));
  },

  placeGroup() {
    if (!store.places.length) return null;
    const rank = (a, b) => (this.counts.places.get(b) ?? 0) - (this.counts.places.get(a) ?? 0) || a.i - b.i;
    const rows = (places, depth) => {
      const above = places[0]?.above ?? null;
      const most = this.whole.has(above) ? Infinity : SIDE_BY_SIDE;
      const listed = [...places].sort(rank).slice(0, most);
      const found = listed.flatMap((place) => {
        const open = this.unfolded.has(place);
        const row = this.row("places", String(place.i), withInner(place), this.counts.places.get(place), [null, place.name, ""], this.fold(place, open));
        row.style.paddingLeft = `${depth * 14}px`;
        return open ? [row, ...rows(place.inner, depth + 1)] : [row];
      });
      const rest = places.length - listed.length;
      return rest ? [...found, make("li.rest", {}, this.more(above, rest))] : found;
    };
    const top = store.places.filter((place) => !place.above);
    const nowhere = this.row("places", "none", [null], this.counts.places.get(null), [null, words.say("noPlace"), ""], make("span.fold"));
    return this.section("places", this.all("places"), make("ul.tree", {}, rows(top, 0), nowhere));
  },

  more(above, rest) {
    const show = () => {
      this.whole.add(above);
      this.render();
    };
    return textButton("more", words.say("more", rest), show, false, `places/${above?.i}/more`);
  },

  fold(place, open) {
    if (!place.inner.length) return make("span.fold");
    const turn = () => {
      if (!this.unfolded.delete(place)) this.unfolded.add(place);
      this.render();
    };
    const button = make("button.fold", { type: "button", onclick: turn }, open ? "▾" : "▸");
    button.setAttribute("aria-expanded", String(open));
    button.setAttribute("aria-label", words.say("inside", place.name));
    button.dataset.key = `places/${place.i}/fold`;
    return button;
  },

  reportGroup() {
    const reports = filters.items.reports;
    if (reports.length < 2) return null;
    const list = make("ul");
    const fill = () => {
      const wanted = folded(this.wanted);
      const found = reports.filter((each) => folded(titleOf(each) + store.docOf(each)).includes(wanted));
      const rows = found
        .slice(0, LISTED)
        .map((each) => this.row("reports", String(each.i), [each], this.counts.reports.get(each), [null, titleOf(each), store.docOf(each)]));
      const rest = found.length - rows.length;
      list.replaceChildren(...rows, ...(rest > 0 ? [make("li.rest", {}, words.say("more", rest))] : []));
    };
    const input = make("input.find", { type: "search", value: this.wanted, placeholder: words.say("findReport") });
    input.setAttribute("aria-label", words.say("findReport"));
    input.dataset.key = "reports/find";
    input.addEventListener("input", () => {
      this.wanted = input.value;
      fill();
    });
    fill();
    return this.section("reports", this.all("reports"), reports.length > 12 ? input : null, list);
  },

  yearGroup() {
    if (!store.years) return null;
    const [first, last] = store.years;
    const span = [...(filters.span ?? store.years)];
    const shown = make("output", {}, span.join(" – "));
    const bars = this.bars(first, last);
    const mark = () => {
      shown.textContent = span.join(" – ");
      bars.forEach((bar, k) => bar.classList.toggle("out", first + k < span[0] || first + k > span[1]));
    };
    const thumb = (k) => {
      const input = make("input", { type: "range", min: first, max: last, step: 1, value: span[k] });
      input.setAttribute("aria-label", words.say(k ? "lastYear" : "firstYear"));
      input.dataset.key = `years/${k}`;
      input.addEventListener("input", () => {
        span[k] = Number(input.value);
        if (span[0] > span[1]) input.value = span[k] = span[1 - k];
        mark();
      });
      input.addEventListener("change", () => {
        const all = span[0] === first && span[1] === last;
        this.change("setYears", all ? null : span, filters.undated);
      });
      return input;
    };
    mark();
    const dateless = make("input", { type: "checkbox", checked: filters.undated });
    dateless.addEventListener("change", () => this.change("setYears", filters.span, dateless.checked));
    dateless.dataset.key = "years/undated";
    const label = make("label", {}, dateless, make("span.name", {}, words.say("undated")));
    return this.section(
      "years",
      make("div.bars", { "aria-hidden": "true" }, bars),
      make("div.slider", {}, thumb(0), thumb(1)),
      make("div.span", {}, make("span", {}, first), shown, make("span", {}, last)),
      make("ul", {}, make("li", {}, label, make("span.count", {}, String(this.counts.years.get(null) ?? 0)))),
    );
  },

  /** A bar for each year, as high as its facts are many. */
  bars(first, last) {
    const counts = Array.from({ length: last - first + 1 }, (_, k) => this.counts.years.get(first + k) ?? 0);
    const most = Math.max(...counts, 1);
    return counts.map((count, k) => {
      const bar = make("i", { title: `${first + k}: ${count}` });
      bar.style.height = `${count ? Math.max(8, (100 * count) / most) : 0}%`;
      return bar;
    });
  },
};

/** `place` and all inside it. */
function withInner(place) {
  return [place, ...place.inner.flatMap(withInner)];
}

function textButton(kind, label, onclick, hidden = false, key = kind) {
  const button = make(`button.${kind}`, { type: "button", hidden, onclick }, label);
  button.dataset.key = key;
  return button;
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
