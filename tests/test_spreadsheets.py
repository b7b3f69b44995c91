from __future__ import annotations

import csv
import io

import pytest
from factory import HOSTILE, hostile, small

from wenmai.spreadsheets import LONGEST, entities_csv, facts_csv, safe


def read(chunks: object) -> list[dict[str, str]]:
    raw = "".join(chunks).encode()  # type: ignore[call-overload]
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))


def test_a_row_a_fact_with_qualifiers_as_columns() -> None:
    kg = small()
    rows = {row["id"]: row for row in read(facts_csv(kg))}
    assert list(rows) == [fact.id for fact in kg.facts]
    fifth = next(row for row in rows.values() if row["edition"] == "5")
    assert (fifth["subject"], fifth["predicateZh"], fifth["object"]) == ("某局", "获得", "文明单位")
    assert (fifth["time"], fifth["start"], fifth["end"]) == ("2017/2019", "2017-01-01", "2019-12-31")
    assert (fifth["conferredBy"], fifth["sources"]) == ("某委", "2")
    assert set(fifth["reports"].split("|")) == {"甲.txt", "乙.txt"}
    assert fifth["sentences"] == "某局获文明单位|某局获文明单位"
    assert set(fifth["places"].split("|")) == {"甲.txt#char=0,7", "乙.txt#char=0,7"}


def test_a_negative_number_stays_a_number() -> None:
    figure = next(row for row in read(facts_csv(small())) if row["predicate"] == "measured")
    assert figure["value"] == "-66.5"


def test_a_row_an_entity() -> None:
    kg = small()
    rows = {row["id"]: row for row in read(entities_csv(kg))}
    assert list(rows) == [entity.id for entity in kg.entities]
    assert rows["honour/文明单位"]["factsAsObject"] == "4"
    assert rows["honour/文明单位"]["typeZh"] == "荣誉"


def test_no_cell_of_hostile_reports_is_a_formula_or_breaks_its_line() -> None:
    kg = hostile()
    facts, entities = read(facts_csv(kg)), read(entities_csv(kg))
    assert (len(facts), len(entities)) == (len(kg.facts), len(kg.entities))
    cells = [cell for row in (*facts, *entities) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@＝＋－＠"))]
    assert not [cell for cell in cells if set(cell) & set("\r\n\t\x01\u202e")]
    assert "'=HYPERLINK(甲)" in cells


@pytest.mark.parametrize("text", [*HOSTILE, " =1", "\t=1", "-1", "+1", "\u3000=1", "\ufeff=1", "'=1"])
def test_safe(text: str) -> None:
    cell = str(safe(text))
    assert not cell.lstrip(" \u3000\ufeff�").startswith(tuple("=+-@＝＋－＠"))


def test_safe_leaves_plain_text_and_cuts_what_a_cell_cannot_hold() -> None:
    assert safe("文明单位") == "文明单位"
    assert safe(-1) == -1
    assert safe(True) == "true"
    assert safe(None) is None
    assert safe("长" * 40_000) == "长" * LONGEST + "…"
