"""Who gains or gives, as clauses list them: bodies, places, persons, counted groups, things in quotes.

昭通市等3个市、林秋月等52名班主任、“夕阳守护”项目, 21个村, 何传英家庭: read from the left as far as it goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenmai_extractors.actors import actor_at
from wenmai_extractors.names import may_be_name
from wenmai_extractors.people import Person, heads
from wenmai_extractors.quantities import Quantity, leading
from wenmai_extractors.scene import Actor, Line, Mark, Scene

_JOIN = re.compile(r"、|以及|和|及|与|，")
_IDLE = re.compile(r"(?:其中|有|共有|另有|已有|现有|包括|共|又|还|由|的)+")
_HAS = re.compile(r"(?:已|现|共|另|就)?有(?!限|关|机|效|色)")
_REST = re.compile(
    r"等?(?=[\d一二三四五六七八九十百]+(?:余|多)?[名位个家户所支人件项])|等(?:单位|个人|集体|同志|人)?(?!级)|[两三四五六七八九十](?:位[\u4e00-\u9fff]{2}|名[\u4e00-\u9fff]{2}|家单位|个单位|人|同志|个集体)(?![\u4e00-\u9fff])"
)
_NOUN = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?=、|，|和|及|以及|被|分别|[荣喜]|获|“|为|以|入|跻|当|评|受|通|经|\Z)"
)
_THING = re.compile(
    r"“(?P<name>[^”]{2,24})”(?P<kind>项目|案例|作品|品牌|团队|志愿服务队|工作室|商标|系列|节目|歌曲|课程|产品|合唱团|宣讲团|服务队)?"
)
_UNIT = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:教研组|课题组|小组|组|班|车间|工段)(?=、|和|及|\Z)")
_FAMILY = re.compile(r"(?:家庭|一家|夫妇)")
_SUFFIX = re.compile(
    r"(?:律师|教练|师傅|警官|法官|检察官|工程师|同学|老人|同志|老师|书记|先生|女士|主任|院长|校长|医生|教授)?(?:本人|个人)?"
)
_ASIDE = re.compile(r"（[^（）]{1,20}）")


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
        group += read[0]
        position = read[1]
        counted = _inner(line, position, stop)
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


def _one(scene: Scene, line: Line, start: int, stop: int) -> tuple[list[Actor], int] | None:
    """One item of a list and where it ends."""
    text = line.text
    thing = _THING.match(text, start, stop)
    if thing and not thing["kind"] and start > 0 and text[start - 1] not in "，。；的、：":
        return None  # 凭借“X”: a thing in passing, not who gains
    if thing:
        name = thing["name"] + (thing["kind"] or "")
        return [Actor(name, "Programme", Mark(line.number, start, thing.end()))], thing.end()
    mention = actor_at(text, start, stop)
    if mention is None:
        return _persons(scene, line, start, stop) or _unit(scene, line, start, stop)
    after = mention.end + text.startswith("的", mention.end)
    owned = _THING.match(text, after, stop) if after > mention.end else None
    if owned:
        return _one(scene, line, after, stop)
    persons = _persons(scene, line, after, stop, bare=after > mention.end) or _household(
        scene, line, after, stop
    )
    if persons:
        return persons
    actor = scene.cast.resolve(mention, Mark(line.number, mention.start, mention.end))
    return ([actor], mention.end) if actor else None


def _persons(
    scene: Scene, line: Line, start: int, stop: int, *, bare: bool = True
) -> tuple[list[Actor], int] | None:
    """A person behind a role, or a bare name that a list sign, 等 or the end follows."""
    text = line.text
    found = heads(text, start, stop, scene.cast.persons)[:1]
    if not found and bare:
        found = _bare(text, start, stop)
    if not found:
        return None
    person = found[0]
    scene.cast.persons.add(person.name)
    aside = _ASIDE.match(text, person.end, stop)
    end = aside.end() if aside else person.end
    family = _FAMILY.match(text, end, stop)
    if family:
        name = person.name + family.group()
        return [Actor(name, "Group", Mark(line.number, person.start, family.end()))], family.end()
    suffix = _SUFFIX.match(text, end, stop)
    return [
        Actor(person.name, "Person", Mark(line.number, person.start, person.end))
    ], suffix.end() if suffix else end


def _unit(scene: Scene, line: Line, start: int, stop: int) -> tuple[list[Actor], int] | None:
    """生物组、地理组: units that only the protagonist can own."""
    match = _UNIT.match(line.text, start, stop)
    owner = scene.protagonist
    if not match or owner is None or owner.type != "Organisation":
        return None
    return [
        Actor(owner.name + match.group(), "Organisation", Mark(line.number, start, match.end()))
    ], match.end()


def _household(scene: Scene, line: Line, start: int, stop: int) -> tuple[list[Actor], int] | None:
    """何传英家庭 right behind a place."""
    found = _persons(scene, line, start, stop)
    return found if found and found[0][0].type == "Group" else None


def _bare(text: str, start: int, stop: int) -> list[Person]:
    """A name without a role, delimited on its right."""
    for size in range(min(10, stop - start), 1, -1):
        end = start + size
        after = text[end : end + 2] if end < stop else ""
        if may_be_name(text[start:end]) and (
            not after
            or after[0] in "、，和与及等（两三四234567891"
            or _SUFFIX_HERE.match(after)
            or after in ("家庭", "同志", "夫妇")
        ):
            return [Person(start, end, text[start:end], None)]
    return []


_SUFFIX_HERE = re.compile("同志|老师|书记|先生|女士|主任|院长|校长|医生|教授|本人|个人")
