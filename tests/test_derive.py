from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from sample import graph, received, told

from wenmai import store
from wenmai.model import KnowledgeGraph
from wenmai.verify import verify


def derived(kg: KnowledgeGraph) -> Mapping[tuple[str, str, str], str]:
    """The rule of each derived fact by names."""
    name = {entity.id: entity.name for entity in kg.entities}
    return {(name[f.subject], f.predicate, name[f.object]): f.derived for f in kg.facts if f.derived}


def test_a_department_hangs_on_its_parent_and_that_on_its_place() -> None:
    kg = graph({}, [received("青海省玉树州委组织部", "甲")])
    assert derived(kg) == {
        ("青海省玉树州委组织部", "partOf", "玉树州委"): "department",
        ("玉树州委", "locatedIn", "玉树州"): "region-of-the-name",
        ("玉树州", "locatedIn", "青海省"): "division-table",
    }
    codes = {entity.name: entity.codes for entity in kg.entities if entity.codes}
    assert codes == {"玉树州": (("GB/T 2260", "632700"),), "青海省": (("GB/T 2260", "630000"),)}


@pytest.mark.parametrize(
    ("name", "predicate", "other"),
    [
        ("岳阳市教育局", "partOf", "岳阳市政府"),
        ("岳阳市公安局交警支队", "partOf", "岳阳市公安局"),
        ("利辛县第一中学团委", "partOf", "利辛县第一中学"),
        ("岳阳市文明办", "partOf", "岳阳市委"),
        ("利辛县城关镇文明办", "partOf", "利辛县城关镇党委"),
        ("岳阳市妇联", "locatedIn", "岳阳市"),
        ("白水县晨帆公司", "locatedIn", "白水县"),
    ],
)
def test_what_a_name_says(name: str, predicate: str, other: str) -> None:
    assert (name, predicate, other) in derived(graph({}, [received(name, "甲")]))


@pytest.mark.parametrize("name", ["县教育局", "城关镇卫生院", "晨帆公司", "全国妇联", "吉林大学"])
def test_what_stays_open_or_says_no_region_gives_nothing(name: str) -> None:
    assert derived(graph({}, [received(name, "甲")])) == {}


def test_what_a_report_says_is_not_derived_again() -> None:
    text = "岳阳市妇联在岳阳市。"
    said = told(text, "岳阳市妇联", "locatedIn", "岳阳市", "在", types=("Organisation", "Place"))
    kg = graph({"a.txt": text}, [said])
    assert ("岳阳市妇联", "locatedIn", "岳阳市") not in derived(kg)
    assert [fact.sources for fact in kg.facts if not fact.derived] == [1]


def test_derived_facts_are_marked_and_the_build_verifies(tmp_path: Path) -> None:
    text = "岳阳市妇联获得甲奖。"
    kg = graph({"a.txt": text}, [received("岳阳市妇联", "甲奖")])
    store.write(kg, tmp_path)
    assert verify(tmp_path).mismatches == ()
    facts = [fact for fact in kg.facts if fact.derived]
    assert facts
    assert all(not fact.statements and not fact.sources and 0 < fact.confidence <= 1 for fact in facts)
    again = store.load(tmp_path)
    assert (again.facts, again.entities, again.merges) == (kg.facts, kg.entities, kg.merges)
    for export in ("facts.csv", "graph.graphml", "graph.html"):
        assert "region-of-the-name" in (tmp_path / export).read_text(encoding="utf-8"), export
