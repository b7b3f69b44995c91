"""The page as blocks: lines that belong together, each block classed by what it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wenmai_extractors import chronicles
from wenmai_extractors.bylines import (
    DATED,
    ENTRY,
    LINE,
    byline,
    credit_of,
    names_alone,
    opens_news,
)
from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.margins import margins
from wenmai_extractors.names import is_name
from wenmai_extractors.page_lines import (
    CONTACT,
    DASHES,
    SENTENCE,
    Kind,
    kind_of_line,
    only_credits,
    run_in,
    stands_alone,
    unrun,
)
from wenmai_extractors.patterns import pattern
from wenmai_extractors.records import Span
from wenmai_extractors.stacked import unstacked


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; `lines` are their spans without surrounding blanks.

    An `item` begins with a bullet or a number. A `lone` caption is a photographer's credit without its text,
    a `bare` byline names without a word of what they did; an `advert` says where to call; a `row` is one of a
    table, a line a cell. The authors of a text are named in brackets at its end.
    """

    kind: Kind
    lines: tuple[Span, ...]
    text: str
    authors: tuple[Span, ...] = ()
    caption: bool = False
    lone: bool = False
    bare: bool = False
    signoff: bool = False
    item: bool = False
    indented: bool = False
    advert: bool = False
    row: bool = False

    @property
    def complete(self) -> bool:
        """Whether the text ends where a paragraph may end."""
        return self.text.endswith(TERMINAL)


TERMINAL = ("。", "！", "？", "…", "”", "）", ")", "!", "?", "：", ":", "摄", "供图", "社发", "网发")
_FULL = TERMINAL[:4]  # a headline goes on behind 城关镇： and “书香”, too
_COMMA = pattern(r"[，,、]")
_ITEM = pattern(
    r"[●◆■▲★•·○◎□]|[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）"
    r"|\d{1,2}[、.．)）]\D|(?:19|20)\d\d年"
)
_HAN = r"[\u4e00-\u9fff]"
_SUBTITLES = words(load_toml("page.toml")["subtitles"])
# 石桥县：A B, 县第一中学：C、D: a row of a roll
_LABELLED = pattern(rf"(?:{_HAN}[ \u3000]{{0,2}}){{2,14}}[：:](?=.)")
_CELLS = pattern(rf"{_HAN}{{2,16}}[ \u3000]{{1,8}}{_HAN}{{2}}")
_TALLIED = pattern(r"[^，。；：]{2,24}[（(]\d{1,4}[名个人家户所位][）)]")
_ROLL_STOPS = pattern(r"[。，；！？,;!?]")
_FEW = 2  # lines with a label that running text may hold
_INDENTS = ("\u3000\u3000", "    ")
_SHOUT = pattern(rf"{_HAN}{{2,6}}[！!](?!$)")
_AUTHOR = pattern(
    rf"(?:作者|撰稿人?|文字|记者|通讯员|供稿人?)[ \u3000]?[：:][ \u3000]?(?P<name>{_HAN}{{2,4}})(?!{_HAN})"
)
_END = pattern(r"[。！？”][ \u3000]*(?P<names>[（(][^（）()]{2,30}[）)])\Z")
_GAP = pattern(r"[\u3000\t]+| {2,}")
_MARKUP = pattern(r"(?:#{1,6}|[-*+])[ \u3000]+")
_NARROW = 10  # characters: no column is set in shorter lines
_NEWS = pattern(r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日|日前，|近日，|近年来，")


def blocks(text: str) -> list[Block]:
    """Cut the text of a page into blocks, in the order of the file."""
    found: list[Block] = []
    for lines, row in unstacked(text, _paragraphs(text)):
        if row:
            joined = "".join(text[line.start : line.end] for line in lines)
            found.append(Block(Kind.TEXT, tuple(lines), joined, row=True))
            continue
        roll = _roll(text, lines)
        for group in ([line] for line in lines) if roll else _joined(text, lines):
            block = _classed(text, group)
            if roll and names_alone(block.text):
                block = replace(block, kind=Kind.HEADING, authors=())
            found.append(block)
    years = chronicles.years([block.text for block in found])
    return [replace(block, kind=Kind.TEXT) if n in years else block for n, block in enumerate(found)]


def _paragraphs(text: str) -> Iterator[list[Span]]:
    """Runs of lines without a blank line between them; each line without its surrounding blanks."""
    run: list[Span] = []
    position = 0
    rows = text.split("\n")
    left_out = margins(rows)
    for number, line in enumerate(rows):
        bare = "" if number in left_out else line.strip(" \t\u3000\u00a0\ufeff\f")
        markup = _MARKUP.match(bare)
        bare = bare[markup.end() :] if markup else bare
        if bare:
            start = position + line.index(bare)
            if run and line.startswith(_INDENTS):
                yield run
                run = []
            listed = run_in(bare)
            if listed and run:
                yield run
                run = []
            yield from ([Span(start + a, start + b)] for a, b in listed)
            run += [Span(start + a, start + b) for a, b in unrun(bare)] if not listed else []
        elif run:
            yield run
            run = []
        position += len(line) + 1
    if run:
        yield run


def _joined(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """Join hard-wrapped lines, part by part; a photographer's credit goes with the short text above it."""
    groups: list[list[Span]] = []
    for part in _parts(text, lines):
        size = sum(map(len, groups[-1])) if groups else 0
        above = text[groups[-1][-1].start : groups[-1][-1].end] if groups else ""
        lone = 0 < size <= 150 and len(above) <= 60 and only_credits(text[part[0].start : part[0].end])
        if lone and not stands_alone(above):
            groups[-1].append(part[0])
        else:
            groups += _wrapped(text, part)
    yield from groups


def _parts(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """Cut a run of lines at those that can only stand by themselves."""
    part = [lines[0]]
    plain = True  # whether all lines so far might be headlines
    for line, following in pairwise(lines):
        before, after = text[line.start : line.end], text[following.start : following.end]
        plain = plain and not _ROLL_STOPS.search(before)
        if stands_alone(before) or stands_alone(after) or (plain and _opens(before, after)):
            signed = DATED.fullmatch(after) and all(ENTRY.search(text[one.start : one.end]) for one in part)
            yield from ([one] for one in part) if signed else [part]
            part = []
        part.append(following)
    yield part


def _opens(before: str, after: str) -> bool:
    """Whether a text or subtitle begins below a line that may be a headline."""
    if after.startswith(DASHES) or opens_news(after) or (_NEWS.match(after) and SENTENCE.search(after)):
        return True
    if before.startswith(DASHES) and before.endswith(_SUBTITLES):
        return True
    return before[:4] == after[:4] and len(before) >= 4


def _wrapped(text: str, lines: list[Span]) -> list[list[Span]]:
    """Join hard-wrapped lines: a line runs on when it is full and its end is no end of a sentence."""
    width = max(len(line) for line in lines)
    ragged = any(
        len(line) >= 0.7 * width and not text[line.start : line.end].endswith(TERMINAL) for line in lines[:-1]
    )
    headline = width <= 60 and _headline(text, lines)
    dated = chronicles.entries(text, lines)
    begun = {*dated, *_rows(text, lines)}
    groups = [[lines[0]]]
    for line, following in pairwise(lines):
        last = text[line.end - 1]
        full = len(line) >= (0.5 if last in "，、," else 0.9 if dated else 0.7) * width
        short = len(line) < 0.9 * width or width > 60 or not (ragged or last in "：:")
        ended = text[line.start : line.end].endswith(_FULL if headline else TERMINAL) and short
        opens = ended or width > 60 or not full
        item = following in begun or (opens and _ITEM.match(text, following.start, following.end))
        titled = headline and not full and not item and not _COMMA.search(text[line.start : line.end])
        if (full and not ended and not item and (headline or width >= _NARROW)) or titled:
            groups[-1].append(following)
        else:
            groups.append([following])
    return groups


def _rows(text: str, lines: list[Span]) -> Iterator[Span]:
    """The lines that are rows of rolls, and those that head one: 优秀教师（6名）."""
    yield from (line for line in lines if _TALLIED.fullmatch(text, line.start, line.end))
    labelled = [line for line in lines if _LABELLED.match(text, line.start, line.end)]
    if len(labelled) > _FEW:
        yield from labelled
        yield from (line for line in lines if _CELLS.match(text, line.start, line.end))


def _roll(text: str, lines: list[Span]) -> bool:
    """Whether lines are the entries of a roll or table rather than running text cut short."""
    rows = [text[line.start : line.end] for line in lines]
    if len(rows) < 3 or any(_ROLL_STOPS.search(row) or len(row) > LINE for row in rows):
        return False
    names = sum(map(names_alone, rows))
    if len(rows) >= 4 and names >= 2:
        return True
    if names or any(kind_of_line(row) is not Kind.HEADING for row in rows):
        return False
    entries = sum(bool(ENTRY.search(row)) for row in rows)
    ragged = max(map(len, rows)) - min(map(len, rows)) >= 2
    return entries == len(rows) or (entries >= 0.6 * len(rows) and ragged)


def _headline(text: str, lines: list[Span]) -> bool:
    """Whether a run of lines is one headline set in several lines."""
    joined = "".join(text[line.start : line.end] for line in lines)
    if any(len(_GAP.findall(text[line.start : line.end])) > 1 for line in lines):
        return False  # the row of a table
    if len(lines) > 4 or len(joined) > 60 or SENTENCE.search(joined) or _ITEM.match(joined):
        return False
    return not any(kind_of_line(text[line.start : line.end]) is not Kind.HEADING for line in lines)


def _classed(text: str, group: list[Span]) -> Block:
    joined = "".join(text[line.start : line.end] for line in group)
    lines = tuple(group)
    indented = text[max(0, group[0].start - 4) : group[0].start].endswith(_INDENTS)
    caption = credit_of(text[group[-1].start : group[-1].end]) or credit_of(joined)
    if caption:
        shift = len(joined) - caption.size
        authors = tuple(stretch(group, shift + a, shift + b) for a, b in caption.names)
        lone = caption.lone and len(group) == 1
        return Block(Kind.TEXT, lines, joined, authors, caption=True, lone=lone, indented=indented)
    kind = kind_of_line(joined)
    if kind in (Kind.HEADING, Kind.SUBTITLE) and _running(joined, group):
        end = _END.search(joined, max(0, len(joined) - 40))
        signed = byline(end["names"]) if end else ()
        at = end.start("names") if end else 0
        authors = tuple(stretch(group, at + a, at + b) for a, b in signed)
        return Block(
            Kind.TEXT, lines, joined, authors, indented=indented, item=_ITEM.match(joined) is not None
        )
    if kind is Kind.HEADING and not re.search(rf"{_HAN}{{2}}", joined):
        kind = Kind.NOISE
    names = byline(joined) if kind is Kind.BYLINE else ()
    if kind in (Kind.NOISE, Kind.DATE):
        names = tuple(m.span("name") for m in _AUTHOR.finditer(joined) if is_name(m["name"]))
    return Block(
        kind,
        lines,
        joined,
        tuple(stretch(group, *name) for name in names),
        signoff=kind is Kind.BYLINE and joined[0] in "（(" and joined[-1] in "）)",
        bare=kind is Kind.BYLINE and names_alone(joined),
        indented=indented,
        advert=kind is Kind.NOISE and bool(CONTACT.search(joined)),
    )


def _running(joined: str, group: list[Span]) -> bool:
    """Whether lines are running text rather than a heading."""
    shout = _SHOUT.match(joined)
    if (
        SENTENCE.search(joined, shout.end() if shout else 0)
        or len(joined) > 60
        or joined.endswith(("，", "、", ","))
    ):
        return True
    return bool(_COMMA.search(joined)) and (len(joined) >= 30 or len(group) > 2)


def stretch(group: Sequence[Span], start: int, end: int) -> Span:
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
