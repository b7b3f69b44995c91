"""Which articles print the same text, or nearly: a new headline, a sentence less, other punctuation.

Articles that share a long sentence are compared by MinHash (datasketch), what that finds exactly. Two that
have most of their text in common are one source.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

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
    whole = {key: content_id("body:", "".join(sentences)) for key, sentences in letters.items()}
    first: dict[str, ArticleKey] = {}
    for key in sorted(whole):
        first.setdefault(whole[key], key)
    texts = {_name(key): letters[key] for key in first.values()}
    pairs = [(name, name) for name in texts] + list(_similar(texts))
    group = {name: members[0] for members in components(pairs) for name in members}
    return {key: f"text:{group[_name(first[whole[key]])]}" for key in whole}


def _letters(
    articles: Iterable[Article], documents: Iterable[Document]
) -> Iterator[tuple[ArticleKey, tuple[str, ...]]]:
    """The letters and digits of each article's body, by sentence; signs, blanks and widths make no
    difference.
    """
    texts = {document.doc: document.text for document in documents}
    for article in articles:
        body = "".join(texts[article.doc][span.start : span.end] for span in article.body)
        plain = unicodedata.normalize("NFKC", body)
        sentences = ("".join(c for c in part if c.isalnum()) for part in _ENDS.split(plain))
        kept = tuple(sentence for sentence in sentences if sentence)
        if kept:
            yield (article.doc, article.index), kept


def _name(key: ArticleKey) -> str:
    return f"{key[0]}#{key[1]}"


def _similar(texts: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The pairs of texts that are nearly the same."""
    common = Counter(s for sentences in texts.values() for s in set(sentences) if len(s) >= SENTENCE)
    shared = {sentence for sentence, texts_with_it in common.items() if texts_with_it > 1}
    if not shared:
        return
    stretches = {
        name: frozenset(_stretches("".join(sentences)))
        for name, sentences in sorted(texts.items())
        if not shared.isdisjoint(sentences) and sum(map(len, sentences)) >= SHORTEST
    }
    for one, other in _candidates(stretches):
        both = len(stretches[one] & stretches[other])
        if both >= SIMILAR * len(stretches[one] | stretches[other]):
            yield one, other


def _stretches(text: str) -> Iterator[str]:
    for start in range(max(1, len(text) - STRETCH + 1)):
        yield text[start : start + STRETCH]


def _candidates(stretches: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Pairs that MinHash takes for similar, each once."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=ROUGHLY, num_perm=HASHES)
    before: defaultdict[str, set[str]] = defaultdict(set)
    for name, parts in stretches.items():
        signature = MinHash(num_perm=HASHES, seed=SEED)
        signature.update_batch([part.encode() for part in sorted(parts)])
        before[name].update(index.query(signature))
        index.insert(name, signature)
    for name, others in before.items():
        for other in sorted(others):
            yield other, name
