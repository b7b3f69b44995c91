"""Which items of a list take the head that the list ends with: “A”“B”等|活动."""

from __future__ import annotations

from collections.abc import Iterator

from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import is_verb, kinds

_ALIKE = 2  # characters by which items of one list are alike: 文明机关、文明家庭
_CREATING = pattern("创建|争创|评选")
_CREATES = pattern(rf"(?:{_CREATING.pattern})\Z")
_CLASSES = ("讲堂", "课堂", "学堂")


def overlap(name: str, head: str) -> int:
    """How many characters, two or more but for 大, end a name and begin the head that it borrows."""
    sizes = range(min(len(name) - 1, len(head) - 1), 1, -1)
    if name.endswith("大") and head.startswith("大精神"):
        return 1  # 十八大|大精神
    return next((size for size in sizes if name.endswith(head[:size])), 0)


def says_kind(name: str) -> bool:
    """Whether a quoted name says itself what it is: “护河志愿服务”、“暖冬”等活动, not “慰问老人”."""
    match = kinds().match(name)
    if match is None or match[1] == "Vain" or match[0] == name:
        return False
    return match[1] != "Group" or not is_verb(cut(name)[0])


def is_event(name: str, lent: str) -> bool:
    """Whether a marked name of an event needs no other word for one: 《清河展》等|展览, “X讲堂”等|讲座."""
    match = kinds().match(lent)
    plain = match == (lent, "Activity") and not lent.endswith(("活动", "行动"))
    own = kinds().match(name) if plain else None
    return own is not None and own[0] != name and (own[1] == "Activity" or name.endswith(_CLASSES))


def borrows(kind: str, head: str, *, explicit: bool) -> bool:
    """Whether an item of `kind` takes the head of its list.

    One without a head of its own does; one with a head of another family does where the list names its class.
    """
    if kind in ("Quoted", "Unknown"):
        return True
    match = kinds().match(head)
    if not explicit or not match or (kind == "Title" and match[1] != "Activity"):
        return False
    if match[1] == "Document":
        return kind != "Document"
    if match[1] == "Facility":
        return kind in ("Organisation", "Group", "Programme", "Activity")  # 城东社区等|服务网点
    if match[1] == "Programme":
        return kind in ("Group", "Vain", "Activity")
    return match[1] == "Activity" and kind in (
        "Programme",
        "Group",
        "Vain",
        "Organisation",
        "Facility",
        "Title",
    )


def laws(text: str, group: list[Piece]) -> Iterator[Piece]:
    """The items of a list, those that one event is on as one: 《A法》和《B法》知识讲座."""
    titles: list[Piece] = []
    for piece in group:
        marked, whole = text[piece.start] == "《", text[piece.end - 1] == "》"
        if marked and whole:
            titles.append(piece)
            continue
        kind = kinds().match(text[piece.start : piece.end]) if marked and titles else None
        if kind and kind[1] == "Activity":
            yield Piece(titles[0].start, piece.end)
        else:
            yield from (*titles, piece)
        titles = []
    yield from titles


def creation_lent(text: str, piece: Piece, lender: Piece, head: Piece) -> Piece | None:
    """文明机关、文明家庭|创建活动: what is alike is created alike, and borrows 创建活动 for its head."""
    creates = _CREATES.search(text, lender.start, head.start)
    alike = text.startswith(text[lender.start : lender.start + _ALIKE], piece.start, piece.end)
    return Piece(creates.start(), head.end) if creates and alike else None


def creating(text: str, first: Piece, piece: Piece) -> Piece | None:
    """创建|文明机关、文明家庭等活动: the verb that the first begins with, which is that of what is alike."""
    creates = _CREATING.match(text, first.start, first.end)
    alike = creates and text.startswith(text[creates.end() : creates.end() + _ALIKE], piece.start, piece.end)
    own = kinds().match(text[piece.start : piece.end])
    if not creates or not alike or (own and own[1] in ("Activity", "Facility")):
        return None  # 创建文明村、|文明大讲堂
    return Piece(*creates.span())
