"""Persons where the words around call for one: behind a post or an occupation, or in a list of names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache

import msgspec

from wenmai_extractors.actors import actors_before
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import common_words, either, load_toml, words
from wenmai_extractors.names import is_common_name, is_name, may_be_name, may_begin, name_parts
from wenmai_extractors.patterns import pattern
from wenmai_extractors.segmenter import crosses_word, cut
from wenmai_extractors.vocabulary import boundaries, is_verb

_HAN = pattern(r"[\u4e00-\u9fff·]+")
_HAN_LAST = pattern(r"[\u4e00-\u9fff·]{2,12}\Z")
_ASIDE = pattern(r"（[^（）]{1,8}）")
_ASIDE_LAST = pattern(rf"{_ASIDE.pattern}\Z")
_JOIN = pattern("[、和与及]")
_PLACED = pattern(
    rf"(?P<name>[\u4e00-\u9fff·]{{2,10}})（[^（）]{{2,20}}{either(load_toml('roles.toml')['placed'])}）"
)
_CHAIN = 48  # characters that a body's officers may take before the verb
_PAUSE = pattern("[，。；：]")
_LONG = 5  # characters of a county or what is above one
_UNION = "(?!(?<=总)工会)"  # 市总工会|主席
_FORMER = pattern("原|时任|现任|前任|前")
# 俞秀英|是村里的好媳妇，她…
_POINTED = pattern(
    "(?P<name>[\u4e00-\u9fff]{2,4}?)(?:是|自|从|在|曾|多年|今年|退休|家住|出生|一直|扎根|始终|毕业|任教|参加工作|，)[^。！？\\n]{0,100}?"
    "[，。；][\u4e00-\u9fff]{0,4}[她他](?![们人乡日国方])"
)
_AND = ("和", "与", "及")
_OF_YEAR = pattern("\\d{2,4}[届级年]")  # 我校|1998届校友X
_PLACED_ON = pattern("[县镇乡](?![级长里]|主任)")
# No name of an unknown surname has these.
_SPOKEN = "的地得着了过们也又还再都就才只在对向和与等这那他她我您不没有是还很更最"
_REACH = 120  # characters behind a name in which 她 points to it


FAR = 120  # characters before 他 within which the one is named


class Person(msgspec.Struct, frozen=True):
    """A person named at start..end; `role` is the span of the words before that say who it is."""

    start: int
    end: int
    name: str
    role: tuple[int, int] | None


@cache
def roles() -> re.Pattern[str]:
    """Posts and occupations, the longest first."""
    data = load_toml("roles.toml")
    every = either(f"{data['posts']} {data['kinds']}", unless=_longer())
    return re.compile(rf"{_UNION}{either(data['ranks'])}?{every}")


@cache
def posts() -> re.Pattern[str]:
    """Posts alone."""
    data = load_toml("roles.toml")
    return re.compile(rf"{_UNION}{either(data['ranks'])}?{either(data['posts'], unless=_longer())}")


@cache
def _longer() -> dict[str, str]:
    """What no post goes before: 人大常委会|主任, 少年宫, and the 乐区 of 福州市长乐区."""
    begun = {
        place.name[1:] for place in gazetteer() if place.name.startswith("长") and len(place.name) < _LONG
    }
    named = " ".join(sorted(name for name in begun if len(name) > 1))
    longer: dict[str, str] = load_toml("roles.toml")["longer"]
    return longer | {kind + "长": named for kind in "省市县区州"}


@cache
def _around(what: str) -> tuple[str, ...]:
    """Words around a name, by what they show; see roles.toml."""
    return words(load_toml("roles.toml")[what])


def names_before(text: str, start: int, end: int) -> list[Person]:
    """The persons that text[start:end] ends with: 教师卓玛措, 扎西东周、刘云军, 沙马木呷（彝族）."""
    found: list[Person] = []
    stop = end
    while stop > start:
        aside = _ASIDE_LAST.search(text, start, stop)
        stop = aside.start() if aside else stop
        person = _ending(text, start, stop)
        if person is None:
            break
        found.insert(0, person)
        before = person.role[0] if person.role else person.start
        body = actors_before(text, max(start, before - 20), before) if person.role else []
        before = body[0].start if body else before
        if before > start and text[before - 1] in "、和与及":
            stop = before - 1
        else:
            break
    alone = found and found[0].start == start
    if found and not alone and not any(p.role for p in found):
        return []
    return found


def _ending(text: str, start: int, stop: int) -> Person | None:
    """The name that text[start:stop] ends with: a list sign, a role or the beginning stands before it."""
    run = _HAN_LAST.search(text, max(start, stop - 12), stop)
    for at in range(run.start() if run else stop, stop - 1):
        name = text[at:stop]
        if not is_name(name):
            continue
        if at == start or text[at - 1] in "、，和与及；：":
            return Person(at, stop, name, None)
        role = _role_before(text, start, at)
        if role:
            return Person(at, stop, name, role)
    return None


def _role_before(text: str, start: int, at: int) -> tuple[int, int] | None:
    for match in roles().finditer(text, max(start, at - 8), at):
        if match.end() == at:
            return match.start(), at
    return None


def name_list(text: str, start: int, end: int) -> list[Person]:
    """The persons of a plain list of names (扎西东周、刘云军和杂松尼玛); empty when an item is no name."""
    found: list[Person] = []
    position = start
    while position < end:
        join = _JOIN.search(text, position, end)
        stop = join.start() if join else end
        name = text[position:stop]
        bare = _ASIDE.sub("", name).strip()
        if not is_name(bare):
            return []
        found.append(Person(position, position + len(bare), bare, None))
        position = join.end() if join else end
    return found


@lru_cache(maxsize=1 << 9)
def titled(text: str) -> tuple[Person, ...]:
    """The persons in `text` that stand behind a post or an occupation, lists of them included."""
    return tuple(titled_in(text, 0, len(text)))


def titled_in(text: str, start: int, end: int) -> Iterator[Person]:
    """Those in text[start:end]."""
    position = start
    while match := roles().search(text, position, end):
        position = match.end()
        for person in _behind(text, (match.start(), match.end()), end):
            yield person
            position = person.end


def heads(text: str, start: int, end: int, known: Container[str]) -> list[Person]:
    """The persons that text[start:end] begins with: 村民曲别阿呷、吉克木乃, 会长X, or a `known` name."""
    found: list[Person] = []
    position = start
    while position < end:
        chain = _chain(text, position, end)
        if chain > position:
            more = list(_behind(text, (position, chain), end))
        else:
            at = text, position, end
            named = _listed_at(*at) if found else _known_at(*at, known) or _said_at(*at)
            more = [Person(*named, text[named[0] : named[1]], None)] if named else []
        if not more:
            break
        found += more
        position = _past_aside(text, found[-1].end)
        if text[position : position + 1] not in ("、", "和", "与", "及"):
            break
        position += 1
    return found


def _said_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name that text[start:end] begins with, where what stands behind it tells that it is one."""
    if not may_begin(text, start):
        return None
    placed = _placed_at(text, start, end) or _styled_at(text, start, end)
    return placed or _serving_at(text, start, end) or _pointed_at(text, start)


def winners(text: str, start: int, end: int) -> list[Person]:
    """Who is named right behind a body and wins something: 港务局|李小红|参加…比赛获第三名."""
    named = named_at(text, start, end) if may_begin(text, start) else None
    name = text[slice(*named)] if named else ""
    if not named or not _WINS.match(text, named[1], end) or not (len(name) == 3 or len(name) > 4):
        return []
    known = name in common_words() or gazetteer().named(name) or crosses_word(name, text[named[1] :][:4])
    return [] if known else [Person(*named, name, None)]


def of_deeds(text: str, end: int) -> Iterator[Person]:
    """Those whose deeds text[:end] tells of last: 发布|张三|的先进事迹."""
    for match in _DEEDS.finditer(text, max(0, end - FAR), end):
        at = low = max(0, match.start() - _NEXT)
        for word in cut(text[low : match.start()]):
            if match.start() - at < 5 and is_name(text[at : match.start()]):
                yield Person(at, match.start(), text[at : match.start()], None)
                break
            at += len(word)


@cache
def _employed() -> re.Pattern[str]:
    """公司|的外来员工|X: what may stand between a body and whom it employs."""
    return re.compile(rf"的[\u4e00-\u9fff]{{0,4}}?(?={roles().pattern}[\u4e00-\u9fff]{{2,4}}\Z)")


def officers(text: str, start: int, end: int) -> list[Person]:
    """The persons whom text[start:end] goes on to behind a body: 局党组|成员、纪检组组长X和第一书记Y."""
    lead = _OF_YEAR.match(text, start, end) or _employed().match(text, start, end)
    start = lead.end() if lead else start
    if not roles().match(text, start, end):
        return []
    found: list[Person] = []
    position = start
    for person in titled_in(text, start, min(end, start + _CHAIN)):
        gap = text[position : person.start]
        if _PAUSE.search(gap) or (found and gap[:1] not in ("、", "和", "与", "及")):
            break
        found.append(person)
        position = person.end
    return found


def _behind(text: str, role: tuple[int, int], end: int) -> Iterator[Person]:
    """The persons right behind a role: one, or a list that shares it."""
    position = role[1]
    while position < end and text[position] in " \u3000":
        position += 1
    if text[position : position + 1] == "任" and roles().search(text, position + 1, min(end, position + 18)):
        return  # 局长任领导小组组长
    if text.startswith(_AND, position) and text.endswith(_around("plural"), role[0], role[1]):
        return  # 工作人员|和党务工作者, but 局长和文刚
    named = named_at(text, position, end) or _speaking_at(text, role, position, end)
    while named:
        yield Person(*named, text[named[0] : named[1]], role)
        position = _past_aside(text, named[1])
        if text[position : position + 1] not in ("、", "和", "与"):
            return
        named = _listed_at(text, position + 1, end)


def _speaking_at(text: str, role: tuple[int, int], start: int, end: int) -> tuple[int, int] | None:
    """社区主任|让德生|介绍: three characters of no word between a post and a verb of speech are a name."""
    match = _speaking().match(text, start, end) if posts().match(text, *role) else None
    if (
        match is None
        or any(char in _SPOKEN for char in match["name"])
        or match["name"][1] == match["name"][2]
    ):
        return None  # 校长|笑嘻嘻|说
    worded = any(
        len(token) > 1 and (token in common_words() or is_verb(token)) for token in cut(match["name"])
    )
    return None if worded else match.span("name")


@cache
def _speaking() -> re.Pattern[str]:
    says = either(load_toml("words.toml")["speech"]["says"])
    return re.compile(rf"(?P<name>[\u4e00-\u9fff]{{3}}){says}(?:[说道，：]|记者|笔者)")


def _chain(text: str, start: int, end: int) -> int:
    """Where a chain of roles ends: 原村委会主任, 党组书记、局长."""
    former = _FORMER.match(text, start, end)
    position = former.end() if former else start
    reached = start
    while match := roles().match(text, position, end):
        reached = position = match.end()
        if text[position : position + 1] in ("、", "兼"):
            position += 1
    return reached


def _past_aside(text: str, position: int) -> int:
    aside = _ASIDE.match(text, position)
    return aside.end() if aside else position


def _known_at(text: str, start: int, end: int, known: Container[str]) -> tuple[int, int] | None:
    for stop in range(min(start + 10, end), start + 1, -1):
        if text[start:stop] in known:
            return start, stop
    return None


def _placed_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """裴立（青屏县第一中学）: a name with its body behind it in brackets."""
    match = _PLACED.match(text, start, end)
    return (start, match.end("name")) if match and is_name(match["name"]) else None


@cache
def _before_post() -> re.Pattern[str]:
    return re.compile(rf".{{2,4}}?{posts().pattern}")


def _styled_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """董启航|检察长作为…: a name with the title behind it, and something said of its holder."""
    if not _before_post().match(text, start, end):
        return None
    for size in (4, 3, 2):
        name = text[start : start + size]
        title = posts().match(text, start + size, end)
        if (
            title
            and is_name(name)
            and not gazetteer().named(name)
            and text.startswith(_around("said_of"), title.end())
        ):
            return start, start + size
    return None


@cache
def _serving() -> re.Pattern[str]:
    """What is said of somebody who serves: 是…主席, 调任…."""
    data = load_toml("roles.toml")["holding"]
    holds = either(data["holds"], unless={"任": data["not_before"]})
    moved = r"(?:先后|历任|由[\u4e00-\u9fff]{2,8}(?=调任|改任|转任))"
    serves = rf"(?:曾经?|后来?|现|又|还)?(?:(?P<is>是|系)|{moved}|{holds})"
    return re.compile(rf"(?P<name>[\u4e00-\u9fff·]{{2,8}}?){serves}")


@cache
def _one_of() -> re.Pattern[str]:
    """What tells that somebody is one of many: 县医院的一名内科|医生."""
    return re.compile(
        rf"[^，。；、]{{2,24}}?一[名位个][^，。；、的]{{0,8}}?{roles().pattern}(?=[，。；、]|\Z)"
    )


def _serving_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """刘桂芝是青石桥村妇联主席, 王红是县医院的一名医生: a name of which a post or an occupation is said."""
    match = _serving().match(text, start, end)
    if match is None or not (is_name if match["is"] else may_be_name)(match["name"]):
        return None
    served = any(post.end() == end for post in posts().finditer(text, max(match.end(), end - 9), end))
    served = served or bool(match["is"] and _one_of().match(text, match.end(), end))
    return (start, match.end("name")) if served or not match["is"] else None


def _pointed_at(text: str, start: int) -> tuple[int, int] | None:
    """The name that a sentence begins with and goes on about by 她."""
    if text.find("她", start, start + _REACH) < 0 and text.find("他", start, start + _REACH) < 0:
        return None
    match = _POINTED.match(text, start)
    name = match["name"] if match else ""
    known = bool(name) and is_name(name) and not gazetteer().named(name) and name not in common_words()
    return (start, start + len(name)) if known else None


def _listed_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A further name of a list: it ends at a list sign or where a name behind a role may end."""
    named = named_at(text, start, end)
    if named is None or roles().match(text, start) or roles().match(text, named[1], end):
        return None  # 书记罗延、周岚|县长
    if _of_firm(text, named[1], end):
        return None
    return named


def _of_firm(text: str, start: int, end: int) -> bool:
    """书记罗延、华能|电缆总经理|周岚: whether what looks like a name begins that of somebody's firm."""
    run = _HAN.match(text, start, min(end, start + _NEXT))
    role = roles().search(text, start, run.end()) if run else None
    if role is None or role.start() == start or named_at(text, role.end(), end) is None:
        return False
    return not any(word in boundaries() or is_verb(word) for word in cut(text[start : role.start()]))


_WINS = pattern(
    "(?:(?:先后|多次|曾|再次|连续)*(?:荣获|获(?!悉|知)|被|当选|夺得|摘得)|参加|在)"
    "[^。；]{0,40}?(?:[获夺]|荣|当选|[评授])"
)
_DEEDS = pattern("(?:同志)?的(?:先进|英雄|感人|模范|典型|优秀)*事迹")
_NEXT = 20  # characters of a body and a post
_TOWARDS = "向于从和"  # family names, and what leads to a place


def leads_on(name: str) -> bool:
    """Whether what ends as a name does leads to whom somebody turns: 罗延|为, but 陈大为."""
    return name[-1] in _around("leads") and name[1:] not in name_parts().given


def named_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name that begins at `start`: the longest that ends where words of the dictionary allow it."""
    if not may_begin(text, start):
        return None
    followers, places = _around("after"), _around("places")
    run = _HAN.match(text, start, min(start + 10, end))
    for size in range(run.end() - start if run else 0, 1, -1):
        name = text[start : start + size]
        after = text[start + size : end]
        if not is_name(name) and not (is_common_name(name) and _shown(after)):
            continue
        if after.startswith(places) or _PLACED_ON.match(after):
            continue  # 、龙溪|街道党工委, 医生李明和|柳溪县一中教师王芳
        if size > 2 and is_name(name[:-1]) and _runs_on(text, start + size, end):
            continue
        joins = name[0] in "和与及" and (roles().match(text, start + size, end) or name[1:] in common_words())
        if joins:
            continue  # 工作人员|和反诈|志愿者, 道德模范|和文明|家庭
        torn = bool(after) and name[-1] + after[0]
        leads = leads_on(name) and not (name[-1] in "为向" and after.startswith(_around("does")))
        if torn and size > 2 and (torn in boundaries() or torn in _around("styled") or leads):
            continue  # 荣 of 荣获 is no part of a name
        if name[0] in _TOWARDS and (name[1:] == "中国" or gazetteer().named(name[1:])):
            continue  # 向中国…捐款
        if (
            size > 4
            or not after
            or not _HAN.match(after)
            or after.startswith(followers)
            or _free(name, after)
        ):
            return start, start + size
    return None


def _shown(after: str) -> bool:
    """Whether what stands behind a name tells that an everyday word is part of it: 厅长王树林|讲话."""
    return not after or after.startswith(_around("shown"))


def _runs_on(text: str, stop: int, end: int) -> bool:
    """Whether the last character before `stop` is no part of a name: 罗延|就赶来, 丁兰|任副指挥长."""
    last = text[stop - 1]
    if last in "和与":  # 书记罗延|和青屏中学校长周岚
        run = _HAN.match(text, stop, min(end, stop + _NEXT))
        return run is not None and roles().search(run.group()) is not None
    return last in "说称道讲就便" or (last == "任" and roles().match(text, stop, end) is not None)


def _free(name: str, after: str) -> bool:
    """Whether what follows a name begins a word of its own; 江油|一中 is a place with what is there."""
    if gazetteer().named(name) or after.startswith(_around("named_after")):
        return False
    return not crosses_word(name, after[:4]) and len(cut(after[:4])[0]) > 1
