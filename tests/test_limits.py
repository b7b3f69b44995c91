"""A query that never ends, or ends badly, is stopped and hurts nobody."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from command import run
from factory import small

from wenmai.limits import ask_within
from wenmai.query import run_query
from wenmai.questions import QueryError, questions
from wenmai.rdf import turtle
from wenmai_extractors.errors import DataError

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("build")
    (path / "graph.ttl").write_text("".join(turtle(small())), encoding="utf-8")
    return path


def test_within_its_limits_a_query_is_answered_as_without(folder: Path) -> None:
    for question in questions():
        assert ask_within(folder, question.name) == run_query(folder, question.name)


def test_an_endless_query_ends_in_time(folder: Path) -> None:
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"no answer within 0\.5 s"):
        ask_within(folder, ENDLESS, seconds=0.5)
    assert time.monotonic() - began < 20


def test_a_query_that_takes_down_its_process_is_an_error_like_others(folder: Path) -> None:
    deep = 200_000
    with pytest.raises(QueryError, match="too deeply"):
        ask_within(folder, f"ASK {{ FILTER({'(' * deep}1{')' * deep}) }}")


@pytest.mark.parametrize(
    ("query", "says"),
    [("SELECT ?x {", "line 1"), ("ASK { SERVICE ?x { ?s ?p ?o } }", "another machine")],
)
def test_errors_come_back_as_they_are(folder: Path, query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        ask_within(folder, query)


def test_no_build_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="wenmai build"):
        ask_within(tmp_path, "honours")


def test_command(folder: Path) -> None:
    done = run("query", ENDLESS, "--dir", folder, "--timeout", "0.3")
    assert (done.code, done.out) == (2, "")
    assert done.err == "wenmai: no answer within 0.3 s; ask for less, or give it more time\n"
    assert run("query", "ASK {}", "--dir", folder).code == 0
