"""Rolls of honour: a title on a line of its own with the winners on the lines below; tables of both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wenmai_extractors.parties import read_parties
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Scene
from wenmai_extractors.subjects import skip_lead
from wenmai_extractors.titles import Title, parse_titles

_CELL = re.compile(r"[^ \u3000]+")
_SENTENCE = re.compile("[。！？；]")
_TALLY = re.compile(r"”?(?:称号|荣誉称号)?(?:名单)?(?:（[^（）]{1,10}）)?[：:]?\Z")


def rolls(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article."""
    del taken
    heading: tuple[Line, Title] | None = None
    for line in scene.lines[1 if scene.reading.headline else 0 :]:
        if len(line.text) > 60 or _SENTENCE.search(line.text):
            heading = None
            continue
        row = list(_row(scene, line))
        title = _heading(line)
        if row:
            yield from row
        elif title:
            heading = line, title
        elif heading:
            winners = _winners(scene, line, 0, len(line.text))
            if winners and winners[0].type == "Person":
                # 季安宁　县文明办: the body behind a name says where the person works.
                winners = tuple(winner for winner in winners if winner.type == "Person")
            for winner in winners:
                yield _draft(line, winner, heading[0], heading[1], ())
            heading = heading if winners else None


def _heading(line: Line) -> Title | None:
    """The title that a line consists of."""
    start = skip_lead(line.text, 0, len(line.text))
    quoted = line.text.startswith("“", start)
    titles = parse_titles(line.text, line.depth, start, len(line.text), trusted=quoted)
    if len(titles) != 1 or titles[0].parts[0].start > start + 6:
        return None
    return titles[0] if _TALLY.match(line.text, titles[0].parts[-1].end) else None


def _winners(scene: Scene, line: Line, start: int, end: int) -> tuple[Actor, ...]:
    """The parties that the whole of text[start:end] lists, blanks between them allowed."""
    found: list[Actor] = []
    for cell in _CELL.finditer(line.text, start, end):
        begin = skip_lead(line.text, cell.start(), cell.end())
        parties, reached = read_parties(scene, line, begin, cell.end())
        if reached < cell.end():
            return ()
        found += (actor for party in parties for actor in party.actors)
    return tuple(found)


def _row(scene: Scene, line: Line) -> Iterator[Draft]:
    """A row of a table: winner, title and perhaps who gave it."""
    cells = list(_CELL.finditer(line.text))
    if not 2 <= len(cells) <= 4:
        return
    for at, cell in enumerate(cells[:-1]):
        after = cells[at + 1]
        titles = parse_titles(line.text, line.depth, after.start(), after.end(), trusted=False)
        winners = _winners(scene, line, *cell.span())
        if winners and len(titles) == 1 and titles[0].parts[-1].end >= after.end() - 2:
            givers = _winners(scene, line, *cells[at + 2].span()) if at + 2 < len(cells) else ()
            for winner in winners:
                yield _draft(line, winner, line, titles[0], givers)
            return


def _draft(line: Line, winner: Actor, where: Line, title: Title, givers: tuple[Actor, ...]) -> Draft:
    marks = tuple(Mark(where.number, part.start, part.end) for part in title.parts)
    values: dict[str, object] = {key: value for key, value, _ in title.values}
    proofs: dict[str, tuple[Mark, ...]] = {
        key: (Mark(where.number, piece.start, piece.end),) for key, _, piece in title.values
    }
    if title.level:
        values["level"], proofs["level"] = title.level, marks[:1]
    if givers:
        values["conferred_by"] = tuple(giver.name for giver in givers)
        proofs["conferred_by"] = tuple(giver.mark for giver in givers)
    return Draft(
        subject=winner,
        predicate="received",
        name=title.name,
        type="Honour",
        object=marks,
        sentence=Mark(line.number, 0, len(line.text)),
        rule="roll",
        trigger=marks[0],
        qualifiers=values,
        proofs=proofs,
        confidence=0.85,
    )
