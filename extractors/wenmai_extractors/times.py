"""Times as EDTF: 2017—2019年, 2020年12月5日, 6月16日 (with the report's year), 今年 (with its date)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as date_of

_Y = r"(?:19|20)\d\d"
_TIME = re.compile(
    rf"(?P<y1>{_Y})年?(?:度)?(?:—{{1,2}}|-|至|到)(?P<y2>{_Y})年(?:度)?"
    rf"|(?P<fy>{_Y})年(?P<fm>\d{{1,2}})月(?P<fd>\d{{1,2}})日(?:(?:至|—{{1,2}}|-)(?:(?P<tm>\d{{1,2}})月)?(?P<td>\d{{1,2}})日)?"
    rf"|(?P<my>{_Y})年(?P<mm>\d{{1,2}})月(?:份)?(?:(?:至|—{{1,2}}|-)(?P<mt>\d{{1,2}})月)?"
    rf"|(?P<year>{_Y})年(?:度)?"
    r"|(?<!\d)(?P<dm>\d{1,2})月(?P<dd>\d{1,2})日(?:(?:至|—{1,2}|-)(?:(?P<em>\d{1,2})月)?(?P<ed>\d{1,2})日)?"
    r"|(?P<rel>今年|去年|前年|本年度|上年度)(?:(?P<rm>\d{1,2})月(?:份)?(?:(?P<rd>\d{1,2})日)?)?"
)
# 成立于1991年 dates the founding, not what the sentence goes on to say.
_FOUNDED = re.compile(r"(?:建|创办|成立|组建|设立|挂牌|落成|投用|组成)于\Z")
_SHIFT = {"今年": 0, "本年度": 0, "去年": -1, "上年度": -1, "前年": -2}


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression; `since` when it opens a period (以来) rather than dates an event."""

    start: int
    end: int
    edtf: str
    since: bool


def times(text: str, start: int = 0, end: int | None = None, *, date: str | None = None) -> Iterator[Time]:
    """The times in text[start:end] that can be fixed; `date` is the report's own (EDTF)."""
    for match in _TIME.finditer(text, start, len(text) if end is None else end):
        edtf = _edtf(match, date)
        if edtf:
            since = text.startswith(("以来", "起", "后", "底以来", "初以来"), match.end())
            since = since or bool(_FOUNDED.search(text, max(0, match.start() - 4), match.start()))
            yield Time(match.start(), match.end(), edtf, since)


def _edtf(match: re.Match[str], date: str | None) -> str | None:
    year = int(date[:4]) if date else None
    g = match.groupdict()
    if g["y1"]:
        return f"{g['y1']}/{g['y2']}" if g["y1"] < g["y2"] else None
    if g["fy"]:
        return _days(int(g["fy"]), g["fm"], g["fd"], g["tm"], g["td"])
    if g["my"]:
        first, last = _month(int(g["my"]), g["mm"]), _month(int(g["my"]), g["mt"]) if g["mt"] else None
        return _interval(first, last)
    if g["year"]:
        return str(g["year"])
    if g["dm"]:
        return _days(year, g["dm"], g["dd"], g["em"], g["ed"]) if year else None
    if not year:
        return None
    shifted = year + _SHIFT[g["rel"]]
    if g["rd"]:
        return _day(shifted, g["rm"], g["rd"])
    return _month(shifted, g["rm"]) if g["rm"] else str(shifted)


def _days(year: int, month: str, day: str, to_month: str | None, to_day: str | None) -> str | None:
    return _interval(_day(year, month, day), _day(year, to_month or month, to_day) if to_day else None)


def _interval(first: str | None, last: str | None) -> str | None:
    """From the first to the last; the first alone where there is no later one."""
    return f"{first}/{last}" if first and last and first < last else first


def _month(year: int, month: str) -> str | None:
    return f"{year:04}-{int(month):02}" if 1 <= int(month) <= 12 else None


def _day(year: int, month: str, day: str) -> str | None:
    try:
        return date_of(year, int(month), int(day)).isoformat()
    except ValueError:  # 13月, 2月30日: a slip of the pen or of the scanner
        return None
