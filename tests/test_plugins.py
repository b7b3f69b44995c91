"""Extractors of other packages: run in order behind ours, named when they cannot be used."""

from __future__ import annotations

import json
import tomllib
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


def bare(scene, taken):
    import msgspec
    yield from (msgspec.structs.replace(d, object=()) for d in _found(scene, "三只猫", "established"))


number = 7
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path with the modules of a package that names no extractor yet."""
    (tmp_path / "cat_extractors.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=":")
    return tmp_path


def installed(folder: Path, name: str, *entries: str) -> None:
    """What an installer leaves in a folder on the path: the name of a package and its entry points."""
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("\n".join(("[wenmai.extractors]", *entries, "")))


def extracted(package: Path, *entries: str) -> Done:
    installed(package, "cat-extractors", *entries)
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
        ("cats = cat_extractors:bare", "no mark of where it stands"),
    ],
)
def test_what_cannot_be_used_is_named(package: Path, entry: str, says: str) -> None:
    done = extracted(package, entry)
    assert done.code != 0
    assert repr(entry.partition(" = ")[0]) in done.err
    assert says in done.err


WORKED = Path(__file__).parent / "worked_plugin"


def test_the_worked_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As its own project file says, from installing to a build whose every word stands in the report."""
    project = tomllib.loads((WORKED / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    entries = project["entry-points"]["wenmai.extractors"]
    installed(tmp_path, project["name"], *(f"{name} = {entry}" for name, entry in entries.items()))
    monkeypatch.setenv("PYTHONPATH", f"{WORKED}:{tmp_path}", prepend=":")
    report = tmp_path / "report.txt"
    report.write_text(
        "石桥见闻\n\n　　石桥县图书馆2021年加入西岭图书馆联盟。石桥县博物馆计划加入西岭博物馆联盟。\n"
        "　　石桥县文化馆没有加入西岭文化馆联盟。\n",
        encoding="utf-8",
    )
    done = run("build", report, "--out", tmp_path / "out")
    assert done.code == 0, done.err
    lines = (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    (told,) = (line for line in map(json.loads, lines) if line["extractor"] == "alliances")
    assert (told["subject"]["name"], told["predicate"], told["object"]["name"]) == (
        "石桥县图书馆",
        "partOf",
        "西岭图书馆联盟",
    )
    assert told["qualifiers"] == {"time": "2021"}
    assert {piece["role"] for piece in told["evidence"]} == {
        *("sentence", "subject", "trigger", "object", "time")
    }
    assert run("verify", tmp_path / "out", "--sources", report).code == 0


def test_the_document_shows_the_worked_example_as_it_is() -> None:
    document = (WORKED.parent.parent / "EXTENDING.md").read_text(encoding="utf-8")
    code = (WORKED / "wenmai_alliances.py").read_text(encoding="utf-8")
    assert code[code.index("JOINED") :] in document
    (entry,) = (
        line
        for line in (WORKED / "pyproject.toml").read_text(encoding="utf-8").splitlines()
        if line.startswith("alliances")
    )
    assert entry in document
