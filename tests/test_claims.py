"""Look-up among stretches told already agrees with asking each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wenmai_extractors.claims import Claims
from wenmai_extractors.scene import Mark

marks = st.builds(
    lambda passage, start, size: Mark(passage, start, start + size),
    st.integers(0, 1),
    st.integers(0, 30),
    st.integers(1, 12),
)


@given(st.lists(marks, max_size=12), marks)
def test_claims_say_what_each_mark_says(told: list[Mark], asked: Mark) -> None:
    claims = Claims(told)
    here = [mark for mark in told if mark.passage == asked.passage]
    assert claims.overlap(asked) == any(m.start < asked.end and asked.start < m.end for m in here)
    assert claims.cover(asked) == any(m.start <= asked.start and asked.end <= m.end for m in here)
    assert claims.begin(asked) == any(m.start == asked.start for m in here)
