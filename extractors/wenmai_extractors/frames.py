"""Verb frames: what a verb does to which things, and what a clause says besides.

A frame is a trigger, a verb or a chain of verbs (组织开展, 制定并印发), with the list of names that is its
object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec
from msgspec.structs import replace

from wenmai_extractors.bystanders import called_upon, only_spoken_of, others_act
from wenmai_extractors.chains import Chain, chains, is_role
from wenmai_extractors.led import brought
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.naming import ends_body
from wenmai_extractors.objects import Item, counted, parse_items, strip_marks
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece, pieces
from wenmai_extractors.quantities import leading, quantities
from wenmai_extractors.scene import Line, Mark, Predication
from wenmai_extractors.segmenter import cut
from wenmai_extractors.sessions import of_congress
from wenmai_extractors.titles import level_of
from wenmai_extractors.usable import people
from wenmai_extractors.vocabulary import bare_heads, is_verb, kinds

_PASSIVE_TAIL = pattern(r"(?:了|完毕|以来|后|之后|，|。|；|！|\Z)")
_LEAD_IN = pattern(r"[^，。、；“”《》的了]{0,7}")  # 组织|全体机关|党员
_WHEN = pattern(r"(?:于|自)?(?:\d{4}年|[今去前]年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上下]午|晚)?\Z")
_INTO = pattern("到了?|进")
_HERE = ("中来", "中去")
_AMONG = pattern("(?:当中|之中|中)[来去]?(?=，|\\Z)|(?:行列|工作)中[来去]?")
_ASIDES = ("accompany", "heed")  # 结合A|开展B: what these govern ends at the next verb
_RESPECTS = pattern("(?:方面|层面|环节|角度|维度|入手|着手)")
_AROUND = pattern("[从在](?:围绕|聚焦|紧扣)")
_NOTE = pattern("（[^（）]{1,40}）\\Z")
_CALLED = ("join", "found", "open", "start")  # 鼓励干警|成立读书小组
_URGES = ("鼓励", "号召", "要求")
_EMPTY = ("接受", "进行", "开展", "实地")  # what these govern is what is done
_EACH = pattern(
    r"每(?:个?[周月天日年季]度?|学期|星期|逢[周星期节日]{1,2})(?:开展|举办|组织|召开|上)?"
    r"[一两三\d]?[次堂场节期课讲个](?:开展|举办|组织)?"
)
_HABIT = pattern(rf"(?P<verb>坚持)(?={_EACH.pattern})")
_DURING = pattern("期间|之际|等")
_BRIDGE = pattern("(?:之间|与|和)[^，。；、]{0,12}(?:桥梁|纽带|连心桥)\\Z")  # 搭建党委与群众之间的桥梁
_NOUNS = ("建设", "创建", "改造")
_PAUSE = pattern("[、，]")
_TIMES = ("次", "场", "期", "场次", "堂", "人", "人次", "名")
_DEGREES = ("加大", "加强", "强化", "提高", "提升", "增强")
_TEAM = pattern("(?:志愿)?(?:服务|突击|先锋|宣讲)?[小分]?队(?!员)")


@dataclass(frozen=True, slots=True)
class _Around:
    """The words around a verb: those of words.toml."""

    manner: re.Pattern[str]
    theme: re.Pattern[str]
    held_by: re.Pattern[str]
    parallel: re.Pattern[str]
    adverbial: re.Pattern[str]
    leads: frozenset[str]
    cares: frozenset[str]
    base: re.Pattern[str]


@cache
def _around() -> _Around:
    data = load_toml("words.toml")
    manner = either(data["manner"])
    return _Around(
        manner=re.compile(rf"(?:{manner}|在?[线网]上){{0,2}}\Z"),
        theme=re.compile(
            rf"(?:以|围绕)(?P<theme>“[^”]{{2,24}}”)(?:为)?(?:活动)?主题，?{either(data['theme_manner'])}*\Z"
        ),
        parallel=re.compile(rf"{either(data['object']['parallel'])}(?![、，等的])"),
        held_by=re.compile(rf"(?:共同|联合)?{either(data['company']['roles'])}的"),
        adverbial=re.compile(either(data["adverbial"])),
        leads=frozenset(words(data["leads"])),
        cares=frozenset(words(data["cares"])),
        base=re.compile(rf"[^，。；为]{{2,40}}为{either(data['aims']['bases'])}"),
    )


@cache
def hosted_by() -> re.Pattern[str]:
    """Who holds what follows: 由A主办、B承办的."""
    return re.compile(rf"由[^。；]{{2,60}}?{either(load_toml('words.toml')['company']['roles'])}的")


class Frame(msgspec.Struct, frozen=True):
    """A trigger and its object. `label` is the class of the verb in verbs.toml."""

    label: str
    start: int
    end: int
    items: tuple[Item, ...]
    passive: bool = False
    relative: bool = False
    people: bool = False  # whether the verb is 组织, which people and bodies may be the object of


def frames(line: Line, predication: Predication) -> list[Frame]:
    """The frames of a clause, none inside the object of another."""
    end = predication.clause.end
    chained = chains(line, predication.body, end)
    habit = _habit(line, predication)
    found = [habit] if habit else []
    taken = _reach(habit) if habit else predication.body
    for position, chain in enumerate(chained):
        if chain.start < taken or is_role(line, chain, end):
            continue
        if any(idle(line, predication, chain) for idle in _IDLE):
            continue
        if chain.label in ("issue", "tell") and only_spoken_of(line, predication, chain.start, chain.end):
            continue
        if _of_others(line, predication, chained, position):
            continue
        following = chained[position + 1] if position + 1 < len(chained) else None
        sends = chain.label == "control" or (chain.label == "arrange" and _embeds(line, chain, following))
        parallel = _parallel(line, chained[position + 1 :])
        aside = _aside(line, chain, following)
        if aside and not aside[1]:
            continue
        stop = aside[0] if aside else parallel or end
        frame = _task(line, chain, following, end) if sends else _frame(line, predication, chain, stop)
        if frame is None:
            continue
        if frame.passive and found and frame.items[0].parts in [item.parts for item in found[-1].items]:
            frame = replace(frame, items=found.pop().items)  # 由A承办的X在B|举行 says more of the same
        found.append(frame)
        taken = taken if frame.passive else max(taken, _reach(frame))
    return found


def _of_others(line: Line, predication: Predication, chained: list[Chain], position: int) -> bool:
    """Whether a verb says nothing of the clause's subject: 选手|参加, 鼓励干警|成立, 参加活动的人."""
    chain = chained[position]
    if others_act(line, predication, chain.label, chain.start):
        return True
    call = chained[position - 1] if position and chain.label in _CALLED else None
    if call and chain.label != "join" and line.text[call.start : call.end] not in _URGES:
        call = None  # 指导企业|建立X
    if call and call.label == "control" and called_upon(line, (call.start, call.end), chain.start):
        return True
    return (
        chain.label == "join"
        and _of_people().search(line.text, chain.end, predication.clause.end) is not None
    )


def _parallel(line: Line, behind: list[Chain]) -> int | None:
    """开设A、|设立B、组织C: where the object of a verb ends since the next piece of the list has its own."""
    strong = _around().parallel
    found = (
        c.start - 1 for c in behind if line.text[c.start - 1] == "、" and strong.match(line.text, c.start)
    )
    return next(found, None)


def _before_it(line: Line, predication: Predication, chain: Chain) -> bool:
    """其前身为1952年组建的X: whether a verb tells of what the clause's subject was before it."""
    before = line.text.find("前身", predication.clause.start, chain.start)
    return before >= 0 and line.text[before + 2] in "为是系"


def _described(line: Line, predication: Predication, chain: Chain) -> bool:
    """X站是Y县|打造的Z阵地: whether a verb only says what the clause's subject is."""
    text, end = line.text, predication.clause.end
    if chain.label not in ("found", "open", "set") or not text.startswith(("是", "系"), predication.body):
        return False
    titled = level_of(text[predication.body + 1 : chain.start]) and text.endswith(_NOUNS, 0, chain.end)
    what = text.find("的", chain.end, end) > 0 and kinds().match(text[chain.end : end]) is not None
    return bool(titled) or what  # 是全国文明城市|创建|示范县


def _of_people_from(line: Line, predication: Predication, chain: Chain) -> bool:
    """组织|来自各村的选手…, 组织|A、B参加…: whether a verb says only who was brought together."""
    if chain.label not in ("arrange", "control"):
        return False
    end = predication.clause.end
    return line.text.startswith("来自", chain.end, end) or bool(brought(line, chain.start, end))


def _in_aspects(line: Line, predication: Predication, chain: Chain) -> bool:
    """从落实A、建立B等|方面: whether a verb only says in which respect something is done."""
    start, end = predication.clause.start, predication.clause.end
    if _AROUND.search(line.text, start, chain.end):
        end = predication.clause.sentence[1]  # 在围绕|构建X，实现Y等方面
    led = any(line.text.find(sign, start, chain.start) >= 0 for sign in "从在")
    return led and _RESPECTS.search(line.text, chain.end, end) is not None


def _rested_on(line: Line, predication: Predication, chain: Chain) -> bool:
    """以建设X为根本: whether a verb only says what else rests on."""
    start, end = predication.clause.start, predication.clause.end
    base = _around().base.search(line.text, chain.end, end)
    led = line.text.rfind("以", start, chain.start) if base else -1
    return led >= 0 and not any(sign in line.text[led : chain.start] for sign in "为、")


# What makes a verb say nothing of what the clause's subject does.
_IDLE = (_in_aspects, _before_it, _described, _of_people_from, _rested_on)


def _aside(line: Line, chain: Chain, following: Chain | None) -> tuple[int, bool] | None:
    """按照A的模式|组建B, 结合“A”活动|开展B: where an aside ends, and whether it may name what is held."""
    if chain.label not in _ASIDES or following is None:
        return None
    text = _NOTE.sub("", line.text[chain.end : following.start])
    kind = None if text.endswith("化") else kinds().match(text)
    held = following.label in ("hold", "issue") and len(text) > 1
    if kind is None and text[-1:] != "”" and not held:
        return None
    return following.start, chain.label == "accompany" and kind is not None and "”" in text


def _reach(frame: Frame) -> int:
    """Where the last piece of a frame's names ends."""
    return max(part.end for item in frame.items for part in item.parts)


def _habit(line: Line, predication: Predication) -> Frame | None:
    """坚持每周一堂队史课、每月一次故事会: what is held time and again."""
    match = _HABIT.search(line.text, predication.clause.start, predication.clause.end)
    if match is None:
        return None
    items = []
    for piece in pieces(line.text, line.depth, match.end("verb"), predication.clause.end):
        each = _EACH.match(line.text, piece.start, piece.end)
        found = parse_items(line.text, line.depth, each.end(), piece.end) if each else []
        items += [item for item in found if item.kind == "Activity" or item.quoted]
    return Frame("hold", match.start(), match.end("verb"), tuple(items)) if items else None


def _frame(line: Line, predication: Predication, chain: Chain, end: int) -> Frame | None:
    relative = line.text.startswith("的", chain.end)
    start = chain.end + relative
    if chain.label in ("found", "open", "set") and (
        line.text.startswith("于", start) or _BRIDGE.search(line.text, start, end)
    ):
        return None  # 成立于1952年的|X: nobody says by whom
    if line.text.startswith(("作为", "成为", "纳入", "列入", "摆上", "摆在", "当作"), start):
        return None  # 把创建|作为民生工程
    if chain.label == "join":
        start, end = _joined(line, start, end)
    items = tuple(of_congress(line.text, parse_items(line.text, line.depth, start, end)))
    if not items and chain.label in ("hold", "arrange") and _PASSIVE_TAIL.match(line.text, chain.end):
        topics = _topics(line, predication, chain)
        if topics:
            return Frame(chain.label, chain.start, chain.end, topics, passive=True)
    if chain.label == "join" and _INTO.match(line.text, chain.end):
        items = tuple(item for item in items if item.quoted or item.kind in ("Activity", "Programme"))
    items = _themed(line, predication, chain, items)
    people = line.text.endswith("组织", chain.start, chain.end)
    return (
        Frame(chain.label, chain.start, chain.end, items, relative=relative, people=people) if items else None
    )


def _joined(line: Line, start: int, end: int) -> tuple[int, int]:
    """参与|到A中来: where what is joined stands; nowhere in 参与A的热情."""
    into = _INTO.match(line.text, start, end)
    start = into.end() if into else start
    among = _AMONG.search(line.text, start, end) if into or line.text.endswith(_HERE, start, end) else None
    end = among.start() if among else end
    relative = line.text.rfind("的", start, end)
    kind = kinds().match(line.text[start:relative]) if relative > start else None
    return (start, start) if kind and kind[1] == "Activity" else (start, end)


def _themed(line: Line, predication: Predication, chain: Chain, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """以“X”为主题开展Y: the theme belongs to the name of what is held."""
    match = _around().theme.search(line.text, predication.clause.sentence[0], chain.start)
    if match is None or chain.label != "hold" or len(items) != 1 or items[0].quoted:
        return items
    theme = Piece(match.start("theme"), match.end("theme"))
    name = re.sub("[“”]", "", match["theme"]) + items[0].name
    return (replace(items[0], name=name, parts=(theme, *items[0].parts), quoted=True),)


def _topics(line: Line, predication: Predication, chain: Chain) -> tuple[Item, ...]:
    """The event that a clause begins with, X活动在Y举行, or the events of a list: 运动会、艺术节开幕."""
    begin = predication.body
    hosts = hosted_by().match(line.text, begin, chain.start)
    for held in _around().held_by.finditer(line.text, begin, chain.start):
        hosts = held if not line.depth[held.start()] else hosts
    begin = hosts.end() if hosts else begin  # 由A、B联合主办的|X, B|承办的|X
    text = line.text[begin : chain.start]
    if "宣布" in text:
        return ()
    match = re.search(r"(?:在(?![职岗线校建])|于|由|将)(?=[^“”]{0,60}\Z)", text)
    by = text.find("由")
    name = text[:by].removesuffix("是") if by > 1 else text[: match.start()] if match else text
    name = name[: when.start()] if (when := _WHEN.search(name)) else name
    manner = _around().manner.search(name)
    name = name[: manner.start()] if manner else name
    items = parse_items(line.text, line.depth, begin, begin + len(name)) if len(name) > 2 else []
    good = [item for item in items if item.kind == "Activity" and item.name not in bare_heads()]
    good = [item for item in good if not item.name.endswith("节目")]  # A等节目|上演
    listed = len(good) > 1 and good == items and not _DURING.search(name)
    return tuple(good if listed else good[-1:])


def _embeds(line: Line, chain: Chain, following: Chain | None) -> bool:
    """Whether 组织 has people do something rather than an event as its object."""
    stop = following.start if following else chain.end + 24
    match = people().search(line.text, chain.end, stop)
    if match and _LEAD_IN.fullmatch(line.text, chain.end, match.start()):
        return not _around().cares & set(cut(line.text[chain.end : match.start()]))  # 组织|关爱老人活动
    named = kinds().match(line.text[chain.end : stop].rstrip("并和"))
    held = following is not None and following.label == "hold" and line.text.endswith("组织", 0, chain.end)
    near = held and stop - chain.end > 1 and "，" not in line.text[chain.end : stop]
    return near and (named is None or named[1] not in ("Activity", "Programme"))  # 组织各乡镇|开展义诊


def _task(line: Line, chain: Chain, following: Chain | None, end: int) -> Frame | None:
    """组织党员参观X: what the people do, where no verb of ours says it better."""
    match = people().search(line.text, chain.end, min(end, chain.end + 24))
    if match is None or match.end() >= end:
        return None
    if following and following.label in ("follow", "accompany", "run", "carry", "control"):
        following = None
    if following and (
        following.start - match.end() <= 6 or following.label in ("hold", "adopt", "found", "open", "issue")
    ):
        return None
    start = match.end()
    if _TEAM.match(line.text, start):
        return None  # 组织共产党员|服务队直奔一线
    while line.text[start : start + 1] in ("们", "等", "、", "，"):
        start += 1
    more = people().match(line.text, start, end)
    start = more.end() if more else start  # 组织党员|志愿者
    heads = leading(line.text, start, end)
    start = heads.end if heads and heads.unit in ("人", "名") else start  # 组织志愿者|30余人|到公园植树
    begin = _deed(line, start, _task_end(line, start, end), following)
    if begin is None or (chain.label == "control" and (begin == start or not _leads(line, chain))):
        return None
    items = tuple(_tasks(line, begin, end))
    return Frame("task", chain.start, chain.end, items) if items else None


def _leads(line: Line, chain: Chain) -> bool:
    return line.text[chain.start : chain.end] in _around().leads


def _deed(line: Line, start: int, stop: int, following: Chain | None) -> int | None:
    """Where what people do begins: behind 到X, 走进X or 为X, whose end is the next verb."""
    name = line.text[start:stop]
    if any(q.unit == "元" for q in quantities(name)):
        return None
    way = _around().adverbial.match(name)
    if not way:
        return start
    kind = kinds().match(name)
    if following:
        return None
    return _behind_way(line.text, start + way.end(), stop) or (
        start if kind and kind[1] == "Activity" else None
    )


def _behind_way(text: str, start: int, stop: int) -> int | None:
    """Where the verb stands behind the place or people at `start`: 廉政教育基地|学习, 老人|理发."""
    found: list[tuple[int, int]] = []  # verbs that stand together as one: 参观考察
    at = start
    for token in cut(text[start:stop])[:10]:
        after = at + len(token)
        if at > start and is_verb(token[:2] if len(token) > 3 else token) and token not in _EMPTY:
            found = (
                [*found[:-1], (found[-1][0], after)]
                if found and found[-1][1] == at
                else [*found, (at, after)]
            )
        at = after
    named = (i for i, _ in found if kinds().match(text[start:i]) or people().search(text[start:i]))
    return next(named, found[-1][0] if found else None)


def _task_end(line: Line, start: int, end: int) -> int:
    signs = (sign.start() for sign in _PAUSE.finditer(line.text, start, end))
    return next((at for at in signs if not line.depth[at]), end)


def _tasks(line: Line, start: int, end: int) -> Iterator[Item]:
    """观看A、B和学习C: each with its own verb, or with the verb of the one before."""
    shared: Piece | None = None
    while start < end:
        stop = _task_end(line, start, end)
        tokens = cut(line.text[start:stop])
        if tokens and tokens[0] in _DEGREES:
            return  # 组织人员加大对古籍的|整理、保护力度
        behind = start + len(tokens[0]) if tokens else start
        if line.text.startswith("在", behind) and cut(line.text[behind:stop])[0] == "在":
            return  # 组织志愿者活跃|在街头: where they are, not what they do
        own = bool(tokens) and (is_verb(tokens[0]) or (len(tokens[0]) == 1 and len(tokens) > 1))
        if own:
            shared = Piece(start, start + len(tokens[0]))
        core, counts = counted(line.text, Piece(start, stop))
        parts = (core,) if own or shared is None else (shared, core)
        if own and shared and line.text.startswith("了", shared.end):
            parts = (shared, Piece(shared.end + 1, core.end))  # 参观了|展览馆
        name = strip_marks("".join(line.text[part.start : part.end] for part in parts))
        if counts and counts[0].unit not in _TIMES:
            return  # 清理杂物23处 is a figure
        whom = people().search(name[-3:]) or name.endswith("等")  # 组织青年干部、|业务骨干等
        whom = whom or (parts == (core,) and not (tokens and is_verb(tokens[0])) and ends_body(name))
        if (2 if own else 4) <= len(name) <= 26 and not whom:
            yield Item(name, "Activity", parts, quantity=counts[0] if counts else None)
        if line.text[stop : stop + 1] != "、":
            return
        start = stop + 1


@cache
def _of_people() -> re.Pattern[str]:
    """People that a relative clause is about."""
    return re.compile(rf"的(?:领导|嘉宾|{either(load_toml('words.toml')['people'])})(?!们?的)")


def marks(line: Line, item: Item) -> tuple[Mark, ...]:
    """Where the pieces of an item's name stand."""
    return tuple(Mark(line.number, part.start, part.end) for part in item.parts)
