"""Events that a report names in one place and tells of in another: whose host, whose guests.

“墨韵”书画展在文化馆开展。展览由县文联主办: the second sentence calls the event by a bare noun. A headline may
be the only place that has its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import msgspec

from wenmai_extractors.deeds import edition
from wenmai_extractors.details import Details
from wenmai_extractors.figure_words import tokens
from wenmai_extractors.frames import Frame, hosted_by, marks
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import Item, parse_items
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import regions_in
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication
from wenmai_extractors.usable import usable
from wenmai_extractors.vocabulary import bare_heads, boundaries, kinds, verb_words, verbs

_NATIONAL_HALLS = (
    "人民大会堂",
    "北京人民大会堂",
)  # what is held there a county, company or school does not hold
_SHORT = 6  # characters of a noun that may be the end of an event's name
_PLAIN = 4  # characters of a name that only says what sort of event it is
_HEAD = 10  # characters of the words behind a quotation that say what sort of event it is
_MEETS = ("仪式", "典礼", "式", "论坛", "座谈")  # what a report may call 会议 though its name does not
_TITLE = 8  # characters at the end of a name in which both words of its short form stand
_SCENE = "现场"
_NAMING = pattern(r"[\u4e00-\u9fff“《·\w]")


class Occasion(msgspec.Struct, frozen=True):
    """An event as it was named in a line."""

    line: Line
    item: Item


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports call events told of before, and how they bring in who holds one: words.toml."""

    called: re.Pattern[str]
    themed: re.Pattern[str]
    this: re.Pattern[str]
    subject: re.Pattern[str]
    general: frozenset[str]
    held: re.Pattern[str]
    events: tuple[str, ...]
    ceremonies: frozenset[str]
    on: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load_toml("words.toml")
    nouns = data["occasions"]
    return _Words(
        called=re.compile(rf"{either(nouns['pointers'])}?(?P<noun>{either(nouns['nouns'])})(?=是?由)"),
        themed=re.compile(
            rf"{either(nouns['pointers'])}?(?P<noun>{either(nouns['nouns'])})(?:以|围绕|的主题)[^。；]{{2,60}}\Z"
        ),
        subject=re.compile(rf"{either(nouns['pointers'])}(?P<noun>{either(nouns['nouns'])})"),
        this=re.compile(rf"{either(nouns['pointers'])}\Z"),
        general=frozenset(words(nouns["general"])),
        held=re.compile(rf"[^，。；的]{{2,60}}?{either(data['company']['roles'])}的"),
        events=words(data["attendance"]["events"]),
        ceremonies=frozenset(words(data["attendance"]["ceremonies"])),
        on=re.compile(
            rf"[^，。；]{{0,14}}{either(nouns['on'])}|{either(nouns['begun'])}[^，。；]{{0,4}}(?:仪式|典礼)"
        ),
    )


def is_on(line: Line, frame: Frame, actors: Sequence[Actor]) -> bool:
    """Whether an event that is held is on whom its name begins with: 周明|先进事迹报告会, X中心|揭牌仪式."""
    start = frame.items[0].parts[0].start
    right = bool(actors) and (actors[-1].mark.passage, actors[-1].mark.end) == (line.number, start)
    return right and (line.text[start] in "暨—" or _words().on.match(line.text, start) is not None)


def elsewhere(line: Line, frame: Frame, actors: Sequence[Actor]) -> bool:
    """大会在北京举行, in the report of a county: whether an event was held outside of whom it would be of."""
    end = max(part.end for part in frame.items[0].parts)
    if frame.passive and line.text.find("在此", end, frame.start) >= 0:
        return all(actor.type == "Place" for actor in actors)  # X在此举行: nobody says who holds it
    at = line.text.find("在", end, frame.start)
    if at >= 0 and line.text.startswith(_NATIONAL_HALLS, at + 1):
        return True
    region = next(regions_in(line.text, at + 1, frame.start), None) if at >= 0 else None
    if region is None or not frame.passive or any(actor.type != "Place" for actor in actors):
        return False
    there = [division.code for division in gazetteer().named(region.name)]
    homes = [[division.code for division in gazetteer().named(actor.name)] for actor in actors]
    near = (a.startswith(b) or b.startswith(a) for home in homes for a in home for b in there)
    return bool(there) and all(homes) and not any(near)


def named_in(line: Line, start: int, end: int) -> Item | None:
    """The event that text[start:end] begins with: the longest name up to a word that no name holds."""
    stop = reached = start
    for token in tokens(line.text, start, end):
        kind = kinds().match(line.text[start : token.end])
        event = kind is not None and kind[1] == "Activity"
        ends = token.word in boundaries() or (token.word in verb_words() and not event)
        ends = ends or token.word.endswith(("举行", "举办", "召开"))
        if not _NAMING.match(token.word) or (ends and token.at > start):
            break
        reached = token.end
        stop = reached if event else stop
    if line.text[reached - 1] in "”》":  # “X”|走进校园, but “X”集中示范活动
        stop = _head_end(line.text, reached, end)
    longer = kinds().match(line.text[start : min(stop + 2, end)])
    if longer and longer[1] in ("Facility", "Organisation") and stop > start:
        return None  # 法治教育|基地
    items = parse_items(line.text, line.depth, start, stop) if stop > start else []
    good = [item for item in items if usable(item) and item.name not in bare_heads()]
    return good[0] if len(good) == 1 and (good[0].quoted or good[0].kind == "Activity") else None


def _head_end(text: str, start: int, end: int) -> int:
    """Where the head of an event ends that a quotation, which ends at `start`, may have; else `start`."""
    for stop in range(min(start + _HEAD, end), start + 1, -1):
        kind = kinds().match(text[start:stop])
        if kind and kind[1] == "Activity" and next(verbs().find(text[start:stop]), None) is None:
            return stop
    return start


def headlined(line: Line, predication: Predication) -> Occasion | None:
    """The event that a clause of the headline is about."""
    item = named_in(line, predication.clause.start, predication.clause.end)
    return Occasion(line, item) if item and item.kind == "Activity" else None


def hosted(line: Line, predication: Predication) -> Frame | None:
    """由A主办、B承办的X|走进校园: the event behind its hosts, where no verb of ours says that it was held."""
    start, end = predication.clause.start, predication.clause.end
    match = hosted_by().search(line.text, start, end) or _words().held.match(line.text, start, end)
    item = named_in(line, match.end(), end) if match else None
    if match is None or item is None or item.kind not in ("Activity", "Quoted"):
        return None
    return Frame("hold", match.start(), match.end(), (item,), passive=True)


def pointed(line: Line, predication: Predication, told: Sequence[Occasion]) -> Occasion | None:
    """The event told of last that a clause begins with: 本次大赛|由…主办."""
    match = _words().called.match(line.text, predication.body, predication.clause.end)
    if match is None:
        return None
    return _pointed(match["noun"], told)


def holders_of(
    line: Line, predication: Predication, told: tuple[Sequence[Draft], ...]
) -> tuple[Actor, ...] | None:
    """本次活动|开展直播: who holds the event that a clause begins with; None where it begins with none.

    A clause before may have named persons, whose deed it is not.
    """
    match = _words().subject.match(line.text, predication.clause.start, predication.clause.end)
    if match is None or predication.explicit or any(s.type != "Person" for s in predication.subjects):
        return None
    held = [d for d in chain(*told) if d.predicate == "organised" and d.subject.type != "Person"]
    fits = [d for d in held if match["noun"] in _words().general or _called(d.name, match["noun"])]
    return tuple(d.subject for d in fits if d.name == fits[-1].name)[:1]


def _pointed(noun: str, told: Sequence[Occasion]) -> Occasion | None:
    fits = [event for event in reversed(told) if noun in _words().general or event.item.name[-1] == noun[-1]]
    named = (event for event in fits if event.item.quoted or len(event.item.name) > _PLAIN)  # no 线上直播
    return next(named, fits[0] if fits else None)


class Event(msgspec.Struct, frozen=True):
    """An event told of before: its name, where that stands, and who holds it, "" where nobody says so."""

    name: str
    object: tuple[Mark, ...]
    host: str = ""


def meant(line: Line, item: Item, told: Sequence[Draft], known: Sequence[Occasion]) -> Event | None:
    """The event told of last that a noun points to: 仪式 to 揭牌仪式, 活动 to any, 此次大赛 to a 大赛."""
    noun = _noun(item)
    this = is_bare(noun) or _words().this.search(line.text, 0, item.parts[0].start)
    short = len(noun) <= _SHORT and (item.kind == "Activity")  # 启动仪式 of the 广场舞大赛启动仪式 told of
    if item.quoted or not (this or short or noun in _words().ceremonies):
        return None
    held = [draft for draft in told if draft.predicate == "organised" and _called(draft.name, noun)]
    exact = [draft for draft in held if draft.name.endswith(noun)]
    held = exact or held  # 活动 is rather the 慈善活动 than the 会议 told of with it
    meets = noun in ("会议", "大会")
    if noun in _words().ceremonies and not held:  # X活动启动，A出席|仪式
        held = [draft for draft in told if draft.predicate == "organised"]
        held = [draft for draft in held if not meets or draft.name.endswith(_MEETS)]
    if held:
        return Event(held[-1].name, held[-1].object, held[-1].subject.name)
    named = [event for event in known if _called(event.item.name, noun)]
    named = [event for event in named if event.item.name.endswith(noun)] or named
    if not named:
        return None
    found = named[-1]
    return Event(edition(found.line, found.item, Details()), marks(found.line, found.item))


def _noun(item: Item) -> str:
    """What an item calls an event by: 出席活动|现场."""
    return item.name.removesuffix(_SCENE) if len(item.name) > len(_SCENE) else item.name


def is_bare(noun: str) -> bool:
    """Whether a noun only calls an event that has been told of: 活动, 仪式."""
    return noun in _words().events


def themed(line: Line, predication: Predication, told: Sequence[Occasion]) -> Occasion | None:
    """本次活动|以“X”为主题，由A主办: the event that a clause before its hosts points to."""
    match = _words().themed.match(line.text, predication.clause.start, predication.clause.end)
    return _pointed(match["noun"], told) if match else None


def _called(name: str, noun: str) -> bool:
    meets = noun in ("会议", "大会") and name.endswith("会")
    parts = tuple(name.split("暨"))  # 授牌仪式 of X授牌仪式暨Y成立大会
    ends = any(part.endswith(noun) or _shortens(noun, part) for part in parts)
    return not is_bare(name) and name != noun and (ends or noun == "活动" or meets)


def _shortens(noun: str, name: str) -> bool:
    """签约仪式 for 签约授牌仪式."""
    first, last = noun[:2], noun[2:]
    return len(last) == len(first) and name.endswith(last) and first in name[-_TITLE:]
