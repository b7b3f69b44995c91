"""The regions that a name begins with: 青海省|格尔木市|东城区|工行委, and what a report calls home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise

import msgspec

from wenmai_extractors.gazetteer import KIND, gazetteer
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.naming import ends_body, name_tokens
from wenmai_extractors.patterns import pattern
from wenmai_extractors.segmenter import cut
from wenmai_extractors.villages import villages
from wenmai_extractors.vocabulary import boundaries, verb_words

# A region whose name no gazetteer holds: a new district, a village, a community.
_REGION = pattern(
    r"(?!.*全[省市县区州国镇乡村]|.*届|.*(?:[校院厂营馆军备分]区|[重名]镇|..[美净亮优硬绿]化(?:社区|街道|小区|[村镇])|历史名村|文化名村|[绕穿]村|[夜早闹菜灯超]市|[乡农]村|城乡|..[和与及][市县区镇乡村]|.市县|.县乡|..任[市县区镇乡]|.[我该本][省市县区州旗镇乡村])\Z|共青团)(?![全该本我各每某此因省市州县区旗镇乡村][国省市县区州镇乡村]|[新老]城区|[一二两三四五六七八九十几多数]{1,3}个|第[一二三四五六七八九十]|首[个家届]|[省市县区州镇乡][和与及]|[省市县区州旗镇乡](?:社区|街道)\Z)"
    r"[\u4e00-\u9fff]{2,7}?(?P<kind>(?:新|开发|高新)区|街道|社区|嘎查|苏木|[县区镇乡村市])\Z"
)
# What must stand there for one: some characters, then a kind word.
_SOME_REGION = pattern("[\u4e00-\u9fff]{2,7}?(?:(?:新|开发|高新)区|街道|社区|嘎查|苏木|[县区镇乡村市])")
# The statistics list some bodies as divisions.
_NO_REGION = words(load_toml("places.toml")["no_region"])
COMMUNITY = "社区"
_SOME_VILLAGE = pattern("[\u4e00-\u9fff]{1,6}?(?:社区|嘎查|村)(?!民|里|庄|级|集体)")
_OF_VILLAGE = pattern(
    "党(?:总?支部?|委)|村委会|村民委员会|新时代文明实践|支书|第一书记|驻村|妇联|团支部|合作社"
)
_LEADING = "到对在为向给把由从与和及同各全该本我每某让请帮将被以有是多几两首去往赴"  # what leads to a village
_OWN_VILLAGE = 2  # characters of the shortest name of a village
_RULED = pattern("[市县区州旗](?:政府|公安局|法院|检察院|人大|政协|妇联|[\u4e00-\u9fff]{1,3}局)")
_ALIKE = 3  # townships of one name whose villages are looked through
_LEVELS = ("province", "prefecture", "county", "township", "village")
COUNTY, TOWNSHIP, VILLAGE = 2, 3, 4  # their levels among regions
_BY_KIND = {
    "省": 0,
    "市": 1,
    "州": 1,
    "盟": 1,
    "县": 2,
    "区": 2,
    "旗": 2,
    "镇": 3,
    "乡": 3,
    "道": 3,
    "木": 3,
    "村": 4,
    "查": 4,
}
KINDS = tuple(_BY_KIND)  # what the full names of regions end with
_DWELLINGS = ("社区", "小区", "村", "街道")
LEVELS = "省市县州区旗镇乡村盟"  # short names begin with these: 市妇联, 镇党委
_VILLAGE = pattern("(?P<own>[\u4e00-\u9fff]{1,2})(?:社区|街道|[村镇])")
_OWN_KIND = ("市", "县", "区", "州", "村", "社区", "街道", "镇", "乡")  # 三门社区 is not of 三门县
# 宣城|地区行署, as prefectures were called before 2000; 松河地区唯一一所 tells of an area.
_AREA = pattern(
    "地区(?![唯最内的])(?=[\u4e00-\u9fff]{0,6}?(?:行署|公署|[局委处会院校厂办]|公司|中心|中学)"
    f"|[\u4e00-\u9fff]{{0,4}}?{either(load_toml('places.toml')['area_does'])})"
)
_IDIOM = 4  # characters of two words that the dictionary holds as one
_WITH = ("与",)
_OF_CITIES = ("矿区", "郊区", "城区", "市区")  # many cities have one
_REACH = 12  # characters within which a region ends that the gazetteer does not hold
_NUMERALS = tuple("一二三四五六七八九十")
_MUNICIPALITIES = ("北京", "上海", "天津", "重庆")


def level_of(kind: str) -> int:
    """The level that the last character of a region's name tells: -1 for 国, the lowest for none."""
    return -1 if kind == "国" else _BY_KIND.get(kind, len(_LEVELS))


class Region(msgspec.Struct, frozen=True):
    """A region named at start..end of a name; `level` counts from 0, the province, to 4, the village.

    `full` is whether its kind is said (天祝县) or not (天祝).
    """

    start: int
    end: int
    name: str
    level: int
    full: bool


@dataclass(frozen=True, slots=True)
class _Unknown:
    """What tells regions that the gazetteer does not hold from other words."""

    everyday: frozenset[str]
    ranks: tuple[str, ...]
    deeds: tuple[str, ...]
    bodies: re.Pattern[str]


@cache
def _unknown() -> _Unknown:
    data = load_toml("places.toml")["unknown"]
    return _Unknown(
        everyday=frozenset(words(data["everyday"])),
        ranks=words(data["ranks"]),
        deeds=words(data["deeds"]),
        bodies=re.compile(either(data["bodies"], unless=data["unless"])),
    )


@lru_cache(maxsize=1 << 14)
def regions(name: str) -> tuple[Region, ...]:
    """The regions that `name` begins with, from the largest down."""
    return tuple(regions_in(name, 0, len(name)))


def regions_in(text: str, start: int, end: int) -> Iterator[Region]:
    """The regions that text[start:end] begins with, from the largest down; they count from 0 in `text`."""
    position, level = start, -1
    above: list[str] = []
    if text.startswith("中共", start, end):
        position = start + 2
    while position < end:
        region = _known(text, position, end, level, first=position == start)
        region = region or _peopled(text, position, end, level) or _generic(text, position, end, level)
        if region is None and level == TOWNSHIP:
            region = _listed(text, position, end, above)
        if region is None:
            return
        yield region
        above.append(region.name)
        position, level = region.end, region.level


def _known(text: str, start: int, stop: int, above: int, *, first: bool) -> Region | None:
    found = gazetteer().at(text, start, stop)
    if found is None:
        return None
    end, divisions = found
    fitting = [_LEVELS.index(d.level) for d in divisions if _LEVELS.index(d.level) > above]
    name = text[start:end]
    if (name[:2] in boundaries() and len(name) == 3) or name.endswith(_NO_REGION):
        return None
    if (
        text.startswith("级", end)
        or (name[-1] == "省" and text.startswith("会", end, stop))
        or name in boundaries()
        or (name[-1] in "乡村" and text.startswith("镇", end, stop))
    ):
        return None  # 建设乡|镇文化站
    full = name[-1] in _BY_KIND or name.endswith(("地区", "自治区"))
    own_kind = not full and text.startswith(_OWN_KIND, end, stop)
    part = _part_of_word(text, start, end, stop) if first else name in gazetteer().everyday
    if not fitting or own_kind or (not full and part):
        return None  # 温州市|公安|局
    if not full and _AREA.match(text, end, stop) and any(d.level == "prefecture" for d in divisions):
        return Region(start, end + 2, text[start : end + 2], fitting[0], full=True)  # 宣城|地区, before 2000
    return Region(start, end, name, fitting[0], full)


def _part_of_word(text: str, start: int, end: int, stop: int) -> bool:
    """Whether a short form only begins the name of a village: 青龙|桥社区, 白杨|树坪村."""
    more = _VILLAGE.match(text, end, stop)
    if more is None or more.group() == "农村" or gazetteer().at(text, end, stop):
        return False
    return len(more["own"]) == 1 or text[start:end] in gazetteer().everyday


def _generic(text: str, start: int, stop: int, above: int) -> Region | None:
    """A region of up to three words that ends with a kind word, the first that does."""
    reach = min(start + _REACH, stop)
    if not _SOME_REGION.match(text, start, reach) or begins_with_deed(text, start) or neighbours(text, start):
        return None
    end = start
    for token in islice(name_tokens(text, start, reach), 3):
        deed = token in verb_words() or (len(token) == _IDIOM and token[:2] in verb_words())  # 彻底改变|城市
        asks = end > start and len(token) > 1 and token in boundaries()  # 县委|要求|各村镇
        if asks or token in _WITH or (end == start and (deed or token in _unknown().everyday)):
            return None  # 消防队员|与|社区
        ruled = end > start and _RULED.fullmatch(token) is not None  # 白石|县公安局, as the dictionary has it
        end += 1 if ruled else len(token)
        match = _REGION.match(text[start:end])
        if (
            match
            and not match.group().startswith(_unknown().ranks)
            and not _unknown().bodies.match(text, end, stop)
        ):
            dwelling = match.group().endswith((COMMUNITY, "小区"))
            level = VILLAGE if dwelling else _BY_KIND.get(match["kind"][-1], COUNTY)
            fits = level > above or level == above == COUNTY
            if any(_full_at(text, at, end) for at in range(start + 1, end - 2)):
                return None
            return Region(start, end, match.group(), level, full=True) if fits else None
        if ends_body(text[start:end]):
            return None
    return None


def _listed(text: str, start: int, stop: int, above: Sequence[str]) -> Region | None:
    """A village that the statistics list in the township before it, whatever its name is: 石桥镇|要家村."""
    match = _SOME_VILLAGE.match(text, start, stop)
    if match is None:
        return None
    village = Region(start, match.end(), match.group(), VILLAGE, full=True)
    if _OF_VILLAGE.match(text, match.end(), stop) and not _asks(text, start, match.end()):
        return village
    codes: list[str] = []
    for name in above[:-1]:
        division = gazetteer().resolve(name, within=codes)
        codes += [division.code] if division else []
    towns = [d for d in gazetteer().named(above[-1]) if not codes or d.code.startswith(codes[-1])]
    if len(towns) > _ALIKE or not any(villages(match.group(), within=town.code) for town in towns):
        return None
    return village


def _asks(text: str, start: int, end: int) -> bool:
    """Whether what stands before 村 is words of a sentence: 石桥镇|到李村, 石桥镇|组织村党支部."""
    heard = (word for word in cut(text[start:end]) if len(word) > 1)
    spoken = any(word in verb_words() or word in boundaries() for word in heard)
    return spoken or text[start] in _LEADING or end - start < _OWN_VILLAGE


def _peopled(text: str, start: int, stop: int, above: int) -> Region | None:
    """A township of peoples, whose own name may be any word: 顺等|蒙古族乡."""
    if above >= TOWNSHIP or text.find("族", start, min(stop, start + _REACH)) < 0:
        return None
    match = _of_peoples().match(text, start, stop)
    named = match is not None and _is_own(match["own"])
    return Region(start, match.end(), match.group(), TOWNSHIP, full=True) if match and named else None


@cache
def _of_peoples() -> re.Pattern[str]:
    names = "|".join(sorted(words(load_toml("places.toml")["peoples"]), key=len, reverse=True))
    own = "(?:(?![省市县区州旗])[\u4e00-\u9fff]){2,6}?"
    return re.compile(rf"(?P<own>{own})(?:(?:{names})族){{1,4}}[乡镇](?![镇村])")


def _is_own(own: str) -> bool:
    """Whether what stands before the people is a name, and no words of a sentence: 全省唯一的|回族乡."""
    spoken = (word for word in cut(own) if len(word) > 1 or word in "的个有和与是在")
    return own[0] not in "全各该本我每某首" and not any(
        word in boundaries() or word in verb_words() or word in _unknown().everyday for word in spoken
    )


def begins_with_deed(text: str, start: int) -> bool:
    """Whether a verb stands at `start` that takes places and bodies of no name: 扎根|社区, 情系|学校."""
    return text.startswith(_unknown().deeds, start)


@cache
def _bearings() -> re.Pattern[str]:
    data = load_toml("words.toml")["bearings"]
    return re.compile(
        rf"(?:{either(data['sides'])}[、和]?){{1,4}}{either(data['parts'])}?{either(data['borders'])}"
    )


def neighbours(text: str, start: int) -> bool:
    """Whether a neighbour follows (东接X镇, 东至Y县) rather than a place of that name (东至县)."""
    if not _bearings().match(text, start):
        return False
    known = gazetteer().at(text, start)
    return known is None or KIND.search(text[start : known[0]]) is None


def _full_at(name: str, start: int, end: int) -> bool:
    """Whether a division of the gazetteer is named at exactly start..end: 年度|漯河市 is no region."""
    found = gazetteer().at(name, start, end)
    return found is not None and found[0] == end and name[end - 1] in _BY_KIND


def runs_into(name: str) -> bool:
    """Whether a county or what is above one ends a name that begins with other words: 唱响|阿勒泰市."""
    for at in range(2, len(name) - 2):
        found = gazetteer().at(name, at)
        if found and found[0] == len(name) and found[1][0].level in _LEVELS[:TOWNSHIP]:
            return name[-1] in _BY_KIND
    return False


def lies_in(name: str, above: str) -> bool:
    """Whether the division called `name` is one of those in `above`: 句容市 in 镇江市."""
    division = gazetteer().resolve(name)
    return division is not None and any(d.name == above for d in gazetteer().chain(division.code)[:-1])


def told_of_another(name: str, text: str) -> bool:
    """Whether a place is said to be one of another, 临江县的|红星村, as those at home need not be."""
    return any(
        f"{above.name}的{below.name}" in text for above, below in pairwise(regions(name)) if above.level > 0
    )


def is_region(name: str) -> bool:
    """Whether `name` is nothing but regions."""
    found = regions(name)
    return bool(found) and found[-1].end == len(name)


def trimmed(name: str) -> str:
    """`name` without the regions that it can do without.

    A province goes where a lower region follows, a prefecture where a county follows that is the only one so
    called and the name is that of a place.
    """
    found = list(regions(name))
    place = bool(found) and found[-1].end == len(name) and not name.endswith(COMMUNITY)
    while len(found) > 1 and found[0].start == 0:
        first, second = found[0], found[1]
        province = first.level == 0 and not first.name.startswith(_MUNICIPALITIES) and second.full
        known = len(gazetteer().named(second.name)) == 1
        prefecture = place and first.level == 1 and second.level == COUNTY and second.full and known
        prefecture = prefecture and second.name not in _OF_CITIES
        if not (province or prefecture) or first.end != second.start:
            break
        name = name[first.end :]
        found = list(regions(name))
    return name


def placed(place: str, name: str) -> str:
    """`name` by its place: 石桥县 and 县医院 are 石桥县医院, 石桥市 and 市民中心 are 石桥市市民中心."""
    rest = name[1:] if name[:1] == place[-1] and name[0] in LEVELS else ""
    word, behind = (cut(name)[0], cut(rest)[0]) if rest else ("", "")
    leveled = len(word) == 1 or ends_body(word)  # 市|医院, 市民|中心
    whole = len(behind) > 1 or behind == rest or behind in _NUMERALS  # 市|一中, 市|场监管局
    return place + (rest if rest and leveled and whole else name)


class Home:
    """The regions that an article is at home in, by level and by the last character of their kind."""

    def __init__(self) -> None:
        """At home nowhere yet."""
        self._by_kind: dict[str, str] = {}
        self._above: dict[str, str] = {}

    def learn(self, name: str) -> None:
        """Take note of the regions that `name` begins with; what is known already stays."""
        codes: list[str] = []
        found = regions(name)
        homes = any(region.name.endswith(_DWELLINGS) for region in found[:2])
        for region in found:
            if not region.full or gazetteer().city(region.name):
                if not homes and not name.endswith(_DWELLINGS):  # 永兴花苑社区党总支 is not of 永兴县
                    self._learn_bare(region.name)
            elif not region.name.endswith(COMMUNITY):
                self._by_kind.setdefault(
                    region.name[-1], name[: region.end] if region.level > COUNTY else region.name
                )
                division = gazetteer().resolve(region.name, within=codes)
                if division:
                    codes.append(division.code)
                    for above in gazetteer().chain(division.code)[:-1]:
                        self._above.setdefault(above.name[-1], above.name)

    def _learn_bare(self, name: str) -> None:
        """玉树 for 玉树州, where no other region of these levels is called so."""
        found = [d for d in gazetteer().named(name) if d.level in ("prefecture", "county")]
        if len(found) == 1 or (found and found[0].level == "prefecture"):
            kind = found[0].name[-1]
            self._by_kind.setdefault(kind, name + kind)

    def of(self, kind: str) -> str | None:
        """The home region that 市, 县 … in a short name stands for."""
        return self._by_kind.get(kind) or self._above.get(kind)
