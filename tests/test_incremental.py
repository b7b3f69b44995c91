"""Many builds into one folder are worth one build of what there is in the end, and extract nothing twice."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from command import bytes_of, run
from files import zipped
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sample import OTHER_REPORT, REPORT

import wenmai.exports
from wenmai.builder import Build, build
from wenmai.model import KnowledgeGraph
from wenmai_extractors.custom import Custom, UserWord

TEXTS = (
    REPORT,
    OTHER_REPORT,
    "白水县获奖\n\n本报讯（记者王小明）2019年，白水县文明办获得全国文明单位称号。\n",
    "白水县获奖\n\n本报讯（记者王小明）2020年，白水县精神文明建设指导委员会办公室被授予先进集体称号。\n",
    "",
)
NAMES = ("a.txt", "b.txt", "下/a.txt", "下/c.md", "d.csv")


@pytest.fixture(autouse=True)
def few_exports(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page and the documents of the ontology take most of the time and depend on the same records."""
    few = tuple(e for e in wenmai.exports.EXPORTS if e.format in ("turtle", "csv", "gexf"))
    monkeypatch.setattr(wenmai.exports, "EXPORTS", few)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in zip(("a.txt", "b.txt", "c.txt"), TEXTS, strict=False):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def built(folder: Path, out: Path, **options: object) -> tuple[int, int]:
    """Files extracted and files known, after a build that is compared with one from nothing."""
    made: Build = build([folder], out=out, **options)  # type: ignore[arg-type]
    with TemporaryDirectory() as other:
        if (out / "decisions.jsonl").exists():
            shutil.copy(out / "decisions.jsonl", other)
        whole = build([folder], out=Path(other), **options)  # type: ignore[arg-type]
        assert bytes_of(out) == bytes_of(Path(other))
    assert made.problems == whole.problems
    assert made.extracted + made.kept == whole.extracted
    return made.extracted, made.kept


def test_a_second_build_extracts_what_came_or_changed(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert built(reports, out) == (3, 0)
    assert built(reports, out) == (0, 3)
    (reports / "a.txt").write_text(TEXTS[3], encoding="utf-8")
    (reports / "d.txt").write_text(REPORT, encoding="utf-8")
    assert built(reports, out) == (2, 2)
    (reports / "a.txt").unlink()
    assert built(reports, out) == (0, 3)
    (reports / "b.txt").rename(reports / "e.txt")
    assert built(reports, out) == (1, 2)


def test_a_deleted_report_takes_away_its_own_support_alone(reports: Path, tmp_path: Path) -> None:
    (reports / "d.txt").write_text(REPORT, encoding="utf-8")
    before = build([reports], out=tmp_path / "out").kg
    (reports / "a.txt").unlink()
    after = build([reports], out=tmp_path / "out").kg
    gone = {s.id for s in before.statements if s.doc == "a.txt"}
    assert gone
    assert {s.id for s in before.statements} - gone == {s.id for s in after.statements}
    assert named(after) == named(before)
    assert len(after.statements) < len(before.statements)


def named(kg: KnowledgeGraph) -> set[tuple[str, str, str]]:
    """The facts without what tells things of one name apart, which is the report that names them first."""
    return {(f.subject.partition("~")[0], f.predicate, f.object.partition("~")[0]) for f in kg.facts}


def test_touched_or_given_by_another_way_a_file_is_the_same(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    built(reports, out)
    os.utime(reports / "a.txt", (1, 1))
    monkeypatch.chdir(tmp_path)
    assert built(Path("in"), out) == (0, 3)


def test_what_was_set_aside_is_named_as_it_is_called_now(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    (reports / "e.txt").write_bytes(b"")
    assert built(reports, out) == (4, 0)
    assert built(reports, out) == (0, 4)
    monkeypatch.chdir(tmp_path)
    assert built(Path("in"), out) == (1, 3)


def test_archives_and_rows(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    rows = f"text\n{TEXTS[2].split()[-1]}\n{TEXTS[3].split()[-1]}\n"
    (reports / "d.csv").write_text(rows, encoding="utf-8")
    (reports / "e.zip").write_bytes(zipped({"甲.txt": REPORT, "乙.txt": OTHER_REPORT}))
    assert built(reports, out) == (6, 0)
    (reports / "e.zip").write_bytes(zipped({"甲.txt": REPORT, "乙.txt": TEXTS[3]}))
    assert built(reports, out) == (1, 5)
    (reports / "d.csv").write_text(rows + "丙\n", encoding="utf-8")
    assert built(reports, out) == (1, 5)


def test_other_rules_extract_all_again(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    built(reports, out)
    monkeypatch.setattr("wenmai.fingerprint._version", lambda library: "another")
    assert built(reports, out) == (3, 0)


def test_words_of_a_user_extract_all_again_and_back(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    custom = Custom(words=(UserWord("绿满白水", None, "nt"),))
    before = build([reports], out=out).kg
    assert built(reports, out, custom=custom) == (3, 0)
    assert built(reports, out, custom=custom) == (0, 3)
    assert built(reports, out) == (3, 0)
    assert build([reports], out=out).kg.statements == before.statements


def test_fresh_extracts_all(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built(reports, out)
    assert build([reports], out=out, fresh=True).extracted == 3
    assert built(reports, out) == (0, 3)


def test_command(reports: Path, tmp_path: Path) -> None:
    (reports / "e.txt").write_bytes(b"\x00\x01binary\x00")
    out = tmp_path / "out"
    for options, extracted in (((), 4), (("--retry",), 1), (("--fresh",), 4)):
        done = run("build", reports, "--out", out, *options)
        assert done.code == 1
        assert f"extracted: {extracted}  " in done.out
    done = run("failures", "--dir", out)
    assert done.code == 1
    assert done.out.count("\n") == 1
    assert str(reports / "e.txt") in done.out
    assert '"reason"' in run("failures", "--dir", out, "--json").out
    (reports / "e.txt").unlink()
    assert run("build", reports, "--out", out).code == 0
    assert run("failures", "--dir", out) == (0, "", "")


def test_where_nothing_was_built_there_is_no_list_of_failures(tmp_path: Path) -> None:
    done = run("failures", "--dir", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "wenmai build" in done.err


class Histories(RuleBasedStateMachine):
    """Files come, change, go, are renamed and moved, decisions change; each time the folder is built."""

    @initialize()
    def begin(self) -> None:
        self.place = TemporaryDirectory()
        self.reports, self.out = Path(self.place.name, "in"), Path(self.place.name, "out")
        self.reports.mkdir()
        self.text("z.txt", TEXTS[0])
        self.text(NAMES[0], TEXTS[1])

    def teardown(self) -> None:
        self.place.cleanup()

    def files(self) -> list[Path]:
        return sorted(path for path in self.reports.rglob("*") if path.is_file() and path.name != "z.txt")

    @rule(name=st.sampled_from(NAMES), text=st.sampled_from(TEXTS))
    def text(self, name: str, text: str) -> None:
        path = self.reports / name
        path.parent.mkdir(exist_ok=True)
        row = text.rsplit(maxsplit=1)[-1:]
        path.write_text("\n".join(["text", *row]) if name == "d.csv" else text, encoding="utf-8")

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.files())).unlink()

    @precondition(lambda self: self.files())
    @rule(data=st.data(), name=st.sampled_from(NAMES))
    def rename(self, data: st.DataObject, name: str) -> None:
        (self.reports / name).parent.mkdir(exist_ok=True)
        data.draw(st.sampled_from(self.files())).replace(self.reports / name)

    @rule(name=st.sampled_from(("白水县文明委办", "")))
    def decide(self, name: str) -> None:
        ledger = self.out / "decisions.jsonl"
        ledger.unlink(missing_ok=True)
        if name:
            said = f'{{"judgement":"rename","entities":["organisation/白水县文明办"],"name":"{name}"'
            ledger.write_text(f'{said},"who":"甲","why":"乙"}}\n', encoding="utf-8")

    @invariant()
    def equals_one_build(self) -> None:
        if hasattr(self, "reports"):
            built(self.reports, self.out)


class TestHistories(Histories.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=12, stateful_step_count=5, deadline=None)
