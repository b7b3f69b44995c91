"""Who can hold which honour: 文明村镇 is for villages and towns, 文明单位 for bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Actor
from wenmai_extractors.titles import Title
from wenmai_extractors.vocabulary import SuffixTable
from wenmai_extractors.wording import CALLED

_ASIDE = pattern(r"（[^（）]*）\Z")


@cache
def _endings(table: str) -> SuffixTable[frozenset[str]]:
    """The endings of a table of honours.toml, each with its classes; a key may name several."""
    classes: dict[str, set[str]] = {}
    for labels, text in load_toml("honours.toml")[table].items():
        for word in words(text):
            classes.setdefault(word, set()).update(words(labels))
    return SuffixTable({word: frozenset(labels) for word, labels in classes.items()})


def _classes(name: str, table: str) -> frozenset[str]:
    found = _endings(table).match(_ASIDE.sub("", name))
    return found[1] if found else frozenset()


def _class_of(actor: Actor) -> frozenset[str]:
    if actor.type in ("Person", "Group"):
        return frozenset({"person", "family"})
    return _classes(actor.name, "actors") or frozenset({"unit"} if actor.type == "Organisation" else ())


def suits(title: Title, actor: Actor) -> bool:
    """Whether the ending of the title names a class of holders that the actor is of."""
    return bool(_classes(title.name, "holders") & _class_of(actor))


def clashes(title: Title, actor: Actor) -> bool:
    """Whether title and actor belong to different classes."""
    wanted, is_of = _classes(title.name, "holders"), _class_of(actor)
    return bool(wanted) and bool(is_of) and not wanted & is_of


def personal(title: Title) -> bool:
    """Whether only persons hold the title."""
    return _classes(title.name, "holders") == {"person"}


@cache
def bearer_of_names() -> re.Pattern[str]:
    """The end of a title that a name may stand behind: 劳动模范|, 先进集体|, 优秀教师获得者|."""
    data = load_toml("honours.toml")
    holders, others = data["holders"], data["bearers"]["others"]
    ends = either(f"{holders['person']} {holders['unit']} {others}")
    return re.compile(rf"(?P<title>{ends}(?:提名奖)?)(?:{CALLED}获得者)?(?=[\u4e00-\u9fff])")


def fitting(titles: tuple[Title, ...], actor: Actor, among: Sequence[Actor]) -> tuple[Title, ...]:
    """Of 全国文明村镇、文明单位, which share a head, those that the actor can hold; else all.

    So of any titles each of which is for others `among` the winners: A厂、张明为“先进集体”和“先进个人”.
    """
    if len({title.parts[0].start for title in titles}) > 1 and not _parted(titles, among):
        return titles
    found = tuple(title for title in titles if suits(title, actor))
    rest = tuple(title for title in titles if title not in found)
    return found if found and all(clashes(title, actor) for title in rest) else titles


def _parted(titles: tuple[Title, ...], actors: Sequence[Actor]) -> bool:
    """Whether each title is for some of the actors and each of the actors can hold one."""
    held = all(holder(title, actors) for title in titles)
    return held and all(any(suits(title, actor) for title in titles) for actor in actors)


def holder(title: Title, actors: Iterable[Actor]) -> Actor | None:
    """The first of the actors that can hold the title."""
    return next((actor for actor in actors if suits(title, actor)), None)
