"""The frame of a passage: what stands in quotes and brackets, sentences, segments and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
# A quotation that holds a full stop is somebody's words, not a name; so is one of this length.
_SPEECH = re.compile(r"[。！？；]")
_LONGEST_NAME = 80
_BRACKETS = re.compile(f"[{''.join((*_PAIRS, *_CLOSERS))}]")
_DEEPER = bytes(min(255, deep + 1) for deep in range(256))
_DEEPEST = 8  # marks that are open at a time
_END = re.compile("[。！？]")
# What trails off ends its clause, but for a list that 等 closes.
_JOINT = re.compile("[，；：。！？]|——+|…+(?![、，”》等])")


class Clause(msgspec.Struct, frozen=True):
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
    for match in _BRACKETS.finditer(text):
        sign, i = match.group(), match.start()
        if sign in _PAIRS:
            stack = [*stack[1 - _DEEPEST :], (sign, i)]
        elif any(opener == _CLOSERS[sign] for opener, _ in stack):
            while stack:
                opener, start = stack.pop()
                if opener == _CLOSERS[sign]:
                    if i - start <= _LONGEST_NAME and not _SPEECH.search(text, start, i):
                        depth[start : i + 1] = depth[start : i + 1].translate(_DEEPER)
                    break
    return bytes(depth)


def within(depth: bytes, marks: int = 1) -> bytes:
    """The depths as they are for who reads inside so many marks."""
    return depth.translate(_lessened(marks))


@cache
def _lessened(marks: int) -> bytes:
    return bytes(min(255, max(0, deep - marks)) for deep in range(256))


def sentences(text: str, depth: bytes) -> Iterator[tuple[int, int]]:
    """Spans of sentences, closing punctuation included."""
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if not depth[end - 1]:
            while end < len(text) and text[end] in "”’）" and not depth[end]:
                end += 1
            yield start, end
            start = end
    if text[start:].strip():
        yield start, len(text)


def clauses(text: str, depth: bytes) -> Iterator[Clause]:
    """The clauses of a passage in order."""
    for start, end in sentences(text, depth):
        segment, begin = 0, start
        for match in _JOINT.finditer(text, start, end):
            i = match.start()
            if not depth[i]:
                if text[begin:i].strip():
                    yield Clause(begin, i, (start, end), segment)
                begin = match.end()
                segment += text[i] == "；"
        if text[begin:end].strip() and begin < end:
            yield Clause(begin, end, (start, end), segment)
