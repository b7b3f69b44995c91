"use strict";
/** The search box: hits while typing, chosen by mouse, or by arrow keys and Enter. */

const search = {
  open(input, list, choose) {
    [this.input, this.list, this.choose] = [input, list, choose];
    [this.hits, this.at] = [[], -1];
    input.addEventListener("input", () => this.find());
    input.addEventListener("focus", () => this.find());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.key(event));
  },

  find() {
    this.hits = store.search(this.input.value);
    this.at = this.hits.length ? 0 : -1;
    this.render();
  },

  render() {
    const rows = this.hits.map(({ entity, via }, i) => {
      const also = via === entity.name ? null : make("span.via", {}, via);
      const name = make("span.name", { lang: "zh-CN" }, entity.name, also);
      const row = make(
        "li",
        { id: `hit${i}`, role: "option" },
        shapes.badge(entity.type),
        name,
        make("span.kind", {}, words.term(entity.type)),
        make("span.count", {}, entity.facts.length),
      );
      row.setAttribute("aria-selected", String(i === this.at));
      // Before the box loses the focus and its list.
      row.addEventListener("pointerdown", (event) => event.preventDefault());
      row.addEventListener("click", () => this.pick(i));
      return row;
    });
    if (!rows.length) rows.push(make("li.none", {}, words.say("noHits")));
    const open = this.input.value.trim() !== "";
    this.list.replaceChildren(...rows);
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `hit${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
  },

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.hits.length) {
      this.at = (this.at + step + this.hits.length) % this.hits.length;
      this.render();
      this.list.children[this.at].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && this.at >= 0 && !event.isComposing) this.pick(this.at);
    else if (event.key === "Escape") {
      this.input.value = "";
      this.input.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  },

  pick(i) {
    const { entity } = this.hits[i];
    this.input.value = "";
    this.input.blur();
    this.choose(entity);
  },

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  },
};
