"""Whom the figures of a clause are of, where another is than who acts: 全村人均收入, 使柳林镇…."""

from __future__ import annotations

import re

from msgspec.structs import replace

from wenmai_extractors.actors import ActorMention, actor_at
from wenmai_extractors.bodies import anaphor_endings
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.scene import Line, Mark, Predication, Scene

_WHOLE = re.compile("全[省市县区州旗镇乡村]")

# 柳湾村|的亩产已达千斤
_WHOSE = re.compile(
    "的(?=[^，。；的\\d]{2,12}?(?:达到?|为|超过|突破|增[至长]|增加到?|提高到?|下降到?|上升到?)[^，。；\\d]{0,3}[\\d一两三四五六七八九十百千上])"
)


def of_whole(scene: Scene, line: Line, predication: Predication) -> Predication:
    """全村人均收入…: figures of a village are its own, whoever of it the sentence began with."""
    at = skip_lead(line.text, predication.clause.start, predication.clause.end)
    owner = None if predication.explicit else actor_at(line.text, at, predication.clause.end)
    if owner and _WHOSE.match(line.text, owner.end, predication.clause.end):
        mark = Mark(line.number, owner.start, owner.end)
        whose = scene.cast.resolve(owner, mark)
        if whose:
            return replace(predication, subjects=(whose,), body=owner.end + 1, explicit=True)
    match = _WHOLE.match(line.text, at, predication.clause.end)
    endings = anaphor_endings(match.group()) if match else None
    subjects = predication.subjects
    if predication.explicit or not match or not endings or not subjects or subjects[0].name.endswith(endings):
        return predication
    mention = ActorMention(match.start(), match.end(), match.group(), "Anaphor")
    actor = scene.cast.resolve(mention, Mark(line.number, match.start(), match.end()))
    known = actor is not None and actor.name != match.group()
    return replace(predication, subjects=(actor,)) if actor and known else predication
