"""Which of the times that a sentence says an award took place at."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document


def dated(text: str) -> dict[str, str | None]:
    statements = extract(Document(doc="甲", text=text)).statements
    return {s.object.name: s.qualifiers.time for s in statements if s.predicate == "received"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1998年，松泉县医院荣膺“全省百佳医院”称号，先后被评为省卫生系统先进集体、市文明单位。",
            {"全省百佳医院": "1998", "省卫生系统先进集体": None, "市文明单位": None},
        ),
        (
            "松泉县一中1986年被授予“全省教育系统先进集体”称号；7次被授予“江北省文明单位”称号。",
            {"全省教育系统先进集体": "1986", "江北省文明单位": None},
        ),
        (
            "松泉农商银行荣获“2018年度全国优秀单位”、2019年市级先进集体称号，2家支行被评为千佳示范网点。",
            {"全国优秀单位": "2018", "市级先进集体": "2019", "千佳示范网点": None},
        ),
        (
            "1989年松泉县率先解决温饱，6年后不但脱了贫，还荣获全省“扶贫先进县”称号。",
            {"全省扶贫先进县": None},
        ),
        (
            "2016年、2017年，松泉镇先后被评为“全国文明镇”“国家卫生镇”。",
            {"全国文明镇": "2016", "国家卫生镇": "2017"},
        ),
        # What lasts since an honour does not last since its year alone.
        (
            "自2009年2月荣获省级文明单位以来，松泉县水务局又获市级平安单位称号。",
            {"省级文明单位": "2009-02", "市级平安单位": None},
        ),
        ("2015年被评为江北省“文明单位”以来，松泉县水务局没有松劲。", {"江北省文明单位": "2015"}),
        # A time of its own clause leads to all that follows it.
        (
            "2019年，松泉县水务局先后被评为省级文明单位、市级平安单位。",
            {"省级文明单位": "2019", "市级平安单位": "2019"},
        ),
        (
            "2016年，松泉县水务局被评为省级文明单位，获得市级平安单位称号。",
            {"省级文明单位": "2016", "市级平安单位": "2016"},
        ),
        ("松泉公路分局被市公路局评为二〇〇六年度综治优秀单位。", {"综治优秀单位": "2006"}),
        ("松泉公路分局荣获二0一一至二0一三年度江北省文明单位称号。", {"江北省文明单位": "2011/2013"}),
        ("省工信厅公布了2016年全省绿色工厂名单，松泉水泥厂位列其中。", {"全省绿色工厂": "2016"}),
    ],
)
def test_times_of_their_own(text: str, expected: dict[str, str | None]) -> None:
    assert dated(text) == expected
