"""Who attends an event.

News lists who came with their posts, across commas (县长A，局长B等领导出席了Y), or behind the verb
(参加活动的还有C、D).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from wenmai_extractors.actors import ActorMention, actor_at, actors_at
from wenmai_extractors.deeds import deeds, drafted
from wenmai_extractors.doers import doers
from wenmai_extractors.frames import Frame
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import Item, parse_items
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import Person, name_list, titled_in
from wenmai_extractors.pieces import Piece
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import verbs
from wenmai_extractors.wording import NUMBER

_NAME = "[\u4e00-\u9fff·]{2,8}?"
_ENDS = pattern("[、，。和及与等]|\\Z|的?(?:负责|主要|有关|相关|部分|代表|领导)")
_SO_MANY = pattern(
    rf"{NUMBER}(?:余|多|万|千|百){{0,3}}[名位人](?!次)(?:(?!组织|带领|派|率|安排|邀请|动员|选)[^，。；：]){{0,14}}\Z"
)
_CAME_TO = pattern("(?:参加|参与|出席)[了由]?(?=[^，。；“的]{2,30}\\Z)")
_HELD_BY = pattern("(?:主办|举办|承办|组织|开展|召开)的\\Z")
_LONGEST = 60  # characters between a person and the next, the next one's post included
_REACH = 1200  # characters that such a list may take
_OF_MANY = pattern(
    "代表(?=[、，等及和与共\\d]|\\Z)"
)  # 企业代表、|学生代表 are people, not what somebody does


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports say who came: attendance of words.toml."""

    others: re.Pattern[str]
    came: re.Pattern[str]
    leaders: re.Pattern[str]
    comrades: re.Pattern[str]
    acts: frozenset[str]


@cache
def _words() -> _Words:
    data = load_toml("words.toml")["attendance"]
    return _Words(
        others=re.compile(rf"{either(data['come'])}(?P<event>[^，。；的]{{2,24}})的{either(data['others'])}"),
        came=re.compile(
            rf"(?P<come>{either(data['come'])})了?"
            rf"(?P<event>[^，。；“”《》的]{{0,12}}?)(?:并[^，。；]{{2,8}}|并{either(data['acts'])}[^，。；]{{0,60}})?\Z"
        ),
        leaders=re.compile(
            rf"领导(?P<names>{_NAME}(?:、{_NAME}){{0,20}})(?=[等及和与]|{either(data['manner'])}?\Z)"
        ),
        comrades=re.compile(rf"(?P<names>[\u4e00-\u9fff·]{{2,20}}(?:、{_NAME}){{1,20}})等?同志\Z"),
        acts=frozenset(words(data["acts"])),
    )


def attendees(line: Line, predication: Predication, frame: Frame) -> tuple[Actor, ...]:
    """The persons with posts before the verb of `frame`, the first of them maybe clauses before."""
    if frame.label != "join" or frame.relative:
        return ()
    span = max(predication.clause.start, frame.start - _REACH), frame.start
    leaders = _words().leaders.search(line.text, *span) or _words().comrades.search(line.text, *span)
    named = _names(line.text, *leaders.span("names")) if leaders else []
    stop = leaders.start() if leaders and named else frame.start
    return (*_titled(line, predication.clause.sentence[0], stop), *_actors(line, named))


def _names(text: str, start: int, end: int) -> list[Person]:
    """The persons of a list, the first maybe behind the body that all are of: 云台镇|A、B."""
    found = name_list(text, start, end)
    body = actor_at(text, start, end) if not found else None
    return name_list(text, body.end, end) if body else found


def _titled(line: Line, start: int, stop: int) -> tuple[Actor, ...]:
    """The persons with posts that a list which ends at `stop` names."""
    found = list(titled_in(line.text, max(start, stop - _REACH), stop))
    for at in range(len(found) - 1, -1, -1):
        if not _goes_on(line, found[at].end, stop):
            return _actors(line, found[at + 1 :])
        role = found[at].role
        stop = role[0] if role else found[at].start
    return _actors(line, found)


def _actors(line: Line, persons: list[Person]) -> tuple[Actor, ...]:
    return tuple(Actor(p.name, "Person", Mark(line.number, p.start, p.end)) for p in persons)


def _goes_on(line: Line, start: int, stop: int) -> bool:
    """Whether nothing is done between two persons of a list, or between the last and the verb."""
    between = line.text[start:stop]
    if stop - start > _LONGEST or any(sign in between for sign in "；。："):
        return False
    between = _OF_MANY.sub("", between)
    return next(verbs().find(between), None) is None and not _words().acts & set(cut(between))


def came(line: Line, predication: Predication) -> tuple[Item, Mark] | None:
    """县长A出席|并讲话, 学生代表参加|仪式: what people come to, 活动 where it is not said, and the words."""
    match = _words().came.search(line.text, predication.clause.start, predication.clause.end)
    if match is None:
        return None
    trigger = Mark(line.number, match.start(), match.end("come"))
    named = parse_items(line.text, line.depth, *match.span("event")) if match["event"] else []
    if match["event"] and len(named) != 1:
        return None
    here = (Piece(match.start(), match.end("come")),)
    return (named[0] if named else Item("活动", "Activity", here)), trigger


def many_come(line: Line, predication: Predication, frame: Frame) -> bool:
    """1200名运动员|参加了比赛: whether so many come, and not whom the sentence speaks of."""
    if frame.label != "join" or predication.explicit:
        return False
    return _SO_MANY.search(line.text, predication.clause.start, frame.start) is not None


def others(line: Line, predication: Predication) -> tuple[Item, list[ActorMention], Mark] | None:
    """参加活动的还有A、B: the event, who else came, and the words that say so."""
    match = _words().others.match(line.text, predication.body, predication.clause.end)
    if match is None:
        return None
    items = parse_items(line.text, line.depth, *match.span("event"))
    found = actors_at(line.text, match.end(), predication.clause.end)
    found = [m for m in found if m.kind != "Place" or _ENDS.match(line.text, m.end)]  # 石桥市|属单位
    return (items[0], found, Mark(line.number, match.start(), match.end())) if items and found else None


def brought_along(
    line: Line, predication: Predication, frame: Frame, done: list[Draft], led: tuple[Actor, ...]
) -> Iterator[Draft]:
    """组织A、B|开展X: A and B take part."""
    held = led and not frame.passive and any(d.predicate in ("organised", "participatedIn") for d in done)
    join = replace(frame, label="join") if held else None
    if join:
        yield from (drafted(line, predication, join, deed) for deed in deeds(join, led, ()))


def guests(line: Line, predication: Predication, frame: Frame) -> Iterator[Draft]:
    """参加X主办的|Y: who is spoken of takes part in what X holds."""
    came = _CAME_TO.search(line.text, predication.body, frame.start) if frame.relative else None
    if came and frame.label == "hold":
        join = Frame("join", came.start(), came.end(), frame.items)
        yield from (drafted(line, predication, join, deed) for deed in deeds(join, predication.subjects, ()))


def holders(scene: Scene, line: Line, predication: Predication, frame: Frame) -> Iterator[Draft]:
    """参加|X主办的Y: X holds Y."""
    for item in frame.items if frame.label == "join" else ():
        held = _HELD_BY.search(line.text, frame.end, item.parts[0].start)
        if held:
            hold = Frame("hold", held.start(), held.end(), (item,), relative=True)
            own = doers(scene, line, predication, hold)
            yield from (drafted(line, predication, hold, deed) for deed in deeds(hold, own, ()))
