"""Rolls of honour: a title on a line of its own with the winners on the lines below; tables of both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wenmai_extractors.holders import clashes, personal
from wenmai_extractors.names import may_be_name
from wenmai_extractors.parties import read_parties
from wenmai_extractors.regions import regions
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Scene
from wenmai_extractors.subjects import skip_lead
from wenmai_extractors.titles import Title, parse_titles
from wenmai_extractors.vocabulary import kinds

_CELL = re.compile(r"[^ \u3000]+")
_SENTENCE = re.compile("[。！？；]")
_TALLY = re.compile(
    r"”?(?:称号|荣誉称号)?(?:获得者)?(?:名单)?(?:（(?:共)?(?:(?P<count>\d{1,4})[个名家户人所位]|[^（）]{1,10})）|\d*[个名家户人所位])?[：:]?\Z"
)
_ASIDE = re.compile(r" *（[^（）]{1,20}）")
_BODY = re.compile(r"[\u4e00-\u9fff“”（）]{4,30}")
_PLACES = ("村", "嘎查", "社区", "街道")
_WIDEST = 60  # a line of a roll is no longer


@dataclass(slots=True)
class _Heading:
    """A title on a line of its own: the winners below it are `left` in number where the heading says so."""

    line: Line
    title: Title
    left: int | None
    spaced: bool | None = None

    def over(self, blank: bool) -> bool:
        """Whether the next line stands apart from the rows before, as a signature does."""
        first = self.spaced is None
        self.spaced = blank if first else self.spaced
        return (blank and not self.spaced) or self.left == 0


def rolls(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article."""
    del taken
    heading: _Heading | None = None
    for line in scene.lines:
        if len(line.text) > _WIDEST or _SENTENCE.search(line.text):
            heading = None
            continue
        row = list(_row(scene, line))
        title = _heading(line, headline=line.number == 0 and scene.reading.headline is not None)
        if row:
            yield from row
        elif title:
            heading = title
        elif heading and heading.over(_apart(scene, line)):
            heading = None
        elif heading:
            yield from _won(scene, line, heading)


def _won(scene: Scene, line: Line, heading: _Heading) -> Iterator[Draft]:
    """A line below a heading."""
    for winner in _winners(scene, line, heading.title)[: heading.left]:
        if not clashes(heading.title, winner):
            heading.left = heading.left - 1 if heading.left is not None else None
            yield _draft(line, winner, heading.line, heading.title, ())


def _apart(scene: Scene, line: Line) -> bool:
    """Whether a blank line stands before this one in the document."""
    before = scene.lines[line.number - 1].passage.ends[-1]
    return re.search(r"\n\s*?\n", scene.document.text[before : line.passage.starts[0]]) is not None


def _heading(line: Line, *, headline: bool) -> _Heading | None:
    """The title that a line consists of; a headline must say that it is a list."""
    start = skip_lead(line.text, 0, len(line.text))
    quoted = line.text.startswith("“", start)
    titles = parse_titles(line.text, line.depth, start, len(line.text), trusted=quoted)
    if len(titles) != 1 or titles[0].parts[0].start > start + 6:
        return None
    tally = _TALLY.match(line.text, titles[0].parts[-1].end)
    if not tally or (headline and "名单" not in tally.group()):
        return None
    count = tally["count"] or (titles[0].quantity and titles[0].quantity.value)
    return _Heading(line, titles[0], int(count) if count else None)


def _winners(scene: Scene, line: Line, title: Title) -> list[Actor]:
    """The winners that a line below a title names: persons, without where they work, or bodies."""
    cells = list(_cells(line.text))
    persons = [actor for cell in cells if (actor := _person(line, *cell))]
    first = bool(persons) and persons[0].mark.start == cells[0][0]
    if personal(title) or (first and len(persons) < len(cells)):
        return persons or [actor for actor in _read(scene, line) if actor.type in ("Person", "Group")]
    return _read(scene, line)


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """What blanks set apart; 邹 亮 is one name."""
    waiting: int | None = None
    for cell in _CELL.finditer(text):
        start = skip_lead(text, cell.start(), cell.end())
        alone = cell.end() - start == 1
        if waiting is not None and alone:
            yield waiting, cell.end()
            waiting = None
        elif alone:
            waiting = start
        elif start < cell.end():
            yield start, cell.end()
            waiting = None


def _person(line: Line, start: int, end: int) -> Actor | None:
    """A cell that is a name: 闵小薇（女）, 邹 亮."""
    name = _ASIDE.sub("", line.text[start:end])
    bare = name.replace(" ", "")
    if not may_be_name(bare):
        return None
    return Actor(bare, "Person", Mark(line.number, start, start + len(name.rstrip())))


def _read(scene: Scene, line: Line) -> list[Actor]:
    """The parties that the cells list; a cell that cannot be read is left out."""
    found: list[Actor] = []
    for start, end in _cells(line.text):
        parties, reached = read_parties(scene, line, start, end)
        if reached == end or _ASIDE.fullmatch(line.text, reached, end):
            found += (actor for party in parties for actor in party.actors)
        elif _is_body(line.text[start:end]):
            found.append(Actor(line.text[start:end], "Organisation", Mark(line.number, start, end)))
    return found


def _is_body(name: str) -> bool:
    """Whether a cell begins with a place and ends as bodies and sites do."""
    kind = kinds().match(name)
    known = name.endswith(_PLACES) or (kind is not None and kind[1] in ("Organisation", "Facility"))
    return known and bool(_BODY.fullmatch(name) and regions(name))


def _row(scene: Scene, line: Line) -> Iterator[Draft]:
    """A row of a table: winner, title and perhaps who gave it."""
    cells = list(_CELL.finditer(line.text))
    if not 2 <= len(cells) <= 4:
        return
    for at, cell in enumerate(cells[:-1]):
        after = cells[at + 1]
        titles = parse_titles(line.text, line.depth, after.start(), after.end(), trusted=False)
        winners = _listed(scene, line, *cell.span())
        if winners and len(titles) == 1 and titles[0].parts[-1].end >= after.end() - 2:
            givers = _listed(scene, line, *cells[at + 2].span()) if at + 2 < len(cells) else ()
            for winner in winners:
                yield _draft(line, winner, line, titles[0], givers)
            return


def _listed(scene: Scene, line: Line, start: int, end: int) -> list[Actor]:
    """The parties that the whole of text[start:end] lists."""
    parties, reached = read_parties(scene, line, skip_lead(line.text, start, end), end)
    return [actor for party in parties for actor in party.actors] if reached == end else []


def _draft(line: Line, winner: Actor, where: Line, title: Title, givers: Sequence[Actor]) -> Draft:
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
