"""Reports in any number, made of the sentences of seeds/ with other places, numbers and years.

A report takes runs of sentences from several articles, so that no two are reprints of one text. Ten
reports in a row are about one county and its prefecture, and others come back to them, so that names meet
again as they do in a newspaper. The same number gives the same report on every machine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from wenmai.inputs import find_inputs
from wenmai_extractors.articles import read_articles
from wenmai_extractors.gazetteer import Division, gazetteer
from wenmai_extractors.reading import read_documents
from wenmai_extractors.records import Document

SEEDS = Path(__file__).parents[2] / "seeds"
LONG = 1000  # characters of a report: 3 KB, of 100,000 reports 300 MB
RUN = 3  # sentences that follow each other as they do in the sample
TOGETHER = 10  # reports on one county
# Places of the samples that no table holds, and syllables to call others by.
MADE_UP = re.compile("青屏|云屏|澜江|石桥")
SYLLABLES = "白青云石柳望长平清安永新金玉龙凤松梅临江河湖山川桥泉岭溪林原"
NUMBERS = re.compile("(?<![0-9])[0-9]{1,4}(?![0-9])")


class Cast(NamedTuple):
    """The places of a report: for each place of the samples another of its level, by their names."""

    chance: random.Random
    taken: dict[str, str]


def reports(count: int) -> Iterator[Document]:
    """Yield `count` reports."""
    for number in range(count):
        yield report(number)


def report(number: int) -> Document:
    """The report of this number."""
    chance = random.Random(number)  # noqa: S311 - the same on every run
    # One in five comes back to a county that stood in the paper before.
    county = chance.randrange(number // TOGETHER + 1) if chance.random() < 0.2 else number // TOGETHER
    cast = Cast(random.Random(-1 - county), {})  # noqa: S311
    title, _ = chance.choice(_articles())
    parts = [f"{title}\n"]
    while sum(map(len, parts)) < LONG:
        _, sentences = chance.choice(_articles())
        first = chance.randrange(len(sentences))
        parts.append("".join(sentences[first : first + RUN]))
    text = "\n".join(_retold(part, cast, chance) for part in parts)
    return Document(doc=f"{number // 1000:04}/{number:08}.txt", text=text + "\n")


@cache
def _articles() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Headline and sentences of the articles of the samples; lines that were cut are whole again."""
    found = []
    for source in find_inputs([SEEDS]).sources:
        for document in read_documents(*source):
            assert isinstance(document, Document), document
            for reading in read_articles(document):
                body = "".join(document.text[span.start : span.end] for span in reading.article.body)
                sentences = re.findall("[^。！？]+[。！？]”?", "".join(body.split()))
                if sentences and reading.article.title:
                    found.append((reading.article.title, tuple(sentences)))
    return tuple(found)


def _retold(text: str, cast: Cast, chance: random.Random) -> str:
    pieces, end = [], 0
    for hit in gazetteer().scan(text):
        if (
            hit.start >= end
            and len(hit.divisions) == 1
            and hit.divisions[0].level in ("prefecture", "county")
        ):
            said = text[hit.start : hit.end]
            pieces += [text[end : hit.start], _other(said, hit.divisions[0], cast)]
            end = hit.end
    told = "".join((*pieces, text[end:]))
    told = MADE_UP.sub(lambda match: _named(match[0], cast), told)
    return NUMBERS.sub(lambda match: _number(match[0], chance), told)


def _other(said: str, place: Division, cast: Cast) -> str:
    """The name of another place of the level, in full or for short as this one is said."""
    if place.name not in cast.taken:
        cast.taken[place.name] = cast.chance.choice(_places(place.level, place.name[-1]))
    other = cast.taken[place.name]
    return other if said[-1] == place.name[-1] else other[:-1]


@cache
def _places(level: str, kind: str) -> tuple[str, ...]:
    names = (each.name for each in gazetteer() if each.level == level and each.name.endswith(kind))
    return tuple(sorted({name for name in names if len(name) >= 3}))


def _named(stem: str, cast: Cast) -> str:
    if stem not in cast.taken:
        cast.taken[stem] = "".join(cast.chance.sample(SYLLABLES, 2))
    return cast.taken[stem]


def _number(digits: str, chance: random.Random) -> str:
    """Another number as long; of a year, one in the same quarter of a century."""
    value = int(digits)
    if len(digits) == 4 and 1900 <= value <= 2030:
        return str(1998 + chance.randrange(25))
    return str(max(1, value + chance.randrange(-value // 3, value // 3 + 2)))
