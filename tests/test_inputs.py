from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from wenmai.inputs import find_inputs
from wenmai_extractors.errors import WenmaiError


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("报道", encoding="utf-8")
    return folder


def names(folder: Path, **options: Path) -> list[str]:
    return [source.doc for source in find_inputs([folder], **options).sources]


def test_a_report_is_named_by_its_path_below_the_folder(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "pages/a.txt", "pages/deep/C.TXT")
    assert names(tmp_path) == ["b.txt", "pages/a.txt", "pages/deep/C.TXT"]


def test_a_file_is_named_by_its_name_whatever_its_ending(tmp_path: Path) -> None:
    make(tmp_path, "x/report.md")
    assert names(tmp_path / "x" / "report.md") == ["report.md"]


def test_the_order_of_the_paths_makes_no_difference(tmp_path: Path) -> None:
    make(tmp_path, "one/a.txt", "two/b.txt", "z.txt")
    paths = [tmp_path / "z.txt", tmp_path / "two", tmp_path / "one"]
    assert find_inputs(paths) == find_inputs(reversed(paths))


def test_other_files_are_skipped_by_name_and_hidden_ones_unsaid(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "README.md", ".hidden.txt", ".git/b.txt")
    found = find_inputs([tmp_path])
    assert [source.doc for source in found.sources] == ["a.txt"]
    assert found.skipped == (str(tmp_path / "README.md"),)
    assert found.problems == ()


def test_the_folder_of_the_build_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "exports/texts/a.txt")
    assert names(tmp_path, without=tmp_path / "exports") == ["a.txt"]
    assert len(names(tmp_path)) == 2


def test_the_folder_of_the_build_cannot_be_that_of_the_reports(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    with pytest.raises(WenmaiError, match="choose another --out"):
        find_inputs([tmp_path], without=tmp_path / "." / "")


@pytest.mark.parametrize("name", ["missing", "x" * 300, "nul\0"])
def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path, name: str) -> None:
    make(tmp_path, "a.txt")
    with pytest.raises(WenmaiError, match="check the path"):
        find_inputs([tmp_path, tmp_path / name])


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    (problem,) = find_inputs([tmp_path]).problems
    assert str(tmp_path) in problem.reason


def test_two_files_of_one_name_are_refused_and_one_file_twice_is_not(tmp_path: Path) -> None:
    make(tmp_path, "one/a.txt", "two/a.txt")
    with pytest.raises(WenmaiError, match="rename one"):
        find_inputs([tmp_path / "one", tmp_path / "two"])
    assert len(find_inputs([tmp_path / "one", tmp_path / "one" / "a.txt"]).sources) == 1


def test_names_are_composed_alike_on_every_file_system(tmp_path: Path) -> None:
    make(tmp_path, "caf\N{LATIN SMALL LETTER E}\N{COMBINING ACUTE ACCENT}.txt")
    assert names(tmp_path) == ["caf\N{LATIN SMALL LETTER E WITH ACUTE}.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_and_a_broken_link_are_named_and_not_waited_for(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("nowhere")
    found = find_inputs([tmp_path])
    assert [source.doc for source in found.sources] == ["a.txt"]
    assert [Path(problem.name).name for problem in found.problems] == ["link.txt", "pipe.txt"]
    with pytest.raises(WenmaiError, match="neither a file nor a folder"):
        find_inputs([tmp_path / "pipe.txt"])


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_name_that_is_not_utf8_is_named_and_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text("报道", encoding="utf-8")
    found = find_inputs([tmp_path])
    assert [source.doc for source in found.sources] == ["a.txt"]
    assert "rename" in found.problems[0].reason


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "closed/b.txt")
    (tmp_path / "closed").chmod(0)
    try:
        assert "cannot be listed" in find_inputs([tmp_path]).problems[0].reason
    finally:
        (tmp_path / "closed").chmod(0o700)
