"""How bodies are called, in full and for short, and what a body is part of by its name: data/bodies.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from wenmai.identity import identity
from wenmai.places import Reading, points_home, read
from wenmai.regions import COUNTY, KEPT, NOWHERE, PREFECTURE, TOWNSHIP, Region, Setting


class Body(NamedTuple):
    """A body or place: its region, what it is called in it, whether it stays open whose it is, the rules
    used.
    """

    region: Region | None
    name: str
    open: bool
    steps: tuple[str, ...]

    @property
    def form(self) -> str:
        """The whole name in its usual form."""
        return (self.region.label if self.region else "") + self.name


def body(name: str, setting: Setting = NOWHERE) -> Body:
    """Read the name of an organisation or place."""
    return _by_itself(name) if setting is NOWHERE else _read(name, setting)


@lru_cache(maxsize=KEPT)
def _by_itself(name: str) -> Body:
    return _read(name, NOWHERE)


def _read(name: str, setting: Setting) -> Body:
    if whole := setting.fuller.get(name):
        full = _read(whole, setting)
        return full._replace(steps=(*full.steps, "full-name-in-the-report"))
    national = _national().get(name)
    if national is not None:
        return Body(None, national, open=False, steps=("national-body",) if national != name else ())
    steps: list[str] = []
    for prefix in identity()["prefixes"]["agent"]:
        if name.startswith(prefix) and len(name) > len(prefix):
            name = name.removeprefix(prefix)
            steps.append("prefix")
    found = _enclosed(name, setting) or read(name, setting, body=_everywhere)
    steps += found.steps
    if found.region is None and not found.open and _is_homes(found.rest, setting):
        found = found._replace(region=setting.home)
        steps.append("home-body")
    rest, rules = usual(found.rest, found.region)
    opened = found.open or (found.region is None and (is_common(rest) or rest in _many()))
    steps += rules
    region = None if found.open else found.region
    return Body(region, _whole(name, found, rest), opened, tuple(dict.fromkeys(steps)))


def _is_homes(rest: str, setting: Setting) -> bool:
    """Whether a body named without a region is that of the place which the report is about."""
    home = setting.home
    if (
        home is None
        or setting.rivals
        or not setting.on_a_place
        or home.level not in (PREFECTURE, COUNTY, TOWNSHIP)
    ):
        return False
    one = _common("township_bodies") if home.level == TOWNSHIP else _common("bodies")
    return usual(rest, home)[0] in one


def _whole(name: str, found: Reading, rest: str) -> str:
    """What follows the region; of a name that stays open all of it."""
    if not found.open:
        return rest
    head = name[: len(name) - len(found.rest)] if name.endswith(found.rest) else ""
    return head + rest


def usual(rest: str, region: Region | None = None) -> tuple[str, tuple[str, ...]]:
    """What follows the region of a name in its usual form, and the rules that made it so."""
    steps = []
    rest, before = rest.removeprefix("中共"), rest
    if rest != before:
        steps.append("prefix")
    short = _abbreviations().sub(lambda match: _data()["abbreviations"][match[0]], rest)
    if short != rest:
        rest = short
        steps.append("abbreviation")
    if region is not None:
        for rule, pattern, form in _whole_rules():
            match = pattern.fullmatch(rest)
            if match and match.expand(form) != rest:
                rest = match.expand(form)
                steps.append(rule)
        committee = _committee(rest, region)
        if committee != rest:
            rest = committee
            steps.append("committee")
    return rest, tuple(dict.fromkeys(steps))


def is_common(rest: str) -> bool:
    """Whether every county, town or village has a body so called: 文明办, 第一中学."""
    return usual(rest, _SOME)[0] in _common("bodies") | _common("township_bodies")


def is_relative(name: str) -> bool:
    """Whether only its report tells of which place or body a name speaks: 县妇联, 团省委, 公安局, 我县."""
    if points_home(name):
        return True
    found = body(name)
    return found.open and (is_common(name) or "enclosing-name" in found.steps)


def is_many(rest: str) -> bool:
    """Whether one place may have many bodies so called: 领导小组, 志愿服务队."""
    return rest in _many()


def parent_of(found: Body) -> str:
    """What a region's body is part of by its name, "" if that says nothing: 委组织部 hangs on 委."""
    parent = _parents().get(found.name, "")
    return _committee(parent, found.region) if found.region else ""


def inner_body(found: Body) -> str:
    """The body within whose name that of `found` stands, "" if none does: 公安局 for 公安局交警大队."""
    for end in range(len(found.name) - 2, 1, -1):
        inner = usual(found.name[:end], found.region)[0]
        if inner in _common("bodies") | _common("township_bodies") and not found.name.startswith(
            ("委", "级"), end
        ):
            return inner
    return ""


_SOME = Region("某县", COUNTY)


def _everywhere(rest: str) -> bool:
    return is_common(rest)


def _enclosed(name: str, setting: Setting) -> Reading | None:
    """共青团九江市委, 政协九江市委员会: the region stands inside of the name."""
    for rule in _data()["enclosing"]:
        for before in rule["before"].split():
            if not name.startswith(before):
                continue
            inner = read(name.removeprefix(before), setting)
            if inner.rest in rule["after"].split() and (inner.region or inner.open):
                return inner._replace(rest=rule["form"], steps=(*inner.steps, "enclosing-name"))
            level = re.fullmatch(r"([省市州盟县区旗])(.+)", name.removeprefix(before))
            if level and level[2] in rule["after"].split():
                found = read(level[1] + rule["form"], setting)
                return found._replace(steps=(*found.steps, "enclosing-name"))
    return None


def _committee(rest: str, region: Region) -> str:
    data = _data()["committee"]
    if rest in data["names"].split():
        return str(data["from_county_up"] if region.level <= COUNTY else data["below"])
    return rest


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("wenmai") / "data" / "bodies.toml").read_text(encoding="utf-8"))


@cache
def _national() -> dict[str, str]:
    return {name: known for known, others in _data()["national"].items() for name in (known, *others.split())}


@cache
def _abbreviations() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_data()["abbreviations"], key=lambda full: (-len(full), full))))


@cache
def _whole_rules() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple((rule["rule"], re.compile(rule["pattern"]), rule["form"]) for rule in _data()["whole"])


@cache
def _many() -> frozenset[str]:
    return frozenset(identity()["open"]["many"].split())


@cache
def _common(which: str) -> frozenset[str]:
    names = identity()["open"][which].split()
    return frozenset(usual(name, _SOME)[0] for name in names) | frozenset(names)


@cache
def _parents() -> dict[str, str]:
    return dict(_pairs())


def _pairs() -> Iterator[tuple[str, str]]:
    for parent, parts in _data()["parents"].items():
        for part in parts.split():
            yield part, parent
