"""How far a name may run: over the words of the dictionary up to one that no name contains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import boundaries, verb_words

# 里, 上, 下 end a phrase, unless the name of a village or street goes on behind them (坝下村, 建阳里社区).
_LOCATIVES = frozenset("里上下中内外前后来为新地过出入起")
_OPENERS = frozenset("中上下内外前后")  # a name may begin so: 中石油, 下野地垦区
_GOES_ON = re.compile(
    r"[\u4e00-\u9fff]?(?:村|社区|镇|乡|街|路|小区|嘎查|庄|屯|店|桥|河|沟|湾|营|寨|湖|山|岭|坝|井|小学|中学|学校)"
)
_RESERVE = re.compile(r"(?:国家级|省级)(?:自然保护区|经济|高新|森林|湿地|地质|风景|水利)")
_SHORT = re.compile(r"..(?:[局厅委办院校所站队社会团]|公司|银行)\Z")
_AND = ("和", "与", "及")


def name_tokens(text: str) -> Iterator[str]:
    """The words at the beginning of `text` that a name may be made of.

    A verb or 和 belongs to the name where the ending of a body follows soon: 住房和城乡建设局, but not 区工会和区残联,
    where a body has ended before it.
    """
    position = 0
    for token in cut(text):
        if len(token) == 2 and token[1] in boundaries() and body_ending().search(text[:position] + token[0]):
            yield token[0]  # 工行委|以: the dictionary holds 委以
            return
        before, position = position, position + len(token)
        if token in _AND:
            if (
                not before
                or _SHORT.search(text[:before])
                or body_ending().search(text[:before])
                or not _closes(text, position, 9)
            ):
                return
        elif token in _LOCATIVES and token in boundaries():
            first = not before and token in _OPENERS and _closes(text, position, 14)
            if not first and not _GOES_ON.match(text, position):
                return
        elif token in boundaries():
            if not _RESERVE.match(text, before):
                return
        elif before and token in verb_words():
            if not body_ending().search(text[:position]) and not _closes(text, position, 6):
                return
        yield token


def _closes(text: str, position: int, reach: int) -> bool:
    """Whether the ending of a body stands within `reach` characters behind `position`."""
    return _soon().match(text, position, position + reach) is not None


@cache
def _soon() -> re.Pattern[str]:
    data = load_toml("organisations.toml")
    endings = "|".join(
        map(re.escape, (*words(data["endings"]), *words(data["short_endings"]), "社区", "街道", "小区"))
    )
    return re.compile(rf"[\u4e00-\u9fff]*?(?:{endings})")


@cache
def body_ending() -> re.Pattern[str]:
    """The safe endings of names of bodies."""
    endings = "|".join(map(re.escape, words(load_toml("organisations.toml")["endings"])))
    return re.compile(rf"(?:{endings})\Z")
