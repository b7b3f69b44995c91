"""Tables whose cells stand in a line each."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document

HEADS = ("获奖时间", "获奖单位", "荣 誉", "授奖机构")
ROWS = (
    ("1985.12", "柳溪印染厂", "全国包装改进先进单位", "国家经济委员会"),
    ("1986", "柳溪丝织厂", "全省先进集体", "江州省丝绸公司"),
)
WON = [
    ("柳溪印染厂", "全国包装改进先进单位", "1985-12", ("国家经济委员会",)),
    ("柳溪丝织厂", "全省先进集体", "1986", ("江州省丝绸公司",)),
]


def won(text: str) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    found = extract(Document(doc="x.txt", text=text)).statements
    return [
        (s.subject.name, s.object.name, s.qualifiers.time, s.qualifiers.conferred_by)
        for s in found
        if s.predicate == "received"
    ]


@pytest.mark.parametrize("break_", ["\n", "\n\n", "\n \n"])
def test_each_row_is_read_by_its_columns(break_: str) -> None:
    cells = break_.join((*HEADS, *(cell for row in ROWS for cell in row)))
    assert won(f"柳溪县丝绸系统历年荣誉一览表{break_}{cells}{break_}以上由县志办整理。\n") == WON


def test_the_heads_may_come_again() -> None:
    assert won("\n".join((*HEADS, *ROWS[0], *HEADS, *ROWS[1]))) == WON


@pytest.mark.parametrize("between", ["柳溪县大力发展丝绸业。", "柳溪县图片"])
def test_a_table_goes_on_behind_a_line_that_is_no_row(between: str) -> None:
    assert won("\n".join((*HEADS, *ROWS[0], between, *ROWS[1]))) == WON


def test_heads_without_a_row_are_no_table() -> None:
    assert won("\n".join((*HEADS, "柳溪县大力发展丝绸业，成绩显著。"))) == []


def test_a_row_that_lacks_a_cell_leaves_the_others_as_they_are() -> None:
    lacking = ("1987", "柳溪缫丝厂", "全国节能先进单位")
    assert won("\n".join((*HEADS, *ROWS[0], *lacking, *ROWS[1]))) == WON


@pytest.mark.parametrize("title", ["（空缺）", "全国先进集体（未获批）"])
def test_a_cell_that_tells_of_no_award_is_none(title: str) -> None:
    lacking = ("1987", "柳溪缫丝厂", title, "国家经济委员会")
    assert won("\n".join((*HEADS, *ROWS[0], *lacking, *ROWS[1]))) == WON
