"""Posts as texts name them: with a body before them, with the region of a level, or bare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from msgspec.structs import replace

from wenmai_extractors.actors import ActorMention, actor_at, actors_before
from wenmai_extractors.bodies import anaphor_endings
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import strip_marks
from wenmai_extractors.organs import Office, organs, own_organ, parted, seat_of
from wenmai_extractors.patterns import HAN, pattern
from wenmai_extractors.people import posts, roles, titled_in
from wenmai_extractors.regions import LEVELS, regions, trimmed
from wenmai_extractors.scene import Actor, Line, Mark, Predication, Scene
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import boundaries

_REACH = 36  # characters that a body's name may stand before the post
_LIST = 240  # characters that a list of persons may stand before a name that 和 or 与 joins to it
_TRIES = 40  # words behind which a group's name may end that are looked at
_NEAREST = 64  # actors before a bare post whose head it may be
_DIRECTOR = pattern("副?主任")
_ROOM_ENDS = ("室", "科", "系", "部")  # X中学教研室|主任
_UNIT_NAME = 8  # characters that the name of a unit may have
_POST = 9  # characters that a post may have
_GAP = 8  # and with the words that narrow it: 法治|副校长
_UNIT = pattern(r"[\u4e00-\u9fff]{1,7}[科室处股庭]\Z")
_SECTION = pattern(r"[\u4e00-\u9fff]{2,4}部\Z")  # 宣传部 of a Party committee
# 公安局|党委|委员、政治部主任: a bureau has departments, its Party committee none.
_COMMITTEE = pattern("(?<=[局院校厂站馆所园队行社司])(?:党委|党组)\\Z")
_ORGAN = pattern("(?<=[局院校厂站馆所园队行社司学团])(?:党委|党组|党总支|党支部)\\Z")
_HEADS_TOO = pattern("[、兼](?:常务)?副?(?:董事长|总经理|总裁|经理|理事长|[局院校厂站馆所园队行社]长)")
_INNER = pattern(r"(?P<body>[局院校厂站馆所园队行社委])(?P<organ>党委|党组|党总支|党支部|团委|工会)")
_CHIEF = pattern(r"(?P<body>[\u4e00-\u9fff])长\Z")
_FOUNDED = pattern("(?:成立|组建|设立|建立)了?(?P<name>[^，。；、的]{2,24})")
_MEETING = pattern(r"第?[一二三四五六七八九十\d]{1,8}[次届]")
_TERM = pattern(
    rf"(?P<place>[{LEVELS}]|[\u4e00-\u9fff]{{2,10}}?[{LEVELS}]|全国){_MEETING.pattern}(?P<organ>人大常委会|人大|政协|团委|工商联)"
)
_LOCAL = pattern("[办局委]\\Z")  # what a county has one of
_RULED = ("乡", "镇", "街道", "县", "区", "旗", "市")
_SETTLED = ("村", "社区", "嘎查")  # a village has its Party branch though it is a place
_COURTS = ("法院", "检察院")
_ROOMS = ("办公室", "车间")  # 办公室主任 and 车间主任 are posts as well
_POINTED = pattern("(?<=.)[该本][\u4e00-\u9fff]{1,3}\\Z")
_CALLED = pattern("“[^“”，。；、]{1,12}”[\u4e00-\u9fff]{1,8}[团队组社会班]\\Z")
_WITH = pattern("[与和及]")
_PARTS = pattern("[、兼]")
_ASIDE = pattern(r"（[^（）]{1,12}）\Z")
_BRACKETED = pattern("（[^（）]{1,8}）")


@dataclass(frozen=True, slots=True)
class _Words:
    """Which bodies have which posts: parts of roles.toml."""

    heads: dict[str, tuple[str, ...]]
    gathered: frozenset[str]
    praise: frozenset[str]
    national: tuple[str, ...]
    paper: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load_toml("roles.toml")["holding"]
    return _Words(
        heads={post: words(ends) for group, ends in data["heads"].items() for post in group.split("|")},
        gathered=frozenset(words(data["gathered"])),
        praise=frozenset(words(data["praise"])),
        national=words(load_toml("organisations.toml")["national"]),
        paper=re.compile(rf"《[^《》]{{1,16}}》{either(load_toml('words.toml')['company']['papers'])}\Z"),
    )


def offices_before(text: str, low: int, end: int) -> list[Office]:
    """The offices that text[low:end] ends with: 区政协副主席、民盟区委主委; bare posts join them."""
    found: list[Office] = []
    stop = end
    while (start := _post_start(text, low, stop)) < stop:
        start, body = _with_organ(text, low, start, stop)
        held = Office(start, stop, body)
        if found and found[0].body is None and not own_organ(text, found[0]):
            held = replace(held, end=found.pop(0).end)
        found.insert(0, held)
        own = None if body else own_organ(text, held)
        left = body.start if body else min(start, own[0]) if own else start  # |县|纪委书记
        if left - 1 <= low or text[left - 1] not in "、兼":
            break
        stop = left - 1
    return list(parted(text, [_of_whole(text, office) for office in found]))


def _of_whole(text: str, office: Office) -> Office:
    """公司|党委书记、总经理: whoever heads the whole besides its Party committee holds both there."""
    body = office.body
    organ = _ORGAN.search(body.text) if body else None
    if not (body and organ) or not _HEADS_TOO.search(text, office.start, office.end):
        return office
    size = len(organ.group())
    name = body.text[:-size]
    kind = "Anaphor" if anaphor_endings(name) else body.kind  # 学校|党委
    whole = ActorMention(body.start, body.end - size, name, kind)
    return Office(office.start - size, office.end, whole)


def offices_at(text: str, start: int, end: int, *, trades: bool = False) -> Iterator[Office]:
    """The offices that text[start:end] begins with, behind a verb: 教育局局长, 会长兼秘书长.

    `trades` allows an occupation without a body as well (聘为校外辅导员); praise (道德模范) is no office.
    """
    term = _MEETING.match(text, start, end)  # 第六届|全国人大代表
    position = term.end() if term else start
    while position < end:
        body = _of_term(text, position, end) or actor_at(text, position, end)
        if body and body.kind == "Anaphor" and body.text[0] not in "该本我":
            body = None
        begin = body.end if body else position
        match = roles().search(text, begin, min(end, begin + _GAP))
        if not match or no_office(match.group()) or text[begin] == "、":
            return
        if not (body or trades or posts().match(text, match.start())):
            return
        if cut(text[begin : match.start()] or "　")[0] in boundaries():
            return
        stop = match.end()
        while (more := posts().match(text, stop + 1, end)) and text[stop] in "、兼":
            stop = more.end()
        yield from parted(text, [_of_whole(text, Office(begin, stop, body))])
        aside = _BRACKETED.match(text, stop, end)  # 副处长（主持工作）、…
        stop = aside.end() if aside else stop
        if text[stop : stop + 1] not in ("、", "兼"):
            return
        position = stop + 1


def _of_term(text: str, start: int, end: int) -> ActorMention | None:
    """省第八届政协|委员: the body whose name its term stands in."""
    match = _TERM.match(text, start, end)
    return ActorMention(*match.span(), match["place"] + match["organ"], "Organisation") if match else None


def owner(scene: Scene, line: Line, predication: Predication | None, office: Office) -> Actor | None:
    """The body that an office belongs to, None where that is open."""
    inner = _INNER.match(line.text, office.body.start if office.body else max(0, office.start - 1))
    if inner and inner.end() in (office.start, office.start + len(inner["organ"])):
        whole = next(_bodies(scene, line, predication, (inner["body"],)), None)
        mark = Mark(line.number, inner.start(), inner.end())
        several = _PARTS.search(line.text, office.start, office.end)  # 局党组书记、局长
        return whole and replace(whole, name=whole.name + ("" if several else inner["organ"]), mark=mark)
    if office.body:
        body = office.body
        mark = Mark(line.number, body.start, body.end)
        near = _beside(line, body)
        return Actor(near, "Organisation", mark) if near else scene.cast.resolve(body, mark)
    own = own_organ(line.text, office)
    if own:
        start, end = own
        level = line.text[start]
        organ = line.text[start + 1 : end]
        name = (scene.cast.place(level, Mark(line.number, start, end)) or level) + organ
        kind = "Organisation" if organ else "Place"
        return Actor(trimmed(name), kind, Mark(line.number, start, end)) if len(name) > 1 else None
    ruled = _of_place(scene, line, office)
    return ruled or _unit(scene, line, office) or _headed(scene, line, predication, office)


def _beside(line: Line, body: ActorMention) -> str | None:
    """青州市委宣传部副部长、文明办主任: the office of the region whose body the list begins with."""
    if line.text[body.start - 1 : body.start] not in ("、", "兼") or not _LOCAL.search(body.text):
        return None
    if body.text[0] in LEVELS or regions(body.text) or body.kind == "Anaphor":
        return None
    begin = 1 + max(line.text.rfind(sign, 0, body.start - 1) for sign in "，。；：“”")
    first = actor_at(line.text, begin, body.start - 1)
    found = regions(first.text) if first else []
    seat = first.text[: found[-1].end] if first and found else ""
    organ = first is not None and first.text.startswith(("委", "政府"), len(seat))
    return trimmed(seat + body.text) if seat and organ else None


def _of_place(scene: Scene, line: Line, office: Office) -> Actor | None:
    """党委书记湛X, 人大主席李Y in the portrait of a township: its committee."""
    hero = scene.protagonist
    organ = organs().match(line.text, office.start, office.end)
    if organ is None or hero is None or hero.type != "Place" or not hero.name.endswith(_RULED):
        return None
    return Actor(hero.name + organ.group(), "Organisation", Mark(line.number, *organ.span()))


def inside(owner: Actor, found: Actor, office: Office) -> Actor:
    """县委常委、宣传部部长: the second body is a part of the first; or both are organs of one."""
    first, second = seat_of(owner.name), seat_of(found.name)
    if first and second and first.endswith(second):
        return replace(found, name=first + found.name[len(second) :])
    name = office.body.text if office.body else ""
    seat = _COMMITTEE.sub("", owner.name)
    court = owner.name.endswith(_COURTS) and _SECTION.match(name) is not None  # 市检察院|政治部
    unit = _SECTION if court or seat != owner.name or owner.name.endswith("委") else _UNIT
    own = name.startswith(_words().national)  # 林业部副部长、国家湿地办公室主任
    other = unit is _SECTION and found.name.endswith("委" + name)  # that of another committee, told before
    part = not own and unit.match(name) and (found.name == name or other) and owner.type == "Organisation"
    return replace(found, name=seat + name) if part else found


def no_office(role: str) -> bool:
    """Whether words before a name say how somebody is praised or where somebody belongs: 模范, 居民."""
    return role in _words().praise


def words_of(text: str, office: Office) -> tuple[int, int]:
    """Where the words of a post stand, without the organ behind a level: 书记 of 镇|党委|书记."""
    own = own_organ(text, office) if office.body is None else None
    inner = own and own[0] < office.start < own[1] < office.end
    return (own[1] if own and inner else office.start), office.end


def shared(line: Line, office: Office, before: tuple[Actor, int] | None) -> Actor | None:
    """The body of the person named before, `before`, where a list goes on: A局书记X、局长Y."""
    if (
        before is None
        or office.body
        or line.text[before[1] : office.start] not in ("、", "，", "和", "与", "及")
    ):
        return None
    endings = _endings(line.text[office.start : office.end])
    bodies = (before[0], replace(before[0], name=_COMMITTEE.sub("", before[0].name)))  # 局党委书记X、副局长Y
    return next((body for body in bodies if endings is not None and _ends(body.name, endings)), None)


def _post_start(text: str, low: int, stop: int) -> int:
    """Where the post begins that ends at `stop`; `stop` if there is none."""
    at = max(low, stop - _POST)
    return next(
        (m.start() for i in range(at, stop) if (m := roles().match(text, i, stop)) and m.end() == stop), stop
    )


def _body_before(text: str, low: int, end: int) -> ActorMention | None:
    """The organisation or place whose name ends where the post begins."""
    end -= text.endswith("的", low, end) and posts().match(text, end) is None  # 石桥小学|的|教师X
    found = actors_before(text, max(low, end - _REACH), end)
    body = found[-1] if found else None
    if body and body.text.startswith("记") and text[max(0, body.start - 1) : body.start] in ("", "—", "-"):
        body = actor_at(text, body.start + 1, end)  # ——记|石桥县医院|院长
    pointed = _POINTED.search(body.text) if body else None
    if body and pointed:
        return actor_at(text, body.start + pointed.start(), end)  # 会上|该所|所长
    join = _WITH.search(text, body.start, body.end) if body else None
    near = max(low, join.start() - _LIST) if join else low
    if join and any(person.end == join.start() for person in titled_in(text, near, join.start())):
        return actor_at(text, join.end(), end)  # 局长A与|B中学|副校长
    body = body or _quoted(text, low, end)
    paper = None if body else _words().paper.search(text, low, end)
    return ActorMention(*paper.span(), strip_marks(paper.group()), "Organisation") if paper else body


def _quoted(text: str, low: int, end: int) -> ActorMention | None:
    """“X”志愿服务团|团长: the team that a name in quotation marks begins."""
    team = _CALLED.search(text, max(low, end - _REACH), end)
    return ActorMention(*team.span(), strip_marks(team.group()), "Organisation") if team else None


def _with_organ(text: str, low: int, start: int, stop: int) -> tuple[int, ActorMention | None]:
    """Where the post begins that ends at `stop`, and its body: A镇党委|书记, not A镇|党委书记."""
    body = _body_before(text, low, start)
    rooms = (start + len(room) for room in _ROOMS if text.startswith(room, start, stop - 1))
    room = next(rooms, 0) if body is None else 0
    whole = _body_before(text, low, room) if room else None
    if whole and whole.start < start:
        return room, whole  # 湿地办公室|主任
    if body is None and text.startswith("村", start, stop - 1):
        village = _body_before(text, low, start + 1)
        if village and village.start < start:
            return start + 1, village  # 双莲村|支部书记: 村支部书记 is a post as well
    organ = organs().match(text, start, stop)
    if organ is None or organ.end() == stop or (body and body.end != start):
        return start, body
    whole = _body_before(text, low, organ.end())
    if body is None:
        return (
            (organ.end(), whole) if whole and whole.start < start - 1 else (start, None)
        )  # 中文系党总支|书记
    if whole is None or (whole.start, whole.end) != (body.start, organ.end()):
        return start, body
    return organ.end(), whole


def _unit(scene: Scene, line: Line, office: Office) -> Actor | None:
    """预算股|股长, 县财政局预算股|股长: a part of the body before it, or else of the protagonist, that ends
    as its head's title begins."""
    text, end = line.text, office.start
    chief = _CHIEF.search(text, end, office.end)
    room = _DIRECTOR.match(text, end, office.end) and text[end - 1 : end] in _ROOM_ENDS
    if not room and not (chief and text[end - 1 : end] == chief["body"]):
        return None
    low = end - 1
    while low > 0 and end - low < _UNIT_NAME and HAN.match(text, low - 1):
        low -= 1
    for at in range(end - 2, low, -1):
        owners = actors_before(text, max(0, at - _REACH), at)
        if owners and owners[-1].kind != "Place":
            mark = Mark(line.number, owners[-1].start, end)
            owner = scene.cast.resolve(owners[-1], mark)
            return owner and replace(owner, name=owner.name + text[at:end], mark=mark)
    hero = scene.protagonist
    if hero is None or hero.type != "Organisation":
        return None
    for token in cut(text[low:end]):
        if token not in boundaries() and end - low > 2:
            return Actor(hero.name + text[low:end], "Organisation", Mark(line.number, low, end))
        low += len(token)
    return None


def _headed(scene: Scene, line: Line, predication: Predication | None, office: Office) -> Actor | None:
    """Whose head a bare post is: the group just named, the actor in force, the report's protagonist."""
    endings = _endings(line.text[office.start : office.end])
    if endings is None:
        return None
    gathered = set(endings) <= _words().gathered
    group = _just_named(scene, line, predication, endings, office.start) if gathered else None
    return group or next(_bodies(scene, line, predication, endings), None)


def _bodies(
    scene: Scene, line: Line, predication: Predication | None, endings: tuple[str, ...]
) -> Iterator[Actor]:
    """The actors in force and the protagonist, as far as they are bodies whose names end so."""
    hero = [scene.protagonist] if scene.protagonist else []
    for actor in (*islice(_in_force(line, predication), _NEAREST), *hero):
        name = _session(actor.name)
        if (actor.type == "Organisation" or name.endswith(_SETTLED)) and _ends(name, endings):
            yield replace(actor, name=name)


def _session(name: str) -> str:
    """A body's name without the meeting that the text named it by."""
    met = _MEETING.search(name)
    return name[: met.start()] if met else name


def _ends(name: str, endings: tuple[str, ...]) -> bool:
    """Whether a body's name ends so, before or within its brackets: 烟草专卖局（公司）."""
    aside = _ASIDE.search(name)
    forms = (name[: aside.start()], aside.group()[1:-1]) if aside else (name,)
    return any(form.endswith(endings) for form in forms)


def heads(body: ActorMention, post: str) -> bool:
    """Whether a body has such a post, as it is called: 卫生监督所 a 所长."""
    endings = _endings(post)
    return body.kind == "Organisation" and endings is not None and _ends(body.text, endings)


def _endings(post: str) -> tuple[str, ...] | None:
    """How a body ends that has such a post; None if the post tells nothing."""
    for part in _PARTS.split(post):
        listed = next((ends for word, ends in _words().heads.items() if part.endswith(word)), None)
        chief = _CHIEF.search(part)
        if listed or chief:
            return listed or ((chief["body"],) if chief else None)
    return None


def _in_force(line: Line, predication: Predication | None) -> Iterator[Actor]:
    """The actors of this clause and of those before it in the same sentence, the nearest first."""
    if predication is None:
        return
    near = [
        p
        for p in line.predications
        if p.clause.sentence == predication.clause.sentence and p.clause.start <= predication.clause.start
    ]
    for found in reversed(near):
        yield from found.subjects


def _just_named(
    scene: Scene, line: Line, predication: Predication | None, endings: tuple[str, ...], at: int
) -> Actor | None:
    """The group that this sentence named last before `at`: 成立领导小组，由X任组长."""
    low = predication.clause.sentence[0] if predication else 0
    founded = [m for m in _FOUNDED.finditer(line.text, low, at) if m["name"].endswith(endings)]
    if founded:
        start, end = founded[-1].span("name")
        name = founded[-1]["name"].replace("“", "").replace("”", "")
        return Actor(name, "Organisation", Mark(line.number, start, end))
    end = at
    for _ in range(_TRIES):
        end = max(line.text.rfind(ending, low, end) for ending in endings)
        if end < 0:
            return None
        found = actors_before(line.text, max(low, end - _REACH), end + 1)
        if found:
            body = found[-1]
            named = scene.cast.resolve(body, Mark(line.number, body.start, body.end))
            name = _session(named.name) if named else ""
            return replace(named, name=name) if named and _ends(name, endings) else None
    return None
