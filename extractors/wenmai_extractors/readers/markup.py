"""Markup trees as lines of text: what a block element holds is a line, whatever stands inside of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from wenmai_extractors.lexicon import words

_HAN = "\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’—…"
# Source lines of a page broken inside of Chinese text: a browser shows a blank there that nobody wrote.
_BROKEN = re.compile(rf"(?<=[{_HAN}])[ \t\f]*\n[ \t\n\f]*(?=[{_HAN}])")
_BREAK = "\x1e"
_JOINT = "\x1d"  # where an element begins or ends within a line
_CONTROLS = re.compile("[\t\r\x1d\x1e]")
# Labels side by side: a day, or two colons, and no sentence. They are apart by their style alone.
_LABELS = re.compile(r"[^。]{0,120}?(?:(?:19|20)\d\d\s?[-/.年]\s?\d|[：:][^。]{0,120}[：:])[^。]{0,120}\Z")
_LABELLED = 120  # characters that such a line may have
_EMPTY = re.compile(r"\n{3,}")
_BLANKS = re.compile(r"[ \t\n\f\xa0]+")


class Line(NamedTuple):
    """What a block element holds, and the element; a row of a table has its cells apart by tabs. `linked` is
    whether most of it are links."""

    tag: str
    text: str
    linked: bool = False


BLOCKS = frozenset(
    words(
        """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary
    table tbody tfoot thead title tr ul
    """
    )
)
_LAYOUT = "wenmai-layout"  # an attribute
CELLS = frozenset({"td", "th"})
UNSEEN = frozenset(
    words("""
    audio button canvas head iframe input link meta noscript object option script select style svg template
    textarea video
    """)
)


def _plain(text: str) -> str:
    """The text as a browser shows it: white space is one blank, and none inside of Chinese text."""
    return _BLANKS.sub(" ", _BROKEN.sub("", text)).strip(" ")


class _Lines:
    """Gathers text until a block ends."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.tags: list[str] = ["body"]
        self.done: list[Line] = []
        self.rows = 0
        self.links = 0  # how many elements are open that are links, and how much of the line they hold
        self.linked = 0

    def end_line(self) -> None:
        """End what is a line of its own; a <br> in it begins another line of the same paragraph."""
        said = "".join(self.words)
        if _JOINT in said:
            apart = len(said) <= _LABELLED and _LABELS.match(said)
            said = said.replace(_JOINT, " " if apart else "")
        raw, linked = said.split(_BREAK), self.linked > len(said.strip()) / 2
        self.words.clear()
        self.linked = 0
        lines = ("\t".join(map(_plain, line.split("\t"))).strip("\t") for line in raw)
        text = _EMPTY.sub("\n\n", "\n".join(lines)).strip("\n")
        if text.strip():
            self.done.append(Line(self.tags[-1], text, linked))

    def say(self, text: str | None) -> None:
        if text:
            self.words.append(_CONTROLS.sub(" ", text))
            self.linked += len(text.strip()) if self.links else 0

    def start(self, tag: str) -> None:
        if tag in BLOCKS and not (self.rows and tag != "tr"):
            self.end_line()
            self.tags.append(tag)
        if tag == "br":
            self.words.append(" " if self.rows else _BREAK)
        elif tag not in BLOCKS and tag not in CELLS:
            self.words.append(_JOINT)
        self.rows += tag == "tr"
        self.links += tag == "a"

    def end(self, tag: str) -> None:
        self.rows -= tag == "tr"
        self.links -= tag == "a"
        if tag in CELLS:
            self.words.append("\t")
        elif tag not in BLOCKS:
            self.words.append(_JOINT)
        if tag in BLOCKS and not (self.rows and tag != "tr"):
            self.end_line()
            self.tags.pop()


def _mark_layouts(root: Any) -> None:
    """Mark the tables that old pages are laid out with: they hold tables, or most rows have but one cell."""
    from lxml import etree

    tables: list[list[int]] = []  # of each open one: its rows, those of several cells, the cells of this row
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=("table", "tr", *CELLS)):
        if element.tag == "table" and event == "start":
            if tables:
                tables[-1][1] = -1
            tables.append([0, 0, 0])
        elif element.tag == "table":
            rows, wide, _ = tables.pop()
            if 2 * wide <= rows:
                element.set(_LAYOUT, "")
        elif event == "start" and tables and element.tag == "tr":
            tables[-1][0] += 1
            tables[-1][2] = 0
        elif event == "start" and tables:
            tables[-1][2] += 1
            tables[-1][1] += tables[-1][2] == 2 and tables[-1][1] >= 0


def html_lines(root: Any) -> Iterator[Line]:
    """Yield the lines of an HTML tree in order, without what a browser does not show.

    Walks without recursion: how deep elements are nested makes no difference.
    """
    from lxml import etree

    _mark_layouts(root)
    lines = _Lines()
    layouts = [False]  # of each open table
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "table" and event == "start":
            layouts.append(_LAYOUT in element.attrib)
        elif tag == "table":
            layouts.pop()
        elif layouts[-1] and (tag == "tr" or tag in CELLS):
            tag = "div"
        if event == "start":
            if tag in UNSEEN:
                walk.skip_subtree()
                continue
            lines.start(tag)
            lines.say(element.text)
        else:
            if event == "end" and tag not in UNSEEN:
                lines.end(tag)
            if element is not root:
                lines.say(element.tail)
    lines.end_line()
    yield from lines.done
