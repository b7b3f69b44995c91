"""PDF files with a text layer: columns in reading order, each line of the page a line of the text.

A line that stands in from the left of its column keeps its indent as two wide blanks, and a gap between lines
becomes a blank line, so that paragraphs can be told. Page numbers, and headers that come again on the next
pages, are left out.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import degrees, isfinite
from statistics import median
from typing import Any, NamedTuple

from wenmai_extractors.errors import ReadError
from wenmai_extractors.readers.base import MAX_CHARS, Layer, tidy
from wenmai_extractors.readers.columns import Column, Piece, columns
from wenmai_extractors.readers.places import Place, Places

MAX_PAGES = 5000
MAX_STREAM = 64 << 20  # bytes of a page's drawing or a font
_STREAM = re.compile(rb"stream\r?\n")
_DICT = 400  # bytes before a stream that say what it is
_CHUNK = 1 << 16
TINY = 0.1  # points
APART = 1.0  # a gap so many characters wide begins another piece,
SPREAD = 3  # so many gaps, all alike, belong to a headline set wide
BLANK = 0.5  # and one so wide is a blank
MARGIN = 0.1  # of the page's height: where headers and page numbers stand
_NUMBER = re.compile(
    r"[\s\-—–·.•]{0,40}(?:第\s{0,4})?\d{1,4}(?:\s{0,4}页)?"
    r"(?:\s{0,4}[/／,，]?\s{0,4}共?\s{0,4}\d{1,4}\s{0,4}页?)?[\s\-—–·.•]{0,40}"
)
_PASSWORD = 4  # pdfium's code of the error


class Box(NamedTuple):
    """A box in points, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float


class Char(NamedTuple):
    """A character, its place on the page as it is seen, and its box on the page turned until text is upright:
    pages have tables that stand on their side."""

    text: str
    place: Place
    box: Box

    @property
    def size(self) -> float:
        """The height of its box, which damaged files leave empty or upside down."""
        return max(abs(self.box.bottom - self.box.top), TINY)


class Line(NamedTuple):
    """A line of a page. `fresh`: a gap or another size of characters parts it from the line before."""

    chars: tuple[Char | None, ...]  # None is a blank that the page has as a gap
    fresh: bool
    edge: bool

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(char.text if char else " " for char in self.chars)


def read_pdf(raw: bytes, *, name: str) -> Iterator[Layer]:
    """Yield the text of all pages; raise ReadError for a file that is encrypted, damaged or only pictures."""
    import pypdfium2

    if _swells(raw):
        raise ReadError(f"{name}: a stream unpacks to more than {MAX_STREAM >> 20} MB; save it again as PDF")
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise ReadError(f"{name}: is encrypted; save it without a password") from error
        raise ReadError(f"{name}: no readable PDF ({error}); save it again as PDF") from error
    try:
        pages = len(document)
        if pages > MAX_PAGES:
            raise ReadError(f"{name}: more than {MAX_PAGES} pages; split it into smaller files")
        lines = list(_all_lines(document, pages, name))
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{name}: damaged ({error}); save it again as PDF") from error
    finally:
        document.close()
    if not any(line.text.strip() for page in lines for line in page):
        raise ReadError(f"{name}: has no text layer, its pages ({pages}) are pictures; run OCR on it first")
    yield _layer(_without_margins(lines))


def _swells(raw: bytes) -> bool:
    """Whether a stream that is no picture unpacks to more than pages need: pdfium would unpack it whole."""
    for begin in _STREAM.finditer(raw):
        if b"/Image" in raw[max(0, begin.start() - _DICT) : begin.start()]:
            continue
        unpacker, at, size = zlib.decompressobj(), begin.end(), 0
        try:
            while not unpacker.eof and at < len(raw) and size <= MAX_STREAM:
                size += len(
                    unpacker.decompress(unpacker.unconsumed_tail or raw[at : at + _CHUNK], _CHUNK * 16)
                )
                at += 0 if unpacker.unconsumed_tail else _CHUNK
        except zlib.error:
            continue
        if size > MAX_STREAM:
            return True
    return False


def _all_lines(document: Any, pages: int, name: str) -> Iterator[list[Line]]:
    total = 0
    for index in range(pages):
        page = document[index]
        try:
            chars = _chars(page, index + 1, limit=MAX_CHARS - total)
            height = page.get_height()
        finally:
            page.close()
        total += len(chars)
        if total >= MAX_CHARS:
            raise ReadError(f"{name}: more than {MAX_CHARS} characters; split it into smaller files")
        yield _lines(chars, height)


def _chars(page: Any, number: int, *, limit: int) -> list[Char]:
    """The characters of a page in the order of the file, without those that pdfium puts in."""
    from pypdfium2 import raw

    text = page.get_textpage()
    turn, (x0, y0, x1, y1) = page.get_rotation(), page.get_bbox()
    try:
        found: list[tuple[str, Box]] = []
        turns: Counter[int] = Counter()
        for i in range(min(text.count_chars(), limit)):
            code = raw.FPDFText_GetUnicode(text, i)
            if raw.FPDFText_IsGenerated(text, i) == 1 or code in (0, 0xFFFE, 0xFFFF):
                continue
            left, bottom, right, top = text.get_charbox(i, loose=True)
            if not all(map(isfinite, (left, bottom, right, top))):
                continue
            found.append((chr(code), Box(left - x0, y1 - top, right - x0, y1 - bottom)))
            turns[-round(degrees(raw.FPDFText_GetCharAngle(text, i)) / 90) * 90 % 360] += 1
    finally:
        text.close()
    upright = turns.most_common(1)[0][0] if turns else 0
    size = (x1 - x0, y1 - y0)
    return [
        Char(char, Place(number, *_turned(b, turn, *size)), _turned(b, upright, *size)) for char, b in found
    ]


def _turned(box: Box, turn: int, width: float, height: float) -> Box:
    """The box on its page of `width` and `height` turned clockwise."""
    left, top, right, bottom = box
    if turn == 90:
        return Box(height - bottom, left, height - top, right)
    if turn == 180:
        return Box(width - right, height - bottom, width - left, height - top)
    if turn == 270:
        return Box(top, width - right, bottom, width - left)
    return box


def _lines(chars: Sequence[Char], height: float) -> list[Line]:
    """The lines of a page in reading order."""
    pieces = [piece for piece in _pieces(chars) if any(not chars[i].text.isspace() for i in piece.chars)]
    if not pieces:
        return []
    size = median(chars[i].size for piece in pieces for i in piece.chars)
    return [
        line
        for column in columns(pieces, size=size)
        for line in _column(column, chars, size=size, height=height)
    ]


def _pieces(chars: Sequence[Char]) -> Iterator[Piece]:
    """Runs of characters that stand close to each other in a row."""
    run: list[int] = []
    for i, char in enumerate(chars):
        if run and not _goes_on(chars[run[-1]], char):
            yield _piece(chars, run)
            run = []
        run.append(i)
    if run:
        yield _piece(chars, run)


def _goes_on(before: Char, char: Char) -> bool:
    size = max(before.size, char.size)
    gap = char.box.left - before.box.right
    off = abs(char.box.top + char.box.bottom - before.box.top - before.box.bottom) / 2
    return -0.5 * size < gap < APART * size and off < 0.4 * size


def _piece(chars: Sequence[Char], run: Sequence[int]) -> Piece:
    boxes = [chars[i].box for i in run]
    return Piece(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
        chars=tuple(run),
    )


def _column(column: Column, chars: Sequence[Char], *, size: float, height: float) -> Iterator[Line]:
    """The lines of a column, each with its indent, and with what parts it from the one before."""
    left = min(row[0].left for row in column)
    sizes = [median(chars[i].size for piece in row for i in piece.chars) for row in column]
    tops = [min(piece.top for piece in row) for row in column]
    bottoms = [max(piece.bottom for piece in row) for row in column]
    gaps = [below - above for above, below in zip(bottoms, tops[1:], strict=False)]
    # Not the median: on a page of short paragraphs most gaps are those between paragraphs.
    usual = sorted(gaps)[len(gaps) // 4] if gaps else 0.0
    for n, row in enumerate(column):
        plain = 0.85 < sizes[n] / size < 1.15
        indented = plain and 1.5 * size < row[0].left - left < 3.5 * size
        fresh = n == 0 or gaps[n - 1] > usual + 0.6 * size or not 0.85 < sizes[n] / sizes[n - 1] < 1.15
        edge = bottoms[n] < MARGIN * height or tops[n] > (1 - MARGIN) * height
        yield Line(tuple(_row(row, chars, indent=2 * indented)), fresh, edge)


def _row(row: Sequence[Piece], chars: Sequence[Char], *, indent: int) -> Iterator[Char | None]:
    """The characters of a row, with a blank for each gap."""
    found = [chars[i] for piece in row for i in piece.chars]
    while found and found[-1].text.isspace():
        found.pop()
    yield from [None] * indent
    gaps = [char.box.left - before.box.right for before, char in pairwise(found)]
    spread = len(gaps) >= SPREAD and max(gaps) - min(gaps) < BLANK * found[0].size  # letters set wide
    for n, char in enumerate(found):
        apart = n > 0 and not spread and gaps[n - 1] > BLANK * char.size
        if apart and not (char.text.isspace() or found[n - 1].text.isspace()):
            yield None
        yield char


def _without_margins(pages: Iterable[Sequence[Line]]) -> Iterator[Line]:
    """The lines of all pages but for page numbers, and for headers after the first time."""
    pages = list(pages)
    known = Counter(text for page in pages for text in {_constant(line) for line in page if line.edge})
    said: set[str] = set()
    for page in pages:
        for line in page:
            text = _constant(line)
            if line.edge and (_NUMBER.fullmatch(line.text) or (known[text] >= 3 and text in said)):
                continue
            if line.edge:
                said.add(text)
            yield line


def _constant(line: Line) -> str:
    """What a header says on every page."""
    return re.sub(r"\d+", "", line.text).strip()


def _layer(lines: Iterable[Line]) -> Layer:
    text: list[str] = []
    places = Places()

    def put(chars: str, place: Place | None = None) -> None:
        """Take characters, all at one place: a ligature is several."""
        text.append(chars)
        for _ in chars:
            places.add(place)

    for n, line in enumerate(lines):
        put("\n" if n and line.fresh else "")
        for char in line.chars:
            put(tidy(char.text) if char else "\u3000", char.place if char else None)
        put("\n")
    return Layer("".join(text), places=places)
