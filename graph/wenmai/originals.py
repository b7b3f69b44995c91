"""The originals: every name as it stands in the reports, and the form that the rules give it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from wenmai.bodies import body
from wenmai.forms import AGENT, GENERAL, PERSON, Form, by_itself, family, form, plain, surface
from wenmai.ids import entity_id
from wenmai.regions import NOWHERE, Setting
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

    def key(self, original: Original, kind: str, at: At) -> Node:
        """Return what `original`, of this type and article, shares with all that rules may join to it.

        Persons of a name are joined through posts and places, what has a general name through whose it is,
        what stays open through the sentences it stands in, everything else through the forms of its name,
        and the form of its form, to the end: what ends alike is told apart by itself, without the rest.
        """
        group = original.node[0]
        if group == PERSON or (group in GENERAL and original.form.open):
            return (group, original.hub[1], "")
        ways = [original.node]
        hub = original.hub
        while hub not in ways:
            ways.append(hub)
            again = self.original(hub[1], kind, at)
            # A hub without an article is the same in all of them, whatever this one says.
            hub = again.hub if again.node == hub else _alone(hub, kind)
        return (*min(ways[ways.index(hub) :])[:2], "")

    def _is_county(self, text: str, at: At) -> bool:
        """Whether what was taken for a person is a county that the document names in full: 宜君捧杯."""
        setting = self.articles.get(at, NOWHERE)
        found = body(text, setting) if setting.named else None
        return bool(found and found.region and not found.name and found.region.code in setting.named)

    def _read(self, name: str, kind: str, at: At) -> Original:
        text = plain(name)[0]
        kind = "Place" if kind == PERSON and self._is_county(text, at) else kind
        group = family(kind)
        alone = by_itself(name, kind)
        told = form(name, kind, self.articles.get(at, NOWHERE)) if group == AGENT else alone
        scope = f"{at[0]}#{at[1]}" if alone.open or told.text != alone.text else ""
        return Original((group, text, scope), (group, told.text, scope if told.open else ""), told)


class Bond(NamedTuple):
    """A person or thing and what it shares with others of the name; `what` is that in words."""

    one: Node
    other: Node
    rule: str
    what: str


class Use(NamedTuple):
    """An original, the key of all that rules may join to it, how often it is called what and taken for which
    type in some reports, and what it shares with others.
    """

    original: Original
    key: Node
    names: dict[str, int]
    types: dict[str, int]
    bonds: tuple[Bond, ...] = ()


def uses_in(statements: Iterable[Statement], names: Names) -> Iterator[Use]:
    """Yield every subject and object of `statements`, as often as it stands there."""
    for statement in statements:
        at = (statement.doc, statement.article)
        for ref in (statement.subject, statement.object):
            original = names.of(ref, at)
            yield Use(original, names.key(original, ref.type, at), {surface(ref.name): 1}, {ref.type: 1})


class Uses:
    """The originals of some reports by node, how often each is called what, and what they share.

    Uses of parts of the reports, added up, are those of them all, whatever the parts and their order.
    """

    def __init__(self, uses: Iterable[Use] = ()) -> None:
        """Add up `uses`."""
        self.originals: dict[Node, Original] = {}
        self.names: defaultdict[Node, Counter[str]] = defaultdict(Counter)
        self.types: defaultdict[Node, Counter[str]] = defaultdict(Counter)
        self._bonds: set[Bond] = set()
        self._keys: dict[Node, Node] = {}
        for use in uses:
            self.add(use)

    def add(self, use: Use) -> None:
        """Count `use` too."""
        original, node = use.original, use.original.node
        known = self.originals.setdefault(node, original)
        if _plainer(original, known):
            self.originals[node] = original
        self._keys[node] = use.key
        self.names[node].update(use.names)
        self.types[node].update(use.types)
        self._bonds.update(use.bonds)

    @property
    def bonds(self) -> tuple[Bond, ...]:
        """What persons and things share, in order."""
        return tuple(sorted(self._bonds))

    def __iter__(self) -> Iterator[Use]:
        """Yield each original once."""
        shared: defaultdict[Node, list[Bond]] = defaultdict(list)
        for bond in self.bonds:
            shared[bond.one].append(bond)
        for node, original in self.originals.items():
            names, types = dict(self.names[node]), dict(self.types[node])
            yield Use(original, self._keys[node], names, types, tuple(shared[node]))


def _alone(hub: Node, kind: str) -> Node:
    """What the form of a name comes to by itself, where other articles may name it so; else the same."""
    known = by_itself(hub[1], kind)
    return hub if hub[2] or known.open else (hub[0], known.text, "")


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
