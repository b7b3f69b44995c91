"""The graph as one HTML page in which a person explores it, offline.

pyvis's Network holds the first picture and its options and brings vis-network; the template, scripts and
styles are ours (data/page/). Only the nodes of the first picture go through pyvis, whose add_node takes time
with the square of their number; everything else stands in the page as data. Nothing of a report becomes
markup: names are JSON with every `<` escaped, and the scripts write text nodes only.
"""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from wenmai.backbone import backbone, scores
from wenmai.excerpt import CHARACTERS, FACTS, PROOFS, excerpt
from wenmai.layout import Box, layout
from wenmai.payload import PLAIN, Payload, embed
from wenmai.placetree import place_tree, within
from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from pyvis.network import Network

    from wenmai.model import KnowledgeGraph

# In the order in which they run; each may use those before it.
SCRIPTS = (
    "words.js",
    "store.js",
    "shapes.js",
    "labels.js",
    "view.js",
    "filters.js",
    "legend.js",
    "proof.js",
    "timeline.js",
    "cards.js",
    "reader.js",
    "search.js",
    "saving.js",
    "app.js",
)
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"

# vis-network's own options. Physics is off: the places are computed at build time and nothing trembles.
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": False, "selectConnectedEdges": False},
    "nodes": {"shape": "custom"},
    "edges": {"smooth": {"enabled": False}, "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}}},
}

SMALLEST, LARGEST = 7, 24  # radius of a node, in pixels
LABEL_EM = 18  # font size of a label; the page's labels.js breaks lines likewise
LABEL_WIDTH = 9  # full-width characters a line
LABEL_LINES = 2


class PageError(WenmaiError):
    """The page cannot be put together."""


class Notice(NamedTuple):
    """What a page that holds a part of a graph says of that: how much there is of what."""

    entities: int
    all_entities: int
    facts: int
    all_facts: int
    proofs: int = PROOFS


def html(
    kg: KnowledgeGraph,
    *,
    size: int = 90,
    plain: int = PLAIN,
    facts: int = FACTS,
    characters: int = CHARACTERS,
) -> Iterator[str]:
    """Yield the page as text, to be written as UTF-8.

    The first picture shows at most `size` nodes. Data of more than `plain` bytes are compressed. Of a graph
    of more than `facts` facts or `characters` characters of text the page holds an excerpt, and says so.
    Raises PageError when the vis-network script that pyvis brings cannot be inlined.
    """
    part = excerpt(kg, facts=facts, characters=characters)
    network = _network(part, size=size)
    if part is kg:
        network.templateEnv = _templates(Payload(kg), plain=plain)
    else:
        payload = Payload(part, places=within(place_tree(kg), part))
        notice = Notice(len(part.entities), len(kg.entities), len(part.facts), len(kg.facts))
        network.templateEnv = _templates(payload, plain=plain, notice=notice)
    yield network.generate_html()


def _network(kg: KnowledgeGraph, *, size: int) -> Network:
    """The first picture: nodes are positions in the payload, edges `subject-predicate-object` likewise."""
    from pyvis.network import Network

    shown = backbone(kg, size=size)
    radius = _radii(kg, shown)
    kinds = sorted(
        {(f.subject, f.predicate, f.object) for f in kg.facts if {f.subject, f.object} <= radius.keys()}
    )
    places = layout({i: _box(kg.entity[i].name, radius[i]) for i in shown}, [(s, o) for s, _, o in kinds])
    position = {entity.id: i for i, entity in enumerate(kg.entities)}
    network = Network(directed=True, cdn_resources="in_line")
    network.options = OPTIONS  # a dict, as set_options leaves one; that takes all blanks out of its text
    for i in shown:
        x, y = places[i]
        network.add_node(position[i], label=kg.entity[i].name, shape="custom", size=radius[i], x=x, y=y)
    for subject, predicate, object_ in kinds:
        one, other = position[subject], position[object_]
        network.add_edge(one, other, id=f"{one}|{predicate}|{other}")
    return network


def _radii(kg: KnowledgeGraph, shown: tuple[str, ...]) -> dict[str, int]:
    """The radius of each node shown; its area grows with its score."""
    score = scores(kg)
    most = max((score[i] for i in shown), default=1) or 1
    return {i: round(SMALLEST + (LARGEST - SMALLEST) * sqrt(score[i] / most)) for i in shown}


def _box(name: str, radius: int) -> Box:
    """The room of a node and of the label below it."""
    ems = sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.56 for char in name)
    lines = min(LABEL_LINES, max(1, -int(-ems // LABEL_WIDTH)))
    width = max(min(ems, LABEL_WIDTH) * LABEL_EM, 2.0 * radius) + 14.0
    return Box(width, 2.0 * radius + lines * LABEL_EM * 1.25 + 12.0, radius + 3.0)


def _templates(payload: Payload, *, plain: int, notice: Notice | None = None) -> Any:
    """A template environment with our template and what it needs beside what pyvis passes to it."""
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    scripts = [_vis_network(), *(_page_file(name) for name in SCRIPTS)]
    styles = [_page_file(name) for name in ("style.css", *(("excerpt.css",) if notice else ()))]
    environment = Environment(
        loader=DictLoader({"template.html": _page_file("template.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        excerpt=notice,
        policy=_policy(scripts, styles),
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own files, checked by _inlined
        styles=[Markup(style) for style in styles],  # noqa: S704
        parts=[
            {"id": name, "encoding": data.encoding, "text": Markup(data.text)}  # noqa: S704 - JSON without `<`, or base64
            for name, data in (
                ("graph-data", embed(payload.graph(), plain=plain)),
                ("proof-data", embed(payload.proof(), plain=plain)),
            )
        ],
        seed=_seed,
    )
    return environment


def _seed(nodes: Any, edges: Any, options: str) -> Any:
    """What pyvis passes to its template, as JSON for a script element."""
    from markupsafe import Markup

    value = {"nodes": nodes, "edges": edges, "options": json.loads(options)}
    return Markup(embed(value, plain=1 << 62).text)  # noqa: S704


def _policy(scripts: list[str], styles: list[str]) -> str:
    """The Content-Security-Policy: these scripts and styles by their hashes, and nothing from anywhere."""

    def sources(texts: list[str]) -> str:
        return " ".join(
            f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts
        )

    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {sources(scripts)}",
            f"style-src {sources(styles)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _page_file(name: str) -> str:
    return _inlined(name, (files("wenmai") / "data" / "page" / name).read_text(encoding="utf-8"))


def _vis_network() -> str:
    """vis-network as pyvis ships it, without the pointer to a source map that lies elsewhere."""
    text = (files("pyvis") / VIS).read_text(encoding="utf-8")
    return _inlined(VIS, re.sub(r"\n//# sourceMappingURL=\S*", "", text))


def _inlined(name: str, text: str) -> str:
    """`text` with the line ends that a browser sees; what would end its element early is refused."""
    text = text.replace("\r\n", "\n")
    if name.endswith(".js") and re.search(r"</script|<!--", text, re.IGNORECASE):
        raise PageError(f"{name}: holds “</script” or “<!--” and cannot stand in a page; write it otherwise")
    return text
