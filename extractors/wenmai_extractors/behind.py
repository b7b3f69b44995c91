"""What stands behind an award's verb: its titles, those that a decision names, and whether winners follow."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from wenmai_extractors.awards import Award, Trigger, first_trigger
from wenmai_extractors.gainers import Gainers
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece
from wenmai_extractors.scene import Predication
from wenmai_extractors.syntax import within
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import Title
from wenmai_extractors.wording import CALLED, COUNTED, HOLDERS

_DOCUMENT = pattern(
    "《(?:关于[^《》]{0,24}?(?:表彰|命名|授予|认定|公布)+(?:奖励)?(?P<named>[^《》]{3,80})|(?P<list>第[^《》]{4,80}(?:决定|名单|通报)))》"
)
_CONTEST = pattern("大赛|比赛|竞赛|评比|锦标赛|运动会|展评")  # a prize of another contest
_RANK = pattern("[金银铜]奖")
_RANKED = pattern("(?<=....)(?:[特一二三四]等|[金银铜])奖\\Z")
NOT_YET = pattern("候选|公示|拟|评选|推荐|申报")
_FURTHER = pattern("并且?|且|还|同时")
# 获“Y”奖|和国家经委授予的“W”奖: a prize that somebody else gave.
TOO = pattern("奖?(?:和|及|以及)(?P<agent>[^，。；“”、和及]{2,16}?)(?:授予|颁发|颁授|评定)的?(?=“)")
_PUT = pattern("作为|当作|纳入|列入|摆上|摆在")  # 把创建Y|作为一号工程
_GOALS = pattern("以及|[和与及]")  # 创建Y|和争创W
WINNERS = pattern(
    rf"{CALLED}(?:(?:拟表彰|拟命名|候选|推荐|入围|公示)?名单)?的?(?:{COUNTED})?(?:候选)?{HOLDERS}?(?:还|分别)?(?:是|有|为|包括)(?!效|关|力)"
)
# A title of nobody in particular: 被授予Y的人员, 获得Y的单位.
ANYBODY = pattern(
    rf"{CALLED}的{HOLDERS}(?:[，。、；]|\Z|[\u4e00-\u9fff]{{0,3}}(?:将|要|应|享受|可|必须|给予|予以|进行|由|在|按))"
)


class Behind:
    """What a verb of one passage is followed by."""

    def __init__(self, who: Gainers) -> None:
        """Begin a passage."""
        self.who = who
        self.memory = who.memory
        self.scene = who.scene
        self.line = who.line
        self.text = who.text

    def titles(
        self, trigger: Trigger, predication: Predication, *, trusted: int, start: int | None = None
    ) -> tuple[Title, ...]:
        """The titles behind the verb, or from `start` on."""
        start = trigger.end if start is None else start
        if self.text.startswith("《", start) and trigger.classes & {"give", "bring"}:
            document = _DOCUMENT.match(self.text, start, predication.clause.end)
            return self._decided(document) if document else ()
        end = _next_verb(self.text, self.line.depth, start, predication.clause.end)
        put = _PUT.search(self.text, start, end) if "pursue" in trigger.classes else None
        end = put.start() if put and not self.line.depth[put.start()] else end
        return parse_titles(self.text, self.line.depth, start, end, trusted=trusted)

    def _decided(self, document: re.Match[str]) -> tuple[Title, ...]:
        """《关于表彰Y和W的决定》: the titles that a decision names."""
        if NOT_YET.search(document.group()):
            return ()
        start, end = document.span("named" if document["named"] else "list")
        return parse_titles(self.text, within(self.line.depth), start, end, trusted=False)

    def ranked(self, titles: tuple[Title, ...], start: int) -> tuple[Title, ...]:
        """X获Y金奖，Z获银奖: what names a prize by its metal alone is of the Y told before."""
        rank = _RANK.match(self.text, start)
        last = self.memory.last[-1] if rank and self.memory.last else None
        won = _RANKED.search(last.name) if last else None
        named = titles and not _RANK.fullmatch(titles[0].name)
        if named or not rank or not last or not won or last.parts[0].start < self.memory.sentence[0]:
            return titles
        if _CONTEST.search(self.text, last.parts[-1].end, start):
            return titles
        end = last.parts[-1].end
        if self.text[end - len(won.group()) : end] != won.group():
            return titles
        head = Piece(last.parts[-1].start, end - len(won.group()))
        metal = replace(
            last,
            name=last.name[: won.start()] + rank.group(),
            parts=(*last.parts[:-1], head, Piece(*rank.span())),
            quantity=None,
        )
        return (metal,)

    def uncounted(self, titles: tuple[Title, ...] | None = None) -> tuple[Title, ...]:
        """Titles, else those named last, without the counts that were others'."""
        titles = self.memory.last if titles is None else titles
        return tuple(replace(title, quantity=None) for title in titles)

    def run_on(self, predication: Predication, titles: tuple[Title, ...]) -> None:
        """A list of winners may go on behind a comma: 他们分别是A厂焊工X，|B校教师Y."""
        comma = self.text.startswith("，", predication.clause.end)
        self.memory.roster = titles if comma else (), predication.clause.sentence
        self.memory.running = True

    def winners_behind(self, award: Award) -> bool:
        """Whether a list of winners follows: 获评Y的有."""
        return WINNERS.match(self.text, award.end) is not None


@lru_cache(maxsize=1 << 6)
def _next_verb(text: str, depth: bytes, start: int, end: int) -> int:
    """Where 并 and a further verb end what the one before says: 评为“Y”|并荣立W, 创建Y|和争创W."""
    for joint, reach, pursued in ((_FURTHER, 1, False), (_GOALS, 0, True)):
        for match in joint.finditer(text, start, end):
            verb = first_trigger(text, match.end(), min(end, match.end() + 6))
            near = verb is not None and verb.start <= match.end() + reach
            fits = near and verb is not None and (not pursued or "pursue" in verb.classes)
            if fits and not depth[match.start()]:
                end = match.start()
    too = TOO.search(text, start + 3, end)
    return too.start() + text.startswith("奖", too.start()) if too else end
