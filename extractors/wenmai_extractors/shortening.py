"""Short names of bodies: 松河中院 for 松河市中级人民法院, and those a report gives itself (以下简称X).

A short name keeps the region, which may leave out its kind, and then the beginning of each word.
"""

from __future__ import annotations

from functools import cache, lru_cache

from wenmai_extractors.bodies import body_ends
from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import is_region, regions
from wenmai_extractors.segmenter import cut

_NOTE = pattern(
    r"（(?:以下|下文|下)?(?:简称|统称)(?:为|：)?[“‘]?(?P<alias>[\u4e00-\u9fff]{2,12})[”’]?）"
    r"|，(?:以下|下文)?简称(?:为)?[“‘]?(?P<called>[\u4e00-\u9fff]{2,12})[”’]?(?=[，。；])"
)
_PEOPLES = pattern("自治[县州旗]\\Z")
_PEOPLE = pattern("(人民|中心)")  # 人民法院 and 中心小学 are one word of the dictionary
_BANK, _BANKS = "农村商业银行", ("农商银行", "农商行")
_KINDS = "省市县州区旗镇乡村盟"


@cache
def _idle() -> frozenset[str]:
    """The words of full names that short ones leave out: 人民 of 人民法院."""
    return frozenset(words(load_toml("organisations.toml")["left_out"]))


def alias_at(text: str, at: int) -> str:
    """The short name that a note right behind a name gives it, （以下简称“X”）; "" for none."""
    match = _NOTE.match(text, at)
    return match["alias"] or match["called"] if match else ""


@lru_cache(maxsize=1 << 12)
def shortens(short: str, full: str) -> bool:
    """Whether `short` is a short form of the name `full` of a body."""
    if not 3 < len(short) < len(full):
        return False
    if any(full.replace(_BANK, name) == short for name in _BANKS):
        return True
    place = regions(full)
    if is_region(short):
        return False
    if not place or place[-1].end == len(full) or not place[-1].full:
        return False
    rest = _behind_region(short, place[-1].name)
    if rest == "委" and full[place[-1].end] != "委":
        return False  # 云屏县委 is the party's committee, whatever other 委 there is
    parts = (part for token in cut(full[place[-1].end :]) for part in _PEOPLE.split(token) if part)
    return bool(rest) and _letters(rest, tuple(parts))


def _bare(place: str) -> str:
    """A region without its kind: 苏州 of 苏州市."""
    return place[:-1] if place[-1] in _KINDS and len(place) > len("和县") else place


def _behind_region(short: str, place: str) -> str:
    """What stands behind the region in a short name; "" where it begins with another."""
    bare = _bare(place)
    sizes = (2, 3) if _PEOPLES.search(place) else (len(bare),)
    for name in (place, *(bare[:size] for size in sizes if size > 1)):
        if short.startswith(name):
            return short[len(name) :]
    return ""


@lru_cache(maxsize=1 << 12)  # of a name that repeats itself the same is asked again and again
def _letters(short: str, parts: tuple[str, ...]) -> bool:
    """Whether `short` takes at least one character of each of `parts`, in order, but for idle words."""
    if not parts:
        return not short
    first, others = parts[0], parts[1:]
    if first in _idle() and _letters(short, others):
        return True
    taken = 0
    for size in range(1, len(first) + 1):
        begins = short[:1] == first[0] or (not others and short == first[-1])
        if not begins or size > len(short):
            return False
        taken = first.find(short[size - 1], taken) + 1
        if not taken:
            return False
        if _letters(short[size:], others):
            return True
    return False


def shortened_in(name: str, text: str) -> tuple[int, int] | None:
    """Where `text` has a short form of the name of a body: its region, then some of its characters in order.

    南充国税 stands for 南充市国家税务局. The region may leave out its kind.
    """
    found = regions(name)
    if not found or found[-1].end == len(name):
        return None
    place = found[-1].name
    bare = _bare(place) if found[-1].full else place
    start = text.find(bare) if len(bare) > 1 else -1
    if start < 0:
        return None
    at = start + len(place if text.startswith(place, start) else bare)
    rest, cursor, begin = name[found[-1].end :], 0, at
    while at < len(text) and (cursor := rest.find(text[at], cursor) + 1):
        at += 1
    return (start, at) if at - begin > 1 else None


def overlap(owner: str, name: str) -> str:
    """The characters that end the owner's name and begin the department's: 局 of 市场监管局|局机关党委."""
    for size in range(min(len(owner), len(name) - 1), 0, -1):
        if owner.endswith(name[:size]):
            return name[:size]
    return ""


def owned(first: str, name: str) -> str:
    """松岭支行 in a list that 松河银行白塔支行 is the first of: that of the same bank."""
    ending = next((end for end in _branches() if name.endswith(end)), None)
    ends = body_ends(first) if ending and first.endswith(ending) else ()
    if len(ends) < 2 or len(body_ends(name)) > 1 or name.startswith(first[:2]):
        return name
    return first[: ends[-2]] + name


@cache
def _branches() -> tuple[str, ...]:
    return words(load_toml("organisations.toml")["branch_endings"])


def of_place(full: str, name: str) -> bool:
    """Whether the level that `name` begins with ends a region of `full`: 县委 is no 共青团县委."""
    return any(region.end == len(full) - len(name) + 1 for region in regions(full))
