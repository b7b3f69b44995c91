"""What a title says besides its name: edition, batch, year, and how often in a row it was won."""

from __future__ import annotations

import re
from typing import TypeAlias

from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece
from wenmai_extractors.quantities import chinese_number
from wenmai_extractors.times import SAID_YEAR, year_of

EDITION = pattern(
    r"(?P<new>新一[届轮批]|本届|历届)"
    r"|第(?P<number>[一二三四五六七八九十百\d]+)(?:、第?[一二三四五六七八九十百\d]+)*(?P<kind>届|批次?)"
    r"|首(?P<first>届|批)"
)
_STREAK = pattern("连续(?P<times>[两二三四五六七八九十\\d]{1,3})[年届次]")
YEAR = pattern(
    rf"(?P<open>（(?=[^（）]{{4,14}}）))?(?P<from>{SAID_YEAR}|(?<!\d)[0-4]\d(?=[—-]+\d\d学年))"
    rf"(?:年?度?(?:—+|[-～~至、])(?P<to>{SAID_YEAR}|\d\d)(?:年(?:度|周期)?|学年度?|周期)|年(?:度|周期)?|周期|学年度?|届|(?=中国|全国))"
    r"(?:上半年|下半年|第[一二三四]季度)?的?(?(open)）)"
)
_MORE = r"(?:[、，和及](?:19|20)\d\d年?度?){0,12}"
PAREN_YEAR = pattern(rf"[”]?（(?P<year>(?:19|20)\d\d)年?(?:度)?{_MORE}）")  # Y（2015年、2017年）
MORE_YEARS = pattern(rf"年?度?(?P<more>{_MORE})）")
_TIERS = pattern(r"(?<=、)[省市县区州旗盟](?P<tiers>[两三四]级)")
_SAYS = pattern(r"[新本历第首级连]|(?:19|20)\d\d|[年届]")  # what all of these hold
_STARS = pattern(r"[“”‘’《》]")

Value: TypeAlias = tuple[str, int | str, Piece]  # a qualifier's field, its value, and where it stands


def stripped(text: str, span: Piece) -> tuple[list[Piece], list[Value]]:
    """The pieces of a title without edition, batch and year, and what these say."""
    parts: list[Piece] = []
    values: list[Value] = []
    position = span.start
    if not _SAYS.search(text, span.start, span.end):
        return [span] if _STARS.sub("", text[span.start : span.end]) else [], values
    found = (*EDITION.finditer(text, span.start, span.end), *YEAR.finditer(text, span.start, span.end))
    found += (*_STREAK.finditer(text, span.start, span.end),)
    tiers = _TIERS.match(text, span.start, span.end)
    if tiers:  # 市、区两级“Y”
        parts.append(Piece(position, tiers.start("tiers")))
        position = tiers.end()
    for match in sorted(found, key=lambda m: m.start()):
        if match.start() < position:
            continue
        if not match.groupdict().get("new"):
            values.append((*_value(match), Piece(match.start(), match.end())))
        parts.append(Piece(position, match.start()))
        position = match.end()
    parts.append(Piece(position, span.end))
    return [part for part in parts if _STARS.sub("", text[part.start : part.end])], values


def unsaid(name: str) -> str:
    """`name` without the editions, batches, years and streaks in it."""
    return _STREAK.sub("", YEAR.sub("", EDITION.sub("", name))) if _SAYS.search(name) else name


def _value(match: re.Match[str]) -> tuple[str, int | str]:
    groups = match.groupdict()
    if "times" in groups:
        return "streak", int(chinese_number(groups["times"]) or 0)
    if "number" in groups:
        kind = groups["kind"] or groups["first"]
        number = chinese_number(groups["number"]) if groups["number"] else 1
        return ("edition" if kind == "届" else "batch"), int(number or 1)
    first, last = groups["from"], groups["to"]
    first = str(year_of(first)) if len(first) > 2 else f"20{first}"  # 07-08学年
    if last:
        last = first[:2] + last if len(last) == 2 else str(year_of(last))
    return "time", f"{first}/{last}" if last and last > first else first
