"""Who gains and who gives: the parties around an award's verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenmai_extractors.actors import ActorMention, actors_at, actors_before, anaphor_endings
from wenmai_extractors.awards import Award, end_of
from wenmai_extractors.parties import Party, read_parties
from wenmai_extractors.people import name_list, names_before
from wenmai_extractors.quantities import Quantity, trailing
from wenmai_extractors.scene import Actor, Line, Mark, Predication, Scene
from wenmai_extractors.subjects import skip_lead
from wenmai_extractors.titles import Title, is_title, level_of, parse_titles
from wenmai_extractors.vocabulary import verb_words

_ADVERBS = re.compile(
    r"(?:先后|继|不仅|不但|更|首度|荣幸地|光荣地|多次|再次|首次|连续|陆续|相继|成功|顺利|已|已经|还|也|又|均|都|共|累计|分别|一举|双双|曾|曾经|相|并|荣幸|光荣|正式|高分|蝉联|同时|再度|共有|全部|一并|于|自|从|[两三四五六七八九十\d]+[次度]"
    r"|连续[一二两三四五六七八九十\d]+(?:个)?(?:年度?|次|届)|[，、])+\Z"
)
_TIME_TAIL = re.compile(
    r"(?:于|在|自)?(?:(?:19|20)\d\d年?(?:、|至|—|-|和)?)+(?:年|年度|年底|年初|\d{1,2}月(?:份)?|\d{1,2}日|底|初|上半年|下半年|被)*\Z|(?:今|去|前|当|同)年\Z|(?:日前|近日|近年来?|近期)\Z|，\Z"
)
_SETTING = re.compile(
    r"(?:，)?(?:在|于)(?!职|岗|校)[^，。]{2,36}?(?:中|上|里|内|期间|比赛|大赛|竞赛|活动)\Z|(?:经|因|凭借|以)[^，。]{2,30}\Z"
)
# What stands between two awards of one clause: 被评为“Y”|称号并|荣立W.
_CHAIN = re.compile("”?(?:荣誉称号|称号|荣誉)?(?:并且?|且|还|又|同时|先后|也|再次|多次)+")
_AFTER_ONE = re.compile("”?(?:荣誉称号|称号|荣誉)?(?:等)?[、，]")  # X获Y、|Z获W
_POINTED = re.compile("这(?:也|又|已)?是")
_WORK = re.compile("《(?P<name>[^《》]{1,30})》(?:一[书文片剧])?\\Z")  # 小品《X》|获一等奖
_NAMED = re.compile(r"[\u4e00-\u9fff·（）\d]+")
_LINK = re.compile(
    r"(?:同志|个人|集体)?(?:为|以|颁发|荣获|获|获得|申报|参评|参选|参加)?(?:全国|全省|全市|全县)?(?=“)|为|申报|参评|参选|(?:同志)?(?=“)"
)


@dataclass(slots=True)
class Memory:
    """What the clauses read so far leave in force for the next.

    `open` is the award whose list may go on, `gained` the last that somebody gained, `last` the titles named
    last and `givers` who gave them, `persons` who the clauses without a subject speak of, `recipients` whom
    the passage said to be given something last, `sentence` the span that all this was said in.
    """

    open: Award | None = None
    gained: Award | None = None
    last: tuple[Title, ...] = ()
    givers: tuple[Actor, ...] = ()
    persons: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    sentence: tuple[int, int] = (-1, -1)


class Gainers:
    """Finds the parties of an award in one passage."""

    def __init__(self, scene: Scene, line: Line, memory: Memory) -> None:
        """Begin a passage; `memory` is shared with the readings."""
        self.scene = scene
        self.line = line
        self.text = line.text
        self.memory = memory

    def parties(self, predication: Predication, at: int) -> tuple[tuple[Actor, ...], Quantity | None]:
        """Who gains: what is listed right before the verb at `at`, else the clause's subjects."""
        if self.memory.gained and _CHAIN.fullmatch(self.text, self.memory.gained.end, at):
            return self.memory.gained.parties, None
        stop = self._adverbs(predication.clause.start, at)
        start = skip_lead(self.text, self._begin(predication, stop), stop)
        meant = self._pointed(start, stop)
        if meant:
            return (meant,), None
        relative = self.text.rfind("的", start, stop) + 1
        for begin in (start, relative) if 0 < relative < stop else (start,):
            # 由妇联报送的杨桂香家庭: a relative clause only says more of them.
            listed, reached = read_parties(self.scene, self.line, begin, stop) if begin < stop else ([], 0)
            if listed and reached == stop:
                actors = tuple(actor for party in listed for actor in party.actors)
                self._keep(actors)
                counts = (
                    party.count for party in listed if party.count and (party.inner or not party.actors)
                )
                return actors or predication.subjects, next(counts, None)
        work = _WORK.search(self.text, start, stop)
        if work:
            return (Actor(work["name"], "Programme", Mark(self.line.number, *work.span("name"))),), None
        inner = predication.body if predication.explicit else start
        persons = name_list(self.text, inner, stop) if inner < stop else []
        persons = persons or names_before(self.text, inner, stop)
        if persons:
            actors = tuple(Actor(p.name, "Person", Mark(self.line.number, p.start, p.end)) for p in persons)
            self._keep(actors)
            return actors, None
        return self._inherited(predication, inner, stop)

    def _inherited(
        self, predication: Predication, start: int, stop: int
    ) -> tuple[tuple[Actor, ...], Quantity | None]:
        """Who gains where text[start:stop] before the verb names nobody that could be read."""
        if predication.explicit or start < stop:
            self.memory.persons = ()
        if "、" in self.text[start:stop]:
            return (), None  # a list of names: whoever they are, nobody else gained it
        before = self._before(predication) if start >= stop else ()
        return self.memory.persons or predication.subjects or before, self._party_count(start, stop)

    def _before(self, predication: Predication) -> tuple[Actor, ...]:
        """Who gained something earlier in a sentence without a subject."""
        gained, (start, end) = self.memory.gained, predication.clause.sentence
        return gained.parties if gained and start <= gained.trigger.start < end else ()

    def _pointed(self, start: int, stop: int) -> Actor | None:
        """该大队 behind 授予X消防救援大队…: the body that was given something last."""
        word = self.text[start:stop]
        endings = anaphor_endings(word) if word.startswith("该") else None
        named = (actor for actor in reversed(self.memory.recipients) if endings)
        return next((actor for actor in named if endings and actor.name.endswith(endings)), None)

    def _begin(self, predication: Predication, stop: int) -> int:
        """Where the words before a verb begin: behind 这是, or what was gained before in the clause."""
        start, gained = predication.clause.start, self.memory.gained
        if gained and start < gained.end < stop and (join := _AFTER_ONE.match(self.text, gained.end, stop)):
            return join.end()
        pointed = _POINTED.match(self.text, start, stop)
        return pointed.end() if pointed else start

    def _keep(self, actors: tuple[Actor, ...]) -> None:
        """Persons stay in force for the bare clauses that follow."""
        self.memory.persons = (
            actors if actors and all(actor.type in ("Person", "Group") for actor in actors) else ()
        )

    def _party_count(self, start: int, stop: int) -> Quantity | None:
        """21个村获评…, 2户家庭获得…: how many gained."""
        if start >= stop:
            return None
        for size in range(0, 9):
            quantity = trailing(self.text, start, stop - size) if stop - size > start else None
            if (
                quantity
                and quantity.unit
                in ("个", "家", "户", "人", "名", "所", "位", "支", "项", "件", "对", "人次")
                and "，" not in self.text[quantity.end : stop]
            ):
                return quantity
        return None

    def _adverbs(self, start: int, stop: int) -> int:
        """Where what stands before a verb ends, its adverbs and times left out."""
        while stop > start:
            match = (
                _ADVERBS.search(self.text, start, stop)
                or _TIME_TAIL.search(self.text, start, stop)
                or _SETTING.search(self.text, start, stop)
            )
            if not match or match.start() == stop:
                return stop
            stop = match.start()
        return stop

    def relative(
        self, predication: Predication, titles: tuple[Title, ...]
    ) -> tuple[tuple[Actor, ...], Quantity | None] | None:
        """曾获Y称号的X: the party stands behind; behind it may be nobody in particular."""
        stop = end_of(titles)
        match = re.compile(r"”?(?:荣誉称号|称号|荣誉)?的(?!奖|证书|牌|荣誉|称号|殊荣|表彰|美誉)").match(
            self.text, stop
        )
        if not match:
            return None
        found = actors_at(self.text, match.end(), predication.clause.end)
        return self.resolved([mention for mention in found if mention.kind != "Anaphor"]), None

    def adjacent(self, start: int, stop: int) -> tuple[Actor, ...]:
        """The actor that stands right before the verb inside a clause: 结合漯河市创建…."""
        return self.resolved(actors_before(self.text, max(start, stop - 20), stop))

    def givers(self, start: int, end: int) -> tuple[Actor, ...]:
        """The bodies that text[start:end] begins with, as those who give."""
        actors = []
        for mention in actors_at(self.text, start, end):
            mark = Mark(self.line.number, mention.start, mention.end)
            # 被总队表彰: a short word for whoever stands above, never for the one who gains.
            known = self.scene.cast.resolve(mention, mark) if mention.kind != "Anaphor" else None
            actors.append(known or Actor(mention.text, "Organisation", mark))
        return tuple(actors) if actors and actors[0].mark.start == start else ()

    def recipients(self, start: int, end: int, *, person: bool = False) -> tuple[list[Party], int]:
        """Who is named between the verb and the title, and where the title begins.

        With `person` any name before the quotation counts.
        """
        found, stop = read_parties(self.scene, self.line, start, end)
        if found and (is_title(self.text[start:stop]) or self._shared(stop, end)):
            return [], start
        if not found:
            quote = self.text.find("“", start, end)
            name = self.text[start:quote] if quote > 0 else ""
            if (
                person
                and 2 <= len(name) <= 20
                and _NAMED.fullmatch(name)
                and not level_of(name)
                and name[:2] not in verb_words()
            ):
                actor = Actor(name, "Organisation", Mark(self.line.number, start, quote))
                return [Party((actor,))], quote
        link = _LINK.match(self.text, stop, end)
        return found, link.end() if link else stop

    def _shared(self, stop: int, end: int) -> bool:
        """全国卫生系统先进集体: the branch that a title begins with is nobody who is given it."""
        branch = self.text.endswith("系统", 0, stop)
        return branch and bool(parse_titles(self.text, self.line.depth, stop, end, trusted=False))

    def resolved(self, mentions: list[ActorMention]) -> tuple[Actor, ...]:
        """Who the mentions mean; those that stay open are left out."""
        found = (self.scene.cast.resolve(m, Mark(self.line.number, m.start, m.end)) for m in mentions)
        return tuple(actor for actor in found if actor)
