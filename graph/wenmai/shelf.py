"""Records on disk: as many as there are, in the order of their keys, found by the values of some columns.

What a build puts together passes through tables of a private SQLite database. SQLite keeps a small one in
memory, writes a big one to the folder of temporary files (TMPDIR), and removes it with the process, however
that ends.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import eq, itemgetter
from typing import Any, Generic, TypeVar, overload

from wenmai import packing
from wenmai.packing import decoder, pack
from wenmai_extractors.errors import WenmaiError

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K")
V = TypeVar("V")

TEXT, WHOLE = "TEXT", "INTEGER"
NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
CACHE = 100_000  # KB of the database that are held in memory
TOGETHER = 1000  # records that are written together
KEPT = 10_000  # values that a mapping keeps
FEW = 100  # groups of values that one keeps: some are big

_SETTINGS = (
    "PRAGMA journal_mode = OFF",  # what is gone with the process need not survive it
    "PRAGMA synchronous = OFF",
    "PRAGMA automatic_index = OFF",  # those that are needed are made
    f"PRAGMA cache_size = -{CACHE}",
    "BEGIN",
)


class Shelves:
    """A private database for the tables of one build; closed, it is gone, and what was read from it stays."""

    def __init__(self) -> None:
        """Open it, empty."""
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self.close = weakref.finalize(self, self._db.close)
        for setting in _SETTINGS:
            self._db.execute(setting)

    def run(self, query: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query; raises WenmaiError where there is no room."""
        with _no_room():
            yield from self._db.execute(query, values)

    def do(self, query: str, values: Sequence[Any] = ()) -> None:
        """Run a query that has no rows; raises as `run`."""
        with _no_room():
            self._db.execute(query, values)

    def fill(self, query: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a query for each of some rows; raises as `run`."""
        with _no_room():
            self._db.executemany(query, rows)


@contextmanager
def _no_room() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in NO_ROOM:
            raise
        raise WenmaiError(
            f"the folder of temporary files cannot take what is put together ({error}); "
            "set TMPDIR to a folder with more room"
        ) from error


class _Table(Generic[R]):
    """Packed records behind the values of some columns; those put there last wait to be written together."""

    def __init__(self, shelves: Shelves, name: str, kind: Any, columns: Mapping[str, str]) -> None:
        """Make the table `name`; its records are of the type `kind`."""
        self._shelves = shelves
        self._name = name
        self._decode: Callable[[bytes], R] = decoder(kind).decode
        self._insert = f"INSERT INTO {name} VALUES ({', '.join('?' * (len(columns) + 1))})"
        self._waiting: list[tuple[Any, ...]] = []
        typed = ", ".join(f'"{column}" {type_}' for column, type_ in columns.items())
        shelves.do(f"CREATE TABLE {name} ({typed}, data BLOB)")

    def put(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Add records, each behind the values of its columns."""
        for row in rows:
            self._waiting.append((*row[:-1], pack(row[-1])))
            if len(self._waiting) >= TOGETHER:
                self._write()

    def _write(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._shelves.fill(self._insert, waiting)

    def _run(self, query: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        if self._waiting:
            self._write()
        return self._shelves.run(query, values)

    def drop(self) -> None:
        """Forget it all."""
        self._waiting = []
        self._shelves.do(f"DROP TABLE {self._name}")


class Shelf(_Table[R], Sequence[R]):
    """The records of one table, in the order of `order`, each as often as it was put there.

    `columns` are the names and types (TEXT, WHOLE) of what records are found and ordered by; `by` are further
    sets of columns that they are looked up by.
    """

    def __init__(  # noqa: PLR0913 - what makes a table
        self,
        shelves: Shelves,
        name: str,
        kind: Any,
        columns: Mapping[str, str],
        *,
        order: Sequence[str],
        by: Sequence[Sequence[str]] = (),
    ) -> None:
        """Make the table `name`; its records are of the type `kind`."""
        super().__init__(shelves, name, kind, columns)
        self._columns = frozenset(columns)
        self._order = _listed(order)
        self._indexes = [order, *by]

    def sort(self, *, anew: bool = False) -> None:
        """Make ready to be read: to be called once, when most records are there.

        `anew` writes them all again in their order, in which they are then read from the disk in one go.
        """
        self._write()
        if anew:
            self._shelves.do(f"CREATE TABLE sorted AS SELECT * FROM {self._name} ORDER BY {self._order}")
            self._shelves.do(f"DROP TABLE {self._name}")
            self._shelves.do(f"ALTER TABLE sorted RENAME TO {self._name}")
        for number, columns in enumerate(self._indexes):
            self._shelves.do(f"CREATE INDEX {self._name}_{number} ON {self._name} ({_listed(columns)})")

    def find(self, **values: Any) -> Iterator[R]:
        """Yield the records whose columns have these values, in order."""
        query = f"SELECT data FROM {self._name} WHERE {self._where(values)} ORDER BY {self._order}"
        return (self._decode(raw) for (raw,) in self._run(query, tuple(values.values())))

    def among(self, columns: Sequence[str], wanted: Sequence[Any]) -> Iterator[tuple[Any, R]]:
        """Yield the records whose columns have one of the `wanted` values (of several columns tuples), each
        behind these values, those of the same in order.
        """
        values = ["value"]
        if len(columns) > 1:
            values = [f"json_extract(value, '$[{place}]')" for place in range(len(columns))]
        same = " AND ".join(f'"{column}" = {value}' for column, value in zip(columns, values, strict=True))
        order = "" if _listed(columns) == self._order else f" ORDER BY {self._order}"
        # CROSS: for each of the wanted its records are looked up, never the other way round.
        rows = self._run(
            f"SELECT {_listed(columns)}, data FROM (SELECT value FROM json_each(?))"
            f" CROSS JOIN {self._name} ON {same}{order}",
            (packing.key(wanted),),
        )
        if len(columns) == 1:
            return ((value, self._decode(raw)) for value, raw in rows)
        return ((tuple(values), self._decode(raw)) for *values, raw in rows)

    def has(self, **values: Any) -> bool:
        """Whether there is a record whose columns have these values."""
        query = f"SELECT 1 FROM {self._name} WHERE {self._where(values)} LIMIT 1"
        return any(True for _ in self._run(query, tuple(values.values())))

    def _where(self, values: Mapping[str, Any]) -> str:
        if not values.keys() <= self._columns:  # SQLite takes what is no column for a text
            raise KeyError(*values.keys() - self._columns)
        return " AND ".join(f'"{column}" = ?' for column in values)

    def keys(self, *columns: str) -> Iterator[tuple[Any, ...]]:
        """Yield the different values of some columns, in order."""
        listed = _listed(columns)
        return self._run(f"SELECT DISTINCT {listed} FROM {self._name} ORDER BY {listed}")

    def sorted(self, *columns: str) -> Iterator[R]:
        """Yield the records in the order of other columns."""
        rows = self._run(f"SELECT data FROM {self._name} ORDER BY {_listed(columns)}")
        return (self._decode(raw) for (raw,) in rows)

    def __iter__(self) -> Iterator[R]:
        """Yield the records in order."""
        rows = self._run(f"SELECT data FROM {self._name} ORDER BY {self._order}")
        return (self._decode(raw) for (raw,) in rows)

    def __reversed__(self) -> Iterator[R]:
        """Yield the records in order, the last first."""
        order = self._order.replace(",", " DESC,")
        rows = self._run(f"SELECT data FROM {self._name} ORDER BY {order} DESC")
        return (self._decode(raw) for (raw,) in rows)

    def __len__(self) -> int:
        """Return how many there are."""
        ((size,),) = self._run(f"SELECT COUNT(*) FROM {self._name}")
        return int(size)

    @overload
    def __getitem__(self, place: int) -> R: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[R, ...]: ...
    def __getitem__(self, place: int | slice) -> R | tuple[R, ...]:
        """Return the record at a place, or those of a slice as a tuple."""
        if isinstance(place, slice):
            first, last, step = place.indices(len(self))
            if step != 1:
                return tuple(self)[place]
            query = f"SELECT data FROM {self._name} ORDER BY {self._order} LIMIT ? OFFSET ?"
            rows = self._run(query, (max(0, last - first), first))
            return tuple(self._decode(raw) for (raw,) in rows)
        at = place if place >= 0 else place + len(self)
        query = f"SELECT data FROM {self._name} ORDER BY {self._order} LIMIT 1 OFFSET ?"
        for (raw,) in self._run(query, (at,)) if at >= 0 else ():
            return self._decode(raw)
        raise IndexError(place)

    def __eq__(self, other: object) -> bool:
        """Whether `other` holds equal records in the same order."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


class Heap(_Table[R]):
    """Records by a key, to be taken out again key by key: what a sort on disk is for."""

    def __init__(self, shelves: Shelves, name: str, kind: Any) -> None:
        """Make the table `name`; its records are of the type `kind`."""
        super().__init__(shelves, name, kind, {"key": TEXT})

    def rename(self, keys: Mapping[str, str]) -> None:
        """Give the records of each of `keys` another."""
        self._write()
        self._shelves.do("CREATE TEMP TABLE renamed (old TEXT PRIMARY KEY, new TEXT)")
        self._shelves.fill("INSERT INTO renamed VALUES (?, ?)", keys.items())
        self._shelves.do(
            f"UPDATE {self._name} SET key = (SELECT new FROM renamed WHERE old = key)"
            " WHERE key IN (SELECT old FROM renamed)"
        )
        self._shelves.do("DROP TABLE renamed")

    def groups(self) -> Iterator[tuple[str, Iterator[R]]]:
        """Yield each key with its records, the keys in order; they are to be read before the next key is."""
        rows = self._run(f"SELECT key, data FROM {self._name} ORDER BY key")
        for key, group in groupby(rows, key=itemgetter(0)):
            yield key, (self._decode(raw) for _, raw in group)


class Looked(Mapping[K, V]):
    """A mapping whose values are looked up when they are asked for, and of which some are kept.

    `find` returns the value of a key or None, `every` yields all keys in order; `many` looks up several
    together, which costs less than one after the other.
    """

    def __init__(
        self,
        find: Callable[[K], V | None],
        every: Callable[[], Iterator[K]],
        *,
        many: Callable[[Sequence[K]], Mapping[K, V]] = lambda _: {},
        kept: int = KEPT,
    ) -> None:
        """Take how to find one, how to find all, and how to find several."""
        self._find = lru_cache(maxsize=kept)(find)
        self._every = every
        self._many = many
        self._most = kept
        self._ahead: dict[K, V | None] = {}

    def fetch(self, keys: Iterable[K]) -> None:
        """Look up what will be asked for next, and keep it at least until this is done again."""
        wanted = dict.fromkeys(keys)
        new = [key for key in wanted if key not in self._ahead]
        if len(self._ahead) + len(new) > self._most:
            self._ahead = {key: self._ahead[key] for key in wanted if key in self._ahead}
        self._ahead |= {**dict.fromkeys(new), **self._many(new)}

    def __getitem__(self, key: K) -> V:
        """Return the value of `key`."""
        ahead = self._ahead
        found = ahead[key] if key in ahead else self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[K]:
        """Yield the keys in order."""
        return self._every()

    def __len__(self) -> int:
        """Return how many keys there are."""
        return sum(1 for _ in self._every())


def by_column(
    records: Sequence[R], column: str | tuple[str, ...], key: Callable[[R], Any], *, kept: int = KEPT
) -> Mapping[Any, R]:
    """Return `records` by their `key`, which on a shelf stands in `column`, or in several; so many are kept
    at hand.
    """
    if not isinstance(records, Shelf):
        return {key(record): record for record in records}
    shelf = records
    return Looked(
        lambda wanted: next(_found(shelf, column, wanted), None),
        lambda: _keys(shelf, column),
        many=lambda wanted: {key: records[0] for key, records in among(shelf, column, wanted).items()},
        kept=kept,
    )


def grouped(
    records: Sequence[R], column: str | tuple[str, ...], key: Callable[[R], Any]
) -> Mapping[Any, Sequence[R]]:
    """Return by `key`, which on a shelf stands in `column`, or in several, the records that have it, in
    their order.
    """
    if isinstance(records, Shelf):
        shelf = records
        return Looked(
            lambda wanted: tuple(_found(shelf, column, wanted)) or None,
            lambda: _keys(shelf, column),
            many=lambda wanted: among(shelf, column, wanted),
            kept=FEW,
        )
    found: defaultdict[Any, list[R]] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return dict(found)


def fetch(found: Mapping[K, Any], keys: Iterable[K]) -> None:
    """Look up together what will be asked of a mapping next, if it is on disk."""
    if isinstance(found, Looked):
        found.fetch(keys)


def among(shelf: Shelf[R], column: str | tuple[str, ...], wanted: Sequence[Any]) -> dict[Any, tuple[R, ...]]:
    """Return the records whose `column`, or several, have one of the `wanted` values, by these, in order."""
    if "\\u0000" in packing.key(wanted):  # where a text in JSON ends for SQLite
        return {one: records for one in wanted if (records := tuple(_found(shelf, column, one)))}
    found: defaultdict[Any, list[R]] = defaultdict(list)
    for one, record in shelf.among((column,) if isinstance(column, str) else column, wanted):
        found[one].append(record)
    return {one: tuple(records) for one, records in found.items()}


def _found(shelf: Shelf[R], column: str | tuple[str, ...], wanted: Any) -> Iterator[R]:
    if isinstance(column, str):
        return shelf.find(**{column: wanted})
    return shelf.find(**dict(zip(column, wanted, strict=True)))


def _keys(shelf: Shelf[R], column: str | tuple[str, ...]) -> Iterator[Any]:
    if isinstance(column, str):
        return (value for (value,) in shelf.keys(column))
    return shelf.keys(*column)
