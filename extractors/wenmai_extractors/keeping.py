"""Honours that are kept, pass an inspection or are taken away: 继续保留Y, 通过Y复查, 取消Y."""

from __future__ import annotations

from msgspec.structs import replace

from wenmai_extractors.awards import LEVEL_WORD, Award, Trigger, end_of
from wenmai_extractors.behind import Behind
from wenmai_extractors.bodies import governs
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Actor, Predication
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import Title
from wenmai_extractors.wording import CALLED

SAME_TITLE = pattern(r"(?:此项?|这一|这项|该项?)(?:殊荣|荣誉|称号|奖项)|表彰|表扬")
REVIEW = pattern(f"{CALLED}的?(?:届期|三年|期满|双重)?(?:复查|复审|复核|复评|复检|复验)")
_CREATING = pattern("(?:对)?(?:创建|申报|申创|争创)")  # 通过创建Y的评审
_ASSESSED = pattern("”?(?:的)?(?:评审|认证|验收|认定)\\Z")
_NAMED_SO = pattern("”?(?:荣誉)?称号")
_ANNOUNCES = pattern("发布|公布|通报|印发")


class Keeping(Behind):
    """Reads the verbs of keeping and losing in one passage."""

    def kept(self, predication: Predication, trigger: Trigger) -> Award | None:
        """X继续保留Y, Y被取消, X通过Y复查."""
        if not trigger.classes & {"keep", "revoke"}:
            return self._passed(predication, trigger)
        titles = self.titles(trigger, predication, trusted=False)
        if not titles and "keep" in trigger.classes:  # 蝉联全国检察机关“文明接待室”称号
            titles = self.titles(trigger, predication, trusted=True)
            titles = titles if titles and _NAMED_SO.match(self.text, end_of(titles)) else ()
        if not titles and "revoke" in trigger.classes:
            _, stop = self.who.recipients(trigger.end, predication.clause.end)
            titles = self.titles(trigger, predication, trusted=False, start=stop)
        if not titles and "合格" in trigger.word and trigger.end == predication.clause.end:
            titles = self.uncounted()[-1:]  # 2012年、2015年复查合格
        if not titles and "keep" in trigger.classes and SAME_TITLE.match(self.text, trigger.end):
            titles = self._spoken_of(trigger) or self.uncounted()[-1:]  # 继续保留此项殊荣
        if not titles:
            return None
        parties, count = self.who.parties(predication, trigger.start)
        status = "revoked" if "revoke" in trigger.classes else "kept"
        if status == "kept" and self._keeps_for_others(predication, trigger, parties):
            return None
        award = Award("received", parties, titles, trigger, status, status=status, party_count=count)
        return self._lost(predication, trigger, award) if status == "revoked" else award

    def _lost(self, predication: Predication, trigger: Trigger, award: Award) -> Award | None:
        """取消A的Y, A被取消Y; 撤销4个Y leaves open whose they were."""
        if self.text[trigger.start - 1 : trigger.start] == "被":
            return award
        recipients, stop = self.who.recipients(trigger.end, predication.clause.end)
        named = tuple(actor for party in recipients for actor in party.actors)
        gives = any(governs(party.name) for party in award.parties)  # 省文明办撤销Y: not its own
        if not named and (recipients or gives or any(title.quantity for title in award.titles)):
            return None
        titles = self.titles(trigger, predication, trusted=False, start=stop) if named else ()
        return replace(award, parties=named or award.parties, titles=titles or award.titles)

    def _keeps_for_others(
        self, predication: Predication, trigger: Trigger, parties: tuple[Actor, ...]
    ) -> bool:
        """Whether it is the giver who speaks: 高检院授予…，继续保留151个集体Y; 发布重新确认Y名单."""
        announced = _ANNOUNCES.search(self.text, predication.clause.start, trigger.start)
        return bool(announced) or (bool(parties) and parties == self.memory.awarding)

    def _spoken_of(self, trigger: Trigger) -> tuple[Title, ...]:
        """The title that the sentence spoke of last before a verb: 首次迎接Y复查，继续保留此项殊荣."""
        start, end = max(self.memory.sentence[0], 0), trigger.start
        told: tuple[Title, ...] = ()
        for match in LEVEL_WORD.finditer(self.text, start, end):
            if match.start() >= (end_of(told) if told else start):
                told = parse_titles(self.text, self.line.depth, match.start(), end, trusted=False) or told
        return told[-1:]

    def _passed(self, predication: Predication, trigger: Trigger) -> Award | None:
        """通过“全国文明单位”复查: the title is kept; 通过三级甲等医院评审: it is gained."""
        if "passed" not in trigger.classes:
            return None
        created = _CREATING.match(self.text, trigger.end)
        titles = self.titles(
            trigger, predication, trusted=False, start=created.end() if created else trigger.end
        )
        stop = max((part.end for title in titles for part in title.parts), default=trigger.end)
        kept = REVIEW.match(self.text, stop)
        if not titles or not (kept or _ASSESSED.match(self.text, stop, predication.clause.end)):
            return None
        parties, count = self.who.parties(predication, trigger.start)
        status = "kept" if kept else None
        return Award("received", parties, titles, trigger, "kept", status=status, party_count=count)
