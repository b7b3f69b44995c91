"""From the paths a user gives to the reports they mean, each with the name it bears in every export."""

from __future__ import annotations

import os
import stat
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
    """Find the reports among files and below folders; the folder `without`, for the build, is left out.

    What is wrong with a path that was given is an error of the command: WenmaiError is raised when it cannot
    be read, is neither file nor folder or is `without` itself, and when two files have the same name. What is
    wrong inside of a folder is named in the result.
    """
    sources: dict[str, Path] = {}
    problems: list[Problem] = []
    skipped: list[str] = []
    for path in paths:
        found = _given(path, without, problems)
        reports = [s for s in found if path.is_file() or s.path.suffix.lower() in SUFFIXES]
        skipped.extend(str(source.path) for source in found if source not in reports)
        if not reports:
            problems.append(Problem(str(path), f"{path}: no reports ({', '.join(SUFFIXES)}) in this folder"))
        for source in reports:
            problem = _unreadable(source.path) or _add(sources, source)
            problems.extend([problem] if problem else [])
    ordered = tuple(Source(path, doc) for doc, path in sorted(sources.items()))
    return Inputs(ordered, tuple(sorted(problems)), tuple(sorted(skipped)))


def _given(path: Path, without: Path | None, problems: list[Problem]) -> list[Source]:
    """Return the files that `path` means; add what cannot be listed to `problems`."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise WenmaiError(f"{path}: {getattr(error, 'strerror', error)}; check the path") from error
    if stat.S_ISREG(mode):
        return [Source(path, path.name)]
    if not stat.S_ISDIR(mode):
        raise WenmaiError(f"{path}: neither a file nor a folder; give the report as a text file")
    if without is not None and path.resolve() == without.resolve():
        raise WenmaiError(f"{path}: the reports are in the folder to write to; choose another --out")
    return list(_below(path, without, problems))


def _below(folder: Path, without: Path | None, problems: list[Problem]) -> Iterator[Source]:
    """Every file below `folder` that is not hidden. Links to folders are not followed: they may loop."""
    left_out = without.resolve() if without else None

    def cannot_list(error: OSError) -> None:
        name = str(error.filename)
        problems.append(Problem(name, f"{name}: cannot be listed ({error.strerror}); check its permissions"))

    for parent, folders, names in os.walk(folder, onerror=cannot_list):
        here = Path(parent)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and (here / name).resolve() != left_out
        )
        for name in sorted(names):
            if not name.startswith("."):
                path = here / name
                yield Source(path, path.relative_to(folder).as_posix())


def _unreadable(path: Path) -> Problem | None:
    """A broken link has nothing to read, and of a pipe one may wait for ever."""
    try:
        reason = "" if stat.S_ISREG(path.stat().st_mode) else "not a file"
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
    return Problem(str(path), f"{path}: {reason}; check the path") if reason else None


def _add(sources: dict[str, Path], source: Source) -> Problem | None:
    """Add `source` under its name, composed (NFC) so that it is the same on every file system."""
    doc = unicodedata.normalize("NFC", source.doc)
    try:
        doc.encode()
    except UnicodeEncodeError:
        return Problem(str(source.path), f"{source.path}: the file name is not UTF-8; rename the file")
    other = sources.setdefault(doc, source.path)
    if other.resolve() != source.path.resolve():
        raise WenmaiError(f"{source.path}: is named {doc} in the build, and so is {other}; rename one")
    return None
