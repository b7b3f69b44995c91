"""Personal names: what may be one. Precision before recall."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import common_words, either, load_toml, user_words, words
from wenmai_extractors.patterns import pattern

_HAN_NAME = pattern(r"[\u4e00-\u9fff]{2,4}\Z")
_KINDS = "省市州盟县区旗镇乡"
_DOTTED = pattern(r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6}){1,3}\Z")
_DOT = 7  # characters within which the dot stands of a name with one


@dataclass(frozen=True, slots=True)
class NameParts:
    """The pieces of the data file person_names.toml."""

    single: frozenset[str]
    common: frozenset[str]
    double: frozenset[str]
    not_names: frozenset[str]
    given: frozenset[str]
    not_last: frozenset[str]
    elements: re.Pattern[str]
    whole: frozenset[str]
    books: tuple[str, ...]


@cache
def name_parts() -> NameParts:
    """Load the data once."""
    data = load_toml("person_names.toml")
    return NameParts(
        single=frozenset(data["single"]) - {"\n"},
        common=frozenset(data["common"]) - {"\n"},
        double=frozenset(data["double"].split()),
        not_names=frozenset(data["not_names"].split()),
        given=frozenset(data["given"].split()),
        not_last=frozenset(data["not_last"].split()),
        elements=re.compile(rf"{either(data['elements'])}{{2,4}}\Z"),
        whole=frozenset(data["whole"].split()) | {e for e in data["elements"].split() if len(e) > 2},
        books=words(data["books"]),
    )


def is_han_name(word: str) -> bool:
    """Whether `word` is built as a Han name: surname and one or two characters, and no everyday word."""
    parts = name_parts()
    double = word[:2] in parts.double and len(word) in (3, 4)
    if not double and not (word[:1] in parts.single and len(word) in (2, 3)):
        return False
    given = word[2:] if double else word[1:]
    if len(given) == 2 and given in common_words() and given not in parts.given:
        return False  # 万科技, 东方广场
    return _possible(word)


def may_be_name(word: str) -> bool:
    """Whether `word` may be a name in a place where only a name can stand: a list, right before an award."""
    parts = name_parts()
    surname = word[:2] in parts.double or (word[:1] in parts.single and len(word) in (2, 3))
    return (surname and _possible(word)) or word in _users() or is_other_name(word)


def _possible(word: str) -> bool:
    """Whether nothing forbids a Han name: neither its length nor its last character nor an everyday word."""
    parts = name_parts()
    return (
        _HAN_NAME.match(word) is not None
        and word[-1] not in parts.not_last
        and word not in common_words()
        and word not in parts.not_names
        and word[:2] not in parts.not_names
        and not _is_place(word)
    )


@lru_cache(maxsize=1 << 12)
def _is_place(word: str) -> bool:
    """Whether `word` is a division with its kind (和平区) or the bare name of a large one (云南, 张家口)."""
    found = gazetteer().named(word)
    large = any(place.level in ("province", "prefecture") for place in found)
    return large or (bool(found) and word[-1] in _KINDS)


def is_other_name(word: str) -> bool:
    """Whether `word` is built as a Tibetan, Mongolian, Uyghur or Yi name in Chinese spelling."""
    if "·" in word:
        told = any(part in common_words() or part.endswith(name_parts().books) for part in word.split("·"))
        return _DOTTED.match(word) is not None and not told
    return word in name_parts().whole or (
        3 <= len(word) <= 8 and name_parts().elements.match(word) is not None
    )


def is_name(word: str) -> bool:
    """Whether `word` may be a personal name where the place calls for one."""
    return word in _users() or is_han_name(word) or is_other_name(word)


def is_common_name(word: str) -> bool:
    """Whether `word` is a common surname with any two characters: a name where all around calls for one."""
    return len(word) == 3 and word[0] in name_parts().common and may_be_name(word)


def may_begin(text: str, start: int) -> bool:
    """Whether a personal name may begin at `start`: at most places the first character rules it out."""
    return text[start : start + 1] in _first_characters() or text.find("·", start, start + _DOT) >= 0


@cache
def _first_characters() -> frozenset[str]:
    parts = name_parts()
    begins = {name[0] for name in (*parts.double, *parts.whole, *_users())}
    return parts.single | begins | {word[0] for word in load_toml("person_names.toml")["elements"].split()}


@cache
def _users() -> frozenset[str]:
    """The persons that a user's dictionary names."""
    return frozenset(word.word for word in user_words("nr"))
