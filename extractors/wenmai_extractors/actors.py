"""Who acts: organisations and places where a clause names them, and the full form a report supports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice, takewhile

import msgspec

from wenmai_extractors.bare_places import acts_alone, large_starts
from wenmai_extractors.bodies import POINTERS
from wenmai_extractors.forms import SIGNS, WINDOW
from wenmai_extractors.forms import forms as _forms
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import common_words, either, user_words, verbal_nouns
from wenmai_extractors.names import is_han_name
from wenmai_extractors.naming import TOWARDS, ending_at, ends_body, is_own, name_tokens
from wenmai_extractors.regions import (
    LEVELS,
    Region,
    begins_with_deed,
    neighbours,
    regions,
    regions_in,
    runs_into,
)
from wenmai_extractors.segmenter import cut, tokens
from wenmai_extractors.vocabulary import boundaries, openings, verb_words
from wenmai_extractors.wording import COUNTED

_LONG = re.compile("长[期达久效年远短]")
_PERSON = (2, 3)  # characters of a person's name
_HEAD = 2  # characters of 院长
_LEFT = 16  # how far before a place a body may begin that has it in its name
# An aside behind a name does not end the list: 石塘钢铁公司（本部）、青屏县税务局.
_JOIN = re.compile(
    rf"(?:（[^（）]{{1,8}}）)?(?:等{COUNTED}[\u4e00-\u9fff]{{1,6}}?|等)?(?:、|和|与|及|暨)(?:驻地|辖区内?|当地|所在的?属?地|属地)?"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NO_NAME = re.compile(f"[{SIGNS}]")
_RULERS = re.compile("(?<=[省市县区州旗盟]委)(?=[省市县区州旗盟]政府)")  # 市委|市政府
# X局|驻大坪村工作队, X街道|25社区
_TEAM = re.compile(
    r"驻(?![外足守扎])(?:(?![和与及同在为])[\u4e00-\u9fff]){1,20}?(?:“[^“”]{2,8}”)?(?:驻村)?(?:帮扶)?工作[队组](?!长)|(?<=街道)\d{1,3}社区"
)
# A村、B村|两村, A中学|三所学校, A市、B市|两地级市; 柳河|绕村; 凉亭|一处, but 公安局一处 is an office
_SUMMED = re.compile(
    "(?:(?<=[村镇乡县市区州旗])[两三四五六七八九十]个?(?:地级|县级|设区的?)?[村镇乡县市旗]"
    "|(?<=[学校园院])[两三四五六七八九十]所(?:学校|院校|[校院])?|[绕穿][村镇]|(?<![局厅院部司会委庭署])[一两二三四五六七八九十]{1,2}处)\\Z"
)
_TWICE = re.compile("([\u4e00-\u9fff]{3,8})\\1\\Z")  # 青屏县石塘乡|石塘乡位于…
_CENTRE = re.compile("[市县区镇]中心\\Z")  # 江州市|中心城区
_BRACKET = re.compile(r"（[^（）]{1,12}）")
_WHOLE = re.compile("全[省市县区州旗镇乡村国]")
# Where an actor may begin in a headline.
_STARTS = re.compile(
    r"——(?:记(?!者))?|[：:，。；、！!？? \u3000“”（）]|第[一二三四五六七八九十百\d]+[次届]"
    r"|在|由|向|与|和|被|(?:记者)?走进|探访|^记(?!者)"
)
_LEVELED = re.compile("“(?:全[国省市县区州]|国家|中国|[省市县区州]级|[^“”]{1,4}下乡”)")
_TITLED = re.compile(
    "中国最美|(?:全[国省市县区州]|国家级|[省市县区州]级)[\u4e00-\u9fff]{0,8}?(?:最美|先进|优秀|模范|示范|红旗|十佳)"
)
_THIS = ("此次", "本次", "这次")  # 此次|夏送清凉活动|安岭县总工会
_GOES_ON = re.compile("站[在稳起立上到]|办[好理实成]|所[获得属有在辖]")  # 县文明委|站在, 市委|办好, 法院|所获
_LED = re.compile("(?:社区|街道|公司|中心|[村镇乡局院校行厂委会站队所])\\Z")
_OFFICE = re.compile("部|科|处|办|委|人事|史|系统|[股组室]|\\Z")
_MEETING = re.compile(r"第[一二三四五六七八九十百\d]+[次届]")
# 十八中, 二小: schools that go by a number, behind a place or alone
_SCHOOL = re.compile(
    "第?[一二三四五六七八九十]{1,3}(?:中学?|小学?|幼儿园|高中?|职中)"
    "(?![全心央医队型层期年专低等共国华间旬部级外午秋学区组时康微企城孩于校])"
)
_TOWN = 3  # its level among regions
_NUMERALS = "0123456789一二两三四五六七八九十百千万余多几数"
_MANY = re.compile(
    "[一二两三四五六七八九十几多数某]{1,3}(?:[批些家所个名支位代任]|届(?!人大|政协|党|[省市县区]?委))|历[届任代]|首[批家]|撤[区县乡镇村地][设建并改]"
)  # 一批学校 and 撤区设村 name none


class ActorMention(msgspec.Struct, frozen=True):
    """An actor named at start..end of a passage; `kind` is Organisation, Place, or Anaphor (该局)."""

    start: int
    end: int
    text: str
    kind: str


@lru_cache(maxsize=1 << 13)
def actor_at(text: str, start: int, end: int) -> ActorMention | None:
    """The actor whose name begins exactly at `start`, or None.

    The name takes in the regions it begins with and then the words of the dictionary up to the first that no
    name runs across; of the ends that look like an organisation or a place within it the last one counts.
    """
    if not _may_begin(text, start, end):
        return None
    anaphor = _forms().pointing.match(text, start, end)
    stop = min(end, start + WINDOW)
    each = _forms().many.match(text, start, end)
    if each:
        return ActorMention(start, each.end(), each.group(), "Organisation")
    # 市里|再办了两所: no name goes on behind it
    pointed = anaphor is not None and (text[start] in POINTERS or anaphor.group().endswith("里"))
    titled = _TITLED.match(text, start, end)  # 全国五四红旗团支部 is no body
    best = None if pointed or titled else _longest(text, start, stop)
    best = None if best and (_ranked(best.text) or best.text.endswith("进社区")) else best
    if anaphor and (best is None or best.end <= anaphor.end()):
        return _anaphor(text, start, anaphor.end(), end)
    if best and best.text.count("“") > best.text.count("”") and text.startswith("”", best.end):
        best = ActorMention(start, best.end + 1, text[start : best.end + 1], best.kind)
    many = _forms().many.match(text, best.end, end) if best and best.kind == "Place" else None
    if many:
        return ActorMention(start, many.end(), text[start : many.end()], "Organisation")
    best = _of_place(text, best, end) if best else None
    if best:
        bracket = _BRACKET.match(text, best.end, end)
        if (
            bracket
            and bracket.end() < end
            and _kind(text[start : bracket.end() + 2], "", 3) == "Organisation"
        ):
            return ActorMention(start, bracket.end(), text[start : bracket.end()], best.kind)
    return best


def _of_place(text: str, place: ActorMention, end: int) -> ActorMention:
    """石桥县的|青屏镇: a place named as one of another, by the name of both."""
    if place.kind != "Place" or not text.startswith("的", place.end):
        return place
    inner = _longest(text, place.end + 1, min(end, place.end + 1 + WINDOW))
    own, above = (regions(inner.text), regions(place.text)) if inner else ((), ())
    if inner is None or inner.kind != "Place" or not own or not above or own[0].level <= above[-1].level:
        return place
    return ActorMention(place.start, inner.end, place.text + inner.text, "Place")


@lru_cache(maxsize=1 << 12)
def _ranked(name: str) -> bool:
    """Whether a name is a title that many have: 江苏省|四星级高中, 青屏县卫生|优秀|学校."""
    if _forms().merits.search(name) and "“" not in name:
        return True
    title = _forms().ranked.search(name)
    place = regions(name) if title else ()
    return title is not None and bool(place) and place[-1].end == title.start()


def _may_begin(text: str, start: int, end: int) -> bool:
    """Whether a name may begin here: one may end before the next sign, and no title or aside begins."""
    ends = _forms().ends.match(text, start, end) or text[start : start + 2] in large_starts()
    if not ends or text.startswith(("（", "《"), start):
        return False
    if text[start] == "个" and start and text[start - 1] in _NUMERALS:
        return False  # 13|个镇乡
    if text.startswith(TOWARDS, start):
        return False  # 在|城镇, 面向|农村
    if text[start] != "“":
        return True
    if not _forms().quoted.match(text, start) or _LEVELED.match(text, start):
        return False
    close = text.find("”", start, end) + 1
    place = next(regions_in(text, close, min(end, close + _LEFT)), None) if close else None
    return place is None or not place.full  # “X”|A镇B社区植树活动 is an event of the place


def _anaphor(text: str, start: int, stop: int, end: int) -> ActorMention | None:
    """An anaphor, with the body behind it that is part of whom it stands for: 我院|检验科.

    A plain noun such as 学校 or 全市 stands for somebody only where its phrase ends: not in 学校少年宫,
    全市农村.
    """
    word = text[start:stop]
    if text.startswith("长", stop) and not _LONG.match(text, stop):
        return None  # 大队|长王光喜
    pointed = word[0] in POINTERS
    again = text.startswith(tuple(POINTERS), stop)  # 我校|我校: none is the other's
    inner = actor_at(text, stop, end) if pointed and not again else None
    if inner and inner.start == stop and inner.kind != "Anaphor":
        return ActorMention(start, inner.end, text[start : inner.end], inner.kind)
    unit = _forms().pointed.match(text, stop, end) if pointed else None
    if unit:
        return ActorMention(start, unit.end(), text[start : unit.end()], "Organisation")  # 我校|团委
    after = cut(text[stop : stop + 6])[0] if stop < min(end, len(text)) else ""
    if len(word) == 1:  # in chronicles: 县|召开大会, 市|被评为…
        does = after in boundaries() and (len(after) > 1 or after == "被")
        alone = does and cut(text[start : stop + 2])[0] == word
        return ActorMention(start, stop, word, "Anaphor") if alone else None
    loose = (
        not after
        or not _HAN.match(after)
        or after in boundaries()
        or after in verb_words()
        or after in _forms().heads
        or (len(after) == 1 and after != "长")  # 大队长
    )
    return (
        ActorMention(start, stop, word, "Anaphor")
        if pointed or loose or openings().match(text, stop)
        else None
    )


_OF_PREFECTURE = re.compile("地委|行署|专署")  # bodies of a 地区, as prefectures were called


def _longest(text: str, start: int, stop: int) -> ActorMention | None:
    """The longest name that begins at `start`."""
    places = list(regions_in(text, start, stop))
    position = places[-1].end if places else start
    central = _forms().central.match(text, start, stop) or _OF_PREFECTURE.match(text, start, stop)
    best = _given_name(text, start, stop) or _school(text, start, position, stop)
    if best:
        return best
    if central:
        position = central.end()
        best = ActorMention(start, position, central.group(), "Organisation")
    elif places and places[-1].full:
        kind = "Organisation" if places[-1].name.endswith("社区") else "Place"
        best = ActorMention(start, position, text[start:position], kind)
    branch = _forms().branch.match(text, position, stop) if places else None
    if branch and not (best and best.kind == "Organisation"):
        return ActorMention(start, branch.end(), text[start : branch.end()], "Organisation")
    system = _forms().system.match(text, position, stop) if places else None
    if system:
        return ActorMention(start, system.end(), text[start : system.end()], "Organisation")
    parts = _going_on(text, position, stop) if places or central else _opening(text, start, stop)
    for count, word in enumerate(parts, len(places) + 1):
        again = best and best.end == position and best.text.endswith(word)  # X医院|医院简介, of two lines
        province = bool(places) and len(word) > 2 and word.endswith(("省", "自治区"))  # 赤峰市|辽宁省
        if (
            again
            or province
            or _breaks(text, start, position, stop, word)
            or _joins(text, start, position, word)
        ):
            break
        head = _head_within(text, start, position, word, count)
        position += len(word) - head
        named = "Organisation" if head else _kind(text[start:position], word, count)
        if named and not _SUMMED.search(text[start:position]):
            best = ActorMention(start, position, text[start:position], named)
        if head:
            break
    best = best or _bare(text, start, places, stop)
    team = _TEAM.match(text, best.end, stop) if best else None
    return ActorMention(start, team.end(), text[start : team.end()], "Organisation") if team else best


def _bare(text: str, start: int, places: Sequence[Region], stop: int) -> ActorMention | None:
    if not places or not acts_alone(text, start, places[-1], stop):
        return None
    return ActorMention(start, places[-1].end, text[start : places[-1].end], "Place")


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
    parted = text[start : start + 2] in boundaries() and not ending_at(text, start)
    if ends is None or parted or _MANY.match(text, start):  # 改|设委员会, though the dictionary parts them
        return iter(())
    parts = name_tokens(text, start, stop)
    first = list(islice(parts, 6))
    return iter(()) if _begins_with_verb(text, start, first) else chain(first, parts)


def _head_within(text: str, start: int, position: int, word: str, count: int) -> int:
    """The characters of `word` that name who heads the body that it ends: 2 of 法院院长, one word; else 0."""
    if len(word) <= _HEAD or not _forms().headed.search(word):
        return 0
    return _HEAD if _kind(text[start : position + len(word) - _HEAD], word[:-_HEAD], count) else 0


def _school(text: str, start: int, position: int, stop: int) -> ActorMention | None:
    """A school that goes by a number, behind the place that ends at `position`."""
    match = _SCHOOL.match(text, position, stop)
    if not match or (position == start and not match.group().endswith(("中", "中学"))):
        return None
    return ActorMention(start, match.end(), text[start : match.end()], "Organisation")


def _given_name(text: str, start: int, stop: int) -> ActorMention | None:
    match = _given().match(text, start, stop)
    return ActorMention(start, match.end(), match.group(), match.lastgroup or "") if match else None


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
        return position == start or text[position - 1] != "第"
    if word in ("（", "）"):
        opened = "（" in text[start:position]
        return not (opened if word == "）" else _forms().inner.match(text, position, stop))
    if word == "“":
        return not _forms().quoted.match(text, position, stop)
    if (
        (position > start and _begins_anew(text, start, position))
        or (word in "站办所" and _GOES_ON.match(text, position))
        or _MEETING.match(text, position, stop)
        or _TWICE.search(text, start, position + len(word))
        or (word == "组织" and _organises(text, position))
    ):
        return True  # X协会|第一次会员代表大会
    if _heads(word) and not text.startswith(_forms().offices, position + len(word)):
        return True  # 局长罗永带队, 化验室主任赵兰代表公司
    return not (_HAN.search(word) or word in "）·”" or word.isalnum())


def _begins_anew(text: str, start: int, at: int) -> bool:
    """Whether another name begins at `at`: behind an event, of a neighbour (X镇|东接Y镇), of who governs."""
    if text.startswith(_THIS, start) or _event_before(text, start, at):
        return True
    if text.startswith(_forms().dear, at) and ends_body(text[start:at]):
        return True  # but 石桥县|情系桑梓协会
    return neighbours(text, at) or _RULERS.match(text, at) is not None


def _event_before(text: str, start: int, at: int) -> bool:
    """夏送清凉活动|安岭县总工会: whether an event ends where a place begins."""
    return text.endswith("活动", start, at) and next(regions_in(text, at, at + _LEFT), None) is not None


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
        parts = list(takewhile(_HAN.match, parts))
    rest = "".join(parts[1:])
    ending = _forms().strong.search(rest[:4]) or (len(rest) > 1 and _forms().strong.match(rest[:3]))
    department = len(parts) > 1 and parts[1] in _forms().departments
    return not (department or (ending and len(rest) <= 4))


def _kind(name: str, word: str, count: int) -> str | None:
    """What a name that ends with `word`, its count-th, is called by its ending."""
    forms = _forms()
    if name in forms.generic or name[-1] not in forms.last or _CENTRE.search(name):
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
    placed = forms.place.search(name) and not forms.praised.search(name) and not leveled and not plain
    if not placed or (len(name) == 2 and count > 1) or (not regions(name) and runs_into(name)):
        return None
    return "Organisation" if name.endswith("社区") else "Place"


def actors_at(text: str, start: int, end: int) -> list[ActorMention]:
    """The actor that begins at `start` and those coordinated with it: A、B和C."""
    found: list[ActorMention] = []
    position = start
    while mention := actor_at(text, position, end):
        found.append(_beside(found[-1], mention) if found else mention)
        join = _JOIN.match(text, mention.end, end) or _RULERS.match(text, mention.end, end)
        if not join:
            break
        position = join.end()
    return found


def _beside(before: ActorMention, town: ActorMention) -> ActorMention:
    """临江县红星镇、|柳河镇: a town under the county that the one before it in a list is named with."""
    own, above = (regions(m.text) if m.kind == "Place" else () for m in (town, before))
    if len(own) != 1 or len(above) < 2 or own[0].level != _TOWN or above[-1].level != _TOWN:
        return town
    return msgspec.structs.replace(town, text=before.text[: above[-2].end] + town.text)


def actors_before(text: str, start: int, end: int) -> list[ActorMention]:
    """The actors of text[start:end] whose last name ends exactly at `end`: 结合漯河市|创建."""
    if not may_end(text, end):
        return []
    at = start
    for token in tokens(text, start, end):
        found = actors_at(text, at, end) if end - at > 1 and _opens(token) else []
        if found and found[-1].end == end:
            return found
        at += len(token)
    return []


def _opens(token: str) -> bool:
    """Whether a name may begin with a word: with 一 one does, 一〇五团."""
    return token not in boundaries() or token in _NUMERALS


def may_end(text: str, end: int) -> bool:
    """Whether the name of an actor may end at `end`, as the last character tells."""
    return text[end - 1 : end] in _forms().closing


def actor_over(text: str, at: int, end: int, tried: dict[int, ActorMention | None]) -> ActorMention | None:
    """The actor whose name covers `at`, wherever it begins: 中国邮政储蓄银行|德州市|分行.

    No name goes on behind `end`. `tried` are the actors that begin at places of `text` looked at before;
    neighbours share them.
    """

    def begun(start: int) -> ActorMention | None:
        if start not in tried:
            tried[start] = actor_at(text, start, end)
        return tried[start]

    start = at
    while start > 0 and at - start < _LEFT and _HAN.match(text[start - 1]):
        start -= 1
    for token in tokens(text, start, at):
        mention = begun(start) if _opens(token) else None
        if mention and mention.end > at and mention.kind != "Anaphor":
            return mention
        start += len(token)
    return begun(at)


def scan_actors(text: str) -> Iterator[ActorMention]:
    """Actors anywhere in a short text such as a headline: tried at each place a name can begin."""
    starts = {skip_lead(text, 0, len(text))} | {m.end() for m in _STARTS.finditer(text)}
    position = 0
    for start in sorted(starts):
        if start < position:
            continue
        mention = actor_at(text, start, len(text))
        if mention and mention.text.count("“") == mention.text.count("”"):  # not 五老”工作室
            yield mention
            position = mention.end
