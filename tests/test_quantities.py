"""Numbers with their units, as reports write them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai_extractors.quantities import chinese_number, leading, quantities, trailing

Found = tuple[str, float, str, bool]


def read(text: str) -> list[Found]:
    return [(text[q.start : q.end], q.value, q.unit, q.approx) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "approx"),
    [
        ("1个", 1, "个", False),
        ("12家", 12, "家", False),
        ("365天", 365, "天", False),
        ("1200000元", 1_200_000, "元", False),
        ("8000余万元", 80_000_000, "元", True),
        ("2.3万余人", 23_000, "人", True),
        ("6.5万余元", 65_000, "元", True),
        ("1.2亿元", 120_000_000, "元", False),
        ("十万元", 100_000, "元", False),
        ("3万人次", 30_000, "人次", False),
        ("30余万人次", 300_000, "人次", True),
        ("9万8千册", 98_000, "册", False),
        ("12万3千5百人", 123_500, "人", False),
        ("4000余人（次）", 4000, "人次", True),
        ("4000人次", 4000, "人次", False),
        ("3.5万平方米", 35_000, "平方米", False),
        ("62.6平方千米", 62.6, "平方千米", False),
        ("12.5公里", 12.5, "公里", False),
        ("35%", 35, "%", False),
        ("99.8%", 99.8, "%", False),
        ("80%以上", 80, "%", True),
        ("5个百分点", 5, "个百分点", False),
        ("10余次", 10, "次", True),
        ("1500多户", 1500, "户", True),
        ("二十多名", 20, "名", True),
        ("百余次", 100, "次", True),
        ("万余人", 10_000, "人", True),
        ("近千人", 1000, "人", True),
        ("约30人", 30, "人", True),
        ("超过500件", 500, "件", True),
        ("不少于20场", 20, "场", True),
        ("30个左右", 30, "个", True),
        ("100人以上", 100, "人", True),
        ("数十场", 10, "场", True),
        ("上百人", 100, "人", True),
        ("十二个", 12, "个", False),
        ("两千三百户", 2300, "户", False),
        ("一百零五个", 105, "个", False),
        ("一万二千人", 12_000, "人", False),
        ("二百五十万元", 2_500_000, "元", False),
    ],
)
def test_a_number_and_its_unit(text: str, value: float, unit: str, approx: bool) -> None:
    assert read(text) == [(text, value, unit, approx)]
    (found,) = quantities(text)
    assert isinstance(found.value, int) == (value == int(value))
    assert leading(text, 0, len(text)) == trailing(text, 0, len(text)) == found


@pytest.mark.parametrize("text", ["3至5场", "3—5场", "3-5场", "3到5场"])
def test_a_range_is_one_number_and_approximate(text: str) -> None:
    ((words, value, unit, approx),) = read(text)
    assert (words, unit, approx) == (text, "场", True)
    assert 3 <= value <= 5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("759车、4800吨", [("759车", 759, "车", False), ("4800吨", 4800, "吨", False)]),
        ("78户273人", [("78户", 78, "户", False), ("273人", 273, "人", False)]),
        (
            "开展活动10余次，参加5000余人。",
            [("10余次", 10, "次", True), ("5000余人", 5000, "人", True)],
        ),
        ("占总数的35%，有3家", [("35%", 35, "%", False), ("3家", 3, "家", False)]),
    ],
)
def test_several_numbers(text: str, found: list[Found]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    ["", "第五届", "第一批", "2019年", "3月5日", "一等奖", "一次性", "一把手", "三分", "五湖四海", "A3"],
)
def test_what_counts_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        pytest.param("三分之二", 2 / 3, "", id="fraction"),
        pytest.param("百分之九十", 90, "%", id="per cent in words"),
        pytest.param("几十个", 10, "个", id="some tens"),
        pytest.param("十几个", 10, "个", id="ten and some"),
        pytest.param("每年10余场", 10, "场", id="behind the word year"),
        pytest.param("二十几人", 20, "人", id="twenty and some"),
        pytest.param("76.4亿元", 7_640_000_000, "元", id="decimals stay exact"),
        pytest.param("1 240万元", 12_400_000, "元", id="thousands set apart"),
        pytest.param("1,240人", 1240, "人", id="thousands with a comma"),
        pytest.param("百分之3.5", 3.5, "%", id="per cent in digits"),
        pytest.param("半个小时", 0.5, "小时", id="half"),
    ],
)
def test_fractions_and_round_numbers(text: str, value: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (round(found.value, 6), found.unit, found.end) == (round(value, 6), unit, len(text))
    assert found.approx == (text[0] in "几每" or "几" in text)


@pytest.mark.parametrize("text", ["节约3万元", "签约3个", "邻近2个村", "公约12条"])
def test_a_word_before_a_number_does_not_make_it_round(text: str) -> None:
    assert [approx for *_, approx in read(text)] == [False]


def test_months_are_no_things() -> None:
    assert [unit for _, _, unit, _ in read("历时三个月")] != ["个"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5),
        ("2.5", 2.5),
        ("零", 0),
        ("〇", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("一百", 100),
        ("一百零五", 105),
        ("一千三百", 1300),
        ("两千", 2000),
        ("一万", 10_000),
        ("两万五千三百零一", 25_301),
        ("三百万", 3_000_000),
        ("一亿", 100_000_000),
        ("二〇一九", 2019),
        ("一二三", 123),
        ("abc", None),
        ("第", None),
        ("五届", None),
    ],
)
def test_chinese_numbers(text: str, value: float | None) -> None:
    assert chinese_number(text) == value


SAID = "零一二三四五六七八九"


def spelt(number: int) -> str:
    """A whole number below a hundred million in Chinese."""
    for power, sign in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= power:
            head, rest = divmod(number, power)
            gap = "零" if 0 < rest < power // 10 else ""
            return spelt(head) + sign + gap + (spelt(rest) if rest else "")
    return SAID[number]


@given(st.integers(0, 99_999_999))
def test_any_number_spelt_out_is_read_back(number: int) -> None:
    assert chinese_number(spelt(number)) == number


@given(
    st.text(
        st.sampled_from("0123456789.一二十百千万亿两半数上余多近约至—年月第个人次元%家（） 甲"), max_size=30
    )
)
def test_any_text_gives_numbers_in_order_that_do_not_overlap(text: str) -> None:
    found = list(quantities(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= q.start < q.end <= len(text) and q.unit and q.value >= 0 for q in found)
