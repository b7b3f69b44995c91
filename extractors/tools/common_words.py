"""Make common_words.txt, common_verbs.txt and verbal_nouns.txt in the package's data.

Run by hand when the source data change. The source is the dictionary of jieba 0.42.1 (MIT). The results,
UTF-8 text, hold two-character words: one line a first character, with the second characters behind it.

common_words.txt: the words that it counts 150 times or more and does not tag as names (nr persons, ns places,
nt bodies). They tell where a place name would cut a word (建水 in 创建水平).

common_verbs.txt: the words that it counts 30 times or more and tags as verbs or adverbs. No name of a body
begins with one.

verbal_nouns.txt: likewise those tagged as verbs and nouns at once. Only short names begin with one: 服务中心.

    python extractors/tools/common_words.py
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

NAMES = ("nr", "ns", "nt")
VERBS = ("v", "vd", "vi", "ad", "d")


def write(name: str, words: Iterable[str]) -> None:
    """Write the data file `name` with these two-character words."""
    seconds: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        seconds[word[0]].append(word[1])
    target = Path(__file__).parents[1] / "wenmai_extractors" / "data" / name
    lines = (f"{first} {''.join(sorted(seconds[first]))}\n" for first in sorted(seconds))
    target.write_text("".join(lines), encoding="utf-8", newline="\n")


def main() -> None:
    """Read the dictionary, write the data files."""
    rows = [row.split(" ") for row in (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines()]
    pairs = [(word, int(count), tag) for word, count, tag in rows if len(word) == 2]
    write(
        "common_words.txt", (word for word, count, tag in pairs if count >= 150 and not tag.startswith(NAMES))
    )
    write("common_verbs.txt", (word for word, count, tag in pairs if count >= 30 and tag in VERBS))
    write("verbal_nouns.txt", (word for word, count, tag in pairs if count >= 30 and tag == "vn"))


if __name__ == "__main__":
    main()
