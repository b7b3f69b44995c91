"""The SHACL shapes of the graph, made from the ontology: what every build must be like.

Violations are what no reader could use: a fact without proof, a date that is none. A relation between other
types than the ontology says is a warning, since a village is now a place and now a body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wenmai import terms
from wenmai.identity import identity
from wenmai.owl import DATATYPES
from wenmai.rdf_model import NAMES
from wenmai.terms import BASE
from wenmai_extractors.ontology import ontology

SH = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
EDTF = r"^[0-9]{2}[0-9X]{2}.*|^\\.\\./.*|^/.*"

# The names of the shapes of the two ends of a relation.
SUBJECT, OBJECT = "{}SubjectShape", "{}ObjectShape"

# What a shape asks of a property: the path, the constraints as Turtle, and what to say.
Asked = tuple[str, str, str, str]

ENTITY: tuple[Asked, ...] = (
    (
        "skos:prefLabel",
        "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype rdf:langString ; sh:minLength 1",
        "实体有且只有一个名称",
        "An entity has one name",
    ),
    (
        "skos:altLabel",
        "sh:datatype rdf:langString",
        "别名是带语言的文字",
        "Other names are texts with a language",
    ),
    (
        "schema:identifier",
        "sh:node [ sh:property [ sh:path schema:value ; sh:minCount 1 ; sh:maxCount 1 ],"
        " [ sh:path schema:propertyID ; sh:minCount 1 ; sh:maxCount 1 ] ]",
        "代码要有来源和值",
        "A code has a source and a value",
    ),
)
ONE = "sh:minCount 1 ; sh:maxCount 1"
SPAN = "sh:nodeKind sh:IRI ; sh:class oa:SpecificResource"
FACT: tuple[Asked, ...] = (
    (
        "wm:sources",
        f"{ONE} ; sh:datatype xsd:integer ; sh:minInclusive 1",
        "事实至少有一个来源",
        "A fact has a source",
    ),
    (
        "wm:confidence",
        f"{ONE} ; sh:datatype xsd:decimal ; sh:minInclusive 0.0 ; sh:maxInclusive 1.0",
        "置信度在 0 和 1 之间",
        "Confidence is between 0 and 1",
    ),
    (
        "wm:statement",
        "sh:minCount 1 ; sh:datatype xsd:string",
        "事实出自陈述",
        "A fact comes from statements",
    ),
    (
        "prov:wasDerivedFrom",
        f"sh:minCount 1 ; {SPAN}",
        "事实要有原文句子",
        "A fact has a sentence that proves it",
    ),
    ("ev:subject", f"sh:minCount 1 ; {SPAN}", "主语要有证据", "The subject is proved"),
    ("ev:object", f"sh:minCount 1 ; {SPAN}", "宾语要有证据", "The object is proved"),
    ("ev:trigger", SPAN, "触发词是原文中的一段", "The words that say it are a span"),
    (
        "q:start",
        "sh:maxCount 1 ; sh:datatype xsd:date ; sh:lessThanOrEquals q:end",
        "起始日是日期，不晚于终止日",
        "The first day is a date, not after the last",
    ),
    ("q:end", "sh:maxCount 1 ; sh:datatype xsd:date", "终止日是日期", "The last day is a date"),
    (
        "q:edtf",
        f'sh:maxCount 1 ; sh:datatype xsd:string ; sh:pattern "{EDTF}"',
        "时间按 EDTF 记",
        "Times are EDTF",
    ),
)
DERIVED: tuple[Asked, ...] = (
    ("wm:derivedBy", f"{ONE} ; sh:datatype xsd:string", "推得的事实有规则", "A derived fact has its rule"),
    ("prov:wasDerivedFrom", "sh:maxCount 0", "推得的事实没有原文", "A derived fact has no proof"),
)
NUMBER = f"{ONE} ; sh:datatype xsd:integer ; sh:minInclusive 0"
SPANS: tuple[Asked, ...] = (
    ("oa:hasSource", f"{ONE} ; sh:class wm:Source", "证据出自一个报道文件", "A span is of one source"),
    (
        "oa:hasSelector",
        "sh:minCount 2 ; sh:maxCount 2",
        "证据有位置和原文",
        "A span has a position and a quote",
    ),
)
POSITIONS: tuple[Asked, ...] = (
    ("oa:start", f"{NUMBER} ; sh:lessThan oa:end", "起点在终点之前", "A span begins before it ends"),
    ("oa:end", NUMBER, "终点是数字", "The end is a number"),
)
QUOTES: tuple[Asked, ...] = (
    ("oa:exact", f"{ONE} ; sh:datatype xsd:string ; sh:minLength 1", "证据有原文", "A span has words"),
)


def shapes_turtle(kg: object = None, *, base: str = BASE) -> Iterator[str]:  # noqa: ARG001 - as all exports
    """Yield the shapes as Turtle; they are the same for every graph of a base."""
    known = ontology()
    yield terms.header(base) + SH
    targets = " ; ".join(f"sh:targetClass {_name('wm', name)}" for name in known.types)
    yield _shape("EntityShape", targets, ENTITY)
    which = " ".join(_name("ps", name) for name in known.predicates)
    one_object = (f"[ sh:alternativePath ( {which} ) ]", f"{ONE} ; sh:nodeKind sh:IRI")
    says = (*one_object, "事实有且只有一个宾语", "A fact has one object")
    yield _shape("FactShape", "sh:targetClass wm:Fact", (says, *FACT, *_qualifiers()))
    yield _shape("DerivedFactShape", "sh:targetClass wm:DerivedFact", (says, *DERIVED))
    yield _shape("SpanShape", "sh:targetClass oa:SpecificResource", SPANS)
    yield _shape("PositionShape", "sh:targetClass oa:TextPositionSelector", POSITIONS)
    yield _shape("QuoteShape", "sh:targetClass oa:TextQuoteSelector", QUOTES)
    identified = (
        "dcterms:identifier",
        f"{ONE} ; sh:datatype xsd:string",
        "报道文件有名称",
        "A source has a name",
    )
    yield _shape("SourceShape", "sh:targetClass wm:Source", (identified,))
    for name, term in known.predicates.items():
        direct = _name("wm", name)
        yield _end(SUBJECT.format(name), f"sh:targetSubjectsOf {direct}", term.domain, f"{term.zh}的主语")
        yield _end(OBJECT.format(name), f"sh:targetObjectsOf {direct}", term.range, f"{term.zh}的宾语")


def _name(space: str, name: str) -> str:
    return terms.turtle(terms.name(space, name))


def _qualifiers() -> Iterator[Asked]:
    for name, term in ontology().qualifiers.items():
        yield _name("ev", name), SPAN, f"{term.zh}的证据是原文中的一段", f"Proof of {term.en} is a span"
        if term.datatype == "edtf":
            continue
        kind = "sh:nodeKind sh:IRI" if name in NAMES else _datatype(term.datatype)
        once = "" if term.many else "sh:maxCount 1 ; "
        yield _name("q", name), f"{once}{kind}", f"{term.zh}的取值不对", f"A value that {term.en} cannot have"


def _datatype(name: str) -> str:
    if name == "number":
        return "sh:or ( [ sh:datatype xsd:integer ] [ sh:datatype xsd:decimal ] )"
    return f"sh:datatype {DATATYPES[name]}"


def _shape(name: str, targets: str, asked: Iterable[Asked]) -> str:
    properties = "".join(
        f" ;\n    sh:property [ sh:path {path} ; {constraints} ;"
        f" sh:message {terms.quoted(zh, 'zh')}, {terms.quoted(en, 'en')} ]"
        for path, constraints, zh, en in asked
    )
    return f"\n<shapes#{name}>\n    a sh:NodeShape ;\n    {targets}{properties} .\n"


def _end(name: str, target: str, types: Sequence[str], zh: str) -> str:
    """Who may be at one end of a relation; a place may act and a body be a place."""
    agents = [str(kind) for kind in identity()["families"]["agent"]]
    types = [*types, *(kind for kind in agents if kind not in types and not set(agents).isdisjoint(types))]
    classes = " ".join(f"[ sh:class {_name('wm', type_)} ]" for type_ in types)
    listed = ", ".join(types)
    said = f"{terms.quoted(f'{zh}应为 {listed}', 'zh')}, {terms.quoted(f'Should be one of: {listed}', 'en')}"
    return (
        f"\n<shapes#{name}>\n    a sh:NodeShape ;\n    {target} ;\n    sh:severity sh:Warning ;\n"
        f"    sh:or ( {classes} ) ;\n    sh:message {said} .\n"
    )
