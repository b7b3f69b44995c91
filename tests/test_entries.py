"""Entries of gazetteers: the body that a heading names is what the lines below tell of."""

from __future__ import annotations

import pytest

from wenmai_extractors import entries
from wenmai_extractors.articles import read_articles
from wenmai_extractors.records import Document
from wenmai_extractors.subjects import set_scene


@pytest.mark.parametrize(
    "line", ["一、文化馆", "【县剧团】", "工人文化宫", "第一节 图书馆", "（二）新华广播站"]
)
def test_a_line_that_names_a_body(line: str) -> None:
    found = entries.heading(line)
    assert found is not None
    assert line[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "line", ["一、师资力量", "文化馆与文化站", "开办图书馆", "基本情况", "图书馆建成开放。"]
)
def test_a_line_that_names_none(line: str) -> None:
    assert entries.heading(line) is None


def subjects(*paragraphs: str) -> dict[str, tuple[str, ...]]:
    (reading,) = read_articles(Document(doc="甲", text="\n\n".join(paragraphs) + "\n"))
    lines = set_scene(Document(doc="甲", text="\n\n".join(paragraphs) + "\n"), reading).lines
    return {
        line.text[p.clause.start : p.clause.end]: tuple(actor.name for actor in p.subjects)
        for line in lines
        for p in line.predications
    }


def test_each_entry_is_about_the_body_of_its_heading() -> None:
    found = subjects(
        "白川县文化机构",
        "一、文化馆",
        "1951年成立，馆址在东街。1972年建成新馆。",
        "二、图书馆",
        "1984年8月成立，藏书2万册。",
        "白川县剧团 创建于1953年，演出12场。",
    )
    assert found["1972年建成新馆"] == ("白川县文化馆",)
    assert found["藏书2万册"] == ("白川县图书馆",)
    assert found["演出12场"] == ("白川县剧团",)


def test_a_heading_within_a_report_on_a_village_leaves_it_the_subject() -> None:
    found = subjects(
        "柳湾村新貌", "柳湾村地处山区，有312户。", "文化广场", "投资20万元，装了路灯。", "村里很热闹。"
    )
    assert found["投资20万元"] == ("柳湾村",)
