"""Whose short life a passage tells: 孟庆和，男，1957年生."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wenmai_extractors.names import is_name
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import roles

_LEAD = "(?:【?(?:人物|个人|先进|本人)?(?:小传|简介|简历|档案|名片)[：:】])?"
# Whom an entry of a roll of persons is about: 孟庆和，男，1957年生.
_BORN = pattern(
    rf"{_LEAD}(?P<name>[\u4e00-\u9fff·]{{2,10}}?)(?:同志)?(?:[，（]|[ \u3000]{{1,2}}(?=[男女][，（ \u3000]))"
    r"(?:男|女|[\u4e00-\u9fff]{1,4}族|(?:19|20)\d\d年(?:\d{1,2}月)?(?:出)?生|(?:出)?生于(?:19|20)\d\d"
    r"|\d\d岁，|现年\d\d岁"
    r"|自?(?:(?:19|20)\d\d|[5-9]\d)年(?:\d{1,2}月)?(?:参加|从事|毕业|入伍|参军|任教|从教|入党|考入)"
    r"|(?:1[89]|20)\d\d年?(?:\d{1,2}月(?:\d{1,2}日)?)?[—–~～-])"  # 汪德明（1922—1990）
)
# 姓名：李文达, the first line of a form
_FORM = pattern(r"姓\s{0,4}名\s?[：:]\s?(?P<name>[\u4e00-\u9fff·]{2,10})(?=[，；\s]|\Z)")
# 李文达同志今年32岁, 教师余联明老师认真学习…: whom a report on merits is about.
_ADDRESSED = pattern(
    r"(?:教师|医生|医师|护士|民警|法官|检察官|职工|校长|院长|村支书)?(?P<name>[\u4e00-\u9fff]{2,4}?)(?:同志|老师)"
    r"(?=，?(?:今年|现年|自|于?(?:19|20)?\d\d年|出生|生于|现任|系|是一[名位]|从事|从教|任教|爱岗|认真|热爱|政治|思想))"
)


@cache
def _served() -> re.Pattern[str]:
    """章为民，某村党支部书记，…: a name, and who that is."""
    return re.compile(
        rf"{_LEAD}(?P<name>[\u4e00-\u9fff·]{{2,4}})，(?:[是系])?[^，。；：]{{0,24}}?{roles().pattern}[，。]"
    )


def sole(lives: Sequence[re.Match[str] | None]) -> int:
    """The number of the passage with the only life that an article tells, if it begins with it; else -1.

    `lives` are what `lived` finds in its passages.
    """
    told = [number for number, life in enumerate(lives) if life]
    return told[0] if len(told) == 1 and told[0] <= 1 else -1


def lived(text: str) -> re.Match[str] | None:
    """What a passage begins with that goes on about a person, whose `name` it holds; None for others."""
    born = _BORN.match(text) or _served().match(text) or _ADDRESSED.match(text)
    born = born or _FORM.match(text)
    return born if born and is_name(born["name"]) else None
