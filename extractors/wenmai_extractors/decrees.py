"""Decisions by their titles: 《A关于表彰X、Y的决定》 says that A gave both, whoever reads it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wenmai_extractors.awards import CLOSING, Award, Trigger, end_of
from wenmai_extractors.behind import NOT_YET, Behind
from wenmai_extractors.parties import Party, read_parties
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Actor, Predication
from wenmai_extractors.syntax import within
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import Title

_DECREE = pattern(
    "《(?P<by>[^《》，。]{0,60}?)关于(?P<deed>[^《》]{0,6}?(?:表彰|命名|授予|认定|表扬|奖励|和)+)"
    "(?P<named>[^《》]{3,80}?)的?(?:决定|通报|通知)》"
)
_ISSUES = pattern("(?:印发|下发|作出|做出|出台|发布|公布|发出)了?\\Z")
_VERB = 4  # characters before a title that say who issued it


class Decrees(Behind):
    """Reads the titles of decisions in one passage."""

    def awards(self, predication: Predication) -> Iterator[Award]:
        """What a clause says by the titles of decisions in it."""
        clause = predication.clause
        for match in _DECREE.finditer(self.text, clause.start, clause.end):
            if predication.doubtful(match.start()) or NOT_YET.search(match["named"]):
                continue
            givers = self._givers(predication, match)
            parties, titles = self._named(*match.span("named"))
            if givers and titles:
                yield Award(
                    "conferred",
                    givers,
                    titles,
                    Trigger(*match.span("deed"), frozenset({"give"})),
                    "decree",
                    recipients=tuple(actor for party in parties for actor in party.actors),
                    party_count=next((party.count for party in parties), None),
                )

    def _givers(self, predication: Predication, match: re.Match[str]) -> tuple[Actor, ...]:
        """Whom the title names, or else who issues it."""
        if match["by"]:
            return self.who.givers(*match.span("by"))
        start = match.start()
        issues = _ISSUES.search(self.text, max(predication.body, start - _VERB), start)
        return tuple(actor for actor in predication.subjects if actor.type != "Person") if issues else ()

    def _named(self, start: int, end: int) -> tuple[list[Party], tuple[Title, ...]]:
        """Who is given what: A等18个单位为“Y”; of titles alone nobody is said to have them."""
        depth = within(self.line.depth)
        parties, stop = read_parties(self.scene, self.line, start, end)
        if parties and self.text.startswith("为", stop):
            titles = parse_titles(self.text, depth, stop + 1, end, trusted=True)
            whole = bool(titles) and CLOSING.fullmatch(self.text, end_of(titles), end)
            return (parties, titles) if whole else ([], ())
        return [], parse_titles(self.text, depth, start, end, trusted=False)
