"""`wenmai merges`, `wenmai decide` and `wenmai build --decisions`: a merge, its correction, and back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from command import bytes_of, run

import wenmai
from wenmai.merges import decide
from wenmai.store import load
from wenmai_extractors.errors import WenmaiError

OFFICE, LONG = "白水县文明办", "白水县精神文明建设指导委员会办公室"
REPORT = """{office}开展植树活动

本报讯（记者王小明）2019年3月12日，{office}组织开展了“绿满白水”植树活动，120余名志愿者参加。
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reports and beside it their build; not to be changed."""
    base = tmp_path_factory.mktemp("base")
    folder = base / "报道"
    folder.mkdir()
    for name, office in (("a", OFFICE), ("b", LONG)):
        (folder / f"{name}.txt").write_text(REPORT.format(office=office), encoding="utf-8")
    assert run("build", folder, "--out", base / "exports").code == 0
    return base


@pytest.fixture
def reports(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy")) / "报道"


@pytest.fixture
def out(reports: Path) -> Path:
    return reports.parent / "exports"


def merged(folder: Path) -> list[str]:
    """The organisations that were joined of several names."""
    merges = json.loads(run("merges", "--dir", folder, "--json").out)["merges"]
    return [entry["entity"] for entry in merges if entry["entity"].startswith("organisation/")]


def test_merges_lists_names_reasons_and_scores(built: Path) -> None:
    out = built / "exports"
    assert merged(out) == [f"organisation/{OFFICE}"]
    shown = run("merges", "--dir", out).out
    for part in (OFFICE, LONG, "abbreviation", "通用简称", "0.98"):
        assert part in shown
    data = json.loads(run("merges", LONG, "--dir", out, "--json").out)
    (entry,) = data["merges"]
    originals = {each["original"]: each for each in entry["originals"]}
    assert originals.keys() == {f"organisation/{OFFICE}", f"organisation/{LONG}"}
    told = originals[f"organisation/{LONG}"]
    assert (told["names"], told["score"]) == ([LONG], 0.98)
    assert [reason["rule"] for reason in told["reasons"]] == ["abbreviation"]


def test_a_decision_binds_the_next_build_and_without_it_all_is_as_before(reports: Path, out: Path) -> None:
    before = bytes_of(out)
    done = run("decide", "different", OFFICE, LONG, "--why", "两个机构", "--who", "某人", "--dir", out)
    assert done.code == 0
    ledger = out / "decisions.jsonl"
    assert json.loads(ledger.read_text(encoding="utf-8")) == {
        "judgement": "different",
        "entities": [f"organisation/{OFFICE}", f"organisation/{LONG}"],
        "who": "某人",
        "why": "两个机构",
    }
    assert "1 of the decisions are not in this build yet" in run("merges", "--dir", out).err
    assert run("build", reports, "--out", out).code == 0
    assert merged(out) == []
    assert run("verify", out).code == 0
    kg = load(out)
    assert {f"organisation/{OFFICE}", f"organisation/{LONG}"} <= kg.entity.keys()
    ledger.unlink()
    assert run("build", reports, "--out", out).code == 0
    assert bytes_of(out) == before


def test_a_ledger_beside_the_reports_is_no_report(reports: Path, out: Path) -> None:
    ledger = reports / "decisions.jsonl"
    kept = run(
        "decide", "rename", OFFICE, "白水县委文明办", "--why", "改名", "--dir", out, "--decisions", ledger
    )
    assert kept.code == 0
    done = run("build", reports, "--out", out, "--decisions", ledger, "--json")
    assert done.code == 0
    assert json.loads(done.out)["reports"] == 2
    assert load(out).entity[f"organisation/{OFFICE}"].name == "白水县委文明办"


def test_a_wrong_statement_makes_no_fact_and_a_right_one_is_certain(reports: Path, out: Path) -> None:
    kg = load(out)
    fact = next(fact for fact in kg.facts if fact.predicate == "organised")
    wrong, right = fact.statements[:2]
    for judgement, statement in (("wrong", wrong), ("right", right)):
        assert run("decide", judgement, statement, "--why", "核对过原文", "--dir", out).code == 0
    assert run("build", reports, "--out", out).code == 0
    judged = next(fact for fact in load(out).facts if fact.predicate == "organised")
    assert (judged.statements, judged.confidence) == ((right,), 1.0)
    assert wrong in load(out).statement


def test_what_only_a_wrong_statement_names_is_in_no_table(reports: Path, out: Path) -> None:
    text = "青石县妇联副主席周文远到场。\n"
    (reports / "c.txt").write_text(text, encoding="utf-8")
    run("build", reports, "--out", out)
    (entity,) = (entity for entity in load(out).entities if entity.name == "周文远")
    for statement in load(out).statements:
        if "周文远" in (statement.subject.name, statement.object.name):
            assert run("decide", "wrong", statement.id, "--why", "不是人名", "--dir", out).code == 0
    before = bytes_of(out)
    assert run("build", reports, "--out", out).code == 0
    assert entity.id not in load(out).entity
    assert load(out).stale == ()
    (out / "decisions.jsonl").unlink()
    assert run("build", reports, "--out", out).code == 0
    assert entity.id in load(out).entity
    assert before.items() - {("decisions.jsonl", before["decisions.jsonl"])} == bytes_of(out).items()


def test_merges_of_a_name_are_without_the_conflicts_of_others(reports: Path, out: Path) -> None:
    for name, count in (("d", 30), ("e", 40)):
        text = f"本报讯 截至2021年底，青石县有注册志愿者{count}人。\n"
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    run("build", reports, "--out", out)
    assert len(json.loads(run("merges", "--dir", out, "--json").out)["conflicts"]) == 1
    assert "conflicts: 1" in run("merges", "青石县", "--dir", out).out
    assert json.loads(run("merges", OFFICE, "--dir", out, "--json").out)["conflicts"] == []
    assert "conflicts: 0" in run("merges", OFFICE, "--dir", out).out


def test_a_stale_decision_is_named_and_the_build_goes_on(reports: Path, out: Path) -> None:
    line = {"judgement": "wrong", "statement": "st:0", "who": "某人", "why": "旧"}
    (out / "decisions.jsonl").write_text(json.dumps(line), encoding="utf-8")
    done = run("build", reports, "--out", out)
    assert done.code == 1
    assert "decision without effect: wrong st:0 (no such statement in this build)" in done.out
    assert "未生效" in run("merges", "--dir", out).out
    with pytest.warns(UserWarning, match="without effect"):
        wenmai.build(reports, out)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("same", OFFICE), "takes two entities"),
        (("same", OFFICE, "无此"), "nothing is called 无此"),
        (("wrong", "st:0"), "no statement is st:0"),
        (("rename", OFFICE), "an entity and a name"),
        (("same", OFFICE, OFFICE), "two different entities"),
    ],
)
def test_what_cannot_be_decided_is_refused(built: Path, arguments: tuple[str, ...], message: str) -> None:
    out = built / "exports"
    judgement, *about = arguments
    with pytest.raises(WenmaiError, match=message):
        decide(load(out), judgement, about, who="某人", why="试", ledger=out / "decisions.jsonl")
    assert not (out / "decisions.jsonl").exists()


def test_things_of_different_kinds_are_not_told_to_be_one(built: Path) -> None:
    kg = load(built / "exports")
    activity = next(entity.id for entity in kg.entities if entity.type == "Activity")
    with pytest.raises(WenmaiError, match="of different kinds"):
        decide(kg, "same", (OFFICE, activity), who="某人", why="试", ledger=built / "ledger.jsonl")
    assert not (built / "ledger.jsonl").exists()


def test_a_damaged_ledger_stops_the_build_before_anything_is_read(reports: Path, out: Path) -> None:
    before = bytes_of(out)
    (out / "decisions.jsonl").write_text("{", encoding="utf-8")
    done = run("build", reports, "--out", out)
    assert done.code == 2
    assert "decisions.jsonl, line 1" in done.err
    (out / "decisions.jsonl").unlink()
    assert bytes_of(out) == before
