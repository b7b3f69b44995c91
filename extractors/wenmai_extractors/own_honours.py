"""A unit's own honours one a line, under a heading that says so: 1998年 江北省文明单位 省委、省政府."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from wenmai_extractors.awards import CLOSING, end_of, first_trigger
from wenmai_extractors.holders import clashes
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.names import is_name
from wenmai_extractors.patterns import pattern
from wenmai_extractors.rows import Row, Win, draft, gaps, listed, split
from wenmai_extractors.scene import Actor, Draft, Mark, Scene
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import NAMED, Title
from wenmai_extractors.unread import plain_bodies

_LISTING = load_toml("honours.toml")["listing"]
_HONOURS = pattern(either(_LISTING["own"]))
_OTHERS = pattern(f"{either(_LISTING['others'])}|[。，]")
_HEADING = 30  # characters of a heading at the most
_LONGEST = 80  # characters of an item at the most
_ITEM = pattern("[^；。]+")
_CELL = pattern("[^，（）]+")
_MARK = pattern(
    "[●■◆★▲□○◎•·◇☆※\\s]{0,4}(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\\d{1,3})[）)、．](?!\\d)|\\d{1,2}\\.(?!\\d))?[\\s、]{0,4}"
)
_NUMBER = pattern("\\d{1,3}")
_WHEN = pattern(
    "(?P<year>(?:19|20)\\d\\d)(?:年度?)?(?:[.．/-]?(?P<month>1[0-2]|0?[1-9])(?:月份?|(?!\\d)))?(?:\\d{1,2}日)?[：:.．、]?"
)
_WHOSE = pattern("(?P<name>[\u4e00-\u9fff·]{2,4})[：:]")
_FEWEST = 2  # items that make a list


def own_honours(scene: Scene, tables: Container[int] = ()) -> Iterator[Draft]:
    """The honours that lists of an article name as those of whom it is about, or of persons named before.

    The lines that are rows of `tables` name others.
    """
    found: list[Win] = []
    open_, headed, others = False, False, 0
    for line in (line for line in scene.lines if line.number not in tables):
        if not headed and not _HONOURS.search(line.text):
            continue  # most articles hold no such list
        for item in _items(scene, Row(line, 0, len(line.text))):
            if item.end - item.start <= _HEADING and _HONOURS.search(line.text, item.start, item.end):
                open_, headed = _OTHERS.search(line.text, item.start, item.end) is None, True
                continue
            won = list(_honours(scene, item, scene.protagonist if open_ else None)) if headed else []
            found += won
            others += open_ and not won and not first_trigger(line.text, item.start, item.end)
    if len(found) >= max(_FEWEST, 2 * others):  # below Y on a roll stand its winners
        yield from (draft("received", win) for win in found)


def _items(scene: Scene, whole: Row) -> Iterator[Row]:
    """What stands on a line of the page of its own, or between semicolons."""
    breaks = [at for at, gap in gaps(scene, whole).items() if "\n" in gap] if len(whole.text) > 4 else []
    for start, end in pairwise((0, *breaks, whole.end)):
        for item in _ITEM.finditer(whole.line.text, start, end):
            if item.end() - item.start() <= _LONGEST:
                yield Row(whole.line, *item.span())


def _honours(scene: Scene, item: Row, hero: Actor | None) -> Iterator[Win]:
    """The honours of an item that holds nothing but them, when they were won, who gave them and a number."""
    text, (start, hero) = item.line.text, _whose(item, hero)
    if hero is None or start == item.end or first_trigger(text, start, item.end):
        return
    titles: list[tuple[Title, tuple[str, Mark] | None]] = []
    givers: tuple[Actor, ...] = ()
    time: tuple[str, Mark] | None = None
    for begin, end in _cells(scene, Row(item.line, start, item.end)):
        when = _WHEN.match(text, begin, end)
        if when:
            time = _time(item, when)
            titles = [(title, at or time) for title, at in titles]
        name = when.end() if when else begin
        if name == end or _NUMBER.fullmatch(text, name, end):
            continue
        named = parse_titles(text, item.line.depth, name, end, trusted=NAMED)
        if named and CLOSING.fullmatch(text, end_of(named), end):
            titles += [(title, time) for title in named]
            continue
        givers = tuple(listed(scene, item.line, name, end)) or plain_bodies(item.line, name, end)
        if not givers or not titles:
            return
    for title, at in titles:
        if not clashes(title, hero):
            yield Win(hero, item, item, title, givers, at)


def _whose(item: Row, hero: Actor | None) -> tuple[int, Actor | None]:
    """Where an item begins in earnest, and the person named before its colon, else `hero`."""
    mark = _MARK.match(item.line.text, item.start, item.end)
    start = mark.end() if mark else item.start
    match = _WHOSE.match(item.line.text, start, item.end)
    if match is None or not is_name(match["name"]):
        return start, hero
    return match.end(), Actor(match["name"], "Person", Mark(item.line.number, *match.span("name")))


def _cells(scene: Scene, row: Row) -> Iterator[tuple[int, int]]:
    """What blanks, commas and brackets set apart in an item."""
    for begin, end in split(scene, row):
        for cell in _CELL.finditer(row.line.text, begin, end):
            yield cell.span()


def _time(item: Row, when: re.Match[str]) -> tuple[str, Mark]:
    month = f"-{int(when['month']):02}" if when["month"] else ""
    return when["year"] + month, Mark(item.line.number, *when.span())
