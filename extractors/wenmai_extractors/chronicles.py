"""Chronicles: lines that each begin with a year, or with a month of the year in the heading above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wenmai_extractors.records import Span

_DATED = re.compile(r"(?:[●■◆▲★•·○]\s*)?(?:(?:19|20)\d\d年|\d{1,2}月(?!份))(?!以来)")
_FEWEST = 3  # entries that make a chronicle


def entries(text: str, lines: Sequence[Span]) -> frozenset[Span]:
    """The lines that begin an entry, where most of the lines do; none in other texts."""
    dated = frozenset(line for line in lines if _DATED.match(text, line.start, line.end))
    return dated if len(dated) >= max(_FEWEST, len(lines) / 2) else frozenset()
