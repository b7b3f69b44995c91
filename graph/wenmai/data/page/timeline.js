"use strict";
/** The honours and activities of an entity along the years: honours above the line, activities below it. */

const ABOVE = new Set(["received", "conferred", "nominatedFor", "pursues"]);
const BELOW = new Set(["organised", "participatedIn"]);
const LINE = { wide: 336, edge: 14, step: 13, most: 7, radius: 5 };

/** A drawing whose marks lead to the facts; null if there are fewer than two with a year. */
function timeline(entity) {
  const dated = entity.facts.filter((fact) => fact.years && (ABOVE.has(fact.predicate.name) || BELOW.has(fact.predicate.name)));
  if (dated.length < 2) return null;
  const [first, last] = yearsAmong(dated);
  const years = last - first || 1;
  const x = (year) => LINE.edge + ((LINE.wide - 2 * LINE.edge) * (last === first ? 0.5 : (year - first) / years));
  const columns = new Map();
  for (const fact of [...dated].sort((a, b) => a.years[1] - b.years[1] || a.i - b.i)) {
    const key = `${ABOVE.has(fact.predicate.name) ? -1 : 1}|${fact.years[1]}`;
    if (!columns.has(key)) columns.set(key, []);
    columns.get(key).push(fact);
  }
  const heights = { "-1": 0, 1: 0 };
  for (const [key, facts] of columns) {
    const side = key.split("|")[0];
    heights[side] = Math.max(heights[side], Math.min(facts.length, LINE.most + 1) * LINE.step);
  }
  const line = heights[-1] + 8;
  const svg = svgOf("svg", { viewBox: `0 0 ${LINE.wide} ${line + 18 + heights[1]}`, class: "timeline", role: "group" });
  svg.setAttribute("aria-label", words.say("timeline"));
  svg.append(svgOf("path", { d: `M${LINE.edge} ${line}H${LINE.wide - LINE.edge}`, class: "axis" }));
  for (const [key, facts] of columns) {
    const [side, year] = key.split("|").map(Number);
    const base = side < 0 ? line : line + 14;
    facts.slice(0, LINE.most).forEach((fact, k) => {
      svg.append(timelineMark(fact, entity, x(year), base + side * (k * LINE.step + LINE.step / 2 + 2)));
    });
    if (facts.length > LINE.most) {
      const y = base + side * (LINE.most * LINE.step + LINE.step / 2 + 2) + 4;
      svg.append(svgOf("text", { x: x(year), y, class: "rest" }, `+${facts.length - LINE.most}`));
    }
  }
  for (const year of ticksOf(first, last)) svg.append(svgOf("text", { x: x(year), y: line + 13 }, String(year)));
  return make("div", {}, make("h3", {}, words.say("timeline"), make("span.count", {}, dated.length)), svg);
}

function timelineMark(fact, entity, x, y) {
  const other = store.other(fact, entity);
  const said = `${timeWords(fact.q.time)} · ${directed(fact, entity)} ${other.name}`;
  const link = svgOf("a", { href: factAddress(fact), "aria-label": said });
  const hollow = shapes.family(fact.predicate) === "hope" || isRevoked(fact.q);
  const mark = svgOf("path", {
    d: SHAPES[shapes.key(other.type)],
    transform: `translate(${x} ${y}) scale(${LINE.radius})`,
    class: hollow ? "mark hollow" : "mark",
  });
  mark.style.setProperty("--colour", `var(--${shapes.key(other.type)})`);
  link.append(svgOf("title", {}, said), mark);
  return link;
}

/** Some five years with equal steps between them. */
function ticksOf(first, last) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000].find((each) => (last - first) / each <= 6) ?? last - first;
  const ticks = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.push(year);
  return ticks;
}

function svgOf(name, attributes, text = null) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== null) element.textContent = text;
  return element;
}
