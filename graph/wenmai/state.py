"""What builds into a folder remember: each report with its extraction, in one SQLite file beside the exports.

A row of `file` is a report file with the hash of its contents, which is empty where they could not be read,
and of what extracted it (`fingerprint`); the rows of `report` are what it holds, in order: JSON, or why it
was set aside. Each file is committed when it is done, so that a build that is stopped loses the one at hand.
`underway` is the file that the main process itself is at: one that is found there may have ended it.
`failure` is what the last build left out. The exports can be read without any of it, and all of it can be
made again.

The file is also the lock of the folder: who holds it open keeps others out, and an end of any kind sets it
free.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from wenmai.extracting import FileFound, Found, decoded
from wenmai.inputs import Problem
from wenmai_extractors.errors import DataError, WenmaiError
from wenmai_extractors.records import Extraction

STATE = ".wenmai.sqlite"
FORM = 1  # of the tables below; a state of another form is made anew

_TABLES = {
    "report": "doc TEXT NOT NULL, number INTEGER NOT NULL, extraction BLOB NOT NULL, problem TEXT NOT NULL,"
    " PRIMARY KEY (doc, number)",
    "file": "doc TEXT PRIMARY KEY, digest BLOB NOT NULL, maker BLOB NOT NULL, shown TEXT NOT NULL,"
    " seconds REAL NOT NULL",
    "underway": "doc TEXT PRIMARY KEY",
    "failure": "name TEXT NOT NULL, reason TEXT NOT NULL",
}
_SETTINGS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
)


class Recipe(NamedTuple):
    """What beside the contents of a file decides what is found in it: the fingerprint of the extraction, the
    name in messages and the seconds that each report is given."""

    maker: bytes
    shown: str
    seconds: float


class State:
    """The memory of a folder, or, without one, of a single build."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take an open database; see `opened`."""
        self._db = connection
        self.path = path

    def knows(self, doc: str, digest: Callable[[], bytes], recipe: Recipe, *, retry: bool = False) -> bool:
        """Whether the file `doc` need not be extracted again; `digest` is asked for if all else is as then.

        What was set aside is named as it was then, and had its time: another name or time makes it count as
        unknown, and so does `retry`.
        """
        row = self._db.execute(
            "SELECT digest FROM file WHERE doc = ? AND maker = ?"
            " AND (shown = ? AND seconds = ? AND NOT ? OR NOT EXISTS"
            " (SELECT 1 FROM report WHERE report.doc = file.doc AND problem <> ''))",
            (doc, recipe.maker, _utf8(recipe.shown), recipe.seconds, retry),
        ).fetchone()
        return row is not None and bytes(row[0]) == digest()

    def begin(self, doc: str) -> None:
        """Note that this very process is going to extract the file `doc`."""
        with self._change():
            self._db.execute("INSERT OR REPLACE INTO underway VALUES (?)", (doc,))

    def interrupted(self) -> frozenset[str]:
        """The files that another build was at when it ended."""
        return frozenset(doc for (doc,) in self._db.execute("SELECT doc FROM underway"))

    def put(self, doc: str, found: FileFound, recipe: Recipe) -> None:
        """Keep what was found in the file `doc`, in place of what was known of it."""
        rows = ((doc, number, *_row(report)) for number, report in enumerate(found.reports))
        with self._change():
            for table in ("underway", "report"):
                self._db.execute(f"DELETE FROM {table} WHERE doc = ?", (doc,))  # noqa: S608 - our names
            self._db.execute(
                "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)",
                (doc, found.digest, recipe.maker, _utf8(recipe.shown), recipe.seconds),
            )
            self._db.executemany("INSERT INTO report VALUES (?, ?, ?, ?)", rows)

    def keep_only(self, docs: Iterable[str]) -> None:
        """Forget all files but `docs`."""
        with self._change():
            self._db.execute("CREATE TEMP TABLE IF NOT EXISTS present (doc TEXT PRIMARY KEY)")
            self._db.execute("DELETE FROM present")
            self._db.executemany("INSERT OR IGNORE INTO present VALUES (?)", ((doc,) for doc in docs))
            for table in ("report", "file", "underway"):
                self._db.execute(f"DELETE FROM {table} WHERE doc NOT IN present")  # noqa: S608 - our names

    def reports(self) -> Iterator[Extraction | Problem]:
        """Yield what each report says, or why it was set aside, in the order of the names of the files.

        They are read one at a time. Raises DataError where the state is not what a build wrote.
        """
        query = (
            "SELECT doc, shown, extraction, problem FROM report JOIN file USING (doc) ORDER BY doc, number"
        )
        for doc, shown, extraction, problem in self._db.execute(query):
            try:
                result = decoded(Found(extraction, problem), shown)
            except msgspec.DecodeError as error:
                raise DataError(damaged(self.path, error)) from error
            if isinstance(result, Extraction) and not f"{result.document.doc}#".startswith(f"{doc}#"):
                raise DataError(damaged(self.path, f"{doc} holds another report"))
            yield result

    def used(self) -> bool:
        """Whether a build has come to its end, or at least to a report."""
        (used,) = self._db.execute(
            "SELECT EXISTS (SELECT 1 FROM file) OR EXISTS (SELECT 1 FROM failure)"
        ).fetchone()
        return bool(used)

    def fail(self, problems: Iterable[Problem]) -> None:
        """Keep what the build left out, and why, in place of what an earlier one did."""
        with self._change():
            self._db.execute("DELETE FROM failure")
            self._db.executemany("INSERT INTO failure VALUES (?, ?)", map(_problem, problems))

    def failures(self) -> tuple[Problem, ...]:
        """What the last build left out, and why."""
        rows = self._db.execute("SELECT name, reason FROM failure ORDER BY name, reason")
        return tuple(Problem(*row) for row in rows)

    @contextmanager
    def _change(self) -> Iterator[None]:
        """All or nothing of what is done within."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk has rolled it back already
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _row(found: Found) -> tuple[bytes, str]:
    return found.extraction, _utf8(found.problem)


def _problem(problem: Problem) -> tuple[str, str]:
    return _utf8(problem.name), _utf8(problem.reason)


def _utf8(text: str) -> str:
    """The text with escapes for what UTF-8 cannot hold, as names of files may."""
    return text.encode(errors="backslashreplace").decode()


@contextmanager
def opened(folder: Path | None, *, fresh: bool = False) -> Iterator[State]:
    """The state of the builds into `folder`, locked, or, without a folder, one that nobody keeps.

    `fresh` forgets all. Raises WenmaiError when another process has it, when it cannot be written and when it
    is damaged, in the body of the context too.
    """
    path = Path(":memory:") if folder is None else folder / STATE
    with _said(path):
        connection = _connect(path, fresh=fresh)
        with closing(connection):
            yield State(connection, path)
            # One file, which can be read where nothing can be written.
            connection.execute("PRAGMA journal_mode = DELETE")


def failures(folder: Path) -> tuple[Problem, ...]:
    """What the last build into `folder` left out, and why; raises DataError when none was made there."""
    path = folder / STATE
    nothing = f"{folder}: no record of a build here ({STATE}); run `wenmai build` first"
    if not path.exists():
        raise DataError(nothing)
    with _said(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        state = State(connection, path)
        if not state.used():
            raise DataError(nothing)
        return state.failures()


def _connect(path: Path, *, fresh: bool) -> sqlite3.Connection:
    try:
        return _prepared(path, fresh=fresh)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:  # no database at all, or a damaged one
        if not fresh:
            raise
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return _prepared(path, fresh=False)


def _prepared(path: Path, *, fresh: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("BEGIN IMMEDIATE")  # from here on the file is ours alone
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        if fresh or form != FORM:
            for table in _TABLES:
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            for table, columns in _TABLES.items():
                connection.execute(f"CREATE TABLE {table} ({columns})")
            connection.execute(f"PRAGMA user_version = {FORM}")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Errors of the database as what users can do about them."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            busy = f"{path.parent}: another wenmai is writing here; try again when it is done"
            raise WenmaiError(busy) from error
        raise WenmaiError(
            f"{path}: cannot be written ({error}); make room or choose another --out"
        ) from error
    except sqlite3.DatabaseError as error:
        raise DataError(damaged(path, error)) from error


def damaged(path: Path, error: object) -> str:
    """The message for a state that is not what a build wrote."""
    return f"{path}: damaged ({error}); `wenmai build --fresh` makes it anew"
