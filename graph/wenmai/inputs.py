"""From the paths a user gives to the reports they mean, each with the name it bears in every export."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from wenmai_extractors.errors import WenmaiError

# What is read from a folder; a file given by its own path is read whatever its name.
SUFFIXES = (".txt",)


class Source(NamedTuple):
    """A report file and its name: its path below the folder given, or its file name."""

    path: Path
    doc: str


class Problem(NamedTuple):
    """A file that was left out, and why, in one line that names it."""

    name: str
    reason: str


class Inputs(NamedTuple):
    """Reports in order of their names, paths of no use, and files in folders that are no reports."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[str, ...]


def find_inputs(paths: Iterable[Path], *, without: Path | None = None) -> Inputs:
    """Find the reports among files and below folders; the folder `without` (an earlier build) is left out.

    Raises WenmaiError when two different files have the same name.
    """
    sources: dict[str, Path] = {}
    problems: list[Problem] = []
    skipped: list[str] = []
    for path in paths:
        if not path.exists():
            problems.append(Problem(str(path), f"{path}: no such file or folder; check the path"))
            continue
        found = list(_below(path, without)) if path.is_dir() else [Source(path, path.name)]
        reports = [source for source in found if path.is_file() or source.path.suffix.lower() in SUFFIXES]
        skipped.extend(str(source.path) for source in found if source not in reports)
        if not reports:
            problems.append(Problem(str(path), f"{path}: no reports ({', '.join(SUFFIXES)}) in this folder"))
        for source in reports:
            problem = _add(sources, source)
            problems.extend([problem] if problem else [])
    ordered = tuple(Source(path, doc) for doc, path in sorted(sources.items()))
    return Inputs(ordered, tuple(sorted(problems)), tuple(sorted(skipped)))


def _below(folder: Path, without: Path | None) -> Iterator[Source]:
    """Every file below `folder` that is not hidden. Links to folders are not followed: they may loop."""
    left_out = without.resolve() if without else None
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and (here / name).resolve() != left_out
        )
        for name in sorted(names):
            path = here / name
            if not name.startswith(".") and path.is_file():
                yield Source(path, path.relative_to(folder).as_posix())


def _add(sources: dict[str, Path], source: Source) -> Problem | None:
    """Add `source` under its name, composed (NFC) so that it is the same on every file system."""
    doc = unicodedata.normalize("NFC", source.doc)
    try:
        doc.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(source.path).decode(errors="backslashreplace")
        return Problem(shown, f"{shown}: the file name is not UTF-8; rename the file")
    other = sources.setdefault(doc, source.path)
    if other.resolve() != source.path.resolve():
        raise WenmaiError(f"{source.path}: is named {doc} in the build, and so is {other}; rename one")
    return None
