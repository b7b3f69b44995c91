"""Plain text, in the encodings that Chinese reports come in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wenmai_extractors.errors import ReadError
from wenmai_extractors.readers.base import Layer, tidy

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Each with the standard that its commonest characters come from. Both accept nearly any bytes above 0x80, so
# that decoding proves nothing: what tells them apart is how many of the characters are common ones.
GUESSES = (("gb18030", "gb2312"), ("big5hkscs", "big5"))
SURE = 0.9  # of the characters are common: the encoding it is
FAIR = 0.75
SLIPS = 0.001  # of the characters may be damaged
_WIDEST = 4  # bytes of a character
SAMPLE = 100_000  # characters looked at
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f\ue000-\uf8ff\ufffe\uffff]")


def read_text(raw: bytes, *, name: str) -> Iterator[Layer]:
    """Yield the text of the file."""
    yield Layer(tidy(decode(raw, name=name)))


def decode(raw: bytes, *, name: str) -> str:
    """Decode UTF-8, UTF-16, GB18030 or Big5; raise ReadError for anything else.

    UTF-8 rejects nearly everything that is not UTF-8. All others need a byte order mark or must read as
    Chinese.
    """
    text = _marked(raw, name) if raw.startswith(UTF16_MARKS) else _unmarked(raw, name)
    if "\x00" in text:
        raise ReadError(f"{name}: a binary file, not text; give the report in a format that wenmai reads")
    return text


def _marked(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError as error:
        raise ReadError(f"{name}: damaged UTF-16 ({error.reason}); save the file again as UTF-8") from error


def _unmarked(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    text = _wide(raw) if b"\x00" in raw else _worn(raw) or _guessed(raw)
    if text is None:
        kind = (
            "a binary file, not text" if b"\x00" in raw else "neither UTF-8 nor GB18030, Big5 or UTF-16 text"
        )
        raise ReadError(f"{name}: {kind}; convert the file to UTF-8")
    return text


def _worn(raw: bytes) -> str | None:
    """UTF-8 with a slip here and there, as where a file was cut off: a � stands for each."""
    text = raw.decode("utf-8-sig", errors="replace")
    wide = len(raw) - len(text)  # nothing but UTF-8 decodes to far fewer characters than bytes
    return text if text.count("\ufffd") <= 1 + len(text) * SLIPS and wide >= len(text) else None


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: only its line ends and digits have NUL bytes."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decoded(raw, encoding)
        if text is not None and commonness(text, "gb18030") >= SURE:
            return text
    return None


def _guessed(raw: bytes) -> str | None:
    """The text in the encoding in which most of it is common; where none is sure, as is guessed for us."""
    texts = ((_decoded(raw, encoding), standard) for encoding, standard in GUESSES)
    rated = [(commonness(text, standard), text) for text, standard in texts if text is not None]
    best, text = max(rated, default=(0.0, None), key=lambda pair: pair[0])
    if best >= SURE:
        return text
    from charset_normalizer import from_bytes

    guess = from_bytes(
        raw, cp_isolation=["gb18030", "big5", "big5hkscs", "hz", "utf_16_le", "utf_16_be"]
    ).best()
    guessed = str(guess) if guess else None
    if guessed is not None and max(commonness(guessed, standard) for _, standard in GUESSES) >= FAIR:
        return guessed
    return text if best >= FAIR else None


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        cut_off = 0 < error.start >= len(raw) - _WIDEST + 1
        return raw[: error.start].decode(encoding) + "\ufffd" if cut_off else None


def commonness(text: str, standard: str) -> float:
    """Share of characters that a report commonly has: ASCII, punctuation, and the first-level characters of
    `standard`, which lists them before the rare ones. 0 where there are more control characters than slips.
    """
    sample = text[:SAMPLE]
    if not sample or len(_NO_TEXT.findall(sample)) > len(sample) // 200:
        return 0.0
    return sum(_common(char, standard) for char in sample) / len(sample)


def _common(char: str, standard: str) -> bool:
    if char < "\x7f" or "\u3000" <= char <= "\u301e" or char in "“”‘’—…·":
        return True
    try:
        code = char.encode(standard)
    except UnicodeEncodeError:
        return False
    if standard == "big5":
        return b"\xa4\x40" <= code <= b"\xc6\x7e" or code < b"\xa3\x00"
    return b"\xb0\xa1" <= code <= b"\xd7\xf9" or code[:1] == b"\xa3"
