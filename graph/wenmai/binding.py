"""What the decisions of the ledger bind in a build: links, separations, names; and which bind nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from wenmai.clusters import Link
from wenmai.ledger import Decision
from wenmai.model import Stale
from wenmai.originals import Node, Uses, kinds_of, node_id


class Binding:
    """Decisions on the things of one build.

    `pairs` are the `same` by their two nodes, `apart` the `different`, `names` the `rename` by node,
    `stale` those that name nothing, several things, or what cannot be joined.
    """

    def __init__(self, decisions: Sequence[Decision], uses: Uses, statements: Iterable[str]) -> None:
        """`statements` are the ids of all statements."""
        self.decisions = tuple(decisions)
        self.pairs: dict[tuple[Node, Node], Decision] = {}
        self.apart: list[tuple[Node, Node]] = []
        self.names: dict[Node, Decision] = {}
        self.stale: list[Stale] = []
        self._found = _nodes_by_name(uses)
        known = set(statements)
        for decision in decisions:
            if decision.statement and decision.statement not in known:
                self._set_aside(decision, "no such statement in this build")
            elif not decision.statement:
                self._bind(decision)

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


def _nodes_by_name(uses: Uses) -> dict[str, list[Node]]:
    """The nodes by every id that they may be given, whatever the type in it, and by their names."""
    kinds = {group: kinds_of(group) for group in {node[0] for node in uses.originals}}
    ids: dict[str, list[Node]] = {}
    names: defaultdict[str, set[Node]] = defaultdict(set)
    for original in uses.originals.values():
        for node in (original.node, original.hub):
            for kind in kinds[node[0]]:
                ids[node_id(kind, node)] = [node]
        for name in uses.names[original.node]:
            names[name].add(original.node)
    return {**{name: sorted(nodes) for name, nodes in names.items()}, **ids}
