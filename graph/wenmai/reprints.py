"""Which articles print the same text, or nearly: a new headline, a sentence less, other punctuation.

Articles that share a long sentence are compared by MinHash (datasketch), what that finds exactly. Two that
have most of their text in common are one source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from zlib import crc32

from wenmai.components import components
from wenmai.gathering import Gathered
from wenmai.shelf import TEXT, Shelf, Shelves
from wenmai_extractors.records import Article, content_id

ArticleKey = tuple[str, int]

SIMILAR = 0.8  # share of the stretches of two texts that both have (Jaccard) from which they are one text
ROUGHLY = 0.65  # the same as MinHash estimates it, low enough to lose none of them
STRETCH = 4  # characters
SHORTEST = 60  # letters of a text that is compared: of a caption, two may be nearly alike by chance
SENTENCE = 12  # letters of a sentence that no two writers put alike by chance
HASHES = 128
KEPT = 1000  # texts whose stretches are held to be compared
SEED = 1  # the same text has the same signature everywhere
_ENDS = re.compile(r"[。！？；!?;]")


def reprints(reports: Gathered) -> dict[ArticleKey, str]:
    """Return for each article that has a body the group of those that print its text."""
    printed = _Printed(reports.shelves)
    texts: dict[ArticleKey, str] = {}
    first: dict[str, str] = {}
    for document in reports.documents:
        for article in reports.articles.find(doc=document.doc):
            letters = letters_of(article, document.text)
            if letters:
                place = (article.doc, article.index)
                texts[place] = same_text(letters)
                if texts[place] not in first:
                    first[texts[place]] = text_name(place)
                    printed.put(first[texts[place]], letters)
    pairs = [(name, name) for name in first.values()] + list(printed.alike())
    printed.drop()
    group = {name: members[0] for members in components(pairs) for name in members}
    return {place: f"text:{group[first[text]]}" for place, text in texts.items()}


def letters_of(article: Article, text: str) -> tuple[str, ...]:
    """Return the letters and digits of the article's body in the document's text, by sentence; signs, blanks
    and widths make no difference.
    """
    body = "".join(text[span.start : span.end] for span in article.body)
    plain = unicodedata.normalize("NFKC", body)
    sentences = ("".join(c for c in part if c.isalnum()) for part in _ENDS.split(plain))
    return tuple(sentence for sentence in sentences if sentence)


def same_text(sentences: Sequence[str]) -> str:
    """Return what all articles of the very same letters share."""
    return content_id("body:", "".join(sentences))


def text_name(key: ArticleKey) -> str:
    """Return by what a text goes that is first printed in this article."""
    return f"{key[0]}#{key[1]}"


def telling(sentences: Sequence[str]) -> frozenset[str]:
    """Return the sentences by one of which a reprint of this text would be known; none if it is too short."""
    if sum(map(len, sentences)) < SHORTEST:
        return frozenset()
    return frozenset(sentence for sentence in sentences if len(sentence) >= SENTENCE)


def stretches_of(sentences: Sequence[str]) -> frozenset[str]:
    """Return the stretches of letters that two texts are compared by."""
    text = "".join(sentences)
    return frozenset(text[start : start + STRETCH] for start in range(max(1, len(text) - STRETCH + 1)))


def bands(stretches: Collection[str]) -> Iterator[bytes]:
    """Yield the keys of a text; two texts nearly alike share one of them, but for a chance in thousands."""
    from datasketch import MinHash

    signature = MinHash(num_perm=HASHES, seed=SEED, hashfunc=crc32)
    signature.update_batch([part.encode() for part in sorted(stretches)])
    number, rows = _shape()
    for band in range(number):
        yield bytes([band]) + signature.hashvalues[band * rows : (band + 1) * rows].tobytes()


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts with these stretches are nearly the same."""
    return len(one & other) >= SIMILAR * len(one | other)


@cache
def _shape() -> tuple[int, int]:
    """The bands that find texts alike by ROUGHLY, and the hashes in each."""
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=ROUGHLY, num_perm=HASHES)
    return index.b, index.r


class _Printed:
    """The texts that are printed, on disk: their letters, their long sentences, their bands."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves
        self._letters: Shelf[tuple[str, ...]] = Shelf(
            shelves, "letters", tuple[str, ...], {"name": TEXT}, order=("name",)
        )
        shelves.do("CREATE TABLE telling (sentence TEXT, name TEXT)")
        shelves.do("CREATE TABLE band (band BLOB, name TEXT)")

    def put(self, name: str, letters: tuple[str, ...]) -> None:
        """Add a text."""
        self._letters.put([(name, letters)])
        hashed = ((content_id("", sentence), name) for sentence in telling(letters))
        self._shelves.fill("INSERT INTO telling VALUES (?, ?)", hashed)

    def alike(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs of texts that are nearly the same."""
        self._letters.sort()
        often = "SELECT sentence FROM telling GROUP BY sentence HAVING COUNT(*) > 1"
        sharing = f"SELECT DISTINCT name FROM telling WHERE sentence IN ({often})"
        for (name,) in self._shelves.run(sharing):
            rows = ((band, name) for band in bands(self._stretches(name)))
            self._shelves.fill("INSERT INTO band VALUES (?, ?)", rows)
        pairs = (
            "SELECT DISTINCT one.name, other.name FROM band one JOIN band other USING (band)"
            " WHERE one.name < other.name ORDER BY 1, 2"
        )
        self._shelves.do("CREATE INDEX band_name ON band (band, name)")
        stretches = lru_cache(maxsize=KEPT)(self._stretches)
        group: dict[str, str] = {}  # what two texts are alike to by way of others is not compared again

        def first(name: str) -> str:
            while name in group:
                name = group[name]
            return name

        for one, other in self._shelves.run(pairs):
            heads = first(one), first(other)
            if heads[0] != heads[1] and alike(stretches(one), stretches(other)):
                group[max(heads)] = min(heads)
                yield one, other

    def drop(self) -> None:
        """Forget it all."""
        self._letters.drop()
        for table in ("telling", "band"):
            self._shelves.do(f"DROP TABLE {table}")

    def _stretches(self, name: str) -> frozenset[str]:
        return stretches_of(next(self._letters.find(name=name)))
