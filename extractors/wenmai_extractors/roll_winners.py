"""Whom a row of a roll names: persons or bodies, of the place that its label says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from wenmai_extractors.bodies import is_central
from wenmai_extractors.holders import clashes, personal
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.names import may_be_name
from wenmai_extractors.naming import ends_body
from wenmai_extractors.parties import read_parties
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import names_before
from wenmai_extractors.regions import COUNTY, LEVELS, placed, regions
from wenmai_extractors.rows import Row, cells
from wenmai_extractors.scene import Actor, Line, Mark, Scene
from wenmai_extractors.tables import named_title
from wenmai_extractors.titles import Title, is_title
from wenmai_extractors.unread import inner_unit, is_body
from wenmai_extractors.vocabulary import kinds

_ASIDE = pattern(r" {0,8}（[^（）]{1,20}）")
_BRANCH = pattern("（[^（）]{2,6}）")
_BODY = pattern(r"[\u4e00-\u9fff“”（）]{4,30}")
_PLACES = ("村", "嘎查", "社区", "街道")
_ITEM = pattern(r"[^、，]+")
_LABEL = pattern(r"(?P<name>(?:[\u4e00-\u9fff][ \u3000]{0,2}){2,14})[：:]")  # 江北市：A、B; 白 塔 县：
_UNDER = pattern(r"(?P<name>[\u4e00-\u9fff]{2,12}(?:省|市|区|兵团))[ \u3000]{1,8}(?=.)")  # 河北省 A B
_PERSONS = pattern("[、，]| {2,}|(?<=[\u4e00-\u9fff]{2}) (?=[\u4e00-\u9fff]{2})")
_GROUP = pattern(rf"{either(load_toml('honours.toml')['rolls']['groups'])}\Z")
_OWN_NAME = pattern(rf"{either(load_toml('honours.toml')['rolls']['own'])}(?:（[^（）]{{1,8}}）)?\Z")


@dataclass(frozen=True, slots=True)
class Label:
    """What a row begins with: how long it is, and the place that the winners behind are in, "" for none."""

    end: int
    place: str


def label(row: Row) -> Label | None:
    """The place or the group that the winners of a row are of: 石桥县：, 省直单位：, 河北省 A B."""
    text = row.line.text
    labelled = _LABEL.match(text, row.start, row.end)
    match = labelled or _UNDER.match(text, row.start, row.end)
    if match is None:
        return None
    name = re.sub(r"\s", "", match["name"])
    named = regions(name)
    if labelled is None and _beside(name, text[match.end() : row.end]):
        return None  # 昆明市 玉溪市
    if named and named[-1].end == len(name):
        return Label(match.end() - row.start, name)
    grouped = labelled is not None and (_GROUP.search(name) or _of_body(row, name, match.end()))
    return Label(match.end() - row.start, "") if grouped else None


def _beside(name: str, behind: str) -> bool:
    """昆明市|玉溪市 石林县: whether the next cell of a row is another place beside the first, none in it."""
    cell = next(iter(behind.split()), "")
    place, own = regions(cell), regions(name)
    if not place or not own or place[-1].end < len(cell):
        return False
    return cell[-1] == name[-1] or place[-1].level <= own[-1].level


def _of_body(row: Row, name: str, start: int) -> bool:
    """县第一中学：王建国、周岚: whether a body stands before the names of those who are of it."""
    items = _PERSONS.split(_ASIDE.sub("", row.line.text[start : row.end]).strip(" 。；"))
    return ends_body(name) and all(may_be_name(item.replace(" ", "")) for item in items)


def winners(scene: Scene, row: Row, title: Title, place: str) -> list[Actor]:
    """The winners that a line below a title names: persons, without where they work, or bodies at a place."""
    spans = list(cells(scene, row))
    told = next((at for at, span in enumerate(spans) if at and named_title(row, *span)), None)
    spans = spans[:told]  # a title that the row says itself has won nothing, nor has who gave it
    persons = [actor for span in spans if (actor := person_in(row.line, *span))]
    first = bool(persons) and persons[0].mark.start == spans[0][0]
    behind = bool(persons) and not first and not clashes(title, persons[0])  # A小学 罗延 《春天》
    if personal(title) or behind or (first and len(persons) < len(spans)):
        return persons or [a for a in _read(scene, row.line, spans, "") if a.type in ("Person", "Group")]
    return _read(scene, row.line, spans, place)


def person_in(line: Line, start: int, end: int) -> Actor | None:
    """A cell that is a name: 闵小薇（女）, 邹 亮."""
    name = _ASIDE.sub("", line.text[start:end])
    bare = name.replace(" ", "")
    if not may_be_name(bare):
        return None
    return Actor(bare, "Person", Mark(line.number, start, start + len(name.rstrip())))


def _read(scene: Scene, line: Line, spans: Iterable[tuple[int, int]], place: str) -> list[Actor]:
    """The parties that the cells list; what cannot be read is left out."""
    found: list[Actor] = []
    for start, stop in spans:
        end = stop - line.text.endswith(("。", "；"), start, stop)
        parties, reached = read_parties(scene, line, start, end)
        if reached == end or _ASIDE.fullmatch(line.text, reached, end):
            found += (_at(place, line, actor) for party in parties for actor in party.actors)
            continue
        for item in _ITEM.finditer(line.text, start, end):
            found += _of_item(scene, line, item, place)
    return found


def _of_item(scene: Scene, line: Line, item: re.Match[str], place: str) -> list[Actor]:
    """The winners that an item is."""
    parties, reached = read_parties(scene, line, *item.span())
    if reached == item.end():
        return [_at(place, line, actor) for party in parties for actor in party.actors]
    if persons := names_before(line.text, *item.span()):  # 茶厂制茶工罗延
        return [Actor(p.name, "Person", Mark(line.number, p.start, p.end)) for p in persons]
    own = Actor(item.group(), "Organisation", Mark(line.number, *item.span()))
    whole = _at(place, line, own)
    firm = is_body(_BRANCH.sub("", own.name))  # 云海世界（白塔）有限公司
    return [whole] if firm or is_placed(whole.name) or inner_unit(None, line, *item.span()) else []


def _at(place: str, line: Line, actor: Actor) -> Actor:
    """石桥县|教育局, 石桥县|南河镇: by the place of the row what names none of its own, and no company."""
    if not place or actor.type not in ("Organisation", "Place"):
        return actor
    name = line.text[actor.mark.start : actor.mark.end]
    own = regions(name)
    leveled = not own and name[0] == place[-1] and name[0] in LEVELS  # 石桥县：|县医院
    alone = not leveled and (_OWN_NAME.search(name) or is_central(name))
    if (own and own[0].level <= COUNTY) or (not own and alone):
        return actor
    return replace(actor, name=placed(place, name))


def is_placed(name: str) -> bool:
    """Whether an item begins with a place and ends as bodies and sites do."""
    kind = kinds().match(name)
    known = name.endswith(_PLACES) or (kind is not None and kind[1] in ("Organisation", "Facility"))
    return (
        known
        and bool(_BODY.fullmatch(name) and (regions(name) or is_central(name)))
        and (ends_body(name) or not is_title(name))
    )
