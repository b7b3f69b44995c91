"""The qualifiers of a statement as they are gathered: its time, counts and place, each with its proof."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from wenmai_extractors.actors import actors_at
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import Quantity
from wenmai_extractors.scene import Line, Mark, Predication
from wenmai_extractors.vocabulary import kinds, verbs

_WHOLE_YEAR = "全年"
_OF_YEAR = pattern(
    r"度?年?度(?=[\u4e00-\u9fff])(?![被获荣评授])"
)  # 2016年度|考核: the year is that of the noun


@dataclass(frozen=True, slots=True)
class _Places:
    """How the place of an event is brought in: words.toml."""

    place: re.Pattern[str]
    no_place: tuple[str, ...]


@cache
def _places() -> _Places:
    data = load_toml("words.toml")
    manner = either(data["place_manner"])
    return _Places(
        place=re.compile(
            rf"{either(data['place_before'])}(?P<place>[^，。、“”；]{{2,24}}?)(?:{manner}|，)*\Z"
        ),
        no_place=words(data["not_place"]),
    )


@dataclass(slots=True)
class Details:
    """Qualifiers as they are gathered, each with its proof."""

    values: dict[str, Any] = field(default_factory=dict)
    proofs: dict[str, tuple[Mark, ...]] = field(default_factory=dict)

    def add(self, key: str, value: Any, *proof: Mark) -> None:
        """Note a qualifier; the first value of a name stays."""
        if value not in (None, ()) and key not in self.values:
            self.values[key] = value
            self.proofs[key] = proof


def time_of(
    line: Line, predication: Predication, at: int, details: Details, *, named: Sequence[tuple[int, int]] = ()
) -> None:
    """The time said last before `at` in the sentence, but for those in the stretches `named`."""
    before = [time for time in predication.times if time.end <= at and time.dates(at)]
    before = [time for time in before if not any(a <= time.start < b for a, b in named)]
    before = [time for time in before if not _OF_YEAR.match(line.text, time.end - 1)]
    if before:
        last = before[-1]
        whole = line.text.find(_WHOLE_YEAR, last.end, at) >= 0  # 10月开展X；全年|开展Y
        edtf = last.edtf[: len("2019")] if whole and "/" not in last.edtf else last.edtf
        details.add("time", edtf, *(Mark(line.number, *span) for span in last.spans))


def count_of(line: Line, quantity: Quantity | None, details: Details, *, shared: bool = False) -> None:
    """A count of things, or of people, as qualifiers."""
    if quantity is None or quantity.several or quantity.unit in ("元", "万元", "亿元", "%", "年", "天"):
        return
    mark = Mark(line.number, quantity.start, quantity.end)
    details.add("count", quantity.value, mark)
    details.add("unit", quantity.unit, mark)
    if quantity.approx:
        details.add("approx", True, mark)
    if shared:
        details.add("shared", True, mark)


def place_of(line: Line, predication: Predication, at: int, details: Details, *, doer: Mark) -> None:
    """在X开展: the place said right before the trigger at `at`; in 在县委组织的会上 X is the `doer`."""
    match = _places().place.search(line.text, predication.body, at)
    if not match or match["place"].endswith(_places().no_place):
        return
    if any(hit.label == "join" for hit in verbs().find(match["place"])):
        return  # 赴京参加由省文化厅|主办的X
    if doer == Mark(line.number, *match.span("place")):
        return
    kind = kinds().match(match["place"])
    named = actors_at(line.text, match.start("place"), match.end("place"))
    if (kind and kind[1] in ("Facility", "Organisation")) or (named and named[-1].end == match.end("place")):
        details.add("place", match["place"], Mark(line.number, match.start("place"), match.end("place")))
