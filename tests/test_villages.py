"""The table of villages and communities. Places and codes are public facts."""

from __future__ import annotations

from importlib.resources import files

import pytest

from wenmai.places import read
from wenmai_extractors.villages import village, villages


def test_a_village_is_found_in_its_township_county_or_prefecture() -> None:
    for within in ("110101001", "110101", "1101"):
        assert [v.code for v in villages("多福巷社区", within=within)] == ["110101001001"]
    assert villages("多福巷社区", within="310101") == ()
    assert villages("多福巷社区", within="11") == ()


def test_a_village_by_its_code() -> None:
    known = village("110101001001")
    assert known is not None
    assert (known.name, known.level, known.parent) == ("多福巷社区", "village", "110101001")
    assert village("110101001999") is None
    assert village("999901001001") is None


def test_the_tables_are_small() -> None:
    data = files("wenmai_extractors") / "data"
    sizes = [len((data / name).read_bytes()) for name in ("divisions.txt.xz", "villages.zip")]
    assert sum(sizes) < 8_000_000


@pytest.mark.parametrize(
    ("name", "label", "code"),
    [
        ("北京市东城区多福巷社区", "北京市东城区东华门街道多福巷社区", "110101001001"),
        ("北京市东城区东华门街道多福巷社区", "北京市东城区东华门街道多福巷社区", "110101001001"),
        ("四川省江油市", "江油市", "510781"),
        ("襄樊市", "襄阳市", "4206"),
        ("江苏省南京市鼓楼区", "南京市鼓楼区", "320106"),
        ("白水县新民村", "白水县新民村", ""),
    ],
)
def test_a_place_by_its_chain(name: str, label: str, code: str) -> None:
    region = read(name).region
    assert region is not None
    assert (region.label, region.code) == (label, code)


@pytest.mark.parametrize("name", ["城关镇", "鼓楼区", "新民村", "多福巷社区", "玉树", "江苏省鼓楼区"])
def test_a_place_that_may_be_one_of_several_stays_open(name: str) -> None:
    found = read(name)
    assert found.open
    assert found.region is None or not found.region.code
