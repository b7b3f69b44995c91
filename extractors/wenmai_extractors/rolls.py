"""Rolls of honour: a title with the winners on the lines below or behind its colon; tables of both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from msgspec.structs import replace

from wenmai_extractors.bodies import is_central
from wenmai_extractors.full_titles import full_title
from wenmai_extractors.holders import clashes, personal
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.names import may_be_name
from wenmai_extractors.naming import ends_body
from wenmai_extractors.own_honours import own_honours
from wenmai_extractors.parties import read_parties
from wenmai_extractors.people import names_before
from wenmai_extractors.regions import regions
from wenmai_extractors.rows import Row, Win, cells, draft, gaps, listed, split
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Scene
from wenmai_extractors.times import times
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import Title, is_title
from wenmai_extractors.unread import inner_unit
from wenmai_extractors.vocabulary import kinds
from wenmai_extractors.wording import CALLED, HOLDERS

# Winners side by side, however many.
_LISTS = re.compile(r"[^，。；：、]{2,30}(?:、[^，。；：、]{2,30}){4,}。?\Z")
_SENTENCE = re.compile("[。！？；](?!\\Z)")
_TALLY = re.compile(
    rf"{CALLED}(?:获得者|(?:推荐|候选|拟表彰|拟推荐|拟命名)(?:对象|人选|{HOLDERS})?)?(?:(?:命名|表彰|入选|获奖|获评|认定)?名单)?"
    r"(?:（(?:共)?(?:(?P<count>\d{1,4})[个名家户人所位]?|[^（）]{1,14})）|\d{0,8}[个名家户人所位])?"
    r"(?:(?:[：:]|(?<=[个名家户人所位）]) )(?P<list>.*))?\Z"
)
_ASIDE = re.compile(r" {0,8}（[^（）]{1,20}）")
_BODY = re.compile(r"[\u4e00-\u9fff“”（）]{4,30}")
_PLACES = ("村", "嘎查", "社区", "街道")
_OF = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,12})[：:](?=.)")  # 衡水市：A、B
_WON = re.compile(
    "[\u4e00-\u9fff]{0,20}?(?:入选|上榜|当选|获评|荣获|获得|获|被评为|被授予|被命名为)(?=.*名单)"
)
_ATTACHED = re.compile("附(?:件)?\\d{0,2}[：:] {0,4}")
_UNDER = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,12}(?:省|市|区|兵团))[ \u3000]{1,8}(?=.)")  # 河北省 A B
_COLON = re.compile("[：:]")
_ITEM = re.compile(r"[^、，]+")
_SEAT = re.compile("(?:人民政府|政府|办事处|党委|村委会|村民委员会|党支部|党总支)\\Z")
_PART = re.compile("[^；。]+")
_RESULTS = re.compile("[^：；，。]{2,16}(?:如下|结果|名单)[：:](?=[^；。]*[：:])")  # 比赛结果如下：|一等奖：A
# 一、先进单位（8个）： A B 二、先进个人（16名）： C D: a roll that a page has run into one line.
_NUMBERED = re.compile(
    "(?:(?<=[ 。：；])|\\A)(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|[●■◆★▲])"
    "(?=[^ ，。；：]{2,40}?(?:[：:]|）))"
)
_CELL = 12  # characters of a name in a roll; what is longer and ends a sentence is none
_WIDEST = 60  # a heading or a row below one is no longer
_SHOWN = re.compile(either(load_toml("honours.toml")["nominees"]["shown"]))


@dataclass(slots=True)
class _Heading:
    """A title on a line of its own: the winners below it are `left` in number where the heading says so."""

    row: Row
    title: Title
    left: int | None
    where: Row  # what names the title
    listed: int | None = None  # where the winners begin that the line itself names
    time: tuple[str, Mark] | None = None  # 2021年度Y
    spaced: bool | None = None

    def over(self, blank: bool) -> bool:
        """Whether the next line stands apart from the rows before, as a signature does."""
        first = self.spaced is None
        self.spaced = blank if first else self.spaced
        return (blank and not self.spaced) or self.left == 0


def rolls(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article; on a roll shown before it is decided stand nominees."""
    del taken
    own = list(own_honours(scene))
    yield from own
    heading: _Heading | None = None
    shown = False
    told = {draft.sentence.passage for draft in own}
    for line in (line for line in scene.lines if line.number not in told):
        shown = shown or _SHOWN.search(line.text) is not None
        predicate = "nominatedFor" if shown else "received"
        for row in _rows(scene, line):
            if _SENTENCE.search(row.text):
                heading = None
                continue
            found = _heading(row, headline=line.number == 0 and scene.reading.headline is not None)
            found = _full(scene, found) if found and not (heading and _is_body(row.text)) else None
            lists = heading and (_OF.match(row.text) or _LISTS.match(row.text))
            if found is None and len(row.text) > _WIDEST and not lists:
                heading = None
                continue
            table = [] if found else list(_table(scene, row))
            if table:
                yield from (draft(predicate, win) for win in table)
            elif found:
                heading = found
                if found.listed is not None:
                    yield from _won(scene, Row(line, found.listed, row.end), found, predicate)
            elif heading and (heading.listed is not None or heading.over(_apart(scene, row))):
                heading = None
            elif heading:
                yield from _won(scene, row, heading, predicate)


def _rows(scene: Scene, line: Line) -> list[Row]:
    """The rows of the page that a passage was healed from, where one of them is a heading; else all of it."""
    whole = [Row(line, 0, len(line.text))]
    if "一、" in line.text and (parts := _numbered(line)):
        return parts
    if "；" in line.text and (parts := _parts(line)):
        return parts
    if "。" in line.text[:-1]:  # running text, wherever its lines break
        return whole
    breaks = [at for at, gap in gaps(scene, whole[0]).items() if "\n" in gap]
    if not breaks:
        return whole
    edges = [0, *breaks, len(line.text)]
    rows = [Row(line, *edge) for edge in pairwise(edges)]
    headings = [_heading(row, headline=False) for row in rows]
    short = all(
        row.end - row.start <= _WIDEST or (heading and heading.listed is not None)
        for row, heading in zip(rows, headings, strict=True)
    )
    return rows if short and any(headings) else whole


def _parts(line: Line) -> list[Row]:
    """一等奖：A；二等奖：B、C: the titles of a line, each with its winners behind a colon; else nothing."""
    lead = _RESULTS.match(line.text)
    found = [Row(line, *part.span()) for part in _PART.finditer(line.text, lead.end() if lead else 0)]
    headings = (_heading(row, headline=False) for row in found)
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
    headings = (_heading(row, headline=False) for row in rows)
    return rows if all(heading and heading.listed is not None for heading in headings) else []


def _before_words(text: str, start: int, end: int) -> int:
    """Where a run of names ends: …柳 絮| 希望受表彰的单位再接再厉。"""
    stop = text.find("。", start, end)
    last = text.rfind(" ", start, stop) if stop >= 0 else start
    return last if stop - last > _CELL else end


def _won(scene: Scene, row: Row, heading: _Heading, predicate: str) -> Iterator[Draft]:
    """A line below a heading, or what stands behind its colon."""
    of = _OF.match(row.text)
    of = of if of and regions(of["place"]) else _under(row)
    if of:
        row = Row(row.line, row.start + of.end(), row.end)
    for winner in _winners(scene, row, heading.title)[: heading.left]:
        # 优胜乡镇 may list 柳林镇人民政府, 文明村 永安街道民乐社区
        seat = replace(winner, name=_SEAT.sub("", winner.name).replace("社区", "村"))
        if not (clashes(heading.title, winner) and clashes(heading.title, seat)):
            heading.left = heading.left - 1 if heading.left is not None else None
            yield draft(predicate, Win(winner, row, heading.where, heading.title, time=heading.time))


def _under(row: Row) -> re.Match[str] | None:
    """The province that a row of winners begins with: 河北省 廊坊市气象局 遵化市气象局."""
    of = _UNDER.match(row.text)
    found = regions(of["place"]) if of else []
    return of if of and found and found[-1].end == len(of["place"]) else None


def _apart(scene: Scene, row: Row) -> bool:
    """Whether a blank line stands before this one in the document."""
    above = row.line.passage if row.start else scene.lines[row.line.number - 1].passage
    gap = scene.document.text[above.ends[row.start - 1] : row.line.passage.starts[row.start]]
    return re.search(r"\n\s*?\n", gap) is not None


def _heading(row: Row, *, headline: bool) -> _Heading | None:
    """The title that a line consists of, or that its colon stands behind.

    A headline must say that it is a list.
    """
    line = row.line
    attached = _ATTACHED.match(line.text, row.start, row.end)  # 附：Y名单
    start = skip_lead(line.text, attached.end() if attached else row.start, row.end)
    won = _WON.match(line.text, start, row.end)  # 青屏县入选Y名单：
    start = won.end() if won else start
    sign = _COLON.search(line.text, start, row.end)
    colon = sign.start() if sign else row.end
    if colon - start > _WIDEST:
        return None
    titles = parse_titles(line.text, line.depth, start, colon, trusted=line.text.startswith("“", start))
    if len(titles) != 1 or titles[0].parts[0].start > start + 6:
        return None
    tally = _TALLY.match(line.text, titles[0].parts[-1].end, row.end)
    if not tally or (headline and "名单" not in tally.group() and not tally["count"]):
        return None
    count = tally["count"] or (titles[0].quantity and titles[0].quantity.value)
    listed = tally.start("list") if tally["list"] else None
    time = _time(line, row.start, titles[0])
    return _Heading(row, titles[0], int(count) if count else None, row, listed, time)


def _time(line: Line, start: int, title: Title) -> tuple[str, Mark] | None:
    """The time that stands right before a title, in text[start:]: 2021年度|文明单位."""
    end = title.parts[0].start
    said = [time for time in times(line.text, start, end) if not line.text[time.end : end].strip("“ ")]
    return (said[-1].edtf, Mark(line.number, said[-1].start, said[-1].end)) if said else None


def _full(scene: Scene, heading: _Heading) -> _Heading:
    """A heading under the full name of its title, where the notice above says it."""
    full = full_title(scene, heading.title, heading.row.line.number)
    if full:
        heading.where, heading.title = Row(full[0], 0, len(full[0].text)), full[1]
        heading.time = heading.time or _time(full[0], 0, full[1])
    return heading


def _winners(scene: Scene, row: Row, title: Title) -> list[Actor]:
    """The winners that a line below a title names: persons, without where they work, or bodies."""
    spans = list(cells(scene, row))
    persons = [actor for span in spans if (actor := _person(row.line, *span))]
    first = bool(persons) and persons[0].mark.start == spans[0][0]
    if personal(title) or (first and len(persons) < len(spans)):
        return persons or [a for a in _read(scene, row.line, spans) if a.type in ("Person", "Group")]
    return _read(scene, row.line, spans)


def _person(line: Line, start: int, end: int) -> Actor | None:
    """A cell that is a name: 闵小薇（女）, 邹 亮."""
    name = _ASIDE.sub("", line.text[start:end])
    bare = name.replace(" ", "")
    if not may_be_name(bare):
        return None
    return Actor(bare, "Person", Mark(line.number, start, start + len(name.rstrip())))


def _read(scene: Scene, line: Line, spans: Iterable[tuple[int, int]]) -> list[Actor]:
    """The parties that the cells list; what cannot be read is left out."""
    found: list[Actor] = []
    for start, stop in spans:
        end = stop - line.text.endswith(("。", "；"), start, stop)
        parties, reached = read_parties(scene, line, start, end)
        if reached == end or _ASIDE.fullmatch(line.text, reached, end):
            found += (actor for party in parties for actor in party.actors)
            continue
        for item in _ITEM.finditer(line.text, start, end):
            parties, reached = read_parties(scene, line, *item.span())
            if reached == item.end():
                found += (actor for party in parties for actor in party.actors)
            elif persons := names_before(line.text, *item.span()):  # 派出所二级警长蔡志福
                found += (Actor(p.name, "Person", Mark(line.number, p.start, p.end)) for p in persons)
            elif _is_body(item.group()) or inner_unit(None, line, *item.span()):
                found.append(Actor(item.group(), "Organisation", Mark(line.number, *item.span())))
    return found


def _is_body(name: str) -> bool:
    """Whether an item begins with a place and ends as bodies and sites do."""
    kind = kinds().match(name)
    known = name.endswith(_PLACES) or (kind is not None and kind[1] in ("Organisation", "Facility"))
    return (
        known
        and bool(_BODY.fullmatch(name) and (regions(name) or is_central(name)))
        and (ends_body(name) or not is_title(name))
    )


def _table(scene: Scene, row: Row) -> Iterator[Win]:
    """A row of a table: winner, title and perhaps who gave it."""
    spans = list(split(scene, row))
    if not 2 <= len(spans) <= 4:
        return
    line = row.line
    for at, cell in enumerate(spans[:-1]):
        start, end = spans[at + 1]
        titles = parse_titles(line.text, line.depth, start, end, trusted=False)
        winners = listed(scene, line, *cell)
        if winners and len(titles) == 1 and titles[0].parts[-1].end >= end - 2:
            givers = listed(scene, line, *spans[at + 2]) if at + 2 < len(spans) else ()
            for winner in winners:
                yield Win(winner, row, row, titles[0], tuple(givers))
            return
