"use strict";
/** What can be taken out of the page: the view as a picture, or as GraphML. */

const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g; // characters that XML cannot hold

const saving = {
  png() {
    const canvas = view.stage.querySelector("canvas");
    const copy = make("canvas", { width: canvas.width, height: canvas.height });
    const ctx = copy.getContext("2d");
    ctx.fillStyle = shapes.colour("paper");
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(canvas, 0, 0);
    copy.toBlob((blob) => handOut(blob, "wenmai.png"), "image/png");
  },

  graphml() {
    handOut(new Blob([graphmlOf(view)], { type: "application/xml" }), "wenmai.graphml");
  },
};

/** The entities and facts of the view. Built as a tree, so that names are escaped by the serializer. */
function graphmlOf({ shown, nodes, edges }) {
  const space = "http://graphml.graphdrawing.org/xmlns";
  const xml = document.implementation.createDocument(space, "graphml");
  const add = (parent, name, attributes, text) => {
    const element = xml.createElementNS(space, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    return parent.appendChild(element);
  };
  const data = (parent, values) => {
    for (const [key, value] of Object.entries(values))
      if (value) add(parent, "data", { key }, value.replace(NOT_XML, ""));
  };
  const root = xml.documentElement;
  for (const key of ["label", "type"])
    add(root, "key", { id: key, for: "node", "attr.name": key, "attr.type": "string" });
  for (const key of ["predicate", "time"])
    add(root, "key", { id: key, for: "edge", "attr.name": key, "attr.type": "string" });
  const graph = add(root, "graph", { edgedefault: "directed" });
  for (const entity of shown.keys()) {
    if (nodes.get(entity.i))
      data(add(graph, "node", { id: entity.id }), { label: entity.name, type: entity.type.name });
  }
  for (const { id, subject, predicate, object, q } of edges.getIds().flatMap(edgeFacts)) {
    data(add(graph, "edge", { id, source: subject.id, target: object.id }), {
      predicate: predicate.name,
      time: q.time,
    });
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(xml)}\n`;
}

function handOut(blob, name) {
  const href = URL.createObjectURL(blob);
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
