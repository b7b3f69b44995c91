"""What the actors that a clause begins with tell of whom its sentence is about."""

from __future__ import annotations

import re
from functools import cache

from wenmai_extractors.actors import ActorMention
from wenmai_extractors.bodies import anaphor_head, body_ends, is_internal
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.names import name_parts
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import named_at, roles
from wenmai_extractors.regions import level_of, regions
from wenmai_extractors.scene import Actor
from wenmai_extractors.segmenter import tokens
from wenmai_extractors.syntax import Clause
from wenmai_extractors.vocabulary import boundaries, is_verb

_SIZED = pattern("(?:建筑|总|使用|展厅)?(?:面积|占地)(?:约|达|近|为|共)?\\d")
_EVENT = pattern(
    "(?:第[一二三四五六七八九十\\d]{1,3}[届次]|首届|年度)[^，。；]{2,40}(?:举行|召开|开幕|举办|落幕)"
)
_WINS = pattern("(?:再次|首次|喜|又|再|成功)?(?:荣?获|被评|被授|荣膺|当选|入选|榜上有名)")
# 全省会议近日在…召开
_WIDE = pattern(r"全(?P<scope>[国省市区州县盟旗])[^，。；]{2,40}(?:举行|召开|开幕|举办|落幕|闭幕)\Z")
_NEAR = 32  # characters in which where somebody goes stands before a dash
_WHERE = pattern("(?:到|走进|深入|前往|赴)[^，。；—]{2,24}—+\\Z")
_RULERS = pattern("(?:人民)?政府|[省市县区州旗镇乡]?党?委")


def rulers(actors: tuple[Actor, ...], place: Actor) -> bool:
    """Whether all of them govern `place`: 石桥镇|政府."""
    rests = (actor.name.removeprefix(place.name) for actor in actors)
    return place.type == "Place" and all(_RULERS.fullmatch(rest) for rest in rests)


def units(mentions: list[ActorMention]) -> bool:
    """Whether all of them are units of a body, 各党支部 or 局机关党委, and none has a name of its own."""
    texts = [mention.text for mention in mentions]
    return all("“" not in text and (is_internal(text) or anaphor_head(text)) for text in texts)


def sized(text: str, mentions: list[ActorMention], end: int) -> bool:
    """Whether a clause only says how large one of somebody's things is: 活动中心|面积180平方米."""
    return bool(mentions) and _SIZED.match(text, mentions[-1].end, end) is not None


def stages(text: str, mentions: list[ActorMention], end: int) -> bool:
    """Whether a place begins a clause only as that of an event: 石桥县|第二届颁奖典礼在…举行."""
    return mentions[-1].kind == "Place" and _EVENT.match(text, mentions[-1].end, end) is not None


def wins(text: str, mentions: list[ActorMention], end: int) -> bool:
    """Whether a clause goes on with what the one it begins with wins."""
    return mentions[-1].kind == "Organisation" and _WINS.match(text, mentions[-1].end, end) is not None


def win_together(text: str, mentions: list[ActorMention], end: int) -> bool:
    """Whether a clause says what several win: A村、B村被评为Y."""
    return len(mentions) > 1 and _WINS.match(text, mentions[-1].end, end) is not None


def vague(mentions: list[ActorMention]) -> bool:
    """Whether a clause begins with nobody, or with a noun that stands for somebody."""
    return not mentions or (len(mentions) == 1 and mentions[0].kind == "Anaphor")


def pair(text: str, mentions: list[ActorMention], actors: tuple[Actor, ...]) -> bool:
    """Whether A与B begin a clause: what follows goes on about A."""
    if len(mentions) != 2 or len(actors) != 2:
        return False
    return text[mentions[0].end : mentions[1].start] in ("与", "同")


def leads_only(text: str, clause: Clause, *, first: bool) -> bool:
    """Whether only times and openings stand before a clause in its sentence: 据悉，近年来，|县文化馆…."""
    at, end = clause.sentence[0], clause.start - 1
    while not first and at < end:
        behind = skip_lead(text, at, end)
        if behind < end and text[behind] != "，":
            return False
        at = behind + 1
    return True


def apposed(text: str, clause: Clause, mentions: list[ActorMention]) -> bool:
    """Whether a clause only names what the one before acts on, or where: 到敬老院——松河乐园|慰问."""
    if not mentions or clause.start == clause.sentence[0] or text[clause.start - 1] != "—":
        return False
    return mentions[-1].end == clause.end or bool(
        _WHERE.search(text, max(clause.sentence[0], clause.start - _NEAR), clause.start)
    )


def of_theirs(speakers: tuple[Actor, ...], told_of: tuple[Actor, ...]) -> bool:
    """Whether who speaks is of the one told of: 周塘村|党支部书记."""
    whole = told_of[0].name
    owners = ((actor.name, actor.name[: next(iter(body_ends(actor.name)), None)]) for actor in speakers)
    return all(name.startswith(whole) or (owner != name and whole.endswith(owner)) for name, owner in owners)


def held_elsewhere(part: str, hero: Actor | None) -> bool:
    """Whether a clause tells of an event too wide for whom the report is about: 全省会议 in a school's."""
    held = _WIDE.match(part)
    if not held or hero is None:
        return False
    known = regions(hero.name)
    level = known[-1].level if known else level_of(hero.name[0])
    return level_of(held["scope"]) < level


def struck(text: str, mentions: list[ActorMention], end: int) -> bool:
    """Whether a clause only says where a disaster was: 江北市|遭受了洪灾."""
    return mentions[-1].kind == "Place" and _struck().match(text, mentions[-1].end, end) is not None


@cache
def _struck() -> re.Pattern[str]:
    data = load_toml("words.toml")["struck"]
    comes = rf"{either(data['by'])}了?[^，。；]{{0,10}}?{either(data['what'])}"
    return re.compile(rf"[^，。；]{{0,6}}?(?:{comes}|{either(data['alone'])})")


def of_somebody(text: str, body: ActorMention, end: int) -> bool:
    """Whether a body only says whose somebody is who holds no post: 文化馆|罗延等人作了示范."""
    at = body.end
    named = named_at(text, at, end) if body.kind == "Organisation" and not roles().match(text, at) else None
    if named is None or roles().match(text, named[1]):
        return False
    if named[1] - named[0] == 2 and text[at] not in name_parts().common:
        return False  # 镇政府|多措|并举
    word, behind = next(tokens(text, at, end)), next(tokens(text, named[1], end), "等")
    does = behind in boundaries() or is_verb(behind) or behind in "等、"
    return does and word not in boundaries() and not is_verb(word)
