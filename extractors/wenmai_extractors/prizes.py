"""Prizes that a name says nothing of but their rank: 在全市诗歌大赛中获一等奖 is 全市诗歌大赛一等奖."""

from __future__ import annotations

from msgspec.structs import replace

from wenmai_extractors.editions import stripped
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.objects import strip_marks
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece
from wenmai_extractors.titles import Title, level_of

_CONTESTS = load_toml("honours.toml")["contests"]
_CONTEST = pattern(
    rf"(?:在|参加|参与)了?(?:[^，。；]{{2,24}}?{either(_CONTESTS['held'])}的)?"
    rf"(?P<contest>[^，。；]{{2,40}}?{either(_CONTESTS['kinds'])})”?(?:活动)?(?:[中上里]|期间|，|并|\\Z)"
)
_RANK = pattern(rf"(?:[\u4e00-\u9fff]{{1,4}}组)?{either(_CONTESTS['ranks'])}")
_REACH = 60  # characters between a contest and the verb of its prize at the most


def of_contest(text: str, begin: int, stop: int, titles: tuple[Title, ...]) -> tuple[Title, ...]:
    """The titles, those that are a bare rank by the contest that text[begin:stop] says they were won in."""
    if not any(_RANK.fullmatch(title.name) for title in titles):
        return titles
    found = list(_CONTEST.finditer(text, max(begin, stop - _REACH), stop))
    if not found:
        return titles
    parts, values = stripped(text, Piece(*found[-1].span("contest")))
    name = strip_marks("".join(text[part.start : part.end] for part in parts))
    return tuple(
        replace(
            title,
            name=name + title.name,
            parts=(*parts, *title.parts),
            level=level_of(name) or title.level,
            values=(*values, *title.values),
        )
        if _RANK.fullmatch(title.name)
        else title
        for title in titles
    )
