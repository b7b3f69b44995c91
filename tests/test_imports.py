"""What is heavy is imported by the command that needs it, and by none else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sample import OTHER_REPORT

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


def test_extraction_imports_nothing_of_the_graph(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("白水县文明办荣获“全国文明单位”称号。", encoding="utf-8")
    code = f"""
sys.argv = ["wenmai", "extract", {str(report)!r}]
sys.stdout = open({str(tmp_path / "out")!r}, "w", encoding="utf-8")
from wenmai.cli import main
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
"""
    imported = imported_by(code)
    assert imported & {"networkx", "rdflib", "numpy", "jinja2", "pyvis", "rich.console", "pyspark"} == set()
    assert "concurrent.futures.process" not in imported
    assert (tmp_path / "out").read_text(encoding="utf-8")


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


def test_what_reports_need_is_loaded_before_the_first_is_timed() -> None:
    """A report that is stopped after two seconds, say, should not have spent them on loading a segmenter."""
    code = """
from wenmai.extracting import found_in, warm_up
from wenmai_extractors.records import Document
warm_up()
before = set(sys.modules)
assert found_in(Document(doc="", text={text!r}), "").extraction
assert set(sys.modules) == before, set(sys.modules) - before
from wenmai_extractors.segmenter import tokenizer
assert tokenizer.cache_info().misses == 1
"""
    assert "jieba" in imported_by(code.format(text=OTHER_REPORT))
