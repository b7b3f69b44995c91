"""From statements to facts: what several statements agree on.

Statements of the same subject, predicate and object are one fact when their distinguishing qualifiers agree.
A statement that says less (no year, say) joins a fact that says more if there is exactly one such fact; the
order of the statements changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import Any

from wenmai.components import components
from wenmai.conflicts import with_conflicts
from wenmai.model import Fact
from wenmai.reprints import ArticleKey, reprints
from wenmai.resolve import Resolution
from wenmai_extractors.records import Article, Document, Qualifiers, Statement, content_id

DISTINGUISHING = ("time", "edition", "batch", "streak", "count", "value", "unit", "post", "status")

# The distinguishing qualifiers that a statement has, by name.
Signature = tuple[tuple[str, Any], ...]
Triple = tuple[str, str, str]


def facts(
    statements: Iterable[Statement],
    *,
    resolution: Resolution,
    articles: Iterable[Article] = (),
    documents: Iterable[Document] = (),
) -> tuple[Fact, ...]:
    """Return the facts, sorted by id, each with those that it is in conflict with.

    `articles` and `documents` serve to count independent sources: documents, where those that print the same
    article, or nearly, count once. A statement whose subject and object turned out to be one entity makes no
    fact, nor does one that a decision calls wrong; one that it calls right is certain.
    """
    reprinted = reprints(articles, documents)
    groups: defaultdict[Triple, list[Statement]] = defaultdict(list)
    for statement in statements:
        subject = resolution.id_of(statement.subject, doc=statement.doc, article=statement.article)
        object_ = resolution.id_of(statement.object, doc=statement.doc, article=statement.article)
        if subject != object_ and resolution.verdicts.get(statement.id) != "wrong":
            groups[subject, statement.predicate, object_].append(statement)
    found = [
        _fact(triple, signature, agreeing, reprinted, resolution)
        for triple, group in groups.items()
        for signature, agreeing in agreement(group).items()
    ]
    return tuple(sorted(with_conflicts(found), key=lambda fact: fact.id))


def agreement(statements: Sequence[Statement]) -> dict[Signature, list[Statement]]:
    """Divide statements of one triple into those that agree, by the qualifiers of the fullest of them."""
    by_signature: defaultdict[Signature, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_signature[_signature(statement.qualifiers)].append(statement)
    fullest = [s for s in by_signature if not any(_says_less(s, other) for other in by_signature)]
    merged: defaultdict[Signature, list[Statement]] = defaultdict(list)
    for signature, group in by_signature.items():
        fuller = [other for other in fullest if _says_less(signature, other)]
        merged[fuller[0] if len(fuller) == 1 else signature].extend(group)
    return merged


def _signature(qualifiers: Qualifiers) -> Signature:
    pairs = ((name, getattr(qualifiers, name)) for name in DISTINGUISHING)
    return tuple((name, _one_spelling(value)) for name, value in pairs if value is not None)


def _one_spelling(value: Any) -> Any:
    """8.0 and 8 are equal but not written alike; a fact's id must not depend on which came first."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _says_less(less: Signature, more: Signature) -> bool:
    """Whether `more` repeats all that `less` says and adds to it: a qualifier, or the month to a year."""
    if less == more:
        return False
    values = dict(more)
    return all(name in values and _refines(values[name], value, name) for name, value in less)


def _refines(more: Any, less: Any, name: str) -> bool:
    return bool(more == less) or (name == "time" and str(more).startswith(f"{less}-"))


def _fact(
    triple: Triple,
    signature: Signature,
    statements: Sequence[Statement],
    reprinted: Mapping[ArticleKey, str],
    resolution: Resolution,
) -> Fact:
    sources = _source_confidences(statements, reprinted, resolution)
    return Fact(
        id=content_id("f:", *triple, *(f"{name}={value}" for name, value in signature)),
        subject=triple[0],
        predicate=triple[1],
        object=triple[2],
        qualifiers=_merged(statements, signature, resolution),
        statements=tuple(sorted({s.id for s in statements})),
        sources=len(sources),
        confidence=round(1 - prod(1 - c for c in sorted(sources)), 4),
    )


def _merged(statements: Sequence[Statement], signature: Signature, resolution: Resolution) -> Qualifiers:
    """One record for a group: what distinguishes it; of lists all values; else the value most often given."""
    merged: dict[str, Any] = dict(signature)
    for name in Qualifiers.__struct_fields__:
        if name in DISTINGUISHING:
            continue
        given = [(s, value) for s in statements if (value := getattr(s.qualifiers, name)) not in (None, ())]
        if not given:
            continue
        if isinstance(given[0][1], tuple):
            merged[name] = tuple(
                sorted({_known(item, s, resolution) for s, value in given for item in value})
            )
        else:
            counts = Counter(_known(value, s, resolution) if name == "place" else value for s, value in given)
            merged[name] = min(counts, key=lambda value: (-counts[value], str(value)))
    return Qualifiers(**merged)


def _known(name: str, statement: Statement, resolution: Resolution) -> str:
    return resolution.canonical(name, doc=statement.doc, article=statement.article)


def _source_confidences(
    statements: Sequence[Statement], reprinted: Mapping[ArticleKey, str], resolution: Resolution
) -> list[float]:
    """The best confidence of each independent source.

    Two statements are of one source when they stand in one document or in articles of the same text.
    """
    best: defaultdict[str, float] = defaultdict(float)
    pairs = []
    for statement in statements:
        doc = f"doc:{statement.doc}"
        sure = 1.0 if resolution.verdicts.get(statement.id) == "right" else statement.confidence
        best[doc] = max(best[doc], sure)
        pairs.append((doc, reprinted.get((statement.doc, statement.article), doc)))
    return [max(best.get(node, 0.0) for node in group) for group in components(pairs)]
