"""The same reports give the same bytes: any number of workers, any hash seed, any order, any place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command import bytes_of, run
from sample import OTHER_REPORT, REPORT

import wenmai

COUNT = 12


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports that share names and sentences, so that there is something to merge."""
    folder = tmp_path_factory.mktemp("reports")
    for number in range(COUNT):
        report = (REPORT, OTHER_REPORT)[number % 2].replace("3月12日", f"3月{number + 1}日")
        text = report.replace("志愿者", ("志愿者", "居民", "师生")[number % 3])
        if number > 5:
            text = text.replace("白水县文明办", "白水县精神文明建设指导委员会办公室")
        (folder / f"{number % 5}").mkdir(exist_ok=True)
        (folder / f"{number % 5}" / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("expected")
    assert run("build", reports, "--out", out, "--workers", 1, hash_seed=0).code == 0
    return bytes_of(out)


def test_there_is_something_to_compare(expected: dict[str, bytes]) -> None:
    assert len(expected["statements.jsonl"].splitlines()) >= COUNT
    assert all(expected.values())


@pytest.mark.parametrize(("workers", "hash_seed"), [(1, 1), (2, 0), (2, 2), (0, 3)])
def test_workers_and_hash_seeds(
    reports: Path, expected: dict[str, bytes], tmp_path: Path, workers: int, hash_seed: int
) -> None:
    run("build", reports, "--out", tmp_path, "--workers", workers, hash_seed=hash_seed)
    assert bytes_of(tmp_path) == expected


def test_another_place_and_a_build_inside_of_the_reports(
    reports: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    shutil.copytree(reports, tmp_path / "报道")
    for _ in range(2):  # the second time over the first
        run("build", ".", "--out", "exports", cwd=tmp_path / "报道")
        assert bytes_of(tmp_path / "报道" / "exports") == expected


def test_the_order_of_the_paths(reports: Path, tmp_path: Path) -> None:
    files = sorted(reports.rglob("*.txt"))
    wenmai.build(files, out=tmp_path / "one")
    wenmai.build(files[::-1], out=tmp_path / "other")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "other")


def test_what_extract_prints(reports: Path, expected: dict[str, bytes]) -> None:
    one = run("extract", reports, "--workers", 1, hash_seed=4).out
    assert one == run("extract", reports, "--workers", 2, hash_seed=5).out
    assert sorted(one.encode().splitlines()) == sorted(expected["statements.jsonl"].splitlines())


def test_a_build_is_loaded_as_it_was_made(reports: Path, tmp_path: Path) -> None:
    built = wenmai.build(str(reports), out=tmp_path)
    loaded = wenmai.load(tmp_path)
    assert (loaded.entities, loaded.facts) == (built.entities, built.facts)
    assert len(built.documents) == COUNT
