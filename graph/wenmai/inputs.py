"""From the paths a user gives to the reports they mean, each with the name it bears in every export."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from wenmai_extractors.errors import ReadError, WenmaiError
from wenmai_extractors.readers import ARCHIVES, SUFFIXES
from wenmai_extractors.reading import STDIN

LONGEST = 240  # bytes of a name; the build adds an ending to it, and file systems take 255


class Source(NamedTuple):
    """A report file and its name: its path below the folder given, or its file name. `member` is its name in
    the archive at `path`, `raw` what it holds where that is known already."""

    path: Path
    doc: str
    member: str = ""
    raw: bytes | None = None


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
    """Find the reports among files, archives and below folders; the folder `without`, for the build, is left
    out. The path `-` is standard input.

    What is wrong with a path that was given is an error of the command: WenmaiError is raised when it cannot
    be read, is neither file nor folder or is `without` itself, and when two files have the same name. What is
    wrong inside of a folder is named in the result.
    """
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    skipped: list[str] = []
    for path in paths:
        before = len(problems)
        found = list(_given(path, without, problems))
        alone = len(found) == 1 and found[0].path == path and not found[0].member
        reports = [source for source in found if alone or _is_report(source)]
        skipped.extend(_shown(source) for source in found if not alone and not _is_report(source))
        if not reports and len(problems) == before:
            problems.append(Problem(str(path), f"{path}: no reports ({', '.join(SUFFIXES)}) in it"))
        for source in reports:
            problem = _unreadable(source.path) or _add(sources, source)
            problems.extend([problem] if problem else [])
    ordered = tuple(sources[doc]._replace(doc=doc) for doc in sorted(sources))
    return Inputs(ordered, tuple(sorted(problems)), tuple(sorted(skipped)))


def _is_report(source: Source) -> bool:
    """Whether a file that nobody named is a report by its own name. A README is about the others, and what
    begins with ~$ is what Word leaves beside an open document."""
    name = PurePath(source.doc).name
    return PurePath(name).suffix.lower() in SUFFIXES and not name.lower().startswith(("readme.", "~$"))


def _shown(source: Source) -> str:
    return f"{source.path}/{source.member}" if source.member else str(source.path)


def _given(path: Path, without: Path | None, problems: list[Problem]) -> Iterator[Source]:
    """The files that `path` means; add what cannot be listed to `problems`."""
    if str(path) == STDIN:
        return iter([Source(path, "stdin")])
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise WenmaiError(f"{path}: {getattr(error, 'strerror', error)}; check the path") from error
    if stat.S_ISREG(mode):
        return _unfolded(Source(path, path.name), problems)
    if not stat.S_ISDIR(mode):
        raise WenmaiError(f"{path}: neither a file nor a folder; give the report as a file")
    if without is not None and path.resolve() == without.resolve():
        raise WenmaiError(f"{path}: the reports are in the folder to write to; choose another --out")
    return (one for source in _below(path, without, problems) for one in _unfolded(source, problems))


def _unfolded(source: Source, problems: list[Problem]) -> Iterator[Source]:
    """The file itself, or what an archive holds."""
    if source.path.suffix.lower() not in ARCHIVES or _unreadable(source.path):
        yield source
        return
    from wenmai_extractors.readers.archive import member_names

    try:
        members = member_names(source.path)
    except ReadError as error:
        problems.append(Problem(str(source.path), str(error)))
        return
    for member, below in members:
        if not any(part.startswith((".", "__MACOSX")) for part in PurePath(below).parts):
            yield Source(source.path, f"{source.doc}/{below}", member)


def _below(folder: Path, without: Path | None, problems: list[Problem]) -> Iterator[Source]:
    """Every file below `folder` that is not hidden. Links to folders may loop: they are named only."""
    left_out = without.resolve() if without else None

    def cannot_list(error: OSError) -> None:
        name = str(error.filename)
        problems.append(Problem(name, f"{name}: cannot be listed ({error.strerror}); check its permissions"))

    for parent, folders, names in os.walk(folder, onerror=cannot_list):
        here = Path(parent)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and (here / name).resolve() != left_out
        )
        for link in (here / name for name in folders if (here / name).is_symlink()):
            problems.append(
                Problem(str(link), f"{link}: a link to a folder, not followed; give the folder itself")
            )
        for name in sorted(names):
            if not name.startswith("."):
                path = here / name
                yield Source(path, path.relative_to(folder).as_posix())


def _unreadable(path: Path) -> Problem | None:
    """A broken link has nothing to read, and of a pipe one may wait for ever."""
    if str(path) == STDIN:
        return None
    try:
        reason = "" if stat.S_ISREG(path.stat().st_mode) else "not a file"
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
    return Problem(str(path), f"{path}: {reason}; check the path") if reason else None


def _add(sources: dict[str, Source], source: Source) -> Problem | None:
    """Add `source` under its name, composed (NFC) so that it is the same on every file system."""
    doc, shown = unicodedata.normalize("NFC", source.doc), _shown(source)
    try:
        longest = max(len(part.encode()) for part in PurePath(doc).parts)
    except UnicodeEncodeError:
        return Problem(shown, f"{shown}: the file name is not UTF-8; rename the file")
    if longest > LONGEST and not doc.endswith(".txt"):
        return Problem(shown, f"{shown}: the file name is longer than {LONGEST} bytes; rename the file")
    other = sources.setdefault(doc, source)
    if (other.path.resolve(), other.member) != (source.path.resolve(), source.member):
        raise WenmaiError(f"{shown}: is named {doc} in the build, and so is {_shown(other)}; rename one")
    return None
