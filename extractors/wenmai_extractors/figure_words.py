"""The words around a number, and the words of the dictionary that a text with numbers is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.segmenter import tokens as segments
from wenmai_extractors.vocabulary import verb_words

_EDITIONS = pattern(r"(?P<word>“[^”]{1,20}”|《[^》]{1,40}》)")


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words around a number: figures.toml compiled."""

    links: frozenset[str]
    growth: re.Pattern[str]
    trailing: frozenset[str]
    leading: frozenset[str]
    having: frozenset[str]
    spending: frozenset[str]
    nouns: frozenset[str]
    joined: re.Pattern[str]
    prepositions: frozenset[str]
    stops: frozenset[str]
    vague: frozenset[str]
    after: tuple[str, ...]
    labels: Mapping[str, str]
    leads: frozenset[str]
    governs: re.Pattern[str]
    division: re.Pattern[str]
    served: re.Pattern[str]
    things: frozenset[str]
    changed: re.Pattern[str]
    again: frozenset[str]
    heads: frozenset[str]
    turnover: frozenset[str]
    giving: frozenset[str]
    funds: re.Pattern[str]  # 3万元|慰问金, 5万元|项目资金
    describing: frozenset[str]
    cared_for: tuple[str, ...]
    households: tuple[str, ...]
    yields: frozenset[str]
    sizes: frozenset[str]


@cache
def figure_words() -> FigureWords:
    """The words around a number as figures.toml lists them."""
    data = load_toml("figures.toml")
    changes = either(data["changes"])
    return FigureWords(
        links=frozenset(words(" ".join((data["degree"], data["link"], data["having"])))),
        growth=re.compile(
            rf"(?:(?:同比|环比)?(?P<each>分别|各))?(?:[比较](?P<base>[^，。；]{{1,8}}?))?"
            rf"(?P<name>(?:同比|环比|年均)?(?:净|实际)?{changes})[了达到约近超过]{{0,2}}\Z"
        ),
        trailing=frozenset(words(data["trailing"])),
        leading=frozenset(words(data["leading"])),
        having=frozenset(words(data["having"])),
        spending=frozenset(words(data["spending"])),
        nouns=frozenset(words(data["nouns"])),
        joined=re.compile(f"{_EDITIONS.pattern}|{either(data['joined'])}"),
        prepositions=frozenset(words(data["prepositions"])),
        stops=frozenset(words(data["stops"])),
        vague=frozenset(words(data["vague"])),
        after=words(data["after"]),
        labels=data["labels"],
        leads=frozenset(words(data["leads"])),
        governs=re.compile(either(data["governs"])),
        division=re.compile(rf"(?<![\d.])(\d+)个?({either(data['divisions'])})(?=[\d、和，及]|\Z)"),
        changed=re.compile(rf"(?<=..)(?:同比|环比|年均)?(?:净|实际)?{changes}\Z"),
        things=frozenset(words(data["things"])),
        again=frozenset(words(data["again"])),
        heads=frozenset(words(data["heads"])),
        turnover=frozenset(words(data["turnover"])),
        giving=frozenset(words(data["giving"])),
        funds=re.compile(
            rf"(?:(?![用的为给等])[\u4e00-\u9fff]){{0,4}}?{either(data['funds'])}(?=[，。；、用购给为]|\Z)"
        ),
        describing=frozenset(words(data["describing"])),
        cared_for=words(data["cared_for"]),
        households=words(data["households"]),
        yields=frozenset(words(data["yields"])),
        sizes=frozenset(words(data["sizes"])),
        served=re.compile(rf"{either(load_toml('words.toml')['people'])}\Z"),
    )


class Token(msgspec.Struct, frozen=True):
    """A word of the dictionary, or a quotation, at its place in the text."""

    at: int
    word: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.word)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of text[start:end]; a quotation and a word that the dictionary lacks are one each."""
    found: list[Token] = []

    def add(at: int, stop: int) -> None:
        for word in segments(text, at, stop):
            glued = len(word) > 2 and word[0] in "共已均" and word[1:] in verb_words()
            for part in (word[0], word[1:]) if glued else (word,):  # 共|出动: one word in the dictionary
                found.append(Token(at, part))
                at += len(part)

    for match in figure_words().joined.finditer(text, start, end):
        add(start, match.start())
        found.append(Token(match.start(), match.group()))
        start = match.end()
    add(start, end)
    return found
