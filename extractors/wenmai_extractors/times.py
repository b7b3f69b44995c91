"""Times as EDTF: 2017—2019年, 2020年12月5日, 6月16日 (with the report's year), 今年 (with its date)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as date_of

_Y = r"(?:19|20)\d\d"
_N = r"\d{1,2}"
_TO = "(?:至|—{1,2}|-)"
_TIME = re.compile(
    rf"(?P<y1>{_Y})年?度?(?:{_TO}|到)(?P<y2>{_Y})年度?"
    rf"|(?P<fy>{_Y})年(?P<fm>{_N})月(?P<fd>{_N})日(?:{_TO}(?:(?P<tm>{_N})月)?(?P<td>{_N})日)?"
    rf"|(?P<my>{_Y})年(?P<mm>{_N})月份?(?:{_TO}(?P<mt>{_N})月)?"
    rf"|(?P<year>{_Y})年度?"
    rf"|(?<!\d)(?P<dm>{_N})月(?P<dd>{_N})日(?:{_TO}(?:(?P<em>{_N})月)?(?P<ed>{_N})日)?"
    rf"|(?P<rel>今年|去年|前年|本年度|上年度)(?:(?P<rm>{_N})月份?(?:(?P<rd>{_N})日)?)?"
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
    found: dict[str, str] = match.groupdict()
    if found["dm"] or found["rel"]:
        return _within(found, int(date[:4])) if date else None
    if found["y1"]:
        return f"{found['y1']}/{found['y2']}" if found["y1"] < found["y2"] else None
    if found["fy"]:
        return _days(int(found["fy"]), found["fm"], found["fd"], found["tm"], found["td"])
    if found["my"]:
        first = _month(int(found["my"]), found["mm"])
        return _interval(first, _month(int(found["my"]), found["mt"]) if found["mt"] else None)
    return found["year"]


def _within(found: dict[str, str], year: int) -> str | None:
    """A time that leaves the year to the report, whose own is `year`."""
    if found["dm"]:
        return _days(year, found["dm"], found["dd"], found["em"], found["ed"])
    shifted = year + _SHIFT[found["rel"]]
    if found["rd"]:
        return _day(shifted, found["rm"], found["rd"])
    return _month(shifted, found["rm"]) if found["rm"] else str(shifted)


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
