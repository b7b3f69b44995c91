"""The whole path, from bytes to exports read back, on real layouts that were cut, doubled, mixed and soiled.

It takes the seconds of WENMAI_FUZZ_SECONDS and begins with the seed of WENMAI_FUZZ_SEED. A report that fails
is kept in tests/fuzzed: commit it with what mends it, so that it is tried for ever after.
"""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

import pytest
from factory import HOSTILE
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from readback import read_back

from wenmai.builder import build
from wenmai.guard import Limits
from wenmai.verify import verify
from wenmai_extractors.errors import WenmaiError

SECONDS = float(os.environ.get("WENMAI_FUZZ_SECONDS", "10"))
FIRST = int(os.environ.get("WENMAI_FUZZ_SEED", "0"))
TESTS = Path(__file__).parent
KEPT = TESTS / "fuzzed"
LAYOUTS = sorted([*(TESTS.parent / "seeds").rglob("*.txt"), *(TESTS / "pages").rglob("page.txt")])
FORMATS = ("trig", "jsonld", "gexf", "neo4j")
LIMITS = Limits(seconds=30)  # much more than any of these reports needs
PIECES = (
    *HOSTILE,
    "\n",
    "\n\n",
    "\u3000\u3000",
    "“",
    "”",
    "（",
    "、",
    "等10个单位",
    "本报讯（",
    "　摄",
    "\t",
    " ",
)


class Edit(NamedTuple):
    """What is done to a text, from and to a part of it, with what."""

    kind: str
    start: float
    length: int
    piece: str


EDITS = st.lists(
    st.builds(
        Edit,
        st.sampled_from(("cut", "double", "move", "put", "join", "turn")),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 60),
        st.sampled_from(PIECES),
    ),
    max_size=12,
)
# Bytes overwritten behind the encoding, by place and value.
SOILED = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=4)


@cache
def layout(number: int) -> str:
    return LAYOUTS[number].read_bytes().decode("utf-8", errors="replace")


def edited(text: str, edits: list[Edit]) -> str:
    for kind, where, length, piece in edits:
        start = int(where * len(text))
        part = text[start : start + length]
        before, after = text[:start], text[start + length :]
        text = {
            "cut": before + after,
            "double": before + part * 2 + after,
            "move": after + part + before,
            "put": before + piece + part + after,
            "join": before + part.replace("\n", "") + after,
            "turn": before + part[::-1] + after,
        }[kind]
    return text


def holds(raw: bytes) -> None:
    """A report of these bytes is refused as unreadable, or built, proved and read back from every export."""
    with TemporaryDirectory() as place:
        path, out = Path(place, "报道.txt"), Path(place, "out")
        path.write_bytes(raw)
        try:
            made = build([path], out=out, formats=FORMATS, limits=LIMITS)
        except WenmaiError as error:
            said = str(error)
        else:
            said = ""
        if said:
            assert str(path) in said
            assert "please report" not in said
            assert "set aside" not in said
            return
        assert made.problems == ()
        assert verify(out, sources=[path]).mismatches == ()
        counts = read_back(out)
        assert counts["facts.csv"] == len(made.kg.facts) + 1
        assert all(count for name, count in counts.items() if not name.endswith(".jsonl"))


def tried(raw: bytes) -> None:
    try:
        holds(raw)
    except BaseException:
        KEPT.mkdir(exist_ok=True)
        (KEPT / f"{sha256(raw).hexdigest()[:12]}.txt").write_bytes(raw)
        raise


@settings(max_examples=20, deadline=None, phases=[Phase.generate], database=None)
@given(
    number=st.integers(0, len(LAYOUTS) - 1),
    edits=EDITS,
    encoding=st.sampled_from(("utf-8", "gb18030", "utf-16")),
    soiled=SOILED,
)
def fuzz(number: int, edits: list[Edit], encoding: str, soiled: list[tuple[float, int]]) -> None:
    raw = bytearray(edited(layout(number), edits)[:4000].encode(encoding, errors="replace"))
    for where, value in soiled if raw else ():
        raw[int(where * len(raw))] = value
    tried(bytes(raw))


def test_mutated_layouts() -> None:
    end = monotonic() + SECONDS
    for round_ in count(FIRST):
        seed(round_)(fuzz)()
        if monotonic() > end:
            break


@pytest.mark.parametrize("path", sorted(KEPT.glob("*.txt")), ids=lambda path: path.stem)
def test_what_once_failed(path: Path) -> None:
    holds(path.read_bytes())
