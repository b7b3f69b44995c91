"""Rolls attached to a decision: who gave the honour and when, as the article says above its roll."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from wenmai_extractors.scene import Draft, Mark


class _Decision(NamedTuple):
    """What running text says of an honour: who gave it and for when, each with where that stands."""

    passage: int
    givers: tuple[str, ...]
    by: tuple[Mark, ...]
    time: tuple[str, tuple[Mark, ...]] | None


def under_decisions(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts of an article, those of its rolls with what one decision above says of the same honour.

    Two decisions of different bodies about it say nothing of the roll.
    """
    found = list(drafts)
    told: dict[str, list[_Decision]] = {}
    for draft in found:
        decision = _decision(draft)
        if decision:
            told.setdefault(draft.name, []).append(decision)
    return [_under(draft, told[draft.name]) if draft.name in told else draft for draft in found]


def _decision(draft: Draft) -> _Decision | None:
    if draft.type != "Honour" or draft.rule == "roll":
        return None
    when = draft.qualifiers.get("time")
    time = (when, draft.proofs["time"]) if when and "time" in draft.proofs else None
    if draft.predicate == "conferred":
        return _Decision(draft.sentence.passage, (draft.subject.name,), (draft.subject.mark,), time)
    if draft.predicate == "received" and "conferred_by" in draft.proofs:
        givers = tuple(draft.qualifiers["conferred_by"])
        return _Decision(draft.sentence.passage, givers, draft.proofs["conferred_by"], time)
    return None


def _under(draft: Draft, decisions: list[_Decision]) -> Draft:
    above = [each for each in decisions if each.passage < draft.sentence.passage]
    if draft.rule != "roll" or draft.predicate != "received" or not above or "conferred_by" in draft.proofs:
        return draft
    givers = dict(pair for each in above for pair in zip(each.givers, each.by, strict=False))
    if any(set(each.givers) != set(givers) for each in above if each.passage != above[0].passage):
        return draft
    values = {**draft.qualifiers, "conferred_by": tuple(givers)}
    proofs = {**draft.proofs, "conferred_by": tuple(givers.values())}
    time = next((each.time for each in above if each.time), None)
    if time and "time" not in values:
        values["time"], proofs["time"] = time
    return replace(draft, qualifiers=values, proofs=proofs)
