"""An article laid out for the extractors: its passages cut into clauses, each with who acts in it.

What they find are drafts: names, and marks of where in the healed passages each part stands. statements.py
turns a draft into a statement with offsets into the document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import msgspec

from wenmai_extractors.articles import Reading
from wenmai_extractors.healing import Passage
from wenmai_extractors.records import Document
from wenmai_extractors.syntax import Clause
from wenmai_extractors.times import Time
from wenmai_extractors.vocabulary import Hit

if TYPE_CHECKING:
    from wenmai_extractors.cast import Cast


class Mark(msgspec.Struct, frozen=True, order=True, gc=False):
    """Characters start..end of the healed text of passage number `passage` of a scene."""

    passage: int
    start: int
    end: int


class Actor(msgspec.Struct, frozen=True):
    """Who acts: the fullest name that the report supports, its type, and where it was last named."""

    name: str
    type: str
    mark: Mark


class Predication(msgspec.Struct, frozen=True):
    """A clause and who it speaks of.

    `subjects` are inherited unless `explicit`; `bodies` are those that they act for as officials. `body` is
    where the clause goes on behind its subject and openings. `doubts` are the words of planning and denial
    that bear on the clause: a hit counts for what stands behind it, one from an earlier clause
    stands at 0.
    """

    clause: Clause
    passage: int
    subjects: tuple[Actor, ...]
    explicit: bool
    body: int
    doubts: tuple[Hit, ...] = ()
    times: tuple[Time, ...] = ()
    bodies: tuple[Actor, ...] = ()

    def doubtful(self, at: int) -> bool:
        """Whether what is said at `at` is planned or denied."""
        return any(hit.start <= at for hit in self.doubts)


@dataclass(frozen=True, slots=True)
class Line:
    """A passage with its depths and its predications."""

    number: int
    passage: Passage
    depth: bytes
    predications: tuple[Predication, ...]
    text: str = field(init=False)

    def __post_init__(self) -> None:
        """Keep the healed text of the passage at hand."""
        object.__setattr__(self, "text", self.passage.text)

    def predication_at(self, position: int) -> Predication | None:
        """The clause that the character at `position` stands in; None between clauses."""
        at = bisect_right(self.predications, position, key=lambda each: each.clause.start)
        found = self.predications[at - 1] if at else None
        return found if found and position < found.clause.end else None


@dataclass(frozen=True, slots=True)
class Scene:
    """An article ready for extraction.

    `lines[0]` is the headline where it has one. `bylines` are two lines for each author: the name, and what
    stands before it in its line, or the name again.
    """

    document: Document
    reading: Reading
    lines: tuple[Line, ...]
    bylines: tuple[Line, ...]
    cast: Cast

    @property
    def protagonist(self) -> Actor | None:
        """Whom the article is about."""
        return self.cast.protagonist

    def line(self, number: int) -> Line:
        """The line of that number: those of `bylines` follow on `lines`."""
        return self.lines[number] if number < len(self.lines) else self.bylines[number - len(self.lines)]

    def text(self, mark: Mark) -> str:
        """The healed characters of a mark."""
        return self.line(mark.passage).text[mark.start : mark.end]


class Draft(msgspec.Struct, frozen=True):
    """A statement before its proof is mapped back to the document.

    `qualifiers` maps a qualifier's field to its value, `proofs` to where that stands. `confidence` is for
    extractors that know better than `wenmai_extractors.confidence` how sure they are.
    """

    subject: Actor
    predicate: str
    name: str
    type: str
    object: tuple[Mark, ...]
    sentence: Mark
    rule: str
    trigger: Mark | None = None
    qualifiers: Mapping[str, Any] = msgspec.field(default_factory=dict)
    proofs: Mapping[str, tuple[Mark, ...]] = msgspec.field(default_factory=dict)
    confidence: float | None = None


Find: TypeAlias = Callable[[Scene, tuple[Mark, ...]], Iterator[Draft]]


class Extractor(NamedTuple):
    """A named rule set. `find` yields drafts; its second argument are the objects claimed so far."""

    name: str
    find: Find
