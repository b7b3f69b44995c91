"""Titles that are pursued without a verb that says so: Y创建工作, 向着Y的目标迈进."""

from __future__ import annotations

from collections.abc import Iterator

from wenmai_extractors.awards import (
    LEVEL_WORD,
    Award,
    Trigger,
    end_of,
    goals,
    looks_on,
)
from wenmai_extractors.behind import Behind
from wenmai_extractors.bodies import is_central
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.naming import holds_end
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import LEVELS
from wenmai_extractors.scene import Predication
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import is_title

_GOALS = load_toml("honours.toml")["goals"]
_NOUN_USE = pattern(f"{either(_GOALS['work'])}(?:{either(_GOALS['of_work'], unless=_GOALS['unless'])}|$)")
_CREATION = pattern(r"“?(?:双创|创建|争创|申创)”?")
_ASIDE = pattern("(?:工作|活动)?的(?!基础)")
_RETOLD = pattern("(?:传达|解读|宣读|学习)了?[^《》，。；]{0,20}《[^》]{0,30}\\Z")  # 传达《Y创建行动计划》
_OWN = pattern(r"全[市县区镇乡州旗]")
_BOUND = pattern(
    "(?:朝着|向着|朝|向)(?P<goal>[^，。；向朝]{4,30}?)(?:的目标|目标|的方向)?"
    f"{either(_GOALS['striding'])}?{either(_GOALS['bound'])}"
)
_BODY = 6  # characters of a body's name behind its region
_LATER = pattern("(?<=[到于在对为动展])(?:全国|国家|[省市县州区]级|“)")


class Pursuits(Behind):
    """Reads the pursuits of titles of one passage."""

    def awards(self, predication: Predication) -> Iterator[Award]:
        """The titles that somebody works for."""
        yield from self._hoped(predication)
        yield from self._bound(predication)

    def _hoped(self, predication: Predication) -> Iterator[Award]:
        """全国文明城市创建工作: a title before 创建 is pursued."""
        clause = predication.clause
        for match in _CREATION.finditer(self.text, clause.start, clause.end):
            used = _NOUN_USE.match(self.text, match.start())
            title_start = self._title_before(predication, match.start()) if used else None
            if title_start is None or _RETOLD.search(self.text, clause.start, title_start):
                continue
            if _OWN.match(self.text, title_start, match.start()):
                title_start += 2
            titles = parse_titles(self.text, self.line.depth, title_start, match.start(), trusted=False)
            longer = parse_titles(self.text, self.line.depth, title_start, clause.end, trusted=False)
            if longer and longer[0].parts[-1].end > match.end():
                continue  # 国家级绿色学校创建先进单位 is a title
            if titles and end_of(titles) >= match.start() - 1:
                trigger = Trigger(match.start(), match.end(), frozenset({"pursue"}))
                parties = self.who.adjacent(predication.clause.start, title_start)
                if (
                    not parties
                    and _ASIDE.match(self.text, match.end())
                    and "对" in self.text[clause.start : title_start]
                ):
                    continue  # 演出对X创建工作的宣传意义重大
                if not parties and looks_on().search(self.text, predication.body, title_start):
                    continue  # 考核Y镇的X创建工作: others pursue it
                parties = parties or tuple(s for s in predication.subjects if not _of_all(s.name))
                award = Award("pursues", parties, titles, trigger, "creation")
                if parties and goals(titles) and not any(d.label == "negation" for d in predication.doubts):
                    yield award

    def _bound(self, predication: Predication) -> Iterator[Award]:
        """向全国文明城市的目标迈进: it is pursued."""
        match = _BOUND.search(self.text, predication.clause.start, predication.clause.end)
        if match is None or predication.doubtful(match.start()) or not predication.subjects:
            return
        span = match.span("goal")
        titles = parse_titles(self.text, self.line.depth, *span, trusted=False)
        if goals(titles) and end_of(titles) >= span[1] - 1:
            trigger = Trigger(match.start(), span[0], frozenset({"pursue"}))
            yield Award("pursues", predication.subjects, titles, trigger, "pursued")

    def _title_before(self, predication: Predication, at: int) -> int | None:
        """Where the list of titles begins that ends at `at`: at a level word or a quotation."""
        low = max(predication.clause.start, at - 44)
        for match in LEVEL_WORD.finditer(self.text, low, at):
            if _LATER.search(self.text, match.end() + 2, at) or _of_region(self.text, *match.span()):
                continue  # 全县上下投入到|省级文明县城创建, 江北|省石塘监狱文明单位创建
            if is_title(self.text[match.start() : at].split("、")[-1].strip("“”")) or is_title(
                self.text[match.start() : at].strip("“”")
            ):
                return match.start()
        return None


def _of_region(text: str, start: int, end: int) -> bool:
    """Whether a level word only ends the name of a region before a body: 江北|省|石塘监狱."""
    begins = (gazetteer().at(text, at) for at in range(max(0, start - 3), start)) if end - start == 1 else ()
    named = any(found and found[0] == end for found in begins)
    return named and holds_end(text, end, min(len(text), end + _BODY))


def _of_all(name: str) -> bool:
    """Whether a body is one of the whole country, which holds meetings on what others pursue."""
    central = is_central(name) or (name.startswith("国家") and name.endswith(("局", "委", "署")))
    return central and not set(LEVELS) & set(name)  # 国家税务总局青屏县税务局 is of a county
