"""Word documents (.docx): paragraphs, lists, tables and text boxes in the order of the document."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from wenmai_extractors.errors import ReadError
from wenmai_extractors.readers.archive import ARCHIVE_ERRORS, unpacked
from wenmai_extractors.readers.base import Layer, tidy

_MAIN = re.compile(r"word/document\d*\.xml")
WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
# What is said a second time for older programs. Text that was moved stands in its old place as moveFrom.
AGAIN = ("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",)
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(raw: bytes, *, name: str) -> Iterator[Layer]:
    """Yield the text of the document: a line for each paragraph and for each row of a table."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            parts = [info for info in package.infolist() if _MAIN.fullmatch(info.filename)]
            if not parts:
                raise ReadError(f"{name}: no Word document inside; an archive of reports has to end in .zip")
            xml = unpacked(package, parts[0], name=name)
    except ARCHIVE_ERRORS as error:
        raise ReadError(f"{name}: damaged ({error}); save it again as .docx") from error
    yield Layer(tidy("".join(f"{line}\n" for line in _checked(xml, name))))


def _checked(xml: bytes, name: str) -> list[str]:
    from lxml import etree

    try:
        return list(_lines(xml))
    except etree.XMLSyntaxError as error:
        raise ReadError(f"{name}: damaged ({error.msg}); save it again as .docx") from error


class _Paragraphs:
    """Gathers runs into paragraphs, and those of a table into rows. A text box inside of a paragraph comes
    before it."""

    def __init__(self) -> None:
        self.open: list[list[str]] = []
        self.cells: list[list[str]] = []  # of each open row
        self.done: list[str] = []

    def start(self, tag: str) -> None:
        if tag == "p":
            self.open.append([])
        elif tag == "tr":
            self.cells.append([])
        elif tag == "tc" and self.cells:
            self.cells[-1].append("")
        elif tag in _SIGNS and self.open:
            self.open[-1].append(_SIGNS[tag])

    def end(self, tag: str, text: str) -> None:
        if tag == "t" and self.open:
            self.open[-1].append(text)
        elif tag == "p" and self.open:
            self._paragraph("".join(self.open.pop()).rstrip())
        elif tag == "tr" and self.cells:
            self._paragraph("\t".join(self.cells.pop()).rstrip("\t"))

    def _paragraph(self, text: str) -> None:
        if not (self.cells and self.cells[-1]):
            self.done.append(text)
        elif text.strip():
            flat = " ".join(text.split())
            before = self.cells[-1][-1]
            self.cells[-1][-1] = f"{before} {flat}" if before else flat


def _lines(xml: bytes) -> Iterator[str]:
    """The lines of the main part. Read as a stream: its tree would take ten times its size."""
    from lxml import etree

    walk = etree.iterparse(
        BytesIO(xml),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    paragraphs = _Paragraphs()
    unheard = 0  # how deep inside of what is not to be said
    for event, element in walk:
        space, _, tag = element.tag.rpartition("}")
        word = space[1:] in WORD
        if element.tag in AGAIN or (word and tag == "moveFrom"):
            unheard += 1 if event == "start" else -1
        elif word and not unheard and event == "start":
            paragraphs.start(tag)
        elif word and not unheard:
            paragraphs.end(tag, element.text or "")
        if event == "end":
            element.clear()
    yield from paragraphs.done
