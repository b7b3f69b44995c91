"""Persons before an award's verb: 员工王安全, 大队长叶英等8名同志, A局局长X、B院庭长Y."""

from __future__ import annotations

from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.names import is_name, may_be_name
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import Person, name_list, names_before, roles
from wenmai_extractors.recipients import Recipients
from wenmai_extractors.scene import Actor, Mark
from wenmai_extractors.segmenter import cut
from wenmai_extractors.unread import addressed
from wenmai_extractors.vocabulary import boundaries
from wenmai_extractors.wording import CHIEFS, HOLDERS, NUMBER

_GROUPS = ("集体", "团队", "队伍", "家庭", "小组")
_JOINED = pattern("[、和与及]")
_NAME = 4  # characters of a name at the most
_PERSONS = pattern(r"[^、和]+(?:和[^、和]{2,}(?=、))?")
_TRADES = either(f"{load_toml('roles.toml')['address']} {load_toml('roles.toml')['trade']}")
# 叶英|等8名同志, 青屏县中学罗延|老师
_ADDRESSED = pattern(rf"(?:等?{NUMBER}[名位]{HOLDERS}|等?{NUMBER}人|等人|等?同志|{_TRADES}|{CHIEFS})\Z")
_SAID_BEFORE = pattern("(?:\\d岁的|“[^“”]{2,8}”)(?P<name>[\u4e00-\u9fff]{2,4})\\Z")


class PersonsBefore(Recipients):
    """Reads the persons before a verb of one passage."""

    def member(self, start: int, stop: int) -> tuple[Actor, ...] | None:
        """员工王安全 is a person, 多名员工 nobody in particular; None where the words end in no role."""
        words = self.text[start:stop]
        role = next(reversed(list(roles().finditer(words))), None)
        if role is None or boundaries().intersection(cut(words)):
            return None
        name = words[role.end() :]
        if len(name) > _NAME or name.endswith(_GROUPS):
            return None
        mark = Mark(self.line.number, stop - len(name), stop)  # an everyday word may be a name there
        return (Actor(name, "Person", mark),) if may_be_name(name) else ()

    def persons_before(self, start: int, stop: int) -> list[Person]:
        """The persons that the words before a verb end with: 大队长叶英|等8名同志."""
        if start >= stop:
            return []
        end = stop
        if address := _ADDRESSED.search(self.text, start, stop):
            end = address.start()
        found = name_list(self.text, start, end) or names_before(self.text, start, end)
        found = found or self._called(start, end)
        if len(found) <= len(_JOINED.findall(self.text, start, end)) > 0:
            found = self._each(start, end, addressed_all=end < stop) or found
        return found or (addressed(self.text, start, end) if end < stop else [])

    def _called(self, start: int, end: int) -> list[Person]:
        """75岁的|邓从林, “红烛妈妈”|李兰: a name behind an age or what its bearer is called."""
        match = _SAID_BEFORE.search(self.text, start, end)
        named = match is not None and is_name(match["name"])
        return [Person(*match.span("name"), match["name"], None)] if match and named else []

    def _each(self, start: int, end: int, *, addressed_all: bool) -> list[Person]:
        """A局局长X、B院庭长Y和C庭庭长Z: the one person that each item of a list ends with, if all do."""
        found: list[Person] = []
        for item in _PERSONS.finditer(self.text, start, end):
            address = _ADDRESSED.search(self.text, *item.span())  # 我院周岚同志、蒋明义同志
            stop = address.start() if address else item.end()
            named = names_before(self.text, item.start(), stop)
            if not named and (address or found or addressed_all):
                named = addressed(self.text, item.start(), stop)
            if len(named) != 1:
                return []
            found += named
        return found
