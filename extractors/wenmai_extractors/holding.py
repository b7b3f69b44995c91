"""Honours that somebody is said to have: X是Y, X素有“Y”之称, 享有“Y”美誉的X."""

from __future__ import annotations

import re

from wenmai_extractors.awards import CLOSING, Award, Trigger, end_of
from wenmai_extractors.behind import Behind
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Predication
from wenmai_extractors.titles import NAMED, is_title

_FURTHER = pattern("”?(?:、[^、的]{4,40})+")  # X是省文明单位、|改革试点院校、名校建设单位
# X是|我市首个|Y, X是|省总工会确定的|Y
_LEAD = pattern(
    "[我本][省市县区州旗](?:(?:首|唯一)[个家批]?|唯一的?)?"
    "|(?P<giver>[^，。；“”的]{2,24}?)(?:确定|命名|授予|认定|评定|公布|评选|评审)的"
)


class Holding(Behind):
    """Reads what somebody is, in one passage."""

    def held(self, predication: Predication, trigger: Trigger) -> Award | None:
        """X是Y, X素有“Y”之称: only where X stands right before and the clause ends with titles."""
        if "held" not in trigger.classes:
            return None
        if trigger.start != predication.body or trigger.word.endswith("有"):
            held = self._held_by(predication, trigger)
            if held or trigger.start != predication.body:
                return held
        if not (predication.explicit or trigger.word.endswith("有") or self._goes_on(predication, trigger)):
            return None
        lead = _LEAD.match(self.text, trigger.end, predication.clause.end)
        return self._held_of(predication, trigger, lead) if lead else self._is(predication, trigger)

    def _is(self, predication: Predication, trigger: Trigger) -> Award | None:
        """X是Y: the clause ends with titles."""
        titles = self.titles(trigger, predication, trusted=False)
        if not titles or not all((title.level or title.quoted) and is_title(title.name) for title in titles):
            return None
        more = self.titles(trigger, predication, trusted=True)  # 国家“爱婴医院” in a list of titles is one
        if more[: len(titles)] != titles or len(more) == len(titles):
            more = self.titles(trigger, predication, trusted=NAMED)  # 省级示范高中、市教研基地、市文明单位
            more = more if more and is_title(more[-1].name) else ()
        if more[: len(titles)] == titles and all(title.level for title in more):
            titles = more
        stop = end_of(titles)
        further = _FURTHER.fullmatch(self.text, stop, predication.clause.end)
        if not (further or CLOSING.fullmatch(self.text, stop, predication.clause.end)):
            return None
        return Award("received", predication.subjects, titles, trigger, "held")

    def _held_of(self, predication: Predication, trigger: Trigger, lead: re.Match[str]) -> Award | None:
        """X是我市首个Y, X是省总工会确定的Y: what stands before the title says whose it is."""
        givers = self.who.agents(*lead.span("giver")) if lead["giver"] else ()
        titles = self.titles(trigger, predication, trusted=False, start=lead.end())
        if not all(is_title(title.name) for title in titles) or bool(givers) != bool(lead["giver"]):
            return None
        whole = titles and CLOSING.fullmatch(self.text, end_of(titles), predication.clause.end)
        return (
            Award("received", predication.subjects, titles, trigger, "held", givers=givers) if whole else None
        )

    def _held_by(self, predication: Predication, trigger: Trigger) -> Award | None:
        """享有“Y”和“W”美誉的X: whoever stands behind holds them."""
        if (
            not trigger.word.endswith(("有", "为"))
            or "”" not in self.text[trigger.end : predication.clause.end]
        ):
            return None
        titles = self.titles(trigger, predication, trusted=True)
        told = self.who.relative(predication, titles) if titles and all(t.quoted for t in titles) else None
        return Award("received", told[0], titles, trigger, "held") if told and told[0] else None

    def _goes_on(self, predication: Predication, trigger: Trigger) -> bool:
        """柳疃镇有72个村，是Y: whether the sentence said before whom a bare clause speaks of."""
        clause = predication.clause
        if trigger.word not in ("是", "系"):
            return False
        told = [p for p in self.line.predications if p.clause.sentence == clause.sentence and p.explicit]
        before = [p for p in told if p.clause.start < clause.start]
        return bool(before) and before[-1].subjects == predication.subjects and len(before[-1].subjects) == 1
