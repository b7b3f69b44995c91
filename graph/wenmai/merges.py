"""`wenmai merges` and `wenmai decide`: what was taken for one and why, and how people say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec

from wenmai.components import components
from wenmai.forms import family, rule
from wenmai.ledger import LEDGER, TAKES, Decision, Judgement, append, read_ledger
from wenmai.model import Entity, KnowledgeGraph, Merge
from wenmai.printable import printable
from wenmai.show import candidates, hint
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.ontology import ontology

if TYPE_CHECKING:
    from rich.text import Text

SUGGESTED = {
    "same-name": ("同名，可能是同一人", "the same name, perhaps one person"),
    "same-open-name": ("同名，但未写明是哪里的", "the same name, which leaves open of which place"),
}


def joined(kg: KnowledgeGraph, name: str = "") -> tuple[tuple[Entity, Sequence[Merge]], ...]:
    """Return the entities that several originals were joined in, with all of them.

    With `name` the entities that it may mean, those too that have one original of another form.
    """
    if name:
        wanted = {entity.id for entity in candidates(kg.entities, name)} & kg.merged.keys()
    else:
        wanted = {id_ for id_, listed in kg.merged.items() if len(listed) > 1}
    return tuple((kg.entity[id_], kg.merged[id_]) for id_ in sorted(wanted))


def joined_count(kg: KnowledgeGraph) -> int:
    """Return how many entities several originals were joined in."""
    return sum(len(tuple(group)) > 1 for _, group in groupby(kg.merges, key=attrgetter("entity")))


def as_data(kg: KnowledgeGraph, name: str = "") -> dict[str, Any]:
    """Return merges, suggestions, conflicts, decisions and what is stale of them as plain data, for JSON."""
    return {
        "merges": [
            {"entity": entity.id, "name": entity.name, "originals": [_merge_data(merge) for merge in merges]}
            for entity, merges in joined(kg, name)
        ],
        "suggestions": [
            {"one": s.one, "other": s.other, "reason": s.reason} for s in _about(kg, name, kg.suggestions)
        ],
        "conflicts": [list(group) for group in conflicts(kg, name)],
        "decisions": msgspec.to_builtins(kg.decisions),
        "stale": [{"decision": msgspec.to_builtins(s.decision), "reason": s.reason} for s in kg.stale],
    }


def _merge_data(merge: Merge) -> dict[str, Any]:
    reasons = [{"rule": name, "zh": rule(name)["zh"], "en": rule(name)["en"]} for name in merge.reasons]
    return {**msgspec.to_builtins(merge), "score": merge.score, "reasons": reasons}


def _about(kg: KnowledgeGraph, name: str, suggestions: Iterable[Any]) -> list[Any]:
    wanted = {entity.id for entity in candidates(kg.entities, name)} if name else kg.entity.keys()
    return [each for each in suggestions if each.one in wanted or each.other in wanted]


def conflicts(kg: KnowledgeGraph, name: str = "") -> Iterator[tuple[str, ...]]:
    """Yield the ids of facts that say different things of the same, group by group, sorted; with `name` of
    the entities that it may mean.
    """
    wanted = {entity.id for entity in candidates(kg.entities, name)} if name else None
    told = (fact for fact in kg.facts if wanted is None or not wanted.isdisjoint((fact.subject, fact.object)))
    yield from components((fact.id, other) for fact in told for other in fact.conflicts)


def render(kg: KnowledgeGraph, name: str = "") -> Iterator[Text]:
    """Yield what the terminal shows of the same."""
    from rich.text import Text

    listed = joined(kg, name)
    for entity, merges in listed:
        yield Text.assemble((printable(entity.name), "bold"), ("  " + entity.id, "dim"))
        for merge in merges:
            names = "、".join(map(printable, merge.names))
            why = "；".join(f"{rule(step)['zh']} ({step})" for step in merge.reasons) or "—"
            because = f"  {printable(merge.because)}" if merge.because else ""
            where = f"  [{printable(merge.where)}]" if merge.where else ""
            yield Text.assemble(
                f"    {merge.score:.2f}  ",
                (names, "cyan"),
                f"  {why}{because}",
                (f"  {merge.original}{where}", "dim"),
            )
    suggestions = _about(kg, name, kg.suggestions)
    for each in suggestions:
        zh, en = SUGGESTED[each.reason]
        yield Text.assemble(("sameAs?  ", "yellow"), f"{each.one}  {each.other}  {zh} {en}")
    groups = list(conflicts(kg, name))
    for group in groups:
        yield Text.assemble(("矛盾 conflict  ", "red"), "  ".join(_said(kg, id_) for id_ in group))
    for stale in kg.stale:
        yield Text(f"未生效 {printable(stale.message)}", style="red")
    yield Text(
        f"合并 merged: {len(listed)}  建议 suggestions: {len(suggestions)}  矛盾 conflicts: {len(groups)}  "
        f"人工判断 decisions: {len(kg.decisions)}"
    )


def _said(kg: KnowledgeGraph, id_: str) -> str:
    fact = kg.fact[id_]
    said = fact.qualifiers
    figure = said.value if said.value is not None else said.count
    ends = f"{kg.entity[fact.subject].name} {fact.predicate} {kg.entity[fact.object].name}"
    return printable(f"{ends} {said.time or ''} {figure} {said.unit or ''} ({id_})")


def pending(kg: KnowledgeGraph, ledger: Path) -> int:
    """How many decisions of `ledger` the build was not made with."""
    if not ledger.exists():
        return 0
    return len([decision for decision in read_ledger(ledger) if decision not in kg.decisions])


def decide(  # noqa: PLR0913 - who, why and where are keywords
    kg: KnowledgeGraph, judgement: str, about: Sequence[str], *, who: str, why: str, ledger: Path
) -> Decision:
    """Write a judgement into `ledger` and return it.

    `about` are two entities for `same` and `different`, one statement id for `wrong` and `right`, an entity
    and a name for `rename`. Raises WenmaiError when the build knows no such thing, or several.
    """
    if judgement not in TAKES:
        raise WenmaiError(f"decide: {judgement} is none of {', '.join(TAKES)}")
    wanted = TAKES[judgement] or 1
    wanted += judgement == "rename"
    if len(about) != wanted:
        what = {"wrong": "a statement", "right": "a statement", "rename": "an entity and a name"}
        raise WenmaiError(
            f"decide: {judgement} takes {what.get(judgement, 'two entities')}, not {len(about)}"
        )
    if judgement in ("wrong", "right"):
        if about[0] not in kg.statement:
            raise WenmaiError(f"decide: no statement is {about[0]}; take an id from statements.jsonl")
        decision = Decision(judgement=cast("Judgement", judgement), statement=about[0], who=who, why=why)
    else:
        ids = tuple(_entity_id(kg, name) for name in about[: TAKES[judgement]])
        if len({_family_of(id_) for id_ in ids}) > 1:
            raise WenmaiError(f"decide: {' and '.join(ids)} are of different kinds; nothing is to be decided")
        decision = Decision(
            judgement=cast("Judgement", judgement),
            entities=ids,
            name=about[1] if judgement == "rename" else "",
            who=who,
            why=why,
        )
    append(ledger, decision)
    return decision


def _family_of(id_: str) -> str:
    """The family of types of the entity or original with this id; places and organisations are one."""
    kind = id_.partition("/")[0]
    return next((family(name) for name in ontology().types if name.lower() == kind), kind)


def _entity_id(kg: KnowledgeGraph, name: str) -> str:
    """The id of an original or an entity that `name` is, or is the name of."""
    originals = {merge.original for merge in kg.merges}
    if name in originals or name in kg.entity:
        return name
    named = [merge.original for merge in kg.merges if name in merge.names]
    found = named or [entity.id for entity in kg.entities if name in (entity.name, *entity.aliases)]
    if len(found) != 1:
        if not found:
            names = (known for entity in kg.entities for known in (entity.name, *entity.aliases))
            raise WenmaiError(f"decide: nothing is called {name}; {hint(names, name)}")
        several = f"{len(found)} are called {name}: {', '.join(found[:8])}"
        raise WenmaiError(f"decide: {several}; give an id from entities.csv or `wenmai merges`")
    return found[0]


def ledger_path(folder: Path, given: Path | None) -> Path:
    """The ledger: the file given, else decisions.jsonl in the folder of the build."""
    return given if given is not None else folder / LEDGER
