"""Characters as they are matched: simplified, one for one, so that offsets stay what they are.

Reports are kept and quoted as they are written; only what the rules look at is changed.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from wenmai_extractors.lexicon import load_toml

if TYPE_CHECKING:
    from opencc import OpenCC

_FIRST = "\u2e80"  # what comes before is no Chinese character
WRITTEN = 0.05  # of the Chinese characters are traditional: the whole text is
DISTINCT = 4  # traditional characters at least in such a text


@lru_cache(maxsize=8)
def legible(text: str) -> str:
    """Return `text` in simplified characters, each where it was: the result is as long as `text`.

    A text written in traditional characters is converted with their context (乾淨 is 干净, 乾隆 stays). In
    any other only what GB 2312 lacks is changed, and of that what is the one traditional form of a character:
    乾县, 著名 and 氾水 are simplified Chinese. Radicals and compatibility forms, which PDF files give for the
    characters they look like, become these.
    """
    signs = {char: _character(char) for char in set(text) - _common() if char >= _FIRST}
    simple = {char: _converted(sign) for char, sign in signs.items()}
    traditional = {char for char, sign in signs.items() if simple[char] != sign}
    if len(traditional) >= DISTINCT:
        written = sum(map(traditional.__contains__, text))
        if written >= WRITTEN * sum(char >= _FIRST for char in text):
            return _converted(text.translate({ord(char): sign for char, sign in signs.items()}))
    for char in traditional:
        signs[char] = simple[char] if _converted(simple[char], "s2t") == signs[char] else signs[char]
    changed = {ord(char): sign for char, sign in signs.items() if sign != char}
    return text.translate(changed) if changed else text


@cache
def _common() -> frozenset[str]:
    """The characters of GB 2312, which are simplified."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF))
    return frozenset(pair.decode("gb2312", "ignore") for pair in pairs)


def _character(char: str) -> str:
    """The character that a radical or compatibility form stands for; else `char` itself."""
    other = _radicals().get(char) or unicodedata.normalize("NFKC", char)
    return other if len(other) == 1 and unicodedata.category(other) == "Lo" else char


@cache
def _radicals() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in load_toml("variants.toml")["radicals"].split()}


def _converted(text: str, way: str = "t2s") -> str:
    """`text` converted as OpenCC calls it; where that would change its length, as it is."""
    other = _converter(way).convert(text)
    return other if len(other) == len(text) else text


@cache
def _converter(way: str) -> OpenCC:
    from opencc import OpenCC  # slow to import, and most reports need none of it

    return OpenCC(way)
