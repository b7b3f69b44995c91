from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from command import COMMAND, run
from sample import OTHER_REPORT, REPORT

from wenmai import store
from wenmai.cli import app, main
from wenmai_extractors.records import Statement

UNIT = "白水县文明办"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good report in each encoding, and everything that can be wrong with a file."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "good.txt").write_text(REPORT, encoding="utf-8")
    (folder / "pages").mkdir()
    (folder / "pages" / "gb.txt").write_bytes(OTHER_REPORT.encode("gb18030"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x7fELF\x00\x01\x02" * 50)
    (folder / "undecodable.txt").write_bytes(bytes(range(128, 256)) * 4 + b"\xff")
    (folder / "README.md").write_text("no report", encoding="utf-8")
    return folder


BAD = ("binary.txt", "empty.txt", "undecodable.txt")


@pytest.fixture(scope="module")
def build(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("build") / "out"
    assert run("build", reports / "good.txt", reports / "pages" / "gb.txt", "--out", out).code == 0
    return out


@pytest.mark.parametrize("name", [*BAD, "missing.txt"])
@pytest.mark.parametrize("command", ["extract", "build"])
def test_a_bad_file_is_one_line_that_names_it(reports: Path, tmp_path: Path, name: str, command: str) -> None:
    options = ["--out", tmp_path / "out"] if command == "build" else []
    done = run(command, reports / name, *options)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert str(reports / name) in line


@pytest.mark.parametrize("out", ["/proc/wenmai", "good.txt", "good.txt/out"])
def test_an_out_that_cannot_be_written_is_one_line_that_names_it(reports: Path, out: str) -> None:
    done = run("build", reports, "--out", reports / out)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert str(reports / out) in line
    assert "--out" in line


def test_in_a_folder_the_bad_are_named_and_the_others_built(reports: Path, tmp_path: Path) -> None:
    done = run("build", reports, "--out", tmp_path)
    assert done.code == 1
    for name in BAD:
        assert str(reports / name) in done.out
    assert store.read_manifest(tmp_path).documents == ("good.txt", "pages/gb.txt")
    for entry in tmp_path.glob("[!.]*"):
        assert entry.name in done.out.splitlines()[-1]
    assert run("verify", tmp_path, "--sources", reports).code == 0


def test_files_in_other_forms_are_skipped_with_what_to_do_and_nothing_said_is_said(tmp_path: Path) -> None:
    for name in ("a.doc", "b.XLSX", "c.jpg", "README.md"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "d.txt").write_text("今日无事。", encoding="utf-8")
    done = run("build", tmp_path, "--out", tmp_path / "out")
    assert done.code == 0
    assert "nothing was extracted" in done.out
    for said in (".docx: ", ".csv: ", "OCR", "not a report: "):
        assert said in done.out


def test_json_says_the_same(reports: Path, tmp_path: Path) -> None:
    done = run("build", reports, "--out", tmp_path, "--json")
    assert (done.code, done.err) == (1, "")
    summary = json.loads(done.out)
    assert [Path(problem["name"]).name for problem in summary["problems"]] == list(BAD)
    assert [Path(name).name for name in summary["skipped"]] == ["README.md"]
    assert summary["reports"] == 2
    lines = (tmp_path / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert summary["statements"] == len(lines) == sum(p["statements"] for p in summary["predicates"].values())


def test_a_missing_path_among_others_builds_nothing(reports: Path, tmp_path: Path) -> None:
    done = run("build", reports / "good.txt", reports / "missing", "--out", tmp_path / "out")
    assert done.code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_file_name_that_is_not_utf8_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(REPORT, encoding="utf-8")
    for name in (b"\xff.txt", b"\xff.md", b"new\nline.txt"):
        (tmp_path / "in" / os.fsdecode(name)).write_bytes(b"")
    for options in ([], ["--json"]):
        done = run("build", tmp_path / "in", "--out", tmp_path / "out", *options)
        assert done.code == 1
        assert "\\udcff.txt" in done.out


def test_extract_prints_statements_proved_by_the_text(reports: Path) -> None:
    done = run("extract", reports / "good.txt", reports / "pages")
    assert (done.code, done.err) == (0, "")
    statements = [store.msgspec.json.decode(line, type=Statement) for line in done.out.splitlines()]
    texts = {"good.txt": REPORT, "gb.txt": OTHER_REPORT}
    assert {statement.doc for statement in statements} == texts.keys()
    for statement in statements:
        for evidence in statement.evidence:
            assert texts[statement.doc][evidence.start : evidence.end] == evidence.text
    assert (UNIT, "organised") in {(s.subject.name, s.predicate) for s in statements}


def test_extract_goes_on_after_a_bad_report(reports: Path) -> None:
    done = run("extract", reports)
    assert done.code == 1
    assert [name in line for name, line in zip(BAD, done.err.splitlines(), strict=True)] == [True] * 3
    assert {json.loads(line)["doc"] for line in done.out.splitlines()} == {"good.txt", "pages/gb.txt"}


def test_extract_into_a_pipe_that_closes_says_nothing(reports: Path) -> None:
    command = [*COMMAND, "extract", *[str(reports / "good.txt")]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_full_disk_is_one_line(reports: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "extract", str(reports / "good.txt")]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals to make")
def test_on_a_terminal_a_bar_shows_progress_and_elsewhere_none_does(reports: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [*COMMAND, "build", str(reports / "good.txt"), "--out", str(tmp_path)]
    environment = {**os.environ, "TERM": "xterm"}
    shown = bytearray()

    def read() -> None:  # all the time: a terminal that nobody reads fills up, and then the command waits
        with suppress(OSError):
            while part := os.read(ours, 10_000):
                shown.extend(part)

    reader = Thread(target=read)
    reader.start()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=True, env=environment)
    os.close(theirs)
    reader.join()
    os.close(ours)
    for step in ("读取 reading", "归并 merging into facts", "写出 writing"):
        assert step.encode() in shown
    assert "读取 reading".encode() not in done.stdout
    assert run(*command[len(COMMAND) :]).err == ""


def test_show_prints_facts_with_their_sentences(build: Path) -> None:
    done = run("show", UNIT, "--dir", build)
    assert (done.code, done.err) == (0, "")
    assert "organised" in done.out
    assert "2019年3月12日，白水县文明办组织开展了“绿满白水”植树活动" in done.out
    assert "[good.txt " in done.out


def test_show_as_json(build: Path) -> None:
    shown = json.loads(run("show", f"“{UNIT}”", "--dir", build, "--json").out)
    assert shown["entity"]["name"] == UNIT
    for fact in shown["facts"]:
        assert shown["entity"]["id"] in (fact["subject"], fact["object"])
        assert bool(fact["statements"]) != bool(fact.get("derived"))


def test_show_asks_which_of_several(build: Path) -> None:
    done = run("show", "县", "--dir", build)
    assert done.code == 1
    assert {f"organisation/{name}" for name in (UNIT, "青石县教育局")} <= set(done.out.split())


def test_show_of_an_empty_name_lists_nothing(build: Path) -> None:
    done = run("show", " ", "--dir", build)
    assert (done.code, done.out) == (2, "")


def test_a_word_that_the_graph_does_not_know_is_named(build: Path) -> None:
    done = run("query", "SELECT ?who { ?who wm:recieved ?what }", "--dir", build)
    assert done.code == 0
    assert "wm:recieved" in done.err


def test_gold_of_other_reports_is_no_zero_but_an_error(build: Path, tmp_path: Path) -> None:
    gold = {"doc": "other", "s": {"name": UNIT}, "p": ["organised"], "o": {"name": "活动"}, "quote": "活动"}
    line = json.dumps({**gold, "tier": "core"}, ensure_ascii=False)
    (tmp_path / "statements.jsonl").write_text(line, encoding="utf-8")
    done = run("evaluate", tmp_path, "--dir", build)
    assert (done.code, done.out) == (2, "")
    assert "other" in done.err
    assert run("evaluate", tmp_path, "--statements", build / "statements.jsonl").code == 2


def test_show_of_nothing(build: Path, tmp_path: Path) -> None:
    done = run("show", "没有这个", "--dir", build)
    assert (done.code, done.out) == (2, "")
    assert "没有这个" in done.err
    done = run("show", UNIT, "--dir", tmp_path)
    assert done.code == 2
    assert str(tmp_path) in done.err


def test_verify_fails_on_one_character(reports: Path, tmp_path: Path) -> None:
    run("build", reports / "good.txt", "--out", tmp_path)
    assert run("verify", tmp_path).code == 0
    path = tmp_path / "statements.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"start":', '"start":1', 1), encoding="utf-8")
    done = run("verify", tmp_path)
    assert done.code == 1
    assert "mismatches" in done.out
    found = json.loads(run("verify", tmp_path, "--json").out)
    assert found["mismatches"][0]["role"] == "manifest"
    assert len(found["mismatches"]) > 1
    assert run("verify", tmp_path, "--sources", tmp_path / "missing").code == 2


def test_evaluate_a_build_and_a_file(build: Path, tmp_path: Path) -> None:
    gold = {
        "doc": "good",
        "s": {"name": UNIT},
        "p": ["organised"],
        "o": {"name": "“绿满白水”植树活动"},
        "quote": "绿满白水",
        "tier": "core",
    }
    missing = {**gold, "o": {"name": "从未举办的比赛"}, "quote": "比赛"}
    lines = [json.dumps(line, ensure_ascii=False) for line in (gold, missing)]
    (tmp_path / "statements.jsonl").write_text("\n".join(lines), encoding="utf-8")
    table = run("evaluate", tmp_path, "--dir", build, "--misses", "5")
    assert table.code == 0
    assert "从未举办的比赛" in table.out
    assert "绿满白水" not in table.out
    by_dir = json.loads(run("evaluate", tmp_path, "--dir", build, "--json").out)
    by_file = json.loads(
        run("evaluate", tmp_path, "--statements", build / "statements.jsonl", "--json", "--misses", 1).out
    )
    assert by_dir["predicates"]["organised"]["recall"] == 0.5
    assert by_dir["grounding"]["grounded"] == by_dir["grounding"]["statements"] > 0
    assert by_file["total"] == by_dir["total"]
    assert [miss["o"]["name"] for miss in by_file["misses"]] == ["从未举办的比赛"]
    done = run("evaluate", tmp_path, cwd=tmp_path)
    assert done.code == 2
    assert "exports" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["build"],
        ["extract"],
        ["build", ".", "--workers", "-1"],
        ["build", ".", "--workers", "x"],
    ],
)
def test_wrong_use(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err


def code_of(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> object:
    """The exit code of a command that is run in this process."""
    monkeypatch.setattr(sys, "argv", ["wenmai", *map(str, arguments)])
    with pytest.raises(SystemExit) as stop:
        main()
    return stop.value.code


COMMANDS = sorted(
    command.name or command.callback.__name__ for command in app.registered_commands if command.callback
)


@pytest.mark.parametrize("command", [*COMMANDS, "graph"])
def test_an_option_that_there_is_not_is_wrong_use(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(monkeypatch, command, "--nonsense") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "甲", "--dir"],
        ["merges", "--dir"],
        ["failures", "--dir"],
        ["query", "honours", "--dir"],
        ["export", "gexf", "--dir"],
        ["graph", "metrics", "--dir"],
        ["decide", "wrong", "st:1", "--why", "乙", "--dir"],
        ["verify"],
        ["check"],
        ["serve"],
        ["text"],
        ["articles"],
        ["extract"],
        ["build"],
        ["evaluate"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_where_there_is_nothing_nothing_can_be_done(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert code_of(monkeypatch, *arguments, tmp_path / "missing") == 2


def test_every_command_is_tried() -> None:
    assert len(COMMANDS) == 14


def test_help_and_version() -> None:
    done = run("--help")
    assert done.code == 0
    for command in ("extract", "build", "query", "show", "verify", "evaluate"):
        assert f"  {command} " in done.out
        assert run(command, "-h").code == 0
    assert run("--version").out.startswith("wenmai ")
