"""Who received what: wordings of profiles, news and notices."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document


def received(text: str) -> list[tuple[str, str]]:
    document = Document(doc="甲", text=text)
    return [
        (s.subject.name, s.object.name) for s in extract(document).statements if s.predicate == "received"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "赣州、吉安2个设区市入选全国文明城市。",
            [("赣州", "全国文明城市"), ("吉安", "全国文明城市")],
        ),
        (
            "自2008年被命名为省级文明单位以来，石桥县水务局坚持创先争优。",
            [("石桥县水务局", "省级文明单位")],
        ),
        (
            "王小明被石桥县消防救援大队评为“优秀学员”并荣立个人三等功1次。",
            [("王小明", "优秀学员"), ("王小明", "个人三等功")],
        ),
        ("1205钻井队被石油部命名为“钢铁钻井队”。", [("1205钻井队", "钢铁钻井队")]),
        ("石桥县2015年成功创建省级文明城市。", [("石桥县", "省级文明城市")]),
        (
            "石桥县水务局2009年获得全国文明单位，2012年、2015年复查合格。",
            [("石桥县水务局", "全国文明单位"), ("石桥县水务局", "全国文明单位")],
        ),
    ],
)
def test_wordings(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def test_units_of_the_body_that_a_report_is_about() -> None:
    text = "石桥县中医院简介\n\n骨伤科护理组被授予“全省巾帼文明岗”称号。\n"
    assert received(text) == [("石桥县中医院骨伤科护理组", "全省巾帼文明岗")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学校邀请全国道德模范赵德明作报告。", [("赵德明", "全国道德模范")]),
        ("“中国好人”提名奖获得者赵德明到会。", [("赵德明", "中国好人提名奖")]),
        ("石桥县公示了全国道德模范候选人。", []),
    ],
)
def test_a_title_before_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def test_a_title_of_villages_goes_to_the_village_named_before() -> None:
    text = "石桥县青屏镇柳树村被评为省级文明村，王小明当选石桥市道德模范；今年，又获评全国乡村治理示范村。"
    assert ("石桥县青屏镇柳树村", "全国乡村治理示范村") in received(text)


def test_a_branch_before_a_title_is_nobody_who_is_given_it() -> None:
    text = "国家卫生健康委公布全国卫生健康系统先进集体和先进工作者名单，石桥县中医院榜上有名。"
    assert received(text) == [("石桥县中医院", "全国卫生健康系统先进集体")]


def test_a_title_says_nothing_of_where_places_are() -> None:
    document = Document(doc="甲", text="石桥县水务局荣获“江苏省苏州市文明单位”称号。")
    assert [s.predicate for s in extract(document).statements if s.predicate == "locatedIn"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "王小明律师获得“银质奖章”、李春梅律师获“金质奖章”。",
            [("王小明", "银质奖章"), ("李春梅", "金质奖章")],
        ),
        (
            "市文明办授予石桥县税务大队先进单位称号。这是该大队继获得全国青年文明号之后获得的第二个荣誉。",
            [("石桥县税务大队", "先进单位"), ("石桥县税务大队", "全国青年文明号")],
        ),
        ("石桥县享有“中国竹子之乡”的美誉。", [("石桥县", "中国竹子之乡")]),
        ("石桥县人民医院通过三级乙等综合医院评审。", [("石桥县人民医院", "三级乙等综合医院")]),
        (
            "县妇联授予王小明等10名同志市劳动模范称号。",
            [("王小明", "市劳动模范")],
        ),
        ("石桥县好人赵德明荣登“中国好人榜”。", [("赵德明", "中国好人榜")]),
    ],
)
def test_more_wordings(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "湖南省文明校园上榜的有石桥县第一中学、青屏县实验小学。",
            [("石桥县第一中学", "湖南省文明校园"), ("青屏县实验小学", "湖南省文明校园")],
        ),
        (
            "石桥县第一中学获评为第十二、十三届省级文明学校和第一届省级文明校园。",
            [("石桥县第一中学", "省级文明学校"), ("石桥县第一中学", "省级文明校园")],
        ),
        (
            "授予王小明、李春梅（女）“人民艺术家”国家荣誉称号。",
            [("王小明", "人民艺术家"), ("李春梅", "人民艺术家")],
        ),
        (
            "在表彰的第五届全国文明村镇、文明单位中，石桥县青屏镇柳树村和石桥县博物馆榜上有名。",
            [("石桥县青屏镇柳树村", "全国文明村镇"), ("石桥县博物馆", "全国文明单位")],
        ),
    ],
)
def test_lists_of_winners(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def test_who_confers_at_a_meeting_stays_open() -> None:
    text = "石桥县第一中学获好评\n\n会上表彰了2019年度全省文明单位、文明校园。我校荣获“全省文明校园”称号。\n"
    document = Document(doc="甲", text=text)
    assert [s.subject.name for s in extract(document).statements if s.predicate == "conferred"] == []


def test_a_proposal_names_who_is_proposed() -> None:
    text = "县妇联推荐石桥县青屏镇柳树村为全国民族团结进步模范集体。"
    found = [s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == "nominatedFor"]
    assert [(s.subject.name, s.object.name) for s in found] == [
        ("石桥县青屏镇柳树村", "全国民族团结进步模范集体")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥县文化馆创作的小品《归来》获全省文艺汇演一等奖。", [("归来", "全省文艺汇演一等奖")]),
        (
            "石桥县邮政局投递班被授予全省“巾帼文明示范岗”。",
            [("石桥县邮政局投递班", "全省巾帼文明示范岗")],
        ),
        ("石桥制药厂的“青屏牌”感冒冲剂1985年获省优质产品奖。", [("青屏牌感冒冲剂", "省优质产品奖")]),
        ("石桥县被列为国家新型城镇化综合试点县。", []),
    ],
)
def test_works_units_and_goods(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def test_the_class_of_winners_behind_a_title_is_no_part_of_it() -> None:
    text = "石桥县总工会表彰“五一劳动奖状”单位10个、“五一劳动奖章”个人20名。"
    found = [s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == "conferred"]
    assert [(s.object.name, s.qualifiers.count) for s in found] == [
        ("五一劳动奖状", 10),
        ("五一劳动奖章", 20),
    ]


def test_where_a_list_cannot_be_read_nobody_else_gains() -> None:
    text = "石桥县表彰先进\n\n石桥县召开大会。哔哩、嘟嘟噜、咕噜噜噜噜噜获得“县级文明单位”称号。\n"
    assert received(text) == []
