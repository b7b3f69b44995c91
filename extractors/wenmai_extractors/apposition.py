"""A title right before a name: “省级见义勇为模范”鲁学文, 全省先进集体县司法局."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from wenmai_extractors.actors import actor_at, actors_at
from wenmai_extractors.awards import BEFORE_TITLE, Award, Trigger, end_of, first_trigger
from wenmai_extractors.behind import Behind
from wenmai_extractors.holders import bearer_of_names, clashes, personal, suits
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.parties import read_parties
from wenmai_extractors.patterns import HAN, pattern
from wenmai_extractors.people import named_at, officers, roles
from wenmai_extractors.regions import regions
from wenmai_extractors.scene import Actor, Mark, Predication
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import Title, closes, is_title, level_of
from wenmai_extractors.vocabulary import verb_words

_APPOSED = pattern(r"(?P<title>“[^“”]{3,24}”(?:提名奖)?)(?:(?:荣誉称号|称号|奖)?获得者)?(?=[\u4e00-\u9fff])")
_NOMINEE = pattern(either(load_toml("honours.toml")["nominees"]["behind"]))
_JOINED = pattern("[与和及\\d]")
_PRAISES = pattern("颁奖|表彰|颁发|涌现|培育出|选树|评选出")
_LEADING = "了为给向对由是有出"  # what may stand right before a title
_LEADS = pattern(f"(?:[{_LEADING}]|表彰|表扬) ?")
_GIVEN_TO = pattern("(?:[^勇]为|.[给向])(?=[\u4e00-\u9fff]{2})(?!乐|民|人民|社会)")  # 县委书记X|为|优秀教师
_GIVES = pattern("表彰|表扬|授予|评为|命名|决定")
_FEWEST = 3  # characters of a title
_PLAIN = 14  # characters of a title without a level and what leads to it
_BRANCHES = "省市州县区旗镇乡村盟"


class Apposition(Behind):
    """Reads the titles that stand before names in one passage."""

    def awards(self, predication: Predication) -> Iterator[Award]:
        """“省级见义勇为模范”鲁学文, 全省先进集体县司法局: the title before a name is its bearer's."""
        for title, reached in self._before_names(predication):
            bearers = self._bearers(title, reached, predication.clause.end)
            start = title.parts[0].start
            if bearers and not predication.doubtful(start):
                trigger = Trigger(start, reached, frozenset({"gain"}))
                titles = (*self._listed_before(predication, title, bearers), title)
                yield Award("received", bearers, titles, trigger, "apposition")

    def _listed_before(
        self, predication: Predication, title: Title, bearers: tuple[Actor, ...]
    ) -> tuple[Title, ...]:
        """“全省劳模”、|“石桥好人”许延: the titles that a list before the last one names, of one person."""
        if len(bearers) > 1 or bearers[0].type != "Person":
            return ()
        start, stop = predication.clause.start, title.parts[0].start
        stop -= self.text[stop - 1] in "“、和"
        stop -= self.text[stop - 1] in "、和"
        begin = 1 + max(self.text.rfind(sign, start, stop) for sign in "：；，的")
        begin = max(start, begin)
        titles = parse_titles(self.text, self.line.depth, begin, stop, trusted=False)
        if first_trigger(self.text, begin, stop) or any(clashes(one, bearers[0]) for one in titles):
            return ()  # 评选“十佳企业”、|“石桥好人”许延当选
        whole = bool(titles) and end_of(titles) + 1 >= stop and titles[0].parts[0].start <= begin + 1
        return titles if whole and all(one.quoted or (one.level and personal(one)) for one in titles) else ()

    def _before_names(self, predication: Predication) -> Iterator[tuple[Title, int]]:
        """Titles that a name may follow, and where it would begin."""
        start, end = predication.clause.start, predication.clause.end
        for match in _APPOSED.finditer(self.text, start, end):
            if self._goes_on(match.end(), end):
                continue
            stop = match.end("title")
            if self.text.startswith("明星", match.start() + 1):
                continue  # “明星交警”吴向东
            titles = parse_titles(self.text, self.line.depth, match.start(), stop, trusted=False)
            if len(titles) == 1:
                yield titles[0], match.end()
        for match in bearer_of_names().finditer(self.text, start, end):
            title = None if self._goes_on(match.end(), end) else self._borne(predication, match)
            if title:
                yield title, match.end()

    def _borne(self, predication: Predication, match: re.Match[str]) -> Title | None:
        """The title that ends as those of persons and bodies do, from its level on or of who is praised."""
        start, stop = predication.clause.start, match.end("title")
        if self.line.depth[match.start()] or bearer_of_names().match(self.text, match.end()):
            return None  # 模范|教师李芳
        begin, given = self._level_before(start, stop), False
        if begin is None and self._praises(predication):
            begin, given = self._plain_before(start, stop), True
        if begin is None or self._serves(begin, stop):
            return None
        titles = parse_titles(self.text, self.line.depth, begin, stop, trusted=False)
        whole = len(titles) == 1 and end_of(titles) == stop
        return titles[0] if whole and (titles[0].level or (given and personal(titles[0]))) else None

    def _praises(self, predication: Predication) -> bool:
        """Whether the sentence is on who is given something: 为孝老爱亲模范X、Y；诚实守信模范Z颁奖."""
        return _PRAISES.search(self.text, *predication.clause.sentence) is not None

    def _plain_before(self, start: int, stop: int) -> int | None:
        """Where a title without a level begins that ends at `stop`: 为|孝老爱亲模范, 、|优秀教师."""
        apart = max(self.text.rfind(sign, start, stop) for sign in "、；，")
        low = max(start, apart + 1, stop - _PLAIN)
        begins = (low, *(lead.end() for lead in _LEADS.finditer(self.text, low, stop - _FEWEST)))
        if low not in (start, apart + 1):
            begins = begins[1:]
        for at in begins:
            name = self.text[at:stop]
            if is_title(name) and not (_GIVEN_TO.search(name) or _GIVES.search(name)):
                return at
        return None

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether what stands behind a title, at `at`, is anything but a name: 摘得“Y”|桂冠, 和, a verb."""
        if self.text[at] in "和与及" or closes(self.text, at, end) or _NOMINEE.match(self.text, at):
            return True
        verb = first_trigger(self.text, at, min(end, at + 4))
        return verb is not None and verb.start == at

    def _serves(self, start: int, stop: int) -> bool:
        """石桥镇卫生院|医生: whether a body with one of its people stands there rather than a title."""
        body = actor_at(self.text, start, stop)
        people = body and roles().fullmatch(self.text, body.end, stop)
        return body is not None and body.kind == "Organisation" and people is not None

    def _level_before(self, start: int, stop: int) -> int | None:
        """Where the title that ends at `stop` begins: at its level or region."""
        apart = max(self.text.rfind(sign, start, stop) for sign in "、”")
        for begin in range(max(start, stop - 32, apart + 1), stop - 3):
            name = self.text[begin:stop]
            if self.line.depth[begin] or not level_of(name) or _GIVEN_TO.search(name) or _GIVES.search(name):
                continue
            inside = (
                begin > start and HAN.match(self.text, begin - 1) and self.text[begin - 1] not in _LEADING
            )
            led = is_title("全国" + name[1 : 7 if _JOINED.search(name) else None])  # 市|文明单位与12所学校
            loose = name[0] in _BRANCHES and (inside or not led)
            body = next(iter(actors_at(self.text, begin, stop)), None)
            if body and self.text[body.end : stop] in verb_words():
                return None  # 长安街道文明实践所|组织县文旅局的志愿者
            inner = bearer_of_names().search(self.text, begin, stop - 1)  # 市劳模|石桥小学教师
            apart = inner is not None and actor_at(self.text, inner.end("title"), stop) is not None
            if not loose and not apart and is_title(name):
                edition = BEFORE_TITLE.search(self.text, start, begin)
                return edition.start() if edition else begin
        return None

    def _bearers(self, title: Title, start: int, end: int) -> tuple[Actor, ...]:
        """Who is named right behind a title: a person, or a body under its region."""
        named = None if roles().match(self.text, start, end) else named_at(self.text, start, end)
        if named and self.text[named[1] - 1] in _BRANCHES:
            return ()  # “Y”|云台市打击治理诈骗中心
        if named and not is_title(self.text[slice(*named)]):
            persons = []
            # “全省好青年”张海龙、张海强; 全国劳模张海龙、时代新人·江州好人|张海强
            while named and not bearer_of_names().search(self.text, *named):
                persons.append(Actor(self.text[slice(*named)], "Person", Mark(self.line.number, *named)))
                more = named[1] + 1 if self.text.startswith("、", named[1], end) else end
                named = named_at(self.text, more, end) if more < end else None
            return tuple(persons)
        body = actor_at(self.text, start, end) if personal(title) else None
        served = officers(self.text, body.end, end)[:1] if body else []
        if served:  # 市劳模|石桥小学教师许延
            return (Actor(served[0].name, "Person", Mark(self.line.number, served[0].start, served[0].end)),)
        parties, _ = read_parties(self.scene, self.line, start, end)
        found = tuple(actor for party in parties[:1] for actor in party.actors)
        if personal(title) or title.quoted:
            return tuple(actor for actor in found if actor.type == "Person")
        local = self.text[start : start + 1] in _BRANCHES or regions(self.text[start : start + 12])
        bare = tuple(replace(actor, name=actor.name.removeprefix(title.name)) for actor in found)
        return tuple(actor for actor in bare if local and suits(title, actor))
