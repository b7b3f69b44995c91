"""The longest name of a body or place that begins somewhere: word by word, to one no name runs across."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice, takewhile
from typing import NamedTuple

from wenmai_extractors.bare_places import acts_alone
from wenmai_extractors.forms import SIGNS, TEAM
from wenmai_extractors.forms import forms as _forms
from wenmai_extractors.lexicon import common_words, either, load_toml, user_words, verbal_nouns
from wenmai_extractors.names import is_han_name
from wenmai_extractors.naming import ending_at, ends_body, is_own, name_tokens
from wenmai_extractors.patterns import HAN, pattern
from wenmai_extractors.regions import (
    COMMUNITY,
    KINDS,
    LEVELS,
    Region,
    begins_with_deed,
    neighbours,
    regions,
    regions_in,
    runs_into,
)
from wenmai_extractors.vocabulary import boundaries, verb_words

_PERSON = (2, 3)  # characters of a person's name
_HEAD = 2  # characters of 院长
LEFT = 16  # how far before a place a body may begin that has it in its name
_NO_NAME = pattern(f"[{SIGNS}]")
RULERS = pattern("(?<=[省市县区州旗盟]委)(?=[省市县区州旗盟]政府)")  # 市委|市政府
# X局|驻大坪村工作队, X街道|25社区
_TEAM = pattern(rf"{TEAM}|(?<=街道)\d{{1,3}}社区")
# A村、B村|两村, A中学|三所学校, A市、B市|两地级市; 柳河|绕村; 凉亭|一处, but 公安局一处 is an office
_SUMMED = pattern(
    "(?:(?<=[村镇乡县市区州旗])[两三四五六七八九十]个?(?:地级|县级|设区的?)?[村镇乡县市旗]"
    "|(?<=[学校园院])[两三四五六七八九十]所(?:学校|院校|[校院])?|[绕穿][村镇]|(?<![局厅院部司会委庭署])[一两二三四五六七八九十]{1,2}处)\\Z"
)
_OF_ALL = pattern(".?[市县区]社区")
_LEADS = pattern("领导(?!小组|班子|干部|力|科学|学)")  # 领导|钻井队打井
_CODED = load_toml("organisations.toml")["coded"]
_TEAMS = either(_CODED["teams"], unless=_CODED["unless"])
# 石桥县|8301工厂, 石桥县|703地质大队
_CODE = pattern(rf"\d{{3,5}}(?:{either(_CODED['works'])}|{either(_CODED['trades'])}?{_TEAMS})")
_SEVERAL = pattern("(?:市县|县乡|县镇)\\Z")  # 江州市|县乡三级部门
_HEADINGS = ("简介", "概况", "概述", "介绍")
_TWICE = pattern("([\u4e00-\u9fff]{3,8})\\1\\Z")  # 青屏县石塘乡|石塘乡位于…
_CENTRE = pattern("[市县区镇]中心\\Z")  # 江州市|中心城区
_WHOLE = pattern("全[省市县区州旗镇乡村国]")
_THIS = ("此次", "本次", "这次", "本届", "首届", "历届")  # 此次|夏送清凉活动|安岭县总工会
_TOGETHER = "会同"
_OFFICIAL = "局厅委办院校所站队会馆团处科"
_GOES_ON = pattern(
    "站[在稳起立上到]|办[好理实成起]|所(?:[获得属有在辖]|生产|研制|开发|提供|取得)"
)  # 县文明委|站在, 市委|办好, 法院|所获
_LED = pattern("(?:社区|街道|公司|中心|[村镇乡局院校行厂委会站队所办科馆园])\\Z")
_OFFICE = pattern("部|科|处|办|委|人事|史|系统|[股组室]|\\Z")
# but 中共石桥县第七届委员会
_MEETING = pattern(r"第[一二三四五六七八九十百\d]+[次届](?!(?:纪律检查)?委员会)|[首本上历]届")
# 石桥市|大学路: a street that is called by what stands there
_STREET = pattern(
    "(?<=[学院府园场站])[东南西北中]?[大老]?[路街巷](?=[\\d东南西北中上下旁，。；、]|社区|与|和|附近|\\Z)"
)
_TAKES_OFFICE = pattern(f"任(?:[{LEVELS}]|(?:该|本|我)[{LEVELS}局校院])")  # 张红|任县科协主席
# 十八中, 二小: schools that go by a number, behind a place or alone
_SCHOOL = pattern(
    "第?[一二三四五六七八九十]{1,3}(?:中(?:学(?!生(?!物)))?|小(?:学(?!生))?|幼儿园|高中?|职中)"
    "(?![全心央医队型层期年专低等共国华间旬部级外午秋区组时康微企城孩于校]|学(?!生(?!物)))"
)
_MANY = pattern(
    "[一二两三四五六七八九十几多数某]{1,3}(?:[批些家所个名支位代任]|届(?!人大|政协|党|[省市县区]?委))|历[届任代]|首[批家]|撤[区县乡镇村地][设建并改]"
)  # 一批学校 and 撤区设村 name none
_OF_PREFECTURE = pattern("地委|行署|专署")  # bodies of a 地区, as prefectures were called


class Name(NamedTuple):
    """Where a name ends, and whether it is that of an Organisation or of a Place."""

    end: int
    kind: str


def longest(text: str, start: int, stop: int) -> Name | None:
    """The longest name that begins at `start`."""
    places = list(regions_in(text, start, stop))
    best = _given_name(text, start, stop)
    if best:
        return best
    best = _first_part(text, start, places, stop)
    position = best.end if best else places[-1].end if places else start
    served = _service(text, position, stop, best) if places else None
    if served:
        return served
    parts = _going_on(text, position, stop) if position > start else _opening(text, start, stop)
    coded: re.Match[str] | None = None
    for count, word in enumerate(parts, len(places) + 1):
        again = best and best.end == position and _again(text, start, position, word)
        province = bool(places) and len(word) > 2 and word.endswith(("省", "自治区"))  # 赤峰市|辽宁省
        coded = (_CODE.match(text, position, stop) if position > start and word.isdigit() else None) or coded
        if (
            again
            or province
            or _breaks(text, start, position, stop, word)
            or _joins(text, start, position, word)
        ):
            break
        head = _head_within(text, start, position, word, count)
        position += len(word) - head
        named = "Organisation" if head else kind_of(text[start:position], word, count)
        street = named and _STREET.match(text, position)
        if named and not street and not _SUMMED.search(text[start:position]):
            best = Name(position, named)
        if head:
            break
    if coded and (best is None or best.end < coded.end()):
        best = Name(coded.end(), "Organisation")
    best = best or _bare(text, start, places, stop)
    team = _TEAM.match(text, best.end, stop) if best else None
    return Name(team.end(), "Organisation") if team else best


def _first_part(text: str, start: int, places: Sequence[Region], stop: int) -> Name | None:
    """What is a name already and may go on: a school by its number, a central body, a place by its kind."""
    position = places[-1].end if places else start
    school = _school(text, start, position, stop)
    if school:
        return school
    central = _forms().central.match(text, start, stop) or _OF_PREFECTURE.match(text, start, stop)
    if central:
        return Name(central.end(), "Organisation")
    if places and places[-1].full:
        return Name(position, "Organisation" if places[-1].name.endswith("社区") else "Place")
    return None


def _service(text: str, position: int, stop: int, best: Name | None) -> Name | None:
    """A service that goes by its region alone, 海安移动, or all offices of one, 海安|税务系统."""
    branch = _forms().branch.match(text, position, stop)
    if branch and not (best and best.kind == "Organisation"):
        return Name(branch.end(), "Organisation")
    system = _forms().system.match(text, position, stop)
    return Name(system.end(), "Organisation") if system else None


def _bare(text: str, start: int, places: Sequence[Region], stop: int) -> Name | None:
    """A place that is named in short and acts: 玉树|开展…."""
    if not places or not acts_alone(text, start, places[-1], stop):
        return None
    return Name(places[-1].end, "Place")


def _going_on(text: str, position: int, stop: int) -> Iterator[str]:
    """The words of a name behind its regions; none where no name ends before the next sign."""
    goes_on = _forms().goes_on.match(text, position, stop) and not _MANY.match(
        text, position
    )  # 唐山|四所学校
    return name_tokens(text, position, stop) if goes_on else iter(())


def _opening(text: str, start: int, stop: int) -> Iterator[str]:
    """The words of a name that begins with no region; none where it has no end or a verb stands here."""
    sign = _NO_NAME.search(text, start, stop)
    ends = _forms().ending.search(text, start + 1, sign.start() if sign else stop)
    # 改|设委员会, though the dictionary parts them
    parted = text[start : start + 2] in boundaries() and not ending_at(text, start)
    other = _MANY.match(text, start) or _LEADS.match(text, start) or neighbours(text, start)
    if ends is None or parted or other:
        return iter(())
    parts = name_tokens(text, start, stop)
    first = list(islice(parts, 6))
    return iter(()) if _begins_with_verb(text, start, first) else chain(first, parts)


def _head_within(text: str, start: int, position: int, word: str, count: int) -> int:
    """The characters of `word` that name who heads the body that it ends: 2 of 法院院长, one word; else 0."""
    if len(word) <= _HEAD or not _forms().headed.search(word):
        return 0
    return _HEAD if kind_of(text[start : position + len(word) - _HEAD], word[:-_HEAD], count) else 0


def _school(text: str, start: int, position: int, stop: int) -> Name | None:
    """A school that goes by a number, behind the place that ends at `position`."""
    match = _SCHOOL.match(text, position, stop)
    if not match or (position == start and not match.group().endswith(("中", "中学"))):
        return None
    return Name(match.end(), "Organisation")


def _given_name(text: str, start: int, stop: int) -> Name | None:
    """A name that a user's dictionary holds."""
    match = _given().match(text, start, stop)
    return Name(match.end(), match.lastgroup or "") if match else None


@cache
def _given() -> re.Pattern[str]:
    """The organisations and places that a user's dictionary names."""
    groups = (
        f"(?P<{kind}>{either(' '.join(word.word for word in user_words(tag)))})"
        for kind, tag in (("Organisation", "nt"), ("Place", "ns"))
        if user_words(tag)
    )
    return re.compile("|".join(groups) or r"(?!)")


def _breaks(text: str, start: int, position: int, stop: int, word: str) -> bool:
    """Whether `word`, at `position`, cannot stand in a name that began at `start`."""
    if word.isdigit():
        numbered = position > start and _CODE.match(text, position, stop)
        return not numbered and (position == start or text[position - 1] != "第")
    if word in ("（", "）"):
        opened = "（" in text[start:position]
        return not (opened if word == "）" else _forms().inner.match(text, position, stop))
    if word == "“":
        return not _forms().quoted.match(text, position, stop)
    if (
        (position > start and _begins_anew(text, start, position))
        or (word in "站办所" and _goes_on(text, start, position))
        or _MEETING.match(text, position, stop)
        or (
            position > start and text[position - 1] not in KINDS and _TAKES_OFFICE.match(text, position, stop)
        )
        or _TWICE.search(text, start, position + len(word))
        or (word == "组织" and _organises(text, position))
    ):
        return True  # X协会|第一次会员代表大会
    if _heads(word) and not text.startswith(_forms().offices, position + len(word)):
        return True  # 局长罗永带队, 化验室主任赵兰代表公司
    return word in SIGNS or not (HAN.search(word) or word in "）·”" or word.isalnum())


def _goes_on(text: str, start: int, at: int) -> bool:
    """县文明委|站在, but 柳林派出所|在: whether what may end a name is of the words behind it."""
    return _GOES_ON.match(text, at) is not None and not ends_body(text[start : at + 1])


def _begins_anew(text: str, start: int, at: int) -> bool:
    """Whether another name begins at `at`: behind an event, of a neighbour (X镇|东接Y镇), of who governs."""
    if text.startswith(_THIS, start) or _event_before(text, start, at):
        return True
    if text.startswith(_TOGETHER, at) and text[at - 1] in _OFFICIAL:
        return True  # 县农业局|会同|县水利局, which is not of 会同县
    if text.startswith(_forms().dear, at) and ends_body(text[start:at]):
        return True  # but 石桥县|情系桑梓协会
    return neighbours(text, at) or RULERS.match(text, at) is not None or rules_too(text, at)


def rules_too(text: str, at: int) -> bool:
    """中共石桥县委|石桥县人民政府: whether a government by its own region stands behind a committee."""
    place = next(regions_in(text, at, at + LEFT), None) if text[at - 1] == "委" else None
    return place is not None and place.full and text.startswith(("人民政府", "政府"), place.end)


def _event_before(text: str, start: int, at: int) -> bool:
    """夏送清凉活动|安岭县总工会: whether an event ends where a place begins."""
    return text.endswith("活动", start, at) and next(regions_in(text, at, at + LEFT), None) is not None


def _organises(text: str, at: int) -> bool:
    """Whether the 组织 at `at` is what the body before it does: 香山路社区|组织社区党员, but 县委|组织部."""
    return bool(_LED.search(text, max(0, at - 2), at)) and not _OFFICE.match(text, at + 2)


@lru_cache(maxsize=1 << 12)
def _heads(word: str) -> bool:
    """Whether a word says who heads a body (局长, 区域经理) and does not hold that body (党委书记)."""
    forms = _forms()
    head = forms.head.search(word)
    return (
        head is not None and not forms.headed.search(word) and not forms.strong.search(word[: head.start()])
    )


def _joins(text: str, start: int, position: int, word: str) -> bool:
    """Whether `word` joins what went before to something else: 社区和物业公司, 青屏县委与清江学院."""
    if word not in ("和", "与", "及", "同", "和县"):  # 县广播电视台和县|总工会
        return False
    before = text[start:position]
    if is_own(text, position) and not ends_body(before):
        return False
    known = before in _forms().generic or before in _forms().anaphora or ends_body(before)
    person = len(before) in _PERSON and before[-1] not in LEVELS and is_han_name(before)  # 张明|与|救援队
    return known or person or _forms().people.search(before) is not None


def _begins_with_verb(text: str, start: int, parts: list[str]) -> bool:
    """Whether a clause's verb begins `parts` rather than a name: 组织|机关干部, but 服务|中心 is one."""
    first = parts[0] if parts else ""
    if begins_with_deed(text, start) and any(part in _forms().generic for part in parts[1:3]):
        return True
    if first not in verb_words():
        return False
    if first in verbal_nouns():  # a list may go on: 应急|管理局、…
        parts = list(takewhile(HAN.match, parts))
    rest = "".join(parts[1:])
    ending = _forms().strong.search(rest[:4]) or (len(rest) > 1 and _forms().strong.match(rest[:3]))
    department = len(parts) > 1 and parts[1] in _forms().departments
    return not (department or (ending and len(rest) <= 4))


def _again(text: str, start: int, position: int, word: str) -> bool:
    """X医院|医院简介, X幼儿园|学校简介: whether `word` begins to tell of the body that was named."""
    if text.endswith(word, start, position):
        return True
    return word in _forms().generic and text.startswith(_HEADINGS, position + len(word))


def _of_all(name: str, word: str) -> bool:
    """江州市|中心城区, 江州市|社区文化节: whether `name` is of something that all regions have."""
    if word == COMMUNITY and (above := regions(name)):
        return _OF_ALL.fullmatch(name, above[-1].end - 1) is not None
    return _CENTRE.search(name) is not None


def kind_of(name: str, word: str, count: int) -> str | None:
    """What a name that ends with `word`, its count-th, is called by its ending."""
    forms = _forms()
    if (
        _SEVERAL.search(name)
        or name in forms.generic
        or (_WHOLE.match(name) and name[2:] in forms.generic)
        or name[-1] not in forms.last
        or _of_all(name, word)
    ):
        return None
    leveled = name[0] in LEVELS and not regions(name)  # 镇党委, not 镇江河街道
    strong = forms.strong.search(name)
    if strong and (len(name) > len(strong.group()) or leveled):
        return "Organisation"
    if (
        _WHOLE.match(name)
        or (_WHOLE.search(name, len(name) - 2) and not regions(name))
        or (word == "办" and count > 1 and len(name) < 4)
    ):
        return None
    worded = word not in forms.not_words and not word.endswith("干部")
    if worded and (count > 1 or len(word) > 2) and len(name) > 2 and forms.short.search(name):
        return "Organisation"
    everyday = word in common_words() or word in forms.generic  # 杭州|都市 is no 市, 县农业|农村 no 村
    plain = everyday and not forms.place.fullmatch(word)
    placed = (
        "各" not in name
        and forms.place.search(name)
        and not forms.praised.search(name)
        and not leveled
        and not plain
    )
    if not placed or (len(name) == 2 and count > 1) or (not regions(name) and runs_into(name)):
        return None
    return "Organisation" if name.endswith("社区") else "Place"
