"""Names that no list and no reading knows, taken as they stand by how they begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wenmai_extractors.actors import actors_before
from wenmai_extractors.bodies import anaphor_endings
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.names import is_name
from wenmai_extractors.naming import ends_body
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import Person, names_before
from wenmai_extractors.regions import LEVELS, regions
from wenmai_extractors.scene import Actor, Line, Mark
from wenmai_extractors.segmenter import cut
from wenmai_extractors.titles import is_title
from wenmai_extractors.vocabulary import boundaries, is_verb, openings, verb_words

_SOUNDS = frozenset("中时应关")  # 中船重工, 时礼村: names begin so too
_HOW = pattern("[以凭经通因由在从用靠为其他]|\\d|[一二两三四五六七八九十〇零]{2}|[\u4e00-\u9fff][次度]")
_OURS = ("我校", "我院", "我局", "我厂")
ITEM = pattern(r"[^、]+")
_JOIN = pattern("[和与及]")
_CASES = "为被对给将把让使"
# 装配一组, 运行二值, 检修班: crews of a firm that no list knows.
_CREW = pattern("(?<=[\u4e00-\u9fff]{4})(?:[一二三四五六七八九十甲乙丙丁]{1,2}[班组队值]|班组|[班组])\\Z")
_SHORTEST, _LONGEST = 4, 30  # characters of a name


def is_body(name: str) -> bool:
    """Whether words that no reading knows end as names of bodies do and begin as names may."""
    ends = ends_body(name) or _CREW.search(name) is not None
    if not _SHORTEST <= len(name) <= _LONGEST or "的" in name or not ends or is_title(name):
        return False
    first, *others = cut(name)
    if any(token in _CASES for token in others):
        return False  # 商会|为|检验班组
    rest = name[len(first) :]
    placed = regions(name) or (rest[:1] not in LEVELS and regions(rest))  # 建行青海省分行 is no deed
    firm = len(first) == 1 and name.endswith("公司")  # 同发食品有限公司
    deed = (first in verb_words() and not placed) or bool(names_before(name, 0, len(name)))  # 教师彭齐院
    begins = first in boundaries() and first not in _SOUNDS and not firm
    return not (begins or deed or openings().match(name))


def is_noun(words: str) -> bool:
    """Whether words name a thing, rather than say how something came about."""
    last = next(reversed(cut(words)), "")
    return len(last) > 1 and not _HOW.match(words) and last not in boundaries() and not is_verb(last)


def addressed(text: str, start: int, end: int) -> list[Person]:
    """运行管理部谢晓东|同志: a name right behind a body, where it is addressed."""
    for size in (4, 3, 2):
        at = end - size
        if at > start and is_name(text[at:end]) and actors_before(text, max(start, at - 24), at):
            return [Person(at, end, text[at:end], None)]
    return []


def plain_bodies(line: Line, start: int, stop: int) -> tuple[Actor, ...]:
    """交行辽宁省分行营业部、江苏省分行玄武支行: bodies as they stand, if all items end as such do."""
    actors = []
    for begin, end in _items(line.text, start, stop):
        name = line.text[begin:end]
        if not (is_body(name) or inner_unit(None, line, begin, end)):
            return ()
        actors.append(Actor(name, "Organisation", Mark(line.number, begin, end)))
    return tuple(actors)


def _items(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The items of a list, where 和 joins two bodies each of them: A局检修班|和|B局化验室."""
    for item in ITEM.finditer(text, start, stop):
        begin, end = item.span()
        for join in _JOIN.finditer(text, begin, end):
            if is_body(text[begin : join.start()]) and is_body(text[join.end() : end]):
                yield begin, join.start()
                begin = join.end()
                break
        yield begin, end


@cache
def _inner_units() -> re.Pattern[str]:
    ends = either(load_toml("organisations.toml")["inner_units"])
    own = r"(?P<own>[我本该][校院局厂所行社]|[我本该]公司)?"
    return re.compile(rf"{own}(?P<unit>[\u4e00-\u9fff\d（）]{{0,10}}{ends})")


def inner_unit(hero: Actor | None, line: Line, start: int, stop: int) -> tuple[Actor, ...]:
    """数学系, 04011班, 我校团委 at start..stop: a unit inside a body, of `hero` where 我校 says so."""
    start -= 2 * line.text.endswith(_OURS, 0, start) if start < stop else 0
    match = _inner_units().fullmatch(line.text, start, stop)
    words = cut(match["unit"]) if match else ("",)
    deed = words[0] in verb_words() and len(words[-1]) == 2  # 旅游系, 护理系, not 健全关系
    deed = deed or words[-1] in ("体系", "关系", "联系")
    if match is None or deed or words[0] in boundaries() or openings().match(match["unit"]):
        return ()
    owned = match["own"] and hero and hero.name.endswith(anaphor_endings(match["own"]) or ())
    name = hero.name + match["unit"] if hero and owned else match.group()
    return (Actor(name, "Organisation", Mark(line.number, start, stop)),)
