"""Which articles print the same text, or nearly: a new headline, a sentence less, other punctuation.

Articles that share a long sentence are compared by MinHash (datasketch), what that finds exactly. Two that
have most of their text in common are one source.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from wenmai.components import components
from wenmai_extractors.records import Article, Document, content_id

ArticleKey = tuple[str, int]

SIMILAR = 0.8  # share of the stretches of two texts that both have (Jaccard) from which they are one text
ROUGHLY = 0.65  # the same as MinHash estimates it, low enough to lose none of them
STRETCH = 4  # characters
SHORTEST = 60  # letters of a text that is compared: of a caption, two may be nearly alike by chance
SENTENCE = 12  # letters of a sentence that no two writers put alike by chance
HASHES = 128
SEED = 1  # the same text has the same signature everywhere
_ENDS = re.compile(r"[。！？；!?;]")


def reprints(articles: Iterable[Article], documents: Iterable[Document]) -> dict[ArticleKey, str]:
    """Return for each article that has a body the group of those that print its text."""
    letters = dict(_letters(articles, documents))
    whole = {key: same_text(sentences) for key, sentences in letters.items()}
    first: dict[str, ArticleKey] = {}
    for key in sorted(whole):
        first.setdefault(whole[key], key)
    texts = {text_name(key): letters[key] for key in first.values()}
    pairs = [(name, name) for name in texts] + list(_similar(texts))
    group = {name: members[0] for members in components(pairs) for name in members}
    return {key: f"text:{group[text_name(first[whole[key]])]}" for key in whole}


def _letters(
    articles: Iterable[Article], documents: Iterable[Document]
) -> Iterator[tuple[ArticleKey, tuple[str, ...]]]:
    texts = {document.doc: document.text for document in documents}
    for article in articles:
        kept = letters_of(article, texts[article.doc])
        if kept:
            yield (article.doc, article.index), kept


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

    signature = MinHash(num_perm=HASHES, seed=SEED)
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


def _similar(texts: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The pairs of texts that are nearly the same."""
    common = Counter(sentence for sentences in texts.values() for sentence in telling(sentences))
    shared = {sentence for sentence, texts_with_it in common.items() if texts_with_it > 1}
    if not shared:
        return
    stretches = {
        name: stretches_of(sentences)
        for name, sentences in sorted(texts.items())
        if not shared.isdisjoint(telling(sentences))
    }
    for one, other in _candidates(stretches):
        if alike(stretches[one], stretches[other]):
            yield one, other


def _candidates(stretches: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Pairs that MinHash takes for similar, each once."""
    sharing: defaultdict[bytes, list[str]] = defaultdict(list)
    for name, parts in stretches.items():
        for band in bands(parts):
            sharing[band].append(name)
    return sorted({pair for names in sharing.values() for pair in combinations(names, 2)})
