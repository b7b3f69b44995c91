"""Figures of each of a list of places: 全乡2个村（红星村6个组217户963人、柳湾村9个组265户1227人）."""

from __future__ import annotations

from bisect import bisect_right

from wenmai_extractors.actors import ActorMention, actor_at
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import Quantity
from wenmai_extractors.scene import Line
from wenmai_extractors.syntax import Clause

_LIST = 2  # members that make a list
_REACH = 80  # characters before and behind a figure in which two of them stand
_MEMBER = pattern(
    "(?<=[（、；：])(?P<name>[\u4e00-\u9fff]{1,8}(?:村|社区|[镇乡屯寨]))"
    "(?=\\d[\\d.]{0,8}(?:户|人|口人|亩|名|万?元|公顷|个(?:[村居]民)?小?组))"
)
_APART = pattern("[、；：（）。]")


def member(line: Line, clause: Clause, quantity: Quantity) -> ActorMention | None:
    """The place whose figure a quantity in a list of places is, if it stands in one."""
    start, end = max(clause.start, quantity.start - _REACH), min(clause.end, quantity.end + _REACH)
    if line.text.find("、", start, end) < 0:
        return None
    found = list(_MEMBER.finditer(line.text, start, end))
    at = bisect_right([one.end() for one in found], quantity.start) - 1
    if len(found) < _LIST or at < 0 or _APART.search(line.text, found[at].end(), quantity.start):
        return None
    named = actor_at(line.text, *found[at].span())
    return named if named and named.kind != "Anaphor" and named.end == found[at].end() else None
