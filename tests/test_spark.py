"""The build on Spark against that in one process: two workers, one of which is killed in the middle."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from command import COMMAND, run

import wenmai
from wenmai.builder import Build, build
from wenmai.components import components
from wenmai.model import KnowledgeGraph
from wenmai.neo4j import NODES, RELATIONSHIPS
from wenmai.parquet import typed
from wenmai.spark.frames import HOT_LEAST
from wenmai.tables import facts
from wenmai.terms import BASE

# Not pyspark alone: a folder that an uninstalled one left behind can be imported too.
pytest.importorskip("pyspark.sql", reason="the extra spark is not installed")
pytestmark = [
    pytest.mark.skipif(
        shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="there is no Java"
    ),
    # Sockets that pyspark leaves to the end of the process, and what it says of pandas.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore:PySpark does not yet fully support pandas"),
]

SEEDS = Path(__file__).parents[1] / "seeds"
CLUSTER = "local-cluster[2,1,1024]"
EXECUTOR = b"CoarseGrainedExecutorBackend"
TABLES = {"entities": "id", "facts": "id", "statements": "id", "evidence": "statement number"}
COUNTIES = "白水县 青石县 云台县 望江县 石门县 柳河县 长岭县 平川县"
BODIES = "文明办 教育局 图书馆 妇联 总工会 卫生院 文化馆"
DECISIONS = [
    {"judgement": "same", "entities": ["柳河县妇联", "长岭县妇联"]},
    {"judgement": "same", "entities": ["长岭县妇联", "平川县妇联"]},
    {"judgement": "different", "entities": ["柳河县妇联", "平川县妇联"]},
    {"judgement": "rename", "entities": ["望江县图书馆"], "name": "望江县公共图书馆"},
    {"judgement": "wrong", "statement": "st:00000000000000000000"},
    {"judgement": "same", "entities": ["没有的局", "白水县妇联"]},
]


def awards(folder: Path) -> None:
    """Reports of which every sentence names one honour: more than a fifth of all statements."""
    folder.mkdir()
    for number, county in enumerate(COUNTIES.split()):
        lines = [f"{county}{body}荣获“全国文明单位”称号。" for body in BODIES.split()]
        for year in range(2017, 2021):
            text = f"{county}表彰先进\n\n" + "\n".join(f"{year + number % 3}年，{line}" for line in lines)
            (folder / f"{county}{year}.txt").write_text(text, encoding="utf-8")
    story = "\n".join(
        f"今年春天，白水县{body}组织开展了“绿满白水”第{n}次植树活动。"
        for n, body in enumerate(("文明办", "妇联", "教育局"))
    )
    for name, count in (("甲", 12), ("乙", 15)):
        figure = f"青石县表彰\n\n2019年，青石县共有“全国文明村”{count}个。\n"
        (folder / f"{name}.txt").write_text(figure, encoding="utf-8")
    (folder / "植树.txt").write_text(f"植树\n\n{story}\n", encoding="utf-8")
    (folder / "转载.txt").write_text(f"春天里\n\n{story}（完）\n", encoding="utf-8")
    (folder / "又转载.txt").write_text(f"又一个春天\n\n{story}完。\n", encoding="utf-8")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    shutil.copytree(SEEDS, folder / "seeds")
    awards(folder / "awards")
    (folder / "awards" / "damaged.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    lines = [json.dumps({**each, "who": "某人", "why": "试"}, ensure_ascii=False) for each in DECISIONS]
    (folder / "decisions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def children(parent: int) -> Iterator[int]:
    """The processes below `parent`."""
    known: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        known.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    waiting = [parent]
    for process in waiting:
        waiting += known.get(process, [])
    yield from waiting[1:]


def executors(parent: int) -> list[int]:
    found = []
    for process in children(parent):
        try:
            if EXECUTOR in Path(f"/proc/{process}/cmdline").read_bytes():
                found.append(process)
        except OSError:
            continue
    return found


def kill_one_worker(job: subprocess.Popen[str], sign: Path) -> int:
    """Kill one of two workers of `job` as soon as there is the file `sign`, and return its number."""
    for _ in range(3000):
        if sign.exists() and len(running := executors(job.pid)) == 2:
            assert job.poll() is None
            os.kill(running[0], signal.SIGKILL)
            return running[0]
        assert job.poll() is None, "the job ended before a worker was killed"
        time.sleep(0.1)
    raise AssertionError("there never were two workers")


class Built:
    """A build of the reports on Spark, and what the command said."""

    def __init__(self, folder: Path, code: int, out: str, err: str) -> None:
        self.folder, self.code, self.out, self.err = folder, code, out, err
        self.summary = json.loads((folder / "build.json").read_text(encoding="utf-8"))

    def rows(self, table: str) -> list[dict[str, Any]]:
        import pyarrow.dataset

        rows = pyarrow.dataset.dataset(self.folder / f"{table}.parquet").to_table().to_pylist()
        return sorted(rows, key=lambda row: [row[name] for name in TABLES[table].split()])

    def lines(self, name: str) -> list[str]:
        parts = sorted((self.folder / name).glob("part-*"))
        return sorted(line for part in parts for line in part.read_text(encoding="utf-8").split("\n") if line)


def spark_command(*arguments: object) -> list[str]:
    return [*COMMAND, "build", "--engine", "spark", "--base", BASE, *map(str, arguments)]


@pytest.fixture(scope="module")
def spark_home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which Spark writes nothing beside its own files."""
    import pyspark

    home = tmp_path_factory.mktemp("spark-home")
    for each in Path(pyspark.__file__).parent.iterdir():
        if each.name != "work":
            (home / each.name).symlink_to(each)
    return {**os.environ, "SPARK_HOME": str(home)}


@pytest.fixture(scope="module")
def spark(reports: Path, spark_home: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Built:
    out = tmp_path_factory.mktemp("spark") / "out"
    given = [reports / "seeds", reports / "awards", "--decisions", reports / "decisions.jsonl"]
    job = subprocess.Popen(
        spark_command(*given, "--out", out, "--master", CLUSTER),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=spark_home,
    )
    with job:
        try:
            killed = kill_one_worker(job, out / "_work" / "extracted")
            said, complained = job.communicate(timeout=900)
        finally:
            job.kill()
    assert not Path(f"/proc/{killed}").exists()
    return Built(out, job.returncode, said, complained)


class Local(NamedTuple):
    """The same build in one process."""

    folder: Path
    build: Build

    def rows(self, table: str) -> list[dict[str, Any]]:
        import pyarrow.parquet

        rows = pyarrow.parquet.read_table(self.folder / f"{table}.parquet").to_pylist()
        return sorted(rows, key=lambda row: [row[name] for name in TABLES[table].split()])

    def lines(self, name: str) -> list[str]:
        return (self.folder / name).read_text(encoding="utf-8").removesuffix("\n").split("\n")


@pytest.fixture(scope="module")
def local(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Local:
    out = tmp_path_factory.mktemp("local")
    paths, ledger = [reports / "seeds", reports / "awards"], reports / "decisions.jsonl"
    formats = ["parquet", "nquads", "neo4j"]
    return Local(out, build(paths, out=out, decisions=ledger, formats=formats, base=BASE))


def test_there_is_something_to_compare(local: Local) -> None:
    kg = local.build.kg
    honour = next(entity for entity in kg.entities if entity.name == "全国文明单位")
    about = sum(len(fact.statements) for fact in kg.facts if fact.object == honour.id)
    assert about * 5 >= len(kg.statements)
    assert about > HOT_LEAST
    assert any(fact.conflicts for fact in kg.facts)
    assert any(fact.derived for fact in kg.facts)
    assert any(fact.sources < len({kg.statement[s].doc for s in fact.statements}) for fact in kg.facts)
    assert kg.suggestions
    assert len(kg.stale) == 3  # one `same` too many, no such statement, no such body


@pytest.mark.parametrize("table", TABLES)
def test_the_tables_are_those_of_one_process(spark: Built, local: Local, table: str) -> None:
    assert spark.rows(table) == local.rows(table)


def test_the_quads_are_those_of_one_process(spark: Built, local: Local) -> None:
    assert spark.lines("graph.nq") == sorted(local.lines("graph.nq"))
    assert len(list((spark.folder / "graph.nq").glob("part-*"))) > 1


@pytest.mark.parametrize("name", [*NODES, *RELATIONSHIPS])
def test_the_files_for_neo4j_are_those_of_one_process(spark: Built, local: Local, name: str) -> None:
    header, *lines = local.lines(f"neo4j/{name}.csv")
    assert (spark.folder / "neo4j" / f"{name}-header.csv").read_text(encoding="utf-8") == header + "\n"
    assert spark.lines(f"neo4j/{name}") == sorted(lines)
    assert f"={name}-header.csv,{name}/part-.*" in (spark.folder / "neo4j" / "load.sh").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("name", ["merges.jsonl", "articles.jsonl"])
def test_the_records_are_those_of_one_process(spark: Built, local: Local, name: str) -> None:
    def records(lines: list[str]) -> list[str]:
        return sorted(json.dumps(json.loads(line, parse_int=float), sort_keys=True) for line in lines)

    assert records(spark.lines(name)) == records(local.lines(name))


def test_what_the_command_says(spark: Built, local: Local) -> None:
    kg = local.build.kg
    assert spark.code == 1  # one report is damaged, some decisions bind nothing
    assert spark.summary["facts"] == len(kg.facts)
    assert spark.summary["failed"] == len(local.build.problems) == 1
    assert "damaged.pdf" in spark.err
    assert [each["decision"].get("entities", []) for each in spark.summary["stale"]] == [
        list(stale.decision.entities) for stale in kg.stale
    ]
    assert not (spark.folder / "_work").exists()
    (problem,) = spark.lines("problems.jsonl")
    assert "damaged.pdf" in json.loads(problem)["reason"]


def test_reports_as_parquet(tmp_path: Path, spark_home: dict[str, str]) -> None:
    import pyarrow
    import pyarrow.parquet

    kg = wenmai.build(SEEDS / "qingping")
    rows = [{"doc": each.doc, "text": each.text} for each in kg.documents]
    bad = [{"doc": "空.txt", "text": " "}, {"doc": rows[0]["doc"], "text": "～另一篇。"}]
    table = pyarrow.Table.from_pylist([*rows, *bad])
    pyarrow.parquet.write_table(table, tmp_path / "reports.parquet")
    out = tmp_path / "out"
    arguments = spark_command(tmp_path / "reports.parquet", "--out", out, "--master", "local[2]")
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", env=spark_home, check=False)
    assert done.returncode == 1, done.stderr
    built = Built(out, done.returncode, done.stdout, done.stderr)
    assert built.rows("facts") == sorted(facts_frame_rows(kg), key=lambda row: row["id"])
    assert built.summary["failed"] == 2
    assert built.summary["reports"] == len(kg.documents)


def facts_frame_rows(kg: KnowledgeGraph) -> list[dict[str, Any]]:
    table = facts(kg)
    return [
        dict(zip(table.columns, map(typed, row, table.columns.values()), strict=True)) for row in table.rows()
    ]


def test_connected_names(tmp_path: Path, spark_home: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    from wenmai.spark.printing import connected
    from wenmai.spark.session import session

    monkeypatch.setenv("SPARK_HOME", spark_home["SPARK_HOME"])
    chance = random.Random(11)  # noqa: S311 - the same on every run
    chain = [(f"c{n:02}", f"c{n + 1:02}") for n in range(20)]
    pairs = sorted(
        {*chain, *((f"n{chance.randrange(60):02}", f"n{chance.randrange(60):02}") for _ in range(40))}
    )
    pairs = [(one, other) for one, other in pairs if one < other]
    with session("local[2]", {"spark.sql.shuffle.partitions": "2"}) as spark:

        def keep(name: str, frame: Any) -> Any:
            frame.write.mode("overwrite").parquet(str(tmp_path / name))
            return spark.read.parquet(str(tmp_path / name))

        found = connected(spark.createDataFrame(pairs, "name string, other string"), keep).collect()
    assert {row.name: row.root for row in found} == {
        name: group[0] for group in components(pairs) for name in group
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--workers", "2"], "--workers is for --engine local"),
        (["--format", "gexf"], "--format is for --engine local"),
        (["--fresh", "--retry"], "--retry, --fresh is for --engine local"),
        (["--spark", "memory"], "NAME=VALUE"),
    ],
)
def test_options_of_the_other_engine(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = run("build", str(SEEDS), "--engine", "spark", "--out", str(tmp_path / "out"), *arguments)
    assert done.code == 2
    assert message in done.err


def test_options_of_spark_are_for_spark(tmp_path: Path) -> None:
    done = run("build", str(SEEDS), "--master", "local", "--out", str(tmp_path / "out"))
    assert done.code == 2
    assert "--engine spark" in done.err


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, spark_home: dict[str, str]) -> None:
    (tmp_path / "mine.txt").write_text("我的", encoding="utf-8")
    arguments = spark_command(SEEDS, "--out", tmp_path, "--master", "local")
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", env=spark_home, check=False)
    assert done.returncode == 2
    assert "choose a new folder" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
