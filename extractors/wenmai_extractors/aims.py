"""Clauses of a sentence that tell what something is for, or what is in a plan: none of it is told as done.

为了丰富生活，更好地开展X，近日，图书馆举办Y: X is an aim. 宣读了《工作计划》，开展X: it is in the plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Predication
from wenmai_extractors.segmenter import tokens
from wenmai_extractors.vocabulary import is_verb, openings, verbs

_DONE = pattern("了(?!解|如|然|望)")
_ADVERBS = ("更", "好", "地", "的", "加", "快", "再", "更好", "加快")
_HELD = ("hold", "arrange", "join", "launch", "open")


@dataclass(frozen=True, slots=True)
class _Words:
    """How an aim begins and ends, and who speaks of a plan: aims of words.toml."""

    aim: re.Pattern[str]
    more: re.Pattern[str]
    acts: re.Pattern[str]
    plan: re.Pattern[str]
    serves: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load_toml("words.toml")["aims"]
    does_for = either(load_toml("words.toml")["does_for"])
    return _Words(
        aim=re.compile(either(data["openers"])),
        more=re.compile(either(data["more"])),
        acts=re.compile(rf"{either(data['acts'])}|\d"),
        serves=re.compile(rf"(?<![\u4e00-\u9fff])为[^，。；：]{{4,80}}?(?<![并和且、])(?={does_for})"),
        plan=re.compile(
            rf"{either(data['speaks'])}了?[^，。；“”《》]{{0,16}}《[^》]{{2,40}}{either(data['plans'])}》\Z"
        ),
    )


def aims(text: str, predications: Sequence[Predication]) -> dict[int, int]:
    """For the clauses that tell of an aim or a plan, by where each begins, up to where they do."""
    found: dict[int, int] = {}
    for _, sentence in groupby(predications, key=lambda each: (each.clause.sentence, each.clause.segment)):
        found |= _of_sentence(text, list(sentence))
    return found


def _of_sentence(text: str, told: list[Predication]) -> dict[int, int]:
    serving = ((predication.clause.start, _serves(text, predication)) for predication in told)
    return _opened(text, told) | {start: stop for start, stop in serving if stop}


def _serves(text: str, predication: Predication) -> int:
    """Where what something is of use for ends: 为举办A、开展B|提供了场所; 0 where nothing is."""
    start, end = predication.clause.start, predication.clause.end
    match = _words().serves.search(text, start, end)
    return match.end() if match else 0


def _opened(text: str, told: list[Predication]) -> dict[int, int]:
    for at, predication in enumerate(told):
        start, end = predication.clause.start, predication.clause.end
        opener = _words().aim.match(text, start, end)
        planned = opener is None and text.endswith("》", start, end)
        planned = planned and _words().plan.search(text, start, end) is not None
        stop = _deed(text, opener.end(), end) if opener else 0
        if planned or stop or (opener and len(opener.group()) > 1):
            behind = _behind(text, told[at + 1 :], planned=planned)
            return {start: stop} | {other.clause.start: other.clause.end for other in behind}
    return {}


def _behind(text: str, following: list[Predication], *, planned: bool) -> list[Predication]:
    """The clauses behind that still tell of the aim or the plan: up to the one that begins what is done."""
    last = next((at for at, other in enumerate(following) if _begins(text, other)), None)
    if planned:
        return following[:last]
    found: list[Predication] = []
    for other in following[:last]:
        span = other.clause.start, other.clause.end
        more = _words().more.match(text, *span)
        held = any(hit.label in _HELD for hit in verbs().find(text[slice(*span)]))
        if not more and (held or last is None):
            break
        found.append(other)
    return found


def _begins(text: str, predication: Predication) -> bool:
    """Whether what is done begins: with who does it, with a time, with 由; 了 says that it is done."""
    at, end = predication.clause.start, predication.clause.end
    begun = predication.explicit or _words().acts.match(text, at, end) is not None
    return begun or _DONE.search(text, at, end) is not None


def _deed(text: str, start: int, end: int) -> int:
    """Where the first verb of an aim ends, behind adverbs alone: 为进一步开展|X; 0 in 为老人开展X."""
    stop = start
    for token in tokens(text, start, end):
        stop += len(token)
        adverb = openings().fullmatch(token) or _words().more.fullmatch(token) or token in _ADVERBS
        if not adverb:
            return stop if is_verb(token) else 0
    return 0
