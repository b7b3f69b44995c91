"""Whose people act: 干警, 民警 and 员工 are those of the court, station or firm that a report is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.scene import Actor, Mark


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Words for staff with the endings of the bodies that have such."""
    data = load_toml("organisations.toml")["staff"]
    whose = r"(?:全体|全[院行局所校站队司]|广大|一线|值班|当班|参战|年轻|老|女|党员)?"
    return tuple(
        (re.compile(rf"{whose}{either(group.replace('|', ' '))}(?!的)"), tuple(ends.split()))
        for group, ends in data.items()
    )


@cache
def _any() -> re.Pattern[str]:
    """What all of them begin with: one look tells most clauses apart."""
    return re.compile("|".join(words.pattern for words, _ in _kinds()))


def staff_of(text: str, start: int, end: int, number: int, actors: Iterable[Actor]) -> Actor | None:
    """The first of `actors` whose people text[start:end], a clause of passage `number`, begins with.

    None where it begins with no staff, or where the first of them has no staff of the kind and no other has.
    """
    if not _any().match(text, start, end):
        return None
    for words, endings in _kinds():
        match = words.match(text, start, end)
        if match:
            whose = next((actor for actor in actors if actor.name.endswith(endings)), None)
            return whose and replace(whose, mark=Mark(number, match.start(), match.end()))
    return None
