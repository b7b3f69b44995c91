"""Who issues a page and where, as the lines around its article tell."""

from __future__ import annotations

import pytest

from wenmai_extractors.issuers import Page


def page(text: str) -> Page:
    return Page(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("文章来源:青湾市中西医结合医院 发布时间:2016-03-12\n近日", "青湾市中西医结合医院"),
        ("近日,我院举行义诊。\n版权所有:澄县人民医院(澄县红十字医院) 地址:东街", "澄县人民医院"),
        ("近日,我院举行义诊。\n澄县中医医院 版权所有", "澄县中医医院"),
        ("来源:某某网\n近日,澄县人民医院举行义诊。", None),
        ("来源:澄县教育局\n近日", None),
    ],
)
def test_hospital_that_issues_a_page(text: str, body: str | None) -> None:
    assert page(text).body(("院",)) == body


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("来源:张掖文明网\n近日", "张掖市"),
        ("清远日报讯(记者 李丹)近日", "清远市"),
        ("来源:视听庆阳\n近日", "庆阳市"),
        ("来源:光明日报\n近日", None),
        ("本报讯(记者 李丹)近日", None),
        ("清远日报的读者很多,近日", None),
    ],
)
def test_city_of_a_paper(text: str, place: str | None) -> None:
    assert page(text).place("市") == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("我市开展“建功新宜兴”竞赛。宜兴市职工中心设立岗位。", "宜兴市"),
        ("全市开展竞赛。宜兴市职工中心和宜兴工会设立岗位。", None),  # nobody says 我市
        ("我市开展竞赛。宜兴市工会、宜兴中学和张掖市工会、张掖中学到场。", None),
        ("我县开展竞赛。宜兴市工会和宜兴中学到场。", None),
    ],
)
def test_city_that_a_report_names_most(text: str, place: str | None) -> None:
    assert page(text).own("市" if "市开展" in text else "县") == place
