"""The ontology data file as records: types, predicates and qualifiers with labels in zh and en."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from wenmai_extractors.records import Record


class Term(Record):
    """A type or predicate; `domain` and `range` are empty for types.

    `align`, `same` and `see` are IRIs of public vocabularies: wider terms, equals, and what is near.
    """

    zh: str
    en: str
    comment_zh: str = msgspec.field(name="comment_zh", default="")
    comment_en: str = msgspec.field(name="comment_en", default="")
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    align: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    see: tuple[str, ...] = ()


class QualifierTerm(Record):
    """A qualifier; `datatype` is string, integer, number, boolean or edtf; `many` means a list."""

    zh: str
    en: str
    datatype: str
    comment_zh: str = msgspec.field(name="comment_zh", default="")
    comment_en: str = msgspec.field(name="comment_en", default="")
    many: bool = False
    see: tuple[str, ...] = ()


class Ontology(Record):
    """All terms by name, in the order of the data file."""

    version: str
    types: dict[str, Term]
    predicates: dict[str, Term]
    qualifiers: dict[str, QualifierTerm]


@cache
def ontology() -> Ontology:
    """Return the ontology shipped with the package."""
    source = files("wenmai_extractors") / "data" / "ontology.toml"
    return msgspec.toml.decode(source.read_bytes(), type=Ontology)
