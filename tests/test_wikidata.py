from __future__ import annotations

from pathlib import Path

import pytest
from factory import graph, statement

from wenmai.wikidata import quickstatements, read_qids, with_qids
from wenmai_extractors.errors import DataError

QIDS = {"organisation/甲局": "Q11", "honour/甲奖": "Q22", "organisation/甲委": "Q33", "honour/乙奖": "Q44"}


def said(*statements: object, qids: dict[str, str] | None = None) -> list[list[str]]:
    kg = with_qids(graph(*statements), QIDS if qids is None else qids)  # type: ignore[arg-type]
    return [line.rstrip("\n").split("\t") for line in quickstatements(kg)]


def test_an_honour_with_its_qualifiers_and_its_source() -> None:
    known = statement("甲委", "conferred", "丙奖")
    (line,) = said(
        statement("甲局", "received", "甲奖", time="2017/2019", edition=5, conferred_by=("甲委", "无名")),
        known,
    )
    assert line == [
        *("Q11", "P166", "Q22"),
        *("P580", "+2017-00-00T00:00:00Z/9", "P582", "+2019-00-00T00:00:00Z/9"),
        *("P1027", "Q33", "P1545", '"5"'),
        *("S1476", 'zh:"题 甲.txt"', "S577", "+2020-06-01T00:00:00Z/11", "S1683", 'zh:"甲局获甲奖"'),
    ]


@pytest.mark.parametrize(
    ("time", "moment"),
    [
        ("2019", "+2019-00-00T00:00:00Z/9"),
        ("2019-05", "+2019-05-00T00:00:00Z/10"),
        ("2019-05-04", "+2019-05-04T00:00:00Z/11"),
    ],
)
def test_a_time_says_how_exact_it_is(time: str, moment: str) -> None:
    (line,) = said(statement("甲局", "received", "甲奖", time=time))
    assert line[3:5] == ["P585", moment]


def test_a_nomination_is_one_and_what_is_revoked_or_unknown_is_left_out() -> None:
    lines = said(
        statement("甲局", "nominatedFor", "甲奖"),
        statement("甲局", "received", "乙奖", status="revoked"),
        statement("甲局", "pursues", "甲奖"),
        statement("丁局", "received", "甲奖"),
    )
    assert [line[:3] for line in lines] == [["Q11", "P1411", "Q22"]]


def test_no_text_of_a_report_ends_its_command_or_its_quotation() -> None:
    kg = graph(statement('甲"局\tQ1\n', "received", "甲\r\n奖"))
    qids = dict(zip((entity.id for entity in kg.entities), ("Q1", "Q2"), strict=True))
    (line,) = list(quickstatements(with_qids(kg, qids)))
    cells = line.rstrip("\n").split("\t")
    assert all(cell.count('"') in (0, 2) for cell in cells)
    assert line.count("\n") == 1


def test_the_column_may_hold_addresses(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text(
        "\ufeffid,name,QID\na,甲,http://www.wikidata.org/entity/Q42\nb,乙,\nc,丙, Q7 \n", encoding="utf-8"
    )
    assert read_qids(path) == {"a": "Q42", "c": "Q7"}


@pytest.mark.parametrize(
    ("text", "message"),
    [("id,name\n", "no columns"), ("id,qid\na,42\n", "line 2: '42' is no QID"), ("", "no columns")],
)
def test_a_bad_table_is_one_line_that_says_where(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "e.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_qids(path)
