"""The villages and communities of China, by prefecture.

620,000 names and codes of the National Bureau of Statistics (2023), data/villages.zip. A report concerns
one or two prefectures, and only those are read: a village's name alone (新民村) says nothing anyway.
"""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files

from wenmai_extractors.errors import DataError
from wenmai_extractors.gazetteer import Division

PREFECTURE, TOWNSHIP, VILLAGE = 4, 9, 12  # digits of their codes


def villages(name: str, *, within: str) -> tuple[Division, ...]:
    """Return the villages and communities called `name` in the division with the code `within`, by code.

    `within` is the code of a prefecture, county or township; what is larger has too many of every name, and
    gives none.
    """
    codes = _by_name(within[:PREFECTURE]).get(name, ()) if len(within) >= PREFECTURE else ()
    return tuple(
        Division(code, name, "village", code[:TOWNSHIP]) for code in codes if code.startswith(within)
    )


def village(code: str) -> Division | None:
    """Return the village or community with the twelve-digit `code`, None if there is none."""
    name = _by_code(code[:PREFECTURE]).get(code)
    return Division(code, name, "village", code[:TOWNSHIP]) if name else None


@cache
def _by_code(prefecture: str) -> dict[str, str]:
    return dict(_members(prefecture))


@cache
def _by_name(prefecture: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, name in _by_code(prefecture).items():
        found[name].append(code)
    return dict(found)


def _members(prefecture: str) -> Iterator[tuple[str, str]]:
    member = f"{prefecture}.txt"
    with (
        as_file(files("wenmai_extractors") / "data" / "villages.zip") as path,
        zipfile.ZipFile(path) as table,
    ):
        text = table.read(member).decode() if member in table.namelist() else ""
    township, number = "", 0
    for line in text.splitlines():
        if line.startswith("\t"):
            township, number = prefecture + line[1:], 0
            continue
        digits = line[: VILLAGE - TOWNSHIP]
        given = digits.isdecimal()
        number = int(digits) if given else number + 1
        name = line[VILLAGE - TOWNSHIP :] if given else line
        if len(township) != TOWNSHIP or not name:
            raise DataError(f"villages.zip, {member}: not a village: {line!r}; make the file again")
        yield f"{township}{number:03}", name
