"""Notices: a title on a line of its own with the winners below it, tables of winners and titles."""

from __future__ import annotations

import re

import pytest

from wenmai_extractors.articles import read_articles
from wenmai_extractors.records import Document
from wenmai_extractors.rolls import rolls
from wenmai_extractors.subjects import set_scene

NOTICE = (
    "石桥县表彰先进集体\n\n县委决定，表彰下列单位和个人。希望受表彰的单位和个人珍惜荣誉、"
    "再接再厉，各级各部门向先进学习，为全县的发展作出新的贡献。\n\n"
)


def winners(text: str) -> list[tuple[str, str]]:
    document = Document(doc="甲", text=NOTICE + re.sub(r"^(?=.)", "　　", text, flags=re.M))
    return [
        (draft.subject.name, draft.name)
        for reading in read_articles(document)
        for draft in rolls(set_scene(document, reading))
    ]


def test_cells_that_begin_with_a_place_and_end_as_bodies_do() -> None:
    assert winners(
        "一、石桥县爱国主义教育基地（4个）\n修水县青屏纪念馆　武宁县烈士陵园\n"
        "武宁县甲乙丙丁　修水县双河党史馆\n"
    ) == [
        ("修水县青屏纪念馆", "石桥县爱国主义教育基地"),
        ("武宁县烈士陵园", "石桥县爱国主义教育基地"),
        ("修水县双河党史馆", "石桥县爱国主义教育基地"),
    ]


def test_rows_of_persons_leave_out_where_they_work() -> None:
    assert winners(
        "优秀讲解员（3名）\n王小燕（女）　石桥县博物馆\n赵　亮　　　石桥县烈士陵园\n"
        "李春梅　石桥县图书馆　馆长\n"
    ) == [("王小燕", "优秀讲解员"), ("赵亮", "优秀讲解员"), ("李春梅", "优秀讲解员")]


@pytest.mark.parametrize(
    "text",
    [
        "石桥县先进集体（1个）\n石桥县教育局\n中共石桥县委\n2016年9月12日\n",
        "石桥县先进集体\n石桥县教育局\n\n中共石桥县委\n2016年9月12日\n",
    ],
)
def test_who_signs_below_a_roll_has_won_nothing(text: str) -> None:
    assert winners(text) == [("石桥县教育局", "石桥县先进集体")]


def test_a_body_wins_no_title_of_villages() -> None:
    text = "石桥县文明村\n石桥县青屏镇柳树村\n石桥县人民政府\n"
    assert winners(text) == [("石桥县青屏镇柳树村", "石桥县文明村")]
