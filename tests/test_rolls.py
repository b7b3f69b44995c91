"""Notices: a title on a line of its own with the winners below it, tables of winners and titles."""

from __future__ import annotations

import re

import pytest

from wenmai_extractors.articles import read_articles
from wenmai_extractors.pipeline import extract
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


def test_a_title_with_its_winners_behind_a_colon() -> None:
    assert winners("全省文明村镇：石桥县青屏镇、双河县柳林镇。\n优秀组织奖：王小燕、赵亮\n") == [
        ("石桥县青屏镇", "全省文明村镇"),
        ("双河县柳林镇", "全省文明村镇"),
        ("王小燕", "优秀组织奖"),
        ("赵亮", "优秀组织奖"),
    ]


def test_regions_before_the_winners_of_a_row() -> None:
    assert winners("省级文明校园（2所）\n石桥县：石桥县第五中学、石桥县第二小学\n") == [
        ("石桥县第五中学", "省级文明校园"),
        ("石桥县第二小学", "省级文明校园"),
    ]


def test_names_in_three_cells() -> None:
    assert winners("优秀讲解员\n宋 晓 辉　石桥县博物馆\n") == [("宋晓辉", "优秀讲解员")]


def test_cells_that_begin_with_a_year() -> None:
    text = "石桥县税务局 2019年节约型公共机构示范单位 国管局\n石桥县检察院 2020年全国宣传先进集体 最高检\n"
    assert winners(text) == [
        ("石桥县税务局", "节约型公共机构示范单位"),
        ("石桥县检察院", "全国宣传先进集体"),
    ]


def test_a_roll_on_show_names_nominees() -> None:
    text = "现将拟命名名单公示如下\n\n县级文明单位（2个）：\n石桥县档案馆、石桥县残联\n"
    document = Document(doc="甲", text="石桥县文明单位名单公示\n\n" + text)
    drafts = [d for reading in read_articles(document) for d in rolls(set_scene(document, reading))]
    assert {draft.predicate for draft in drafts} == {"nominatedFor"}


def test_a_body_wins_no_title_of_villages() -> None:
    text = "石桥县文明村\n石桥县青屏镇柳树村\n石桥县人民政府\n"
    assert winners(text) == [("石桥县青屏镇柳树村", "石桥县文明村")]


def test_whose_units_have_won_has_not_won_itself() -> None:
    text = "青屏县入选省级文明单位名单：\n\n青屏县档案馆\n\n青屏县残联\n"
    found = extract(Document(doc="甲", text="文明创建简讯\n\n" + text)).statements
    won = [(s.subject.name, s.object.name) for s in found if s.predicate == "received"]
    assert won == [("青屏县档案馆", "省级文明单位"), ("青屏县残联", "省级文明单位")]


def test_lists_that_were_run_into_one_line() -> None:
    line = (
        "近日，省里公布了名单。 第五届省文明村镇（青州） ●青州市柳湾镇 ●青州市青山镇青山村 "
        "第十二届省文明单位（青州） ●青州市法院 ●青州市档案馆"
    )
    found = extract(Document(doc="甲", text=f"名单出炉\n{line}\n")).statements
    won = [(s.subject.name, s.object.name) for s in found if s.predicate == "received"]
    assert won == [
        ("青州市柳湾镇", "省文明村镇"),
        ("青州市青山镇青山村", "省文明村镇"),
        ("青州市法院", "省文明单位"),
        ("青州市档案馆", "省文明单位"),
    ]


def test_winners_side_by_side_may_fill_many_lines() -> None:
    counties = [f"{first}{second}县" for first in "松柏梧柳石青" for second in "桥河岭"]
    text = f"林业局公布名单。\n\n全国造林先进县\n{'、'.join(counties)}。\n"
    assert [name for name, _ in winners(text)] == counties


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("一、2017-2019周期省级文明单位\n\n石桥县人民法院\n青林县税务局\n江北市第二中学\n", "2017/2019"),
        ("2021年度江北省文明单位（3个）\n石桥县人民法院\n青林县税务局\n江北市第二中学\n", "2021"),
        ("2020年周期江北省文明单位命名名单\n石桥县人民法院\n青林县税务局\n江北市第二中学\n", "2020"),
        ("江北省文明单位\n石桥县人民法院\n青林县税务局\n江北市第二中学\n", None),
    ],
)
def test_winners_have_the_time_of_the_title_above(text: str, time: str | None) -> None:
    statements = extract(Document(doc="甲", text=f"关于命名文明单位的通报\n\n{text}")).statements
    won = {s.subject.name: s.qualifiers.time for s in statements if s.predicate == "received"}
    assert won == dict.fromkeys(("石桥县人民法院", "青林县税务局", "江北市第二中学"), time)


def test_a_class_in_short_has_the_time_of_its_full_name() -> None:
    text = "石桥市关于表彰2021年度扶贫工作先进单位的决定\n\n先进单位\n石桥市人民法院\n石桥市税务局\n"
    statements = extract(Document(doc="甲", text=text)).statements
    assert {s.qualifiers.time for s in statements if s.predicate == "received"} == {"2021"}


def test_a_body_before_its_people_is_no_winner() -> None:
    rows = (
        "一、白塔区“十佳护士长”\n白塔医院：姚长河、罗小桂\n白塔中医院：许延\n"
        "二、白塔区“十佳护士”\n石桥镇卫生院：丁有田"
    )
    assert winners(rows) == [
        ("姚长河", "白塔区十佳护士长"),
        ("罗小桂", "白塔区十佳护士长"),
        ("许延", "白塔区十佳护士长"),
        ("丁有田", "白塔区十佳护士"),
    ]


def test_rows_that_begin_with_a_body_stay_apart_under_a_counted_heading() -> None:
    text = (
        "表彰模范班主任的决定\n县里决定表彰五名教师。\n模范班主任（5名）\n"
        "云溪一中：姚长河、罗小桂、许延\n云溪二中：丁有田\n"
        "云溪三中：卓文\n"
    )
    found = extract(Document(doc="甲", text=text)).statements
    assert [s.subject.name for s in found if s.predicate == "received"] == [
        "姚长河",
        "罗小桂",
        "许延",
        "丁有田",
        "卓文",
    ]


def test_places_of_one_kind_side_by_side_are_all_winners() -> None:
    assert [name for name, _ in winners("先进县市\n昆明市 玉溪市 石林县")] == ["昆明市", "玉溪市", "石林县"]
    assert [name for name, _ in winners("先进县市\n云南省 玉溪市 石林县")] == ["玉溪市", "石林县"]


@pytest.mark.parametrize(
    "text",
    [
        "评出一等奖（2个）：石桥一小、云溪小学，二等奖（1个）：白塔小学。",
        "经几轮评审，共评出一等奖2个：石桥一小、云溪小学；二等奖1个：白塔小学。",
    ],
)
def test_prizes_in_one_sentence_go_to_their_own_winners(text: str) -> None:
    found = extract(Document(doc="甲", text=f"征文比赛揭晓\n\n{text}\n")).statements
    assert [(s.subject.name, s.object.name) for s in found if s.predicate == "received"] == [
        ("石桥一小", "一等奖"),
        ("云溪小学", "一等奖"),
        ("白塔小学", "二等奖"),
    ]


@pytest.mark.parametrize(
    "heading", ["二、先进个人（4名）", "先进个人（共4名）", "决定表彰下列先进个人（4名）", "先进个人名单"]
)
@pytest.mark.parametrize("blank", [" ", "\u3000", "  "])
def test_a_line_of_names_under_a_heading_is_no_byline(heading: str, blank: str) -> None:
    names = blank.join(("张志高", f"李{blank}梅", "王小明", "陈大海"))
    document = Document(doc="x.txt", text=f"关于表彰先进个人的决定\n{heading}\n{names}\n")
    found = extract(document).statements
    assert not [s for s in found if s.predicate == "authored"]
    assert {s.subject.name for s in found if s.predicate == "received"} == {
        "张志高",
        "李梅",
        "王小明",
        "陈大海",
    }


def test_names_below_a_headline_with_its_text_are_a_byline() -> None:
    text = "一位优秀教师\n张国强 李小梅\n近日，柳溪县召开表彰大会，教师王小明荣获“优秀教师”称号。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert {s.subject.name for s in found if s.predicate == "authored"} == {"张国强", "李小梅"}


def test_whose_roll_it_is_stands_before_a_quoted_title() -> None:
    rows = "张志高 柳溪县第一中学\n李梅 柳溪县实验小学\n王小明 柳溪县第二中学"
    found = extract(Document(doc="x.txt", text=f"柳溪县2020年“最美教师”名单\n{rows}")).statements
    won = {(s.subject.name, s.object.name, s.qualifiers.time) for s in found if s.predicate == "received"}
    assert won == {(name, "最美教师", "2020") for name in ("张志高", "李梅", "王小明")}


def test_years_in_brackets_behind_a_title() -> None:
    text = "柳溪大学获得“全国文明单位”（2015年、2017年）、“省平安校园”（2018年）等荣誉。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [(s.object.name, s.qualifiers.time) for s in found if s.predicate == "received"] == [
        ("全国文明单位", "2015"),
        ("全国文明单位", "2017"),
        ("省平安校园", "2018"),
    ]


_DECIDED = (
    "关于表彰平安建设先进集体的决定\n{text}\n附件：\n平安建设先进集体（3个）\n柳河镇\n县公安局\n松泉小学"
)


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("柳溪县人民政府决定，授予柳河镇等3个单位“平安建设先进集体”称号。", ("柳溪县人民政府",)),
        ("为表彰先进，柳溪县人民政府授予白塔镇2019年度“文明镇”称号。", ()),
        (
            "柳溪县人民政府授予柳河镇“平安建设先进集体”称号。\n柳溪县委政法委授予县公安局“平安建设先进集体”称号。",
            (),
        ),
    ],
)
def test_a_roll_attached_to_a_decision_has_its_giver(text: str, giver: tuple[str, ...]) -> None:
    found = extract(Document(doc="x.txt", text=_DECIDED.format(text=text))).statements
    won = {s.subject.name: s.qualifiers.conferred_by for s in found if s.rule == "roll"}
    assert won == {"柳溪县柳河镇": giver, "柳溪县公安局": giver, "松泉小学": giver}


def test_the_year_of_a_roll_in_brackets_or_in_its_decision() -> None:
    title, years = "全国卫生系统先进集体名单", "（2011-2012年度）"
    rows = "河北省 遵化市人民医院 廊坊市人民医院\n山西省 长治市人民医院"
    behind = f"{title}{years}\n{rows}"
    found = extract(Document(doc="x.txt", text=behind)).statements
    assert {s.qualifiers.time for s in found if s.rule == "roll"} == {"2011/2012"}
    above = "卫生部决定授予遵化市人民医院等3个单位2013年度“全国卫生系统先进集体”称号。"
    above = f"{above}\n{title}\n{rows}"
    found = extract(Document(doc="x.txt", text=above)).statements
    assert {s.qualifiers.time for s in found if s.rule == "roll"} == {"2013"}
    assert [s.object.name for s in found if s.predicate == "about"] == ["卫生部"]


@pytest.mark.parametrize("work", ["", " 《春天》"])
def test_the_person_behind_a_body_has_the_prize(work: str) -> None:
    text = f"获奖名单\n一等奖（2名）\n柳溪县实验小学 周岚{work}\n白石镇中心小学 李芳{work}"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [s.subject.name for s in found if s.predicate == "received"] == ["周岚", "李芳"]
    text = "获奖名单\n先进集体（2个）\n柳溪县实验小学 周岚\n白石镇中心小学 李芳"
    found = extract(Document(doc="x.txt", text=text)).statements
    bodies = ["柳溪县实验小学", "柳溪县白石镇中心小学"]
    assert [s.subject.name for s in found if s.predicate == "received"] == bodies
