"""Names of honours, alone and in lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenmai_extractors.syntax import depths
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import NAMED, Title, is_level, is_title, level_of


def parse(text: str, *, trusted: bool = True) -> list[Title]:
    return list(parse_titles(text, depths(text), 0, len(text), trusted=trusted))


def values(title: Title) -> dict[str, int | str]:
    return {key: value for key, value, _ in title.values}


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("全国文明单位", "national"),
        ("国家级示范合作社", "national"),
        ("省级文明村镇", "provincial"),
        ("自治区级文明校园", "provincial"),
        ("市级文明家庭", "prefecture"),
        ("州级先进集体", "prefecture"),
        ("县级文明校园", "county"),
        ("优秀共产党员", None),
        ("先进基层党组织", None),
        ("三八红旗手", None),
        ("全国五一劳动奖状", "national"),
        ("全国道德模范提名奖", "national"),
        ("一等奖", None),
        ("青海省先进集体", "provincial"),
        ("芜湖市先进集体", "prefecture"),
    ],
)
def test_honours_and_their_levels(name: str, level: str | None) -> None:
    assert is_title(name)
    assert level_of(name) == level
    for trusted in (True, False):
        (title,) = parse(name, trusted=trusted)
        assert (title.name, title.level, title.quoted) == (name, level, False)


@pytest.mark.parametrize(
    "name",
    ["", "先进", "开展活动", "教育局", "志愿服务活动", "经济发展的新路子", "工作方案"],
)
def test_what_is_no_honour(name: str) -> None:
    assert not is_title(name)
    assert parse(name, trusted=False) == []


@pytest.mark.parametrize(
    ("word", "level"), [("省级", True), ("国家级", True), ("文明", False), ("省级文明", False)]
)
def test_level_words(word: str, level: bool) -> None:
    assert is_level(word) == level


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("“全国文明单位”", "全国文明单位", {}),
        ("“全国文明单位”称号", "全国文明单位", {}),
        ("“青年文明号”荣誉称号", "青年文明号", {}),
        ("全国文明单位荣誉称号", "全国文明单位", {}),
        ("第五届全国文明单位", "全国文明单位", {"edition": 5}),
        ("第六届“全国文明城市”", "全国文明城市", {"edition": 6}),
        ("第四批省级文明村镇", "省级文明村镇", {"batch": 4}),
        ("2020年度先进集体", "先进集体", {"time": "2020"}),
        ("2017—2019年度全省平安建设先进单位", "全省平安建设先进单位", {"time": "2017/2019"}),
    ],
)
def test_edition_batch_and_year_are_no_part_of_the_name(
    text: str, name: str, said: dict[str, int | str]
) -> None:
    (title,) = parse(text)
    assert (title.name, values(title)) == (name, said)
    assert title.quoted == ("“" in text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("首届全国文明校园", {"edition": 1}),
        ("首批省级文明村镇", {"batch": 1}),
    ],
)
def test_the_first_edition_counts_as_one(text: str, said: dict[str, int | str]) -> None:
    (title,) = parse(text)
    assert values(title) == said


def test_a_quoted_name_is_an_honour_only_behind_a_verb_that_says_so() -> None:
    assert [title.name for title in parse("“向上向善好青年”")] == ["向上向善好青年"]
    assert parse("“送温暖”", trusted=False) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全国文明单位、省级先进集体", ["全国文明单位", "省级先进集体"]),
        ("全国文明单位和省级先进集体等荣誉称号", ["全国文明单位", "省级先进集体"]),
        ("“全国文明单位”“省级先进集体”称号", ["全国文明单位", "省级先进集体"]),
        ("国家、省、州级卫生乡镇", ["国家级卫生乡镇", "省级卫生乡镇", "州级卫生乡镇"]),
        ("特等奖、一等奖", ["特等奖", "一等奖"]),
        ("全国和河北省劳动模范", ["全国劳动模范", "河北省劳动模范"]),
        ("省级和市级示范学校", ["省级示范学校", "市级示范学校"]),
        ("国家级、省级及市级绿色学校", ["国家级绿色学校", "省级绿色学校", "市级绿色学校"]),
        ("省市级文明单位", ["省级文明单位", "市级文明单位"]),
        ("省市两级“平安校园”", ["省级平安校园", "市级平安校园"]),
        ("省、市两级文明单位", ["省级文明单位", "市文明单位"]),
        ("省市县三级文明校园、绿色学校", ["省级文明校园", "市级文明校园", "县级文明校园", "绿色学校"]),
        ("省市县文明校园", ["省级文明校园", "市级文明校园", "县级文明校园"]),
        ("省部级先进集体", ["省部级先进集体"]),
        ("县区级文明单位", ["县区级文明单位"]),
        ("全国和谐社区", ["全国和谐社区"]),
        ("全国、河北省文明乡镇", ["全国文明乡镇", "河北省文明乡镇"]),
        ("省市场监管先进单位", ["省市场监管先进单位"]),
        ("市区文明单位", ["市区文明单位"]),
        ("全国文明单位和省级先进集体", ["全国文明单位", "省级先进集体"]),
    ],
)
def test_lists(text: str, found: list[str]) -> None:
    assert [title.name for title in parse(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("省级文明城市3个、文明村镇17个", [("省级文明城市", 3), ("省级文明村镇", 17)]),
        ("省级示范村4个、市级32个", [("省级示范村", 4), ("市级示范村", 32)]),
        ("县级文明校园5所", [("县级文明校园", 5)]),
    ],
)
def test_the_level_word_is_distributed_over_counted_titles(text: str, found: list[tuple[str, int]]) -> None:
    assert [(t.name, t.quantity.value if t.quantity else None) for t in parse(text)] == found


def test_reading_stops_at_what_is_no_honour() -> None:
    assert [title.name for title in parse("全国文明单位、召开了大会", trusted=False)] == ["全国文明单位"]


WORDS = (
    "全国 省级 市级 文明 单位 村镇 先进 集体 第五届 2020年度 称号 、 和 等 3个 “ ” 《 》 的 国家 一等奖 首批"
)


@settings(deadline=None)  # the first call loads a dictionary
@given(st.lists(st.sampled_from(WORDS.split()), max_size=12).map("".join), st.booleans())
def test_titles_are_made_of_pieces_of_the_text(text: str, trusted: bool) -> None:
    for title in parse(text, trusted=trusted):
        assert title.name
        assert not set(title.name) & set("“”《》")
        assert title.parts
        for piece in (*title.parts, *(place for _, _, place in title.values)):
            assert 0 <= piece.start < piece.end <= len(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全国邮电系统先进集体和先进工作者", ["全国邮电系统先进集体", "全国邮电系统先进工作者"]),
        ("第三届全国文明村镇、文明单位", ["全国文明村镇", "全国文明单位"]),
        ("省级文明单位、市级先进集体", ["省级文明单位", "市级先进集体"]),
        ("全国文明单位、优秀组织奖", ["全国文明单位", "优秀组织奖"]),
        ("市、区两级“平安社区”", ["市级平安社区", "区平安社区"]),
    ],
)
def test_what_two_titles_share_is_said_of_both(text: str, names: list[str]) -> None:
    assert [title.name for title in parse(text)] == names


def test_a_verb_of_naming_trusts_a_level_and_a_bearer() -> None:
    text = "河南省中小学劳动教育实验学校"
    assert parse(text, trusted=False) == []
    (title,) = parse_titles(text, depths(text), 0, len(text), trusted=NAMED)
    assert title.name == text


def test_ranks_share_what_leads_to_the_first_and_what_follows_the_last() -> None:
    found = parse("全市调研成果一、二、三等奖")
    assert [title.name for title in found] == [f"全市调研成果{rank}等奖" for rank in "一二三"]


def test_years_in_brackets_leave_no_brackets_behind() -> None:
    (title,) = parse("“全国办案标兵（2018—2019年度）”")
    assert (title.name, values(title)) == ("全国办案标兵", {"time": "2018/2019"})


@pytest.mark.parametrize(("text", "count"), [("成绩优异的先进学校", 0), ("人民满意的先进学校", 1)])
def test_a_relative_clause_is_no_part_of_a_title(text: str, count: int) -> None:
    assert len(parse(text, trusted=False)) == count


def test_a_level_before_the_first_quotation_is_said_of_those_behind_it() -> None:
    names = [
        title.name for title in parse("市级“先进基层党组织”、“文明社区”，、和区级“文明社区”、“平安社区”")
    ]
    assert names[:2] == ["市级先进基层党组织", "市级文明社区"]
    names = [title.name for title in parse("市级“先进集体”、“文明社区”、和区级“文明社区”、“平安社区”")]
    assert names == ["市级先进集体", "市级文明社区", "区级文明社区", "区级平安社区"]
    names = [title.name for title in parse("“市级先进集体”、“文明社区”")]  # within the marks it is its own
    assert names == ["市级先进集体", "文明社区"]


def test_what_stands_behind_a_quotation_may_be_the_title() -> None:
    assert [title.name for title in parse("“比学赶超”竞赛活动优秀车间")] == ["比学赶超竞赛活动优秀车间"]


def test_the_name_of_a_school_is_no_honour() -> None:
    assert not parse("“石桥第四中学”")
    assert [title.name for title in parse("“示范小学”")] == ["示范小学"]
    assert [title.name for title in parse("江北省文明单位、江北省文明校园双称号")][-1] == "江北省文明校园"


def test_the_field_before_the_first_quotation_is_that_of_those_behind_it() -> None:
    names = [title.name for title in parse("全省粮食系统“先进单位”“安全储粮先进单位”")]
    assert names == ["全省粮食系统先进单位", "全省粮食系统安全储粮先进单位"]
