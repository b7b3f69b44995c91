"""Rolls of honour: a title with the winners on the lines below or behind its colon; tables of both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from wenmai_extractors.chronicles import is_year
from wenmai_extractors.holders import clashes
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.own_honours import own_honours
from wenmai_extractors.patterns import pattern
from wenmai_extractors.roll_headings import WIDEST, Heading, full, heading_of, numbered
from wenmai_extractors.roll_winners import is_placed, label, winners
from wenmai_extractors.rows import ENUMERATED, Row, Win, draft, gaps
from wenmai_extractors.scene import Draft, Line, Mark, Scene
from wenmai_extractors.tables import plain_row, table_row, tables

# Winners side by side, however many.
_LISTS = pattern(r"[^，。；：、]{2,30}(?:、[^，。；：、]{2,30}){4,}。?\Z")
_SENTENCE = pattern("[。！？；](?!\\Z)")
_SEAT = pattern("(?:人民政府|政府|办事处|党委|村委会|村民委员会|党支部|党总支)\\Z")
# 一等奖（2个）：A、B|，二等奖（3个）：C
_PART = pattern("(?:[^；。，]|，(?![^，；：。、]{2,16}(?:（\\d{1,3}[个名项篇]）)?[：:]))+")
# 比赛结果如下：|一等奖：A, 经评审，共评出|一等奖2个：A
_RESULTS = pattern(
    "[^：；，。]{2,16}(?:如下|结果|名单)[：:](?=[^；。]*[：:])|[^：；。]{0,40}?评(?:选|定)?出(?=[^：；，。]{2,16}[：:])"
)
# 一、先进单位（8个）： A B 二、先进个人（16名）： C D: a roll that a page has run into one line.
_NUMBERED = pattern(
    "(?:(?<=[ 。：；])|\\A)(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|[●■◆★▲])"
    "(?=[^ ，。；：]{2,40}?(?:[：:]|）))"
)
_CELL = 12  # characters of a name in a roll; what is longer and ends a sentence is none
_PRIZES = pattern("[：:][^：:]{1,400}[；，][^：:，；]{2,16}[：:]")
_SHOWN = pattern(either(load_toml("honours.toml")["nominees"]["shown"]))


def rolls(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article; on a roll shown before it is decided stand nominees."""
    del taken
    columns = tables(scene)
    own = list(own_honours(scene, columns))
    yield from own
    roll = _Roll(scene)
    shown = False
    told = {draft.sentence.passage for draft in own}
    for line in (line for line in scene.lines if line.number not in told):
        shown = shown or _SHOWN.search(line.text) is not None
        predicate = "nominatedFor" if shown else "received"
        if line.number in columns:
            row, heading = Row(line, 0, len(line.text)), roll.heading
            above = (heading.where, heading.title, heading.time) if heading else None
            yield from (draft(predicate, win) for win in table_row(scene, row, columns[line.number], above))
            continue
        for row in rows_of(scene, line):
            yield from (draft(predicate, win) for win in roll.wins(row))


class _Roll:
    """Reads the rows of an article in order; `heading` is what the ones below stand under, at `place`."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.heading: Heading | None = None
        self.place = ""

    def wins(self, row: Row) -> Iterator[Win]:
        """Who has won what by a row."""
        if _SENTENCE.search(row.text):
            self.heading = None
            return
        if self.heading and is_year(row.text):
            self.heading.time = row.text[:4], Mark(row.line.number, row.start, row.start + 4)
            self.heading.spaced = None
            return
        found = self._heading(row)
        if found is None and len(row.text) > WIDEST and not (self.heading and self._lists(row)):
            self.heading = None
            return
        table = [] if found else list(plain_row(self.scene, row))
        if table:
            yield from table
        elif found:
            self.heading, self.place = found, ""
            if found.listed is not None:
                yield from self._won(Row(row.line, found.listed, row.end), found)
        else:
            yield from self._below(row)

    def _heading(self, row: Row) -> Heading | None:
        """The heading that a row is; below one, what begins with a place and ends as bodies do is none."""
        first = row.line.number == 0 and self.scene.reading.headline is not None
        found = heading_of(row, headline=first)
        return full(self.scene, found) if found and not (self.heading and is_placed(row.text)) else None

    def _lists(self, row: Row) -> bool:
        return label(row) is not None or _LISTS.match(row.text) is not None

    def _below(self, row: Row) -> Iterator[Win]:
        """A row below a heading, if any; a numbered one that names no winner is a heading itself."""
        heading = self.heading
        if heading and (heading.listed is not None or heading.over(_apart(self.scene, row))):
            heading = self.heading = None
        won = list(self._won(row, heading)) if heading else []
        if not won and ENUMERATED.match(row.text):
            self.heading, self.place = numbered(self.scene, row), ""
        yield from won

    def _won(self, row: Row, heading: Heading) -> Iterator[Win]:
        """A line below a heading, or what stands behind its colon."""
        of = label(row)
        if of:
            self.place, row = of.place, Row(row.line, row.start + of.end, row.end)
        found = winners(self.scene, row, heading.title, self.place) if row.start < row.end else []
        for winner in found[: heading.left]:
            # 优胜乡镇 may list 柳林镇人民政府, 文明村 永安街道民乐社区
            seat = replace(winner, name=_SEAT.sub("", winner.name).replace("社区", "村"))
            if not (clashes(heading.title, winner) and clashes(heading.title, seat)):
                heading.left = heading.left - 1 if heading.left is not None else None
                yield Win(winner, row, heading.where, heading.title, time=heading.time)


def rows_of(scene: Scene, line: Line) -> list[Row]:
    """The rows of the page that a passage was healed from, where one of them is a heading; else all of it."""
    whole = [Row(line, 0, len(line.text))]
    if "一、" in line.text and (parts := _numbered(line)):
        return parts
    if _PRIZES.search(line.text) and (parts := _parts(line)):
        return parts
    if "。" in line.text[:-1]:  # running text, wherever its lines break
        return whole
    breaks = [at for at, gap in gaps(scene, whole[0]).items() if "\n" in gap]
    if not breaks:
        return whole
    edges = [0, *breaks, len(line.text)]
    rows = [Row(line, *edge) for edge in pairwise(edges)]
    headings = [heading_of(row, headline=False) for row in rows]
    short = all(
        row.end - row.start <= WIDEST or (heading and heading.listed is not None) or label(row)
        for row, heading in zip(rows, headings, strict=True)
    )
    parted = any(headings) or any(label(row) for row in rows[1:])
    return rows if short and parted else whole


def _parts(line: Line) -> list[Row]:
    """一等奖：A；二等奖：B、C: the titles of a line, each with its winners behind a colon; else nothing."""
    lead = _RESULTS.match(line.text)
    found = [Row(line, *part.span()) for part in _PART.finditer(line.text, lead.end() if lead else 0)]
    headings = (heading_of(row, headline=False) for row in found)
    return found if all(heading and heading.listed is not None for heading in headings) else []


def _numbered(line: Line) -> list[Row]:
    """一、Y（8个）： A B 二、W（16名）： C: the numbered titles of a line with their winners, if any."""
    text = line.text
    starts = [match.start() for match in _NUMBERED.finditer(text)]
    if len(starts) < 2:
        return []
    ends = (*starts[1:], len(text))
    spans = zip(starts, ends, strict=True)
    rows = [Row(line, start, _before_words(text, start, end)) for start, end in spans]
    headings = (heading_of(row, headline=False) for row in rows)
    return rows if all(heading and heading.listed is not None for heading in headings) else []


def _before_words(text: str, start: int, end: int) -> int:
    """Where a run of names ends: …柳 絮| 希望受表彰的单位再接再厉。"""
    stop = text.find("。", start, end)
    last = text.rfind(" ", start, stop) if stop >= 0 else start
    return last if stop - last > _CELL else end


def _apart(scene: Scene, row: Row) -> bool:
    """Whether a blank line stands before this one in the document."""
    above = row.line.passage if row.start else scene.lines[row.line.number - 1].passage
    gap = scene.document.text[above.ends[row.start - 1] : row.line.passage.starts[row.start]]
    return re.search(r"\n\s*?\n", gap) is not None
