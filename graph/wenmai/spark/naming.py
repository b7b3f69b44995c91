"""From statements to entities: what a document needs of the others is found in rounds, names meet by key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from wenmai.binding import Binding, Called, called, named_by
from wenmai.dictionary import named
from wenmai.forms import HONOUR
from wenmai.ledger import Decision, not_wrong
from wenmai.model import Stale
from wenmai.originals import Names as ArticleNames
from wenmai.originals import Node, Use, Uses
from wenmai.packing import key, pack, unpack
from wenmai.regions import Region
from wenmai.resolve import Known, ladder, refused, resolve_key, suggested, uses_of
from wenmai.setting import ROUNDS, Only, Settings, agreed
from wenmai.spark.frames import BYTES, TEXT, TEXTS, Row, by_key, mapped
from wenmai_extractors.records import Article, Statement

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

MANY = 50_000  # originals that a worker adds up before it passes them on


def statements_of(raw: bytes) -> list[Statement]:
    """Return the statements of a report, as they were packed by the extraction."""
    return _statements().decode(raw)


@cache
def _statements() -> msgspec.json.Decoder[list[Statement]]:
    return msgspec.json.Decoder(list[Statement])


class Names(NamedTuple):
    """What the names come to: `dictionaries` by document, `ids` by node, entities, pairs that may be one, and
    what the decisions say of statements.
    """

    dictionaries: DataFrame
    ids: DataFrame
    entities: DataFrame
    suggested: DataFrame
    verdicts: dict[str, str]


def articles_of(raw: bytes) -> list[Article]:
    """Return the articles of a report, as they were packed by the extraction."""
    return _articles().decode(raw)


@cache
def _articles() -> msgspec.json.Decoder[list[Article]]:
    return msgspec.json.Decoder(list[Article])


def rounds(reports: DataFrame, decisions: Sequence[Decision]) -> tuple[Only, ...]:
    """Return what all reports agree on in each round: for names of counties and larger alone, of which there
    are some thousands in the country, and those that reports make up.
    """
    from pyspark.sql import functions as f

    known: tuple[Only, ...] = ()
    for _ in range(ROUNDS):
        lessons = mapped(
            reports.select("statements"),
            partial(_lessons, known=known, decisions=decisions),
            {"name": TEXT, "region": BYTES},
        )
        counted = (
            lessons.distinct()
            .groupBy("name")
            .agg(f.count("*").alias("regions"), f.first("region").alias("region"))
        )
        rows = counted.where("regions = 1").select("name", "region").collect()
        known = (*known, agreed((name, unpack(bytes(region), Region)) for name, region in rows))
    return known


def _lessons(rows: Iterator[Row], known: Sequence[Only], decisions: Sequence[Decision]) -> Iterator[Row]:
    for (raw,) in rows:
        made = _settings(tuple(not_wrong(statements_of(raw), decisions)), known)
        yield from ((name, pack(region)) for name, region in made.lessons())


def _settings(statements: Sequence[Statement], known: Sequence[Only]) -> Settings:
    made = Settings(statements)
    for only in known:
        made.learn(only)
    return made


USES = {"what": TEXT, "key": TEXT, "data": BYTES}
USE, DICTIONARY = "use", "names"


def uses(reports: DataFrame, known: Sequence[Only], decisions: Sequence[Decision]) -> DataFrame:
    """Return the originals by key, added up in each partition, and for each document (the key) its names."""
    return mapped(reports.select("doc", "statements"), partial(_uses, known=known, decisions=decisions), USES)


def _uses(rows: Iterator[Row], known: Sequence[Only], decisions: Sequence[Decision]) -> Iterator[Row]:
    added = Uses()
    for doc, raw in rows:
        statements = tuple(not_wrong(statements_of(raw), decisions))
        names = ArticleNames(_settings(statements, known).told())
        for use in uses_of(statements, names):
            added.add(use)
        yield DICTIONARY, doc, pack(named(statements, names))
        if len(added.originals) > MANY:
            yield from _packed(added)
            added = Uses()
    yield from _packed(added)


def _packed(added: Uses) -> Iterator[Row]:
    yield from ((USE, key(use.key), pack(use)) for use in added)


def bound(used: DataFrame, reports: DataFrame, decisions: Sequence[Decision]) -> Binding:
    """Return what `decisions` bind: who goes by the names in them, which of their statements there are."""
    if not decisions:
        return Binding((), (), ())
    found = mapped(_of(used, USE), partial(_called, wanted=named_by(decisions)), {"data": BYTES}).distinct()
    known = [unpack(bytes(row.data), Called) for row in found.collect()]
    about = frozenset(decision.statement for decision in decisions if decision.statement)
    ids = (
        mapped(reports.select("statements"), partial(_ids, wanted=about), {"id": TEXT}).collect()
        if about
        else ()
    )
    return Binding(decisions, known, {row.id for row in ids})


def _called(rows: Iterator[Row], wanted: frozenset[str]) -> Iterator[Row]:
    for _, raw in rows:
        yield from ((pack(each),) for each in called([unpack(raw, Use)], wanted))


def _ids(rows: Iterator[Row], wanted: frozenset[str]) -> Iterator[Row]:
    for (raw,) in rows:
        yield from ((statement.id,) for statement in statements_of(raw) if statement.id in wanted)


KNOWN = {"what": TEXT, "id": TEXT, "step": TEXT, "nodes": TEXTS, "open": TEXTS, "data": BYTES}
ENTITY, REFUSED = "entity", "refused"


def resolved(used: DataFrame, binding: Binding, *, buckets: int) -> DataFrame:
    """Return the entities with their nodes, and the `same` that were refused."""
    wanted = mapped(_of(used, USE), partial(_bound, binding=binding), {"key": TEXT, "data": BYTES})
    return by_key(wanted, partial(_resolved, binding=binding), KNOWN, buckets=buckets)


def _bound(rows: Iterator[Row], binding: Binding) -> Iterator[Row]:
    """The rows with the key that decisions make of theirs."""
    for name, raw in rows:
        yield (key(binding.key(unpack(raw, Use).key)) if binding.decided else name), raw


def _resolved(_: str, rows: list[Row], binding: Binding) -> Iterator[Row]:
    group = resolve_key((unpack(raw, Use) for (raw,) in rows), binding)
    for each in group.known:
        above = ladder(each.entity)
        step = key((HONOUR, above, "")) if above else None
        yield (
            ENTITY,
            each.entity.id,
            step,
            list(map(key, each.nodes)),
            list(map(key, each.open_names)),
            pack(each),
        )
    for pair in group.refused:
        yield REFUSED, "", None, [], [], pack(pair)


def _of(used: DataFrame, what: str) -> DataFrame:
    return used.where(used.what == what).drop("what")


def dictionaries(used: DataFrame) -> DataFrame:
    """Return the names of each document."""
    return _of(used, DICTIONARY).withColumnRenamed("key", "doc")


def nodes(known: DataFrame) -> DataFrame:
    """Return for each node the id and name of its entity, and whether a body or place is known of it."""
    return mapped(known.where(known.what == ENTITY).select("nodes", "data"), _nodes, NODES)


NODES = {"node": TEXT, "id": TEXT, "name": TEXT, "own": TEXT}


def _nodes(rows: Iterator[Row]) -> Iterator[Row]:
    for names, raw in rows:
        each = unpack(raw, Known)
        for node in names:
            yield node, each.entity.id, each.entity.name, "yes" if each.body is not None else "no"


def entities(known: DataFrame, ids: DataFrame) -> DataFrame:
    """Return the entities by id, on their ladders, with the originals that each was joined of."""
    from pyspark.sql import functions as f

    steps = ids.select(f.col("node").alias("step"), f.col("id").alias("above"))
    found = known.where(known.what == ENTITY).select("id", "step", "data").join(steps, "step", "left")
    return mapped(found.select("data", "above"), _entities, ENTITIES)


ENTITIES = {"id": TEXT, "name": TEXT, "type": TEXT, "entity": BYTES, "merges": BYTES, "body": BYTES}


def _entities(rows: Iterator[Row]) -> Iterator[Row]:
    for raw, above in rows:
        each = unpack(raw, Known)
        entity = msgspec.structs.replace(each.entity, step_of=above) if above else each.entity
        merges = sorted(each.merges, key=lambda merge: merge.original)
        yield (
            entity.id,
            entity.name,
            entity.type,
            pack(entity),
            pack(merges),
            pack(each.body) if each.body else None,
        )


def suggestions(known: DataFrame, ids: DataFrame, binding: Binding, *, buckets: int) -> DataFrame:
    """Return the pairs of entities that may be one: `one`, `other` and the reason."""
    from pyspark.sql import functions as f

    apart = frozenset[frozenset[str]]()
    if binding.apart:
        ends = {key(node): node for pair in binding.apart for node in pair}
        rows = ids.where(f.col("node").isin(*ends)).select("node", "id").collect()
        apart = frozenset(binding.apart_ids({ends[row.node]: row.id for row in rows}))
    named = known.where(known.what == ENTITY).select(f.explode("open").alias("name"), "id").distinct()
    return by_key(named, partial(_suggested, apart=apart), SUGGESTED, buckets=buckets)


SUGGESTED = {"one": TEXT, "other": TEXT, "reason": TEXT}


def _suggested(name: str, rows: list[Row], apart: frozenset[frozenset[str]]) -> Iterator[Row]:
    family, text = msgspec.json.decode(name)
    for each in suggested((family, text), sorted(id_ for (id_,) in rows)):
        if frozenset((each.one, each.other)) not in apart:
            yield each.one, each.other, each.reason


def stale(known: DataFrame, binding: Binding) -> tuple[Stale, ...]:
    """Return the decisions that bind nothing."""
    rows = known.where(known.what == REFUSED).select("data").collect() if binding.pairs else ()
    pairs = (unpack(bytes(row.data), tuple[Node, Node]) for row in rows)
    return (*binding.stale, *refused(binding, pairs))
