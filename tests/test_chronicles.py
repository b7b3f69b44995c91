"""Chronicles: entries that each begin with a year or month, under a heading that tells the year."""

from __future__ import annotations

import pytest

from wenmai_extractors.layout import blocks
from wenmai_extractors.names import is_name
from wenmai_extractors.page_lines import Kind
from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document


def told(text: str) -> list[tuple[str, str, str, str | None]]:
    found = extract(Document(doc="甲", text=text)).statements
    return [
        (s.subject.name, s.predicate, s.object.name, s.qualifiers.time)
        for s in found
        if s.predicate in ("received", "organised", "established")
    ]


ENTRIES = (
    "1991年 油桥镇建成敬老院，全镇五保老人入住新居",
    "1995年 油桥镇被县政府评为“植树造林模范镇”",
    "1997年 油桥镇与县城之间的公路建成通车，全长十二公里",
    "1999年 油桥镇荣获全省卫生镇",
)


def test_entries_without_full_stops_are_not_run_together() -> None:
    text = "油桥镇大事记\n\n" + "\n".join(ENTRIES)
    assert [block.text for block in blocks(text)][1:] == list(ENTRIES)
    assert ("油桥镇", "received", "植树造林模范镇", "1995") in told(text)
    assert ("油桥镇", "received", "全省卫生镇", "1999") in told(text)


def test_a_hard_wrapped_text_is_joined_though_a_line_begins_with_a_year() -> None:
    lines = (
        "油桥镇党委政府高度重视文明创建工作，把它摆上重要位置，油桥镇自",
        "2015年起连续三届被评为县级文明镇，群众的获得感和幸福感不断增强",
        "，镇容镇貌焕然一新，油桥镇的名声也越来越大，前来参观的人很多。",
    )
    assert [block.text for block in blocks("\n".join(lines))] == ["".join(lines)]


def test_the_title_of_a_chronicle_tells_the_year_of_its_entries() -> None:
    text = (
        "石桥县2011年大事记\n●1月，石桥县被省政府授予“全省粮食生产先进县”称号。\n●2月10日，石桥县举办桃花节。"
    )
    assert told(text) == [
        ("石桥县", "received", "全省粮食生产先进县", "2011-01"),
        ("石桥县", "organised", "桃花节", "2011-02-10"),
    ]


def test_no_name_runs_over_a_decision() -> None:
    text = "松江市委宣传部决定松江师专和松江师范学校合并。松江市政府批准柳溪中学升格为师范学院。"
    found = extract(Document(doc="甲", text=text)).statements
    names = {s.subject.name for s in found if s.subject.type == "Organisation"}
    assert "松江市委宣传部" in names
    assert not [name for name in names if "决定" in name or "批准" in name]


def test_years_above_the_entries_tell_their_years() -> None:
    text = (
        "石桥县志·大事记\n1998年\n3月12日 县委召开植树造林动员大会。\n"
        "5月 石桥一中被省教委命名为“省级示范高中”。\n"
        "1999年\n7月 县妇联荣获全省妇女工作先进集体称号。\n10月1日 县文化局举办文艺晚会。\n"
    )
    assert sorted(str(time) for *_, time in told(text)) == ["1998-03-12", "1998-05", "1999-07", "1999-10-01"]


def test_a_year_above_no_entry_is_no_text() -> None:
    assert "1998年" not in [
        block.text for block in blocks("1998年\n\n县委召开大会。") if block.kind is Kind.TEXT
    ]


def test_a_chapter_of_a_county_s_annals_is_no_author() -> None:
    assert not is_name("石桥县志·大事记")
    assert not is_name("石桥年鉴·概况")
    assert is_name("艾山江·买买提")


def test_a_chronicle_is_of_the_year_of_its_heading() -> None:
    head = "1986年（7—12月）油桥县大事记\n\n"
    text = head + "12月，县药检站被卫生部命名为全国先进药检站。是年，县里建成敬老院3座。"
    assert told(text) == [
        ("油桥县药检站", "received", "全国先进药检站", "1986-12"),
        ("油桥县", "established", "敬老院", "1986"),
    ]


@pytest.mark.parametrize(
    "head", ["大事记（2015年）", "油桥县大事记（2015）", "2015年大事记", "2015年油桥县大事记"]
)
def test_the_year_of_a_chronicle_may_stand_behind_its_name(head: str) -> None:
    text = f"{head}\n3月8日 县妇联举办庆祝大会。\n10月12日 油桥县获省绿化奖。"
    assert {time for *_, time in told(text)} == {"2015-03-08", "2015-10-12"}


def test_a_year_that_tells_of_somebody_dates_no_entry() -> None:
    text = "1991年1月4日，大桥通车。1月9日，油桥中学1987年毕业生邱传获省青年奖章。3月，油桥县召开绿化会议。"
    assert ("油桥县", "organised", "绿化会议", "1991-03") in told(text)


def test_what_begins_in_a_year_is_not_of_that_year_alone() -> None:
    assert told("1982年始，油桥县开展文明礼貌活动。") == [("油桥县", "organised", "文明礼貌活动", None)]


def test_blanks_beside_the_figures_of_a_day_do_no_harm() -> None:
    text = "大事记\n1988 年\n5 月 县造纸厂被评为省先进企业。\n6 月20 日 县造纸厂获省质量奖。"
    assert [(name, time) for _, _, name, time in told(text)] == [
        ("省先进企业", "1988-05"),
        ("省质量奖", "1988-06-20"),
    ]
