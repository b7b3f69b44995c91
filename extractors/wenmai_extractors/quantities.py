"""Numbers as reports write them: 8000余万元, 2.3万余人次, 百余次, 近千名, 35%, 十二个, 3至5场."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.patterns import pattern

_PLAIN = pattern(r"\d+(?:\.\d+)?")
_MIXED = pattern(r"(\d{1,4})万([1-9])千(?:([1-9])百)?")  # 9万8千
_ROUGH = pattern("[数上几]")
_SEVERAL = pattern("[数几]")  # 十几 is a little more than ten
_POWER = pattern("[百千万]")
_NO_DIGIT = pattern("[数上几, ]")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "半": 0.5}
_LONGEST = 24  # characters that a quantity takes at most
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
# 约 is no 节约, 近 no 邻近, 超 no 赶超.
_BEFORE = "大约|(?<![节集签公条预制契简])约|将近|(?<![邻临附靠亲])近|超过|(?<!赶)超|逾|不少于|至少|多达"
_ONE = "[一二三四五六七八九十百]"
_NO_ORDINAL = rf"(?<![第唯\d.])(?<!第{_ONE})(?<!第{_ONE}{{2}})(?<!第{_ONE}{{3}})"
_NUMERAL = "[零〇一二两三四五六七八九十百千万亿]{1,20}"
_FIGURE = pattern(r"[\d零〇一二两三四五六七八九十百千万亿数几半]")  # no quantity is without one
_BEGINS = r"(?=[\d零〇一二两三四五六七八九十百千万亿数几半上大约将近超逾不至多])"  # … or begins otherwise
# 三分之二, 百分之九十
_FRACTION = rf"(?P<whole>{_NUMERAL})分之(?P<part>{_NUMERAL}|\d+(?:\.\d+)?)"
_NUMBER = (
    rf"(?P<before>{_BEFORE})?"
    r"(?P<number>\d{1,4}万[1-9]千(?:[1-9]百)?|\d{1,3}(?:[, ]\d{3}){1,5}|\d{1,15}(?:\.\d{1,15})?"
    r"|[二三四五六七八九]?十几"
    rf"|{_NUMERAL}|[数几][十百千万]|上[百千万]|半(?=个))"
    r"(?P<more>余|多|来|[+＋])?(?P<scale>[十百千]?[万亿]|[百千](?=余|多|[^万亿\d]))?(?P<more2>余|多|来)?"
)


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit. `start`..`end` is the whole expression in the healed text."""

    start: int
    end: int
    value: int | float
    unit: str
    approx: bool
    several: bool = False  # 数百, 几十: no number is said


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(re.escape(unit) for unit in words(load_toml("units.toml")["units"]))
    times = (
        rf"(?:个(?=小时|工作日))?(?P<unit>{units})(?!性|(?<=个)多(?:[万亿]|小时|月)|(?<=部)[队门]|(?<=家)庭|把手|站式|月(?!刊)|(?<=节)[约日能假目])"
        "(?P<alt>（次）)?(?P<after>以上|左右|上下)?"
    )
    return re.compile(
        rf"{_BEGINS}{_NO_ORDINAL}(?<!\d—)(?:{_NUMBER}(?:至|—|-|到))?{_NUMBER.replace('?P<', '?P<z_')}{times}"
        rf"|{_FRACTION}"
    )


@cache
def _last() -> re.Pattern[str]:
    """What a quantity ends with: a unit, what may stand behind one, or the number of a fraction."""
    units = "".join(sorted({re.escape(unit[-1]) for unit in words(load_toml("units.toml")["units"])}))
    return re.compile(rf"[{units}）上右下\d零〇一二两三四五六七八九十百千万亿]")


@cache
def _festivals() -> frozenset[str]:
    return frozenset(words(load_toml("units.toml")["festivals"]))


@cache
def _same() -> Mapping[str, str]:
    """Units in other letters by the word that this package says: ㎡."""
    return dict(load_toml("units.toml")["same"])


@cache
def measures() -> frozenset[str]:
    """Units that measure a thing rather than count things: 平方米, 公里, 分钟."""
    return frozenset(words(load_toml("units.toml")["measures"]))


@lru_cache(maxsize=1 << 10)
def chinese_number(text: str) -> int | float | None:
    """The value of digits or Chinese numerals; None where they make no number."""
    if _PLAIN.fullmatch(text):
        return float(text) if "." in text else int(text)
    if mixed := _MIXED.fullmatch(text):
        return sum(
            int(part or 0) * power for part, power in zip(mixed.groups(), (10_000, 1000, 100), strict=True)
        )
    total: float = 0
    section: float = 0
    digit: float | None = None
    for char in text:
        if char in _DIGITS:
            if digit is not None and digit != 0 and not section:
                return _digit_string(text)
            digit = _DIGITS[char]
        elif char in "十百千":
            section += (1 if digit is None else digit) * _POWERS[char]
            digit = None
        elif char in "万亿":
            total = (
                total + section + (digit or 0 if section or digit is not None or total else 1)
            ) * _POWERS[char]
            section, digit = 0, None
        else:
            return None
    value = total + section + (digit or 0)
    return int(value) if value == int(value) else value


def _digit_string(text: str) -> int | None:
    """二〇一九 read digit by digit; 三五个 and 七八个 are no number."""
    if len(text) > 2 and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return None


@lru_cache(maxsize=1 << 8)
def quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """The quantities in text[start:end], in order, none overlapping another."""
    found = map(_quantity, _pattern().finditer(text, start, len(text) if end is None else end))
    return tuple(quantity for quantity in found if quantity)


def _quantity(match: re.Match[str]) -> Quantity | None:
    whole, number, unit, scale, more, before = match.group(
        "whole", "z_number", "unit", "z_scale", "z_more", "z_before"
    )
    if whole:
        return _fraction(match)
    if unit == "节" and number in _festivals():
        return None  # 端午节、|六一节
    rounded = _ROUGH.search(number) or (_POWER.fullmatch(number) and (more or before))
    plain = chinese_number(_NO_DIGIT.sub("", number))
    if plain is None:
        return None
    scale = scale or ""
    if unit[0] in "万亿" and len(unit) > 1:
        unit, scale = unit[1:], scale + unit[0]
    value = Decimal(str(plain)) if scale else plain
    for char in scale:
        value *= _POWERS[char]
    approx = rounded or any((before, more, *match.group("z_more2", "after", "number")))
    if match["alt"]:
        unit = {"人": "人次"}.get(unit, unit)
    unit = _same().get(unit, unit)
    known = int(value) if value == int(value) else float(value)
    several = _SEVERAL.match(number) is not None
    return Quantity(match.start(), match.end(), known, unit, bool(approx), several)


def _fraction(match: re.Match[str]) -> Quantity | None:
    whole, part = chinese_number(match["whole"]), chinese_number(match["part"])
    if not whole or part is None:
        return None
    value, unit = (part, "%") if whole == 100 else (part / whole, "")
    return Quantity(match.start(), match.end(), value, unit, approx=False)


def has_figure(text: str, start: int, end: int) -> bool:
    """Whether a digit or numeral stands at start..end, without which there is no quantity."""
    return _FIGURE.search(text, start, end) is not None


def leading(text: str, start: int, end: int) -> Quantity | None:
    """The quantity that begins exactly at `start`, if any."""
    match = _pattern().match(text, start, end)
    return _quantity(match) if match else None


def trailing(text: str, start: int, end: int) -> Quantity | None:
    """The quantity that ends exactly at `end`, if any."""
    start = max(start, end - _LONGEST)
    if _last().match(text, end - 1, end) is None or not has_figure(text, start, end):
        return None  # what most places asked about are
    found = [q for q in quantities(text, start, end) if q.end == end]
    return found[-1] if found else None
