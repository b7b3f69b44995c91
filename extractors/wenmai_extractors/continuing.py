"""What a clause without a frame of its own goes on with: how many came, more of a list, instances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from wenmai_extractors.deeds import EVENTS, PEOPLE
from wenmai_extractors.frames import Frame
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.objects import Item, parse_items
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import Quantity, chinese_number, has_figure, quantities
from wenmai_extractors.scene import Draft, Line, Mark, Predication
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import is_verb, verbs
from wenmai_extractors.wording import NUMBER

_FAMILY = dict.fromkeys(("Group", "Facility"), "Organisation")  # what is set up may share a list
_BESIDE = ("接待", "服务")
_NEAR = 80  # characters between what tells of an event and the sentence that tells how many came
_NAMELY = pattern("(?<=：)|包括(?:有)?|分别(?:是|为)|即")
_COUNTED = 32  # characters of what somebody has set up and counted
_SHORT = 2
_SUCH_AS = pattern("(?:例如|比如|诸如|如|其中包括|包括|其中有)(?=[“《])")


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports say how many came: company of words.toml."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    joined: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load_toml("words.toml")["company"]
    total = either(data["total"])
    calls = load_toml("words.toml")["occasions"]
    event = f"{either(calls['pointers'])}?(?:[\u4e00-\u9fff]{{0,4}}?{either(calls['nouns'])})?"
    return _Words(
        before=re.compile(
            rf"{total}{{0,4}}{either(data['audience'])}(?:(?!{either(data['callers'])})[^，]){{0,10}}\Z"
        ),
        joined=re.compile(rf"[^，；。“的]{{0,12}}?{either(data['came'])}(?:了)?{event}\Z"),
        behind=re.compile(rf"[^，的]{{0,6}}(?:{either(data['came'])})\Z"),
    )


def _counts(line: Line, predication: Predication, found: Quantity) -> bool:
    """受众|200人, 共|200人|参加: whether a number says how many came."""
    before = line.text[predication.body : found.start]
    if _words().before.match(before):
        return True
    end = predication.clause.end
    return _words().behind.match(line.text, found.end, end) is not None


def audience(line: Line, predication: Predication, drafts: list[Draft], frame: Frame) -> list[Draft]:
    """受众2.5万余人次 behind an event: the same drafts with their participants.

    开展X13场，发放资料1万份，|接待群众400人: those are told of beside the event.
    """
    end = predication.clause.end
    apart = line.text.count("，", _reach(frame.items), predication.clause.start) > 1
    if apart and line.text.startswith(_BESIDE, predication.body):
        return []
    found = [q for q in quantities(line.text, predication.body, end) if q.unit in PEOPLE]
    if len(found) != 1 or found[0].several or not _counts(line, predication, found[0]):
        return []
    return _with_people(line, found[0], drafts)


def attended(line: Line, predication: Predication, drafts: list[Draft]) -> None:
    """来自各地的300余名选手|参加比赛: add to the event that `drafts` tell of last how many came to it."""
    start, end = predication.body, predication.clause.end
    if not drafts or not has_figure(line.text, start, end):
        return
    found = [q for q in quantities(line.text, start, end) if q.unit in PEOPLE]
    if len(found) != 1 or found[0].several or not _words().joined.match(line.text, found[0].end, end):
        return
    if predication.doubtful(found[0].start):
        return  # 预计将有2万人参加
    own = [s.mark for s in predication.subjects if predication.explicit and s.mark.passage == line.number]
    if any(line.text[mark.end : found[0].start] in ("", "的") for mark in own):
        return  # 该校|20名师生参加: those of one body among them
    near = predication.clause.sentence[0] - _NEAR
    first = len(drafts)
    while first and drafts[first - 1].sentence.end >= near:
        first -= 1
    held = [at for at in range(first, len(drafts)) if drafts[at].predicate == "organised"]
    same = [at for at in held if drafts[at].name == drafts[held[-1]].name]
    if same:
        told = _with_people(line, found[0], [drafts[at] for at in same])
        for at, draft in zip(same, told, strict=False):
            drafts[at] = draft


def _with_people(line: Line, found: Quantity, drafts: list[Draft]) -> list[Draft]:
    """The drafts, of one event, with how many took part; none where they are not or have that already."""
    if any(
        (draft.predicate, draft.type) != ("organised", "Activity") or "participants" in draft.qualifiers
        for draft in drafts
    ):
        return []
    if len({draft.name for draft in drafts}) != 1:
        return []
    mark = Mark(line.number, found.start, found.end)
    extra = {"participants": found.value} | ({"approx": True} if found.approx else {})
    return [
        replace(d, qualifiers={**extra, **d.qualifiers}, proofs={**dict.fromkeys(extra, (mark,)), **d.proofs})
        for d in drafts
    ]


def instances(line: Line, predication: Predication, frame: Frame | None) -> list[Frame]:
    """开展系列活动，如“A”“B”等: what is named as instances of what was held, or counted as set up."""
    clause = predication.clause
    founded = _founded(line, predication)
    if founded:
        return [founded]
    match = _SUCH_AS.match(line.text, clause.start, clause.end)
    if not match or not frame or frame.label not in ("hold", "arrange") or predication.doubtful(clause.end):
        return []
    items = tuple(parse_items(line.text, line.depth, match.end(), clause.end))
    return [replace(frame, items=items)] if items and all(item.quoted for item in items) else []


def spoken_on(line: Line, predication: Predication) -> Predication:
    """A clause that names what the one before has counted as set up is said of the same."""
    _, counted = _listed(line, predication)
    before = line.predication_at(counted.start()) if counted else None
    return replace(predication, subjects=before.subjects, explicit=False) if before else predication


def _listed(line: Line, predication: Predication) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """What leads to names of those that the clause before has counted as set up, and what it says."""
    clause = predication.clause
    names = _NAMELY.match(line.text, clause.start, clause.end)
    before = max(clause.sentence[0], clause.start - _COUNTED)
    return names, _founding().search(line.text, before, clause.start) if names else None


def _founded(line: Line, predication: Predication) -> Frame | None:
    """成立5支队伍：|A队、B队…; 组建3支队伍，|包括“A”、“B”: those that were counted are named."""
    clause = predication.clause
    names, counted = _listed(line, predication)
    if names is None or counted is None or predication.doubtful(clause.end):
        return None
    items = [item for item in parse_items(line.text, line.depth, names.end(), clause.end) if _set_up(item)]
    number = chinese_number(counted["number"])
    fits = len(items) > 1 and number is not None and len(items) <= number
    return Frame("found", *counted.span("verb"), tuple(items)) if fits else None


def _set_up(item: Item) -> bool:
    """Whether an item is named as what is set up."""
    return item.kind in ("Organisation", "Facility", "Group") and (item.quoted or len(item.name) > _SHORT)


@cache
def _founding() -> re.Pattern[str]:
    """What stands before the names of those that somebody has set up and counts."""
    verb = either(load_toml("organisations.toml")["founded"])
    return re.compile(rf"(?P<verb>{verb})了?(?P<number>{NUMBER})[个支家所处座][^，。；：“”]{{1,12}}[：，]\Z")


def continued(line: Line, predication: Predication, frame: Frame) -> Iterator[Frame]:
    """A clause without a verb that goes on with the list: 开展A20余次，B15场."""
    start, end = predication.body, predication.clause.end
    if "每" in line.text[predication.clause.start : start + 1] or not has_figure(line.text, start, end):
        return  # 每三年评选一次: a habit
    if next(verbs().find(line.text[start:end]), None) is not None:
        return
    items = tuple(parse_items(line.text, line.depth, start, end))
    if not items or any(item.kind in ("Unknown", "Vain") for item in items):
        return
    known = {_FAMILY.get(item.kind, item.kind) for item in frame.items}
    if any(_FAMILY.get(item.kind, item.kind) not in known for item in items):
        return
    events = all(item.kind == "Activity" for item in items)
    if events and not any(item.quantity and item.quantity.unit in EVENTS for item in items):
        return  # 植树1.5万株
    if len(items) == 1 and is_verb(cut(items[0].name)[0]):
        return  # 建成广场17个，安装路灯1260盏
    last = items[-1].quantity
    if last and last.unit not in ("元", "%", *PEOPLE) and _reach(items) >= end - 12:
        yield replace(frame, items=items)


def _reach(items: tuple[Item, ...]) -> int:
    """Where the last piece of a list ends."""
    return max(part.end for item in items for part in item.parts)
