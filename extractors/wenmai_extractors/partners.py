"""Who acts with whom: 联合B, 与B共同, A与B, and the hosts of 由A主办、B承办."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from wenmai_extractors.actors import ActorMention, actor_at, actors_at
from wenmai_extractors.beginnings import own_people
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.naming import ends_body
from wenmai_extractors.objects import strip_marks
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import titled_in
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import boundaries, verbs

_WITH = pattern("[与同]")
_BY = pattern("由")
_JOIN = pattern("、|以及|和|与|及|暨")
_MARKED = pattern("[^，。；]{2,40}?的“")
_VISITS = tuple(verb + way for verb in ("参加", "参与", "出席", "观看", "参观") for way in ("", "了"))
_FOR = "代表"
_APIECE = "分别"
_SOON = 24  # characters of a person with a post
_LONGEST = 20
_STATIONED = ("驻地", "驻")
_FEW_TOGETHER = 4  # who are each with each other, at the most
_MANY = 12  # … and where 与 stands between the two sides
_FEW = 4  # partners that one character brings in at the most


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports say who acts together and who holds an event: company of words.toml."""

    together: re.Pattern[str]
    joining: re.Pattern[str]
    listed: re.Pattern[str]
    part: re.Pattern[str]
    holding: frozenset[str]
    alone: re.Pattern[str]
    meets: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load_toml("words.toml")["company"]
    roles = either(data["roles"], unless=data["roles_unless"])
    joins = f"{either(data['with'])}(?!{either(data['no_with'], unless=data['no_with_unless'])})"
    return _Words(
        together=re.compile(either(data["together"])),
        joining=re.compile(
            rf"{either(data['often'])}{{0,3}}(?:{joins}|[与同和])(?P<near>{either(data['near'])})?"
        ),
        part=re.compile(roles),
        listed=re.compile(
            rf"(?P<hosts>(?:[^，；“”《》]|《[^》]{{1,12}}》(?={either(data['papers'])})){{2,90}}?)"
            rf"(?:等(?:单位|部门))?(?P<named>作为|担任)?(?:共同|联合)?(?:发起[并和、]|策划[并和、])?(?P<role>{roles})(?:单位)?[，、]?"
        ),
        holding=frozenset(words(data["holding"])),
        alone=re.compile(rf"(?:共同|联合)?{either(data['holding'])}\Z"),
        meets=re.compile(either(load_toml("words.toml")["bearings"]["meets"])),
    )


def parties(
    scene: Scene, line: Line, predication: Predication
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who acts in a clause and with whom: 联合B, 与B共同, 由A主办、B承办, A与B联合."""
    subjects, end = predication.subjects, predication.clause.end
    bodies = _represented(scene, line, predication)
    subjects = subjects if bodies is None else bodies
    match = _words().joining.match(line.text, predication.body, end)
    if match:
        return subjects, scene.cast.resolve_all(_brought_in(line, match, end), line.number)
    if predication.explicit and 1 < len(subjects) <= _MANY and _together(line, predication):
        joint = _joint(line, subjects)
        if joint:
            return subjects[:joint], subjects[joint:]
        return subjects, subjects if len(subjects) <= _FEW_TOGETHER else ()
    return subjects, ()


def _joint(line: Line, subjects: tuple[Actor, ...]) -> int:
    """How many of A、B|与|C、D stand before 与, if that parts two lists; else 0, as for A与B、C."""
    gaps = (line.text[a.mark.end : b.mark.start] for a, b in pairwise(subjects))
    joints = [number for number, gap in enumerate(gaps, 1) if _WITH.fullmatch(gap)]
    return joints[0] if len(joints) == 1 and joints[0] > 1 else 0


def _brought_in(line: Line, match: re.Match[str], end: int) -> list[ActorMention]:
    """Who stands behind 联合, 与 or 配合; nobody where it only begins a name or says whose something is."""
    dash = line.text.find("——", match.end(), end)  # 联合共建单位——B
    start = dash + 2 if dash >= 0 and not line.depth[dash] else match.end()
    found = actors_at(line.text, start, end)
    if not found and match["near"] in _STATIONED:  # 联合|驻地31613部队
        found = actors_at(line.text, match.start("near"), end)
    if not found:
        return []
    found += _goes_on(line.text, found[-1].end, end)
    stop = found[-1].end
    owned = line.text.startswith("的", stop) and not own_people(line.text, stop, end)  # 与A村|的村干部座谈
    bare = len(match.group()) == 1 and (len(found) > _FEW or stop == end)  # 江州市|同裕中学、B中学、C中学。
    helps = match.group().endswith("配合") and all(m.kind == "Place" for m in found)  # 配合|清江市创建Y
    if owned or bare or helps:
        return []
    return found[:-1] if line.text.startswith("各", stop) else found  # 联合全市|各级服务队


def _goes_on(text: str, start: int, end: int) -> list[ActorMention]:
    """联合A、B|、爱心公益等|开展X: those of a list whose names nothing knows, up to what they do."""
    if text[start : start + 1] != "、":
        return []
    deed = next(verbs().find(text[start + 1 : end]), None)
    stop = start + 1 + deed.start if deed else start
    etc = text.find("等", start, stop)
    return _listed(text, start + 1, etc if etc > 0 else stop, sure=True)


def _represented(scene: Scene, line: Line, predication: Predication) -> tuple[Actor, ...] | None:
    """副县长A|代表县政府|与B签订X: the bodies that persons act for, none where they are not named."""
    persons = all(subject.type == "Person" for subject in predication.subjects)
    at = line.text.find(_FOR, predication.body, predication.clause.end) if persons else -1
    if at < 0 or not (at == predication.body or line.text.endswith(_APIECE, 0, at) or _named(line.text, at)):
        return None  # 作为获奖|代表
    found = actors_at(line.text, at + len(_FOR), predication.clause.end)
    return scene.cast.resolve_each(found, line.number)


def _named(text: str, at: int) -> bool:
    """Whether a person with a post is named right before `at`."""
    return any(person.end == at for person in titled_in(text, max(0, at - _SOON), at))


def _together(line: Line, predication: Predication) -> bool:
    """Whether the subjects of a clause act together: A、B联合…, A与B…."""
    first, last = predication.subjects[0].mark, predication.subjects[-1].mark
    if first.passage != line.number or last.passage != line.number:
        return False
    if line.text.startswith("全", last.start):
        return False  # 与全省37个村镇一起
    pair = len(predication.subjects) == 2 and _WITH.fullmatch(line.text, first.end, last.start)
    return bool(pair or _words().together.search(line.text, last.end, predication.clause.end))


def hosts(scene: Scene, line: Line, predication: Predication, *, begun: bool) -> tuple[Actor, ...]:
    """由A、B主办、C承办, and D承办 in a clause behind: the hosts in order."""
    found: list[Actor] = []
    start, end = predication.clause.start, predication.clause.end

    def sure(part: re.Match[str]) -> bool:
        return (by is None and not begun) or part["role"] not in _words().holding

    by = _BY.search(line.text, start, end)
    if by and line.text.endswith(_VISITS, start, by.start()) and _MARKED.match(line.text, by.end(), end):
        return ()  # 参加|由A主办的“X”: A holds it, others come
    alone = predication.explicit and _words().alone.match(line.text, predication.body, end)
    position = by.end() if by else start if begun or alone else end
    if begun and line.text.startswith("是", start):
        return ()  # 由A主办，|是B与C举办的X的一部分
    while position < end:
        part = _words().listed.match(line.text, position, end)
        if part and part["named"]:
            position = part.end()  # 由A作为指导单位，B主办: A only guides
            continue
        if part:
            mentions = _listed(line.text, position, part.end("hosts"), sure=sure(part))
        else:
            mentions = _before_pause(line, position, end) if begun or found else []
        if not mentions:
            break
        found += scene.cast.resolve_each(mentions, line.number)
        position = part.end() if part else end
    return tuple(found)


def _before_pause(line: Line, start: int, end: int) -> list[ActorMention]:
    """由A主办，|B、C|，D承办: a part of the list that a comma cuts off from its verb."""
    mentions = actors_at(line.text, start, end)
    whole = mentions and mentions[-1].end == end and line.text.startswith("，", end)
    return mentions if whole and _words().listed.match(line.text, end + 1) else []


def _listed(text: str, start: int, end: int, *, sure: bool) -> list[ActorMention]:
    """The hosts of a list: each a name to its end, which unless we must be `sure` is none of a body's."""
    found: list[ActorMention] = []
    while start < end:
        mention = actor_at(text, start, end)
        join = _JOIN.search(text, mention.end if mention else start, end)
        stop = join.start() if join else end
        named = text[start:stop]
        if mention and (mention.end == stop or text.startswith(("等", "（", "于", "在"), mention.end)):
            found.append(mention)
        elif sure and not (found and ends_body(named)):
            return []
        elif 3 <= len(named) <= _LONGEST and (
            (mention and ends_body(named)) or not boundaries() & set(cut(named))
        ):
            found.append(ActorMention(start, stop, strip_marks(named), "Organisation"))
        start = join.end() if join else end
    return found


def role(line: Line, host: Actor, end: int) -> Mark:
    """The words behind a host of hosts() that say what part it has."""
    match = _words().part.search(line.text, host.mark.end, end)
    return Mark(line.number, *match.span()) if match else host.mark


def partnerships(
    line: Line, predication: Predication, subjects: tuple[Actor, ...], partners: tuple[Actor, ...]
) -> Iterator[Draft]:
    """partneredWith of a clause: of each subject that is no partner, or else of the first."""
    clause = predication.clause
    if not partners or _words().meets.search(line.text, clause.start, clause.end):
        return
    for subject in [s for s in subjects if s not in partners] or subjects[:1]:
        for partner in partners:
            trigger = _trigger(line, predication, subject, partner)
            if subject.type == "Person":
                continue  # 局长A与县委书记B一同…
            if trigger and partner.name != subject.name and not predication.doubtful(partner.mark.start):
                yield Draft(
                    subject=subject,
                    predicate="partneredWith",
                    name=partner.name,
                    type=partner.type,
                    object=(partner.mark,),
                    sentence=Mark(line.number, *predication.clause.sentence),
                    rule="with",
                    trigger=Mark(line.number, trigger.start(), trigger.end()),
                )


def _trigger(line: Line, predication: Predication, subject: Actor, partner: Actor) -> re.Match[str] | None:
    """The words that say that two act together."""
    text, clause = line.text, predication.clause
    named = partner.mark.end if clause.start <= partner.mark.end <= predication.body else predication.body
    return (
        _words().together.search(text, named, clause.end)
        or _words().joining.match(text, predication.body, clause.end)
        or _BY.search(text, clause.start, clause.end)
        or (_WITH.search(text, subject.mark.end, partner.mark.start))
    )
