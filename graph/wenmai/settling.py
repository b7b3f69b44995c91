"""Which region a name is: by what stands before it, what the report says elsewhere, and where it plays.

What may be one of several stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wenmai.identity import identity
from wenmai.regions import (
    COUNTY,
    LEVELS,
    PREFECTURE,
    PROVINCE,
    TOWNSHIP,
    VILLAGE,
    WIDTHS,
    Region,
    Setting,
    chain_of,
    is_everyday,
    kind_of,
    known,
    level_of,
)
from wenmai_extractors.gazetteer import Division, gazetteer
from wenmai_extractors.villages import villages


class Settled(NamedTuple):
    """The region that a name is, the rules used, and whether it stays open which it is."""

    region: Region | None
    steps: tuple[str, ...]
    open: bool = False


OPEN = Settled(None, (), open=True)


def settle(
    segment: str, places: Sequence[Division], parent: Region | None, setting: Setting, *, full: bool
) -> Settled | None:
    """Return which region `segment` is, `places` being the divisions so called; None if it is none here.

    `parent` is the region right before it, `full` whether it is a full name.
    """
    if parent is not None:
        return _inside(segment, places, parent, setting)
    large = [place for place in places if LEVELS.index(place.level) <= COUNTY]
    learned = setting.parents.get(segment)
    if learned is not None and not (
        len(large) == 1 and learned.code and large[0].code.startswith(learned.code)
    ):
        return _learned(segment, places, learned, setting, rule="said-in-the-report")
    if large:
        return _large(segment, large, setting, full=full)
    return _small(segment, places, setting)


def _learned(
    segment: str, places: Sequence[Division], parent: Region, setting: Setting, *, rule: str
) -> Settled | None:
    inside = _inside(segment, places, parent, setting)
    if inside is None:
        return None
    steps = (step for step in inside.steps if step != "leading-region")
    return inside._replace(steps=(*steps, rule))


def _inside(segment: str, places: Sequence[Division], parent: Region, setting: Setting) -> Settled | None:
    """`segment` behind the region it lies in."""
    if parent.code:
        within = [
            place for place in places if place.code != parent.code and place.code.startswith(parent.code)
        ]
        shallow = [place for place in within if len(place.code) == min(len(p.code) for p in within)]
        if len(shallow) == 1:
            return Settled(known(shallow[0]), _rules(segment, shallow[0], leading=True))
        if len(shallow) > 1:
            return OPEN
        if parent.level in (COUNTY, TOWNSHIP) and level_of(segment) == VILLAGE:
            return _village(segment, parent, setting)
        if not places and (now := renamed(segment, parent.code)):
            return Settled(known(now), ("leading-region", "former-kind"))
    if kind_of(segment) == "" or (places and parent.level == PROVINCE):
        return None
    said = setting.parents.get(segment)
    if said is not None and not said.code and parent in chain_of(said)[:-1] and level_of(segment) == VILLAGE:
        parent = said  # 白水县新民村, where the report says elsewhere 白水县城关镇新民村
    level = max(level_of(segment), parent.level + 1)
    return Settled(Region(parent.label + segment, level, "", parent), ())


def _village(segment: str, parent: Region, setting: Setting) -> Settled | None:
    found = villages(segment, within=parent.code)
    if len(found) == 1:
        return Settled(known(found[0]), ("division-table",) if parent.level == COUNTY else ())
    if len(found) > 1:
        learned = setting.parents.get(segment)
        inner = [place for place in found if learned and learned.code and place.code.startswith(learned.code)]
        return Settled(known(inner[0]), ("said-in-the-report",)) if len(inner) == 1 else OPEN
    return Settled(Region(parent.label + segment, VILLAGE, "", parent), ())


def _large(segment: str, places: Sequence[Division], setting: Setting, *, full: bool) -> Settled | None:
    """A county or more, named without what it lies in."""
    only = places[0] if len(places) == 1 else None
    if not full and (places[0].level == "province" or _are_districts(places[1:], places[0])):
        only = places[0]
    if only and only.level == "county" and segment.endswith("区") and _foreign(only, setting.home):
        return OPEN
    if only:
        return Settled(known(only), _rules(segment, only))
    near = [place for place in places if _near(place, setting.home)]
    if len(near) == 1:
        return Settled(known(near[0]), (*_rules(segment, near[0]), "home-region"))
    return OPEN


def _are_districts(places: Sequence[Division], city: Division) -> bool:
    """Whether `places` are districts of `city`: 镇江 is the city; 玉树 is a prefecture or a city in it."""
    return all(place.code.startswith(city.code) and place.name.endswith("区") for place in places)


def _near(place: Division, home: Region | None) -> bool:
    """Whether the home lies in the place, the place in the home, or both in one prefecture."""
    if home is None or not home.code:
        return False
    if place.code.startswith(home.code) or home.code.startswith(place.code):
        return True
    one_city = place.code[:2] in ("11", "12", "31", "50")
    shared = WIDTHS[PROVINCE if one_city else PREFECTURE]
    return len(home.code) >= shared and place.code[:shared] == home.code[:shared]


def _foreign(place: Division, home: Region | None) -> bool:
    """A district named alone may be another that the table does not hold: in a report from elsewhere any
    (东城区), and one after an everyday word (新市区) wherever it is not near.
    """
    return (home is not None or is_everyday(place)) and not _near(place, home)


def _small(  # noqa: PLR0911 - each case is one line
    segment: str, places: Sequence[Division], setting: Setting
) -> Settled | None:
    """A township or village, or a region that the table does not hold, named without what it lies in."""
    level = level_of(segment)
    if level <= COUNTY and kind_of(segment) != "区" and not places:
        if segment in setting.only:
            return _learned(segment, places, setting.only[segment], setting, rule="only-one-in-the-reports")
        if now := renamed(segment):
            return Settled(known(now), ("former-kind",))
        return Settled(Region(segment, level), ())  # counties and cities have names of their own
    home = setting.home if "county" not in setting.rivals else None
    if home is None or home.level < (PREFECTURE if places else COUNTY):
        return OPEN
    outer = next((r for r in reversed(chain_of(home)) if r.level < level), home)
    inside = [place for place in places if outer.code and place.code.startswith(outer.code)]
    if len(inside) == 1:
        return Settled(known(inside[0]), ("home-region",))
    if level == VILLAGE and outer.code and outer.level >= COUNTY:
        found = villages(segment, within=outer.code)
        if len(found) == 1:
            return Settled(known(found[0]), ("home-region", "division-table"))
        return OPEN
    if level > COUNTY and outer.level in (COUNTY, TOWNSHIP) and not outer.code:
        return Settled(Region(outer.label + segment, level, "", outer), ("home-region",))
    return OPEN


def renamed(segment: str, within: str = "") -> Division | None:
    """Return what a county, city or prefecture that the table does not hold has become, in the division whose
    code is `within`; None if that is not plain. 金坛市 is 金坛区 today.
    """
    kind = kind_of(segment)
    stem = segment.removesuffix(kind)
    level = "prefecture" if kind == "地区" else "county"
    later = (stem + word for word in identity()["regions"]["later"].get(kind, "").split())
    found = [
        place
        for name in later
        for place in gazetteer().named(name)
        if (place.name, place.level) == (name, level) and place.code.startswith(within)
    ]
    return found[0] if len(stem) > 1 and len(found) == 1 and not is_everyday(found[0]) else None


def _rules(segment: str, place: Division, *, leading: bool = False) -> tuple[str, ...]:
    """The rules by which `segment` is a name of `place`."""
    own = known(place).label
    used = ["leading-region"] if leading else []
    if segment == place.name != own and own.endswith(place.name[-1]) and not own.endswith(place.name):
        used.append("ethnic-infix")
    elif segment not in (place.name, own) and not own.endswith(segment):
        used.append("short-place-name" if place.name.startswith(segment) else "other-place-name")
    return tuple(used)
