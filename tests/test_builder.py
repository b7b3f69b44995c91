from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import bytes_of, run
from files import docx, pdf, zipped
from sample import REPORT, two_reports

import wenmai
import wenmai_extractors.pipeline
from wenmai.builder import build
from wenmai.verify import verify
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.records import Document, Extraction


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return two_reports(tmp_path / "reports")


def test_a_defect_in_one_report_costs_no_other(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = wenmai_extractors.pipeline.extract

    def fragile(document: Document) -> Extraction:
        if document.doc == "a.txt":
            raise RecursionError("too\ndeep")
        return extract(document)

    monkeypatch.setattr(wenmai_extractors.pipeline, "extract", fragile)
    result = build([reports])
    (problem,) = result.problems
    assert problem.name == str(reports / "a.txt")
    assert problem.name in problem.reason
    assert "RecursionError" in problem.reason
    assert [document.doc for document in result.kg.documents] == ["b.txt"]


def test_progress_is_told_after_every_report_and_file(reports: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build([reports], out=tmp_path / "out", progress=lambda *step: told.append(step))
    assert told[:2] == [("reading", 1, 2), ("reading", 2, 2)]
    assert list(dict.fromkeys(step for step, *_ in told)) == [
        *("reading", "gathering", "resolving", "merging", "writing")
    ]
    assert ("resolving", 2, 2) in told
    writing = [(done, total) for step, done, total in told if step == "writing"]
    files = sum(path.is_file() for path in (tmp_path / "out").iterdir()) - 2  # the manifest and the state
    assert writing == [(done, files + 1) for done in range(files + 1)]


def test_nothing_is_written_where_nothing_is_read(tmp_path: Path) -> None:
    with pytest.raises(WenmaiError, match="check the path"):
        build([tmp_path / "missing"], out=tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with pytest.raises(WenmaiError, match="no reports"):
        build([tmp_path / "empty"], out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_from_python_a_bad_report_is_a_warning(reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    with pytest.warns(UserWarning, match=r"empty\.txt"):
        kg = wenmai.build(reports)
    assert len(kg.documents) == 2


def test_reports_of_every_format_are_built_and_verified(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    rows = [
        json.dumps({"id": n, "text": text}, ensure_ascii=False) for n, text in enumerate((REPORT, "甲。"))
    ]
    files = {
        "a.txt": REPORT.encode(),
        "b.docx": docx(*REPORT.split("\n")),
        "c.pdf": pdf([(line, 60, 60 + 20 * n, 10) for n, line in enumerate(REPORT.split("\n"))]),
        "d.html": f"<html><body><h1>甲</h1><p>{REPORT}</p></body></html>".encode(),
        "e.jsonl": "\n".join([*rows, "{"]).encode(),
        "f.csv": f"text\n{REPORT.split()[0]}\n".encode(),
        "g.zip": zipped({"in/h.txt": REPORT, "in/i.docx": docx(REPORT)}),
        "j.pdf": pdf([]),
    }
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    result = build([folder], out=out)
    docs = [
        "a.txt",
        "b.docx",
        "c.pdf",
        "d.html",
        "e.jsonl#0",
        "e.jsonl#1",
        "f.csv#1",
        "g.zip/in/h.txt",
        "g.zip/in/i.docx",
    ]
    assert [document.doc for document in result.kg.documents] == docs
    assert {statement.doc for statement in result.kg.statements} >= {doc for doc in docs if "#" not in doc}
    assert ["line 3" in p.reason or "OCR" in p.reason for p in result.problems] == [True, True]
    assert verify(out, sources=[folder]).mismatches == ()
    (folder / "b.docx").write_bytes(docx("另一份报道。"))
    (folder / "g.zip").write_bytes(zipped({"in/h.txt": REPORT}))
    (folder / "e.jsonl").write_bytes(b"\xff\xff")
    found = {m.found for m in verify(out, sources=[folder]).mismatches if not m.statement}
    assert "another text" in found
    assert "none: give the folders that were built" in found
    assert any("neither UTF-8" in text for text in found)


def test_two_reports_of_one_text_file_cost_no_third(reports: Path) -> None:
    (reports / "c.md").write_text(REPORT, encoding="utf-8")
    (reports / "c.md.txt").write_text(REPORT, encoding="utf-8")
    result = build([reports])
    assert [document.doc for document in result.kg.documents] == ["a.txt", "b.txt", "c.md"]
    assert "rename one of them" in result.problems[0].reason


def test_two_reports_of_one_name_cost_no_third(reports: Path, tmp_path: Path) -> None:
    (reports / "c.csv").write_text(f"id,text\nd.txt,{REPORT.splitlines()[-1]}\n", encoding="utf-8")
    (reports / "c.csv#d.txt").write_text(REPORT, encoding="utf-8")
    for out in (None, tmp_path / "out"):
        result = build([reports], out=out)
        assert [document.doc for document in result.kg.documents] == ["a.txt", "b.txt", "c.csv#d.txt"]
        assert "rename one of them" in result.problems[0].reason


def test_from_python_and_from_the_command_line_the_bytes_are_the_same(reports: Path, tmp_path: Path) -> None:
    wenmai.build(reports, out=tmp_path / "one")
    assert run("build", reports, "--out", tmp_path / "other").code == 0
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "other")
    assert b'"base"' in (tmp_path / "one" / "manifest.json").read_bytes()
