"""The lines that sign an article, and the place whose official signs it."""

from __future__ import annotations

from wenmai_extractors.articles import Reading
from wenmai_extractors.healing import heal
from wenmai_extractors.records import Document, Span
from wenmai_extractors.regions import regions, trimmed
from wenmai_extractors.scene import Actor, Line, Mark

_OFFICE = 40  # characters that an office may take before the name of the one who signs


def signing(document: Document, reading: Reading, number: int) -> tuple[Line, ...]:
    """The lines that sign the article, two for each author (name and office), numbered from `number`."""
    found = []
    for at, span in enumerate(reading.authors):
        start = document.text.rfind("\n", 0, span.start) + 1
        before = heal(document.text, [Span(start, span.start)]) if span.start - start <= _OFFICE else None
        signs = range(span.start, span.end)
        name = heal(document.text, [Span(i, i + 1) for i in signs if not document.text[i].isspace()])
        found.append(Line(number + 2 * at, name, b"", ()))
        found.append(Line(number + 2 * at + 1, before or name, b"", ()))
    return tuple(found)


def office(signed: tuple[Line, ...]) -> Actor | None:
    """The place whose official signed: 青屏县|委常委、宣传部部长 何川."""
    for line in signed[1::2]:
        found = [region for region in regions(line.text) if region.full and region.level <= 3]
        if found:
            end = found[-1].end
            return Actor(trimmed(line.text[:end]), "Place", Mark(line.number, 0, end))
    return None
