"""Zip archives: the reports in them, unpacked one at a time and never more than a report may be."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from wenmai_extractors.errors import ReadError
from wenmai_extractors.readers.base import MAX_BYTES

# What zipfile raises for archives that are damaged, of a kind it does not know, or encrypted.
ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
MAX_MEMBERS = 100_000
_UTF8 = 0x800  # the flag of a member whose name is UTF-8; without it Chinese systems write their own encoding
_ENCRYPTED = 0x1


def member_names(path: Path) -> tuple[tuple[str, str], ...]:
    """The files in an archive: (the name in it, the name as a path below it), without folders.

    Raises ReadError for an archive that cannot be read, has too many files or one outside of itself.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except ARCHIVE_ERRORS as error:
        raise ReadError(
            f"{path}: no readable zip archive ({error}); unpack it and give the folder"
        ) from error
    if len(infos) > MAX_MEMBERS:
        raise ReadError(f"{path}: more than {MAX_MEMBERS} files; unpack it and give the folder")
    return tuple((info.filename, _path(path, info)) for info in infos)


def _path(path: Path, info: zipfile.ZipInfo) -> str:
    name = info.filename
    if not info.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = info.filename
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or parts[0] == "/" or ".." in parts:
        raise ReadError(f"{path}: holds a file outside of itself ({name!r}); unpack what you trust of it")
    return "/".join(parts)


def read_member(path: Path, member: str, *, name: str) -> bytes:
    """The bytes of a file in the archive at `path`; raises ReadError, which calls the file `name`."""
    try:
        with zipfile.ZipFile(path) as archive:
            return unpacked(archive, archive.getinfo(member), name=name)
    except KeyError as error:
        raise ReadError(f"{name}: no longer in the archive; try again") from error
    except ARCHIVE_ERRORS as error:
        raise ReadError(f"{name}: cannot be unpacked ({error}); unpack it and give the folder") from error


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, name: str) -> bytes:
    """The bytes of a member. Whatever it says of its size, no more than MAX_BYTES are unpacked."""
    if info.flag_bits & _ENCRYPTED:
        raise ReadError(f"{name}: is encrypted; save it without a password")
    with archive.open(info) as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise ReadError(f"{name}: unpacks to more than {MAX_BYTES >> 20} MB; is it what it seems to be?")
    return raw
