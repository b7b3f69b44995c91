"""Lists of winners of which some are known to nobody: each item as it ends, a body or a person behind one."""

from __future__ import annotations

from wenmai_extractors.actors import actors_at
from wenmai_extractors.names import is_name, may_be_name
from wenmai_extractors.naming import ends_body
from wenmai_extractors.parties import read_parties
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import names_before, roles
from wenmai_extractors.regions import regions
from wenmai_extractors.scene import Actor, Line, Mark, Scene
from wenmai_extractors.segmenter import cut
from wenmai_extractors.unread import ITEM, inner_unit, is_body
from wenmai_extractors.vocabulary import boundaries, verb_words
from wenmai_extractors.wording import LEADING

_AND = pattern("以及|[和与及]")
# What a role ends with that no list of roles holds: 揽投员, 支局长, 电焊工.
_ROLE_ENDS = frozenset("妇员长理师工手士家授任记生民警者兵匠园馆场厂村社店校院所站局部厅委办会处科室组队班")
_TITLES = frozenset("员长师工手士授任记理")  # where a role ends so, any name may follow: 电焊工张敬业
# A body whose name ends so where a list has named one before: 上海电视一厂.
_KINDRED = pattern("[\u4e00-\u9fff“”（）]{3,22}[厂店队班组所站院校部社室科场园村]\\Z")
_PLACE = pattern(
    "(?P<above>[\u4e00-\u9fff]{2,12}?[县市区旗])[\u4e00-\u9fff]{2,4}(?:[镇乡]|街道)(?:[\u4e00-\u9fff]{1,6}(?:村|社区))?"
)
_COMPANIES = ("企业", "公司")
_FIRM = pattern("[\u4e00-\u9fff（）]{2,12}\\Z")
_OF_ALL = pattern("全[国省市县区州旗镇乡村].")
_JOINED = 6  # times that 和 stands in an item at the most: each may join two or be part of a name
_BEFORE_NAME = 3  # characters of a body or role before a name at the least


def read_list(
    scene: Scene, line: Line, start: int, end: int, summed: str | None = None
) -> tuple[tuple[Actor, ...], int]:
    """The winners at start..end, and where reading ended.

    In a list that is summed up behind it, 等5家企业, an item that cannot be read is left out; what it is
    `summed` up as may say that any item is a company's short name.
    """
    firms = summed in _COMPANIES
    parties, reached = read_parties(scene, line, start, end)
    if reached >= end - 1:
        return tuple(actor for party in parties for actor in party.actors), reached
    found: list[Actor] = []
    begin: int | None = None
    for item in ITEM.finditer(line.text, start, end):
        first = item.start() if begin is None else begin
        begin = first if item.end() < end and _office(line.text, *item.span()) else None
        if begin is not None:
            continue  # 青山社区书记、|居委会主任李文达
        read = _item(scene, line, (first, item.end()), found, firms=firms)
        if not read and summed is None:
            return tuple(found), first if found else reached
        found += read
    return tuple(found), end


def _office(text: str, start: int, end: int) -> bool:
    """Whether an item ends with an office, so that whoever holds it is named in the next."""
    last = next(reversed(list(roles().finditer(text[start:end]))), None)
    return last is not None and last.end() == end - start


def _item(
    scene: Scene, line: Line, span: tuple[int, int], before: list[Actor], *, firms: bool
) -> list[Actor]:
    """The winner that an item of a list is, or the two that 和 joins."""
    if _OF_ALL.match(line.text, *span):
        return []  # 全县向省里
    parties, reached = read_parties(scene, line, *span)
    if reached == span[1] and not any(party.inner for party in parties):  # X小学三名队员李科文
        return [actor for party in parties for actor in party.actors]
    other = _winner(line, *span)
    if other:
        return [other]
    signs = list(_AND.finditer(line.text, span[0] + 2, span[1] - 2))
    for match in signs if len(signs) <= _JOINED else ():
        left = _item(scene, line, (span[0], match.start()), before, firms=firms)
        right = _item(scene, line, (match.end(), span[1]), [*before, *left], firms=firms) if left else []
        if right:
            return [*left, *right]
    name = line.text[slice(*span)]
    kindred = any(actor.type == "Organisation" for actor in before) and _KINDRED.match(name)
    if (kindred or (firms and _FIRM.match(name))) and not _does(name):
        return [Actor(name, "Organisation", Mark(line.number, *span))]
    return []


def _does(name: str) -> bool:
    """Whether words begin with what somebody does rather than with a name."""
    first = cut(name)[0]
    return first in verb_words() or first in (boundaries() if len(first) > 1 else LEADING)


def _winner(line: Line, start: int, end: int) -> Actor | None:
    """安化县第三中学|刘启云, a name behind a body or a role; or a body that nothing knows."""
    body = actors_at(line.text, start, end)
    name = line.text[body[-1].end : end] if body and body[-1].kind == "Organisation" else ""
    if name and is_name(name):
        return Actor(name, "Person", Mark(line.number, body[-1].end, end))
    persons = names_before(line.text, start, end)
    if persons:
        return Actor(persons[-1].name, "Person", Mark(line.number, persons[-1].start, persons[-1].end))
    for size in (3, 2, 4):
        at = end - size
        role = at - start >= _BEFORE_NAME and (
            line.text[at - 1] in _ROLE_ENDS or ends_body(line.text[start:at])
        )
        called = role and line.text[at - 1] in _TITLES and may_be_name(line.text[at:end])
        if called or (role and is_name(line.text[at:end])):
            return Actor(line.text[at:end], "Person", Mark(line.number, at, end))
    whole = line.text[start:end]
    place = _PLACE.fullmatch(whole)
    if (
        place
        and (named := regions(place["above"]))
        and named[0].start == 0
        and named[-1].end == place.end("above")
    ):
        return Actor(whole, "Place", Mark(line.number, start, end))  # 石桥县驻马镇龙泉庄村
    unit = is_body(whole) or inner_unit(None, line, start, end)  # 商务系
    return Actor(whole, "Organisation", Mark(line.number, start, end)) if unit else None
