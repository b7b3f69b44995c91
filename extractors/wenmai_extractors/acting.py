"""For whom officials act: what a chairman of 县总工会 does with others, 县总工会 does.

Activities, schemes, papers and figures belong to bodies. Somebody who acts with his own money, has retired or
has no post acts for himself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from wenmai_extractors.actors import ActorMention, actor_at
from wenmai_extractors.cast import Cast
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.naming import ends_body
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import Person, posts
from wenmai_extractors.scene import Actor, Mark

_REACH = 240  # characters in which a sentence shows that somebody acts for himself
_PAUSE = pattern("[、，和与及]")
_LED = pattern("[^，。；]{0,24}?(?:带领|率领|率|携)")
_MEMBER = "成员"  # 县教育局党组|成员
_OFFICES = tuple("局厅委办院")
_HONORARY = ("人大", "人大常委会", "政协")  # most who sit there work elsewhere
_GROUP = "党组"  # the Party group of a body leads it


@cache
def _private() -> re.Pattern[str]:
    """What shows that somebody acts for himself."""
    return re.compile(either(load_toml("roles.toml")["holding"]["private"]))


def acts_for(
    cast: Cast, number: int, text: str, span: tuple[int, int], persons: list[Person]
) -> tuple[Actor, ...]:
    """The body that `persons`, with whom the clause at `span` of passage `number` begins, act for; or nobody.

    Of several it is the one whose people they lead, whom the article is about, or the first.
    """
    start, end = span
    if not posts().search(text, start, persons[0].start) or _private().search(
        text, start, min(end, start + _REACH)
    ):
        return ()
    led = _LED.match(text, persons[-1].end, end)
    stop = led.end() if led else persons[-1].start
    named = (_meant(cast, number, mention) for mention in _bodies(text, start, stop))
    found = [actor for actor in named if actor]
    crew = actor_at(text, led.end(), end) if led else None
    with_them = _meant(cast, number, crew) if crew else None
    wanted = [_union(actor.name) for actor in (with_them, cast.protagonist) if actor]
    best = next((actor for name in wanted for actor in found if _union(actor.name) == name), None)
    found.sort(key=lambda actor: actor.name.endswith(_HONORARY))  # 区政协副主席、民盟区委|主委
    return (best,) if best else tuple(found[:1])


def _bodies(text: str, start: int, end: int) -> Iterator[ActorMention]:
    """The bodies of a chain of posts: 县人大|副主任、县工会|主席."""
    for at in (start, *(sign.end() for sign in _PAUSE.finditer(text, start, end))):
        mention = actor_at(text, at, end)
        if mention and (posts().match(text, mention.end, end) or text.startswith(_MEMBER, mention.end)):
            yield mention


def _meant(cast: Cast, number: int, mention: ActorMention) -> Actor | None:
    actor = cast.resolve(mention, Mark(number, mention.start, mention.end))
    whole = actor.name.removesuffix(_GROUP) if actor else ""
    return replace(actor, name=whole) if actor and (ends_body(whole) or whole[-1:] in _OFFICES) else actor


def _union(name: str) -> str:
    """县工会 is said for 县总工会."""
    return name.replace("总工会", "工会")
