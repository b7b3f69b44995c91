from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample import small_graph

from wenmai import store
from wenmai.verify import Mismatch, verify
from wenmai_extractors.errors import DataError

STATEMENTS = store.STATEMENTS


@pytest.fixture
def build(tmp_path: Path) -> Path:
    store.write(small_graph(), tmp_path / "out")
    return tmp_path / "out"


def replace(build: Path, name: str, content: str) -> None:
    """Put other content in a file and its hash in the manifest: the offsets alone can tell."""
    (build / name).write_bytes(content.encode())
    manifest = json.loads((build / store.MANIFEST).read_bytes())
    manifest["files"][name] = hashlib.sha256(content.encode()).hexdigest()
    (build / store.MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def change(build: Path, edit: Callable[[dict[str, Any]], Any]) -> list[Mismatch]:
    """Edit the first statement and verify."""
    first, *others = (build / STATEMENTS).read_text(encoding="utf-8").splitlines()
    statement = json.loads(first)
    edit(statement)
    lines = [json.dumps(statement, ensure_ascii=False), *others]
    replace(build, STATEMENTS, "\n".join(lines) + "\n")
    return list(verify(build).mismatches)


def test_a_build_as_written_agrees(build: Path) -> None:
    result = verify(build)
    assert result.mismatches == ()
    assert (result.statements, result.evidence) == (2, 9)
    assert result.files == len(store.read_manifest(build).files)


@pytest.mark.parametrize("role", range(5))
@pytest.mark.parametrize(("start", "end"), [(1, 1), (-1, -1), (0, 1), (0, -1), (1, 0), (99, 99), (-99, 0)])
def test_an_offset_that_is_out_by_anything_is_found(build: Path, role: int, start: int, end: int) -> None:
    def shift(statement: dict[str, Any]) -> None:
        statement["evidence"][role]["start"] += start
        statement["evidence"][role]["end"] += end

    assert change(build, shift)


def test_a_word_that_is_not_the_text_is_found(build: Path) -> None:
    found = change(build, lambda s: s["evidence"][2].update(text="全国文明单付"))
    assert [(m.role, m.expected, m.found) for m in found] == [("object", "全国文明单付", "全国文明单位")]


@pytest.mark.parametrize("role", ["sentence", "subject", "object", "trigger", "edition"])
def test_missing_evidence_is_found(build: Path, role: str) -> None:
    def drop(statement: dict[str, Any]) -> None:
        statement["evidence"] = [e for e in statement["evidence"] if e["role"] != role]

    assert [(m.role, m.found) for m in change(build, drop)] == [(role, "none")]


def test_what_the_place_of_the_words_says_needs_no_trigger(build: Path) -> None:
    def name_inside_a_name(statement: dict[str, Any]) -> None:
        statement["evidence"] = [e for e in statement["evidence"] if e["role"] != "trigger"]
        statement["predicate"] = "locatedIn"

    assert change(build, name_inside_a_name) == []


def test_a_qualifier_without_evidence_is_found(build: Path) -> None:
    found = change(build, lambda s: s["qualifiers"].update(conferredBy=["某部"], approx=False))
    assert {m.role for m in found} == {"conferredBy", "approx"}


def test_a_qualifiers_evidence_is_checked_too(build: Path) -> None:
    time = {"role": "time", "start": 0, "end": 5, "text": "2019年"}
    assert [m.role for m in change(build, lambda s: s["evidence"].append(time))] == ["time"]


def test_a_statement_of_a_report_or_article_that_is_not_there_is_found(build: Path) -> None:
    assert change(build, lambda s: s.update(article=2))
    assert change(build, lambda s: s.update(article=1, doc="other.txt"))


def test_an_id_that_stands_twice_is_found(build: Path) -> None:
    lines = (build / STATEMENTS).read_text(encoding="utf-8")
    replace(build, STATEMENTS, lines + lines.splitlines()[0] + "\n")
    assert [m.role for m in verify(build).mismatches] == ["id"]


def test_evidence_outside_of_its_article_is_found(build: Path) -> None:
    articles = (build / store.ARTICLES).read_text(encoding="utf-8").replace('"end":15', '"end":5')
    replace(build, store.ARTICLES, articles)
    roles = {"sentence", "subject", "object", "trigger", "edition"}
    assert {m.role for m in verify(build).mismatches} == roles


def test_a_text_that_changed_is_found_even_where_the_hash_agrees(build: Path) -> None:
    replace(build, "texts/a.txt", "青" + (build / "texts" / "a.txt").read_text(encoding="utf-8")[1:])
    assert {m.role for m in verify(build).mismatches} == {"sentence", "subject", "edition"}


@pytest.mark.parametrize("name", ["graph.ttl", "facts.csv", "articles.jsonl", "texts/a.txt"])
def test_a_file_that_changed_or_went_is_found(build: Path, name: str) -> None:
    content = (build / name).read_bytes()
    (build / name).write_bytes(content + b"\n")
    assert [m.file for m in verify(build).mismatches] == [name]
    if name != "articles.jsonl":
        (build / name).unlink()
        assert verify(build).mismatches[0].file == name
        (build / name).write_bytes(b"\xff")
        assert verify(build).mismatches[0].file == name


def test_a_text_that_the_manifest_forgets_is_found(build: Path) -> None:
    manifest = json.loads((build / store.MANIFEST).read_bytes())
    del manifest["files"]["texts/a.txt"]
    (build / store.MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    assert [m.file for m in verify(build).mismatches] == ["texts/a.txt"]


def test_no_build_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no build here"):
        verify(tmp_path)


@pytest.fixture
def originals(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    for document in small_graph().documents:
        path = folder / document.doc
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.text.encode("gb18030"))
    return folder


def test_the_originals_agree_whatever_their_encoding(build: Path, originals: Path) -> None:
    (originals / "no report.txt").write_bytes(b"")
    assert verify(build, sources=[originals]).mismatches == ()


def test_an_original_that_changed_is_found(build: Path, originals: Path) -> None:
    text = (originals / "a.txt").read_bytes().decode("gb18030")
    (originals / "a.txt").write_text(f"今日，{text}", encoding="utf-8")
    found = verify(build, sources=[originals]).mismatches
    assert found[0].found == "another text"
    assert {m.role for m in found[1:]} == {"sentence", "subject", "object", "trigger", "edition"}


def test_folders_of_other_reports_are_one_line(build: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "c.txt").write_text("今日无事。", encoding="utf-8")
    (found,) = verify(build, sources=[other]).mismatches
    assert found.file == str(other)
    assert "none of them" in found.found


def test_an_original_that_went_or_cannot_be_read_is_found(build: Path, originals: Path) -> None:
    (originals / "a.txt").write_bytes(b"\x00\x01")
    (originals / "pages" / "b.txt").unlink()
    found = verify(build, sources=[originals]).mismatches
    assert ["binary" in m.found for m in found] == [True, False]
    assert found[1].file == "pages/b.txt"
