"""Who the names in one document are, once it is known what its originals mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from wenmai.originals import Names, Node
from wenmai_extractors.records import EntityRef, Statement


class Named(NamedTuple):
    """A name in an article of a document: which original it is, and the node of its form."""

    article: int
    name: str
    kind: str
    node: Node
    hub: Node


class Dictionary:
    """Who the names in one document are (`wenmai.facts.Meaning`)."""

    def __init__(self, names: Iterable[Named], known: Mapping[Node, tuple[str, str]]) -> None:
        """`known` are id and name of the entity of each node."""
        self._names = {(each.article, each.name, each.kind): each for each in names}
        self._known = known

    def id_of(self, ref: EntityRef, *, doc: str, article: int = 1) -> str:  # noqa: ARG002 - one document
        """Return the id of the entity that `ref` names in an article."""
        return self._known[self._names[article, ref.name, ref.type].node][0]

    def canonical(self, name: str, *, doc: str = "", article: int = 1) -> str:  # noqa: ARG002 - one document
        """Return the name under which the organisation or place `name` is known, or `name` if it is not."""
        named = self._names.get((article, name, "Organisation"))
        found = named and (self._known.get(named.node) or self._known.get(named.hub))
        return found[1] if found else name


def named(statements: Iterable[Statement], names: Names) -> list[Named]:
    """Return every name in `statements`; those in qualifiers are read as those of organisations."""
    wanted = dict.fromkeys((s.article, name, kind, s.doc) for s in statements for name, kind in _names_in(s))
    found = (
        (article, name, kind, names.original(name, kind, (doc, article)))
        for article, name, kind, doc in wanted
    )
    return [Named(article, name, kind, o.node, o.hub) for article, name, kind, o in found]


def _names_in(statement: Statement) -> Iterator[tuple[str, str]]:
    for ref in (statement.subject, statement.object):
        yield ref.name, ref.type
    said = statement.qualifiers
    for name in (*said.conferred_by, *said.partner, *((said.place,) if said.place else ())):
        yield name, "Organisation"
