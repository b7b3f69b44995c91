"""Who the names in all reports are: `wenmai.resolve`, key by key, over as many reports as there are.

The reports are read once in each round in which they teach each other where counties lie, and once more for
their names; what has a key in common is then taken together. Only one report and one key are held at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

import msgspec

from wenmai.binding import Binding, Called, called, named_by
from wenmai.bodies import Body
from wenmai.dictionary import Dictionary, Named, named
from wenmai.forms import HONOUR
from wenmai.forms import family as family_of
from wenmai.gathering import Gathered
from wenmai.ledger import Decision, not_wrong
from wenmai.model import Entity, Merge, Stale, Suggestion
from wenmai.originals import Names, Node, Use, Uses
from wenmai.packing import from_key, key
from wenmai.regions import Setting
from wenmai.resolve import Known, ladder, refused, resolve_key, suggested, uses_of
from wenmai.setting import ROUNDS, Lesson, Only, Place, Settings, agreed
from wenmai.shelf import TEXT, Heap, Looked, Shelf, Shelves, among
from wenmai_extractors.records import EntityRef, Statement

MANY = 50_000  # originals that are added up before they are put away


class Resolution:
    """What the names of all reports mean.

    `entities` are in order of their ids, `bodies` the organisations and places whose region is known, with
    their ids; `verdicts` what the decisions say of statements, by id; `stale` the decisions that bind
    nothing.
    """

    def __init__(self, shelves: Shelves) -> None:
        """Made by `resolve` alone."""
        self.entities: Shelf[Entity] = Shelf(shelves, "entity", Entity, {"id": TEXT}, order=("id",))
        self.merges: Shelf[Merge] = Shelf(
            shelves, "merge", Merge, {"entity": TEXT, "original": TEXT}, order=("entity", "original")
        )
        self.suggestions: Shelf[Suggestion] = Shelf(
            shelves,
            "suggestion",
            Suggestion,
            {"one": TEXT, "other": TEXT},
            order=("one", "other"),
            by=(("other",),),
        )
        self.bodies: Shelf[tuple[str, Body]] = Shelf(
            shelves, "body", tuple[str, Body], {"id": TEXT}, order=("id",)
        )
        self.nodes: Shelf[tuple[str, str]] = Shelf(
            shelves, "node", tuple[str, str], {"node": TEXT}, order=("node",)
        )
        self.names: Shelf[list[Named]] = Shelf(
            shelves, "dictionary", list[Named], {"doc": TEXT}, order=("doc",)
        )
        self.ids: Looked[Node, tuple[str, str]] = Looked(self._node, lambda: iter(()), many=self._nodes)
        self.stale: tuple[Stale, ...] = ()
        self.decisions: tuple[Decision, ...] = ()
        self.verdicts: dict[str, str] = {}
        self._dictionary: tuple[str, Dictionary] = ("", Dictionary((), self.ids))

    def _node(self, node: Node) -> tuple[str, str] | None:
        return next(self.nodes.find(node=key(node)), None)

    def _nodes(self, nodes: Sequence[Node]) -> dict[Node, tuple[str, str]]:
        asked = {key(node): node for node in nodes}
        return {asked[node]: found[0] for node, found in among(self.nodes, "node", list(asked)).items()}

    def dictionary(self, doc: str) -> Dictionary:
        """Return who the names in the document `doc` are."""
        if self._dictionary[0] != doc:
            names = [each for found in self.names.find(doc=doc) for each in found]
            self.ids.fetch(node for each in names for node in (each.node, each.hub))
            self._dictionary = (doc, Dictionary(names, self.ids))
        return self._dictionary[1]

    def id_of(self, ref: EntityRef, *, doc: str, article: int = 1) -> str:
        """Return the id of the entity that `ref` names in an article of the document `doc`."""
        return self.dictionary(doc).id_of(ref, doc=doc, article=article)

    def canonical(self, name: str, *, doc: str = "", article: int = 1) -> str:
        """Return the name under which the organisation or place `name` is known, or `name` if it is not."""
        if doc:
            return self.dictionary(doc).canonical(name, doc=doc, article=article)
        original = Names({}).original(name, "Organisation", (doc, article))
        found = self.ids.get(original.node) or self.ids.get(original.hub)
        return found[1] if found else name

    def known(self, text: str, kind: str) -> str | None:
        """Return the id of the entity of the type's family whose usual form is `text`, None if there is
        none.
        """
        found = self.ids.get((family_of(kind), text, ""))
        return found[0] if found else None


def resolve(reports: Gathered, decisions: Sequence[Decision] = ()) -> Resolution:
    """Group the subjects and objects of all statements into entities, as the rules and `decisions` say.

    What a decision calls wrong names nothing, and says nothing of where its report plays.
    """
    made = Resolution(reports.shelves)
    made.decisions = tuple(decisions)
    uses: Heap[Use] = Heap(reports.shelves, "used", Use)
    binding = _names(reports, made, uses, decisions)
    made.verdicts = binding.verdicts
    steps: Heap[Entity] = Heap(reports.shelves, "step", Entity)
    opened: Heap[str] = Heap(reports.shelves, "opened", str)
    pairs: list[tuple[Node, Node]] = []
    for _, group in uses.groups():
        found = resolve_key(group, binding)
        pairs += found.refused
        for each in found.known:
            _keep(each, made, steps)
            opened.put((key(name), each.entity.id) for name in each.open_names)
    uses.drop()
    made.nodes.sort()
    for title, entities in steps.groups():
        above = made.ids.get((HONOUR, title, ""))
        made.entities.put(
            (each.id, msgspec.structs.replace(each, step_of=above[0]) if above else each) for each in entities
        )
    steps.drop()
    apart = binding.apart_ids(
        {node: made.ids[node][0] for pair in binding.apart for node in pair if node in made.ids}
    )
    made.suggestions.put((s.one, s.other, s) for s in _suggestions(opened, apart))
    opened.drop()
    for shelf in (made.entities, made.merges, made.suggestions, made.bodies):
        shelf.sort()
    made.stale = (*binding.stale, *refused(binding, pairs))
    return made


def _names(reports: Gathered, made: Resolution, uses: Heap[Use], decisions: Sequence[Decision]) -> Binding:
    """Put all originals into `uses` and the names of each document into `made`; return what is decided."""
    wanted = named_by(decisions)
    found: set[Called] = set()
    added = Uses()

    def put_away() -> None:
        found.update(called(added, wanted))
        uses.put((key(use.key), use) for use in added)

    told = _settings(reports, decisions)
    for statements in reports.by_document():
        kept = tuple(not_wrong(statements, decisions))
        names = Names(told.of(kept).told())
        for use in uses_of(kept, names):
            added.add(use)
        made.names.put([(statements[0].doc, named(kept, names))])
        if len(added.originals) > MANY:
            put_away()
            added = Uses()
    put_away()
    told.settings.drop()
    made.names.sort()
    about = {decision.statement for decision in decisions if decision.statement}
    binding = Binding(decisions, found, {id_ for id_ in about if reports.statements.has(id=id_)})
    uses.rename({key(one): key(other) for one, other in binding.together.items()})
    return binding


class _Told:
    """What the articles of each document were told in a round, and what all reports agreed on in it."""

    def __init__(self, shelves: Shelves, name: str) -> None:
        self.only: Only = {}
        self.settings: Shelf[list[tuple[int, Setting]]] = Shelf(
            shelves, name, list[tuple[int, Setting]], {"doc": TEXT}, order=("doc",)
        )

    def put(self, told: Mapping[Place, Setting]) -> None:
        """Keep what the articles of a document are told."""
        for doc, group in groupby(told.items(), key=lambda item: item[0][0]):
            self.settings.put([(doc, [(place[1], setting) for place, setting in group])])

    def of(self, statements: Sequence[Statement]) -> Settings:
        """Return the settings of a document's articles for the next round."""
        doc = statements[0].doc if statements else ""
        found = (each for settings in self.settings.find(doc=doc) for each in settings)
        told = {(doc, number): replace(setting, only=self.only) for number, setting in found}
        return Settings(statements, told or None)


def _settings(reports: Gathered, decisions: Sequence[Decision]) -> _Told:
    """What all articles are told when they have taught each other in as many rounds as it takes."""
    told = _Told(reports.shelves, "told_0")
    for number in range(ROUNDS):
        after = _Told(reports.shelves, f"told_{number + 1}")
        told.settings.sort()
        after.only = agreed(_lessons(reports, decisions, told, after))
        told.settings.drop()
        told = after
    told.settings.sort()
    return told


def _lessons(reports: Gathered, decisions: Sequence[Decision], told: _Told, after: _Told) -> Iterator[Lesson]:
    """Yield what all articles teach in a round, and put what they are told into `after`."""
    for statements in reports.by_document():
        made = told.of(tuple(not_wrong(statements, decisions)))
        yield from made.lessons()
        after.put(made.learned())


def _keep(each: Known, made: Resolution, steps: Heap[Entity]) -> None:
    """Put away an entity; one on a ladder waits until the title above it is known."""
    entity = each.entity
    if title := ladder(entity):
        steps.put([(title, entity)])
    else:
        made.entities.put([(entity.id, entity)])
    made.nodes.put((key(node), (entity.id, entity.name)) for node in each.nodes)
    made.merges.put((merge.entity, merge.original, merge) for merge in each.merges)
    if each.body is not None:
        made.bodies.put([(entity.id, (entity.id, each.body))])


def _suggestions(opened: Heap[str], apart: set[frozenset[str]]) -> Iterator[Suggestion]:
    """Entities of one name that nothing joins: persons, and what a name leaves open."""
    for name, ids in opened.groups():
        family, text = from_key(name, tuple[str, str])
        for each in suggested((family, text), sorted(set(ids))):
            if frozenset((each.one, each.other)) not in apart:
                yield each
