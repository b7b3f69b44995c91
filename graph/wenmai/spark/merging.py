"""From statements to facts: parts of triples are added up where they are made, then merged by triple."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from wenmai.bodies import Body
from wenmai.derive import derived_fact, named_only, step
from wenmai.dictionary import Dictionary, Named
from wenmai.facts import Part, Triple, merge, said
from wenmai.forms import AGENT
from wenmai.model import Fact
from wenmai.originals import Node
from wenmai.packing import from_key, key, pack, unpack
from wenmai.spark.frames import BYTES, TEXT, Keep, Row, by_key, looked_up, mapped, together
from wenmai.spark.naming import ENTITIES, statements_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

MANY = 20_000  # parts that a worker adds up before it passes them on
# What a document is told by others: which entities its nodes are, and which texts its articles print.
TOLD = {"doc": TEXT, "what": TEXT, "of": TEXT, "id": TEXT, "name": TEXT}
NODE, REPRINT = "node", "reprint"


def asked(names: DataFrame) -> DataFrame:
    """Return the nodes that each document has to know: `doc` and `node`."""
    return mapped(names.select("doc", "data"), _asked, {"doc": TEXT, "node": TEXT})


def _asked(rows: Iterator[Row]) -> Iterator[Row]:
    for doc, raw in rows:
        found = dict.fromkeys(node for each in unpack(raw, list[Named]) for node in (each.node, each.hub))
        yield from ((doc, key(node)) for node in found)


def told(asked_for: DataFrame, ids: DataFrame, reprinted: DataFrame) -> DataFrame:
    """Return what each document is told, in the columns TOLD."""
    from pyspark.sql import functions as f

    found = looked_up(asked_for, ids.select("node", "id", "name"), "node").where(f.col("id").isNotNull())
    known = found.select("doc", f.lit(NODE).alias("what"), f.col("node").alias("of"), "id", "name")
    return known.unionByName(reprinted.withColumn("what", f.lit(REPRINT)).withColumn("name", f.lit("")))


def parts(
    reports: DataFrame, names: DataFrame, told_them: DataFrame, verdicts: Mapping[str, str], *, buckets: int
) -> DataFrame:
    """Return what the statements add to their triples: `triple` and the part, added up in each partition."""
    from pyspark.sql import functions as f

    own = reports.select("doc", "statements").join(names.select("doc", "data"), "doc")
    found = together(
        own, told_them.select(*TOLD), partial(_said, verdicts=dict(verdicts)), PARTS, buckets=buckets
    )
    return mapped(found, _added, PARTS).where(f.col("triple").isNotNull())


PARTS = {"triple": TEXT, "data": BYTES}


def _said(_: str, own: list[Row], told_it: list[Row], verdicts: Mapping[str, str]) -> Iterator[Row]:
    known: dict[Node, tuple[str, str]] = {}
    texts: dict[int, str] = {}
    for what, of, id_, name in told_it:
        if what == NODE:
            known[_node(of)] = id_, name
        else:
            texts[int(of)] = id_
    for statements, raw in own:
        meaning = Dictionary(unpack(raw, list[Named]), known)
        for statement in statements_of(statements):
            verdict = verdicts.get(statement.id, "")
            found = said(statement, meaning, verdict=verdict, text=texts.get(statement.article))
            if found is not None:
                yield key(found[0]), pack(found[1])


def _node(raw: str) -> Node:
    node: Node = from_key(raw, Node)
    return node


def _added(rows: Iterator[Row]) -> Iterator[Row]:
    added: dict[tuple[str, object], Part] = {}
    for triple, raw in rows:
        part = unpack(raw, Part)
        added.setdefault((triple, part.signature), Part(part.signature)).add(part)
        if len(added) > MANY:
            yield from ((name, pack(each)) for (name, _), each in added.items())
            added = {}
    yield from ((name, pack(each)) for (name, _), each in added.items())


def merged(added: DataFrame, *, buckets: int) -> DataFrame:
    """Return the facts that reports say, in the columns FACTS."""
    return by_key(added, _merged, FACTS, buckets=buckets)


FACTS = {"triple": TEXT, "id": TEXT, "subject": TEXT, "object": TEXT, "first": TEXT, "fact": BYTES}


def _merged(triple: str, rows: list[Row]) -> Iterator[Row]:
    made = merge(from_key(triple, Triple), (unpack(raw, Part) for (raw,) in rows))
    yield from _rows(made)


def _rows(facts: Iterable[Fact]) -> Iterator[Row]:
    """The facts of one triple; the first of them stands for it."""
    for number, fact in enumerate(sorted(facts, key=lambda fact: fact.id)):
        triple = key((fact.subject, fact.predicate, fact.object))
        yield triple, fact.id, fact.subject, fact.object, "no" if number else "yes", pack(fact)


# A body or place that hangs on or lies in another: the id of the one, or its form if only names speak of it.
STEPS = {"id": TEXT, "form": TEXT, "predicate": TEXT, "by": TEXT, "node": TEXT, "other": BYTES}


def derived(
    entities: DataFrame, ids: DataFrame, facts: DataFrame, keep: Keep, *, buckets: int
) -> tuple[DataFrame, DataFrame]:
    """Return the entities and the facts that names and the table of divisions give.

    Of bodies and places that reports speak of, each has its step upwards; those above, which are few, are
    followed as far as names alone speak of them.
    """
    from pyspark.sql import functions as f

    with_body = entities.where(f.col("body").isNotNull()).select("id", "body")
    own = keep("own-steps", mapped(with_body, _own_steps, STEPS))
    roots = own.groupBy("node").agg(f.min("other").alias("other"))
    ways = keep("ways", mapped(roots, _ways, WAYS))
    seen = ways.groupBy("node").agg(f.min("body").alias("body"))
    table = seen.select("node").join(ids.select("node", f.col("id").alias("known"), "own"), "node", "left")
    found = looked_up(ways, table, "node").select("root", "depth", "body", "known", "own")
    active = by_key(found, _active, STEPS, buckets=buckets).distinct()
    steps = keep("steps", own.unionByName(active))
    linked = looked_up(steps, table.select("node", "known"), "node")
    made = mapped(linked.select(*STEPS, "known"), _links, LINKS)
    facts_made = made.where(f.col("what") == "fact").select(
        "triple", "id", "subject", "object", "first", "data"
    )
    fresh = facts_made.withColumnRenamed("data", "fact").dropDuplicates(["id"])
    new = made.where(f.col("what") == "entity").select("id", "data").dropDuplicates(["id"])
    return mapped(new.select("data"), _new, ENTITIES), fresh.join(
        facts.select("triple"), "triple", "left_anti"
    )


WAYS = {"root": TEXT, "depth": TEXT, "node": TEXT, "body": BYTES}
LINKS = {
    "what": TEXT,
    "triple": TEXT,
    "id": TEXT,
    "subject": TEXT,
    "object": TEXT,
    "first": TEXT,
    "data": BYTES,
}


def _agent(body: Body) -> str:
    return key((AGENT, body.form, ""))


def _own_steps(rows: Iterator[Row]) -> Iterator[Row]:
    for id_, raw in rows:
        yield from _step(id_, unpack(raw, Body))


def _step(id_: str, body: Body) -> Iterator[Row]:
    found = step(body)
    if found is not None:
        yield id_, body.form, found.predicate, found.by, _agent(found.other), pack(found.other)


def _ways(rows: Iterator[Row]) -> Iterator[Row]:
    """The way upwards from each body or place, itself first."""
    for root, raw in rows:
        body: Body | None = unpack(raw, Body)
        passed: set[str] = set()
        while body is not None and body.form not in passed:
            yield root, f"{len(passed):06}", _agent(body), pack(body)
            passed.add(body.form)
            found = step(body)
            body = found.other if found else None


def _active(_: str, rows: list[Row]) -> Iterator[Row]:
    """The steps of those on a way that only names speak of, up to the first that reports speak of."""
    for _, raw, known, own in sorted(rows, key=lambda row: str(row[0])):
        if own == "yes":
            return
        body = unpack(raw, Body)
        yield from _step(known or named_only(body).id, body)


def _links(rows: Iterator[Row]) -> Iterator[Row]:
    for id_, _, predicate, by, _, raw, known in rows:
        other = named_only(unpack(raw, Body))
        if known is None:
            yield "entity", "", other.id, "", "", "", pack(other)
        end = known or other.id
        if end != id_:
            for triple, fact_id, subject, object_, first, data in _rows(
                [derived_fact((id_, predicate, end), by)]
            ):
                yield "fact", triple, fact_id, subject, object_, first, data


def _new(rows: Iterator[Row]) -> Iterator[Row]:
    from wenmai.model import Entity

    for (raw,) in rows:
        entity = unpack(raw, Entity)
        yield entity.id, entity.name, entity.type, raw, pack([]), None
