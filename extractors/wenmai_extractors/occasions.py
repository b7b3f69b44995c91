"""Events that a report names in one place and tells of in another: whose host, whose guests.

“墨韵”书画展在文化馆开展。展览由县文联主办: the second sentence calls the event by a bare noun. A headline may
be the only place that has its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from wenmai_extractors.figure_words import tokens
from wenmai_extractors.frames import Frame, hosted_by, usable
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import Item, parse_items
from wenmai_extractors.scene import Draft, Line, Predication
from wenmai_extractors.vocabulary import bare_heads, boundaries, kinds, verb_words

_NAMING = re.compile(r"[\u4e00-\u9fff“《·\w]")


class Occasion(msgspec.Struct, frozen=True):
    """An event as it was named in a line."""

    line: Line
    item: Item


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports call events told of before, and how they bring in who holds one: words.toml."""

    called: re.Pattern[str]
    general: frozenset[str]
    held: re.Pattern[str]
    events: tuple[str, ...]


@cache
def _words() -> _Words:
    data = load_toml("words.toml")
    nouns = data["occasions"]
    return _Words(
        called=re.compile(rf"{either(nouns['pointers'])}?(?P<noun>{either(nouns['nouns'])})(?=由)"),
        general=frozenset(words(nouns["general"])),
        held=re.compile(rf"[^，。；的]{{2,60}}?{either(data['company']['roles'])}的"),
        events=words(data["attendance"]["events"]),
    )


def named_in(line: Line, start: int, end: int) -> Item | None:
    """The event that text[start:end] begins with: the longest name up to a word that no name holds."""
    stop = reached = start
    for token in tokens(line.text, start, end):
        kind = kinds().match(line.text[start : token.end])
        event = kind is not None and kind[1] == "Activity"
        ends = token.word in boundaries() or (token.word in verb_words() and not event)
        if not _NAMING.match(token.word) or (ends and token.at > start):
            break
        reached = token.end
        stop = reached if event else stop
    stop = reached if line.text[reached - 1] in "”》" else stop  # “X”|走进校园, but not “X”|公益项目
    items = parse_items(line.text, line.depth, start, stop) if stop > start else []
    good = [item for item in items if usable(item) and item.name not in bare_heads()]
    return good[0] if len(good) == 1 and (good[0].quoted or good[0].kind == "Activity") else None


def headlined(line: Line, predication: Predication) -> Occasion | None:
    """The event that a clause of the headline is about."""
    item = named_in(line, predication.clause.start, predication.clause.end)
    return Occasion(line, item) if item and item.kind == "Activity" else None


def hosted(line: Line, predication: Predication) -> Frame | None:
    """由A主办、B承办的X|走进校园: the event behind its hosts, where no verb of ours says that it was held."""
    start, end = predication.clause.start, predication.clause.end
    match = hosted_by().search(line.text, start, end) or _words().held.match(line.text, start, end)
    item = named_in(line, match.end(), end) if match else None
    if match is None or item is None or item.kind not in ("Activity", "Quoted"):
        return None
    return Frame("hold", match.start(), match.end(), (item,), passive=True)


def pointed(line: Line, predication: Predication, told: Sequence[Occasion]) -> Occasion | None:
    """The event told of last that a clause begins with: 本次大赛|由…主办."""
    match = _words().called.match(line.text, predication.body, predication.clause.end)
    if match is None:
        return None
    noun = match["noun"]
    fits = (event for event in reversed(told) if noun in _words().general or event.item.name[-1] == noun[-1])
    return next(fits, None)


def meant(item: Item, told: Sequence[Draft]) -> Draft | None:
    """The event told of last that a bare noun points to: 仪式 to 揭牌仪式, 活动 to any."""
    if item.quoted or item.name not in _words().events:
        return None
    held = (draft for draft in reversed(told) if draft.predicate == "organised")
    return next((draft for draft in held if _called(draft.name, item.name)), None)


def _called(name: str, noun: str) -> bool:
    return name not in _words().events and (name.endswith(noun) or noun == "活动")
