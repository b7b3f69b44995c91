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


TITLE = "江北市5人获省级荣誉"
ROSTERS = [
    (
        "当天，3名个人获得“江北省技术能手”称号，他们分别是白塔茶业有限公司党支部书记、经理罗延，金河渔业有限公司冷库分厂制冰工"
        "周兰，柳林县石桥镇青林村第一书记、茶场场长王强；2名个人获得“江北省护林标兵”称号，"
        "他们分别是江北市林业局巡山大队副队长李春，白塔市青林林场工会主席、场长赵亮。",
        {
            "江北省技术能手": ["罗延", "周兰", "王强"],
            "江北省护林标兵": ["李春", "赵亮"],
        },
    ),
    (
        "获得2010年“江北省好职工”称号的职工包括白塔博物馆馆员周兰，金河旅行社经理、青林诗社社长赵亮，青林县江北医院护士罗延，"
        "江北省柳林市文化馆馆员李春。颁奖礼在白塔举行。",
        {"江北省好职工": ["周兰", "赵亮", "罗延", "李春"]},
    ),
    (
        "2名同志获得“石桥市劳动模范”称号，他们分别是石桥集团电焊工赵亮，柳林学校教师李春，市长王强出席大会。",
        {"石桥市劳动模范": ["赵亮", "李春"]},
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
    text = "石桥市表彰先进\n白塔县医院护士周兰获得“江北省技术能手”称号；3名职工获得“江北省护林标兵”称号。"
    assert [(s.subject.name, s.object.name) for s in awards(text)] == [
        ("周兰", "江北省技术能手"),
        ("石桥市", "江北省护林标兵"),
    ]


LISTS = [
    (
        "江北省的白塔市档案馆、东河县水务局、部队30000号修理所、金河县图书馆和江北警备区通信站等5个集体获得“江北省节水先进集体”称号。",
        ["白塔市档案馆", "东河县水务局", "金河县图书馆", "江北警备区通信站"],
    ),
    (
        "金河县气象局、云海世界（白塔）茶业有限公司、柳林县文化馆获评市级卫生单位。",
        ["金河县气象局", "云海世界（白塔）茶业有限公司", "柳林县文化馆"],
    ),
    (
        "我市白塔县金河镇，东河县江北镇周家村、柳林县石桥镇罗家村等获得省级卫生村镇称号。",
        ["白塔县金河镇", "东河县江北镇周家村", "柳林县石桥镇罗家村"],
    ),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_an_item_that_cannot_be_read_takes_no_others_with_it(text: str, names: list[str]) -> None:
    found = awards(f"江北省表彰先进\n{text}")
    assert [s.subject.name for s in found] == names
    assert not [s for s in found if s.qualifiers.count]


@pytest.mark.parametrize(
    ("text", "predicate", "name"),
    [
        ("青林县实现“省级文明村”零的突破。", "conferred", "省级文明村"),
        ("青林县实现了“全国文明城市”零的突破。", "received", "全国文明城市"),
        ("青林县护林队有30多人次荣立三等功。", "conferred", "三等功"),
        ("青林县农校成功创建省级茶艺实训基地。", "received", "省级茶艺实训基地"),
        ("青林县农校成功创建江西省重点学科。", "received", "江西省重点学科"),
        ("青林县医院骨科升格为省级重点专科。", "received", "省级重点专科"),
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
    text = "江北市表彰先进\n市政府授予石桥县、青林县2021年度“白塔杯”竞赛优胜单位和先进单位称号。"
    assert {s.object.name for s in awards(text)} == {"白塔杯竞赛优胜单位", "白塔杯竞赛先进单位"}
