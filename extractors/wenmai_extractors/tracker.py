"""Whom the clauses of an article speak of, read in order.

Most sentences name nobody: the subject is then the last actor that the passage brought in, or the one the
article is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wenmai_extractors import entries
from wenmai_extractors.acting import acts_for
from wenmai_extractors.actors import ActorMention, actors_at
from wenmai_extractors.beginnings import beginning, led, one_of_many, won_before
from wenmai_extractors.bodies import stands_apart
from wenmai_extractors.dating import Dating
from wenmai_extractors.doubts import doubts_of
from wenmai_extractors.headlines import announces
from wenmai_extractors.healing import Passage
from wenmai_extractors.in_force import InForce
from wenmai_extractors.leads import informants, skip_lead
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.lives import sole
from wenmai_extractors.newcomers import merged, newcomers
from wenmai_extractors.openers import (
    apposed,
    held_elsewhere,
    leads_only,
    of_somebody,
    of_theirs,
    pair,
    rulers,
    sized,
    stages,
    struck,
    units,
    vague,
    win_together,
    wins,
)
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import Person, heads, officers, winners
from wenmai_extractors.regions import regions
from wenmai_extractors.scene import Actor, Mark, Predication
from wenmai_extractors.short_places import place_at
from wenmai_extractors.shortening import alias_at
from wenmai_extractors.speech import signs
from wenmai_extractors.staff import staff_of
from wenmai_extractors.syntax import Clause
from wenmai_extractors.topics import of_those, of_titles
from wenmai_extractors.vocabulary import Hit

_TURNS = load_toml("words.toml")["turns"]
_SAME_SCENE = pattern(rf"{either(_TURNS['same_scene'])}|[并还](?![不非列有是要可没])")
_BULLET = pattern(r"[●▲■◆★○◎▼]\s*")
_HELD = tuple(hall + inside for hall in "馆园院" for inside in "藏内中里")
_SHE = pattern("[他她](?![们人乡日国方]|所在)|这位")
_HER = ("的她", "的他")
_FOR_INSTANCE = pattern("以(?=[^，]{2,24}为例)")  # 以X为例，该行…: X is whom it goes on about
_HEADING = 24  # characters of a section heading at the most
_SAID = pattern("[，。；！？：]")
_ALONG = "随着"  # what comes about beside what is told
_SPOKE = pattern(either(_TURNS["spoke"]))
_BEFORE = 60  # characters in which somebody spoke before
_THEN = words(_TURNS["then"])
_WON = pattern(
    "(?:曾经?|先后|多次|连续[^，。]{1,6}|累计|(?:19|20)\\d\\d年(?:\\d{1,2}月)?，?)(?:被|荣?获|荣立|当选)|荣获|荣立|获得?"
)
_DONE = pattern("[了已过]|建成|完成")
_VERB = 2  # characters of a verb, or of what leads to it
_PLAIN = 4  # characters of nouns that name nobody for long: 图书馆
# What follows is what somebody has: 机构设有：|办公室、…, 现有|甘肃省高层次人才1名.
# 获A等荣誉，|以及江北省先进集体…等省级荣誉
_MORE_TITLES = pattern(
    "(?:以及|和|及)[^，。；]{4,80}?(?:等[^，。；]{0,8}?)?(?:荣誉|称号|奖项)+(?:\\d{1,4}[个项])?\\Z"
)
_PARTS = pattern("(?:(?:设有?|下设|下辖|分为)：|现有)\\Z")


class _Opened(NamedTuple):
    """Where a clause goes on behind its subject, and the bodies, places or 她 that the subject is."""

    body: int
    mentions: list[ActorMention]
    actors: tuple[Actor, ...]


@dataclass(slots=True, kw_only=True)
class Tracker(InForce):
    """Reads the clauses of an article in order and says whom each speaks of."""

    dating: Dating
    lives: Sequence[re.Match[str] | None]  # of each passage, what begins a short life
    headed: bool = False  # whether the passage is a heading
    entry: tuple[int, ActorMention | None] = (
        0,
        None,
    )  # the body that the heading above names, and its number
    opening: bool = False  # … or the first below one
    away: bool = False
    titled: bool = False  # whether a clause tells of a title itself
    aside: bool = False  # whether whom a clause begins with is only whose somebody is: 文化馆|罗延作了示范
    life: int = 0  # where the words end that say whose short life a passage tells
    doubts: list[Hit] = field(default_factory=list)
    planned: tuple[str, ...] = ()  # how what the sentence plans begins
    officials: tuple[tuple[Actor, ...], tuple[Actor, ...]] | None = None  # and for whom they act
    staged: int = -1  # the passage whose sentence begins with an event of the protagonist's
    spoken: tuple[int, int] = (-1, -1)  # the sentence that named who acts last

    def start(self, number: int, passage: Passage) -> None:
        """Begin a passage: who its section is about, or else the article's protagonist, is in force again."""
        self.sentence = ()
        self.dating.start(number, passage.text)
        heading = number > 0 and len(passage.text) <= _HEADING and not _SAID.search(passage.text)
        if heading:
            self.cast.open_section(number, ())
        self._enter(number, passage.text, heading=heading)
        self.opening = heading or (self.headed and not self.cast.section)
        self.headed = heading
        born = self.lives[number]
        self.life = born.end() if born else 0
        if born:
            self.cast.persons.add(born["name"])
        mark = _BULLET.match(passage.text)
        opening = passage.text[mark.end() : mark.end() + 24] if mark else ""
        if regions(opening):
            self.cast.turn(number)
            self.cast.home.learn(opening)
        self.paragraph = self.cast.section or ((self.cast.protagonist,) if self.cast.protagonist else ())
        if born:  # a short life goes on about the person: 2015年，她带头成立…
            self.paragraph = self.person = (Actor(born["name"], "Person", Mark(number, *born.span("name"))),)
            if number == sole(self.lives):
                self.cast.protagonist = self.person[0]

    def _enter(self, number: int, text: str, *, heading: bool) -> None:
        """Open the section of an entry on a body: 文化馆 above 1950年成立，…."""
        if heading:
            self.entry = (number, entries.heading(text))
            return
        inline = entries.inline(text)
        at, body = (number, inline) if inline else self.entry
        self.entry = (number, None)
        if body and (inline or entries.begins(text)):
            self.cast.open_section(number, (self.cast.local(body, Mark(at, body.start, body.end)),))

    def predications(
        self, number: int, passage: Passage, depth: bytes, found: list[Clause]
    ) -> Iterator[Predication]:
        """The clauses of a passage with their subjects."""
        text = passage.text
        at: tuple[tuple[int, int], int] | None = None
        for clause in found:
            fresh = at is None or at[0] != clause.sentence
            if fresh or at is None or at[1] != clause.segment:
                goes_on = not fresh and self._plans_on(text, clause)
                self.doubts = [h for h in self.doubts if goes_on or (h.word == "目标" and not fresh)]
                self.planned = self.planned if goes_on else ()
                if not fresh:
                    self.sentence = self.opener or self.paragraph or self.sentence
            scene = (self.sentence or self.away) and _SAME_SCENE.match(text, clause.start)
            stays = scene or (fresh and self._wins_on(text, clause))
            if fresh:
                self.opener = ()
            if fresh and not stays:
                self.away = False
                self.sentence = self.paragraph or ((self.cast.protagonist,) if self.cast.protagonist else ())
            spoke = fresh and _SPOKE.search(text, max(0, clause.start - _BEFORE), clause.start)
            if spoke and text.startswith(_THEN, clause.start):
                self._next_scene()
            at = (clause.sentence, clause.segment)
            lead = skip_lead(text, clause.start, clause.end)
            self.titled = fresh and of_titles(text, lead, clause.end)
            if self.titled or of_those(text, lead, clause.end):
                self.sentence = ()
            before = self.sentence
            along = text.startswith(_ALONG, lead)
            yield self._predication(number, text, depth, clause, first=fresh)
            self.sentence = before if along else self.sentence  # 随着我市加快发展，…: said in passing
            if new := merged(text, clause.start, clause.end):
                self.become(number, new)

    def _predication(
        self, number: int, text: str, depth: bytes, clause: Clause, *, first: bool
    ) -> Predication:
        if source := informants(text, clause.start, clause.end):
            self.cast.home.learn(source)
        self.officials = None if first else self.officials
        opened = self._begun(number, text, clause, first=first)
        self._carried_on(number, text, clause, opened, first=first)
        persons = self._persons(text, clause, opened)
        names = {(m.start, m.end) for m in opened.mentions} | {(p.start, p.end) for p in persons}
        body, actors = opened.body, opened.actors
        if persons:
            body, actors = self._acting(number, text, clause, persons, actors)
        self.given(number, text, body, clause.end)
        self.presented(number, text, body, clause.end)
        body = skip_lead(text, body, clause.end)
        doubts = self._doubted(text, depth, clause, names)
        for new in newcomers(text, clause.start, clause.end):
            self.cast.begun(new, number)
        subjects = actors or self.sentence
        return Predication(
            clause=clause,
            passage=number,
            subjects=subjects,
            bodies=self.officials[1] if self.officials and self.officials[0] == subjects else (),
            explicit=bool(actors),
            body=body,
            doubts=doubts,
            times=self.dating.times(text, clause),
        )

    def _carried_on(self, number: int, text: str, clause: Clause, opened: _Opened, *, first: bool) -> None:
        """Whom the sentence goes on about behind what a clause begins with."""
        body, mentions, actors = opened
        if not mentions:
            self._of_nobody(number, text, clause, body, meant=bool(actors))
        if actors and not self.aside and (first or not sized(text, mentions, clause.end)):
            self.sentence = actors[:1] if pair(text, mentions, actors) else actors
        elif mentions and not actors and self._unnamed(mentions[0].text):
            self.sentence = ()  # 县|召开大会, 公司|荣获Y: a county, a company that nothing names
        if actors and mentions and not self.aside:
            self._taken_up(text, clause, mentions, actors, first=first)
        elif actors and leads_only(text, clause, first=first):
            self.opener = self.sentence

    def _persons(self, text: str, clause: Clause, opened: _Opened) -> list[Person]:
        """The persons that a clause goes on to."""
        body, mentions, actors = opened
        behind = bool(mentions) and body > clause.start
        self.spoken = clause.sentence if behind else self.spoken
        persons = heads(text, body, clause.end, self.cast.persons) if behind or not actors else []
        persons = persons or (officers(text, body, clause.end) if mentions else [])
        bodies = mentions and mentions[-1].kind == "Organisation"
        return persons or (winners(text, body, clause.sentence[1]) if bodies else [])

    def _acting(
        self, number: int, text: str, clause: Clause, persons: list[Person], actors: tuple[Actor, ...]
    ) -> tuple[int, tuple[Actor, ...]]:
        """Where a clause goes on behind `persons`, and its subjects: these, or for whom they speak."""
        body = persons[-1].end
        body += len("一行") if text.startswith("一行", body) else 0
        acting = self.people(number, text, persons, clause.end)
        span = clause.start, clause.sentence[1]
        bodies = acts_for(self.cast, number, text, span, persons) if actors and acting else ()
        self.officials = (acting, bodies)
        told_of = () if acting else self.told_by(text, body)
        if told_of and of_theirs(actors, told_of):
            acting = self.sentence = self.paragraph = told_of  # 村党支部书记X告诉记者: of the village
        return body, acting or actors

    def _doubted(
        self, text: str, depth: bytes, clause: Clause, names: set[tuple[int, int]]
    ) -> tuple[Hit, ...]:
        """What makes a plan or a denial of a clause; its own signs bear on the clauses behind as well."""
        own = [
            hit
            for hit in doubts_of(text, depth, clause)
            if not any(start <= hit.start < end for start, end in names)  # 应城市 is no 应, nor 陈少应
        ]
        carried = tuple(self.doubts)
        plans = [hit for hit in own if hit.label == "irrealis"]
        self.doubts += [Hit(0, 0, hit.word, hit.label) for hit in plans if hit.word[:2] != "需要"]
        self.planned += tuple(text[hit.end : hit.end + _VERB] for hit in plans)
        return (*carried, *own)

    def _wins_on(self, text: str, clause: Clause) -> bool:
        """王建国扎根山区30年。|先后获…: what is won goes on about the person of the sentence before."""
        persons = bool(self.sentence) and all(actor.type == "Person" for actor in self.sentence)
        return persons and _WON.match(text, clause.start, clause.end) is not None

    def _next_scene(self) -> None:
        """随后|举行了X: after what somebody said it is the report's own body that acts."""
        hero = self.cast.protagonist
        if hero and hero.type != "Person" and all(actor.type == "Person" for actor in self.sentence):
            self.sentence = (hero,)

    def _plans_on(self, text: str, clause: Clause) -> bool:
        """将深入实施A，…；|深入实施B: whether a clause behind a semicolon begins as what is planned does."""
        alike = text[clause.start : clause.start + _VERB] in self.planned
        return alike and _DONE.search(text, clause.start, clause.end) is None

    def _of_nobody(self, number: int, text: str, clause: Clause, body: int, *, meant: bool) -> None:
        """Whom the sentence goes on about where a clause begins with no name: 由|县文联|组织作家采风."""
        if held_elsewhere(text[body : clause.end], self.cast.protagonist):
            self.sentence, self.away = (), True
        she = None if meant else _SHE.search(text, clause.start, min(clause.end, body + len("所在")))
        if she and she.start() < body and not self._of_person():
            self.sentence = ()  # 他创办民宿: somebody whom nothing has named, and not the village
        mentions, goes_on = ([], False) if meant else led(text, body, clause.end)
        actors = self.cast.resolve_all(mentions, number)
        for actor in actors:
            self.cast.remember(actor)
        if goes_on and actors and not units(mentions):
            self.sentence = actors
            self.paragraph = self.paragraph or actors

    def _of_person(self) -> bool:
        """Whether a person is spoken of."""
        return any(actor.type == "Person" for actor in self.sentence)

    def _taken_up(
        self,
        text: str,
        clause: Clause,
        mentions: list[ActorMention],
        actors: tuple[Actor, ...],
        *,
        first: bool,
    ) -> None:
        """Whether the sentence and the paragraph go on about whom a clause begins with."""
        told = signs().told.search(text, mentions[-1].end, clause.end)
        begins = leads_only(text, clause, first=first) and not told
        gives = announces(text, mentions[-1].end)
        opens = (clause.start == 0 or (begins and clause.sentence[0] == 0)) and not gives
        hero = self.cast.protagonist
        if begins and not units(mentions):
            self.opener = self.sentence
        elif begins and hero and actors[0].name.startswith(hero.name):
            self.opener = (hero,)  # 学校团委…；机器人社团… are of the school
        free = not (self.cast.telling or gives) and len(mentions[0].text) > _PLAIN
        takes = begins and self._takes_over(mentions, actors, opens=opens or free)
        # A村、B村被评为Y。|评选“好婆婆”20名 goes on about the town
        takes = takes and not (self.paragraph and win_together(text, mentions, clause.end))
        if takes or not self.paragraph:
            self.paragraph = actors
            self._open_section(actors, opens=opens)

    def _unnamed(self, word: str) -> bool:
        """Whether a short name that stands for nobody told of is not the sentence's subject either."""
        return len(word) == 1 or stands_apart(word, (actor.name for actor in self.sentence))

    def _begun(self, number: int, text: str, clause: Clause, *, first: bool) -> _Opened:
        """What a clause begins with."""
        self.aside = False
        body = skip_lead(text, clause.start, clause.end)
        along = text.startswith(_ALONG, body) and actors_at(text, body + len(_ALONG), clause.end)
        body += len(_ALONG) if along else 0
        case = _FOR_INSTANCE.match(text, body, clause.end)
        body = case.end() if case else body
        behind = won_before(text, body, clause.end)
        mentions = beginning(text, behind, clause.end)
        short = None if mentions else place_at(text, behind, clause.end, self.cast.whole)
        mentions = [short] if short else mentions
        if (
            _PARTS.search(text, max(0, clause.start - 4), body)
            or clause.start < self.life
            or self.titled
            or (not first and text.startswith("各", body))
            or (not first and _MORE_TITLES.match(text, clause.start, clause.end))
        ):
            mentions = []  # 班子齐抓共管，各科室具体落实 goes on about whom it began with
        meant = self._meant(number, text, clause, body, mentions)
        if meant:
            return _Opened(meant[0], [], meant[1])
        actors = self.cast.resolve_all(mentions, number)
        nobody = self.cast.protagonist is None and not self.cast.telling
        self.aside = bool(nobody and mentions) and of_somebody(text, mentions[-1], clause.end)
        if self._in_passing(text, clause, mentions):
            for actor in actors:
                self.cast.note(actor)
            return _Opened(mentions[-1].end, [], ())
        if mentions and mentions[0].start == body:
            body = mentions[-1].end
            rest = signs().rest.match(text, body, clause.end)
            body = rest.end() if rest else body
        passing = along or self.aside or (mentions and one_of_many(text, mentions, clause.end))
        for actor in actors:
            (self.cast.note if passing else self.cast.remember)(actor)
        if actors and mentions and not along and not self.cast.telling:
            self._focused(text, clause, mentions, actors)
        alias = alias_at(text, mentions[-1].end) if mentions else ""
        if alias and actors:
            self.cast.call(alias, actors[-1])
        return _Opened(body, mentions, actors)

    def _in_passing(self, text: str, clause: Clause, mentions: list[ActorMention]) -> bool:
        """Whether those a clause begins with do nothing: 江北市|遭受了洪灾."""
        if self.spoken == clause.sentence and apposed(text, clause, mentions):
            return True
        hero = self.cast.protagonist
        if not mentions or hero is None or hero.type != "Organisation":
            return False
        return struck(text, mentions, clause.end)

    def _focused(
        self, text: str, clause: Clause, mentions: list[ActorMention], actors: tuple[Actor, ...]
    ) -> None:
        """X县第二届典礼举行，Y法院荣获…: the report is about who wins, not where the event was."""
        if self.staged == actors[0].mark.passage and wins(text, mentions, clause.end):
            self.cast.protagonist = actors[0]
            self.paragraph = actors
        hero = self.cast.protagonist
        opens = hero is not None and hero.mark == actors[0].mark and stages(text, mentions, clause.end)
        self.staged = actors[0].mark.passage if opens else -1

    def _meant(
        self, number: int, text: str, clause: Clause, body: int, mentions: list[ActorMention]
    ) -> tuple[int, tuple[Actor, ...]] | None:
        """Whom a clause means that names nobody, and where it goes on: 投递班, 她, 馆藏, 干警."""
        short = self.cast.newcomer(text, body, clause.end, number) if vague(mentions) else None
        if short:
            return short.mark.end, (short,)
        if mentions:
            return None
        her = text.endswith(_HER, clause.start, clause.end)  # 生于1938年的她，…
        if self.person and (her or _SHE.search(text, clause.start, body)):
            return body, self.told_by(text, body) or self.person
        new = self.cast.newest(text[body]) if text.startswith(_HELD, body) else None
        if new and new.mark.passage == number:
            return body, (new,)  # 馆藏老物件2000件: what the hall holds that was just set up
        staff = staff_of(text, body, clause.end, number, self.employers())
        same = staff is None or any(actor.name == staff.name for actor in self.sentence)
        return None if staff is None or same else (body, (staff,))

    def _open_section(self, actors: tuple[Actor, ...], *, opens: bool) -> None:
        """A section goes on about whom its first paragraph begins with, where the headline names no body."""
        hero = self.cast.protagonist
        many = hero is None or hero.type == "Place" or not self.cast.headlined
        if opens and self.opening and many and actors[0] != hero:
            self.cast.open_section(actors[0].mark.passage, actors)

    def _takes_over(self, mentions: list[ActorMention], actors: tuple[Actor, ...], *, opens: bool) -> bool:
        """Whether who a sentence begins with is whom the paragraph goes on about.

        A report on one body names others in passing, unless one of them `opens` the paragraph, or nothing
        tells that it is on one body; a report on a place tells of the bodies there in turn.
        """
        hero = self.cast.protagonist
        if mentions[0].kind == "Anaphor":
            place = len(mentions[0].text) == 1 and actors[0].type == "Place"  # 省|拨款建书店
            return not (place and any(actor.type == "Organisation" for actor in self.paragraph))
        if units(mentions) or (hero and rulers(actors, hero)):
            return False  # what the town's government does, the town does
        return opens or hero is None or hero.type == "Place" or actors[0].name.startswith(hero.name)
