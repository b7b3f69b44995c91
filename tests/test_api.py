"""What `import wenmai` gives in a notebook."""

from __future__ import annotations

import pickle
import re
import sys
from collections.abc import Sequence

import networkx as nx
import pandas as pd
import pytest
from factory import HOSTILE, graph, hostile, small, statement
from rdflib import URIRef

import wenmai
from wenmai.model import KnowledgeGraph
from wenmai_extractors.errors import WenmaiError


def test_facts_are_a_sequence_and_called_a_frame() -> None:
    kg = small()
    assert isinstance(kg.facts, Sequence)
    assert kg.facts == tuple(kg.facts)
    frame = kg.facts()
    assert list(frame["id"]) == [fact.id for fact in kg.facts]
    assert frame["edition"].dtype == "Int64"
    assert pd.api.types.is_datetime64_any_dtype(frame["start"])
    fifth = frame[frame["edition"] == 5].iloc[0]
    assert (fifth["start"].year, fifth["conferredBy"]) == (2017, ("某委",))
    assert pd.isna(frame[frame["predicate"] == "pursues"].iloc[0]["start"])


@pytest.mark.parametrize(
    ("chosen", "number"),
    [
        ({"predicates": "received"}, 3),
        ({"predicates": ["获得", "conferred"]}, 4),
        ({"about": "文明单位"}, 4),
        ({"subject": "某局", "object": "文明单位"}, 2),
        ({"predicates": "holdsPost", "subject": "某局"}, 0),
    ],
)
def test_facts_are_chosen_by_predicate_and_ends(chosen: dict[str, str], number: int) -> None:
    kg = small()
    assert len(kg.facts(**chosen)) == number  # type: ignore[arg-type]
    assert list(kg.facts(**chosen).columns) == list(kg.facts().columns)  # type: ignore[arg-type]


def test_an_entity_will_do_for_a_name() -> None:
    kg = small()
    (entity,) = kg.find("文明单位")
    assert len(kg.facts(about=entity)) == len(kg.facts(about=entity.id)) == 4


@pytest.mark.parametrize("chosen", [{"predicates": "had"}, {"about": "无此名"}])
def test_what_there_is_not_is_said(chosen: dict[str, str]) -> None:
    with pytest.raises(WenmaiError, match=r"no predicate; there are|nothing has this name"):
        small().facts(**chosen)  # type: ignore[arg-type]


def test_an_empty_graph_is_a_frame_without_rows() -> None:
    assert graph().facts().empty
    assert "edition" in graph().facts().columns


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(
        WenmaiError, match=r"a data frame needs pandas, .*`pip install pandas`.* extra `tables`"
    ):
        small().facts()


def test_a_graph_can_be_pickled() -> None:
    kg = pickle.loads(pickle.dumps(small()))  # noqa: S301 - our own
    assert kg.facts == small().facts
    assert len(kg.facts("received")) == 3


def test_find() -> None:
    kg = small()
    assert [entity.name for entity in kg.find("文明")] == ["文明单位", "文明校园"]
    assert kg.find("无此名") == ()
    assert "<td>文明单位</td>" in kg.find("文明单位")._repr_html_()


def test_to_networkx_and_to_rdflib() -> None:
    kg = small()
    assert nx.is_isomorphic(kg.to_networkx(), wenmai.to_networkx(kg))
    triples = kg.to_rdflib(base="https://a.example/")
    space = "https://a.example/"
    honour = URIRef(f"{space}entity/honour/文明单位")
    assert len(set(triples.subjects(URIRef(f"{space}ontology#received"), honour))) == 2


def test_a_graph_says_what_is_in_it() -> None:
    kg = small()
    assert repr(kg) == "<KnowledgeGraph: 9 entities, 9 facts, 2 reports>"
    assert "<td>获得 received</td><td>3</td>" in kg._repr_html_()


def test_entities_and_facts_are_tables_in_a_notebook() -> None:
    kg = small()
    shown = kg.facts._repr_html_()
    assert shown.count("<tr>") == 1 + len(kg.facts)
    assert (
        "<td>获得 received</td><td>文明单位</td><td>时间 2017/2019；届次 5；授予单位 某委</td><td>2</td>"
        in shown
    )
    assert kg.entities._repr_html_().count("<tr>") == 1 + len(kg.entities)
    many = graph(*(statement(f"{i}局", "received", "甲奖") for i in range(70)))
    assert "<p>… 10 更多 more</p>" in many.facts._repr_html_()
    assert "<script>" not in hostile().facts._repr_html_()


def test_an_entity_is_shown_with_its_sentences() -> None:
    shown = small().show("文明单位")
    html = shown._repr_html_()
    assert '<mark style="background:#fff0b3">获</mark>' in html
    assert "某局" in html
    assert "—获得 received→ 文明单位" in repr(shown)


@pytest.mark.parametrize(
    ("name", "message"), [("无此名", "nothing has this name"), ("文明", "may be one of 2")]
)
def test_a_name_must_be_one_thing_to_be_shown(name: str, message: str) -> None:
    with pytest.raises(WenmaiError, match=message):
        small().show(name)


def test_nothing_of_hostile_reports_becomes_markup() -> None:
    kg = hostile()
    views = [kg._repr_html_(), kg.find("")._repr_html_(), *(kg.show(e)._repr_html_() for e in kg.entities)]
    tags = {tag for view in views for tag in re.findall(r"<\s*/?\s*([^\s>]+)", view)}
    assert tags <= {
        *("table", "thead", "tbody", "tr", "th", "td", "p", "b", "div", "h3", "small", "blockquote", "mark")
    }
    assert any("&lt;/script&gt;&lt;script&gt;alert(1)" in view for view in views)
    assert not any(char in repr(kg.show(e)) for e in kg.entities for char in "\x01\u202e")


def test_the_page_stands_in_a_frame_without_rights() -> None:
    html = small().show(height=300)._repr_html_()
    assert html.startswith('<iframe sandbox="allow-scripts" srcdoc="')
    assert html.count("<") == 2  # its own tags; the page is all attribute
    assert "height:300px" in html


def test_a_big_number_and_an_old_day_do_no_harm() -> None:
    kg: KnowledgeGraph = graph(statement("甲局", "received", HOSTILE[0], count=10**30, time="0312"))
    assert kg.facts().iloc[0]["count"] == (1 << 63) - 1
