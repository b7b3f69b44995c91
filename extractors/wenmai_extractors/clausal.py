"""Whether what stands where a name is looked for is a piece of a sentence instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import Item
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import kinds

_SHORT = 10  # characters of a body's name that may hold a verb


def is_clause(item: Item) -> bool:
    """Whether an item is a piece of a sentence rather than a name: 工作落到实处, 年度有方案."""
    clausal = _clausal()
    name = item.outside if item.quoted else item.name
    if not name:
        return False
    opens = item.outside[:1] == item.name[0] and clausal.opens.match(item.name) is not None
    opens = opens and not clausal.noun.match(item.name)
    begins = opens or (not item.quoted and clausal.begins(name))
    kind = kinds().match(name)
    built = (
        item.kind in ("Facility", "Organisation")
        and len(name) <= _SHORT
        and kind is not None
        and len(kind[0]) > 1
    )  # 名医传承工作室
    return (
        begins
        or (not built and clausal.inside.search(name) is not None)
        or clausal.has.match(name) is not None
    )


@dataclass(frozen=True, slots=True)
class _Clausal:
    """What tells a piece of a sentence from a name: clausal of verbs.toml."""

    opens: re.Pattern[str]
    starts: re.Pattern[str]
    words: frozenset[str]
    inside: re.Pattern[str]
    noun: re.Pattern[str]
    has: re.Pattern[str]

    def begins(self, name: str) -> bool:
        """Whether the first word of a name is none that names begin with."""
        known = self.starts.match(name) is not None and cut(name[:6])[0] in self.words
        return (known or name[0] in "不未没") and not self.noun.match(name)


@cache
def _clausal() -> _Clausal:
    data = load_toml("verbs.toml")["clausal"]
    inside = re.compile(either(data["words"]))
    has = re.compile("[\u4e00-\u9fff]{2}有[\u4e00-\u9fff]{2}\\Z")  # 活动|有组织
    noun = re.compile("|".join(f"{word}{either(after)}" for word, after in data["unless"].items()))
    starts = re.compile(either(data["starts"]))
    opens = re.compile(either(data["opens"]))
    return _Clausal(opens, starts, frozenset(words(data["starts"])), inside, noun, has)
