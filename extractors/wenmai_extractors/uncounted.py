"""Which numbers are no figures of whom the clause speaks of: durations, ranks, who won, who came, aims."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import Quantity
from wenmai_extractors.scene import Line, Predication
from wenmai_extractors.titles import is_title
from wenmai_extractors.topics import of_titles

_QUOTED = pattern("“(?P<title>[^“”]{4,20})”(?=[和及与，。、；]|\\Z)")
_RANKED = pattern("(?<![目日以之年此先月天眼节赛会课战提生期汛考班婚产])前\\Z")
_LASTED = pattern("多(?:月|星期|小时|学时|工作日)")  # 历时6个|多月
_GIVEN = pattern("(?:各|分别)(?:给予|奖励|奖|兑现)[^，。；]{0,40}\\Z")
_ROUND = pattern("[百千万][^\\d零一二两三四五六七八九十百千万亿余多来]{1,4}")  # 万家灯火, 万亩草原
# 全国共有|1200家: figures of nobody here
_WIDE = pattern(
    "(?<![在自向为占比是对到])(?:全国|全球|全世界|世界上?|我国)(?:现|目前|已|累计|总|仅|只)?(?:共|有|评)[^，。；]{0,40}\\Z"
)
# 石塘镇、柳林镇等乡镇|共捐衣服: of no single one of them
_TOGETHER = pattern("、[^，。；、]{1,20}等[^，。；、共]{1,8}共[^。；]{0,40}\\Z")
_FOR_ALL = pattern("(?![居散分聚])[\u4e00-\u9fff]")
_PEOPLE = ("名", "位", "人")
_AMONG = pattern("[\u4e00-\u9fff]{0,8}?(?:(?:之?中|里)(?:名?[列排位居]|脱颖|率先|胜出|唯一)|行列|俱乐部)")
_AIMED = 120  # characters in which an aim stands before a number
_NEAR = 80  # and the other signs, which are no longer
_OF_ITS_OWN = pattern("辖|下设|设有|建成|打造|撰写|荣获|获[得评]")  # the sum of these is what somebody has


@dataclass(frozen=True, slots=True)
class _Words:
    """Which numbers are no figures: figures.toml compiled."""

    idle: frozenset[str]
    lasting: Mapping[str, tuple[str, ...]]
    pointing: tuple[str, ...]
    won: re.Pattern[str]
    apart: re.Pattern[str]
    aim: re.Pattern[str]
    given: re.Pattern[str]
    came: re.Pattern[str]

    def counts(self, text: str, begin: int, quantity: Quantity) -> bool:
        """Whether a quantity counts something: no duration, no 一个, no 万家灯火."""
        if quantity.unit in self.idle:
            before = text[begin : quantity.start].rstrip("达为约已近")
            return before.endswith(self.lasting.get(quantity.unit, ()))
        if (
            _ROUND.fullmatch(text, quantity.start, quantity.end)
            and text[quantity.start - 1] not in "过近超达"
        ):
            return False
        if quantity.unit == "小时" and quantity.value == 24:
            return False
        digit = text[quantity.start].isdigit() and quantity.start > begin
        return quantity.value not in (1, 2) or quantity.unit in ("%", "万元", "元") or digit


@cache
def _words() -> _Words:
    data = load_toml("figures.toml")
    return _Words(
        idle=frozenset(words(data["idle_units"])),
        lasting={unit: words(names) for unit, names in data["lasting"].items()},
        pointing=words(data["pointing"]),
        won=re.compile(
            rf"[^，。；]{{0,60}}?{either(data['won'])}(?=[，。；（]|\Z)|[^，。；]{{0,14}}之一"
            rf"|[^，。；]{{0,10}}中的一[个家名员]"
            rf"|[\u4e00-\u9fff]{{0,8}}?(?:荣?获得?|当选|入选|被评|被授)[^，。；]{{0,24}}(?:称号|荣誉|奖|[家国省]级)"
            rf"|[^，。；：“]{{0,16}}?{either(data['honoured'])}|[^，。；：]{{0,14}}?(?:分别[是为]|(?:是|为|有|如下|包括)\Z)"
        ),
        apart=re.compile(r"(?<=[里米])(?:以|之|开)?外"),
        given=re.compile(rf"{either(data['gives'])}了?(?:“[^“”]{{1,20}}”)?\Z"),
        came=re.compile(rf"[^，。；：“]{{1,12}}?{either(data['came'])}"),
        aim=re.compile(
            rf"(?<![为以]){either(data['aims'])}(?!了)(?:[^，。；]{{0,40}}\d[^，。；]{{0,20}}，(?!目前|现|已))?[^，。；]{{0,40}}\Z"
        ),
    )


def counts(line: Line, predication: Predication, begin: int, quantity: Quantity) -> bool:
    """Whether a number is a figure of whom the clause speaks of: not 这12家企业, nor who won (3人获表彰)."""
    if predication.doubtful(quantity.start) or line.text.endswith(_words().pointing, 0, quantity.start):
        return False
    if _of_others(line, predication, begin, quantity) or _reaches(line, quantity):
        return False
    clause = predication.clause
    ranked = _RANKED.search(line.text, max(begin, quantity.start - 2), quantity.start)  # 总分前|三名
    if ranked or _GIVEN.search(line.text, max(clause.start, quantity.start - _NEAR), quantity.start):
        return False  # 各奖励5万元: not what they have
    near = max(clause.sentence[0], quantity.start - _AIMED)
    aim = _words().aim.search(line.text, near, quantity.start)
    aim = aim or _words().given.search(line.text, max(clause.start, near), quantity.start)
    behind = (_words().won, _words().apart, _AMONG, _LASTED)  # … and 在全省100个县市区中排名第七
    if aim or any(sign.match(line.text, quantity.end, clause.end) for sign in behind):
        return False
    return not quantity.several and _words().counts(line.text, begin, quantity)


def _of_others(line: Line, predication: Predication, begin: int, quantity: Quantity) -> bool:
    """Whether a number is of who won or came, of an honour, of the whole country or of a list together."""
    clause = predication.clause
    quoted = _QUOTED.match(line.text, quantity.end)
    if quoted and is_title(quoted["title"]):
        return True  # 85个“全国优秀法院”: who won, not what somebody has
    if line.text.endswith("等", 0, quantity.start) and _summed(line, predication, begin, quantity):
        return True
    near = quantity.start - _NEAR
    wide = _WIDE.search(line.text, max(clause.start, near), quantity.start)
    told = of_titles(line.text, skip_lead(line.text, clause.start, clause.end), quantity.start)
    together = told or wide or _TOGETHER.search(line.text, max(clause.sentence[0], near), quantity.start)
    return bool(together) or _came(line, predication, quantity)


def _reaches(line: Line, quantity: Quantity) -> bool:
    """62万人|口用水: whether a number only says for how many something else is."""
    return line.text[quantity.end - 1 : quantity.end + 1] == "人口" and bool(
        _FOR_ALL.match(line.text, quantity.end + 1)
    )


def _came(line: Line, predication: Predication, quantity: Quantity) -> bool:
    """200名村民|坐在台下: whether a number begins to tell what people at an event do."""
    clause = predication.clause
    if quantity.unit not in _PEOPLE or not _words().came.match(line.text, quantity.end, clause.end):
        return False
    opens = quantity.start in (predication.body, skip_lead(line.text, clause.start, clause.end))
    return opens or line.text.endswith(("的", "、", "及", "和", "当地", "现场"), clause.start, quantity.start)


def _summed(line: Line, predication: Predication, begin: int, quantity: Quantity) -> bool:
    """授予石塘镇等|38个村镇, 大队长姚长河等|3名同志: whether a list is summed up, not what somebody has."""
    ends = quantity.unit in _PEOPLE and predication.clause.end - quantity.end <= len("人民警察")
    return ends or not _OF_ITS_OWN.search(line.text, begin, quantity.start)
