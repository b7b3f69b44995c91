"""Places and regiments that a report names in full (玉树市) and then in short, where they act: 玉树|开展…."""

from __future__ import annotations

from wenmai_extractors.actors import ActorMention
from wenmai_extractors.bare_places import acts_behind
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import regions_in
from wenmai_extractors.segmenter import tokens
from wenmai_extractors.whole import Whole

_TROOP = pattern("[一二三四五六七八九十]团")  # 二团 of 第一师二团
_DIVISION = "(?:(?:新疆)?(?:生产建设)?兵团)?第?[一二三四五六七八九十]{1,3}师"
_IDIOM = 4  # characters of 因地制宜
_SHORT = 8  # characters of two places


def place_at(text: str, at: int, end: int, whole: Whole) -> ActorMention | None:
    """The place that is named in short at `at` and acts there; its text is the full name that `whole` has."""
    troop = _TROOP.match(text, at, end)
    if troop:
        of = whole.first(_DIVISION + troop.group())
        acts = of and acts_behind(text, troop.end(), end)
        return ActorMention(at, troop.end(), of, "Organisation") if acts else None
    if gazetteer().at(text, at) is None:
        return None  # nothing that has a short name
    found = list(regions_in(text, at, min(end, at + _SHORT)))
    if not found or found[-1].full or found[-1].name in gazetteer().everyday:
        return None
    stop = found[-1].end
    idiom = len(next(tokens(text, stop, end), "")) == _IDIOM and text.startswith("，", stop + _IDIOM)
    if not (idiom or acts_behind(text, stop, end)):
        return None
    full = whole.place(found[-1].name)
    return ActorMention(at, stop, text[at : found[-1].start] + full, "Place") if full else None
