"""A unit's own honours, one a line or in a table."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document


def told(text: str) -> set[tuple[str, str, str | None]]:
    found = extract(Document(doc="roll.txt", text=text)).statements
    return {(s.subject.name, s.object.name, s.qualifiers.time) for s in found if s.predicate == "received"}


HERS = {("白沙中学", "柳塘市文明单位", "1998"), ("白沙中学", "全国德育先进学校", "2005-12")}


@pytest.mark.parametrize(
    "rows",
    [
        "1998年 柳塘市文明单位\n2005年12月 全国德育先进学校",
        "1998年，柳塘市文明单位；\n2005年12月，全国德育先进学校。",
        "1、柳塘市文明单位（1998年）\n2、全国德育先进学校（2005年12月）",
        "1998.柳塘市文明单位\n2005.12 全国德育先进学校",
        "序号\t荣誉名称\t授予单位\t时间\n1\t柳塘市文明单位\t柳塘市委\t1998年\n2\t全国德育先进学校\t教育部\t2005年12月",
    ],
)
def test_a_list_of_a_schools_own_honours(rows: str) -> None:
    assert told(f"白沙中学所获荣誉\n{rows}") == HERS


def test_a_roll_of_others_is_none_of_its_own() -> None:
    roll = "柳塘县教育局公布荣誉\n全县先进学校\n白沙中学\n石桥小学\n全县优秀教师\n李文达\n王秀珍"
    assert not any(winner == "柳塘县教育局" for winner, _, _ in told(roll))


def test_honours_behind_the_names_of_persons() -> None:
    text = "白沙中学荣誉榜\n孟秀兰：2011年全省优秀教师，2014年全国模范教师\n赵立军：2012年全省学科带头人"
    assert told(text) == {
        ("孟秀兰", "全省优秀教师", "2011"),
        ("孟秀兰", "全国模范教师", "2014"),
        ("赵立军", "全省学科带头人", "2012"),
    }


def test_one_line_alone_is_no_list() -> None:
    assert told("白沙中学荣誉\n全国德育先进学校") == set()


@pytest.mark.parametrize("lead", ["", "比赛结果如下："])
def test_ranks_over_semicolons(lead: str) -> None:
    text = f"全市技能大赛结果\n{lead}一等奖：柳塘县代表队；二等奖：石桥县代表队、白沙县代表队。"
    assert told(text) == {
        ("柳塘县代表队", "一等奖", None),
        ("石桥县代表队", "二等奖", None),
        ("白沙县代表队", "二等奖", None),
    }


def test_tasks_over_semicolons_are_no_ranks() -> None:
    assert told("全市技能大赛方案\n一等奖：1名，奖金5万元；组织单位：柳塘县工会；地点：石桥县。") == set()
