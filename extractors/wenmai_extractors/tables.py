"""Tables of winners: rows under a head that says what their columns hold, and rows without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TypeAlias

from wenmai_extractors.awards import CLOSING, end_of
from wenmai_extractors.editions import stripped
from wenmai_extractors.holders import clashes
from wenmai_extractors.names import may_be_name
from wenmai_extractors.objects import strip_marks
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece
from wenmai_extractors.rows import ENUMERATED, Row, Win, listed, split
from wenmai_extractors.scene import Actor, Mark, Scene
from wenmai_extractors.stacked import KEYS, column_roles, fits
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import NAMED, Title, level_of
from wenmai_extractors.unread import plain_bodies

_YEAR = pattern(
    r"(?P<year>(?:19|20)\d\d)(?:年度?)?(?:[.．/-]?(?P<month>1[0-2]|0?[1-9])(?:月|(?!\d)))?\D{0,4}"
)
_NUMBER = pattern(r"[（(]?\d{1,4}[）)、.．]?")
_NAME = pattern("[\u4e00-\u9fff“”（）·\\d]{2,30}")
_WIDEST = 60  # a head of columns is no longer
_SHORTEST = 3  # characters of a title
_FEWEST = 3  # columns of a table that none is numbered in
_CELLS = 7  # cells of a row that no head explains at the most

_VOID = pattern("空缺|未获|未批|未评|落选|待定|拟[授命评推表]|公示")  # （空缺）, Y（未获批）
Columns: TypeAlias = tuple[str, ...]  # what each of a table's columns holds
# A title above a table, the row that names it, and its time.
Above: TypeAlias = tuple[Row, Title, tuple[str, Mark] | None]


@cache
def _firsts() -> frozenset[str]:
    """What the words at the head of columns begin with."""
    return frozenset(word[0] for word in column_roles())


def tables(scene: Scene) -> dict[int, Columns]:
    """The lines that are rows of a table, or its head, with what their columns hold."""
    found: dict[int, Columns] = {}
    columns: Columns = ()
    before: Columns = ()  # of the table that a line of text has broken off
    for line in scene.lines:
        row = Row(line, 0, len(line.text))
        head = _head(scene, row)
        if head:
            columns, found[line.number] = head, ()
            before = head if set(KEYS).intersection(head) else ()
        elif before and not columns and _resumes(scene, row, before):
            columns = found[line.number] = before
        elif columns and (ENUMERATED.match(row.text) or "。" in row.text or _alone(scene, row)):
            columns = ()
        elif columns:
            found[line.number] = columns
    return found


def _resumes(scene: Scene, row: Row, columns: Columns) -> bool:
    """Whether a line below a table that has ended is one more row of it."""
    cells = [re.sub(r"\s", "", row.line.text[slice(*cell)]) for cell in _fields(scene, row, len(columns))]
    return fits(cells, columns)


def _alone(scene: Scene, row: Row) -> bool:
    """Whether a line is a single cell, as headings are."""
    return len(list(split(scene, row, lines=True))) == 1


def _head(scene: Scene, row: Row) -> Columns:
    """What the columns below a row hold, if it is nothing but their heads and one of them is of winners."""
    if not 4 <= row.end - row.start <= _WIDEST or row.line.text[row.start] not in _firsts():
        return ()
    tried = (tuple(_roles(row, split(scene, row, lines=lines))) for lines in (False, True))
    roles = next((found for found in tried if "" not in found), ("",))
    if "" in roles or len(roles) < _FEWEST - ("number" in roles):
        return ()
    if "name" in roles:  # 名称: of the winner, or of what he won
        meant = "title" if "body" in roles or "person" in roles else "body"
        roles = tuple(meant if role == "name" else role for role in roles)
    return roles if {"body", "person"}.intersection(roles) else ()


def _roles(row: Row, spans: Iterator[tuple[int, int]]) -> Iterator[str]:
    for cell in _joined(row, spans):
        yield column_roles().get(re.sub(r"\s", "", row.line.text[slice(*cell)]), "")


def _fields(scene: Scene, row: Row, count: int) -> list[tuple[int, int]]:
    """The cells of a row, or the lines it stands in; 王 小 明 is one where there are too many."""
    found = list(split(scene, row))
    found = found if len(found) >= count else list(split(scene, row, lines=True))
    return found if len(found) <= count else _joined(row, found)


def _joined(row: Row, spans: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cells of one character each are one: 序 号, 王 小 明."""
    found: list[tuple[int, int]] = []
    open_ = False
    for start, end in spans:
        single = end - start == 1 and not row.line.text[start].isdigit()
        if single and open_ and end - found[-1][0] <= 6:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
        open_ = single
    return found


def table_row(scene: Scene, row: Row, columns: Columns, above: Above | None) -> Iterator[Win]:
    """Who won what by a row of a table, of the title `above` it where no column names one."""
    spans = _fields(scene, row, len(columns))
    if len(spans) != len(columns):
        return
    held: dict[str, list[tuple[int, int]]] = {}
    for role, span in zip(columns, spans, strict=True):
        held.setdefault(role, []).append(span)
    title = _title(row, *held["title"][0]) if "title" in held else None
    where, title, told = (row, title, None) if "title" in held else above or (row, None, None)
    if title is None:
        return
    persons = [actor for span in held.get("person", ()) for actor in _person(row, *span)]
    bodies = [] if "person" in held else [a for span in held["body"] for a in _bodies(scene, row, *span)]
    givers = tuple(actor for span in held.get("giver", ()) for actor in _bodies(scene, row, *span))
    time = next((time for span in held.get("time", ()) if (time := _time(row, *span))), told)
    for winner in (*persons, *bodies):
        if not clashes(title, winner):
            yield Win(winner, row, where, title, givers, time)


def _title(row: Row, start: int, end: int) -> Title | None:
    """The honour that a cell names, whatever it is called."""
    line = row.line
    if _VOID.search(line.text, start, end):
        return None
    found = parse_titles(line.text, line.depth, start, end, trusted=NAMED)
    if len(found) == 1 and CLOSING.fullmatch(line.text, end_of(found), end):
        return found[0]
    parts, values = stripped(line.text, Piece(start, end))
    name = strip_marks("".join(line.text[part.start : part.end] for part in parts))
    named = _NAME.fullmatch(name) and len(name) >= _SHORTEST
    return Title(name, tuple(parts), False, level_of(name), None, tuple(values)) if named else None


def _person(row: Row, start: int, end: int) -> Iterator[Actor]:
    name = re.sub(r"\s", "", row.line.text[start:end])
    if may_be_name(name):
        yield Actor(name, "Person", Mark(row.line.number, start, end))


def _bodies(scene: Scene, row: Row, start: int, end: int) -> tuple[Actor, ...]:
    """The bodies that a cell names, which the head of its column says that they are."""
    found = tuple(listed(scene, row.line, start, end)) or plain_bodies(row.line, start, end)
    name = row.line.text[start:end]
    if found or not _NAME.fullmatch(name):
        return found
    return (Actor(name, "Organisation", Mark(row.line.number, start, end)),)


def _time(row: Row, start: int, end: int) -> tuple[str, Mark] | None:
    """The time that a cell says: 2004, 2004年, 2004.12."""
    when = _YEAR.fullmatch(row.line.text, start, end)
    if when is None:
        return None
    month = f"-{int(when['month']):02}" if when["month"] else ""
    return when["year"] + month, Mark(row.line.number, start, end)


def plain_row(scene: Scene, row: Row) -> Iterator[Win]:
    """A row of a table without a head: winner, title and perhaps when it was won and who gave it."""
    spans = list(split(scene, row))
    if not 2 <= len(spans) <= _CELLS:
        return
    line = row.line
    time = next((time for span in spans if (time := _time(row, *span))), None)
    told = [span for span in spans if not _time(row, *span) and not _NUMBER.fullmatch(line.text, *span)]
    for cell, (start, end) in pairwise(told):
        title = named_title(row, start, end)
        winners = listed(scene, line, *cell) if title else []
        if title and winners:
            behind = next((span for span in told if span[0] >= end), None)
            givers = tuple(listed(scene, line, *behind)) if behind else ()
            yield from (Win(winner, row, row, title, givers, time) for winner in winners)
            return


def named_title(row: Row, start: int, end: int) -> Title | None:
    """The honour that a cell without a head names."""
    found = parse_titles(row.line.text, row.line.depth, start, end, trusted=False)
    return found[0] if len(found) == 1 and end_of(found) >= end - 2 else None
