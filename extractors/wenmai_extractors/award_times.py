"""When an honour was given: which of the times that its sentence says are its own."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from wenmai_extractors.awards import Award, find_triggers
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Line, Predication
from wenmai_extractors.syntax import Clause
from wenmai_extractors.times import Time

OF_TIME = pattern("(?:以来|之后|之际|后|的基础上)\\Z")
_AFTER = pattern("[是，]?[\u4e00-\u9fff]{0,12}继[^续承]")
# Words that sum up many years, or lead on to a later one: the year said before is that of something else.
_SUMMING = pattern(
    r"先后|多次|曾|累计|历年|[两三四五六七八九十\d]{1,4}[次度年](?=被|荣|获|受|立|评|授|蝉联|后|来)|连续|此后|后来|随后"
)
_LATER = pattern("[两三四五六七八九十\\d]{1,4}年后|此后|后来|随后")
# 2019年，; 2016年|、2017年，
_PAUSE = pattern(
    "(?:年|度|月|日|前后|期间|[上下]半年|[初中末底])*(?:[、和及](?:19|20)\\d\\d年?度?){0,8}[，：]?"
)
# 1987年|毕业生丘建林, 1950年|生，…, 1942年|创办，…
_OF_WHOM = pattern(
    "(?:届|级|毕业|出生|入伍|入党|入学|入职|参加工作|退休|生(?=[，。；（）])"
    "|(?:建[成校院厂馆站所]|成立|创[立办]|组建|设立|开业|投产|诞生)(?=[，。；]))"
)
_AGAIN = pattern("年?度?(?:之后|以后|后)")  # 继2012年之后再度荣获
_NEAR = 8  # characters between a time and the verb that it dates, where another award stands before


def own_times(line: Line, predication: Predication, award: Award) -> Predication:
    """The clause without times of something else: 自2009年获Y以来，三次复查合格; 1999年获Y，先后获W."""
    if not predication.times:
        return predication
    opened = [
        earlier.clause
        for earlier in line.predications
        if earlier.clause.sentence == predication.clause.sentence
        and earlier.clause.start < predication.clause.start
        and OF_TIME.search(line.text, earlier.clause.start, earlier.clause.end)
    ]
    clause = predication.clause
    after = clause.start if _AFTER.search(line.text, clause.start, clause.end) else 0  # 这是继荣获Y之后
    times = tuple(
        time
        for time in predication.times
        if time.start >= after and not any(c.start <= time.start < c.end for c in opened)
    )
    return replace(predication, times=tuple(_own(line, predication, award, times)))


def _own(line: Line, predication: Predication, award: Award, times: tuple[Time, ...]) -> Iterator[Time]:
    """The times that are not those of an earlier award or of what another clause tells."""
    # The clause of the verb: a list may go on behind it.
    clause, text = (line.predication_at(award.trigger.start) or predication).clause, line.text
    summing = _SUMMING.search(text, clause.start, award.trigger.end)
    for time in times:
        if _OF_WHOM.match(text, time.end) or (
            text.endswith("继", 0, time.start) and _AGAIN.match(text, time.end)
        ):
            continue
        if time.start >= clause.start:
            told = find_triggers(text, clause.start, time.start)
            if not told or award.trigger.start - time.end <= _NEAR:
                yield time
            continue
        telling = line.predication_at(time.start)
        said = telling.clause if telling else None
        if said is None or _LATER.search(text, time.end, clause.start):
            continue
        if _of_years(award) and find_triggers(text, said.start, clause.start):
            continue
        if summing and not _leads(text, time, said, clause):
            continue
        within = line.depth[time.start] or find_triggers(text, said.start, time.start)
        if award.rule == "listed" or not within:  # 荣获“2018年度Y”，2家被评为W
            yield time


def _of_years(award: Award) -> bool:
    """Whether what an award tells came over many years: 二等功5次、三等功11次, 涌现出“Y”X."""
    told = (title.quantity for title in award.titles)
    times = [number.value for number in told if number and number.unit == "次"]
    return award.rule in ("brought", "apposition") or len(times) > 1 or any(often > 1 for often in times)


def _leads(text: str, time: Time, said: Clause, clause: Clause) -> bool:
    """Whether a time opens what leads to a clause, no other award between: 2019年，该校先后获Y."""
    pause = _PAUSE.match(text, time.end)
    return pause is not None and pause.end() >= said.end and not find_triggers(text, said.end, clause.start)
