"""What names and the table of divisions give without a sentence that says it, marked with the rule that does.

A department hangs on its parent (玉树州委组织部 on 玉树州委), the parent on its place (on 玉树州), a place
on the one it lies in. Derived facts have no statements; what a report says already is not derived again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wenmai import places
from wenmai.bodies import Body, inner_body, parent_of
from wenmai.forms import rule
from wenmai.ids import entity_id
from wenmai.model import Entity, Fact
from wenmai.resolve import Resolution
from wenmai_extractors.records import Qualifiers, content_id


class Derived(NamedTuple):
    """The derived facts, and the entities that nothing but they are about."""

    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]


def derive(resolution: Resolution, told: Iterable[Fact]) -> Derived:
    """Return what follows from the names of the entities and from the places that they stand in."""
    graph = _Graph(resolution, told)
    for id_, body in resolution.bodies.items():
        graph.add(id_, body)
    return Derived(
        tuple(sorted(graph.entities.values(), key=lambda entity: entity.id)),
        tuple(sorted(graph.facts.values(), key=lambda fact: fact.id)),
    )


class _Graph:
    def __init__(self, resolution: Resolution, told: Iterable[Fact]) -> None:
        self._resolution = resolution
        self._told = {(fact.subject, fact.predicate, fact.object) for fact in told}
        self._done: set[str] = set()
        self.entities: dict[str, Entity] = {}
        self.facts: dict[str, Fact] = {}

    def add(self, id_: str, body: Body) -> None:
        """What the body or place `body`, whose entity is `id_`, hangs on and lies in, and so on upwards."""
        if id_ in self._done or body.region is None:
            return
        self._done.add(id_)
        if not body.name:
            above = places.above(body.region)
            if above is not None:
                known = "division-table" if body.region.code else "region-of-the-name"
                self._link(id_, "locatedIn", Body(above, "", open=False, steps=()), known)
            return
        parent = parent_of(body)
        inner = inner_body(body)
        if parent:
            self._link(id_, "partOf", body._replace(name=parent), "department")
        elif inner:
            self._link(id_, "partOf", body._replace(name=inner), "inner-body")
        else:
            self._link(id_, "locatedIn", body._replace(name=""), "region-of-the-name")

    def _link(self, id_: str, predicate: str, other: Body, by: str) -> None:
        other_id = self._entity(other)
        triple = (id_, predicate, other_id)
        if triple not in self._told and id_ != other_id:
            fact = _fact(triple, by)
            self.facts[fact.id] = fact
        self.add(other_id, other)

    def _entity(self, body: Body) -> str:
        kind = "Organisation" if body.name else "Place"
        known = self._resolution.known(body.form, kind)
        if known is not None:
            return known
        id_ = entity_id(kind, body.form)
        coded = body.region is not None and body.region.code and not body.name
        codes = (places.code_of(body.region),) if coded and body.region else ()
        self.entities.setdefault(id_, Entity(id=id_, name=body.form, type=kind, codes=codes))
        return id_


def _fact(triple: tuple[str, str, str], by: str) -> Fact:
    return Fact(
        id=content_id("f:", *triple),
        subject=triple[0],
        predicate=triple[1],
        object=triple[2],
        qualifiers=Qualifiers(),
        statements=(),
        sources=0,
        confidence=float(rule(by)["score"]),
        derived=by,
    )
