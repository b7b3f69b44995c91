"""The page as blocks: lines that belong together, each block classed by what it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.names import is_name
from wenmai_extractors.records import Span


class Kind(Enum):
    """What a block looks like."""

    TEXT = "text"
    HEADING = "heading"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATE = "date"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; `lines` are their spans without surrounding blanks."""

    kind: Kind
    lines: tuple[Span, ...]
    text: str
    authors: tuple[Span, ...] = ()
    caption: bool = False
    signoff: bool = False

    @property
    def complete(self) -> bool:
        """Whether the text ends where a paragraph may end."""
        return self.text.endswith(TERMINAL)


TERMINAL = ("。", "！", "？", "…", "”", "）", ")", "!", "?", "：", ":", "摄")
_SENTENCE = re.compile(r"[。！？；]|[^\s]{2}[!?;](?:$|[^\w])")
_COMMA = re.compile(r"[，,、]")
_ITEM = re.compile(
    r"[●◆■▲★•·○◎□]|[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）"
    r"|\d{1,2}[、.．)）]\D|(?:19|20)\d\d年"
)
_ROLL_STOPS = re.compile(r"[。，；！？,;!?]")
_PAGE = load_toml("page.toml")
_SPONSOR = re.compile(
    rf"^[^。]{{2,36}}{either(_PAGE['sponsors'])}$|^{either(_PAGE['sponsoring'])}单位[：:]"
    rf"|^{either(_PAGE['staff'])}[：: ]"
)
_ENTRY = re.compile(
    rf"{either(_PAGE['entries'])}(?:（[^（）]{{1,12}}）)?\Z|[ \u3000\t]+[\u4e00-\u9fff]{{2,}}"
)
_DATE = re.compile(r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:星期[一二三四五六日天])?$")
_CAPTION = re.compile(
    r"^图为|[。！？）” ][（(]?(?P<name>[\u4e00-\u9fff·]{2,8}(?:[ 、][\u4e00-\u9fff·]{2,8})?)"
    r"\s*(?:摄影?|/\s*[摄图])[）)]?$|^(?P<solo>[\u4e00-\u9fff·]{2,4})\s*摄$"
)
_NAMES = r"[\u4e00-\u9fff·]{2,12}(?:[ \u3000、]+[\u4e00-\u9fff·]{2,12}){0,3}"
_CREDIT = re.compile(
    rf"^(?:[□■◎○●]\s*)?{either(_PAGE['house'])}*(?:{either(_PAGE['credits'])}|文[/／])[：:/／ \u3000]*"
    rf"(?P<names>{_NAMES}(?:[ \u3000;；,，]+(?:特约)?(?:记者|通讯员|摄影)[：: \u3000]*{_NAMES})?)"
    r"(?:[ \u3000]*(?:文/?图|文|摄影报道))?$"
)
_BOXED = re.compile(rf"^[□■◎○●]\s*(?P<names>{_NAMES})$")
_POST = re.compile(rf"^.{{2,30}}{either(_PAGE['posts'])}[ \u3000]+(?P<names>[\u4e00-\u9fff·]{{2,12}})$")
_SIGNOFF = re.compile(
    rf"^[（(](?:《[^》]{{2,12}}》|{either(_PAGE['signing'])}|[：: \u3000])*(?P<names>{_NAMES})[）)]$"
)
_WORDS = re.compile(r"[\u4e00-\u9fff·]+")
_NO_NAMES = frozenset(words(_PAGE["no_names"]))


def blocks(text: str) -> list[Block]:
    """Cut the text of a page into blocks, in the order of the file."""
    found: list[Block] = []
    for lines in _paragraphs(text):
        for group in _joined(text, lines):
            found.append(_classed(text, group))
    return found


def _paragraphs(text: str) -> Iterator[list[Span]]:
    """Runs of lines without a blank line between them; each line without its surrounding blanks."""
    run: list[Span] = []
    position = 0
    for line in text.split("\n"):
        bare = line.strip(" \t\u3000\u00a0\ufeff\f")
        if bare:
            start = position + line.index(bare)
            if run and line.startswith(("\u3000\u3000", "    ")):
                yield run
                run = []
            run.append(Span(start, start + len(bare)))
        elif run:
            yield run
            run = []
        position += len(line) + 1
    if run:
        yield run


def _joined(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """Join hard-wrapped lines: a line runs on when it is full and its end is no end of a sentence."""
    if _roll(text, lines):
        yield from ([line] for line in lines)
        return
    width = max(len(line) for line in lines)
    group = [lines[0]]
    for line, following in pairwise(lines):
        last = text[line.end - 1]
        full = len(line) >= 0.7 * width or (len(line) >= 0.5 * width and last in "，、,")
        ended = text[line.start : line.end].endswith(TERMINAL) and (len(line) < 0.9 * width or width > 60)
        item = _ITEM.match(text, following.start, following.end) and (ended or width > 60 or not full)
        titled = width <= 60 and not full and not _COMMA.search(text[line.start : line.end])
        credited = any(_signed(text[span.start : span.end]) for span in (line, following))
        if ((full and not ended and not item) or (titled and _headline(text, lines))) and not credited:
            group.append(following)
        else:
            yield group
            group = [following]
    yield group


def _roll(text: str, lines: list[Span]) -> bool:
    """Whether lines are the entries of a roll or table rather than running text cut short."""
    rows = [text[line.start : line.end] for line in lines]
    if len(rows) < 3 or any(
        _ROLL_STOPS.search(row) or _kind_of_line(row) is not Kind.HEADING for row in rows
    ):
        return False
    entries = sum(bool(_ENTRY.search(row)) for row in rows)
    return entries >= 0.6 * len(rows) and max(map(len, rows)) - min(map(len, rows)) >= 2


def _headline(text: str, lines: list[Span]) -> bool:
    """Whether a run of lines is one headline set in several lines."""
    joined = "".join(text[line.start : line.end] for line in lines)
    if len(lines) > 4 or len(joined) > 60 or _SENTENCE.search(joined) or _ITEM.match(joined):
        return False
    return not any(_kind_of_line(text[line.start : line.end]) is not Kind.HEADING for line in lines)


def _signed(line: str) -> bool:
    """Whether a line can only be a byline, even inside running text."""
    return bool(_byline(line)) and (" " in line or "\u3000" in line or bool(_SIGNOFF.match(line)))


def _kind_of_line(line: str) -> Kind:
    if _DATE.search(line) and len(line) <= 30:
        return Kind.DATE
    if line.startswith(("——", "—", "--")):
        return Kind.SUBTITLE
    if _byline(line):
        return Kind.BYLINE
    return Kind.HEADING


def _classed(text: str, group: list[Span]) -> Block:
    joined = "".join(text[line.start : line.end] for line in group)
    lines = tuple(group)
    caption = _CAPTION.search(joined)
    if caption:
        name = caption.group("name") or caption.group("solo")
        at = joined.rfind(name) if name else -1
        authors = (
            tuple(_spans(group, at + m.start(), at + m.end()) for m in _WORDS.finditer(name)) if name else ()
        )
        return Block(Kind.TEXT, lines, joined, authors=authors, caption=True)
    running = _COMMA.search(joined) and (len(joined) >= 30 or len(group) > 2)
    if _SENTENCE.search(joined) or len(joined) > 60 or running or joined.endswith(("，", "、", ",")):
        return Block(Kind.TEXT, lines, joined)
    undated = not re.search(r"[\u4e00-\u9fff]{2}", joined) and _kind_of_line(joined) is not Kind.DATE
    if undated or _SPONSOR.search(joined):
        return Block(Kind.NOISE, lines, joined)
    kind = _kind_of_line(joined)
    names = _byline(joined) if kind is Kind.BYLINE else ()
    authors = tuple(_spans(group, *name) for name in names)
    return Block(kind, lines, joined, authors=authors, signoff=bool(names and _SIGNOFF.match(joined)))


def _spans(group: list[Span], start: int, end: int) -> Span:
    """The document span of characters start..end of a group's joined text."""
    offset = 0
    first = last = group[0].start
    for line in group:
        if offset <= start < offset + len(line):
            first = line.start + start - offset
        if offset < end <= offset + len(line):
            last = line.start + end - offset
        offset += len(line)
    return Span(first, last)


def _byline(line: str) -> tuple[tuple[int, int], ...]:
    """The names in a line that is a byline, as offsets into it; empty when it is none."""
    for pattern in (_CREDIT, _BOXED, _POST, _SIGNOFF):
        match = pattern.match(line)
        if match:
            at = match.start("names")
            words = [
                (at + m.start(), at + m.end())
                for m in _WORDS.finditer(match["names"])
                if m.group() not in _NO_NAMES
            ]
            if all(is_name(line[a:b]) for a, b in words):
                return tuple(words)
    words = [m.span() for m in _WORDS.finditer(line)]
    bare = len(words) <= 4 and re.fullmatch(r"[\u4e00-\u9fff· \u3000]+", line)
    if words and bare and all(is_name(line[a:b]) for a, b in words):
        return tuple(words)
    return ()
