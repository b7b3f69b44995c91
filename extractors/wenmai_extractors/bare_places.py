"""Places without their kind that act: 襄阳|蝉联…, 河北唐山|、邯郸|等五地, but not 绵阳|米粉, 湖南|中烟."""

from __future__ import annotations

from functools import cache

from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.patterns import HAN, pattern
from wenmai_extractors.regions import Region
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import boundaries, openings, verb_words

_LARGE = ("province", "prefecture")
_AHEAD = 6  # characters in which a word ends
_ACTS = "再又喜也亦首是和与及等有获将对把从由被以在向"  # what stands behind who acts, by one character
_OF_BODIES = tuple("社厂场局所站队处院会")  # 玉树|修造社 is a body
_COUNTS = pattern("[一两二三四五六七八九十]{1,3}[批所个家名地县市区校镇村院]")  # 湖州|一批学校
_LABEL = ("：", ":")  # 吉林：长春一中 罗延


@cache
def large_starts() -> frozenset[str]:
    """What the names of provinces and prefectures begin with, two characters each."""
    return frozenset(place.name[:2] for place in gazetteer() if place.name and place.level in _LARGE)


def acts_behind(text: str, at: int, end: int) -> bool:
    """Whether a verb or adverb at `at` says what the place named before it does."""
    word = cut(text[at : min(at + _AHEAD, end)])[0] if at < end else ""
    if len(word) == 1 and text[at : at + 2] in boundaries():
        return True  # 捧|回金穗杯, as it is cut
    if len(word) < 2 or text.startswith(_OF_BODIES, at + len(word)):
        return word != "" and word in _ACTS
    verb = word[:2] in boundaries() or word[:2] in verb_words()  # 召开 of 召开大会
    return verb and word != "唯一"


def acts_alone(text: str, start: int, place: Region, stop: int) -> bool:
    """Whether `place`, which a name from `start` on ends with, acts by itself: it is large or in one."""
    levels = {division.level for division in gazetteer().named(place.name)}
    large = start < place.start or levels & set(_LARGE)
    everyday = place.name in gazetteer().everyday and "province" not in levels
    if place.full or not large or everyday or text.endswith("在", 0, start):
        return False
    if place.end >= stop or not HAN.match(text, place.end):
        return not text.startswith(_LABEL, place.end)
    if _COUNTS.match(text, place.end, stop) or openings().match(text, place.end, stop):
        return True
    return acts_behind(text, place.end, stop)
