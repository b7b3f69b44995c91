"""Extractors of other packages: run in order behind ours, named when they cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Done, run

REPORT = "石桥见闻\n\n　　石桥县图书馆开展“书香”读书活动。石桥县图书馆养了三只猫。\n"
CODE = """
from wenmai_extractors.scene import Draft, Mark


def _found(scene, word, predicate):
    for line in scene.lines:
        at = line.text.find(word)
        for p in line.predications:
            if p.clause.start <= at < p.clause.end and p.subjects:
                yield Draft(
                    subject=p.subjects[0],
                    predicate=predicate,
                    name=word,
                    type="Group",
                    object=(Mark(line.number, at, at + len(word)),),
                    sentence=Mark(line.number, *p.clause.sentence),
                    rule="word",
                )


def cats(scene, taken):
    assert taken, "what ours have claimed is told"
    yield from _found(scene, "三只猫", "established")


def more(scene, taken):
    seen = {scene.text(mark) for mark in taken}
    yield from _found(scene, "猫" if "三只猫" in seen else "图书", "established")


def wrong(scene, taken):
    yield from _found(scene, "三只猫", "owns")


number = 7
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path with the modules of a package that names no extractor yet."""
    (tmp_path / "cat_extractors.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=":")
    return tmp_path


def extracted(package: Path, *entries: str) -> Done:
    info = package / "cat_extractors-1.0.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: cat-extractors\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("\n".join(("[wenmai.extractors]", *entries, "")))
    return run("extract", package / "report.txt")


def test_they_run_behind_ours_in_the_order_of_their_names(package: Path) -> None:
    done = extracted(package, "yarn = cat_extractors:more", "cats = cat_extractors:cats")
    assert done.code == 0, done.err
    lines = [json.loads(line) for line in done.out.splitlines()]
    told = [(line["extractor"], line["subject"]["name"], line["object"]["name"]) for line in lines]
    assert told[0] == ("activities", "石桥县图书馆", "书香读书活动")
    assert told[-2:] == [("cats", "石桥县图书馆", "三只猫"), ("yarn", "石桥县图书馆", "猫")]


def test_without_any_nothing_is_added(package: Path) -> None:
    done = extracted(package)
    assert done.code == 0, done.err
    assert {json.loads(line)["extractor"] for line in done.out.splitlines()} <= {
        "activities",
        "nesting",
        "figures",
        "signatures",
    }


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("cats = cat_extractors:number", "no function find(scene, taken)"),
        ("cats = cat_extractors:missing", "cannot be loaded"),
        ("cats = no_such_module:cats", "cannot be loaded"),
        ("honours = cat_extractors:cats", "another extractor has this name"),
        ("cats = cat_extractors:wrong", "not in the ontology: owns"),
    ],
)
def test_what_cannot_be_used_is_named(package: Path, entry: str, says: str) -> None:
    done = extracted(package, entry)
    assert done.code != 0
    assert repr(entry.partition(" = ")[0]) in done.err
    assert says in done.err
