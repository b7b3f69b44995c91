"""From a report file to its text layer: the decoded text with line ends as \\n."""

from __future__ import annotations

from pathlib import Path

from wenmai_extractors.errors import ReadError
from wenmai_extractors.records import Document

# Tried in this order. UTF-8 rejects nearly everything that is not UTF-8, GB18030 accepts much that is not
# GB18030; the order and the check below keep the second from being a guess.
ENCODINGS = ("utf-8-sig", "gb18030")
UTF16_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
MAX_BYTES = 64 * 1024 * 1024


def read_document(path: Path, *, doc: str) -> Document:
    """Read the report at `path` and name it `doc`.

    Raises ReadError, naming the file and what to do, when it is missing, too large, empty, binary or in no
    encoding we know.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReadError(f"{path}: larger than {MAX_BYTES >> 20} MB; split the file into smaller ones")
        raw = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    text = decode(raw, name=str(path)).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReadError(f"{path}: the file is empty; nothing to extract")
    return Document(doc=doc, text=text)


def decode(raw: bytes, *, name: str) -> str:
    """Decode UTF-8 (with or without BOM), UTF-16 with BOM or GB18030; raise ReadError for anything else."""
    encodings = (UTF16_MARKS[raw[:2]],) if raw[:2] in UTF16_MARKS else ENCODINGS
    if len(encodings) > 1 and b"\x00" in raw:
        raise ReadError(f"{name}: a binary file, not text; give the report as a UTF-8 or GB18030 text file")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and not _plausible(text):
            continue
        return text
    raise ReadError(f"{name}: neither UTF-8 nor GB18030 text; convert the file to UTF-8")


def _plausible(text: str) -> bool:
    """Whether text decoded by guess reads as Chinese: bytes that are no GB18030 come out as rare signs."""
    odd = sum(
        1 for c in text if (c < " " and c not in "\t\n\r\f") or "\ue000" <= c <= "\uf8ff" or c == "\x7f"
    )
    common = sum(1 for c in text if "\u4e00" <= c <= "\u9fa5" or "\u3000" <= c <= "\u301e" or c < "\x7f")
    return odd <= len(text) // 200 and common >= len(text) * 0.8
