"""What is heavy is imported by the command that needs it, and by none else."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    "ahocorasick_rs",
    "anyio",
    "asyncio",
    "concurrent.futures.process",
    "igraph",
    "jieba",
    "charset_normalizer",
    "jinja2",
    "lxml",
    "msgspec",
    "multiprocessing",
    "networkx",
    "numpy",
    "pandas",
    "pyarrow",
    "pyspark",
    "pypdfium2",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "rdflib",
    "rich.console",
    "sqlite3",
    "starlette",
    "trafilatura",
    "uvicorn",
    "wenmai.store",
    "xlsxwriter",
}

RECORD = """
import builtins, json, sys
{code}
json.dump(sorted(sys.modules), sys.stderr)
"""


def imported_by(code: str) -> set[str]:
    """The modules that a fresh Python has after running `code`."""
    command = [sys.executable, "-c", RECORD.format(code=code)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return set(json.loads(done.stderr))


def test_the_list_can_find_something() -> None:
    assert imported_by("import wenmai.terminal, wenmai.network, networkx") & HEAVY >= {
        "networkx",
        "rich.console",
        "wenmai.store",
    }


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = f"""
sys.argv = ["wenmai", *{arguments}]
from wenmai.cli import main
try:
    main()
except SystemExit as stop:
    assert stop.code == 0, stop.code
"""
    assert imported_by(code) & HEAVY == set()


def test_import_wenmai_imports_nothing_heavy() -> None:
    assert imported_by("import wenmai, wenmai_extractors") & HEAVY == set()


def test_a_build_needs_no_network_libraries_of_graphs_before_it_exports() -> None:
    code = "import wenmai.builder, wenmai.inputs, wenmai.assemble, wenmai.store, wenmai.exports"
    assert imported_by(code) & {"networkx", "rdflib", "pyvis", "jinja2", "rich.console"} == set()


def test_a_build_of_text_imports_no_library_of_another_format() -> None:
    code = """
from pathlib import Path
import wenmai.builder
assert len(wenmai.builder.build([Path("seeds")]).kg.documents) > 10
"""
    assert imported_by(code) & {"charset_normalizer", "lxml", "pypdfium2", "trafilatura"} == set()
