"""Chronicles: lines that each begin with a year, or with a month of the year in the heading above."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wenmai_extractors.patterns import pattern
from wenmai_extractors.records import Span

_DATED = pattern(r"(?:[●■◆▲★•·○]\s*)?(?:(?:19|20)\d\d[ \u3000]?年|\d{1,2}[ \u3000]?月(?!份))(?!以来)")
_YEAR = pattern(r"(?:19|20)\d\d[ \u3000]?年度?")
_MONTH = pattern(r"\W{0,3}\d{1,2}[ \u3000]?月")
_FEWEST = 3  # entries that make a chronicle


def entries(text: str, lines: Sequence[Span]) -> frozenset[Span]:
    """The lines that begin an entry, where most of the lines do; none in other texts."""
    dated = frozenset(line for line in lines if _DATED.match(text, line.start, line.end))
    return dated if len(dated) >= max(_FEWEST, len(lines) / 2) else frozenset()


def is_year(text: str) -> bool:
    """Whether a text is a year and nothing else."""
    return _YEAR.fullmatch(text) is not None


def years(texts: Sequence[str]) -> frozenset[int]:
    """Which of some blocks of text are a year alone above an entry that begins with a month, or above a list.

    Lists go by years where several years stand apart: 2018年|A|B|2017年|C.
    """
    alone = {
        n: below for n, (text, below) in enumerate(pairwise(texts)) if is_year(text) and not is_year(below)
    }
    listed = len(alone) > 1 and len({texts[number] for number in alone}) == len(alone)
    return frozenset(n for n, below in alone.items() if listed or _MONTH.match(below))
