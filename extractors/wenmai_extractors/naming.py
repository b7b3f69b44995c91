"""How far a name may run: over the words of the dictionary up to one that no name contains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.names import is_name
from wenmai_extractors.patterns import pattern
from wenmai_extractors.segmenter import cut, tokens
from wenmai_extractors.vocabulary import boundaries, is_verb, verb_words, verbs

_NAMED = load_toml("organisations.toml")["named_by_word"]
_OWN = pattern(
    f"同(?![省市县区州镇乡村])[\u4e00-\u9fff]{either(_NAMED['together'], unless=_NAMED['unless'])}"
    "|那(?P<own>[\u4e00-\u9fff]{1,2})[路街村]?(?:社区|街道|[村镇乡](?![民里庄政党]))"
)
# 公安局|曾家垭派出所, 公安局|下河区分局: a name of its own behind that of the body above
_CHAINED = pattern(
    "(?:曾(?![经先多连任获被在是于两三二一])|下(?![设辖属发达派列午面])|中(?![队心国央共华])|会(?![同议员场]))"
    f"[\u4e00-\u9fff]{{1,3}}?{either(_NAMED['branches'])}"
)
_MEASURES = "个家些位所座条次种年天时里边是么样群片户名"  # 那|个社区
_RESERVE = pattern(rf"(?:国家级|省级){either(_NAMED['reserves'])}")
_SHORT = pattern(r"..(?:[局厅委办院校所站队社会团馆]|公司|银行)\Z")
# Behind 和 and 与 these begin a name of their own: 南苑|县人大, but 旅游|市场处.
_NEW = pattern(
    "[省市县州区旗镇乡村](?:委|政府|人大|政协|直|属|第)|中国|中共|全国|各|该|本|我"
    r"|[市县区](?![政场域容民级])[\u4e00-\u9fff]{1,6}(?:局|妇联|总工会|法院|检察院|支队|大队)(?=[在于自对从为联共举开，、等]|\Z)"
)
_FIRM = pattern("[\u4e00-\u9fff]{0,6}?(?:股份|有限|责任|控股)+公司")
_TOWN = pattern("[乡镇村]\\Z")  # 乌溪乡|和|县茶厂
TOWARDS = ("在", "按", "面向", "三下乡")  # the dictionary holds 在城镇 and 面向农村
_HEADS = ("负责人", "负责同志", "领导")  # 甲学院负责人|及|乙医院
_PAIR = 4  # characters of two words that the dictionary holds as one
_UNITS = "部科室处班组队"
_UNIT = pattern(f"[\u4e00-\u9fff]{{1,8}}?[{_UNITS}]")
_SHORTEST = 4  # characters of a person's name at the most
_PLACE_KINDS = frozenset("省市县区州旗镇乡")
_AND = ("和", "与", "及")
_NUMERALS = "一二三四五六七八九十"
_NUMBERED_LAST = pattern("[一二三四五六七八九十](?:厂|矿|公司)\\Z")
# 油田采油|一厂, 税务局|一分局; 花园|一社区, but 石桥县|一社区 is one of them
_NUMBERED = pattern(
    f"[一二三四五六七八九十]{{1,2}}{either(_NAMED['numbered'])}(?![家长商山区技学普研])"
    "|(?:(?<=新村)|(?<![省市县区州旗镇乡村道]))[一二三四五六七八九十]{1,2}社区"
)


def name_tokens(whole: str, start: int, end: int) -> Iterator[str]:
    """The words at the beginning of whole[start:end] that a name may be made of.

    A verb or 和 belongs to the name where the ending of a body follows soon: 住房和城乡建设局, but not
    区工会和区残联, where a body has ended before it.
    """
    text, position = whole[start:end], 0
    for token in tokens(whole, start, end):
        if len(token) == 2:
            if token[0] in _AND and (_SHORT.search(text[:position]) or _TOWN.search(text[:position])):
                return  # 县气象局|和|县应急管理局: the dictionary holds 和县
            if _holds_end(text, position, token):
                yield token[0]
                return
        before, position = position, position + len(token)
        if _ends(text, before, position, token):
            led = before > 0 or token.startswith("那") or whole[max(0, start - 1) : start] in _PLACE_KINDS
            inner = before or whole.endswith("新村", 0, start)
            numbered = inner and token in _NUMERALS and _NUMBERED.match(whole, start + before, end)
            chained = before > 1 and _CHAINED.match(text, before) and ends_body(text[:before])
            if not (numbered or chained or (led and is_own(text, before) and not ends_body(text[:before]))):
                return
        yield token


def _holds_end(text: str, position: int, token: str) -> bool:
    """Whether the name ends within `token`, a word of two characters at `position`."""
    after = text[position + 1 : position + 3]
    apart = token[1] in boundaries()  # 工行委|以: the dictionary holds 委以
    if not apart and not (len(after) == 2 and after in boundaries()):  # 文明办|公布: it holds 办公
        return False
    return ends_body(text[: position + 1]) or (apart and token[0] == "处")  # 园林处|在: it holds 处在


def _ends(text: str, before: int, position: int, token: str) -> bool:
    """Whether the name ends before `token`, which stands at before..position."""
    edges = _edges()
    if token in _AND:
        return (
            _done(text[:before])
            or _joins_another(text, before, position)
            or _joins_place(text, before, position)
            or bool(_NEW.match(text, position))
            or not _closes(text, position, 9)
        )
    builds = token in edges.builds and edges.halls.match(text, position)  # 石桥镇|建设|文明实践站、文化广场
    if builds or edges.speaks.match(text, before):
        return True
    if token in boundaries():
        if token in edges.locatives:
            first = not before and token in edges.openers and _closes(text, position, 14)
            begins = before > 0 or token in edges.openers | edges.leaders  # not 为社区居民办实事
            return not first and not (begins and edges.goes_on.match(text, position))
        firm = before > 1 and token in verb_words() and _FIRM.match(text, position)  # 新城投资|开发有限公司
        return not firm and not _RESERVE.match(text, before) and ending_at(text, before) <= position
    if len(token) > 2 and (_is_phrase(token) or token[-2:] in boundaries()):
        return _is_phrase(token) or not ends_body(text[:position])  # 紧紧围绕
    return before > 0 and token in verb_words() and _acts(text, before, position, token)


def is_own(text: str, at: int) -> bool:
    """Whether the 同 or 那 at `at` is of a name of its own: 江州市|同裕中学, 那岭社区."""
    match = _OWN.match(text, at)
    name = text[match.start("own") : match.end()] if match and match["own"] else ""
    # 那|山村, 那座|小镇 point to one
    return match is not None and (not name or (name[0] not in _MEASURES and len(cut(name)[0]) == 1))


def _is_phrase(token: str) -> bool:
    """Whether the dictionary holds as one word what begins something new: 县妇联|在城镇, 校团委|积极响应."""
    pair = len(token) == _PAIR and token[:2] in boundaries() and is_verb(token[2:])
    return pair or token.startswith(TOWARDS)


def _joins_another(text: str, before: int, position: int) -> bool:
    """A公司罗延|和|B公司, A医院护理部|和|妇产科: whether a body ends before what 和 joins."""
    ends = range(before - 2, 2, -1)
    ended = next((at for at in ends if ends_body(text[:at]) or _SHORT.search(text, 0, at)), 0)
    inner = text[ended:before] if ended else ""
    placed = gazetteer().at(text, position)
    if placed and (text[placed[0] - 1] in _PLACE_KINDS or placed[0] - position > 2):
        return bool(inner) or text[before - 1] in _UNITS
    units = _UNIT.fullmatch(inner) is not None and _UNIT.match(text, position) is not None
    return units or (inner != "" and is_name(inner))


def _joins_place(text: str, before: int, position: int) -> bool:
    """Whether 和 joins a short word to what begins with a place: 陈达川|及|松岭县中医医院."""
    placed = gazetteer().at(text, position) if 0 < before <= _SHORTEST else None
    return placed is not None and text[placed[0] - 1] in _PLACE_KINDS and not gazetteer().at(text, 0)


def _done(named: str) -> bool:
    """Whether a name is whole, so that 和 behind it does not belong to it."""
    if not named or named.endswith(_HEADS):
        return True
    short = _SHORT.search(named) or _NUMBERED_LAST.search(named) or _edges().sides.fullmatch(named)
    return ends_body(named) or bool(short)


def _acts(text: str, before: int, position: int, token: str) -> bool:
    """Whether a verb is that of the body named before it: X厅|认定Y中学为…, but X局|建设科."""
    if ends_body(text[:position]):
        return False
    placed = gazetteer().at(text, position) if ends_body(text[:before]) else None
    if placed and text[placed[0] - 1] in _PLACE_KINDS:
        return True  # 县医院|帮扶|江口镇卫生院
    gives = token in _edges().gives and _done(text[:before])
    acts = gives or (ends_body(text[:before]) and next(verbs().find(token), None))
    return not _closes(text, position, 3 if acts else 6)


@dataclass(frozen=True, slots=True)
class _Edges:
    locatives: frozenset[str]
    openers: frozenset[str]
    leaders: frozenset[str]
    goes_on: re.Pattern[str]
    soon: re.Pattern[str]
    ending: re.Pattern[str]
    sides: re.Pattern[str]
    speaks: re.Pattern[str]
    gives: frozenset[str]
    builds: frozenset[str]
    halls: re.Pattern[str]


@cache
def _edges() -> _Edges:
    data = load_toml("organisations.toml")
    edges = data["edges"]
    halls = either(" ".join(word for word in words(load_toml("kinds.toml")["Facility"]) if len(word) > 2))
    endings = " ".join((data["endings"], data["short_endings"], edges["residents"]))
    return _Edges(
        locatives=frozenset(words(edges["locatives"])),
        openers=frozenset(words(edges["openers"])),
        leaders=frozenset(words(edges["leaders"])),
        goes_on=re.compile(rf"[\u4e00-\u9fff]?{either(edges['goes_on'])}"),
        soon=re.compile(rf"[\u4e00-\u9fff]{{0,60}}?{either(endings)}"),
        ending=re.compile(either(data["endings"])),
        speaks=re.compile(either(edges["speaks"], unless=edges["unless"])),
        sides=re.compile(either(edges["sides"])),
        gives=frozenset(words(load_toml("honours.toml")["verbs"]["give"])),
        builds=frozenset(words(data["built"])),
        halls=re.compile(rf"{halls}(?:（[^（）]{{1,4}}）)?(?=[、，。；和与及等\d]|\Z)"),
    )


def ending_at(text: str, at: int) -> int:
    """Where the ending of a body ends that begins at `at`, 0 if none does: 促进|中心."""
    match = _edges().ending.match(text, at)
    return match.end() if match else 0


def holds_end(text: str, start: int, end: int) -> bool:
    """Whether the ending of a body stands anywhere in text[start:end]."""
    return _edges().ending.search(text, start, end) is not None


def _closes(text: str, position: int, reach: int) -> bool:
    """Whether the ending of a body stands within `reach` characters behind `position`."""
    return _edges().soon.match(text, position, position + reach) is not None


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """The safe endings of names of bodies by their last characters."""
    found: dict[str, tuple[str, ...]] = {}
    for ending in words(load_toml("organisations.toml")["endings"]):
        found[ending[-1]] = (*found.get(ending[-1], ()), ending)
    return found


def ends_body(name: str) -> bool:
    """Whether `name` ends with one of the safe endings of names of bodies."""
    return name.endswith(_endings().get(name[-1:], ()))
