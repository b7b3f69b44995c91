"""Who an article is about: whom its headline names or points to, who signed it, whom it speaks of most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from wenmai_extractors.actors import ActorMention, scan_actors
from wenmai_extractors.bodies import OURS, THAT, anaphor_endings, called, is_central, is_internal
from wenmai_extractors.focus import Begun, contributed, most_told
from wenmai_extractors.full_names import Known, of_home
from wenmai_extractors.headlines import entitled, headline_actors, only_body, with_kind
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.names import is_name
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import COUNTY, LEVELS, is_region, regions, trimmed
from wenmai_extractors.scene import Actor, Mark
from wenmai_extractors.shortening import shortened_in
from wenmai_extractors.spoken import Spoken
from wenmai_extractors.whole import Whole

_SYSTEM = pattern("全国[\u4e00-\u9fff]{1,8}系统")  # no report is about all of one
_OUR_BODY = "我[院校局行厂所站队矿]|我公司"
_COLONS = ("：", ":")


class About(msgspec.Struct, frozen=True):
    """Whom an article is about, as far as that can be told before it is read.

    `hero` is who the headline or the signature says it is, `topic` whom else it speaks of most.
    """

    hero: Actor | None = None
    topic: str | None = None


def about(headline: str, begun: Sequence[Begun], signed: Actor | None, known: Known) -> About:
    """Whom an article is about, found in the headline (passage 0), or else in the signature or the text.

    `begun` are the actors that clauses begin with; they complete a name that the headline shortens.
    `signed` is the place whose official signed the article.
    """
    spoken = known.spoken
    hero = _portrayed(headline) or _headlined(headline, known) or entitled(headline)
    if hero is None and signed and (not spoken.names or "我" + signed.name[-1] in spoken.text):
        hero = signed
    if hero:
        return About(hero)
    return About(None, contributed(spoken.text, begun) or most_told(begun, headline, spoken.passing))


def completed(hero: Actor, known: Known) -> Actor:
    """The protagonist by the full name, now that the report's own regions are known: 市妇联, 石桥红星村."""
    if hero.type == "Organisation" and hero.name[0] in LEVELS and not regions(hero.name):
        return msgspec.structs.replace(hero, name=of_home(hero.name, hero.mark, known))
    own = regions(hero.name)
    fuller = known.spoken.ended.get(hero.name, ()) if own and own[0].level > COUNTY else ()
    if len(fuller) == 1 and is_region(fuller[0]):
        return msgspec.structs.replace(hero, name=trimmed(fuller[0]))  # 新柳村 of 石桥县河口镇新柳村
    if hero.type == "Place":
        return msgspec.structs.replace(hero, name=known.spoken.kindless.get(hero.name, hero.name))
    return hero


def may_be_about(name: str, topic: str | None, spoken: Spoken) -> bool:
    """Whether a report that says nothing else is about the first body that acts; `topic` is all it speaks of.

    It is not about a unit inside a body, all of a system, who only gives something, nor about a school
    where it speaks of 我院.
    """
    if is_internal(name) or name[0] in THAT or name in spoken.passing or _SYSTEM.match(name):
        return False
    ours = spoken.whole.first(_OUR_BODY)
    if ours and not called(name, anaphor_endings(ours) or ()):
        return False
    return topic is None or name.endswith(topic) or topic.endswith(name)


def _portrayed(headline: str) -> Actor | None:
    """The person whose portrait it is: 周兰同志先进事迹."""
    person = _portrait().match(headline)
    if not person or not is_name(person["name"]):
        return None
    return Actor(person["name"], "Person", Mark(0, person.start("name"), person.end("name")))


@cache
def _portrait() -> re.Pattern[str]:
    data = load_toml("page.toml")["portrait"]
    return re.compile(
        rf"(?P<name>[\u4e00-\u9fff·]{{2,10}}?){either(data['address'])}?(?:个人)?{either(data['kinds'])}"
    )


def _headlined(headline: str, known: Known) -> Actor | None:
    """Whom the headline names, in full, in short (南充国税), or by pointing (我院)."""
    spoken = known.spoken
    names = (*spoken.names, *spoken.firms)
    pointer = next((m for m in scan_actors(headline) if m.kind == "Anaphor"), None)
    ours = pointer.start if pointer and pointer.text[0] in OURS else len(headline)
    mention = next(iter(headline_actors(headline)), None)
    if mention and mention.kind == "Place" and headline.startswith(_COLONS, mention.end):
        body = only_body(mention.text, names)
        mention = ActorMention(mention.start, mention.end, body, "Organisation") if body else mention
    if mention and mention.start <= ours:
        name = with_kind(_longest(mention.text, names), Whole((spoken.text,)))
        return _at_home(name, mention.kind, Mark(0, mention.start, mention.end), known)
    for name in dict.fromkeys(names):
        short = None if name in spoken.passing else shortened_in(name, headline)
        if short and short[0] <= ours:  # 我院荣获“江州市卫生系统文明单位”: not 江州市卫生局
            return _at_home(name, "Organisation", Mark(0, *short), known)
    return _pointed(pointer, names, known) if pointer else None


def _longest(name: str, names: Iterable[str]) -> str:
    """The longest of the names told of in the text that ends as `name` does."""
    longer = [
        other
        for other in names
        if len(other) > len(name)
        and (other[:2] == name[:2] or (regions(other) and (name[:2] in other or not regions(name))))
        and (
            other.endswith((name, name[-4:] if len(name) > 6 else name))
            or (other[-1] == name[-1] and shortened_in(other, name) == (0, len(name)))
        )
    ]
    return max(longer, key=len, default=name) if not is_region(name) else name


def _at_home(name: str, kind: str, mark: Mark, known: Known) -> Actor:
    """The protagonist of that name: the report is at home where it is."""
    known.home_at(mark).learn(name)
    return Actor(trimmed(name), kind, mark)


def _pointed(pointer: ActorMention, names: Sequence[str], known: Known) -> Actor | None:
    """Who 我院 is: the first spoken of that is called so, or else nobody by another name than 我院."""
    endings = anaphor_endings(pointer.text) or ()
    mark = Mark(0, pointer.start, pointer.end)
    own = [name for name in dict.fromkeys(names) if name not in known.spoken.passing]
    for name in own:
        if called(name, endings) and not apart(pointer.text, name, known.spoken.whole):
            whose = known.page.above(name, pointer.text[1:2])
            return _at_home(whose, "Place" if is_region(whose) else "Organisation", mark, known)
    if len(endings) == 1 and endings[0] in LEVELS:
        for name in own:
            known.home_at(mark).learn(name)
        place = known.place(endings[0], mark) or known.page.own(endings[0])
        return Actor(trimmed(place), "Place", mark) if place else alone(pointer.text, mark)
    return issuer(endings, mark, known) or alone(pointer.text, mark)


def apart(pointer: str, name: str, whole: Whole) -> bool:
    """Whether 我院 is another than that body: 省医院来我院指导, 我校 and a 学院 of the university."""
    if pointer[0] in OURS and (is_central(name) or whole.together(pointer, name)):
        return True
    return pointer[1:2] == "校" and name.endswith("学院") and not regions(name)


def issuer(endings: tuple[str, ...], mark: Mark, known: Known) -> Actor | None:
    """Who issued the page, where it is a body that 我院 may stand for."""
    name = known.page.body(endings)
    if name is None:
        return None
    full = of_home(name, mark, known) if name[0] in LEVELS else trimmed(name)
    return Actor(full, "Organisation", mark)


def alone(word: str, mark: Mark) -> Actor | None:
    """我院, 我省 of a report that never says which: a name that means something within the report alone."""
    ends = anaphor_endings(word)
    if not ends or word[0] in THAT:
        return None
    place = ends[0] in LEVELS
    return Actor(word, "Place" if place else "Organisation", mark) if word[0] in OURS or not place else None
