"""Lists of winners before an award's verb, in its clause or in the one before."""

from __future__ import annotations

from wenmai_extractors.leads import skip_lead
from wenmai_extractors.patterns import pattern
from wenmai_extractors.recipients import Recipients
from wenmai_extractors.scene import Actor, Predication
from wenmai_extractors.wording import COUNTED, HOLDERS

_AMONG = pattern(
    rf"(?:包括)?(?P<who>[^，。；]{{2,60}}?)在内的(?:全国|全省|全市)?{COUNTED}[\u4e00-\u9fff]{{0,8}}"
)
_TOTAL = pattern(rf"等{COUNTED}(?P<noun>{HOLDERS})?\Z")
_WHOSE = pattern("[\u4e00-\u9fff]{2,8}[省市县区州]的(?=[\u4e00-\u9fff]{4})")  # 江北省的|A、B等5家单位
_JOINED = pattern("[、和与及]")
_OURS = ("我省", "我市", "我县", "我区", "我州")


class ListsBefore(Recipients):
    """Reads the lists before a verb of one passage."""

    def among(self, start: int, stop: int) -> tuple[tuple[Actor, ...], None] | None:
        """包括A、B在内的30家单位: those of them who are named."""
        match = _AMONG.fullmatch(self.text, start, stop)
        found = self.winners(*match.span("who"))[0] if match else ()
        return (found, None) if found else None

    def summed(self, start: int, stop: int) -> tuple[tuple[Actor, ...], None] | None:
        """A公司、B厂、C有限公司等14家单位: a list of whom some are known to nobody."""
        total = _TOTAL.search(self.text, start, stop)
        end = total.start() if total else stop
        if self.text.find("、", start, end) < 0:
            return None
        whose = _WHOSE.match(self.text, start, end)
        start = whose.end() if whose else start
        actors, reached = self.winners(start, end, (total["noun"] or "") if total else None)
        most = 2 * len(actors) > self.text.count("、", start, end)
        return (actors, None) if reached == end and len(actors) > 1 and most else None

    def before_list(self, predication: Predication, inner: int) -> tuple[Actor, ...]:
        """环卫工人蒋大明|、社区医生叶小青: the person that a clause begins with, where a list goes on."""
        last = predication.subjects[-1] if predication.explicit else None
        if last is None or last.type != "Person" or last.mark.passage != self.line.number:
            return ()
        joined = _JOINED.fullmatch(self.text, last.mark.end, inner)
        return predication.subjects if joined else ()

    def listed_before(self, predication: Predication) -> tuple[Actor, ...]:
        """甲局科员蒋大明、乙站站长周岚，|以及…; 我市A镇，|B村、C村…: the list that a clause goes on with."""
        before = self._clause_before(predication)
        if before is None:
            return ()
        start, end = predication.clause.start, predication.clause.end
        joined = self.text.startswith(("以及", "及", "和"), start)
        if not joined:
            above = self.line.predication_at(before[0])
            if above is None or not above.explicit or above.body != before[1]:
                return ()
        one = joined or self.text.find("、", start, end) >= 0  # else the clause before is a list itself
        begin = before[0] + 2 * self.text.startswith(_OURS, before[0])
        actors, reached = self.winners(begin, before[1])
        return actors if reached == before[1] and (one or len(actors) > 1) else ()

    def listed_above(self, predication: Predication) -> tuple[Actor, ...]:
        """我市A镇、B村、C村，|获得…: the list that the clause before consists of."""
        begin, end = self._clause_before(predication) or (0, 0)
        if self.text.find("、", begin, end) < 0:
            return ()
        begin += 2 * self.text.startswith(_OURS, begin)
        actors, reached = self.winners(begin, end)
        return actors if reached == end and len(actors) > 1 else ()

    def each_with_post(self, predication: Predication) -> tuple[Actor, ...]:
        """甲公司书记蒋大明，|乙校教师周岚|获评Y: persons that a clause each names, and nothing more."""
        found: tuple[Actor, ...] = ()
        before = self._clause_before(predication)
        while before:
            above = self.line.predication_at(before[0])
            alone = above is not None and above.explicit and above.body == before[1]
            alone = alone and self.text.startswith("，", before[1])
            if above is None or not alone or any(actor.type != "Person" for actor in above.subjects):
                break
            found = (*above.subjects, *found)
            before = self._clause_before(above)
        return found

    def _clause_before(self, predication: Predication) -> tuple[int, int] | None:
        """Where the clause right before stands, without what leads to it, if it is of the same sentence."""
        start = predication.clause.start
        before = self.line.predication_at(start - 2) if start > predication.clause.sentence[0] else None
        if before is None or before.clause.end != start - 1:
            return None
        return skip_lead(self.text, before.clause.start, before.clause.end), before.clause.end
