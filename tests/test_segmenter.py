"""Words made one by one are those that jieba makes of the same characters."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wenmai_extractors.segmenter import cut, tokens

SIGNS = (
    "县文明办公室组织开展了志愿服务活动中国农业银行支行"
    + "和第十二届2019年A级WiFi5G3.5%-_，。“”（） \n\r\u3000𠮷é😀"
)


@settings(deadline=None)  # the first loads the dictionary
@given(st.text(st.sampled_from(SIGNS), max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_one_by_one_as_all_at_once(text: str, start: int, end: int) -> None:
    assert tuple(tokens(text, start, end)) == cut(text[start:end])


def test_a_way_that_is_known_serves_for_every_beginning() -> None:
    text = "白水县教育局和卫生健康局联合开展“书香校园”活动12场"
    for start in range(len(text)):
        assert tuple(tokens(text, start, len(text))) == cut(text[start:])
