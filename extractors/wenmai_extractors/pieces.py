"""The object of a verb cut into the pieces of its list: where a name ends and the next begins.

Signs that stand in lists also stand inside names: 中、低压电网 and 街道、社区两级平台 are one each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec

from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import chinese_number, measures, quantities, trailing
from wenmai_extractors.vocabulary import bare_heads, kinds

# Signs and words that may join names, and where one quotation ends and another begins.
_JOIN = pattern(r"、|以及|[和及与暨或]|(?<=[”》])(?:，|[ \u3000]{1,4})?(?=[“《])")
# Words in which a joining sign joins nothing.
_NO_JOIN = pattern(
    r"(?:[共温缓饱总中柔亲附]和|和[谐平睦美解顺善蔼气煦]|参与|给予|赋与|与[时会]|[以涉普波触顾遍]及|及[时格其]|或许|或者)"
)
# 等 that sums up, not that of 一等, 平等 and 等待.
_ETC = pattern(r"等(?![级待候于同次])(?<![一二三四五六七八九特优劣甲乙上中下同初高平均]等)")
_NUMBERED = pattern("(?P<noun>[\u4e00-\u9fff])“(?P<number>[两二三四五六])(?P=noun)”")
_NOUN = pattern("[\u4e00-\u9fff]{2,5}")
_NOUN_QUOTED = pattern(f"{_NOUN.pattern}“[^“”]{{2,8}}”[\u4e00-\u9fff]")
_GOING = pattern("[\u4e00-\u9fff]{2,4}(?:下乡|进[\u4e00-\u9fff]{2})")
_OBJECT = load_toml("words.toml")["object"]
_MEETING = pattern(rf"{either(_OBJECT['meetings'])}\Z")
_AWARDING = pattern("”[\u4e00-\u9fff]{0,4}(?:(?P<one>颁奖|表彰)|评选)[\u4e00-\u9fff]{0,4}\\Z")
_CEREMONIES = ("仪式", "典礼")
_SIGNS = pattern("[“”《》\\d]")
_PRAISING = 9  # characters that this matches at the most
_PRAISED = pattern("等[\u4e00-\u9fff]{2,8}\\Z")  # 等群众喜闻乐见、|参与度高的活动
_HAVING = pattern("有[\u4e00-\u9fff]{1,4}\\Z")  # 有特色、|有口碑的品牌
_HAVING_TOO = pattern("有[\u4e00-\u9fff]{1,4}的")
_PRAISE = pattern("[\u4e00-\u9fff]{2,10}的")
_QUALITY = pattern("(?:一系列|系列|各类|各种|一批)?[\u4e00-\u9fff]{2,3}[式化型]")
_OF_QUOTED = pattern("[^“”，。；、]{2,16}的(?=“)")
_SHORT = 6  # characters of the noun behind a count that sums up: “A”、“B”2个|品牌
_GREAT = pattern(rf"(?P<number>[两三四五六七八九十]|\d{{1,2}})大(?={either(_OBJECT['great'])})")
_BRACKETED = pattern("[省市县区]（[市县区州旗]）\\Z")
_RANKS = pattern("[两三四五]级")


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the healed text that is part of a name."""

    start: int
    end: int


def pieces(text: str, depth: bytes, start: int, end: int) -> Iterator[Piece]:
    """The parts of a list: split at 、, at joining words between finished names, between quotations."""
    begin = start
    for join in _JOIN.finditer(text, start, end):
        at, after = join.span()
        if at == begin > start and text[at - 1] == "、" and not _NO_JOIN.match(text, at):
            begin = after  # 、|和|区级“Y”
            continue
        if at == after:
            parted = at > start and depth[at - 1] == depth[at] == 1
        else:
            parted = not depth[at] and (text[at] in "、， \u3000" or _joins(text, begin, at, after))
        if parted and at != after and _praised(text, (begin, at), (after, end)):
            parted = False
        if parted and at > begin:
            yield Piece(begin, at)
        begin = after if parted else begin
    if begin < end:
        yield Piece(begin, end)


def _praised(text: str, before: tuple[int, int], behind: tuple[int, int]) -> bool:
    """等群众喜闻乐见、|参与度高的宣传活动: whether a sign stands in what praises the events of a list."""
    start, end = before
    if _HAVING.search(text, max(start, end - _PRAISING), end) and _HAVING_TOO.match(text, *behind):
        return True
    near = max(start, end - _PRAISING)
    if _PRAISE.match(text, *behind) is None or _PRAISED.search(text, near, end) is None:
        return False
    kind = kinds().match(text[slice(*behind)])
    return kind is None or kind[1] == "Activity"


def _joins(text: str, begin: int, at: int, after: int) -> bool:
    """Whether the word at `at` joins the name from `begin` to the next."""
    no_join = after - at == 1 and (_NO_JOIN.match(text, at) or _NO_JOIN.match(text, at - 1))
    if at == begin or no_join:
        return False
    return _finished(text, begin, at, after)


def _finished(text: str, begin: int, at: int, after: int) -> bool:
    """Whether a joining word at `at` stands between two names rather than inside one."""
    left = text[begin:at]
    if not left or after >= len(text):
        return False
    if text[at] == "暨":
        return False  # X活动暨Y授牌仪式 is one event
    if left[-1] in "”》" or text[after] in "“《":
        return True
    if trailing(text, begin, at):
        return True
    match = kinds().match(left)
    if (
        match is None
        or match[1] == "Vain"
        or (left == match[0] and (left in bare_heads() or match[1] == "Programme"))
    ):
        return False
    # A与B结对共建: two parties, not two things.
    return not (text[at] == "与" and match[1] in ("Organisation", "Group"))


def et_cetera(text: str, depth: bytes, piece: Piece) -> re.Match[str] | None:
    """The 等 that ends the list in a piece, if any: what stands behind it sums the list up."""
    found = _ETC.finditer(text, piece.start + 1, piece.end)
    return next((match for match in found if not depth[match.start()]), None)


def whole_words(text: str, group: list[Piece]) -> list[Piece]:
    """A list without parts that are no names: 中、低压电网 and 街道、社区两级平台 are one."""
    if len(group) > 1 and (_festive(text, group) or _awarding(text, group)):
        return [Piece(group[0].start, group[-1].end)]
    joined: list[Piece] = []
    for piece in group:
        before = joined[-1] if joined else None
        quality = before and _QUALITY.fullmatch(text, before.start, before.end)  # 一站式、立体化|服务网
        letter = before and text[before.start : before.end] in _letters()
        level = before is not None and text[before.start : before.end].rpartition("、")[2] in _levels()
        level = level and (_RANKS.search(text, *span(piece)) is not None or _of_levels(text, piece))
        level = level or (before is not None and _county(text, before, piece))
        if before and (quality or letter or level or _of_bodies(text, before, piece)):
            joined[-1] = Piece(before.start, piece.end)
        else:
            joined.append(piece)
    return joined


def _of_bodies(text: str, before: Piece, piece: Piece) -> bool:
    """甲大学、|乙大学红十字会揭牌仪式: whether a ceremony is of the body before as well."""
    if not text.startswith(_CEREMONIES, piece.end - 2) or text[before.end] != "、":
        return False
    kind = kinds().match(text[before.start : before.end])
    return kind is not None and kind[1] == "Organisation" and _SIGNS.search(text, *span(before)) is None


def _festive(text: str, group: list[Piece]) -> bool:
    """Whether a list stands inside one name.

    元旦、春节“两节”慰问活动, 部门、单位、班组“联动”机制, 科普、义诊下乡活动, 先进集体、劳动模范表彰大会.
    """
    match = _NUMBERED.search(text, group[-1].start, group[-1].end)
    if match is not None and chinese_number(match["number"]) == len(group):
        return True
    if _NOUN_QUOTED.match(text, *span(group[-1])) or _GOING.match(text, *span(group[-1])):
        return all(_is_noun(text, piece) for piece in group[:-1])
    return _MEETING.search(text, *span(group[-1])) is not None and all(_is_plain(text, p) for p in group[:-1])


def _awarding(text: str, group: list[Piece]) -> bool:
    """“十佳车间”“十佳班长”颁奖晚会: whether quotations side by side are what one event is to award.

    石桥县第二届“好婆婆”“好媳妇”评选 is one event, “好婆婆”“好媳妇”评选 are two.
    """
    side_by_side = all(text[one.end - 1] == "”" and one.end == other.start for one, other in pairwise(group))
    awarding = _AWARDING.search(text, *span(group[-1])) if side_by_side else None
    return awarding is not None and (awarding["one"] is not None or text[group[0].start] != "“")


def _is_plain(text: str, piece: Piece) -> bool:
    """Whether a piece is no event, scheme or paper: 先进集体|、劳动模范表彰大会 is one meeting."""
    kind = kinds().match(text[piece.start : piece.end])
    plain = kind is None or kind[1] in ("Vain", "Group")
    return plain and _SIGNS.search(text, *span(piece)) is None


def _is_noun(text: str, piece: Piece) -> bool:
    """Whether a piece is a short noun that names nothing by itself."""
    kind = kinds().match(text[piece.start : piece.end])
    return _NOUN.fullmatch(text, *span(piece)) is not None and (kind is None or kind[1] == "Vain")


def span(piece: Piece) -> tuple[int, int]:
    """Where a piece begins and ends."""
    return piece.start, piece.end


def _of_levels(text: str, piece: Piece) -> bool:
    """区、镇、|村和学校的工作室, 区、|镇: whether a piece goes on with the levels that a thing is of."""
    return text[piece.start : piece.end] in _levels() or "的" in text[piece.start : piece.start + 8]


def _county(text: str, before: Piece, piece: Piece) -> bool:
    """18个县（市）、|区基层分馆: whether a bracketed level shares what stands behind the next one."""
    rest = text[piece.start : piece.end]
    return _BRACKETED.search(text, *span(before)) is not None and rest.startswith(tuple(_levels()))


@cache
def _letters() -> frozenset[str]:
    return frozenset(words(_OBJECT["letters"]))


@cache
def _levels() -> frozenset[str]:
    return frozenset(words(_OBJECT["levels"]))


def summed(text: str, group: list[Piece]) -> tuple[Piece, Piece] | None:
    """The last name of A、B、C3个窗口 and the class that sums the list up, where the number is right."""
    if len(group) < 2:
        return None
    last = group[-1]
    great = _GREAT.search(text, last.start + 2, last.end)
    if great and chinese_number(great["number"]) == len(group):
        return Piece(last.start, great.start()), Piece(great.end(), last.end)
    for quantity in quantities(text, last.start + 2, last.end):
        right = quantity.value == len(group) and not quantity.approx and quantity.unit not in measures()
        before = text[last.start : quantity.start].rstrip()
        marked = before[-1:] in ("》", "”") and last.end - quantity.end <= _SHORT
        if right and (marked or kinds().match(text[quantity.end : last.end])):
            return Piece(last.start, quantity.start), Piece(quantity.start, last.end)
    return None


def described(text: str, group: list[Piece], etc: tuple[int, int]) -> re.Match[str] | None:
    """舞蹈、声乐等知识传播的|“X”活动: what stands before a quoted name, where the list names no event."""
    match = _OF_QUOTED.match(text, etc[1], group[-1].end)
    ends = [*(piece.end for piece in group[:-1]), etc[0]]
    bare = all(
        text[end - 1] not in "”》" and kinds().match(text[piece.start : end]) is None
        for piece, end in zip(group, ends, strict=True)
    )
    return match if bare else None


def one_clause(text: str, group: list[Piece], head: Piece | None) -> list[Piece]:
    """村民议事、干部办事的治理格局 is one name: its commas stand inside a relative clause."""
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
