"""The actors of an article: its protagonist, who was named when, and the full form of a short name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import TypeVar

from msgspec.structs import replace

from wenmai_extractors.actors import ActorMention, scan_actors
from wenmai_extractors.bodies import (
    OURS,
    POINTERS,
    THAT,
    anaphor_endings,
    anaphor_head,
    called,
    is_central,
    is_internal,
    owned_part,
    owner_in,
    shares_region,
    stands_alone,
)
from wenmai_extractors.firms import firm_at, firms
from wenmai_extractors.focus import Begun, contributed, most_told
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.headlines import entitled, headline_actors, in_passing, only_body, with_kind
from wenmai_extractors.issuers import Page
from wenmai_extractors.lexicon import load_toml, user_words, words
from wenmai_extractors.names import is_name
from wenmai_extractors.regions import LEVELS, Home, is_region, lies_in, regions, told_of_another, trimmed
from wenmai_extractors.scene import Actor, Mark
from wenmai_extractors.shortening import of_place, overlap, owned, shortened_in, shortens
from wenmai_extractors.vocabulary import kinds
from wenmai_extractors.whole import Whole

# In a report on a county 财政局 and 新时代文明实践中心 are the county's.
_LOCAL = re.compile(r"^[\u4e00-\u9fff]{2,5}(?:局|委|办)\Z|^[\u4e00-\u9fff]{2,8}中心\Z")
_LEAGUE = re.compile("团[省市州县区旗盟]委")
_PORTRAIT = re.compile(
    r"(?P<name>[\u4e00-\u9fff·]{2,10}?)(?:同志|老师|先生|女士)?(?:个人)?(?:简介|简历|先进事迹|事迹)"
)
_SYSTEM = re.compile("全国[\u4e00-\u9fff]{1,8}系统")  # no report is about all of one
_OUR_BODY = "我[院校局行厂所站队矿]|我公司"
_UNITS = ("科", "室", "组", "班", "股", "庭")
_WIDE = re.compile("全(?P<level>[省市县区州旗])")
_WHOLE = re.compile(
    ".*(?:学院|大学|医院|学校|公司|法院)[\u4e00-\u9fff]"
)  # 第一临床学院|党委: a part of its own
_Held = TypeVar("_Held")
_COLONS = ("：", ":")
_NEW = 12  # bodies remembered that the report set up
_SEEN = 40  # actors remembered: an anaphor does not reach further back


class Cast:
    """Who acts in one article. Fed in reading order; never shared between articles."""

    def __init__(self, page: Page | None = None) -> None:
        """Nobody has been named yet; `page` tells who issued the article."""
        self._page = page or Page("", 0, 0)
        self._topic: str | None = None  # whom the article speaks of most, if it is not the first who acts
        self.protagonist: Actor | None = None
        self.telling = False  # whether the article says whom it is about, be it by going on about somebody
        self.headlined = False  # whether the headline or the signature says who that is
        self.persons: set[str] = {word.word for word in user_words("nr")}
        self._passing: set[str] = set()
        self._ended: Mapping[str, tuple[str, ...]] = {}  # names told of, by what they end with
        self._kindless: Mapping[str, str] = {}  # names told of, by what they are without 县 in them
        self._firms: Sequence[str] = ()  # companies that the report names in full
        self.whole = Whole()  # the report's text, for places that it names in full before it shortens them
        self._homes: list[tuple[int, Home]] = [(0, Home())]  # each from a passage on
        self._sections: list[tuple[int, tuple[Actor, ...]]] = [(0, ())]  # likewise
        self._named: list[Actor] = []
        self._aliases: dict[str, Actor] = {}  # those that the report gives itself
        self._new: list[Actor] = []  # those that the report tells the beginning of
        self._places: list[tuple[int, int]] = []  # where each of them was named

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
        """Find the protagonist in the headline (passage 0), or else in the signature.

        `begun` are the actors that clauses begin with; they complete a name that the headline shortens.
        `signed` is the place whose official signed the article, `body` its passages.
        """
        text = "".join(body)
        self.whole = Whole((headline, *body))
        spoken = [mention.text for mention, _ in begun if mention.kind != "Anaphor"]
        passing = {name for name in set(spoken) if in_passing(name, body)}
        self._passing = passing if passing < set(spoken) else set()
        self._ended = _by_ending(dict.fromkeys(spoken))
        self._kindless = _without_kind(spoken)
        self._firms = firms(text)
        self.protagonist = (
            self._portrayed(headline)
            or self._headlined(headline, (*spoken, *self._firms), text)
            or entitled(headline)
        )
        if self.protagonist is None and signed and (not spoken or "我" + signed.name[-1] in text):
            self.protagonist = signed
        self.headlined = self.protagonist is not None
        told = contributed(text, begun) or most_told(begun, headline, self._passing)
        self._topic = None if self.headlined else told
        self.telling = self.headlined or self._topic is not None
        for name in dict.fromkeys((*([signed.name] if signed else []), *spoken)):
            if not told_of_another(name, text):
                self.home.learn(name)
        hero = self.protagonist
        if hero and hero.type == "Organisation" and hero.name[0] in LEVELS and not regions(hero.name):
            self.protagonist = replace(hero, name=self._of_home(hero.name, hero.mark))
        elif hero and hero.type == "Place":
            self.protagonist = replace(hero, name=self._kindless.get(hero.name, hero.name))

    def _portrayed(self, headline: str) -> Actor | None:
        person = _PORTRAIT.match(headline)
        if not person or not is_name(person["name"]):
            return None
        self.persons.add(person["name"])
        return Actor(person["name"], "Person", Mark(0, person.start("name"), person.end("name")))

    def _headlined(self, headline: str, spoken: Sequence[str], text: str) -> Actor | None:
        """Whom the headline names, in full, in short (南充国税), or by pointing (我院)."""
        pointer = next((m for m in scan_actors(headline) if m.kind == "Anaphor"), None)
        mention = next(iter(headline_actors(headline)), None)
        if mention and mention.kind == "Place" and headline.startswith(_COLONS, mention.end):
            body = only_body(mention.text, spoken)
            mention = ActorMention(mention.start, mention.end, body, "Organisation") if body else mention
        if mention and not (pointer and pointer.start < mention.start and pointer.text[0] in OURS):
            name = with_kind(self._longest(mention.text, spoken), Whole((text,)))
            self.home.learn(name)
            return Actor(trimmed(name), mention.kind, Mark(0, mention.start, mention.end))
        for name in dict.fromkeys(spoken):
            short = None if name in self._passing else shortened_in(name, headline)
            ours = pointer and pointer.text[0] in OURS and short and pointer.start < short[0]
            if short and not ours:  # 我院荣获“江州市卫生系统文明单位”: not 江州市卫生局
                self.home.learn(name)
                return Actor(trimmed(name), "Organisation", Mark(0, *short))
        return self._pointed(pointer, spoken) if pointer else None

    def _pointed(self, pointer: ActorMention, spoken: Sequence[str]) -> Actor | None:
        """Who 我院 is: the first spoken of that is called so, or else nobody by another name than 我院."""
        endings = anaphor_endings(pointer.text) or ()
        mark = Mark(0, pointer.start, pointer.end)
        for name in dict.fromkeys(spoken):
            if pointer.text[0] in OURS and any(self.whole.has(pointer.text + to + name) for to in "和与、同"):
                continue  # 我院和市中医院组成医疗队
            part = (
                pointer.text[1:2] == "校" and name.endswith("学院") and not regions(name)
            )  # of the university
            if called(name, endings) and name not in self._passing and not part:
                own = self._papers(name, pointer.text[1:2])
                self.home.learn(own)
                return Actor(trimmed(own), "Place" if is_region(own) else "Organisation", mark)
        if len(endings) == 1 and endings[0] in LEVELS:
            for name in spoken:
                if name not in self._passing:
                    self.home.learn(name)
            place = self.place(endings[0], mark) or self._page.own(endings[0])
            return Actor(trimmed(place), "Place", mark) if place else _alone(pointer.text, mark)
        return self._issuer(endings, mark) or _alone(pointer.text, mark)

    def _issuer(self, endings: tuple[str, ...], mark: Mark) -> Actor | None:
        """Who issued the page, where it is a body that 我院 may stand for."""
        name = self._page.body(endings)
        if name is None:
            return None
        return Actor(self._of_home(name, mark) if name[0] in LEVELS else trimmed(name), "Organisation", mark)

    def place(self, kind: str, mark: Mark) -> str | None:
        """The region that 市, 县 … in a short name at `mark` stands for."""
        own = self.home_at(mark).of(kind)
        return self._papers(own, kind) if own else self._page.place(kind) or self._page.only(kind)

    def _papers(self, name: str, kind: str) -> str:
        """The paper's own city for a town in it that is called 市 as well: whose 我市 is."""
        press = self._page.place(kind)
        return press if press and lies_in(name, press) else name

    @staticmethod
    def beside(name: str, before: str) -> str:
        """格尔木市委、市政府: the short name under the region that the name before it begins with."""
        if name[0] in LEVELS and not regions(name):
            for region in regions(before):
                if region.name.endswith(name[0]):
                    return trimmed(before[: region.end] + name[1:])
        return name

    @staticmethod
    def _longest(name: str, spoken: Iterable[str]) -> str:
        """The longest of the names spoken in the text that ends as `name` does."""
        longer = [
            other
            for other in spoken
            if len(other) > len(name)
            and (regions(other) or other[:2] == name[:2])
            and (
                other.endswith((name, name[-4:] if len(name) > 6 else name))
                or (other[-1] == name[-1] and shortened_in(other, name) == (0, len(name)))
            )
        ]
        return max(longer, key=len, default=name) if not is_region(name) else name

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
            return self._antecedent(mention.text, mark)
        name = self._full(mention.text, mark)
        return Actor(name, "Place" if is_region(name) and not name.endswith("社区") else mention.kind, mark)

    def resolve_each(self, mentions: Sequence[ActorMention], number: int) -> tuple[Actor, ...]:
        """Who mentions in passage `number` mean, each by itself; those that stay open are left out."""
        found = [self.resolve(m, Mark(number, m.start, m.end)) for m in mentions]
        named = [actor for actor in found if actor]
        return tuple(replace(actor, name=owned(named[0].name, actor.name)) for actor in named)

    def resolve_all(self, mentions: Sequence[ActorMention], number: int) -> tuple[Actor, ...]:
        """Who a list means: 区妇联和计生办 share their region. `number` is the passage."""
        found: list[Actor] = []
        for mention in mentions:
            actor = self.resolve(mention, Mark(number, mention.start, mention.end))
            if actor and found:
                actor = replace(actor, name=owned(found[0].name, actor.name))
            plain = actor is not None and actor.name == mention.text and len(actor.name) <= 6
            plain = plain and not mention.text.startswith((*_national(), *LEVELS))  # 省人民医院
            if actor and found and plain and not regions(actor.name):
                shared = regions(found[-1].name)
                if shared and shared[-1].end < len(found[-1].name):
                    actor = replace(actor, name=found[-1].name[: shared[-1].end] + actor.name)
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
        whole = ours or actor.name.removesuffix(
            "党组"
        )  # 我院|团委, 县教育局|党组: the report is 我院's, the bureau's
        actor = Actor(whole, "Organisation", actor.mark) if whole != actor.name else actor
        if (
            self.protagonist is None
            and not is_internal(actor.name)
            and actor.name[0] not in THAT
            and not self._others(actor.name)
            and actor.name not in self._passing
        ):
            topic = self._topic or actor.name
            if actor.name.endswith(topic) or topic.endswith(actor.name):
                self.protagonist = actor
                self.home.learn(actor.name)

    def _others(self, name: str) -> bool:
        """Whether a report is not about a body: all of a system, or a ministry where it speaks of 我院."""
        return bool(_SYSTEM.match(name) or (is_central(name) and self.whole.first(_OUR_BODY)))

    def call(self, alias: str, actor: Actor) -> None:
        """Note that the report calls `actor` so: 以下简称X."""
        self._aliases.setdefault(alias, actor)

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
        for alias, actor in self._aliases.items():
            if text.startswith(alias, start, end):
                return replace(actor, mark=Mark(number, start, start + len(alias)))
        firm = firm_at(text, start, end, self._firms)
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

    def _told(self, mark: Mark) -> list[Actor]:
        """Who was named before `mark`, the last first, as far back as a short name points."""
        stop = bisect_left(self._places, (mark.passage, mark.start))
        return self._named[max(0, stop - _SEEN) : stop][::-1]

    def _antecedent(self, word: str, mark: Mark) -> Actor | None:
        """Whom 该局, 我市 or 学校 stands for: somebody told of, the home region, whose report this is."""
        endings = anaphor_endings(word)
        if not endings:
            return replace(self.protagonist, mark=mark) if self.protagonist and endings == () else None
        told = self._one_told(word, endings, mark) or self._own_place(word, endings, mark)
        return told or self._speaker(word, endings, mark)

    def _one_told(self, word: str, endings: tuple[str, ...], mark: Mark) -> Actor | None:
        """该局 points to the one named last, 我局 and 局机关 to the one whose report this is."""
        hero = [*_in_force(self._sections, mark)[:1], *([self.protagonist] if self.protagonist else [])]
        named = self._told(mark)
        for actor in [*named, *hero] if word[0] in THAT else [*hero, *named]:
            if called(actor.name, endings):
                return replace(actor, mark=mark)
            owner = owner_in(actor.name, endings) if word[0] in THAT or stands_alone(word) else None
            if owner:
                return Actor(owner, "Organisation", mark)
        return None

    def _own_place(self, word: str, endings: tuple[str, ...], mark: Mark) -> Actor | None:
        """我市: the region that the report is at home in."""
        kind = endings[0]
        place = self.place(kind, mark) if len(kind) == 1 else None
        if place is None and word[0] in ("我", kind) and kind in LEVELS:
            place = self._page.own(kind)
        return Actor(trimmed(place), "Place", mark) if place else None

    def _speaker(self, word: str, endings: tuple[str, ...], mark: Mark) -> Actor | None:
        """我院 of a report that names no such body: its protagonist, who issues the page, or just 我院."""
        hero = self.protagonist
        if word[0] in THAT and word.endswith(_UNITS):
            return Actor(THAT[0] + word[1:], "Organisation", mark)  # 该科 of a hospital: not the hospital
        if hero and hero.type == "Organisation" and word[0] in (*POINTERS, "全") and endings[0] not in LEVELS:
            return replace(hero, mark=mark)
        if len(word) > len("机关") and word.endswith("机关"):
            return Actor(word, "Organisation", mark)  # 公安机关 where no bureau is named
        return (self._issuer(endings, mark) or _alone(word, mark)) if word[0] in OURS else None

    def _full(self, name: str, mark: Mark) -> str:
        """The fullest form of the name of a body or place."""
        if name in self._aliases:
            return self._aliases[name].name
        firm = firm_at(name, 0, len(name), self._firms)
        if firm and firm[1] == len(name):
            return firm[0]  # 三禾种业, which ends like names of bodies do
        headed = self._headed(name, mark)
        if headed:
            return headed
        wide = _WIDE.match(name)
        place = self.place(wide["level"], mark) if wide else None
        if wide:
            return (trimmed(place) if place else wide.group()) + name[wide.end() :]  # 全市|公安机关
        local = name[0] in LEVELS and not regions(name)
        return self._of_home(name, mark) if local else self._of_owner(name, mark)

    def _headed(self, name: str, mark: Mark) -> str | None:
        """局机关|党委 under the full name of the one that the anaphor stands for."""
        head = anaphor_head(name)
        if not head:
            return None
        rest = name[len(head) :]
        if regions(rest):
            return trimmed(rest)
        whole = self._antecedent(head, mark)
        if whole and head[0] in OURS and not called(whole.name, anaphor_endings(head) or ()):
            return None  # 我校|团委 in a report on others
        pointed = head[0] in (*THAT, "我")  # 该县|图书馆
        named = whole is not None and (whole.type == "Organisation" or pointed)
        return whole.name + rest if whole and named else None

    def _of_home(self, name: str, mark: Mark) -> str:
        """市妇联: a body of that name told before, or else that of the home region."""
        for actor in self._told(mark):
            if len(actor.name) > len(name) and actor.name.endswith(name) and of_place(actor.name, name):
                return actor.name
        place = self.place(name[0], mark)
        return trimmed(place + name[1:]) if place else name

    def _longer(self, name: str, mark: Mark) -> str | None:
        """The full name of a body told before that `name` shortens."""
        known = (*([self.protagonist] if self.protagonist else []), *self._told(mark))
        bodies = (a.name for a in known if len(a.name) > len(name) and a.type != "Person")
        fuller = (full for full in bodies if full[: -len(name)] not in ("原", "新", "老", "旧"))
        return next(
            (full for full in fuller if full.endswith(name) or (name[:2] in full and shortens(name, full))),
            None,
        )

    def _of_owner(self, name: str, mark: Mark) -> str:
        """办公室, 财政局: a body of that name told before, or else that of the protagonist."""
        of_league = name[0] == "团" and bool(regions(name[1:]))  # 团石桥县委
        if of_league or name.startswith((*_national(), *_services())):
            return name
        owner = self.protagonist
        longer = self._longer(name, mark)
        if longer:
            return longer
        if owner and name[0] == "各":
            place = regions(owner.name)
            return owner.name[: place[-1].end] + name if place else name
        if owner and not regions(name) and not name.startswith(owner.name):
            inner = is_internal(name) and not (_WHOLE.match(name) or owned_part(name))
            if (
                owner.type == "Organisation"
                and inner
                and len(name) <= 10
                and not shares_region(owner.name, name)
            ):
                return owner.name + name.removeprefix(overlap(owner.name, name) or "校")
            if owner.type == "Place" and _LOCAL.search(name):
                league = _LEAGUE.match(name)  # 团市委 in the report of a district is the city's
                local = self.home_at(mark).of(name[1]) if league else owner.name
                return trimmed(local + name.removeprefix(overlap(local, name))) if local else name
        return trimmed(self._anchored(name, mark))

    def _anchored(self, name: str, mark: Mark) -> str:
        """A village or township under the county that the report names it with, or else is at home in."""
        found = regions(name)
        if found and (told := self._kindless.get(name)):
            return told
        if found and not found[-1].full and found[-1].end == len(name):
            own = self.protagonist.name if self.protagonist else ""
            return own if own.startswith(found[-1].name) and is_region(own) else with_kind(name, self.whole)
        if found and found[0].level >= 3 and found[0].full:
            fuller = self._ended.get(name, ())
            if len(fuller) == 1 and is_region(fuller[0]):
                return fuller[0]
            for kind in "县区旗市":
                place = self.home_at(mark).of(kind)
                known = regions(place) if place else ()
                # 工业集中区 has no townships, and what only ends as counties do is none.
                if place and known and known[-1].level <= 2 and not name.startswith(place):
                    whole = gazetteer().named(place.rpartition("市")[2] or place)
                    if kind != "市" or any(d.level == "county" for d in whole):
                        return trimmed(place) + name
        return name


def _by_ending(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names by what is left of them without their beginning: 石桥县青屏镇 by 青屏镇."""
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        for at in range(1, len(name) - 1):
            found[name[at:]] = (*found.get(name[at:], ())[:1], name)
    return found


def _in_force(since: Sequence[tuple[int, _Held]], mark: Mark) -> _Held:
    """What holds at `mark`, of things that each hold since a passage."""
    return since[bisect_right(since, mark.passage, key=itemgetter(0)) - 1][1]


def _alone(word: str, mark: Mark) -> Actor | None:
    """我院, 我省 of a report that never says which: a name that means something within the report alone."""
    ends = anaphor_endings(word)
    if not ends or word[0] in THAT:
        return None
    place = ends[0] in LEVELS
    return Actor(word, "Place" if place else "Organisation", mark) if word[0] in OURS or not place else None


@cache
def _national() -> tuple[str, ...]:
    """What the names of bodies of the whole country begin with."""
    return words(load_toml("organisations.toml")["national"])


@cache
def _services() -> tuple[str, ...]:
    """What the names of troops and of the fire brigade begin with."""
    return words(load_toml("organisations.toml")["services"])


def _without_kind(names: Iterable[str]) -> dict[str, str]:
    """Names under their county by what they are without its kind: 石桥县红星村 by 石桥红星村."""
    found: dict[str, str] = {}
    for full in names:
        place = regions(full)
        county = place[-1].start if place else 0
        if county > 2 and county == len(place[0].name):
            found.setdefault(full[: county - 1] + full[county:], full)
    return found
