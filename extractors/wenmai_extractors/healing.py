"""Repairs on a copy: fragments of a paragraph joined, widths folded, stray spaces dropped, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wenmai_extractors.records import Span

# Half-width punctuation in Chinese text means the full-width sign; full-width letters and digits the plain
# ones. Corner brackets are quotation marks. One character becomes one character, so offsets stay simple.
FOLD = str.maketrans(
    {
        ",": "，",
        ";": "；",
        ":": "：",
        "?": "？",
        "!": "！",
        "(": "（",
        ")": "）",
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
    }
    | {
        "〝": "“",
        "〞": "”",
        "＂": '"',
        "＇": "'",
        "﹑": "、",
        "․": "·",
        "・": "·",
        "•": "·",
        "‧": "·",
        "＋": "+",
        "％": "%",
        "　": " ",
    }
    | {"潑": "泼", "～": "—", "~": "—", "–": "—", "―": "—", "〔": "（", "〕": "）", "［": "（", "］": "）"}
    | {chr(0xFF10 + i): str(i) for i in range(10)}
    | {chr(0xFF21 + i): chr(ord("A") + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(ord("a") + i) for i in range(26)}
)
INVISIBLE = {
    "\u200b",
    "\u200c",
    "\u200d",
    "\ufeff",
    "\u00ad",
    "\u2060",
    "\u202a",
    "\u202b",
    "\u202c",
    "\u202d",
    "\u202e",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
    "\u200e",
    "\u200f",
    "\u061c",
}
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_AND = re.compile(rf"(?<=[{_HAN}”）]) ?and ?(?=[{_HAN}“（])")
_SPACES = re.compile(r"[ \t\u00a0]+")
_DIGIT = re.compile(r"[0-9.%]")
_DOUBLE = re.compile('[“”"]')
# Between Latin letters or digits it is an apostrophe or a sign of measure.
_SINGLE = re.compile("[‘’]|(?<![A-Za-z0-9])'|'(?![A-Za-z0-9])")
_THOUSANDS = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


@dataclass(frozen=True, slots=True)
class Passage:
    """A healed paragraph. Character i of `text` stands in the document at `starts[i]` to `ends[i]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source(self, start: int, end: int) -> Span:
        """The document span of healed characters start..end (half-open, not empty)."""
        return Span(self.starts[start], self.ends[end - 1])


def heal(text: str, fragments: Iterable[Span]) -> Passage:
    """Join the fragments of `text` into one passage.

    Line breaks and the blanks around them vanish; spaces beside digits vanish; “ and ” between Chinese words,
    a slip of machine translation, becomes 和; quotation marks that do not say which way they open learn it.
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for fragment in fragments:
        for offset in range(fragment.start, fragment.end):
            char = text[offset]
            if char not in INVISIBLE and char not in "\n\r":
                chars.append(char)
                starts.append(offset)
                ends.append(offset + 1)
    raw = _quoted("".join(chars).translate(FOLD))
    drop: set[int] = set()
    replaced: dict[int, int] = {}
    for match in _AND.finditer(raw):
        drop.update(range(match.start() + 1, match.end()))
        replaced[match.start()] = match.end()
    for match in _SPACES.finditer(raw):
        if _idle_space(raw, match.start(), match.end()):
            drop.update(range(match.start(), match.end()))
    drop.difference_update(replaced)
    drop.update(match.start() for match in _THOUSANDS.finditer(raw))
    keep = [i for i in range(len(raw)) if i not in drop]
    return Passage(
        text="".join("和" if i in replaced else raw[i] for i in keep),
        starts=tuple(starts[i] for i in keep),
        ends=tuple(ends[replaced[i] - 1] if i in replaced else ends[i] for i in keep),
    )


def _quoted(text: str) -> str:
    """Turn straight quotation marks, and pairs of one and the same mark, to open and close in turn."""
    for opening, closing, straight in (("“", "”", _DOUBLE), ("‘", "’", _SINGLE)):
        signs = [(m.start(), m.group()) for m in straight.finditer(text)]
        turned = _turned([sign for _, sign in signs], opening, closing)
        if turned:
            chars = list(text)
            for (at, _), sign in zip(signs, turned, strict=True):
                chars[at] = sign
            text = "".join(chars)
    return text


def _turned(signs: list[str], opening: str, closing: str) -> list[str]:
    """The signs, each opening or closing; empty when they do not pair."""
    if len(signs) % 2 == 0 and len(set(signs)) == 1:
        return [opening, closing] * (len(signs) // 2)
    turned: list[str] = []
    depth = 0
    for sign in signs:
        known = sign if sign in (opening, closing) else closing if depth else opening
        depth += 1 if known == opening else -1
        if depth < 0:
            return []
        turned.append(known)
    return turned if depth == 0 else []


def _idle_space(raw: str, start: int, end: int) -> bool:
    """Whether a run of blanks separates nothing: at an edge, or beside a digit or punctuation."""
    if start == 0 or end == len(raw):
        return True
    before, after = raw[start - 1], raw[end]
    if _DIGIT.match(before) and _DIGIT.match(after):
        return False
    return (
        bool(_DIGIT.match(before) or _DIGIT.match(after))
        or before in "，、；：。（“《—"
        or after in "，、；：。）”》"
    )
