"""jieba, loaded once and only when a boundary is in doubt."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

from wenmai_extractors.lexicon import user_words


@cache
def tokenizer() -> Any:
    """The jieba tokenizer of record, quiet and initialised."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    for word in user_words():
        segmenter.add_word(word.word, word.frequency, word.tag or None)
    return segmenter


def cut(text: str) -> list[str]:
    """Segment `text` without guessing unknown words."""
    return list(tokenizer().cut(text, HMM=False))


def crosses_word(left: str, right: str) -> bool:
    """Whether the joint of two fragments lies inside a word of the dictionary."""
    before, after = left[-6:], right[:6]
    position = 0
    for token in cut(before + after):
        if position < len(before) < position + len(token):
            return True
        position += len(token)
    return False
