"""Awards clause by clause: lists that run on, recipients and titles by turns, titles held or hoped for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from wenmai_extractors.actors import actors_at
from wenmai_extractors.apposition import Apposition
from wenmai_extractors.awards import (
    BEFORE_TITLE,
    CLOSING,
    LEVEL_WORD,
    Award,
    Trigger,
    end_of,
    find_triggers,
    first_trigger,
    goals,
)
from wenmai_extractors.behind import TOO, WINNERS
from wenmai_extractors.decrees import Decrees
from wenmai_extractors.gainers import Gainers
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.names import is_name
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pursuits import Pursuits
from wenmai_extractors.quantities import has_figure
from wenmai_extractors.readings import Readings
from wenmai_extractors.recipients import Memory
from wenmai_extractors.rosters import Rosters
from wenmai_extractors.scene import Actor, Line, Mark, Predication, Scene
from wenmai_extractors.syntax import Clause, within
from wenmai_extractors.title_lists import more_titles, parse_titles
from wenmai_extractors.titles import NAMED, Title, is_level, is_title
from wenmai_extractors.turns import Turns

_BASIS = pattern(
    r"(?:在(?=[^，。；]{4,40}基础上)|作为|身为|继(?=[^，。；]{4,160}后)(?:(?:19|20)\d\d年(?:\d{1,2}月)?)?(?:获得|荣获)?)(?:获得|荣获)?(?P<held>[^，。；]{4,160}?)(?=的?基础上|等?(?:荣誉称号|称号|荣誉)?之?后的?(?:又|第|再|获)|的?[，。；]|\Z)"
)
_HOME = pattern(f"”?(?:称号)?的{either(load_toml('honours.toml')['bearers']['beside'])}")
_ANNOUNCED = pattern(
    r"享有[^，。：]{0,8}(?:美誉|荣誉|殊荣)\Z|(?:获得|荣获|所获|曾获|获)[^，。：]{0,12}?(?:荣誉|称号|奖项|奖励)(?:称号)?(?:有|包括|如下|主要有)?\Z|这些(?:荣誉|称号)(?:包括|有)(?:但不限于)?\Z|(?:主要|所获|学校|单位|集体|近年|历年|曾获|获得)?(?:荣誉|获奖情况|荣誉称号)(?:有|如下)?\Z"
)
_LEADING_ON = ("：", ":", "，例如", "，比如", "，诸如", "，如", "，包括")  # what a list follows
_SUCH_AS = pattern("(?:例如|比如|诸如|如)(?![今皋东意下何此])")  # 多项荣誉，|如|Y、W; but 如皋市Y
_ABOUT_TITLES = pattern(either(load_toml("honours.toml")["listing"]["announced"]))
_LIFE = pattern(r"(?P<name>[\u4e00-\u9fff·]{2,10})[，（]")
_WHOLE_CLAUSE = pattern("”?(?:荣誉称号|称号|奖)?(?:获得者)?")
_CANDIDATES = pattern("候选|提名|入围|参评|拟推荐|拟命名|拟表彰|公示(?![后期，])")
_PUTS = pattern("[把将以]")
# 《A关于命名|Y的决定》
_DECISION = pattern("《[^《》]{0,24}?关于[^《》]{0,8}?(?:表彰|命名|授予|认定|公布)+(?:奖励)?")
_SHOWN = pattern("候选|推荐|入围|公示|拟")  # Y拟表彰名单的有
_GAINED = pattern("荣获|获得|夺得|被评为|被授予")
_OF_WHOM = pattern("”?(?:等[^，。；“”、]{0,6}?)?(?:荣誉|称号|奖项)*的(?=[\u4e00-\u9fff])")  # 获Y等荣誉|的X，…
_HABIT = pattern("每(?:[两二三四五六\\d]年|届|次)(?:评选|表彰|评比|评定)")  # how it is done, no award
_QUOTED = pattern("“")
_COUNTED_BEHIND = pattern("”?(?:荣誉称号|称号)?\\d")
_COUNTS = frozenset("个名户家所位项处人件条支")  # what a bare count ends with
_NAMED = 12  # titles that a list of winners behind may be of
_COLONS = ("：", ":")


class Reader:
    """Reads the clauses of a passage in order; a list of titles may run over several clauses."""

    def __init__(self, scene: Scene, line: Line, named: tuple[Title, ...] = ()) -> None:
        """Begin a passage; `named` are titles of the one before."""
        self.scene = scene
        self.line = line
        self.text = line.text
        self.memory = Memory(named=named)
        life = _LIFE.match(self.text)
        self.life = life if life and is_name(life["name"]) else None
        self.who = Gainers(scene, line, self.memory)
        self.readings = Readings(self.who)
        self.pursuits = Pursuits(self.who)
        self.turns = Turns(self.who)
        self.rosters = Rosters(self.who)
        self.apposition = Apposition(self.who)
        self.decrees = Decrees(self.who)

    def awards(self, predication: Predication) -> Iterator[Award]:
        """What a clause says of honours."""
        clause = predication.clause
        if clause.sentence != self.memory.sentence:
            self.memory.open = self.memory.open if self._titles_alone(clause) else None
            self.memory.sentence, self.memory.persons = clause.sentence, ()
            self.memory.awarding = self.memory.awarded = ()
        rule = _HABIT.search(self.text, clause.sentence[0], clause.end)
        found = [] if rule else list(self._clause(predication)) or list(self.rosters.awards(predication))
        if not rule and not found and self.memory.open:
            found = list(self._continued(predication, self.memory.open))
        if found:
            here = (title for title in found[-1].titles if title.passage in (None, self.line.number))
            self.memory.last = tuple(here) or self.memory.last
            self.memory.named = (*self.memory.named, *(t for a in found for t in self._told(a)))[-_NAMED:]
            self.memory.proposed = found[-1].predicate == "nominatedFor"
            self.memory.givers = _givers(found[-1])
            self.memory.open = next(
                (a for a in found if a.rule == "given" and a.predicate == "conferred"), found[-1]
            )
            goes_on = (
                self.memory.open.predicate in ("received", "conferred") and self.memory.open.rule != "decree"
            )
            closed = _OF_WHOM.match(self.text, _last(found[-1].titles[-1])) if found[-1].titles else None
            self.memory.open = self.memory.open if goes_on and not closed else None
        else:
            self._mentioned(predication)
            self.memory.open = self._announced(predication) or self.memory.open
        yield from (award for award in found if award.titles)

    def _titles_alone(self, clause: Clause) -> bool:
        """获“A”。市级“B”称号。: whether a sentence is but titles, more of the list that one before began."""
        before = self.memory.open
        whole = clause.start == clause.sentence[0] and clause.sentence[1] - clause.end < len("。") + 1
        if before is None or before.predicate != "received" or not before.titles or not whole:
            return False
        titles = parse_titles(self.text, self.line.depth, clause.start, clause.end, trusted=False)
        return (
            bool(titles)
            and titles[0].level is not None
            and all(title.quantity is None for title in titles)
            and _first(titles[0]) == clause.start
            and CLOSING.fullmatch(self.text, _last(titles[-1]), clause.end) is not None
        )

    def _told(self, award: Award) -> Iterator[Title]:
        """The titles of an award as a list of their winners further down may mean them."""
        for title in award.titles:
            number = title.quantity or award.party_count
            passage = self.line.number if title.passage is None else title.passage
            yield replace(title, quantity=number, passage=passage)

    def _continued(self, predication: Predication, award: Award) -> Iterator[Award]:
        """A clause that goes on with the list of the one before."""
        if award.rule == "given":
            further = list(self.turns.further(predication, award))
            for each in further:
                yield from self._sides(each)
            if further or award.recipients or award.party_count:
                return
        start = predication.body
        if predication.explicit:
            # 江苏省优质幼儿园，南通市先进集体: an item may begin with a region.
            start = skip_lead(self.text, predication.clause.start, predication.clause.end)
        such = _SUCH_AS.match(self.text, start, predication.clause.end)
        start = such.end() if such else start
        end = predication.clause.end
        if award.titles:
            titles = more_titles(self.text, self.line.depth, start, end, award.titles[-1])
        else:
            titles = parse_titles(self.text, self.line.depth, start, end, trusted=True)
            named = parse_titles(self.text, self.line.depth, start, end, trusted=NAMED) if such else ()
            titles = named if len(named) > len(titles) else titles
        whole = titles and CLOSING.fullmatch(self.text, _last(titles[-1]), predication.clause.end)
        plain = titles and not is_title(titles[0].name)
        if plain and (
            _GAINED.search(self.text, start, end_of(titles))  # 获一等奖，|还有多名同学获得二等奖
            or (award.titles and not whole and _day().search(self.text, start, end))
        ):
            return
        reach = 0 if plain else 2  # 始称“Y” is no more of the list
        verb = first_trigger(self.text, end_of(titles), end) if titles else None
        if not titles or (verb and self.text.find("“", verb.end, end) > 0):
            return  # A获Y，|“B”、“C”等2个项目获“W”
        anew = self.text.endswith("；", 0, predication.clause.start)  # A获Y；第五届W218个，…: of others
        count, counted = titles[0].quantity, bool(award.titles) and award.titles[-1].quantity
        alike = count and counted and count.start == start  # 3位“Y”；10个“W”
        first = titles[0].parts[0].start if anew and not alike else _first(titles[0])
        bare = first < titles[0].parts[0].start and titles[0].quantity is None
        if bare and not (whole or _COUNTED_BEHIND.match(self.text, end_of(titles))):
            return  # A获Y，第二届W评选开始
        if first - start <= reach and (whole or not predication.explicit):
            own = award.rule == "gained" and titles[0].level  # 荣获省妇联“Y”，市级W: of another giver
            yield replace(award, titles=titles, givers=() if own else award.givers)

    def _announced(self, predication: Predication) -> Award | None:
        """获得的荣誉有：what follows the colon is a list of titles."""
        end = predication.clause.end
        if not (end == len(self.text) or self.text.startswith(_LEADING_ON, end)):
            return None
        match = _ANNOUNCED.search(self.text, predication.clause.start, end)
        if not match or predication.doubtful(match.start()):
            return None
        trigger = Trigger(match.start(), match.end(), frozenset({"gain"}))
        parties, count = self.who.parties(predication, trigger.start)
        return Award("received", parties, (), trigger, "list", party_count=count) if parties else None

    def _clause(self, predication: Predication) -> Iterator[Award]:
        end = predication.clause.end
        reached = predication.body
        pairs = list(self.turns.pairs(predication)) or list(self.turns.decided(predication))
        if pairs:
            for award in pairs:
                yield from self._sides(award)
            return
        told = self._tally(predication) or self._borne(predication)
        if told:
            yield told
            return
        for trigger in find_triggers(self.text, predication.body, end):
            if trigger.start < reached or self.line.depth[trigger.start] or self._runs_on(trigger, end):
                continue
            if self.text.startswith(("由", "暨"), trigger.end) and "give" in trigger.classes:
                continue  # 此次命名表彰|由A等组织联合开展, 志愿者表彰|暨“我们的节日”活动
            read = self._given_too(predication, reached, trigger) or self.readings.read(predication, trigger)
            if read:
                award = self._behind(predication, read) or read
                yield from self._sides(award)
                reached = max(trigger.end, award.end)
                self.memory.gained = award if award.predicate == "received" else None
                if self.memory.gained:
                    self.memory.won |= {party.name for party in award.parties}
        yield from self.apposition.awards(predication)
        for award in self.decrees.awards(predication):  # whom it names is nobody that the next clause means
            yield award
            yield from _received(award)
        yield from self._basis(predication)
        yield from self.pursuits.awards(predication)

    def _given_too(self, predication: Predication, reached: int, trigger: Trigger) -> Award | None:
        """获“Y”奖和A授予的“W”奖: who gained the first was given the second by A."""
        gained = self.memory.gained
        too = TOO.match(self.text, reached, predication.clause.end) if gained else None
        if gained is None or too is None or too.end("agent") != trigger.start:
            return None
        titles = parse_titles(self.text, self.line.depth, too.end(), predication.clause.end, trusted=True)
        givers = self.who.agents(*too.span("agent"))
        return replace(gained, titles=titles, trigger=trigger, givers=givers) if titles else None

    def _tally(self, predication: Predication) -> Award | None:
        """市直机关示范单位8家: a counted title without a verb."""
        start, end = predication.body, predication.clause.end
        counted = self.text[end - 1] in _COUNTS and has_figure(self.text, predication.clause.start, end)
        if not counted or predication.doubtful(start):
            return None
        subjects, goes_on = predication.subjects, self.memory.open
        won = goes_on is not None and goes_on.predicate == "received"  # 获省级奖12项，市级奖40项
        if won and subjects and is_level(subjects[0].name):
            return None  # 获Y19个，自治区|W79个
        if predication.explicit and goes_on and goes_on.predicate == "conferred":
            start = skip_lead(self.text, predication.clause.start, end)  # 有名牌产品3个，山东省著名商标27个
            subjects = goes_on.parties
        titles = parse_titles(self.text, self.line.depth, start, end, trusted=False)
        if not titles or titles[0].quantity is None or titles[0].parts[0].start != start:
            return None
        whole = titles[0].level and titles[-1].quantity and titles[-1].quantity.end == end
        if not predication.explicit and (won or not (subjects and whole)):
            return None
        verb = first_trigger(self.text, start, end)
        if verb and not ("pursue" in verb.classes and start < verb.start < titles[0].parts[-1].end):
            return None  # 创建 inside a title is no verb
        trigger = Trigger(titles[0].quantity.start, titles[0].quantity.end, frozenset({"hold"}))
        return Award("conferred", subjects, titles, trigger, "tally")

    def _borne(self, predication: Predication) -> Award | None:
        """葛秀兰，…，全国劳动模范，五一劳动奖章获得者: in a short life a clause may be a title alone."""
        name = self.life
        start, end = predication.clause.start, predication.clause.end
        if not name or start < name.end() or predication.clause.sentence[0]:
            return None
        titles = parse_titles(self.text, self.line.depth, start, end, trusted=False)
        if len(titles) != 1 or not _WHOLE_CLAUSE.fullmatch(self.text, end_of(titles), end):
            return None
        body = actors_at(self.text, titles[0].parts[0].start, end)
        if body and body[0].kind == "Organisation":
            return None  # 柳塘县石坪村卫生室乡村医生: whose people they are
        if titles[0].parts[0].start - start > 8 or not (
            titles[0].level or self.text.endswith("获得者", 0, end)
        ):
            return None
        person = Actor(name["name"], "Person", Mark(self.line.number, *name.span("name")))
        trigger = Trigger(titles[0].parts[0].start, end_of(titles), frozenset({"held"}))
        return Award("received", (person,), titles, trigger, "held")

    def _runs_on(self, trigger: Trigger, end: int) -> bool:
        """命名|表彰为, 确认|继续保留: the last verb of a run is the one that counts."""
        if "passed" in trigger.classes:
            return False  # 通过了创建Y的评审
        joined = trigger.end + self.text.startswith(("和", "与", "、", "暨"), trigger.end)  # 命名和|认定
        following = first_trigger(self.text, joined, min(end, joined + 6))
        if following is None or following.start > joined or "toward" in following.classes:
            return False
        if trigger.word.endswith("为") and "pursue" in following.classes:
            titles = parse_titles(self.text, self.line.depth, trigger.end, end, trusted=False)
            return not titles  # but 评为|争创“四优”活动先进单位
        return True

    def _behind(self, predication: Predication, award: Award) -> Award | None:
        """获评Y的有A、B, 3个荣获Y的单位是A和B: the winners stand behind."""
        stop = award.end
        match = WINNERS.match(self.text, stop)
        if award.predicate not in ("received", "conferred", "nominatedFor") or match is None:
            return None
        actors, reached = self.who.winners(match.end(), predication.clause.end)
        proposed = award.predicate == "nominatedFor" or _SHOWN.search(match.group()) is not None
        said = "nominatedFor" if proposed else "received"
        if actors and reached >= predication.clause.end - 1:
            self.rosters.run_on(predication, self.rosters.uncounted(award.titles))
        if actors:
            return replace(award, predicate=said, parties=actors, party_count=None)
        following = self.text[predication.clause.end : predication.clause.end + 1] in _COLONS
        self.memory.proposed = said == "nominatedFor"
        self.memory.roster = award.titles if following else (), predication.clause.sentence
        return replace(award, parties=(), party_count=None) if following else None

    def _mentioned(self, predication: Predication) -> None:
        """Remember the title that 公布Y名单, 在表彰的Y中 and the like name without giving it to anybody."""
        start, end = predication.clause.start, predication.clause.end
        lists = self.text[end : end + 1] in _COLONS or self.memory.last
        if lists and self.text[end - 1] in _COUNTS:
            begin = skip_lead(self.text, start, end)  # 江北省二级博物馆共3家：, 表彰Y5个，…；W7个，…
            titles = parse_titles(self.text, self.line.depth, begin, end, trusted=False)
            graded = len(titles) == 1 and titles[0].level and titles[0].quantity
            if graded and _first(titles[0]) == begin and "重点" not in titles[0].name:
                self.memory.last, self.memory.proposed = titles, False
                return
        end -= self.text.endswith("中", start, end)
        if not _ABOUT_TITLES.search(self.text, start, end):
            return
        decided = _DECISION.search(self.text, start, end)
        start = decided.end() if decided else start
        quoted = _QUOTED.match(self.text, start, end)
        begin = skip_lead(self.text, start, end)
        depth = within(self.line.depth) if decided else self.line.depth
        first = parse_titles(self.text, depth, begin, end, trusted=False)
        if first and first[0].parts[0].start == begin and first[0].level:  # 江州市市长质量奖获奖名单公布
            self.memory.last, self.memory.proposed = (
                first,
                _CANDIDATES.search(self.text, start, end) is not None,
            )
            return
        for match in (*([quoted] if quoted else []), *LEVEL_WORD.finditer(self.text, start, end)):
            edition = BEFORE_TITLE.search(self.text, start, match.start())
            begin = edition.start() if edition else match.start()
            begin -= self.text.startswith("“", begin - 1) and begin > start
            base = self.line.depth[match.start()] - (self.text[begin] == "“")
            depth = within(self.line.depth, base)
            titles = parse_titles(self.text, depth, begin, end, trusted=False)
            if titles:
                counted = [t.name for t in self.memory.last] == [t.name for t in titles]  # 5所学校获评Y
                self.memory.last = self.memory.last if counted else titles
                self.memory.proposed = _CANDIDATES.search(self.text, start, end) is not None
                return

    def _sides(self, award: Award) -> Iterator[Award]:
        """An award and, where it names who was given it, the recipients' side."""
        yield award
        if award.recipients:
            self.memory.recipients, self.memory.gave = award.recipients, award.parties
            self.memory.persons = award.recipients  # what a bare clause goes on to say is said of them
        yield from _received(award)

    def _basis(self, predication: Predication) -> Iterator[Award]:
        """在第五届“全国文明单位”的基础上, 作为全国文明单位: the title is held already."""
        for match in _BASIS.finditer(self.text, predication.clause.start, predication.clause.end):
            start = match.start("held")
            titles = parse_titles(self.text, self.line.depth, start, match.end("held"), trusted=False)
            if not titles or end_of(titles) < match.end("held") - 4:
                continue
            gives = first_trigger(self.text, start, titles[0].parts[0].start)
            if gives and gives.classes & {"give", "bring"}:
                continue  # 在评审命名30个Y的基础上
            if _HOME.match(self.text, end_of(titles)) or self._put(predication, match):
                continue  # 作为首位“劳动模范”的诞生地
            told = goals(titles) or (
                match.group().startswith("继") and all(title.level or title.quoted for title in titles)
            )
            if predication.subjects and not predication.doubtful(match.start()) and told:
                trigger = Trigger(match.start(), start, frozenset({"gain"}))
                parties = self.who.parties(predication, match.start())[0]
                if not parties and self.text.startswith("这", predication.clause.start):
                    parties = predication.subjects  # 这是枣庄站继Y后的又一荣誉, by a name that nobody knows
                uncounted = tuple(replace(title, quantity=None) for title in titles)  # 又|一个|殊荣
                yield Award("received", parties, uncounted, trigger, "held")

    def _put(self, predication: Predication, match: re.Match[str]) -> bool:
        """把创建Y|作为“一号工程”: what somebody makes of something, and holds no title by."""
        return match.group().startswith("作为") and bool(
            _PUTS.search(self.text, predication.clause.start, match.start())
        )


def _received(award: Award) -> Iterator[Award]:
    """The side of those who are named as given something."""
    if award.recipients:
        titles = tuple(replace(title, quantity=None) for title in award.titles)
        side = replace(award, predicate="received", parties=award.recipients, givers=award.parties)
        yield replace(side, titles=titles, party_count=None, recipients=())


def _givers(award: Award) -> tuple[Actor, ...]:
    """Who gives, where a clause says that somebody gives something."""
    if award.rule not in ("given", "decree"):
        return ()
    return award.givers if award.predicate == "received" else award.parties


@cache
def _day() -> re.Pattern[str]:
    """今年“六一”颁发证书: a day in quotation marks, no title."""
    return re.compile(f"“{either(load_toml('units.toml')['festivals'])}”")


def _last(title: Title) -> int:
    """Where what a title says ends, the count behind it included."""
    end = title.parts[-1].end
    return max(end, title.quantity.end) if title.quantity else end


def _first(title: Title) -> int:
    """Where what a title says begins, its edition and the count before it included."""
    said = (*title.parts, *(where for _, _, where in title.values))
    start = min(piece.start for piece in (*said, title.giver or said[0]))
    return min(start, title.quantity.start) if title.quantity else start
