"""Winners that are named behind their title: 分别是A、B; 14个社区是：A、B; “十强”企业分别是A、B."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from wenmai_extractors.awards import Award, Trigger, end_of
from wenmai_extractors.behind import Behind
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.objects import strip_marks
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import Quantity, leading
from wenmai_extractors.scene import Predication
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import Title
from wenmai_extractors.vocabulary import verbs

_RESPECTIVELY = pattern("(?:它们|他们|她们)?(?:分别)(?:是|为)|(?:它们|他们|她们)是")
_THESE = pattern(
    "(?:[^，。；：]{0,8}(?:获奖|获得荣誉|获此殊荣|受表彰|上榜|入选|当选|获评)的|这|以上|上述)(?=[\\d两三四五六七八九十])"
)
_ARE = pattern("(?P<noun>[^，。；：是为]{1,20}?)(?<!主题)(?<!口号)(?:分别(?:是|为|有)|(?:是|为|有|包括)\\Z)")
# 入选的|3个|村为|A、B; 2个|镇是|C: behind winners that are counted, one verb leads to their names.
_COUNTED_ARE = pattern("(?P<noun>[^，。；：是为]{1,8}?)(?:分别)?(?:是|为|有)(?=[\u4e00-\u9fff])")
_NEAR = 16  # characters of what says that those to follow have won
_LAST = "是为有括"  # what a clause that leads to a list ends with
_THEY = ("它们是", "他们是", "她们是")
_COLONS = ("：", ":")


class Rosters(Behind):
    """Reads the lists of winners of one passage."""

    def awards(self, predication: Predication) -> Iterator[Award]:
        """The award of a clause that names the winners of titles said before, or in front of them."""
        start, end = predication.clause.start, predication.clause.end
        if not self._may_list(start, end):
            return
        match = _RESPECTIVELY.match(self.text, start, end)
        last = self.memory.last if match else ()
        told = all(title.parts[0].start >= predication.clause.sentence[0] for title in last)
        titles = last if told or (match and match.end() < end) else ()
        if not match:
            match, titles = self._introduced(start, end)
        colon = self.text[end : end + 1] in _COLONS
        match = match if match and (colon or match.end() < end) else None
        if match and match.end() == end:
            self.memory.proposed = self.memory.proposed and self.text[start - 1 : start] in _COLONS
            self.memory.roster, self.memory.open = (titles, predication.clause.sentence), None
            self.memory.running = False
            return
        running = not match and self.memory.running
        if not match:
            titles = self._going_on(predication)
        begin = match.end() if match else start
        actors, reached = self.who.winners(begin, end) if titles else ((), 0)
        titles = self.uncounted(titles)
        if actors and reached >= end - 1 and (len(titles) == 1 or len(titles) == len(actors)):
            trigger = Trigger(start, min(end, start + 2), frozenset({"listed"}))
            said = "nominatedFor" if self.memory.proposed else "received"
            yield Award(said, actors, titles, trigger, "listed", givers=self.memory.givers)
            if match or running:
                self.run_on(predication, titles)
        elif running and _acts(self.text, start, end):
            self.memory.roster = (), predication.clause.sentence

    def _may_list(self, start: int, end: int) -> bool:
        """Whether any sign of a list is there: few clauses have one."""
        text = self.text
        return (
            text[end - 1] in _LAST
            or text.find("分别", start, end) >= 0
            or text.startswith(_THEY, start)
            or text[start - 1 : start] in _COLONS
            or bool(self.memory.roster[0])
            or (text.find("的", start, start + _NEAR) > 0 and _THESE.match(text, start, end) is not None)
        )

    def _going_on(self, predication: Predication) -> tuple[Title, ...]:
        """The titles whose winners are listed behind a colon: right behind it, or further on in the list."""
        titles, sentence = self.memory.roster
        if titles and sentence == predication.clause.sentence:
            return titles
        first, start = predication.clause.sentence[0], predication.clause.start
        told = any(part.start >= first for title in self.memory.last for part in title.parts)
        return self.memory.last if told and self.text[start - 1 : start] in _COLONS else ()

    def _introduced(self, start: int, end: int) -> tuple[re.Match[str] | None, tuple[Title, ...]]:
        """14个社区是, 3个先进集体分别是, “十强”企业分别是: what leads to a list, and of which title."""
        begin = skip_lead(self.text, start, end)
        these = _THESE.match(self.text, begin, end)
        begin = these.end() if these else begin
        count = leading(self.text, begin, end)
        on = self.memory.running and self.memory.roster[1][0] <= start < self.memory.roster[1][1]
        noun = count.end if count else begin
        match = _COUNTED_ARE.match(self.text, noun, end) if count and (these or on) else None
        match = match or _ARE.match(self.text, noun, end)
        if not match:
            return None, ()
        if on and count and self.memory.roster[0]:
            return match, self.memory.roster[0]
        told = (*self.memory.named, *self.memory.last)
        meant = (title for title in reversed(told) if _meant(title, match["noun"], count))
        titles = tuple(islice(meant, 1))
        if not titles and these and len({title.name for title in told}) == 1:
            titles = told[-1:]  # 入选的3个村为…
        if not titles and not count:
            said = parse_titles(self.text, self.line.depth, begin, match.end("noun"), trusted=False)
            titles = said if len(said) == 1 and end_of(said) == match.end("noun") else ()
        return (match, titles) if len(titles) == 1 else (None, ())


def _acts(text: str, start: int, end: int) -> bool:
    """Whether a clause says what somebody does rather than who somebody is."""
    return next(verbs().find(text[start:end]), None) is not None


def _meant(title: Title, noun: str, count: Quantity | None) -> bool:
    """Whether a list of so many of a class, or of those of a name, is of the holders of a title."""
    same = title.quantity is not None and count is not None and title.quantity.value == count.value
    return same or title.name.endswith(strip_marks(noun)) or strip_marks(noun).endswith(title.name)
