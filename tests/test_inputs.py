from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath

import pytest
from files import zipped

from wenmai.inputs import Source, find_inputs
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.readers import SUFFIXES


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
    make(tmp_path, "x/report.log", "README.md")
    assert names(tmp_path / "x" / "report.log") == ["report.log"]
    assert names(tmp_path / "README.md") == ["README.md"]


def test_every_format_is_read_from_a_folder(tmp_path: Path) -> None:
    reports = [f"a{suffix}" for suffix in SUFFIXES]
    make(tmp_path, *reports, "b.doc", "c.xlsx", "d", "~$a.docx")
    found = find_inputs([tmp_path])
    assert [source.doc for source in found.sources] == sorted(reports)
    assert [Path(name).name for name in found.skipped] == ["b.doc", "c.xlsx", "d", "~$a.docx"]


def test_reports_in_an_archive_are_named_below_it(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    raw = zipped({"b.txt": "报道", "in/c.pdf": "", "in/d.png": "", "__MACOSX/._b.txt": "", "in/e.zip": ""})
    (tmp_path / "z.ZIP").write_bytes(raw)
    for path in (tmp_path, tmp_path / "z.ZIP"):
        found = find_inputs([path])
        assert [s for s in found.sources if s.member] == [
            Source(tmp_path / "z.ZIP", "z.ZIP/b.txt", "b.txt"),
            Source(tmp_path / "z.ZIP", "z.ZIP/in/c.pdf", "in/c.pdf"),
        ]
        assert found.skipped == tuple(f"{tmp_path / 'z.ZIP'}/in/{name}" for name in ("d.png", "e.zip"))


def test_an_archive_that_cannot_be_read_costs_no_other_report(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.zip")
    found = find_inputs([tmp_path])
    assert [source.doc for source in found.sources] == ["a.txt"]
    assert [problem.reason.split(": ")[1][:23] for problem in found.problems] == ["no readable zip archive"]


def test_standard_input_is_a_report() -> None:
    assert find_inputs([Path("-")]).sources == (Source(Path("-"), "stdin"),)


def test_a_name_too_long_for_the_build_is_named(tmp_path: Path) -> None:
    make(tmp_path, f"{'x' * 248}.pdf", f"{'x' * 248}.txt")
    found = find_inputs([tmp_path])
    assert [source.path.suffix for source in found.sources] == [".txt"]
    assert "rename the file" in found.problems[0].reason


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


def test_files_are_not_compared_with_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(200):
        (tmp_path / f"{number}.txt").touch()
    compared = 0
    equal = PurePath.__eq__

    def counting(one: PurePath, other: object) -> bool:
        nonlocal compared
        compared += 1
        return equal(one, other)

    monkeypatch.setattr(PurePath, "__eq__", counting)
    assert len(find_inputs([tmp_path]).sources) == 200
    assert compared < 10 * 200


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


def test_links_to_folders_are_named_and_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to("self.txt")
    found = find_inputs([tmp_path])
    assert [source.doc for source in found.sources] == ["a.txt"]
    assert [problem.reason.replace(f"{tmp_path}{os.sep}", "") for problem in found.problems] == [
        "loop: a link to a folder, not followed; give the folder itself",
        "self.txt: cannot be read (Too many levels of symbolic links); check the path",
    ]


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
