"""What one title of a list says for those behind it: its level, its field, its medal.

全国邮电系统先进集体、先进工作者; 省级文明城市3个、文明村镇17个; 五一劳动奖状21个、劳动奖章61人.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from wenmai_extractors.editions import Value
from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.objects import strip_marks
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece
from wenmai_extractors.regions import regions
from wenmai_extractors.titles import Title, is_level, level_of, title_forms

_BEARERS = load_toml("honours.toml")["bearers"]
PAIRED = words(_BEARERS["paired"])  # classes side by side
_PLACES = words(_BEARERS["places"])  # the first, second and third of one group
_OWN = pattern("奖\\Z|[A-Za-z]|中国|世界|亚洲")  # titles that are no region's
_WITH = ("和", "与", "及")
_TIERS = pattern("[省市县区州旗]、?[市县区州旗镇乡](?:[两三]?级)?\\Z")
_PLACED = tuple("城县市区镇乡村")
_FIELDS = words(_BEARERS["fields_of"])
_MEDALS = ("劳动奖状", "劳动奖章")


def told_together(text: str, found: Iterable[Title]) -> list[Title]:
    """The titles of a list, each with what it shares with those before it."""
    return list(_leveled(text, _quoted_alike(text, _parallel(text, found))))


def _parallel(text: str, found: Iterable[Title]) -> Iterator[Title]:
    """全国邮电系统先进集体、先进工作者: what leads to a field that two titles share is said of both."""
    first: Title | None = None
    for title in found:
        at = _shared(first, title) if first and not title.level and not title.quoted else -1
        if first and at > 0:
            lead = first.parts[0]  # 石桥县|2019年度|文明村镇: a year may stand behind what leads
            head = Piece(lead.start, first.parts[-1].end - len(first.name) + at)
            head = lead if text[lead.start : lead.end] == first.name[:at] else head
            if strip_marks(text[head.start : head.end]) == first.name[:at]:
                yield replace(
                    title,
                    name=first.name[:at] + title.name,
                    parts=(head, *title.parts),
                    level=first.level,
                    values=title.values or first.values,
                )
                continue
        heads = title.level or title.name.endswith((*PAIRED, *_PLACES))
        first = title if heads and text[title.parts[-1].end - 1] != "”" else None
        yield title


def _quoted_alike(text: str, found: Iterable[Title]) -> Iterator[Title]:
    """市级“先进集体”、“文明社区”: the level before the first quotation is said of those behind it too.

    So are two: 省市“绿色社区”、“健康社区”.
    """
    level: tuple[Piece, Title] | None = None
    for title in found:
        start = title.parts[0].start
        mark = text.find("“", start, title.parts[0].end)
        led = text[start:mark] if mark > start and title.quoted else ""
        if is_level(led) or _TIERS.match(led) or _is_place(led) or (led.endswith(_FIELDS) and level_of(led)):
            level = Piece(start, mark), title
        elif level and mark == start and _led_too(title, text[level[0].start : level[0].end]):
            shared, first = level
            name = text[shared.start : shared.end] + title.name
            yield replace(title, name=name, parts=(shared, *title.parts), level=first.level)
            continue
        else:
            level = None
        yield title


def _led_too(title: Title, lead: str) -> bool:
    """Whether a quotation is of what leads the one before it: a place leads “先进集体”, not “茅盾文学奖”."""
    plain = title.quoted and title.level is None and not title.quantity
    return plain and not (_is_place(lead) and _OWN.search(title.name))


def _is_place(name: str) -> bool:
    """武川区|“文明单位”、“平安单位”: whether what leads to a quotation names a place and no more."""
    found = regions(name)
    return bool(found) and found[-1].full and found[-1].end == len(name)


def _shared(first: Title, title: Title) -> int:
    """Where what two titles share ends in the first: 工作|先进单位和先进个人, 男子组|冠军、亚军; else -1."""
    kin = next((kind for kind in (PAIRED, _PLACES) if title.name in kind), None)
    if kin:
        ending = next((word for word in kin if first.name.endswith(word)), "")
        return len(first.name) - len(ending) if ending else -1
    field = title_forms().fields.match(title.name) if first.level else None
    return first.name.find(field.group(), 1) if field else -1


def _of_places(text: str, before: Title, title: Title) -> bool:
    """省级卫生县城和|双拥模范城: whether 和 alone joins two titles of places."""
    joined = text[before.parts[-1].end : title.parts[0].start] in _WITH
    return joined and before.name.endswith(_PLACED) and title.name.endswith(_PLACED)


def _medal_of(title: Title, before: Title | None) -> Title | None:
    """五一劳动奖状21个、|劳动奖章61人: the medal goes by the name of the one before."""
    if before is None or title.name not in _MEDALS or not before.name.endswith(_MEDALS):
        return None
    head = Piece(before.parts[0].start, before.parts[-1].end - len(title.name))
    name = before.name[: -len(title.name)] + title.name
    return replace(title, name=name, parts=(head, *title.parts), level=before.level)


def _leveled(text: str, found: Iterable[Title]) -> Iterator[Title]:
    """Hand the level, edition and year of a counted title on to the counted titles behind that say none.

    One such as 省级 holds for the title of a place without a count too: 省级卫生城和|双拥模范城.
    """
    level: tuple[str, Piece, str | None] | None = None
    graded = False  # whether the level is that of titles without a count
    values: tuple[Value, ...] = ()
    last: Title | None = None
    for title in found:
        before, medal = last, _medal_of(title, last)
        told = last = medal or title
        if medal:
            yield medal
            continue
        match = title_forms().level.match(title.name)
        said = text[title.parts[0].start : title.parts[0].end]
        leads = match and match.end() > 1 and said.startswith(match.group())
        if match and leads and (title.quantity or (match.group().endswith("级") and not title.quoted)):
            start = title.parts[0].start
            level = (match.group(), Piece(start, start + match.end()), title.level)
            graded = title.quantity is None
        elif (
            level
            and (title.quantity or (graded and before and _of_places(text, before, title)))
            and title.level is None
            and not title.quoted
        ):
            told = replace(title, name=level[0] + title.name, parts=(level[1], *title.parts), level=level[2])
        else:
            level = None
        values = title.values or values
        yield replace(told, values=values) if title.quantity else told
