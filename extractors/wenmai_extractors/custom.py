"""What a user adds to the knowledge of the extractors: words with their tags, and data files like ours."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.patterns import pattern

# A line of jieba's user dictionary: word, then frequency and tag, each of which may be missing.
_LINE = pattern(r"(?P<word>\S(?:.*?\S)?)(?:\s+(?P<freq>\d+))?(?:\s+(?P<tag>[a-z]+\d*))?\s*\Z")
_BLANK = pattern(r"[\u4e00-\u9fff]\s")  # words in Latin letters may have blanks


@dataclass(frozen=True, slots=True)
class UserWord:
    """A word of a user dictionary; its tag begins with nr (a person), ns (a place) or nt (a body)."""

    word: str
    frequency: int | None = None
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Custom:
    """The words and data files of a user; `tables` maps the name of a data file to what it says."""

    words: tuple[UserWord, ...] = ()
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def read_custom(*, userdict: Path | None = None, lexicon: Path | None = None) -> Custom:
    """Read a dictionary in jieba's format and a folder of data files.

    Raises WenmaiError, naming the file, the line or key and what to do, for what cannot be used.
    """
    return Custom(
        words=tuple(_words(userdict)) if userdict else (),
        tables=dict(_tables(lexicon)) if lexicon else {},
    )


def _words(path: Path) -> Iterator[UserWord]:
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        match = _LINE.match(line.strip())
        if match is None:
            raise WenmaiError(f"{path}:{number}: no word; a line is a word, its frequency and its tag")
        if _BLANK.search(match["word"]):
            wanted = "a word, its frequency (a number) and its tag (nr, ns, nt)"
            raise WenmaiError(f"{path}:{number}: {line.strip()!r} is not {wanted}")
        yield UserWord(match["word"], int(match["freq"]) if match["freq"] else None, match["tag"] or "")


def _tables(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not folder.is_dir():
        raise WenmaiError(f"{folder}: no folder; --lexicon takes a folder of data files such as verbs.toml")
    known = {
        item.name for item in (files("wenmai_extractors") / "data").iterdir() if item.name.endswith(".toml")
    }
    for path in sorted(folder.glob("*.toml")):
        if path.name not in known:
            raise WenmaiError(f"{path}: no such data file; there are {', '.join(sorted(known))}")
        try:
            table = tomllib.loads(_text(path))
        except tomllib.TOMLDecodeError as error:
            raise WenmaiError(f"{path}: not TOML ({error}); see the data file of that name") from error
        base = tomllib.loads((files("wenmai_extractors") / "data" / path.name).read_text(encoding="utf-8"))
        try:
            merged(base, table)
        except WenmaiError as error:
            raise WenmaiError(f"{path}: {error}") from error
        yield path.name, table


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise WenmaiError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    except UnicodeDecodeError as error:
        raise WenmaiError(f"{path}: not UTF-8; convert the file to UTF-8") from error


def merged(base: Mapping[str, Any], added: Mapping[str, Any], *, within: str = "") -> dict[str, Any]:
    """`base` with what `added` says: words join a list of words, those with a - before them leave it.

    Tables are merged key by key; only a table within the file may get new keys.
    """
    result = dict(base)
    for key, value in added.items():
        name = f"{within}.{key}" if within else key
        if key not in base:
            if not within:
                raise WenmaiError(f"no such key: {name}; there are {', '.join(base)}")
            result[key] = value
        elif isinstance(base[key], dict) and isinstance(value, dict):
            result[key] = merged(base[key], value, within=name)
        elif isinstance(base[key], str) and isinstance(value, str):
            result[key] = _joined(base[key], value)
        elif type(base[key]) is type(value):
            result[key] = value
        else:
            raise WenmaiError(
                f"{name} must be a {type(base[key]).__name__}, as in the data file of that name"
            )
    return result


def _joined(base: str, added: str) -> str:
    dropped = {word[1:] for word in added.split() if word.startswith("-") and len(word) > 1}
    more = [word for word in added.split() if word[1:] not in dropped or not word.startswith("-")]
    return " ".join([*(word for word in base.split() if word not in dropped), *more])
