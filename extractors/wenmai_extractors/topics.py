"""Sentences that speak of an honour itself, or of all who hold one: whoever acted before is not meant."""

from __future__ import annotations

from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.titles import is_title
from wenmai_extractors.wording import COUNTED

# “Y”称号|是…, X质量奖|由…设立, 全国文明单位|是指…
_TITLE = pattern(
    r"(?P<quoted>“)?(?P<title>[^，。；“”是由]{3,24}?)”?(?P<called>(?:荣誉)?称号|奖项)?"
    r"(?:是|由|则?(?:面向|聚焦)|每(?=[两三四五\d]?年)|于(?=\d{4}年(?:设立|批准)))"
)
_WHOLE = words(load_toml("honours.toml")["names"]["no_place"])
# 这10家获奖企业|中
_THOSE = pattern(rf"(?:这|上述|以上|这些)(?:{COUNTED})?[\u4e00-\u9fff]{{0,8}}(?:之?中|里|当中)\Z")


def of_titles(text: str, start: int, end: int) -> bool:
    """Whether a clause begins to tell of a title itself: “全国文明单位”是…的最高荣誉."""
    topic = _TITLE.match(text, start, end)
    if topic is None or not is_title(topic["title"]):
        return False
    return bool(topic["quoted"] or topic["called"]) or topic["title"].endswith(_WHOLE)


def of_those(text: str, start: int, end: int) -> bool:
    """Whether a clause says that some of a group are meant: 这10家获奖企业中."""
    return _THOSE.fullmatch(text, start, end) is not None
