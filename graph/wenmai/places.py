"""The places with which a name begins, and what they come to: 青海省玉树州|委组织部, 城关镇|卫生院.

A place is known by its chain: by that of the name itself, else by what the report says elsewhere
(`wenmai.setting`). What may be one of several stays open. Labels tell
divisions apart with as few words as do it: 江油市, 徐州市鼓楼区, 利辛县城关镇.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from wenmai_extractors.gazetteer import RUN_ON, Division, forms, gazetteer
from wenmai_extractors.lexicon import load_toml
from wenmai_extractors.villages import village, villages

CODE_SCHEME = "GB/T 2260"  # county level and above
STATISTICS = "统计用区划代码"  # below: the codes of the National Bureau of Statistics
LEVELS = ("province", "prefecture", "county", "township", "village")
PROVINCE, PREFECTURE, COUNTY, TOWNSHIP, VILLAGE = range(5)
WIDTHS = (2, 4, 6, 9, 12)  # digits of a code at each level

# How the names of regions end, and the level that it tells where no table holds the name.
KINDS = {
    "省": PROVINCE,
    "自治区": PROVINCE,
    "市": PREFECTURE,
    "州": PREFECTURE,
    "盟": PREFECTURE,
    "地区": PREFECTURE,
    "县": COUNTY,
    "区": COUNTY,
    "旗": COUNTY,
    "镇": TOWNSHIP,
    "乡": TOWNSHIP,
    "街道": TOWNSHIP,
    "苏木": TOWNSHIP,
    "村": VILLAGE,
    "社区": VILLAGE,
    "嘎查": VILLAGE,
}
# Behind a kind word these make another word of it: 市|场, 县|城, 区|域. 市民 is one, 市民政局 is not.
_NO_KIND = {
    "省": "级 心 力 份 道",
    "市": "场 容 级 值 面 区 井 情",
    "州": "级 际",
    "盟": "友 约",
    "县": "级 域 情 区",
    "区": "域 块 级 别 位 间 分 划",
    "旗": "帜 袍 舰 级 下",
    "镇": "静 级 痛 区",
    "乡": "村 土 愁 镇 贤 亲 情 音 风 级 间",
    "村": "镇 级 庄 落 史 歌 医 容 规 寨 民 里 口 头 居 干",
    "街道": "口",
    "社区": "教育 矫正 医院 卫生 服务 治理 文化 学院 大学 志愿 居 工作 民警 干部 建设 管理 党建",
    "嘎查": "达",
}
_PEOPLE = re.compile("民(?=[政宗族兵间]|主|盟|建|进)")  # 市|民政局
_HAN = "[\u4e00-\u9fff]"
_LEVEL_WORD = re.compile("(?P<who>[我本])?(?P<kind>自治区|地区|街道|社区|嘎查|苏木|[省市州盟县区旗镇乡村])")
_VAGUE = re.compile("[该全各每某][省市州盟县区旗镇乡村]|[该全各每某](?:街道|社区|地区)")


class Region(NamedTuple):
    """A region: its label, its level, and its code where the table holds it, "" where it does not."""

    label: str
    level: int
    code: str = ""
    above: tuple[str, ...] = ()  # labels of what it lies in, if its code does not tell

    @property
    def kind(self) -> str:
        """The kind word with which the label ends, "" if with none."""
        return _kind_of(self.label)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report says of where it plays: its home region, and in what the regions it names lie.

    `on_a_place` is whether it is about the region itself, not about some body in it whose departments would
    go without a region too. `rivals` are the kinds and levels of the regions that it names besides its
    home.
    """

    home: Region | None = None
    on_a_place: bool = False
    rivals: frozenset[str] = frozenset()
    parents: Mapping[str, Region] = field(default_factory=dict)
    only: Mapping[str, Region] = field(default_factory=dict)  # the same of all reports, where they agree


NOWHERE = Setting()


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
    if _VAGUE.match(name):
        return Reading(None, name, open=True)
    word = _level_word(name)
    if word:
        return _at_home(name, word, setting)
    region, position, last, steps, opened = None, 0, "", list[str](), False
    while position < len(name) and not opened:
        if last and name.startswith(last, position):  # 白水县白水县委
            position = position + len(last)
            steps.append("said-twice")
            continue
        found = _next(name, position, region, setting, body)
        if found is None:
            break
        last, (region, position, rules, opened) = name[position : found[1]], found
        steps += rules
    rest = name[position:]
    if region and re.match(
        rf"{region.label[-1]}(?:委(?!会)|人民政府|政府|人大|政协|直|纪委)", rest
    ):  # 玉树州州委
        rest = rest[1:]
        steps.append("said-twice")
    return Reading(region, rest, opened, tuple(dict.fromkeys(steps)))


def division(name: str) -> Division | None:
    """The division of county level or above that `name` means by itself, None if that is open."""
    found = read(name)
    known = found.region is not None and found.region.code and not found.rest and not found.open
    return divided(found.region.code) if found.region and known and found.region.level <= COUNTY else None


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


@cache
def above(region: Region) -> Region | None:
    """The region in which `region` lies, None for a province or where nothing says so."""
    if region.code:
        chain = chain_of(region)
        return chain[-2] if len(chain) > 1 else None
    if not region.above:
        return None
    found = read(region.above[-1])
    return found.region or Region(region.above[-1], max(region.level - 1, 0), "", region.above[:-1])


@cache
def chain_of(region: Region) -> tuple[Region, ...]:
    """`region` with what it lies in, largest first."""
    if not region.code:
        parent = above(region)
        return (*(chain_of(parent) if parent else ()), region)
    codes = [region.code[:width] for width in WIDTHS if width <= len(region.code)]
    found = [place for code in codes if (place := divided(code)) is not None and place.name]
    return tuple(_known(place) for place in found)


def of_kind(home: Region, kind: str) -> Region | None:
    """The region of the home's chain that a level word stands for: the lowest of this kind."""
    return next((region for region in reversed(chain_of(home)) if region.kind == kind), None)


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
    if text.startswith(tuple(_NO_KIND.get(kind, "").split()), end):
        return not _PEOPLE.match(text, end)
    if kind == "县" and text.startswith("城", end):
        return not text.startswith("城关", end)
    return (
        kind in ("市", "县", "区", "省", "州") and text.startswith("民", end) and not _PEOPLE.match(text, end)
    )


@cache
def _kind_of(label: str) -> str:
    return next((kind for kind in sorted(KINDS, key=len, reverse=True) if label.endswith(kind)), "")


# A region, where it ends, the rules used, and whether it stays open.
_Found = tuple[Region | None, int, tuple[str, ...], bool]


def _next(
    name: str, start: int, parent: Region | None, setting: Setting, body: Callable[[str], bool] | None
) -> _Found | None:
    """The region that stands at `start` of `name`, inside of `parent`."""
    for end, places in _segments(name, start):
        segment = name[start:end]
        full = segment in _full_names(segment, places)
        if not full and not _short_stands(name, end, places, body):
            continue
        if found := _settle(segment, places, parent, setting, full=full):
            region, rules, opened = found
            return region, end, rules, opened
    end = _unknown(name, start)
    if end and (parent is None or level_of(name[start:end]) > parent.level or parent.level == COUNTY):
        found = _settle(name[start:end], (), parent, setting, full=True)
        if found:
            return found[0], end, found[1], found[2]
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


def _full_names(segment: str, places: Sequence[Division]) -> frozenset[str]:
    """`segment`, if it is a name with its kind word or one of the other names that the table lists."""
    if segment in load_toml("places.toml")["other"]:
        return frozenset({segment})
    return frozenset(full for place in places for full in forms(place.name, place.level)[0])


def _short_stands(
    name: str, end: int, places: Sequence[Division], body: Callable[[str], bool] | None
) -> bool:
    """Whether a short form may be a region: alone, before a region in it, before a body of its own."""
    rest = name[end:]
    if not rest:
        return len(places[0].code) < WIDTHS[COUNTY] or len(places) > 1
    if any(
        place.code.startswith(outer.code)
        for _, found in _segments(name, end)
        for place in found
        for outer in places
    ):
        return True
    return body is not None and body(rest)


def _settle(
    segment: str, places: Sequence[Division], parent: Region | None, setting: Setting, *, full: bool
) -> tuple[Region | None, tuple[str, ...], bool] | None:
    """Which region `segment` is: None if it is none here, no region and True if it stays open."""
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
) -> tuple[Region | None, tuple[str, ...], bool] | None:
    inside = _inside(segment, places, parent, setting)
    return inside and (
        inside[0],
        (*(step for step in inside[1] if step != "leading-region"), rule),
        inside[2],
    )


def _inside(
    segment: str, places: Sequence[Division], parent: Region, setting: Setting
) -> tuple[Region | None, tuple[str, ...], bool] | None:
    """`segment` behind the region it lies in."""
    if parent.code:
        within = [
            place for place in places if place.code != parent.code and place.code.startswith(parent.code)
        ]
        shallow = [place for place in within if len(place.code) == min(len(p.code) for p in within)]
        if len(shallow) == 1:
            return _known(shallow[0]), _rules(segment, shallow[0], leading=True), False
        if len(shallow) > 1:
            return None, (), True
        if parent.level in (COUNTY, TOWNSHIP) and level_of(segment) == VILLAGE:
            return _village(segment, parent, setting)
    if _kind_of(segment) == "" or (places and parent.level == PROVINCE):
        return None
    said = setting.parents.get(segment)
    if said is not None and parent.label in said.above and level_of(segment) == VILLAGE:
        parent = said  # 白水县新民村, where the report says elsewhere 白水县城关镇新民村
    level = max(level_of(segment), parent.level + 1)
    return Region(parent.label + segment, level, "", (*parent.above, parent.label)), (), False


def rivals(text: str, home: Region | None) -> set[str]:
    """The kinds and levels of the prefectures and counties named in `text` that are not of the home's
    chain, nor in it.
    """
    labels = {region.label for region in chain_of(home)} if home else set()
    found: set[str] = set()
    reached = -1
    for hit in gazetteer().scan(text):
        own = [place for place in hit.divisions if place.level in LEVELS[PREFECTURE : COUNTY + 1]]
        # 嘉禾 is a county or a person: the short form of a county counts behind a larger place only.
        doubtful = hit.bare and hit.start != reached and all(place.level == "county" for place in own)
        reached = hit.end
        if doubtful or len(own) < len(hit.divisions):
            continue
        if own and not any(_belongs(place, home, labels) for place in own):
            found.update(word for place in own for word in (_kind_of(place.name), place.level))
    return found


def _belongs(place: Division, home: Region | None, labels: set[str]) -> bool:
    return _known(place).label in labels or bool(home and home.code and place.code.startswith(home.code))


def _village(
    segment: str, parent: Region, setting: Setting
) -> tuple[Region | None, tuple[str, ...], bool] | None:
    found = villages(segment, within=parent.code)
    if len(found) == 1:
        return _known(found[0]), ("division-table",) if parent.level == COUNTY else (), False
    if len(found) > 1:
        learned = setting.parents.get(segment)
        inner = [place for place in found if learned and learned.code and place.code.startswith(learned.code)]
        return (_known(inner[0]), ("said-in-the-report",), False) if len(inner) == 1 else (None, (), True)
    return Region(parent.label + segment, VILLAGE, "", (*parent.above, parent.label)), (), False


def _large(
    segment: str, places: Sequence[Division], setting: Setting, *, full: bool
) -> tuple[Region | None, tuple[str, ...], bool] | None:
    """A county or more, named without what it lies in."""
    only = places[0] if len(places) == 1 else None
    if not full and places[0].level == "province":
        only = places[0]
    if only and only.level == "county" and segment.endswith("区") and _foreign(only, setting.home):
        return None, (), True
    if only:
        return _known(only), _rules(segment, only), False
    near = [place for place in places if _near(place, setting.home)]
    if len(near) == 1:
        return _known(near[0]), (*_rules(segment, near[0]), "home-region"), False
    return None, (), True


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
    return (home is not None or _is_everyday(place)) and not _near(place, home)


@cache
def _is_everyday(place: Division) -> bool:
    """Whether a district is called by an everyday word, so that others may be called so too: 新市区."""
    stem = place.name.removesuffix("区")
    return stem != place.name and stem in load_toml("places.toml")["everyday"].split()


def _small(  # noqa: PLR0911 - each case is one line
    segment: str, places: Sequence[Division], setting: Setting
) -> tuple[Region | None, tuple[str, ...], bool] | None:
    """A township or village, or a region that the table does not hold, named without what it lies in."""
    level = level_of(segment)
    if level <= COUNTY and _kind_of(segment) != "区" and not places:
        if segment in setting.only:
            return _learned(segment, places, setting.only[segment], setting, rule="only-one-in-the-reports")
        return Region(segment, level), (), False  # counties and cities have names of their own
    home = setting.home if "county" not in setting.rivals else None
    if home is None or home.level < (PREFECTURE if places else COUNTY):
        return None, (), True
    outer = next((r for r in reversed(chain_of(home)) if r.level < level), home)
    inside = [place for place in places if outer.code and place.code.startswith(outer.code)]
    if len(inside) == 1:
        return _known(inside[0]), ("home-region",), False
    if level == VILLAGE and outer.code and outer.level >= COUNTY:
        found = villages(segment, within=outer.code)
        if len(found) == 1:
            return _known(found[0]), ("home-region", "division-table"), False
        return None, (), True
    if level > COUNTY and outer.level in (COUNTY, TOWNSHIP) and not outer.code:
        return Region(outer.label + segment, level, "", (*outer.above, outer.label)), ("home-region",), False
    return None, (), True


def _unknown(name: str, start: int) -> int:
    """Where a region ends that the table does not hold, 0 if none stands there."""
    for match in _UNKNOWN.finditer(name, start, min(len(name), start + 9)):
        end = match.end()
        segment = name[start:end]
        stem = segment.removesuffix(match["kind"])
        if not stem or not re.fullmatch(f"{_HAN}+", segment):
            return 0
        if _is_other_word(name, end, match["kind"]) or segment[-2:] in RUN_ON:
            continue
        if gazetteer().named(segment):
            continue  # 福州 is no 州
        if (
            segment in _everyday()
            or segment[-2:] in _everyday() - {"社区", "街道"}
            or len(stem) > 6
            or re.search("[和与及的]|^[我本该全各每某第]", stem)
            or name[end - 1 : end + 1] in RUN_ON
        ):
            return 0
        return end
    return 0


_UNKNOWN = re.compile("(?P<kind>自治区|地区|街道|社区|嘎查|苏木|[省市州盟县区旗镇乡村])")


@cache
def _everyday() -> frozenset[str]:
    return frozenset(load_toml("places.toml")["unknown"]["everyday"].split())


def level_of(segment: str) -> int:
    """Return the level that the kind word of a region's name tells, that of a village if there is none."""
    return KINDS.get(_kind_of(segment), VILLAGE)


@cache
def _known(place: Division) -> Region:
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
    if place.level == "county" and (several or _is_everyday(place)):
        return _label(outer[-1]) + own
    return own


def _rules(segment: str, place: Division, *, leading: bool = False) -> tuple[str, ...]:
    """The rules by which `segment` is a name of `place`."""
    own = _known(place).label
    used = ["leading-region"] if leading else []
    if segment == place.name != own and own.endswith(place.name[-1]) and not own.endswith(place.name):
        used.append("ethnic-infix")
    elif segment not in (place.name, own) and not own.endswith(segment):
        used.append("short-place-name" if place.name.startswith(segment) else "other-place-name")
    return tuple(used)


@cache
def identity() -> dict[str, Any]:
    """The data that decide identity: graph/wenmai/data/identity.toml."""
    return tomllib.loads((files("wenmai") / "data" / "identity.toml").read_text(encoding="utf-8"))
