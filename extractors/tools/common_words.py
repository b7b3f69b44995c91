"""Make extractors/wenmai_extractors/data/common_words.txt; run by hand when the source data change.

The source is the dictionary of jieba 0.42.1 (MIT). The result, UTF-8 text, holds the two-character words
that it counts 150 times or more and does not tag as names (nr persons, ns places, nt bodies): one line a
first character, with the second characters behind it. They tell where a place name would cut a word (建水 in
创建水平).

    python extractors/tools/common_words.py
"""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files
from pathlib import Path

FREQUENT = 150
NAMES = ("nr", "ns", "nt")


def main() -> None:
    """Read the dictionary, write the data file."""
    seconds: defaultdict[str, list[str]] = defaultdict(list)
    for line in (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        if len(word) == 2 and int(count) >= FREQUENT and not tag.startswith(NAMES):
            seconds[word[0]].append(word[1])
    target = Path(__file__).parents[1] / "wenmai_extractors" / "data" / "common_words.txt"
    lines = (f"{first} {''.join(sorted(seconds[first]))}\n" for first in sorted(seconds))
    target.write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
