"""What the actors that a clause begins with tell of whom its sentence is about."""

from __future__ import annotations

import re

from wenmai_extractors.actors import ActorMention
from wenmai_extractors.bodies import anaphor_head, is_internal
from wenmai_extractors.scene import Actor

_SIZED = re.compile("(?:建筑|总|使用|展厅)?(?:面积|占地)(?:约|达|近|为|共)?\\d")
_EVENT = re.compile(
    "(?:第[一二三四五六七八九十\\d]{1,3}[届次]|首届|年度)[^，。；]{2,40}(?:举行|召开|开幕|举办|落幕)"
)
_WINS = re.compile("(?:再次|首次|喜|又|再|成功)?(?:荣?获|被评|被授|荣膺|当选|入选|榜上有名)")
_RULERS = re.compile("(?:人民)?政府|[省市县区州旗镇乡]?党?委")


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


def vague(mentions: list[ActorMention]) -> bool:
    """Whether a clause begins with nobody, or with a noun that stands for somebody."""
    return not mentions or (len(mentions) == 1 and mentions[0].kind == "Anaphor")


def pair(text: str, mentions: list[ActorMention], actors: tuple[Actor, ...]) -> bool:
    """Whether A与B begin a clause: what follows goes on about A."""
    if len(mentions) != 2 or len(actors) != 2:
        return False
    return text[mentions[0].end : mentions[1].start] in ("与", "同")
