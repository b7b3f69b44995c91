"""Who acts: organisations and places where a clause names them, one or several, or points to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from wenmai_extractors.bare_places import large_starts
from wenmai_extractors.bodies import POINTERS, body_ends
from wenmai_extractors.counted_places import counted_place
from wenmai_extractors.forms import WINDOW
from wenmai_extractors.forms import forms as _forms
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.longest import LEFT, RULERS, kind_of, longest, rules_too
from wenmai_extractors.naming import TOWARDS
from wenmai_extractors.patterns import HAN, pattern
from wenmai_extractors.regions import LEVELS, TOWNSHIP, regions, regions_in
from wenmai_extractors.segmenter import cut, tokens
from wenmai_extractors.vocabulary import boundaries, openings, verb_words
from wenmai_extractors.wording import COUNTED, SIGNS

# 秘书长|和县委书记: 和县 is a county, but not behind who or what 和 joins to another.
_AND_COUNTY = pattern("(?<=[\u4e00-\u9fff”）])(?<![在到赴于由驻为是对向从给的])和县(?=[委级直政里])")
_LONG = pattern("长[期达久效年远短]")
# 党委、政府|网站: what is a government's, and no body beside the committee
_OF_GOVERNMENT = pattern(
    "网|部门|采购|工作报告|领导|机关|办|大[院楼]|门户|信息|投资|补|资金|购买|职能|主要|负责|班子|各|的|主导|引导|对|给|之|系统|会议|文件"
)
_PARTY = pattern("党工?委\\Z")  # 自治区|党委、政府
_TIMES = ("日前", "近日", "近期", "目前", "昨日", "今日", "昨天", "今天", "去年", "今年", "上月", "本月")
_GOES_ON = ("等", "高度", "联合", "共同", "携手", "开展", "举办", "组织")
# An aside behind a name does not end the list: 石塘钢铁公司（本部）、青屏县税务局.
_JOIN = pattern(
    rf"(?:（[^（）]{{1,8}}）)?(?:等{COUNTED}[\u4e00-\u9fff]{{1,6}}?|等)?(?:、|和|与|及|暨)(?:驻地|辖区内?|当地|所在的?属?地|属地)?"
)
_BRACKET = pattern(r"（[^（）]{1,12}）")
# Where an actor may begin in a headline.
_STARTS = pattern(
    r"——(?:记(?!者))?|[：:，。；、！!？? \u3000“”（）丨｜|]|第[一二三四五六七八九十百\d]+[次届]"
    r"|在|由|向|与|和|被|^关于|(?:记者)?走进|探访|^记(?!者)"
)
_LEVELED = pattern("“(?:全[国省市县区州]|国家|中国|[省市县区州]级|[^“”]{1,4}下乡”)")
_TITLED = pattern(
    "中国最美|国家[一二三四五]级|(?:全[国省市县区州]|国家级|[省市县区州]级)[\u4e00-\u9fff]{0,8}?(?:最美|先进|优秀|模范|示范|红旗|十佳)"
)
_NO_NAME = pattern("[（《]|[一二三四五六七八九十底顶]{1,2}楼(?![村社镇乡])")
_NUMERALS = "0123456789一二两三四五六七八九十百千万余多几数"


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
    counted = counted_place(text, start)
    if counted and counted.end <= end:
        return ActorMention(start, counted.end, counted.name, counted.kind)
    return _single(text, start, end) if _may_begin(text, start, end) else None


def _single(text: str, start: int, end: int) -> ActorMention | None:
    """The actor at `start` by its own name, or what points to one."""
    anaphor = _forms().pointing.match(text, start, end)
    stop = min(end, start + WINDOW)
    each = _forms().many.match(text, start, end)
    if each:
        return ActorMention(start, each.end(), each.group(), "Organisation")
    # 市里|再办了两所: no name goes on behind it
    pointed = anaphor is not None and (text[start] in POINTERS or anaphor.group().endswith("里"))
    titled = _TITLED.match(text, start, end)  # 全国五四红旗团支部 is no body
    best = None if pointed or titled else _named(text, start, stop)
    best = None if best and (_ranked(best.text) or best.text.endswith("进社区")) else best
    if anaphor and (best is None or best.end <= anaphor.end()):
        return _anaphor(text, start, anaphor.end(), end)
    if best and best.text.count("“") > best.text.count("”") and text.startswith("”", best.end):
        best = ActorMention(start, best.end + 1, text[start : best.end + 1], best.kind)
    elif best and best.text.startswith("“") and "”" not in best.text:
        best = None  # “两委一站|一室”工作人员
    elif best and best.text.count("”") > best.text.count("“"):
        best = None  # “全国|文明村”白石村
    many = _forms().many.match(text, best.end, end) if best and best.kind == "Place" else None
    if many:
        return ActorMention(start, many.end(), text[start : many.end()], "Organisation")
    best = _of_place(text, best, end) if best else None
    if best:
        bracket = _BRACKET.match(text, best.end, end)
        if (
            bracket
            and bracket.end() < end
            and kind_of(text[start : bracket.end() + 2], "", 3) == "Organisation"
        ):
            return ActorMention(start, bracket.end(), text[start : bracket.end()], best.kind)
    return best


def _named(text: str, start: int, stop: int) -> ActorMention | None:
    """The longest name that begins at `start`."""
    found = longest(text, start, stop)
    return ActorMention(start, found.end, text[start : found.end], found.kind) if found else None


def _of_place(text: str, place: ActorMention, end: int) -> ActorMention:
    """石桥县的|青屏镇: a place named as one of another, by the name of both."""
    if place.kind != "Place" or not text.startswith("的", place.end):
        return place
    inner = _named(text, place.end + 1, min(end, place.end + 1 + WINDOW))
    own, above = (regions(inner.text), regions(place.text)) if inner else ((), ())
    if inner is None or inner.kind != "Place" or not own or not above or own[0].level <= above[-1].level:
        return place
    return ActorMention(place.start, inner.end, place.text + inner.text, "Place")


@lru_cache(maxsize=1 << 12)
def _ranked(name: str) -> bool:
    """Whether a name is a title that many have: 江苏省|四星级高中, 青屏县卫生|优秀|学校."""
    if _forms().merits.search(name) and "“" not in name:
        return True
    if _forms().holders.search(name) and not name.endswith(_forms().after_holders):
        return True  # 松河市劳动模范|石桥小学, but 劳动模范协会
    title = _forms().ranked.search(name)
    place = regions(name) if title else ()
    return title is not None and bool(place) and place[-1].end == title.start()


def _may_begin(text: str, start: int, end: int) -> bool:
    """Whether a name may begin here: one may end before the next sign; no title, aside or 四楼 begins."""
    ends = _forms().ends.match(text, start, end) or text[start : start + 2] in large_starts()
    if not ends or _NO_NAME.match(text, start) or _AND_COUNTY.match(text, start):
        return False
    if text[start] in "个月日" and start and text[start - 1] in _NUMERALS:
        return False  # 13|个镇乡, 3|月学院
    if text.startswith((*TOWARDS, *_TIMES), start) or (
        text[start] == "系" and next(regions_in(text, start + 1, end), None)
    ):
        return False  # 在|城镇, 面向|农村, 在|日前|国家卫健委举办的会上, 生前系|江西省军区干休所职工
    if text[start] != "“":
        return True
    if not _forms().quoted.match(text, start) or _LEVELED.match(text, start):
        return False
    close = text.find("”", start, end) + 1
    place = next(regions_in(text, close, min(end, close + LEFT)), None) if close else None
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
        or not HAN.match(after)
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


def actors_at(text: str, start: int, end: int) -> list[ActorMention]:
    """The actor that begins at `start` and those coordinated with it: A、B和C."""
    found: list[ActorMention] = []
    position = start
    while mention := actor_at(text, position, end) or _in_list(text, position, end, found):
        found.append(_beside(found[-1], mention) if found else mention)
        join = _JOIN.match(text, mention.end, end) or RULERS.match(text, mention.end, end)
        if not join and not rules_too(text, mention.end):
            break
        position = join.end() if join else mention.end
    return found


def _in_list(text: str, start: int, end: int, told: list[ActorMention]) -> ActorMention | None:
    """县妇联、|科协、残联: a body that goes by its kind alone behind another one of the same place."""
    match = _forms().in_lists.match(text, start, end) if text[start - 1] in SIGNS else None
    before = next((mention for mention in reversed(told) if match and _ruling(mention.text)), None)
    if match is None or before is None:
        return None
    party = _PARTY.search(before.text) if match.group().endswith("政府") else None
    level = before.text[0] if before.text[0] in LEVELS and not regions(before.text) else ""
    level = before.text[: party.start()] if party else level
    after = next(iter(cut(text[match.end() : min(end, match.end() + 4)])), "")
    ends = not HAN.match(after) or after in boundaries() or after in verb_words() or after in _GOES_ON
    ends = ends or (party is not None and _OF_GOVERNMENT.match(text, match.end()) is None)
    return ActorMention(start, match.end(), level + match.group(), "Organisation") if ends else None


@lru_cache(maxsize=1 << 9)
def _ruling(name: str) -> bool:
    """Whether a body is of those that its place has one of each: 县妇联, 县教育局, but not 石桥公司|工会."""
    placed = name[0] in LEVELS or any(region.full for region in regions(name))
    one = len(body_ends(name)) == 1 or name.endswith(("委办", "府办"))
    return placed and one and name.endswith(_forms().rulers)


def _beside(before: ActorMention, town: ActorMention) -> ActorMention:
    """临江县红星镇、|柳河镇: a town or village under the place that the one before it is named with."""
    own, above = (regions(m.text) if m.kind == "Place" else () for m in (town, before))
    if len(own) != 1 or len(above) < 2 or not TOWNSHIP <= own[0].level == above[-1].level:
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
    while start > 0 and at - start < LEFT and HAN.match(text[start - 1]):
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
        quoted = mention and text[start - 1 : start] == "“" and text.startswith("”", mention.end)
        if quoted and mention and mention.kind == "Place":
            continue  # 从“后进村”到“文明村”: what a place is called, and not its name
        if mention and mention.text.count("“") == mention.text.count("”"):  # not 五老”工作室
            yield mention
            position = mention.end
