"""How sure a statement is: the share of right ones among judged statements with the same traits.

The weights in confidence.toml are those of a logistic regression over statements on real pages that nobody
had written rules for, each judged by reading it (extractors/tools/calibrate.py).
"""

from __future__ import annotations

from functools import lru_cache
from math import exp

from wenmai_extractors.lexicon import load_toml
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Draft, Scene
from wenmai_extractors.vocabulary import kinds

_LENGTHS = {"tiny": 3, "short": 12, "long": 20}  # characters of an object's name at the most
_PAUSE = pattern("[，,；;：:。]")
_QUOTES = ("“", "「", "《", "‘", "『", '"')


def confidence(scene: Scene, draft: Draft) -> float:
    """The probability, from 0 to 1, that `draft` is right, as its extractor says or else its traits tell."""
    if draft.confidence is not None:
        return draft.confidence
    return _probability(tuple(traits(scene, draft).items()))


@lru_cache(maxsize=1 << 12)
def _probability(told: tuple[tuple[str, str], ...]) -> float:
    """What the traits make of it: many drafts have the same."""
    weights = load_toml("confidence.toml")
    odds = weights["odds"] + sum(weights[trait].get(value, 0.0) for trait, value in told)
    return round(1 / (1 + exp(-odds)), 2)


def traits(scene: Scene, draft: Draft) -> dict[str, str]:
    """What may tell whether a draft is right: its rule, how far its subject stands from what is said, how its
    object's name looks."""
    return {
        "relation": draft.predicate,
        "rule": draft.rule,
        "subject": _distance(scene, draft),
        "object": _look(scene, draft),
        "length": _length(draft.name),
        "type": draft.subject.type,
    }


def _distance(scene: Scene, draft: Draft) -> str:
    """Where the subject stands, seen from the words that say the rest; "hero": whom the article is about."""
    subject, said = draft.subject.mark, draft.trigger or draft.object[0]
    if subject.passage != said.passage:
        where = "title" if subject.passage == 0 else "above" if said.passage - subject.passage == 1 else "far"
        hero = scene.protagonist
        return f"{where} hero" if hero and hero.name == draft.subject.name else where
    if subject.start >= said.start:
        return "behind"
    if subject.start < draft.sentence.start:
        return "before"
    between = scene.line(subject.passage).text[subject.end : said.start]
    return "clause" if _PAUSE.search(between) is None else "sentence"


def _look(scene: Scene, draft: Draft) -> str:
    first = draft.object[0]
    text = scene.line(first.passage).text
    if text.startswith(_QUOTES, first.start) or text.endswith(_QUOTES, 0, first.start):
        return "quoted"
    return "headed" if kinds().match(draft.name) else "plain"


def _length(name: str) -> str:
    return next((length for length, most in _LENGTHS.items() if len(name) <= most), "longer")
