"""What names and the table of divisions give without a sentence that says it, marked with the rule that does.

A department hangs on its parent (玉树州委组织部 on 玉树州委), the parent on its place (on 玉树州), a place
on the one it lies in. Derived facts have no statements; what a report says already is not derived again.
"""

from __future__ import annotations

from typing import NamedTuple

from wenmai import regions
from wenmai.bodies import Body, inner_body, parent_of
from wenmai.facts import Facts
from wenmai.forms import rule
from wenmai.ids import entity_id
from wenmai.model import Entity, Fact
from wenmai.resolution import Resolution
from wenmai_extractors.records import Qualifiers, content_id


def derive(resolution: Resolution, told: Facts) -> None:
    """Add what follows from the names of the entities and from the places that they stand in: facts to
    `told`, and to the entities those that nothing but these are about.
    """
    graph = _Graph(resolution, told)
    for id_, body in resolution.bodies:
        graph.add(id_, body)
    resolution.entities.put((entity.id, entity) for entity in graph.entities.values())


class Step(NamedTuple):
    """That a body or place hangs on or lies in `other`, by the rule `by`."""

    predicate: str
    other: Body
    by: str


def step(body: Body) -> Step | None:
    """What the body or place `body` hangs on or lies in by its name or the table, None if they do not say."""
    if body.region is None:
        return None
    if not body.name:
        above = regions.above(body.region)
        if above is None:
            return None
        known = "division-table" if body.region.code else "region-of-the-name"
        return Step("locatedIn", Body(above, "", open=False, steps=()), known)
    if parent := parent_of(body):
        return Step("partOf", body._replace(name=parent), "department")
    if inner := inner_body(body):
        return Step("partOf", body._replace(name=inner), "inner-body")
    return Step("locatedIn", body._replace(name=""), "region-of-the-name")


def kind_of(body: Body) -> str:
    """The type of an entity that only its name or the table speaks of."""
    return "Organisation" if body.name else "Place"


def named_only(body: Body) -> Entity:
    """The entity that is `body`, of which no report speaks."""
    kind = kind_of(body)
    coded = body.region is not None and body.region.code and not body.name
    codes = (regions.code_of(body.region),) if coded and body.region else ()
    return Entity(id=entity_id(kind, body.form), name=body.form, type=kind, codes=codes)


class _Graph:
    def __init__(self, resolution: Resolution, told: Facts) -> None:
        self._resolution = resolution
        self._told = told
        self._done: set[str] = set()
        self.entities: dict[str, Entity] = {}

    def add(self, id_: str, body: Body) -> None:
        """What the body or place `body`, whose entity is `id_`, hangs on and lies in, and so on upwards."""
        if id_ in self._done:
            return
        self._done.add(id_)
        # What reports call an entity goes before what the name of another makes of it.
        known = next(self._resolution.bodies.find(id=id_), None)
        found = step(known[1] if known else body)
        if found is None:
            return
        other = self._entity(found.other)
        if id_ != other and not self._told.facts.has(subject=id_, predicate=found.predicate, object=other):
            fact = derived_fact((id_, found.predicate, other), found.by)
            self._told.add(fact)
        self.add(other, found.other)

    def _entity(self, body: Body) -> str:
        known = self._resolution.known(body.form, kind_of(body))
        if known is not None:
            return known
        entity = named_only(body)
        return self.entities.setdefault(entity.id, entity).id


def derived_fact(triple: tuple[str, str, str], by: str) -> Fact:
    """The fact that the rule `by` gives."""
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
