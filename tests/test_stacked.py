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


def test_a_table_ends_where_a_row_does_not_begin_anew() -> None:
    text = "\n".join((*HEADS, *ROWS[0], "柳溪县大力发展丝绸业。", *ROWS[1]))
    assert won(text)[:1] == WON[:1]
    assert ("江州省丝绸公司", "全省先进集体") not in {(name, title) for name, title, *_ in won(text)[:1]}


def test_heads_without_a_row_are_no_table() -> None:
    assert won("\n".join((*HEADS, "柳溪县大力发展丝绸业，成绩显著。"))) == []
