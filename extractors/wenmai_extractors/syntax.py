"""The frame of a passage: what stands in quotes and brackets, sentences, segments and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
# A quotation that holds a full stop is somebody's words, not a name; so is one of this length.
_SPEECH = re.compile(r"[。！？；]")
_LONGEST_NAME = 80
_END = "。！？"
_TRAIL = re.compile("…+(?![、，”》等])")  # what trails off ends its clause, but for a list that 等 closes


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the healed text, without its closing punctuation.

    `sentence` is the span of its sentence; `segment` counts the stretches between semicolons in it.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    segment: int


def depths(text: str) -> bytes:
    """For each character how deep it stands in quotes or brackets: 0 outside, the marks themselves inside.

    Unpaired marks and quoted speech count as outside.
    """
    depth = bytearray(len(text))
    stack: list[tuple[str, int]] = []
    for i, char in enumerate(text):
        if char in _PAIRS:
            stack.append((char, i))
        elif char in _CLOSERS and any(opener == _CLOSERS[char] for opener, _ in stack):
            while stack:
                opener, start = stack.pop()
                if opener == _CLOSERS[char]:
                    if i - start <= _LONGEST_NAME and not _SPEECH.search(text, start, i):
                        for at in range(start, i + 1):
                            depth[at] += 1
                    break
        if len(stack) > 8:
            stack.pop(0)
    return bytes(min(d, 255) for d in depth)


def within(depth: bytes, marks: int = 1) -> bytes:
    """The depths as they are for who reads inside so many marks."""
    return depth.translate(_lessened(marks))


@cache
def _lessened(marks: int) -> bytes:
    return bytes(min(255, max(0, deep - marks)) for deep in range(256))


def sentences(text: str, depth: bytes) -> Iterator[tuple[int, int]]:
    """Spans of sentences, closing punctuation included."""
    start = 0
    for i, char in enumerate(text):
        if char in _END and not depth[i]:
            end = i + 1
            while end < len(text) and text[end] in "”’）" and not depth[end]:
                end += 1
            if end > start:
                yield start, end
            start = end
    if text[start:].strip():
        yield start, len(text)


def clauses(text: str, depth: bytes) -> Iterator[Clause]:
    """The clauses of a passage in order."""
    for start, end in sentences(text, depth):
        segment, begin = 0, start
        for i in range(start, end):
            sign = 1 if text[i] in "，；：。！？" else 2 if text.startswith("——", i) else 0
            trail = _TRAIL.match(text, i, end) if text[i] == "…" and i >= begin else None
            sign = trail.end() - i if trail else sign
            if sign and not depth[i]:
                if text[begin:i].strip():
                    yield Clause(begin, i, (start, end), segment)
                begin = i + sign
                segment += text[i] == "；"
        if text[begin:end].strip() and begin < end:
            yield Clause(begin, end, (start, end), segment)
