"""Web pages: the article without what surrounds it, headline first.

trafilatura says where the article begins and ends; the page itself says what stands there, in what order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Any

from wenmai_extractors.errors import ReadError
from wenmai_extractors.readers.base import Layer, tidy
from wenmai_extractors.readers.markup import Line, html_lines
from wenmai_extractors.readers.text import UTF16_MARKS, decode

MAX_HTML = 16 * 1024 * 1024  # bytes; a tree takes some ten times as much memory
MAX_TAGS = 200_000  # an element takes about a kilobyte
MAX_TEXT = 500_000  # characters; what finds the main text takes time
LONG = 12  # characters that no two lines of a page have in common by chance
SIGNED = 3  # lines at most in which a text is signed
SAID = 5  # characters that a headline has
DATELINE = 40  # characters at most that a line with the day has
NEAR = 8  # lines at most between a headline and the text that goes with it
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
# GB2312 is what pages say whose characters are of its successors.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
_SITE = re.compile(r"(?:网|网站|门户|政府|报|频道|平台)\Z")
_HEADINGS = frozenset({"h1", "h2", "h3"})
# Items and rows follow each other as the lines of one list or table.
_TIGHT = frozenset({"li", "tr", "dt", "dd"})
_MARKS = re.compile(r"[^\w]+")


def read_html(raw: bytes, *, name: str) -> Iterator[Layer]:
    """Yield the main text of the page; raise ReadError where there is none, or far too much."""
    if len(raw) > MAX_HTML:
        raise ReadError(f"{name}: a web page larger than {MAX_HTML >> 20} MB; save its text as .txt")
    if raw.count(b"<") > MAX_TAGS:
        raise ReadError(f"{name}: a web page of more than {MAX_TAGS} tags; save its text as .txt")
    source = _decoded(raw, name)
    page = _tree(source)
    lines = [] if page is None else list(html_lines(page))
    if sum(len(line.text) for line in lines) > MAX_TEXT:
        raise ReadError(
            f"{name}: more than {MAX_TEXT} characters on one web page; save the reports of it as .txt files"
        )
    kept = _main(source, page, lines)
    if not kept:
        raise ReadError(f"{name}: no main text in this web page; save its text as .txt")
    yield Layer(tidy(_set(kept)))


def _decoded(raw: bytes, name: str) -> str:
    """The page's characters, by its mark, by what it says of itself, or else as of any text."""
    says = _CHARSET.search(raw[:4096])
    if says and not raw.startswith(UTF16_MARKS):
        charset = says[1].decode("ascii").lower()
        try:
            return raw.decode(_WIDER.get(charset, charset))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(raw, name=name)


def _tree(source: str) -> Any:
    """The tree of the page; None where there is none. libxml2 leaves out what is nested too deep."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(source.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing in it
        return None


def _main(source: str, page: Any, lines: Sequence[Line]) -> list[Line]:
    """The lines of the article in the order of the page, the headline first."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs where it finds nothing
    found = trafilatura.bare_extraction(
        _tree(source), include_comments=False, include_tables=True, favor_recall=True, with_metadata=False
    )
    if not lines or found is None or isinstance(found, dict) or found.body is None:
        return []
    texts = [_bare(text) for text in found.body.itertext()]
    wanted, whole = frozenset(texts), "\n".join(texts)
    kept = {i for i, line in enumerate(lines) if _belongs(line, wanted, whole)}
    if not kept:
        return []
    first, last = min(kept), max(kept)
    top = _titled(lines[: last + 1], _titles(page))
    if top is None:
        top = _headline(lines, first)
        first = top + 1 if top is not None and first - top <= NEAR else first
    else:
        first = top + 1
    last += sum(1 for _ in takewhile(_signs, lines[last + 1 : last + 1 + SIGNED]))
    last = _end(lines, first, last, kept)
    # What is short, as a byline, or a table may be missed; what leads elsewhere is no part of an article.
    inside = [line for i, line in enumerate(lines[first : last + 1], first) if i in kept or not line.linked]
    if top is None:
        return inside
    return [*_dated(lines, top), lines[top], *(line for line in inside if line is not lines[top])]


def _dated(lines: Sequence[Line], top: int) -> list[Line]:
    """The line above the headline that says the day of the paper, where no line close below says one."""
    from wenmai_extractors.bylines import DATED, DAY

    if any(re.search(DAY, line.text) for line in lines[top + 1 : top + 1 + NEAR]):
        return []
    above = (line for line in reversed(lines[:top]) if len(line.text) <= DATELINE and "今天" not in line.text)
    return [line for line in above if DATED.search(line.text)][:1]


def _titles(page: Any) -> list[str]:
    """What the page says its headline is: its title, with the names of the site and its parts."""
    said = [page.findtext(".//title")]
    said += [meta.get("content") for meta in page.iter("meta") if _names_title(meta)]
    return [bare for text in said if text and (bare := _bare(text))]


def _names_title(meta: Any) -> bool:
    name = meta.get("name") or meta.get("property") or ""
    return name.lower() in ("articletitle", "og:title", "twitter:title", "title")


def _titled(lines: Sequence[Line], titles: Sequence[str]) -> int | None:
    """The place of the longest line that the page's title says, unless it says no more than a site's name."""
    said = [
        (i, bare) for i, line in enumerate(lines) if not line.linked and len(bare := _bare(line.text)) >= SAID
    ]
    found = [
        (i, bare)
        for i, bare in said
        if any(bare in title and not (bare == title and _SITE.search(bare)) for title in titles)
    ]
    return max(found, key=lambda line: (len(line[1]), -line[0]), default=(None, ""))[0]


def _end(lines: Sequence[Line], first: int, last: int, kept: Collection[int]) -> int:
    """The last line before what follows an article on its page, such as links to others and comments."""
    from wenmai_extractors.bylines import ends_article

    sizes = [len(lines[i].text) * (i in kept) for i in range(first, last + 1)]
    read = 0
    for i, size in enumerate(sizes, first):
        if 2 * read >= sum(sizes) and ends_article(lines[i].text):
            return i - 1
        read += size
    return last


def _signs(line: Line) -> bool:
    """Whether a line below the text names its author or its day, and is no link."""
    from wenmai_extractors.bylines import DATED, byline

    return not line.linked and bool(byline(line.text) or DATED.fullmatch(line.text))


def _belongs(line: Line, wanted: frozenset[str], whole: str) -> bool:
    """Whether most of a line is said in the article. Short words are in any text, so they must be a text."""
    parts = [bare for part in re.split("[\t\n]", line.text) if (bare := _bare(part))]
    said = sum(len(part) for part in parts if part in wanted or (len(part) >= LONG and part in whole))
    return said > sum(map(len, parts)) / 2


def _headline(lines: Sequence[Line], first: int) -> int | None:
    """The place of the headline: of the headings up to the text, the highest and of these the last."""
    headings = [i for i in range(first + 1) if lines[i].tag in _HEADINGS]
    return min(headings, key=lambda i: (lines[i].tag, -i), default=None)


def _bare(text: str) -> str:
    """What two ways of writing the same line have in common."""
    return _MARKS.sub("", text)


def _set(lines: Sequence[Line]) -> str:
    """The lines one below the other, with a blank line between paragraphs and none inside of a list."""
    text = lines[0].text
    for before, line in pairwise(lines):
        tight = before.tag == line.tag and line.tag in _TIGHT
        text += ("\n" if tight else "\n\n") + line.text
    return text + "\n"
