"""Report files in the encodings that reports come in, and files that are no reports."""

from __future__ import annotations

import codecs
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai_extractors.errors import ReadError, WenmaiError
from wenmai_extractors.readers.base import MAX_BYTES, MAX_CHARS
from wenmai_extractors.readers.text import decode
from wenmai_extractors.reading import read_document

TEXT = "青屏县教育局开展“书香校园”活动，\n为全县32所学校送去图书5000余册。\n"


def write(folder: Path, raw: bytes) -> Path:
    path = folder / "报道 一.txt"
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        codecs.BOM_UTF8 + TEXT.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF16_LE + TEXT.replace("\n", "\r\n").encode("utf-16-le"),
        TEXT.replace("\n", "\r\n").encode("gb18030"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=[
        "utf-8",
        "utf-8 with BOM",
        "utf-16 little",
        "utf-16 big",
        "gb18030",
        "crlf",
        "cr",
        "BOM and crlf",
        "utf-16 and crlf",
        "gb18030 and crlf",
        "utf-16 little without mark",
        "utf-16 big without mark",
    ],
)
def test_every_encoding_gives_the_same_text(tmp_path: Path, raw: bytes) -> None:
    document = read_document(write(tmp_path, raw), doc="甲/报道.txt")
    assert document.text == TEXT
    assert document.doc == "甲/报道.txt"


@pytest.mark.parametrize("text", ["青屏縣教育局開展「書香校園」活動，\n為全縣學校送去圖書5000餘冊。\n"])
@pytest.mark.parametrize("encoding", ["big5", "gb18030"])
def test_traditional_characters_are_read_in_either_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), name="甲") == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_a_file_that_was_cut_off_loses_its_last_character(encoding: str) -> None:
    simplified = "县教育局开展“书香校园”活动，为全县学校送去图书，"
    text = ("縣教育局開展「書香校園」活動，為全縣學校送去圖書，" if encoding == "big5" else simplified) * 3
    assert decode(text.encode(encoding)[:-1], name="甲") == text[:-1] + "\ufffd"


def test_a_slip_in_utf8_costs_a_character_and_many_the_file() -> None:
    raw = (TEXT * 50).encode()
    assert decode(raw[:300] + b"\xff" + raw[300:], name="甲").count("\ufffd") == 1
    with pytest.raises(ReadError, match="neither UTF-8"):
        decode(raw.replace(b"\n", b"\xff\xfe\xfd"), name="甲")


def test_a_text_longer_than_any_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"报道 一\.txt: more than 5000000 characters; split it"):
        read_document(write(tmp_path, b"a" * (MAX_CHARS + 1)), doc="甲")


def test_blanks_and_empty_lines_stay_where_they_are() -> None:
    text = "  标题\t一\n\n\n　　正文。 \n\n"
    assert decode(text.encode(), name="甲") == text


@pytest.mark.parametrize("char", ["𠮷", "䶮", "〇", "·", "—", "\u3000", "Ａ", "ê"])
def test_rare_characters_survive(char: str) -> None:
    text = f"青屏县{char}居民委员会开展活动。"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        assert decode(text.encode(encoding), name="甲") == text


def test_a_mark_inside_of_the_text_is_no_byte_order_mark() -> None:
    assert decode("甲\ufeff乙".encode(), name="甲") == "甲\ufeff乙"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n \n", "empty"),
        ("\u3000\u3000\n".encode(), "empty"),
        (codecs.BOM_UTF8, "empty"),
        (codecs.BOM_UTF16_LE, "empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "binary"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00", "binary"),
        (bytes(range(128, 256)) * 8, "neither"),
        (b"\xff\xd8\xff\xe0" * 50, "neither"),
        (TEXT.encode() + b"\xff\xff", "neither"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "damaged"),
    ],
)
def test_what_is_no_report_is_refused_and_named(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = write(tmp_path, raw)
    with pytest.raises(ReadError, match=reason) as caught:
        read_document(path, doc="甲")
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.txt", tmp_path):
        with pytest.raises(ReadError, match="cannot be read") as caught:
            read_document(path, doc="甲")
        assert str(path) in str(caught.value)


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    path.touch()
    os.truncate(path, MAX_BYTES + 1)
    with pytest.raises(ReadError, match="larger than 64 MB"):
        read_document(path, doc="甲")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_clear_error(raw: bytes) -> None:
    with suppress(WenmaiError):
        decode(raw, name="甲.txt").encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_any_text_in_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode(), name="甲") == text
