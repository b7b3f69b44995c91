"""The word lists compiled for matching: automata and suffix tables, each built once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

import msgspec

from wenmai_extractors.lexicon import common_verbs, either, load_toml, verbal_nouns, words


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A word found at start..end; `label` is its class in the data file."""

    start: int
    end: int
    word: str
    label: str


class WordFinder:
    """Finds listed words, the longest first, skipping those inside a longer shadow word."""

    def __init__(self, labelled: dict[str, str]) -> None:
        """Compile `labelled`: word -> label, "" for a shadow."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._labels = list(labelled.items())
        self._automaton: Any = AhoCorasick([w for w, _ in self._labels], matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[Hit]:
        """Hits in order, none overlapping; words labelled "" (shadows) are left out."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            word, label = self._labels[index]
            if label:
                yield Hit(start, end, word, label)


@cache
def verbs() -> WordFinder:
    """The verbs of verbs.toml, labelled with their class."""
    data = load_toml("verbs.toml")
    labelled = dict.fromkeys(words(data["shadows"]["words"]), "")
    for label, text in data["classes"].items():
        labelled |= dict.fromkeys(words(text), label)
    return WordFinder(labelled)


@cache
def predicates() -> dict[str, dict[str, str]]:
    """Verb class -> object type -> predicate."""
    table: dict[str, dict[str, str]] = load_toml("verbs.toml")["predicates"]
    return table


@cache
def modality() -> WordFinder:
    """Words of planning ("irrealis") and denial ("negation")."""
    data = load_toml("verbs.toml")
    labelled: dict[str, str] = {}
    for label in ("irrealis", "negation"):
        labelled |= dict.fromkeys(words(data[label]["words"]), label)
    for label in ("irrealis", "negation"):
        labelled |= dict.fromkeys(words(data[label]["except"]), "")
    return WordFinder(labelled)


_Label = TypeVar("_Label")


class SuffixTable(Generic[_Label]):
    """Which of the listed endings a name ends with, the longest winning."""

    def __init__(self, labelled: Mapping[str, _Label]) -> None:
        """Index `labelled`: ending -> label."""
        self._labels = labelled
        sizes: dict[str, set[int]] = {}
        for ending in labelled:
            sizes.setdefault(ending[-1], set()).add(len(ending))
        self._sizes = {last: tuple(sorted(found, reverse=True)) for last, found in sizes.items()}

    def match(self, name: str) -> tuple[str, _Label] | None:
        """(ending, label) or None."""
        for size in self._sizes.get(name[-1:], ()):
            label = self._labels.get(name[-size:]) if size <= len(name) else None
            if label:
                return name[-size:], label
        return None


@cache
def kinds() -> SuffixTable[str]:
    """Head words of kinds.toml with the entity type they make; "Spirit" for what meetings say, "Vain" for
    abstractions."""
    data = load_toml("kinds.toml")
    labelled: dict[str, str] = {}
    for label in ("Group", "Facility", "Organisation", "Programme", "Document", "Activity"):
        labelled |= dict.fromkeys(words(data[label]), label)
    for label in ("spirit", "vain"):
        labelled |= dict.fromkeys(words(data[label]), label.capitalize())
    labelled |= dict.fromkeys(words(data["slogans"]), "Vain")
    return SuffixTable(labelled)


@cache
def bare_heads() -> frozenset[str]:
    """Head words that name nothing by themselves."""
    return frozenset(words(load_toml("kinds.toml")["bare"]))


@cache
def modifiers() -> re.Pattern[str]:
    """Leading words of an object that say nothing about which one it is."""
    data = load_toml("words.toml")
    return re.compile(either(data["modifiers"], unless=data["modifiers_unless"]))


@cache
def openings() -> re.Pattern[str]:
    """Adverbs and connectives before a subject or a verb."""
    return re.compile(either(load_toml("words.toml")["openings"]))


@cache
def boundaries() -> frozenset[str]:
    """Words that no name runs across: those of words.toml, verbs that are no part of names, level words."""
    data = load_toml("words.toml")
    listed = set(words(f"{data['boundaries']} {data['company']['with']}"))
    for text in (*load_toml("verbs.toml")["classes"].values(), *load_toml("honours.toml")["verbs"].values()):
        listed.update(word for word in words(text) if len(word) > 1)
    for text in load_toml("honours.toml")["levels"].values():
        listed.update(word for word in words(text) if word.endswith("级"))
    return frozenset(listed - in_names())


@cache
def in_names() -> frozenset[str]:
    """Verbs that names of bodies contain, though none begins with them."""
    return frozenset(words(load_toml("words.toml")["in_names"]))


@cache
def verb_words() -> frozenset[str]:
    """Verbs and adverbs of two characters: what no name of a body begins with and few contain."""
    return common_verbs() | verbal_nouns() | in_names()


@cache
def _verbs() -> frozenset[str]:
    return common_verbs() | verbal_nouns()


def is_verb(token: str) -> bool:
    """Whether a word of the dictionary is a verb."""
    known = _verbs()
    doubled = len(token) == 4 and token[:2] in known and token[2:] in known  # 更新改造
    return token in known or doubled or kinds().match(token) == (token, "Activity")
