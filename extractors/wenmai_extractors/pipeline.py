"""From a document to its statements: the one place where the extractors are listed."""

from __future__ import annotations

from collections.abc import Iterator

from wenmai_extractors.activities import activities
from wenmai_extractors.articles import read_articles
from wenmai_extractors.attached import under_decisions
from wenmai_extractors.authorship import signatures
from wenmai_extractors.figures import figures
from wenmai_extractors.honours import honours
from wenmai_extractors.nesting import nesting
from wenmai_extractors.patterns import pattern
from wenmai_extractors.plugins import added, checked
from wenmai_extractors.posts import holders
from wenmai_extractors.records import Document, Extraction, Statement
from wenmai_extractors.rolls import rolls
from wenmai_extractors.scene import Draft, Extractor, Mark, Scene
from wenmai_extractors.statements import statements
from wenmai_extractors.subjects import set_scene

# In order of trust: what an earlier one has claimed, a later one leaves alone.
EXTRACTORS: tuple[Extractor, ...] = (
    Extractor("rolls", rolls),
    Extractor("honours", honours),
    Extractor("activities", activities),
    Extractor("nesting", nesting),
    Extractor("posts", holders),
    Extractor("figures", figures),
    Extractor("signatures", signatures),
)

_JOINED = pattern("(?:参加|参与)[^，。；]{0,30}\\Z|(?:举办|组织|主办|承办|举行|召开)的\\Z")
_NEAR = 32  # characters between that and the contest
_OURS = frozenset(extractor.name for extractor in EXTRACTORS)


def extract(document: Document) -> Extraction:
    """Everything that the extractors find in `document`, in the order of its articles."""
    readings = read_articles(document)
    found: list[Statement] = []
    for reading in readings:
        found += _article(set_scene(document, reading))
    return Extraction(document=document, articles=tuple(r.article for r in readings), statements=tuple(found))


def _claims(scene: Scene, draft: Draft) -> Iterator[Mark]:
    """What a draft uses up: its object's words, and the numbers it counts by.

    A contest that somebody took part in is told of beside the prize that goes by its name.
    """
    first = draft.object[0]
    text = scene.line(first.passage).text
    joined = len(draft.object) > 1 and _JOINED.search(text, max(0, first.start - _NEAR), first.start)
    if draft.predicate not in ("locatedIn", "partOf", "holdsPost"):
        yield from draft.object[-1:] if joined else draft.object
    for proof in draft.proofs.values():
        yield from (mark for mark in proof if not (joined and mark == first))


def _article(scene: Scene) -> list[Statement]:
    names: list[str] = []
    drafts: list[Draft] = []
    claimed: tuple[Mark, ...] = ()
    for extractor in (*EXTRACTORS, *added(_OURS)):
        new = list(extractor.find(scene, claimed))
        if extractor.name not in _OURS:
            new = list(checked(new, extractor.name))
        claimed += tuple(mark for draft in new for mark in _claims(scene, draft))
        names += [extractor.name] * len(new)
        drafts += new
    found: dict[str, Statement] = {}
    for statement in statements(scene, zip(names, under_decisions(drafts), strict=True)):
        found.setdefault(statement.id, statement)
    return list(found.values())
