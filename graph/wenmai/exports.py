"""What a graph can be written as: one line a file.

A new format is a new line here, and a function of the graph that yields text or bytes. A format of several
files is several lines with its name. What is not `always` is written where `--format` or `wenmai export`
asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from wenmai.optional import needed
from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph

Chunks = Iterator[str] | Iterator[bytes]


class Export(NamedTuple):
    """A file of a format and the function that yields it, as `module:function`: imported when called.

    `based` says that the function takes the base of the graph's IRIs.
    """

    format: str
    file: str
    function: str
    zh: str
    en: str
    based: bool = False
    always: bool = True

    def chunks(self, kg: KnowledgeGraph, *, base: str) -> Chunks:
        """Yield the export of `kg`, as text or as bytes."""
        module, _, name = self.function.partition(":")
        given: dict[str, Any] = {"base": base} if self.based else {}
        return cast("Chunks", getattr(import_module(module), name)(kg, **given))


# Modules of the extra `tables`, by the format that needs them.
NEEDS = {"parquet": "pyarrow", "xlsx": "xlsxwriter"}

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
        "ontology",
        "ontology.html",
        "wenmai.ontology_html:ontology_html",
        "本体的说明",
        "the documentation of the ontology",
        based=True,
    ),
    Export("shapes", "shapes.ttl", "wenmai.shapes:shapes_turtle", "SHACL 形状", "SHACL shapes", based=True),
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
        "gexf",
        "graph.gexf",
        "wenmai.gexf:gexf",
        "Gephi：带时间轴",
        "Gephi, with times for its timeline",
        always=False,
    ),
    Export(
        "proof-graphml",
        "proof.graphml",
        "wenmai.graphml:proof_graphml",
        "事实、陈述、证据皆为节点",
        "facts, statements and evidence as nodes too",
        always=False,
    ),
    Export(
        "proof-gexf", "proof.gexf", "wenmai.gexf:proof_gexf", "同上，GEXF", "the same as GEXF", always=False
    ),
    Export("html", "graph.html", "wenmai.html:html", "可翻看的网页", "the page to explore"),
    Export("report", "report.html", "wenmai.overview:report", "概览与统计图", "an overview with plots"),
    Export("csv", "entities.csv", "wenmai.spreadsheets:entities_csv", "实体表", "the entities as a table"),
    Export("csv", "facts.csv", "wenmai.spreadsheets:facts_csv", "事实表", "the facts as a table"),
    *(
        Export(
            "csv",
            f"{name}.csv",
            f"wenmai.spreadsheets:{name}_csv",
            zh,
            f"the {name} as a table",
            always=False,
        )
        for name, zh in (("statements", "陈述表"), ("evidence", "证据表"))
    ),
    *(
        Export("parquet", f"{name}.parquet", f"wenmai.parquet:{name}", zh, f"the {name}, typed", always=False)
        for name, zh in (
            ("entities", "实体，带类型"),
            ("facts", "事实，带类型"),
            ("statements", "陈述，带类型"),
            ("evidence", "证据，带类型"),
        )
    ),
    Export(
        "xlsx", "graph.xlsx", "wenmai.workbook:workbook", "Excel 工作簿", "the tables as sheets", always=False
    ),
    *(
        Export("neo4j", f"neo4j/{file}", f"wenmai.neo4j:{name}", zh, en, always=False)
        for file, name, zh, en in (
            ("entities.csv", "entities", "实体节点", "entities as nodes"),
            ("statements.csv", "statements", "陈述节点", "statements as nodes"),
            ("evidence.csv", "evidence", "证据节点", "evidence as nodes"),
            ("reports.csv", "reports", "报道节点", "reports as nodes"),
            ("facts.csv", "facts", "事实即关系", "facts as relationships"),
            ("statement-parts.csv", "statement_parts", "陈述到实体", "from statements to entities"),
            ("evidence-parts.csv", "evidence_parts", "陈述到证据", "from statements to evidence"),
            ("load.sh", "load_script", "载入脚本", "loads them with neo4j-admin"),
        )
    ),
    Export(
        "quickstatements",
        "quickstatements.txt",
        "wenmai.wikidata:quickstatements",
        "维基数据的荣誉（--qids）",
        "honours for Wikidata (--qids)",
        always=False,
    ),
)


def wanted(formats: Iterable[str] = ()) -> tuple[Export, ...]:
    """Return what every build writes and what `formats` add; raise WenmaiError for one unknown or
    that needs a package which is not installed."""
    asked = set(_checked(formats))
    return tuple(export for export in EXPORTS if export.always or export.format in asked)


def only(formats: Iterable[str]) -> tuple[Export, ...]:
    """Return the files of `formats` alone; raise WenmaiError for one unknown or
    that needs a package which is not installed."""
    asked = set(_checked(formats))
    return tuple(export for export in EXPORTS if export.format in asked)


def _checked(formats: Iterable[str]) -> Iterator[str]:
    known = dict.fromkeys(export.format for export in EXPORTS)
    for name in formats:
        if name not in known:
            raise WenmaiError(f"{name}: not a format; there are {', '.join(known)}")
        if name in NEEDS:  # better said before anything is written
            needed(NEEDS[name], extra="tables", purpose=f"the format {name}")
        yield name
