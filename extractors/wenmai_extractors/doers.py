"""Who does what a relative clause tells of: A开展的X, 由A建立的B, 对A在B开展的X表示感谢."""

from __future__ import annotations

from wenmai_extractors.actors import ActorMention, actors_before
from wenmai_extractors.frames import Frame
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Actor, Line, Predication, Scene

_NEAR = 30  # characters in which who does something stands before the verb
_SINCE = pattern("(?:(?:长期|多年|近年|一直)(?:以来|来)?)?\\Z")
_SITE = pattern("(?:官方|门户)?(?:网站|官网|(?:微信)?公众号)\\Z")
_TOWARDS = pattern("对|感谢|祝贺")
_AT = pattern("”?(?:上|中|期间)(?=，|\\Z|[荣喜]?获|夺|斩|摘)")
_NAMELESS = pattern(
    "(?:参加|参与|出席|响应|配合)[了由]?(?:地方|上级|当地|驻地|上述|有关)(?:部门|单位|组织)?\\Z"
)


def doers(scene: Scene, line: Line, predication: Predication, frame: Frame) -> tuple[Actor, ...]:
    """X组织开展的Y: who is named right before the verb of a relative clause."""
    if not frame.relative:
        return ()
    start = max(predication.clause.start, frame.start - _NEAR)
    site = _SITE.search(line.text, start, frame.start)  # 教育部|网站发布的《X》
    found = actors_before(line.text, start, site.start() if site else frame.start)
    where = _where(line, frame, found)
    since = _SINCE.search(line.text, start, where) if where else None
    if since:
        found = actors_before(line.text, start, since.start())
    return scene.cast.resolve_each(found, line.number)


def _where(line: Line, frame: Frame, found: list[ActorMention]) -> int:
    """Where 在 stands before the actors of A|在B|开展的X, who then only say where; 0 if they act.

    They do in 在B|下发的《X》中.
    """
    if not found or not line.text.endswith(("在", "于"), 0, found[0].start):
        return 0
    end = max(part.end for item in frame.items for part in item.parts)
    acts = found[-1].kind == "Organisation" and _AT.match(line.text, end)
    return 0 if acts else found[0].start - 1


def is_setting(line: Line, predication: Predication, frame: Frame) -> bool:
    """在日前举行的|X大会上: an event that only says where something else happened, or that others held."""
    if _NAMELESS.search(line.text[predication.clause.start : frame.start]):
        return True  # 派出官兵参与地方|举行的X
    near = actors_before(line.text, max(predication.clause.start, frame.start - _NEAR), frame.start)
    where = _where(line, frame, near)
    if where and _TOWARDS.search(line.text, predication.body, where):
        return True  # 对X系在B|开展的Y表示感谢
    end = max(part.end for item in frame.items for part in item.parts)
    before = line.text.find("在", predication.clause.start, frame.start)
    return before >= 0 and _AT.match(line.text, end) is not None


def brought_in(line: Line, predication: Predication, frame: Frame) -> bool:
    """由A|牵头建立的B: whether 由 brings in who did it."""
    return frame.label != "join" and line.text.startswith("由", predication.clause.start)


def founds(predication: Predication, frame: Frame) -> bool:
    """A|牵头组建的B: a relative clause right behind its subject says what that subject set up."""
    bodies = all(item.kind in ("Organisation", "Facility") for item in frame.items)
    return bodies and frame.label != "join" and predication.explicit and frame.start == predication.body
