"""Who held a post one after another, and who is spoken of by the post held: 历任校长为A、B, 时任庭长的C."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.offices import offices_at, offices_before
from wenmai_extractors.organs import Office
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import Person, named_at, posts

_BRACKET = pattern(r"（(?P<inside>[^（）]{1,24})）")
_SIGNS = "、，；和"
# 1972.3—1984.8, 1985—1994, 1988年7月—: months and the end may be open.
_WHEN = r"(?P<{0}>(?:18|19|20)\d\d)年?(?:[.．]?(?P<{0}m>\d{{1,2}})月?)?"
_TERM = pattern(rf"{_WHEN.format('y')}(?:[—\-至到]+(?:{_WHEN.format('z')})?)?")
_MONTHS = 12
_LINE = 30  # characters that the post may take in a line that lists who holds it


class Tenure(NamedTuple):
    """A person, the office held, what says so at start..end, and when (EDTF, start, end) if that is said."""

    person: Person
    office: Office
    start: int
    end: int
    time: tuple[str, int, int] | None


@cache
def _row() -> re.Pattern[str]:
    return re.compile(
        rf"历任(?=(?P<post>{posts().pattern}))(?P=post)(?:依次|分别|先后|主要)?(?:为|是|有)?[：:]?"
    )


@cache
def _held() -> re.Pattern[str]:
    """时任庭长的祝…: verbs of holding a post that stand before it, and no part of a longer word."""
    holding = load_toml("roles.toml")["holding"]
    return re.compile(rf"(?<![{holding['not_behind']}])(?:时任|现任|曾任|担任{either('过 了')}?|兼任)")


def successive(text: str) -> Iterator[Tenure]:
    """Those that a text lists as the holders of a post: 历任校长为A（1972.3—1984.8）、B."""
    for row in _row().finditer(text) if "历任" in text else ():
        office = Office(*row.span("post"), None)
        position = row.end()
        while named := named_at(text, position, len(text)):
            aside = _BRACKET.match(text, named[1])
            when = _term(aside) if aside else None
            yield Tenure(
                Person(*named, text[slice(*named)], None), office, row.start(), row.start() + 2, when
            )
            position = aside.end() if aside else named[1]
            if text[position : position + 1] not in _SIGNS or not (
                aside or text[position : position + 1] == "、"
            ):
                break
            position += 1


def serving(text: str) -> Iterator[Tenure]:
    """Those who are spoken of by a post: 时任刑庭庭长的祝云河."""
    for verb in _held().finditer(text) if "任" in text else ():
        for office in offices_at(text, verb.end(), len(text)):
            named = named_at(text, office.end + 1, len(text)) if text.startswith("的", office.end) else None
            if named:
                yield Tenure(Person(*named, text[slice(*named)], None), office, *verb.span(), None)


def listed(text: str) -> Iterator[Tenure]:
    """A line that says who holds a post: 县委书记：何X, 副县长：邢X、高X."""
    colon = text.find("：", 0, _LINE)
    offices = offices_before(text, 0, colon) if colon > 0 else []
    first = offices[0] if offices else None
    if first is None or (first.body.start if first.body else first.start) > 1:
        return
    position = colon + 1
    while named := named_at(text, _past_blanks(text, position), len(text)):
        person = Person(*named, text[slice(*named)], None)
        for office in offices:
            yield Tenure(person, office, colon, colon + 1, None)
        position = named[1]
        if text[position : position + 1] not in ("、", " "):
            return
        position += 1


def _past_blanks(text: str, at: int) -> int:
    return next((i for i in range(at, len(text)) if text[i] != " "), len(text))


def _term(aside: re.Match[str]) -> tuple[str, int, int] | None:
    """The years in a bracket, as EDTF; None where there is no year or no such month."""
    match = _TERM.match(aside["inside"])
    if match is None:
        return None
    begin, end = _date(match["y"], match["ym"]), _date(match["z"], match["zm"])
    if begin is None:
        return None
    edtf = f"{begin}/{end}" if end and end > begin else begin
    start = aside.start("inside")
    return edtf, start + match.start(), start + match.end()


def _date(year: str | None, month: str | None) -> str | None:
    if year is None:
        return None
    return f"{year}-{int(month):02d}" if month and 1 <= int(month) <= _MONTHS else year
