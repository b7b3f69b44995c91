"""Readers: one a format, listed in one table. They import other libraries when they read, not before."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from wenmai_extractors.errors import ReadError
from wenmai_extractors.readers.base import Reader
from wenmai_extractors.readers.docx import read_docx
from wenmai_extractors.readers.html import read_html
from wenmai_extractors.readers.pdf import read_pdf
from wenmai_extractors.readers.rows import read_csv, read_jsonl
from wenmai_extractors.readers.text import read_text


class Format(NamedTuple):
    """A format: its name, the endings of its files, its reader, and in small letters how
    a file begins that has no such ending."""

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    magic: tuple[bytes, ...] = ()


TEXT = Format("text", (".txt", ".md"), read_text)
FORMATS: tuple[Format, ...] = (
    TEXT,
    Format("HTML", (".html", ".htm", ".xhtml"), read_html, (b"<!doctype html", b"<html", b"<?xml")),
    Format("Word", (".docx",), read_docx, (b"pk\x03\x04",)),
    Format("PDF", (".pdf",), read_pdf, (b"%pdf-",)),
    Format("JSON lines", (".jsonl", ".ndjson"), read_jsonl, (b'{"',)),
    Format("CSV", (".csv", ".tsv"), read_csv),
)
SUFFIXES = tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)
ARCHIVES = (".zip",)

# Formats that people take for readable, and what to do with them.
_OLD = {
    b"\xd0\xcf\x11\xe0": "an old Word, Excel or WPS file; save it as .docx or .txt",
    b"{\\rtf": "an RTF file; save it as .docx or .txt",
}


def format_of(name: str, raw: bytes) -> Format:
    """The format of a file by the ending of its name, else by how it begins, else plain text.

    Raises ReadError for a format that needs to be converted first.
    """
    for begin, what in _OLD.items():
        if raw.startswith(begin):
            raise ReadError(f"{name}: {what}")
    suffix = PurePath(name).suffix.lower()
    head = raw[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    by_name = (format_ for format_ in FORMATS if suffix in format_.suffixes)
    by_content = (format_ for format_ in FORMATS if format_.magic and head.startswith(format_.magic))
    return next(by_name, None) or next(by_content, TEXT)
