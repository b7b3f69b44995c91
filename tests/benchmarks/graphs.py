"""Big graphs for benchmarks: statements of the kinds that reports make, numbered, the same each time."""

from __future__ import annotations

from collections.abc import Iterator

from wenmai.assemble import assemble
from wenmai.model import KnowledgeGraph
from wenmai_extractors.records import (
    Article,
    Document,
    EntityRef,
    Evidence,
    Qualifiers,
    Statement,
    content_id,
)

PER_REPORT = 10


def big_graph(statements: int) -> KnowledgeGraph:
    """The graph of so many statements, ten to a report."""
    made = list(_statements(statements))
    docs = sorted({statement.doc for statement in made})
    return assemble(
        documents=[Document(doc=doc, text=_text(doc)) for doc in docs],
        articles=[Article(doc=doc, index=1, title=f"{doc}的标题", date="2022-06-24") for doc in docs],
        statements=made,
    )


def _text(doc: str) -> str:
    return f"某县{doc}的报道。" * 60


def _statements(count: int) -> Iterator[Statement]:
    for number in range(count):
        bodies, honours = count // 8 + 1, count // 40 + 1
        body = EntityRef(name=f"第{number * 7 % bodies}局", type="Organisation", mention="该局")
        kind = number % 4
        if kind == 0:
            name = f"第{number * 11 % honours}类文明单位"
            yield _statement(
                number, body, "received", name, "Honour", edition=number % 6 + 1, time=_year(number)
            )
        elif kind == 1:
            partner = (f"第{number * 13 % bodies}局",)
            name = f"第{number * 3 % honours}次读书会"
            yield _statement(number, body, "organised", name, "Activity", partner=partner, time=_year(number))
        elif kind == 2:
            name = f"第{number * 5 % honours}项书香工程"
            yield _statement(number, body, "implements", name, "Programme", place=f"第{number % 97}村")
        else:
            name = f"第{number * 11 % honours}类文明单位"
            body = EntityRef(name=f"第{number % 50}委", type="Organisation", mention="该委")
            yield _statement(number, body, "conferred", name, "Honour", count=number % 40, unit="个")


def _year(number: int) -> str:
    return str(1998 + number % 25)


def _statement(
    number: int, subject: EntityRef, predicate: str, name: str, type_: str, **said: object
) -> Statement:
    doc, start = f"{number // PER_REPORT:07}.txt", number % PER_REPORT * 40
    text = _text(doc)
    roles = {"sentence": (0, 40), "subject": (0, 6), "trigger": (6, 8), "object": (8, 16)}
    roles |= dict.fromkeys(said, (20, 28))
    return Statement(
        id=content_id("st:", str(number)),
        doc=doc,
        article=1,
        subject=subject,
        predicate=predicate,
        object=EntityRef(name=name, type=type_, mention=name),
        qualifiers=Qualifiers(**said),  # type: ignore[arg-type]
        evidence=tuple(
            Evidence(role=role, start=start + a, end=start + b, text=text[start + a : start + b])
            for role, (a, b) in roles.items()
        ),
        extractor="bench",
        rule="bench",
        confidence=0.9,
    )
