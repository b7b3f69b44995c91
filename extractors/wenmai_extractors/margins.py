"""What a text that was taken from pages repeats on each of them: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from wenmai_extractors.patterns import pattern

PAGES = 3  # so many times the same words at the edge of a page are its header
NEAR = 2  # lines on each side of a page's end that may belong to its edge
_MAY_HEAD = pattern(r"[^。，；]{1,40}")
_NUMBER = pattern(
    r"\s*(?:[-—–·•]+\s*\d{1,4}\s*[-—–·•]+|第\s*\d{1,4}\s*页(?:[\s,，/／]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4})\s*"
)


def margins(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that are page numbers, or headers and footers said before.

    Pages end where a line is a page number (- 3 -, 第3页) or holds a form feed.
    """
    numbers = [i for i, line in enumerate(lines) if _NUMBER.fullmatch(line)]
    ends = sorted({*numbers, *(i for i, line in enumerate(lines) if "\f" in line)})
    if len(ends) < PAGES - 1:
        return frozenset()
    edges = sorted({i for end in ends for i in _edge(lines, end)} - set(numbers))
    words = [_constant(line) for line in lines]
    first = {word: i for i, word in reversed(list(enumerate(words)))}
    said = Counter(words[i] for i in edges)
    repeated = {
        i
        for i in edges
        if said[words[i]] >= PAGES - 1 and first[words[i]] < i and _MAY_HEAD.fullmatch(words[i])
    }
    return frozenset({*numbers, *repeated})


def _edge(lines: Sequence[str], end: int) -> Iterator[int]:
    """The lines with words closest to the end of a page, its own line among them."""
    yield end
    for step in (-1, 1):
        at, found = end + step, 0
        while 0 <= at < len(lines) and found < NEAR and abs(at - end) <= 3 * NEAR:
            if lines[at].strip():
                yield at
                found += 1
            at += step


def _constant(line: str) -> str:
    """What a header says on every page."""
    return re.sub(r"\d+", "", line).strip()
