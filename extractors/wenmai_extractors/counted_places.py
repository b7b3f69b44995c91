"""Places that share their kind with a count, and bodies that each of them has.

石桥、白沙|两镇 are 石桥镇 and 白沙镇, 凤台、寿县等|5个县教育局 are 凤台县教育局 and 寿县教育局.
The count tells how many names belong to it, so that words before them do not.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.longest import longest
from wenmai_extractors.naming import ends_body
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import chinese_number
from wenmai_extractors.regions import regions
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import boundaries, verb_words
from wenmai_extractors.wording import LEADING, NUMBER, SIGNS

_HAN = pattern("[\u4e00-\u9fff]+\\Z")
_WITHIN = pattern("[直级里内民域属道际]")  # 9个县|直单位, 两村|民, 两省|道
_SHORT, _LONG = 2, 4  # characters of the short name of a place
_MOST = 40  # names of a list at the most
_FIRST = 14  # characters of the first name, with the places that it lies in
_BODY = 16  # characters of a body that each of the places has


class CountedPlace(msgspec.Struct, frozen=True):
    """One of the places, or its body; the last goes on to where the list ends."""

    end: int
    name: str
    kind: str


class _List(msgspec.Struct, frozen=True):
    """Names by where they begin and end, and what each goes on with; where the first begins is not known.

    `last` is where the last of them ends.
    """

    names: dict[int, int]
    last: int
    first: int
    tail: str
    end: int
    kind: str


@cache
def _counted() -> re.Pattern[str]:
    """What stands behind the names."""
    data = load_toml("places.toml")["counted"]
    one, several = either(data["kinds"]), either(data["several"])
    kind = (
        f"(?:{several}|{either(data['which'])}?(?P<kind>{one}))(?P<others>（[市县区州旗镇乡街道、]{{1,8}}）)?"
    )
    return re.compile(f"(?P<more>等)?(?P<number>{NUMBER})个?{kind}")


@cache
def _led() -> tuple[str, ...]:
    """What stands between a place and those that it governs or does something in."""
    return (*LEADING, *"有的是和", *words(load_toml("figures.toml")["governs"]))


def counted_place(text: str, start: int) -> CountedPlace | None:
    """The place or body of such a list that is named at `start`."""
    each = _starts(text).get(start)
    if each is None:
        return None
    end = each.names.get(start, each.first)
    name = _full_name(text[start:end], each, first=start not in each.names)
    return CountedPlace(each.end if each.end and end == each.last else end, name, each.kind) if name else None


@lru_cache(maxsize=1 << 6)
def _starts(text: str) -> dict[int, _List]:
    """The lists of a text by where a name of theirs begins, or may begin."""
    found: dict[int, _List] = {}
    before = 0  # where the list before ends
    for match in _counted().finditer(text):
        each = _list(text, match, before)
        if each:
            begin = max(before, each.first - _FIRST)
            found.update(dict.fromkeys((*range(begin, each.first - _SHORT + 1), *each.names), each))
            before = match.end()
    return found


def _list(text: str, match: re.Match[str], before: int) -> _List | None:
    """The names from `before` to a count and a kind, as many as are counted; with 等 there may be fewer."""
    number = chinese_number(match["number"])
    if number is None or number > _MOST:
        return None
    names: dict[int, int] = {}
    end = match.start()
    while len(names) + 1 < number:
        sign = max(
            text.rfind(sign, max(before, end - _LONG - 1), max(before, end - _SHORT)) for sign in SIGNS
        )
        if sign < 0:
            break
        names[sign + 1] = end
        end = sign
    if not names or (len(names) + 1 != number and not match["more"]):
        return None
    if match["others"]:
        return _List(names, match.start(), end, "", 0 if match["more"] else match.end(), "Place")
    tail, last = match["kind"] or "", match.end() - 1
    body = longest(text, last, min(len(text), last + _BODY))
    if body and body.kind == "Organisation":
        return _List(names, match.start(), end, tail + text[match.end() : body.end], body.end, body.kind)
    whole = cut(text[last : last + 4])[0] == text[last] and not _WITHIN.match(text, last + 1)
    stop = 0 if match["more"] else match.end()
    return _List(names, match.start(), end, tail, stop, "Place") if whole else None


def _full_name(item: str, each: _List, *, first: bool) -> str | None:
    """The name of an item: with the kind of all, unless it has its own; None where it is no short name."""
    above = [region for region in regions(item) if region.full and not gazetteer().city(region.name)]
    own = item[above[-1].end :] if above else item
    if ends_body(item) or (own and not (_SHORT <= len(own) <= _LONG and _HAN.match(own))):
        return None
    word = cut(own)[0] if own else ""
    deed = 1 < len(word) < len(own) and (word in verb_words() or word in boundaries())
    led = first and own.startswith(_led())  # 石桥县|辖|柳林、白沙2镇, 石桥县|在|柳林、白沙两镇
    if deed or led:
        return None
    return item + (each.tail if own else each.tail[1:])
