"""Lays an article out as a scene: its passages and clauses, and who each of these speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from wenmai_extractors.articles import Reading
from wenmai_extractors.awards import first_trigger
from wenmai_extractors.cast import Cast
from wenmai_extractors.dating import Dating
from wenmai_extractors.focus import begun
from wenmai_extractors.issuers import Page
from wenmai_extractors.lexicon import common_words, load_toml, words
from wenmai_extractors.lives import lived
from wenmai_extractors.people import titled
from wenmai_extractors.records import Document
from wenmai_extractors.scene import Line, Predication, Scene
from wenmai_extractors.signatures import office, signing
from wenmai_extractors.syntax import clauses, depths
from wenmai_extractors.tracker import Tracker
from wenmai_extractors.vocabulary import verb_words

_MEANS = words(load_toml("words.toml")["turns"]["means"])
_NEAR = 3  # clauses within which whoever uses the means is named


def set_scene(document: Document, reading: Reading) -> Scene:
    """Lay an article out: number its passages, headline first, and say who each clause speaks of."""
    passages = ((reading.headline,) if reading.headline else ()) + reading.passages
    frames = [(passage, depths(passage.text)) for passage in passages]
    parted = [list(clauses(passage.text, depth)) for passage, depth in frames]
    spans = reading.article.spans
    cast = Cast(Page(document.text, spans[0].start, spans[-1].end) if spans else None)
    spoken = [one for number, found in enumerate(parted[:12]) for one in begun(passages[number].text, found)]
    signed = signing(document, reading, len(passages))
    body = [passage.text for passage in reading.passages]
    cast.introduce(reading.headline.text if reading.headline else "", spoken, office(signed), body)
    tracker = Tracker(
        cast=cast,
        dating=Dating(reading.article.date),
        lives=[lived(passage.text) for passage in passages],
    )
    for passage, _ in frames:
        cast.persons.update(p.name for p in titled(passage.text) if _telling(p.name))
    lines = []
    for number, (passage, depth) in enumerate(frames):
        tracker.start(number, passage)
        found = tuple(
            _means(passage.text, list(tracker.predications(number, passage, depth, parted[number])))
        )
        lines.append(Line(number, passage, depth, found))
    return Scene(document, reading, tuple(lines), signed, cast)


def _means(text: str, found: list[Predication]) -> Iterator[Predication]:
    """通过A，X做B: the means that a sentence begins with are those of whom a clause behind names."""
    for number, predication in enumerate(found):
        clause = predication.clause
        means = not predication.explicit and clause.start == clause.sentence[0]
        if means and text.startswith(_MEANS, clause.start):
            near = found[number + 1 : number + 1 + _NEAR]
            own = next((p for p in near if p.explicit and p.clause.sentence == clause.sentence), None)
            bodies = own is not None and all(actor.type != "Person" for actor in own.subjects)
            bodies = bodies and first_trigger(text, clause.end, own.clause.end if own else clause.end) is None
            yield replace(predication, subjects=own.subjects) if own and bodies else predication
        else:
            yield predication


def _telling(name: str) -> bool:
    """Whether a name is one wherever it stands, and no word besides (高原, 文明)."""
    return len(name) > 2 or (name not in common_words() and name not in verb_words())
