"""The names that a report tells of, gathered before anything else is read: short ones may stand for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from wenmai_extractors.firms import firms
from wenmai_extractors.focus import Begun
from wenmai_extractors.headlines import in_passing
from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.regions import regions
from wenmai_extractors.whole import Whole


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is known of a report's names from the start."""

    names: tuple[str, ...] = ()  # that clauses begin with, in order, as often as they do
    nouns: tuple[str, ...] = ()  # words for bodies, 学校, that clauses begin with as often
    passing: frozenset[str] = frozenset()  # of them, those of who only gives or announces
    ended: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by what they end with
    kindless: Mapping[str, str] = field(default_factory=dict)  # by what they are without 县 in them
    firms: Sequence[str] = ()  # companies that the report names in full
    text: str = ""  # the passages of the body in one
    whole: Whole = field(default_factory=Whole)  # headline and body, for what they name in full before


def spoken_in(headline: str, begun: Iterable[Begun], body: Sequence[str]) -> Spoken:
    """The names of a report. `begun` are the actors that its clauses begin with, `body` are its passages."""
    text = "".join(body)
    begun = list(begun)
    told = [one.mention for one in begun]
    acting = {one.mention.text for one in begun if not one.item and one.mention.kind != "Anaphor"}
    names = tuple(mention.text for mention in told if mention.kind != "Anaphor")
    passing = frozenset(name for name in set(names) if in_passing(name, body))
    return Spoken(
        names=names,
        nouns=tuple(mention.text for mention in told if mention.kind == "Anaphor"),
        passing=passing if acting - passing else frozenset(),
        ended=_by_ending(dict.fromkeys(names)),
        kindless=_without_kind(names),
        firms=firms(text),
        text=text,
        whole=Whole((headline, *body)),
    )


@cache
def beside_names() -> frozenset[str]:
    """What makes no fuller name where it stands before one: 原|石桥中学."""
    return frozenset(words(load_toml("words.toml")["beside"]["names"]))


def _by_ending(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names by what is left of them without their beginning: 石桥县青屏镇 by 青屏镇."""
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        for at in range(1 + (name[0] in beside_names()), len(name) - 1):
            found[name[at:]] = (*found.get(name[at:], ())[:1], name)
    return found


def _without_kind(names: Iterable[str]) -> dict[str, str]:
    """Names under their county by what they are without its kind: 石桥县红星村 by 石桥红星村."""
    found: dict[str, str] = {}
    for full in names:
        place = regions(full)
        county = place[-1].start if place else 0
        if county > 2 and county == len(place[0].name):
            found.setdefault(full[: county - 1] + full[county:], full)
    return found
