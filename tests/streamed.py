"""A graph whose facts, statements and texts are made whenever they are asked for, as if read from disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from wenmai.model import Entity, Fact
from wenmai_extractors.records import Document, EntityRef, Evidence, Qualifiers, Statement

SENTENCE = "文" * 1_000


class Made:
    """Things that are made by their numbers when they are asked for, in order or by id; nobody keeps them."""

    def __init__(self, count: int, make: Callable[[int], Any]) -> None:
        self.count, self.make, self.passes = count, make, 0

    def __iter__(self) -> Iterator[Any]:
        self.passes += 1
        return map(self.make, range(self.count))

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, id_: str) -> Any:
        return self.make(int(id_.rpartition("/")[2]))


def streamed(*, entities: int, facts: int, reports: int) -> Any:
    """A graph of so many entities and facts, each fact told once; a report has 10,000 characters."""

    def entity(n: int) -> Entity:
        kind = ("Organisation", "Activity")[n % 2]
        return Entity(id=f"{kind.lower()}/{n:07}", name=f"{n:07}", type=kind)

    def fact(n: int) -> Fact:
        one, other = n % entities, (n * 7 + n // entities) % entities
        return Fact(
            id=f"f:/{n:07}",
            subject=entity(one).id,
            predicate="received",
            object=entity(other).id,
            qualifiers=Qualifiers(time="2020", target=f"{n:07}" * 40),
            statements=(f"st:/{n:07}",),
            sources=1,
            confidence=1.0,
        )

    def statement(n: int) -> Statement:
        return Statement(
            id=f"st:/{n:07}",
            doc=f"{n % reports:07}",
            article=1,
            subject=EntityRef(name="甲", type="Organisation", mention="甲"),
            predicate="received",
            object=EntityRef(name="乙", type="Activity", mention="乙"),
            qualifiers=Qualifiers(),
            evidence=(Evidence(role="sentence", start=0, end=len(SENTENCE), text=SENTENCE + str(n)),),
            extractor="made",
            rule="made",
            confidence=1.0,
        )

    return SimpleNamespace(
        entities=Made(entities, entity),
        entity=Made(entities, entity),
        facts=Made(facts, fact),
        statements=Made(facts, statement),
        statement=Made(facts, statement),
        documents=Made(reports, lambda n: Document(doc=f"{n:07}", text="文" * 10_000)),
        articles=(),
        article={},
        merges=(),
        suggestions=(),
        decisions=(),
        stale=(),
    )
