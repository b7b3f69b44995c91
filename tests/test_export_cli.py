from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from command import bytes_of, run
from factory import small

from wenmai import store
from wenmai.exports import EXPORTS
from wenmai.metrics import written
from wenmai.partial import Part, export_part
from wenmai_extractors.errors import WenmaiError


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    store.write(small(), folder)
    return folder


FORMATS = sorted({export.format for export in EXPORTS if not export.always})


def test_every_format_is_written_into_a_folder_of_its_own(build: Path, tmp_path: Path) -> None:
    before = bytes_of(build)
    done = run("export", *FORMATS, "--dir", build, "--out", tmp_path)
    assert done.code == 0, done.err
    assert set(bytes_of(tmp_path)) == {export.file for export in EXPORTS if export.format in FORMATS}
    assert {tmp_path / line for line in done.out.splitlines()} == {
        tmp_path / name for name in bytes_of(tmp_path)
    }
    assert bytes_of(build) == before


def test_the_same_bytes_whatever_the_hash_seed(build: Path, tmp_path: Path) -> None:
    for seed in (1, 2):
        command = ("export", *FORMATS, "--dir", build, "--out", tmp_path / str(seed))
        assert run(*command, hash_seed=seed).code == 0
        command = ("export", "gexf", "--metrics", "--dir", build, "--out", tmp_path / str(seed) / "metrics")
        assert run(*command, hash_seed=seed).code == 0
    assert bytes_of(tmp_path / "1") == bytes_of(tmp_path / "2")


def test_only_some_types(build: Path, tmp_path: Path) -> None:
    done = run("export", "--format", "graphml", "--only", "Person，组织", "--dir", build, "--out", tmp_path)
    assert done.code == 0, done.err
    found = nx.read_graphml(tmp_path / "graph.graphml")
    assert {kind for _, kind in found.nodes(data="type")} == {"Person", "Organisation"}


def test_a_projection_with_metrics(build: Path, tmp_path: Path) -> None:
    way = "Organisation:received:Honour"
    done = run("export", "graphml", "gexf", "--project", way, "--metrics", "--dir", build, "--out", tmp_path)
    assert done.code == 0, done.err
    found = nx.read_graphml(tmp_path / "graph.graphml")
    assert [data["shared"] for *_, data in found.edges(data=True)] == ["文明单位"]
    assert all(data["degree"] for _, data in found.nodes(data=True))


def test_qids_go_into_every_format_and_make_quickstatements(build: Path, tmp_path: Path) -> None:
    table = tmp_path / "qids.csv"
    table.write_text("id,qid\norganisation/某局,Q1\nhonour/文明单位,Q2\n", encoding="utf-8")
    done = run("export", "quickstatements", "csv", "--qids", table, "--dir", build, "--out", tmp_path / "out")
    assert done.code == 0, done.err
    lines = (tmp_path / "out" / "quickstatements.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[:3] for line in lines] == [["Q1", "P166", "Q2"]] * 2
    assert "Wikidata Q1" in (tmp_path / "out" / "entities.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["graphml", "--only", "Honour"], "say --out DIR"),
        (["gexf", "--only", "nothing", "--out", "x"], "nothing: no type or predicate"),
        (["--only", "Honour"], "name a format"),
    ],
)
def test_what_cannot_be_written_is_one_line(
    build: Path, tmp_path: Path, options: list[str], message: str
) -> None:
    done = run("export", *options, "--dir", build, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert message in line
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("form", "part", "message"),
    [
        ("csv", Part(project="Person:Honour"), "--project is for graphml and gexf, not csv"),
        ("csv", Part(metrics=True), "--metrics is for graphml and gexf, not csv"),
        ("gexf", Part(project="all"), "all: no projection"),
        ("gexf", Part(qids=Path("none.csv")), "none.csv: cannot be read"),
        ("gexf", Part(project="Person:received:Honour"), "no two Person share any Honour"),
        ("gexf", Part(only=("Group",)), "--only Group: the graph has nothing of the kind"),
    ],
)
def test_parts_that_cannot_be_written(
    build: Path, tmp_path: Path, form: str, part: Part, message: str
) -> None:
    with pytest.raises(WenmaiError, match=re.escape(message)):
        export_part(build, [form], part, out=tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_no_files_of_another_graph_get_into_a_build(build: Path, tmp_path: Path) -> None:
    store.write(small(), tmp_path)
    before = bytes_of(tmp_path)
    for options in (["--only", "Honour"], ["--metrics"], []):
        done = run("export", "graphml", *options, "--dir", build, "--out", tmp_path)
        assert (done.code, "is a build" in done.err) == (2, True)
    done = run("export", "graphml", "--only", "Honour", "--dir", tmp_path, "--out", tmp_path)
    assert (done.code, "is a build" in done.err) == (2, True)
    assert bytes_of(tmp_path) == before


def test_the_folder_of_the_build_by_its_name_is_the_build(build: Path, tmp_path: Path) -> None:
    store.write(small(), tmp_path)
    assert run("export", "nquads", "--dir", tmp_path, "--out", tmp_path).code == 0
    assert "graph.nq" in store.read_manifest(tmp_path).files


def test_a_table_of_other_entities_is_refused(build: Path, tmp_path: Path) -> None:
    table = tmp_path / "qids.csv"
    rows = "".join(f"organisation/无{i}局,Q{i}\n" for i in range(1, 9))
    table.write_text(f"id,qid\norganisation/某局,Q1\n{rows}", encoding="utf-8")
    done = run("export", "csv", "--qids", table, "--dir", build, "--out", tmp_path / "out")
    assert (done.code, done.out) == (2, "")
    assert "no entity of this build is organisation/无1局, " in done.err
    assert "organisation/无5局 and 3 more; correct the id" in done.err


def test_without_qids_nothing_is_for_wikidata_and_it_says_so(build: Path, tmp_path: Path) -> None:
    done = run("export", "quickstatements", "--dir", build, "--out", tmp_path)
    assert (done.code, (tmp_path / "quickstatements.txt").read_bytes()) == (0, b"")
    assert "--qids FILE" in done.err


def test_bytes_go_to_standard_output_as_they_are(build: Path, tmp_path: Path) -> None:
    assert run("export", "xlsx", "--dir", build, "--out", tmp_path).code == 0
    code = f"import sys; sys.argv = ['wenmai', 'export', 'xlsx', '--dir', {str(build)!r}, '--out', '-']"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; from wenmai.cli import main; main()"],
        capture_output=True,
        check=True,
    )
    assert done.stdout == (tmp_path / "graph.xlsx").read_bytes()


def test_metrics_are_printed_and_written(build: Path, tmp_path: Path) -> None:
    done = run("graph", "metrics", "--dir", build, "--top", "2")
    assert done.code == 0
    assert "某局" in done.out
    assert "9 实体 entities" in done.out
    assert run("graph", "metrics", "--dir", build, "--out", tmp_path / "m.csv").code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "m.csv").read_text(encoding="utf-8-sig"))))
    records = json.loads("".join(written(small(), ".json")))
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    assert float(rows[0]["betweenness"]) == max(record["betweenness"] for record in records) > 0
    found = nx.parse_graphml("".join(written(small(), ".graphml")))
    assert dict(found.nodes(data="community")) == {record["id"]: record["community"] for record in records}
    assert "".join(written(small(), ".gexf")).count("<node ") == len(records)
    with pytest.raises(WenmaiError, match=r"\.gif; --out takes"):
        written(small(), ".gif")
