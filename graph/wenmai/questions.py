"""The ready-made questions of data/queries, and what else a user may mean by a query.

The first comment line of such a file says in Chinese what it asks, the second in English.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FORMS = re.compile(r"(?i)\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b")


class QueryError(WenmaiError):
    """A query that is none, or that asks for more than reading this graph."""


class Question(NamedTuple):
    """A ready-made query with what it asks in Chinese and English."""

    name: str
    zh: str
    en: str
    sparql: str


def questions() -> tuple[Question, ...]:
    """Return the ready-made questions by name."""
    return tuple(
        _question(entry)
        for entry in sorted(_folder().iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".rq")
    )


def _folder() -> Traversable:
    return files("wenmai") / "data" / "queries"


def _question(entry: Traversable) -> Question:
    sparql = entry.read_text(encoding="utf-8")
    zh, en = (line.removeprefix("#").strip() for line in sparql.split("\n")[:2])
    return Question(entry.name.removesuffix(".rq"), zh, en, sparql)


def find_query(text: str) -> str:
    """Return the SPARQL that `text` is or names; raise QueryError when it is neither."""
    named = {question.name: question.sparql for question in questions()}
    if text in named:
        return named[text]
    if text.endswith(".rq") and "\n" not in text:
        try:
            return Path(text).read_text(encoding="utf-8")
        except OSError as error:
            raise QueryError(f"{text}: cannot be read ({error.strerror or error}); check the path") from error
        except UnicodeDecodeError as error:
            raise QueryError(f"{text}: not UTF-8 text; save it as UTF-8") from error
    if FORMS.search(text):
        return text
    near = get_close_matches(text, named, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "see `wenmai query --list`"
    raise QueryError(f"{text!r} is neither SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE) nor a question; {hint}")
