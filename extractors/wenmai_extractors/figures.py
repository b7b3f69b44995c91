"""Numbers that no other statement counts: how many, of what, of whom.

What each counts is read by indicators.py. A number that qualifies another statement is never told again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from wenmai_extractors.actors import ActorMention, actor_at
from wenmai_extractors.bodies import anaphor_endings
from wenmai_extractors.claims import Claims
from wenmai_extractors.counting import Counted, Said, Slot
from wenmai_extractors.indicators import counted, divisions
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.members import member
from wenmai_extractors.quantities import Quantity, has_figure, quantities
from wenmai_extractors.scene import Draft, Line, Mark, Predication, Scene
from wenmai_extractors.times import Time
from wenmai_extractors.titles import is_title

# 由5万元增加到38万元, 从7人壮大到66人: what was is left out.
_FROM = re.compile(r"(?:由|从)[^，。；、]{0,12}\Z")
_TO = re.compile(r"[^，。；]{0,8}?(?:到|至|为|达)[^，。；]{0,4}?\d")
_WHOLE = re.compile("全[省市县区州旗镇乡村]")
# 比2001年初增加…, 与2021年相比…: the year compared with dates nothing.
_COMPARED = re.compile("[比较](?:截至)?\\Z")
# 自2008年正式开放以来: a time that something lasts since.
_EVER_SINCE = re.compile("[^，。；]{0,16}以来")
_BESIDE = re.compile("[^，。；]{0,4}相比")
_DAY, _OPENING = 10, 12  # a day dates its clause, or the sentence that it opens within so many characters
_QUOTED = re.compile("“(?P<title>[^“”]{4,20})”(?=[和及与，。、；]|\\Z)")
_RANKED = re.compile("(?<![目日以之年此先月天眼节赛会课战提生期汛考班婚产])前\\Z")
_LASTED = re.compile("多(?:月|星期|小时|学时|工作日)")  # 历时6个|多月
_GIVEN = re.compile("(?:各|分别)(?:给予|奖励|奖|兑现)[^，。；]{0,8}\\Z")
_ROUND = re.compile(r"[百千万](?:个|家|户|人|名|次|场|册)")
# Behind a time that a sentence is all about.
_GOES_ON = ("，", "以来", "底", "末", "至今", "上半年", "我", "全")


@dataclass(frozen=True, slots=True)
class _Words:
    """Which numbers are no figures: figures.toml compiled."""

    now: re.Pattern[str]
    idle: frozenset[str]
    lasting: Mapping[str, tuple[str, ...]]
    pointing: tuple[str, ...]
    won: re.Pattern[str]
    apart: re.Pattern[str]
    aim: re.Pattern[str]
    given: re.Pattern[str]

    def counts(self, text: str, begin: int, quantity: Quantity) -> bool:
        """Whether a quantity counts something: no duration, no 一个, no 万家灯火."""
        if quantity.unit in self.idle:
            before = text[begin : quantity.start].rstrip("达为约已近")
            return before.endswith(self.lasting.get(quantity.unit, ()))
        if _ROUND.fullmatch(text, quantity.start, quantity.end) and text[quantity.start - 1] not in "过近超":
            return False
        if quantity.unit == "小时" and quantity.value == 24:
            return False
        digit = text[quantity.start].isdigit() and quantity.start > begin
        return quantity.value not in (1, 2) or quantity.unit in ("%", "万元", "元") or digit


# 柳湾村|的亩产已达千斤
_WHOSE = re.compile(
    "的(?=[^，。；的\\d]{2,12}?(?:达到?|为|超过|突破|增[至长]|增加到?|提高到?|下降到?|上升到?)[^，。；\\d]{0,3}[\\d一两三四五六七八九十百千上])"
)
_AMONG = re.compile("[\u4e00-\u9fff]{0,8}?(?:(?:之?中|里)(?:名?[列排位居]|脱颖|率先|胜出|唯一)|行列|俱乐部)")
_AIMED = 120  # characters in which an aim stands before a number
_OF_ITS_OWN = re.compile("辖|下设|设有|建成|打造|撰写|荣获|获[得评]")  # the sum of these is what somebody has


@cache
def _words() -> _Words:
    data = load_toml("figures.toml")
    return _Words(
        now=re.compile(rf"(?<![实出体发呈表兑]){either(data['now'])}"),
        idle=frozenset(words(data["idle_units"])),
        lasting={unit: words(names) for unit, names in data["lasting"].items()},
        pointing=words(data["pointing"]),
        won=re.compile(
            rf"[^，。；]{{0,60}}?{either(data['won'])}(?=[，。；（]|\Z)|[^，。；]{{0,14}}之一"
            rf"|[^，。；]{{0,10}}中的一[个家名员]"
            rf"|[\u4e00-\u9fff]{{0,8}}?(?:荣?获得?|当选|入选|被评|被授)[^，。；]{{0,24}}(?:称号|荣誉|奖|[家国省]级)"
            rf"|[^，。；：“]{{0,16}}?{either(data['honoured'])}|[^，。；：]{{0,14}}?(?:分别[是为]|(?:是|为|有|如下|包括)\Z)"
        ),
        apart=re.compile(r"(?<=[里米])(?:以|之|开)?外"),
        given=re.compile(rf"{either(data['gives'])}了?(?:“[^“”]{{1,20}}”)?\Z"),
        aim=re.compile(
            rf"(?<![为以]){either(data['aims'])}(?!了)(?:[^，。；]{{0,40}}\d[^，。；]{{0,20}}，(?!目前|现|已))?[^，。；]{{0,40}}\Z"
        ),
    )


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
            spoken = _of_whole(scene, line, predication)
            if spoken.subjects:
                if spoken is not predication:
                    said.whole = spoken.subjects
                elif said.whole and not predication.explicit:  # 全村耕地2017亩，林地4379亩
                    spoken = replace(predication, subjects=said.whole)
                for named, draft in _clause(line, spoken, told, said):
                    mark = Mark(line.number, named.start, named.end) if named else None
                    owner = scene.cast.resolve(named, mark) if named and mark else None
                    yield replace(draft, subject=owner) if owner else draft


def _of_whole(scene: Scene, line: Line, predication: Predication) -> Predication:
    """全村人均收入…: figures of a village are its own, whoever of it the sentence began with."""
    at = skip_lead(line.text, predication.clause.start, predication.clause.end)
    owner = None if predication.explicit else actor_at(line.text, at, predication.clause.end)
    if owner and _WHOSE.match(line.text, owner.end, predication.clause.end):
        mark = Mark(line.number, owner.start, owner.end)
        whose = scene.cast.resolve(owner, mark)
        if whose:
            return replace(predication, subjects=(whose,), body=owner.end + 1, explicit=True)
    match = _WHOLE.match(line.text, at, predication.clause.end)
    endings = anaphor_endings(match.group()) if match else None
    subjects = predication.subjects
    if predication.explicit or not match or not endings or not subjects or subjects[0].name.endswith(endings):
        return predication
    mention = ActorMention(match.start(), match.end(), match.group(), "Anaphor")
    actor = scene.cast.resolve(mention, Mark(line.number, match.start(), match.end()))
    known = actor is not None and actor.name != match.group()
    return replace(predication, subjects=(actor,)) if actor and known else predication


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
        if was and _TO.match(line.text, quantity.end, end):
            stop = was.start()
            continue
        found = None
        if told.overlap(Mark(line.number, quantity.start, quantity.end)):
            said.previous = None
        elif _counts(line, predication, begin, quantity) and not (was and was.end() - was.start() == 1):
            at = bare.get(quantity)
            slot = Slot(line, max(begin, aside), quantity.start if stop is None else stop, quantity, end)
            found = counted(slot, said) if at is None else _division(line, at, quantity)
        if found:
            said.note(quantity, found)
            yield named, _draft(line, predication, quantity, found)
        begin = max((quantity.end, *(mark.end for mark in found.marks))) if found else quantity.end
        stop = None


def _within_aside(line: Line, quantity: Quantity) -> int:
    """Where 总人口14505人（其中|农业人口13487人） says what a number in brackets counts; 0 elsewhere."""
    opening = line.text.rfind("（", max(0, quantity.start - 24), quantity.start)
    inside = opening >= 0 and "）" not in line.text[opening : quantity.start]
    return opening + 3 if inside and line.text.startswith("（其中", opening) else 0


def _counts(line: Line, predication: Predication, begin: int, quantity: Quantity) -> bool:
    """Whether a number is a figure of whom the clause speaks of: not 这12家企业, nor who won (3人获表彰)."""
    if predication.doubtful(quantity.start) or line.text.endswith(_words().pointing, 0, quantity.start):
        return False
    quoted = _QUOTED.match(line.text, quantity.end)
    if quoted and is_title(quoted["title"]):
        return False  # 85个“全国优秀法院”: who won, not what somebody has
    if line.text.endswith("等", 0, quantity.start) and _summed(line, predication, begin, quantity):
        return False
    ranked = _RANKED.search(line.text, max(begin, quantity.start - 2), quantity.start)  # 总分前|三名
    if ranked or _GIVEN.search(line.text, max(begin, quantity.start - 12), quantity.start):
        return False  # 各奖励5万元: not what they have
    near = max(predication.clause.sentence[0], quantity.start - _AIMED)
    aim = _words().aim.search(line.text, near, quantity.start)
    aim = aim or _words().given.search(line.text, max(predication.clause.start, near), quantity.start)
    behind = (_words().won, _words().apart, _AMONG, _LASTED)  # … and 在全省100个县市区中排名第七
    if aim or any(sign.match(line.text, quantity.end, predication.clause.end) for sign in behind):
        return False
    return _words().counts(line.text, begin, quantity)


def _summed(line: Line, predication: Predication, begin: int, quantity: Quantity) -> bool:
    """授予石塘镇等|38个村镇, 大队长姚长河等|3名同志: whether a list is summed up, not what somebody has."""
    people = quantity.unit in ("名", "位", "人")
    ends = people and predication.clause.end - quantity.end <= len("人民警察")
    return ends or not _OF_ITS_OWN.search(line.text, begin, quantity.start)


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


def _draft(line: Line, predication: Predication, quantity: Quantity, found: Counted) -> Draft:
    found = _without(predication.subjects[0].name, found)
    mark = Mark(line.number, quantity.start, quantity.end)
    values: dict[str, object] = {"value": quantity.value, "unit": quantity.unit}
    if quantity.approx:
        values["approx"] = True
    times = [time for time in predication.times if time.end <= quantity.start and _dates(line.text, time)]
    clause = predication.clause
    near = clause.sentence[0] + _OPENING
    times = [
        time for time in times if len(time.edtf) < _DAY or time.start < near or time.start >= clause.start
    ]
    times = [time for time in times if not _closed(line.text, time, quantity)]
    if times and _words().now.search(line.text, times[-1].end, quantity.start):
        times = []  # 2001年建成，现有…: the count is of today
    proofs: dict[str, tuple[Mark, ...]] = dict.fromkeys(values, (mark,))
    if times:
        since = _since(line, predication, times[-1])
        values["time"] = f"{since.edtf}/{times[-1].edtf}" if since else times[-1].edtf
        spans = (*(since.spans if since else ()), *times[-1].spans)
        proofs["time"] = tuple(Mark(line.number, *span) for span in spans)
    return Draft(
        subject=(predication.bodies or predication.subjects)[0],
        predicate="measured",
        name=found.name,
        type="Indicator",
        object=found.marks or (mark,),
        sentence=Mark(line.number, *predication.clause.sentence),
        rule="figure",
        qualifiers=values,
        proofs=proofs,
    )
