"""Times as EDTF, with and without the date of the report."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai_extractors.times import times

DATE = "2022-06-24"


def read(text: str, *, date: str | None = None) -> list[str]:
    return [time.edtf for time in times(text, date=date)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2019年", "2019"),
        ("2019年度", "2019"),
        ("2017—2019年", "2017/2019"),
        ("2017——2019年", "2017/2019"),
        ("2017-2019年", "2017/2019"),
        ("2017至2019年度", "2017/2019"),
        ("2017-2019周期", "2017/2019"),
        ("2018—2020年周期", "2018/2020"),
        ("2017年至2019年", "2017/2019"),
        ("2017年到2019年", "2017/2019"),
        ("2020年12月", "2020-12"),
        ("2020年3月份", "2020-03"),
        ("2020年3月至5月", "2020-03/2020-05"),
        ("2020年12月5日", "2020-12-05"),
        ("2020年3月5日至8日", "2020-03-05/2020-03-08"),
        ("2020年3月5日至4月2日", "2020-03-05/2020-04-02"),
    ],
)
def test_a_time_that_says_its_year(text: str, edtf: str) -> None:
    for date in (None, DATE):
        (found,) = times(text, date=date)
        assert (found.edtf, found.since, text[found.start : found.end]) == (edtf, False, text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("今年", "2022"),
        ("本年度", "2022"),
        ("去年", "2021"),
        ("上年度", "2021"),
        ("前年", "2020"),
        ("6月16日", "2022-06-16"),
        ("6月16日至18日", "2022-06-16/2022-06-18"),
        ("6月16日至7月2日", "2022-06-16/2022-07-02"),
    ],
)
def test_a_relative_time_needs_the_date_of_the_report(text: str, edtf: str) -> None:
    assert read(text, date=DATE) == [edtf]
    assert read(text, date="2022") == [edtf]
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["", "明年", "近年来", "日前", "上世纪90年代", "20世纪80年代", "5月", "第3年"]
)
def test_what_cannot_be_fixed(text: str) -> None:
    assert read(text, date=DATE) == []


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("2018年以来，该局开展活动", True),
        ("自2018年起实施", True),
        ("成立于1991年", True),
        ("该校创办于1958年", True),
        ("2018年，该局开展活动", False),
        ("于2018年开展活动", False),
    ],
)
def test_what_opens_a_period(text: str, since: bool) -> None:
    (found,) = times(text)
    assert found.since == since


def test_several_times_in_the_order_of_the_text() -> None:
    text = "2019年12月获称号，2020年至2021年开展活动，6月16日总结"
    assert read(text, date="2021-07-01") == ["2019-12", "2020/2021", "2021-06-16"]


def test_only_the_stretch_asked_for_is_read() -> None:
    assert [time.edtf for time in times("2019年，2020年，2021年", 6, 11)] == ["2020"]


@pytest.mark.parametrize("text", ["2019—2017年", "2020年1月32日", "2020年0月3日"])
def test_what_no_calendar_holds(text: str) -> None:
    assert read(text) == []


FORMS = [
    ("2020年13月", []),
    ("2020年2月30日", []),
    ("今年6月", ["2022-06"]),
    ("去年12月", ["2021-12"]),
    ("去年6月16日", ["2021-06-16"]),
    ("二〇一九年", ["2019"]),
    ("2020年12月5日至2021年1月3日", ["2020-12-05/2021-01-03"]),
    ("2020年12月至2021年3月", ["2020-12/2021-03"]),
    ("2020年12月30日至1月2日", ["2020-12-30/2021-01-02"]),
    ("2020年12月5日至3日", ["2020-12-05"]),
    ("二〇〇八年十月二十五日", ["2008-10-25"]),
    ("一九九八年至二〇〇一年", ["1998/2001"]),
    ("3月5日至4月2日", ["2022-03-05/2022-04-02"]),
    ("2019年至3月5日", ["2019", "2022-03-05"]),
    ("每年三月", []),
]


@pytest.mark.parametrize(("text", "edtf"), FORMS)
def test_slips_and_spans(text: str, edtf: list[str]) -> None:
    assert read(text, date=DATE) == edtf


EDTF = re.compile(r"(?:19|20)\d\d(?:-\d\d){0,2}(?:/(?:19|20)\d\d(?:-\d\d){0,2})?")


@given(
    st.lists(
        st.sampled_from(
            ["2019", "2020", "年", "月", "日", "3", "12", "31", "至", "—", "-", "度", "今年", "去年"]
        ),
        max_size=14,
    ).map("".join),
    st.sampled_from([None, DATE, "2022"]),
)
def test_any_text_gives_times_in_order_and_in_form(text: str, date: str | None) -> None:
    found = list(times(text, date=date))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(EDTF.fullmatch(time.edtf) for time in found)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2004年3月建成，5月开放，11月获奖", ["2004-03", "2004-05", "2004-11"]),
        ("1999年迁址；同年12月获奖", ["1999", "1999-12"]),
        ("89年被评为模范，93年、95年获奖", ["1989", "1993", "1995"]),
        ("九二年，该厂投产", ["1992"]),
        ("于86年5月参加工作", ["1986-05"]),
        ("从教60年，六七年后，50年来，90年代，占地95亩", []),
        ("2004年5月，历时8月建成", ["2004-05"]),
    ],
)
def test_a_year_left_out_or_cut_short(text: str, edtf: list[str]) -> None:
    assert read(text) == edtf


def test_a_month_goes_on_from_the_year_of_the_entry_and_points_to_it() -> None:
    text = "2004年3月，校园网开通。5月，学校获奖。"
    (entry,) = times(text, 0, 12)
    (found,) = times(text, 12, said=entry)
    assert (found.edtf, found.spans) == ("2004-05", ((14, 16), (0, 7)))
