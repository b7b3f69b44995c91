"""Repairs on a copy: fragments of a paragraph joined, widths folded, stray spaces dropped, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, compress

from wenmai_extractors.patterns import pattern
from wenmai_extractors.records import Span
from wenmai_extractors.variants import legible

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
        "﹪": "%",
        "．": ".",
        "　": " ",
    }
    | {"～": "—", "─": "—", "~": "—", "–": "—", "―": "—", "〔": "（", "〕": "）", "［": "（", "］": "）"}
    | {chr(0xFF10 + i): str(i) for i in range(10)}
    | {chr(0xFF21 + i): chr(ord("A") + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(ord("a") + i) for i in range(26)}
)
_FOLDED = pattern(f"[{re.escape(''.join(map(chr, FOLD)))}]")  # few of a text, which `sub` finds faster
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
_VISIBLE = pattern(f"[^{''.join(sorted(INVISIBLE))}\\n\\r]+")
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_AND = pattern(rf"(?<=[{_HAN}”）]) ?and ?(?=[{_HAN}“（])")
# How the character before it is read, which some sites put behind traditional ones: 國(guó).
_READING = pattern(
    rf"(?<=[{_HAN}])（ ?(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsrwy])[aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{{1,3}}"
    r"|[āáǎàēéěèōóǒò][aiou]?)(?:ng?|r)? ?）"
)
_SPACES = pattern(r"[ \t\u00a0]+")
_SPREAD = pattern(rf"(?<![{_HAN}])(?<![{_HAN}] )(?:[{_HAN}][ \u00a0]){{4,}}[{_HAN}](?! ?[{_HAN}])")
_STRETCH = 4  # characters: names in a list are no longer, nor are the cells of a row
_BEFORE = pattern(rf"[{_HAN}]{{1,12}}\Z")
_AFTER = pattern(rf"[{_HAN}]+")
_DIGIT = pattern(r"[0-9.%]")
_DOUBLE = pattern('[“”"]')
# Between Latin letters or digits it is an apostrophe or a sign of measure.
_SINGLE = pattern("[‘’]|(?<![A-Za-z0-9])'|'(?![A-Za-z0-9])")
_THOUSANDS = pattern(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


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

    Characters become simplified ones. Line breaks and the blanks around them vanish, as do spaces beside
    digits, inside of words, and between the letters of a headline set wide, and how a character is read.
    “ and ” between Chinese words, a slip of machine translation, becomes 和. Quotation marks that do not say
    which way they open learn it.
    """
    text = legible(text)
    spans = [m.span() for part in fragments for m in _VISIBLE.finditer(text, part.start, part.end)]
    raw = _quoted(_FOLDED.sub(_folded, "".join(text[start:end] for start, end in spans)))
    drop: set[int] = set()
    replaced: dict[int, int] = {}
    for match in _AND.finditer(raw):
        drop.update(range(match.start() + 1, match.end()))
        replaced[match.start()] = match.end()
    running = "。" in raw
    for match in _SPACES.finditer(raw):
        start, end = match.span()
        if _idle_space(raw, start, end) or (running and end == start + 1 and _inside_word(raw, start)):
            drop.update(range(start, end))
    for match in _READING.finditer(raw):
        drop.update(range(*match.span()))
    for match in _SPREAD.finditer(raw):
        if not _names(match.group()):
            drop.update(i for i in range(*match.span()) if raw[i].isspace())
    drop.difference_update(replaced)
    drop.update(match.start() for match in _THOUSANDS.finditer(raw))
    starts = chain.from_iterable(range(start, end) for start, end in spans)
    ends = chain.from_iterable(range(start + 1, end + 1) for start, end in spans)
    if not drop:
        return Passage(raw, tuple(starts), tuple(ends))
    chars, stops = list(raw), list(ends)
    for at, end in replaced.items():
        chars[at], stops[at] = "和", stops[end - 1]
    keep = bytearray(b"\1" * len(raw))
    for at in drop:
        keep[at] = 0
    return Passage(
        text="".join(compress(chars, keep)),
        starts=tuple(compress(starts, keep)),
        ends=tuple(compress(stops, keep)),
    )


def _folded(match: re.Match[str]) -> str:
    return str(FOLD[ord(match.group())])


def _quoted(text: str) -> str:
    """Turn straight quotation marks, and pairs of one and the same mark, to open and close in turn."""
    for opening, closing, straight in (("“", "”", _DOUBLE), ("‘", "’", _SINGLE)):
        signs = [(m.start(), m.group()) for m in straight.finditer(text)]
        found = [sign for _, sign in signs]
        turned = _turned(found, opening, closing)
        if turned and turned != found:
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


def _inside_word(raw: str, at: int) -> bool:
    """Whether the blank at `at` of a running text tears a word apart rather than parting two of a list."""
    before = _BEFORE.search(raw, max(0, at - 12), at)
    after = _AFTER.match(raw, at + 1)
    if not before or not after or max(len(before.group()), len(after.group())) <= _STRETCH:
        return False
    from wenmai_extractors.segmenter import torn_word

    return torn_word(before.group(), after.group())


def _names(spread: str) -> bool:
    """Whether letters set wide are names of two characters each rather than a headline."""
    from wenmai_extractors.names import may_be_name

    letters = "".join(spread.split())
    return len(letters) % 2 == 0 and all(may_be_name(letters[i : i + 2]) for i in range(0, len(letters), 2))
