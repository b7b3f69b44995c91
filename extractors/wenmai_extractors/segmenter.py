"""jieba, loaded once and only when a boundary is in doubt."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache
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


def cut(text: str) -> list[str]:
    """Segment `text` without guessing unknown words."""
    return list(tokenizer().cut(text, HMM=False))


def crosses_word(left: str, right: str) -> bool:
    """Whether the joint of two fragments lies inside a word of the dictionary."""
    return _crossing(left, right) is not None


def torn_word(left: str, right: str) -> bool:
    """Whether the joint lies inside a word whose parts are not words of their own (党员 干部 are)."""
    parts = _crossing(left, right)
    return parts is not None and not all(len(part) > 1 and cut(part) == [part] for part in parts)


def _crossing(left: str, right: str) -> tuple[str, str] | None:
    """The word that the joint lies in, parted there."""
    before, after = left[-_NEAR:], right[:_NEAR]
    position = 0
    for token in cut(before + after):
        if position < len(before) < position + len(token):
            return token[: len(before) - position], token[len(before) - position :]
        position += len(token)
    return None
