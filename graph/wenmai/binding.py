"""What the decisions of the ledger bind in a build: links, separations, names; and which bind nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from wenmai.clusters import Link
from wenmai.components import components
from wenmai.ledger import Decision
from wenmai.model import Stale
from wenmai.originals import Node, Use, kinds_of, node_id


class Called(NamedTuple):
    """That a node of the originals of `key` goes by `name`: its id if `exactly`, else a name in reports."""

    name: str
    exactly: bool
    node: Node
    key: Node


def called(uses: Iterable[Use], wanted: frozenset[str]) -> Iterator[Called]:
    """Yield which of the originals go by the names and ids that are `wanted`."""
    if not wanted:
        return
    for use in uses:
        original = use.original
        for node in (original.node, original.hub):
            for id_ in {node_id(kind, node) for kind in kinds_of(node[0])} & wanted:
                yield Called(id_, True, node, use.key)
        for name in wanted.intersection(use.names):
            yield Called(name, False, original.node, use.key)


def named_by(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return the names and ids of entities that `decisions` give."""
    return frozenset(name for decision in decisions for name in decision.entities)


class Binding:
    """Decisions on the things of one build.

    `pairs` are the `same` by their two nodes, `apart` the `different`, `names` the `rename` by node,
    `together` the first key by those that `pairs` join to it, `stale` those that name nothing, several
    things, or what cannot be joined.
    """

    def __init__(
        self, decisions: Sequence[Decision], known: Iterable[Called], statements: Collection[str]
    ) -> None:
        """`known` is who goes by the names in the decisions, `statements` are the ids of all statements, or
        of those among them that a decision is about.
        """
        self.decisions = tuple(decisions)
        self.pairs: dict[tuple[Node, Node], Decision] = {}
        self.apart: list[tuple[Node, Node]] = []
        self.names: dict[Node, Decision] = {}
        self.stale: list[Stale] = []
        known = tuple(known)
        self._found = _nodes_by_name(known)
        for decision in decisions:
            if decision.statement and decision.statement not in statements:
                self._set_aside(decision, "no such statement in this build")
            elif not decision.statement:
                self._bind(decision)
        self.together = _together(self.pairs, {each.node: each.key for each in known})

    @cached_property
    def decided(self) -> frozenset[Node]:
        """The nodes that some decision is about."""
        return frozenset(node for pair in (*self.pairs, *self.apart) for node in pair).union(self.names)

    @property
    def verdicts(self) -> dict[str, str]:
        """What decisions say of statements, by their ids."""
        return {each.statement: each.judgement for each in self.decisions if each.statement}

    def key(self, key: Node) -> Node:
        """Return the key of all that rules or the `same` may join to what has the key `key`."""
        return self.together.get(key, key)

    def apart_ids(self, ids: Mapping[Node, str]) -> set[frozenset[str]]:
        """Return the pairs of entities that the `different` keep apart; `ids` are the ids by node. What no
        report names, as a usual form that is kept apart from all its names, is no entity.
        """
        return {frozenset((ids[one], ids[other])) for one, other in self.apart if one in ids and other in ids}

    @property
    def links(self) -> list[Link[Node]]:
        """What the `same` join: before any rule does, the earlier lines of the ledger first."""
        first = -len(self.pairs)
        return [Link(one, other, first + line, 1.0) for line, (one, other) in enumerate(self.pairs)]

    def _bind(self, decision: Decision) -> None:
        nodes: list[Node] = []
        for name in decision.entities:
            found = self._found.get(name, [])
            if len(found) != 1:
                many = f"{len(found)} are called {name}: give an id"
                self._set_aside(decision, many if found else f"nothing is called {name}")
                return
            nodes.append(found[0])
        if decision.judgement == "rename":
            self.names[nodes[0]] = decision
        elif nodes[0] == nodes[1]:
            self._set_aside(decision, "both mean the very same original")
        elif nodes[0][0] != nodes[1][0]:
            self._set_aside(decision, "the two are of different kinds")
        elif decision.judgement == "different":
            self.apart.append((nodes[0], nodes[1]))
        else:
            self.pairs[nodes[0], nodes[1]] = decision

    def _set_aside(self, decision: Decision, reason: str) -> None:
        self.stale.append(Stale(decision=decision, reason=reason))


def _nodes_by_name(known: Iterable[Called]) -> dict[str, list[Node]]:
    """The nodes by what they are called; an id goes before a name."""
    ids: defaultdict[str, set[Node]] = defaultdict(set)
    names: defaultdict[str, set[Node]] = defaultdict(set)
    for each in known:
        (ids if each.exactly else names)[each.name].add(each.node)
    return {name: sorted(nodes) for name, nodes in (names | ids).items()}


def _together(pairs: Iterable[tuple[Node, Node]], keys: Mapping[Node, Node]) -> dict[Node, Node]:
    """For each key that a pair joins to others the first of them."""
    ends = [(keys[one], keys[other]) for one, other in pairs]
    known = sorted({key for pair in ends for key in pair})
    number = {key: f"{place:09}" for place, key in enumerate(known)}
    groups = components((number[one], number[other]) for one, other in ends)
    return {known[int(each)]: known[int(group[0])] for group in groups for each in group}
