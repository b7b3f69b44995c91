"""Names of honours: what is one, by how it is built, and lists of them taken apart.

省级文明城市3个、文明村镇17个 gives 省级文明城市 and 省级文明村镇, each with its count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import Piece, counted, et_cetera, pieces, strip_marks
from wenmai_extractors.quantities import Quantity, chinese_number

LONGEST = 40
_EDITION = re.compile(
    r"(?P<new>新一届|本届|历届)"
    r"|第(?P<number>[一二三四五六七八九十百\d]+)(?:、第?[一二三四五六七八九十百\d]+)*(?P<kind>届|批次?)"
    r"|首(?P<first>届|批)"
)
_YEAR = re.compile(
    r"(?P<from>(?:19|20)\d\d)(?:年?度?(?:—+|-|至|、)(?P<to>(?:19|20)?\d\d)(?:年度?|学年)|年度|年|学年)(?:上半年|下半年|第[一二三四]季度)?的?"
)
_AND = re.compile("以及|[和与及]")
_PAREN_YEAR = re.compile(r"[”]?（(?P<year>(?:19|20)\d\d)年?(?:度)?）")
_TALLY = re.compile(r"（(?=\d+[名个户家人所]）)")
_LEVEL_NAMES = ("national", "provincial", "prefecture", "county", "township")
_GAZETTEER_LEVELS = {
    "province": "provincial",
    "prefecture": "prefecture",
    "county": "county",
    "township": "township",
}
_COUNTED = re.compile("又|再|多|一项|一个")
_NUMERALS = re.compile(r"第[一二三四五六七八九十\d]+(?:、第?[一二三四五六七八九十\d]+)*")
_TIERS = re.compile(r"(?<=、)[省市县区州旗盟](?P<tiers>[两三四]级)")
_STARS = re.compile(r"[“”‘’《》]")


_CLASSES = ("单位", "集体", "个人", "家庭", "项目")  # “五一劳动奖状”单位10个
_VERBAL = re.compile("[获被授]|评为")  # an item with a verb of its own: 、王小明获“Y”
_NOT_LED = re.compile("(?:(?<!乡)村|[市县区镇乡州旗屯户城]|家庭|街道)\\Z")  # places and people as such
NAMED = 2  # a verb such as 认定为 names an honour whatever it is called

Value: TypeAlias = tuple[str, int | str, Piece]  # a qualifier's field, its value, and where it stands


@dataclass(frozen=True, slots=True)
class Title:
    """An honour as a list names it.

    `parts` are the pieces of its name, those included that it shares with the list (a level word). `values`
    are edition, batch and time, each with the piece that says it.
    """

    name: str
    parts: tuple[Piece, ...]
    quoted: bool
    level: str | None
    quantity: Quantity | None = None
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lexicon:
    fields: re.Pattern[str]
    bearer: re.Pattern[str]
    level: re.Pattern[str]
    level_of: dict[str, str]
    named: re.Pattern[str]
    refused: re.Pattern[str]
    after: re.Pattern[str]
    closing: re.Pattern[str]
    before: re.Pattern[str]
    tail: re.Pattern[str]
    breaks: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    data = load_toml("honours.toml")
    names, wrap = data["names"], data["wrap"]
    level_of = {word: level for level in _LEVEL_NAMES for word in words(data["levels"][level])}
    title = rf"{either(names['fields'])}.{{0,14}}?{either(names['bearers'])}|(?:.|^){either(names['heads'])}"
    return _Lexicon(
        fields=re.compile(either(names["fields"])),
        bearer=re.compile(rf"(?:{either(names['bearers'])}|{either(names['heads'])})\Z"),
        level=re.compile(either(" ".join(level_of))),
        level_of=level_of,
        named=re.compile(rf"(?:{title}|[“”].{{1,30}}(?:称号)?)(?:（[^（）]{{1,8}}）)?\Z"),
        refused=re.compile(rf"{either(names['not_names'])}\Z"),
        after=re.compile(rf"{either(wrap['after'])}+\Z"),
        closing=re.compile(either(wrap["after"])),
        before=re.compile(either(wrap["before"])),
        tail=re.compile(rf"\Z|{either(wrap['tail'])}"),
        breaks=re.compile(rf"[，。；：！？]|\d月|[上下]午|{either(data['inside']['breaks'])}"),
    )


def is_title(name: str) -> bool:
    """Whether `name` is built like an honour."""
    if (
        not (3 <= len(name) <= LONGEST or name == "嘉奖")
        or name.startswith("工作")
        or _lexicon().breaks.search(name)
    ):
        return False
    return bool(_lexicon().named.search(name)) and not _lexicon().refused.search(name)


def _led(name: str) -> bool:
    """Whether a level or a region leads to a bearer: 省级劳动教育实验学校, where a verb says so."""
    known = _lexicon()
    if not 6 <= len(name) <= LONGEST or "的" in name or _NOT_LED.search(name):
        return False
    if not (known.level.match(name) or level_of(name) == "provincial"):
        return False  # 株洲市第一中学 is a school
    return bool(known.bearer.search(name)) and not (known.refused.search(name) or known.breaks.search(name))


def is_level(name: str) -> bool:
    """Whether `name` is a level word alone (省级)."""
    return _lexicon().level.fullmatch(name) is not None


def level_of(name: str) -> str | None:
    """The level that a title's first words or its region say."""
    match = _lexicon().level.match(name)
    place = next((hit for hit in gazetteer().scan(name[:16]) if hit.start == 0), None)
    if place and (not match or place.end > match.end()):
        return _GAZETTEER_LEVELS.get(place.divisions[0].level)
    return _lexicon().level_of[match.group()] if match else None


def parse_titles(text: str, depth: bytes, start: int, end: int, *, trusted: int) -> list[Title]:
    """The honours that a list at start..end names; reading stops at the first item that is none.

    `trusted` is whether the verb before says that an honour follows: then a quotation is one whatever it is
    called. With NAMED (被认定为) a level word and a bearer make one too: 国家级实验学校.
    """
    return _listed(text, depth, Piece(start, end), None, trusted=trusted)


def more_titles(text: str, depth: bytes, start: int, end: int, before: Title) -> list[Title]:
    """The honours at start..end, where a list goes on from the title `before`."""
    return _listed(text, depth, Piece(start, end), before, trusted=False)


def _listed(text: str, depth: bytes, span: Piece, before: Title | None, *, trusted: int) -> list[Title]:
    start, end = span.start, span.end
    while start < end and (match := _lexicon().before.match(text, start, end)) and match.end() < end:
        start = match.end()
    found: list[Title] = []
    waiting: list[Piece] = []
    for piece in _entries(text, depth, start, end):
        etc = et_cetera(text, depth, piece)
        whole = Piece(piece.start, etc.start()) if etc else piece
        bare = _bare_level(text, whole)
        if bare and not etc:
            counts, last = counted(text, whole)[1], found[-1] if found else before
            if counts and last:
                found.append(_borrow(text, bare, last, counts[0]))
            else:
                waiting.append(bare)
            continue
        halves = _halves(text, depth, whole, trusted=trusted)
        if not halves:
            break
        found += [_distributed(text, level, halves[0]) for level in waiting]
        found += halves
        waiting = []
        if etc or text.startswith("的", halves[-1].parts[-1].end):
            break
    total = found[-1].quantity if len(found) > 1 else None
    if total and text[total.start - 1] in "各均":
        found = [title if title.quantity else replace(title, quantity=total) for title in found]
    return list(_leveled(text, list(_parallel(text, found))))


def _entries(text: str, depth: bytes, start: int, end: int) -> Iterator[Piece]:
    """The items of a list; 第十二、十三届文明单位 is one."""
    begin: int | None = None
    for piece in pieces(text, depth, start, end):
        first = piece.start if begin is None else begin
        begin = first if _NUMERALS.fullmatch(text, first, piece.end) else None
        if begin is None:
            yield Piece(first, piece.end)


def _parallel(text: str, found: list[Title]) -> Iterator[Title]:
    """全国邮电系统先进集体、先进工作者: what leads to a field that two titles share is said of both."""
    first: Title | None = None
    for title in found:
        field = _lexicon().fields.match(title.name)
        at = first.name.find(field.group(), 1) if first and field else -1
        if first and at > 0 and not title.level and not title.quoted:
            head = Piece(first.parts[0].start, first.parts[0].start + at)
            if text[head.start : head.end] == first.name[:at]:
                yield replace(
                    title,
                    name=first.name[:at] + title.name,
                    parts=(head, *title.parts),
                    level=first.level,
                    values=title.values or first.values,
                )
                continue
        first = title if title.level and not title.quoted else None
        yield title


def _halves(text: str, depth: bytes, piece: Piece, *, trusted: int) -> list[Title]:
    """One title, or two that 和 joins: 省级文明村和全国文明村."""
    for match in _AND.finditer(text, piece.start + 3, piece.end - 3):
        if depth[match.start()] or not is_title(strip_marks(text[piece.start : match.start()])):
            continue
        left = _title(text, depth, Piece(piece.start, match.start()), trusted=trusted)
        right = _title(text, depth, Piece(match.end(), piece.end), trusted=trusted)
        if left and right:
            return [left, right]
    one = _title(text, depth, piece, trusted=trusted)
    return [one] if one else []


def _bare_level(text: str, piece: Piece) -> Piece | None:
    core = counted(text, piece)[0]
    while (
        core.end > core.start
        and text[core.end - 1] in "两三四级"
        and not is_level(text[core.start : core.end])
    ):
        core = Piece(core.start, core.end - 1)
    return core if core.end > core.start and is_level(text[core.start : core.end]) else None


def _borrow(text: str, level: Piece, before: Title, quantity: Quantity) -> Title:
    """市级32个 behind 省级示范村4个: the level alone changes."""
    match = _lexicon().level.match(before.name)
    tail = before.name[match.end() :] if match else before.name
    word = text[level.start : level.end]
    return replace(
        before,
        name=word + tail,
        parts=(level, *before.parts),
        quantity=quantity,
        level=_lexicon().level_of[word],
    )


def _distributed(text: str, level: Piece, title: Title) -> Title:
    """国家、省、州卫生乡镇: each level with the same title."""
    match = _lexicon().level.match(title.name)
    tail = title.name[match.end() :] if match else title.name
    word = text[level.start : level.end]
    name = (word if word.endswith(("级", "国", "全省", "全市")) else word + "级") + tail
    return replace(title, name=name, parts=(level, *title.parts), level=_lexicon().level_of[word])


def _leveled(text: str, found: list[Title]) -> Iterator[Title]:
    """Hand the level, edition and year of a counted title on to the counted titles behind that say none."""
    level: tuple[str, Piece, str | None] | None = None
    values: tuple[Value, ...] = ()
    for title in found:
        told = title
        match = _lexicon().level.match(title.name)
        said = text[title.parts[0].start : title.parts[0].end]
        if match and match.end() > 1 and title.quantity and said.startswith(match.group()):
            start = title.parts[0].start
            level = (match.group(), Piece(start, start + match.end()), title.level)
        elif title.quantity and level and title.level is None and not title.quoted:
            told = replace(title, name=level[0] + title.name, parts=(level[1], *title.parts), level=level[2])
        else:
            level = None
        values = title.values or values
        yield replace(told, values=values) if title.quantity else told


def _title(text: str, depth: bytes, piece: Piece, *, trusted: int) -> Title | None:
    """The honour that an item names, if it names one."""
    core, quantity, called = _core(text, piece)
    opening = next((i for i in range(core.start, core.end) if text[i] == "“" and depth[i]), None)
    span: Piece | None = None
    if opening is not None:
        if _VERBAL.search(text, core.start, opening):
            return None
        span = _quoted(text, core, opening)
        if not trusted and not is_title(strip_marks(text[span.start : span.end])):
            core, opening = Piece(core.start, opening), None
    if opening is None:
        span = _plain(text, core, named=trusted == NAMED, trusted=bool(trusted) and called)
    if span is None:
        return None
    parts, values = _stripped(text, span)
    year = _PAREN_YEAR.match(text, span.end)
    if year:
        values.append(("time", year["year"], Piece(year.start("year"), year.end("year"))))
    name = strip_marks("".join(text[p.start : p.end] for p in parts))
    said = trusted and called and 3 < len(name) <= 30 and not is_level(name)
    said = said or (trusted == NAMED and _led(name))
    known = is_title(name) or (said if opening is None else trusted)
    if not known or len(name) < 2 or _COUNTED.match(name):
        return None
    return Title(name, tuple(parts), opening is not None, level_of(name), quantity, tuple(values))


def _core(text: str, piece: Piece) -> tuple[Piece, Quantity | None, bool]:
    """An item without what stands around its name, its count, and whether 称号 says that it is a title."""
    core, counts = counted(text, piece)
    tally = _TALLY.search(text, core.start, core.end)
    core = Piece(core.start, tally.start()) if tally else core
    after = _lexicon().after.search(text, core.start, core.end)
    called = after is not None and "称号" in after.group()
    while after and after.start() > core.start and not is_title(strip_marks(text[core.start : core.end])):
        core = Piece(core.start, after.start())
        after = _lexicon().after.search(text, core.start, core.end)
    core, more = counted(text, core)
    return core, next((q for q in (*counts, *more) if q.unit not in ("年", "元", "%")), None), called


def _quoted(text: str, core: Piece, opening: int) -> Piece:
    """The quotation with the level, region or year before it and the bearer behind it."""
    closing = text.rfind("”", opening + 1, core.end)
    closing = closing if closing >= 0 else core.end - 1
    before, tail = text[core.start : opening], text[closing + 1 : core.end]
    leads = level_of(before) or _YEAR.match(before) or _EDITION.match(before)
    lead = before if 0 < len(before) <= 14 and leads else ""
    bears = 0 < len(tail) <= 6 and is_title("“”" + tail) and not _lexicon().after.search(tail)
    counted_by = tail in _CLASSES and is_title(strip_marks(text[opening : closing + 1]))
    if not bears or counted_by or not is_title(strip_marks(text[opening : closing + 1]) + tail):
        tail = ""
    elif 0 < len(before) <= 16 and is_title(strip_marks(text[core.start : closing + 1]) + tail):
        lead = before  # 民族团结进步创建“进机关”示范单位 is one name
    return Piece(opening - len(lead), closing + 1 + len(tail))


def _plain(text: str, core: Piece, *, named: bool, trusted: bool) -> Piece | None:
    """The longest beginning of the piece that is built like an honour."""
    stop = min(core.end, core.start + LONGEST + 12)
    for end in range(stop, core.start + 2, -1):
        name = _YEAR.sub("", _EDITION.sub("", text[core.start : end]))
        if (
            (is_title(name) or (named and _led(name)))
            and _lexicon().tail.match(text, end, core.end)
            and not _runs_on(text, end, core.end)
        ):
            return Piece(core.start, end)
    return core if trusted else None


def _runs_on(text: str, end: int, limit: int) -> bool:
    """Whether a title that ends here would cut a word: 文明城|市, 先进集体|经济."""
    if end >= limit or _lexicon().closing.match(text, end, limit):
        return False
    from wenmai_extractors.segmenter import crosses_word

    return crosses_word(text[max(0, end - 6) : end], text[end : min(limit, end + 4)])


def _stripped(text: str, span: Piece) -> tuple[list[Piece], list[Value]]:
    """The pieces of a title without edition, batch and year, and what these say."""
    parts: list[Piece] = []
    values: list[Value] = []
    position = span.start
    found = (*_EDITION.finditer(text, span.start, span.end), *_YEAR.finditer(text, span.start, span.end))
    tiers = _TIERS.match(text, span.start, span.end)
    if tiers:  # 市、区两级“Y”
        parts.append(Piece(position, tiers.start("tiers")))
        position = tiers.end()
    for match in sorted(found, key=lambda m: m.start()):
        if match.start() < position:
            continue
        if not match.groupdict().get("new"):
            values.append((*_value(match), Piece(match.start(), match.end())))
        parts.append(Piece(position, match.start()))
        position = match.end()
    parts.append(Piece(position, span.end))
    return [part for part in parts if _STARS.sub("", text[part.start : part.end])], values


def _value(match: re.Match[str]) -> tuple[str, int | str]:
    groups = match.groupdict()
    if "number" in groups:
        kind = groups["kind"] or groups["first"]
        number = chinese_number(groups["number"]) if groups["number"] else 1
        return ("edition" if kind == "届" else "batch"), int(number or 1)
    first, last = groups["from"], groups["to"]
    if last and len(last) == 2:
        last = first[:2] + last
    return "time", f"{first}/{last}" if last and last > first else first
