"""Which place lies in which, and where entities are: the tree by which the page filters.

Provinces, prefectures and counties come from the gazetteer; villages, and places that it does not know, hang
where a fact says that they lie, or else below the longest place that begins their name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from sys import intern
from typing import NamedTuple

from wenmai.model import Entity, KnowledgeGraph
from wenmai.regions import CODE_SCHEME
from wenmai_extractors.gazetteer import Division, gazetteer

LOCATING = ("locatedIn", "partOf")
LOCATED = frozenset({"Place", "Organisation", "Facility", "Group"})  # what has its place in its name
DEEPEST = 30  # places that lie in one another; more of them are no places, and the next one lies nowhere


class Node(NamedTuple):
    """A place: what it is called below the one above it, whose position is `parent`; -1 at the top."""

    name: str
    parent: int


class PlaceTree(NamedTuple):
    """Places, each after the one above it; where entities are, by id; where the places of qualifiers are."""

    nodes: tuple[Node, ...]
    of: dict[str, int]
    named: dict[str, int]


def place_tree(kg: KnowledgeGraph) -> PlaceTree:
    """Return the places of `kg` with all above them."""
    builder = _Builder(kg)
    of = {e.id: at for e in kg.entities if e.type in LOCATED and (at := builder.where(e)) >= 0}
    texts = sorted({fact.qualifiers.place for fact in kg.facts if fact.qualifiers.place})
    named = {text: at for text in texts if (at := builder.meant(text)) >= 0}
    return PlaceTree(tuple(builder.nodes), of, named)


def within(tree: PlaceTree, part: KnowledgeGraph) -> PlaceTree:
    """Return of `tree` the places in which the entities of `part` are, those of its qualifiers, and all above
    them."""
    of = {entity.id: tree.of[entity.id] for entity in part.entities if entity.id in tree.of}
    texts = sorted({fact.qualifiers.place or "" for fact in part.facts})
    named = {text: tree.named[text] for text in texts if text in tree.named}
    kept = sorted(upwards(tree, (*of.values(), *named.values())))
    at = {old: new for new, old in enumerate(kept)} | {-1: -1}
    return PlaceTree(
        tuple(Node(tree.nodes[old].name, at[tree.nodes[old].parent]) for old in kept),
        {id_: at[old] for id_, old in of.items()},
        {text: at[old] for text, old in named.items()},
    )


def upwards(tree: PlaceTree, places: Iterable[int]) -> set[int]:
    """Return `places` and all in which they lie."""
    found: set[int] = set()
    for place in places:
        at = place
        while at >= 0 and at not in found:
            found.add(at)
            at = tree.nodes[at].parent
    return found


class _Builder:
    """Holds of entities ids and numbers alone; there may be a million of them."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.nodes: list[Node] = []
        self._at: dict[Node, int] = {}
        self._codes: dict[str, int] = {}
        self._found: dict[str, int] = {}
        self._depth = 0
        self._entity = kg.entity
        self._known: dict[str, str] = {}
        for entity in kg.entities:
            if entity.type == "Place":
                for name in (entity.name, *entity.aliases):
                    self._known.setdefault(name, entity.id)
        self._above: dict[str, list[str]] = {}
        for fact in kg.facts:
            if fact.predicate in LOCATING:
                above = self._above.setdefault(intern(fact.subject), [])
                above.append(intern(fact.object))

    def where(self, entity: Entity) -> int:
        """The node of `entity`: its own if it is a place, else that in which it lies; -1 if nothing says."""
        if entity.id not in self._found:
            if self._depth == DEEPEST:
                return -1
            self._depth += 1
            self._found[entity.id] = -1  # for the time being: what lies in itself lies nowhere
            self._found[entity.id] = self._place(entity) if entity.type == "Place" else self._around(entity)
            self._depth -= 1
        return self._found[entity.id]

    def _lies(self, id_: str) -> int:
        """The node of the entity `id_`; -1 for one of a type that does not lie anywhere."""
        found = self._found.get(id_)
        if found is not None:
            return found
        entity = self._entity[id_]
        return self.where(entity) if entity.type in LOCATED else -1

    def meant(self, text: str) -> int:
        """The node of the place that is called `text`, or of what begins it."""
        known = self._known.get(text)
        return self._lies(known) if known else self._begins(text)

    def _place(self, entity: Entity) -> int:
        for scheme, code in entity.codes:
            if scheme == CODE_SCHEME:
                return self._division(gazetteer()[_short(code)])
        above = self._around(entity)
        name = entity.name
        if above >= 0:
            name = name.removeprefix(max(self._names(above, entity), key=len, default="")) or name
        return self._below(above, name)

    def _names(self, node: int, entity: Entity) -> Iterator[str]:
        """What `entity` is called before its own name: places known or of the gazetteer, being `node`."""
        for end in range(1, len(entity.name)):
            head = entity.name[:end]
            known = self._known.get(head)
            if known is not None and self._lies(known) == node:
                yield head
        read, chain = gazetteer().prefix(entity.name)
        if chain and self._codes.get(chain[-1].code) == node:
            yield entity.name[:read]

    def _around(self, entity: Entity) -> int:
        for above in self._above.get(entity.id, ()):
            if above != entity.id and (at := self._lies(above)) >= 0:
                return at
        return self._begins(entity.name)

    def _begins(self, text: str) -> int:
        """The node of the place with which `text` begins."""
        for end in range(len(text) - 1, 1, -1):
            known = self._known.get(text[:end])
            if known is not None and (at := self._lies(known)) >= 0:
                return at
        _, chain = gazetteer().prefix(text)
        return self._division(chain[-1]) if chain else -1

    def _division(self, division: Division) -> int:
        above = -1
        for each in gazetteer().chain(division.code):
            if each.code not in self._codes:
                self._codes[each.code] = self._below(above, each.name)
            above = self._codes[each.code]
        return above

    def _below(self, above: int, name: str) -> int:
        """The place called `name` in `above`. Two at the top may share a name, two in one place are one."""
        node = Node(name, above)
        if above < 0 or node not in self._at:
            self.nodes.append(node)
            self._at[node] = len(self.nodes) - 1
        return self._at[node]


def _short(code: str) -> str:
    """A six-digit code as the gazetteer has it: 632700 is 6327."""
    while code.endswith("00"):
        code = code[:-2]
    return code
