"""Prizes that a name says nothing of but their rank go by the contest that they were won in."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document, Statement

Facts = set[tuple[str, str, str]]


def statements(text: str) -> tuple[Statement, ...]:
    return extract(Document(doc="x.txt", text=text)).statements


def told(text: str) -> Facts:
    kinds = ("received", "organised", "participatedIn")
    return {(s.subject.name, s.predicate, s.object.name) for s in statements(text) if s.predicate in kinds}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在全省校园诗会大赛中，白鹭中学获一等奖。", {("白鹭中学", "received", "全省校园诗会大赛一等奖")}),
        ("白鹭中学在“古城杯”合唱比赛中荣获金奖。", {("白鹭中学", "received", "古城杯合唱比赛金奖")}),
        (
            "白鹭中学在省教育厅举办的全省合唱比赛中获银奖、优秀组织奖。",
            {
                ("白鹭中学", "received", "全省合唱比赛银奖"),
                ("白鹭中学", "received", "全省合唱比赛优秀组织奖"),
                ("省教育厅", "organised", "全省合唱比赛"),
            },
        ),
        (
            "柳溪县妇联主席周远山参加全市插秧技能大赛并获二等奖。",
            {
                ("周远山", "received", "全市插秧技能大赛二等奖"),
                ("周远山", "participatedIn", "全市插秧技能大赛"),
            },
        ),
        (
            "在全市运动会上，白鹭队获第一名，柳溪队获第二名。",
            {("白鹭队", "received", "全市运动会第一名"), ("柳溪队", "received", "全市运动会第二名")},
        ),
        # no contest, or one that the prize names itself
        ("白鹭中学获一等奖。", {("白鹭中学", "received", "一等奖")}),
        ("白鹭中学获全省征文一等奖。", {("白鹭中学", "received", "全省征文一等奖")}),
        ("在全县年度考核中，白鹭镇获全县先进单位称号。", {("白鹭镇", "received", "全县先进单位")}),
        (
            "白鹭中学在全省合唱比赛中获金奖。柳溪中学获一等奖。",
            {("白鹭中学", "received", "全省合唱比赛金奖"), ("柳溪中学", "received", "一等奖")},
        ),
    ],
)
def test_a_prize_goes_by_its_contest(text: str, expected: Facts) -> None:
    assert told(text) == expected


def test_edition_and_level_are_those_of_the_contest() -> None:
    found = statements("在第五届全省青少年诗会大赛中，白鹭中学获一等奖。")
    prizes = [s for s in found if s.predicate == "received"]
    assert [(s.object.name, s.qualifiers.edition, s.qualifiers.level) for s in prizes] == [
        ("全省青少年诗会大赛一等奖", 5, "provincial")
    ]
    text = "在第五届全省青少年诗会大赛中，白鹭中学获一等奖。"
    assert all(text[e.start : e.end] == e.text for s in prizes for e in s.evidence)
