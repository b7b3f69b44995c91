"""A graph on disk is the graph in memory: the same records, the same bytes of every export."""

from __future__ import annotations

import copy
import pickle
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from factory import HOSTILE, graph, statement

import wenmai.shelf
from wenmai import facts, resolution
from wenmai.assemble import put_together
from wenmai.exports import EXPORTS, Export
from wenmai.gathering import gathered, gathered_from
from wenmai.harvest import extract_all
from wenmai.inputs import find_inputs
from wenmai.model import Entity, KnowledgeGraph
from wenmai.shelf import Heap, Looked, Shelf, Shelves
from wenmai.store import json_lines
from wenmai.terms import BASE
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.records import Extraction

SEEDS = Path(__file__).parents[1] / "seeds"
PARTS = ("entities", "facts", "statements", "articles", "documents", "merges", "suggestions")
MAPPINGS = ("entity", "fact", "statement", "document", "article", "made")
GROUPS = ("facts_about", "articles_in", "statements_in", "merged")


def both(made: KnowledgeGraph) -> tuple[KnowledgeGraph, KnowledgeGraph]:
    """The same graph on disk and in memory."""
    reports = gathered(documents=made.documents, articles=made.articles, statements=made.statements)
    on_disk = put_together(reports, held=-1)
    assert isinstance(on_disk.statements, Shelf)
    return on_disk, on_disk.in_memory()


@pytest.fixture(scope="module")
def seeds() -> tuple[KnowledgeGraph, KnowledgeGraph]:
    found = extract_all(find_inputs([SEEDS]))
    on_disk = put_together(gathered_from(each for each in found if isinstance(each, Extraction)), held=-1)
    return on_disk, on_disk.in_memory()


@pytest.fixture(scope="module")
def hostile() -> tuple[KnowledgeGraph, KnowledgeGraph]:
    said = [
        statement(one, "received", other, doc=f"{n % 3}{one}.txt", edition=n % 2 + 1)
        for n, (one, other) in enumerate(pairwise(HOSTILE))
    ]
    return both(graph(*said))


@pytest.mark.parametrize("which", ["seeds", "hostile"])
@pytest.mark.parametrize("name", PARTS)
def test_the_same_records(which: str, name: str, request: pytest.FixtureRequest) -> None:
    on_disk, held = (getattr(kg, name) for kg in request.getfixturevalue(which))
    assert on_disk == held
    assert held == on_disk
    assert len(on_disk) == len(held)
    assert tuple(reversed(on_disk)) == tuple(reversed(held))
    assert tuple(on_disk[1:3]) == tuple(held[1:3])
    if held:
        assert (on_disk[0], on_disk[-1]) == (held[0], held[-1])
        assert on_disk != held[1:]
    with pytest.raises(IndexError):
        on_disk[len(held)]
    with pytest.raises(IndexError):
        on_disk[-len(held) - 1]


@pytest.mark.parametrize("which", ["seeds", "hostile"])
@pytest.mark.parametrize("name", [*MAPPINGS, *GROUPS])
def test_the_same_lookups(which: str, name: str, request: pytest.FixtureRequest) -> None:
    on_disk, held = (getattr(kg, name) for kg in request.getfixturevalue(which))
    assert list(on_disk) == sorted(held)
    assert len(on_disk) == len(held)
    for key, value in held.items():
        found = on_disk[key]
        assert (tuple(found), len(found)) == (tuple(value), len(value)) if name in GROUPS else found == value
    missing = ("no such report", 1) if name == "article" else "no such thing"
    assert missing not in on_disk
    assert on_disk.get(missing) is held.get(missing) is None


@pytest.mark.parametrize("which", ["seeds", "hostile"])
@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: str(export.file))
def test_the_same_bytes(which: str, export: object, request: pytest.FixtureRequest) -> None:
    on_disk, held = request.getfixturevalue(which)
    written = [list(export.chunks(kg, base=BASE)) for kg in (on_disk, held)]  # type: ignore[attr-defined]
    empty = type(written[0][0])() if written[0] else ""
    assert empty.join(written[0]) == empty.join(written[1])


@pytest.mark.parametrize("which", ["seeds", "hostile"])
def test_the_same_reading_order(which: str, request: pytest.FixtureRequest) -> None:
    on_disk, held = request.getfixturevalue(which)
    assert list(json_lines(on_disk.read())) == list(json_lines(held.read()))
    for entity in held.entities:
        assert on_disk.maybe_same(entity.id) == held.maybe_same(entity.id)


def entity(number: int) -> Entity:
    return Entity(id=f"thing/{number:04}", name=str(number), type="Place")


def shelf(numbers: Sequence[int]) -> Shelf[Entity]:
    made: Shelf[Entity] = Shelf(Shelves(), "thing", Entity, {"id": "TEXT"}, order=("id",))
    made.put((entity(n).id, entity(n)) for n in numbers)
    made.sort()
    return made


def test_records_come_in_the_order_of_their_keys_whatever_the_order_they_went_in() -> None:
    assert shelf([3, 1, 2]) == shelf([1, 2, 3]) == [entity(1), entity(2), entity(3)]
    assert shelf([1]) != shelf([2])
    assert shelf([1]) != "one"


def test_what_comes_later_finds_its_place() -> None:
    made = shelf([1, 3])
    assert len(made) == 2
    made.put([(entity(2).id, entity(2))])
    assert [each.name for each in made] == ["1", "2", "3"]
    assert len(made) == 3
    assert made.has(id=entity(2).id)
    assert not made.has(id=entity(4).id)


def test_a_heap_gives_back_by_key_what_was_put_in() -> None:
    heap: Heap[int] = Heap(Shelves(), "heap", int)
    heap.put([("乙", 1), ("甲", 2), ("乙", 3), ("丙", 4)])
    heap.rename({"丙": "甲"})
    assert {key: sorted(group) for key, group in heap.groups()} == {"乙": [1, 3], "甲": [2, 4]}
    heap.drop()
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        list(heap.groups())


def test_a_mapping_asks_once_for_what_it_keeps() -> None:
    asked: list[str] = []

    def find(key: str) -> str | None:
        asked.append(key)
        return key * 2 if key in "甲乙" else None

    looked = Looked(find, lambda: iter("甲乙"))
    assert [looked["甲"], looked["甲"], looked.get("丙"), looked.get("丙")] == ["甲甲", "甲甲", None, None]
    assert asked == ["甲", "丙"]
    assert (list(looked), len(looked), "乙" in looked) == (["甲", "乙"], 2, True)


def test_a_mapping_looks_up_together_what_is_fetched() -> None:
    asked: list[str] = []
    told: list[list[str]] = []

    def find(key: str) -> str | None:
        asked.append(key)
        return key * 2 if key in "甲乙" else None

    def many(keys: Iterable[str]) -> dict[str, str]:
        told.append(list(keys))
        return {key: key * 2 for key in told[-1] if key in "甲乙"}

    looked = Looked(find, lambda: iter("甲乙"), many=many, kept=2)
    looked.fetch(["甲", "丙", "甲"])
    assert [looked["甲"], looked.get("丙")] == ["甲甲", None]
    looked.fetch(["乙", "丙"])
    assert [looked["乙"], looked.get("丙"), told, asked] == ["乙乙", None, [["甲", "丙"], ["乙"]], []]
    assert (looked["甲"], asked) == ("甲甲", ["甲"])


@pytest.mark.parametrize("which", ["seeds", "hostile"])
def test_looked_up_together_is_looked_up_one_by_one(which: str, request: pytest.FixtureRequest) -> None:
    on_disk, held = request.getfixturevalue(which)
    for name in (*MAPPINGS, *GROUPS, "parallel"):
        found, expected = getattr(on_disk, name), getattr(held, name)
        unknown = {"article": ("无", 1), "parallel": ("无", "无", "无")}.get(name, "无")
        keys = [*expected, unknown]
        found.fetch(keys)
        together = {key: found[key] for key in keys if key in found}
        assert together == {key: tuple(v) if isinstance(v, list) else v for key, v in expected.items()}


@pytest.mark.parametrize(
    "export", [each for each in EXPORTS if each.format != "html"], ids=lambda export: export.file
)
def test_exports_ask_for_many_records_together(export: Export, seeds: tuple[KnowledgeGraph, ...]) -> None:
    fresh, asked = seeds[0].replaced(), list[str]()  # of which nothing is at hand yet
    database = fresh.facts.held._shelves._db
    database.set_trace_callback(asked.append)
    try:
        for _ in export.chunks(fresh, base=BASE):
            pass
    finally:
        database.set_trace_callback(None)
    assert len(asked) < len(fresh.facts) / 4


def test_a_full_folder_of_temporary_files_is_said_in_a_line() -> None:
    made = shelf(range(10))
    made._shelves.do("PRAGMA max_page_count = 20")
    with pytest.raises(WenmaiError, match=r"disk is full.*TMPDIR"):
        made.put((entity(n).id, entity(n)) for n in range(10_000))


def test_what_is_no_column_is_an_error_and_no_text() -> None:
    with pytest.raises(KeyError, match="kind"):
        list(shelf([1]).find(kind="kind"))


def test_slices_and_the_way_back_read_no_more_than_they_need() -> None:
    made, held = shelf(range(9)), [entity(n) for n in range(9)]
    for part in (slice(2, 5), slice(-3, None), slice(5, 2), slice(None, None, 2), slice(7, 99)):
        assert list(made[part]) == held[part]
    assert list(reversed(made)) == held[::-1]
    made.sort(anew=True)
    assert made == held


def test_a_graph_on_disk_is_copied_with_all_its_records(
    hostile: tuple[KnowledgeGraph, KnowledgeGraph],
) -> None:
    on_disk, held = hostile
    for again in (pickle.loads(pickle.dumps(on_disk)), copy.deepcopy(on_disk)):  # noqa: S301 - our own
        assert [getattr(again, name) for name in PARTS] == [getattr(held, name) for name in PARTS]


def test_records_of_many_runs_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [(f"某县第{n % 3}局", f"{n}.txt", n % 2 + 1) for n in range(40)]
    said = [statement(body, "received", "荣誉", doc=doc, edition=edition) for body, doc, edition in told]
    expected = graph(*said)
    for module, few in ((resolution, 3), (facts, 1)):
        monkeypatch.setattr(module, "MANY", few)
    monkeypatch.setattr(wenmai.shelf, "TOGETHER", 2)
    again = graph(*reversed(said))
    for name in ("entities", "facts", "merges", "suggestions"):
        assert getattr(again, name) == getattr(expected, name)


def test_what_is_put_together_in_memory_leaves_no_database_open() -> None:
    reports = gathered(statements=[statement("某局", "received", "某奖")])
    kg = put_together(reports)
    assert not reports.shelves.close.alive
    assert len(kg.statements) == 1
