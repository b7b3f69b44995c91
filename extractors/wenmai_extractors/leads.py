"""What stands before the subject of a clause and is not of it: list marks, times, openings, sources."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.patterns import pattern
from wenmai_extractors.segmenter import begins_word, cut
from wenmai_extractors.times import SHORT_YEAR
from wenmai_extractors.vocabulary import openings, verbs
from wenmai_extractors.wording import REWARDS

# What may stand before a subject besides openings: quotes, list marks, times of any form, a set-off place.
_MARK = (
    r"“(?![^”]{1,24}”)|中[美韩日德法英港台]合资(?=[\u4e00-\u9fff]{4})|\d{1,3}岁的(?=[\u4e00-\u9fff]{2})|[◆■●★▲□○◎·、\s]+|[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?=.(?!\d)))[）)、.．]"
    r"|[\u4e00-\u9fff]{0,6}(?:典礼|庆典|大会|会议|仪式|比赛|论坛|晚会|活动)上|（[^）]{2,24}）|“[^”]{2,12}”(?:以来|期间|时期)"
)
_PRESS = (
    r"(?:(?:本报|本刊|本网|新华社)[^，。（]{0,16}?|[\u4e00-\u9fff]{1,6}[网社报台端](?:[\u4e00-\u9fff]{2,4})?\d{1,2}月\d{1,2}日)(?:讯|电)(?:（[^）]{2,24}）)?"
    r"(?:[\u4e00-\u9fff、 ]{0,24}报道：?)?"
    r"|(?=[\u4e00-\u9fff\d]{3,21}+[（(])[\u4e00-\u9fff]{2,14}?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:讯|电)[（(][^（()）]{2,30}[)）]"
    r"|[\u4e00-\u9fff]{2,8}[网社报台端媒]讯[ \u3000：:]"
)
_SOURCE = (
    # 这是该镇实施X的缩影
    r"这(?:正|就|也|只|仅)?是(?=[该我]|[\u4e00-\u9fff]{2,12}?(?:实施|开展|推进|推行|深化|加强|坚持))"
    r"|记(?=[\u4e00-\u9fff]{2,4}[省市县区])"  # 记|石桥市地税局党支部
    r"|(?:这(?:又)?是)?继(?=(?:19|20)\d\d)"  # 这是继|2003年X获Y后的又一荣誉
    r"|(?:据|为)(?=[\u4e00-\u9fff]{2,12}(?:介绍|统计|消息|了解|文明办|透露))|来自|其中"
    # 成立于2004年的|X大队
    r"|(?:成立|始建|创建|创办|组建|设立|建)于[^，。；、的]{2,16}的(?=[\u4e00-\u9fff]{4})"
    # 这位老矿工|在72岁时获Y
    r"|(?<![\u4e00-\u9fff])这位[\u4e00-\u9fff]{1,10}?(?=在\d|于|曾|被|先后|又|也|[获荣])"
    # 如|石桥镇被评为Y: one of those spoken of before; 如该镇被评为Y is a condition
    r"|(?<=[，：；])(?:例如|比如|譬如|如(?![今期愿何此下同上实约数意]))：?(?![该其此某我本])"
    rf"(?![^。！？]{{0,60}}(?:{REWARDS}|可以|将|则))"
    r"(?=[\u4e00-\u9fff]{2,10}?(?:[市县区镇乡村校院局站所]|[中小]学|[一二三四五六七八九十]中|公司)"
    r"(?:先后|连续|分别)?(?:[被获]|荣|评为|当选|入选|跻身))"
)
_YEARS = (
    r"(?:公元)?(?:19|20)\d\d(?:年|(?=[被获荣])|(?![\u4e00-\u9fff\d%.]))"
    r"(?:(?:、|—|至|-)(?:19|20)?\d\d)*年?(?:度|周期)?(?:(?:\d{1,2}[至到—-])?\d{1,2}月份?)?(?:\d{1,2}日)?"
)
_DAYS = r"(?:\d{1,2}[至到—-])?\d{1,2}月份?(?:\d{1,2}日)?(?:[至—-](?:\d{1,2}月)?\d{1,2}日)?"
_TIME = (
    rf"(?:自|从|于|在|截至|截止|到|早在)?(?:目前|本月\d{{1,2}}日|{_YEARS}|{SHORT_YEAR}年(?:\d{{1,2}}月份?)?|{_DAYS}|[今去前当同次本]年)"
    r"(?:[上下]午|[上中下]旬|晚上?|前后|年?(?:[初末底]|中(?![央共国华宣组]))|[春夏秋冬]|期间|间|内|以来|起|后|上半年|下半年|的)*"
    r"|(?:是|同|当)[年月日](?:底|初|[上中下]旬)?(?!度)|\d{1,2}(?:[至—-]\d{1,2})?日(?:[上下]午|晚)?|[今昨]天|[今昨前]日(?!报)|[本上]月(?:[上中下]旬|初|底|末)"
    r"|(?:春节|国庆|五一|中秋|元旦|清明|端午|元宵|暑假|寒假|[双两]节)节?(?:小?长假|假期|期间|前夕|前后|当[天日])(?:期间)?"
    r"|[近过][\d一二三四五六七八九十几]{1,3}年来?|(?:[一二三四五六七八九十几多]{1,3}|\d{1,2})多?年来"
)
# 记者从县卫健局获悉: whoever told it does nothing in what is told.
_INFORMED = (
    r"(?:(?:本报)?记者|笔者)?(?:[近今昨]日|日前|[今昨]天|\d{1,2}日)?从(?P<source>[^，。；：]{2,30}?)"
    r"(?:获悉|了解到|得知|了解得知)[，：]?"
)
# 会上公布省文明委决定，: the decision is that of the body named behind.
_ANNOUNCES = r"(?:大会|会议)?(?:公布|宣布)了?(?=[\u4e00-\u9fff、]{2,24}决定(?:[，：]|\Z))"
_GRADE = pattern("正[副高处科厅局团营连县师]")  # 正高职称4名
_INFORMS = 12  # characters within which 从 follows there
# 活动现场|青屏县疾控中心工作人员讲解…, but 现场会 and 现场教学 are events.
_SPOT = (
    r"(?:活动|仪式|比赛|宣传)现场(?=[\u4e00-\u9fff]{2,14}?[省市县区旗镇乡村])"
    r"|现场(?=[\u4e00-\u9fff]{2,7}?[市县区旗镇乡][\u4e00-\u9fff])"
)
_LEAD = pattern("|".join((_MARK, _PRESS, _SOURCE, _INFORMED, _ANNOUNCES, _SPOT, _TIME)))


@cache
def _headings() -> re.Pattern[str]:
    """基本概况|石塘村位于…, but 基本情况如下 goes on."""
    return re.compile(
        rf"{either(load_toml('words.toml')['headings'])}(?=[\u4e00-\u9fff]{{3}})(?!如下|的|是|为|和|及)"
    )


def informants(text: str, start: int, end: int) -> str:
    """Who told what is reported, where a clause begins with that: 记者从|县卫健局|获悉; else nobody, ""."""
    from_whom = text.find("从", start, min(end, start + _INFORMS)) >= 0
    match = _LEAD.match(text, start, end) if from_whom else None
    return match["source"] or "" if match else ""


@lru_cache(maxsize=1 << 12)
def skip_lead(text: str, start: int, end: int) -> int:
    """Where a clause begins in earnest, behind openings, list marks and times."""
    heading = _headings().match(text, start, end) if start == 0 else None
    start = heading.end() if heading else start
    while start < end:
        lead = _LEAD.match(text, start, end)
        match = lead or openings().match(text, start, end)
        if not match or match.end() == start:
            return start
        if match.group() == "正" and _GRADE.match(text, start):
            return start
        if match.group() in ("深入", "走进") and not _acts(text, match.end()):
            return start  # 深入社区 goes somewhere, 深入开展 does something
        size = match.end() - start
        longer = size == 1 or (not lead and begins_word(text[start : match.end() + 1]))
        if longer and len(cut(text[start : match.end() + 4])[0]) > size:
            return start  # 共 of 共产党员 is no adverb, 成功 of 成功率 no opening
        start = match.end()
    return start


def _acts(text: str, at: int) -> bool:
    hit = next(verbs().find(text[at : at + 8]), None)
    return hit is not None and hit.start <= 2
