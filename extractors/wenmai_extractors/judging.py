"""Whether an award that a clause speaks of holds: plans, denials, who can give, whose it can be."""

from __future__ import annotations

from msgspec.structs import replace

from wenmai_extractors.awards import Award, end_of, manner
from wenmai_extractors.behind import Behind
from wenmai_extractors.holders import clashes, holder
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import posts
from wenmai_extractors.scene import Actor, Predication

GATHERING = pattern(
    "(?:大?会|会议|仪式|典礼)(?:上|中|现场)|(?:这次|此次|本次|该)?[\u4e00-\u9fff]{0,24}(?:大会|会议|典礼)"
)
_EVERY = pattern("每隔?[二两三四五\\d]年")  # how often, not when
_ENSURE = pattern("确保|力保|誓要?|早日(?!获)")  # 确保成功创建Y
_READ_OUT = pattern("宣读|传达|转发")  # who reads out a decision took none
_READ_OUT_OF = pattern("(?:宣读|传达|通报)了?\\Z")
_FIRST_EVER = pattern("”?(?:荣誉)?(?:称号)?零的突破")
_OF_EVENT = pattern("[此本这该]次|(?:大会|会|活动|仪式)[上中]")  # 此次活动共表彰了…: not who won there
TOWARDS = pattern(r"(?:对|向|给(?!予)|将|把)(?=(?:[^对向给将把]|给予)*\Z)")


class Judge(Behind):
    """Judges what the clauses of one passage say."""

    def judged(self, predication: Predication, award: Award) -> Award | None:
        """The award as it holds, or None."""
        return self._judged(predication, self._of_members(self._meant(predication, award)))

    def _meant(self, predication: Predication, award: Award) -> Award:
        """X村获评Y，村民Z当选W；又入围V村: where nobody is named, who can hold the title is meant."""
        title, said = award.titles[0], award.parties in (predication.subjects, self.memory.persons)
        said = said and award.predicate != "conferred"
        if predication.explicit or not said or not all(clashes(title, party) for party in award.parties):
            return award
        before = [p for p in self.line.predications if p.clause.start < predication.clause.start]
        told = [actor for earlier in reversed(before) for actor in earlier.subjects]
        meant = holder(title, [*told, *([self.scene.protagonist] if self.scene.protagonist else [])])
        one = meant is not None and meant.type == "Person" and award.party_count is not None
        return replace(award, parties=(meant,)) if meant and not one else award  # 3名同志 are not he

    def _of_members(self, award: Award) -> Award:
        """全队400人次荣立Y, 石桥县实现文明村零的突破: whoever won it is of the one spoken of."""
        if award.predicate != "received" or any(party.type in ("Person", "Group") for party in award.parties):
            return award
        times = award.party_count is not None and award.party_count.unit == "人次"
        first = _FIRST_EVER.match(self.text, end_of(award.titles)) is not None
        others = first and all(clashes(title, party) for title in award.titles for party in award.parties)
        return replace(award, predicate="conferred") if award.parties and (times or others) else award

    def _judged(self, predication: Predication, award: Award) -> Award | None:
        """Take planning and denial into account."""
        if award.predicate in ("pursues", "nominatedFor"):
            denied = any(
                hit.label == "negation" and hit.start <= award.trigger.start for hit in predication.doubts
            )
            return None if denied else award
        if award.predicate == "conferred":
            award = replace(award, parties=self._conferring(predication, award))
        elif self._astray(predication, award) or self._of_body(predication, award):
            return None  # whoever reads a decision out, or heads a list of offices, is given nothing
        doubts = [hit for hit in predication.doubts if hit.start <= award.trigger.start]
        given = award.rule == "given"
        towards = given and TOWARDS.search(self.text, predication.body, award.trigger.start)
        if award.status == "revoked" or towards:
            # 取消 denies that the honour goes on, not that it was given; 将X评为Y is no plan, 没有将… is.
            reach = max(predication.body, towards.start() if towards else 0)
            doubts = [hit for hit in doubts if hit.end <= reach]
        if _EVERY.search(self.text, predication.clause.start, award.trigger.start):
            return None
        ensured = _ENSURE.search(self.text, predication.clause.start, award.trigger.start)
        if not doubts and not ensured:
            return award
        wished = ensured or {hit.word for hit in doubts} & manner("wish")
        if wished and award.predicate == "received" and not any(hit.label == "negation" for hit in doubts):
            return replace(award, predicate="pursues", rule="wish", status=None)
        return None

    def _conferring(self, predication: Predication, award: Award) -> tuple[Actor, ...]:
        """Who gave: bodies and places alone; 会上表彰了Y, and who reads a decision out, leave it open."""
        start = skip_lead(self.text, predication.clause.start, award.trigger.start)
        met = GATHERING.match(self.text, predication.clause.start, award.trigger.start)
        if met and (not predication.explicit or start == predication.clause.start):
            return ()
        if predication.explicit:
            last = predication.subjects[-1].mark
            officer = last.passage == self.line.number and posts().match(self.text, last.end)
            return () if officer else tuple(a for a in award.parties if a.type not in ("Person", "Group"))
        here = _OF_EVENT.search(self.text, *predication.clause.sentence)
        winners = self.memory.won | (self.memory.earlier if here else frozenset())
        won = any(subject.name in winners for subject in predication.subjects)
        first = award.parties[0].mark if award.parties else None
        begin = max(predication.clause.sentence[0], first.start - len("宣读了")) if first else 0
        read = first and _READ_OUT_OF.search(self.text, begin, first.start)
        if read and first and first.passage == self.line.number:
            return award.parties  # 宣读|县文明委决定，授予…
        if self._read_out(predication) or (award.rule == "given" and won):
            return ()  # who was just given something is not the one who gives
        return tuple(actor for actor in award.parties if actor.type not in ("Person", "Group"))

    def _astray(self, predication: Predication, award: Award) -> bool:
        """Whether a bare clause takes for winner who only read a decision out or lent an office a name."""
        if predication.explicit or award.parties != predication.subjects or self.winners_behind(award):
            return False
        named = self.who.adjacent(predication.clause.start, award.trigger.start - 1)
        return not named and self._read_out(predication)

    def _of_body(self, predication: Predication, award: Award) -> bool:
        """Whether a bare clause gives a person what only bodies hold: 荣获“模范敬老院” behind its 院长."""
        persons = all(party.type == "Person" for party in award.parties)
        carried = bool(award.parties) and persons and not predication.explicit
        carried = carried and award.parties == predication.subjects
        return carried and all(clashes(title, party) for title in award.titles for party in award.parties)

    def _read_out(self, predication: Predication) -> bool:
        """Whether the subject only read a decision out before, or is the body of an officer named there."""
        for match in _READ_OUT.finditer(self.text, predication.clause.sentence[0], predication.clause.start):
            if not self.line.depth[match.start()]:
                return True
        marks = [subject.mark for subject in predication.subjects]
        return any(
            mark.passage < len(self.scene.lines)
            and posts().match(self.scene.lines[mark.passage].text, mark.end) is not None
            for mark in marks
        )
