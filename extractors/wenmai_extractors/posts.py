"""Who holds which post where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from wenmai_extractors.actors import actors_before
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.lives import lived
from wenmai_extractors.names import is_name
from wenmai_extractors.offices import (
    heads,
    inside,
    no_office,
    offices_at,
    offices_before,
    owner,
    shared,
    words_of,
)
from wenmai_extractors.organs import Office
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import Person, name_list, names_before, posts, titled, titled_in
from wenmai_extractors.roll_winners import person_in
from wenmai_extractors.rolls import rows_of
from wenmai_extractors.rows import cells
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.tenures import listed, serving, successive
from wenmai_extractors.wording import CHIEFS

_PAUSES = "，。；：！？"
_SET_OFF = "由，。；：！？”、（(对为与和"  # what may stand before a bare post
_HOLDING = load_toml("roles.toml")["holding"]
_ADVERBS = pattern(f"{either(_HOLDING['adverbs'])}*")
_CHIEF = pattern(
    rf"(?:副?{CHIEFS}|{either(_HOLDING['learned'])})(?={either(_HOLDING['acts'])}|[^\u4e00-\u9fff]|\Z)"
)
_REACH = 24  # characters that a body may take before name and title
_COMRADE = "同志"
_LED = "到在赴往被由经"
_BY = pattern("[由经被]")
_APPOINTS = pattern("任命|任职|聘任|人事任免")
_REMOVES = pattern("免去|免职|撤销")
_NAMED_TO = pattern("(?P<names>[\u4e00-\u9fff·、]{2,40}?)(?:同志)?为(?!了)")


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports say who holds a post: parts of roles.toml."""

    holds: re.Pattern[str]
    calls: re.Pattern[str]
    office: re.Pattern[str]
    press: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """An office somebody holds at a body, and the rule and verb that say so."""

    person: Actor
    body: Actor
    office: Office
    rule: str
    trigger: Mark | None = None
    time: tuple[str, Mark] | None = None  # EDTF and where it stands


@cache
def _words() -> _Words:
    holds = either(_HOLDING["holds"], unless={"任": _HOLDING["not_before"]})
    return _Words(
        holds=re.compile(rf"(?<![{_HOLDING['not_behind']}]){holds}"),
        calls=re.compile(either(_HOLDING["calls"])),
        office=re.compile(r"(?:为|担任|出任|任|到[^，。；]{2,16}?任)(?!务|期|何)"),
        press=words(_HOLDING["press"]),
    )


def holders(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """holdsPost of an article; of a person's posts at a body that say the same the first."""
    del taken
    seen: dict[tuple[str, str], list[str]] = {}
    for author, office in zip(scene.bylines[::2], scene.bylines[1::2], strict=True):
        yield from _signed(scene, author, office)
    appoints = False
    for line in scene.lines:
        appoints = appoints or _APPOINTS.search(line.text) is not None
        for draft in (
            *_appointed(scene, line),
            *_is(scene, line),
            *_lives(scene, line),
            *_engaged(scene, line),
            *(_named_to(scene, line) if appoints else ()),
            *_tenures(scene, line),
        ):
            seen.setdefault((draft.subject.name, draft.name), []).append(draft.qualifiers["post"])
            yield draft
        for found in (*_titled(scene, line), *_styled(scene, line), *_rowed(scene, line)):
            same = seen.setdefault((found.subject.name, found.name), [])
            if not any(_same_post(post, found.qualifiers["post"]) for post in same):
                same.append(found.qualifiers["post"])
                yield found


def _same_post(one: str, other: str) -> bool:
    """Whether two ways of naming a post may mean the same: 党组书记、局长 and 局长."""
    return one in other or other in one


def _titled(scene: Scene, line: Line) -> Iterator[Draft]:
    """The posts that stand before names; 局长Y shares the body of 书记X right before it."""
    before: tuple[Actor, int] | None = None
    for person in titled(line.text):
        found = list(_posts(scene, line, person, before))
        yield from found
        if found:
            body = Actor(found[-1].name, found[-1].type, found[-1].object[0])
            before = body, person.end


def _styled(scene: Scene, line: Line) -> Iterator[Draft]:
    """石桥县卫生监督所|罗延|所长: whom a report calls by name and title right behind the body."""
    text = line.text
    for chief in _CHIEF.finditer(text):
        at = chief.start()
        for size in (3, 2):
            start = at - size
            bodies = (
                actors_before(text, max(0, start - _REACH), start)
                if is_name(text[max(0, start) : at]) and not text.endswith("总支", 0, at)
                else []
            )
            if not bodies or not heads(bodies[-1], chief.group()):
                continue
            predication = line.predication_at(at)
            office = Office(at, chief.end(), bodies[-1])
            body = owner(scene, line, predication, office)
            person = Actor(text[start:at], "Person", Mark(line.number, start, at))
            if body and not _entitled(text, at):
                yield _draft(line, predication, _Held(person, body, office, "post-name"))
            break


def _rowed(scene: Scene, line: Line) -> Iterator[Draft]:
    """罗延 石桥县民政局局长: a row of a roll that says beside a name who that is."""
    if "。" in line.text:
        return
    for row in rows_of(scene, line):
        for (start, end), (begin, stop) in pairwise(cells(scene, row)):
            person = person_in(line, start, end)
            if person is None or not is_name(person.name):
                continue
            offices = offices_before(line.text, begin, stop)
            body = offices[0].body if offices else None
            if body is None or body.start != begin or no_office(line.text[offices[0].start : stop]):
                continue  # 石塘村村民 is where somebody belongs
            predication = line.predication_at(begin)
            for office in offices:
                whose = owner(scene, line, predication, office) if office.body else None
                if whose:
                    yield _draft(line, predication, _Held(person, whose, office, "post-name"))


def _appointed(scene: Scene, line: Line) -> Iterator[Draft]:
    """X现任A妇联主席, 由局长X任组长, 理事长由X兼任: the post behind the verb, or before 由."""
    for predication in line.predications:
        end = predication.clause.end
        for verb in _words().holds.finditer(line.text, predication.clause.start, end):
            if predication.doubtful(verb.start()):
                continue
            persons, before = _appointees(line, predication, verb.start())
            offices = list(offices_at(line.text, verb.end(), end)) if persons else []
            if persons and not offices and line.text[before - 1 : before] == "由":
                offices = offices_before(line.text, predication.clause.start, before - 1)
            trigger = Mark(line.number, verb.start(), verb.end())
            for office in offices:
                led = office if office.body else _sent(line, office, before, verb.start())
                body = owner(scene, line, predication, led)
                if body is None:
                    continue
                for person in persons:
                    held = _Held(person, body, office, "appointed", trigger, _since(line, predication))
                    yield _draft(line, predication, held)


def _is(scene: Scene, line: Line) -> Iterator[Draft]:
    """X是A妇联主席."""
    for predication in line.predications:
        at, end = predication.body, predication.clause.end
        persons = [actor for actor in predication.subjects if actor.type == "Person"]
        if not (predication.explicit and persons and line.text[at : at + 1] in ("是", "系")):
            continue
        for office in offices_at(line.text, at + 1, end):
            body = owner(scene, line, predication, office) if office.body else None
            for person in persons if body and office.end == end and not predication.doubtful(at) else ():
                held = _Held(person, body, office, "is", Mark(line.number, at, at + 1)) if body else None
                if held:
                    yield _draft(line, predication, held)


def _lives(scene: Scene, line: Line) -> Iterator[Draft]:
    """张志高，男，1965年生，石桥镇小学校长: who somebody is, in the sentence that a life begins with."""
    life = lived(line.text)
    if life is None:
        return
    person = Actor(life["name"], "Person", Mark(line.number, *life.span("name")))
    for predication in line.predications:
        start, end = predication.clause.start, predication.clause.end
        if predication.clause.sentence[0] > life.start("name"):
            return
        offices = offices_before(line.text, start, end) if start > life.end("name") else []
        body = offices[0].body if offices else None
        if body is None or body.start != start or no_office(line.text[offices[0].start : end]):
            continue
        for office in offices:
            whose = owner(scene, line, predication, office)
            if whose:
                yield _draft(line, predication, _Held(person, whose, office, "life"))


def _tenures(scene: Scene, line: Line) -> Iterator[Draft]:
    """历任校长为X（1972—1984）、Y; 时任庭长的X."""
    text = line.text
    for rule, found in (
        ("successive", successive(text)),
        ("serving", serving(text)),
        ("listed", listed(text)),
    ):
        before: tuple[tuple[int, int] | None, Actor] | None = None
        for tenure in found:
            predication = line.predication_at(tenure.start)
            sentence = predication.clause.sentence if predication else None
            if rule == "successive" and before and before[0] == sentence:
                body: Actor | None = before[1]  # 历任校长为…；历任书记为…
            else:
                body = owner(scene, line, predication, tenure.office)
            if body is None:
                continue
            before = sentence, body
            when = tenure.time and (tenure.time[0], Mark(line.number, *tenure.time[1:]))
            trigger = Mark(line.number, tenure.start, tenure.end)
            held = _Held(_actor(line, tenure.person), body, tenure.office, rule, trigger, when)
            yield _draft(line, predication, held)


def _since(line: Line, predication: Predication) -> tuple[str, Mark] | None:
    """When a post was held or taken up, as the clause itself says."""
    start, end = predication.clause.start, predication.clause.end
    own = [t for t in predication.times if start <= t.start < end or line.text[t.end : start] == "，"]
    return (own[-1].edtf, Mark(line.number, own[-1].start, own[-1].end)) if own else None


def _sent(line: Line, office: Office, low: int, verb: int) -> Office:
    """到V|担任第一书记, 被A局|聘为督导员: an office whose body stands before the verb."""
    found = actors_before(line.text, low, verb)
    led = found and line.text[found[-1].start - 1] in _LED
    return replace(office, body=found[-1]) if led else office


def _appointees(line: Line, predication: Predication, verb: int) -> tuple[list[Actor], int]:
    """Who takes up a post, as the words before the verb say, and where these words begin."""
    text, start = line.text, predication.clause.start
    verb -= len(_COMRADE) if text.endswith(_COMRADE, start, verb) else 0
    by = text.rfind("由", start, verb)
    begin = by + 1 if by >= 0 else skip_lead(text, start, verb)
    aside = _ADVERBS.match(text, predication.body, verb)
    named = names_before(text, begin, verb)
    if named:
        return [_actor(line, person) for person in named], begin
    if aside and aside.end() == verb:
        return _spoken_of(line, predication), begin
    begin = skip_lead(text, start, verb)
    by_whom = _BY.search(text, begin + 2, min(verb, begin + 8))
    if by_whom and is_name(text[begin : by_whom.start()]):
        name = text[begin : by_whom.start()]
        return [Actor(name, "Person", Mark(line.number, begin, by_whom.start()))], begin
    return [], begin


def _spoken_of(line: Line, predication: Predication) -> list[Actor]:
    """The persons a clause is about; in a life, where it names nobody, those that the line named last."""
    own = [actor for actor in predication.subjects if actor.type == "Person"]
    if own or predication.explicit:
        return own
    before = (p for p in reversed(line.predications) if p.clause.start < predication.clause.start)
    persons = ([a for a in p.subjects if a.type == "Person"] for p in before if p.explicit)
    return next(persons, [])


def _engaged(scene: Scene, line: Line) -> Iterator[Draft]:
    """学校聘请民警X为法治副校长, 任命X为V筹备组组长: the post that somebody is called to."""
    for predication in line.predications:
        end = predication.clause.end
        match = _words().calls.search(line.text, predication.body, end)
        if not match or predication.doubtful(match.start()):
            continue
        verb = _words().office.search(line.text, match.end() + 1, end)
        persons = list(titled_in(line.text, match.end(), end))
        if persons:
            verb = _words().office.search(line.text, persons[0].end, end)
        elif verb:
            persons = name_list(line.text, match.end(), verb.start())
        offices = list(offices_at(line.text, verb.end(), end, trades=True)) if persons and verb else []
        hosts = [actor for actor in predication.subjects if actor.type != "Person"]
        trigger = Mark(line.number, match.start(), match.end())
        for office in offices:
            body = owner(scene, line, predication, office) if office.body else None
            body = body or (hosts[0] if hosts else None)
            if body is None:
                continue
            for person in persons:
                held = _Held(_actor(line, person), body, office, "engaged", trigger)
                yield _draft(line, predication, held)


def _named_to(scene: Scene, line: Line) -> Iterator[Draft]:
    """任命：A为甲局局长；|B为乙局副局长: who stands before 为 and a body with a post, in what appoints."""
    removed = _REMOVES.search(line.text)  # 免去：|C的丙局局长职务
    for predication in line.predications:
        clause = predication.clause
        if removed and removed.start() < clause.start:
            return
        names = _NAMED_TO.match(line.text, skip_lead(line.text, clause.start, clause.end), clause.end)
        if names is None or predication.doubtful(names.end()):
            continue
        persons = name_list(line.text, *names.span("names"))
        for office in offices_at(line.text, names.end(), clause.end) if persons else ():
            body = owner(scene, line, predication, office) if office.body else None
            trigger = Mark(line.number, names.end() - 1, names.end())
            for person in persons if body and office.end == clause.end else ():
                held = _Held(_actor(line, person), body, office, "engaged", trigger) if body else None
                if held:
                    yield _draft(line, predication, held)


def _posts(scene: Scene, line: Line, person: Person, listed: tuple[Actor, int] | None) -> Iterator[Draft]:
    """The posts that stand before a name: 县委书记X, A局局长X, 校长X."""
    text = line.text
    if person.role is None or text[slice(*person.role)] in _words().press:
        return
    if _entitled(text, person.role[0]) or no_office(text[slice(*person.role)]):
        return
    predication = line.predication_at(person.role[0])
    low = predication.clause.start if predication else 0
    before: Actor | None = None
    for office in offices_before(text, low, person.role[1]):
        body = shared(line, office, listed) or owner(scene, line, predication, office)
        if body is None or not _may_hold(line, office, body, low):
            continue
        body = inside(before, body, office) if before else body
        before = body
        yield _draft(line, predication, _Held(_actor(line, person), body, office, "post-name"))


def _may_hold(line: Line, office: Office, body: Actor, low: int) -> bool:
    """Whether a post before a name is one: 居民 of a place is none, and a bare one begins its phrase."""
    text, passage = line.text, line.number
    post = posts().match(text, office.start)
    if office.body:
        return body.type != "Place" or posts().search(text, office.start, office.end) is not None
    if body.mark.passage == passage and body.mark.start < office.start <= body.mark.end:
        return post is not None  # 镇|党委书记, 行政庭|庭长
    at = office.start
    return post is not None and (at <= skip_lead(text, low, at) or text[at - 1] in _SET_OFF)


def _entitled(text: str, at: int) -> bool:
    """Whether `at` stands in quotation marks that hold a title and no speech: “优秀党务工作者张三”."""
    opening = text.rfind("“", 0, at)
    if opening < text.rfind("”", 0, at) or opening < 0:
        return False
    closing = text.find("”", at)
    return closing >= 0 and not any(pause in text[opening:closing] for pause in _PAUSES)


def _actor(line: Line, person: Person) -> Actor:
    return Actor(person.name, "Person", Mark(line.number, person.start, person.end))


def _draft(line: Line, predication: Predication | None, held: _Held) -> Draft:
    start, end = words_of(line.text, held.office)
    values, proofs = {"post": line.text[start:end]}, {"post": (Mark(line.number, start, end),)}
    if held.time:
        values["time"], proofs["time"] = held.time[0], (held.time[1],)
    return Draft(
        subject=held.person,
        predicate="holdsPost",
        name=held.body.name,
        type=held.body.type,
        object=(held.body.mark,),
        sentence=_sentence(line, predication),
        rule=held.rule,
        trigger=held.trigger,
        qualifiers=values,
        proofs=proofs,
    )


def _signed(scene: Scene, author: Line, office: Line) -> Iterator[Draft]:
    """青屏县委常委、宣传部部长 何川: the post in a signature."""
    text = office.text
    if text == author.text or text.endswith(_words().press):
        return
    before: Actor | None = None
    for held in offices_before(text, 0, len(text)):
        body = owner(scene, office, None, held)
        if body is None or (body.type == "Place" and not held.body):
            continue
        body = inside(before, body, held) if before else body
        before = body
        person = Actor(author.text, "Person", Mark(author.number, 0, len(author.text)))
        yield _draft(office, None, _Held(person, body, held, "byline-post"))


def _sentence(line: Line, predication: Predication | None) -> Mark:
    if predication:
        return Mark(line.number, *predication.clause.sentence)
    return Mark(line.number, 0, len(line.text))
