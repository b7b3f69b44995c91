"""What is remembered of the actors of an article while it is read: who was named, when, and where.

full_names.py completes short names from it, protagonists.py finds whom the article is about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import TypeVar

from msgspec.structs import replace

from wenmai_extractors.actors import ActorMention
from wenmai_extractors.bodies import (
    OURS,
    POINTERS,
    THAT,
    anaphor_endings,
    anaphor_head,
    called,
    may_be_own,
    owned_part,
    owner_in,
    stands_alone,
)
from wenmai_extractors.firms import firm_at
from wenmai_extractors.focus import Begun
from wenmai_extractors.full_names import full_name, national
from wenmai_extractors.introduced import introduced
from wenmai_extractors.issuers import Page
from wenmai_extractors.lexicon import load_toml, user_words, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.protagonists import about, alone, apart, completed, issuer, may_be_about
from wenmai_extractors.regions import LEVELS, Home, is_region, regions, told_of_another, trimmed
from wenmai_extractors.scene import Actor, Mark
from wenmai_extractors.shortening import owned
from wenmai_extractors.spoken import Spoken, spoken_in
from wenmai_extractors.vocabulary import kinds
from wenmai_extractors.whole import Whole

_Held = TypeVar("_Held")
_OFTEN = 3  # clauses that a report begins with what it calls its own body
_NEW = 12  # bodies remembered that the report set up
_COMMITTEE = pattern("[\u4e00-\u9fff]{2,6}?[市县区州旗](?=委)")  # of a county that no table lists
_SHORT = 6  # characters of a body named in short
_SEEN = 40  # actors remembered: an anaphor does not reach further back


class Cast:
    """Who acts in one article. Fed in reading order; never shared between articles."""

    def __init__(self, page: Page | None = None) -> None:
        """Nobody has been named yet; `page` tells who issued the article."""
        self.page = page or Page("", 0, 0)
        self.spoken = Spoken()
        self.aliases: dict[str, Actor] = {}  # those that the report gives itself
        self.protagonist: Actor | None = None
        self._topic: str | None = None  # whom the article speaks of most, if it is not the first who acts
        self.telling = False  # whether the article says whom it is about, be it by going on about somebody
        self.headlined = False  # whether the headline or the signature says who that is
        self.persons: set[str] = {word.word for word in user_words("nr")}
        self._homes: list[tuple[int, Home]] = [(0, Home())]  # each from a passage on
        self._sections: list[tuple[int, tuple[Actor, ...]]] = [(0, ())]  # likewise
        self._named: list[Actor] = []
        self._places: list[tuple[int, int]] = []  # where each of them was named
        self._new: list[Actor] = []  # those that the report tells the beginning of

    @property
    def whole(self) -> Whole:
        """The report's text, for places that it names in full before it shortens them."""
        return self.spoken.whole

    @property
    def home(self) -> Home:
        """The regions that the article is at home in, as far as it has been read."""
        return self._homes[-1][1]

    def home_at(self, mark: Mark) -> Home:
        """The regions that short names at `mark` point to."""
        return _in_force(self._homes, mark)

    def introduce(
        self, headline: str, begun: Sequence[Begun], signed: Actor | None, body: Sequence[str]
    ) -> None:
        """Find whom the article is about before it is read, and where it is at home.

        `begun` are the actors that clauses begin with, `signed` is the place whose official signed the
        article, `body` its passages.
        """
        self.spoken = spoken_in(headline, begun, body)
        found = about(headline, begun, signed, self)
        self._topic = found.topic
        self.headlined = found.hero is not None
        self.telling = self.headlined or found.topic is not None
        if found.hero and found.hero.type == "Person":
            self.persons.add(found.hero.name)
        items = {
            one.mention.text for one in begun if one.item
        }  # of A、B、C no one is where the report is from
        names = sorted(self.spoken.names, key=items.__contains__)
        for name in dict.fromkeys((*([signed.name] if signed else []), *names)):
            once = name.endswith(_firms()) and self.spoken.text.count(name) == 1
            passing = once and any("我" + r.name[-1] in self.spoken.text for r in regions(name))
            if not (told_of_another(name, self.spoken.text) or passing):  # the firm of a worker who won, say
                self.home.learn(name)
        self.protagonist = completed(found.hero, self) if found.hero else None
        self._introduced(body[0] if body and not self.telling else "", 1 if headline else 0)

    def _introduced(self, text: str, number: int) -> None:
        """The report is about whom passage `number` introduces, whatever its name is made of."""
        name = introduced(text)
        if name:
            self.protagonist = Actor(name, "Organisation", Mark(number, 0, len(name)))
            self.call(name, self.protagonist)

    def place(self, kind: str, mark: Mark) -> str | None:
        """The region that 市, 县 … in a short name at `mark` stands for."""
        own = self.home_at(mark).of(kind)
        return self.page.above(own, kind) if own else self.page.place(kind) or self.page.only(kind)

    def turn(self, passage: int) -> None:
        """Begin an item about somebody else: short names point to its own region from here on."""
        self._homes.append((passage, Home()))

    @property
    def section(self) -> tuple[Actor, ...]:
        """Whom the section that is being read is about, where that is another than the protagonist."""
        return self._sections[-1][1]

    def open_section(self, passage: int, actors: tuple[Actor, ...]) -> None:
        """From `passage` on short names point to the first of `actors` before others, or to nobody."""
        self._sections.append((passage, actors))

    def resolve(self, mention: ActorMention, mark: Mark) -> Actor | None:
        """Who a mention means, under the fullest name; None when that is open."""
        if mention.kind == "Anaphor":
            return self.antecedent(mention.text, mark)
        name = full_name(mention.text, mark, self)
        return Actor(name, "Place" if is_region(name) and not name.endswith("社区") else mention.kind, mark)

    def resolve_each(self, mentions: Sequence[ActorMention], number: int) -> tuple[Actor, ...]:
        """Who mentions in passage `number` mean, each by itself; those that stay open are left out."""
        named: list[Actor] = []
        for mention in mentions:
            actor = self.resolve(mention, Mark(number, mention.start, mention.end))
            if actor is None:
                continue
            if named and _elsewhere(actor.name, mention.text, named[-1].name):
                actor = replace(actor, name=_seat(named[-1].name) + mention.text)
            named.append(replace(actor, name=owned(named[0].name, actor.name)) if named else actor)
        return tuple(named)

    def resolve_all(self, mentions: Sequence[ActorMention], number: int) -> tuple[Actor, ...]:
        """Who a list means: 区妇联和计生办 share their region. `number` is the passage."""
        found: list[Actor] = []
        for mention in mentions:
            actor = self.resolve(mention, Mark(number, mention.start, mention.end))
            if actor and found:
                actor = replace(actor, name=owned(found[0].name, actor.name))
            plain = actor is not None and actor.name == mention.text and len(actor.name) <= 6
            plain = plain and not mention.text.startswith((*national(), *LEVELS))  # 省人民医院
            plain = plain and not mention.text.endswith(_firms())
            if actor and found and plain and not regions(actor.name):
                seats = (_seat(before.name) for before in reversed(found))
                seat = next(filter(None, seats), "")
                actor = replace(actor, name=actor.name if actor.name.startswith(seat) else seat + actor.name)
            elif actor and found and _elsewhere(actor.name, mention.text, found[-1].name):
                actor = replace(actor, name=_seat(found[-1].name) + mention.text)
            if actor:
                found.append(actor)
        return tuple(found)

    def local(self, body: ActorMention, mark: Mark) -> Actor:
        """A body that an entry of a gazetteer is on, 文化馆, under the place that the report is about."""
        hero = self.protagonist
        place = hero.name if hero and hero.type == "Place" else None
        if not self.telling:
            place = next((name for kind in "县市区旗" if (name := self.place(kind, mark))), None)
        whole = body.text if regions(body.text) or place is None else trimmed(place) + body.text
        return Actor(whole, body.kind, mark)

    def note(self, actor: Actor) -> None:
        """Note that `actor` was named, as one whom short names may point to."""
        last = self._places[-1] if self._places else (0, 0)
        self._places.append(max(last, (actor.mark.passage, actor.mark.start)))
        self._named.append(actor)

    def remember(self, actor: Actor) -> None:
        """Note that `actor` acts: the first is whom the article is about, unless another is its topic."""
        self.note(actor)
        ours = anaphor_head(actor.name) if actor.name[0] in OURS else None
        # 我院|团委, 县教育局|党组: the report is 我院's, the bureau's
        whole = ours or actor.name.removesuffix("党组")
        actor = Actor(whole, "Organisation", actor.mark) if whole != actor.name else actor
        if self.protagonist is None and may_be_about(actor.name, self._topic, self.spoken):
            self.protagonist = actor
            self.home.learn(actor.name)

    def call(self, alias: str, actor: Actor) -> None:
        """Note that the report calls `actor` so: 以下简称X."""
        self.aliases.setdefault(alias, actor)

    def begun(self, mention: ActorMention, number: int) -> None:
        """Note a body that a clause of passage `number` sets up or renames, for short names."""
        actor = self.resolve(mention, Mark(number, mention.start, mention.end))
        if actor:
            self.note(actor)
            self._new = [*self._new[-_NEW:], actor]

    def newest(self, kind: str) -> Actor | None:
        """The body begun last, if its name ends in `kind` and the protagonist's does not: 馆."""
        new = self._new[-1] if self._new else None
        hero = self.protagonist
        return new if new and new.name.endswith(kind) and not (hero and hero.name.endswith(kind)) else None

    def newcomer(self, text: str, start: int, end: int, number: int) -> Actor | None:
        """The body noted before whose name ends as text[start:end] begins: 投递班, 读书社."""
        for alias, actor in self.aliases.items():
            if text.startswith(alias, start, end):
                return replace(actor, mark=Mark(number, start, start + len(alias)))
        firm = firm_at(text, start, end, self.spoken.firms)
        if firm:
            return Actor(firm[0], "Organisation", Mark(number, start, firm[1]))
        for actor in reversed(self._new):
            for size in range(min(len(actor.name) - 1, end - start, 8), 1, -1):
                tail = text[start : start + size]
                if actor.name.endswith(tail) and (size > 2 or kinds().match(tail)):
                    hero = self.protagonist
                    taken = hero is not None and hero.name.endswith(tail)
                    mark = Mark(number, start, start + size)
                    return None if taken else replace(actor, mark=mark)
        return None

    def told(self, mark: Mark) -> list[Actor]:
        """Who was named before `mark`, the last first, as far back as a short name points."""
        stop = bisect_left(self._places, (mark.passage, mark.start))
        return self._named[max(0, stop - _SEEN) : stop][::-1]

    def antecedent(self, word: str, mark: Mark) -> Actor | None:
        """Whom 该局, 我市 or 学校 stands for: somebody told of, the home region, whose report this is."""
        endings = anaphor_endings(word)
        if not endings:
            return replace(self.protagonist, mark=mark) if self.protagonist and endings == () else None
        told = self._one_told(word, endings, mark) or self._own_place(word, endings, mark)
        return told or self._speaker(word, endings, mark)

    def _one_told(self, word: str, endings: tuple[str, ...], mark: Mark) -> Actor | None:
        """该局 points to the one named last, 我局 and 局机关 to the one whose report this is."""
        hero = [*_in_force(self._sections, mark)[:1], *([self.protagonist] if self.protagonist else [])]
        named = self.told(mark)
        for actor in [*named, *hero] if word[0] in THAT else [*hero, *named]:
            if called(actor.name, endings):
                return replace(actor, mark=mark)
            whose = word[0] in THAT or stands_alone(word) or owned_part(actor.name)  # 石桥中学|党支部
            owner = owner_in(actor.name, endings) if whose else None
            if owner:
                return Actor(owner, "Organisation", mark)
        return None

    def _own_place(self, word: str, endings: tuple[str, ...], mark: Mark) -> Actor | None:
        """我市: the region that the report is at home in."""
        kind = endings[0]
        place = self.place(kind, mark) if len(kind) == 1 else None
        if place is None and word[0] in ("我", kind) and kind in LEVELS:
            place = self.page.own(kind)
        return Actor(trimmed(place), "Place", mark) if place else None

    def _speaker(self, word: str, endings: tuple[str, ...], mark: Mark) -> Actor | None:
        """我院, 学校 of a report that names no such body: its protagonist, its issuer, or just 我院."""
        hero = self.protagonist
        if word[0] in THAT and word.endswith(_units()):
            return Actor(THAT[0] + word[1:], "Organisation", mark)  # 该科 of a hospital: not the hospital
        if hero and hero.type == "Organisation" and word[0] in (*POINTERS, "全") and endings[0] not in LEVELS:
            return replace(hero, mark=mark)
        if len(word) > len("机关") and word.endswith("机关"):
            return Actor(word, "Organisation", mark)  # 公安机关 where no bureau is named
        if may_be_own(word) and self._nameless(word, endings):
            return Actor(word, "Organisation", mark)
        if word[0] not in OURS:
            return None
        return self._named_later(word, endings, mark) or issuer(endings, mark, self) or alone(word, mark)

    def _nameless(self, word: str, endings: tuple[str, ...]) -> bool:
        """Whether a report speaks of its own body as 学校 throughout and names none that may be it."""
        often = not self.headlined and self.spoken.nouns.count(word) >= _OFTEN
        return often and not any(called(name, endings) for name in self.spoken.names)

    def _named_later(self, word: str, endings: tuple[str, ...], mark: Mark) -> Actor | None:
        """我院 before the report has named it: the only body called so, which clauses begin with twice."""
        names = set(self.spoken.names) - self.spoken.passing
        found = {name for name in names if called(name, endings) and not apart(word, name, self.whole)}
        often = any(self.spoken.names.count(name) > 1 for name in found)
        if len(found) != 1 or not often or endings[0] in LEVELS:
            return None
        name = full_name(found.pop(), mark, self)
        return None if is_region(name) else Actor(name, "Organisation", mark)


def _seat(name: str) -> str:
    """The regions that the name of a body begins with: 石桥县 of 石桥县妇联."""
    found = regions(name)
    if not found and (committee := _COMMITTEE.match(name)):
        return committee.group()
    return name[: found[-1].end] if found and found[-1].full and found[-1].end < len(name) else ""


def _elsewhere(name: str, said: str, before: str) -> bool:
    """X区委宣传部、文明办: whether 文明办 was completed as that of another place than the body before it."""
    seat = _seat(before)
    short = not regions(said) and said[0] not in LEVELS and len(said) <= _SHORT
    other = name != said and name.endswith(said) and not name.startswith(seat)
    return bool(seat) and short and other and not said.startswith(seat)


def _in_force(since: Sequence[tuple[int, _Held]], mark: Mark) -> _Held:
    """What holds at `mark`, of things that each hold since a passage."""
    return since[bisect_right(since, mark.passage, key=itemgetter(0)) - 1][1]


@cache
def _firms() -> tuple[str, ...]:
    """How the names of firms end."""
    return words(load_toml("organisations.toml")["firms"])


@cache
def _units() -> tuple[str, ...]:
    """How the names of units end that a pointing word stands before."""
    return words(load_toml("organisations.toml")["units"])
