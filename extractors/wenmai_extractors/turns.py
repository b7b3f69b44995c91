"""Recipients and titles by turns: 授予X等7名“Y”、Z等10个“W”, 表彰A等8个Y、B等15个W."""

from __future__ import annotations

from collections.abc import Iterator

from wenmai_extractors.awards import CLOSING, Award, Trigger, end_of, find_triggers
from wenmai_extractors.behind import Behind
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.parties import Party, read_parties
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece, pieces
from wenmai_extractors.quantities import Quantity, leading
from wenmai_extractors.recipients import FOR_DEEDS, LINK
from wenmai_extractors.scene import Actor, Predication
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import COUNTED_CLASS, Title
from wenmai_extractors.wording import CALLED, COUNTED

_SIGN = pattern("“|[\\d零〇一二两三四五六七八九十百千万亿数几半]+")  # each turn has a quotation or a count
_DECIDED = pattern("决定[，：]")
_PRIZE = pattern("(?:特等|[一二三四]等|[金银铜]|优秀|优胜|优秀组织|组织|鼓励)奖")  # 甲队、乙队|二等奖
_NEXT_TURN = pattern(f"(?:和|及|以及)(?=[^，。；“”、和及]{{2,40}}等{COUNTED})")
# 等3个镇街为|Y, 等30个先进集体|五一劳动奖状: of which class they are stands before the title.
_OWNER = pattern("[^，。；“”、的为\\d]{1,10}(?<![作成认以行])为(?=[^，。；、]{3})")
_AND = pattern("[和与及、]|以及")
_AFTER_PAIR = pattern(f"{CALLED}(?:、|，|和|及|以及)")


class Turns(Behind):
    """Reads the turns of one passage."""

    def pairs(self, predication: Predication) -> Iterator[Award]:
        """推选出X等7名“Y”、Z等10个“W”: recipients and titles by turns."""
        for trigger in find_triggers(self.text, predication.body, predication.clause.end):
            if not trigger.classes & {"give", "bring", "toward"}:
                continue
            for_deeds = FOR_DEEDS.match(self.text, trigger.end, predication.clause.end)
            span = for_deeds.end() if for_deeds else trigger.end, predication.clause.end
            if len(_SIGN.findall(self.text, *span)) < 2:
                continue
            found = list(self._turns(*span)) or list(self._classed(*span)) or list(self._classes(*span))
            if len(found) > 1 and not predication.doubtful(trigger.start):
                for parties, title in found:
                    yield self._turn(predication.subjects, parties, title, trigger)
                return

    def _classed(self, start: int, end: int) -> Iterator[tuple[list[Party], Title]]:
        """14个城市为Y、140个城区为W: how many of a class, and the title of each."""
        for item in pieces(self.text, self.line.depth, start, end):
            count = leading(self.text, item.start, item.end)
            link = self.text.find("为", item.start, min(item.end, item.start + 14))
            if not count or link < 0:
                return
            titles = parse_titles(self.text, self.line.depth, link + 1, item.end, trusted=True)
            if len(titles) != 1:
                return
            yield [Party((), count)], titles[0]

    def _classes(self, start: int, end: int) -> Iterator[tuple[list[Party], Title]]:
        """38个集体和28名个人Y: classes that share a title, or have one each by turns."""
        counts: list[Quantity] = []
        while count := leading(self.text, start, end):
            owner = COUNTED_CLASS.match(self.text, count.end, end)
            if owner is None:
                return
            counts.append(count)
            join = _AND.match(self.text, owner.end(), end)
            start = join.end() if join else owner.end()
        titles = parse_titles(self.text, self.line.depth, start, end, trusted=True)
        if len(titles) in (1, len(counts)):
            yield from (([Party((), n)], titles[k % len(titles)]) for k, n in enumerate(counts))

    def _made(self, start: int, end: int) -> Iterator[tuple[list[Party], Title]]:
        """命名A为Y，|B、C为W: the verb of the clause before goes for these too."""
        parties, stop = read_parties(self.scene, self.line, start, end)
        if parties and self.text.startswith("为", stop):
            titles = parse_titles(self.text, self.line.depth, stop + 1, end, trusted=False)
            if len(titles) == 1 and CLOSING.fullmatch(self.text, end_of(titles), end):
                yield parties, titles[0]

    def _turns(self, start: int, end: int) -> Iterator[tuple[list[Party], Title]]:
        """Pairs of recipients and one quoted title."""
        position = start
        while position < end:
            parties, stop = read_parties(self.scene, self.line, position, end)
            link = LINK.match(self.text, stop, end)
            stop = link.end() if link else stop
            prize = _PRIZE.match(self.text, stop, end) if parties and parties[0].actors else None
            close = prize.end() if prize else self.text.find("”", stop, end) + 1
            quoted = prize is not None or (self.text[stop : stop + 1] == "“" and close > 0)
            counted = parties[0].count if parties and parties[0].actors else None
            if counted and not quoted:  # 云岭镇等8个|先进乡镇
                owner = _OWNER.match(self.text, counted.end, end)
                parties, stop = parties[:1], owner.end() if owner else counted.end
                close = next(pieces(self.text, self.line.depth, stop, end), Piece(stop, end)).end
                following = _NEXT_TURN.search(self.text, stop, close)  # 80个先进集体|和闫波等170名先进个人
                close = following.start() if following else close
            elif not parties or not quoted:
                return
            titles = parse_titles(self.text, self.line.depth, stop, close, trusted=quoted)
            if len(titles) != 1:
                return
            yield parties, titles[0]
            join = _AFTER_PAIR.match(self.text, close, end)
            position = join.end() if join else end

    def further(self, predication: Predication, award: Award) -> Iterator[Award]:
        """A clause in which a giver's list goes on: 、Z等10个“W”, and B、C为W behind 命名A为Y."""
        span = predication.clause.start, predication.clause.end
        for parties, title in list(self._turns(*span)) or list(self._made(*span)):
            yield self._turn(award.parties, parties, title, award.trigger)

    def decided(self, predication: Predication) -> Iterator[Award]:
        """市政府决定，|A、B为Y: a decision names winners without a verb of giving."""
        start, end = predication.clause.start, predication.clause.end
        if self.text.find("为", start, end) < 0 or not _DECIDED.search(
            self.text, predication.clause.sentence[0], start
        ):
            return
        deciding = self.line.predication_at(self.text.rindex("决定", 0, start))
        givers = tuple(actor for actor in (deciding or predication).subjects if actor.type != "Person")
        for parties, title in self._made(skip_lead(self.text, start, end), end):
            link = self.text.rindex("为", start, title.parts[0].start)
            trigger = Trigger(link, link + 1, frozenset({"give"}))
            yield self._turn(givers, parties, title, trigger)

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
