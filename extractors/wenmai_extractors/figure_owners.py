"""Whom the figures of a clause are of, where another is than who acts: 全村人均收入, 使柳林镇…."""

from __future__ import annotations

from msgspec.structs import replace

from wenmai_extractors.actors import ActorMention, actor_at
from wenmai_extractors.bodies import anaphor_endings
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Actor, Line, Mark, Predication, Scene

_WHOLE = pattern("全[省市县区州旗镇乡村]")

_REACH = (
    "(?=[^，。；的\\d]{2,12}?(?:达到?|为|超过|突破|增[至长]|增加到?|提高到?|下降到?|上升到?)"
    "[^，。；\\d]{0,3}[\\d一两三四五六七八九十百千上])"
)
_WHOSE = pattern(f"的{_REACH}")  # 柳湾村|的亩产已达千斤
_CAUSED = pattern("(?:从而)?(?:使得?|让|令|促使|带动|帮助)")
_REACHED = pattern(_REACH)  # 使柳湾村|粮食亩产达到千斤
# 带一个自然村——柳湾村，耕地820亩: behind the dash all is of whom it names
_SINGLE = pattern("[有带辖设](?:一|1)[个座所][\u4e00-\u9fff]{1,8}?(?:—{1,2}|-{1,2}|：|，即)")

_ABOVE = ("全省", "全市", "全州")


def of_whole(scene: Scene, line: Line, predication: Predication) -> Predication:
    """全村人均收入…: figures of a village are its own, whoever of it the sentence began with."""
    alone = None if predication.explicit else _single(scene, line, predication)
    if alone:
        return replace(predication, subjects=(alone,))
    at = skip_lead(line.text, predication.clause.start, predication.clause.end)
    caused = _CAUSED.match(line.text, at, predication.clause.end)
    at = caused.end() if caused else at
    owner = None if predication.explicit else actor_at(line.text, at, predication.clause.end)
    signs = (_WHOSE, _REACHED) if caused else (_WHOSE,)
    if owner and any(sign.match(line.text, owner.end, predication.clause.end) for sign in signs):
        mark = Mark(line.number, owner.start, owner.end)
        whose = scene.cast.resolve(owner, mark)
        if caused and (whose is None or (owner.kind == "Anaphor" and whose.name == owner.text)):
            return replace(predication, subjects=())  # 使该村|…: of a village that nobody named
        if whose:
            body = owner.end + line.text.startswith("的", owner.end)
            return replace(predication, subjects=(whose,), body=body, explicit=True)
    match = _WHOLE.match(line.text, at, predication.clause.end)
    endings = anaphor_endings(match.group()) if match else None
    subjects = predication.subjects
    if predication.explicit or not match or not endings or not subjects or subjects[0].name.endswith(endings):
        return predication
    mention = ActorMention(match.start(), match.end(), match.group(), "Anaphor")
    actor = scene.cast.resolve(mention, Mark(line.number, match.start(), match.end()))
    known = actor is not None and actor.name != match.group()
    if not known and match.group() in _ABOVE and not subjects[0].name.startswith(("全", match.group()[1])):
        return replace(predication, subjects=())  # 全省现有钢厂45家: of nobody that is told of
    return replace(predication, subjects=(actor,)) if actor and known else predication


def _single(scene: Scene, line: Line, predication: Predication) -> Actor | None:
    """带一个自然村——柳湾村，耕地820亩: of whom all is that the sentence says behind a dash."""
    start = predication.clause.start
    told = _SINGLE.search(line.text, predication.clause.sentence[0], start)
    named = actor_at(line.text, told.end(), start) if told else None
    if named is None or named.kind == "Anaphor" or line.text.startswith(("等", "、"), named.end):
        return None
    return scene.cast.resolve(named, Mark(line.number, named.start, named.end))
