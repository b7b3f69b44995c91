"""What the gazetteer knows of a name: which division it means, and which leading regions it can do without.

The only module of the graph that asks the gazetteer. Only divisions of county level and above count here: a
township or village is known by its name and its county, not by its name alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from wenmai_extractors.gazetteer import Division, gazetteer

LEVELS = ("province", "prefecture", "county")
# A bare short form (和平, 城关) is an everyday word as often as a county: it counts for large regions only.
SUFFIXES = ("省", "市", "州", "盟", "县", "区", "旗", "地区")
LONGEST = 15
CODE_SCHEME = "GB/T 2260"


def division(name: str) -> Division | None:
    """The one division of county level or above that `name` means, with or without its regions before it."""
    return _only(_divisions(name), name)


def without_region(name: str) -> str:
    """`name` without the provinces and prefectures before a place in them that is the only one so called.

    青海省西宁市文明办 becomes 西宁市文明办; 北京市朝阳区 stays, there being several 朝阳区.
    """
    for region, rest in _splits(name):
        for end in range(min(len(rest), LONGEST), 1, -1):
            inner = _only(_named(rest[:end]), rest[:end])
            if inner and _inside(inner, region):
                return without_region(rest)
    return name


def begins_with_one_of_several(name: str) -> bool:
    """Whether `name` begins with the name of a place and there are several so called: 城关镇, 朝阳区法院."""
    read, chain = gazetteer().prefix(name)
    return read > 0 and not chain


def code_of(place: Division) -> tuple[str, str]:
    """The division's six-digit code with the scheme that it belongs to."""
    return (CODE_SCHEME, place.code.ljust(6, "0"))


def _divisions(name: str) -> tuple[Division, ...]:
    found = _named(name)
    if found:
        return found
    for region, rest in _splits(name):
        found = tuple(place for place in _divisions(rest) if _inside(place, region))
        if found:
            return found
    return ()


def _splits(name: str) -> Iterator[tuple[Division, str]]:
    """Every way to read the head of `name` as a province or prefecture, longest first, with what follows."""
    for end in range(min(len(name) - 2, LONGEST), 1, -1):
        for region in _named(name[:end]):
            if region.level != "county":
                yield region, name[end:]


@cache
def _named(name: str) -> tuple[Division, ...]:
    return tuple(place for place in gazetteer().named(name) if place.level in LEVELS)


def _only(found: tuple[Division, ...], name: str) -> Division | None:
    """The one place that `name` means, unless it is a county and `name` its bare short form."""
    alone = found[0] if len(found) == 1 else None
    place = gazetteer().resolve(name) if _named(name) else alone
    return None if place and place.level == "county" and not name.endswith(SUFFIXES) else place


def _inside(place: Division, region: Division) -> bool:
    return place.code != region.code and region in gazetteer().chain(place.code)
