"""The whole text of a report, in which what it shortens is looked up: a place by its full name."""

from __future__ import annotations

import re
from collections.abc import Iterable

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

    def has(self, words: str) -> bool:
        """Whether the report says these words."""
        return words in self._text
