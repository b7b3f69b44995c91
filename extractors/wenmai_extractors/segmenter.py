"""jieba's words where a boundary is in doubt: its dictionary, loaded once, and how it weighs them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import inf, log
from typing import Any

from wenmai_extractors.lexicon import load_toml, user_words, words

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
    return tuple(_words(text, _ways(text), 0, len(text)))


def tokens(text: str, start: int, end: int) -> Iterator[str]:
    """The words of text[start:], which are those of `cut`, one by one; the last is cut short at `end`."""
    return _words(text, _known_ways(text), start, min(end, len(text)))


def _words(text: str, ways: Sequence[int], start: int, end: int) -> Iterator[str]:
    while start < end:
        stop = ways[start]
        yield text[start : stop if stop < end else end]
        start = stop


@lru_cache(maxsize=1 << 9)
def _known_ways(text: str) -> list[int]:
    return _ways(text)


# What jieba segments as a piece, its re_han_default; of the rest each character is one, but for this.
_RUN = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")
_LINE_END = re.compile("\r\n")


def _ways(text: str) -> list[int]:
    """Where the word ends that begins at each place of `text`, on the best way from there on.

    jieba finds the way from the end of a run of characters backwards, and so the one from each of its
    characters on: one look does for all who ask about a name that may begin there.
    """
    ways = list(range(1, len(text) + 1))
    for match in _LINE_END.finditer(text):
        ways[match.start()] = match.end()
    for match in _RUN.finditer(text):
        _find_ways(text, match.start(), match.end(), ways)
    return ways


def _find_ways(text: str, start: int, end: int, ways: list[int]) -> None:
    """Fill in `ways` for a run of characters: the likeliest words of the dictionary, as jieba weighs them."""
    known, total = tokenizer().FREQ, log(tokenizer().total)
    best = [0.0] * (end - start + 1)  # how likely the way is from each character on
    for at in range(end - 1, start - 1, -1):
        score, chosen = -inf, at + 1
        for stop in range(at + 1, end + 1):
            count = known.get(text[at:stop])
            if count is None:
                break  # no word begins so
            if count:
                likely = log(count) - total + best[stop - start]
                if likely >= score:
                    score, chosen = likely, stop
        best[at - start] = best[at - start + 1] - total if score == -inf else score
        ways[at] = chosen
    alone = False  # Latin letters and digits that are no words stay together
    for at in range(end - 1, start - 1, -1):
        behind, alone = alone, ways[at] == at + 1 and text[at].isascii() and text[at].isalnum()
        if alone and behind:
            ways[at] = ways[at + 1]


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
