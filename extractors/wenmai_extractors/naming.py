"""How far a name may run: over the words of the dictionary up to one that no name contains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import boundaries

# 里, 上, 下 end a phrase, unless the name of a village or street goes on behind them (坝下村, 建阳里社区).
_LOCATIVES = frozenset("里上下中内外前后来为新地过出入起")
_GOES_ON = re.compile(
    r"[\u4e00-\u9fff]?(?:村|社区|镇|乡|街|路|小区|嘎查|庄|屯|店|桥|河|沟|湾|营|寨|湖|山|岭|坝|井|小学|中学|学校)"
)


def name_tokens(text: str) -> Iterator[str]:
    """The words at the beginning of `text` that a name may be made of."""
    position = 0
    for token in cut(text):
        position += len(token)
        if token in boundaries() and not (token in _LOCATIVES and _GOES_ON.match(text, position)):
            return
        yield token
