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

    A text written in traditional characters is converted with their context (乾淨 is 干净, 乾隆 stays); in
    any other only what GB 2312 lacks is changed, so that a simplified text keeps its 乾县 and 著名. Radicals
    and compatibility forms, which PDF files give for the characters they look like, become these.
    """
    signs = {char: _character(char) for char in set(text) if char >= _FIRST and not _is_common(char)}
    simple = {char: _converted(sign) for char, sign in signs.items()}
    traditional = {char for char, sign in signs.items() if simple[char] != sign}
    if len(traditional) >= DISTINCT:
        written = sum(map(traditional.__contains__, text))
        if written >= WRITTEN * sum(char >= _FIRST for char in text):
            return _converted(text.translate({ord(char): sign for char, sign in signs.items()}))
    changed = {char: other for char, other in simple.items() if other != char}
    return text.translate({ord(char): other for char, other in changed.items()}) if changed else text


@cache
def _is_common(char: str) -> bool:
    """Whether a character belongs to GB 2312, whose characters are simplified."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _character(char: str) -> str:
    """The character that a radical or compatibility form stands for; else `char` itself."""
    other = _radicals().get(char) or unicodedata.normalize("NFKC", char)
    return other if len(other) == 1 and unicodedata.category(other) == "Lo" else char


@cache
def _radicals() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in load_toml("variants.toml")["radicals"].split()}


def _converted(text: str) -> str:
    """`text` simplified; where the converter would change its length, as it is."""
    simple = _converter().convert(text)
    return simple if len(simple) == len(text) else text


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC  # slow to import, and most reports need none of it

    return OpenCC("t2s")
