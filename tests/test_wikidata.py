from __future__ import annotations

import csv
from pathlib import Path

import pytest
from factory import graph, statement
from msgspec.structs import replace

from wenmai.model import Entity, Suggestion
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


def test_the_reference_is_the_report_that_says_most_of_itself() -> None:
    """Whichever of the statements comes first: a dated one, then the surest."""
    told = [statement("甲局", "received", "甲奖", doc=f"{i}.txt") for i in range(6)]
    kg = with_qids(graph(*told), QIDS)
    (fact,) = (fact for fact in kg.facts if fact.predicate == "received")
    for best in fact.statements:
        doc = kg.statement[best].doc
        articles = tuple(a if a.doc == doc else replace(a, date="") for a in kg.articles)
        (line,) = quickstatements(kg.replaced(articles=articles))
        assert f"题 {doc}" in line
        surer = tuple(replace(s, confidence=0.95) if s.id == best else s for s in kg.statements)
        (line,) = quickstatements(kg.replaced(statements=surer))
        assert f"题 {doc}" in line


def test_a_body_whose_name_several_have_is_left_out() -> None:
    person = statement("丁某", "received", "丙奖", types=("Person", "Honour"))
    kg = graph(statement("甲局", "received", "甲奖", conferred_by=("甲委",)), person)
    qids = {**QIDS, "organisation/乙委": "Q55", "person/甲委": "Q66"}
    one = Entity(id="organisation/甲委", name="甲委", type="Organisation")
    other = Entity(id="organisation/乙委", name="乙委", type="Organisation", aliases=("甲委",))
    namesake = Entity(id="person/甲委", name="甲委", type="Person")
    for others, said in (((one,), ["Q33"]), ((one, other), []), ((one, namesake), ["Q33"])):
        told = kg.replaced(entities=(*kg.entities, *others))
        (line,) = quickstatements(with_qids(told, qids))
        cells = line.split("\t")
        assert [cells[i + 1] for i, cell in enumerate(cells) if cell == "P1027"] == said


def test_what_was_known_of_an_entity_stays() -> None:
    kg = graph(statement("甲局", "received", "甲奖"))
    kg = kg.replaced(suggestions=(Suggestion("honour/甲奖", "organisation/甲局", "test"),))
    coded = with_qids(kg, QIDS)
    assert (coded.merges, coded.suggestions) == (kg.merges, kg.suggestions)


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


def test_the_table_may_come_from_any_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes("id;name;qid\norganisation/石桥县文化馆;石桥县文化馆;Q42\n".encode("gb18030"))
    assert read_qids(path) == {"organisation/石桥县文化馆": "Q42"}
    path.write_text('id,name,qid\n甲,"两\n行",Q42\n', encoding="utf-8")
    assert read_qids(path) == {"甲": "Q42"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,name\n", "no columns"),
        ("id,qid\na,42\n", "line 2: '42' is no QID"),
        ("", "no columns"),
    ],
)
def test_a_bad_table_is_one_line_that_says_where(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "e.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_qids(path)


def test_a_cell_that_is_too_big_is_one_line_too(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text(f"id,qid\n{'a' * 200_000},Q1\n", encoding="utf-8")
    before = csv.field_size_limit(1000)  # of the whole process; reading reports sets it too
    try:
        with pytest.raises(DataError, match="line 2: field larger"):
            read_qids(path)
    finally:
        csv.field_size_limit(before)
