"""Words are those that jieba makes of the same characters, wherever one begins to ask."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wenmai_extractors.segmenter import cut, tokenizer, tokens

SIGNS = (
    "县文明办公室组织开展了志愿服务活动中国农业银行支行"
    + "和第十二届2019年A级WiFi5G3.5%-_，。“”（） \n\r\u3000𠮷é😀"
)
TEXTS = st.text(st.sampled_from(SIGNS), max_size=40)


@settings(deadline=None)  # the first loads the dictionary
@given(TEXTS)
def test_words_are_those_of_jieba(text: str) -> None:
    assert cut(text) == tuple(tokenizer().cut(text, HMM=False))


@given(TEXTS, st.integers(0, 40))
def test_one_by_one_as_all_at_once(text: str, start: int) -> None:
    assert tuple(tokens(text, start, len(text))) == cut(text[start:])


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_what_is_asked_about_ends_the_last_word(text: str, start: int, end: int) -> None:
    found, whole = list(tokens(text, start, end)), cut(text[start:])
    assert "".join(found) == text[start:end]
    assert tuple(found[:-1]) == whole[: max(0, len(found) - 1)]


def test_a_way_that_is_known_serves_for_every_beginning() -> None:
    text = "白水县教育局和卫生健康局联合开展“书香校园”活动12场"
    for start in range(len(text)):
        assert tuple(tokens(text, start, len(text))) == cut(text[start:])
