"""Formats beside those of every build: asked for when building, or afterwards."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from command import bytes_of, run
from factory import small
from sample import REPORT

from wenmai import rdf, store
from wenmai.exports import EXPORTS
from wenmai_extractors.errors import DataError, WenmaiError


@pytest.fixture
def build(tmp_path: Path) -> Path:
    store.write(small(), tmp_path / "build")
    return tmp_path / "build"


def test_a_build_writes_what_is_always_written_and_what_is_asked_for(tmp_path: Path) -> None:
    few = store.write(small(), tmp_path / "few")
    more = store.write(small(), tmp_path / "more", formats=["trig", "jsonld"])
    assert more.files.keys() - few.files.keys() == {"graph.trig", "graph.jsonld"}
    assert {export.file for export in EXPORTS if export.always} <= few.files.keys()


def test_no_two_lines_write_one_file_and_all_of_them_can_be_built(tmp_path: Path) -> None:
    files = [export.file for export in EXPORTS]
    assert len(files) == len(set(files))
    built = store.write(small(), tmp_path / "all", formats=[export.format for export in EXPORTS])
    assert built.files.keys() >= set(files)


def test_an_export_into_a_build_is_part_of_it(build: Path) -> None:
    (path,) = store.export(build, ["nquads"])
    assert path == build / "graph.nq"
    assert path.read_text(encoding="utf-8") == "".join(rdf.nquads(small()))
    listed = store.read_manifest(build).files
    assert listed["graph.nq"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert run("verify", build).code == 1  # the sentences of this graph are made up, its files are whole
    store.write(small(), build)
    assert not path.exists()


def test_an_export_elsewhere_leaves_the_build_alone(build: Path, tmp_path: Path) -> None:
    before = bytes_of(build)
    written = store.export(build, ["csv", "trig"], out=tmp_path / "other")
    assert [path.name for path in written] == [
        "graph.trig",
        *(f"{name}.csv" for name in ("entities", "facts", "statements", "evidence")),
    ]
    assert bytes_of(build) == before
    assert (tmp_path / "other" / "facts.csv").read_bytes() == before["facts.csv"]


def test_the_base_of_the_build_is_that_of_its_exports(tmp_path: Path) -> None:
    store.write(small(), tmp_path, base="https://a.example/")
    store.export(tmp_path, ["nquads"])
    text = (tmp_path / "graph.nq").read_text(encoding="utf-8")
    assert "https://a.example/entity/" in text
    assert "wenmai.example" not in text


def test_what_cannot_be_exported_is_said(build: Path, tmp_path: Path) -> None:
    with pytest.raises(WenmaiError, match="gif: not a format; there are turtle"):
        store.export(build, ["gif"])
    with pytest.raises(WenmaiError, match="not a format"):
        store.write(small(), tmp_path / "x", formats=["gif"])
    with pytest.raises(WenmaiError, match="not a base"):
        store.write(small(), tmp_path / "x", base="nowhere")
    assert not (tmp_path / "x").exists()
    with pytest.raises(DataError, match="no build here"):
        store.export(tmp_path / "none", ["nquads"])


def test_commands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    out = tmp_path / "out"
    base = "https://data.example/reports/"
    assert run("build", tmp_path / "a.txt", "--out", out, "--format", "jsonld", "--base", base).code == 0
    assert base in (out / "graph.jsonld").read_text(encoding="utf-8")
    assert run("verify", out).code == 0
    asked = run("query", "SELECT ?what { ?who wm:organised ?what }", "--dir", out, "--format", "tsv")
    assert asked.out.startswith(f"what\n{base}entity/activity/")
    done = run("export", "nquads", "--dir", out)
    assert (done.code, done.out) == (0, f"{out / 'graph.nq'}\n")
    assert run("verify", out).code == 0
    piped = run("export", "nquads", "--dir", out, "--out", "-")
    assert piped.out == (out / "graph.nq").read_text(encoding="utf-8")
    assert "several files" in run("export", "csv", "--dir", out, "--out", "-").err
    assert run("export", "--dir", out).code == 2
    listed = run("export", "--list").out
    assert all(export.format in listed and export.file in listed for export in EXPORTS)
