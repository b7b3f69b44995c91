"""What a graph can be written as: one line a file.

A new format is a new line here, and a function of the graph that yields text. A format of several files is
several lines with its name. What is not `always` is written where `--format` or `wenmai export` asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph


class Export(NamedTuple):
    """A file of a format and the function that yields its text, as `module:function`: imported when called.

    `based` says that the function takes the base of the graph's IRIs.
    """

    format: str
    file: str
    function: str
    zh: str
    en: str
    based: bool = False
    always: bool = True

    def chunks(self, kg: KnowledgeGraph, *, base: str) -> Iterator[str]:
        """Yield the text of the export of `kg`."""
        module, _, name = self.function.partition(":")
        given: dict[str, Any] = {"base": base} if self.based else {}
        return cast("Iterator[str]", getattr(import_module(module), name)(kg, **given))


EXPORTS = (
    Export("turtle", "graph.ttl", "wenmai.rdf:turtle", "RDF，一张图", "RDF, one graph", based=True),
    Export(
        "ontology",
        "ontology.ttl",
        "wenmai.owl:ontology_turtle",
        "本体",
        "the ontology of the RDF",
        based=True,
    ),
    Export(
        "trig",
        "graph.trig",
        "wenmai.rdf:trig",
        "RDF 数据集，每篇报道的证据自成一图",
        "RDF dataset, the proofs of each report in a graph of its own",
        based=True,
        always=False,
    ),
    Export(
        "nquads",
        "graph.nq",
        "wenmai.rdf:nquads",
        "同上，每行一个四元组",
        "the same dataset, a quad a line",
        based=True,
        always=False,
    ),
    Export(
        "jsonld",
        "graph.jsonld",
        "wenmai.rdf:jsonld",
        "同上，JSON-LD",
        "the same dataset as JSON-LD",
        based=True,
        always=False,
    ),
    Export("graphml", "graph.graphml", "wenmai.graphml:graphml", "Gephi、Cytoscape", "Gephi, Cytoscape"),
    Export(
        "gexf", "graph.gexf", "wenmai.gexf:gexf", "Gephi 及其时间轴", "Gephi with its timeline", always=False
    ),
    Export("html", "graph.html", "wenmai.html:html", "可翻看的网页", "the page to explore"),
    Export("csv", "entities.csv", "wenmai.spreadsheets:entities_csv", "实体表", "the entities as a table"),
    Export("csv", "facts.csv", "wenmai.spreadsheets:facts_csv", "事实表", "the facts as a table"),
)


def wanted(formats: Iterable[str] = ()) -> tuple[Export, ...]:
    """Return what every build writes and what `formats` add; raise WenmaiError for an unknown one."""
    asked = set(_checked(formats))
    return tuple(export for export in EXPORTS if export.always or export.format in asked)


def only(formats: Iterable[str]) -> tuple[Export, ...]:
    """Return the files of `formats` alone; raise WenmaiError for an unknown one."""
    asked = set(_checked(formats))
    return tuple(export for export in EXPORTS if export.format in asked)


def _checked(formats: Iterable[str]) -> Iterator[str]:
    known = dict.fromkeys(export.format for export in EXPORTS)
    for name in formats:
        if name not in known:
            raise WenmaiError(f"{name}: not a format; there are {', '.join(known)}")
        yield name
