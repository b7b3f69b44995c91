"""The frame of a passage: what stands in quotes and brackets, sentences, segments and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern

_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
# A quotation that holds a full stop is somebody's words, not a name; so is one of this length.
_SPEECH = pattern(r"[。！？；]")
_LONGEST_NAME = 80
_LONGEST_CLAUSE = 4000  # characters: lists of winners may be long
_BRACKETS = pattern(f"[{''.join((*_PAIRS, *_CLOSERS))}]")
_DEEPER = bytes(min(255, deep + 1) for deep in range(256))
_DEEPEST = 8  # marks that are open at a time
_END = pattern("[。！？]")
_LEADING = load_toml("words.toml")["led"]
# Who leads and who belongs to what comes behind a comma; a list of quotations parted by commas.
_LED = pattern(
    "(?:由|[立建成构整][了起成]?以)[^。；]{1,150}?(?:[任为][双副正总第一常务]{0,4}(?:组长|主任|总?指挥长?|队长|会长|召集人)"
    rf"|为{either(_LEADING['as'])})\Z"
)
_LEADERS = frozenset("长挥任人") | {word[-1] for word in words(_LEADING["as"])}  # how that ends
_MEMBERS = pattern(
    "(?:[^。；，]{2,30}[任为][^。；，的]{0,6}长，){0,4}"
    rf"[^。；，]{{2,50}}(?:{either(_LEADING['joined'])}的|的(?=新?[^，。的]{{2,12}}[局系制式络]))"
)
_QUOTE = "[“《][^”》]{1,30}[”》]"
_QUOTES = pattern(f"{_QUOTE}(?:[、，和及]{_QUOTE}){{0,8}}(?:等|[^，。；“”]{{0,8}}(?:活动|制度))")
_GIVE = ("授予", "追授", "颁发")
# 对A等10名“X”，|B等3名“Y”予以表彰
_TOWARDS = pattern("[对给将][^，。；“”]{2,30}“[^“”]{2,30}”")
_PRAISED = pattern(
    f"(?:[^，。；“”]{{2,20}}{_QUOTE}[，和]?){{1,6}}(?:称号)?(?:进行|予以|给予)(?:通报)?(?:表彰|命名|表扬)"
)
# What trails off ends its clause, but for a list that 等 closes.
_JOINT = pattern("[，；：。！？]|(?:(?<![\\d年])——+|——+(?!(?:19|20)\\d\\d))|…+(?![、，”》等])")


class Clause(msgspec.Struct, frozen=True):
    """A clause of the healed text, without its closing punctuation.

    `sentence` is the span of its sentence; `segment` counts the stretches between semicolons in it.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    segment: int


def depths(text: str) -> bytes:
    """For each character how deep it stands in quotes or brackets: 0 outside, the marks themselves inside.

    Unpaired marks and quoted speech count as outside.
    """
    depth = bytearray(len(text))
    stack: list[tuple[str, int]] = []
    for match in _BRACKETS.finditer(text):
        sign, i = match.group(), match.start()
        if sign in _PAIRS:
            stack = [*stack[1 - _DEEPEST :], (sign, i)]
        elif any(opener == _CLOSERS[sign] for opener, _ in stack):
            while stack:
                opener, start = stack.pop()
                if opener == _CLOSERS[sign]:
                    if i - start <= _LONGEST_NAME and not _SPEECH.search(text, start, i):
                        depth[start : i + 1] = depth[start : i + 1].translate(_DEEPER)
                    break
    return bytes(depth)


def within(depth: bytes, marks: int = 1) -> bytes:
    """The depths as they are for who reads inside so many marks."""
    return depth.translate(_lessened(marks))


@cache
def _lessened(marks: int) -> bytes:
    return bytes(min(255, max(0, deep - marks)) for deep in range(256))


def sentences(text: str, depth: bytes) -> Iterator[tuple[int, int]]:
    """Spans of sentences, closing punctuation included."""
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if not depth[end - 1]:
            while end < len(text) and text[end] in "”’）" and not depth[end]:
                end += 1
            yield start, end
            start = end
    if text[start:].strip():
        yield start, len(text)


@dataclass(frozen=True, slots=True)
class _Dash:
    """What a dash leads to that belongs to the phrase before it: dash of words.toml compiled."""

    whom: tuple[str, ...]
    behind: re.Pattern[str]
    series: re.Pattern[str]  # 举办|周末有约——“A”活动


@cache
def _dash() -> _Dash:
    data = load_toml("words.toml")["dash"]
    told = "".join(f"(?<!{kind})" for kind in words(data["kinds"]))
    return _Dash(
        whom=words(data["whom"]),
        behind=re.compile(
            "(?<!—)—+(?:(?P<event>(?:(?!开展|举办|举行|召开|组织)[^，。；：！？—]){0,30}"
            rf"{either(data['events'])})(?=[，。；]|\Z)|[^，。；：]{{4,20}}[，、])"
        ),
        series=re.compile(rf"(?:举办|举行|开展|启动)了?[^，。；：“”的了]{{4,16}}{told}\Z"),
    )


def _goes_on(text: str, depth: bytes, begin: int, at: int, end: int) -> bool:
    """Whether the sign at `at` stands inside one phrase.

    由A任组长，B为成员的|领导小组; 以A为核心，B参与的|格局; “A”，“B”等活动; “A”——B活动; 举办周末有约——“A”活动;
    成员单位——B.
    """
    if text[at] == "—":
        behind = _dash().behind.match(text, at, end)
        if behind is None or not behind["event"]:
            return behind is not None and text.endswith(_dash().whom, begin, at)
        series = behind["event"][0] == "“" and _dash().series.search(text, begin, at) is not None
        return series or text[at - 1] == "”"
    if text[at] != "，":
        return text[at] == "：" and text.endswith(_GIVE, begin, at)  # 分别授予：A“X”；B“Y”
    if text[at - 1] in "”》":
        quotes = depth[at - 1] == 1 and _QUOTES.match(text, at + 1, end)
        return bool(quotes or (_PRAISED.match(text, at + 1, end) and _TOWARDS.search(text, begin, at)))
    led = text[at - 1] in _LEADERS and _LED.search(text, begin, at) is not None
    return led and _MEMBERS.match(text, at + 1, end) is not None


def clauses(text: str, depth: bytes) -> Iterator[Clause]:
    """The clauses of a passage in order."""
    for start, end in sentences(text, depth):
        segment, begin = 0, start
        for match in _JOINT.finditer(text, start, end):
            i = match.start()
            if not depth[i] and not _goes_on(text, depth, begin, i, end):
                yield from _cut(text, begin, i, (start, end), segment)
                begin = match.end()
                segment += text[i] == "；"
        yield from _cut(text, begin, end, (start, end), segment)


def _cut(text: str, begin: int, end: int, sentence: tuple[int, int], segment: int) -> Iterator[Clause]:
    """A clause; one without end, in which each verb would be looked at with all of the others, in pieces."""
    while end - begin > _LONGEST_CLAUSE:
        stop = text.rfind("、", begin + 1, begin + _LONGEST_CLAUSE)
        stop = begin + _LONGEST_CLAUSE if stop < 0 else stop
        yield Clause(begin, stop, sentence, segment)
        begin = stop + text.startswith("、", stop)
    if text[begin:end].strip():
        yield Clause(begin, end, sentence, segment)
