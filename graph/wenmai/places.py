"""The places with which a name begins, and what they come to: 青海省玉树州|委组织部, 城关镇|卫生院.

A place is known by its chain: by that of the name itself, else by what the report says elsewhere
(`wenmai.setting`); which of several it is `wenmai.settling` says. What may be one of several stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from wenmai.identity import identity
from wenmai.regions import COUNTY, LEVELS, NOWHERE, WIDTHS, Region, Setting, kind_of, level_of, of_kind
from wenmai.settling import renamed, settle
from wenmai_extractors.gazetteer import Division, forms, gazetteer, run_on
from wenmai_extractors.lexicon import load_toml

__all__ = ["Reading", "Region", "points_home", "read"]

_PEOPLE = re.compile("民(?=[政宗族兵间]|主|盟|建|进)")  # 市|民政局
SHORT = 2  # characters of the name of a place that may be another's without its kind word
_HAN = "[\u4e00-\u9fff]"
_LEVEL_WORD = re.compile("(?P<who>[我本])?(?P<kind>自治区|地区|街道|社区|嘎查|苏木|[省市州盟县区旗镇乡村])")
_VAGUE = re.compile("[该全各每某][省市州盟县区旗镇乡村]|[该全各每某](?:街道|社区|地区)")


class Reading(NamedTuple):
    """A name read: its region if it has one, what follows, whether that stays open, and the rules used."""

    region: Region | None
    rest: str
    open: bool = False
    steps: tuple[str, ...] = ()


def read(name: str, setting: Setting = NOWHERE, *, body: Callable[[str], bool] | None = None) -> Reading:
    """Read the regions with which `name` begins.

    `body` says of what follows a short name (江油) whether that is a body such as every region has (一中):
    only then is it a region's. Without `setting` a name that depends on the report stays open.
    """
    vague, word = _VAGUE.match(name), _level_word(name)
    if (vague or word) and not _is_called(name, setting, body):
        return _at_home(name, word, setting) if word else Reading(None, name, open=True)
    region, position, last, steps, opened = None, 0, "", list[str](), False
    while position < len(name) and not opened:
        if last and name.startswith(last, position):  # 白水县白水县委
            position = position + len(last)
            steps.append("said-twice")
            continue
        found = _next(name, position, region, setting, body)
        if found is None:
            break
        last = name[position : found.end]
        region, position, opened = found.region, found.end, found.open
        steps += found.steps
    rest = name[position:]
    if region and re.match(
        rf"{region.label[-1]}(?:委(?!会)|人民政府|政府|人大|政协|直|纪委)", rest
    ):  # 玉树州州委
        rest = rest[1:]
        steps.append("said-twice")
    return Reading(region, rest, opened, tuple(dict.fromkeys(steps)))


def points_home(name: str) -> bool:
    """Whether `name` begins with words for the region that its report is about: 县, 我县, 全县."""
    found = _VAGUE.match(name) is not None or _level_word(name) is not None
    return found and not _is_called(name, NOWHERE, None)


def _at_home(name: str, word: re.Match[str], setting: Setting) -> Reading:
    """市文明办, 我县: the region is that of the report."""
    home = setting.home if word["kind"] not in setting.rivals else None
    region = of_kind(home, word["kind"]) if home else None
    if region is None:
        return Reading(None, name, open=True)
    return Reading(region, name[word.end() :], steps=("home-region",))


def _level_word(name: str) -> re.Match[str] | None:
    word = _LEVEL_WORD.match(name)
    if word is None or _is_other_word(name, word.end("kind"), word["kind"]):
        return None
    if word["who"] is None and word.end() == len(name):
        return None
    return word


def _is_other_word(text: str, end: int, kind: str) -> bool:
    """Whether the kind word that ends at `end` is part of another word: 市|场."""
    if text.startswith(_other_words(kind), end):
        return not _PEOPLE.match(text, end)
    if kind == "县" and text.startswith("城", end):
        return not text.startswith("城关", end)
    return (
        kind in ("市", "县", "区", "省", "州") and text.startswith("民", end) and not _PEOPLE.match(text, end)
    )


def _is_called(name: str, setting: Setting, body: Callable[[str], bool] | None) -> bool:
    """Whether a county or city stands first whose name begins like words for the home: 镇原县, 全州县, 镇江.

    全州 alone is the whole of some prefecture.
    """
    return any(
        len(places[0].code) <= WIDTHS[COUNTY]
        and not _is_other_word(name, end, kind_of(name[:end]))
        and (
            _bearers(name[:end], places, inner=False)
            or (
                not _VAGUE.match(name)
                and _short_stands(name, (0, end), places, parent=None, setting=setting, body=body)
            )
        )
        for end, places in _segments(name, 0)
    )


class _Found(NamedTuple):
    """A region, where it ends, the rules used, and whether it stays open which it is."""

    region: Region | None
    end: int
    steps: tuple[str, ...]
    open: bool


def _next(
    name: str, start: int, parent: Region | None, setting: Setting, body: Callable[[str], bool] | None
) -> _Found | None:
    """The region that stands at `start` of `name`, inside of `parent`."""
    for end, places in _segments(name, start):
        segment = name[start:end]
        bearers = _bearers(segment, places, inner=parent is not None)
        if not bearers and not _short_stands(
            name, (start, end), places, parent=parent, setting=setting, body=body
        ):
            continue
        if found := settle(segment, bearers or places, parent, setting, full=bool(bearers)):
            return _Found(found.region, end, found.steps, found.open)
    end = _unknown(name, start)
    if end and (parent is None or level_of(name[start:end]) > parent.level or parent.level == COUNTY):
        found = settle(name[start:end], (), parent, setting, full=True)
        if found:
            return _Found(found.region, end, found.steps, found.open)
    return None


def _segments(name: str, start: int) -> Iterator[tuple[int, tuple[Division, ...]]]:
    """The names of divisions that begin at `start`, longest first."""
    end: int | None = None
    while (found := gazetteer().at(name, start, end)) is not None:
        stop, places = found
        yield stop, places
        end = stop - 1
        if end - start < 2:
            return


def _bearers(segment: str, places: Sequence[Division], *, inner: bool) -> tuple[Division, ...]:
    """Those of `places` that `segment` names with its kind word, or by another name that the table lists.

    A township may have no kind word: 永兴 is one only behind what it lies in (`inner`).
    """
    if segment in load_toml("places.toml")["other"]:
        return tuple(places)
    if not (kind_of(segment) or len(segment) > SHORT or inner):
        return ()
    return tuple(place for place in places if segment in forms(place.name, place.level)[0])


def _short_stands(  # noqa: PLR0913 - what stands before the name and behind it
    name: str,
    span: tuple[int, int],
    places: Sequence[Division],
    *,
    parent: Region | None,
    setting: Setting,
    body: Callable[[str], bool] | None,
) -> bool:
    """Whether a short form may be a region: alone, before a region in it, before a body of its own.

    The short form of a county alone is one behind what it lies in, and where the report says the full name.
    """
    segment, rest = name[slice(*span)], name[span[1] :]
    if not rest:
        if len(places[0].code) < WIDTHS[COUNTY] or len(places) > 1:
            return True
        behind = parent is not None and parent.code and places[0].code.startswith(parent.code)
        return places[0].code in setting.named or bool(behind and segment not in gazetteer().everyday)
    if any(
        place.code.startswith(outer.code)
        for _, found in _segments(name, span[1])
        for place in found
        for outer in places
    ):
        return True
    return body is not None and body(rest)


def _unknown(name: str, start: int) -> int:
    """Where a region ends that the table does not hold, 0 if none stands there."""
    for match in _UNKNOWN.finditer(name, start, min(len(name), start + 9)):
        end = match.end()
        segment = name[start:end]
        stem = segment.removesuffix(match["kind"])
        if not stem or not re.fullmatch(f"{_HAN}+", segment):
            return 0
        if _is_other_word(name, end, match["kind"]) or segment[-2:] in run_on():
            continue
        if gazetteer().named(segment):
            continue  # 福州 is no 州
        if match["kind"] in ("省", "自治区") or _ends_in_division(segment):
            return 0  # 国网湖北省
        if (
            segment in _everyday()
            or (segment[-2:] in _everyday() - {"社区", "街道"} and not renamed(segment))
            or len(stem) > 6
            or re.search("[和与及的]|^[我本该全各每某第]", stem)
            or name[end - 1 : end + 1] in run_on()
        ):
            return 0
        return end
    return 0


def _ends_in_division(segment: str) -> bool:
    """Whether `segment` ends with the name of a county or more, so that it is none itself."""
    return any(
        place.level in LEVELS[: COUNTY + 1] and tail in forms(place.name, place.level)[0]
        for tail in (segment[at:] for at in range(1, len(segment) - 1))
        for place in gazetteer().named(tail)
    )


_UNKNOWN = re.compile("(?P<kind>自治区|地区|街道|社区|嘎查|苏木|[省市州盟县区旗镇乡村])")


@cache
def _other_words(kind: str) -> tuple[str, ...]:
    return tuple(str(identity()["regions"]["other_words"].get(kind, "")).split())


@cache
def _everyday() -> frozenset[str]:
    return frozenset(load_toml("places.toml")["unknown"]["everyday"].split())
