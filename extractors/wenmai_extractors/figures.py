"""Numbers that no other statement counts: how many, of what, of whom.

What each counts is read by indicators.py. A number that qualifies another statement is never told again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from wenmai_extractors.actors import ActorMention
from wenmai_extractors.bystanders import strangers_act
from wenmai_extractors.claims import Claims
from wenmai_extractors.counting import Counted, Said, Slot
from wenmai_extractors.figure_owners import of_whole
from wenmai_extractors.indicators import counted, divisions
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.members import member
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import Quantity, has_figure, quantities
from wenmai_extractors.scene import Draft, Line, Mark, Predication, Scene
from wenmai_extractors.segmenter import cut
from wenmai_extractors.times import Time
from wenmai_extractors.uncounted import counts
from wenmai_extractors.vocabulary import bare_heads, boundaries, is_verb, kinds

# 由5万元增加到38万元, 从7人壮大到66人: what was is left out.
# 34名|个人、12个集体被团省委表彰 counts who was praised and nothing that somebody has.
_PRAISED = pattern("[^，。；]{0,16}?(?:被|受到|获)[^，。；]{0,16}?(?:表彰|表扬|嘉奖)")
_COUNTED_OUT = ("名", "人", "个", "位")
_CLOSED = pattern("）[、，；]?")  # 商铺60家（其中餐馆15家|）、旅店8家
_FROM = pattern(r"(?:由|从)[^，。；、]{0,12}\Z")
_TO = pattern(r"[^，。；]{0,8}?(?:到|至|为|达)[^，。；]{0,4}?\d")
# 比2001年初增加…, 与2021年相比…: the year compared with dates nothing.
_COMPARED = pattern("[比较](?:截至)?\\Z")
# 自2008年正式开放以来: a time that something lasts since.
_EVER_SINCE = pattern("[^，。；]{0,16}以来")
_BESIDE = pattern("[^，。；]{0,4}相比")
_LATER = pattern("[去前]年(?!同期|相比)")  # 2010年收入9400万元，|去年增加376万元
_TIMES = frozenset({"场", "次", "期", "场次", "堂", "届", "轮"})  # what counts of events end with
_DAY, _OPENING = 10, 12  # a day dates its clause, or the sentence that it opens within so many characters
# Behind a time that a sentence is all about.
_GOES_ON = ("，", "以来", "底", "末", "至今", "上半年", "我", "全")


@cache
def _now() -> re.Pattern[str]:
    """A count behind these is of today: now of figures.toml."""
    return re.compile(rf"(?<![实出体发呈表兑]){either(load_toml('figures.toml')['now'])}")


def figures(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article; quantities that overlap `taken` are told already."""
    told = Claims(taken)
    for line in scene.lines[1 if scene.reading.headline else 0 :]:
        said = Said()
        for predication in line.predications:
            if predication.clause.sentence != said.sentence:
                said = Said(predication.clause.sentence)
            said.turn()
            clause = predication.clause
            if not has_figure(line.text, clause.start, clause.end):
                continue
            spoken = of_whole(scene, line, predication)
            if spoken.subjects and not (_several(line, spoken) or strangers_act(line, spoken)):
                if spoken is not predication:
                    said.whole = spoken.subjects
                elif said.whole and not predication.explicit:  # 全村耕地2017亩，林地4379亩
                    spoken = replace(predication, subjects=said.whole)
                for named, draft in _clause(line, spoken, told, said):
                    mark = Mark(line.number, named.start, named.end) if named else None
                    owner = scene.cast.resolve(named, mark) if named and mark else None
                    yield replace(draft, subject=owner) if owner else draft


def _several(line: Line, predication: Predication) -> bool:
    """A厂、B厂和C厂共捐款5万元: whether the figures of a clause are of more than one."""
    own = [s for s in predication.subjects if s.mark.passage == line.number]
    return predication.explicit and len(own) > 1


def _clause(
    line: Line, predication: Predication, told: Claims, said: Said
) -> Iterator[tuple[ActorMention | None, Draft]]:
    """The figures of a clause, each with the place of a list that it is of.

    One that says nothing of its own counts what the one before counts.
    """
    start, end = predication.clause.start, predication.clause.end
    begin = predication.body if predication.explicit else skip_lead(line.text, start, end)
    bare = dict(divisions(line.text, begin, end))
    stop: int | None = None
    taken = {quantity.start for quantity in bare}
    others = (q for q in quantities(line.text, begin, end) if q.start not in taken)
    for quantity in sorted((*others, *bare), key=lambda q: q.start):
        was = _FROM.search(line.text, max(begin, quantity.start - 14), quantity.start)
        aside = _within_aside(line, quantity)
        named = member(line, predication.clause, quantity)
        inside = line.depth[quantity.start] and not aside and not named
        if inside or (quantity.unit == "岁" and line.text.startswith("以", quantity.end)):
            continue  # “一户一表”改造, 35岁以下党员
        if quantity.unit in _COUNTED_OUT and _PRAISED.match(line.text, quantity.end, end):
            continue
        if was and _TO.match(line.text, quantity.end, end):
            stop = was.start()
            continue
        found = None
        if told.overlap(Mark(line.number, quantity.start, quantity.end)):
            said.previous = None
        elif counts(line, predication, begin, quantity) and not (was and was.end() - was.start() == 1):
            at = bare.get(quantity)
            begin = max(begin, aside, _bracket(line, begin, quantity) + 1)  # 教职工131人（|本科47人
            closed = _CLOSED.match(line.text, begin, quantity.start)
            begin = closed.end() if closed else begin
            slot = Slot(line, begin, quantity.start if stop is None else stop, quantity, end)
            found = counted(slot, said) if at is None else _division(line, at, quantity)
        if found:
            said.note(quantity, found)
            yield named, _draft(line, predication, quantity, found)
        begin = max((quantity.end, *(mark.end for mark in found.marks))) if found else quantity.end
        stop = None


def _within_aside(line: Line, quantity: Quantity) -> int:
    """Where 总人口14505人（其中|农业人口13487人） says what a number in brackets counts; 0 elsewhere."""
    opening = _bracket(line, max(0, quantity.start - 24), quantity)
    return opening + 3 if opening >= 0 and line.text.startswith("（其中", opening) else 0


def _bracket(line: Line, start: int, quantity: Quantity) -> int:
    """Where the bracket opens that a number stands in, -1 where it stands in none."""
    opening = line.text.rfind("（", start, quantity.start)
    return opening if opening >= 0 and "）" not in line.text[opening : quantity.start] else -1


def _division(line: Line, at: int, quantity: Quantity) -> Counted:
    """The 镇 of 辖5镇4乡."""
    return Counted(line.text[at : quantity.end], (Mark(line.number, at, quantity.end),))


def _without(owner: str, found: Counted) -> Counted:
    """文化广场占地面积 of 石桥文化广场 is its 占地面积."""
    sizes = (n for n in range(len(owner) - 1, 2, -1) if found.name.startswith(owner[-n:]))
    size = next(sizes, 0)
    if not size or len(found.name) - size < 2 or len(found.marks) != 1:
        return found
    (mark,) = found.marks
    return Counted(found.name[size:], (Mark(mark.passage, mark.start + size, mark.end),))


def _closed(text: str, time: Time, quantity: Quantity) -> bool:
    """1996年搬迁到县城；辖15个村: whether a time is only that of a deed told before a semicolon."""
    apart = text.find("；", time.end, quantity.start) >= 0
    return apart and not text.startswith(_GOES_ON, time.end)


def _dates(text: str, time: Time) -> bool:
    """Whether a time says when something was so, not since when or what it is compared with."""
    compared = _COMPARED.search(text, max(0, time.start - 3), time.start)
    lasting = text.startswith(("自", "从"), max(0, time.start - 1)) and _EVER_SINCE.match(text, time.end)
    return not (time.since or lasting or compared or _BESIDE.match(text, time.end))


def _since(line: Line, predication: Predication, until: Time) -> Time | None:
    """1985年以来，…至|1991年底，共办案310件: since when, where a time only ends what is counted."""
    told = (
        t for t in predication.times if t.since and predication.clause.sentence[0] <= t.start < until.start
    )
    since = next(told, None) if line.text.endswith(("至", "到", "截止"), 0, until.start) else None
    whole = since is not None and "/" not in since.edtf + until.edtf and since.edtf < until.edtf
    return since if whole else None


@cache
def _holds() -> re.Pattern[str]:
    return re.compile(either(load_toml("verbs.toml")["classes"]["hold"]))


def _was_held(line: Line, predication: Predication, quantity: Quantity, found: Counted) -> bool:
    """举办培训3期，|讲座5场: whether what is counted is an event that a verb of holding before speaks of."""
    kind = kinds().match(found.name) if quantity.unit in _TIMES and len(found.marks) == 1 else None
    if kind is None or kind[1] != "Activity":
        return False
    if not _holds().search(line.text, predication.clause.sentence[0], quantity.start):
        return False
    first = cut(found.name)[0]
    whole = kind[0] == found.name and found.name not in bare_heads()
    return whole or not (is_verb(first) or first in boundaries())


def _draft(line: Line, predication: Predication, quantity: Quantity, found: Counted) -> Draft:
    found = _without(predication.subjects[0].name, found)
    mark = Mark(line.number, quantity.start, quantity.end)
    event = _was_held(line, predication, quantity, found)
    values: dict[str, object] = {"count" if event else "value": quantity.value, "unit": quantity.unit}
    if quantity.approx:
        values["approx"] = True
    times = [time for time in predication.times if time.end <= quantity.start and _dates(line.text, time)]
    clause = predication.clause
    near = clause.sentence[0] + _OPENING
    times = [
        time for time in times if len(time.edtf) < _DAY or time.start < near or time.start >= clause.start
    ]
    times = [time for time in times if not _closed(line.text, time, quantity)]
    stale = _LATER.match(line.text, clause.start) and times and times[-1].end <= clause.start
    if stale or (times and _now().search(line.text, times[-1].end, quantity.start)):
        times = []  # 2001年建成，现有…: the count is of today
    proofs: dict[str, tuple[Mark, ...]] = dict.fromkeys(values, (mark,))
    if times:
        since = _since(line, predication, times[-1])
        values["time"] = f"{since.edtf}/{times[-1].edtf}" if since else times[-1].edtf
        spans = (*(since.spans if since else ()), *times[-1].spans)
        proofs["time"] = tuple(Mark(line.number, *span) for span in spans)
    return Draft(
        subject=(predication.bodies or predication.subjects)[0],
        predicate="organised" if event else "measured",
        name=found.name,
        type="Activity" if event else "Indicator",
        object=found.marks or (mark,),
        sentence=Mark(line.number, *predication.clause.sentence),
        rule="figure",
        trigger=mark if event else None,  # the count is what says that it was held
        qualifiers=values,
        proofs=proofs,
    )
