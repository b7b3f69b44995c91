"""What a fact says as plain values, and those as text, for formats without nested records: XML and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from wenmai.edtf import interval
from wenmai_extractors.ontology import ontology
from wenmai_extractors.records import Qualifiers

Cell = str | int | float | bool
Value = Cell | tuple[str, ...] | None

# The datatypes of columns and attributes; the ontology's edtf is a string here.
STRING, INTEGER, NUMBER, BOOLEAN, DATE, STRINGS = "string", "integer", "number", "boolean", "date", "strings"

# What XML 1.0 forbids and spreadsheets choke on, and the signs that turn a line round.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
# Whole numbers beyond 64 bits, which no report means: columns and attributes of programs cannot hold them.
LARGEST = (1 << 63) - 1
_BLANKS = re.compile(r"[\t\n\r\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """Return `text` on one line, with � for characters that must not stand in XML or that only deceive."""
    if text.isprintable():  # none of those is; most texts are, and this is seen at once
        return text
    return _UNWANTED.sub("�", _BLANKS.sub(" ", text))


def joined(values: Iterable[str]) -> str:
    """Return `values` as `a|b`; a | inside a value becomes ｜, so that they come apart again."""
    return "|".join([clean(value).replace("|", "｜") for value in values])


def given(values: Mapping[str, Value], tags: Mapping[str, str]) -> list[tuple[str, Value]]:
    """Return what there is to be written of `values`, each behind the tag of its name, as `tags` has them.

    No text and no list is nothing, 0 and false are something.
    """
    found = [(tag, value) for name, tag in tags.items() if (value := values.get(name)) is not None]
    return [(tag, value) for tag, value in found if value not in ("", ())]


def flat(value: Value) -> Cell | None:
    """Return `value` without lists (`a|b`) and, if text, on one line."""
    if isinstance(value, str):
        return clean(value)
    return joined(value) if isinstance(value, tuple) else value


def text(value: Value) -> str:
    """Return `value` as one line of text: true and false, lists as `a|b`; nothing is the empty text."""
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, tuple):
        return joined(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def qualifier_columns() -> dict[str, str]:
    """Return the qualifiers with their datatypes; after time come its first and last day."""
    terms = ontology().qualifiers
    plain = {name: STRING if term.datatype == "edtf" else term.datatype for name, term in terms.items()}
    lists = {name: STRINGS for name, term in terms.items() if term.many}
    return {"time": STRING, "start": DATE, "end": DATE, **{**plain, **lists}}


def qualifier_values(qualifiers: Qualifiers) -> dict[str, Value]:
    """Return the given qualifiers by name; beside `time` (EDTF) its first and last day, if any (ISO 8601).

    Whole numbers beyond 64 bits are the largest (smallest) that 64 bits hold.
    """
    values: dict[str, Value] = {}
    for name, value in msgspec.to_builtins(qualifiers).items():
        if isinstance(value, list):
            values[name] = tuple(value)
        else:
            values[name] = max(-LARGEST, min(value, LARGEST)) if type(value) is int else value
        if name == "time":
            days = zip(("start", "end"), interval(value), strict=True)
            values.update((bound, day) for bound, day in days if day)
    return values
