"""Regions: the divisions of the table and those that only reports name, what they are called and lie in.

Labels tell divisions apart with as few words as do it: 江油市, 徐州市鼓楼区, 利辛县城关镇.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from wenmai.identity import identity
from wenmai_extractors.gazetteer import Division, forms, gazetteer
from wenmai_extractors.lexicon import load_toml
from wenmai_extractors.villages import village

CODE_SCHEME = "GB/T 2260"  # county level and above
STATISTICS = "统计用区划代码"  # below: the codes of the National Bureau of Statistics
LEVELS = ("province", "prefecture", "county", "township", "village")
PROVINCE, PREFECTURE, COUNTY, TOWNSHIP, VILLAGE = range(5)
KEPT = 1 << 15  # names of which the reading is kept: those of some thousand reports
WIDTHS = (2, 4, 6, 9, 12)  # digits of a code at each level


class Region(NamedTuple):
    """A region: its label, its level, and its code where the table holds it, "" where it does not."""

    label: str
    level: int
    code: str = ""
    within: Region | None = None  # what it lies in, if its code does not tell

    @property
    def kind(self) -> str:
        """The kind word with which the label ends, "" if with none."""
        return kind_of(self.label)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report says of where it plays: its home region, and in what the regions it names lie.

    `on_a_place` is whether it is about the region itself, not about some body in it whose departments would
    go without a region too. `rivals` are the kinds and levels of the regions that it names besides its
    home. `named` are the codes of the counties that the document names in full, `fuller` the
    full names in the article of the bodies and villages that it also calls by the end of them.
    """

    home: Region | None = None
    on_a_place: bool = False
    rivals: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    parents: Mapping[str, Region] = field(default_factory=dict)
    fuller: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[str, Region] = field(default_factory=dict)  # the same of all reports, where they agree


NOWHERE = Setting()


def divided(code: str) -> Division | None:
    """The division with this code, None if there is none."""
    if len(code) == WIDTHS[VILLAGE]:
        return village(code)
    try:
        return gazetteer()[code]
    except KeyError:
        return None


def forms_of(place: Division) -> tuple[str, ...]:
    """The full names by which a division goes."""
    return (place.name,) if place.level == "village" else forms(place.name, place.level)[0]


def code_of(region: Region) -> tuple[str, str]:
    """The code of a region that has one, with its scheme: six digits down to the county, nine or twelve
    below.
    """
    if region.level <= COUNTY:
        return CODE_SCHEME, region.code.ljust(6, "0")
    return STATISTICS, region.code


def above(region: Region) -> Region | None:
    """The region in which `region` lies, None for a province or where nothing says so."""
    return next(iter(chain_of(region)[-2:-1]), None)


@lru_cache(maxsize=KEPT)
def chain_of(region: Region) -> tuple[Region, ...]:
    """`region` with what it lies in, largest first."""
    if not region.code:
        return (*(chain_of(region.within) if region.within else ()), region)
    codes = [region.code[:width] for width in WIDTHS if width <= len(region.code)]
    found = [place for code in codes if (place := divided(code)) is not None and place.name]
    return tuple(known(place) for place in found)


def of_kind(home: Region, kind: str) -> Region | None:
    """The region of the home's chain that a level word stands for: the lowest of this kind."""
    return next((region for region in reversed(chain_of(home)) if region.kind == kind), None)


@lru_cache(maxsize=KEPT)
def kind_of(label: str) -> str:
    """Return the kind word with which the name of a region ends, "" if with none."""
    return next((kind for kind in _kinds() if label.endswith(kind)), "")


def level_of(segment: str) -> int:
    """Return the level that the kind word of a region's name tells, that of a village if there is none."""
    return _kinds().get(kind_of(segment), VILLAGE)


@cache
def known(place: Division) -> Region:
    """Return the region that a division of the table is."""
    return Region(_label(place), LEVELS.index(place.level), place.code)


def _label(place: Division) -> str:
    own = forms(place.name, place.level)[0][-1] if place.level in LEVELS[1:3] else place.name
    if place.level == "township":
        own = forms(place.name, place.level)[0][0 if "街道" in place.name else -1]
    chain = gazetteer().chain(place.code[: WIDTHS[TOWNSHIP]])
    outer = chain[:-1] if place.level != "village" else chain
    if place.level in LEVELS[3:]:
        return (_label(outer[-1]) if outer else "") + own
    several = sum(p.level in LEVELS[:3] for p in gazetteer().named(own)) > 1
    if place.level == "county" and (several or is_everyday(place)):
        return _label(outer[-1]) + own
    return own


@cache
def is_everyday(place: Division) -> bool:
    """Whether a district is called by an everyday word, so that others may be called so too: 新市区."""
    stem = place.name.removesuffix("区")
    return stem != place.name and stem in load_toml("places.toml")["everyday"].split()


@cache
def _kinds() -> dict[str, int]:
    """The levels by kind word, long words first."""
    kinds: dict[str, str] = identity()["regions"]["kinds"]
    return {kind: LEVELS.index(kinds[kind]) for kind in sorted(kinds, key=lambda word: (-len(word), word))}
