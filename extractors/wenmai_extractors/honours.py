"""Honours: who received what from whom, who gave it, and who only hopes for it.

A trigger is a verb of data/honours.toml. What a clause means follows from the verb's class, from what stands before it
(被, 将, 成功 …) and from the titles behind it; no class is read where its signs are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from wenmai_extractors.actors import ActorMention, actors_at, actors_before
from wenmai_extractors.frames import Details, people, place_of, time_of
from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.parties import Party, read_parties
from wenmai_extractors.people import name_list, names_before
from wenmai_extractors.quantities import Quantity, chinese_number, trailing
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.subjects import skip_lead
from wenmai_extractors.titles import Title, is_title, level_of, parse_titles
from wenmai_extractors.vocabulary import WordFinder, kinds, verb_words

_STREAK = re.compile(
    r"(?:连续|蝉联)(?P<n>[一二两三四五六七八九十\d]+)(?:个)?(?:年度?|次|届|轮|度)|(?P<crown>[两三四五六七八九十\d]+)连冠"
)
_TIMES = re.compile(
    r"(?<!连续)(?<![\d第])(?P<n>[两三四五六七八九十\d]+)(?P<unit>次|度)(?=被|荣|获|受|立|评|授|\Z)"
)
_PASSIVE = re.compile(
    r"(?:被|获|经|由|受到?|得到|荣获|获得)(?P<agent>[^，。；被“”]{1,40}?)(?:联合|共同|正式|分别|先后|连续|再次|首次|多次|一致|[一二三四五六七八九十\d两]+次|同时|等|集体|联评|予以|给予|授予|表彰|通报|为)*\Z"
)
_ADVERBS = re.compile(
    r"(?:先后|多次|再次|首次|连续|陆续|相继|成功|顺利|已|已经|还|也|又|均|都|共|累计|分别|一举|双双|曾|曾经|相|并|荣幸|光荣|正式|高分|蝉联|同时|再度|共有|全部|一并|于|自|从|[两三四五六七八九十\d]+[次度]"
    r"|连续[一二两三四五六七八九十\d]+(?:个)?(?:年度?|次|届)|[，、])+\Z"
)
_COUNTED_PARTY = re.compile(r"(?:有|共有|另有|已有|其中|的)?\Z")
_DONE = re.compile(r"(?:成功|已|已经|累计|共|先后|顺利)(?:地)?\Z")
_GIVER = re.compile(r"(?:把|将|对|向|给|为|授予|命名|表彰|认定|确定)")
_GENERIC = re.compile(r"的(?:单位|个人|集体|同志|干部|职工|人员|家庭|学生|企业|村|社区|党员|教师|学校)")
_NOUN_USE = re.compile(
    r"(?:创建|争创|双创|“双创”|申报|迎检|复审|复查)(?:工作|活动|行动|任务|攻坚|办|工程|范围|迎检|目标|先进|动员|推进|纪实|要求|标准|指标|为|经验|$|、|，|。|的|过程|中|期间|以来|重点|领导|三年|进入|启动|和|与|提供|打下|奠定)"
)
_TRAIL = re.compile(r"(?:创建|复查|复审|复核|复评|验收|考核|评审|检查|考评)")
_SIGNS = re.compile(
    "|".join(
        sorted((w for w in load_toml("honours.toml")["nominees"]["signs"].split()), key=len, reverse=True)
    )
)
_BASIS = re.compile(
    r"(?:在(?=[^，。；]{4,40}基础上)|作为|身为|继(?=[^，。；]{4,60}后)(?:(?:19|20)\d\d年(?:\d{1,2}月)?)?(?:获得|荣获)?)(?P<held>[^，。；]{4,40}?)(?=的?基础上|的?[，。；]|\Z)"
)
_OWN = re.compile(r"全[市县区镇乡州旗]")
_CONDITION = re.compile(r"(?:凡|凡是|对于?|如|若|未)(?=[^，。]*\Z)")
_ANNOUNCED = re.compile(
    r"(?:获得|荣获|所获|曾获|获)[^，。：]{0,12}?(?:荣誉|称号|奖项|奖励)(?:称号)?(?:有|包括|如下|主要有)?\Z|(?:主要|所获|学校|单位|集体|近年|历年|曾获|获得)?(?:荣誉|获奖情况|荣誉称号)(?:有|如下)?\Z"
)
_TOWARDS = re.compile(r"(?:对|向|给|将|把)(?=[^对向给将把]*\Z)")
_NAMED = re.compile(r"[\u4e00-\u9fff·（）\d]+")
_LINK = re.compile(
    r"(?:同志|个人|集体)?(?:为|以|颁发|荣获|获|获得|申报|参评|参选|参加)?(?:全国|全省|全市|全县)?(?=“)|为|申报|参评|参选|(?:同志)?(?=“)"
)
_AFTER_PAIR = re.compile(r"(?:荣誉称号|称号)?(?:、|，|和|及|以及)")
_PRAISED = re.compile(r"”(?:称号)?(?:的)?(?:表彰|表扬|嘉奖|奖励|授牌)")
_SETTING = re.compile(
    r"(?:，)?(?:在|于)(?!职|岗|校)[^，。]{2,36}?(?:中|上|里|内|期间|比赛|大赛|竞赛|活动)\Z|(?:经|因|凭借|以)[^，。]{2,30}\Z"
)
_VAGUE = frozenset("定为 列为 列入 确定为 选为 确认为".split())
_WINNERS = re.compile(
    r"”?(?:荣誉称号|称号|荣誉)?(?:的)?(?:\d+[个家名位户所])?(?:单位|集体|个人|同志|村|人|家庭|社区|学校|城市|县|区)?(?:还|分别)?(?:是|有|为|包括)(?!效|关|力)"
)
_RESPECTIVELY = re.compile(r"(?:它们|他们)?(?:分别)(?:是|为)|(?:它们|他们)是")
_ABOUT_TITLES = re.compile("名单|公布|公示|发布|揭晓|表彰|评选|命名|获评|颁奖")
_SAME_TITLE = re.compile(r"(?:此|这一|这项|该)(?:殊荣|荣誉|称号|奖项)|表彰|表扬")
_APPOSED = re.compile(r"“[^“”]{3,24}”(?=[\u4e00-\u9fff])")
_CLOSING = re.compile(r"”?(?:荣誉称号|称号|之称|美誉|之一|单位)?")
_REVIEW = re.compile(
    r"”?(?:的)?(?:荣誉称号|称号)?(?:的)?(?:届期|三年|期满)?(?:复查|复审|复核|复评|复检|复验)"
)
_WISH = frozenset("力争 争取 目标是 目标 争做 有望".split())


@cache
def _triggers() -> WordFinder:
    """The verbs of honours.toml; a label lists the classes of a word."""
    classes: dict[str, list[str]] = {}
    for label, text in load_toml("honours.toml")["verbs"].items():
        for word in words(text):
            classes.setdefault(word, []).append(label)
    shadows = dict.fromkeys(words(load_toml("honours.toml")["shadows"]["words"]), "")
    return WordFinder({word: "|".join(labels) for word, labels in classes.items()} | shadows)


@cache
def _praises() -> re.Pattern[str]:
    return re.compile("|".join(words(load_toml("honours.toml")["praise"]["objects"])))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb at start..end and the classes it may belong to."""

    start: int
    end: int
    classes: frozenset[str]

    def __len__(self) -> int:
        """Length of the verb in characters."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Award:
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


def honours(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article."""
    del taken
    announced: Award | None = None
    for line in scene.lines:
        reader = _Reader(scene, line)
        if announced and len(line.predications) == 1:
            reader.open, reader.sentence = announced, line.predications[0].clause.sentence
        for predication in line.predications:
            for award in reader.awards(predication):
                yield from _drafts(line, predication, award)
        listing = reader.open is not None and (reader.open.rule == "list") and len(line.predications) <= 2
        announced = reader.open if listing and line.number else None


class _Reader:
    """Reads the clauses of a passage in order; a list of titles may run over several clauses."""

    def __init__(self, scene: Scene, line: Line) -> None:
        """Begin a passage."""
        self.scene = scene
        self.line = line
        self.text = line.text
        self.open: Award | None = None
        self.persons: tuple[Actor, ...] = ()
        self.last: tuple[Title, ...] = ()
        self.givers: tuple[Actor, ...] = ()
        self.sentence = (-1, -1)

    def awards(self, predication: Predication) -> Iterator[Award]:
        """What a clause says of honours."""
        clause = predication.clause
        if clause.sentence != self.sentence:
            self.sentence, self.open, self.persons = clause.sentence, None, ()
        found = list(self._clause(predication)) or list(self._named_after(predication))
        if not found and self.open:
            found = list(self._continued(predication, self.open))
        if found:
            self.last = found[-1].titles or self.last
            self.givers = found[-1].parties if found[-1].rule == "given" else ()
            self.open = next(
                (a for a in found if a.rule == "given" and a.predicate == "conferred"), found[-1]
            )
            self.open = self.open if self.open.predicate in ("received", "conferred") else None
        else:
            self._mentioned(predication)
            self.open = self._announced(predication) or self.open
        yield from (award for award in found if award.titles)

    def _continued(self, predication: Predication, award: Award) -> Iterator[Award]:
        """A clause that goes on with the list of the one before."""
        if award.rule == "given":
            for parties, title in self._turns(predication.clause.start, predication.clause.end):
                yield from self._sides(self._turn(award.parties, parties, title, award.trigger))
            return
        start = predication.body
        if predication.explicit:
            # 江苏省优质幼儿园，南通市先进集体: an item may begin with a region.
            start = skip_lead(self.text, predication.clause.start, predication.clause.end)
        before = award.titles[-1] if award.titles else None
        titles = parse_titles(
            self.text,
            self.line.depth,
            start,
            predication.clause.end,
            trusted=not award.titles,
            before=before,
        )
        whole = titles and _CLOSING.fullmatch(self.text, titles[-1].parts[-1].end, predication.clause.end)
        if titles and titles[0].parts[0].start - start <= 2 and (whole or not predication.explicit):
            yield replace(award, titles=tuple(titles))

    def _announced(self, predication: Predication) -> Award | None:
        """获得的荣誉有：what follows the colon is a list of titles."""
        end = predication.clause.end
        match = _ANNOUNCED.search(self.text, predication.clause.start, end)
        if not match or self.text[end : end + 1] not in ("：", "") or predication.doubtful(match.start()):
            return None
        trigger = Trigger(match.start(), match.end(), frozenset({"gain"}))
        parties, count = self._parties(predication, trigger)
        return Award("received", parties, (), trigger, "list", party_count=count) if parties else None

    def _clause(self, predication: Predication) -> Iterator[Award]:
        end = predication.clause.end
        reached = predication.body
        pairs = list(self._pairs(predication))
        if pairs:
            for award in pairs:
                yield from self._sides(award)
            return
        tally = self._tally(predication)
        if tally:
            yield tally
            return
        for hit in _triggers().find(self.text[predication.body : end]):
            trigger = Trigger(
                predication.body + hit.start, predication.body + hit.end, frozenset(hit.label.split("|"))
            )
            if trigger.start < reached or self.line.depth[trigger.start] or self._runs_on(trigger, end):
                continue
            award = self._read(predication, trigger)
            if award:
                award = self._behind(predication, award) or award
                yield from self._sides(award)
                reached = max(trigger.end, *(part.end for title in award.titles for part in title.parts))

        yield from self._apposed(predication)
        yield from self._basis(predication)
        yield from self._hoped(predication)

    def _tally(self, predication: Predication) -> Award | None:
        """市直机关示范单位8家: a counted title without a verb."""
        start, end = predication.body, predication.clause.end
        if (
            not predication.explicit
            or predication.doubtful(start)
            or next(_triggers().find(self.text[start:end]), None)
        ):
            return None
        titles = tuple(parse_titles(self.text, self.line.depth, start, end, trusted=False))
        if not titles or titles[0].quantity is None or titles[0].parts[0].start != start:
            return None
        trigger = Trigger(titles[0].quantity.start, titles[0].quantity.end, frozenset({"hold"}))
        return Award("conferred", predication.subjects, titles, trigger, "tally")

    def _runs_on(self, trigger: Trigger, end: int) -> bool:
        """命名|表彰为, 确认|继续保留: the last verb of a run is the one that counts."""
        hit = next(_triggers().find(self.text[trigger.end : min(end, trigger.end + 6)]), None)
        return hit is not None and hit.start == 0 and not hit.label.startswith("toward")

    def _behind(self, predication: Predication, award: Award) -> Award | None:
        """获评Y的有A、B, 3个荣获Y的单位是A和B: the winners stand behind."""
        stop = max(part.end for title in award.titles for part in title.parts)
        match = _WINNERS.match(self.text, stop)
        if award.predicate not in ("received", "conferred") or match is None:
            return None
        parties, _ = read_parties(self.scene, self.line, match.end(), predication.clause.end)
        actors = tuple(actor for party in parties for actor in party.actors)
        return replace(award, predicate="received", parties=actors, party_count=None) if actors else None

    def _named_after(self, predication: Predication) -> Iterator[Award]:
        """，分别是A、B and ：A、B behind a clause that names a title."""
        start, end = predication.clause.start, predication.clause.end
        match = _RESPECTIVELY.match(self.text, start, end)
        if not self.last or not (match or self.text[start - 1 : start] == "："):
            return
        parties, reached = read_parties(self.scene, self.line, match.end() if match else start, end)
        actors = tuple(actor for party in parties for actor in party.actors)
        if actors and reached >= end - 1:
            trigger = Trigger(start, min(end, start + 2), frozenset({"listed"}))
            yield Award("received", actors, self._uncounted(), trigger, "listed", givers=self.givers)

    def _uncounted(self) -> tuple[Title, ...]:
        return tuple(replace(title, quantity=None) for title in self.last)

    def _mentioned(self, predication: Predication) -> None:
        """Remember the title that 公布Y名单, 在表彰的Y中 and the like name without giving it to anybody."""
        start, end = predication.clause.start, predication.clause.end
        if not _ABOUT_TITLES.search(self.text, start, end):
            return
        for match in _LEVEL_WORD.finditer(self.text, start, end):
            titles = parse_titles(self.text, self.line.depth, match.start(), end, trusted=False)
            if titles:
                self.last = tuple(titles)
                return

    def _sides(self, award: Award) -> Iterator[Award]:
        """An award and, where it names who was given it, the recipients' side."""
        yield award
        if award.recipients:
            self.persons = award.recipients  # what a bare clause goes on to say is said of them
            side = replace(
                award, predicate="received", parties=award.recipients, givers=award.parties, recipients=()
            )
            titles = tuple(replace(title, quantity=None) for title in award.titles)
            yield replace(side, titles=titles, party_count=None)

    def _read(self, predication: Predication, trigger: Trigger) -> Award | None:
        """The first reading whose signs are all there."""
        for read in (
            self._praise,
            self._nominated,
            self._kept,
            self._held,
            self._made,
            self._given,
            self._hold,
            self._achieved,
            self._pursued,
            self._listed,
            self._gained,
        ):
            award = read(predication, trigger)
            if award and award.titles and (award.parties or self._winners_behind(award)):
                return self._judged(predication, award)
        return None

    def _winners_behind(self, award: Award) -> bool:
        stop = max(part.end for title in award.titles for part in title.parts)
        return _WINNERS.match(self.text, stop) is not None

    def _judged(self, predication: Predication, award: Award) -> Award | None:
        """Take planning and denial into account."""
        if award.predicate in ("pursues", "nominatedFor"):
            denied = any(
                hit.label == "negation" and hit.start <= award.trigger.start for hit in predication.doubts
            )
            return None if denied else award
        doubts = [hit for hit in predication.doubts if hit.start <= award.trigger.start]
        if award.status == "revoked" or (
            award.rule == "given" and _TOWARDS.search(self.text, predication.body, award.trigger.start)
        ):
            # 取消 denies that the honour goes on, not that it was given; 将X评为Y is no plan.
            doubts = [hit for hit in doubts if hit.end <= predication.body]
        if not doubts:
            return award
        wished = {hit.word for hit in doubts} & _WISH
        if wished and award.predicate == "received" and not any(hit.label == "negation" for hit in doubts):
            return replace(award, predicate="pursues", rule="wish", status=None)
        return None

    def _titles(
        self, trigger: Trigger, predication: Predication, *, trusted: bool, start: int | None = None
    ) -> tuple[Title, ...]:
        start = trigger.end if start is None else start
        return tuple(parse_titles(self.text, self.line.depth, start, predication.clause.end, trusted=trusted))

    def _mentions(self, start: int, end: int) -> tuple[Actor, ...]:
        """The organisations named at start..end."""
        return self._resolved(actors_at(self.text, start, end))

    def _resolved(self, mentions: list[ActorMention]) -> tuple[Actor, ...]:
        found = (self.scene.cast.resolve(m, Mark(self.line.number, m.start, m.end)) for m in mentions)
        return tuple(actor for actor in found if actor)

    def _praise(self, predication: Predication, trigger: Trigger) -> Award | None:
        """受到A通报表扬, and 获A表彰: praise without a title."""
        if "praise" not in trigger.classes:
            return None
        match = _praises().search(self.text, trigger.end, predication.clause.end)
        if not match or match.start() - trigger.end > 40 or "“" in self.text[trigger.end : match.start()]:
            return None
        if self.text[match.end() : match.end() + 1] == "的":
            return None
        givers = self._givers(trigger.end, match.start())
        if not givers:
            return None
        from wenmai_extractors.objects import Piece

        title = Title(match.group(), (Piece(match.start(), match.end()),), False, None)
        parties, count = self._parties(predication, trigger)
        return Award("received", parties, (title,), trigger, "praise", givers=givers, party_count=count)

    def _givers(self, start: int, end: int) -> tuple[Actor, ...]:
        actors = []
        for mention in actors_at(self.text, start, end):
            mark = Mark(self.line.number, mention.start, mention.end)
            # 被总队表彰: a short word for whoever stands above, never for the one who gains.
            known = self.scene.cast.resolve(mention, mark) if mention.kind != "Anaphor" else None
            actors.append(known or Actor(mention.text, "Organisation", mark))
        return tuple(actors) if actors and actors[0].mark.start == start else ()

    def _nominated(self, predication: Predication, trigger: Trigger) -> Award | None:
        titles: tuple[Title, ...] = ()
        if trigger.classes & {"nominate", "gain", "made"}:
            titles = self._titles(trigger, predication, trusted=False)
        if not titles and "nominate" in trigger.classes:
            recipients, stop = self._recipients(trigger.end, predication.clause.end)
            named = tuple(actor for party in recipients for actor in party.actors)
            titles = self._titles(trigger, predication, trusted=False, start=stop) if named else ()
            if titles and self.text[:stop].endswith(("为", "申报", "参评", "参选")):
                return Award("nominatedFor", named, titles, trigger, "nominated")
            titles = ()
        if not titles:
            return self._also(predication, trigger)
        stop = max(part.end for title in titles for part in title.parts)
        sign = _SIGNS.search(self.text, stop, min(predication.clause.end, stop + 8))
        firm = "nominate" in trigger.classes and self.text[trigger.start : trigger.end] not in (
            "进入",
            "推荐",
            "上报",
            "报送",
        )
        proposed = "nominate" in trigger.classes and self.text[trigger.start : trigger.end] in (
            "推荐",
            "上报",
            "报送",
        )
        passive = self.text[max(0, trigger.start - 1) : trigger.start] == "被"
        if not (sign or firm or (proposed and not passive)) or titles[-1].name.endswith("提名奖"):
            return None
        parties, count = self._parties(predication, trigger)
        return Award("nominatedFor", parties, titles, trigger, "nominated", party_count=count)

    def _also(self, predication: Predication, trigger: Trigger) -> Award | None:
        """X荣登“Y”，Z入围提名: Z is proposed for the Y of the clause before."""
        if "nominate" not in trigger.classes or trigger.end + 3 < predication.clause.end or not self.last:
            return None
        parties, count = self._parties(predication, trigger)
        if not all(party.type == "Person" for party in parties):
            return None
        titles = tuple(replace(title, quantity=None) for title in self.last)
        return Award("nominatedFor", parties, titles, trigger, "nominated", party_count=count)

    def _kept(self, predication: Predication, trigger: Trigger) -> Award | None:
        if not trigger.classes & {"keep", "revoke"}:
            return self._passed(predication, trigger)
        titles = self._titles(trigger, predication, trusted=False)
        if not titles and "revoke" in trigger.classes:
            _, stop = self._recipients(trigger.end, predication.clause.end)
            titles = self._titles(trigger, predication, trusted=False, start=stop)
        if not titles:
            return None
        parties, count = self._parties(predication, trigger)
        status = "revoked" if "revoke" in trigger.classes else "kept"
        award = Award("received", parties, titles, trigger, status, status=status, party_count=count)
        if status == "revoked":
            passive = self.text[trigger.start - 1 : trigger.start] == "被"
            recipients, stop = self._recipients(trigger.end, predication.clause.end)
            if recipients and not passive:
                titles = self._titles(trigger, predication, trusted=False, start=stop) or titles
                named = tuple(actor for party in recipients for actor in party.actors)
                award = replace(award, parties=named or parties, titles=titles)
        return award

    def _passed(self, predication: Predication, trigger: Trigger) -> Award | None:
        """通过“全国文明单位”复查: the title is kept."""
        if "passed" not in trigger.classes:
            return None
        titles = self._titles(trigger, predication, trusted=False)
        stop = max((part.end for title in titles for part in title.parts), default=trigger.end)
        if not titles or not _REVIEW.match(self.text, stop):
            return None
        parties, count = self._parties(predication, trigger)
        return Award("received", parties, titles, trigger, "kept", status="kept", party_count=count)

    def _held(self, predication: Predication, trigger: Trigger) -> Award | None:
        """X是Y, X素有“Y”之称: only where X stands right before and the clause ends with titles."""
        if "held" not in trigger.classes or not predication.explicit or trigger.start != predication.body:
            return None
        titles = self._titles(trigger, predication, trusted=False)
        if not titles or not all((title.level or title.quoted) and is_title(title.name) for title in titles):
            return None
        stop = max(part.end for title in titles for part in title.parts)
        if not _CLOSING.fullmatch(self.text, stop, predication.clause.end):
            return None
        return Award("received", predication.subjects, titles, trigger, "held")

    def _listed(self, predication: Predication, trigger: Trigger) -> Award | None:
        """A公布Y名单，B榜上有名: B gains the titles of the clause before."""
        if "listed" not in trigger.classes or not self.last:
            return None
        same = _SAME_TITLE.match(self.text, trigger.end, predication.clause.end)
        stop = same.end() if same else trigger.end
        if stop + 2 < predication.clause.end or ("gain" in trigger.classes and not same and len(trigger) < 2):
            return None
        parties, count = self._parties(predication, trigger)
        if not parties or (same and not (predication.explicit or self.persons)):
            return None
        titles = self._uncounted()
        return Award("received", parties, titles, trigger, "listed", givers=self.givers, party_count=count)

    def _made(self, predication: Predication, trigger: Trigger) -> Award | None:
        """被A评为Y, 评为Y; 把X评为Y and A命名X为Y are a giver's."""
        if not trigger.classes & {"made", "give"}:
            return None
        before = self.text[predication.body : trigger.start]
        passive = _PASSIVE.search(before) or (re.search(r"被\Z", before))
        if "made" not in trigger.classes or (
            not passive and "give" in trigger.classes and predication.explicit
        ):
            if not passive:
                return None
        vague = self.text[trigger.start : trigger.end] in _VAGUE
        titles = self._titles(trigger, predication, trusted=not vague)
        if not titles or (
            not passive and titles[0].parts[0].start > trigger.end + 3 and not titles[0].values
        ):
            return None
        word = self.text[trigger.start : trigger.end]
        if (
            not passive
            and "give" in trigger.classes
            and actors_at(self.text, trigger.end, titles[0].parts[-1].end)
        ):
            return None
        if not passive and _TOWARDS.search(before):
            return None
        if (
            not passive
            and word in ("授予", "记", "追授", "命名", "列为", "定为", "认定为", "确定为", "命名为", "表彰")
            and predication.explicit
            and before == ""
        ):
            return None
        start = predication.body + passive.start() if passive else trigger.start
        givers: tuple[Actor, ...] = ()
        if passive and "agent" in passive.groupdict() and passive["agent"]:
            givers = self._givers(predication.body + passive.start("agent"), trigger.start)
        parties, count = self._parties(predication, replace(trigger, start=start))
        return Award("received", parties, titles, trigger, "made", givers=givers, party_count=count)

    def _given(self, predication: Predication, trigger: Trigger) -> Award | None:
        """A授予X“Y”称号, A命名X为Y, A向Y颁发奖牌, A对X等“Y”予以表彰, A将X表彰为Y."""
        towards = _TOWARDS.search(self.text, predication.body, trigger.start)
        made = "made" in trigger.classes and towards and towards.group() in ("将", "把", "给")
        if not ("give" in trigger.classes or made):
            return None
        planned = [d for d in predication.doubts if d.start <= trigger.start and d.word != "将"]
        if any(d.label == "irrealis" for d in planned) or (_irrealis(predication, trigger) and not made):
            return None
        if towards:
            recipients, stop = self._recipients(towards.end(), trigger.start)
            titles = tuple(parse_titles(self.text, self.line.depth, stop, trigger.start, trusted=True))
            titles = titles or self._titles(trigger, predication, trusted=True)
            if self.text[trigger.start : trigger.end] in _VAGUE:
                titles = tuple(title for title in titles if is_title(title.name))
        else:
            sure = self.text[trigger.start : trigger.end] in ("授予", "追授", "颁授")
            recipients, stop = self._recipients(trigger.end, predication.clause.end, person=sure)
            titles = self._titles(trigger, predication, trusted=True, start=stop)
        if not titles or not (recipients or towards or predication.explicit or titles[0].quantity):
            if titles and self.text[trigger.start : trigger.end] in ("公布", "发布", "通报"):
                self.last = titles
                self.givers = self._adjacent(predication.clause.start, trigger.start)
            return None
        named = tuple(actor for party in recipients for actor in party.actors)
        hero = self.scene.protagonist
        if not named and not towards and predication.explicit and titles[0].quoted and not titles[0].quantity:
            # 县政府授予“Y”锦旗 in the report of a school: it was the school's.
            named = (
                (hero,)
                if hero and hero.mark.passage == 0 and hero.name not in {s.name for s in predication.subjects}
                else ()
            )
        return Award(
            "conferred",
            predication.subjects,
            titles,
            trigger,
            "given",
            recipients=named,
            party_count=next((party.count for party in recipients), None),
        )

    def _recipients(self, start: int, end: int, *, person: bool = False) -> tuple[list[Party], int]:
        """Who is named between the verb and the title, and where the title begins.

        With `person` any name before the quotation counts.
        """
        found, stop = read_parties(self.scene, self.line, start, end)
        if found and is_title(self.text[start:stop]):
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

    def _pairs(self, predication: Predication) -> Iterator[Award]:
        """推选出X等7名“Y”、Z等10个“W”: recipients and titles by turns, behind a verb of giving or bringing forth."""
        for hit in _triggers().find(self.text[predication.body : predication.clause.end]):
            classes = frozenset(hit.label.split("|"))
            if not classes & {"give", "bring", "toward"}:
                continue
            trigger = Trigger(predication.body + hit.start, predication.body + hit.end, classes)
            found = list(self._turns(trigger.end, predication.clause.end))
            if len(found) > 1 and not predication.doubtful(trigger.start):
                for parties, title in found:
                    yield self._turn(predication.subjects, parties, title, trigger)
                return

    def _turns(self, start: int, end: int) -> Iterator[tuple[list[Party], Title]]:
        """Pairs of recipients and one quoted title."""
        position = start
        while position < end:
            parties, stop = read_parties(self.scene, self.line, position, end)
            link = _LINK.match(self.text, stop, end)
            stop = link.end() if link else stop
            close = self.text.find("”", stop, end) + 1
            if not parties or self.text[stop : stop + 1] != "“" or not close:
                return
            titles = parse_titles(self.text, self.line.depth, stop, close, trusted=True)
            if len(titles) != 1:
                return
            yield parties, titles[0]
            join = _AFTER_PAIR.match(self.text, close, end)
            position = join.end() if join else end

    @staticmethod
    def _turn(givers: tuple[Actor, ...], parties: list[Party], title: Title, trigger: Trigger) -> Award:
        return Award(
            "conferred",
            givers,
            (title,),
            trigger,
            "given",
            recipients=tuple(actor for party in parties for actor in party.actors),
            party_count=next((party.count for party in parties), None),
        )

    def _hold(self, predication: Predication, trigger: Trigger) -> Award | None:
        """评选出Y N名, 涌现出Y; 创建Y N个, 有Y N个."""
        strong, weak = "bring" in trigger.classes, "hold" in trigger.classes
        if not strong and not weak:
            return None
        titles = self._titles(trigger, predication, trusted=False)
        counted = [title for title in titles if title.quantity]
        if not titles or (weak and not strong and not counted):
            return None
        if not strong and any(
            title.name.endswith(("奖", "奖章", "奖状")) or _is_facility(title) for title in counted
        ):
            return None
        if not counted and not all(title.quoted or title.level for title in titles):
            return None
        if "gain" in trigger.classes:
            parties, count = self._parties(predication, trigger)
            return Award("received", parties, titles, trigger, "counted", party_count=count)
        return Award("conferred", predication.subjects, titles, trigger, "counted" if counted else "brought")

    def _achieved(self, predication: Predication, trigger: Trigger) -> Award | None:
        """建成Y, 成功创建Y, 创建为Y: said of a whole place or body."""
        before = self.text[predication.body : trigger.start]
        after = self.text[trigger.end : trigger.end + 1]
        created = "pursue" in trigger.classes and self.text[trigger.start : trigger.end] in (
            "创建",
            "申报",
            "申创",
        )
        if not (
            "achieve" in trigger.classes or (created and (_DONE.search(before) or after in ("为", "成")))
        ):
            return None
        titles = self._titles(trigger, predication, trusted=False)
        if not _goals(titles) or not all(title.level or title.quoted for title in titles):
            return None
        if any(title.quantity or _is_facility(title) for title in titles):
            return None
        parties, count = self._parties(predication, trigger)
        return Award("received", parties, titles, trigger, "achieved", party_count=count)

    def _pursued(self, predication: Predication, trigger: Trigger) -> Award | None:
        if "pursue" not in trigger.classes:
            return None
        titles = self._titles(trigger, predication, trusted=False)
        if not _goals(titles):
            return None
        if self._inside(predication, trigger, titles):
            return None
        parties = self._adjacent(predication.body, trigger.start) or predication.subjects
        return Award("pursues", parties, titles, trigger, "pursued")

    def _inside(self, predication: Predication, trigger: Trigger, titles: tuple[Title, ...]) -> bool:
        """全国民族团结进步创建活动示范市: whether the verb is a part of a longer title."""
        end = titles[0].parts[-1].end
        starts = _LEVEL_WORD.finditer(self.text, predication.clause.start, trigger.start)
        return any(is_title(self.text[match.start() : end]) for match in starts)

    def _adjacent(self, start: int, stop: int) -> tuple[Actor, ...]:
        """The actor that stands right before the verb inside a clause: 结合漯河市创建…."""
        return self._resolved(actors_before(self.text, max(start, stop - 20), stop))

    def _gained(self, predication: Predication, trigger: Trigger) -> Award | None:
        if "gain" not in trigger.classes:
            return None
        word = self.text[trigger.start : trigger.end]
        sure = word in _SURE
        start, givers = trigger.end, ()
        relative = re.compile(
            r"(?:了|过)?(?:由)?(?P<agent>[^，。；“”]{2,30}?)(?:联合|共同)?(?:授予|颁发|颁授|评选|表彰|命名|评定|给予|颁布)的"
        ).match(self.text, trigger.end)
        if relative:
            givers = self._givers(relative.start("agent"), relative.end("agent"))
            start = relative.end() if givers else start
        titles = self._titles(trigger, predication, trusted=sure, start=start)
        if not titles or (
            not sure and not all(title.level or title.quoted or is_title(title.name) for title in titles)
        ):
            return None
        if word in _WEAK and not all(
            is_title(title.name) and (title.level or title.quoted) for title in titles
        ):
            return None
        parties, count = self._relative(predication, titles) or self._parties(predication, trigger)
        if titles[0].name == "提名奖" and self.last:
            return Award("nominatedFor", parties, self._uncounted(), trigger, "nominated")
        condition = _CONDITION.search(self.text[predication.clause.start : trigger.start])
        if condition and not predication.explicit and parties == predication.subjects:
            return None
        return Award("received", parties, titles, trigger, "gained", givers=givers, party_count=count)

    def _relative(
        self, predication: Predication, titles: tuple[Title, ...]
    ) -> tuple[tuple[Actor, ...], Quantity | None] | None:
        """曾获Y称号的X: the party stands behind; behind it may be nobody in particular."""
        stop = max(part.end for title in titles for part in title.parts)
        match = re.compile(r"”?(?:荣誉称号|称号|荣誉)?的(?!奖|证书|牌|荣誉|称号|殊荣|表彰|美誉)").match(
            self.text, stop
        )
        if not match:
            return None
        found = actors_at(self.text, match.end(), predication.clause.end)
        return self._resolved([mention for mention in found if mention.kind != "Anaphor"]), None

    def _parties(
        self, predication: Predication, trigger: Trigger
    ) -> tuple[tuple[Actor, ...], Quantity | None]:
        """Who gains: what is listed right before the verb, else the clause's subjects."""
        stop = self._adverbs(predication.clause.start, trigger.start)
        start = skip_lead(self.text, predication.clause.start, stop)
        if start < stop:
            listed, reached = read_parties(self.scene, self.line, start, stop)
            if listed and reached == stop:
                actors = tuple(actor for party in listed for actor in party.actors)
                self._keep(actors)
                counts = (
                    party.count for party in listed if party.count and (party.inner or not party.actors)
                )
                return actors or predication.subjects, next(counts, None)
        inner = predication.body if predication.explicit else start
        persons = name_list(self.text, inner, stop) if inner < stop else []
        persons = persons or names_before(self.text, inner, stop)
        if persons:
            actors = tuple(Actor(p.name, "Person", Mark(self.line.number, p.start, p.end)) for p in persons)
            self._keep(actors)
            return actors, None
        if predication.explicit or inner < stop:
            self.persons = ()
        return self.persons or predication.subjects, self._party_count(inner, stop)

    def _keep(self, actors: tuple[Actor, ...]) -> None:
        """Persons stay in force for the bare clauses that follow."""
        self.persons = actors if actors and all(actor.type in ("Person", "Group") for actor in actors) else ()

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

    def _apposed(self, predication: Predication) -> Iterator[Award]:
        """“省级见义勇为模范”鲁学文: the title right before a name is that person's."""
        for match in _APPOSED.finditer(self.text, predication.clause.start, predication.clause.end):
            titles = parse_titles(self.text, self.line.depth, match.start(), match.end(), trusted=False)
            parties, _ = read_parties(self.scene, self.line, match.end(), predication.clause.end)
            persons = tuple(a for party in parties[:1] for a in party.actors if a.type == "Person")
            if len(titles) == 1 and persons and not predication.doubtful(match.start()):
                trigger = Trigger(match.start(), match.end(), frozenset({"gain"}))
                yield Award("received", persons, tuple(titles), trigger, "apposition")

    def _basis(self, predication: Predication) -> Iterator[Award]:
        """在第五届“全国文明单位”的基础上, 作为全国文明单位: the title is held already."""
        for match in _BASIS.finditer(self.text, predication.clause.start, predication.clause.end):
            start = match.start("held")
            titles = parse_titles(self.text, self.line.depth, start, match.end("held"), trusted=False)
            if not titles or max(p.end for t in titles for p in t.parts) < match.end("held") - 4:
                continue
            if predication.subjects and not predication.doubtful(match.start()) and _goals(tuple(titles)):
                trigger = Trigger(match.start(), start, frozenset({"gain"}))
                yield Award("received", predication.subjects, tuple(titles), trigger, "held")

    def _hoped(self, predication: Predication) -> Iterator[Award]:
        """全国文明城市创建工作: a title before 创建 is pursued."""
        clause = predication.clause
        for match in re.compile(r"“?(?:双创|创建|争创|申创)”?").finditer(
            self.text, predication.clause.start, clause.end
        ):
            title_start = self._title_before(predication, match.start())
            if title_start is None or not _NOUN_USE.match(self.text, match.start()):
                continue
            if _OWN.match(self.text, title_start, match.start()):
                title_start += 2
            titles = tuple(
                parse_titles(self.text, self.line.depth, title_start, match.start(), trusted=False)
            )
            if titles and max(p.end for t in titles for p in t.parts) >= match.start() - 1:
                trigger = Trigger(match.start(), match.end(), frozenset({"pursue"}))
                parties = self._adjacent(predication.clause.start, title_start) or predication.subjects
                award = Award("pursues", parties, titles, trigger, "creation")
                if parties and _goals(titles) and not any(d.label == "negation" for d in predication.doubts):
                    yield award

    def _title_before(self, predication: Predication, at: int) -> int | None:
        """Where the list of titles begins that ends at `at`: at a level word, a quotation, or behind a verb."""
        low = max(predication.clause.start, at - 44)
        for match in _LEVEL_WORD.finditer(self.text, low, at):
            if is_title(self.text[match.start() : at].split("、")[-1].strip("“”")) or is_title(
                self.text[match.start() : at].strip("“”")
            ):
                return match.start()
        return None


_SURE = frozenset(
    "荣获 荣膺 荣登 荣立 荣列 喜获 喜捧 获评 获颁 夺得 夺取 摘得 摘取 斩获 捧回 捧得 勇夺 捧走 获得 获得过 获 当选 当选为 入选 登榜 上榜 拿下 赢得".split()
)
_WEAK = frozenset("拥有 取得 位列 位居 跨入 迈入 进入 步入 成为 实现 立 赢得 登上 拿下 晋升为 创成".split())
_LEVEL_WORD = re.compile(
    r"全国|国家级?|[省市州县区]级|自治区级?|全[省市州县区]|省|(?<=[\u4e00-\u9fff])“|文明(?=城市|单位|村|校园|社区|家庭|县)|卫生(?=城市|县|乡|村|单位)|双拥模范|园林城|森林城"
)
_TIME_TAIL = re.compile(
    r"(?:于|在|自)?(?:(?:19|20)\d\d年?(?:、|至|—|-|和)?)+(?:年|年度|年底|年初|\d{1,2}月(?:份)?|\d{1,2}日|底|初|上半年|下半年|被)*\Z|(?:今|去|前|当|同)年\Z|(?:日前|近日|近年来?|近期)\Z|，\Z"
)


def _goals(titles: tuple[Title, ...]) -> bool:
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


def _is_facility(title: Title) -> bool:
    """Whether a counted name without a level is a thing that was built rather than a title."""
    kind = kinds().match(title.name)
    praised = re.search("示范|文明(?!实践)|先进|模范|优秀|最美|标兵|五星|星级|平安|达标", title.name)
    return not praised and kind is not None and kind[1] in ("Facility", "Organisation")


def _irrealis(predication: Predication, trigger: Trigger) -> bool:
    return any(hit.label == "irrealis" and hit.start <= trigger.start for hit in predication.doubts)


def _drafts(line: Line, predication: Predication, award: Award) -> Iterator[Draft]:
    pairs = list(product(award.titles, award.parties))
    if (
        len(award.titles) == len(award.parties) > 1
        and "分别" in line.text[slice(*predication.clause.sentence)]
    ):
        pairs = list(zip(award.titles, award.parties, strict=True))
    for title, party in pairs:
        yield _draft(line, predication, award, title, party)


def _draft(line: Line, predication: Predication, award: Award, title: Title, party: Actor) -> Draft:
    details = Details()
    for key, value, piece in title.values:
        details.add(key, value, Mark(line.number, piece.start, piece.end))
    if award.predicate != "pursues":
        time_of(line, predication, award.trigger.start, details)
        _streak(line, predication, award, details)
        _counts(line, predication, award, title, details)
    if award.givers:
        details.add("conferred_by", tuple(g.name for g in award.givers), *(g.mark for g in award.givers))
    details.add("status", award.status, Mark(line.number, award.trigger.start, award.trigger.end))
    details.add("level", title.level, Mark(line.number, title.parts[0].start, title.parts[0].end))
    return Draft(
        subject=party,
        predicate=award.predicate,
        name=title.name,
        type="Honour",
        object=tuple(Mark(line.number, part.start, part.end) for part in title.parts),
        sentence=Mark(line.number, *predication.clause.sentence),
        rule=award.rule,
        trigger=Mark(line.number, award.trigger.start, award.trigger.end),
        qualifiers=details.values,
        proofs=details.proofs,
        confidence=0.94 if predication.explicit else 0.86,
    )


def _streak(line: Line, predication: Predication, award: Award, details: Details) -> None:
    stop = max(part.end for title in award.titles for part in title.parts)
    before = list(_STREAK.finditer(line.text, predication.clause.start, award.trigger.end))
    after = _STREAK.search(line.text, award.trigger.start, min(stop + 8, predication.clause.end))
    match = before[-1] if before else after
    if match:
        number = chinese_number(match["n"] or match["crown"])
        details.add("streak", int(number or 0) or None, Mark(line.number, match.start(), match.end()))


def _counts(line: Line, predication: Predication, award: Award, title: Title, details: Details) -> None:
    quantity = title.quantity or award.party_count
    if quantity:
        mark = Mark(line.number, quantity.start, quantity.end)
        details.add("count", quantity.value, mark)
        details.add("unit", quantity.unit, mark)
        details.add("approx", True if quantity.approx else None, mark)
        return
    match = _TIMES.search(line.text, predication.clause.start, award.trigger.start)
    number = chinese_number(match["n"]) if match else None
    if match and number:
        mark = Mark(line.number, match.start(), match.end())
        details.add("count", int(number), mark)
        details.add("unit", "次", mark)
