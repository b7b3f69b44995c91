"""Small made-up knowledge graphs for the tests of what is written from one."""

from __future__ import annotations

from msgspec.structs import replace

from wenmai.assemble import assemble
from wenmai.model import KnowledgeGraph
from wenmai_extractors.records import (
    Article,
    Document,
    EntityRef,
    Evidence,
    Qualifiers,
    Span,
    Statement,
    content_id,
)

# Each breaks out of something: markup, quotes, Turtle, IRIs, CSV, formulas, XML, the direction of writing.
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"""@zh . <http://evil> <http://evil> "',
    "反斜杠\\u0041\\",
    "<http://evil.example/> a <b>",
    "=HYPERLINK(甲)",
    "＝SUM(乙)",
    "@丙",
    "a|b;c,d\"e'f",
    "控制\x01\x08\x0b\x1f符",
    "换\r\n行\u2028段\u0085落",
    "左右\u202e倒\u2066置",
    "%41 百分号 %",
    "..",
    "𠮷野\U0001f600家",
    "]]>&amp;&#0;",
    "\ufffe\uffff\ufeff非字符",
    "{?x}`^[y]",
)


def statement(  # the parts of one, each with a default
    subject: str,
    predicate: str,
    object_: str,
    *,
    types: tuple[str, str] = ("Organisation", "Honour"),
    doc: str = "甲.txt",
    article: int = 1,
    **qualifiers: object,
) -> Statement:
    """A statement whose sentence is `subject`, "获", `object_`, at the start of its document."""
    text = f"{subject}获{object_}"
    split = len(subject)
    return Statement(
        id=content_id("st:", subject, predicate, object_, doc, str(article), repr(qualifiers)),
        doc=doc,
        article=article,
        subject=EntityRef(name=subject, type=types[0], mention=subject),
        predicate=predicate,
        object=EntityRef(name=object_, type=types[1], mention=object_),
        qualifiers=Qualifiers(**qualifiers),  # type: ignore[arg-type]
        evidence=(
            Evidence(role="sentence", start=0, end=len(text), text=text),
            Evidence(role="subject", start=0, end=split, text=subject),
            Evidence(role="trigger", start=split, end=split + 1, text="获"),
            Evidence(role="object", start=split + 1, end=len(text), text=object_),
        ),
        extractor="test",
        rule="test",
        confidence=0.9,
    )


def graph(*statements: Statement) -> KnowledgeGraph:
    """The graph of `statements`, whose sentences make the documents, one article each, in the order given."""
    texts: dict[str, str] = {}
    placed = []
    for made in statements:
        before = texts.get(made.doc, "")
        placed.append(shifted(made, len(before)))
        texts[made.doc] = f"{before}{made.evidence[0].text}。"
    articles = [
        Article(
            doc=doc,
            index=1,
            title=f"题 {doc}",
            authors=("某甲",),
            date="2020-06-01",
            body=(Span(0, len(text)),),
        )
        for doc, text in texts.items()
    ]
    documents = [Document(doc=doc, text=text) for doc, text in texts.items()]
    return assemble(documents=documents, articles=articles, statements=placed)


def shifted(made: Statement, by: int) -> Statement:
    """`made` with its evidence `by` characters further on."""
    evidence = tuple(replace(e, start=e.start + by, end=e.end + by) for e in made.evidence)
    return replace(made, evidence=evidence)


def small() -> KnowledgeGraph:
    """Two editions of one honour, one said twice; a pursuit, a partner, a place, a figure, a post."""
    return graph(
        statement("某局", "received", "文明单位", edition=5, time="2017/2019", conferred_by=("某委",)),
        statement("某局", "received", "文明单位", edition=5, time="2017/2019", doc="乙.txt"),
        statement("某局", "received", "文明单位", edition=6, time="2020-12", conferred_by=("某委",)),
        statement("某校", "received", "文明单位"),
        statement("某校", "pursues", "文明校园"),
        statement("某委", "conferred", "文明单位", count=17, unit="个", approx=True),
        statement(
            "某局",
            "organised",
            "读书会",
            types=("Organisation", "Activity"),
            partner=("某校", "某协会"),
            place="某某村",
        ),
        statement("某局", "measured", "资金", types=("Organisation", "Indicator"), value=-66.5, unit="元"),
        statement("张三", "holdsPost", "某局", types=("Person", "Organisation"), post="局长"),
        statement("某局", "implements", "书香工程", types=("Organisation", "Programme"), place="某某村"),
    )


def hostile() -> KnowledgeGraph:
    """Every hostile name as subject, object, report and qualifier."""
    turned = (*HOSTILE[1:], HOSTILE[0])
    return graph(
        *(
            statement(
                one,
                "received",
                other,
                doc=f"{number}/{one}" if one != ".." else "x/..",
                post=one,
                place=other,
                conferred_by=(one, other),
                time="2019-02-30",
            )
            for number, (one, other) in enumerate(zip(HOSTILE, turned, strict=True))
        )
    )
