"""A build on disk, and read back.

    statements.jsonl  articles.jsonl  entities.jsonl  facts.jsonl  merges.jsonl  suggestions.jsonl
    texts/<doc>  the exports  manifest.json (last)

and decisions-applied.jsonl, the human decisions that it was made with, and decisions-stale.jsonl, those that
bind nothing, if there were any; the ledger that they come from, decisions.jsonl, is the user's own and never
written here.

Each file is replaced as a whole or not at all. The manifest lists the reports and the SHA-256 of every file:
where a build was stopped half-way, the old manifest and the new files do not agree, and nothing is read. A
later build into the same folder removes what the old manifest lists and the new one does not, what a build
that was stopped has left (.wenmai.unfinished lists what it was going to write), and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import TypeVar

import msgspec

from wenmai.assemble import read_back
from wenmai.exports import Chunks, Export, only, wanted
from wenmai.gathering import gathered
from wenmai.ledger import Decision
from wenmai.model import Entity, Fact, KnowledgeGraph, Merge, Stale, Suggestion
from wenmai.progress import LOADING, WRITING, Progress, told, untold
from wenmai.terms import BASE, checked_base
from wenmai_extractors.errors import DataError, WenmaiError
from wenmai_extractors.records import Article, Document, Record, Statement

MANIFEST = "manifest.json"
STATEMENTS = "statements.jsonl"
ARTICLES = "articles.jsonl"
ENTITIES = "entities.jsonl"
FACTS = "facts.jsonl"
MERGES = "merges.jsonl"
SUGGESTIONS = "suggestions.jsonl"
APPLIED = "decisions-applied.jsonl"
STALE = "decisions-stale.jsonl"
TEXTS = "texts"
UNFINISHED = ".wenmai.unfinished"

R = TypeVar("R", bound=msgspec.Struct)
P = TypeVar("P", bound=msgspec.Struct)


# What a writer that was killed leaves; see `write_file`.
_PART = re.compile(r"\..+\.\d+\.part")


class Manifest(Record, omit_defaults=False):
    """The names of the reports, SHA-256 by file (its path below the build, with /), both sorted, and what the
    IRIs of the RDF begin with."""

    documents: tuple[str, ...]
    files: dict[str, str]
    base: str = BASE


def text_file(doc: str) -> str:
    """Return the path of the text layer of `doc` below the build folder."""
    return f"{TEXTS}/{doc}" if doc.endswith(".txt") else f"{TEXTS}/{doc}.txt"


def prepare(out: Path) -> None:
    """Make the folder `out` and see that it can be written to; raise WenmaiError if not."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise WenmaiError(_cannot_write(out, error)) from error


def write(
    kg: KnowledgeGraph,
    out: Path,
    *,
    base: str = BASE,
    formats: Iterable[str] = (),
    progress: Progress = untold,
) -> Manifest:
    """Write all files of a build of `kg` into the folder `out` and return its manifest.

    `base` is what the IRIs of the RDF begin with, `formats` are exports beside those of every build. Raises
    WenmaiError when a file cannot be written, a format is unknown or two reports would share a text file.
    """
    exports = wanted(formats)
    checked_base(base)
    prepare(out)
    old = set(read_manifest(out).files) if (out / MANIFEST).exists() else set()
    documents = tuple(document.doc for document in kg.documents)
    texts: set[str] = set()
    for name in map(text_file, documents):
        if name in texts:
            raise WenmaiError(f"{out / name}: two reports have this text file; rename one of them")
        texts.add(name)
    contents = dict(_contents(kg, exports, base))
    with _unfinished(out, (*contents, *texts)) as left:
        steps = told(contents.items(), WRITING, len(contents) + 1, progress)  # one more for the texts
        files = {name: write_file(out / name, chunks()) for name, chunks in steps}
        for document in kg.documents:
            name = text_file(document.doc)
            files[name] = keep_file(out / name, document.text)
        if hasattr(os, "sync"):
            os.sync()  # the texts, all at once
        manifest = Manifest(documents=documents, files=dict(sorted(files.items())), base=base)
        _remove(out, (old | left) - set(files))
        _write_manifest(out, manifest)
    return manifest


@contextmanager
def _unfinished(out: Path, names: Iterable[str]) -> Iterator[set[str]]:
    """Note in `out` that the files `names` are being written, until that is done.

    Gives those which writers before this one did not finish, and removes their temporary files.
    """
    note = out / UNFINISHED
    left: set[str] = set()
    if note.exists():
        try:
            left = set(msgspec.json.decode(note.read_bytes(), type=list[str]))
        except msgspec.DecodeError as error:
            raise DataError(f"{note}: damaged ({error}); delete it and build again") from error
        _check_inside(left, note)
    for path in out.rglob(".*.part") if left else out.glob(".*.part"):
        if _PART.fullmatch(path.name):
            path.unlink(missing_ok=True)
    write_file(note, [msgspec.json.encode(sorted(left.union(names)))])
    yield left
    note.unlink()


def _write_manifest(out: Path, manifest: Manifest) -> None:
    write_file(out / MANIFEST, [msgspec.json.format(msgspec.json.encode(manifest), indent=1).decode(), "\n"])


def export(
    folder: Path, formats: Iterable[str], *, out: Path | None = None, progress: Progress = untold
) -> tuple[Path, ...]:
    """Write the build in `folder` in other formats, into the build or into the folder `out`.

    Returns the files written. Those of a build go into its manifest, so that a later build removes them.
    Raises DataError when `folder` holds no whole build, WenmaiError for an unknown format and where `out` is
    another build.
    """
    from wenmai.state import opened

    exports = only(formats)
    here = out is None or out.resolve() == folder.resolve()
    to = folder if out is None else out
    if not here:
        no_build(to)
    with opened(folder) if here and (folder / MANIFEST).exists() else nullcontext():
        progress(LOADING, 0, 0)
        kg, manifest = load(folder), read_manifest(folder)
        files = ((export.file, export.chunks(kg, base=manifest.base)) for export in exports)
        contents = told(files, WRITING, len(exports), progress)
        if not here:
            return tuple(to / name for name in write_files(to, contents))
        with _unfinished(folder, (export.file for export in exports)) as left:
            written = write_files(folder, contents)
            merged = dict(sorted({**manifest.files, **written}.items()))
            _remove(folder, left - merged.keys())
            _write_manifest(folder, msgspec.structs.replace(manifest, files=merged))
    return tuple(to / name for name in written)


def no_build(out: Path) -> None:
    """Raise WenmaiError when `out` is a build: files of another graph would make it a mixture."""
    if (out / MANIFEST).exists():
        raise WenmaiError(
            f"{out}: is a build, which files of another graph would spoil; choose another --out"
        )


def write_files(folder: Path, contents: Iterable[tuple[str, Chunks]]) -> dict[str, str]:
    """Write `contents`, names and what goes into the files, into `folder`; return SHA-256 by name."""
    prepare(folder)
    return {name: write_file(folder / name, chunks) for name, chunks in contents}


def exported(folder: Path, formats: Iterable[str]) -> Chunks:
    """Return the one file of a format; raises as `export`, and for more files than one."""
    files = only(formats)
    if len(files) != 1:
        raise WenmaiError(f"{', '.join(file.file for file in files)}: several files; give a folder as --out")
    return files[0].chunks(load(folder), base=read_manifest(folder).base)


def _contents(
    kg: KnowledgeGraph, exports: Iterable[Export], base: str
) -> Iterator[tuple[str, Callable[[], Chunks]]]:
    """The files of a build but for the texts, each with what makes it."""
    yield STATEMENTS, lambda: json_lines(kg.read())
    yield ARTICLES, partial(json_lines, kg.articles)
    yield ENTITIES, partial(json_lines, kg.entities)
    yield FACTS, partial(json_lines, kg.facts)
    yield MERGES, partial(json_lines, kg.merges)
    yield SUGGESTIONS, partial(json_lines, kg.suggestions)
    for name, judged in ((APPLIED, kg.decisions), (STALE, kg.stale)):
        if judged:
            yield name, partial(json_lines, judged)
    for export in exports:
        yield export.file, partial(export.chunks, kg, base=base)


def json_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield each record as a line of JSON."""
    for record in records:
        yield msgspec.json.encode(record).decode() + "\n"


def keep_file(path: Path, text: str) -> str:
    """Write the text of a report to `path` if it does not stand there already; otherwise as `write_file`, but
    for the wait until the disk has it.
    """
    raw = text.encode()
    with suppress(OSError):
        if path.stat().st_size == len(raw) and path.read_bytes() == raw:
            return hashlib.sha256(raw).hexdigest()
    return write_file(path, [raw], wait=False)


def write_file(path: Path, chunks: Iterable[str] | Iterable[bytes], *, wait: bool = True) -> str:
    """Write `chunks`, text as UTF-8, to `path`, all or nothing, and return the SHA-256 of the bytes.

    Without `wait` a failure of the machine may undo it some time after.
    """
    digest = hashlib.sha256()
    temporary = path.with_name(f".{path.name[:60]}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            for chunk in chunks:
                raw = chunk if isinstance(chunk, bytes) else chunk.encode()
                digest.update(raw)
                file.write(raw)
            if wait:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise WenmaiError(_cannot_write(path, error)) from error
    finally:
        temporary.unlink(missing_ok=True)
    return digest.hexdigest()


def _cannot_write(path: Path, error: OSError) -> str:
    return f"{path}: cannot be written ({error.strerror or error}); choose another --out"


def _remove(out: Path, names: Iterable[str]) -> None:
    """Remove files of an earlier build, and folders below `out` that this leaves empty."""
    for name in sorted(names):
        path = out / name
        path.unlink(missing_ok=True)
        for parent in path.relative_to(out).parents:
            folder = out / parent
            if parent.name and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of the build in `folder`; raise DataError when there is none or it is damaged."""
    path = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as error:
        raise DataError(
            f"{folder}: no build here ({MANIFEST}: {error.strerror}); run `wenmai build` first"
        ) from error
    except msgspec.DecodeError as error:
        raise DataError(f"{path}: damaged ({error}); build again into an empty folder") from error
    _check_inside((*manifest.files, *map(text_file, manifest.documents)), path)
    return manifest


def _check_inside(names: Iterable[str], path: Path) -> None:
    """Raise DataError for a name that is none of a file below the build; `path` lists it."""
    for name in names:
        parts = PurePosixPath(name).parts
        if not parts or parts[0] == "/" or ".." in parts or "\0" in name:
            raise DataError(
                f"{path}: lists {name!r}, which is outside of the build; build again into an empty folder"
            )


def read_records(path: Path, kind: type[R]) -> Iterator[R]:
    """Yield the records of a file of JSON lines; raise DataError naming the line that is none."""
    return read_chosen(path, kind, kind, lambda _: True)


def read_chosen(path: Path, kind: type[R], part: type[P], wanted: Callable[[P], bool]) -> Iterator[R]:
    """Yield those records of a file of JSON lines of which `wanted` is true; raises as `read_records`.

    It is asked of a `part` of each, a type with some of the fields: no more is decoded of the others.
    """
    decoded, asked = msgspec.json.Decoder(kind).decode, msgspec.json.Decoder(part).decode
    with _opened(path) as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    known = asked(line)
                    if wanted(known):
                        yield known if isinstance(known, kind) else decoded(line)
                except msgspec.DecodeError as error:
                    raise DataError(
                        f"{path}, line {number}: not a {kind.__name__} record ({error})"
                    ) from error


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    with file:
        yield file


def digest(path: Path) -> str:
    """Return the SHA-256 of a file; raise DataError when it cannot be read."""
    with _opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_text(path: Path) -> str:
    """Return the UTF-8 text of `path` as it stands; raise DataError when that fails."""
    try:
        return path.read_bytes().decode()
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 ({error.reason} at byte {error.start}); build again") from error


def whole(folder: Path, name: str, manifest: Manifest) -> Path:
    """Return where a file of the build in `folder` is; raise DataError when it is not as it was written."""
    if digest(folder / name) != manifest.files.get(name):
        raise DataError(f"{folder / name}: is not what {MANIFEST} lists; build again")
    return folder / name


def load(folder: Path) -> KnowledgeGraph:
    """Read the build in `folder` back as it is; raise DataError when it is not whole."""
    manifest = read_manifest(folder)

    def records(name: str, kind: type[R]) -> Iterator[R]:
        return read_records(whole(folder, name, manifest), kind)

    def judged(name: str, kind: type[R]) -> tuple[R, ...]:
        return tuple(records(name, kind)) if name in manifest.files else ()

    texts = ((doc, whole(folder, text_file(doc), manifest)) for doc in manifest.documents)
    return read_back(
        gathered(
            documents=(Document(doc=doc, text=read_text(path)) for doc, path in texts),
            articles=records(ARTICLES, Article),
            statements=records(STATEMENTS, Statement),
        ),
        entities=records(ENTITIES, Entity),
        facts=records(FACTS, Fact),
        merges=records(MERGES, Merge),
        suggestions=records(SUGGESTIONS, Suggestion),
        decisions=judged(APPLIED, Decision),
        stale=judged(STALE, Stale),
    )
