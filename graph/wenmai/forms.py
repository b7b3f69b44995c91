"""The form under which a name is known: what two names have in common that mean one thing.

By family of types, with the rules of data/identity.toml that changed the name on the way. A form that leaves
open what it means (县教育局 where no report says of which county) means one thing within an article only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from math import prod
from typing import Any, NamedTuple

from wenmai.bodies import body
from wenmai.identity import identity
from wenmai.places import points_home, read
from wenmai.regions import KEPT, LEVELS, NOWHERE, Region, Setting

QUOTES = "“”‘’\"'`《》〈〉「」『』【】〝〞＂"
# Signs that reports write in either width; letters and digits become half-width instead.
FULL_WIDTH = str.maketrans(",:;!?()", "，：；！？（）")
AGENT, PERSON, HONOUR = "agent", "Person", "Honour"
# Where data/identity.toml says how names of a type are written.
SECTIONS = {"Document": "documents", "Programme": "programmes", "Activity": "activities"}
GENERAL = ("Activity", "Facility", "Programme")  # types whose things are somebody's where the name is general


class Form(NamedTuple):
    """What a name is known as, whether that stays open, the rules used, and of an agent its region and
    body.
    """

    text: str
    open: bool = False
    steps: tuple[str, ...] = ()
    region: Region | None = None
    body: str = ""


class Title(NamedTuple):
    """What the name of an honour says: its level ("" if none), the series without level and grade, the
    grade.
    """

    level: str = ""
    series: str = ""
    grade: str = ""


@cache
def family(kind: str) -> str:
    """The family of the type `kind`: types whose names stand for one thing."""
    return next((str(name) for name, kinds in identity()["families"].items() if kind in kinds), kind)


def form(name: str, kind: str, setting: Setting = NOWHERE) -> Form:
    """Return the form under which the type `kind` knows `name` in a report of this setting."""
    text, steps = plain(name)
    group = family(kind)
    if group == AGENT:
        found = body(text, setting)
        text = found.form or text
        opened = found.open or _speakers_own(text)
        region = None if opened else found.region
        return Form(text, opened, (*steps, *found.steps), region, found.name if region else "")
    if group in (PERSON, "Report"):
        return Form(text, True, steps)
    if group == HONOUR:
        text, rules = _title(text)
        return Form(text, text in _words("honours"), (*steps, *rules))
    section = SECTIONS.get(kind, "")
    if section:
        text, rules = _rewritten(text, identity()[section]["forms"])
        steps = (*steps, *rules)
    if kind in ("Document", "Programme"):
        return Form(text, text in _words(section), steps)
    return Form(text, kind in GENERAL and _is_general(text), steps)


def normal_form(name: str, kind: str) -> tuple[str, tuple[str, ...]]:
    """The form of `name` by itself, and the rules that changed it."""
    found = by_itself(name, kind)
    return found.text, found.steps


@lru_cache(maxsize=KEPT)
def by_itself(name: str, kind: str) -> Form:
    """The form of `name` without a report that it stands in."""
    return form(name, kind)


@lru_cache(maxsize=KEPT)
def surface(name: str) -> str:
    """`name` as shown: without quotation marks and invisible characters, blanks single."""
    shown = "".join(c for c in unicodedata.normalize("NFC", name) if c not in QUOTES and not _invisible(c))
    return " ".join(shown.split()) or name


@lru_cache(maxsize=KEPT)
def plain(name: str) -> tuple[str, tuple[str, ...]]:
    """`name` without what is only a manner of writing, and the rules that changed it: the original's id."""
    text, steps = name, []
    for rule, change in (
        ("quotation-marks", surface),
        ("blanks", _without_blanks),
        ("character-width", _narrow),
    ):
        changed = change(text)
        if changed and changed != text:
            text = changed
            steps.append(rule)
    return text, tuple(steps)


def score(steps: Sequence[str]) -> float:
    """How sure a merge by these rules is, from 0 to 1."""
    return round(prod((float(rule(step)["score"]) for step in steps), start=1.0), 4)


def rule(name: str) -> dict[str, Any]:
    """What data/identity.toml says of a rule: `score`, and what it means as `zh` and `en`."""
    return dict(identity()["rules"].get(name) or identity()["derived"][name])


@lru_cache(maxsize=KEPT)
def title(text: str) -> Title:
    """What the form `text` of an honour's name says of its level, series and grade."""
    level, series = "", text
    found = read(text)
    if found.region is not None and found.rest and not found.open:
        level, series = LEVELS[found.region.level], found.rest
    else:
        words: dict[str, str] = identity()["honours"]["levels"]
        word = max((w for w in words if text.startswith(w) and w != text), key=len, default="")
        level, series = words.get(word, ""), text.removeprefix(word)
    grades: dict[str, str] = identity()["honours"]["grades"]
    end = max((w for w in grades if series.endswith(w) and len(series) > len(w)), key=len, default="")
    return Title(level, series.removesuffix(end), grades.get(end, ""))


def _title(text: str) -> tuple[str, tuple[str, ...]]:
    """The name of an honour without edition, year and 称号."""
    steps = []
    for word in identity()["honours"]["after"].split():
        if text.endswith(word) and len(text) > len(word) + 1:
            text = text.removesuffix(word)
            steps.append("title-word")
    while (match := _edition().match(text)) and len(text) > match.end() + 1:
        text = text[match.end() :].lstrip("的")
        steps.append("edition")
    text, rules = _rewritten(text, identity()["honours"]["forms"])
    return text, tuple(dict.fromkeys((*steps, *rules)))


@cache
def _edition() -> re.Pattern[str]:
    return re.compile("|".join(identity()["honours"]["before"]))


def _rewritten(text: str, rules: Sequence[dict[str, str]]) -> tuple[str, tuple[str, ...]]:
    steps = []
    for each in rules:
        match = re.fullmatch(each["pattern"], text)
        if match:
            text = match.expand(each["form"])
            steps.append(each["rule"])
    return text, tuple(steps)


@lru_cache(maxsize=KEPT)
def _words(name: str) -> frozenset[str]:
    return frozenset(identity()["open"][name].split())


def _is_general(text: str) -> bool:
    """Whether the name of an activity or facility is made of general words alone, or begins with 全县, 县."""
    words = _words("things")
    longest = max(map(len, words))
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            reached.update(start + n for n in range(1, longest + 1) if text[start : start + n] in words)
    return len(text) in reached or points_home(text)


def _speakers_own(text: str) -> bool:
    return any(re.match(pattern, text) for pattern in identity()["open"]["patterns"])


def _invisible(char: str) -> bool:
    return unicodedata.category(char)[0] == "C" and not char.isspace()


def _without_blanks(name: str) -> str:
    return "".join(name.split())


def _narrow(name: str) -> str:
    return _without_blanks(surface(unicodedata.normalize("NFKC", name).upper())).translate(FULL_WIDTH)
