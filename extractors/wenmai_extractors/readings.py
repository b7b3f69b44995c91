"""What an award's verb means: one reading for each class of verbs, tried in turn.

A reading answers None where its signs are missing; the first that answers counts.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from wenmai_extractors.actors import actors_at
from wenmai_extractors.awards import (
    LEVEL_WORD,
    Award,
    Trigger,
    end_of,
    goals,
    is_facility,
    manner,
)
from wenmai_extractors.behind import ANYBODY, Behind
from wenmai_extractors.gainers import Gainers
from wenmai_extractors.giving import Giving
from wenmai_extractors.holders import clashes, fitting
from wenmai_extractors.holding import Holding
from wenmai_extractors.judging import GATHERING, TOWARDS, Judge
from wenmai_extractors.keeping import REVIEW, SAME_TITLE, Keeping
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.nominating import Nominating
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece
from wenmai_extractors.prizes import of_contest
from wenmai_extractors.scene import Actor, Predication
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import NAMED, Title, is_level, is_title
from wenmai_extractors.wording import COUNTED, HOLDERS

_BEFORE = 120  # characters before a verb in which 被 and who acts stand
_PASSIVE = pattern(
    r"(?:被|获(?!得者|奖)|经|由|受到?|得到|荣获|获得(?!者))(?:原(?=..))?(?P<agent>[^，。；被“”]{1,100}?)(?:联合|共同|正式|分别|先后|连续|再次|首次|多次|一致|[一二三四五六七八九十\d两]+次|同时|等|集体|联评|予以|给予|授予|表彰|通报|为)*\Z|被(?P<none>)\Z"
)
_BY_RULE = pattern("(?:按照?|根据|对照|参照|依照|比照)[^，。；]{0,6}\\Z")
_RULE = pattern("”?(?:称号|工作|活动)?的?(?:条件|标准|要求|规定|细则|指标)")
_GRADED = pattern("[一二三][级等][甲乙丙]等")  # 三级甲等医院
_DONE = pattern(r"(?:成功|已|已经|累计|共|先后|顺利)(?:地)?\Z")
_WHOM = ("他", "她", "它", "其")
_CONDITION = pattern(r"(?:凡|凡是|对于?|如|若|未)(?=[^，。]{0,60}\Z)")
_DECIDED = pattern("决定|决议|宣读|通报")
_OF_GIVER = pattern("(?:集体|个人)?[特一二三]等功|“?全国(?!总工会|妇联)")
_ITSELF = pattern("[此该这](?:一|个|项)?(?:奖|荣誉|称号|评选|殊荣)")
_FOR_OTHERS = pattern("推荐|指导|帮助|支持|\\d[个名家]")  # 推荐2名个人|申报Y
_MAY = pattern("(?:均可|都可|可以|即可|才能|方可|要|应)\\Z")
_DEFINED = pattern("是[^，。；]{4,40}(?:荣誉|称号|奖项)\\Z")  # “X”|是创建X工作的最高荣誉
# 实现文明校园|创建全覆盖, but 荣获“生态之乡”|创建地区称号
_CROWN = pattern("”?“?[两三四五六七八九十\\d]{1,3}连冠")  # 实现双拥模范城|“六连冠”
_MERIT = pattern("示范|特色|达标|优秀|先进|模范|文明|星级|最美|标杆|标准化")
_HOPED = pattern("”?创建(?:全|范围|工作(?!先进)|活动|目标|任务|中|[，。；、]|\\Z)")
_NEXT_ROUND = pattern("”?(?:称号)?的?(?:评选|评审|评比|竞选|[半总初复决]赛)")
_GIVEN_BY = pattern(
    r"(?:了|过)?(?:由)?(?P<agent>[^，。；“”]{2,30}?)(?:联合|共同)?"
    r"(?:授予|颁发|颁授|评选|表彰|命名|评定|给予|颁布)的"
)
_PRAISED = pattern(r"”(?:称号)?(?:的)?(?:表彰|表扬|嘉奖|奖励|授牌)")
_LISTED_END = pattern("(?:其中|之列|在内|了|的|名单)?.?")
_WON_BY = pattern(f"的(?:{COUNTED})?{HOLDERS}?(?:还|分别)?(?:有|是|为|包括)")
_PRAISE_ENDS = pattern("[一二两三四五六七八九十\\d]*次?\\Z|、|并")
_SUM = pattern("”?等[^，。、]{0,4}(?:荣誉|称号|奖项)")  # 取得了“Y”、“W”等荣誉
_TOIL = pattern("”?(?:的目标)?而[^，。]{0,8}(?:努力|奋斗|拼搏|奋进)")


@cache
def _praises() -> re.Pattern[str]:
    return re.compile("|".join(words(load_toml("honours.toml")["praise"]["objects"])))


class Readings(Behind):
    """Reads the verbs of one passage."""

    def __init__(self, who: Gainers) -> None:
        """Begin a passage."""
        super().__init__(who)
        self.judge = Judge(who)
        self.giving = Giving(who)
        self.holding = Holding(who)
        self.keeping = Keeping(who)
        self.nominating = Nominating(who)

    def read(self, predication: Predication, trigger: Trigger) -> Award | None:
        """The first reading whose signs are all there; of 此奖项 itself nothing is awarded."""
        if _ITSELF.match(self.text, predication.clause.start):
            return None
        for read in (
            self._won_by,
            self._praise,
            self._praised,
            self.nominating.nominated,
            self.keeping.kept,
            self.holding.held,
            self._toiled,
            self._made,
            self.giving.given,
            self.giving.hold,
            self._achieved,
            self._pursued,
            self._listed,
            self._gained,
        ):
            award = read(predication, trigger)
            if award and award.titles and (award.parties or award.recipients or self.winners_behind(award)):
                judged = self.judge.judged(predication, award)
                listed = judged is None and self.winners_behind(award)
                return replace(award, parties=(), recipients=()) if listed else judged
            if award and award.titles:
                # Whose it is may be told behind: 他们分别是, 5所学校分别是.
                self.memory.last = tuple(
                    replace(title, quantity=title.quantity or award.party_count) for title in award.titles
                )
                self.memory.astray = predication.clause.sentence
        return None

    def _won_by(self, predication: Predication, trigger: Trigger) -> Award | None:
        """省文明校园上榜的有A、B: the title stands before the verb, the winners behind."""
        match = _WON_BY.match(self.text, trigger.end, predication.clause.end)
        if not match or not trigger.classes & {"gain", "listed"}:
            return None
        actors, reached = self.who.winners(match.end(), predication.clause.end)
        start = skip_lead(self.text, predication.clause.start, trigger.start)
        said = parse_titles(self.text, self.line.depth, start, trigger.start, trusted=False)
        whole = bool(said) and end_of(said) == trigger.start
        bare = start == trigger.start or (predication.explicit and predication.body == trigger.start)
        titles = said if whole else self.uncounted() if bare else ()
        if reached < predication.clause.end or not actors:
            return None
        self.run_on(predication, titles)  # 入选的1个镇是A，2个村是B、C
        return Award("received", actors, titles, trigger, "listed")

    def _praise(self, predication: Predication, trigger: Trigger) -> Award | None:
        """受到A通报表扬, and 获A表彰: praise without a title."""
        if "praise" not in trigger.classes:
            return None
        match = _praises().search(self.text, trigger.end, predication.clause.end)
        if not match or match.start() - trigger.end > 40 or "“" in self.text[trigger.end : match.start()]:
            return None
        met = self.text.find("接见", trigger.end, match.start()) > 0  # 受到省领导接见和表彰
        if met or self.text[match.end() : match.end() + 1] == "的":
            return None
        givers = self.who.givers(trigger.end, match.start())
        if not givers:
            return None
        title = Title(match.group(), (Piece(match.start(), match.end()),), False, None)
        parties, count = self.who.parties(predication, trigger.start)
        return Award("received", parties, (title,), trigger, "praise", givers=givers, party_count=count)

    def _praised(self, predication: Predication, trigger: Trigger) -> Award | None:
        """被A通令嘉奖: the verb itself says what was gained."""
        praise = _praises().match(self.text, trigger.start)
        if not praise or praise.group() == "表彰":
            return None
        passive = _PASSIVE.search(self.text, predication.body, trigger.start)
        if not passive or not passive["agent"] or is_level(passive["agent"]):
            return None  # 受到省级表彰|表扬
        if not _PRAISE_ENDS.match(self.text, praise.end(), predication.clause.end):
            return None
        title = Title(praise.group(), (Piece(*praise.span()),), False, None)
        givers = self.who.agents(*passive.span("agent"))
        parties, count = self.who.parties(predication, passive.start())
        return Award("received", parties, (title,), trigger, "praise", givers=givers, party_count=count)

    def _listed(self, predication: Predication, trigger: Trigger) -> Award | None:
        """A公布Y名单，B榜上有名: B gains the titles of the clause before."""
        if "listed" not in trigger.classes or not self.memory.last:
            return None
        same = SAME_TITLE.match(self.text, trigger.end, predication.clause.end)
        stop = same.end() if same else trigger.end
        rest = self.text[stop : predication.clause.end]
        if not _LISTED_END.fullmatch(rest) or (
            "gain" in trigger.classes and not same and len(trigger.word) < 2
        ):
            return None
        parties, count = self.who.parties(predication, trigger.start)
        inherited = parties == predication.subjects and not predication.explicit
        if not parties or (same and inherited and not self.memory.persons):
            return None
        titles = _one_for(self.uncounted(), parties)
        if len(titles) != 1 and any(len(fitting(titles, party, parties)) != 1 for party in parties):
            return None  # which of several it was stays open
        if len(titles) == 1 and all(p.type == "Person" and clashes(titles[0], p) for p in parties):
            return None  # 书记X作为先进党组织代表|接受表彰
        said = "nominatedFor" if self.memory.proposed else "received"
        return Award(said, parties, titles, trigger, "listed", givers=self.memory.givers, party_count=count)

    def _toiled(self, predication: Predication, trigger: Trigger) -> Award | None:
        """为将学校建设成为Y而努力: it is only hoped for."""
        if not trigger.classes & {"achieve", "pursue", "made"}:
            return None
        if "而" not in self.text[trigger.end : predication.clause.end]:
            return None
        titles = self.titles(trigger, predication, trusted=False)
        if not goals(titles) or not _TOIL.match(self.text, end_of(titles)):
            return None
        return Award("pursues", predication.subjects, titles, trigger, "wish")

    def _made(self, predication: Predication, trigger: Trigger) -> Award | None:
        """被A评为Y, 评为Y; 把X评为Y and A命名X为Y are a giver's."""
        if not trigger.classes & {"made", "give"}:
            return None
        near = max(predication.body, trigger.start - _BEFORE)
        passive = _PASSIVE.search(self.text, near, trigger.start)
        given = "give" in trigger.classes
        if not passive and ("made" not in trigger.classes or (given and predication.explicit)):
            return None
        givers = self.who.agents(*passive.span("agent")) if passive and passive["agent"] else ()
        sure = NAMED if trigger.word.endswith("为") else 1
        vague = trigger.word in manner("vague") and not givers  # 被教育厅确定为Y is an honour
        titles = self.titles(trigger, predication, trusted=0 if vague else sure)
        if not titles or not (passive or self._short_passive(predication, trigger, titles)):
            return None
        if not passive and self._met(predication, trigger):
            return None  # 此次大会授予37个村镇Y: not whom the report is about
        if ANYBODY.match(self.text, end_of(titles), predication.clause.end + 1):
            return None
        at = passive.start() if passive else trigger.start
        parties, count = self.who.relative(predication, titles) or self.who.parties(predication, at)
        return Award("received", parties, titles, trigger, "made", givers=givers, party_count=count)

    def _met(self, predication: Predication, trigger: Trigger) -> bool:
        start = predication.clause.start
        return "give" in trigger.classes and GATHERING.match(self.text, start, trigger.start) is not None

    def _short_passive(self, predication: Predication, trigger: Trigger, titles: tuple[Title, ...]) -> bool:
        """连续三年评为Y: passive without 被, as nobody is said to give and nobody to be given."""
        given = "give" in trigger.classes
        if given and (
            titles[0].quantity or self.memory.awarding or _DECIDED.search(self.text, *self._before(trigger))
        ):
            return False  # 决定授予10个集体Y: the deciding body stands before
        if TOWARDS.search(self.text, predication.body, trigger.start) or (
            given and self.text.startswith(_WHOM, trigger.end)
        ):
            return False
        if titles[0].parts[0].start > trigger.end + 3 and not titles[0].values:
            return False
        if given and actors_at(self.text, trigger.end, titles[0].parts[-1].end):
            return False
        merit = trigger.word == "记" and all(title.name.endswith("功") for title in titles)
        active = (
            predication.explicit and trigger.start == predication.body and not merit
        )  # 某检察院记集体一等功
        return not (active and trigger.word in manner("active"))

    def _before(self, trigger: Trigger) -> tuple[int, int]:
        """What the sentence says before a verb."""
        return max(self.memory.sentence[0], 0), trigger.start

    def _achieved(self, predication: Predication, trigger: Trigger) -> Award | None:
        """建成Y, 成功创建Y, 创建为Y, 创建Y成功: said of a whole place or body."""
        if not trigger.classes & {"achieve", "pursue"}:
            return None
        done = _DONE.search(self.text, predication.clause.start, trigger.start)
        # 成功创建省级培训基地: nobody founds one of the province.
        sure = done and done.group().startswith("成功")
        titles = self.titles(trigger, predication, trusted=NAMED if sure else 0)
        if not goals(titles) or not all(
            t.level or t.quoted or (sure and _GRADED.match(t.name)) for t in titles
        ):
            return None
        created = trigger.word in manner("create") and (
            done
            or self.text.startswith(("为", "成"), trigger.end)
            or self.text.startswith("成功", end_of(titles))
        )
        if not (created or "achieve" in trigger.classes):
            return None
        if any(title.quantity or (is_facility(title) and not sure) for title in titles):
            return None
        parties, count = self.who.parties(predication, trigger.start)
        aim = self.text.endswith("为", 0, trigger.start)  # 为|成功创建Y打下基础
        predicate, rule = ("pursues", "pursued") if aim else ("received", "achieved")
        return Award(predicate, parties, titles, trigger, rule, party_count=count)

    def _pursued(self, predication: Predication, trigger: Trigger) -> Award | None:
        if "pursue" not in trigger.classes:
            return None
        titles = self.titles(trigger, predication, trusted=False)
        others = "申" in trigger.word and _FOR_OTHERS.search(
            self.text, predication.clause.start, trigger.start
        )
        defined = _DEFINED.match(self.text, trigger.start - 1, predication.clause.end) or (
            trigger.start == predication.clause.start
            and self.text.startswith(_said_of_it(), predication.clause.end)
        )
        if not goals(titles) or others or defined or all(_set_up(title) for title in titles):
            return None
        if self._inside(predication, trigger, titles) or _MAY.search(
            self.text, predication.clause.start, trigger.start
        ):
            return None
        by_rule = _BY_RULE.search(self.text, predication.clause.start, trigger.start)
        asked = by_rule and _RULE.match(self.text, end_of(titles))  # 按照创建Y的条件整改
        if asked or (trigger.word.startswith("迎") and REVIEW.match(self.text, end_of(titles))):
            return None  # 迎接Y复查: it is held already
        parties = self.who.adjacent(predication.body, trigger.start) or predication.subjects
        if all(party.type == "Person" for party in parties):
            return None  # 县长X部署创建Y: it is the county's
        return Award("pursues", parties, titles, trigger, "pursued")

    def _inside(self, predication: Predication, trigger: Trigger, titles: tuple[Title, ...]) -> bool:
        """全国节水创建活动示范市: whether the verb is a part of a longer title."""
        end = titles[0].parts[-1].end
        starts = LEVEL_WORD.finditer(self.text, predication.clause.start, trigger.start)
        return any(is_title(self.text[match.start() : end]) for match in starts)

    def _givers_ahead(self, predication: Predication, trigger: Trigger) -> tuple[tuple[Actor, ...], int]:
        """荣获A颁发的Y, 获A“Y”表彰: who gives, and where the title begins."""
        relative = _GIVEN_BY.match(self.text, trigger.end, predication.clause.end)
        if relative:
            givers = self.who.givers(relative.start("agent"), relative.end("agent"))
            return (givers, relative.end()) if givers else ((), trigger.end)
        quote = self.text.find("“", trigger.end, predication.clause.end)  # 国务院|“模范消防大队”
        givers = self.who.givers(trigger.end, quote if quote > trigger.end else predication.clause.end)
        start = givers[-1].mark.end if givers else trigger.end
        praised = self.text.startswith("“", start) and _PRAISED.search(
            self.text, start, predication.clause.end
        )
        if len(givers) > 1 and self.text.startswith("“", start):
            return givers, start  # 荣获市委、市政府“Y”
        if givers and _OF_GIVER.match(self.text, start):
            return givers, start  # 荣立公安部集体一等功, 入选首批中宣部全国学雷锋示范点
        return (givers, start) if givers and praised else ((), trigger.end)

    def _gained(self, predication: Predication, trigger: Trigger) -> Award | None:
        if "gain" not in trigger.classes or _WON_BY.match(self.text, trigger.end, predication.clause.end):
            return None
        sure = NAMED if trigger.word in manner("sure") else 0
        givers, start = self._givers_ahead(predication, trigger)
        titles = self.ranked(self.titles(trigger, predication, trusted=sure, start=start), start)
        titles = of_contest(self.text, predication.clause.sentence[0], trigger.start, titles)
        alone = len(titles) == 1 or (len(givers) == 1 and not _OF_GIVER.match(self.text, start))
        if givers and titles and not alone:  # 荣获总工会和妇联“Y”、W: of the first alone
            by = titles[0].giver or Piece(givers[0].mark.start, givers[-1].mark.end)
            titles, givers = (replace(titles[0], giver=by), *titles[1:]), ()
        crowned = bool(titles) and _CROWN.match(self.text, end_of(titles)) is not None
        gainable = [_gainable(title, trigger.word) or (crowned and is_title(title.name)) for title in titles]
        quoted = any(gainable) and all(title.quoted for title in titles)
        summed = quoted and _SUM.match(self.text, end_of(titles))
        hoped = titles and (
            _HOPED.match(self.text, end_of(titles))
            or (trigger.word in manner("rounds") and _NEXT_ROUND.match(self.text, end_of(titles)))
        )
        if not titles or hoped or not (summed or all(gainable)):
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


@cache
def _said_of_it() -> tuple[str, ...]:
    """创建Y|，能使环境优化: what a clause is followed by that only says what something is good for."""
    return tuple(f"，{word}" for word in manner("good_for"))


def _set_up(title: Title) -> bool:
    """创建“石塘书屋” sets it up, unlike 创建“人民满意的检察院” or “省级科普基地”."""
    named = title.quoted and title.level is None and _MERIT.search(title.name) is None
    return named and "的" not in title.name and is_facility(title)


def _one_for(titles: tuple[Title, ...], parties: tuple[Actor, ...]) -> tuple[Title, ...]:
    """Of titles that were named together those that the parties can hold, where others are not for them."""
    if len(titles) < 2 or len(parties) > 1:
        return titles
    return tuple(title for title in titles if not any(clashes(title, party) for party in parties))


def _gainable(title: Title, verb: str) -> bool:
    """Whether a verb says that the title is gained; one that takes anything needs what marks a title.

    That is a level, a quotation or a name that no other thing has: 成为全州首家|三级甲等医院.
    """
    marked = bool(title.level or title.quoted)
    if verb in manner("weak"):
        return is_title(title.name) and (marked or (verb in manner("become") and goals((title,))))
    return verb in manner("sure") or marked or is_title(title.name)
