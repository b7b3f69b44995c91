from __future__ import annotations

from pathlib import Path

import pytest
from sample import graph, received, small_graph, told

from wenmai import store
from wenmai.around import around
from wenmai.model import KnowledgeGraph
from wenmai.show import as_data, candidates, listed
from wenmai_extractors.errors import DataError
from wenmai_extractors.records import Statement


def built(folder: Path, statements: list[Statement]) -> KnowledgeGraph:
    kg = graph({each.doc: each.evidence[0].text for each in statements}, statements)
    store.write(kg, folder)
    return kg


def test_every_entity_is_shown_as_in_the_whole_graph(tmp_path: Path) -> None:
    kg = small_graph()
    store.write(kg, tmp_path)
    for entity in kg.entities:
        part = around(tmp_path, entity.id)
        assert part.entity[entity.id] == entity
        assert as_data(part, entity) == as_data(kg, entity)
        assert part.maybe_same(entity.id) == kg.maybe_same(entity.id)
        assert all(other in part.entity for other in kg.maybe_same(entity.id))


def test_nothing_else_is_held(tmp_path: Path) -> None:
    kg = built(tmp_path, [received("白水县文明办", "甲等奖"), received("青石县文联", "乙等奖", doc="b.txt")])
    part = around(tmp_path, "青石县文联")
    assert {entity.name for entity in part.entities} < {entity.name for entity in kg.entities}
    assert {statement.doc for statement in part.statements} == {"b.txt"}
    assert not around(tmp_path, "没有").entities


def test_things_of_one_name_have_a_report_of_each(tmp_path: Path) -> None:
    types = ("Place", "Honour")
    statements = [
        told(f"{name}获得{honour}。", name, "received", honour, "获得", doc=doc, types=types)
        for name, honour, doc in (
            ("城关镇", "文明镇", "a.txt"),
            ("城关镇", "卫生镇", "b.txt"),
            ("甲镇", "平安镇", "a.txt"),
        )
    ]
    kg = built(tmp_path, statements)
    part = around(tmp_path, "镇")
    found = candidates(part.entities, "镇")
    assert found == candidates(kg.entities, "镇")
    assert list(listed(part, found)) == list(listed(kg, found))
    assert sum("[" in line for line in listed(part, found)) == 2


@pytest.mark.parametrize("name", [store.ENTITIES, store.FACTS, store.STATEMENTS, store.SUGGESTIONS])
def test_a_file_that_is_not_as_it_was_written_is_named(tmp_path: Path, name: str) -> None:
    store.write(small_graph(), tmp_path)
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("{}\n")
    with pytest.raises(DataError, match=name):
        around(tmp_path, "白水县")
