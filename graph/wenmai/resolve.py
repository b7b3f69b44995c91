"""From names to entities: which names mean one thing, and why.

Every name has an original of its own (`organisation/青海省玉树州委组织部`). Originals to which the rules
give one form (`wenmai.forms`) are candidates for one entity, and those alone; the form is the entity's
canonical id. What stays open (县教育局, a person's name) is another original in every article, and joined
with others by what `wenmai.persons`, `wenmai.doings` and the ledger of human decisions say. A decision goes
before every rule: `different` keeps two apart, through third parties too, and each is then what it would be
without the other. Nothing depends on the order of the statements.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from wenmai import doings, persons, retold
from wenmai.binding import Binding
from wenmai.bodies import Body, is_relative
from wenmai.clusters import Clusters, Link
from wenmai.forms import AGENT, GENERAL, HONOUR, PERSON, score, title
from wenmai.model import Entity, Merge, Stale, Suggestion
from wenmai.originals import Bond, Names, Node, Use, Uses, node_id, uses_in
from wenmai.regions import TOWNSHIP, code_of, kind_of
from wenmai_extractors.ontology import ontology
from wenmai_extractors.records import Statement

MANY = 12  # things of one name: beyond that each is suggested with the next only

NOTHING_DECIDED = Binding((), (), ())

# The rules, the score and the words that join a node to its entity.
_Why = tuple[tuple[str, ...], float, str]


def uses_of(statements: Sequence[Statement], names: Names) -> Iterator[Use]:
    """Yield the originals in `statements`, which are all of their documents, with what they share."""
    uses = Uses(uses_in(statements, names))
    shared: defaultdict[Node, list[Bond]] = defaultdict(list)
    told = (source.bonds(statements, names) for source in (persons, doings, retold))
    for bond in chain.from_iterable(told):
        shared[bond.one].append(bond)
    for use in uses:
        yield use._replace(bonds=tuple(shared[use.original.node]))


class Known(NamedTuple):
    """An entity, the lines of its merges, its nodes, its body or place if its region is known, and the names
    by which others may be called that nothing joins to it.
    """

    entity: Entity
    merges: tuple[Merge, ...]
    nodes: tuple[Node, ...]
    body: Body | None
    open_names: tuple[tuple[str, str], ...]


class Group(NamedTuple):
    """What the originals of one key are: entities, and the `same` that could not be kept."""

    known: tuple[Known, ...]
    refused: tuple[tuple[Node, Node], ...]


def resolve_key(uses: Iterable[Use], binding: Binding) -> Group:
    """Group the originals of one key (`Binding.key` of `Use.key`) into entities; the others are no matter.

    `step_of` of the honours is open still: that is a matter of two keys.
    """
    found = Uses(uses)
    originals, bonds = found.originals.values(), found.bonds
    things = {node for o in originals for node in (o.node, o.hub)} | {bond.other for bond in bonds}
    if binding.decided.isdisjoint(things):
        binding = NOTHING_DECIDED
    links = [
        *(Link(o.node, o.hub, 1, score(o.form.steps)) for o in originals if o.node != o.hub),
        *(Link(bond.one, bond.other, 1, score((bond.rule,))) for bond in bonds),
        *(link for link in binding.links if link.one in things and link.other in things),
    ]
    clusters = Clusters(things, links, binding.apart)
    why = _reasons(found, binding)
    named = [(group, [node for node in group if node in found.originals]) for group in clusters.groups()]
    return Group(
        tuple(_known(group, nodes, found, binding, why) for group, nodes in named if nodes),
        tuple((link.one, link.other) for link in clusters.refused if (link.one, link.other) in binding.pairs),
    )


def _known(
    group: tuple[Node, ...], nodes: Sequence[Node], uses: Uses, binding: Binding, why: Mapping[Node, _Why]
) -> Known:
    key = _key(group, nodes, uses)
    entity = _entity(key, nodes, uses, binding)
    told = next((uses.originals[node].form for node in nodes if uses.originals[node].hub == key), None)
    body = Body(told.region, told.body, open=False, steps=()) if told and told.region is not None else None
    hubs = (uses.originals[node].hub for node in nodes)
    opened = {(hub[0], hub[1]) for hub in hubs if hub[2] and hub[0] not in GENERAL}
    return Known(entity, tuple(_merges(entity, nodes, uses, why)), group, body, tuple(sorted(opened)))


def refused(binding: Binding, pairs: Iterable[tuple[Node, Node]]) -> list[Stale]:
    """The decisions that `pairs`, in the order of the ledger, stand for."""
    line = {pair: place for place, pair in enumerate(binding.pairs)}
    return [
        Stale(decision=binding.pairs[pair], reason="a `different` keeps the two apart")
        for pair in sorted(pairs, key=line.__getitem__)
    ]


def ladder(entity: Entity) -> str:
    """The usual form of the title that an honour with a grade is a step of, "" of everything else."""
    if not entity.grade or not entity.series:
        return ""
    head, found, _ = entity.id.partition("/")[2].partition(entity.series)
    return head + entity.series if found else ""


def _key(group: Sequence[Node], nodes: Sequence[Node], uses: Uses) -> Node:
    """The node that gives a group its id: the usual form of its members, the fullest if there are several."""
    hubs = {uses.originals[node].hub for node in nodes} & set(group)
    return min(hubs or set(nodes), key=lambda node: (node[2] != "", -len(node[1]), node))


def _entity(key: Node, nodes: Sequence[Node], uses: Uses, binding: Binding) -> Entity:
    names = sum((uses.names[node] for node in nodes), Counter[str]())
    kind = _kind(sum((uses.types[node] for node in nodes), Counter[str]()))
    name = _shown(key, names)
    given = [binding.names[node] for node in (*nodes, key) if node in binding.names]
    shown = given[-1].name.strip() if given else name
    originals = [uses.originals[node] for node in nodes]
    region = next((o.form.region for o in originals if o.hub == key), None)
    alone = region if region is not None and region.label == key[1] else None
    if alone is not None and alone.level <= TOWNSHIP:
        kind = "Place"  # one that acts is a place still
    coded = alone is not None and alone.code and kind == "Place"
    said = title(key[1]) if key[0] == HONOUR else None
    return Entity(
        id=node_id(kind, key),
        name=shown,
        type=kind,
        aliases=tuple(sorted(set(names) - {shown})),
        codes=(code_of(alone),) if coded and alone is not None else (),
        level=said.level if said else "",
        series=said.series if said else "",
        grade=said.grade if said else "",
    )


def _shown(key: Node, names: Mapping[str, int]) -> str:
    """The name that most statements call a thing by; of what has a region one that says it: 广水市."""
    if key[0] != AGENT or key[2]:
        said = [*names]
    else:
        said = [name for name in names if not is_relative(name)] or [key[1]]
        said = (
            [name for name in said if kind_of(name)] if kind_of(key[1]) and any(map(kind_of, said)) else said
        )
    return min(said, key=lambda name: (-names.get(name, 0), -len(name), name))


def _kind(types: Counter[str]) -> str:
    order = list(ontology().types)
    return min(types, key=lambda t: (-types[t], order.index(t) if t in order else len(order), t))


def _reasons(uses: Uses, binding: Binding) -> dict[Node, _Why]:
    """Why each node is what it is; where several things join it to others, the last and surest is told."""
    why: dict[Node, _Why] = {
        original.node: (original.form.steps, score(original.form.steps), "")
        for original in uses.originals.values()
    }
    shared = Counter(bond.other for bond in uses.bonds)
    for bond in uses.bonds:
        if shared[bond.other] == 1:
            continue  # nobody else has it
        steps = (*uses.originals[bond.one].form.steps, bond.rule)
        why[bond.one] = (steps, score(steps), bond.what)
    for pair, decision in binding.pairs.items():
        for node in pair:
            if node in why:
                why[node] = (("decision",), 1.0, f"{decision.who}: {decision.why}")
    return why


def _merges(entity: Entity, nodes: Sequence[Node], uses: Uses, why: Mapping[Node, _Why]) -> list[Merge]:
    """A line for each original of an entity but one that is the entity by itself."""
    found = []
    for node in nodes:
        steps, sure, words = why[node]
        original = node_id(entity.type, node)
        if len(nodes) == 1 and original == entity.id:
            continue
        merge = Merge(
            entity=entity.id,
            original=original,
            names=tuple(sorted(uses.names[node])),
            reasons=steps,
            score=sure,
            where=node[2],
            because=words,
        )
        found.append(merge)
    return found


def suggested(name: tuple[str, str], ids: Sequence[str]) -> Iterator[Suggestion]:
    """Yield which of the entities `ids`, all that go by `name` (family, text) and sorted, may be one."""
    reach = len(ids) if len(ids) <= MANY else 2
    reason = "same-name" if name[0] == PERSON else "same-open-name"
    for place, one in enumerate(ids):
        for other in ids[place + 1 : place + reach]:
            yield Suggestion(one=one, other=other, reason=reason)
