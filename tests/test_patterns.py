"""No regular expression of the two packages takes much longer than its input is longer.

What counts is how the time grows with the length of strings made to be hard, not how long it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from patterns import Pattern, attacks, patterns

from wenmai.guard import Limits, TooMuch, guarded

SIZE = 400  # characters
TIMES = 4
QUICK = 0.001  # seconds in which the longer string is no attack
GROWTH = 9.0  # what is TIMES as long may take so many times as long: 4 is linear, 16 quadratic
ENDS = ("\x00", "。")


def seconds(pattern: Pattern, begin: str, body: str, size: int, end: str) -> float:
    """How long a string of `size` characters takes, on the clock of this process."""
    text: Any = (begin + body * (size // len(body) + 1))[:size] + end
    if isinstance(pattern.regex.pattern, bytes):
        text = text.encode()
    began = process_time()
    if pattern.anchored:
        pattern.regex.match(text)
        pattern.regex.fullmatch(text)
    else:
        for _ in pattern.regex.finditer(text):
            pass
    return process_time() - began


def grows(pattern: Pattern, begin: str, body: str, end: str) -> str:
    """How the time grows, where it grows too much."""
    try:
        with guarded(Limits(seconds=1)):
            # Each look is at what the one before finds; the shortest of some times is the least disturbed.
            for size, looks in ((SIZE, 1), (2 * SIZE, 3), (2 * SIZE, 5)):
                seconds(pattern, begin, body, 30, end)
                long = min(seconds(pattern, begin, body, TIMES * size, end) for _ in range(looks))
                if long < QUICK:
                    return ""
                short = min(seconds(pattern, begin, body, size, end) for _ in range(3))
                if long < GROWTH * short:
                    return ""
    except TooMuch:
        return "has no end"
    return f"takes {long / short:.0f} times as long, {1000 * long:.0f} ms"


def faults(pattern: Pattern) -> Iterator[str]:
    for begin, body in attacks(pattern.regex):
        for end in ENDS:
            if said := grows(pattern, begin, body, end):
                source = str(pattern.regex.pattern)[:80]
                yield f"{Path(pattern.file).name} {source!r} {said} on {begin[-20:]!r} and many {body[:20]!r}"


def test_no_pattern_takes_much_longer_than_its_input_is_longer() -> None:
    found = patterns()
    assert len(found) > 300
    assert sum(pattern.anchored for pattern in found) > 50
    slow = [fault for pattern in found if (fault := next(faults(pattern), ""))]
    assert slow == []


@pytest.mark.parametrize(
    "bomb",
    ["(a+)+$", r"\d+名", "(甲|甲乙|乙)*丙", r"\s+\Z", "(?:乙*丙)?(?:甲甲?)*丁", "“[^”]*甲[^”]*甲[^”]*”"],
)
def test_a_bomb_would_be_found(bomb: str) -> None:
    assert list(faults(Pattern(re.compile(bomb), "bomb", anchored=False)))


@pytest.mark.parametrize("bomb", ["(a+)+$", "(?:甲|甲甲)*乙"])
def test_a_bomb_at_a_given_place_would_be_found(bomb: str) -> None:
    assert list(faults(Pattern(re.compile(bomb), "bomb", anchored=True)))
    assert not list(faults(Pattern(re.compile(r"\d+名"), "none", anchored=True)))
