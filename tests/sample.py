"""Statements and builds made by hand, for tests that need no extraction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from wenmai import resolution
from wenmai.assemble import assemble
from wenmai.gathering import gathered
from wenmai.ledger import Decision
from wenmai.model import KnowledgeGraph
from wenmai.resolution import Resolution
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

# A report of a plain kind, in which any extraction worth the name finds an activity.
REPORT = """白水县文明办开展植树活动

本报讯（记者王小明）2019年3月12日，白水县文明办组织开展了“绿满白水”植树活动，120余名志愿者参加。
"""
# A page of two articles with their authors.
PAGE = """书车进村

周文远

书车开进了村子，三个村的孩子都来了。

堤上的人

罗志强

老段每天走十二公里，从不误点。
"""
OTHER_REPORT = """青石县教育局举办讲座

本报讯（记者李小红）2018年5月4日，青石县教育局举办了“书香青石”知识讲座，300余名学生到场聆听。
"""


def two_reports(folder: Path) -> Path:
    """Make `folder` with two reports in it, a.txt and b.txt, and return it."""
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER_REPORT, encoding="utf-8")
    return folder


def told(
    text: str,
    subject: str,
    predicate: str,
    object_: str,
    trigger: str = "",
    *,
    doc: str = "a.txt",
    article: int = 1,
    types: tuple[str, str] = ("Organisation", "Honour"),
    confidence: float = 0.9,
    **qualifiers: Any,
) -> Statement:
    """A statement whose sentence is the whole of `text`; its words are proved where they first stand."""
    given = Qualifiers(**qualifiers)
    words = {"sentence": text, "subject": subject, "object": object_, "trigger": trigger or predicate}
    words |= dict.fromkeys(to_builtins(given), text)
    return Statement(
        id=content_id("st:", doc, str(article), subject, *types, predicate, object_, str(given)),
        doc=doc,
        article=article,
        subject=EntityRef(name=subject, type=types[0], mention=subject),
        predicate=predicate,
        object=EntityRef(name=object_, type=types[1], mention=object_),
        qualifiers=given,
        evidence=tuple(
            Evidence(role=role, start=text.find(word), end=text.find(word) + len(word), text=word)
            for role, word in words.items()
        ),
        extractor="hand",
        rule="hand",
        confidence=confidence,
    )


def received(
    subject: str, honour: str, *, doc: str = "a.txt", subject_type: str = "Organisation", **qualifiers: Any
) -> Statement:
    """`subject` received `honour`, in a sentence that says no more."""
    text = f"{subject}获得{honour}。"
    types = (subject_type, "Honour")
    return told(text, subject, "received", honour, "获得", doc=doc, types=types, **qualifiers)


def holds_post(person: str, organisation: str, *, doc: str) -> Statement:
    """`person` holds a post in `organisation`."""
    text = f"{person}任{organisation}主任。"
    types = ("Person", "Organisation")
    return told(text, person, "holdsPost", organisation, "任", doc=doc, types=types, post="主任")


def graph(texts: dict[str, str], statements: Iterable[Statement]) -> KnowledgeGraph:
    """The graph of documents that are one article each."""
    return assemble(
        documents=[Document(doc=doc, text=text) for doc, text in texts.items()],
        articles=[
            Article(doc=doc, index=1, title="", spans=(Span(0, len(text)),), body=(Span(0, len(text)),))
            for doc, text in texts.items()
        ],
        statements=statements,
    )


def resolve(statements: Iterable[Statement], decisions: Sequence[Decision] = ()) -> Resolution:
    """Who the names in some statements are."""
    return resolution.resolve(gathered(statements=statements), decisions)


def small_graph() -> KnowledgeGraph:
    """Two reports, three entities, two facts."""
    one, other = "白水县文明办获得全国文明单位。", "白水县文明办开展植树活动。"
    activity = ("Organisation", "Activity")
    return graph(
        {"a.txt": one, "pages/b.txt": other},
        [
            told(one, "白水县文明办", "received", "全国文明单位", "获得", edition=5),
            told(other, "白水县文明办", "organised", "植树活动", "开展", doc="pages/b.txt", types=activity),
        ],
    )
