"""How well pages are split into articles: `python tests/split.py GOLD SOURCES`.

GOLD has a line of JSON for each article of each report: `doc` (its file name without ending), `title`,
`authors`, and the `first` and `last` words of its text. An article is found where these fall into one and the
same article of ours that holds none of another gold article; only then can its authors and title be right.
An empty title means that the page has none for it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from wenmai.inputs import find_inputs
from wenmai_extractors.articles import read_articles
from wenmai_extractors.reading import read_document
from wenmai_extractors.records import Article, Document

INVENTED = "……"  # ends a title that is the beginning of the text


class Gold(msgspec.Struct):
    doc: str
    article: str
    title: str
    authors: list[str]
    first: str
    last: str


class Result(NamedTuple):
    gold: Gold
    found: bool
    authors: bool
    title: bool
    why: str


def owner(articles: Sequence[Article], offset: int) -> Article | None:
    """The article that the character at `offset` belongs to."""
    spans = sorted((span.start, span.end, n) for n, article in enumerate(articles) for span in article.spans)
    at = bisect_right(spans, (offset, sys.maxsize, 0)) - 1
    return articles[spans[at][2]] if at >= 0 and offset < spans[at][1] else None


def bare(text: str) -> str:
    return re.sub(r"[^\w]+", "", text)


def judge(gold: Sequence[Gold], document: Document) -> Iterator[Result]:
    """The gold articles of one document, each with what is right of it."""
    articles = [reading.article for reading in read_articles(document)]
    ends = []
    for one in gold:
        first = document.text.find(one.first)
        last = document.text.find(one.last, first) + len(one.last) - 1
        if first < 0 or last < first:
            raise SystemExit(f"{one.doc} {one.article}: the report does not say {one.first!r} … {one.last!r}")
        ends.append((owner(articles, first), owner(articles, last)))
    holding = Counter(article.index for pair in ends for article in {id(a): a for a in pair if a}.values())
    for one, (begin, end) in zip(gold, ends, strict=True):
        if begin is None or begin is not end or holding[begin.index] > 1:
            why = "cut in two or lost" if begin is not end or begin is None else "joined with another"
            yield Result(one, False, False, False, why)
            continue
        named = sorted(begin.authors) == sorted(one.authors)
        untitled = begin.title.endswith(INVENTED)
        titled = bare(begin.title) == bare(one.title) if one.title else untitled
        why = "" if named and titled else f"authors {list(begin.authors)}, title {begin.title!r}"
        yield Result(one, True, named, titled, why)


def measure(gold: Path, sources: Path) -> list[Result]:
    """The results for all gold articles in the file `gold`, of the reports in `sources`."""
    lines = [msgspec.json.decode(line, type=Gold) for line in gold.read_bytes().splitlines() if line.strip()]
    reports = {source.path.stem: source for source in find_inputs([sources]).sources}
    results: list[Result] = []
    for doc in dict.fromkeys(line.doc for line in lines):
        document = read_document(reports[doc].path, doc=doc)
        results += judge([line for line in lines if line.doc == doc], document)
    return results


def report(results: Sequence[Result]) -> Iterator[str]:
    """The figures as lines, and what is not right."""
    for name in ("found", "authors", "title"):
        right = sum(getattr(result, name) for result in results)
        yield f"articles, {name} right: {right} of {len(results)} ({right / len(results):.0%})\n"
    for result in results:
        if result.why:
            yield f"  {result.gold.doc[:24]} {result.gold.article}: {result.why}\n"


def main() -> None:
    """Print the figures, and what is not right."""
    results = measure(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.writelines(report(results))


if __name__ == "__main__":
    main()
