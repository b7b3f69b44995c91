"""Who is only proposed for an honour: 入围, 推荐上报, 拟命名, 候选名单."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from wenmai_extractors.awards import Award, Trigger, end_of
from wenmai_extractors.behind import Behind
from wenmai_extractors.bodies import governs
from wenmai_extractors.judging import TOWARDS
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import Quantity
from wenmai_extractors.scene import Actor, Predication
from wenmai_extractors.titles import Title

_PROPOSED = ("提名城市", "提名城区", "提名县城", "提名区", "提名县")
_ANNOUNCES = pattern("(?:公示|公布|发布)(?!之?后)")
_SENT_UP = ("推荐", "上报", "报送")


@cache
def _signs() -> re.Pattern[str]:
    """What behind a title says that it is only proposed: 候选名单."""
    return re.compile(either(load_toml("honours.toml")["nominees"]["signs"]))


class Nominating(Behind):
    """Reads the verbs of proposing in one passage."""

    def nominated(self, predication: Predication, trigger: Trigger) -> Award | None:
        """X入围Y, 推荐X为Y, X入选Y候选名单: who is only proposed."""
        titles: tuple[Title, ...] = ()
        signed = _signs().search(self.text, trigger.end, predication.clause.end)
        if "nominate" not in trigger.classes and not signed:
            return None
        if "nominate" in trigger.classes:
            recipients, stop = self.who.recipients(trigger.end, predication.clause.end)
            named = tuple(actor for party in recipients for actor in party.actors)
            titles = self.titles(trigger, predication, trusted=False, start=stop) if named else ()
            if titles and self.text.endswith(("为", "申报", "参评", "参选"), 0, stop):
                return Award("nominatedFor", named, titles, trigger, "nominated")
            titles = ()
        if trigger.classes & {"nominate", "gain", "made"}:
            titles = self.titles(trigger, predication, trusted=False)
        if not titles and "gain" in trigger.classes:  # 入选“感动江州年度人物”候选名单
            titles = self.titles(trigger, predication, trusted=True)
            listed = titles and _signs().search(
                self.text, end_of(titles), min(predication.clause.end, end_of(titles) + 8)
            )
            titles = titles if listed else ()
        if not titles:
            return self._also(predication, trigger)
        relative = self.text.startswith("的", trigger.end)  # 公示了拟推荐的Y
        if "nominate" in trigger.classes and (relative or self._shown(predication, trigger)):
            return None
        stop = end_of(titles)
        sign = _signs().search(self.text, stop, min(predication.clause.end, stop + 8))
        nominates = "nominate" in trigger.classes
        proposed = nominates and trigger.word in _SENT_UP
        firm = nominates and trigger.word not in ("进入", *_SENT_UP)
        passive = self.text[max(0, trigger.start - 1) : trigger.start] == "被"
        later = titles[0].name.endswith(_PROPOSED)
        if not (sign or later or firm or (proposed and not passive)) or titles[-1].name.endswith("提名奖"):
            return None
        parties, count = self._proposed(predication, trigger)
        if trigger.word.startswith(_SENT_UP) and parties == predication.subjects:
            parties = tuple(p for p in parties if not governs(p.name))  # 省文化厅推荐申报Y: others
        return Award("nominatedFor", parties, titles, trigger, "nominated", party_count=count)

    def _shown(self, predication: Predication, trigger: Trigger) -> bool:
        """省文明委公示第六届|入围Y名单: whoever announces it is not proposed."""
        return _ANNOUNCES.search(self.text, predication.body, trigger.start) is not None

    def _proposed(
        self, predication: Predication, trigger: Trigger
    ) -> tuple[tuple[Actor, ...], Quantity | None]:
        """Who is proposed: 将A等5个单位|推荐为Y, else whoever stands before the verb."""
        towards = TOWARDS.search(self.text, predication.body, trigger.start)
        if not towards or towards.group() not in ("将", "把"):
            return self.who.parties(predication, trigger.start)
        named = self.who.recipients(towards.end(), trigger.start)[0]
        return tuple(actor for party in named for actor in party.actors), next((p.count for p in named), None)

    def _also(self, predication: Predication, trigger: Trigger) -> Award | None:
        """X荣登“Y”，Z入围提名: Z is proposed for the Y of the clause before."""
        if (
            "nominate" not in trigger.classes
            or trigger.end + 3 < predication.clause.end
            or not self.memory.last
            or trigger.word == "候选"  # 入选Y|候选人
        ):
            return None
        parties, count = self.who.parties(predication, trigger.start)
        if not all(party.type == "Person" for party in parties):
            return None
        titles = tuple(replace(title, quantity=None) for title in self.memory.last)
        return Award("nominatedFor", parties, titles, trigger, "nominated", party_count=count)
