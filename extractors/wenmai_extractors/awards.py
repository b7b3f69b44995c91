"""Awards: the verbs that speak of them, and what a clause says of a list of titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import Quantity
from wenmai_extractors.scene import Actor, Predication
from wenmai_extractors.titles import Title
from wenmai_extractors.vocabulary import WordFinder, kinds

# Where a title may begin inside a clause.
LEVEL_WORD = pattern(
    r"全国|国家级?|[省市州县区]级|自治区级?|全[省市州县区]|省|(?<=[\u4e00-\u9fff])“|文明(?=城市|单位|村|校园|社区|家庭|县)|卫生(?=城市|县|乡|村|单位)|双拥模范|园林城|森林城|三级(?=甲等|乙等|医院)|二级(?=甲等|乙等)"
)
# What closes a list of titles.
BEFORE_TITLE = pattern(r"(?:第[^，。]{1,3}[届批]|首[届批])\Z")
_OF_UNIT = ("、", "和", "与", "及", "等", "获", "荣", "被", "喜", "先后", "连续", "团", "党", "学")
# What verbs in the names of bodies go on with: 推介|委员会.
_OF_BODY = pattern("(?:工作|活动)?(?:委员会|组委会|办公室|指挥部)")
_ANNIVERSARY = pattern("于|[\\d一二三四五六七八九十]{1,4}(?:多|余)?周?年")
CLOSING = pattern(
    r"”?的?(?:荣誉称号|称号|之称|美誉|之一|单位)?|等(?:多项|多个|一系列|系列|各类)?[^，。、]{0,6}(?:荣誉|称号|奖项|奖励)"
)


@cache
def triggers() -> WordFinder:
    """The verbs of honours.toml; a label lists the classes of a word."""
    classes: dict[str, list[str]] = {}
    for label, text in load_toml("honours.toml")["verbs"].items():
        for word in words(text):
            classes.setdefault(word, []).append(label)
    shadows = dict.fromkeys(words(load_toml("honours.toml")["shadows"]["words"]), "")
    return WordFinder({word: "|".join(labels) for word, labels in classes.items()} | shadows)


@cache
def manner(name: str) -> frozenset[str]:
    """Verbs of one manner, such as sure, weak or vague; see honours.toml."""
    return frozenset(words(load_toml("honours.toml")["manner"][name]))


class Trigger(msgspec.Struct, frozen=True):
    """A verb at start..end and the classes it may belong to."""

    start: int
    end: int
    classes: frozenset[str]
    word: str = ""


@lru_cache(maxsize=1 << 8)
def find_triggers(text: str, start: int, end: int) -> tuple[Trigger, ...]:
    """The verbs of text[start:end], in order."""
    return tuple(_triggers(text, start, end))


def _triggers(text: str, start: int, end: int) -> Iterator[Trigger]:
    for hit in triggers().find(text[start:end]):
        if hit.word == "系" and text.startswith(_OF_UNIT, start + hit.end):
            continue  # 生物系|获得Y, 旅游系|、…
        if hit.word.startswith("创建") and _ANNIVERSARY.match(text, start + hit.end):
            continue  # 创建60周年
        if hit.word in manner("in_bodies") and hit.start and _OF_BODY.match(text, start + hit.end):
            continue  # 被名厂|推介委员会|命名
        stop = start + hit.end
        stop += text.startswith("了", stop, end) and not text.startswith(("了解", "了了"), stop)
        yield Trigger(start + hit.start, stop, _classes(hit.label), hit.word)


@cache
def _classes(label: str) -> frozenset[str]:
    return frozenset(label.split("|"))


@cache
def praises() -> frozenset[str]:
    """What a body gives by a verb that is its own object: 对A予以|通报表扬."""
    return frozenset(words(load_toml("honours.toml")["praise"]["given"]))


def first_trigger(text: str, start: int, end: int) -> Trigger | None:
    """The first verb of text[start:end]."""
    return next(_triggers(text, start, end), None)


class Award(msgspec.Struct, frozen=True):
    """What a clause says of a list of titles: `predicate`, who stands in that relation, and by whom."""

    predicate: str
    parties: tuple[Actor, ...]
    titles: tuple[Title, ...]
    trigger: Trigger
    rule: str
    givers: tuple[Actor, ...] = ()
    status: str | None = None
    party_count: Quantity | None = None
    recipients: tuple[Actor, ...] = ()

    @property
    def end(self) -> int:
        """Where the last title ends."""
        return end_of(self.titles)


def end_of(titles: Sequence[Title]) -> int:
    """Where the last of the titles ends in its passage."""
    return max(part.end for title in titles for part in title.parts)


def goals(titles: tuple[Title, ...]) -> bool:
    """Whether the titles are such as a place or body may pursue for itself."""
    return bool(titles) and all(
        not title.name.endswith(_goal_words()[0])
        and (title.level or title.quoted or title.name.endswith(_goal_words()[1]))
        for title in titles
    )


@cache
def _goal_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = load_toml("honours.toml")["goals"]
    return words(data["personal"]), words(data["plain"])


@cache
def looks_on() -> re.Pattern[str]:
    """What those do who have others' pursuit of a title to judge."""
    return re.compile(either(load_toml("honours.toml")["goals"]["looks_on"]))


def is_facility(title: Title) -> bool:
    """Whether a counted name without a level is a thing that was built rather than a title."""
    kind = kinds().match(title.name)
    praised = _facility_praise().search(title.name)
    return not praised and kind is not None and kind[1] in ("Facility", "Organisation")


@cache
def _facility_praise() -> re.Pattern[str]:
    """What makes an honour of a thing that was built."""
    data = load_toml("honours.toml")["facilities"]
    return re.compile(f"{either(data['praise'], unless=data['unless'])}|[一二三]级[甲乙]等")


def planned(predication: Predication, trigger: Trigger) -> bool:
    """Whether the clause speaks of what is only meant to be."""
    return any(hit.label == "irrealis" and hit.start <= trigger.start for hit in predication.doubts)
