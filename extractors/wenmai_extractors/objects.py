"""The object of a verb as a list of names: coordination, quoted names, shared heads and counts.

开展“A”“B”和C等主题活动10余场 gives A主题活动, B主题活动, C主题活动, which share the count. The names are put together
from pieces of the text; each piece keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from wenmai_extractors.quantities import Quantity, leading, trailing
from wenmai_extractors.vocabulary import bare_heads, kinds, modifiers

_JOIN = re.compile(r"以及|和|及|与|暨|或")
# Words in which a joining sign joins nothing.
_NO_JOIN = re.compile(
    r"(?:[共温缓饱总中柔亲附]和|和[谐平睦美解顺善蔼气煦]|参与|给予|赋与|与[时会]|[以涉普波触顾遍]及|及[时格其]|或许|或者)"
)
_ETC = re.compile(r"等(?![级待候于同])(?<![均平高中初同优上下特一二三劣]等)")
_LIST_END = re.compile(r"[、]")
_TOPIC = re.compile(
    r"^以(?P<topic>[“《]?[^，。]{2,30}?[”》]?)为(?:主题|主要内容|内容|主线|核心|载体|重点|抓手|契机|目标)的?"
)
_ASPECT = re.compile(r"[了过着]|[出好起成][了过]|起(?![来义草点源诉])|出(?![行台版访]|租车)")
# 由老党员、教师组成的宣讲团: whom a thing is made of is no part of its name.
_MADE_OF = re.compile(
    r"(?:由|以)[^，。；]{2,44}?(?:组成|参加|牵头|领衔|构成|任(?:正|副)?组长|为(?:正|副)?组长|为成员|为主体|为骨干|为核心|为主)的"
    r"|以[^，。；]{0,30}(?:”“|、)[^，。；]{0,30}?为(?:主要内容|内容|主题|主线|载体|抓手|重点)的"
)
_RELATIVE = re.compile(r"的(?![确士话])")
# After a finished name these words begin something new.
_CUT = re.compile(
    r"以来|期间|日前|近日|昨日|落下帷幕|拉开帷幕|圆满|顺利|开始|以后|(?:正式|隆重|成功)?(?:举行|召开|启动)\Z|过程中|并(?!重|列|存|举|轨)|推动|促进|助力|从而|进而|引导|营造|提升|提高|增强|来(?!信|访|宾)|使(?!用|命|者)|让(?!座|利)|为(?!民|主|期)|对(?!口|接|外)"
    r"|向(?!上|阳|善|前)|以(?!案|赛|学|考|会|评|奖|及)|时$|后$|中$|时，|被|，|与此|切实|有效|有力|进一步|不断|持续|积极|充分|着力|全力|深入|确保|实现|力争|把|将|在(?=[^职校线岗建]{2})|给(?!力)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the healed text that is part of a name."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One name of a list.

    `kind` is an entity type, or Quoted, Title, Unknown or Vain. `parts` are the pieces the name is made of, the
    first being its own words. `shared` says that `quantity` counts the whole list. `lead` is whether the item is the
    class the list sums up (等…活动), `quoted` whether quotation or title marks enclose its own words, `outside` what stands outside them.
    """

    name: str
    kind: str
    parts: tuple[Piece, ...]
    quantity: Quantity | None = None
    people: Quantity | None = None
    shared: bool = False
    lead: bool = False
    quoted: bool = False
    outside: str = ""


def parse_items(text: str, depth: bytes, start: int, end: int) -> list[Item]:
    """The names in text[start:end], an object that begins at `start`."""
    aspect = _ASPECT.match(text, start, end)
    start = aspect.end() if aspect else start
    made_of = _MADE_OF.match(text, start, end)
    start = made_of.end() if made_of else start
    while start < end and text[start] in "等、为":
        start += 1
    end = _object_end(text, depth, start, end)
    items: list[Item] = []
    group: list[Piece] = []
    for piece in pieces(text, depth, start, end):
        etc = next(
            (
                m
                for m in _ETC.finditer(text, piece.start, piece.end)
                if not depth[m.start()] and m.start() > piece.start
            ),
            None,
        )
        if etc:
            group.append(Piece(piece.start, etc.start()))
            items += _listed(text, depth, group, Piece(etc.end(), piece.end))
            group = []
        else:
            group.append(piece)
    items += _listed(text, depth, group, None)
    return items


def _object_end(text: str, depth: bytes, start: int, end: int) -> int:
    """Where the noun phrase ends: at a word that begins something new behind a finished name."""
    for match in _CUT.finditer(text, start + 1, end):
        at = match.start()
        if depth[at]:
            continue
        before = text[start:at]
        finished = before[-1] in "”》）" or kinds().match(before) is not None or trailing(text, start, at)
        if finished and _RELATIVE.search(text[at:end]) is None:
            return at
    return end


def pieces(text: str, depth: bytes, start: int, end: int) -> Iterator[Piece]:
    """The parts of a list: split at 、, at joining words between finished names, between adjoining quotations."""
    begin = start
    i = start
    while i < end:
        if depth[i]:
            closes = (
                text[i] in "”》"
                and i + 1 < end
                and text[i + 1] in "“《"
                and (i + 1 == end or depth[i] == depth[i + 1] == 1)
            )
            if closes:
                yield Piece(begin, i + 1)
                begin = i + 1
            i += 1
            continue
        size = 0
        if text[i] == "、":
            size = 1
        else:
            join = _JOIN.match(text, i, end)
            if (
                join
                and not _NO_JOIN.match(text, i)
                and not _NO_JOIN.match(text, max(i - 1, start))
                and _finished(text, begin, i, join.end())
            ):
                size = join.end() - i
        if size:
            if i > begin:
                yield Piece(begin, i)
            begin = i + size
            i = begin
        else:
            i += 1
    if begin < end:
        yield Piece(begin, end)


def _finished(text: str, begin: int, at: int, after: int) -> bool:
    """Whether a joining word at `at` stands between two names rather than inside one."""
    left = text[begin:at]
    if not left or after >= len(text):
        return False
    if left[-1] in "”》" or text[after] in "“《":
        return True
    if trailing(text, begin, at):
        return True
    match = kinds().match(left)
    if match is None or match[1] == "Vain" or len(left) == len(match[0]):
        return False
    # A与B结对共建: two parties, not two things.
    return not (text[at] == "与" and match[1] in ("Organisation", "Group"))


def _listed(text: str, depth: bytes, group: list[Piece], head: Piece | None) -> Iterator[Item]:
    """The items of one list; `head` is the class named behind 等."""
    total: Quantity | None = None
    if head:
        total = trailing(text, head.start, head.end)
        head = _bare(text, Piece(head.start, total.start if total else head.end))
        if not total and head:
            total = leading(text, head.start, head.end)
            head = Piece(total.end, head.end) if total else head
    group = _one_clause(text, group, head)
    heads = [_head_of(text, depth, piece) for piece in group]
    share = head
    if share is None and heads and heads[-1] and len(group) > 1:
        share = heads[-1]
    for position, piece in enumerate(group):
        last = position == len(group) - 1
        item = _item(
            text,
            depth,
            piece,
            share if head or not (last or heads[position]) else None,
            explicit=head is not None,
        )
        if item is None:
            continue
        if total and not item.quantity:
            item = replace(item, quantity=total, shared=True)
        yield item
    if head and total:
        name = text[head.start : head.end]
        kind = kinds().match(name)
        if kind and name not in bare_heads():
            yield Item(name=name, kind=kind[1], parts=(head,), quantity=total, lead=True)


def _one_clause(text: str, group: list[Piece], head: Piece | None) -> list[Piece]:
    """党委领导、部门协同的工作格局 is one name: its commas stand inside a relative clause."""
    if head or len(group) < 2:
        return group
    last = group[-1]
    relative = text.rfind("的", last.start, last.end)
    plain = all(
        text[p.end - 1] not in "”》" and kinds().match(text[p.start : p.end]) is None for p in group[:-1]
    )
    if relative > last.start and plain and kinds().match(text[relative + 1 : last.end]):
        return [Piece(group[0].start, last.end)]
    return group


def _bare(text: str, piece: Piece) -> Piece | None:
    """A piece without leading words that say nothing, and without a long relative clause."""
    start, end = piece.start, piece.end
    while start < end:
        match = modifiers().match(text, start, end)
        if not match or match.end() >= end:
            break
        start = match.end()
    relative = text.rfind("的", start, end)
    listed = "、" in text[start : max(relative, start)]
    if (
        0 <= relative
        and not listed
        and "“" not in text[start:relative]
        and "《" not in text[start:relative]
        and end - relative - 1 >= 2
    ):
        rest = text[relative + 1 : end]
        kind = kinds().match(rest)
        if len(rest) >= 4 and not (kind and rest == kind[0] and rest in bare_heads()):
            start = relative + 1
    return Piece(start, end) if start < end else None


def _head_of(text: str, depth: bytes, piece: Piece) -> Piece | None:
    """What follows the quotation of a quoted name, or the head word a plain name ends with."""
    end = piece.end
    quantity = trailing(text, piece.start, end)
    if quantity and quantity.start > piece.start:
        end = quantity.start
    close = max((i for i in range(piece.start, end) if text[i] == "”" and depth[i] == 1), default=-1)
    if close >= 0:
        return Piece(close + 1, end) if close + 1 < end else None
    match = kinds().match(text[piece.start : end])
    return Piece(end - len(match[0]), end) if match else None


def _item(text: str, depth: bytes, piece: Piece, share: Piece | None, *, explicit: bool) -> Item | None:
    """One item; `share` is a head it may borrow, `explicit` whether that head is the class named behind 等."""
    core, counts = counted(text, piece)
    parts = _parts(text, core)
    if not parts:
        return None
    name, kind = _named(text, depth, parts)
    if share and _borrows(kind, text[share.start : share.end], explicit=explicit):
        borrowed = text[share.start : share.end]
        if not name.endswith(borrowed):
            parts.append(share)
            match = kinds().match(borrowed)
            name, kind = name + borrowed, match[1] if match else kind
    if kind == "Quoted":
        inner = kinds().match(name)
        kind = inner[1] if inner and inner[1] != "Vain" else kind
    people = next((q for q in counts[1:] if q.unit in ("人", "名")), None)
    marked = any(mark in text[part.start : part.end] for part in parts[:1] for mark in "“《")
    return Item(
        name=name,
        kind=kind,
        parts=tuple(parts),
        quantity=counts[0] if counts else None,
        people=people,
        quoted=marked,
        outside=re.sub(r"“[^”]*”|《[^》]*》", "", text[parts[0].start : parts[0].end]),
    )


def counted(text: str, piece: Piece) -> tuple[Piece, list[Quantity]]:
    """A piece without the counts behind or before it, and these counts in text order."""
    start, end = piece.start, piece.end
    counts: list[Quantity] = []
    while (quantity := trailing(text, start, end)) and quantity.start > start:
        counts.insert(0, quantity)
        end = quantity.start
        while end > start + 1 and text[end - 1] in "共达计约各近":
            end -= 1
    if not counts and (quantity := leading(text, start, end)):
        counts, start = [quantity], quantity.end
    return Piece(start, end), counts


def _parts(text: str, core: Piece) -> list[Piece]:
    """The pieces of one name: 以X为主题的Y is X and Y."""
    topic = _TOPIC.match(text[core.start : core.end])
    if topic and len(topic["topic"]) <= 20:
        at = core.start + topic.start("topic")
        found = [Piece(at, at + len(topic["topic"])), Piece(core.start + topic.end(), core.end)]
        return [p for p in found if p.end > p.start]
    bare = _bare(text, core)
    return [bare] if bare else []


def _borrows(kind: str, head: str, *, explicit: bool) -> bool:
    """Whether an item of `kind` takes the head of its list: one without a head of its own does; one with a head of
    another family does where the list names its class."""
    if kind in ("Quoted", "Unknown"):
        return True
    match = kinds().match(head)
    if not explicit or not match or kind == "Title":
        return False
    if match[1] == "Document":
        return kind != "Document"
    if match[1] == "Programme":
        return kind in ("Group", "Vain", "Activity", "Organisation")
    return match[1] == "Activity" and kind in ("Programme", "Group", "Vain", "Organisation", "Facility")


def _named(text: str, depth: bytes, parts: list[Piece]) -> tuple[str, str]:
    """Name and kind of the pieces: marks left out, the kind from the last words."""
    raw = "".join(text[p.start : p.end] for p in parts)
    last = parts[-1]
    name = strip_marks(raw)
    if raw.endswith("》"):
        return name, "Title"
    if raw.endswith("”"):
        return name, "Quoted"
    opens = max((i for i in range(last.start, last.end) if text[i] in "”》"), default=None)
    tail = text[opens + 1 : last.end] if opens is not None else name
    match = kinds().match(tail) or kinds().match(name)
    return name, match[1] if match else "Unknown"


def strip_marks(name: str) -> str:
    """A name without quotation and title marks, and without an unpaired bracket."""
    name = re.sub(r"[“”《》‘’]", "", name)
    if name.count("（") != name.count("）"):
        name = re.sub(r"[（）]", "", name)
    return name.strip(" ，、；：。")
