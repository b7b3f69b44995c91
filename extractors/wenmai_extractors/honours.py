"""Honours: who received what from whom, who gave it, and who only hopes for it.

A trigger is a verb of data/honours.toml. What a clause means follows from the verb's class, from what
stands before it (被, 将, 成功 …) and from the titles behind it; see readings.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

from msgspec.structs import replace

from wenmai_extractors.award_clauses import Reader
from wenmai_extractors.award_times import OF_TIME, own_times
from wenmai_extractors.awards import Award
from wenmai_extractors.details import Details, time_of
from wenmai_extractors.holders import fitting
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import chinese_number, quantities
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.titles import Title, body_level

_NAMED = 4  # characters by which a clause names somebody at the least
_AS = ("作为", "身为")
_AS_REACH = 3  # clauses within which whoever that is is named
_STREAK = pattern(
    r"(?:连续|蝉联)(?P<n>[一二两三四五六七八九十\d]{1,8})(?:个)?(?:年度?|次|届|轮|度)|(?P<crown>[两三四五六七八九十\d]{1,8})连冠"
)
_SAID = pattern(
    "\\A(?:下列|以下|上述)|公布|表彰|命名|授予|评为|荣获|[一多][批些个家名所]"
)  # no name: a clause taken for one
_HEADS = frozenset("个名户家所位人")  # what counts of winners end with
_EACH_YEAR = pattern("[、和与及](?:(?:19|20)\\d\\d|\\d\\d)年(?:曾|先后|连续)?\\Z")
_SUMMED = pattern("等\\d")
_EACH = pattern("分别|分[获列居夺摘揽]")  # 分获冠亚军: each has one of them
_JOINED = pattern("[、和与及]")
# 中国（石桥）苹果节|先进单位, 第五届农运会筹备工作|先进集体: what was done for an event
_OF_EVENT = pattern(
    "(?:博览会|交易会|洽谈会|大会|运动会|农运会|[运全]会|论坛|节|展|大赛)(?:[\u4e00-\u9fff]{0,6}工作)?"
    "(?:先进|优秀|突出|模范|优胜|贡献)"
)
_TIMES = pattern(
    r"(?<!连续)(?<![\d第])(?P<n>[两三四五六七八九十\d]{1,8})(?P<unit>次|度)(?=被|荣|获|受|立|评|授|\Z)"
)


def honours(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article, without the titles that rolls have `taken` and creation of what is held."""
    held: dict[str, set[str]] = {}
    for draft in _all(scene, taken):
        own = held.setdefault(draft.subject.name, set())
        if draft.predicate == "received":
            own.add(draft.name)
        if draft.rule != "creation" or "level" in draft.qualifiers or not _has(own, draft.name):
            yield draft


def _has(own: Iterable[str], pursued: str) -> bool:
    """Whether one of the honours somebody has is what he works by: 以|文明单位|创建促发展, 全国文明单位."""
    return any(name.endswith(pursued) for name in own)


def _all(scene: Scene, taken: Iterable[Mark]) -> Iterator[Draft]:
    """All that is said of honours in an article."""
    rolled = frozenset(taken)
    announced: Award | None = None
    won: frozenset[str] = frozenset()
    named: tuple[Title, ...] = ()  # titles of the passage before, whose winners may be named in this one
    for line in scene.lines:
        reader = Reader(scene, line, named)
        reader.memory.earlier = won
        told: dict[tuple[object, ...], Award] = {}  # two readings may agree on the same words
        if announced and len(line.predications) == 1:
            reader.memory.open, reader.memory.sentence = (
                _below(announced),
                line.predications[0].clause.sentence,
            )
        for predication in _told(line):
            for award in reader.awards(predication):
                for draft in _drafts(reader, predication, award):
                    key = (draft.subject.name, draft.predicate, draft.object, award.status)
                    once = told.setdefault(key, award) is award  # an award may tell of several years
                    told_there = draft.predicate != "conferred" and rolled.issuperset(draft.object)
                    if once and not told_there:
                        yield draft
        named, won = reader.memory.named, won | reader.memory.won
        listing = (
            reader.memory.open is not None
            and (reader.memory.open.rule == "list")
            and len(line.predications) <= 2
        )
        announced = reader.memory.open if listing and line.number else None


def _below(announced: Award) -> Award:
    """An award whose titles stand in the next passage: what says so, and a count, are not in that one."""
    begins = replace(announced.trigger, start=0, end=1)
    return replace(announced, trigger=begins, party_count=None)


def _told(line: Line) -> Iterator[Predication]:
    """The clauses of a passage; one of time (自…命名为Y以来) speaks of the subject of the next.

    So does one that begins with what somebody is: 作为Y，长期以来，X….
    """
    for number, predication in enumerate(line.predications):
        start, end = predication.clause.start, predication.clause.end
        reach = _AS_REACH if line.text.startswith(_AS, start) else 1
        following = next((p for p in line.predications[number + 1 : number + 1 + reach] if p.explicit), None)
        if (
            following
            and not predication.explicit
            and following.clause.sentence == predication.clause.sentence
            and (
                OF_TIME.search(line.text, start, end)
                or (reach > 1 and _spoken_of(line, predication, following))
            )
        ):
            yield replace(predication, subjects=following.subjects)
        else:
            yield predication


def _spoken_of(line: Line, before: Predication, following: Predication) -> bool:
    """Whether a clause says nothing of whom the one before would speak of: 省文明办到石桥县|调研 does."""
    said = line.text[following.clause.start : following.clause.end]
    return not any(actor.name[-_NAMED:] in said for actor in before.subjects)


def _drafts(reader: Reader, predication: Predication, award: Award) -> Iterator[Draft]:
    line = reader.line
    pairs = list(product(award.titles, award.parties))
    groups = _groups(line, award.parties)
    each_one = len(award.titles) == len(groups) > 1 or len(award.titles) == len(award.parties) > 1
    if each_one and _EACH.search(line.text, *predication.clause.sentence):
        groups = groups if len(groups) == len(award.titles) else [(party,) for party in award.parties]
        pairs = [(title, party) for title, group in zip(award.titles, groups, strict=True) for party in group]
    elif award.predicate == "received" and not any(title.quantity for title in award.titles):
        winners = award.parties
        pairs = [(title, party) for party in winners for title in fitting(award.titles, party, winners)]
    each = _by_turns(line, predication, award)
    givers = {giver.name for giver in award.givers} if award.predicate == "received" else set()
    streak = _streak(line, predication, award)
    made: dict[Title, list[Draft]] = {}  # what is said of a title is said of all its winners
    for title, party in pairs:
        if party.name in givers or _SAID.search(party.name):
            continue
        if title not in made:
            told, own = each.get(title, (predication, award))
            own = _of_giver(reader, own, title)
            years = _years(line, told, award) if len(award.titles) == 1 else [told]
            made[title] = [_draft(line, year, own, title, streak) for year in years]
        yield from (replace(draft, subject=party) for draft in made[title])


def _groups(line: Line, parties: Sequence[Actor]) -> list[tuple[Actor, ...]]:
    """A、B等10人|和C、D等8人: the winners of a list by what is counted together."""
    found: list[tuple[Actor, ...]] = []
    for before, party in zip([None, *parties], parties, strict=False):
        ends = before and _SUMMED.search(line.text, before.mark.end, party.mark.start)
        if before is None or ends:
            found.append(())
        found[-1] += (party,)
    return found


def _of_giver(reader: Reader, award: Award, title: Title) -> Award:
    """An award of a title that names its giver: 获省妇联“Y”、市总工会“W”."""
    if title.giver is None or award.predicate != "received":
        return award
    return replace(award, givers=reader.who.givers(title.giver.start, title.giver.end) or award.givers)


def _years(line: Line, predication: Predication, award: Award) -> list[Predication]:
    """1994年、1997年和2005年获Y: the clause as said of each year."""
    dated = own_times(line, predication, award).times
    at = award.trigger.start
    before = [time for time in dated if time.end <= at and time.dates(at)]
    run = before[-1:]
    for time in reversed(before[:-1]):
        if not _JOINED.fullmatch(line.text, time.end, run[0].start):
            break
        run.insert(0, time)
    return [replace(predication, times=(time,)) for time in run] if len(run) > 1 else [predication]


def _by_turns(line: Line, predication: Predication, award: Award) -> dict[Title, tuple[Predication, Award]]:
    """2013年、2015年分别被A、B评为Y、W: each title has a giver, a year and a count of its own."""
    start, count = predication.clause.start, len(award.titles)
    before = line.text[start : award.trigger.end]
    each = _EACH.search(before) is not None
    begin = predication.clause.sentence[0] if line.text.startswith("分别", start) else start
    told = [q for q in quantities(line.text, begin, award.trigger.start) if q.unit in _HEADS]
    counted = award.party_count is not None and len(told) == count  # 9家单位和43名个人获Y、W
    if count < 2 or not (each or counted or "先后" in before):
        return {}
    turns = each and len(award.givers) == count
    givers = [(giver,) for giver in award.givers] if turns else [award.givers] * count
    said = [time for time in predication.times if time.end <= award.trigger.start][-count:]
    joined = all(_JOINED.fullmatch(line.text, a.end, b.start) for a, b in pairwise(said))
    dated = joined and len(said) == count
    if not (each or dated or counted):
        return {}
    times = [(time,) for time in said] if dated else [predication.times] * count
    counts = told if counted else [award.party_count] * count
    return {
        title: (
            replace(predication, times=own),
            replace(award, titles=(title,), givers=by, party_count=number),
        )
        for title, by, own, number in zip(award.titles, givers, times, counts, strict=True)
    }


def _draft(
    line: Line, predication: Predication, award: Award, title: Title, streak: re.Match[str] | None
) -> Draft:
    """What is said of a title, of the first who has it."""
    details = Details()
    page = line.number if title.passage is None else title.passage
    for key, value, piece in title.values:
        details.add(key, value, Mark(page, piece.start, piece.end))
    if award.predicate != "pursues":
        if award.rule != "held":  # what somebody is has no date; in a short life it would be that of birth
            listed = award.rule == "list"  # each item has its own: 2016年 省级文明校园
            at = title.parts[0].start if listed else award.trigger.start
            time_of(line, own_times(line, predication, award), at, details)
        if streak:
            number = chinese_number(streak["n"] or streak["crown"])
            details.add("streak", int(number or 0) or None, Mark(line.number, *streak.span()))
        _counts(line, predication, award, title, details)
    if award.givers:
        details.add("conferred_by", tuple(g.name for g in award.givers), *(g.mark for g in award.givers))
    details.add("status", award.status, Mark(line.number, award.trigger.start, award.trigger.end))
    _level(award, title, page, details)
    return Draft(
        subject=award.parties[0],
        predicate=award.predicate,
        name=title.name,
        type="Honour",
        object=tuple(Mark(page, part.start, part.end) for part in title.parts),
        sentence=Mark(line.number, *predication.clause.sentence),
        rule=award.rule,
        trigger=Mark(line.number, award.trigger.start, award.trigger.end),
        qualifiers=details.values,
        proofs=details.proofs,
    )


def _level(award: Award, title: Title, page: int, details: Details) -> None:
    """The level of an honour; one for an event of the whole country is of the level of who gives it."""
    gives = award.predicate == "conferred" and award.rule == "given"
    givers = award.givers or (award.parties if gives else ())
    if title.level and not (givers and _OF_EVENT.search(title.name)):
        details.add("level", title.level, Mark(page, title.parts[0].start, title.parts[0].end))
        return
    for giver in givers:
        details.add("level", body_level(giver.name), giver.mark)


def _streak(line: Line, predication: Predication, award: Award) -> re.Match[str] | None:
    """连续三届: what says how often in a row the titles of an award were won."""
    quoted = line.text.rfind("”", predication.clause.start, award.trigger.start)  # of the honour before
    before = list(_STREAK.finditer(line.text, max(predication.clause.start, quoted), award.trigger.end))
    if any(key == "streak" for title in award.titles for key, _, _ in title.values):
        return None  # 是A、连续两届B: of that title alone
    after = _STREAK.search(line.text, award.trigger.start, min(award.end + 8, predication.clause.end))
    return before[-1] if before else after


def _counts(line: Line, predication: Predication, award: Award, title: Title, details: Details) -> None:
    quantity = title.quantity or award.party_count
    ranked = quantity and quantity.unit == "位" and line.text.endswith("强", 0, quantity.start)
    ranked = ranked or (quantity and line.text.endswith("又", 0, quantity.start))  # 又|一个|殊荣
    if quantity and quantity.unit != "岁" and not ranked:  # 百强|41位 is a place among them
        mark = Mark(line.number, quantity.start, quantity.end)
        details.add("count", quantity.value, mark)
        details.add("unit", quantity.unit, mark)
        details.add("approx", True if quantity.approx else None, mark)
        alone = len(award.titles) == 1 or any(one.quantity for one in award.titles)
        together = not alone  # 10人荣获A和B
        details.add("shared", True if together else None, mark)
        return
    told = list(_TIMES.finditer(line.text, predication.clause.start, award.trigger.start))
    match = told[-1] if told else None
    number = chinese_number(match["n"]) if match else None
    each = match and _EACH_YEAR.search(line.text, max(0, match.start() - 16), match.start())
    if match and number and not each:  # 1993年、1995年|两次: each year is told of by itself
        mark = Mark(line.number, match.start(), match.end())
        details.add("count", int(number), mark)
        details.add("unit", "次", mark)
