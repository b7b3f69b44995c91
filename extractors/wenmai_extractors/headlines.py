"""Whom a headline names, in the order in which an article may be about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wenmai_extractors.actors import ActorMention, actor_at, actors_at, scan_actors
from wenmai_extractors.awards import find_triggers
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.patterns import HAN, pattern
from wenmai_extractors.regions import is_region, regions
from wenmai_extractors.scene import Actor, Mark
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import boundaries, kinds
from wenmai_extractors.whole import Whole

_ABOUT = pattern("(?:基本)?(?:简介|概况|介绍|情况)\\Z")
_NAME_ALONE = pattern(r"[\u4e00-\u9fff]{5,16}")
_GIFT = pattern("授予|表彰|命名")
_GAINS = frozenset(("gain", "made"))  # classes of verbs, see honours.toml
_COLONS = ("：", ":")
_BESIDE = 60  # characters in which the actors that a name is listed with are looked for
_WORD = 24  # characters of what says that somebody gives or announces something


def headline_actors(headline: str) -> list[ActorMention]:
    """The actors of a headline, organisations before places, bare place names (江北青林：) last.

    Those of a subtitle (——X纪实) come first, and of 县林业局：X林场获奖 the one behind the colon.
    """
    found = [
        m
        for m in scan_actors(headline)
        if m.kind != "Anaphor" and len(m.text) > 2 and "各" not in m.text and not _of_title(headline, m)
    ]
    found = _given(headline, found) or found
    whole = [m for m in found if m.kind == "Organisation"] + [m for m in found if m.kind == "Place"]
    if whole:
        subtitle = headline.rfind("——") + 2
        own = [m for m in whole if 1 < subtitle <= m.start and headline[subtitle : m.start] in ("", "记")]
        told = {m.end + 1 for m in whole if headline.startswith(_COLONS, m.end) and m.kind == "Organisation"}
        own += [m for m in whole if m.start in told and m.kind == "Organisation"]
        return [*own, *(m for m in whole if m not in own)]
    bare = regions(headline)
    if bare and _behind_place().match(headline, bare[-1].end):
        return [ActorMention(0, bare[-1].end, headline[: bare[-1].end], "Place")]
    return []


def _of_title(headline: str, mention: ActorMention) -> bool:
    """Whether a place is only the level of what is won: 喜获“|浙江省|文明单位”称号."""
    start = mention.start - headline.startswith("“", mention.start - 1)
    gains = [t for t in find_triggers(headline, 0, start) if t.end == start and t.classes & _GAINS]
    return mention.kind == "Place" and bool(gains) and bool(HAN.match(headline, mention.end))


@cache
def _behind_place() -> re.Pattern[str]:
    """What follows a bare place at the head of a headline that is of it: 江北青林|：, 石桥|3家单位."""
    of = either(load_toml("page.toml")["of_place"])
    return re.compile(
        rf"[：: ，]|\Z|{of}|\d{{1,4}}[个家名人位户所项]|[一二两三四五六七八九十]{{1,2}}[个家名位户所项]"
    )


def _given(headline: str, found: Sequence[ActorMention]) -> list[ActorMention]:
    """Of those named in a headline who are no givers: of A、B授予C称号 it is C."""
    joined = {m.start for m in found if headline[m.start - 1 : m.start] in ("、", "和", "与")}
    taking: list[ActorMention] = []
    giving = False
    for mention in reversed(found):
        follows = mention.end + 1 in joined
        giving = giving if follows else announces(headline, mention.end)
        taking += [] if giving else [mention]
    if taking or not found:
        return taking[::-1]
    gift = _GIFT.search(headline, found[-1].end)
    given = actor_at(headline, gift.end(), len(headline)) if gift else None
    return [given] if given and given.kind != "Anaphor" else []


def entitled(headline: str) -> Actor | None:
    """The square, base or centre whose portrait has nothing but its name for a headline."""
    name = _ABOUT.sub("", headline)
    kind = kinds().match(name)
    if not _NAME_ALONE.fullmatch(name) or kind is None or kind[1] not in ("Facility", "Organisation"):
        return None
    plain = len(kind[0]) > 1 and kind[0] != name and not any(token in boundaries() for token in cut(name))
    return Actor(name, kind[1], Mark(0, 0, len(name))) if plain else None


def with_kind(name: str, text: Whole) -> str:
    """江北青林 as the text has it: 江北青林县."""
    found = regions(name)
    if not found or found[-1].full or found[-1].end < len(name):
        return name
    full = text.place(found[-1].name)
    return name + full[len(found[-1].name) :] if full else name


def only_body(place: str, spoken: Sequence[str]) -> str | None:
    """The body that a report is about whose headline only says where, 青屏县：…; None for the place itself.

    It is the one body there that clauses begin with, at least twice, while none begins with the place.
    """
    home = _codes(place)
    local = [name for name in spoken if home & _codes(name)]
    bodies = [name for name in local if not is_region(name)]
    alone = len(local) - len(bodies) <= 1  # the headline itself begins with the place
    same = len(bodies) > 1 and len({name[-4:] for name in bodies}) == 1
    return max(bodies, key=len) if alone and same else None


def _codes(name: str) -> set[str]:
    """The codes of the divisions that the last region in a name may be: 科右中旗 is 科尔沁右翼中旗."""
    found = regions(name)
    return {division.code for division in gazetteer().named(found[-1].name)} if found else set()


def in_passing(name: str, body: Sequence[str]) -> bool:
    """Whether a body first names somebody as who gives an honour or announces it, not as its topic."""
    text = next((text for text in body if name in text), "")
    at = text.find(name)
    if at < 0 or not _passing().search(text, at, at + len(name) + _BESIDE + _WORD):
        return False
    beside = actors_at(text, at, min(len(text), at + _BESIDE))  # 县委、县政府授予: both give
    return announces(text, beside[-1].end if beside else at + len(name))


def announces(text: str, at: int) -> bool:
    """Whether who is named before `at` announces or gives something: A|近日印发, A|授予."""
    return bool(_passing().match(text, at))


@cache
def _passing() -> re.Pattern[str]:
    gives = load_toml("words.toml")["topic"]
    given = "对[^，。；]{2,40}?进行了?(?:通报)?(?:表彰|表扬|命名)"  # A|对优秀集体进行表彰
    return re.compile(rf"{either(gives['between'])}{{0,2}}{either(gives['passing'])}|{given}")
