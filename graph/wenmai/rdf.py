"""The RDF exports: Turtle, TriG, N-Quads and JSON-LD, each written block by block in bounded memory.

Turtle has one graph. The others are datasets: what a report proves stands in the named graph of the report,
entities, facts and qualifiers in the default graph. The same graph gives the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any

import msgspec

from wenmai import terms
from wenmai.jsonld_context import context, short_keys
from wenmai.model import KnowledgeGraph
from wenmai.rdf_model import Block, Pattern, blocks
from wenmai.terms import BASE, OWN, Blank, Iri, Literal, Pair, Slot, Term, namespaces

# What JSON says itself, where the context says nothing.
JSON_TYPES: dict[str, Callable[[str], Any]] = {"xsd:integer": int, "xsd:boolean": "true".__eq__}
EXACT = 16  # integers of fewer digits are the same in every JSON reader


def turtle(kg: KnowledgeGraph, *, base: str = BASE) -> Iterator[str]:
    """Yield the graph as Turtle, all of it in one graph. `base` is what every IRI of ours begins with."""
    yield terms.header(base)
    for block in blocks(kg):
        yield f"\n{_stanza(block)}\n"


def trig(kg: KnowledgeGraph, *, base: str = BASE) -> Iterator[str]:
    """Yield the graph as TriG, each report's proofs in a graph of their own."""
    yield terms.header(base)
    for graph, group in groupby(blocks(kg, named=True), key=lambda block: block.graph):
        if graph is None:
            yield from (f"\n{_stanza(block)}\n" for block in group)
        else:
            yield f"\nGRAPH {terms.turtle(graph)} {{\n"
            yield from (f"\n{_stanza(block)}\n" for block in group)
            yield "}\n"


def _stanza(block: Block) -> str:
    """One subject with its predicates."""
    if block.pattern is None:
        said = _said(block.pairs)
    else:
        given = ((slot, term) for slot, term in block.filled.items() if not isinstance(term, Blank))
        filled = {slot: terms.turtle(term) for slot, term in given}
        said = _turtle_pattern(block.pattern).format_map(filled)
    return f"{terms.turtle(block.subject)}\n    {said} ."


def _said(pairs: Iterable[Pair]) -> str:
    """Predicates with their objects; repeated objects of a predicate share it."""
    objects: dict[Iri, dict[str, None]] = {}
    for predicate, value in pairs:
        objects.setdefault(predicate, {})[terms.turtle(value)] = None
    return " ;\n    ".join(
        [f"{terms.predicate(which)} {', '.join(values)}" for which, values in objects.items()]
    )


@cache
def _turtle_pattern(pattern: Pattern) -> str:
    return _said(pattern.pairs)


def nquads(kg: KnowledgeGraph, *, base: str = BASE) -> Iterator[str]:
    """Yield the graph as N-Quads, a quad a line, those of a subject together."""
    yield from quads(blocks(kg, named=True), base=base)


def quads(some: Iterable[Block], *, base: str = BASE) -> Iterator[str]:
    """Yield the lines of each of some blocks."""
    spaces = namespaces(base)
    patterns: dict[Pattern, str] = {}
    for block in some:
        subject = terms.ntriples(block.subject, spaces)
        end = "." if block.graph is None else f"{terms.ntriples(block.graph, spaces)} ."
        if block.pattern is None:
            yield "".join(dict.fromkeys(_lines(subject, block.pairs, end, spaces)))
            continue
        if block.pattern not in patterns:
            patterns[block.pattern] = "".join(_lines("{subject}", block.pattern.pairs, "{line_end}", spaces))
        filled = {slot: terms.ntriples(term, spaces) for slot, term in block.filled.items()}
        yield patterns[block.pattern].format(subject=subject, line_end=end, **filled)


def _lines(subject: str, pairs: Iterable[Pair], end: str, spaces: dict[str, str]) -> Iterator[str]:
    for predicate, value in pairs:
        spelt = terms.ntriples(value, spaces)
        yield f"{subject} {terms.ntriples(predicate, spaces)} {spelt} {end}\n"
        if isinstance(value, Blank):
            yield from _lines(spelt, value.pairs, end, spaces)


def jsonld(kg: KnowledgeGraph, *, base: str = BASE) -> Iterator[str]:
    """Yield the graph as JSON-LD with its context, a node a line; a report's graph is a node with @graph."""
    yield f'{{"@context": {_json(context(base))},\n"@graph": ['
    before = "\n"
    for graph, group in groupby(blocks(kg, named=True), key=lambda block: block.graph):
        nodes = (_json(_node(block)) for block in group)
        if graph is not None:
            yield f'{before}{{"@id": {_json(_compact(graph))}, "@graph": ['
            before = "\n"
        for node in nodes:
            yield f"{before}{node}"
            before = ",\n"
        if graph is not None:
            yield "\n]}"
    yield "\n]}\n"


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _compact(term: Iri) -> str:
    """With its prefix; after that, // would make it an address in full."""
    if term.local.startswith("//"):
        return f"{OWN[term.space]}{term.local}"
    return f"{term.space}:{term.local}"


def _node(block: Block) -> dict[str, Any]:
    pattern = block.pattern
    pairs = dict.fromkeys(block.pairs) if pattern is None else _filled(pattern.pairs, block.filled)
    return {"@id": _compact(block.subject), **_properties(pairs)}


def _filled(pairs: Iterable[Pair], terms: Mapping[str, Term]) -> Iterator[Pair]:
    """The pairs of a pattern with a term for each slot."""
    for predicate, value in pairs:
        if isinstance(value, Slot):
            yield predicate, terms[value.name]
        elif isinstance(value, Blank):
            yield predicate, Blank(value.of, tuple(_filled(value.pairs, terms)))
        else:
            yield predicate, value


def _properties(pairs: Iterable[Pair]) -> dict[str, Any]:
    keys, found = short_keys(), defaultdict[str, list[Any]](list)
    for predicate, value in pairs:
        key, coerced = keys.get(predicate) or (_compact(predicate), "")
        found[key].append(_value(value, coerced))
    return {key: values[0] if len(values) == 1 else values for key, values in found.items()}


def _value(term: Term, coerced: str) -> Any:
    """A value as JSON; one that is what the context says of its key is a plain string."""
    match term:
        case Iri():
            return _compact(term) if coerced in ("@id", "@vocab") else {"@id": _compact(term)}
        case Blank(_, pairs):
            return _properties(pairs)
        case Literal(text, language, datatype):
            if coerced == (f"@{language}" if language else datatype):
                return text
            if not coerced and datatype in JSON_TYPES and len(text) < EXACT:
                return JSON_TYPES[datatype](text)
            said = {"@language": language} if language else {"@type": datatype} if datatype else {}
            return {"@value": text, **said}
