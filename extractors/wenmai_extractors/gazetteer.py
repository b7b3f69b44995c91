"""The administrative divisions of China, and how reports name them.

Codes are those of the National Bureau of Statistics (统计用区划代码, 2023): 2 digits for a province, 4 for
a prefecture, 6 for a county, 9 for a township; the first six are those of GB/T 2260. A name is a division's
full name (玉树藏族自治州), the name without the peoples in it (玉树州), or the bare short form without its
kind word (玉树). Townships have no bare form. The table is data/divisions.txt.xz, other names and everyday
words are data/places.toml.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import msgspec

from wenmai_extractors.errors import DataError
from wenmai_extractors.lexicon import common_words, load_toml
from wenmai_extractors.patterns import pattern

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Level = Literal["province", "prefecture", "county", "township", "village"]
LEVELS: tuple[Level, ...] = ("province", "prefecture", "county", "township")
WIDTHS = (2, 4, 6, 9)
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})  # provinces that are one city
ADDED = (2, 2, 2, 3)  # digits that each level adds to the code above

# What ends a full name; the bare form is what stands before. Zones (开发区, 示范区) have no bare form.
KIND = pattern(r"(?:特别行政区|自治[区州县旗]|地区|新区|林区|特区|矿区|[省市州盟县区旗])$")
SETTLED = pattern(r".{2,}(?:镇|乡|街道|办事处|苏木|农场|林场|牧场)")  # townships that people call so
ZONE = pattern(r"(?:开发|示范|管理|园|产业|实验|合作|名胜|聚集|食品|风景|综合)区$|委员会$|管委会$")


class Division(msgspec.Struct, frozen=True):
    """A division with its statistics-bureau code; `parent` is the code one level up, "" above a province.

    Rows that only hold codes together (市辖区, or 东莞市 repeated among the counties) have no name.
    """

    code: str
    name: str
    level: Level
    parent: str


class PlaceHit(msgspec.Struct, frozen=True):
    """A place name in a text: `divisions` are all it may mean, `bare` that it has no kind word (漯河)."""

    start: int
    end: int
    name: str
    divisions: tuple[Division, ...]
    bare: bool


class Gazetteer:
    """Names of divisions. `names` are with a kind word, `bare` without; both lead to codes in table order."""

    def __init__(self, divisions: Iterable[Division]) -> None:
        """Index `divisions`, which list every division after the one above it."""
        self._by_code = {division.code: division for division in divisions}
        self._names: dict[str, list[str]] = {}
        self._bare: dict[str, list[str]] = {}
        for division in self._by_code.values():
            if division.name:
                self._add(division)
        for name, codes in load_toml("places.toml")["other"].items():
            index = self._names if KIND.search(name) else self._bare
            index.setdefault(name, []).extend(
                code for code in codes.split() if code not in index.get(name, ())
            )
        self._meant: dict[str, tuple[Division, ...]] = {}  # by name, of those asked about
        # Most places in a text no name begins at, which two characters tell.
        self._longest: dict[str, int] = {}
        for name in (*self._names, *self._bare):
            self._longest[name[:2]] = max(len(name), self._longest.get(name[:2], 0))
        self.everyday = frozenset(load_toml("places.toml")["everyday"].split())

    def _add(self, division: Division) -> None:
        full, bare = forms(division.name, division.level)
        for name in full:
            self._names.setdefault(name, []).append(division.code)
        if bare:
            self._bare.setdefault(bare, []).append(division.code)

    def __getitem__(self, code: str) -> Division:
        """Return the division with this code; KeyError if there is none."""
        return self._by_code[code]

    def __iter__(self) -> Iterator[Division]:
        """Every division, each after the one above it, nameless holders too."""
        return iter(self._by_code.values())

    def named(self, name: str) -> tuple[Division, ...]:
        """All divisions that `name` may mean, larger levels first."""
        if name not in self._names and name not in self._bare:
            return ()  # what most strings asked about are
        found = self._meant.get(name)
        if found is None:
            codes = dict.fromkeys((*self._names.get(name, ()), *self._bare.get(name, ())))
            found = tuple(self._by_code[code] for code in sorted(codes, key=lambda code: (len(code), code)))
            self._meant[name] = found
        return found

    def city(self, name: str) -> bool:
        """Whether `name` is the short form of a prefecture with its kind, whatever it ends in: 萍乡, 徐州."""
        short = name in self._bare and name not in self._names
        return short and any(division.level == "prefecture" for division in self.named(name))

    def chain(self, code: str) -> tuple[Division, ...]:
        """The division with this code and those above it, province first, without nameless holders."""
        above = (self._by_code[code[:width]] for width in WIDTHS if width <= len(code))
        return tuple(division for division in above if division.name)

    def at(self, text: str, start: int, end: int | None = None) -> tuple[int, tuple[Division, ...]] | None:
        """The longest place name in text[start:end] that begins at `start`: its end, and what it may mean."""
        if text[start : start + 2] not in self._longest:
            return None
        return next(self._starting(text, start, end), None)

    def _starting(
        self, text: str, start: int, end: int | None = None
    ) -> Iterator[tuple[int, tuple[Division, ...]]]:
        limit = min(len(text) if end is None else end, start + self._longest.get(text[start : start + 2], 0))
        for stop in range(limit, start + 1, -1):
            name = text[start:stop]
            if (name in self._names or name in self._bare) and not self._runs_on(text, stop):
                yield stop, self.named(name)

    @staticmethod
    def _runs_on(text: str, stop: int) -> bool:
        """Whether the name would cut a word: 中山市|场."""
        return text[stop - 1 : stop + 1] in run_on()

    def prefix(self, text: str) -> tuple[int, tuple[Division, ...]]:
        """Read the place names with which `text` begins, each inside the one before: 河南省漯河市郾城区….

        Returns how many characters they take and the chain from the province to the last; no chain if they
        may mean several places (朝阳区…), (0, ()) if there are none. Everyday words are no bare names.
        """
        read, name, places = 0, "", self.named("")
        while found := self._next(text, read, places):
            name, (read, places) = text[read : found[0]], found
        places = _most_likely(places, bare=name in self._bare)
        return read, self.chain(places[0].code) if len(places) == 1 else ()

    def _next(
        self, text: str, start: int, above: tuple[Division, ...]
    ) -> tuple[int, tuple[Division, ...]] | None:
        for stop, divisions in self._starting(text, start):
            inside = tuple(place for place in divisions if not above or any(_inside(place, a) for a in above))
            name = text[start:stop]
            if not inside:
                continue
            surer = above and (name in self._names or inside[0].level == "prefecture")  # 山西大同, not 大同
            if surer or self._taken(name):
                return stop, inside
        return None

    def resolve(self, name: str, *, within: Collection[str] = ()) -> Division | None:
        """The one division that `name` means, None if it stays open.

        `within` holds the codes of the places named around it. A division is nearer the longer the stretch
        of its chain that it shares with one of them, if one lies in the other or both in one prefecture.
        A township needs its county or prefecture there, as does a county called by an everyday word (和平) or
        a district after one (东城区: many cities have one of their own). The bare name of a province is the
        province, and that of a prefecture the prefecture, unless the county of that name is near.
        """
        candidates = tuple(
            place
            for place in self.named(name)
            if place.level != "township" or any(place.code[:width] in within for width in (4, 6))
        )
        nearness = {place: max((_nearness(place.code, c) for c in within), default=0) for place in candidates}
        best = max(nearness.values(), default=0)
        bare = name in self._bare
        if not best and (name in self.everyday or name.removesuffix("区") in self.everyday):
            candidates = tuple(place for place in candidates if place.level != "county")
        if not bare or best >= WIDTHS[1]:  # a bare name is rather a prefecture than a county somewhere near
            candidates = tuple(place for place in candidates if nearness[place] == best)
        candidates = _most_likely(candidates, bare=bare)
        return candidates[0] if len(candidates) == 1 else None

    def scan(self, text: str) -> Iterator[PlaceHit]:
        """The place names in `text` from left to right, without overlap, at each place the longest.

        Short forms that are everyday words (和平, 新华) are not taken, nor names inside other expressions
        (明村镇 in 文明村镇). A township is only a candidate: `resolve` tells whether the report is about
        its county.
        """
        matcher, patterns = self._automaton
        for index, start, end in matcher.find_matches_as_indexes(text):
            name = patterns[index]
            if self._runs_on(text, end):
                name = name[:-1]
            if self._taken(name) and not self._cuts(text, start, name):
                yield PlaceHit(start, start + len(name), name, self.named(name), name not in self._names)

    def first(self, text: str) -> PlaceHit | None:
        """The place name that `scan` finds at the very beginning of `text`."""
        found = next(self.scan(text), None) if text[:2] in self._longest else None
        return found if found and found.start == 0 else None

    def _taken(self, name: str) -> bool:
        """Whether `name` is a place even in running text, where an everyday word is not."""
        if name in self.everyday:
            return self._is_province(name)
        return name in self._names or name in self._bare

    def _cuts(self, text: str, start: int, name: str) -> bool:
        """Whether `name` stands across two words: 建水 in 创建水平, 明村镇 in 文明村镇, 新县 in 创新县."""
        words, end = common_words(), start + len(name)
        left = start > 0 and text[start - 1 : start + 1] in words
        if name in self._names:
            rest = name[1:]
            return left and (rest in words or KIND.fullmatch(rest) is not None)
        right = text[end - 1 : end + 1] in words
        county = all(place.level == "county" for place in self.named(name))
        return len(name) == 2 and (left or right if county else left and right)

    def _is_province(self, name: str) -> bool:
        return any(len(code) == WIDTHS[0] for code in self._bare.get(name, ()))

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, tuple[str, ...]]:
        from ahocorasick_rs import AhoCorasick, MatchKind

        names = (n for n, codes in self._names.items() if len(codes[0]) < WIDTHS[3] or SETTLED.fullmatch(n))
        decoys = load_toml("places.toml")["decoys"].split()
        patterns = tuple(dict.fromkeys((*names, *self._bare, *decoys)))
        return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), patterns


def forms(name: str, level: Level) -> tuple[tuple[str, ...], str]:
    """The full names that a division called `name` goes by, and its bare short form or "".

    玉树藏族自治州: 玉树藏族自治州 and 玉树州, 玉树. 东四街道: 东四街道, 东四街道办事处, 东四街道办.
    """
    if level == "township":
        if name.endswith("街道"):
            return (name, name + "办事处", name + "办"), ""
        if name.endswith("街道办事处"):
            return (name, name.removesuffix("办事处"), name.removesuffix("事处")), ""
        short = _ethnic().fullmatch(name) if name.endswith("乡") else None
        return ((name, short["stem"] + "乡") if short else (name,)), ""
    ethnic = _ethnic().fullmatch(name)
    if ethnic:
        short_full = ethnic["stem"] + ethnic["kind"]
        full = (name,) if level == "province" else (name, short_full)
        return full, ethnic["stem"]
    kind = KIND.search(name)
    if not kind or len(name) < 3 or (len(name) > 4 and ZONE.search(name)):
        return (name,), ""
    return (name,), name[: max(2, kind.start())]  # 北林区 is no 北 with a 林区


@cache
def _ethnic() -> re.Pattern[str]:
    """A name with peoples in it: `stem` before them, the plain `kind` word after."""
    data = load_toml("places.toml")
    peoples = "|".join(sorted(data["peoples"].split(), key=len, reverse=True))
    without_zu = "|".join(data["without_zu"].split())
    named = rf"(?:(?:{peoples})族|(?:{without_zu})){{1,4}}"
    return re.compile(rf"(?P<stem>.{{2,12}}?)(?:{named}(?:自治|民族)?|族?自治)(?P<kind>[区州县旗乡])")


def _inside(place: Division, other: Division) -> bool:
    return place.code != other.code and place.code.startswith(other.code)


def _nearness(code: str, other: str) -> int:
    """How many digits two codes share: 0 unless one lies in the other or both in one prefecture."""
    if other in MUNICIPALITIES and code.startswith(other):
        return WIDTHS[1]
    shared = max(
        (width for width in WIDTHS if code[:width] == other[:width] and width <= len(other)), default=0
    )
    return shared if shared >= min(len(code), len(other), WIDTHS[1]) else 0


def _most_likely(places: tuple[Division, ...], *, bare: bool) -> tuple[Division, ...]:
    """`places`, but for a bare name the first if it is larger than all others: 吉林, 西安 and 玉树."""
    larger = len(places) > 1 and LEVELS.index(places[0].level) < LEVELS.index(places[1].level)
    return places[:1] if bare and larger else places


def parse(lines: Iterable[str]) -> Iterator[Division]:
    """Read the lines of divisions.txt; DataError names the line that is not a row."""
    above = ["", "", "", ""]
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\n")
        row = line.lstrip("\t")
        depth = len(line) - len(row)
        if depth >= len(LEVELS) or not row[: ADDED[depth]].isdecimal():
            raise DataError(f"divisions.txt, line {number}: not a division: {line!r}; make the file again")
        parent = above[depth - 1] if depth else ""
        above[depth] = parent + row[: ADDED[depth]]
        yield Division(above[depth], row[ADDED[depth] :], LEVELS[depth], parent)


@cache
def run_on() -> frozenset[str]:
    """Words of two characters, the first of which ends no name before the second: 中山|市场."""
    return frozenset(load_toml("places.toml")["run_on"].split())


@cache
def gazetteer() -> Gazetteer:
    """The divisions of the table in this package, read on first use."""
    packed = (files("wenmai_extractors") / "data" / "divisions.txt.xz").read_bytes()
    return Gazetteer(parse(lzma.decompress(packed).decode().splitlines()))
