"""Bodies that somebody brings together for an event, in which they take part: 组织A、B等单位，在X举行义诊."""

from __future__ import annotations

import re
from functools import cache

from wenmai_extractors.actors import ActorMention, actors_at
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Actor, Line, Predication, Scene

_LEADS = pattern("(?:组织|召集|邀请)了?")
_FEWEST = 2  # bodies of a list: 组织石桥县|读书活动 names one


@cache
def _goes_on() -> re.Pattern[str]:
    """What follows those who are brought together: a pause, or what they do and where."""
    come, place = load_toml("words.toml")["attendance"]["come"], load_toml("words.toml")["place_before"]
    held = load_toml("words.toml")["company"]["holding"]
    does = either(f"{come} {place} {held} 开展 举行 进行")
    return re.compile(rf"(?:(?:、[^，。；、]{{2,12}}){{0,6}}等[^，。；的]{{0,10}}?)?(?:，|\Z|{does})")


def brought(line: Line, start: int, end: int) -> list[ActorMention]:
    """Those whom the verb at `start` of a clause that ends at `end` brings together."""
    leads = _LEADS.match(line.text, start, end)
    found = actors_at(line.text, leads.end(), end) if leads else []
    several = len(found) >= _FEWEST and all(mention.kind == "Organisation" for mention in found)
    return found if several and _goes_on().match(line.text, found[-1].end, end + 1) else []


def led(scene: Scene, line: Line, predication: Predication) -> tuple[Actor, ...]:
    """The bodies that a clause brings together."""
    start, end = predication.body, predication.clause.end
    for leads in _LEADS.finditer(line.text, start, end):
        found = [] if line.depth[leads.start()] else brought(line, leads.start(), end)
        if found and not predication.doubtful(leads.start()):
            return scene.cast.resolve_each(found, line.number)
    return ()
