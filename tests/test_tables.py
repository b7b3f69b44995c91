"""Tables of winners under a head of columns, and rolls that go by districts and years."""

from __future__ import annotations

import re

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document, Statement

ABOVE = "为表彰先进，各级各部门认真评选，现将有关名单公布如下。希望受表彰的单位珍惜荣誉，再接再厉。\n"


def won(text: str, title: str = "石桥县所获荣誉一览表") -> list[Statement]:
    """What a text under a headline says that somebody received."""
    rows = re.sub("^(?=.)", "　　", text, flags=re.M)
    found = extract(Document(doc="甲", text=f"{title}\n\n　　{ABOVE}\n{rows}")).statements
    return [s for s in found if s.predicate == "received"]


def pairs(text: str, title: str = "石桥县所获荣誉一览表") -> list[tuple[str, str]]:
    return [(s.subject.name, s.object.name) for s in won(text, title)]


ROWS = (
    "序号{0}单位{0}时间{0}称号{0}发奖单位\n"
    "1{0}青林县图书馆{0}2004{0}江北省模范职工之家{0}江北省总工会\n"
    "2{0}柳林镇中学{0}2006年{0}全国文明校园{0}中央文明办\n"
)


@pytest.mark.parametrize("between", [" ", "\t", "　　"])
def test_a_head_of_columns_says_who_won_what(between: str) -> None:
    said = [
        (s.subject.name, s.object.name, s.qualifiers.time, s.qualifiers.conferred_by)
        for s in won(ROWS.format(between), "东河市各年度获省级以上荣誉的集体一览表")
    ]
    assert said == [
        ("青林县图书馆", "江北省模范职工之家", "2004", ("江北省总工会",)),
        ("柳林镇中学", "全国文明校园", "2006", ("中央文明办",)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "姓名 单位 荣誉称号\n王小燕 青林县图书馆 江北省劳动模范\n赵亮 江北省道德模范\n",
            [("王小燕", "江北省劳动模范")],
        ),
        (
            "江北省文明单位（2个）\n序号 单位名称 备注\n1 青林县税务局 复查\n2 石桥县法院 新评\n",
            [("青林县税务局", "江北省文明单位"), ("石桥县法院", "江北省文明单位")],
        ),
        (
            "江北省劳动模范\n序号 姓名 性别 工作单位\n1 王 小 燕 女 青林县税务局\n2 赵亮 男 石桥县法院\n",
            [("王小燕", "江北省劳动模范"), ("赵亮", "江北省劳动模范")],
        ),
        (
            "江北省文明单位\n青林县税务局 石桥县法院 柳林县档案馆\n",
            [(name, "江北省文明单位") for name in ("青林县税务局", "石桥县法院", "柳林县档案馆")],
        ),
        (
            "江北省先进集体\n青林县税务局 1998 全国文明单位 江北市人民政府\n",
            [("青林县税务局", "全国文明单位")],
        ),
    ],
)
def test_rows_of_other_tables(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text, "关于表彰先进的通报") == expected


DISTRICTS = [
    (
        "生态乡镇（5个）\n青 林 县：城关镇 柳湾乡\n石桥县：南河镇\n北河镇 东湖乡\n",
        ["青林县城关镇", "青林县柳湾乡", "石桥县南河镇", "石桥县北河镇", "石桥县东湖乡"],
    ),
    ("文明单位\n石桥县：教育局、第四中学\n", ["石桥县教育局", "石桥县第四中学"]),
    (
        "文明单位\n石桥县：教育局\n省直单位：江北省水利厅\n江北省图书馆\n",
        ["石桥县教育局", "江北省水利厅", "江北省图书馆"],
    ),
    ("文明单位\n江北市：青林县教育局 石桥县水务局\n", ["青林县教育局", "石桥县水务局"]),
    ("文明村\n石桥县：\n柳湾镇东村\n南河镇西村\n", ["石桥县柳湾镇东村", "石桥县南河镇西村"]),
    (
        "生态乡镇\n石桥县：南河镇\n文明单位\n青林县税务局\n",
        ["石桥县南河镇", "青林县税务局"],
    ),
]


@pytest.mark.parametrize(("text", "winners"), DISTRICTS)
def test_the_label_of_a_row_is_where_its_winners_are(text: str, winners: list[str]) -> None:
    above = "关于命名文明单位的通报\n\n白塔县、各镇人民政府："
    assert [name for name, _ in pairs(text, above)] == winners


CUPS = [
    (
        "一、“清泉杯”甲等单位\n石桥县人民政府\n二、“清泉杯”乙等单位\n青林县人民政府\n",
        [("石桥县人民政府", "清泉杯甲等单位"), ("青林县人民政府", "清泉杯乙等单位")],
    ),
    (
        "一、先进单位\n石桥县人民政府\n二、木桨单位\n青林县人民政府\n",
        [("石桥县人民政府", "先进单位"), ("青林县人民政府", "木桨单位")],
    ),
    (
        "一、先进单位\n石桥县人民政府\n二、几点要求\n青林县人民政府\n",
        [("石桥县人民政府", "先进单位")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CUPS)
def test_a_numbered_heading_ends_the_one_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text, "关于表彰公路竞赛的通报") == expected


def test_years_on_lines_of_their_own() -> None:
    text = (
        "历年创建绿色社区名单\n2012年\n江北市白塔区罗家社区\n2010年\n江北市柳林区周家社区\n江北市白塔区赵家社区\n"
        "\n居民都说好。\n"
    )
    above = "江北市3个社区成为全国绿色示范社区"
    said = [(s.subject.name, s.object.name, s.qualifiers.time) for s in won(text, above)]
    assert [one for one in said if one[2]] == [
        ("江北市白塔区罗家社区", "全国绿色示范社区", "2012"),
        ("江北市柳林区周家社区", "全国绿色示范社区", "2010"),
        ("江北市白塔区赵家社区", "全国绿色示范社区", "2010"),
    ]
