"""Bodies and places for a use that a report brings in as what somebody sets up, or under a new name.

组建“雷锋车”投递班 names a team that the next sentence calls 投递班; 更名为第六园艺场 what 园艺场 means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wenmai_extractors.actors import ActorMention, actor_at
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import strip_marks
from wenmai_extractors.patterns import pattern
from wenmai_extractors.vocabulary import kinds

_QUOTED = pattern(r"“(?P<said>[^“”]{1,16})”[\u4e00-\u9fff]{0,10}")
_HALL = pattern("(?:馆|园|厅|书屋|中心)\\Z")
_POINTED = words(load_toml("organisations.toml")["pointed_sites"])
_BASE = pattern("[\u4e00-\u9fff]{2,14}(?:基地|平台)(?=[，。；、]|\\Z)")
# 未|更名为X, 将|更名为X, 曾|更名为X: not what those are called
_NOT_SO = pattern("(?:[未没拟曾]|不再|计划|准备|申请|一度|即将|将)[^，。；将把]{0,4}\\Z")
_SHORTEST = 3
_COUNT = r"(?:[一二两三四五六七八九十\d]{1,3}[座个处所家支])"


@cache
def _beginnings() -> re.Pattern[str]:
    """What stands before the name of a new body, who makes it up included.

    建设 and 打造 only with 了 or a count, or before a quotation: 打造“一站多点”实践站.
    """
    data = load_toml("organisations.toml")
    made_of = r"由[^，。；“]{2,40}?(?:组成|构成|参加|牵头)的"
    begins = either(" ".join((data["founded"], data["built"], data["renamed"])))
    bare = f"(?:(?<!{'|'.join(words(data['built']))})|(?=“))"  # all of two characters
    return re.compile(rf"{begins}(?:[了起]{_COUNT}?|{_COUNT}|{bare})(?:{made_of})?{_COUNT}?")


def newcomers(text: str, start: int, end: int) -> Iterator[ActorMention]:
    """Those that text[start:end], a clause, brings in."""
    for match in _beginnings().finditer(text, start, end):
        at = match.end()
        found = _quoted(text, at, end) or actor_at(text, at, end) or _base(text, at, end)
        if found and found.kind == "Organisation" and len(found.text) >= _SHORTEST:
            yield found


@cache
def _merges() -> re.Pattern[str]:
    data = load_toml("organisations.toml")
    return re.compile(rf"{either(' '.join((data['merged'], data['renamed'])))}{either(data['present'])}?")


def merged(text: str, start: int, end: int) -> ActorMention | None:
    """What those of text[start:end], a clause, have become: A与B合并为|C, 更名为|C."""
    match = _merges().search(text, start, end)
    match = None if match and _NOT_SO.search(text, start, match.start()) else match
    found = actor_at(text, match.end(), end) if match else None
    return found if found and found.kind == "Organisation" and len(found.text) >= _SHORTEST else None


def _base(text: str, at: int, end: int) -> ActorMention | None:
    """建起|青松岭教育基地: a base or platform, which the page then calls 该基地."""
    match = _BASE.match(text, at, end)
    return ActorMention(at, match.end(), match.group(), "Organisation") if match else None


def _quoted(text: str, at: int, end: int) -> ActorMention | None:
    """“雷锋车”投递班: the longest name behind the quotation that ends as bodies do."""
    match = _QUOTED.match(text, at, end)
    if match and _HALL.search(match["said"]):
        return ActorMention(at + 1, at + 1 + len(match["said"]), match["said"], "Organisation")  # “X纪念馆”
    close = text.index("”", at) + 1 if match else at
    for stop in range(match.end() if match else at, close, -1):
        kind = kinds().match(text[close:stop])
        if kind and (kind[1] == "Organisation" or kind[0].endswith(_POINTED)):
            return ActorMention(at, stop, strip_marks(text[at:stop]), "Organisation")
    return None
