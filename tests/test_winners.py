"""Who the winners and the givers of a text are: lists, rosters, titles by turns."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document, Statement


def awards(text: str) -> list[Statement]:
    """What a text says that somebody received."""
    found = extract(Document(doc="甲", text=text)).statements
    return [s for s in found if s.predicate == "received"]


def test_who_was_given_something_gives_nothing_to_the_next() -> None:
    text = "文明村镇揭晓\n青林县文明委授予石桥镇“文明镇”称号。柳湾镇榜上有名。"
    by = {s.subject.name: s.qualifiers.conferred_by for s in awards(text)}
    assert by == {"青林县石桥镇": ("青林县文明委",), "青林县柳湾镇": ("青林县文明委",)}


TITLE = "石桥市6人获全国荣誉"
ROSTERS = [
    (
        "其中，4名同志获得“全国劳动模范”荣誉称号，他们分别是石桥酒业有限公司党委书记、总经理王明远，石桥车辆有限公司货车分厂电焊工"
        "张敬业，青林区水营镇水营村第一书记、合作社理事长李淑云，石桥针织有限责任公司挡车工陈小玲；2名同志获得“全国先进工作者”荣誉称号，"
        "他们分别是石桥市公安局检验大队大队长高馨远，石桥市育才学校党支部书记、校长蒋宗明。",
        {
            "全国劳动模范": ["王明远", "张敬业", "李淑云", "陈小玲"],
            "全国先进工作者": ["高馨远", "蒋宗明"],
        },
    ),
    (
        "荣获2020年“最美教师”称号的教师包括江北大学教授张文清，石桥师范学院教授、青林书院院士戚远，石桥县实验高中教师刘秀林，"
        "江北省石桥市育才学校教师蒋春云。他们在会上作了报告。",
        {"最美教师": ["张文清", "戚远", "刘秀林", "蒋春云"]},
    ),
    (
        "2名同志获得“石桥市劳动模范”称号，他们分别是石桥集团电焊工张敬业，柳林学校教师李淑云，市长王明远出席大会。",
        {"石桥市劳动模范": ["张敬业", "李淑云"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROSTERS)
def test_persons_with_their_posts_parted_by_commas(text: str, expected: dict[str, list[str]]) -> None:
    found: dict[str, list[str]] = {}
    for s in awards(f"{TITLE}\n{text}"):
        if s.subject.type == "Person":
            found.setdefault(s.object.name, []).append(s.subject.name)
    assert found == expected


def test_a_person_is_nobody_whose_three_others_won() -> None:
    text = "石桥市表彰先进\n石桥集团挡车工陈小玲获得“江北省劳动模范”称号；3名同志获得“全国先进工作者”称号。"
    assert "陈小玲" not in [s.subject.name for s in awards(text) if s.object.name == "全国先进工作者"]


LISTS = [
    (
        "江北省的石桥市林业局、青林县人民政府、柳林县林业局、部队74999部队营房处和江北军区后勤部营房处等5家单位被授予“全国绿化先进集体”荣誉称号。",
        ["石桥市林业局", "青林县人民政府", "柳林县林业局"],
    ),
    (
        "石桥县水务局、奇遇世界（石桥）旅游发展有限公司、青林县档案馆获评省级文明单位。",
        ["石桥县水务局", "奇遇世界（石桥）旅游发展有限公司", "青林县档案馆"],
    ),
    (
        "我市石桥县南河镇，青林县柳湾镇先锋村、柳林县东园镇厚境村等被授予全国文明村镇称号。",
        ["石桥县南河镇", "青林县柳湾镇先锋村", "柳林县东园镇厚境村"],
    ),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_an_item_that_cannot_be_read_takes_no_others_with_it(text: str, names: list[str]) -> None:
    found = [s.subject.name for s in awards(f"江北省表彰先进\n{text}")]
    assert [name for name in names if name not in found] == []
    assert not [s for s in awards(f"江北省表彰先进\n{text}") if s.qualifiers.count]


@pytest.mark.parametrize(
    ("text", "predicate", "name"),
    [
        ("青林县实现了“全国文明村”零的突破。", "conferred", "全国文明村"),
        ("青林县实现了“全国文明城市”零的突破。", "received", "全国文明城市"),
        ("青林县消防站先后有40余人次荣立三等功。", "conferred", "三等功"),
        ("青林县医院成功创建省级住院医师培训基地。", "received", "省级住院医师培训基地"),
        ("青林县医院神经科成功创建江西省重点建设学科。", "received", "江西省重点建设学科"),
        ("青林县医院肺科升格为国家重点专科。", "received", "国家重点专科"),
        ("青林县医院创建国家三级甲等医院。", "pursues", "国家三级甲等医院"),
        ("青林县医院成功创建国家三级甲等医院。", "received", "国家三级甲等医院"),
        ("青林县成立市级培训基地。", "established", "市级培训基地"),
    ],
)
def test_what_was_done_about_a_title(text: str, predicate: str, name: str) -> None:
    found = extract(Document(doc="甲", text=text)).statements
    assert [s.predicate for s in found if s.object.name == name] == [predicate]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("石城县人民政府授予柳河镇“中国（石城）苹果节先进单位”称号。", "county"),
        ("江西省政府授予石桥县“中国陶瓷博览会筹备工作先进集体”称号。", "provincial"),
        ("江西省总工会授予石桥县教育局“全国模范职工之家”称号。", "national"),
        ("青林县文明办命名柳河镇为“中国历史文化名镇”。", "national"),
    ],
)
def test_the_level_of_an_honour_for_an_event_is_that_of_who_gives_it(text: str, level: str) -> None:
    assert {s.qualifiers.level for s in awards(text)} == {level}


def test_two_classes_share_what_stands_before_the_first() -> None:
    text = "江北市表彰先进\n市政府授予石桥县、青林县2021年度“江河杯”竞赛优胜单位和先进单位称号。"
    assert {s.object.name for s in awards(text)} == {"江河杯竞赛优胜单位", "江河杯竞赛先进单位"}
