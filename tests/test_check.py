"""What cannot be right is found, and what can be is left alone."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import msgspec
import pytest
from command import run
from factory import graph, statement
from msgspec.structs import replace

import wenmai
from wenmai.assemble import put_together
from wenmai.check import Finding, check, counted_and_named, dates
from wenmai.gathering import gathered

HEAD = "石桥县教育局工作纪实\n\n　　"


def found(tmp_path: Path, *reports: str) -> tuple[Finding, ...]:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, text in enumerate(reports):
        (folder / f"{number}.txt").write_text(HEAD + text + "\n", encoding="utf-8")
    return check(wenmai.build(folder))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("县政府授予石桥县第一中学、石桥县第二中学等5个单位“石桥县平安校园”称号。", "5 said, 2 named"),
        ("该局先后荣获省级文明单位、全国模范职工之家等32项荣誉。", "32 said, 2 named"),
        ("县委、县政府授予石桥县第一中学等5个单位“石桥县平安校园”称号。", "5 said, 1 named"),
    ],
)
def test_fewer_named_than_counted(tmp_path: Path, text: str, message: str) -> None:
    (finding,) = found(tmp_path, text)
    assert (finding.severity, finding.rule, finding.doc) == ("note", "counted-and-named", "0.txt")
    assert finding.message.endswith(message)
    assert finding.sentence == text


@pytest.mark.parametrize(
    "text",
    [
        "县政府授予石桥县第一中学、石桥县第二中学2个单位“石桥县平安校园”称号。",
        "该局先后荣获省级文明单位、全国模范职工之家等30余项荣誉。",
        "该局先后荣获省级文明单位、全国模范职工之家2项荣誉。",
        "开展“春雨”“暖冬”等活动20余次。",
        "2019年，该局荣获省级文明单位称号。",
        "2021年，全县评选产生的市级先进有文明单位5个、文明村镇3个。",
    ],
)
def test_what_can_be_right(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == ()


def test_a_report_cannot_tell_of_a_later_day(tmp_path: Path) -> None:
    text = "2021年7月9日 星期五\n\n石桥县教育局工作纪实\n\n　　2023年，该局荣获省级文明单位称号。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run("build", tmp_path / "a.txt", "--out", tmp_path / "out").code == 0
    done = run("check", tmp_path / "out")
    assert done.code == 1
    assert "error date-after-report" in done.out
    assert "2023年，该局荣获省级文明单位称号" in done.out
    listed = json.loads(run("check", tmp_path / "out", "--json").out)
    assert [finding["rule"] for finding in listed] == ["date-after-report"]


def test_two_values_for_one_thing(tmp_path: Path) -> None:
    texts = ("2019年，石桥县教育局培训教师300人。", "2019年，石桥县教育局培训教师500人。")
    (finding,) = found(tmp_path, *texts)
    assert (finding.rule, finding.message) == ("two-values", "培训教师: 300, 500")


def test_a_build_in_order_has_no_errors(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEAD + "该局荣获省级文明单位称号。\n", encoding="utf-8")
    assert run("build", tmp_path / "a.txt", "--out", tmp_path / "out").code == 0
    done = run("check", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    assert "errors: 0" in done.out


def test_a_graph_on_disk_is_checked_report_by_report() -> None:
    said = [
        statement(f"某县{n % 90}局", "received", f"荣誉{n}", doc=f"{n % 90:03}.txt", time="2019-02-30")
        for n in range(900)
    ]
    made = graph(*said, *(replace(each, id=f"{each.id}x", predicate="conferred") for each in said[:30]))
    reports = gathered(documents=made.documents, articles=made.articles, statements=made.statements)
    on_disk = put_together(reports, held=-1)
    expected = check(made)
    assert len(expected) == len(made.statements)
    size = len(msgspec.json.encode(tuple(made.statements)))
    tracemalloc.start()
    assert sum(1 for _ in counted_and_named(on_disk)) + sum(1 for _ in dates(on_disk)) == len(expected)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < size / 4
    assert check(on_disk) == expected
