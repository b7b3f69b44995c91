"""jieba's words where a boundary is in doubt: its dictionary, loaded once, and how it weighs them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from math import log
from typing import Any

from wenmai_extractors.lexicon import load_toml, user_words, words
from wenmai_extractors.patterns import pattern

_NEAR = 6  # characters on each side of a joint that are looked at


@cache
def tokenizer() -> Any:
    """The jieba tokenizer of record, quiet and initialised."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    for compound in _compounds(segmenter.FREQ):
        segmenter.FREQ[compound] = 0
    for added in words(load_toml("words.toml")["added"]):
        segmenter.add_word(added)
    for word in user_words():
        segmenter.add_word(word.word, word.frequency, word.tag or None)
    return segmenter


def _compounds(known: Mapping[str, int]) -> list[str]:
    """Words of the dictionary in which the end of a body's name is hidden: 公司|简介, 法院|院长."""
    bodies = words(load_toml("organisations.toml")["compounds"])
    begun = ((word, body) for word in known if word.startswith(bodies) for body in bodies)
    return [
        word
        for word, body in begun
        if word.startswith(body) and len(word) > len(body) + 1 and known.get(word[len(body) :])
    ]


@lru_cache(maxsize=1 << 13)
def cut(text: str) -> tuple[str, ...]:
    """Segment `text` without guessing unknown words."""
    return tuple(_words(text, _unknown_ways(text), 0, len(text)))


def tokens(text: str, start: int, end: int) -> Iterator[str]:
    """The words of text[start:], which are those of `cut`, one by one; the last is cut short at `end`."""
    return _words(text, _ways(text), start, min(end, len(text)))


def _words(text: str, ways: list[int], start: int, end: int) -> Iterator[str]:
    while start < end:
        if not ways[start]:
            _find_ways(text, ways, start)
        stop = ways[start]
        yield text[start : stop if stop < end else end]
        start = stop


# All but jieba's re_han_default: each such character is a piece of its own, but for the end of a line.
_SIGN = pattern(r"\r\n|[^\u4e00-\u9fd5a-zA-Z0-9+#&._%-]")


@lru_cache(maxsize=1 << 9)
def _ways(text: str) -> list[int]:
    """Where the word that begins at each place of `text` ends, on the best way from there on; 0: open yet.

    jieba finds the way from the end of a run of characters backwards, and so the one from each of its
    characters on: one look does for all who ask about a name that may begin there.
    """
    return _unknown_ways(text)


def _unknown_ways(text: str) -> list[int]:
    ways = [0] * len(text)
    for match in _SIGN.finditer(text):
        ways[match.start()] = ways[match.end() - 1] = match.end()
    return ways


def _find_ways(text: str, ways: list[int], within: int) -> None:
    """Fill in `ways` for the run of characters around `within`: the likeliest words, as jieba weighs them."""
    start, end = within, within + 1
    while start and not ways[start - 1]:
        start -= 1
    while end < len(text) and not ways[end]:
        end += 1
    known, total, run = tokenizer().FREQ.get, log(tokenizer().total), text[start:end]
    size = len(run)
    best = [0.0] * (size + 1)  # how likely the way is from each character on
    for at in range(size - 1, -1, -1):
        stop = chosen = at + 1
        count = known(run[at])
        most = log(count or 1) - total + best[stop]
        while count is not None and stop < size:  # else no longer word begins so
            stop += 1
            count = known(run[at:stop])
            if count and (likely := log(count) - total + best[stop]) >= most:
                most, chosen = likely, stop
        best[at] = most
        ways[start + at] = start + chosen
    if _LETTERS.search(run):
        _join_letters(text, ways, start, end)


# Latin letters and digits that are no words make one piece where they stand together.
_LETTERS = pattern("[A-Za-z0-9]{2}")


def _join_letters(text: str, ways: list[int], start: int, end: int) -> None:
    alone = False
    for at in range(end - 1, start - 1, -1):
        behind, alone = alone, ways[at] == at + 1 and text[at].isascii() and text[at].isalnum()
        if alone and behind:
            ways[at] = ways[at + 1]


def begins_word(text: str) -> bool:
    """Whether a word of the dictionary is or begins with `text`: jieba holds how its words begin, too."""
    return text in tokenizer().FREQ


def crosses_word(left: str, right: str) -> bool:
    """Whether the joint of two fragments lies inside a word of the dictionary."""
    return _crossing(left, right) is not None


def torn_word(left: str, right: str) -> bool:
    """Whether the joint lies inside a word whose parts are not words of their own (党员 干部 are)."""
    parts = _crossing(left, right)
    return parts is not None and not all(len(part) > 1 and cut(part) == (part,) for part in parts)


def _crossing(left: str, right: str) -> tuple[str, str] | None:
    """The word that the joint lies in, parted there."""
    before, after = left[-_NEAR:], right[:_NEAR]
    position = 0
    for token in cut(before + after):
        if position < len(before) < position + len(token):
            return token[: len(before) - position], token[len(before) - position :]
        position += len(token)
    return None
