"""Repairs lead back: every stretch of a healed passage stands, unrepaired, where the passage says it does."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenmai_extractors.healing import FOLD, INVISIBLE, Passage, heal
from wenmai_extractors.records import Span
from wenmai_extractors.variants import legible

PIECES = st.sampled_from(
    [
        *"青屏县教育局开展活动和潑水𠮷野0123456789０９Ａｚ.%％年个",
        *" \t\u00a0\u3000\n\r\f",
        *",;:?!()「」『』，。；：“”‘’\"'＂＇（）《》、—～·・",
        *"\u200b\u200d\ufeff\u00ad\u202e",
        " and ",
        "and",
        "\n　　",
        " \n ",
        "1,000",
        "12，345",
        "26 个",
        "圖書館開⻓⽯",
        "3 月 5 日",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


QUOTES = str.maketrans("“”‘’", "\"\"''")


def folded(text: str) -> str:
    return text.translate(FOLD)


def level(text: str) -> str:
    """Folded, with quotation marks that do not say which way they open."""
    return folded(text).translate(QUOTES)


def essence(text: str) -> str:
    """What no repair changes: blanks, line breaks, invisible signs and commas left out, and is 和."""
    kept = "".join(char for char in text if char not in INVISIBLE)
    return re.sub(r"[\s，]", "", level(kept)).replace("and", "和")


@st.composite
def torn(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and fragments of it, in order, none overlapping."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(a, b) for a, b in pairwise(cuts)]
    keep = draw(st.lists(st.booleans(), min_size=len(spans), max_size=len(spans)))
    return text, [span for span, kept in zip(spans, keep, strict=True) if kept]


def inside(span: Span, fragments: list[Span]) -> list[Span]:
    """The parts of `span` that lie in the fragments."""
    both = (Span(max(span.start, f.start), min(span.end, f.end)) for f in fragments)
    return [part for part in both if part.start < part.end]


@settings(deadline=None)  # the first call loads dictionaries
@given(torn())
def test_each_character_stands_where_the_passage_says(case: tuple[str, list[Span]]) -> None:
    text, fragments = case
    passage = heal(text, fragments)
    assert len(passage.text) == len(passage.starts) == len(passage.ends)
    assert all(a < b for a, b in zip(passage.starts, passage.ends, strict=True))
    assert all(end <= start for end, start in zip(passage.ends, passage.starts[1:], strict=False))
    for at, char in enumerate(passage.text):
        span = passage.source(at, at + 1)
        assert any(f.contains(Span(span.start, span.start + 1)) for f in fragments)
        assert any(f.contains(Span(span.end - 1, span.end)) for f in fragments)
        said = legible(text)[span.start : span.end]
        assert level(said) == level(char) or (char == "和" and essence(said) == "和")


@settings(deadline=None)  # the first call loads dictionaries
@given(torn(), st.data())
def test_each_stretch_leads_back_to_what_it_repairs(
    case: tuple[str, list[Span]], data: st.DataObject
) -> None:
    text, fragments = case
    passage = heal(text, fragments)
    if not passage.text:
        return
    start = data.draw(st.integers(0, len(passage.text) - 1))
    end = data.draw(st.integers(start + 1, len(passage.text)))
    span = passage.source(start, end)
    parts = inside(span, fragments)
    assert parts[0].start == span.start
    assert parts[-1].end == span.end
    said = "".join(legible(text)[part.start : part.end] for part in parts)
    assert essence(said) == essence(passage.text[start:end])


@settings(deadline=None)  # the first call loads dictionaries
@given(torn())
def test_nothing_but_blanks_breaks_and_invisible_signs_is_lost(case: tuple[str, list[Span]]) -> None:
    text, fragments = case
    passage = heal(text, fragments)
    assert essence("".join(legible(text)[f.start : f.end] for f in fragments)) == essence(passage.text)
    assert not INVISIBLE & set(passage.text)
    assert "\n" not in passage.text
    assert "\r" not in passage.text


@settings(deadline=None)  # the first call loads dictionaries
@given(torn())
def test_a_healed_passage_needs_no_second_repair_of_widths_and_breaks(case: tuple[str, list[Span]]) -> None:
    healed = heal(*case).text
    again = heal(healed, [Span(0, len(healed))]).text
    assert essence(again) == essence(healed)
    assert folded(healed) == healed


SENTENCES = st.lists(
    st.sampled_from(
        [
            "石桥县图书馆开展“书香乡村”活动。",
            "馆里添置了3辆流动书车，送书5000余册！",
            "2021年3月5日，教育局和文化局联合开展“读书月”！",
            "泼水节那天，河口镇的（老人）也来借书。",
            "多杰·才让说：“书来了，人就来了。”",
        ]
    ),
    min_size=1,
    max_size=6,
)
# What happens to a character on its way into a file, and is mended.
DAMAGE = {
    "馆": ["館", "館(guǎn)", "馆（ guan ）"],
    "泼": ["潑"],
    "长": ["⻓"],
    "和": [" and ", "and"],
    "，": [",", "， ", " ，"],
    "！": ["!"],
    "：": [":"],
    "（": ["("],
    "）": [")"],
    "·": ["・", "•"],
    "“": ["「"],
    "”": ["」"],
    "3": ["３", " 3", "3 "],
    "0": ["０", "0\n"],
}


@settings(deadline=None)  # the first call loads dictionaries
@given(SENTENCES, st.data())
def test_every_sentence_leads_back_exactly_whatever_became_of_it(
    sentences: list[str], data: st.DataObject
) -> None:
    written, spans = "", []
    for sentence in sentences:
        start = len(written)
        for at, char in enumerate(sentence):
            ways = [char, *DAMAGE.get(char, ())]
            if at < len(sentence) - 1 and char not in "0123456789":
                ways += [f"{char}\n", f"{char}\u200b", f"{char}\n　　"]
            written += data.draw(st.sampled_from(ways))
        spans.append((start, len(written)))
    passage = heal(written, [Span(*line.span()) for line in re.finditer(r"[^\s](?:.*[^\s])?", written)])
    assert passage.text == "".join(sentences)
    at = 0
    for sentence, (start, end) in zip(sentences, spans, strict=True):
        span = passage.source(at, at + len(sentence))
        assert written[span.start : span.end] == written[start:end]
        at += len(sentence)


def whole(text: str) -> Passage:
    return heal(text, [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "healed"),
    [
        ("开展各类活\n动十余次", "开展各类活动十余次"),
        ("志愿服务队 26 个", "志愿服务队26个"),
        ("2021 年 3 月 5 日", "2021年3月5日"),
        ("投入资金 1,200,000 元", "投入资金1200000元"),
        ("一二三,四五六;七八九:十!", "一二三，四五六；七八九：十！"),
        ("活动(第一期)", "活动（第一期）"),
        ("「书香校园」", "“书香校园”"),
        ("２０２１年ＡＢＣ", "2021年ABC"),
        ("泼水节", "泼水节"),
        ("潑水节", "泼水节"),
        ("全縣(xiàn)圖書館（ｇｕǎｎ），張愛(ài)華", "全县图书馆，张爱华"),
        ("甲班(a)长跑3千米(km)", "甲班（a）长跑3千米（km）"),
        ("教育局 and 文化局", "教育局和文化局"),
        ("“甲”and“乙”", "“甲”和“乙”"),
        ("brand and style", "brand and style"),
        ("王 明", "王 明"),
        ("开展\u200b活\ufeff动", "开展活动"),
        ("索南・达杰", "索南·达杰"),
        ("活动 ，随后", "活动，随后"),
        ("35％", "35%"),
        ("3 5", "3 5"),
        ("全县开展主题教 育，落实社会主 义核心价值观。", "全县开展主题教育，落实社会主义核心价值观。"),
        ("到场的有党员 干部和老师。", "到场的有党员 干部和老师。"),
        ("张建国 家兴旺 文化新。", "张建国 家兴旺 文化新。"),
        ("工 作 简 报 选", "工作简报选"),
        ("工 作 简 报 第一期", "工 作 简 报 第一期"),
        ("王 明 李 强 赵 刚", "王 明 李 强 赵 刚"),
        ("", ""),
        (" \n　\n", ""),
    ],
)
def test_everyday_repairs(text: str, healed: str) -> None:
    assert whole(text).text == healed


@pytest.mark.parametrize(
    ("text", "healed"),
    [
        ('获评"文明校园"、"绿色学校"', "获评“文明校园”、“绿色学校”"),
        ("获评'文明校园'", "获评‘文明校园’"),
        ("获评＂文明校园＂", "获评“文明校园”"),
        ("获评”文明校园”和”绿色学校”", "获评“文明校园”和“绿色学校”"),
        ('获评“文明校园"和"绿色学校”', "获评“文明校园”和“绿色学校”"),
        ("开展“读‘红色’书”活动", "开展“读‘红色’书”活动"),
        ("讲“甲“乙”丙”", "讲“甲“乙”丙”"),
        ('6"管和"文明校园"', '6"管和"文明校园"'),
        ("China's 获评'文明校园'", "China's 获评‘文明校园’"),
    ],
)
def test_quotation_marks_learn_which_way_they_open(text: str, healed: str) -> None:
    assert whole(text).text == healed


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u2066", "\u2069", "\u061c"])
def test_marks_of_direction_vanish(mark: str) -> None:
    assert whole(f"开展{mark}活动").text == "开展活动"


def test_a_stretch_across_fragments_reaches_from_the_first_to_the_last() -> None:
    text = "青屏县开展读\n（别的一栏）\n书活动。"
    passage = heal(text, [Span(0, 6), Span(14, 18)])
    assert passage.text == "青屏县开展读书活动。"
    at = passage.text.index("读书")
    assert passage.source(at, at + 2) == Span(5, 15)
    assert passage.source(at + 1, at + 2) == Span(14, 15)


def test_and_leads_back_to_the_english_word() -> None:
    text = "教育局 and 文化局"
    passage = whole(text)
    at = passage.text.index("和")
    assert text[slice(*_ends(passage.source(at, at + 1)))].strip() == "and"
    assert text[slice(*_ends(passage.source(at - 3, at + 4)))] == text


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def test_characters_beyond_the_basic_plane_count_as_one() -> None:
    text = "𠮷村\n𠮷社区"
    passage = whole(text)
    assert passage.text == "𠮷村𠮷社区"
    assert passage.starts == (0, 1, 3, 4, 5)
