"""Companies that a report names in full once, and then by the beginning of that name: 江北烟草, 三禾种业."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from wenmai_extractors.actors import ActorMention, actor_over
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import is_region, regions
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import boundaries, openings, verb_words

_FULL = pattern("有限(?:责任)?公司|集团公司")
_SHORTEST = 4  # characters of a short name
_BRAND = 2  # of them behind the region
_WORD = 6  # characters looked at behind a short name
_ALIKE = 8  # companies whose names begin alike, at the most


@lru_cache(maxsize=1 << 9)
def firms(text: str) -> tuple[str, ...]:
    """The full names of companies in a text, each once, and few of those that begin alike."""
    found: dict[str, None] = {}
    alike: Counter[str] = Counter()
    tried: dict[int, ActorMention | None] = {}
    for match in _FULL.finditer(text):
        mention = actor_over(text, match.start(), match.end(), tried)
        if mention is None or mention.end != match.end() or mention.text.startswith(match.group()):
            continue
        begin = mention.text[:_SHORTEST]
        if mention.text not in found and alike[begin] < _ALIKE:
            alike[begin] += 1
            found[mention.text] = None
    return tuple(found)


def firm_at(text: str, at: int, end: int, full_names: Iterable[str]) -> tuple[str, int] | None:
    """The one company whose name is told in full elsewhere and begins text[at:end], and where that ends."""
    begin = text[at : min(end, at + _SHORTEST)]
    if len(begin) < _SHORTEST:
        return None
    alike = [
        (_shared(full, text[at : min(end, at + len(full))]), full)
        for full in full_names
        if full.startswith(begin)
    ]
    if not alike:
        return None  # as nearly everywhere
    size, full = max(alike)
    several = sum(shared == size for shared, _ in alike) > 1  # 江北烟草 of 江北烟草工业… and 江北烟草商业…
    if several or size == len(full) or not (_names(full[:size]) and _ends(text, at + size, end)):
        return None
    return full, at + size


def _shared(name: str, other: str) -> int:
    """How many characters two names begin alike with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, other, strict=False)))


def _names(short: str) -> bool:
    """Whether the beginning of a company's name tells which it is: 江北烟草, not 东河市|城市建设."""
    place = regions(short)
    brand = short[place[-1].end :] if place else short
    bare = bool(place) and not place[-1].full
    own = bare or any(len(word) == 1 for word in cut(brand))  # words of the dictionary are no brand
    return len(brand) >= _BRAND and own and not is_region(short)


def _ends(text: str, at: int, end: int) -> bool:
    """Whether no word goes on at `at`: a sign, a verb or an adverb stands there."""
    after = next(iter(cut(text[at : min(end, at + _WORD)])), "")
    word = after.isalpha() and after not in boundaries() and after not in verb_words()
    return not word or openings().match(text, at, end) is not None
