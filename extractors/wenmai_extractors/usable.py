"""Whether what stands where a name is looked for names something, and which words mean people."""

from __future__ import annotations

import re
from functools import cache

from wenmai_extractors.clausal import is_clause
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.objects import Item
from wenmai_extractors.patterns import pattern
from wenmai_extractors.vocabulary import bare_heads

_HOTLINE = r"(?:11[09]|12[02]|315|12\d{3})(?![\d余多个])"  # 110宣传日
_COUNT_FIRST = pattern(rf"(?!{_HOTLINE})\d+(?!年|·|\+|\d|分钟|[^，]{{0,6}}(?:热线|专线|平台|中心))")
_COUNT_INSIDE = pattern(r"、\d+[个项座条]")  # 村低压设施、8个台区的治理
_LONGEST_UNKNOWN = 20
_LONGEST = 60
_SHORT = 10
_VERB = "创建"  # 举办“A”、|创建“B”


@cache
def people() -> re.Pattern[str]:
    """Words for people as a class."""
    return re.compile(either(load_toml("words.toml")["people"], unless={"企业": "家"}))


def usable(item: Item) -> bool:
    """Whether an item names something."""
    vain = item.name in bare_heads() or item.kind == "Vain" or (item.quoted and item.outside == _VERB)
    if vain or item.name.isdigit() or not 2 <= len(item.name) <= _LONGEST:
        return False
    counts = not item.quoted and (
        _COUNT_FIRST.match(item.name)
        or _COUNT_INSIDE.search(item.name)
        or item.name[-1] in "为达共约"  # 参与人数为|80
    )
    if counts or (item.quantity and item.quantity.unit in ("名", "人", "位") and _counts_people(item)):
        return False
    whose, of, head = item.name.rpartition("的")
    if of and not item.quoted and head in bare_heads() and len(whose) <= _SHORT and "、" not in whose:
        return False  # 更好的|平台
    if item.kind == "Unknown" and people().search(item.name[-3:]):
        return False
    if item.kind == "Unknown" and not (2 < len(item.name) <= _LONGEST_UNKNOWN and "的" not in item.name):
        return False
    return not is_clause(item)


def _counts_people(item: Item) -> bool:
    """32名党员认领岗位: a count that leads is that of people doing something."""
    return item.quantity is not None and item.quantity.end <= item.parts[0].start and item.kind != "Group"
