"""Headers and page numbers of texts that were taken from pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenmai_extractors.articles import read_articles
from wenmai_extractors.margins import margins
from wenmai_extractors.records import Document

HEADER = "石桥水务简报　第{}期"


def left_out(*lines: str) -> list[str]:
    return [lines[i] for i in sorted(margins(lines))]


@pytest.mark.parametrize("number", ["- {} -", "— {} —", "第{}页", "第 {} 页 共 3 页", "{}/3"])
def test_headers_and_page_numbers_are_left_out_but_for_the_first_header(number: str) -> None:
    pages = [(HEADER.format(15), f"第{n}段。", number.format(n)) for n in (1, 2, 3)]
    lines = [line for page in pages for line in page]
    assert left_out(*lines) == [lines[i] for i in (2, 3, 5, 6, 8)]


def test_pages_may_end_in_form_feeds() -> None:
    assert left_out("简报", "甲。", "\f简报", "乙。", "\f简报", "丙。") == ["\f简报", "\f简报"]


@pytest.mark.parametrize(
    "lines",
    [
        ("一等奖", "石桥县水务局", "二等奖", "石桥县水务局", "三等奖", "石桥县水务局"),
        ("题", "12", "甲。", "12", "乙。", "12"),
        ("2021年", "- 1 -", "甲。"),
        (),
    ],
)
def test_other_lines_stay(lines: tuple[str, ...]) -> None:
    assert left_out(*lines) == []


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first, second = "石桥县水务局组织巡堤队伍，对全县十一座水库逐一检查，查出的", "隐患列成清单，限期销号。"
    page = f"简报\n\n{first}\n\n- 1 -\n简报\n\n{second}\n\n- 2 -\n简报\n\n完。\n\n- 3 -\n"
    (reading,) = read_articles(Document(doc="甲", text=page))
    assert [passage.text for passage in reading.passages] == [first + second, "完。"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["简报", "甲。", "", "- 1 -", "\f简报", "第2页", "12"]), max_size=30))
def test_no_sentence_is_left_out(lines: list[str]) -> None:
    assert "甲。" not in left_out(*lines)
