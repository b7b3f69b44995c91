"""Entries of gazetteers and yearbooks: a line, or the words before a blank, name the body told of below.

文化馆 / 1950年成立。馆址设…: what follows is the hall's, though no sentence names it.
"""

from __future__ import annotations

import re

from wenmai_extractors.actors import ActorMention
from wenmai_extractors.patterns import pattern
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import boundaries, kinds

_NUMBER = "[一二三四五六七八九十]{1,3}"
_HEAD = pattern(
    rf"(?:第{_NUMBER}[章节][ \u3000]*|（?{_NUMBER}[、）]|\d{{1,2}}[.、．]|【)?"
    r"(?P<name>[\u4e00-\u9fff]{3,16})】?\Z"
)
_INLINE = pattern(
    r"(?P<name>[\u4e00-\u9fff]{3,16})[ \u3000]+(?=民国|公元|清|1[89]\d\d|20\d\d|始建|成立|创[办建]|位于|前身)"
)
# How an entry on a body begins.
_BEGINS = pattern(
    "[^。]{0,40}?(?:[年月日](?:正式)?(?:建[立成馆校院]|设立|开[馆业])(?=[，。；])|成立|始建|建于|创建|创办|前身|[馆校院站社场]址|位于|坐落|更名|改[称名]|恢复|创立|组建)"
)


def heading(text: str) -> ActorMention | None:
    """The body that a line names and nothing else."""
    return _body(_HEAD.match(text))


def inline(text: str) -> ActorMention | None:
    """The body whose entry a passage is: 文化馆　1950年成立…."""
    return _body(_INLINE.match(text))


def begins(text: str) -> bool:
    """Whether a passage begins as an entry on a body does: when it was set up, or where it stands."""
    return _BEGINS.match(text) is not None


def _body(match: re.Match[str] | None) -> ActorMention | None:
    name = match["name"] if match else ""
    kind = kinds().match(name) if name else None
    if match is None or kind is None or kind[1] not in ("Organisation", "Facility"):
        return None
    if any(token in boundaries() for token in cut(name)):
        return None
    return ActorMention(match.start("name"), match.end("name"), name, "Organisation")
