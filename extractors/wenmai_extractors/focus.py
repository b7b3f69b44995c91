"""Whom an article speaks of most, where neither its headline nor its signature says.

The first who acts may be a visitor: a page goes on about the one that its clauses begin with, by name or
as 该村.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from wenmai_extractors.actors import ActorMention, actors_at
from wenmai_extractors.beginnings import led, one_of_many, qualifies, within
from wenmai_extractors.bodies import THAT, anaphor_endings, is_internal
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import roles
from wenmai_extractors.regions import LEVELS, neighbours
from wenmai_extractors.syntax import Clause

_PLACES = tuple((kind,) for kind in LEVELS)
_POST = 12  # characters of a post
_OFTEN = 3  # clauses that begin with it
# 河北省 A县气象局 B县气象局: a row of a roll.
_CELLS = pattern("[^，。；：！？]{1,40}[ \u3000][^，。；：！？]{1,120}\\Z")
_SENT_IN = pattern("（(?P<by>[\u4e00-\u9fff]{4,24})供稿）\\s*\\Z")
_MORE = 2  # times by which the one must be told of more than another


class Begun(NamedTuple):
    """An actor that a clause begins with, the words behind it, and whether it is one of a list of several."""

    mention: ActorMention
    after: str
    item: bool = False


def begun(text: str, found: list[Clause]) -> Iterator[Begun]:
    """The actors that the clauses of a passage begin with."""
    row = _CELLS.match(text) is not None
    for clause in found:
        start = skip_lead(text, clause.start, clause.end)
        if neighbours(text, start):
            continue  # 东至稷山县 tells nothing of 东至县
        by, goes_on = led(text, start, clause.end)
        found_here = by if goes_on else actors_at(text, start, clause.end)
        for mention in found_here:
            named = mention.kind == "Anaphor" or (len(mention.text) > 2 and "各" not in mention.text)
            if named and not within(text, mention) and not qualifies(text, mention, clause.end):
                after = text[mention.end : mention.end + _POST]
                yield Begun(mention, after, item=row or one_of_many(text, found_here, clause.end))


@cache
def _posted() -> re.Pattern[str]:
    """县委宣传部|副部长: what says that somebody of a body acts, not the body."""
    return re.compile(rf"党?[委组]?[副原]?{roles().pattern}")


def contributed(text: str, told_of: Sequence[Begun]) -> str | None:
    """Who sent a report in, where its last line says so and clauses begin with them: （石桥县法院供稿）."""
    by = _SENT_IN.search(text)
    names = (one.mention.text for one in told_of if one.mention.kind == "Organisation")
    return next((name for name in names if by["by"].endswith(name)), None) if by else None


def most_told(told_of: Sequence[Begun], headline: str, passing: Collection[str]) -> str | None:
    """The one that clauses begin with most often; None where that is hardly more often than others.

    None, too, where the headline names a place at all. Names in `passing` are those of givers; units inside
    a body do not count.
    """
    told: dict[str, int] = {}
    for mention, after, _ in told_of:
        name = _known(mention, told)
        if name and name not in passing and not is_internal(name):
            told[name] = told.get(name, 0) + (_posted().match(after) is None)
    ranked = sorted(told, key=lambda name: -told[name])
    if not ranked:
        return None
    first, best = next(iter(told)), ranked[0]
    rival = first if best != first else next(iter(ranked[1:]), None)
    if told[best] < _OFTEN or (rival and told[best] - told[rival] < _MORE):
        return None
    return None if next(gazetteer().scan(headline), None) else best


def _known(mention: ActorMention, told: Mapping[str, int]) -> str | None:
    """Under which name somebody is counted: the first that a short or long name may stand for, or 该镇."""
    text = mention.text
    if mention.kind != "Anaphor":
        return next((name for name in told if name.endswith(text) or text.endswith(name)), text)
    endings = anaphor_endings(text) or ()
    if text[0] not in THAT and endings[:1] not in _PLACES:
        return None  # 学校 and 我院 stand for anybody
    fitting = [name for name in reversed([*told]) if endings and name.endswith(endings)]
    return max(fitting, key=told.__getitem__, default=None)  # the one told of most, or else last
