"""Word and PDF files made on the spot, each as small as its format allows."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from io import BytesIO
from typing import Any

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PAGE = (595, 842)  # points, A4


def zipped(members: dict[str, bytes | str]) -> bytes:
    """An archive of `members`."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str) -> str:
    """A paragraph of a Word document, in two runs as Word likes to write it."""
    runs = (text[: len(text) // 2], text[len(text) // 2 :])
    said = "".join(f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs)
    return f"<w:p>{said}</w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """A table of a Word document."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx_of(body: str) -> bytes:
    """A Word document with the XML `body`."""
    spaces = f'xmlns:w="{WORD}" xmlns:mc="{MARKUP}"'
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document {spaces}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def docx(*paragraphs: str) -> bytes:
    """A Word document of paragraphs."""
    return docx_of("".join(map(paragraph, paragraphs)))


@cache
def font() -> str:
    """The name of a Chinese font that needs no file: only its name stands in the PDF."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


# Text, left, top, size: from the top left corner of the page, in points.
Placed = tuple[str, float, float, float]


def pdf(*pages: Sequence[Placed], encrypt: Any = None, turned: int = 0) -> bytes:
    """A PDF with the texts of each page where they are to stand."""
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, pagesize=PAGE, encrypt=encrypt, invariant=True)
    for page in pages:
        canvas.setPageRotation(turned)
        if turned == 90:  # so that the text is upright where the page is turned clockwise
            canvas.transform(0, 1, -1, 0, PAGE[1], 0)
        elif turned == 180:
            canvas.transform(-1, 0, 0, -1, *PAGE)
        elif turned == 270:
            canvas.transform(0, -1, 1, 0, 0, PAGE[0])
        for text, left, top, size in page:
            canvas.setFont(font(), size)
            canvas.drawString(left, PAGE[1] - top - size, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def set_in_columns(
    texts: Sequence[str],
    *,
    left: float = 50,
    top: float = 100,
    width: int = 12,
    size: float = 10,
    gutter: float = 20,
) -> list[Placed]:
    """Texts side by side, each broken into lines of `width` characters; \\n begins a new paragraph."""
    placed = []
    for number, text in enumerate(texts):
        lines = [p[i : i + width] for p in text.split("\n") for i in range(0, len(p), width)]
        x = left + number * (width * size + gutter)
        placed += [(line, x, top + n * size * 1.5, size) for n, line in enumerate(lines)]
    return placed
