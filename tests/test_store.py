from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from command import bytes_of
from sample import graph, holds_post, received, small_graph

from wenmai import assemble, store
from wenmai.assemble import put_together
from wenmai.exports import wanted
from wenmai.gathering import gathered
from wenmai.ledger import Decision
from wenmai_extractors.errors import DataError, WenmaiError
from wenmai_extractors.records import Document, Statement


@pytest.fixture
def build(tmp_path: Path) -> Path:
    store.write(small_graph(), tmp_path / "out")
    return tmp_path / "out"


def test_what_is_written_is_read_back(build: Path) -> None:
    kg, loaded = small_graph(), store.load(build)
    assert loaded.entities == kg.entities
    assert loaded.facts == kg.facts
    assert loaded.statements == kg.statements
    assert loaded.articles == kg.articles
    assert loaded.documents == kg.documents


@pytest.mark.parametrize("held", [-1, 1_000_000])
def test_a_graph_is_read_back_with_all_that_was_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(assemble, "HELD", held)
    said = [received("白水县文明办", "全国文明单位"), received("白水县文明委办公室", "荣誉", doc="b.txt")]
    persons = [holds_post("周文远", body, doc=f"{body}.txt") for body in ("白水县文联", "青石县文联")]
    who = {"who": "编辑", "why": "试"}
    decisions = (
        Decision(judgement="wrong", statement=said[0].id, **who),
        Decision(judgement="rename", entities=("organisation/没有此局",), name="某局", **who),
    )
    statements = [*said, *persons]
    documents = [Document(doc=each.doc, text=each.evidence[0].text) for each in statements]
    kg = put_together(gathered(documents=documents, statements=statements), decisions, held=held)
    store.write(kg, tmp_path)
    loaded = store.load(tmp_path)
    for part in ("entities", "facts", "statements", "merges", "suggestions", "decisions", "stale"):
        assert getattr(loaded, part) == getattr(kg, part)
        assert getattr(loaded, part)
    assert dict(loaded.made) == dict(kg.made)


def test_a_build_is_read_as_it_was_made(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kg = small_graph()
    monkeypatch.setattr(assemble, "resolve", None)
    assert store.load(build).entities == kg.entities


def test_the_manifest_lists_every_file_with_its_hash(build: Path) -> None:
    files = bytes_of(build)
    listed = store.read_manifest(build).files
    del files[store.MANIFEST]
    assert listed == {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()}
    assert listed.keys() == {
        "statements.jsonl",
        "articles.jsonl",
        "entities.jsonl",
        "facts.jsonl",
        "merges.jsonl",
        "suggestions.jsonl",
        "texts/a.txt",
        "texts/pages/b.txt",
        *(export.file for export in wanted()),
    }


def test_every_file_is_utf8_with_newlines_and_nothing_of_this_machine(build: Path) -> None:
    for name, raw in bytes_of(build).items():
        text = raw.decode()
        assert "\r" not in text, name
        assert str(build.parent) not in text, name


def test_writing_again_changes_no_byte(build: Path) -> None:
    before = bytes_of(build)
    store.write(small_graph(), build)
    assert bytes_of(build) == before


def test_a_line_is_a_statement_in_reading_order(build: Path) -> None:
    lines = (build / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    statements = [msgspec.json.decode(line, type=Statement) for line in lines]
    assert [statement.doc for statement in statements] == ["a.txt", "pages/b.txt"]


def test_a_later_build_removes_what_it_no_longer_has_and_nothing_else(build: Path) -> None:
    (build / "notes.md").write_text("mine", encoding="utf-8")
    (build / "texts" / "mine.txt").write_text("mine", encoding="utf-8")
    text = "青石县教育局获得先进集体。"
    store.write(graph({"c.txt": text}, [received("青石县教育局", "先进集体", doc="c.txt")]), build)
    assert not (build / "texts" / "a.txt").exists()
    assert not (build / "texts" / "pages").exists()
    assert (build / "texts" / "c.txt").read_text(encoding="utf-8") == text
    assert (build / "notes.md").exists()
    assert (build / "texts" / "mine.txt").exists()


def test_a_file_is_replaced_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    store.write_file(path, ["old"])

    def breaks_off() -> Iterator[str]:
        yield "new"
        raise ValueError("a defect")

    with pytest.raises(ValueError, match="a defect"):
        store.write_file(path, breaks_off())
    assert bytes_of(tmp_path) == {"graph.ttl": b"old"}


def test_the_manifest_is_written_last(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    replace = Path.replace

    def recorded(self: Path, target: Path) -> Path:
        order.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", recorded)
    store.write(small_graph(), build)
    assert order[-1] == store.MANIFEST
    assert order.count(store.MANIFEST) == 1


def test_a_build_stopped_half_way_is_not_read(build: Path) -> None:
    store.write_file(build / "statements.jsonl", [""])
    with pytest.raises(DataError, match=r"statements\.jsonl.*build again"):
        store.load(build)


def test_no_build_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="wenmai build"):
        store.load(tmp_path)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"documents": [], "files": {"../../x": ""}}'])
def test_a_damaged_manifest_is_named(build: Path, damage: str) -> None:
    (build / store.MANIFEST).write_text(damage, encoding="utf-8")
    with pytest.raises(DataError, match=r"manifest\.json"):
        store.load(build)
    with pytest.raises(DataError, match=r"manifest\.json"):
        store.write(small_graph(), build)


def test_a_manifest_cannot_have_files_outside_removed(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / store.MANIFEST).write_text('{"documents": [], "files": {"../victim.txt": ""}}', encoding="utf-8")
    with pytest.raises(DataError, match="outside"):
        store.write(small_graph(), out)
    assert victim.exists()


def test_two_reports_of_one_text_file_are_refused(tmp_path: Path) -> None:
    kg = graph({"a.md": "甲", "a.md.txt": "乙"}, [])
    with pytest.raises(WenmaiError, match="rename one"):
        store.write(kg, tmp_path)


def test_an_out_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(WenmaiError, match="choose another --out"):
        store.prepare(tmp_path / "out")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_an_out_that_is_closed_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WenmaiError, match="choose another --out"):
        store.prepare(tmp_path)


def test_a_line_that_is_no_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "statements.jsonl"
    path.write_text('\n{"id": 1}\n', encoding="utf-8")
    with pytest.raises(DataError, match="line 2: not a Statement"):
        list(store.read_records(path, Statement))


@pytest.mark.parametrize("stopped_at", ["statements.jsonl", "texts/c.txt", "graph.html", "manifest.json"])
def test_after_a_build_that_was_killed_nothing_of_it_is_left(
    build: Path, monkeypatch: pytest.MonkeyPatch, stopped_at: str
) -> None:
    expected = bytes_of(build)
    write_file = store.write_file

    def killed(path: Path, chunks: Iterator[str], *, wait: bool = True) -> str:
        if path == build / stopped_at:
            path.with_name(f".{path.name}.123.part").write_text("half")
            raise KeyboardInterrupt
        return write_file(path, chunks, wait=wait)

    other = graph({"c.txt": "甲", "d.txt": "乙"}, [])
    with monkeypatch.context() as patch:
        patch.setattr(store, "write_file", killed)
        with pytest.raises(KeyboardInterrupt):
            store.write(other, build, formats=["gexf"])
    store.write(small_graph(), build)
    assert bytes_of(build) == expected


def test_a_killed_export_is_no_hindrance(build: Path) -> None:
    expected = bytes_of(build)
    store.write_file(build / "graph.nq", ["a file that the manifest does not list"])
    store.write_file(build / store.UNFINISHED, ['["graph.nq"]'])
    store.export(build, ["gexf"])
    assert bytes_of(build).keys() == {*expected, "graph.gexf"}
    store.write(small_graph(), build)
    assert bytes_of(build) == expected


@pytest.mark.parametrize("said", ["{", '["../victim.txt"]'])
def test_a_damaged_note_of_what_was_written_removes_nothing(build: Path, said: str) -> None:
    (build.parent / "victim.txt").write_text("mine", encoding="utf-8")
    (build / store.UNFINISHED).write_text(said, encoding="utf-8")
    with pytest.raises(DataError, match="unfinished"):
        store.write(small_graph(), build)
    assert (build.parent / "victim.txt").exists()
