"""Others who act in a clause that names no body: whom a report counts, or has somebody call upon.

全镇有46家企业建立了X, 来自各校的选手参加Y, 鼓励大家参与Z: none is the deed of whom the report is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import has_figure
from wenmai_extractors.scene import Actor, Line, Predication
from wenmai_extractors.segmenter import tokens
from wenmai_extractors.vocabulary import boundaries, is_verb, openings
from wenmai_extractors.wording import NUMBER

_ALL = pattern("[全本我][局院校行所站队]|全公司|全体")  # 全局职工参加…: the body itself does
_ALL_THERE = pattern("[全本我][县市镇村]")  # 全县妇女参加…: the county does, and no body in it
_OF_BRANCHES = ("系统", "代表团", "成员单位")
_BRANCH = "(?!全|本|我)[\u4e00-\u9fff]{2,4}"  # 卫生|系统
_OFFICES = "部门"
# 我市|地税系统, 市、区|卫健部门
_SEAT = "(?:我[省市县区州]|[省市县区州](?:[、和]?[省市县区州乡镇村]){0,2}(?:[两三]级)?)?"
_BY_PLAN = pattern("(?:按照|根据|依据|依照|参照)[^，。；]{0,8}\\Z")
_NEAR = 16  # characters between calling upon people and what they do


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports bring in others who act: contestants and leads of words.toml."""

    contestants: re.Pattern[str]
    counted: re.Pattern[str]
    people: re.Pattern[str]
    leads: frozenset[str]


@cache
def _words() -> _Words:
    data = load_toml("words.toml")
    number = f"(?:近|约|逾)?{NUMBER}(?:余|多)?[个家户支所]"
    return _Words(
        contestants=re.compile(either(data["contestants"])),
        counted=re.compile(
            rf"(?:\A|(?:已|共|现|还|另|其中)?有){number}[^，。的、]{{0,8}}?{either(data['counted'])}"
            r"(?!的|[均都全])[^，。的、在为对向]{0,6}(?:在[本各][^，]{1,3})?\Z"
        ),
        people=re.compile(
            rf"(?:{either(data['some'])}|\d{{1,7}}(?:余|多)?名){{0,2}}{either(data['bystanders'])}们?(?![的、和与队协服])"
        ),
        leads=frozenset(words(data["leads"])),
    )


def others_act(line: Line, predication: Predication, label: str, start: int) -> bool:
    """Whether somebody else than the clause's subject does what the verb at `start` says."""
    text = line.text[predication.body : start]
    counted = _words().counted.search(text) if has_figure(text, 0, len(text)) else None
    if counted and (counted.group()[0] in "已共现还另其有" or not predication.explicit):
        return True
    if "自发" in text and not predication.explicit:
        return True  # 居民们自发|组建腰鼓队
    if label != "join":
        return False
    begin = predication.clause.start
    if line.text.startswith("来自", begin) and line.text.find("的", begin, start) > begin:
        return True
    place = all(subject.type == "Place" for subject in predication.subjects)
    sent = _ALL.search(text) or (place and _ALL_THERE.search(text)) or "组织" in text  # 组织|居民|参加
    return not predication.explicit and bool(_words().contestants.search(text)) and not sent


def people_act(line: Line, predication: Predication) -> bool:
    """志愿者利用休息时间，|参与X: whether a clause begins with people whom nobody names."""
    match = _words().people.match(line.text, predication.body, predication.clause.end)
    return match is not None


@cache
def _strangers() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Words for people and bodies of no name, with the endings of the names of those whose they are."""
    before, behind = _around_strangers()
    kinds = ((re.compile(f"{before}{_heads(heads)}{behind}"), words(ends)) for heads, ends in _whose())
    return (*kinds, (re.compile(_guests()), ()))


def _whose() -> Iterator[tuple[str, str]]:
    """Each kind of strangers with whose they are; 民警, 消防员 and the like act for a place as well."""
    yield from load_toml("words.toml")["strangers"]["whose"].items()
    for heads, ends in load_toml("organisations.toml")["staff"].items():
        yield heads, f"{ends} Place"


def _heads(heads: str) -> str:
    """What stands in the data file for one kind of strangers, as a pattern."""
    if heads == _OFFICES:
        return f"{_SEAT}{either(load_toml('organisations.toml')['systems'])}{_OFFICES}"
    return f"{_SEAT + _BRANCH if heads in _OF_BRANCHES else ''}{either(heads.replace('|', ' '))}"


def _around_strangers() -> tuple[str, str]:
    """What may stand before them, and what they end with."""
    data = load_toml("words.toml")["strangers"]
    counted = r"\d{1,7}(?:余|多)?[名个家位户支]"
    return rf"(?:{either(data['before'])}|{counted}){{0,2}}", rf"们?(?!{either(data['not_before'])})"


def _guests() -> str:
    """参加仪式的|领导: who came, whoever they are."""
    data = load_toml("words.toml")["strangers"]
    attending, guests = either(data["attending"]), either(data["guests"])
    return rf"{attending}[^，。；的]{{0,12}}的[^，。；的]{{0,8}}?{guests}{_around_strangers()[1]}"


@cache
def _any_stranger() -> re.Pattern[str]:
    """What all of them begin with: one look tells most clauses apart."""
    before, behind = _around_strangers()
    anybody = "|".join(_heads(heads) for heads, _ in _whose())
    return re.compile(f"{before}(?:{anybody}){behind}|{_guests()}")


# 第八届“X”|在B举行发布会: the event that acts is somebody's whom nothing names.
_EVENT = pattern(
    "(?:第[一二三四五六七八九十\\d]{1,3}[届次期]|首届)“[^“”]{2,30}”[\u4e00-\u9fff]{0,8}?"
    "(?:在[^，。；]{2,20}?)?(?:举行|举办|召开)(?=[\u4e00-\u9fff“]{3})"
)


def strangers_act(line: Line, predication: Predication) -> bool:
    """学生们参观了法庭，开展了X in a report on a court: whether a clause begins with others of no name."""
    span = predication.body, predication.clause.end
    if predication.explicit:
        return False
    if _firms_act(line, predication) or _EVENT.match(line.text, *span):
        return True
    if not _any_stranger().match(line.text, *span):
        return False
    for stranger, endings in _strangers():
        match = stranger.match(line.text, *span)
        if match:
            after = next(tokens(line.text, match.end(), span[1]), "")
            acts = after in boundaries() or is_verb(after) or openings().match(line.text, match.end())
            return bool(acts) and not any(
                _theirs(actor, endings, match.group()) for actor in predication.subjects
            )
    return False


@cache
def _firms() -> re.Pattern[str]:
    """丰禾、德威等企业|分别开展X: bodies by names that nothing knows."""
    data = load_toml("words.toml")["firms"]
    name = "[^，。；的有在对向到为入进给]"
    many = rf"等\d{{0,4}}[多余]?[家个所]?[\u4e00-\u9fff]{{0,4}}{either(data['kinds'])}"
    does = f"{either(data['manner'])}?{either(data['verbs'])}"
    return re.compile(f"(?!{either(data['led_by'])}){name}{{2,30}}、{name}{{2,16}}{many}{does}")


def _firms_act(line: Line, predication: Predication) -> bool:
    """丰禾、德威等企业|分别开展X: whether firms by names that nothing knows act, not a body or its verb."""
    span = predication.body, predication.clause.end
    if not _firms().match(line.text, *span) or any(a.type != "Organisation" for a in predication.subjects):
        return False
    first = next(tokens(line.text, *span), "")
    return not (first in boundaries() or is_verb(first) or openings().match(line.text, span[0]))


def _theirs(actor: Actor, endings: tuple[str, ...], people: str) -> bool:
    """Whether people are those of `actor`: 学生 of a school, 税务系统 of a tax bureau."""
    if actor.type == "Place" and "Place" in endings:
        return True
    return actor.name.endswith(endings) or (
        people.endswith(("系统", _OFFICES)) and all(char in actor.name for char in people[-4:-2])
    )


def only_spoken_of(line: Line, predication: Predication, start: int, end: int) -> bool:
    """Whether a paper issued is not what a clause tells: 关于|公布Y名单的通知, 按照预先|制定|的预案."""
    if line.text.endswith("关于", 0, start):
        return True
    by = _BY_PLAN.search(line.text, predication.clause.start, start)
    return by is not None and line.text.startswith("的", end) and not line.text.startswith("的《", end)


def called_upon(line: Line, before: tuple[int, int], start: int) -> bool:
    """鼓励|大家|参与X: whether the verb at `start` is what the one at `before` calls upon others to do."""
    between = line.text[before[1] : start]
    call = line.text[slice(*before)]
    return 1 < len(between) <= _NEAR and not set("，、；") & set(between) and call not in _words().leads
