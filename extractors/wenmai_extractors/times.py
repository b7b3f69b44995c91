"""Times as EDTF: 2017—2019年, 2020年12月5日, 6月16日 (with the report's year), 今年 (with its date).

A month that opens a clause (5月，…) is of the year said last or of the whole report. 94年 and 九二年 before
what was done are years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as date_of

import msgspec

from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import chinese_number

_DIGITS = "〇一二三四五六七八九"
SAID_YEAR = rf"(?:19|20)\d\d|[一二][{_DIGITS}○零0]{{3}}"
_MONTH = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月份?"
_DAY = r"(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
_TO = "(?:至|到|—{1,2}|-)"
_OPENS = r"(?:(?<=[。；，、：（\s自于在从●■◆▲★•○])|(?<=同志)|\A)"
# 其中|10月开展X, 石桥镇|10月举办Y
_DOES = (
    r"(?:(?<=其中)|(?<=[省市县区镇乡村院校局司会部队站所])(?=\d{1,2}月(?:\d{1,2}日|份)?[开召举组成建被荣获]))"
)
# 94年被评为, 九二年，…: what was done follows two figures; 六七年 may be some six or seven years.
_NUMERALS = (
    "五[〇零一二三四五七八九]|六[〇零一二三四五六八九]|七[〇零一二三四五六七九]|八[〇零一二三四五六七八]"
    "|九[〇零一二三四五六七八九]"
)
SHORT_YEAR = (
    rf"{_OPENS}(?:[5-9]\d(?=年(?:、[5-9]\d年){{0,4}}(?:\d{{1,2}}月|[底初被获荣评又再当立考毕参调任入升起连两三]))"
    rf"|(?:{_NUMERALS})(?=年(?:[底初，、又再被获荣评当立参]|[一二三四五六七八九十]{{1,2}}月)))"
)
_SHIFT = {"今年": 0, "本年度": 0, "去年": -1, "上年度": -1, "前年": -2}
_TIME = pattern(
    r"(?<!\d)(?=[\d一二三四五六七八九十今本去上前同当是])"
    rf"(?:(?P<year>{SAID_YEAR})(?:年(?:度|周期)?(?!不变价|可比价)|周期|(?={_TO}(?:{SAID_YEAR})(?:年|周期))|(?=[被获荣]))|(?P<short>{SHORT_YEAR})年"
    rf"|(?P<relative>{'|'.join(_SHIFT)})|(?P<same>[同当是]年(?=\d{{1,2}}月|[，被获荣又])|本年内?(?!度))"
    rf"|(?P<opens>(?:{_OPENS}|{_DOES})(?=\d{{1,2}}月(?!的))))?"
    rf"(?:{_MONTH}(?:{_DAY})?|(?P<first>\d{{1,2}})(?={_TO}\d{{1,2}}月))?"
)
# What ends a span leaves out what it shares with the beginning: 12月5日至8日, 2020年3月至6月.
_UNTIL = pattern(rf"{_TO}(?:(?P<year>{SAID_YEAR})(?:年(?:度|周期)?|周期))?(?:{_MONTH})?(?:{_DAY})?")
_DATELINE = pattern(" ?[电讯](?![话视影子动力讯])")  # 4月17日|电: when it was sent in
_OPEN = pattern("[底初]?以来|起|后|至今|始(?![建终创于祖发业])")
# 2007年|成立至今, 2009年|荣获“Y”称号以来, 自2009年|获Y后
_EVER_SINCE = pattern(
    "[^，。；：！？]{1,40}?(?:以来|至今)(?=[，。；]|\\Z)|[\u4e00-\u9fff]{1,8}?(?:以来|至今)"
)
_SINCE_THEN = pattern("[^，。；：！？]{1,40}?后(?=[，。；]|\\Z)")
# 成立于1991年 dates the founding, 生于 a birth, and not what the sentence goes on to say.
_FOUNDED = pattern(r"(?:(?<![发产])生|建|创办|成立|组建|设立|挂牌|落成|投用|组成)于\Z")


class Time(msgspec.Struct, frozen=True):
    """A time expression; `since` when it opens a period (以来) rather than dates an event.

    What stands before `until` happened then, and only what follows lasts since: 2009年|获Y|以来.
    `year` is where the year stands that a month or 同年 goes on from, if it is said elsewhere.
    """

    start: int
    end: int
    edtf: str
    since: bool
    year: tuple[int, int] | None = None
    until: int = 0

    def dates(self, at: int) -> bool:
        """Whether what is said at `at` happened then, as far as the expression tells."""
        return not self.since or at < self.until

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """What says it: the expression, and the year said elsewhere."""
        return ((self.start, self.end), *((self.year,) if self.year else ()))


def times(
    text: str, start: int = 0, end: int | None = None, *, date: str | None = None, said: Time | None = None
) -> Iterator[Time]:
    """The times in text[start:end] that can be fixed.

    `date` is the report's own (EDTF), `said` the time whose year a month without one goes on from.
    """
    at, end, entry = start, len(text) if end is None else end, said
    if all(text.find(unit, at, end) < 0 for unit in ("年", "月", "周期")):
        return
    while match := _TIME.search(text, at, end):
        at = max(match.end(), match.start() + 1)
        own = match["year"] or match["short"] or match["relative"]
        led = said if not own and (match["same"] or match["opens"] is not None) else None
        if led and led is not entry and date and match["day"] and len(led.edtf) == len("2019"):
            led = None  # 2018年成立的协会，6月16日召开…
        first = (int(led.edtf[:4]), *_month(match)) if led else _date(match, date)
        if first is None:
            continue
        until = _UNTIL.match(text, match.end(), end)
        last = _last(first, until) if until else None
        if until and last:
            at = until.end()
        edtf = _edtf(first, last)
        if edtf and not _DATELINE.match(text, at):
            since = _OPEN.match(text, at) is not None
            led_by = text.endswith("自", 0, match.start()) and not text.endswith("来自", 0, match.start())
            since = since or (led_by and text.startswith("，", at))  # 自2020年，…以来
            lasting = _EVER_SINCE.match(text, at, end) or (led_by and _SINCE_THEN.match(text, at, end))
            since = since or bool(_FOUNDED.search(text, max(0, match.start() - 4), match.start()))
            year = (led.year or (led.start, led.end)) if led else None
            held = lasting.end() if lasting and not since else 0
            found = Time(match.start(), at, edtf, since or bool(lasting), year, held)
            said = (None if since or last else found) if own else said
            yield found


_Date = tuple[int, int | None, int | None]  # year, month, day


def _date(match: re.Match[str], date: str | None) -> _Date | None:
    """The first date of an expression; one without a year is of the year of the report, `date`."""
    month, day = _month(match)
    if match["year"]:
        return year_of(match["year"]), month, day
    if match["short"]:
        return 1900 + year_of(match["short"]), month, day
    if date and match["relative"]:
        return int(date[:4]) + _SHIFT[match["relative"]], month, day
    same = bool(match["same"]) and match["same"][0] in "是同"
    opens = date is not None and len(date) == len("2019") and (match["opens"] is not None or same)
    return (int(date[:4]), month, day) if date and (day or opens) else None


def _month(match: re.Match[str]) -> tuple[int | None, int | None]:
    return _number(match["month"] or match["first"]), _number(match["day"])


def _last(first: _Date, until: re.Match[str]) -> _Date | None:
    """The last date of a span that begins with `first`; None where they do not go together."""
    year, month, day = first
    to_month, to_day = _number(until["month"]), _number(until["day"])
    same_form = (day is None) == (to_day is None) and (day or (month is None) == (to_month is None))
    if not same_form or (month is None and not until["year"]):
        return None  # 2019年至3月5日
    turned = bool(month and to_month and to_month < month and not until["year"])
    return year_of(until["year"]) if until["year"] else year + turned, to_month or month, to_day


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


def year_of(text: str) -> int:
    """The year that digits or numerals say: 2011, 二〇一一."""
    return (
        int(text)
        if text.isdigit()
        else int("".join(str(_DIGITS.index("〇" if c in "○零0" else c)) for c in text))
    )


def _number(text: str | None) -> int | None:
    value = chinese_number(text) if text else None
    return None if value is None else int(value)
