"""The giver's side of an award: A授予X“Y”, A将X表彰为Y, A评选出Y N名."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wenmai_extractors.awards import Award, Trigger, end_of, is_facility, manner, praises
from wenmai_extractors.behind import ANYBODY, Behind
from wenmai_extractors.judging import TOWARDS
from wenmai_extractors.parties import Party
from wenmai_extractors.patterns import HAN, pattern
from wenmai_extractors.pieces import Piece
from wenmai_extractors.quantities import has_figure
from wenmai_extractors.scene import Actor, Predication
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import Title, is_title
from wenmai_extractors.wording import CALLED, HOLDERS

_BY = pattern("被(?:[\u4e00-\u9fff、“”]{2,160})\\Z")
_FOR = pattern("为(?=[^为]{2,40}\\Z)")  # 为公司颁发Y牌匾
_MONEY = pattern("[^，。；]{0,12}?\\d[\\d.]*(?:万|余)*元")
_REACH = 200  # characters within which those are named who are brought forth, with their title
_STANDS = pattern("”?(?:称号)?的?(?:创建)?(?:候选|人选|提名|推荐|公示|参评|参选|申报|入围)")
_ENTERS = pattern("参评|参选")
_CONTEST = pattern("”?(?:称号)?的?(?:评选|评审|评比|竞选|比选|申报|推荐)")
_SURE = ("授予", "追授", "颁授")  # whoever stands behind these is given something
_QUALIFIED = pattern("(?:其中)?(?:凡是?)?(?:符合|达到|具备|满足|有突出贡献)")
_HOLDERS = pattern(f"{CALLED}的(?:先进|优秀)?{HOLDERS}")
_TO = ("将", "把", "给", "为", "对")
# 将|分别授予X“Y”: what is meant to be, and no sign of whom it is given to
_WILL = pattern("将(?:分别|一并|隆重|集中|统一|正式)?(?:授予|表彰|命名|颁发|评选|公布)(?!为)")
_COLON = pattern("(?:给(?!予|[\u4e00-\u9fff]?水))?：?\\s{0,8}")  # 分别授予：|A, 颁发给|A
# 表彰|近年来在扶贫工作中涌现出的|50个先进集体
_EMERGED = pattern("了?(?:[^，。；“”]{2,40}?(?:涌现|产生)(?:出来?)?|来自[^，。；“”]{2,30}?)的(?=\\d)")
# 对A等单位|予以|通报表扬, but 对A|的工作给予|表扬
_GIVES = pattern(f"{HOLDERS}?(?:予以|给予|进行|作出|提出|分别|一并|联合|隆重|了)*")
_NUMBER = pattern("\\d")
_TOO = pattern("对(?=[^对]+\\Z)")
_ANNOUNCING = ("公布", "发布", "通报")


@dataclass(frozen=True, slots=True)
class _Gift:
    """Who is given which titles; `towards` is whether 对 or 将 stands before them.

    `giver` is whose the title is said to be: 将|省总工会|“Y”奖牌授予X.
    """

    recipients: list[Party]
    titles: tuple[Title, ...]
    towards: bool
    giver: tuple[Actor, ...] = ()


class Giving(Behind):
    """Reads the verbs of giving in one passage."""

    def given(self, predication: Predication, trigger: Trigger) -> Award | None:
        """A授予X“Y”称号, A命名X为Y, A向Y颁发奖牌, A对X等“Y”予以表彰, A将X表彰为Y."""
        passive = (
            self.text.startswith("被", predication.body)
            or self.text[trigger.start - 1] == "被"
            or _BY.search(self.text, predication.body, trigger.start)
        )
        money = trigger.word == "奖励" and _MONEY.match(self.text, trigger.end)
        relative = (
            self.text.startswith("的", trigger.end) and trigger.start != predication.body
        )  # 卫生部评定的Y
        if passive or money or relative or trigger.word == "确定":  # 确定14个城市为Y alone gives
            return None
        towards = self._towards(predication, trigger)
        made = "made" in trigger.classes and towards is not None and towards.group() in _TO
        if not ("give" in trigger.classes or made) or _planned(predication, trigger, made=made):
            return None
        gift = self._toward(predication, trigger, towards) if towards else self._direct(predication, trigger)
        further = bool(self.memory.awarded) and not (gift.recipients or towards)
        further = further and self.text.startswith("并", predication.clause.start)
        if not gift.titles or ANYBODY.match(self.text, end_of(gift.titles), predication.clause.end + 1):
            return None
        shown = trigger.word in _ANNOUNCING and _STANDS.match(self.text, end_of(gift.titles))
        enters = _ENTERS.search(self.text, trigger.end, gift.titles[0].parts[0].start)  # 公布A参评|Y名单
        if shown or enters or self.text.startswith("拟", end_of(gift.titles)):
            return None  # 发布Y|拟命名名单, 公布Y|创建公示名单
        said = gift.recipients or towards or further or predication.explicit or gift.titles[0].quantity
        if not said:
            self._announced(predication, trigger, gift.titles)
            return None
        # 给予A通令嘉奖，并授予Y: those given something before
        named = self.memory.awarded if further else self._named(predication, trigger, gift)
        givers = gift.giver or self.who.giving(predication, trigger.start)
        self.memory.awarding, self.memory.awarded = givers, named
        self.memory.awarded_at = predication.clause.start
        count = gift.recipients[0].count if len(gift.recipients) == 1 else None  # 4个县、12个乡镇
        return Award("conferred", givers, gift.titles, trigger, "given", recipients=named, party_count=count)

    def _towards(self, predication: Predication, trigger: Trigger) -> re.Match[str] | None:
        """对X予以表彰, 将X评为Y, 为X颁发Y: what leads to whom."""
        found = TOWARDS.search(self.text, predication.body, trigger.start)
        if found and _WILL.match(self.text, found.start()):
            return None
        if found or trigger.word not in manner("handed"):
            return found
        return _FOR.search(self.text, predication.body, trigger.start)

    def _toward(self, predication: Predication, trigger: Trigger, towards: re.Match[str]) -> _Gift:
        """Whom and what for, before the verb."""
        if _QUALIFIED.match(self.text, towards.end(), trigger.start):
            return _Gift([], (), towards=True)  # 对符合条件的产品授予Y: a rule
        recipients, stop = self.who.recipients(towards.end(), trigger.start)
        named = any(party.actors for party in recipients)
        if not named and (counted := self._counted(towards.end(), trigger.start)):
            return _Gift([], counted, towards=True)
        recipients = [] if "、" in self.text[stop : trigger.start] else recipients
        titles = parse_titles(self.text, self.line.depth, stop, trigger.start, trusted=True)
        giver: tuple[Actor, ...] = ()
        if titles and trigger.word in _SURE:  # 将“Y”称号授予|X
            begin = _COLON.match(self.text, trigger.end)
            behind = begin.end() if begin else trigger.end
            given = self.who.recipients(behind, predication.clause.end, person=True)[0]
            if given or HAN.match(self.text, behind, predication.clause.end):
                giver = tuple(actor for party in recipients for actor in party.actors)
                recipients = given
        titles = titles or self.titles(trigger, predication, trusted=True)
        if trigger.word in manner("vague"):
            titles = tuple(title for title in titles if is_title(title.name))
        if titles and _HOLDERS.match(self.text, end_of(titles), trigger.start):
            recipients = []  # 对全国检察机关荣获Y的先进集体进行表彰: those of all the country
        if (
            not titles
            and recipients
            and trigger.word in praises()
            and _GIVES.fullmatch(self.text, stop, trigger.start)
        ):
            title = Title(trigger.word, (Piece(trigger.start, trigger.end),), False, None)
            titles, recipients = (title,), [*self._praised_too(predication), *recipients]
        return _Gift(recipients, titles, towards=True, giver=giver)

    def _counted(self, start: int, stop: int) -> tuple[Title, ...]:
        """对|10个先进单位、20名先进个人|进行表彰: titles each with its number, and no more."""
        number = _NUMBER.search(self.text, start, stop)
        for begin in (start, number.start()) if number else ():  # 文明家庭10户, 全省10个先进单位
            titles = parse_titles(self.text, self.line.depth, begin, stop, trusted=False)
            end = max(end_of(titles), _last(titles)) if titles else stop
            if titles and all(t.quantity for t in titles) and _GIVES.fullmatch(self.text, end, stop):
                return titles
        return ()

    def _praised_too(self, predication: Predication) -> list[Party]:
        """对A等单位，|对B等同志予以通报表扬: those whom the clause before names without a verb."""
        end = predication.clause.start - 1
        before = self.line.predication_at(end - 1) if end > predication.clause.sentence[0] else None
        towards = _TOO.search(self.text, before.clause.start, end) if before else None
        if towards is None or not self.text.startswith("对", predication.clause.start):
            return []
        found, stop = self.who.recipients(towards.end(), end)
        return found if stop >= end else []

    def _direct(self, predication: Predication, trigger: Trigger) -> _Gift:
        """Whom and what for, behind the verb."""
        sure = trigger.word in _SURE
        begin = _COLON.match(self.text, trigger.end)  # 分别授予：|A“X”
        start = begin.end() if begin else trigger.end
        emerged = _EMERGED.match(self.text, start, predication.clause.end)
        start = emerged.end() if emerged else start
        recipients, stop = self.who.recipients(start, predication.clause.end, person=sure)
        titles = self.titles(trigger, predication, trusted=True, start=stop)
        praise = all(title.name.endswith(("嘉奖", "功", "表扬")) for title in titles)
        if trigger.word in manner("favour") and not praise:
            titles = ()
        return _Gift(recipients, titles, towards=False)

    def _named(self, predication: Predication, trigger: Trigger, gift: _Gift) -> tuple[Actor, ...]:
        """Who is named as given; 县政府授予“Y”锦旗 in the report of a school is given to the school."""
        named = tuple(
            actor
            for party in gift.recipients
            for actor in party.actors
            if not (party.inner and self.text.startswith("全", actor.mark.start))  # 全省10个集体
        )
        title, hero = gift.titles[0], self.scene.protagonist
        bare = title.parts[0].start <= trigger.end + 1 and predication.explicit
        bare = bare and trigger.word not in _ANNOUNCING  # A公布“Y”名单: who is on it stays open
        if named or gift.towards or not bare or not title.quoted or title.quantity or hero is None:
            return named
        others = hero.name not in {subject.name for subject in predication.subjects}
        return (hero,) if hero.mark.passage == 0 and others else ()

    def _announced(self, predication: Predication, trigger: Trigger, titles: tuple[Title, ...]) -> None:
        """公布Y名单: whose they are may be told behind."""
        if trigger.word in _ANNOUNCING:
            self.memory.last = titles
            self.memory.givers = self.who.adjacent(predication.clause.start, trigger.start)

    def hold(self, predication: Predication, trigger: Trigger) -> Award | None:
        """评选出Y N名, 涌现出Y; 创建Y N个, 有Y N个."""
        strong = "bring" in trigger.classes
        weak = "hold" in trigger.classes and has_figure(self.text, trigger.end, predication.clause.end)
        titles = self.titles(trigger, predication, trusted=False) if strong or weak else ()
        if strong and self.text.startswith("的", trigger.end):  # 由A评选的Y名单公布，B上榜: B did not select
            self.memory.last = titles or self.memory.last
            return None
        if not titles:
            return self._brought(predication, trigger) if strong else None
        counted = [title for title in titles if title.quantity]
        contest = _CONTEST.match(self.text, end_of(titles))  # 推选87所学校参加Y评选
        meant = self.text.startswith("拟", trigger.end)  # 评选出|拟命名Y20个
        if not (strong or counted) or contest or meant:
            return None
        won = not strong and any(
            title.name.endswith(("奖", "奖章", "奖状")) or is_facility(title) for title in counted
        )
        if won or not (counted or all(title.quoted or title.level for title in titles)):
            return None
        if "gain" in trigger.classes and trigger.word not in manner("own"):
            parties, count = self.who.parties(predication, trigger.start)
            return Award("received", parties, titles, trigger, "counted", party_count=count)
        return Award("conferred", predication.subjects, titles, trigger, "counted" if counted else "brought")

    def _brought(self, predication: Predication, trigger: Trigger) -> Award | None:
        """涌现出A、B等5名Y: those who are named have it."""
        end = min(predication.clause.end, trigger.end + _REACH)
        named, stop = self.who.recipients(trigger.end, end, person=True)
        count = named[-1].count if named else None
        stop = min(count.end, stop) if count else stop  # 等5名|中国好人
        titles = self.titles(trigger, predication, trusted=True, start=stop) if named else ()
        actors = tuple(actor for party in named for actor in party.actors)
        if not actors or not titles or not all(is_title(title.name) for title in titles):
            return None
        stop = end_of(titles)
        if "拟" in self.text[trigger.end : stop] or _STANDS.match(self.text, stop):
            return None  # 评选出A等50名|拟命名Y, 评选出A等10名Y|候选人
        return Award("received", actors, titles, trigger, "brought")


def _last(titles: Sequence[Title]) -> int:
    """Where the last number of some titles ends: 先进单位|10个."""
    return max((title.quantity.end for title in titles if title.quantity), default=0)


def _planned(predication: Predication, trigger: Trigger, *, made: bool) -> bool:
    """Whether the gift is only planned; 将X评为Y is none of it."""
    return any(
        doubt.label == "irrealis" and not (made and doubt.word == "将")
        for doubt in predication.doubts
        if doubt.start <= trigger.start
    )
