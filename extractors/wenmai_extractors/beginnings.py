"""The actors that a clause begins with, unless they only qualify what follows or are what somebody has."""

from __future__ import annotations

import re
from functools import cache

from wenmai_extractors.actors import ActorMention, actors_at, may_end
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import strip_marks
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import Quantity, leading
from wenmai_extractors.regions import neighbours, regions
from wenmai_extractors.segmenter import cut, tokens
from wenmai_extractors.titles import is_title
from wenmai_extractors.wording import MEMBERS

_BECOMES = pattern("成为|成了|打造|建成")  # 成为集科普于一体的园区
_PRAISED = pattern(r"(?:连续|先后|曾|多次|[一二两三四五六七八九十\d]{1,8}[次年]){0,8}(?:被|荣?获)")
_WON = pattern(
    r"(?:(?:连续|先后|曾|多次|刚刚?)[^，。；的]{0,6}?)?(?:被[^，。；的]{0,12}?(?:评|授予|命名|认定)为?|荣?获得?|获评|荣膺|入选|当选)"
    r"(?P<title>[^，。；的]{3,30}?)(?:荣誉)?(?:称号)?的(?=[\u4e00-\u9fff]{3})"
)
# X医院及Y中心建设项目已完成: what is built
_PROJECT = pattern(
    "(?:(?:及|和|与)[^，。；：]{2,14}?)?(?:建设|改造|扩建|新建|迁建|维修)?(?:项目|工程)(?![部办组处指公管师])"
)
_WITHIN = pattern("里面?(?!程)|门[前口]")  # 民歌馆里飘出歌声: where something is, not who acts
# 新建|村公房280平方米, 建|村卫生室: what is built; 新建村小学 is one of 新建村
_BUILDS = pattern(
    "(?:新建[村镇乡](?=[^，。；]{1,8}\\d)|[修改扩重援]?建[村镇乡])"
    f"(?={either(load_toml('places.toml')['unknown']['built'])})"
)
# 柳河市场|为支柱的生意, 职能部|室15个 and 党总支|、居委会成员11人 are what somebody has
_SUCH_AS = pattern(
    f"为[\u4e00-\u9fff]{{2,4}}的(?![^，。；]{{0,20}}{either(load_toml('words.toml')['does_for'])})|(?<=部)室\\d|[、和与][\u4e00-\u9fff]{{0,6}}成员\\d"
)
_SHORT = 3  # characters of a name with no name in it
_EVENT, _SOON = "活动", 16  # what a clause may begin with, and the characters in which it ends
_BY = "由"
_MANY = 3
_AND_MORE = pattern("等[\\d一二两三四五六七八九十]")
_GAINED = pattern(
    "(?:等[^，。；]{0,12}?)?(?:再次|首次|分别|喜|又|再|成功)?(?:荣?获|被|经|荣膺|当选|入选|位列|上榜|榜上有名)"
    "|、|等(?:[\\d一二两三四五六七八九十]+[\u4e00-\u9fff]{1,5}(?=[、和]|\\Z)|[\u4e00-\u9fff]{0,3}\\Z)"
)
_UNDER = pattern("[\u4e00-\u9fff]{3,16}?(?:辖内|旗下|下辖)(?=[\u4e00-\u9fff]{4})")
_PLACED = pattern(
    "(?:驻扎|驻守|位于|坐落|地处|有着|素有|成立于|始建于)[^，。；：的]{2,24}的(?=[\u4e00-\u9fff])"
)


def won_before(text: str, start: int, end: int) -> int:
    """Where a clause goes on behind what its subject has won: 获得Y的|青屏县税务局."""
    won = _WON.match(text, start, end)
    return won.end() if won and is_title(strip_marks(won["title"])) else start


def beginning(text: str, start: int, end: int) -> list[ActorMention]:
    """The actors that a clause begins with, unless they only qualify what follows (玉树市的…)."""
    if neighbours(text, start) or _BUILDS.match(text, start, end):
        return []
    under = _UNDER.match(text, start, end)
    start = under.end() if under else start  # 浙江农商联合银行辖内|某农商银行
    placed = _PLACED.match(text, start, end)
    start = placed.end() if placed else start  # 驻守在海河边的|某中队
    former = text.startswith("原", start) and len(cut(text[start : start + 4])[0]) == 1
    start += former  # 原|新建街卫生院
    mentions = actors_at(text, start, end)
    if not mentions or (former and mentions[0].end - start <= _SHORT):
        return [] if mentions else _described(text, start, end)  # 原岭林场 is no 岭林场
    after = mentions[-1].end
    idle = within(text, mentions[-1]) or qualifies(text, mentions[-1], end)
    such = _PROJECT.match(text, after, end) or _SUCH_AS.match(text, after, end)
    if idle or text[after:end] == "等" or such:
        return []  # 设有文化室，农家书屋等 lists to its end
    body = mentions[0].kind == "Organisation" or not regions(mentions[0].text)
    counted = leading(text, after, end) if body else None
    if counted and _possessed(text, mentions, counted, end):
        return []
    own = MEMBERS.match(text, after) or own_people(text, after, end)
    if (text.startswith("的", after) and not own) or text.startswith(("”", "》"), after):
        return []
    return mentions


def led(text: str, start: int, end: int) -> tuple[list[ActorMention], bool]:
    """By whom what a clause tells of is held, and whether the clause goes on about them.

    由|石桥县文联|组织作家采风 does; 由石桥县文联主办的书展… and 书展由石桥县文联主办 are of the show.
    """
    by = text.find(_BY, start, end) + 1
    found = actors_at(text, by, end) if by else []
    leads = _leads().match(text, found[-1].end, end) if found else None
    if leads is None:
        return [], False
    return found, by == start + 1 and not text.startswith("的", leads.end())


@cache
def _leads() -> re.Pattern[str]:
    data = load_toml("words.toml")["company"]
    return re.compile(rf"(?:共同|联合|统一|负责)?{either(data['leads'], unless=data['roles_unless'])}")


def one_of_many(text: str, mentions: list[ActorMention], end: int) -> bool:
    """Whether those a clause begins with are a list of some who gained, or only names: A、B等9家."""
    after = mentions[-1].end
    several = len(mentions) >= _MANY or _AND_MORE.match(text, after) is not None
    return several and (after == end or _GAINED.match(text, after, end) is not None)


def _possessed(text: str, names: list[ActorMention], counted: Quantity, end: int) -> bool:
    """Whether a number behind `names` makes them what somebody has: 服务队14支, 有甲中心、乙中心2个单位."""
    if len(names) > 1:
        return counted.value == len(names) and text.endswith("有", 0, names[0].start)
    return counted.end == end or text[counted.end] == "、"


@cache
def _people() -> re.Pattern[str]:
    """某分公司|的青年志愿者们来到…: what people of a body do, it does."""
    people = either(load_toml("words.toml")["own_people"])
    return re.compile(rf"的[\u4e00-\u9fff]{{0,6}}?{people}们?(?![的和与及、“])(?=[\u4e00-\u9fff]{{2}})")


def own_people(text: str, at: int, end: int) -> bool:
    """Whether people of a body that ends at `at` follow whose deeds are its own: 某分公司|的青年志愿者们…."""
    return _people().match(text, at, end) is not None


def within(text: str, mention: ActorMention) -> bool:
    """Whether the name of a body only says where something is: 民歌馆|里飘出歌声."""
    return mention.kind == "Organisation" and _WITHIN.match(text, mention.end) is not None


def qualifies(text: str, mention: ActorMention, end: int) -> bool:
    """Whether the bare name of a place only says of where the noun behind it is: 杭州|都市圈."""
    if next(tokens(text, mention.end, end), "") not in _around():
        return False
    named = regions(mention.text)
    if not named or named[-1].end < len(mention.text):
        return False
    return not any(division.name == named[-1].name for division in gazetteer().named(named[-1].name))


@cache
def _around() -> frozenset[str]:
    """What stands behind the name of a place and is not the place."""
    return frozenset(words(load_toml("places.toml")["unknown"]["around"]))


def _described(text: str, start: int, end: int) -> list[ActorMention]:
    """曾获Y称号的玉门市，: the actor that a relative clause leads to, standing at the clause's end."""
    event = text.find(_EVENT, start, min(end, start + _SOON)) + len(_EVENT)
    held = actors_at(text, event, end) if event > len(_EVENT) else []
    if held and regions(held[0].text) and held[0].kind == "Organisation":
        return held  # 此次送清凉活动|青屏县总工会…
    relative = text.rfind("的", start, end)
    near = relative > start and end - relative <= 24 and may_end(text, end)
    mentions = actors_at(text, relative + 1, end) if near else []
    if not mentions or mentions[-1].end != end or _BECOMES.search(text, start, relative):
        return []
    if text.startswith(("是", "系"), start):
        return []  # 是一所百年名校 goes on about the school
    praised = _PRAISED.match(text, start) and text[relative - 1] == "”"  # 被评为“Y”的武警金沙中队
    return mentions if praised or regions(mentions[0].text) else []
