from __future__ import annotations

import msgspec
import pytest
from rich.text import Text
from sample import graph, received, small_graph, told

from wenmai.model import KnowledgeGraph
from wenmai.printable import printable
from wenmai.show import as_data, candidates, facts_of, hint, listed, render

UNIT = "organisation/白水县文明办"


def shown(kg: KnowledgeGraph, name: str) -> list[Text]:
    (entity,) = candidates(kg.entities, name)
    return [line for line in render(kg, entity) if isinstance(line, Text)]


def found(kg: KnowledgeGraph, name: str) -> list[str]:
    return [entity.name for entity in candidates(kg.entities, name)]


def test_a_name_is_found_whole_before_it_is_found_in_others() -> None:
    kg = graph({}, [received("白水县", "文明县", subject_type="Place"), received("白水县文明办", "文明单位")])
    assert found(kg, "白水县") == ["白水县"]
    assert found(kg, "文明") == ["文明单位", "文明县", "白水县文明办"]
    assert found(kg, "“文明县”") == ["文明县"]
    assert found(kg, "没有") == []
    assert candidates(kg.entities, UNIT)[0].name == "白水县文明办"


def test_another_name_finds_the_same() -> None:
    kg = graph({}, [received("玉树藏族自治州", "甲"), received("玉树州", "乙"), received("玉树州", "丙")])
    assert found(kg, "玉树藏族自治州") == ["玉树州"]


def test_things_of_one_name_are_listed_with_a_report_of_each() -> None:
    statements = [
        told(f"{name}获得{honour}。", name, "received", honour, "获得", doc=doc, types=("Place", "Honour"))
        for name, honour, doc in (
            ("城关镇", "文明镇", "a.txt"),
            ("城关镇", "卫生镇", "b.txt"),
            ("甲镇", "乙", "a.txt"),
        )
    ]
    kg = graph({}, statements)
    lines = list(listed(kg, candidates(kg.entities, "镇")))
    assert sorted(line.split("  ", 1)[1] for line in lines if "城关镇" in line) == [
        "城关镇  [a.txt]",
        "城关镇  [b.txt]",
    ]
    (line,) = (line for line in lines if "甲镇" in line)
    assert line.endswith("  甲镇")


def test_facts_come_by_predicate_and_time() -> None:
    unit = "白水县文明办"
    statements = [
        told(f"{unit}开展灯会", unit, "organised", "灯会", "开展", types=("Organisation", "Activity")),
        received(unit, "乙", time="2019"),
        received(unit, "甲", time="2020"),
        received(unit, "丙", time="2018"),
    ]
    kg = graph({}, statements)
    facts = [fact for fact in facts_of(kg, kg.entity[UNIT]) if not fact.derived]
    assert [fact.object for fact in facts] == ["honour/丙", "honour/乙", "honour/甲", "activity/灯会"]


def test_a_sentence_stands_on_one_line_with_its_words_marked() -> None:
    text = "白水县文明\n办获得“全国文\n明单位”称号。"
    kg = graph({"a.txt": text}, [told(text, "白水县文明\n办", "received", "全国文\n明单位", "获得")])
    *_, line = shown(kg, "honour/全国文明单位")
    assert line.plain.strip() == f"{text.replace(chr(10), '')}  [a.txt 0–{len(text)}]"
    marked = {str(span.style): "" for span in line.spans}
    for span in line.spans:
        marked[str(span.style)] += line.plain[span.start : span.end]
    assert marked["bold cyan"] == "白水县文明办"
    assert marked["bold green"] == "全国文明单位"
    assert marked["bold yellow"] == "获得"


def test_what_is_shown_does_nothing_to_a_terminal() -> None:
    nasty = "文明\x1b[31m\u202e单位[bold]"
    text = f"白水县文明办获得{nasty}。"
    kg = graph({"a.txt": text}, [told(text, "白水县文明办", "received", nasty, "获得")])
    plain = "".join(line.plain for line in shown(kg, UNIT))
    assert "\x1b" not in plain
    assert "\u202e" not in plain
    assert "[bold]" in plain


def test_printable_keeps_the_length() -> None:
    text = "a\x00\n\u3000\u200b\ue000𠮷"
    assert printable(text) == "a�  ��𠮷"
    assert len(printable(text)) == len(text)


def test_types_and_predicates_that_are_not_ours_are_shown_by_name() -> None:
    kg = graph({}, [told("甲乙丙", "甲", "likes", "乙", "丙", types=("Cat", "Dog"))])
    plain = "\n".join(line.plain for line in shown(kg, "甲"))
    assert "Cat" in plain
    assert "likes" in plain


def test_as_data_has_names_and_statements() -> None:
    kg = small_graph()
    data = as_data(kg, kg.entity[UNIT])
    assert [fact["objectName"] for fact in data["facts"]] == ["全国文明单位", "植树活动", "白水县委"]
    assert [fact.get("derived") for fact in data["facts"]] == [None, None, "department"]
    assert data["facts"][0]["statements"][0]["id"] in kg.statement


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("柳泉供电公司", "did you mean 国网柳泉县供电公司?"),
        ("文明城巿", "did you mean 文明城市?"),
        ("无此名", "try a part of the name"),
        ("", "try a part of the name"),
    ],
)
def test_names_like_one_that_nothing_has_are_told(wanted: str, said: str) -> None:
    assert hint(["国网柳泉县供电公司", "文明城市", "书香之家"], wanted) == said


def test_a_name_that_is_another_name_of_others_may_be_any_of_them() -> None:
    said = [received("县妇联", "荣誉"), received("苍南县妇联", "荣誉", doc="b.txt")]
    entities = [
        msgspec.structs.replace(entity, aliases=("县妇联",)) if entity.name == "苍南县妇联" else entity
        for entity in graph({}, said).entities
    ]
    assert len(candidates(entities, "县妇联")) == 2
    assert [entity.name for entity in candidates(entities, "苍南县妇联")] == ["苍南县妇联"]
