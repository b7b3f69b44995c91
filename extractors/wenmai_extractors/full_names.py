"""How a short name becomes the full one that a report supports: 市妇联, 办公室, 局机关|党委, 青屏镇.

What the report has told is only read here; cast.py remembers it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Protocol

from wenmai_extractors.bodies import (
    OURS,
    THAT,
    anaphor_endings,
    anaphor_head,
    called,
    is_internal,
    owned_part,
    shares_region,
)
from wenmai_extractors.firms import firm_at
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.headlines import with_kind
from wenmai_extractors.issuers import Page
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import COMMUNITY, COUNTY, LEVELS, Home, is_region, regions, trimmed
from wenmai_extractors.scene import Actor, Mark
from wenmai_extractors.shortening import of_place, overlap, shortens
from wenmai_extractors.spoken import Spoken, beside_names

# In a report on a county 财政局 and 新时代文明实践中心 are the county's.
_LOCAL = pattern(r"^[\u4e00-\u9fff]{2,5}(?:局|委|办)\Z|^[\u4e00-\u9fff]{2,8}中心\Z")
_LEAGUE = pattern("团[省市州县区旗盟]委")
_WIDE = pattern("全(?P<level>[省市县区州旗])")
_KIND = 4  # characters that say what kind of body a name is of
_OWN = 3  # characters by which two names are of one place
_PART = 10  # characters of the name of a part at the most


class Known(Protocol):
    """What a report has told so far, as those read it who look a name up."""

    @property
    def spoken(self) -> Spoken:
        """The names that the report tells of."""

    @property
    def page(self) -> Page:
        """The page that the report stands on."""

    @property
    def protagonist(self) -> Actor | None:
        """Whom the report is about."""

    @property
    def aliases(self) -> Mapping[str, Actor]:
        """The short names that the report gives itself."""

    def home_at(self, mark: Mark) -> Home:
        """The regions that short names at `mark` point to."""

    def place(self, kind: str, mark: Mark) -> str | None:
        """The region that 市, 县 … in a short name at `mark` stands for."""

    def told(self, mark: Mark) -> list[Actor]:
        """Who was named before `mark`, the last first."""

    def antecedent(self, word: str, mark: Mark) -> Actor | None:
        """Whom 该局 or 我市 stands for."""


def full_name(name: str, mark: Mark, known: Known) -> str:
    """The fullest form of the name of a body or place."""
    if name in known.aliases:
        return known.aliases[name].name
    firm = firm_at(name, 0, len(name), known.spoken.firms)
    if firm and firm[1] == len(name):
        return firm[0]  # 三禾种业, which ends like names of bodies do
    headed = _headed(name, mark, known)
    if headed:
        return headed
    wide = _WIDE.match(name)
    if wide:
        place = known.place(wide["level"], mark)
        return (trimmed(place) if place else wide.group()) + name[wide.end() :]  # 全市|公安机关
    return of_home(name, mark, known) if _is_local(name, mark, known) else _of_owner(name, mark, known)


def _is_local(name: str, mark: Mark, known: Known) -> bool:
    """Whether a name begins with a level that the report has a place of: 镇|安监办 of a town's report."""
    if name[0] not in LEVELS:
        return False
    found = regions(name)
    bare = bool(found) and found[0].start == 0 and not found[0].full and found[0].end < len(name)
    bare = bare and found[0].level >= COUNTY  # 镇江|军分区, but 镇|安监办 though there is a county 镇安
    return not found or (bare and known.home_at(mark).of(name[0]) is not None)


def of_home(name: str, mark: Mark, known: Known) -> str:
    """市妇联: a body of that name told before, or else that of the home region."""
    place = known.place(name[0], mark)
    own = place + name[1:] if place else ""
    home = place is not None and place[0] not in OURS
    said = own if home and own in known.spoken.text else name  # of home, if the report says so anywhere
    for actor in known.told(mark):
        if len(actor.name) > len(name) and actor.name.endswith(said) and of_place(actor.name, name):
            return actor.name
    return trimmed(own) if home else name


def beside(name: str, before: str) -> str:
    """格尔木市委、市政府: the short name under the region that the name before it begins with."""
    if name[0] in LEVELS and not regions(name):
        for region in regions(before):
            if region.name.endswith(name[0]):
                return trimmed(before[: region.end] + name[1:])
    return name


def _headed(name: str, mark: Mark, known: Known) -> str | None:
    """局机关|党委 under the full name of the one that the anaphor stands for."""
    head = anaphor_head(name)
    if not head:
        return None
    rest = name[len(head) :]
    if regions(rest):
        return trimmed(rest)
    whole = known.antecedent(head, mark)
    if whole and head[0] in OURS and not called(whole.name, anaphor_endings(head) or ()):
        return None  # 我校|团委 in a report on others
    pointed = head[0] in (*THAT, "我")  # 该县|图书馆
    named = whole is not None and (whole.type == "Organisation" or pointed)
    if not (whole and named):
        return None
    return whole.name if whole.name.endswith(rest) else whole.name + rest  # 街道|办事处 of the 办事处 itself


def _of_owner(name: str, mark: Mark, known: Known) -> str:
    """办公室, 财政局: a body of that name told before, or else that of the protagonist."""
    of_league = name[0] == "团" and bool(regions(name[1:]))  # 团石桥县委
    if of_league or name.startswith((*national(), *_services())):
        return name
    longer = _longer(name, mark, known)
    if longer:
        return longer
    owner = known.protagonist
    if owner and name[0] == "各":
        place = regions(owner.name)
        return owner.name[: place[-1].end] + name if place else name
    if owner and not regions(name) and not name.startswith(owner.name):
        owned = _part_of(owner.name, name) if owner.type == "Organisation" else None
        owned = _local_to(owner.name, name, mark, known) if owner.type == "Place" else owned
        if owned:
            return owned
    return trimmed(_anchored(name, mark, known))


def _longer(name: str, mark: Mark, known: Known) -> str | None:
    """The full name of a body told before that `name` shortens."""
    told = (*([known.protagonist] if known.protagonist else []), *known.told(mark))
    bodies = (a.name for a in told if len(a.name) > len(name) and a.type != "Person")
    fuller = (full for full in bodies if full[1:] != name or full[0] not in beside_names())
    return next(
        (full for full in fuller if full.endswith(name) or (name[:2] in full and shortens(name, full))),
        None,
    )


def _part_of(owner: str, name: str) -> str | None:
    """办公室 of the body that the report is about; None for what is no part of it."""
    inner = is_internal(name) and not (_part_of_part().search(name) or owned_part(name))
    inner = inner and owner[-_KIND:] != name[-_KIND:]  # 柳关消防大队 is no part of 石桥消防大队
    inner = inner and owner[:_OWN] != name[:_OWN]  # nor 二团塔镇团委 of 二团塔镇实践所
    if inner and len(name) <= _PART and not shares_region(owner, name):
        return owner + name.removeprefix(overlap(owner, name) or "校")
    return None


def _local_to(owner: str, name: str, mark: Mark, known: Known) -> str | None:
    """财政局 of the place that the report is about; None for what no place has but one."""
    if not _LOCAL.search(name):
        return None
    league = _LEAGUE.match(name)  # 团市委 in the report of a district is the city's
    local = known.home_at(mark).of(name[1]) if league else owner
    return trimmed(local + name.removeprefix(overlap(local, name))) if local else name


def _anchored(name: str, mark: Mark, known: Known) -> str:
    """A village or township under the county that the report names it with, or else is at home in."""
    found = regions(name)
    if not found:
        return name
    told = known.spoken.kindless.get(name)
    if told:
        return told
    if not found[-1].full and found[-1].end == len(name):
        own = known.protagonist.name if known.protagonist else ""
        at_home = own.startswith(found[-1].name) and is_region(own)
        return own if at_home else with_kind(name, known.spoken.whole)
    if found[0].level > COUNTY and found[0].full:
        fuller = known.spoken.ended.get(name, ())
        alone = len(fuller) == 1 and is_region(fuller[0])
        if alone or found[0].name.endswith(COMMUNITY):
            return fuller[0] if alone else name
        return _under_county(name, known.home_at(mark))
    return name


def _under_county(name: str, home: Home) -> str:
    """青屏镇 under the county that a report is at home in."""
    for kind in "县区旗市":
        place = home.of(kind)
        above = regions(place) if place else ()
        # 工业集中区 has no townships, and what only ends as counties do is none.
        if place and above and above[-1].level <= COUNTY and not name.startswith(place):
            whole = gazetteer().named(place.rpartition("市")[2] or place)
            if kind != "市" or any(division.level == "county" for division in whole):
                return trimmed(place) + name
    return name


@cache
def national() -> tuple[str, ...]:
    """What the names of bodies of the whole country begin with."""
    return words(load_toml("organisations.toml")["national"])


@cache
def _services() -> tuple[str, ...]:
    """What the names of troops and of the fire brigade begin with."""
    return words(load_toml("organisations.toml")["services"])


@cache
def _part_of_part() -> re.Pattern[str]:
    """第一临床学院|党委: a part of a body that is a part itself."""
    return re.compile(f"{either(load_toml('organisations.toml')['parts']['wholes'])}[\u4e00-\u9fff]")
