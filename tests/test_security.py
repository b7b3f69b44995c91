"""What the packages do not do, whatever they read. See SECURITY.md."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import wenmai
import wenmai_extractors

FILES = sorted(
    path
    for package in (wenmai, wenmai_extractors)
    for path in Path(package.__file__ or "").parent.rglob("*.py")
)
# Modules that make objects of any kind out of bytes, or run what they are given.
UNSAFE_MODULES = {
    "pickle",
    "cPickle",
    "dill",
    "cloudpickle",
    "joblib",
    "marshal",
    "shelve",
    "yaml",
    "code",
    "pty",
}
UNSAFE_CALLS = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "os.system",
    "os.popen",
    "yaml.load",
    "tempfile.mktemp",
}
# Parsers of XML that follow entities unless told not to.
XML = {"xml.etree", "xml.dom", "xml.sax", "xml.etree.ElementTree", "xml.dom.minidom"}
SHELL = {"shell"}


def faults(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        yield from (name for name in names if name.partition(".")[0] in UNSAFE_MODULES or name in XML)
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            shell = [
                word.arg for word in node.keywords if word.arg in SHELL and ast.unparse(word.value) != "False"
            ]
            if called in UNSAFE_CALLS or shell:
                yield called


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_read_is_run(path: Path) -> None:
    assert list(faults(ast.parse(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from yaml import load",
        "eval('1')",
        "run('ls', shell=True)",
        "import xml.etree.ElementTree",
    ],
)
def test_it_would_be_found(code: str) -> None:
    assert list(faults(ast.parse(code)))


def test_there_is_something_to_look_at() -> None:
    assert len(FILES) > 150
