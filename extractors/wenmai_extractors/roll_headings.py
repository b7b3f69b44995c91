"""Headings of rolls: a title on a line of its own, or in front of a colon with its winners behind."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from wenmai_extractors.full_titles import full_title
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.objects import strip_marks
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece
from wenmai_extractors.rows import ENUMERATED, Row
from wenmai_extractors.scene import Line, Mark, Scene
from wenmai_extractors.times import times
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import Title, level_of, title_forms
from wenmai_extractors.wording import CALLED, HOLDERS

_TALLY = pattern(
    rf"{CALLED}(?:获得者|(?:推荐|候选|拟表彰|拟推荐|拟命名)(?:对象|人选|{HOLDERS})?)?(?:(?:命名|表彰|入选|获奖|获评|认定)?名单)?"
    r"(?:（(?:共)?(?:(?P<count>\d{1,4})[个名家户人所位]?|[^（）]{1,14})）|\d{0,8}[个名家户人所位])?"
    r"(?:(?:[：:]|(?<=[个名家户人所位）]) )(?P<list>.*))?\Z"
)
# 青屏县入选|Y名单, 历年创建|Y名单
_WON = pattern(
    "[\u4e00-\u9fff]{0,20}?(?:(?:历年|历届|历次)来?|入选|上榜|当选|获评|荣获|获得|获|被评为|被授予|被命名为)(?=.*名单)"
)
_OVER_YEARS = pattern("(?<=历[年届次])来?(?:成功)?(?:创建|获得|荣获|获评|获|评选|命名|表彰|认定)?(?:为|的)?")
_YEARS = pattern("（([^（）]{2,14}年度?)）")
_ATTACHED = pattern("附(?:件)?\\d{0,2}[：:] {0,4}")
_LEAD = 6  # characters that may stand before a title
_WHOSE = pattern(
    "[\u4e00-\u9fff]{2,12}[省市县区州旗镇乡校院局](?:(?:19|20)\\d\\d年?度?)?“?"
)  # 石桥县2020年|“Y”名单
_COLON = pattern("[：:]")
_ROLLS = load_toml("honours.toml")["rolls"]
# 一、银杯单位（3个）
_NUMBERED = pattern(
    rf"(?:{ENUMERATED.pattern})(?P<name>[“”\u4e00-\u9fff]{{2,16}}?{either(_ROLLS['classes'])})(?:（[^（）]{{1,12}}）)?[：:]?"
)
_NO_TITLE = pattern(rf"{either(_ROLLS['unnamed'])}\Z")
_HONOURS = pattern(either(load_toml("honours.toml")["listing"]["praising"]))
WIDEST = 60  # a heading or a row below one is no longer


@dataclass(slots=True)
class Heading:
    """A title on a line of its own: the winners below it are `left` in number where the heading says so."""

    row: Row
    title: Title
    left: int | None
    where: Row  # what names the title
    listed: int | None = None  # where the winners begin that the line itself names
    time: tuple[str, Mark] | None = None  # 2021年度Y
    abridged: bool = False  # 历年创建Y名单 may name its title in short
    spaced: bool | None = None

    def over(self, blank: bool) -> bool:
        """Whether the next line stands apart from the rows before, as a signature does."""
        first = self.spaced is None
        self.spaced = blank if first else self.spaced
        return (blank and not self.spaced) or self.left == 0


def heading_of(row: Row, *, headline: bool) -> Heading | None:
    """The title that a line consists of, or that its colon stands behind.

    A headline must say that it is a list.
    """
    line = row.line
    attached = _ATTACHED.match(line.text, row.start, row.end)  # 附：Y名单
    start = skip_lead(line.text, attached.end() if attached else row.start, row.end)
    won = _WON.match(line.text, start, row.end)  # 青屏县入选Y名单：
    start = won.end() if won else start
    over = _OVER_YEARS.match(line.text, start, row.end) if won else None
    start = over.end() if over else start
    sign = _COLON.search(line.text, start, row.end)
    colon = sign.start() if sign else row.end
    if colon - start > WIDEST:
        return None
    titles = parse_titles(line.text, line.depth, start, colon, trusted=line.text.startswith("“", start))
    if len(titles) != 1:
        return None
    begin = titles[0].parts[0].start
    if begin > start + _LEAD and not _WHOSE.fullmatch(line.text, start, begin):
        return None
    tally = _TALLY.match(line.text, titles[0].parts[-1].end, row.end)
    if not tally or (headline and "名单" not in tally.group() and not tally["count"]):
        return None
    count = tally["count"] or (titles[0].quantity and titles[0].quantity.value)
    listed = tally.start("list") if tally["list"] else None
    time = _time(line, row.start, titles[0]) or _behind(line, *tally.span())
    return Heading(
        row, titles[0], int(count) if count else None, row, listed, time, abridged=over is not None
    )


def _time(line: Line, start: int, title: Title) -> tuple[str, Mark] | None:
    """The time that stands right before a title, in text[start:]: 2021年度|文明单位."""
    end = title.parts[0].start
    said = [time for time in times(line.text, start, end) if not line.text[time.end : end].strip("“ ")]
    return (said[-1].edtf, Mark(line.number, said[-1].start, said[-1].end)) if said else None


def _behind(line: Line, start: int, end: int) -> tuple[str, Mark] | None:
    """The time in brackets behind a title: 先进集体名单（2021年度）."""
    aside = _YEARS.search(line.text, start, end)
    said = times(line.text, *aside.span(1)) if aside else ()
    return next(((time.edtf, Mark(line.number, time.start, time.end)) for time in said), None)


def full(scene: Scene, heading: Heading) -> Heading:
    """A heading under the full name of its title, where the notice above says it."""
    full = full_title(scene, heading.title, heading.row.line.number, abridged=heading.abridged)
    if full and heading.abridged:
        heading.title = replace(heading.title, name=full[1].name, level=full[1].level)
    elif full:
        heading.where, heading.title = Row(full[0], 0, len(full[0].text)), full[1]
        heading.time = heading.time or _time(full[0], 0, full[1])
    return heading


def numbered(scene: Scene, row: Row) -> Heading | None:
    """二、铁锚单位: in what praises, a numbered line that ends as honours do heads a roll."""
    match = _NUMBERED.fullmatch(row.line.text, row.start, row.end)
    if not match or not _HONOURS.search(scene.lines[0].text):
        return None
    name = strip_marks(match["name"])
    if _NO_TITLE.search(name) or title_forms().refused.search(name):
        return None
    title = Title(name, (Piece(*match.span("name")),), False, level_of(name))
    return Heading(row, title, None, row)
