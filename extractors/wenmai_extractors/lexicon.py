"""Loading of the data files: what is knowledge, not logic."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Any

from wenmai_extractors.custom import Custom, UserWord, merged
from wenmai_extractors.errors import WenmaiError

_custom: ContextVar[Custom] = ContextVar("custom")
_NOTHING = Custom()
_FEW = 3  # alternatives that are as soon tried as told apart by their first characters


def customise(custom: Custom) -> None:
    """Let all extraction of this process use what a user adds.

    What is known is compiled once in a process: call this before anything is extracted.
    """
    if load_toml.cache_info().currsize and custom != _custom.get(_NOTHING):
        raise WenmaiError("words and data files of a user must be given before anything is extracted")
    _custom.set(custom)


def user_words(tag: str = "") -> tuple[UserWord, ...]:
    """The words that the user added whose tag begins so (nr, ns, nt)."""
    return tuple(word for word in _custom.get(_NOTHING).words if word.tag.startswith(tag))


@cache
def load_toml(name: str) -> dict[str, Any]:
    """Return the data file `name` of this package with what the user adds; do not change what you get."""
    data = tomllib.loads((files("wenmai_extractors") / "data" / name).read_text(encoding="utf-8"))
    return merged(data, _custom.get(_NOTHING).tables.get(name, {}))


def words(text: str) -> tuple[str, ...]:
    """The words of a data field: separated by blanks, doubles dropped, longest first."""
    return tuple(sorted(dict.fromkeys(text.split()), key=lambda word: (-len(word), word)))


def either(text: str, *, unless: Mapping[str, str] | None = None) -> str:
    """The words of a data field as a group of a regular expression, the longest tried first.

    `unless` maps some of them to the words that must not follow them.
    """
    guards = {word: f"(?!{either(after)})" for word, after in (unless or {}).items()}
    listed = words(text)
    first = "".join(sorted({re.escape(word[0]) for word in listed}))
    ahead = f"(?=[{first}])" if len(listed) > _FEW else ""  # where no word begins is told by one look
    return f"(?:{ahead}{_branches([(word, guards.get(word, '')) for word in listed])})"


def _branches(listed: Iterable[tuple[str, str]]) -> str:
    """Words, each with what must follow it, as a pattern in which those that begin alike share that."""
    begun: dict[str, list[tuple[str, str]]] = {}
    for word, guard in listed:
        begun.setdefault(word[:1], []).append((word[1:], guard))
    branches = [re.escape(first) + _branches(rest) if first else rest[0][1] for first, rest in begun.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


@cache
def common_words() -> frozenset[str]:
    """Frequent two-character words that are no names."""
    return _pairs("common_words.txt")


@cache
def common_verbs() -> frozenset[str]:
    """Two-character verbs and adverbs, frequent or not."""
    return _pairs("common_verbs.txt")


@cache
def verbal_nouns() -> frozenset[str]:
    """Two-character words that are verbs and nouns at once (服务, 培训)."""
    return _pairs("verbal_nouns.txt")


def _pairs(name: str) -> frozenset[str]:
    lines = (files("wenmai_extractors") / "data" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(first + second for first, seconds in map(str.split, lines) for second in seconds)
