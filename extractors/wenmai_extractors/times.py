"""Times as EDTF: 2017—2019年, 2020年12月5日, 6月16日 (with the report's year), 今年 (with its date)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as date_of

import msgspec

from wenmai_extractors.quantities import chinese_number

_DIGITS = "〇一二三四五六七八九"
_YEAR = rf"(?:19|20)\d\d|[一二][{_DIGITS}○零]{{3}}"
_MONTH = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月份?"
_DAY = r"(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
_TO = "(?:至|到|—{1,2}|-)"
_SHIFT = {"今年": 0, "本年度": 0, "去年": -1, "上年度": -1, "前年": -2}
_TIME = re.compile(
    r"(?<!\d)(?=[\d一二三四五六七八九十今本去上前])"
    rf"(?:(?P<year>{_YEAR})(?:年度?|(?={_TO}(?:{_YEAR})年))|(?P<relative>{'|'.join(_SHIFT)}))?"
    rf"(?:{_MONTH}(?:{_DAY})?)?"
)
# What ends a span leaves out what it shares with the beginning: 12月5日至8日, 2020年3月至6月.
_UNTIL = re.compile(rf"{_TO}(?:(?P<year>{_YEAR})年度?)?(?:{_MONTH})?(?:{_DAY})?")
# 成立于1991年 dates the founding, not what the sentence goes on to say.
_FOUNDED = re.compile(r"(?:建|创办|成立|组建|设立|挂牌|落成|投用|组成)于\Z")


class Time(msgspec.Struct, frozen=True):
    """A time expression; `since` when it opens a period (以来) rather than dates an event."""

    start: int
    end: int
    edtf: str
    since: bool


def times(text: str, start: int = 0, end: int | None = None, *, date: str | None = None) -> Iterator[Time]:
    """The times in text[start:end] that can be fixed; `date` is the report's own (EDTF)."""
    at, end = start, len(text) if end is None else end
    if text.find("年", at, end) < 0 and text.find("月", at, end) < 0:
        return
    while match := _TIME.search(text, at, end):
        at = max(match.end(), match.start() + 1)
        first = _date(match, date)
        if first is None:
            continue
        until = _UNTIL.match(text, match.end(), end)
        last = _last(first, until) if until else None
        if until and last:
            at = until.end()
        edtf = _edtf(first, last)
        if edtf:
            since = text.startswith(("以来", "起", "后", "底以来", "初以来"), at)
            since = since or bool(_FOUNDED.search(text, max(0, match.start() - 4), match.start()))
            yield Time(match.start(), at, edtf, since)


_Date = tuple[int, int | None, int | None]  # year, month, day


def _date(match: re.Match[str], date: str | None) -> _Date | None:
    """The first date of an expression; one without a year is of the year of the report, `date`."""
    month, day = _number(match["month"]), _number(match["day"])
    if match["year"]:
        return _year(match["year"]), month, day
    if date and match["relative"]:
        return int(date[:4]) + _SHIFT[match["relative"]], month, day
    return (int(date[:4]), month, day) if date and day else None


def _last(first: _Date, until: re.Match[str]) -> _Date | None:
    """The last date of a span that begins with `first`; None where they do not go together."""
    year, month, day = first
    to_month, to_day = _number(until["month"]), _number(until["day"])
    same_form = (day is None) == (to_day is None) and (day or (month is None) == (to_month is None))
    if not same_form or (month is None and not until["year"]):
        return None  # 2019年至3月5日
    turned = bool(month and to_month and to_month < month and not until["year"])
    return _year(until["year"]) if until["year"] else year + turned, to_month or month, to_day


def _edtf(first: _Date, last: _Date | None) -> str | None:
    begin, end = _iso(first), _iso(last) if last else None
    if last and (end is None or (begin or "") >= end):
        return begin if first[1] else None
    return f"{begin}/{end}" if begin and end else begin


def _iso(date: _Date) -> str | None:
    year, month, day = date
    try:
        checked = date_of(year, 1 if month is None else month, 1 if day is None else day).isoformat()
    except ValueError:  # 13月, 2月30日: a slip of the pen or of the scanner
        return None
    return checked[: 10 if day else 7 if month else 4]


def _year(text: str) -> int:
    return (
        int(text)
        if text.isdigit()
        else int("".join(str(_DIGITS.index("〇" if c in "○零" else c)) for c in text))
    )


def _number(text: str | None) -> int | None:
    value = chinese_number(text) if text else None
    return None if value is None else int(value)
