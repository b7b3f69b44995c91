from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from factory import graph, hostile, small, statement

from wenmai.gexf import NAMESPACE, VIZ, gexf
from wenmai.model import KnowledgeGraph

G, V = f"{{{NAMESPACE}}}", f"{{{VIZ}}}"


def read(kg: KnowledgeGraph) -> ET.Element:
    return ET.fromstring("".join(gexf(kg)))  # noqa: S314 - our own file


def values(element: ET.Element) -> dict[str, str]:
    return {str(value.get("for")): str(value.get("value")) for value in element.iter(f"{G}attvalue")}


def spells(element: ET.Element) -> list[dict[str, str]]:
    return [spell.attrib for spell in element.iter(f"{G}spell")]


@pytest.mark.parametrize("kg", [small(), hostile(), graph()], ids=["small", "hostile", "empty"])
def test_every_entity_and_fact_arrives(kg: KnowledgeGraph) -> None:
    root = read(kg)
    assert [node.get("id") for node in root.iter(f"{G}node")] == [entity.id for entity in kg.entities]
    edges = [(edge.get("source"), edge.get("target"), edge.get("id")) for edge in root.iter(f"{G}edge")]
    assert edges == [(fact.subject, fact.object, fact.id) for fact in kg.facts]


def test_one_block_of_attributes_a_class_declares_all_that_is_used() -> None:
    root = read(hostile())
    blocks = list(root.iter(f"{G}attributes"))
    assert [block.get("class") for block in blocks] == ["node", "edge"]
    for block, tag in zip(blocks, ("node", "edge"), strict=True):
        declared = {attribute.get("id") for attribute in block}
        assert declared.isdisjoint({"id", "label", "weight", "x", "y", "size", "color"})
        assert all(declared >= values(element).keys() for element in root.iter(f"{G}{tag}"))


def test_gephi_would_merge_no_two_edges_and_drop_none() -> None:
    root = read(small())
    edges = list(root.iter(f"{G}edge"))
    kinds = Counter((e.get("source"), e.get("target"), e.get("kind")) for e in edges)
    assert max(kinds.values()) == 1
    assert all(float(edge.get("weight", "0")) >= 1 for edge in edges)


def test_a_fact_has_its_time_and_an_entity_the_times_of_its_facts() -> None:
    root = read(small())
    fifth = next(e for e in root.iter(f"{G}edge") if values(e).get("edition") == "5")
    assert spells(fifth) == [{"start": "2017-01-01", "end": "2019-12-31"}]
    nodes = {str(node.get("id")): node for node in root.iter(f"{G}node")}
    assert spells(nodes["honour/文明单位"]) == [
        {"start": "2017-01-01", "end": "2019-12-31"},
        {"start": "2020-12-01", "end": "2020-12-31"},
    ]
    assert spells(nodes["honour/文明校园"]) == []


def test_overlapping_times_are_one_and_open_ends_stay_open() -> None:
    kg = graph(
        statement("甲局", "received", "甲奖", time="2018/2020"),
        statement("甲局", "received", "乙奖", time="2019-05/.."),
        statement("乙局", "received", "丙奖", time="../2001"),
        statement("乙局", "received", "丁奖", time="2019-02-30"),
    )
    found = {str(node.get("label")): spells(node) for node in read(kg).iter(f"{G}node")}
    assert found["甲局"] == [{"start": "2018-01-01"}]
    assert found["丙奖"] == [{"end": "2001-12-31"}]
    assert found["丁奖"] == []  # no such day


def test_looks_and_lists() -> None:
    root = read(small())
    honour = next(node for node in root.iter(f"{G}node") if node.get("id") == "honour/文明单位")
    size, colour, place = (honour.find(f"{V}{tag}") for tag in ("size", "color", "position"))
    assert size is not None
    assert float(size.get("value", "0")) > 8
    assert colour is not None
    assert {int(colour.get(channel, "-1")) for channel in "rgb"} <= set(range(256))
    assert place is not None
    joint = next(edge for edge in root.iter(f"{G}edge") if values(edge)["predicate"] == "organised")
    assert values(joint)["partner"] == '["某协会", "某校"]'
