"""Bar charts as coordinates, for a template that writes them as SVG.

Everything is whole numbers or tenths made by + - * / alone, so that the same counts give the same bytes
everywhere; and text is given as text, for the template to escape.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wenmai.printable import printable

WIDTH = 460.0  # of a plot, in units that are pixels where there is room
LABELS = 168.0  # what names take on the left
ROW, BAR = 25.0, 15.0
TALL = 150.0  # columns
RIGHT = 10.0  # of the columns, for the half of the last year that is wider than its column
EM = 12.5


class Words(NamedTuple):
    """What is said in Chinese and in English; a name is the same in both."""

    zh: str
    en: str

    @classmethod
    def name(cls, text: str) -> Words:
        """A name, which is not translated; characters that cannot be seen are shown by their numbers."""
        return cls(printable(text), printable(text))


class Row(NamedTuple):
    """A bar or column: its label, a number for each series, the address that its label leads to or ""."""

    label: Words
    numbers: tuple[int, ...]
    link: str = ""
    depth: int = 0

    @property
    def total(self) -> int:
        """The length of the bar."""
        return sum(self.numbers)


class Rect(NamedTuple):
    """A piece of a bar; `series` counts from 0."""

    x: float
    y: float
    width: float
    height: float
    series: int
    number: int
    label: Words


class Text(NamedTuple):
    """A label at a place; `anchor` is start, middle or end."""

    x: float
    y: float
    words: Words
    anchor: str
    link: str = ""


class Plot(NamedTuple):
    """A drawing; `lines` are horizontal, by their height."""

    width: float
    height: float
    rects: tuple[Rect, ...]
    texts: tuple[Text, ...]
    lines: tuple[float, ...] = ()


def bars(rows: Sequence[Row]) -> Plot:
    """Horizontal bars, one below the other, their pieces side by side."""
    most = max((row.total for row in rows), default=0) or 1
    room = WIDTH - LABELS - 46.0
    rects: list[Rect] = []
    texts: list[Text] = []
    for i, row in enumerate(rows):
        y, x = i * ROW + (ROW - BAR) / 2.0, LABELS
        indent = row.depth * EM
        words = Words(*(shortened(word, (LABELS - 10.0 - indent) / EM) for word in row.label))
        texts.append(Text(indent, _tenths(y + 12.0), words, "start", row.link))
        for series, number in enumerate(row.numbers):
            width = _tenths(room * number / most)
            if number:
                piece = Rect(_tenths(x), _tenths(y), max(width, 0.5), BAR, series, number, row.label)
                rects.append(piece)
            x += width
        texts.append(Text(_tenths(x + 5.0), _tenths(y + 12.0), Words.name(str(row.total)), "start"))
    return Plot(WIDTH, max(len(rows), 1) * ROW, tuple(rects), tuple(texts))


def columns(rows: Sequence[Row]) -> Plot:
    """Columns side by side, their pieces one on the other, with a few lines that say how high they are."""
    most = max((row.total for row in rows), default=0) or 1
    step = _round_step(most)
    left, bottom = 30.0, TALL + 12.0
    each = (WIDTH - left - RIGHT) / max(len(rows), 1)
    rects: list[Rect] = []
    texts: list[Text] = []
    lines = []
    for mark in range(0, most + 1, step):
        y = _tenths(bottom - TALL * mark / most)
        lines.append(y)
        texts.append(Text(left - 6.0, y + 4.0, Words.name(str(mark)), "end"))
    every = -(-len(rows) * 34 // int(WIDTH - left - RIGHT)) or 1  # labels that have room
    for i, row in enumerate(rows):
        x, y = left + i * each, bottom
        for series, number in enumerate(row.numbers):
            height = _tenths(TALL * number / most)
            y -= height
            if number:
                width = _tenths(min(each * 0.74, 46.0))
                at = _tenths(x + (each - width) / 2.0)
                rects.append(Rect(at, _tenths(y), width, height, series, number, row.label))
        if (len(rows) - 1 - i) % every == 0:
            texts.append(Text(_tenths(x + each / 2.0), bottom + 16.0, row.label, "middle"))
    return Plot(WIDTH, bottom + 22.0, tuple(rects), tuple(texts), tuple(lines))


def shortened(text: str, ems: float) -> str:
    """`text`, or what of it fits into `ems` full-width characters, with an ellipsis."""
    if sum(_ems(text)) <= ems:
        return text
    kept, used = "", 1.0
    for char, width in zip(text, _ems(text), strict=True):
        used += width
        if used > ems:
            break
        kept += char
    return kept + "…"


def _ems(text: Iterable[str]) -> Iterator[float]:
    return (1.0 if unicodedata.east_asian_width(char) in "WF" else 0.55 for char in text)


def _round_step(most: int) -> int:
    """A round number of which about four make `most`."""
    step = 1
    while step * 5 < most:
        step *= 5 if str(step)[0] == "2" else 2  # 1, 2, 10, 20, 100
    return step


def _tenths(number: float) -> float:
    return int(number * 10.0 + 0.5) / 10.0
