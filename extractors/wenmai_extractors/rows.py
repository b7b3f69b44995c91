"""Rows of a page: the cells of one, whom a cell names, and the honour that a row states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wenmai_extractors.leads import skip_lead
from wenmai_extractors.parties import read_parties
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Scene
from wenmai_extractors.titles import Title

ENUMERATED = pattern(
    "[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）"
)  # how numbered headings begin


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a page: text[start:end] of a healed line."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """What it says."""
        return self.line.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Win:
    """A winner, the `row` that says so, the title, which stands in the row `where`, who gave it and when."""

    winner: Actor
    row: Row
    where: Row
    title: Title
    givers: tuple[Actor, ...] = ()
    time: tuple[str, Mark] | None = None


def gaps(scene: Scene, row: Row) -> dict[int, str]:
    """What healing left out of the document inside a row, by the character that follows."""
    passage, text = row.line.passage, scene.document.text
    if passage.ends[row.end - 1] - passage.starts[row.start] == row.end - row.start:
        return {}
    places = zip(passage.ends[row.start : row.end - 1], passage.starts[row.start + 1 : row.end], strict=True)
    return {at: text[end:start] for at, (end, start) in enumerate(places, row.start + 1) if end < start}


def split(scene: Scene, row: Row, *, lines: bool = False) -> Iterator[tuple[int, int]]:
    """The stretches of a row that blanks, or ends of `lines`, set apart on the page or in the healed text."""
    begin, blanks = row.start, gaps(scene, row)
    for at, char in enumerate(row.text, row.start):
        blank = char in " \u3000\t|"
        apart = at in blanks and (lines or blanks[at].strip("\n\r")[:1] in (" ", "\u3000", "\t"))
        if (blank or apart) and begin < at:
            yield begin, at
        begin = at + 1 if blank else at if apart else begin
    if begin < row.end:
        yield begin, row.end


def cells(scene: Scene, row: Row) -> Iterator[tuple[int, int]]:
    """What blanks set apart; 邹 亮 and 宋 晓 辉 are one name each."""
    alone: list[tuple[int, int]] = []
    for begin, end in split(scene, row):
        start = skip_lead(row.line.text, begin, end)
        if end - start == 1 and len(alone) < 3:
            alone.append((start, end))
            continue
        if alone:
            yield alone[0][0], alone[-1][1]
            alone = []
        if start < end:
            yield start, end
    if len(alone) > 1:
        yield alone[0][0], alone[-1][1]


def listed(scene: Scene, line: Line, start: int, end: int) -> list[Actor]:
    """The parties that the whole of text[start:end] lists."""
    parties, reached = read_parties(scene, line, skip_lead(line.text, start, end), end)
    return [actor for party in parties for actor in party.actors] if reached == end else []


def draft(predicate: str, win: Win) -> Draft:
    """The statement that a row makes of a winner."""
    row, where, title, givers = win.row, win.where, win.title, win.givers
    marks = tuple(Mark(where.line.number, part.start, part.end) for part in title.parts)
    values: dict[str, object] = {key: value for key, value, _ in title.values}
    proofs: dict[str, tuple[Mark, ...]] = {
        key: (Mark(where.line.number, piece.start, piece.end),) for key, _, piece in title.values
    }
    if title.level:
        values["level"], proofs["level"] = title.level, marks[:1]
    if win.time:
        values.setdefault("time", win.time[0])
        proofs.setdefault("time", (win.time[1],))
    if givers:
        values["conferred_by"] = tuple(giver.name for giver in givers)
        proofs["conferred_by"] = tuple(giver.mark for giver in givers)
    return Draft(
        subject=win.winner,
        predicate=predicate,
        name=title.name,
        type="Honour",
        object=marks,
        sentence=Mark(row.line.number, row.start, row.end),
        rule="roll",
        trigger=marks[0],
        qualifiers=values,
        proofs=proofs,
    )
