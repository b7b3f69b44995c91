"""Who set up what a clause tells of without saying so with a verb: 由A、B共同打造的X启用, A镇便民中心揭牌."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wenmai_extractors.actors import ActorMention, actors_at
from wenmai_extractors.frames import Frame
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import Item, parse_items
from wenmai_extractors.regions import regions
from wenmai_extractors.scene import Actor, Line, Mark, Predication, Scene
from wenmai_extractors.usable import usable
from wenmai_extractors.vocabulary import bare_heads, kinds

_FOUNDS = ("found", "open", "start")
_MOST = 4  # words that may stand between those who set something up and the verb
_KINDS = ("Facility", "Organisation")


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports say who set something up and that it has come into being: founding of words.toml."""

    how: re.Pattern[str]
    being: re.Pattern[str]
    private: re.Pattern[str]
    ends: tuple[str, ...]


@cache
def _words() -> _Words:
    data = load_toml("words.toml")["founding"]
    how = f"(?:{either(data['how'])}|[0-9.]{{1,8}}余?[万亿]?元)"
    led = f"(?:{either(data['manner'])}){{0,3}}"
    place = "(?:[在于][^，。；]{2,24}?)?"
    return _Words(
        how=re.compile(rf"(?:等[^，。；的]{{0,8}})?{how}{{0,{_MOST}}}\Z"),
        being=re.compile(
            rf"{led}{place}{led}{either(data['being'])}(?:[并和、]?{either(data['being'])}){{0,2}}\Z"
        ),
        private=re.compile(rf"{either(data['private'])}\Z"),
        ends=words(data["being"]),
    )


def founders(scene: Scene, line: Line, predication: Predication, frame: Frame) -> tuple[Actor, ...]:
    """由A、B投资50万元|共建的X: those whom 由 brings in before the verb of a relative clause."""
    if not frame.relative or frame.label not in _FOUNDS:
        return ()
    by = line.text.rfind("由", predication.clause.start, frame.start)
    found = actors_at(line.text, by + 1, frame.start) if by >= 0 else []
    if not found or not _words().how.match(line.text[found[-1].end : frame.start]):
        return ()
    return scene.cast.resolve_each(found, line.number)


def named_after(scene: Scene, line: Line, frame: Frame) -> tuple[Actor, ...]:
    """“X”|青屏镇植树活动|启动: the body or place that an event names behind its motto."""
    part = frame.items[0].parts[0] if frame.passive else None
    close = line.text.find("”", part.start, part.end) if part and line.text[part.start] == "“" else -1
    found = actors_at(line.text, close + 1, part.end)[:1] if part and close >= 0 else []
    return (
        scene.cast.resolve_each(found, line.number)
        if found and found[0].end < (part.end if part else 0)
        else ()
    )


def come_about(scene: Scene, line: Line, predication: Predication) -> tuple[Actor, Frame] | None:
    """青屏镇|便民服务中心|正式启用: the place that a thing come into being is named after, and the frame.

    What is private, such as a firm, is not the place's.
    """
    start, end = predication.clause.start, predication.clause.end
    end -= line.text.endswith("了", start, end)
    ends = line.text.endswith(_words().ends, start, end)
    being = _words().being.search(line.text, start, end) if ends else None
    thing = being and _thing(line, start, being.start())
    if being is None or thing is None:
        return None
    at = thing.parts[0].start
    place = [region for region in regions(thing.name) if region.full]
    if not place or place[-1].end >= len(thing.name) - 1 or line.text[at : at + 1] == "“":
        return None
    mark = Mark(line.number, at, at + place[-1].end)
    owner = scene.cast.resolve(ActorMention(at, mark.end, thing.name[: place[-1].end], "Place"), mark)
    return (owner, Frame("found", being.start(), being.end(), (thing,), passive=True)) if owner else None


def _thing(line: Line, start: int, end: int) -> Item | None:
    """The one facility or public body that text[start:end] ends with."""
    kind = kinds().match(line.text[start:end])
    if kind is None or kind[1] not in _KINDS or _words().private.search(line.text, start, end):
        return None
    items = parse_items(line.text, line.depth, start, end)
    good = len(items) == 1 and usable(items[0]) and items[0].name not in bare_heads()
    return items[0] if good and items[0].parts[-1].end == end else None
