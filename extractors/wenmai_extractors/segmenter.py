"""jieba, loaded once and only when a boundary is in doubt."""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
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
    return tuple(tokenizer().cut(text, HMM=False))


def tokens(text: str, start: int, end: int) -> Iterator[str]:
    """The words of text[start:end], which are those of `cut`, made one by one as they are asked for."""
    ways, position, end = _ways(text), start, min(end, len(text))
    while position < end:
        run = ways.run_end(position)
        if run > end or run == position:  # cut short, or no run of characters
            stop = end if run > end else min(end, ways.next_run(position))
            yield from cut(text[position:stop])
        else:
            stop = run
            yield from ways.words(position, run)
        position = stop


# What jieba segments as a piece, its re_han_default.
_RUN = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")


class _Ways:
    """The best way through each run of characters of a text, looked for when it is first asked about.

    jieba finds the way from the end of a run backwards, and so the one from each of its characters on: one
    look does for all who ask about a name that may begin there.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs = [match.span() for match in _RUN.finditer(text)]
        self._starts = [start for start, _ in self._runs]
        self._ends: dict[int, dict[int, tuple[float, int]]] = {}

    def run_end(self, position: int) -> int:
        """Where the run of characters around `position` ends; `position` itself if there is none."""
        index = bisect_right(self._starts, position) - 1
        return max(position, self._runs[index][1]) if index >= 0 else position

    def next_run(self, position: int) -> int:
        """Where the first run behind `position` begins."""
        index = bisect_right(self._starts, position)
        return self._starts[index] if index < len(self._starts) else len(self._text)

    def words(self, position: int, end: int) -> Iterator[str]:
        """The words from `position` to the end of its run."""
        start = self._starts[bisect_right(self._starts, position) - 1]
        route = self._ends.get(start)
        if route is None:
            run, route = self._text[start:end], {}
            tokenizer().calc(run, tokenizer().get_DAG(run), route)
            self._ends[start] = route
        letters = ""  # Latin letters and digits that are no words stay together
        while position < end:
            stop = start + route[position - start][1] + 1
            word = self._text[position:stop]
            if len(word) == 1 and word.isascii() and word.isalnum():
                letters += word
            else:
                if letters:
                    yield letters
                    letters = ""
                yield word
            position = stop
        if letters:
            yield letters


@lru_cache(maxsize=1 << 9)
def _ways(text: str) -> _Ways:
    return _Ways(text)


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
