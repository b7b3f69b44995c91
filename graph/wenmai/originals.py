"""The originals: every name as it stands in the reports, and the form that the rules give it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wenmai.forms import AGENT, Form, by_itself, family, form, plain, surface
from wenmai.ids import entity_id
from wenmai.places import NOWHERE, Setting
from wenmai_extractors.ontology import ontology
from wenmai_extractors.records import EntityRef, Statement, content_id

# Family, name in a plain or usual form, and for what stays open the article.
Node = tuple[str, str, str]
At = tuple[str, int]  # document and article


class Original(NamedTuple):
    """A name as it stands in the reports, or in one article: its node, the node of its form, and why."""

    node: Node
    hub: Node
    form: Form


class Names:
    """The original of every name, each read once for an article."""

    def __init__(self, articles: Mapping[At, Setting]) -> None:
        """`articles` tells the setting of each article."""
        self.articles = articles
        self._known: dict[tuple[str, str, str, int], Original] = {}

    def original(self, name: str, kind: str, at: At) -> Original:
        """Return the original that `name` is in the article `at`."""
        key = (name, kind, *at)
        if key not in self._known:
            self._known[key] = self._read(name, kind, at)
        return self._known[key]

    def of(self, ref: EntityRef, at: At) -> Original:
        """Return the original that `ref` names in the article `at`."""
        return self.original(ref.name, ref.type, at)

    def _read(self, name: str, kind: str, at: At) -> Original:
        group, text = family(kind), plain(name)[0]
        alone = by_itself(name, kind)
        told = form(name, kind, self.articles.get(at, NOWHERE)) if group == AGENT else alone
        scope = f"{at[0]}#{at[1]}" if alone.open or told.text != alone.text else ""
        return Original((group, text, scope), (group, told.text, scope if told.open else ""), told)


class Uses:
    """The originals of some statements by node, and how often each is called what."""

    def __init__(self, statements: Iterable[Statement], names: Names) -> None:
        """Read every subject and object of `statements`."""
        self.originals: dict[Node, Original] = {}
        self.names: defaultdict[Node, Counter[str]] = defaultdict(Counter)
        self.types: defaultdict[Node, Counter[str]] = defaultdict(Counter)
        for statement in statements:
            for ref in (statement.subject, statement.object):
                original = names.of(ref, (statement.doc, statement.article))
                known = self.originals.setdefault(original.node, original)
                if _plainer(original, known):
                    self.originals[original.node] = original
                self.names[original.node][surface(ref.name)] += 1
                self.types[original.node][ref.type] += 1


def _plainer(one: Original, other: Original) -> bool:
    """Whether `one` needed fewer rules: with and without quotation marks a name is one original."""
    return (len(one.form.steps), one.form.steps) < (len(other.form.steps), other.form.steps)


def node_id(kind: str, node: Node) -> str:
    """Return the id of a node whose type is `kind`."""
    return entity_id(kind, node[1], content_id("", node[1], node[2])[:8] if node[2] else "")


def kinds_of(group: str) -> tuple[str, ...]:
    """Return the types of a family."""
    kinds = tuple(kind for kind in ontology().types if family(kind) == group)
    return kinds or (group,)
