"use strict";
/** What can be taken out of the page: the view as a picture, or as GraphML. */

const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g; // characters that XML cannot hold

const saving = {
  /** The picture as it is seen, with what its shapes mean below it. */
  png() {
    const canvas = view.stage.querySelector("canvas");
    const scale = canvas.width / view.stage.clientWidth;
    const copy = make("canvas", { width: canvas.width, height: canvas.height + Math.round(34 * scale) });
    const ctx = copy.getContext("2d");
    ctx.fillStyle = shapes.colour("paper");
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(canvas, 0, 0);
    ctx.setTransform(scale, 0, 0, scale, 0, canvas.height);
    drawKey(ctx);
    copy.toBlob((blob) => handOut(blob, "wenmai.png"), "image/png");
  },

  graphml() {
    handOut(new Blob([graphmlOf(view)], { type: "application/xml" }), "wenmai.graphml");
  },
};

/** The types in the picture in a line: shape and name. */
function drawKey(ctx) {
  const types = new Set([...view.shown.keys()].filter((entity) => view.nodes.get(entity.i)).map((entity) => entity.type));
  ctx.font = "13px system-ui, sans-serif";
  ctx.textBaseline = "middle";
  let x = 20;
  for (const type of store.types.filter((each) => types.has(each))) {
    const path = new Path2D();
    path.addPath(shapes.path(type), new DOMMatrix([6, 0, 0, 6, x, 16]));
    ctx.fillStyle = shapes.colour(shapes.key(type));
    ctx.fill(path);
    ctx.fillStyle = shapes.colour("ink");
    ctx.fillText(words.term(type), x + 12, 17);
    x += 12 + ctx.measureText(words.term(type)).width + 22;
  }
}

// Attribute: its type, and where it comes from. Gephi takes label, x, y, size and color for itself.
const NODE_DATA = {
  label: ["string", ({ entity }) => entity.name],
  type: ["string", ({ entity }) => entity.type.name],
  aliases: ["string", ({ entity }) => entity.aliases.join("|")],
  codes: ["string", ({ entity }) => entity.codes.map((code) => code.join(" ")).join("|")],
  place: ["string", ({ entity }) => placeChain(entity.place).map((place) => place.name).join("/")],
  x: ["double", ({ at }) => at.x],
  y: ["double", ({ at }) => -at.y],
  size: ["double", ({ at }) => at.size],
  color: ["string", ({ entity }) => shapes.colour(shapes.key(entity.type))],
};
const EDGE_DATA = {
  label: ["string", ({ predicate }) => predicate.name],
  predicate: ["string", ({ predicate }) => predicate.name],
  sources: ["int", ({ sources }) => sources],
  confidence: ["double", ({ confidence }) => confidence],
};

/** The entities and facts of the view. Built as a tree, so that names are escaped by the serializer. */
function graphmlOf({ shown, nodes, edges }) {
  const space = "http://graphml.graphdrawing.org/xmlns";
  const xml = document.implementation.createDocument(space, "graphml");
  const add = (parent, name, attributes, text) => {
    const element = xml.createElementNS(space, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value).replace(NOT_XML, ""));
    if (text !== undefined) element.textContent = String(text).replace(NOT_XML, "");
    return parent.appendChild(element);
  };
  const facts = edges.getIds().flatMap(edgeFacts);
  const keys = { node: NODE_DATA, edge: { ...EDGE_DATA, ...qualifierData(facts) } };
  for (const [owner, data] of Object.entries(keys)) {
    for (const [name, [type]] of Object.entries(data))
      add(xml.documentElement, "key", { id: `${owner}-${name}`, for: owner, "attr.name": name, "attr.type": type });
  }
  const graph = add(xml.documentElement, "graph", { edgedefault: "directed" });
  const write = (owner, attributes, source) => {
    const element = add(graph, owner, attributes);
    for (const [name, [, read]] of Object.entries(keys[owner])) {
      const value = read(source);
      if (value !== undefined && value !== "") add(element, "data", { key: `${owner}-${name}` }, value);
    }
  };
  for (const [entity, at] of shown) if (nodes.get(entity.i)) write("node", { id: entity.id }, { entity, at });
  for (const fact of facts) write("edge", { id: fact.id, source: fact.subject.id, target: fact.object.id }, fact);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(xml)}\n`;
}

/** The qualifiers that `facts` have, as attributes; lists are joined by a bar. */
function qualifierData(facts) {
  const names = [...new Set(facts.flatMap((fact) => Object.keys(fact.q)))].sort();
  return Object.fromEntries(names.map((name) => [name, ["string", ({ q }) => [q[name] ?? []].flat().join("|")]]));
}

function handOut(blob, name) {
  const href = URL.createObjectURL(blob);
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
