"""Expressions are compiled where they are first used, and all of them can be."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
import re
import subprocess
import sys

import pytest

import wenmai_extractors
from wenmai_extractors.patterns import pattern

COUNT = """
import re
compiled = []
real = re.compile
re.compile = lambda *given, **named: compiled.append(given) or real(*given, **named)
import wenmai_extractors.pipeline
print(sum(str(source).isascii() for source, *_ in compiled), len(compiled))
"""


def test_importing_the_rules_compiles_next_to_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, check=True, encoding="utf-8")
    ascii_only, compiled = done.stdout.split()
    assert ascii_only == compiled  # those of the standard library


@pytest.mark.parametrize("name", [m.name for m in pkgutil.iter_modules(wenmai_extractors.__path__)])
def test_every_expression_compiles(name: str) -> None:
    values = vars(importlib.import_module(f"wenmai_extractors.{name}")).values()
    for found in (each for each in values if isinstance(each, type(pattern("")))):
        found.match("")  # re.error where it cannot be


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    lazy, compiled = pattern("(?P<a>甲)乙?", re.IGNORECASE), re.compile("(?P<a>甲)乙?", re.IGNORECASE)
    text = "甲乙甲"
    assert [m.span() for m in lazy.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert (lazy.sub("", text), lazy.split(text)) == (compiled.sub("", text), compiled.split(text))
    assert pattern("(?P<a>甲)乙?").findall(text) == compiled.findall(text)
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (
        compiled.pattern,
        compiled.flags,
        compiled.groupindex,
    )


@pytest.mark.parametrize("used", [False, True])
def test_a_pattern_is_pickled_and_copied(used: bool) -> None:
    lazy = pattern("(?P<a>甲)乙?", re.IGNORECASE)
    if used:
        lazy.match("甲")
    pickled = pickle.loads(pickle.dumps(lazy))  # noqa: S301 - what this test has made itself
    for again in (pickled, copy.copy(lazy), copy.deepcopy(lazy)):
        assert again.fullmatch("甲乙")["a"] == "甲"
        assert (again.pattern, again.flags) == (lazy.pattern, lazy.flags)


def test_an_error_is_that_of_re() -> None:
    with pytest.raises(re.error):
        pattern("(").match("")
