"""A fact as flat values, for formats that know no lists and no nested records: GraphML and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from wenmai.edtf import interval
from wenmai.model import Fact

Cell = str | int | float | bool

# What XML 1.0 forbids and spreadsheets choke on, and the signs that turn a line round.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_BLANKS = re.compile(r"[\t\n\r\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """Return `text` on one line, with � for characters that must not stand in XML or that only deceive."""
    return _UNWANTED.sub("�", _BLANKS.sub(" ", text))


def joined(values: Iterable[str]) -> str:
    """Return `values` as `a|b`; a | inside a value becomes ｜, so that they come apart again."""
    return "|".join(clean(value).replace("|", "｜") for value in values)


def qualifiers(fact: Fact) -> dict[str, Cell]:
    """Return the qualifiers by name, lists joined; beside `time` (EDTF) its first and last day, if any."""
    cells: dict[str, Cell] = {}
    for name, value in msgspec.to_builtins(fact.qualifiers).items():
        cells[name] = value if isinstance(value, int | float) else _text(value)
        if name == "time":
            days = zip(("start", "end"), interval(value), strict=True)
            cells.update((bound, day) for bound, day in days if day)
    return cells


def _text(value: str | Iterable[str]) -> str:
    return clean(value) if isinstance(value, str) else joined(value)
