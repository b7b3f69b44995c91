"""Tables as pandas frames, and facts chosen by what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from wenmai import tables
from wenmai.flat import BOOLEAN, DATE, INTEGER, NUMBER, STRINGS
from wenmai.optional import needed
from wenmai.show import candidates
from wenmai.subset import chosen, listed
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.ontology import ontology

if TYPE_CHECKING:
    import pandas as pd

    from wenmai.model import Entity, Fact, KnowledgeGraph
    from wenmai.tables import Table

# What may be missing needs a type of its own; texts and lists are objects.
DTYPES = {INTEGER: "Int64", NUMBER: "Float64", BOOLEAN: "boolean"}


def frame(table: Table) -> pd.DataFrame:
    """Return `table` as a frame: a row a row, `start` and `end` as datetimes, lists as tuples.

    What is missing is missing (NA), not an empty text. Raises WenmaiError when pandas is not installed.
    """
    pandas = needed("pandas", extra="tables", purpose="a data frame")
    rows = list(table.rows())
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    return pandas.DataFrame(
        {
            name: _column(pandas, values, kind)
            for (name, kind), values in zip(table.columns.items(), columns, strict=True)
        }
    )


def _column(pandas: Any, values: Sequence[Any], kind: str) -> Any:
    if kind == DATE:
        return pandas.to_datetime(pandas.Series(values, dtype=object), format="%Y-%m-%d", errors="coerce")
    if kind == STRINGS:
        return pandas.Series([value or () for value in values], dtype=object)
    return pandas.Series(values, dtype=DTYPES.get(kind, object))


def facts_frame(kg: KnowledgeGraph, facts: Iterable[Fact]) -> pd.DataFrame:
    """Return `facts` of `kg` as a frame with the columns of `facts.csv`."""
    return frame(tables.facts(kg, tuple(facts)))


def select(
    kg: KnowledgeGraph,
    predicates: str | Sequence[str] | None = None,
    *,
    about: str | Entity | None = None,
    subject: str | Entity | None = None,
    object: str | Entity | None = None,  # noqa: A002 - what it is called
) -> tuple[Fact, ...]:
    """Return the facts of these predicates (English or Chinese) and these entities, by name, id or record.

    `about` is an entity at either end. A name may mean several entities; the facts of all of them are given.
    Raises WenmaiError for a predicate that there is not and a name that nothing has.
    """
    wanted = _predicates(kg, predicates)
    either, one, other = (_ids(kg, name) for name in (about, subject, object))
    return tuple(
        fact
        for fact in kg.facts
        if (wanted is None or fact.predicate in wanted)
        and (either is None or fact.subject in either or fact.object in either)
        and (one is None or fact.subject in one)
        and (other is None or fact.object in other)
    )


def _predicates(kg: KnowledgeGraph, names: str | Sequence[str] | None) -> set[str] | None:
    if names is None:
        return None
    given = [names] if isinstance(names, str) else list(names)
    terms = ontology().predicates
    found = chosen(given, terms, (fact.predicate for fact in kg.facts))
    unknown = [name for name in given if name not in found]
    if unknown:
        raise WenmaiError(f"{', '.join(unknown)}: no predicate; there are {listed(terms)}")
    return set(found.values())


def _ids(kg: KnowledgeGraph, named: str | Entity | None) -> set[str] | None:
    if named is None:
        return None
    if not isinstance(named, str):
        return {named.id}
    found = {entity.id for entity in candidates(kg.entities, named)}
    if not found:
        raise WenmaiError(f"{named}: nothing has this name; try a part of it, or kg.find")
    return found
