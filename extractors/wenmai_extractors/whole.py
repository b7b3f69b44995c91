"""The whole text of a report, in which what it shortens is looked up: a place by its full name."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SENTENCE = 120  # characters between two words of a sentence at the most
_KIND = "(?:自治)?[省市县区州盟旗]"


class Whole:
    """A report's text; what was looked up once is remembered, for reports name the same again and again."""

    def __init__(self, passages: Iterable[str] = ()) -> None:
        """Take the passages, which nothing runs across."""
        self._text = "\n".join(passages)
        self._found: dict[str, str] = {}

    def first(self, pattern: str) -> str:
        """What matches `pattern` first, or nothing."""
        if pattern not in self._found:
            match = re.search(pattern, self._text)
            self._found[pattern] = match.group() if match else ""
        return self._found[pattern]

    def place(self, short: str) -> str:
        """What 玉树 is called in full, 玉树市; nothing where the report never says."""
        return self.first(re.escape(short) + _KIND)

    def together(self, one: str, other: str) -> bool:
        """Whether the report says both in a sentence."""
        first, second = re.escape(one), re.escape(other)
        between = f"[^。！？；\n]{{0,{_SENTENCE}}}"
        key = f"{first}{between}{second}|{second}{between}{first}"
        return one in self._text and other in self._text and bool(self.first(key))
