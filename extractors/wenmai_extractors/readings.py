"""What an award's verb means: one reading for each class of verbs, tried in turn.

A reading answers None where its signs are missing; the first that answers counts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from wenmai_extractors.actors import actors_at
from wenmai_extractors.awards import (
    CLOSING,
    LEVEL_WORD,
    Award,
    Trigger,
    end_of,
    find_triggers,
    goals,
    is_facility,
    manner,
)
from wenmai_extractors.gainers import Gainers
from wenmai_extractors.holders import clashes, holder
from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.parties import read_parties
from wenmai_extractors.scene import Actor, Predication
from wenmai_extractors.subjects import skip_lead
from wenmai_extractors.titles import NAMED, Title, is_title, parse_titles

_PASSIVE = re.compile(
    r"(?:被|获|经|由|受到?|得到|荣获|获得)(?P<agent>[^，。；被“”]{1,40}?)(?:联合|共同|正式|分别|先后|连续|再次|首次|多次|一致|[一二三四五六七八九十\d两]+次|同时|等|集体|联评|予以|给予|授予|表彰|通报|为)*\Z|被(?P<none>)\Z"
)
_DONE = re.compile(r"(?:成功|已|已经|累计|共|先后|顺利)(?:地)?\Z")
_SIGNS = re.compile(
    "|".join(
        sorted((w for w in load_toml("honours.toml")["nominees"]["signs"].split()), key=len, reverse=True)
    )
)
_CONDITION = re.compile(r"(?:凡|凡是|对于?|如|若|未)(?=[^，。]*\Z)")
_TOWARDS = re.compile(r"(?:对|向|给|将|把)(?=[^对向给将把]*\Z)")
_GIVEN_BY = re.compile(
    r"(?:了|过)?(?:由)?(?P<agent>[^，。；“”]{2,30}?)(?:联合|共同)?"
    r"(?:授予|颁发|颁授|评选|表彰|命名|评定|给予|颁布)的"
)
_PRAISED = re.compile(r"”(?:称号)?(?:的)?(?:表彰|表扬|嘉奖|奖励|授牌)")
_SAME_TITLE = re.compile(r"(?:此|这一|这项|该)(?:殊荣|荣誉|称号|奖项)|表彰|表扬")
_LISTED_END = re.compile("(?:其中|之列|在内|了|的|名单)?.?")
_WON_BY = re.compile("的(?:单位|集体|个人|村|学校|企业)?(?:还|分别)?(?:有|是|为|包括)")
_GATHERING = re.compile("(?:大?会|会议|仪式|典礼)(?:上|中|现场)")
_FURTHER = re.compile("并且?|且|还|同时")
_REVIEW = re.compile(
    r"”?(?:的)?(?:荣誉称号|称号)?(?:的)?(?:届期|三年|期满)?(?:复查|复审|复核|复评|复检|复验)"
)
_ASSESSED = re.compile("”?(?:的)?(?:评审|认证|验收|认定)\\Z")
WINNERS = re.compile(
    r"”?(?:荣誉称号|称号|荣誉)?(?:的)?(?:\d+[个家名位户所])?(?:单位|集体|个人|同志|村|人|家庭|社区|学校|城市|县|区)?(?:还|分别)?(?:是|有|为|包括)(?!效|关|力)"
)


@cache
def _praises() -> re.Pattern[str]:
    return re.compile("|".join(words(load_toml("honours.toml")["praise"]["objects"])))


class Readings:
    """Reads the verbs of one passage."""

    def __init__(self, who: Gainers) -> None:
        """Begin a passage."""
        self.who = who
        self.memory = who.memory
        self.scene = who.scene
        self.line = who.line
        self.text = who.text

    def read(self, predication: Predication, trigger: Trigger) -> Award | None:
        """The first reading whose signs are all there."""
        for read in (
            self._won_by,
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
            if award and award.titles and (award.parties or award.recipients or self.winners_behind(award)):
                return self._judged(predication, self._meant(predication, award))
        return None

    def _meant(self, predication: Predication, award: Award) -> Award:
        """X村获评Y，村民Z当选W；又入围V村: where nobody is named, who can hold the title is meant."""
        title, said = award.titles[0], award.parties in (predication.subjects, self.memory.persons)
        if predication.explicit or not said or not all(clashes(title, party) for party in award.parties):
            return award
        before = [p for p in self.line.predications if p.clause.start < predication.clause.start]
        told = [actor for earlier in reversed(before) for actor in earlier.subjects]
        meant = holder(title, [*told, *([self.scene.protagonist] if self.scene.protagonist else [])])
        return replace(award, parties=(meant,)) if meant else award

    def _judged(self, predication: Predication, award: Award) -> Award | None:
        """Take planning and denial into account."""
        if award.predicate in ("pursues", "nominatedFor"):
            denied = any(
                hit.label == "negation" and hit.start <= award.trigger.start for hit in predication.doubts
            )
            return None if denied else award
        if award.predicate == "conferred" and not predication.explicit:
            met = _GATHERING.match(self.text, predication.clause.start)
            award = replace(award, parties=()) if met else award  # 会上表彰了Y: who gave it stays open
        doubts = [hit for hit in predication.doubts if hit.start <= award.trigger.start]
        if award.status == "revoked" or (
            award.rule == "given" and _TOWARDS.search(self.text, predication.body, award.trigger.start)
        ):
            # 取消 denies that the honour goes on, not that it was given; 将X评为Y is no plan.
            doubts = [hit for hit in doubts if hit.end <= predication.body]
        if not doubts:
            return award
        wished = {hit.word for hit in doubts} & manner("wish")
        if wished and award.predicate == "received" and not any(hit.label == "negation" for hit in doubts):
            return replace(award, predicate="pursues", rule="wish", status=None)
        return None

    def titles(
        self, trigger: Trigger, predication: Predication, *, trusted: int, start: int | None = None
    ) -> tuple[Title, ...]:
        """The titles behind the verb, or from `start` on."""
        start = trigger.end if start is None else start
        end = self._next_verb(start, predication.clause.end)
        return tuple(parse_titles(self.text, self.line.depth, start, end, trusted=trusted))

    def _next_verb(self, start: int, end: int) -> int:
        """Where 并 and a further verb end what the one before says: 评为“Y”|并荣立W."""
        for match in _FURTHER.finditer(self.text, start, end):
            verb = next(find_triggers(self.text, match.end(), min(end, match.end() + 6)), None)
            if not self.line.depth[match.start()] and verb and verb.start <= match.end() + 1:
                return match.start()
        return end

    def uncounted(self) -> tuple[Title, ...]:
        """The titles named last, without the counts that were others'."""
        return tuple(replace(title, quantity=None) for title in self.memory.last)

    def winners_behind(self, award: Award) -> bool:
        """Whether a list of winners follows: 获评Y的有."""
        return WINNERS.match(self.text, award.end) is not None

    def _won_by(self, predication: Predication, trigger: Trigger) -> Award | None:
        """省文明校园上榜的有A、B: the title stands before the verb, the winners behind."""
        match = _WON_BY.match(self.text, trigger.end, predication.clause.end)
        if not match or not trigger.classes & {"gain", "listed"}:
            return None
        parties, reached = read_parties(self.scene, self.line, match.end(), predication.clause.end)
        actors = tuple(actor for party in parties for actor in party.actors)
        start = skip_lead(self.text, predication.clause.start, trigger.start)
        said = parse_titles(self.text, self.line.depth, start, trigger.start, trusted=False)
        whole = bool(said) and end_of(said) == trigger.start
        titles = tuple(said) if whole else self.uncounted() if start == trigger.start else ()
        if reached < predication.clause.end or not actors:
            return None
        return Award("received", actors, titles, trigger, "listed")

    def _praise(self, predication: Predication, trigger: Trigger) -> Award | None:
        """受到A通报表扬, and 获A表彰: praise without a title."""
        if "praise" not in trigger.classes:
            return None
        match = _praises().search(self.text, trigger.end, predication.clause.end)
        if not match or match.start() - trigger.end > 40 or "“" in self.text[trigger.end : match.start()]:
            return None
        if self.text[match.end() : match.end() + 1] == "的":
            return None
        givers = self.who.givers(trigger.end, match.start())
        if not givers:
            return None
        from wenmai_extractors.objects import Piece

        title = Title(match.group(), (Piece(match.start(), match.end()),), False, None)
        parties, count = self.who.parties(predication, trigger.start)
        return Award("received", parties, (title,), trigger, "praise", givers=givers, party_count=count)

    def _nominated(self, predication: Predication, trigger: Trigger) -> Award | None:
        titles: tuple[Title, ...] = ()
        if "nominate" in trigger.classes:
            recipients, stop = self.who.recipients(trigger.end, predication.clause.end)
            named = tuple(actor for party in recipients for actor in party.actors)
            titles = self.titles(trigger, predication, trusted=False, start=stop) if named else ()
            if titles and self.text.endswith(("为", "申报", "参评", "参选"), 0, stop):
                return Award("nominatedFor", named, titles, trigger, "nominated")
            titles = ()
        if trigger.classes & {"nominate", "gain", "made"}:
            titles = self.titles(trigger, predication, trusted=False)
        if not titles:
            return self._also(predication, trigger)
        stop = end_of(titles)
        sign = _SIGNS.search(self.text, stop, min(predication.clause.end, stop + 8))
        firm = "nominate" in trigger.classes and trigger.word not in (
            "进入",
            "推荐",
            "上报",
            "报送",
        )
        proposed = "nominate" in trigger.classes and trigger.word in (
            "推荐",
            "上报",
            "报送",
        )
        passive = self.text[max(0, trigger.start - 1) : trigger.start] == "被"
        if not (sign or firm or (proposed and not passive)) or titles[-1].name.endswith("提名奖"):
            return None
        parties, count = self.who.parties(predication, trigger.start)
        return Award("nominatedFor", parties, titles, trigger, "nominated", party_count=count)

    def _also(self, predication: Predication, trigger: Trigger) -> Award | None:
        """X荣登“Y”，Z入围提名: Z is proposed for the Y of the clause before."""
        if (
            "nominate" not in trigger.classes
            or trigger.end + 3 < predication.clause.end
            or not self.memory.last
        ):
            return None
        parties, count = self.who.parties(predication, trigger.start)
        if not all(party.type == "Person" for party in parties):
            return None
        titles = tuple(replace(title, quantity=None) for title in self.memory.last)
        return Award("nominatedFor", parties, titles, trigger, "nominated", party_count=count)

    def _kept(self, predication: Predication, trigger: Trigger) -> Award | None:
        if not trigger.classes & {"keep", "revoke"}:
            return self._passed(predication, trigger)
        titles = self.titles(trigger, predication, trusted=False)
        if not titles and "revoke" in trigger.classes:
            _, stop = self.who.recipients(trigger.end, predication.clause.end)
            titles = self.titles(trigger, predication, trusted=False, start=stop)
        if not titles and "合格" in trigger.word and trigger.end == predication.clause.end:
            titles = self.uncounted()[-1:]  # 2012年、2015年复查合格
        if not titles:
            return None
        parties, count = self.who.parties(predication, trigger.start)
        status = "revoked" if "revoke" in trigger.classes else "kept"
        award = Award("received", parties, titles, trigger, status, status=status, party_count=count)
        if status == "revoked":
            passive = self.text[trigger.start - 1 : trigger.start] == "被"
            recipients, stop = self.who.recipients(trigger.end, predication.clause.end)
            if recipients and not passive:
                titles = self.titles(trigger, predication, trusted=False, start=stop) or titles
                named = tuple(actor for party in recipients for actor in party.actors)
                award = replace(award, parties=named or parties, titles=titles)
        return award

    def _passed(self, predication: Predication, trigger: Trigger) -> Award | None:
        """通过“全国文明单位”复查: the title is kept; 通过三级甲等医院评审: it is gained."""
        if "passed" not in trigger.classes:
            return None
        titles = self.titles(trigger, predication, trusted=False)
        stop = max((part.end for title in titles for part in title.parts), default=trigger.end)
        kept = _REVIEW.match(self.text, stop)
        if not titles or not (kept or _ASSESSED.match(self.text, stop, predication.clause.end)):
            return None
        parties, count = self.who.parties(predication, trigger.start)
        status = "kept" if kept else None
        return Award("received", parties, titles, trigger, "kept", status=status, party_count=count)

    def _held(self, predication: Predication, trigger: Trigger) -> Award | None:
        """X是Y, X素有“Y”之称: only where X stands right before and the clause ends with titles."""
        if "held" not in trigger.classes or trigger.start != predication.body:
            return None
        if not (predication.explicit or trigger.word.endswith("有")):
            return None
        titles = self.titles(trigger, predication, trusted=False)
        if not titles or not all((title.level or title.quoted) and is_title(title.name) for title in titles):
            return None
        stop = end_of(titles)
        if not CLOSING.fullmatch(self.text, stop, predication.clause.end):
            return None
        return Award("received", predication.subjects, titles, trigger, "held")

    def _listed(self, predication: Predication, trigger: Trigger) -> Award | None:
        """A公布Y名单，B榜上有名: B gains the titles of the clause before."""
        if "listed" not in trigger.classes or not self.memory.last:
            return None
        same = _SAME_TITLE.match(self.text, trigger.end, predication.clause.end)
        stop = same.end() if same else trigger.end
        rest = self.text[stop : predication.clause.end]
        if not _LISTED_END.fullmatch(rest) or (
            "gain" in trigger.classes and not same and len(trigger.word) < 2
        ):
            return None
        parties, count = self.who.parties(predication, trigger.start)
        if not parties or (same and not (predication.explicit or self.memory.persons)):
            return None
        titles = self.uncounted()
        return Award(
            "received", parties, titles, trigger, "listed", givers=self.memory.givers, party_count=count
        )

    def _made(self, predication: Predication, trigger: Trigger) -> Award | None:
        """被A评为Y, 评为Y; 把X评为Y and A命名X为Y are a giver's."""
        if not trigger.classes & {"made", "give"}:
            return None
        passive = _PASSIVE.search(self.text, predication.body, trigger.start)
        sure = NAMED if trigger.word.endswith("为") else 1
        titles = self.titles(trigger, predication, trusted=0 if trigger.word in manner("vague") else sure)
        if not titles or not (passive or self._short_passive(predication, trigger, titles)):
            return None
        givers = (
            self.who.givers(passive.start("agent"), trigger.start) if passive and passive["agent"] else ()
        )
        parties, count = self.who.parties(predication, passive.start() if passive else trigger.start)
        return Award("received", parties, titles, trigger, "made", givers=givers, party_count=count)

    def _short_passive(self, predication: Predication, trigger: Trigger, titles: tuple[Title, ...]) -> bool:
        """连续三年评为Y: passive without 被, as nobody is said to give and nobody to be given."""
        given = "give" in trigger.classes
        if "made" not in trigger.classes or (given and predication.explicit):
            return False
        if _TOWARDS.search(self.text, predication.body, trigger.start):
            return False
        if titles[0].parts[0].start > trigger.end + 3 and not titles[0].values:
            return False
        if given and actors_at(self.text, trigger.end, titles[0].parts[-1].end):
            return False
        active = predication.explicit and trigger.start == predication.body
        return not (active and trigger.word in manner("active"))

    def _given(self, predication: Predication, trigger: Trigger) -> Award | None:
        """A授予X“Y”称号, A命名X为Y, A向Y颁发奖牌, A对X等“Y”予以表彰, A将X表彰为Y."""
        towards = _TOWARDS.search(self.text, predication.body, trigger.start)
        made = "made" in trigger.classes and towards and towards.group() in ("将", "把", "给")
        if not ("give" in trigger.classes or made):
            return None
        if any(
            doubt.label == "irrealis" and not (made and doubt.word == "将")
            for doubt in predication.doubts
            if doubt.start <= trigger.start
        ):
            return None
        if towards:
            recipients, stop = self.who.recipients(towards.end(), trigger.start)
            titles = tuple(parse_titles(self.text, self.line.depth, stop, trigger.start, trusted=True))
            titles = titles or self.titles(trigger, predication, trusted=True)
            if trigger.word in manner("vague"):
                titles = tuple(title for title in titles if is_title(title.name))
        else:
            sure = trigger.word in ("授予", "追授", "颁授")
            recipients, stop = self.who.recipients(trigger.end, predication.clause.end, person=sure)
            titles = self.titles(trigger, predication, trusted=True, start=stop)
        if not titles or not (recipients or towards or predication.explicit or titles[0].quantity):
            if titles and trigger.word in ("公布", "发布", "通报"):
                self.memory.last = titles
                self.memory.givers = self.who.adjacent(predication.clause.start, trigger.start)
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

    def _hold(self, predication: Predication, trigger: Trigger) -> Award | None:
        """评选出Y N名, 涌现出Y; 创建Y N个, 有Y N个."""
        strong, weak = "bring" in trigger.classes, "hold" in trigger.classes
        if not strong and not weak:
            return None
        titles = self.titles(trigger, predication, trusted=False)
        counted = [title for title in titles if title.quantity]
        if not titles or (weak and not strong and not counted):
            return None
        if not strong and any(
            title.name.endswith(("奖", "奖章", "奖状")) or is_facility(title) for title in counted
        ):
            return None
        if not counted and not all(title.quoted or title.level for title in titles):
            return None
        if "gain" in trigger.classes:
            parties, count = self.who.parties(predication, trigger.start)
            return Award("received", parties, titles, trigger, "counted", party_count=count)
        return Award("conferred", predication.subjects, titles, trigger, "counted" if counted else "brought")

    def _achieved(self, predication: Predication, trigger: Trigger) -> Award | None:
        """建成Y, 成功创建Y, 创建为Y, 创建Y成功: said of a whole place or body."""
        if not trigger.classes & {"achieve", "pursue"}:
            return None
        titles = self.titles(trigger, predication, trusted=False)
        if not goals(titles) or not all(title.level or title.quoted for title in titles):
            return None
        created = trigger.word in manner("create") and (
            _DONE.search(self.text, predication.clause.start, trigger.start)
            or self.text.startswith(("为", "成"), trigger.end)
            or self.text.startswith("成功", end_of(titles))
        )
        if not (created or "achieve" in trigger.classes):
            return None
        if any(title.quantity or is_facility(title) for title in titles):
            return None
        parties, count = self.who.parties(predication, trigger.start)
        return Award("received", parties, titles, trigger, "achieved", party_count=count)

    def _pursued(self, predication: Predication, trigger: Trigger) -> Award | None:
        if "pursue" not in trigger.classes:
            return None
        titles = self.titles(trigger, predication, trusted=False)
        if not goals(titles):
            return None
        if self._inside(predication, trigger, titles):
            return None
        parties = self.who.adjacent(predication.body, trigger.start) or predication.subjects
        return Award("pursues", parties, titles, trigger, "pursued")

    def _inside(self, predication: Predication, trigger: Trigger, titles: tuple[Title, ...]) -> bool:
        """全国民族团结进步创建活动示范市: whether the verb is a part of a longer title."""
        end = titles[0].parts[-1].end
        starts = LEVEL_WORD.finditer(self.text, predication.clause.start, trigger.start)
        return any(is_title(self.text[match.start() : end]) for match in starts)

    def _givers_ahead(self, predication: Predication, trigger: Trigger) -> tuple[tuple[Actor, ...], int]:
        """荣获A颁发的Y, 获A“Y”表彰: who gives, and where the title begins."""
        relative = _GIVEN_BY.match(self.text, trigger.end, predication.clause.end)
        if relative:
            givers = self.who.givers(relative.start("agent"), relative.end("agent"))
            return (givers, relative.end()) if givers else ((), trigger.end)
        givers = self.who.givers(trigger.end, predication.clause.end)
        start = givers[-1].mark.end if givers else trigger.end
        praised = self.text.startswith("“", start) and _PRAISED.search(
            self.text, start, predication.clause.end
        )
        return (givers, start) if givers and praised else ((), trigger.end)

    def _gained(self, predication: Predication, trigger: Trigger) -> Award | None:
        if "gain" not in trigger.classes or _WON_BY.match(self.text, trigger.end, predication.clause.end):
            return None
        sure = NAMED if trigger.word in manner("sure") else 0
        givers, start = self._givers_ahead(predication, trigger)
        titles = self.titles(trigger, predication, trusted=sure, start=start)
        if not titles or not all(_gainable(title, trigger.word) for title in titles):
            return None
        parties, count = self.who.relative(predication, titles) or self.who.parties(
            predication, trigger.start
        )
        if titles[0].name == "提名奖" and self.memory.last:
            return Award("nominatedFor", parties, self.uncounted(), trigger, "nominated")
        condition = _CONDITION.search(self.text[predication.clause.start : trigger.start])
        if condition and not predication.explicit and parties == predication.subjects:
            return None
        return Award("received", parties, titles, trigger, "gained", givers=givers, party_count=count)


def _gainable(title: Title, verb: str) -> bool:
    """Whether a verb says that the title is gained; one that takes anything needs a level or quotation."""
    marked = bool(title.level or title.quoted)
    if verb in manner("weak"):
        return is_title(title.name) and marked
    return verb in manner("sure") or marked or is_title(title.name)
