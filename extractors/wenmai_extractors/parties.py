"""Who gains or gives, as clauses list them: bodies, places, persons, counted groups, things in quotes.

昭通市等3个市、林秋月等52名班主任、“夕阳守护”项目, 21个村, 何传英家庭: read from the left as far as it goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wenmai_extractors.actors import actor_at
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.names import may_be_name
from wenmai_extractors.people import Person, heads
from wenmai_extractors.quantities import Quantity, leading
from wenmai_extractors.regions import regions
from wenmai_extractors.scene import Actor, Line, Mark, Scene

_JOIN = re.compile(r"、|以及|和|及|与|，")
_IDLE = re.compile(r"(?:其中|有|共有|另有|已有|现有|包括|共|又|还|由|的)+")
_HAS = re.compile(r"(?:已|现|共|另|就)?有(?!限|关|机|效|色)")
_REST = re.compile(
    r"等?(?=[\d一二三四五六七八九十百]+(?:余|多)?[名位个家户所支人件项])|等(?:单位|个人|集体|同志|人)?(?!级)"
    r"|[两三四五六七八九十](?:[位名][\u4e00-\u9fff]{2}|家单位|个单位|人|同志|个集体)(?![\u4e00-\u9fff])"
    r"|[两二三四五六七八九十](?:[市县区镇乡村校局院]|街道|社区)"
)
_NOUN = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?=、|，|和|及|以及|被|分别|[荣喜]|获|“|为|以|入|跻|当|评|受|通|经|\Z)"
)
_LISTED = re.compile(r"、|和|及|以及|等|\d|[两三四五六七八九十]|\Z")
_ASIDE = re.compile(r"（[^（）]{1,20}）")


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands around the names of a list: parts of roles.toml and organisations.toml."""

    thing: re.Pattern[str]
    unit: re.Pattern[str]
    family: re.Pattern[str]
    address: re.Pattern[str]
    trade: re.Pattern[str]


@cache
def _words() -> _Words:
    roles, bodies = load_toml("roles.toml"), load_toml("organisations.toml")
    return _Words(
        thing=re.compile(rf"“(?P<name>[^”]{{2,24}})”(?P<kind>{either(bodies['things'])})?"),
        unit=re.compile(rf"[\u4e00-\u9fff]{{1,6}}?{either(bodies['teams'])}(?=、|和|及|\Z)"),
        family=re.compile(either(roles["family"])),
        address=re.compile(either(roles["address"])),
        trade=re.compile(rf"{either(roles['address'] + ' ' + roles['trade'])}+"),
    )


@dataclass(frozen=True, slots=True)
class Party:
    """Actors of a list that share a count (等3个市县); `actors` is empty for a bare 21个村.

    `inner` is whether the count is of something the actor has: 珲春市共有2个村镇.
    """

    actors: tuple[Actor, ...]
    count: Quantity | None = None
    inner: bool = False


def read_parties(scene: Scene, line: Line, start: int, stop: int) -> tuple[list[Party], int]:
    """The parties that text[start:stop] begins with, and where reading ended."""
    found: list[Party] = []
    position = start
    while read := _party(scene, line, position, stop):
        found.append(read[0])
        position = read[1]
        join = _JOIN.match(line.text, position, stop)
        if read[0].inner or join is None:
            break
        position = join.end()
    return found, position


def _party(scene: Scene, line: Line, start: int, stop: int) -> tuple[Party, int] | None:
    """Actors joined by list signs up to their count, or a count alone, and where they end."""
    idle = _IDLE.match(line.text, start, stop)
    position = idle.end() if idle else start
    group: list[Actor] = []
    while position < stop and (read := _one(scene, line, position, stop)):
        group.append(read[0])
        position = read[1]
        counted = _inner(line, position, stop)
        if counted and len(group) > 1 and counted[0].value == len(group):
            return Party(tuple(group), counted[0]), counted[1]  # 赣州、吉安2个设区市
        if counted:
            return Party(tuple(group), counted[0], inner=True), counted[1]
        rest = _REST.match(line.text, position, stop)
        if rest:
            counted = _counted(line, rest.end(), stop)
            return Party(tuple(group), counted[0] if counted else None), counted[1] if counted else rest.end()
        has = _HAS.match(line.text, position, stop)
        join = has or _JOIN.match(line.text, position, stop)
        if has:
            group = []  # 青海省有海东市、刚察县: the region only frames the list
        if join is None or _one(scene, line, join.end(), stop) is None:
            break
        position = join.end()
    if group:
        return Party(tuple(group)), position
    counted = _counted(line, position, stop)
    return (Party((), counted[0]), counted[1]) if counted else None


def _inner(line: Line, start: int, stop: int) -> tuple[Quantity, int] | None:
    """珲春市共有2个村镇, 国税系统9个单位: a count of what the actor has."""
    has = _HAS.match(line.text, start, stop)
    return _counted(line, has.end() if has else start, stop)


def _counted(line: Line, start: int, stop: int) -> tuple[Quantity, int] | None:
    """21个村, 12位同志: a count and the noun behind it."""
    quantity = leading(line.text, start, stop)
    if quantity is None or quantity.unit in ("元", "%", "年", "次", "届"):
        return None
    noun = _NOUN.match(line.text, quantity.end, stop)
    return quantity, noun.end() if noun else quantity.end


def _one(scene: Scene, line: Line, start: int, stop: int) -> tuple[Actor, int] | None:
    """One item of a list and where it ends."""
    text = line.text
    thing = _words().thing.match(text, start, stop)
    if thing and not thing["kind"] and start > 0 and text[start - 1] not in "，。；的、：":
        return None  # 凭借“X”: a thing in passing, not who gains
    if thing:
        name = thing["name"] + (thing["kind"] or "")
        return Actor(name, "Programme", Mark(line.number, start, thing.end())), thing.end()
    mention = actor_at(text, start, stop)
    if mention is None:
        person = _person(scene, line, start, stop)
        return person or _unit(scene, line, start, stop) or _short_place(line, start, stop)
    owns = text.startswith("的", mention.end)
    after = mention.end + owns
    if owns and _words().thing.match(text, after, stop):
        return _one(scene, line, after, stop)
    person = _person(scene, line, after, stop, bare=owns) or _household(scene, line, after, stop)
    if person:
        return person
    actor = scene.cast.resolve(mention, Mark(line.number, mention.start, mention.end))
    return (actor, mention.end) if actor else None


def _person(
    scene: Scene, line: Line, start: int, stop: int, *, bare: bool = True
) -> tuple[Actor, int] | None:
    """A person behind a role, or a `bare` name that a list sign, 等 or the end follows; or the household."""
    text = line.text
    named = heads(text, start, stop, scene.cast.persons)
    person = named[0] if named else _bare(text, start, stop) if bare else None
    if person is None:
        return None
    scene.cast.persons.add(person.name)
    aside = _ASIDE.match(text, person.end, stop)
    end = aside.end() if aside else person.end
    family = _words().family.match(text, end, stop)
    if family:
        mark = Mark(line.number, person.start, family.end())
        return Actor(person.name + family.group(), "Group", mark), family.end()
    address = _words().trade.match(text, end, stop)
    actor = Actor(person.name, "Person", Mark(line.number, person.start, person.end))
    return actor, address.end() if address else end


def _unit(scene: Scene, line: Line, start: int, stop: int) -> tuple[Actor, int] | None:
    """生物组、地理组: units that only the protagonist can own."""
    match = _words().unit.match(line.text, start, stop)
    owner = scene.protagonist
    if not match or owner is None or owner.type != "Organisation":
        return None
    mark = Mark(line.number, start, match.end())
    return Actor(owner.name + match.group(), "Organisation", mark), match.end()


def _short_place(line: Line, start: int, stop: int) -> tuple[Actor, int] | None:
    """赣州、吉安: the short name of a place that a list sign or a count follows."""
    found = regions(line.text[start:stop])
    end = start + found[-1].end if found else start
    if not found or not _LISTED.match(line.text, end, stop):
        return None
    return Actor(line.text[start:end], "Place", Mark(line.number, start, end)), end


def _household(scene: Scene, line: Line, start: int, stop: int) -> tuple[Actor, int] | None:
    """何传英家庭 right behind a place."""
    found = _person(scene, line, start, stop)
    return found if found and found[0].type == "Group" else None


def _bare(text: str, start: int, stop: int) -> Person | None:
    """A name without a role, delimited on its right."""
    for size in range(min(10, stop - start), 1, -1):
        end = start + size
        if may_be_name(text[start:end]) and (
            end >= stop
            or text[end] in "、，和与及等（两三四234567891"
            or _words().family.match(text, end)
            or _words().address.match(text, end)
        ):
            return Person(start, end, text[start:end], None)
    return None
