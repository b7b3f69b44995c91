"""The reading order of a page: pieces of text with their boxes, sorted into columns and lines.

A page is cut where a gutter runs from its top to its bottom, else into the bands of rows that have their
gutters in common; a headline across two columns ends one band and begins the next. Each part is cut again
likewise until it is one column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

GUTTER = 0.8  # least width of a gutter, as a multiple of the size of the characters
COLUMN = 5  # least width of a column likewise: what is narrower are cells of a table, read along its rows
LARGER = 1.25  # a headline's size likewise
DEEPEST = 40  # how often a part of a page is cut again


class Piece(NamedTuple):
    """Characters in a row, the places of which are `chars` positions; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float
    chars: tuple[int, ...]


Column = list[list[Piece]]  # lines from top to bottom, pieces from left to right
_Stretch = tuple[float, float]


def columns(pieces: Sequence[Piece], *, size: float) -> list[Column]:
    """Return the columns of a page in reading order; `size` is that of most characters."""
    return _cut(list(pieces), size, 0) if pieces else []


def _cut(pieces: list[Piece], size: float, depth: int) -> list[Column]:
    stretches = _columns(_stretches(pieces), size)
    parts: list[list[Piece]]
    if len(stretches) > 1:
        parts = [[p for p in pieces if left <= p.left < right] for left, right in stretches]
    else:
        parts = _bands(_rows(pieces), size)
    if len(parts) == 1 or depth == DEEPEST:
        return [_rows(pieces)]
    return [column for part in parts for column in _cut(part, size, depth + 1)]


def _stretches(pieces: Sequence[Piece]) -> list[_Stretch]:
    """What the pieces cover from left to right."""
    return _merged([(piece.left, piece.right) for piece in pieces])


def _merged(stretches: list[_Stretch]) -> list[_Stretch]:
    merged: list[_Stretch] = []
    for left, right in sorted(stretches):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _columns(stretches: list[_Stretch], size: float) -> list[_Stretch]:
    """The stretches that have a gutter between them and are wide enough for columns; else they are joined."""
    found: list[_Stretch] = []
    for left, right in stretches:
        if found and (left - found[-1][1] < GUTTER * size or _narrow(found[-1], size)):
            found[-1] = (found[-1][0], right)
        else:
            found.append((left, right))
    if len(found) > 1 and _narrow(found[-1], size):
        found[-2:] = [(found[-2][0], found[-1][1])]
    return found


def _narrow(stretch: _Stretch, size: float) -> bool:
    return stretch[1] - stretch[0] < COLUMN * size


def _rows(pieces: Sequence[Piece]) -> Column:
    """The pieces as lines: one whose middle is inside of the line so far belongs to it."""
    rows: Column = []
    bottom = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.top + piece.bottom, piece.left)):
        if rows and (piece.top + piece.bottom) / 2 < bottom:
            rows[-1].append(piece)
        else:
            rows.append([piece])
            bottom = piece.bottom
    return [sorted(row) for row in rows]


def _bands(rows: Column, size: float) -> list[list[Piece]]:
    """Rows one below the other that have gutters in common, or none each."""
    bands: list[list[Piece]] = []
    covered: list[_Stretch] = []
    for row in rows:
        own = _stretches(row)
        both = _merged(covered + own)
        alike = len(_columns(covered, size)) == len(_columns(own, size)) == 1
        if bands and (alike or len(_columns(both, size)) > 1):
            bands[-1] += row
            covered = both
        else:
            bands.append(list(row))
            covered = own
    for above, below in pairwise(bands):
        below[:0] = _headlines(above, _stretches(below), size)
    return [band for band in bands if band]


def _headlines(band: list[Piece], below: list[_Stretch], size: float) -> list[Piece]:
    """Take from the end of a band the pieces that are set larger and head the columns below, one each."""
    at = len(band)
    while at and band[at - 1].bottom - band[at - 1].top > LARGER * size:
        at -= 1
    both = _merged([*_stretches(band[at:]), *below])
    if not len(_columns(below, size)) == len(_columns(both, size)) > 1:
        return []
    heads = band[at:]
    del band[at:]
    return heads
