"""What the documents say is so: links lead somewhere, commands and formats are there, pages are current."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from command import run

from wenmai.exports import EXPORTS
from wenmai.ontology_page import page

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(ROOT.glob("*.md"))
NAMES = [path.name for path in PAGES]


def words(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_page_of_the_ontology_is_what_the_data_file_gives() -> None:
    assert words(ROOT / "ONTOLOGY.md") == "".join(page()), "run: python -m wenmai.ontology_page > ONTOLOGY.md"


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", words(path)):
        if not target.startswith(("http://", "https://")):
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_files_that_are_named_are_there(path: Path) -> None:
    for name in re.findall(r"`((?:graph|extractors|seeds|notebooks|tests)/[\w./-]+)`", words(path)):
        assert (ROOT / name).exists(), name


def test_the_guide_names_every_format() -> None:
    guide = words(ROOT / "GUIDE.md")
    assert [export.format for export in EXPORTS if f"`{export.format}`" not in guide] == []


@cache
def help_of(command: str) -> str:
    done = run(*command.split(), "--help")
    assert done.code == 0, command
    return done.out


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_commands_and_their_options_are_there(path: Path) -> None:
    """Each line of a shell block that begins with wenmai: its options stand in the command's help."""
    blocks = re.findall(r"```sh\n(.*?)```", words(path), flags=re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    for line in lines:
        asked = re.match(r"(?:uv run |\.venv/bin/)?wenmai (graph metrics|\w+)(.*)", line)
        if asked:
            for option in re.findall(r"(?<!\S)--[a-z]+", asked[2]):
                assert option in help_of(asked[1]), line
