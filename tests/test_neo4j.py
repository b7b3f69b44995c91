from __future__ import annotations

import csv
import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from factory import graph, hostile, small, statement

from wenmai import neo4j
from wenmai.model import KnowledgeGraph

NODES = {name: getattr(neo4j, name) for name in ("entities", "statements", "evidence", "reports")}
LINKS = {
    "facts": neo4j.facts,
    "statement-parts": neo4j.statement_parts,
    "evidence-parts": neo4j.evidence_parts,
}
# What neo4j-admin reads of a header: name:type, with the types that stand in its manual.
HEADER = re.compile(r"id:ID|:LABEL|:START_ID|:END_ID|:TYPE|\w+(:(long|double|boolean|date|string\[\]))?")
GRAPHS = pytest.mark.parametrize("kg", [small(), hostile(), graph()], ids=["small", "hostile", "empty"])


def read(chunks: Iterator[str]) -> list[dict[str, str]]:
    text = "".join(chunks)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(text.splitlines()) == len(rows) + 1  # neo4j-admin reads no fields of several lines
    assert all(HEADER.fullmatch(name) for name in text.split("\n", 1)[0].split(","))
    return rows


@GRAPHS
def test_ids_are_unique_and_relationships_lead_somewhere(kg: KnowledgeGraph) -> None:
    ids = [row["id:ID"] for write in NODES.values() for row in read(write(kg))]
    assert len(ids) == len(set(ids))
    for write in LINKS.values():
        for row in read(write(kg)):
            assert {row[":START_ID"], row[":END_ID"]} <= set(ids)
            assert re.fullmatch("[A-Z_]+", row[":TYPE"])


def test_a_fact_is_a_relationship_with_its_qualifiers() -> None:
    rows = read(neo4j.facts(small()))
    fifth = next(row for row in rows if row["edition:long"] == "5")
    assert (fifth[":START_ID"], fifth[":TYPE"]) == ("organisation/某局", "RECEIVED")
    assert (fifth["start:date"], fifth["conferredBy:string[]"]) == ("2017-01-01", "某委")
    assert {row[":TYPE"] for row in rows} >= {"HOLDS_POST", "ORGANISED"}
    assert read(neo4j.entities(small()))[0][":LABEL"].startswith("Entity|")


def test_no_number_is_too_long_for_a_long() -> None:
    (row,) = read(neo4j.facts(graph(statement("甲局", "received", "甲奖", count=10**30))))
    assert int(row["count:long"]) == (1 << 63) - 1


def test_a_statement_leads_to_its_fact_and_its_evidence() -> None:
    kg = small()
    facts = {row["id"] for row in read(neo4j.facts(kg))}
    assert {row["fact"] for row in read(neo4j.statements(kg))} == facts
    parts = read(neo4j.evidence_parts(kg))
    assert {row[":TYPE"] for row in parts} == {"PROVED_BY", "IN"}
    pieces = [row for row in read(neo4j.evidence(kg)) if row["role"] == "sentence"]
    assert pieces[0]["text"]


def test_the_script_names_every_file_and_is_a_shell_script(tmp_path: Path) -> None:
    script = tmp_path / "load.sh"
    script.write_text("".join(neo4j.load_script(small())), encoding="utf-8")
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0
    tool = tmp_path / "neo4j-admin"
    tool.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    path = f"{tmp_path}:/usr/bin:/bin"
    done = subprocess.run(
        ["sh", script, "reports"], env={"PATH": path}, capture_output=True, check=True, text=True
    )
    said = done.stdout.splitlines()
    assert said[:4] == ["database", "import", "full", "reports"]
    assert "--array-delimiter=|" in said
    named = {word.partition("=")[2] for word in said if word.startswith(("--nodes=", "--relationships="))}
    assert named == {f"{name}.csv" for name in (*NODES, *LINKS)}
