"""Quotes and brackets, sentences and clauses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai_extractors.syntax import clauses, depths, sentences


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("办“读书”会", "011110"),
        ("获“甲”“乙”", "0111111"),
        ("《关于“甲”的通知》", "1112221111"),
        ("“甲‘乙’”", "112221"),
        ("【县局】（一）", "1111111"),
        ("“没有合上", "00000"),
        ("没有打开”", "00000"),
        ("）“甲”（", "01110"),
        ("“甲（乙”丙", "111110"),
        ("他说：“办好。”", "00000000"),
        ("“甲，乙”", "11111"),
        ("", ""),
    ],
)
def test_depths(text: str, depth: str) -> None:
    assert "".join(map(str, depths(text))) == depth


def test_a_long_quotation_is_speech() -> None:
    assert set(depths(f"“{'长' * 30}”")) == {1}
    assert set(depths(f"“{'长' * 100}”")) == {0}


def test_deep_nesting_is_bounded() -> None:
    text = "（" * 300 + "甲" + "）" * 300
    assert max(depths(text)) <= 255


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("开展活动。举办比赛！", ["开展活动。", "举办比赛！"]),
        ("开展活动。举办比赛", ["开展活动。", "举办比赛"]),
        ("办了吗？办了。", ["办了吗？", "办了。"]),
        ("召开会议；组织培训。", ["召开会议；组织培训。"]),
        ("他说：“办好。”大家鼓掌。", ["他说：“办好。”", "大家鼓掌。"]),
        ("（一）甲。（二）乙。", ["（一）甲。", "（二）乙。"]),
        ("共12.5公里。", ["共12.5公里。"]),
        ("", []),
        ("  ", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, depths(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("召开会议，部署工作；组织培训。", [("召开会议", 0), ("部署工作", 0), ("组织培训", 1)]),
        ("开展“甲，乙”活动，组织培训", [("开展“甲，乙”活动", 0), ("组织培训", 0)]),
        ("印发《甲、乙通知》", [("印发《甲、乙通知》", 0)]),
        ("会议要求：抓好落实", [("会议要求", 0), ("抓好落实", 0)]),
        ("书香进村——图书馆送书", [("书香进村", 0), ("图书馆送书", 0)]),
        ("甲。乙；丙。丁", [("甲", 0), ("乙", 0), ("丙", 1), ("丁", 0)]),
        ("，，甲，，", [("甲", 0)]),
        ("", []),
    ],
)
def test_clauses(text: str, found: list[tuple[str, int]]) -> None:
    made = list(clauses(text, depths(text)))
    assert [(text[clause.start : clause.end], clause.segment) for clause in made] == found


@given(st.text(st.sampled_from("甲乙，。；：！？“”‘’《》（）—、 1"), max_size=60))
def test_clauses_tile_the_sentences_in_order(text: str) -> None:
    depth = depths(text)
    assert len(depth) == len(text)
    spans = list(sentences(text, depth))
    made = list(clauses(text, depth))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(one.end <= other.start for one, other in pairwise(made))
    assert {clause.sentence for clause in made} <= set(spans)
    for clause in made:
        assert clause.sentence[0] <= clause.start < clause.end <= clause.sentence[1]
        assert text[clause.start : clause.end].strip()
    covered = {at for clause in made for at in range(clause.start, clause.end)}
    assert all(at in covered for at, char in enumerate(text) if char in "甲乙1")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("成立由镇长任组长，各科室主任为成员的领导小组", 1),
        ("成立由镇长任组长，明确了分工", 2),
        ("构建以社区党委为核心，物业企业共同参与的治理新格局", 1),
        ("以社区党委为核心，开展共建", 2),
        ("开展“敬老”，“爱幼”、“助残”等活动", 1),
        ("县局荣获“先进”，“标兵”称号由省厅授予", 2),
    ],
)
def test_commas_inside_one_phrase(text: str, parts: int) -> None:
    assert len(list(clauses(text, depths(text)))) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("开展“晨光”致敬“暮色”——青屏县重阳节主题活动", 1),
        ("“晨光”——青屏县开展重阳节活动", 2),
        ("联合共建单位——青屏县消防大队，开展演练", 2),
        ("建成幸福村——青屏村的变化", 2),
        ("成立以县长为组长，副县长为第一副组长，局长为副组长，各乡镇长为成员的领导小组", 1),
    ],
)
def test_dashes_and_ranks_inside_one_phrase(text: str, parts: int) -> None:
    assert len(list(clauses(text, depths(text)))) == parts


def test_a_clause_without_end_comes_in_pieces() -> None:
    text = "授予" + "石桥县档案馆、" * 2000 + "石桥县残联称号。"
    found = list(clauses(text, depths(text)))
    assert len(found) > 2
    assert all(clause.end - clause.start <= 4000 for clause in found)
    assert len({clause.sentence for clause in found}) == 1
    assert "".join(text[c.start : c.end] + text[c.end] for c in found) == text
