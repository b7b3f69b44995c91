"""What reports say of where they play: the home of each article, and in what the regions it names lie.

The home is the region that the article is about, or else the one in which all regions lie that it names. What
contradicts itself says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter

from wenmai.bodies import Body, body
from wenmai.forms import AGENT, family, plain
from wenmai.fuller import fuller
from wenmai.regions import (
    COUNTY,
    LEVELS,
    NOWHERE,
    PREFECTURE,
    Region,
    Setting,
    above,
    chain_of,
    divided,
    forms_of,
    kind_of,
    known,
    level_of,
)
from wenmai_extractors.gazetteer import Division, gazetteer
from wenmai_extractors.records import Statement

# Document and article.
Place = tuple[str, int]
# For the name of a region all that it is said to lie in.
_Parents = dict[str, set[Region]]
# For the name of a county or more, in what it lies wherever it is named.
Only = Mapping[str, Region]
# What a report teaches others: that a county or more lies in a region.
Lesson = tuple[str, Region]

ROUNDS = 2  # what lies in 城关镇 can be told once it is known which that is


class _Said:
    """What the statements of an article name: agents, what they are about, what lies in what, sentences."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.about: set[str] = set()
        self.inside: defaultdict[str, set[str]] = defaultdict(set)
        self.sentences: set[str] = set()

    def add(self, statement: Statement) -> None:
        self.names.update(plain(name)[0] for name in agents_of(statement))
        if statement.predicate == "locatedIn" and family(statement.subject.type) == AGENT:
            self.inside[plain(statement.subject.name)[0]].add(plain(statement.object.name)[0])
        self.sentences.update(item.text for item in statement.evidence if item.role == "sentence")
        if statement.predicate == "about" and family(statement.object.type) == AGENT:
            self.about.add(plain(statement.object.name)[0])


class Settings:
    """The settings of the articles of some documents, found in rounds.

    In each round every article teaches in what the counties lie that it names, and learns of `only` what all
    reports agree on. A document needs nothing else of the others, so that any number of documents may be
    taken by themselves as long as `only` comes from the lessons of them all.
    """

    def __init__(self, statements: Iterable[Statement], told: Mapping[Place, Setting] | None = None) -> None:
        """Read the names in `statements`, which are all of their documents; `told` is what they were told in
        the rounds before.
        """
        self._said: defaultdict[Place, _Said] = defaultdict(_Said)
        for statement in statements:
            self._said[statement.doc, statement.article].add(statement)
        self._told: dict[Place, Setting] = dict.fromkeys(self._said, NOWHERE) if told is None else dict(told)
        self._regions: dict[Place, dict[str, Region]] = {}
        self._bodies: dict[Place, dict[str, Body]] = {}
        self._learned: dict[Place, _Parents] = {}  # empty until somebody asks in this round

    def _learn(self) -> None:
        if self._learned:
            return
        for place, said in self._said.items():
            before = self._told[place]
            bodies = {name: body(name, before) for name in said.names | said.about}
            found = {name: region for name in said.names if (region := bodies[name].region) is not None}
            telling = (region for name, region in found.items() if _tells(bodies[name]))
            self._regions[place], self._bodies[place] = found, bodies
            self._learned[place] = _parents(telling, said.inside, found)

    def lessons(self) -> Iterator[Lesson]:
        """Yield what this round teaches; the names of townships and villages teach nobody elsewhere."""
        self._learn()
        for parents in self._learned.values():
            for name, regions in parents.items():
                if level_of(name) <= COUNTY:
                    yield from ((name, region) for region in regions)

    def learned(self) -> dict[Place, Setting]:
        """Return what each article is told at the end of this round, but for what all reports agree on."""
        self._learn()
        documents = _joined((place[0], parents) for place, parents in self._learned.items())
        counties: defaultdict[str, set[str]] = defaultdict(set)
        for place, regions in self._regions.items():
            counties[place[0]].update(
                region.code
                for last in regions.values()
                for region in chain_of(last)
                if region.level == COUNTY
            )
        return {
            place: replace(
                self._setting(place, documents.get(place[0], {})), named=frozenset(counties[place[0]]) - {""}
            )
            for place in self._said
        }

    def learn(self, only: Only) -> None:
        """End a round with what the lessons of all reports agree on."""
        self._told = {place: replace(told, only=only) for place, told in self.learned().items()}
        self._learned = {}

    def _setting(self, place: Place, document: _Parents) -> Setting:
        learned = self._learned[place]
        home, on_a_place = _home(self._said[place].about, self._regions[place], self._bodies[place])
        parents = {**_agreed(document), **_agreed(learned)}
        for name in learned.keys() - _agreed(learned).keys():
            parents.pop(name, None)
        return Setting(home=home, on_a_place=on_a_place, parents=parents)

    def told(self) -> dict[Place, Setting]:
        """Return the setting of each article, once there were as many rounds as it takes."""
        found = {
            place: _with_rivals(self._told[place], said.names, said.sentences)
            for place, said in self._said.items()
        }
        return {
            place: replace(setting, fuller=fuller(self._said[place].names, setting))
            for place, setting in found.items()
        }


def agreed(lessons: Iterable[Lesson]) -> dict[str, Region]:
    """Return what all lessons on a name agree on, by name."""
    taught: defaultdict[str, set[Region]] = defaultdict(set)
    for name, region in lessons:
        taught[name].add(region)
    return _agreed(taught)


def _with_rivals(setting: Setting, names: Iterable[str], sentences: Iterable[str]) -> Setting:
    """The setting with what else the article names; where no name depends on it nobody needs to look."""
    opened = [name for name in sorted(names) if body(name).open]
    if setting.home is None or not opened:
        return setting
    found = _rivals("\n".join(sorted(sentences)), setting.home)
    chain = {region.label for region in chain_of(setting.home)}
    for name in names:
        region = body(name, setting).region
        own = chain_of(region) if region else ()
        if own and not any(r.label in chain and r.level >= PREFECTURE for r in own):
            found.update(
                word for r in own if r.level in (PREFECTURE, COUNTY) for word in (r.kind, LEVELS[r.level])
            )
    return replace(setting, rivals=frozenset(found))


def _rivals(text: str, home: Region | None) -> set[str]:
    """The kinds and levels of the prefectures and counties named in `text` that are not of the home's
    chain, nor in it.
    """
    labels = {region.label for region in chain_of(home)} if home else set()
    found: set[str] = set()
    reached = -1
    for hit in gazetteer().scan(text):
        own = [place for place in hit.divisions if place.level in LEVELS[PREFECTURE : COUNTY + 1]]
        # 嘉禾 is a county or a person: the short form of a county counts behind a larger place only.
        doubtful = hit.bare and hit.start != reached and all(place.level == "county" for place in own)
        reached = hit.end
        if doubtful or len(own) < len(hit.divisions):
            continue
        if own and not any(_belongs(place, home, labels) for place in own):
            found.update(word for place in own for word in (kind_of(place.name), place.level))
    return found


def _belongs(place: Division, home: Region | None, labels: set[str]) -> bool:
    return known(place).label in labels or bool(home and home.code and place.code.startswith(home.code))


def agents_of(statement: Statement) -> list[str]:
    """Every name of an organisation or place in a statement."""
    refs = [ref.name for ref in (statement.subject, statement.object) if family(ref.type) == AGENT]
    said = statement.qualifiers
    return [*refs, *said.conferred_by, *said.partner, *([said.place] if said.place else ())]


def _tells(found: Body) -> bool:
    """Whether a name says itself what it lies in, and does not only get it from the home of its report."""
    return {"home-region", "home-body"}.isdisjoint(found.steps)


def _parents(
    regions: Iterable[Region], said: Mapping[str, set[str]], by_name: Mapping[str, Region]
) -> _Parents:
    """In what each region lies, by its own names: as the chains of names have it, or a sentence (`said`)."""
    found: defaultdict[str, set[Region]] = defaultdict(set)
    for name, wholes in said.items():
        level = level_of(name)
        found[name].update(
            by_name[whole] for whole in wholes if whole in by_name and by_name[whole].level < level
        )
    for last in regions:
        for region in chain_of(last):
            parent = above(region)
            if parent is not None:
                for name in _own_names(region, parent):
                    found[name].add(parent)
    return dict(found)


def _own_names(region: Region, parent: Region) -> tuple[str, ...]:
    place = divided(region.code) if region.code else None
    return forms_of(place) if place else (region.label.removeprefix(parent.label),)


def _joined(parts: Iterable[tuple[str, _Parents]]) -> dict[str, _Parents]:
    joined: defaultdict[str, defaultdict[str, set[Region]]] = defaultdict(lambda: defaultdict(set))
    for key, parents in parts:
        for name, regions in parents.items():
            joined[key][name] |= regions
    return {key: dict(parents) for key, parents in joined.items()}


def _agreed(parents: Mapping[str, set[Region]]) -> dict[str, Region]:
    return {name: next(iter(regions)) for name, regions in parents.items() if len(regions) == 1}


def _home(
    about: Iterable[str], regions: Mapping[str, Region], bodies: Mapping[str, Body]
) -> tuple[Region | None, bool]:
    """The region that the article is about, and whether it is about the region itself."""
    spoken = [(name, regions[name]) for name in sorted(about) if name in regions]
    deepest = _deepest(region for _, region in spoken)
    if deepest is not None:
        return deepest, all(not bodies[name].name for name, _ in spoken)
    if spoken:
        return None, False
    return _deepest(region for region in regions.values() if region.level in (PREFECTURE, COUNTY)), False


def _deepest(regions: Iterable[Region]) -> Region | None:
    """The region that lies in all the others, None if they are not one chain."""
    ordered = sorted(set(regions), key=attrgetter("level", "label"))
    if not ordered:
        return None
    chain = {region.label for region in chain_of(ordered[-1])}
    return ordered[-1] if all(region.label in chain for region in ordered) else None
