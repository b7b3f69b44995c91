"""The split of reports into articles as a page for the eye: each article in a colour, what is left out grey.

The page holds no script and asks for nothing: its policy allows its own style and no more.
"""

from __future__ import annotations

import base64
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import NamedTuple

from wenmai.printable import printable
from wenmai.reports import Split
from wenmai_extractors.records import Article

COLOURS = 8  # in data/split.css


class _Stretch(NamedTuple):
    """Characters of a text that belong to one article or none; `head` if not to its body."""

    start: int
    end: int
    article: Article | None
    head: bool = False


def split_page(splits: Iterable[Split]) -> Iterator[str]:
    """Yield the page as text, to be written as UTF-8."""
    style = (files("wenmai") / "data" / "split.css").read_text(encoding="utf-8")
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>文章划分 articles - wenmai</title>\n<style>{style}</style>\n</head>\n<body>\n"
        "<h1>文章划分 articles</h1>\n"
        "<p>一色一篇，粗体为标题与署名，灰色不属于任何一篇。"
        "Each article in a colour, headline and byline in bold; what is grey belongs to none.</p>\n"
    )
    for number, split in enumerate(splits, start=1):
        yield from _report(split, number)
    yield "</body>\n</html>\n"


def _report(split: Split, number: int) -> Iterator[str]:
    yield f"<h2>{_shown(split.document.doc)}</h2>\n<table>\n<tr>"
    yield from (
        f"<th>{name}</th>" for name in ("", "标题 title", "作者 authors", "日期 date", "字 characters")
    )
    yield "</tr>\n"
    for article in split.articles:
        size = sum(len(span) for span in article.spans)
        colour, address = _colour(article), _address(article, number)
        yield (
            f'<tr><td class="n {colour}"><a href="#{address}">{article.index}</a></td>'
            f"<td>{_shown(article.title)}</td><td>{_shown(' '.join(article.authors))}</td>"
            f'<td>{_shown(article.date or "")}</td><td class="n">{size}</td></tr>\n'
        )
    yield "</table>\n<pre>\n"  # the parser drops the first line end
    said: set[int] = set()
    for stretch in _stretches(split):
        text = _shown(split.document.text[stretch.start : stretch.end])
        owner = stretch.article
        if owner is None:
            yield text
            continue
        if owner.index not in said:
            said.add(owner.index)
            yield f'<sup id="{_address(owner, number)}" class="{_colour(owner)}">{owner.index}</sup>'
        head = " head" if stretch.head else ""
        yield f'<mark class="{_colour(owner)}{head}">{text}</mark>'
    yield "</pre>\n"


def _stretches(split: Split) -> Iterator[_Stretch]:
    """The whole text, cut where another article, its body, or none begins."""
    owned = [
        _Stretch(span.start, span.end, article, head=span not in bodies)
        for article in split.articles
        for bodies in [frozenset(article.body)]
        for span in article.spans
    ]
    at = 0
    for stretch in sorted(owned, key=lambda stretch: (stretch.start, stretch.end)):
        if stretch.start > at:
            yield _Stretch(at, stretch.start, None)
            at = stretch.start
        if at < stretch.end:  # two may share a headline
            yield stretch._replace(start=at)
            at = stretch.end
    yield _Stretch(at, len(split.document.text), None)


def _colour(article: Article) -> str:
    return f"c{(article.index - 1) % COLOURS}"


def _address(article: Article, number: int) -> str:
    return f"r{number}a{article.index}"


def _shown(text: str) -> str:
    """Text of a report as it may stand in the page: blanks and line ends kept, what is not seen as �."""
    kept = ("\n", "\t", "\u3000")
    return escape(
        "".join(c if c in kept or unicodedata.category(c)[0] in "LNPSM" else printable(c) for c in text)
    )
