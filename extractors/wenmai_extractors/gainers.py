"""Who gains and who gives: the parties before an award's verb."""

from __future__ import annotations

from msgspec.structs import replace

from wenmai_extractors.actors import actors_at, actors_before
from wenmai_extractors.awards import end_of
from wenmai_extractors.bodies import anaphor_endings
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.headlines import with_kind
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.lists_before import ListsBefore
from wenmai_extractors.parties import read_parties
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import Person, named_at
from wenmai_extractors.persons_before import PersonsBefore
from wenmai_extractors.quantities import Quantity, chinese_number, trailing
from wenmai_extractors.regions import trimmed
from wenmai_extractors.scene import Actor, Mark, Predication
from wenmai_extractors.segmenter import cut
from wenmai_extractors.titles import Title
from wenmai_extractors.unread import inner_unit, is_body, is_noun, plain_bodies
from wenmai_extractors.vocabulary import boundaries
from wenmai_extractors.wording import CALLED, CHIEFS, HOLDERS, NUMBER

_ADVERBS = pattern(
    rf"(?:{either(load_toml('honours.toml')['wrap']['adverbs'])}|[两三四五六七八九十\d]{{1,8}}[次度]"
    rf"|连续{NUMBER}个?(?:年度?|次|届)|[，、]){{1,12}}\Z"
)
_TIME_TAIL = pattern(
    r"(?:于|在|自)?(?:(?:19|20)\d\d年?(?:、|至|—|-|和)?){1,12}(?:年|年度|年底|年初|\d{1,2}月(?:份)?|\d{1,2}日|底|初|上半年|下半年|被){0,4}\Z|(?:今|去|前|当|同)年\Z|(?<!\d)[5-9五六七八九][\d〇零一二三四五六七八九]年\Z|(?:此前|此后|之前|之后|随后|后来)\Z|(?:日前|近日|近年来?|近期)\Z|，\Z"
)
_SETTING = pattern(
    r"(?:，)?(?:在|于)(?!职|岗|校)[^，。]{2,36}?(?:中|上|里|内|期间|比赛|大赛|竞赛|活动)\Z|(?:经(?![理济营验典费贸开])|因|凭借|以(?![及内外上下来前后]))[^，。]{2,30}\Z"
    r"|[与和同跟][^，。、；与和同跟]{2,24}(?:一道|一起|一同|一并)\Z"  # 与其他六家单位一道
)
# What stands between two awards of one clause: 被评为“Y”|称号并|荣立W.
_CHAIN = pattern(f"{CALLED}(?:并且?|且|还|又|同时|先后|也|再次|多次)+")
_AFTER_ONE = pattern(f"{CALLED}等?[、，]")  # X获Y、|Z获W
_POINTED = pattern("这(?:也|又|已)?是")
_PUT = pattern("(?:确定|同意|批准)(?:将)?")  # 确定|A等6个村列入Y候选名单
_WORK = pattern("《(?P<name>[^《》]{1,30})》(?:（[^（）]{1,12}）)?(?:一[书文片剧])?")
_WORKS = pattern(rf"(?:{_WORK.pattern.replace('?P<name>', '?:')}[、和与及]?){{1,24}}\Z")  # 小品《X》|获奖
_GOODS = pattern(
    "(?:\\A|[，、；。])?(?P<name>[\u4e00-\u9fff]{2,8}(?:商标|品牌)"
    "|[\u4e00-\u9fff]{2,6}(?<![名品挂授奖金银铜招老门])牌[\u4e00-\u9fff（）]{2,12})\\Z"
)  # 硒源商标, 双钱牌轮胎|被认定为Y
# 电务公司|“向阳花班组”: a team under its own name.
_TEAM = pattern("“(?P<name>[\u4e00-\u9fff]{1,10}(?:班组|班|组|队|团队|车间|工作室|岗))”")
# 柳林镇|“邻里守望志愿服务项目”|被评为Y: a project under its own name, whoever has it
_SCHEME = pattern("“(?P<name>[\u4e00-\u9fff·+]{2,20}(?:项目|品牌|工程|案例|工作法|平台))”")
# 多个单位, 一批学校, 一非遗传承人: whose names nobody says.
_ALL_HERE = pattern(rf"全(?P<kind>[省市县区州旗镇乡])[\u4e00-\u9fff]{{0,4}}?{HOLDERS}")  # 全市企业|获Y3家
_NOBODY = pattern("[，；]?[多数]人")
_ALL_OF = pattern("(?:全体)?(?:官兵|指战员|将士|师生)们?\\Z")  # 某中队|官兵被评为…
_SEVERAL = pattern("(?:多[个家名所支]|一批|一些|不少|部分|一[\u4e00-\u9fff]{1,8}(?:人|员|师|户)\\Z)")
_SAYING = pattern("\\A(?:公布|宣布|代表)(?=..)")  # 会上公布|省文明委决定
_TAIL = 80  # characters before a verb that its adverbs and times take at the most
_THING = pattern("[\u4e00-\u9fff]的[\u4e00-\u9fff]{2,14}\\Z")  # 刘家的果园被认定为: not the village
_FRAME = pattern("(?:其中|共|还|另|现|已|有|的|又|累计|先后|等)*|.{0,30}的")
_PEERS = pattern("[县区旗][|][市县区旗州]|[市州][|][市州]")  # 有73个市县被授予Y in the report of one
_OF_ALL = pattern("全国|中国")  # 全国共授予100个县Y in the report of one of them: it gives nothing
# 经A批准，授予…; 宣读A、B的表彰决定，授予…
_APPROVED = pattern(
    "(?:经(?P<agent>[^，。；经]{2,24}?)(?:党组|党委)?(?:会议?)?(?:研究)?(?:批准|同意|审定|审批|决定)"
    "|(?:宣读|通报|传达)了?(?P<read>[^，。；《》]{2,30}?)的?(?:关于)?(?:(?:表彰|命名)的?)?决定(?=，))"
)
_HELD_BY = pattern(
    rf"{CALLED}(?:等[^，。；“”、]{{0,6}}?(?:荣誉|称号|奖项))?的(?!共|有|达|奖|证书|牌|荣誉|称号|殊荣|表彰|美誉)"
)
_KIND_OF = pattern(rf"(?:[\u4e00-\u9fff]{{0,4}}(?:{HOLDERS}|[市县区镇乡村州旗]))")
_IS = pattern("是|成为|系")
_SAID_OF = pattern("[是曾说也又还作]|今年|来自|，|介绍|表示|讲述|分享|告诉|带[领着]|始终|一直|长期")
_MADE_KNOWN = pattern("，?[^，。；]{2,16}?(?<!会上)(?<!现场)(?:公布|发布)")
_HOSTED = pattern(either(load_toml("honours.toml")["listing"]["hosted"]))
_COUNTED = load_toml("honours.toml")["counted"]
_ITS_OWN = pattern(rf"{NUMBER}[^，。；]{{1,2}}?{either(_COUNTED['own'])}")  # 3个|车间 of the company that met
_MASTERS = words(_COUNTED["masters"])
_UNITS = frozenset(words(_COUNTED["units"]))
_NEAR = 60  # characters before a sentence in which an event was told of
# 襄阳|3县, 湖北省|五地市: counted without a measure word.
_BARE_COUNT = pattern(
    rf"(?<![第前续\d一二两三四五六七八九十百千])(?P<number>{NUMBER})(?P<of>{either(_COUNTED['bare'])})\Z"
)
_WIDE = pattern("全[国省]")
_COUNTRY = pattern("全国|全球|的\\Z")
_OFFICER = pattern(rf"(?:{CHIEFS}|负责人|职工|员工|代表|子女|家属)\Z")


class Gainers(ListsBefore, PersonsBefore):
    """Finds the parties of an award in one passage."""

    def parties(self, predication: Predication, at: int) -> tuple[tuple[Actor, ...], Quantity | None]:
        """Who gains: what is listed right before the verb at `at`, else the clause's subjects."""
        found, count = self._parties(predication, at)
        if predication.explicit and found == predication.subjects and found[0].type == "Person":
            found = (*self.each_with_post(predication), *found)
        placed = tuple(map(self._placed, found))
        if any(actor.type == "Place" for actor in placed):  # 临江、通远、平阳: one place makes all places
            placed = tuple(
                replace(actor, type="Place") if gazetteer().named(actor.name) else actor for actor in placed
            )
        return placed, count

    def _placed(self, actor: Actor) -> Actor:
        """石桥|捧回Y of a report on 石桥县: a place by its full name, no person."""
        if actor.type not in ("Person", "Place") or not gazetteer().named(actor.name):
            return actor
        whole = with_kind(actor.name, self.scene.cast.whole)
        return replace(actor, name=whole, type="Place") if whole != actor.name else actor

    def _parties(self, predication: Predication, at: int) -> tuple[tuple[Actor, ...], Quantity | None]:
        if self.memory.gained and _CHAIN.fullmatch(self.text, self.memory.gained.end, at):
            return self.memory.gained.parties, None
        stop = self._adverbs(predication.clause.start, at)
        start = skip_lead(self.text, self._begin(predication, stop), stop)
        meant = self._pointed(start, stop)
        everybody = predication.explicit and _ALL_OF.match(self.text, predication.body, stop)
        if meant or everybody:
            return (meant,) if meant else predication.subjects, None
        listed = self.among(start, stop) or self._listed(predication, start, stop) or self.summed(start, stop)
        if listed:
            return (*self.listed_before(predication), *listed[0]), listed[1]
        inner = predication.body if predication.explicit else start
        things = self._things(start, inner, stop)
        if things:
            return things, None
        persons = self.persons_before(inner, stop)
        if persons:
            before = self.before_list(predication, inner) or self.listed_before(predication)
            actors = (*before, *map(self.person, persons))
            self._keep(actors)
            return actors, None
        return self._unnamed(predication, inner, stop)

    def _things(self, start: int, inner: int, stop: int) -> tuple[Actor, ...]:
        """What is named before a verb and is no body: 小品《X》《Y》, 硒源商标; a team: X公司“向阳花班组”."""
        works = _WORKS.search(self.text, start, stop)
        match = works or _GOODS.search(self.text, inner, stop)
        team = _TEAM.match(self.text, inner, stop) if inner > start else None
        scheme = None if match or team else _SCHEME.fullmatch(self.text, inner, stop)
        found = match or team or scheme
        if found is None:
            return ()
        each = _WORK.finditer(self.text, *found.span()) if works else [found]
        kind = "Organisation" if team else "Programme"
        return tuple(Actor(m["name"], kind, Mark(self.line.number, *m.span("name"))) for m in each)

    def _listed(
        self, predication: Predication, start: int, stop: int
    ) -> tuple[tuple[Actor, ...], Quantity | None] | None:
        """Who is listed right before a verb: A、B; 10个村镇 of whoever the clause speaks of."""
        subjects, here = predication.subjects, Mark(self.line.number, start, stop)
        if predication.explicit and [actor.mark for actor in subjects] == [here]:
            return subjects, None  # known by more than its name here: 三禾种业
        relative = self.text.rfind("的", start, stop) + 1
        for begin in (start, relative) if 0 < relative < stop else (start,):
            # 由妇联报送的杨桂香家庭: a relative clause only says more of them.
            listed, reached = read_parties(self.scene, self.line, begin, stop) if begin < stop else ([], 0)
            aged = any(party.count and party.count.unit == "岁" for party in listed)  # 75岁的邓从林
            if listed and reached == stop and not aged:
                actors = tuple(actor for party in listed for actor in party.actors)
                self._keep(actors)
                counts = (
                    party.count for party in listed if party.count and (party.inner or not party.actors)
                )
                count = next(counts, None)
                return actors or self._owner(predication, start, count), count
        return None

    def _unnamed(
        self, predication: Predication, inner: int, stop: int
    ) -> tuple[tuple[Actor, ...], Quantity | None]:
        """Who gains where the words before the verb, from `inner` on, name nobody that can be read."""
        clause = predication.clause
        if _NOBODY.match(self.text, inner, stop):
            return (), None  # 多人荣获Y
        if self.memory.astray == clause.sentence and self.text.startswith("并", clause.start):
            return (), None  # who gained before stayed open
        if predication.explicit or inner < stop:
            self.memory.persons = ()
        meant = self._for_whom(inner, stop)
        unread = meant or self._of_all(inner, stop) or self.member(inner, stop)
        if unread is not None:
            return unread, None  # whoever they are, nobody else gained it
        count = self._party_count(inner, stop)
        if inner < stop and count:
            return self._owner(predication, inner, count), count
        if inner < stop and self._another(predication, inner, stop):
            start = skip_lead(self.text, clause.start, stop)  # 农商银行会同支行、洪江支行: 会同 is a county
            plain = plain_bodies(self.line, start, stop) or plain_bodies(self.line, inner, stop)
            return plain or self._ending(inner, stop), None
        unread = self._ending(inner, stop) or inner_unit(self.scene.protagonist, self.line, inner, stop)
        return unread or self._goes_on(predication, bare=inner >= stop), None

    def _goes_on(self, predication: Predication, *, bare: bool) -> tuple[Actor, ...]:
        """Whom a clause that names nobody speaks of."""
        if self.memory.gave and predication.subjects == self.memory.gave and not predication.explicit:
            return self.memory.recipients  # A授予B“Y”。先后6次荣立W goes on about B
        above = self.listed_above(predication) if bare else ()
        if above:
            return above
        before = self._before(predication) if bare else ()
        return self.memory.persons or predication.subjects or before

    def _for_whom(self, start: int, stop: int) -> tuple[Actor, ...]:
        """市文明办为|该公司|荣获Y举行仪式: who stands between 为 and the verb."""
        found = actors_before(self.text, max(start, stop - 20), stop)
        given = found and self.text[start : found[0].start].rstrip("该我本").endswith(("为", "贺"))
        return self.resolved(found) if given else ()

    def _of_all(self, start: int, stop: int) -> tuple[Actor, ...]:
        """全市企业|获Y3家: the city's."""
        here = _ALL_HERE.fullmatch(self.text, start, stop)
        mark = Mark(self.line.number, start, stop)
        place = self.scene.cast.place(here["kind"], mark) if here else None
        return (Actor(trimmed(place), "Place", mark),) if place else ()

    def _ending(self, start: int, stop: int) -> tuple[Actor, ...]:
        """两大节点县|德清县和安吉县: the bodies and places that the words before a verb end with."""
        found = actors_before(self.text, max(start, stop - 40), stop)
        if not found or found[0].start == start or any(m.kind == "Anaphor" for m in found):
            return ()
        last = cut(self.text[start : found[0].start])[-1]
        alone = last not in boundaries() and not last.isdigit()
        return self.resolved(found) if alone and all(len(m.text) > 2 for m in found) else ()

    def _owner(self, predication: Predication, start: int, count: Quantity | None) -> tuple[Actor, ...]:
        """Whose 10个村镇 gained a title; nobody's if those of the whole country or of somebody unread."""
        sentence = predication.clause.sentence
        if count and self._anybodys(predication, start, count.start):
            if _WIDE.search(self.text, start, count.start):
                self.memory.anybody = sentence
            return ()
        if self.memory.anybody == sentence and not predication.explicit:
            return ()  # 全省共有119户家庭被授予Y，其中10户获W
        before = self._before(predication)
        if before and not predication.explicit and self.memory.gained and self.memory.gained.party_count:
            return before  # 浙江1家法院被授予Y，3名法官被授予W
        hero, subjects = self.scene.protagonist, predication.subjects
        if len(subjects) > 1 and not predication.explicit:
            above = hero is not None and all(s.name.startswith(hero.name) for s in subjects)
            return (hero,) if hero and (above or (hero.type == "Place" and hero not in subjects)) else ()
        if count and hero and hero.type == "Place" and not predication.explicit:
            peers = _PEERS.search(f"{hero.name}|{self.text[count.end : count.end + 1]}")
            return () if peers else (hero,)  # not those of the body there that acted before
        return subjects or before

    def _anybodys(self, predication: Predication, start: int, stop: int) -> bool:
        """Whether what stands before a count says that it is of all, of the country or of somebody unread."""
        framed = _FRAME.fullmatch(self.text, start, stop)
        clause = predication.clause
        hosted = not predication.explicit and all(s.type != "Place" for s in predication.subjects)
        since = clause.sentence[0] if clause.start > clause.sentence[0] else max(0, clause.start - _NEAR)
        since = 0 if self.text.startswith("其中", clause.sentence[0]) else since
        own = _ITS_OWN.match(self.text, stop) and any(s.name.endswith(_MASTERS) for s in predication.subjects)
        if hosted and not own and _HOSTED.search(self.text, since, clause.start):
            return True  # 协会举行发布仪式，320家企业被评为…
        if _COUNTRY.search(self.text, start, stop) or not (framed or predication.explicit):
            return True  # 共有150人上榜: of all who were there
        return framed is not None and "共" in framed.group() and not self._spoken_of(predication)

    def _spoken_of(self, predication: Predication) -> bool:
        """Whether the sentence has named the subject of this clause before."""
        clause = predication.clause
        return predication.explicit or any(
            p.explicit and p.clause.sentence == clause.sentence and p.clause.start < clause.start
            for p in self.line.predications
        )

    def _another(self, predication: Predication, start: int, stop: int) -> bool:
        """Whether the words before a verb name somebody whom nothing could read, rather than how it came."""
        name = self.text[start:stop]
        if "、" in name or self.text.startswith("其中", predication.clause.start):
            return True  # a list of names, or one of those before: whoever they are, nobody else gained it
        if predication.explicit:
            several = _SEVERAL.match(self.text, start, stop)
            return bool(several) or any(sign.search(self.text, start, stop) for sign in (_OFFICER, _THING))
        # 支教团队荣获Y behind what a teacher gained
        persons = all(subject.type == "Person" for subject in predication.subjects)
        return len(name) > 3 and (is_body(name) or (persons and is_noun(name)))

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
        pointed = _POINTED.match(self.text, start, stop) or _PUT.match(self.text, start, stop)
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
        bare = _BARE_COUNT.search(self.text, max(start, stop - _TAIL), stop)
        value = chinese_number(bare["number"]) if bare else None
        if bare and value:
            return Quantity(bare.start(), bare.end(), value, bare["of"], approx=False)
        for size in range(0, 9):
            quantity = trailing(self.text, start, stop - size) if stop - size > start else None
            if quantity and quantity.unit in _UNITS and "，" not in self.text[quantity.end : stop]:
                return quantity
        return None

    def _adverbs(self, start: int, stop: int) -> int:
        """Where what stands before a verb ends, its adverbs and times left out."""
        while stop > start:
            near = max(start, stop - _TAIL)
            match = (
                _ADVERBS.search(self.text, near, stop)
                or _TIME_TAIL.search(self.text, near, stop)
                or _SETTING.search(self.text, near, stop)
            )
            if not match or match.start() == stop:
                return stop
            stop = match.start()
        return stop

    def _made_known(self, predication: Predication) -> bool:
        """文明网公布名单，|授予…: somebody unread made it known, so that nobody told of before gives."""
        first, here = predication.clause.sentence[0], predication.clause.start
        begin = skip_lead(self.text, first, here)
        known = _MADE_KNOWN.match(self.text, begin, here) if begin < here else None
        return known is not None and not any(
            p.explicit for p in self.line.predications if first <= p.clause.start < here
        )

    def relative(
        self, predication: Predication, titles: tuple[Title, ...]
    ) -> tuple[tuple[Actor, ...], Quantity | None] | None:
        """曾获Y称号的X: the party stands behind; behind it may be nobody in particular."""
        stop = end_of(titles)
        match = _HELD_BY.match(self.text, stop)
        if not match:
            return None
        behind, _ = read_parties(self.scene, self.line, match.end(), predication.clause.end)
        if behind and behind[0].actors and behind[0].actors[0].type == "Person":
            return behind[0].actors, None  # 青湾法院信访办主任贺文斌
        named = named_at(self.text, match.end(), predication.clause.end)
        if named and _SAID_OF.match(self.text, named[1]):
            name = self.text[slice(*named)]
            return (self.person(Person(*named, name, None)),), None  # 荣获Y的|卜长安|是一名保安
        kind = _KIND_OF.fullmatch(self.text, match.end(), predication.clause.end)
        if kind and _IS.search(self.text, predication.clause.start, titles[0].parts[0].start):
            return predication.subjects, None  # 我市是获得Y的|地级市
        found = actors_at(self.text, match.end(), predication.clause.end)
        return self.resolved([mention for mention in found if mention.kind != "Anaphor"]), None

    def adjacent(self, start: int, stop: int) -> tuple[Actor, ...]:
        """The actor that stands right before the verb inside a clause: 结合漯河市创建…."""
        return self.resolved(actors_before(self.text, max(start, stop - 20), stop))

    def giving(self, predication: Predication, at: int) -> tuple[Actor, ...]:
        """Who gives, by the verb at `at`: the clause's subjects, or whom the sentence said to give before."""
        if predication.explicit:
            return tuple(replace(a, name=_SAYING.sub("", a.name)) for a in predication.subjects)
        start = skip_lead(self.text, predication.clause.start, at)
        stop = self._adverbs(start, at)
        start += 2 * self.text.startswith("代表", start, stop)
        if start < stop and is_body(self.text[start:stop]):
            return plain_bodies(self.line, start, stop)
        approved = _APPROVED.search(self.text, predication.clause.sentence[0], at)
        later = approved and self.memory.awarding and self.memory.awarded_at >= approved.end()
        if later:
            return self.memory.awarding  # 经省委同意，省民政厅给A记一等功，|给B记二等功
        if approved and (agents := self.agents(*approved.span(approved.lastgroup or "agent"))):
            return agents
        if self._made_known(predication):
            return ()
        last, here = self.memory.awarded_at, predication.clause.start
        told = any(p.explicit for p in self.line.predications if last < p.clause.start < here)
        subjects = predication.subjects
        if _OF_ALL.search(self.text, *predication.clause.sentence):
            subjects = tuple(actor for actor in subjects if actor.type != "Place")
        return subjects if told else self.memory.awarding or subjects
