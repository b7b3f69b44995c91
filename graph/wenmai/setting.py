"""What reports say of where they play: the home of each article, and in what the regions it names lie.

The home is the region that the article is about, or else the one in which all regions lie that it names. What
contradicts itself says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter

from wenmai.bodies import body
from wenmai.forms import AGENT, family, plain
from wenmai.places import (
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
    level_of,
    rivals,
)
from wenmai_extractors.records import Statement

# Document and article.
Place = tuple[str, int]
# For the name of a region all that it is said to lie in.
_Parents = dict[str, set[Region]]


def settings(statements: Iterable[Statement]) -> dict[Place, Setting]:
    """Return the setting of each article of which there is a statement."""
    statements = tuple(statements)
    sentences: defaultdict[Place, set[str]] = defaultdict(set)
    names: defaultdict[Place, set[str]] = defaultdict(set)
    about: defaultdict[Place, set[str]] = defaultdict(set)
    inside: defaultdict[Place, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for statement in statements:
        place = statement.doc, statement.article
        names[place].update(plain(name)[0] for name in agents_of(statement))
        if statement.predicate == "locatedIn" and family(statement.subject.type) == AGENT:
            inside[place][plain(statement.subject.name)[0]].add(plain(statement.object.name)[0])
        sentences[place].update(item.text for item in statement.evidence if item.role == "sentence")
        if statement.predicate == "about" and family(statement.object.type) == AGENT:
            about[place].add(plain(statement.object.name)[0])
    first = _settings(names, about, inside, dict.fromkeys(names, NOWHERE))
    # What lies in 城关镇 can be told once it is known which that is.
    second = _settings(names, about, inside, first)
    return {place: _with_rivals(second[place], names[place], sentences[place]) for place in names}


def _with_rivals(setting: Setting, names: Iterable[str], sentences: Iterable[str]) -> Setting:
    """The setting with what else the article names; where no name depends on it nobody needs to look."""
    opened = [name for name in sorted(names) if body(name).open]
    if setting.home is None or not opened:
        return setting
    found = rivals("\n".join(sorted(sentences)), setting.home)
    chain = {region.label for region in chain_of(setting.home)}
    for name in names:
        region = body(name, setting).region
        own = chain_of(region) if region else ()
        if own and not any(r.label in chain and r.level >= PREFECTURE for r in own):
            found.update(
                word for r in own if r.level in (PREFECTURE, COUNTY) for word in (r.kind, LEVELS[r.level])
            )
    return replace(setting, rivals=frozenset(found))


def agents_of(statement: Statement) -> list[str]:
    """Every name of an organisation or place in a statement."""
    refs = [ref.name for ref in (statement.subject, statement.object) if family(ref.type) == AGENT]
    said = statement.qualifiers
    return [*refs, *said.conferred_by, *said.partner, *([said.place] if said.place else ())]


def _settings(
    names: Mapping[Place, set[str]],
    about: Mapping[Place, set[str]],
    inside: Mapping[Place, Mapping[str, set[str]]],
    before: Mapping[Place, Setting],
) -> dict[Place, Setting]:
    regions = {
        place: {name: found for name in known if (found := body(name, before[place]).region) is not None}
        for place, known in names.items()
    }
    learned = {
        place: _parents(
            (region for name, region in found.items() if _tells(name, before[place])),
            inside.get(place, {}),
            found,
        )
        for place, found in regions.items()
    }
    documents = _joined((place[0], parents) for place, parents in learned.items())
    reports = _joined(("", parents) for parents in learned.values())
    only = _agreed(reports.get("", {}))
    told: dict[Place, Setting] = {}
    for place in names:
        home, on_a_place = _home(about.get(place, set()), regions[place], before[place])
        parents = {**_agreed(documents.get(place[0], {})), **_agreed(learned[place])}
        for name in learned[place].keys() - _agreed(learned[place]).keys():
            parents.pop(name, None)
        told[place] = Setting(home=home, on_a_place=on_a_place, parents=parents, only=only)
    return told


def _tells(name: str, setting: Setting) -> bool:
    """Whether a name says itself what it lies in, and does not only get it from the home of its report."""
    return not {"home-region", "home-body"} & set(body(name, setting).steps)


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


def _agreed(parents: _Parents) -> dict[str, Region]:
    return {name: next(iter(regions)) for name, regions in parents.items() if len(regions) == 1}


def _home(about: Iterable[str], regions: Mapping[str, Region], before: Setting) -> tuple[Region | None, bool]:
    """The region that the article is about, and whether it is about the region itself."""
    spoken = [(name, regions[name]) for name in sorted(about) if name in regions]
    deepest = _deepest(region for _, region in spoken)
    if deepest is not None:
        return deepest, all(not body(name, before).name for name, _ in spoken)
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
