"""Which items of a list take the head that the list ends with: “A”“B”等|活动."""

from __future__ import annotations

from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import is_verb, kinds

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
        return kind in ("Group", "Vain", "Activity", "Organisation")
    return match[1] == "Activity" and kind in (
        "Programme",
        "Group",
        "Vain",
        "Organisation",
        "Facility",
        "Title",
    )
