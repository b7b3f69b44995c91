"""Tables whose cells stand in a line each, as pages of the web often lose them: the heads, then row by row.

获奖时间 / 获奖单位 / 荣誉 and 2009 / 石桥县水务局 / 全国文明单位 below: each row becomes one run of lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.records import Span

_FEWEST, _MOST = 3, 8  # columns
_CELL = 60  # characters of a cell
_BLANK = pattern(r"[ \u3000\t]")
_DATED = pattern(r"(?:19|20)\d\d(?:年度?|[.．/-]|\Z)[\d年月日.．/-]{0,6}|\d{1,4}[.、]?")
KEYS = ("time", "number")  # what begins anew in each row tells that the rows are read aright


@cache
def column_roles() -> dict[str, str]:
    """What words at the head of columns say that they hold."""
    return {word: role for role, text in load_toml("honours.toml")["columns"].items() for word in words(text)}


def unstacked(text: str, runs: Iterable[list[Span]]) -> Iterator[tuple[list[Span], bool]]:
    """The runs of lines, and whether each is a row of such a table."""
    numbered = [(number, line) for number, run in enumerate(runs) for line in run]
    lines = [line for _, line in numbered]
    at = begun = 0
    while at < len(lines):
        heads = _table(text, lines, at)
        if heads or numbered[at][0] != numbered[begun][0]:
            if begun < at:
                yield lines[begun:at], False
            begun = at
        while heads and (row := _next_row(text, lines, at, heads)) is not None:
            if at < row:
                yield lines[at:row], True  # a row that lacks a cell
            yield lines[row : row + len(heads)], True
            begun = at = row + len(heads)
        at += not heads
    if begun < at:
        yield lines[begun:at], False


def _table(text: str, lines: list[Span], at: int) -> list[str]:
    """What the columns of the table hold whose heads begin at a line; nothing where none begins."""
    heads: list[str] = []
    for line in lines[at : at + _MOST]:
        role = column_roles().get(_said(text, line))
        if role is None:
            break
        heads.append(role)
    winner = {"body", "person", "name"}.intersection(heads)
    told = "title" in heads and winner and any(key in heads for key in KEYS)
    size = len(heads)
    whole = told and size >= _FEWEST and _is_row(text, lines[at + size : at + 2 * size], heads)
    return heads if whole else []


def _next_row(text: str, lines: list[Span], at: int, heads: list[str]) -> int | None:
    """Where the next row of a table begins, behind at most one that lacks a cell."""
    starts = range(at, at + len(heads))
    return next((row for row in starts if _is_row(text, lines[row : row + len(heads)], heads)), None)


def _is_row(text: str, lines: list[Span], heads: list[str]) -> bool:
    """Whether lines are the heads of columns or one row below them."""
    cells = [_said(text, line) for line in lines]
    if [column_roles().get(cell) for cell in cells] == heads:
        return True
    plain = all(cell and len(cell) <= _CELL and "。" not in cell for cell in cells)
    return plain and fits(cells, heads)


def fits(cells: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether a row has a date or number where the heads say so and nowhere else."""
    return len(cells) == len(heads) and all(
        role == "other" or (_DATED.fullmatch(cell) is not None) == (role in KEYS)
        for cell, role in zip(cells, heads, strict=True)
    )


def _said(text: str, line: Span) -> str:
    return _BLANK.sub("", text[line.start : line.end]) if line.end - line.start <= _CELL else ""
