"use strict";
/** Names on the canvas: broken into lines as at build time (html.py), and never one over another. */

const CLOSING = "）」』》”’，。、：；！？)";
const LABEL = { size: 18, width: 9, lines: 2, least: 11, most: 19, gap: 5 };

/** `name` in lines of at most LABEL.width full-width characters, of about the same length. */
function brokenLabel(name) {
  const lines = [""];
  const width = Math.min(LABEL.width, Math.ceil(emsOf(name) / Math.ceil(emsOf(name) / LABEL.width)));
  let used = 0;
  for (const char of name) {
    const em = emsOf(char);
    if (used + em > width + 0.01 && !(CLOSING.includes(char) && used < LABEL.width)) {
      if (lines.length === LABEL.lines) {
        lines[lines.length - 1] = lines.at(-1).replace(/.$/u, "…");
        return lines;
      }
      lines.push("");
      used = 0;
    }
    lines[lines.length - 1] += char;
    used += em;
  }
  return lines;
}

/** The font size, in canvas units, that can be read at `scale`. */
function labelSize(scale) {
  return Math.min(Math.max(LABEL.size, LABEL.least / scale), LABEL.most / scale);
}

/**
 * Which of `nodes`, the most important first, show their labels at `scale`: those that cover no shape and no
 * label of a node before them. Nodes are {x, y, size, lines, always}.
 */
function roomForLabels(nodes, scale) {
  const size = labelSize(scale);
  const taken = new Boxes(size * 12);
  return nodes.filter((node) => {
    taken.add([node.x - node.size, node.y - node.size, node.x + node.size, node.y + node.size], node);
    const wide = Math.max(...node.lines.map(emsOf)) * size * 0.5;
    const top = node.y + node.size + 2;
    const box = [node.x - wide, top, node.x + wide, top + node.lines.length * size * 1.2];
    if (!node.always && taken.hits(box, node)) return false;
    taken.add(box, node);
    return true;
  });
}

function emsOf(line) {
  let ems = 0;
  for (const char of line) ems += char.codePointAt(0) < 0x2000 ? 0.56 : 1;
  return ems;
}

/** Boxes [left, top, right, bottom] in a grid, each with an owner that it does not disturb. */
class Boxes {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  keys([left, top, right, bottom]) {
    const keys = [];
    for (let x = Math.floor(left / this.cell); x <= Math.floor(right / this.cell); x++) {
      for (let y = Math.floor(top / this.cell); y <= Math.floor(bottom / this.cell); y++) keys.push(x * 0x100000 + y);
    }
    return keys;
  }

  add(box, owner) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push([box, owner]);
    }
  }

  hits(box, owner) {
    for (const key of this.keys(box)) {
      for (const [other, whose] of this.cells.get(key) ?? []) {
        const apart = box[2] <= other[0] || other[2] <= box[0] || box[3] <= other[1] || other[3] <= box[1];
        if (!apart && (owner === undefined || whose !== owner)) return true;
      }
    }
    return false;
  }
}
