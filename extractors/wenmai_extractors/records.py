"""The records that pass between stages. All are immutable; offsets are half-open, in code points."""

from __future__ import annotations

import unicodedata
from hashlib import blake2b
from typing import dataclass_transform

import msgspec


# msgspec hands `frozen` down to subclasses but not `kw_only`; type checkers hold callers to keywords.
@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel", gc=False):
    """Base of every record: frozen, keyword-only; defaults are left out of the JSON, names in camelCase.

    None can hold itself: the garbage collector need not look at them (`gc`).
    """


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open stretch of a document's text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        """Length in code points."""
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Document(Record):
    """A report file: `doc` is its path below the input folder, `text` its text layer, line ends as \\n."""

    doc: str
    text: str


class Article(Record):
    """One article of a document.

    `spans` are the stretches of the document that belong to it, headline, byline and body, in reading
    order; `body` those of the body alone. `index` counts from 1 in document order. `date` is EDTF.
    """

    doc: str
    index: int
    title: str
    authors: tuple[str, ...] = ()
    date: str | None = None
    spans: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()


class EntityRef(Record):
    """An entity as a statement names it: fullest supported `name`, and the words at the place."""

    name: str
    type: str
    mention: str


class Evidence(Record):
    """Characters that prove a part of a statement. `role` is sentence, subject, object, trigger or a
    qualifier's name; a role may come twice when its proof stands in two places (a shared level word)."""

    role: str
    start: int
    end: int
    text: str


class Qualifiers(Record):
    """What else the text says of a statement; see the ontology for each. Times are EDTF."""

    time: str | None = None
    edition: int | None = None
    batch: int | None = None
    streak: int | None = None
    count: int | None = None
    value: int | float | None = None
    unit: str | None = None
    approx: bool | None = None
    shared: bool | None = None
    participants: int | None = None
    conferred_by: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    place: str | None = None
    target: str | None = None
    post: str | None = None
    status: str | None = None
    level: str | None = None


class Statement(Record, omit_defaults=False):
    """A triple with qualifiers and its proof: the contract between extraction and graph."""

    id: str
    doc: str
    article: int
    subject: EntityRef
    predicate: str
    object: EntityRef
    qualifiers: Qualifiers
    evidence: tuple[Evidence, ...]
    extractor: str
    rule: str
    confidence: float


class Extraction(Record):
    """Everything extraction says of one document."""

    document: Document
    articles: tuple[Article, ...] = ()
    statements: tuple[Statement, ...] = ()


def content_id(prefix: str, *fields: str) -> str:
    """Return `prefix` and a hash of the fields: same fields, same id, on any machine.

    The fields are NFC-normalised and length-prefixed, so that no two different lists of fields hash alike
    by concatenation.
    """
    prefixed = bytearray()
    for field in fields:
        raw = unicodedata.normalize("NFC", field).encode()
        prefixed += len(raw).to_bytes(4, "big")
        prefixed += raw
    return f"{prefix}{blake2b(prefixed, digest_size=10, key=b'wenmai').hexdigest()}"
