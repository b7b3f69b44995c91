"use strict";
/** How things look: a shape and a colour for each type, a stroke for each relation, icons. Colours are in style.css. */

const SHAPES = {
  // SVG paths around (0, 0), about 1 in radius: one text serves the canvas and the legend.
  Organisation: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z",
  Place: "M-.86-.86H.86V.86H-.86Z",
  Person: "M0-1.05A.5.5 0 0 1 0-.05A.5.5 0 0 1 0-1.05ZM-.95 1A.95 1 0 0 1 .95 1Z",
  Honour: "M0-1.2L.33-.42L1.14-.37L.52.17L.71.97L0 .53L-.71.97L-.52.17L-1.14-.37L-.33-.42Z",
  Activity: "M0-1.15L1.15 0L0 1.15L-1.15 0Z",
  Programme: "M-.55-.98H.55L1.12 0L.55.98H-.55L-1.12 0Z",
  Document: "M-.75-1H.3L.75-.5V1H-.75Z",
  Facility: "M0-1.1L1.1-.25H.82V.95H-.82V-.25H-1.1Z",
  Group: "M0-1.1L1.1.9H-1.1Z",
  Indicator: "M-1 1V.2H-.45V1ZM-.28 1V-.4H.28V1ZM.45 1V-1H1V1Z",
  Report: "M-1.1-.8H1.1V.8H-1.1Z",
  Other: "M0-1L.95-.31L.59.81H-.59L-.95-.31Z",
};

const FAMILIES = {
  received: "award",
  conferred: "award",
  nominatedFor: "hope",
  pursues: "hope",
  locatedIn: "frame",
  partOf: "frame",
  holdsPost: "frame",
  authored: "frame",
  about: "frame",
};

const ICONS = {
  menu: "M4 6h16M4 12h16M4 18h16",
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  reset: "M4 11l8-7 8 7M6 10v10h12V10",
  png: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01",
  graphml: "M12 4v11M7 10l5 5 5-5M5 20h14",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  theme: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
  fit: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  zoomIn: "M12 5v14M5 12h14",
  zoomOut: "M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
};

const shapes = {
  colours: new Map(),
  paths: new Map(),

  /** The name under which SHAPES and the style sheet know `type`. */
  key(type) {
    return Object.hasOwn(SHAPES, type.name) ? type.name : "Other";
  },

  family(predicate) {
    return Object.hasOwn(FAMILIES, predicate.name) ? FAMILIES[predicate.name] : "deed";
  },

  /** The path of `type` for a canvas. */
  path(type) {
    const key = this.key(type);
    if (!this.paths.has(key)) this.paths.set(key, new Path2D(SHAPES[key]));
    return this.paths.get(key);
  },

  /** The value of the style sheet's colour `name` under the present theme. */
  colour(name) {
    if (!this.colours.has(name)) {
      this.colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
    }
    return this.colours.get(name);
  },

  /** The shape of `type` as a picture for text. */
  badge(type) {
    const svg = drawing("-1.3 -1.3 2.6 2.6", SHAPES[this.key(type)]);
    svg.setAttribute("class", "badge");
    svg.style.fill = `var(--${this.key(type)})`;
    return svg;
  },

  /** A sample of the line of `predicate`. */
  line(predicate) {
    const family = this.family(predicate);
    const svg = drawing("0 0 22 8", family === "hope" ? "M1 4H4M7 4H10M14 1L20 4L14 7Z" : "M1 4H15M14 1L20 4L14 7Z");
    svg.setAttribute("class", `line ${family}`);
    return svg;
  },

  icon(name) {
    const svg = drawing("0 0 24 24", ICONS[name]);
    svg.setAttribute("class", "glyph");
    return svg;
  },
};

function drawing(viewBox, d) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}

/** A button with an icon; its name comes from the phrase `key`. */
function tool(icon, key, onclick) {
  const button = make("button.icon", { type: "button", onclick });
  button.dataset.title = key;
  button.append(shapes.icon(icon));
  return button;
}
