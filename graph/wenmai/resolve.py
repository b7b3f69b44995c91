"""From names to entities: which names mean one thing, and why.

An entity is a normalised name within a family of types. The rules are in data/identity.toml and in the
gazetteer; each that changes a name is a reason of the merge it makes. Nothing here depends on the order of
the statements. Persons are told apart: one name in one document is one person, and in two documents only when
both say that the person holds a post in the same organisation. So are places and bodies whose names leave
open which they are (城关镇, 县教育局): one name in two documents is two of them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from wenmai import places
from wenmai.components import components
from wenmai.model import Entity
from wenmai_extractors.ontology import ontology
from wenmai_extractors.records import EntityRef, Record, Statement, content_id

QUOTES = "“”‘’\"'`《》〈〉「」『』【】〝〞＂"
# Signs that reports write in either width; letters and digits become half-width instead.
FULL_WIDTH = str.maketrans(",:;!?()", "，：；！？（）")
# What an id keeps besides letters, digits and marks: safe in an IRI and in a file name.
KEPT_SIGNS = frozenset("-_·.、。，：；！？（）—…")
PERSON = "Person"
LONGEST_ID = 180  # bytes: file systems allow 255 a name, and exporters add an ending

# Family, normalised name, and for the second thing of a name what tells it from the first.
Key = tuple[str, str, str]
# Document, family and normalised name.
Use = tuple[str, str, str]


class Merge(Record):
    """Why `name` belongs to `entity`: the rules, in the order applied, that made its form that of the entity.

    No reason at all means that the name was that form already.
    """

    entity: str
    name: str
    reasons: tuple[str, ...] = ()


class Resolution:
    """The entities, sorted by id, which name means which, and the reasons (`merges`, by entity and name)."""

    def __init__(self, *, entities: tuple[Entity, ...], keys: dict[Key, str], marks: dict[Use, str]) -> None:
        """Made by `resolve` alone."""
        self.entities = entities
        self._keys = keys
        self._marks = marks
        self._names = {entity.id: entity.name for entity in entities}

    def id_of(self, ref: EntityRef, *, doc: str) -> str:
        """Return the id of the entity that `ref` names in the document `doc`."""
        return self._keys[_key(ref, doc, self._marks)]

    def canonical(self, name: str) -> str:
        """Return the name under which the organisation or place `name` is known, or `name` if it is not."""
        known = self._keys.get((_family("Organisation"), normal_form(name, "Organisation")[0], ""))
        return self._names[known] if known else name

    @property
    def merges(self) -> tuple[Merge, ...]:
        """Every name of every entity with the reasons why it belongs there."""
        return tuple(
            Merge(entity=entity.id, name=name, reasons=normal_form(name, entity.type)[1])
            for entity in self.entities
            for name in (entity.name, *entity.aliases)
        )


def resolve(statements: Iterable[Statement]) -> Resolution:
    """Group the subjects and objects of `statements` into entities."""
    statements = tuple(statements)
    marks = _marks(statements)
    names: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    types: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for ref in (statement.subject, statement.object):
            key = _key(ref, statement.doc, marks)
            names[key][surface(ref.name)] += 1
            types[key][ref.type] += 1
    entities = {key: _entity(key, names[key], types[key]) for key in names}
    return Resolution(
        entities=tuple(sorted(entities.values(), key=lambda entity: entity.id)),
        keys={key: entity.id for key, entity in entities.items()},
        marks=marks,
    )


def surface(name: str) -> str:
    """`name` as shown: without quotation marks and invisible characters, blanks single."""
    shown = "".join(c for c in unicodedata.normalize("NFC", name) if c not in QUOTES and not _invisible(c))
    return " ".join(shown.split()) or name


@cache
def normal_form(name: str, kind: str) -> tuple[str, tuple[str, ...]]:
    """Return the form under which the type `kind` knows `name`, and the rules that changed it on the way."""
    form, reasons = name, []
    for reason, rule in _rules(_family(kind)):
        changed = rule(form)
        if changed and changed != form:
            form = changed
            reasons.append(reason)
    return form, tuple(reasons)


def _rules(family: str) -> tuple[tuple[str, Callable[[str], str]], ...]:
    """The rules of a family with their names, in the order they apply."""
    general = (("quotation-marks", surface), ("blanks", _without_blanks), ("character-width", _plain))
    if family != "agent":
        return general
    return (
        *general,
        ("prefix", _without_prefix),
        ("ethnic-infix", lambda name: _ethnic_infix().sub("", name)),
        ("leading-region", places.without_region),
        ("short-place-name", _full_place),
    )


def _invisible(char: str) -> bool:
    return unicodedata.category(char)[0] == "C" and not char.isspace()


def _without_blanks(name: str) -> str:
    return "".join(name.split())


def _plain(name: str) -> str:
    return _without_blanks(surface(unicodedata.normalize("NFKC", name).upper())).translate(FULL_WIDTH)


def _without_prefix(name: str) -> str:
    for prefix in _identity()["prefixes"]["agent"]:
        name = name.removeprefix(prefix)
    return name


def _full_place(name: str) -> str:
    place = places.division(name)
    if place is None or not place.name.startswith(name):
        return name
    return _ethnic_infix().sub("", place.name)


@cache
def _identity() -> dict[str, Any]:
    return tomllib.loads((files("wenmai") / "data" / "identity.toml").read_text(encoding="utf-8"))


@cache
def _ethnic_infix() -> re.Pattern[str]:
    """Ethnic names and 自治 between a name and 州, 县 or 旗.

    A region before them is no name: in 内蒙古自治区鄂温克族自治旗 nothing matches.
    """
    groups = sorted(_identity()["ethnic"]["groups"].split(), key=lambda group: (-len(group), group))
    return re.compile(rf"(?<=[^省市区州县旗])(?:{'|'.join(groups)})+自治(?=[州县旗])")


@cache
def _family(kind: str) -> str:
    for family, kinds in _identity()["families"].items():
        if kind in kinds:
            return str(family)
    return kind


def _use(ref: EntityRef, doc: str) -> Use:
    return (doc, _family(ref.type), normal_form(ref.name, ref.type)[0])


def _key(ref: EntityRef, doc: str, marks: dict[Use, str]) -> Key:
    use = _use(ref, doc)
    return (use[1], use[2], marks.get(use, ""))


@cache
def is_open(family: str, form: str) -> bool:
    """Whether the name `form` means one thing in one report and may mean another in the next."""
    if family != "agent":
        return family == PERSON
    return (
        form in _identity()["open"]["bodies"].split()
        or any(re.match(pattern, form) for pattern in _identity()["open"]["patterns"])
        or places.begins_with_one_of_several(form)
    )


def _marks(statements: Sequence[Statement]) -> dict[Use, str]:
    """For each use of an open name what tells its bearer from others of the name; first of all "".

    Bearers of one name are ordered by the first document that names them.
    """
    links: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for statement in statements:
        for ref in (statement.subject, statement.object):
            doc, family, form = _use(ref, statement.doc)
            if is_open(family, form):
                links[family, form].append((f"doc:{doc}", _bond(statement, ref) or f"doc:{doc}"))
    marks: dict[Use, str] = {}
    for (family, form), pairs in links.items():
        groups = sorted(
            [node[4:] for node in group if node.startswith("doc:")] for group in components(pairs)
        )
        for place, docs in enumerate(groups):
            mark = content_id("", form, docs[0])[:8] if place else ""
            marks.update({(doc, family, form): mark for doc in docs})
    return marks


def _bond(statement: Statement, ref: EntityRef) -> str:
    """What makes `ref` one with its namesakes in other documents: the body in which a person has a post."""
    if statement.predicate != "holdsPost" or ref is not statement.subject:
        return ""
    _, family, form = _use(statement.object, statement.doc)
    return "" if is_open(family, form) else f"body:{form}"


def _entity(key: Key, names: Counter[str], types: Counter[str]) -> Entity:
    _, form, mark = key
    order = list(ontology().types)
    kind = min(types, key=lambda t: (-types[t], order.index(t) if t in order else len(order), t))
    name = min(names, key=lambda n: (-names[n], -len(n), n))
    place = places.division(form) if kind == "Place" else None
    return Entity(
        id=entity_id(kind, form, mark),
        name=name,
        type=kind,
        aliases=tuple(sorted(set(names) - {name})),
        codes=(places.code_of(place),) if place else (),
    )


def entity_id(kind: str, form: str, mark: str = "") -> str:
    """Return `<kind in lower case>/<form>`, with `~mark` if given.

    Signs that are not safe in an IRI or a file name are percent-encoded as UTF-8, so that the id is safe and
    no two forms share one. A form too long for a file name ends in a hash.
    """
    encoded = "".join(
        c if c in KEPT_SIGNS or unicodedata.category(c)[0] in "LNM" else _percent(c) for c in form
    )
    if encoded.startswith("."):
        encoded = f"%2E{encoded[1:]}"  # no hidden file, and never the folder above
    if len(encoded.encode()) > LONGEST_ID:
        cut = encoded.encode()[: LONGEST_ID - 22].decode(errors="ignore")
        encoded = f"{cut.rstrip('%0123456789ABCDEF')}~{content_id('', form)}"
    return f"{kind.lower()}/{encoded}{'~' + mark if mark else ''}"


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())
