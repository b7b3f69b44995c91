"""Lists of honours taken apart.

省级文明城市3个、文明村镇17个 gives 省级文明城市 and 省级文明村镇, each with its count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from wenmai_extractors.editions import MORE_YEARS, YEAR, Value, stripped
from wenmai_extractors.objects import counted, strip_marks
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece, et_cetera, pieces
from wenmai_extractors.quantities import Quantity, has_figure
from wenmai_extractors.syntax import within
from wenmai_extractors.title_sharing import PAIRED, told_together
from wenmai_extractors.titles import (
    COUNTED_BEFORE,
    COUNTED_CLASS,
    LONGEST,
    NAMED,
    VERBAL,
    Title,
    is_level,
    is_title,
    level_of,
    read_title,
    title_forms,
    without_level,
)

_AND = pattern("以及|[和与及暨]")
_JOINED = pattern("[、和与及暨或”》]")  # what any list holds
_GOES_ON = pattern("(?<=”)(?=并[^“”和、]*“)")  # “Y”并再次捧得“W”: another deed
_SUMMED = pattern("等[^，。、]{0,10}(?:荣誉|称号|奖项|奖励|殊荣)\\Z")
_RESUMES = pattern("(?:称号|荣誉)、")
_YEARS = pattern(r"(?:19|20)\d\d年?(?:[—～~-](?:19|20)?\d\d)?年?度?|第[一二三四五六七八九十\d]{1,3}[届批]")
_RANK = pattern("(?<![第之])(?P<rank>[特一二三四])等?\\Z")  # 一、二等奖
_RANKED = pattern("[特一二三四](?=等[奖功])")
_ONE_OF = pattern(
    r"(?:[^、，。“]{0,16}的)?(?:全[国省市县])?(?P<lot>首批|第[^，。]{1,3}批)?\d{1,4}[个所家名位项](?=[^、，。]{3,24}之一\Z)"
)  # 首批办好的95所|Y之一
# 全市第二个、全省第七个|国家卫生县城, 湖山市首家|省级示范店: how few have the title; 全省|100个省级示范村.
_NTH = pattern(
    "全[国省市县区州旗镇乡村](?=\\d{1,4}[个家所名户位](?:国家|[国省市县区州]级))|"
    "(?:(?:(?:全[国省市县区州旗镇乡]|[\u4e00-\u9fff]{2,6}?[省市县区州])(?:[\u4e00-\u9fff]{2,6}(?:系统|行业|领域))?)?"
    "(?:第[一二三四五六七八九十\\d]{1,3}|首|唯一(?:一|的)?)[个家座所][、和]?){1,3}(?=[^、，。；])"
)
_ABUTS = pattern("[ \u3000]?(?=全[国省市县区州]|国家|[省市县]级|先进|优秀)")
_WHOLE = pattern("(?:集体|单位|个人|党组织|党员|工作者)\\Z")
_PERSONAL = pattern("(?:先进|优秀)[\u4e00-\u9fff]{0,6}?(?:个人|工作者|党员|干部|教师|能手|标兵)")
_MEDAL = pattern("(?P<medal>奖状|奖章)(?:[和与及]|\\Z)")
# 省市两级, 省市级, 省市县: levels by one character each.
_RUN = pattern(
    "(?P<run>[省市州县区]{2,4})(?:[两三四]级|级(?=[\u4e00-\u9fff“]))|(?P<three>省市[县区])(?=[\u4e00-\u9fff“])"
)
_WHOLE_ENDS = "”）级国省市县区州功奖"
_FIELDS = frozenset("和与及、")
# 政务督查和|提案办理工作先进单位: what joins two fields of one title.
_OF_FIELDS = pattern(
    "(?!全|[省市县区州国]级?)[\u4e00-\u9fff]{2,12}?(?<!先进)(?<!优秀)(?:工作|建设|管理|生产)(?:先进|优秀|模范|突出贡献)[\u4e00-\u9fff]"
)
# 先进|集体和个人
_CLASSES = pattern(
    "(?<=先进|优秀|模范|优胜|突出)(?P<one>集体|单位|个人)(?:和|及|与|以及)(?P<other>集体|单位|个人)(?:称号)?\\Z"
)
_BESIDE = pattern("以及|[和与及]")
_LED = pattern("[\u4e00-\u9fff\\dA]+(?<![奖励个项])")
_SHARED_QUOTES = pattern("“(?P<inner>[^“”、]{4,}(?:、[^“”、]{4,})+)”")
_ITEM = pattern("[^、]+")
_WIDEST = 16  # characters of an honour that is known by its level alone
_APART = LONGEST + 8  # where the first of two titles ends at the most, its quotation marks included
_TRIES = 48  # places at which a title of a run without signs may begin, of those that are tried
_YEAR_OF = pattern("(?:19|20)\\d\\d")
_YEAR = r"(?:19|20)\d\d(?:年|学年)?度?"
# 第二届|和|第三届…, 2011—2013年度|及|2015年度…
_EDITION_TOO = pattern(
    r"(?P<first>第[一二三四五六七八九十\d]{1,3}[届批])[和与及](?=第[一二三四五六七八九十\d]{1,3}[届批])"
    rf"|(?P<year>(?:(?:19|20)\d\d年?[—～~-]+)?{_YEAR})(?:以及|[和与及])(?=(?:(?:19|20)\d\d年?[—～~-]+)?{_YEAR}\D)"
)
_NUMERALS = pattern(r"第[一二三四五六七八九十\d]+(?:、第?[一二三四五六七八九十\d]+)*")


@lru_cache(maxsize=1 << 10)
def parse_titles(text: str, depth: bytes, start: int, end: int, *, trusted: int) -> tuple[Title, ...]:
    """The honours that a list at start..end names; reading stops at the first item that is none.

    `trusted` is whether the verb before says that an honour follows: then a quotation is one whatever it is
    called. With NAMED (被认定为) a level word and a bearer make one too: 国家级实验学校.
    """
    found = _listed(text, depth, Piece(start, end), None, trusted=trusted)
    return tuple(each for title in found for each in _each_year(text, title))


def _each_year(text: str, title: Title) -> Iterator[Title]:
    """Y（2015年、2017年）: the title of each year."""
    yield title
    for key, _, piece in title.values:
        more = MORE_YEARS.match(text, piece.end) if key == "time" else None
        for year in _YEAR_OF.finditer(text, *more.span("more")) if more else ():
            others = tuple(value for value in title.values if value[0] != "time")
            yield replace(title, values=(*others, ("time", year.group(), Piece(*year.span()))))


def more_titles(text: str, depth: bytes, start: int, end: int, before: Title) -> tuple[Title, ...]:
    """The honours at start..end, where a list goes on from the title `before`."""
    return tuple(_listed(text, depth, Piece(start, end), before, trusted=before.quoted))


def _listed(text: str, depth: bytes, span: Piece, before: Title | None, *, trusted: int) -> list[Title]:
    start, end = span.start, span.end
    while start < end and (match := _lead(text, start, end)):
        start = match.end()
    start, lot = _one_of(text, start, end)
    found: list[Title] = []
    waiting: list[Piece] = []
    ranks: list[Piece] = []
    years: list[Piece] = []
    closed = bool(trusted or before) and _SUMMED.search(text, start, end) is not None
    for piece in _entries(text, depth, start, end):
        etc = et_cetera(text, depth, piece) or _GOES_ON.search(text, piece.start, piece.end)
        whole = Piece(piece.start, etc.start()) if etc else piece
        whole = _begun(text, whole, years)
        bare = _bare_level(text, whole)
        if bare and not etc:
            counts, last = counted(text, whole)[1], found[-1] if found else before
            if counts and last:
                found.append(_borrow(text, bare, last, counts[0]))
            else:
                waiting.append(bare)
            continue
        shared, whole, alone = _levels(text, whole)
        waiting += shared
        if not etc and _held_back(text, whole, ranks, years):
            continue
        inside = depth[whole.start] > 0 and text[whole.start] != "“"
        trust = NAMED if inside else trusted
        halves = _medal(text, whole, found) or _halves(text, depth, whole, trusted=trust)
        halves = halves or _quoted_too(text, depth, whole, found)
        if not halves and closed and (found or before) and not VERBAL.search(text, whole.start, whole.end):
            found += _of_level(text, depth, whole)
            continue  # 享受国务院政府特殊津贴专家 among titles, where a sum closes the list
        if not halves:
            break
        halves = _of_years(text, years, _ranked(text, ranks, halves))
        found += [_distributed(text, level, halves[0]) for level in waiting]
        found += halves[1:] if alone else halves
        waiting, ranks, years = [], [], []
        on = etc and _RESUMES.match(text, piece.end - 2, end)  # A等荣誉称号、B
        if (etc and not on) or text.startswith("的", halves[-1].parts[-1].end):
            break
    found[:1] = [replace(title, values=(*lot, *title.values)) for title in found[:1]]
    total = found[-1].quantity if len(found) > 1 else None
    if total and text[total.start - 1] in "各均":
        found = [title if title.quantity else replace(title, quantity=total) for title in found]
    return told_together(text, found) if len(found) > 1 else found


def _lead(text: str, start: int, end: int) -> re.Match[str] | None:
    """What stands before a title and is no part of it."""
    match = title_forms().before.match(text, start, end) or _NTH.match(text, start, end)
    return match if match and match.end() < end else None


def _begun(text: str, whole: Piece, years: list[Piece]) -> Piece:
    """An item without the editions before its own, which wait for its title, and how few have it."""
    while edition := _EDITION_TOO.match(text, whole.start, whole.end):
        years.append(Piece(*edition.span(edition.lastgroup or 0)))
        whole = Piece(edition.end(), whole.end)
    nth = _NTH.match(text, whole.start, whole.end)
    return Piece(nth.end(), whole.end) if nth else whole


def _one_of(text: str, start: int, end: int) -> tuple[int, list[Value]]:
    """Where a title begins behind how many there are, and what that says: 首批办好的95所|Y之一."""
    one = _ONE_OF.match(text, start, end)
    lot = stripped(text, Piece(*one.span("lot")))[1] if one and one["lot"] else []
    return one.end() if one else start, lot


def _of_level(text: str, depth: bytes, piece: Piece) -> list[Title]:
    """国家4A景区、国家地质公园等荣誉: where a sum closes the list, what a level leads is one."""
    core, counts = counted(text, piece)
    name = text[core.start : core.end]
    led = 5 <= len(name) <= _WIDEST and not depth[core.start] and _LED.fullmatch(name) and level_of(name)
    return [Title(name, (core,), False, level_of(name), next(iter(counts), None))] if led else []


def _held_back(text: str, whole: Piece, ranks: list[Piece], years: list[Piece]) -> bool:
    """一、|二等奖, 2018年、|2019年先进单位: a rank or a year that waits for the title behind."""
    rank = _RANK.search(text, whole.start, whole.end)
    if rank:
        ranks.append(Piece(whole.start, rank.end("rank")))
    year = _YEARS.fullmatch(text, whole.start, whole.end)
    if year:
        years.append(whole)
    return bool(rank or year)


def _of_years(text: str, years: list[Piece], titles: list[Title]) -> list[Title]:
    """1996—1998年、|1998—2000年全省文明单位: the first title of the years listed before it, too."""
    if not titles[0].values:
        return titles  # Y、2019年、W
    each = (stripped(text, year)[1] or [("time", text[year.start : year.end], year)] for year in years)
    return [*(replace(titles[0], values=tuple(values), quantity=None) for values in each), *titles]


def _ranked(text: str, ranks: list[Piece], titles: list[Title]) -> list[Title]:
    """全省调研成果一、二、三等奖: each rank with what leads to the first of them."""
    title = titles[0]
    if not ranks or not _RANKED.match(title.name):
        return titles
    core = title.parts[-1]
    leads, values = stripped(text, Piece(ranks[0].start, ranks[0].end - 1))
    head = "".join(text[lead.start : lead.end] for lead in leads)
    tail = Piece(core.start + 1, core.end)
    marks = [Piece(rank.end - 1, rank.end) for rank in ranks]
    told = [
        replace(
            title,
            name=strip_marks(head + text[mark.start : mark.end] + title.name[1:]),
            parts=(*leads, mark, tail),
            level=level_of(head) or title.level,
            values=tuple(values) or title.values,
        )
        for mark in (*marks, Piece(core.start, core.start + 1))
    ]
    return [*told, *titles[1:]]


def _entries(text: str, depth: bytes, start: int, end: int) -> Iterator[Piece]:
    """The items of a list; 第十二、十三届文明单位 is one, and 督查和提案办理工作先进单位."""
    begin: int | None = None
    for piece in pieces(text, depth, start, end):
        first = piece.start if begin is None else begin
        last, sign = text[piece.end - 1], text[piece.end : piece.end + 1]
        whole = last in _WHOLE_ENDS or last in title_forms().last or sign not in _FIELDS
        field = not whole and _OF_FIELDS.match(text, piece.end + 1, end)
        begin = first if field or _NUMERALS.fullmatch(text, first, piece.end) else None
        if begin is None:
            yield from _unquoted(text, Piece(first, piece.end))


def _unquoted(text: str, entry: Piece) -> Iterator[Piece]:
    """The titles that share quotation marks, “全国生态村、省级文明村”; else the entry as it is."""
    match = _SHARED_QUOTES.search(text, entry.start, entry.end)
    inner = list(_ITEM.finditer(text, *match.span("inner"))) if match else []
    titles = [is_title(item.group()) for item in inner]
    if len(titles) < 2 or not titles[0] or sum(titles) * 2 < len(titles):  # “守合同、重信用企业” is one
        yield entry
        return
    yield from (Piece(*item.span()) for item in inner[:-1])
    yield Piece(inner[-1].start(), entry.end)


def _halves(
    text: str, depth: bytes, piece: Piece, *, trusted: int, tried: dict[int, list[Title]] | None = None
) -> list[Title]:
    """One title, or two that 和 joins: 省级文明村和全国文明村. What is `tried`, `_abutting` says."""
    classes = _CLASSES.search(text, piece.start, piece.end)
    first = (
        read_title(text, depth, Piece(piece.start, classes.end("one")), trusted=trusted) if classes else None
    )
    if classes and first:
        return [first, _other_class(first, classes)]
    for match in _AND.finditer(text, piece.start + 3, piece.end - 3):
        if match.start() > piece.start + _APART:
            break
        before = strip_marks(text[piece.start : match.start()])
        named = is_title(before)
        # 全国“十行百佳”妇女|和|全国“三八”红旗手
        quoted = bool(trusted) and "“" in text[piece.start : match.start()]
        borne = quoted and title_forms().bearer.search(before) is not None
        alike = borne and _led_alike(text, piece, match)
        if depth[match.start()] or not (named or alike):
            continue
        left = read_title(text, depth, Piece(piece.start, match.start()), trusted=trusted)
        right = read_title(text, depth, Piece(match.end(), piece.end), trusted=trusted)
        if left and right:
            more = _abutting(text, depth, Piece(piece.start, match.start()), trusted=trusted)
            return [*(more or [left]), right]
    inner = _inside(text, depth, piece) or _abutting(text, depth, piece, trusted=trusted, tried=tried)
    if len(inner) > 1:
        return inner
    one = read_title(text, depth, piece, trusted=trusted)
    return [one] if one else []


def _other_class(first: Title, classes: re.Match[str]) -> Title:
    """先进集体|和个人: the second goes by what leads to the class of the first."""
    last, size = first.parts[-1], len(classes["one"])
    parts = (*first.parts[:-1], Piece(last.start, last.end - size), Piece(*classes.span("other")))
    return replace(first, name=first.name[:-size] + classes["other"], parts=parts, quantity=None)


def _led_alike(text: str, piece: Piece, joint: re.Match[str]) -> bool:
    """Whether what 和 joins begins with one and the same level: 全国…和全国…."""
    level = title_forms().level.match(text, piece.start, joint.start())
    return level is not None and text.startswith(level.group(), joint.end())


def _medal(text: str, piece: Piece, found: list[Title]) -> list[Title]:
    """五一劳动奖状、奖章和Y: the second medal goes by the name of the first."""
    match = _MEDAL.match(text, piece.start, piece.end) if found else None
    if match is None or not found[-1].name.endswith(("奖状", "奖章")):
        return []
    first, rest = found[-1], Piece(match.end(), piece.end)
    head = first.parts[-1]
    parts = (*first.parts[:-1], Piece(head.start, head.end - 2), Piece(*match.span("medal")))
    second = replace(first, name=first.name[:-2] + match["medal"], parts=parts, quantity=None)
    return [second, *_listed(text, b"\0" * len(text), rest, None, trusted=False)]


def _quoted_too(text: str, depth: bytes, piece: Piece, found: list[Title]) -> list[Title]:
    """“先进班集体”“优秀播音员”: in a list of titles in quotation marks one more such is a title."""
    listed = bool(found) and all(title.quoted for title in found)
    if not listed or text[piece.start] != "“" or text[piece.end - 1] != "”":
        return []
    title = read_title(text, depth, piece, trusted=True)
    return [title] if title else []


def _abutting(
    text: str, depth: bytes, piece: Piece, *, trusted: int, tried: dict[int, list[Title]] | None = None
) -> list[Title]:
    """全国优秀法院|全国优秀法官, 先进集体 先进个人: titles without a sign between, as in headings.

    `tried` holds what was read from each place to the end of the piece: a run may be parted in many ways.
    """
    tried = {} if tried is None else tried
    reach = min(piece.end, piece.start + _APART)
    year = YEAR.match(text, piece.start, piece.end)
    named = year.end() if year else piece.start
    for match in _ABUTS.finditer(text, piece.start + 3, piece.end):
        if match.start() > reach:
            break
        left, begin = text[piece.start : match.start()], match.end()
        two = _WHOLE.search(left) and (
            _PERSONAL.match(text, begin, piece.end)
            or (left.endswith(PAIRED) and text.startswith(PAIRED, begin))
        )
        alone = match.group() or two or title_forms().level.match(text, begin)
        # 69个先进集体|全国检察机关“Y”
        counted_class = has_figure(text, named, match.start()) or _class_of(text, piece.start, match.start())
        if counted_class or depth[match.start()] or not (alone and is_title(strip_marks(left))):
            continue
        one = read_title(text, depth, Piece(piece.start, match.start()), trusted=trusted)
        if one and begin not in tried and len(tried) < _TRIES:
            tried[begin] = []
            last = Piece(begin, piece.end)
            tried[begin] = _halves(text, depth, last, trusted=trusted, tried=tried)
        rest = tried.get(begin)
        if one and rest and rest[0].parts[0].start == begin:
            return [one, *rest]
    return []


def _class_of(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] says of which class those are that were counted before: 80个|先进集体."""
    counted_before = COUNTED_BEFORE.search(text, max(0, start - 6), start)
    return counted_before is not None and COUNTED_CLASS.fullmatch(text, start, end) is not None


def _inside(text: str, depth: bytes, piece: Piece) -> list[Title]:
    """The titles of a list that one quotation holds: “优秀教师、优秀班主任”."""
    if text[piece.start] != "“":
        return []
    close = text.find("”", piece.start, piece.end)
    if not _JOINED.search(text, piece.start + 1, max(piece.start + 1, close)):
        return []
    items = text[piece.start + 1 : close].split("、")
    if not all(is_title(item) for item in items):
        return []  # “创建模范乡镇、街道先进单位” is one
    found = _listed(text, within(depth), Piece(piece.start + 1, close), None, trusted=False)
    return found if found and found[-1].parts[-1].end == close else []


def _bare_level(text: str, piece: Piece) -> Piece | None:
    core = counted(text, piece)[0]
    while (
        core.end > core.start
        and text[core.end - 1] in "两三四级"
        and not is_level(text[core.start : core.end])
    ):
        core = Piece(core.start, core.end - 1)
    return core if core.end > core.start and is_level(text[core.start : core.end]) else None


def _levels(text: str, piece: Piece) -> tuple[list[Piece], Piece, bool]:
    """全国和河北省劳动模范, 省市两级“Y”: levels that share a title, the title, whether it has one itself."""
    found: list[Piece] = []
    start, end = piece.start, piece.end
    while True:
        run = _RUN.match(text, start, end)
        if run and run.end() < end and not is_level(run.group()):
            letters = run["run"] or run["three"]
            found += (Piece(at, at + 1) for at in range(start, start + len(letters)))
            return found, Piece(run.end(), end), True
        level = title_forms().level.match(text, start, end)
        beside = _BESIDE.match(text, level.end(), end) if level else None
        if not level or not beside or not level_of(text[beside.end() : min(end, beside.end() + LONGEST)]):
            return found, Piece(start, end), False
        found.append(Piece(*level.span()))
        start = beside.end()


def _borrow(text: str, level: Piece, before: Title, quantity: Quantity) -> Title:
    """市级32个 behind 省级示范村4个: the level alone changes."""
    word = text[level.start : level.end]
    return replace(
        before,
        name=word + without_level(before.name),
        parts=(level, *before.parts),
        quantity=quantity,
        level=title_forms().level_of[word],
    )


def _distributed(text: str, level: Piece, title: Title) -> Title:
    """国家、省、州卫生乡镇: each level with the same title."""
    word = text[level.start : level.end]
    led = word if word.endswith(("级", "国", "全省", "全市")) else word + "级"
    name = led + without_level(title.name).removeprefix("的")
    return replace(title, name=name, parts=(level, *title.parts), level=title_forms().level_of[word])
