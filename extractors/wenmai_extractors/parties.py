"""Who gains or gives, as clauses list them: bodies, places, persons, counted groups, things in quotes.

昭通市等3个市、林秋月等52名班主任、“夕阳守护”项目, 21个村, 何传英家庭: read from the left as far as it goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

import msgspec
from msgspec.structs import replace

from wenmai_extractors.actors import ActorMention, actor_at
from wenmai_extractors.bodies import anaphor_endings
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.list_places import under_the_one_before
from wenmai_extractors.names import may_be_name, may_begin
from wenmai_extractors.naming import ends_body
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import Person, heads, leads_on, names_before
from wenmai_extractors.quantities import Quantity, leading
from wenmai_extractors.regions import regions
from wenmai_extractors.scene import Actor, Line, Mark, Scene
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import boundaries, openings, verb_words
from wenmai_extractors.wording import HOLDERS, NUMBER

_JOIN = pattern(r"、 ?(?:追授予?)?|以及|和|及|与|，|(?<=”)(?=“)")  # 授予A等12人、追授B等2人“Y”
# 共有, 另有, 已有, 现有 are two of these: as alternatives they would be read in two ways, and all their
# combinations tried.
_IDLE = pattern(r"(?:其中|有|另有|已有|现有|包括|共(?![青产])|又|还|由|的)+|全[国省市县区州旗](?=\d)")
_HAS = pattern(r"(?:已|现|共|另|就)?有(?!限|关|机|效|色)")
_REST = pattern(
    r"等[两三四五六七八九十]{1,3}[市县区镇乡](?:（[市县区、]{1,3}）|(?=[被入获荣当跻，、]|\Z))"
    r"|等?(?=[\d一二三四五六七八九十百]+(?:余|多)?[名位个家户所支人件项条座处株棵门])|等(?:单位|个人|集体|同志|人)?(?!级)"
    rf"|[两三四五六七八九十](?:[位名][\u4e00-\u9fff]{{2}}|[家个所]?{HOLDERS})(?![\u4e00-\u9fff])"
    r"|[两二三四五六七八九十]个?(?:(?:地级|县级|设区的?|省辖)?[市县区镇乡村校局院](?:（[市县区、]{1,3}）)?|街道|社区)"
)
# What is counted, where a list or the title goes on behind it.
_NOUN = pattern(
    r"[省市县区州旗镇乡村]{2,4}(?=[、，和“\d全第])|"
    r"[省市县区镇乡村](?:、[省市县区镇乡村]){1,8}(?=“|全|第)|"
    rf"(?:[\u4e00-\u9fff]{{2,4}}以[上下])?(?:{HOLDERS}(?:（[^（）]{{1,8}}）)?[和、]?){{1,4}}(?<![和、])"
    r"(?=\d|“|全|国家|为|[省市县州区]|第|首|[\u4e00-\u9fff]{2,6}[省市县区州旗]|[\u4e00-\u9fff“”]{2,30}?称号)|"
    r"(?![为和与及]|[\u4e00-\u9fff]{1,10}称号)[\u4e00-\u9fff]{1,8}?(?=、|，|和|及|以及|被|分别|荣(?!誉)|喜|获|“|为|[予给]予?以?(?=[^，。；]{0,4}(?:通报|表[彰扬]|嘉奖|奖励|记功))|(?<!予)以(?![上下内])|入|跻|当|评|受|通|经|记[^，。]{0,5}功|\Z)"
)
_GROUPED = pattern("（(?:[组户对]|[含其][^（）]{2,14})）")  # 10人（组）
_EDGE = r"(?=[、，和及与等被的（“ ]|\Z)"  # where a name of a list ends
_THING = r"(?=[、，和与等被获荣入喜“（”]|\Z)"  # … and that of a thing
_LISTED = pattern(r"、|和|及|以及|等|\d|[两三四五六七八九十]|\Z")
_LED_LIST = pattern(f"等{NUMBER}[个家项](?P<body>单位|集体|组织|团队|班组)?")
_ENDS = "、，和与及以等被的（“”有"
_LEVELS = ("省", "市", "县", "区", "州", "旗")
_WIDE = ("全国", "全省", "全市", "全县", "全区", "全州", "全军", "全系统")
# 特养班组|等599个单位, 带电班工人卢志远|等18人: the first of those counted, as it ends.
_FIRST = pattern(rf"[^，。；：、“”《》等]{{4,50}}(?=等{NUMBER}余?(?P<unit>[名位人]|[个家支]))")
_ASIDE = pattern(r"（[^（）]{1,20}）")
_QUOTED = pattern("“[^“”]{1,8}”")


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands around the names of a list: parts of roles.toml and organisations.toml."""

    thing: re.Pattern[str]
    numbered: re.Pattern[str]
    unit: re.Pattern[str]
    quoted: re.Pattern[str]
    body: re.Pattern[str]
    branch: re.Pattern[str]
    company: re.Pattern[str]
    not_units: tuple[str, ...]
    family: re.Pattern[str]
    address: re.Pattern[str]
    trade: re.Pattern[str]


@cache
def _words() -> _Words:
    roles, bodies = load_toml("roles.toml"), load_toml("organisations.toml")
    return _Words(
        thing=re.compile(
            rf"“(?P<name>[^”]{{2,24}}|[^”]{{25,48}}(?=”等))”(?P<kind>[\u4e00-\u9fff]{{0,6}}?{either(bodies['things'])}{_THING}|(?:牌|(?<=牌”))"
            r"[\u4e00-\u9fff]{1,6}?(?=获|荣|被|\d|\Z))?"
        ),
        numbered=re.compile(rf"\d{{2,6}}[\u4e00-\u9fff]{{0,4}}?{either(bodies['numbered'])}{_EDGE}"),
        unit=re.compile(rf"[\u4e00-\u9fff]{{1,12}}?{either(bodies['teams'])}{_EDGE}"),
        quoted=re.compile(rf"{_QUOTED.pattern}[\u4e00-\u9fff]{{0,12}}?{either(bodies['teams'])}{_EDGE}"),
        body=re.compile(rf"[\u4e00-\u9fff]{{1,10}}?{either(bodies['endings'])}{_EDGE}"),
        branch=re.compile(rf"{either(bodies['branches'])}{either(bodies['endings'])}?{_EDGE}"),
        company=re.compile(rf"[\u4e00-\u9fff]{{2,6}}?{either(bodies['trades'])}{_EDGE}"),
        not_units=words(bodies["not"]),
        family=re.compile(either(roles["family"])),
        address=re.compile(either(roles["address"])),
        # 周岚同志|个人一等功: what is given, no address
        trade=re.compile(
            rf"(?:(?!个人(?:[特一二三]等功|嘉奖)){either(' '.join((roles['address'], roles['trade'])))})+"
        ),
    )


class Party(msgspec.Struct, frozen=True):
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
    return _placed(line, found), position


def _placed(line: Line, found: list[Party]) -> list[Party]:
    """The parties, those of a place that only an item before names under it."""
    if sum(len(party.actors) for party in found) < 2:
        return found
    actors = iter(under_the_one_before(line, (actor for party in found for actor in party.actors)))
    return [replace(party, actors=tuple(islice(actors, len(party.actors)))) for party in found]


def _party(scene: Scene, line: Line, start: int, stop: int) -> tuple[Party, int] | None:
    """Actors joined by list signs up to their count, or a count alone, and where they end."""
    idle = _IDLE.match(line.text, start, stop)
    position = idle.end() if idle else start
    group: list[Actor] = []
    read = _read(scene, line, position, stop)
    while read:
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
        read = _read(scene, line, join.end(), stop) if join else None
        position = join.end() if join and read else position
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
    if line.text.startswith("支部", quantity.end - 1):
        return None  # 机关一支部书记X
    aside = _GROUPED.match(line.text, quantity.end, stop)
    end = aside.end() if aside else quantity.end
    noun = _NOUN.match(line.text, end, stop)
    return quantity, noun.end() if noun else end


def _read(scene: Scene, line: Line, start: int, stop: int) -> tuple[Actor, int] | None:
    """One item of a list and where it ends; what nothing reads whole, by how it ends before its count."""
    read = _one(scene, line, start, stop) if start < stop else None
    if read and (read[1] == stop or line.text[read[1]] in _ENDS):
        return read
    return _first(line, read[0] if read else None, start, stop) or read


def _first(line: Line, known: Actor | None, start: int, stop: int) -> tuple[Actor, int] | None:
    """王洼电厂运行班工人卢志远|等18人, 园林公司|绿化三队特养班|等9个班组: the first of those counted."""
    first = _FIRST.match(line.text, start, stop)
    if first is None or "的" in first.group():
        return None
    if first["unit"] in "名位人":
        person = next(reversed(names_before(line.text, *first.span())), None)
        if person is None:
            return None
        return Actor(person.name, "Person", Mark(line.number, person.start, person.end)), first.end()
    if known is None or known.type == "Person" or not ends_body(first.group()):
        return None
    return Actor(first.group(), "Organisation", Mark(line.number, *first.span())), first.end()


def _one(scene: Scene, line: Line, start: int, stop: int) -> tuple[Actor, int] | None:
    """One item of a list and where it ends."""
    text = line.text
    thing = _words().thing.match(text, start, stop)
    if thing:
        # 凭借“X”: a thing in passing, not who gains.
        led = _LED_LIST.match(text, thing.end(), stop)  # “暴雨预警研发组”等12个单位
        passing = not (thing["kind"] or led) and start > 0 and text[start - 1] not in "，。；的、：”"
        name = thing["name"] + (thing["kind"] or "")
        person = _person(scene, line, thing.end() + 1, stop) if text.startswith("的", thing.end()) else None
        if person:
            return person  # “助人为乐”的X
        kind = "Organisation" if led and led["body"] else "Programme"
        return None if passing else (Actor(name, kind, Mark(line.number, *thing.span())), thing.end())
    mention = actor_at(text, start, stop)
    return _named(scene, line, mention, stop) if mention else _unnamed(scene, line, start, stop)


def _named(scene: Scene, line: Line, mention: ActorMention, stop: int) -> tuple[Actor, int] | None:
    """An actor, or the person, household, thing or unit that it is named before."""
    owns = line.text.startswith("的", mention.end)
    after = mention.end + owns
    after = mention.start + mention.text.find("“") if mention.text.endswith("”") else after
    thing = _words().thing.match(line.text, after, stop)
    if thing and (owns or thing["kind"]):
        return _one(scene, line, after, stop)  # 石桥社区|“居家养老”志愿服务项目
    person = _person(scene, line, after, stop, bare=owns) or _household(scene, line, after, stop)
    if person:
        return person
    actor = scene.cast.resolve(mention, Mark(line.number, mention.start, mention.end))
    rest = _unit_name(line.text, mention.end, stop) if mention.kind != "Anaphor" else None
    if actor and rest:
        mark = Mark(line.number, mention.start, rest.end())
        return Actor(actor.name + rest.group(), "Organisation", mark), rest.end()
    aside = _ASIDE.match(line.text, mention.end, stop)  # 石塘钢铁公司（本部）、…
    goes_on = aside and _LISTED.match(line.text, aside.end(), stop)
    return (actor, aside.end() if aside and goes_on else mention.end) if actor else None


def _unnamed(scene: Scene, line: Line, start: int, stop: int) -> tuple[Actor, int] | None:
    """What has no name of a body: 1205钻井队, persons, units, the short names of places."""
    numbered = _words().numbered.match(line.text, start, stop)
    if numbered:
        return Actor(numbered.group(), "Organisation", Mark(line.number, *numbered.span())), numbered.end()
    person = _firm(scene, line, start, stop) or _person(scene, line, start, stop)
    return person or _unit(scene, line, start, stop) or _short_place(line, start, stop)


def _person(
    scene: Scene, line: Line, start: int, stop: int, *, bare: bool = True
) -> tuple[Actor, int] | None:
    """A person behind a role, or a `bare` name that a list sign, 等 or the end follows; or the household."""
    named = heads(line.text, start, stop, scene.cast.persons)
    person = named[0] if named else _bare(line.text, start, stop) if bare else None
    return _known(scene, line, person, stop) if person else None


def _known(scene: Scene, line: Line, person: Person, stop: int) -> tuple[Actor, int]:
    """A person, or the household called after one, and where that ends."""
    text = line.text
    scene.cast.persons.add(person.name)
    aside = _ASIDE.match(text, person.end, stop)
    end = aside.end() if aside else person.end
    family = _words().family.match(text, end, stop)
    if family:
        mark = Mark(line.number, person.start, family.end())
        behind = _ASIDE.match(text, family.end(), stop)  # 江萍家庭（桥西街道临溪社区）
        ends = behind.end() if behind else family.end()
        return Actor(person.name + family.group(), "Group", mark), ends
    address = _words().trade.match(text, end, stop)
    actor = Actor(person.name, "Person", Mark(line.number, person.start, person.end))
    return actor, address.end() if address else end


def _unit(scene: Scene, line: Line, start: int, stop: int) -> tuple[Actor, int] | None:
    """生物组、立案庭、疾控中心: what a report names without the body that it is of."""
    match = _unit_name(line.text, start, stop) or _words().body.match(line.text, start, stop)
    owner = scene.protagonist
    if not match or _begins_anew(match.group()) or owner is None or owner.type == "Person":
        return None
    mark = Mark(line.number, start, match.end())
    told = scene.cast.resolve(ActorMention(start, match.end(), match.group(), "Organisation"), mark)
    own = (told is None or told.name == match.group()) and not regions(match.group())  # 商南太吉河供电所
    nowhere = owner.type == "Place" and anaphor_endings(owner.name) is not None  # 我市
    whole = match.group() if nowhere else owner.name + match.group()
    name = whole if own else told.name if told else match.group()
    return Actor(name, "Organisation", mark), match.end()


def _firm(scene: Scene, line: Line, start: int, stop: int) -> tuple[Actor, int] | None:
    """县农发行, 工行: the place's branch of what is everywhere; 华康制药: a company by its short name."""
    begin = start + line.text.startswith(_LEVELS, start, stop)
    branch = _words().branch.match(line.text, begin, stop)
    match = branch or _words().company.match(line.text, start, stop)
    if not match or (not branch and _begins_anew(match.group())):
        return None
    owner = scene.protagonist
    placed = branch and owner and owner.type == "Place" and anaphor_endings(owner.name) is None
    name = owner.name + match.group() if placed and owner else line.text[start : match.end()]
    return Actor(name, "Organisation", Mark(line.number, start, match.end())), match.end()


def _unit_name(text: str, start: int, stop: int) -> re.Match[str] | None:
    """骨伤科|护理组, 邮电所|营业班: a unit's name that goes on to the next sign of the list."""
    quoted = _QUOTED.match(text, start, stop)  # 机修厂|“春雷”|女工小组
    match = _words().unit.match(text, quoted.end() if quoted else start, stop)
    if match and quoted:
        return _words().quoted.match(text, start, stop)
    if not match or match.group().endswith(_words().not_units):
        return None
    name = match.group()
    return None if "的" in name or cut(name)[0] in boundaries() else match


def _begins_anew(name: str) -> bool:
    """Whether these are words that a name does not begin with."""
    first = cut(name)[0]
    return first in verb_words() or first in boundaries() or "的" in name or bool(openings().match(name))


def _short_place(line: Line, start: int, stop: int) -> tuple[Actor, int] | None:
    """赣州、吉安: the short name of a place that a list sign or a count follows."""
    found = regions(line.text[start:stop])
    end = start + found[-1].end if found else start
    if not found or not _LISTED.match(line.text, end, stop):
        return None
    return Actor(line.text[start:end], "Place", Mark(line.number, start, end)), end


def _household(scene: Scene, line: Line, start: int, stop: int) -> tuple[Actor, int] | None:
    """何传英家庭 right behind a place."""
    person = _bare(line.text, start, stop)
    if person is None or not _words().family.match(line.text, person.end, stop):
        return None  # what only may be a name is not to be known for one
    found = _known(scene, line, person, stop)
    return found if found[0].type == "Group" else None


def _bare(text: str, start: int, stop: int) -> Person | None:
    """A name without a role, delimited on its right."""
    if not may_begin(text, start):
        return None
    for size in range(min(10, stop - start), 1, -1):
        end = start + size
        ended = (
            end >= stop
            or text[end] in "、，和与及等（两三四234567891"
            or (text[end] == "为" and leads_on(text[start : end + 1]))
            or _words().family.match(text, end)
            or (text.startswith(_WIDE, end) and not regions(text[start:end]))  # 邓芳|全省三八红旗手
            or _words().trade.fullmatch(text, end, stop)
            or _words().address.match(text, end)
        )
        name = text[start:end]
        torn = size > 2 and name[-1] == "为" and end < stop and leads_on(name)  # 推荐周岚|为全国劳动模范
        torn = torn or (name[-1] == "有" and text[end : end + 1].isdigit())  # 谷城|有3家企业
        if ended and not torn and may_be_name(name):
            return Person(start, end, name, None)
    return None
