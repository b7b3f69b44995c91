"use strict";
/**
 * The picture: which entities stand where, drawn by vis-network. Nothing moves unless a person moves it. What
 * changes the picture is drawn by the next `refresh` or `select`: once for all that makes up a step.
 */

const view = {
  shown: new Map(), // entity -> {x, y, size, lines}
  selected: new Set(), // entities
  marked: new Set(), // edge ids
  pinned: new Set(), // entities that stay, whatever is focused on or filtered
  hidden: new Set(), // entities that stay away until they are asked for
  near: null, // what stays bright beside the selection, or null for everything
  passes: () => true, // whether the filters let a fact through
  admits: () => true, // likewise an entity
  labelled: { scale: 0, names: new Set() },
  looks: new Map(), // id of node or edge -> what vis-network was told of it
  untouched: true,

  /** Draw the first picture. `on` has the functions click(entity), focus(entity), follow(edge id) and clear(). */
  open(seed, on) {
    this.first = seed.nodes.map(({ id, x, y, size }) => [store.entities[id], x, y, size]);
    this.largest = Math.max(1, ...seed.nodes.map(({ id }) => store.entities[id].score));
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.stage = document.getElementById("graph");
    this.network = new vis.Network(this.stage, { nodes: this.nodes, edges: this.edges }, seed.options);
    const frame = this.stage.querySelector("[tabindex]");
    frame.setAttribute("role", "application"); // arrow keys walk; see app.stageKey
    frame.dataset.label = "graphKeys";
    this.drawn = new Promise((done) => this.network.once("afterDrawing", () => setTimeout(done)));
    this.drawn.then(() => performance.mark("picture"));
    this.reset();
    this.refresh();
    this.network.on("beforeDrawing", () => this.nameThose());
    this.network.on("afterDrawing", (ctx) => this.nameEdges(ctx));
    this.network.on("click", ({ nodes, edges }) => {
      if (nodes.length) on.click(store.entities[nodes[0]]);
      else if (edges.length) on.follow(edges[0]);
      else on.clear();
    });
    this.network.on("doubleClick", ({ nodes }) => nodes.length && on.focus(store.entities[nodes[0]]));
    this.network.on("dragEnd", ({ nodes }) => nodes.forEach((i) => this.moved(store.entities[i])));
    this.network.on("hoverNode", ({ node, event }) => this.tip([store.entities[node].name], event));
    this.network.on("hoverEdge", ({ edge, event }) => this.tip(edgeWords(edge), event));
    for (const leave of ["blurNode", "blurEdge", "dragStart", "zoom"]) this.network.on(leave, () => this.tip());
    for (const touch of ["zoom", "dragEnd", "click"]) this.network.on(touch, () => (this.untouched = false));
    new ResizeObserver(() => this.resized()).observe(this.stage);
    this.fit();
  },

  /** As long as nobody has moved the picture, it fills the stage. */
  resized() {
    this.network.setSize("100%", "100%");
    if (this.untouched) this.fit();
    this.network.redraw();
  },

  /** Back to the picture that the page opens with; what is pinned stays. */
  reset() {
    const kept = [...this.shown].filter(([entity]) => this.pinned.has(entity));
    this.shown = new Map(this.first.map(([entity, x, y, size]) => [entity, placed(entity, x, y, size)]));
    for (const [entity, place] of kept) this.shown.set(entity, place);
    this.hidden.clear();
  },

  snapshot() {
    return { shown: new Map(this.shown), pinned: new Set(this.pinned), hidden: new Set(this.hidden) };
  },

  restore({ shown, pinned, hidden }) {
    [this.shown, this.pinned, this.hidden] = [new Map(shown), new Set(pinned), new Set(hidden)];
  },

  /** Add entities, each at the free place that is nearest to the entity `beside(entity)`, or to the middle. */
  add(entities, beside) {
    const taken = new Boxes(160);
    for (const place of this.shown.values()) taken.add(roomOf(place), place);
    const rings = new Map(); // how far around each entity the places are taken
    for (const entity of entities) {
      this.hidden.delete(entity);
      if (this.shown.has(entity)) continue;
      const next = beside(entity);
      const { radius, place } = freePlace(entity, this.shown.get(next) ?? { x: 0, y: 0 }, rings.get(next) ?? 90, taken);
      rings.set(next, radius);
      taken.add(roomOf(place), place);
      this.shown.set(entity, place);
    }
  },

  /** Take away all but `entities` and what is pinned. */
  keep(entities) {
    for (const entity of [...this.shown.keys()])
      if (!entities.has(entity) && !this.pinned.has(entity)) this.shown.delete(entity);
  },

  hide(entity) {
    this.shown.delete(entity);
    this.pinned.delete(entity);
    this.hidden.add(entity);
  },

  pin(entity) {
    if (!this.pinned.delete(entity)) this.pinned.add(entity);
  },

  moved(entity) {
    const { x, y } = this.network.getPositions([entity.i])[entity.i];
    this.shown.set(entity, { ...this.shown.get(entity), x, y });
    this.looks.delete(entity.i); // vis-network knows better where it is now
    this.labelled.scale = 0;
  },

  /** Bring vis-network's data to what is shown under the filters. */
  refresh() {
    const present = new Set([...this.shown.keys()].filter((entity) => this.pinned.has(entity) || this.admits(entity)));
    this.ties = tiesAmong(present, this.passes);
    const nodes = settle(this.nodes, [...present].map((entity) => this.node(entity)), this.looks);
    const edges = settle(this.edges, [...this.ties.values()].map((tie) => this.edge(tie)), this.looks);
    this.labelled.scale = 0;
    if (!nodes && !edges) this.network.redraw(); // else vis-network draws by itself
  },

  node(entity) {
    const { x, y, size } = this.shown.get(entity);
    const fixed = this.pinned.has(entity);
    return { id: entity.i, x, y, size, fixed, shape: "custom", ctxRenderer: (state) => this.draw(entity, size, state) };
  },

  edge({ id, subject, predicate, object, facts, beside }) {
    const dim = this.near && !(this.near.has(subject) && this.near.has(object) && this.touches(subject, object));
    const marked = this.marked.has(id);
    const colour = shapes.colour(dim && !marked ? "faint" : shapes.family(predicate));
    const bent = beside > 0 || this.ties.has(`${object.i}|${predicate.i}|${subject.i}`);
    return {
      id,
      from: subject.i,
      to: object.i,
      width: (marked ? 3 : 1.4) + Math.min(Math.log2(facts.length), 3),
      color: { color: colour, highlight: colour, hover: shapes.colour("ink"), opacity: dim && !marked ? 0.5 : 1 },
      dashes: shapes.family(predicate) === "hope" ? [6, 5] : false,
      smooth: { enabled: bent, type: "curvedCW", roundness: 0.12 + 0.1 * beside },
    };
  },

  /** Whether an edge between the two belongs to what is selected. */
  touches(one, other) {
    return this.selected.size !== 1 || this.selected.has(one) || this.selected.has(other);
  },

  draw(entity, size, { ctx, x, y, state }) {
    const chosen = this.selected.has(entity);
    const dim = this.near && !this.near.has(entity);
    const named = state.hover || this.labelled.names.has(entity);
    return {
      nodeDimensions: { width: 2 * size, height: 2 * size },
      drawNode: () => {
        const path = new Path2D();
        path.addPath(shapes.path(entity.type), new DOMMatrix([size, 0, 0, size, x, y]));
        ctx.globalAlpha = dim ? 0.22 : 1;
        ctx.fillStyle = shapes.colour(shapes.key(entity.type));
        ctx.lineJoin = "round";
        ctx.lineWidth = chosen ? 7 : 3;
        ctx.strokeStyle = shapes.colour(chosen || state.hover ? "accent" : "paper");
        ctx.stroke(path);
        ctx.fill(path);
        if (this.pinned.has(entity)) drawPin(ctx, x + size, y - size);
      },
      drawExternalLabel:
        named && (!dim || state.hover)
          ? () => this.write(ctx, this.shown.get(entity)?.lines ?? [], x, y + size, chosen)
          : null,
    };
  },

  /** The relations of what is selected, halfway along their edges, where there is room. */
  nameEdges(ctx) {
    for (const id of this.marked) {
      const tie = this.ties.get(id);
      if (!tie) continue;
      const [from, to] = [this.shown.get(tie.subject), this.shown.get(tie.object)];
      const px = labelSize(this.network.getScale());
      if (Math.hypot(from.x - to.x, from.y - to.y) < from.size + to.size + 5 * px) continue;
      this.write(ctx, [words.term(tie.predicate)], (from.x + to.x) / 2, (from.y + to.y) / 2 - px, false);
    }
  },

  write(ctx, lines, x, y, bold) {
    const px = labelSize(this.network.getScale());
    ctx.font = `${bold ? "600 " : ""}${px}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    ctx.lineWidth = px * 0.3;
    ctx.strokeStyle = shapes.colour("paper");
    ctx.fillStyle = shapes.colour("ink");
    lines.forEach((line, i) => {
      ctx.strokeText(line, x, y + 4 + i * px * 1.2);
      ctx.fillText(line, x, y + 4 + i * px * 1.2);
    });
  },

  /** Choose the labels for the present scale. */
  nameThose() {
    const scale = this.network.getScale();
    if (Math.abs(scale / this.labelled.scale - 1) < 0.02) return;
    const places = [...this.shown].filter(([entity]) => this.nodes.get(entity.i) && (this.near?.has(entity) ?? true));
    const rank = ([entity]) => Number(this.selected.has(entity));
    places.sort((a, b) => rank(b) - rank(a) || b[0].score - a[0].score || a[0].i - b[0].i);
    const nodes = places.map(([entity, place]) => ({ ...place, entity, always: this.selected.has(entity) }));
    this.labelled = { scale, names: new Set(roomForLabels(nodes, scale).map((node) => node.entity)) };
  },

  /** Select entities and edges; what is not tied to them fades. */
  select(entities, edges = []) {
    this.selected = new Set(entities);
    this.marked = new Set(edges);
    this.near = null;
    if (entities.length) {
      this.near = new Set(entities);
      if (entities.length === 1) {
        for (const fact of entities[0].facts) if (this.passes(fact)) this.near.add(store.other(fact, entities[0]));
      }
    }
    this.refresh();
  },

  /** Bring entities to the middle of the stage, if they are not well inside it already. */
  reveal(entities) {
    const places = entities.map((entity) => this.shown.get(entity)).filter(Boolean);
    if (!places.length) return;
    const { clientWidth: wide, clientHeight: high } = this.stage;
    const inside = places.every((place) => {
      const { x, y } = this.network.canvasToDOM(place);
      return x > 50 && y > 40 && x < wide - 50 && y < high - 70;
    });
    if (!inside) this.fit(entities);
  },

  fit(entities) {
    const places = (entities ?? [...this.shown.keys()]).map((entity) => this.shown.get(entity)).filter(Boolean);
    if (!places.length) return;
    const boxes = places.map(roomOf);
    const [left, top] = [0, 1].map((k) => Math.min(...boxes.map((box) => box[k])));
    const [right, bottom] = [2, 3].map((k) => Math.max(...boxes.map((box) => box[k])));
    const { clientWidth, clientHeight } = this.stage;
    const scale = Math.min((clientWidth - 24) / (right - left), (clientHeight - 56) / (bottom - top));
    this.network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / scale },
      scale: entities ? Math.min(Math.max(scale, this.network.getScale()), 1.2) : Math.min(scale, 1.4),
      animation: entities && !matchMedia("(prefers-reduced-motion: reduce)").matches && { duration: 250 },
    });
  },

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor });
  },

  /** The entity shown that lies next to `from` in the direction (dx, dy), or the most prominent one. */
  neighbour(from, dx, dy) {
    const start = this.shown.get(from);
    let [best, least] = [null, Infinity];
    for (const [entity, place] of this.shown) {
      if (entity === from || !this.nodes.get(entity.i)) continue;
      const along = start ? (place.x - start.x) * dx + (place.y - start.y) * dy : 1;
      const across = start ? Math.abs((place.x - start.x) * dy) + Math.abs((place.y - start.y) * dx) : -entity.score;
      if (along > 0 && along + 2 * across < least) [best, least] = [entity, along + 2 * across];
    }
    return best;
  },

  tip(lines, event) {
    const tip = document.getElementById("tip");
    tip.hidden = !lines;
    if (!lines) return;
    tip.replaceChildren(...lines.map((line) => make("div", {}, line)));
    const frame = this.stage.getBoundingClientRect();
    tip.style.left = `${Math.min(event.clientX - frame.left + 14, frame.width - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(event.clientY - frame.top + 14, frame.height - tip.offsetHeight - 8)}px`;
  },
};

/** The facts among `present`, one tie for each subject, predicate and object. */
function tiesAmong(present, passes) {
  const ties = new Map();
  const pairs = new Map();
  for (const entity of present) {
    for (const fact of entity.facts) {
      const { subject, predicate, object } = fact;
      if (subject !== entity || !present.has(object) || subject === object || !passes(fact)) continue;
      const id = edgeId(fact);
      if (!ties.has(id)) {
        const pair = `${subject.i}|${object.i}`;
        const beside = pairs.get(pair) ?? 0;
        pairs.set(pair, beside + 1);
        ties.set(id, { id, subject, predicate, object, facts: [], beside });
      }
      ties.get(id).facts.push(fact);
    }
  }
  return ties;
}

function edgeId({ subject, predicate, object }) {
  return `${subject.i}|${predicate.i}|${object.i}`;
}

/** The facts that the edge `id` stands for. */
function edgeFacts(id) {
  const [subject, predicate, object] = id.split("|").map(Number);
  return store.entities[subject].facts.filter(
    (f) => f.subject.i === subject && f.predicate.i === predicate && f.object.i === object && view.passes(f),
  );
}

function edgeWords(id) {
  const [{ subject, predicate, object }] = edgeFacts(id);
  return [subject.name, `${words.term(predicate)} → ${object.name}`];
}

/** The mark of what is pinned. */
function drawPin(ctx, x, y) {
  ctx.fillStyle = shapes.colour("accent");
  ctx.beginPath();
  ctx.arc(x, y, 4.5, 0, 2 * Math.PI);
  ctx.moveTo(x, y);
  ctx.lineTo(x - 6, y + 9);
  ctx.lineWidth = 2;
  ctx.strokeStyle = shapes.colour("accent");
  ctx.stroke();
  ctx.fill();
}

/** Make `data`, a vis.DataSet, hold `items` and no others; what `looks` knows already is not told again. Returns whether
 *  there was anything to tell. */
function settle(data, items, looks) {
  const wanted = new Set(items.map((item) => item.id));
  const gone = data.getIds().filter((id) => !wanted.has(id));
  for (const id of gone) looks.delete(id);
  data.remove(gone);
  const changed = items.filter((item) => {
    const look = JSON.stringify(item);
    if (looks.get(item.id) === look) return false;
    looks.set(item.id, look);
    return true;
  });
  data.update(changed);
  return gone.length + changed.length > 0;
}

function placed(entity, x, y, size) {
  return { x, y, size, lines: brokenLabel(entity.name) };
}

/** The room of a shape and its label, as at build time. */
function roomOf({ x, y, size, lines }) {
  const wide = Math.max(Math.max(...lines.map(emsOf)) * LABEL.size, 2 * size) / 2 + 7;
  return [x - wide, y - size - 3, x + wide, y + size + lines.length * LABEL.size * 1.25 + 9];
}

/** The first place on rings around (x, y), from the ring of radius `from` on, where `entity` overlaps nothing. */
function freePlace(entity, { x, y }, from, taken) {
  const size = Math.round(7 + 17 * Math.sqrt(Math.min(entity.score / view.largest, 1)));
  for (let radius = from; ; radius += 30) {
    const steps = Math.round(radius / 8);
    for (let k = 0; k < steps; k++) {
      const angle = ((k + radius / 60) / steps) * 2 * Math.PI;
      const place = placed(
        entity,
        Math.round(x + radius * 1.25 * Math.cos(angle)),
        Math.round(y + radius * Math.sin(angle)),
        size,
      );
      if (!taken.hits(roomOf(place))) return { radius, place };
    }
  }
}
