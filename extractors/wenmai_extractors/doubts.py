"""What makes a clause a plan, a wish, a duty or a denial rather than what has happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.syntax import Clause
from wenmai_extractors.vocabulary import Hit, modality, verbs
from wenmai_extractors.wording import REWARDS

_BY_PLAN = ("按", "照", "成", "对", "据")
# 如|该镇被评为Y: what may come, while 如|石桥镇被评为Y is an instance
_SUPPOSED = pattern(
    f"如(?=[该其某我本]|[\u4e00-\u9fff]{{0,4}}(?:企业|单位|个人|家庭)|[^。！？]{{0,60}}(?:{REWARDS}))"
)
_WHOM = 10  # characters of those to whom something is said
_HABIT = pattern("每[年月周天日季逢次]|都")
_DEMANDS = load_toml("words.toml")["demands"]
# 按照上级的要求，…: what is asked for, not that somebody asks.
_DEMAND = pattern(rf"{either(_DEMANDS['followed'])}[^，]{{0,60}}要求\Z|{either(_DEMANDS['noun'])}要求\Z")


@dataclass(frozen=True, slots=True)
class _Signs:
    """Speech of words.toml and future of verbs.toml."""

    speech: re.Pattern[str]
    longest: int  # characters of such words
    future: re.Pattern[str]
    object: re.Pattern[str]


@cache
def _signs() -> _Signs:
    speech, future = load_toml("words.toml")["speech"], load_toml("verbs.toml")["future"]
    told = r"(?<!命令)(?<!通报)(?<!决定)"  # what an order or decision points out has happened
    demands = told + either(speech["demands"])
    every = words(f"{speech['demands']} {speech['wishes']} {speech['urges']}")
    begins = "".join(sorted({re.escape(word[0]) for word in every}))
    return _Signs(
        speech=re.compile(
            rf"(?=[{begins}])"  # what is not there at most places
            rf"(?:(?:{demands}|{either(speech['wishes'])})[，：]?\Z|{demands}，"
            rf"|{either(speech['urges'])}[\u4e00-\u9fff]{{0,{_WHOM}}}\Z)"
        ),
        longest=max(map(len, every)) + _WHOM,
        future=re.compile(rf"将{either(future['words'], unless=future['unless'])}"),
        object=re.compile(either(future["object"])),
    )


def doubts_of(text: str, depth: bytes, clause: Clause) -> Iterator[Hit]:
    """Words of planning and denial in a clause, in order."""
    part = text[clause.start : clause.end]
    for hit in modality().find(part):
        at, behind = clause.start + hit.start, clause.start + hit.end
        if depth[at]:
            continue
        if hit.word == "要" and _HABIT.search(text, clause.start, at):
            continue
        if hit.word.startswith("全年计划") and text.endswith(_BY_PLAN, 0, at):
            continue  # 按|全年计划举办了
        if hit.word == "将" and not _future(text, at, clause.end):
            continue
        if hit.word.endswith("计划") and (
            behind == clause.end or text[behind] in "、的和及与”》" or text[at - 1 : at] == "”"
        ):
            continue  # 结合A活动计划，开展B, “X”计划
        yield Hit(at, clause.start + hit.end, hit.word, hit.label)
    if _SUPPOSED.match(text, clause.start):
        yield Hit(clause.start, clause.start + 1, "如", "irrealis")
    if part.endswith("目标") and text.startswith(("：", ":"), clause.end):
        yield Hit(clause.end, clause.end, "目标", "irrealis")  # 目标：2011年创建成为Y
    ending = 0 if "，" in part else len(part) - _signs().longest
    noun = part.endswith("要求") and _DEMAND.search(part) is not None
    if not noun and _signs().speech.search(part, ending) and not depth[clause.end - 1]:
        yield Hit(clause.end, clause.end, "", "irrealis")


def _future(text: str, at: int, end: int) -> bool:
    """Whether 将 at `at` speaks of the future rather than marking an object."""
    if _signs().future.match(text, at, end):
        return True
    hit = next(verbs().find(text[at + 1 : end]), None)
    return hit is not None and hit.start == 0 and not _signs().object.search(text, at, end)
