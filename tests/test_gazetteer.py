"""Which division a name means, and where names stand in a text. Places and codes are public facts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from wenmai_extractors.errors import DataError
from wenmai_extractors.gazetteer import gazetteer, parse


def codes(name: str) -> list[str]:
    return [division.code for division in gazetteer().named(name)]


def chain(code: str) -> list[str]:
    return [division.name for division in gazetteer().chain(code)]


def scan(text: str) -> list[tuple[str, bool]]:
    hits = tuple(gazetteer().scan(text))
    assert all(text[hit.start : hit.end] == hit.name for hit in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))
    return [(hit.name, hit.bare) for hit in hits]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("北京", "11"),
        ("天津市", "12"),
        ("内蒙古", "15"),
        ("上海", "31"),
        ("广西", "45"),
        ("重庆市", "50"),
        ("西藏自治区", "54"),
        ("新疆", "65"),
        ("台湾", "71"),
        ("香港", "81"),
        ("澳门特别行政区", "82"),
        ("漯河", "4111"),
        ("玉树州", "6327"),
        ("临夏州", "6229"),
        ("克孜勒苏州", "6530"),
        ("大兴安岭地区", "2327"),
        ("兴安盟", "1522"),
        ("东莞", "4419"),
        ("儋州市", "4604"),
        ("嘉峪关", "6202"),
        ("襄樊市", "4206"),
        ("济源", "419001"),
        ("仙桃市", "429004"),
        ("五指山市", "469001"),
        ("石河子", "659001"),
        ("神农架", "429021"),
        ("浦东", "310115"),
        ("雄县", "130638"),
        ("天祝县", "620623"),
        ("天祝", "620623"),
        ("东乡县", "622926"),
        ("鄂温克旗", "150724"),
        ("前郭县", "220721"),
        ("科左后旗", "150522"),
        ("顺河区", "410203"),
        ("郾城", "411103"),
        ("北林", "231202"),
        ("梅里斯区", "230208"),
        ("东华门街道办事处", "110101001"),
    ],
)
def test_a_name_means_one_division(name: str, code: str) -> None:
    assert codes(name) == [code]


@pytest.mark.parametrize("name", ["", "城", "文明办", "市", "苏州工业园", "东华门"])
def test_no_division(name: str) -> None:
    assert codes(name) == []


def test_larger_divisions_come_first() -> None:
    assert codes("吉林") == ["22", "2202"]
    assert codes("玉树") == ["6327", "632701"]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("620623", ["甘肃省", "武威市", "天祝藏族自治县"]),
        ("419001", ["河南省", "济源市"]),
        ("110101001", ["北京市", "东城区", "东华门街道"]),
        ("81", ["香港特别行政区"]),
    ],
)
def test_chain_skips_holders(code: str, names: list[str]) -> None:
    assert chain(code) == names


def test_a_code_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        gazetteer().chain("99")


@pytest.mark.parametrize(
    ("text", "read", "code"),
    [
        ("河南省漯河市郾城区文明办", "河南省漯河市郾城区", "411103"),
        ("青海省玉树州玉树市委", "青海省玉树州玉树市", "632701"),
        ("甘肃天祝县", "甘肃天祝县", "620623"),
        ("朝阳区三里屯街道", "朝阳区三里屯街道", "110105004"),
        ("海南乐东县", "海南乐东县", "469027"),
        ("海南州共和县", "海南州共和县", "632521"),
        ("东莞市虎门镇", "东莞市虎门镇", "441900121"),
        ("阳泉市郊区", "阳泉市郊区", "140311"),
        ("石家庄市新华书店", "石家庄市", "1301"),
        ("格尔木市东城区", "格尔木市", "632801"),
        ("中山市场", "中山", "4420"),
        ("吉林大学", "吉林", "22"),
        ("山西大同", "山西大同", "1402"),
    ],
)
def test_prefix(text: str, read: str, code: str) -> None:
    count, divisions = gazetteer().prefix(text)
    assert (text[:count], divisions[-1].code) == (read, code)


def test_prefix_that_stays_open_or_is_none() -> None:
    assert gazetteer().prefix("朝阳区法院") == (3, ())
    assert gazetteer().prefix("和平饭店") == (0, ())


def test_at_takes_the_longest() -> None:
    found = gazetteer().at("在玉树藏族自治州", 1)
    assert found is not None
    assert found[0] == 8
    assert gazetteer().at("在玉树藏族自治州", 1, 4) == (3, gazetteer().named("玉树"))
    assert gazetteer().at("在玉树", 0) is None


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("朝阳区", (), None),
        ("朝阳区", ("11",), "110105"),
        ("新华区", ("41",), "410402"),
        ("新华区", ("13",), None),
        ("新华区", ("1301", "13"), "130105"),
        ("城关镇", (), None),
        ("隆宝镇", (), None),
        ("隆宝镇", ("63",), None),
        ("隆宝镇", ("632701",), "632701101"),
        ("东城区", ("632801",), None),
        ("沛县", ("6327",), "320322"),
        ("西安", ("22",), "6101"),
        ("吉林", (), "22"),
        ("资源", (), None),
        ("资源县", (), "450329"),
        ("无此地", ("11",), None),
    ],
)
def test_resolve(name: str, within: tuple[str, ...], code: str | None) -> None:
    division = gazetteer().resolve(name, within=within)
    assert (division and division.code) == code


@pytest.mark.parametrize(
    "text",
    [
        "全国文明村镇",
        "沿海城市",
        "创新县域治理",
        "创建水平和平安建设，团结奋进，东风吹来",
        "大力弘扬中华美德",
        "省级和县级单位",
        "获得荣誉",
        "新华社记者",
        "改善城区环境",
        "朝阳产业",
    ],
)
def test_everyday_words_are_no_places(text: str) -> None:
    assert scan(text) == []


def test_scan_takes_the_longest_from_the_left() -> None:
    assert scan("青海玉树藏族自治州囊谦县香达镇和甘肃天祝县") == [
        ("青海", True),
        ("玉树藏族自治州", False),
        ("囊谦县", False),
        ("香达镇", False),
        ("甘肃", True),
        ("天祝县", False),
    ]
    assert scan("漯河市委、漯河市场监管局、朝阳市") == [("漯河市", False), ("漯河", True), ("朝阳市", False)]


def test_the_table_is_whole() -> None:
    """34 provinces and 333 prefectures, as the bureau counts them, each found by its full name."""
    named = [division for division in gazetteer() if division.name]
    assert sum(division.level == "province" for division in named) == 34
    assert sum(division.level == "prefecture" for division in named) == 333
    assert all(division in gazetteer().named(division.name) for division in named)


def test_a_damaged_table_is_told() -> None:
    with pytest.raises(DataError, match="line 2"):
        tuple(parse(["11北京市", "\t北京"]))
