from __future__ import annotations

import os
from collections.abc import Generator
from multiprocessing import active_children
from pathlib import Path

import pytest
from sample import OTHER_REPORT, REPORT

import wenmai
import wenmai_extractors.pipeline
from wenmai.builder import build, extract_all
from wenmai.inputs import find_inputs
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.records import Document, Extraction


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER_REPORT, encoding="utf-8")
    return folder


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


def test_progress_is_told_after_every_report(reports: Path) -> None:
    told: list[tuple[int, int]] = []
    build([reports], progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_workers_that_are_left_early_end(reports: Path) -> None:
    results = extract_all(find_inputs([reports]), workers=2)
    assert isinstance(results, Generator)
    assert isinstance(next(results), Extraction)
    assert len(active_children()) == 2
    results.close()
    assert active_children() == []


def die(_custom: object) -> None:
    """In the place of a worker's beginning: its end."""
    os.abort()


def test_a_killed_worker_is_one_plain_message(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wenmai.builder._begin", die)
    with pytest.raises(WenmaiError, match="--workers 1"):
        build([reports], workers=2)


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
