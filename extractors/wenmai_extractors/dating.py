"""Which times a clause has behind it: those of its sentence, and the year that an entry goes on about."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from wenmai_extractors.leads import skip_lead
from wenmai_extractors.patterns import pattern
from wenmai_extractors.syntax import Clause
from wenmai_extractors.times import Time, times

_ALL_YEAR = pattern(r"全年|当年(?!\d)|同年(?!\d)|是年(?!\d)|本年内")
# 1989年, 1986年（6—12月）石桥大事记, 大事记（2015年）
_CHRONICLE = "大事记要?|大事纪要|大事件|大事年表|纪事"
_HEADED = pattern(
    rf"(?:(?P<before>{_CHRONICLE})[（(])?(?P<year>(?:19|20)\d\d)\s?年?度?"
    rf"(?:(?:（[^（）]{{1,12}}）)?[\u4e00-\u9fff]{{0,12}}?(?P<chronicle>{_CHRONICLE})|(?(before)[）)]))?"
    r"(?:\s+(?:来源|时间|作者)[:：].{0,30})?\Z"
)
# 1987年|毕业生X
_OF_SOMEBODY = pattern("年?[的届级]?(?:毕业|入伍|入党|入学|参军|参加工作|出生|生于|生的)")
_REACH = 1000  # characters before a sentence in which the year stands that it goes on about
_TIMES = 8  # how many times of a sentence a clause is told of


@dataclass(slots=True)
class Dating:
    """The times in force; `date` is the report's own, or the year in the heading above the passage."""

    date: str | None
    timed: tuple[tuple[int, int], tuple[Time, ...]] = ((-1, -1), ())  # the times of a sentence, read once
    entry: Time | None = None  # the year said last in a passage that began with one
    headed: bool = False  # whether a heading says the year: 3月1日 is of that, whatever stands before

    def start(self, number: int, text: str) -> None:
        """Begin a passage."""
        self.timed = ((-1, -1), ())
        year = _HEADED.search(text)  # 1989年 above 3月1日　县委发出…
        if year and (number == 0 or not year.start()):
            chronicle = year["chronicle"] or year["before"]
            own = number or self.date is None or chronicle
            self.date = year["year"] if own else self.date
            alone = not year.start()  # the heading says nothing else
            self.headed = self.headed or bool(own and (chronicle or alone))

    def times(self, text: str, clause: Clause) -> tuple[Time, ...]:
        """The last times said in the sentence up to the end of the clause."""
        if self.timed[0] != clause.sentence:
            first, said = clause.sentence[0] == 0, self.entry
            if self.headed and said and self.date and said.edtf.startswith(self.date):
                said = None  # each entry is of the heading's year, whatever the one before went on to
            found = tuple(times(text, *clause.sentence, date=self.date, said=None if first else said))
            self.timed = (clause.sentence, found or _same_year(text, clause.sentence[0]))
            if first:  # 2004年3月，校园网开通。5月，…
                leads = bool(found) and skip_lead(text, 0, found[0].end) >= found[0].end
                self.entry = _year(text, found) if leads else None
            elif said:
                self.entry = _year(text, found) or said
        found = self.timed[1]
        if not found:
            return ()
        stop = bisect_right(found, clause.end, key=lambda time: time.end)
        return found[max(0, stop - _TIMES) : stop]


def _year(text: str, found: tuple[Time, ...]) -> Time | None:
    """The last of some times that says its year and no span, and is not what tells of somebody."""
    said = (time for time in reversed(found) if "/" not in time.edtf and not time.since and not time.year)
    return next((time for time in said if not _OF_SOMEBODY.match(text, time.end)), None)


def _same_year(text: str, start: int) -> tuple[Time, ...]:
    """2015年，…。全年受理…: the year that a sentence goes on about, where one before it gave a whole year."""
    said = tuple(times(text, max(0, start - _REACH), start)) if _ALL_YEAR.match(text, start) else ()
    return said[-1:] if said and len(said[-1].edtf) == len("2015") and not said[-1].since else ()
