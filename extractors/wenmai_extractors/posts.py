"""Who holds which post where, and who signed the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from wenmai_extractors.actors import ActorMention, actor_at, actors_before
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.people import Person, posts, roles, roles_chain, titled
from wenmai_extractors.regions import LEVELS, trimmed
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.subjects import skip_lead

_REACH = 36  # characters that a body's name may stand before the post


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports say who holds a post: parts of roles.toml."""

    organ: re.Pattern[str]
    holds: re.Pattern[str]
    calls: re.Pattern[str]
    office: re.Pattern[str]
    press: tuple[str, ...]


@cache
def _words() -> _Words:
    data = load_toml("roles.toml")["holding"]
    return _Words(
        organ=re.compile(rf"{either(data['organs'])}|委(?={either(data['committee'])})"),
        holds=re.compile(either(data["holds"])),
        calls=re.compile(either(data["calls"])),
        office=re.compile(r"(?:为|担任|出任|任|到[^，。；]{2,16}?任)(?!务|期|何)"),
        press=words(data["press"]),
    )


def holders(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """holdsPost of an article, each person and post once."""
    del taken
    seen: set[tuple[str, str]] = set()
    for author, office in zip(scene.bylines[::2], scene.bylines[1::2], strict=True):
        yield from _signed(scene, author, office)
    for line in scene.lines:
        for draft in (*_appointed(scene, line), *_engaged(scene, line)):
            seen.add((draft.subject.name, draft.name))
            yield draft
        for person in titled(line.text, 0, len(line.text)):
            if person.role and line.text[slice(*person.role)] in _words().press:
                continue
            found = _post(scene, line, person)
            if found and (found.subject.name, found.name) not in seen:
                seen.add((found.subject.name, found.name))
                yield found


def _appointed(scene: Scene, line: Line) -> Iterator[Draft]:
    """X现任A妇联主席, X担任该校法治副校长: the post behind the verb."""
    for predication in line.predications:
        holder = predication.subjects[0] if predication.subjects else None
        match = _words().holds.match(line.text, predication.body, predication.clause.end)
        if not match or holder is None or holder.type != "Person" or predication.doubtful(match.start()):
            continue
        found = actor_at(line.text, match.end(), predication.clause.end)
        owner = scene.cast.resolve(found, Mark(line.number, found.start, found.end)) if found else None
        post = roles_chain(line.text, found.end, predication.clause.end) if found else 0
        if found and owner and post:
            yield Draft(
                subject=holder,
                predicate="holdsPost",
                name=owner.name,
                type=owner.type,
                object=(owner.mark,),
                sentence=_sentence(line, predication),
                rule="appointed",
                trigger=Mark(line.number, match.start(), match.end()),
                qualifiers={"post": line.text[found.end : post]},
                proofs={"post": (Mark(line.number, found.end, post),)},
                confidence=0.88,
            )


def _engaged(scene: Scene, line: Line) -> Iterator[Draft]:
    """学校聘请民警X为法治副校长, X由县委选派到V担任第一书记: the post that somebody is called to."""
    for predication in line.predications:
        end = predication.clause.end
        match = _words().calls.search(line.text, predication.body, end)
        if not match or predication.doubtful(match.start()):
            continue
        persons = list(titled(line.text, match.end(), end))
        office = _words().office.search(line.text, persons[0].end if persons else match.end(), end)
        if not persons or not office:
            continue
        found = actor_at(line.text, office.end(), end)
        owner = scene.cast.resolve(found, Mark(line.number, found.start, found.end)) if found else None
        hosts = [actor for actor in predication.subjects if actor.type != "Person"]
        owner = owner or (hosts[0] if hosts else None)
        begin = found.end if found else office.end()
        post = roles_chain(line.text, begin, end)
        for person in persons if owner and post else ():
            yield Draft(
                subject=Actor(person.name, "Person", Mark(line.number, person.start, person.end)),
                predicate="holdsPost",
                name=owner.name if owner else "",
                type=owner.type if owner else "Organisation",
                object=(owner.mark,) if owner else (),
                sentence=_sentence(line, predication),
                rule="engaged",
                trigger=Mark(line.number, match.start(), match.end()),
                qualifiers={"post": line.text[begin:post]},
                proofs={"post": (Mark(line.number, begin, post),)},
                confidence=0.86,
            )


def _signed(scene: Scene, author: Line, office: Line) -> Iterator[Draft]:
    """大荔县委常委、宣传部部长 马彦: the post in a signature."""
    text = office.text
    if text == author.text or text.endswith(_words().press):
        return
    start = _first_role(text, len(text))
    body = _body_before(text, 0, start)
    owner = scene.cast.resolve(body, Mark(office.number, body.start, body.end)) if body else None
    if body and owner and body.end < len(text):
        yield Draft(
            subject=Actor(author.text, "Person", Mark(author.number, 0, len(author.text))),
            predicate="holdsPost",
            name=owner.name,
            type=owner.type,
            object=(owner.mark,),
            sentence=Mark(office.number, 0, len(text)),
            rule="byline-post",
            qualifiers={"post": text[body.end :]},
            proofs={"post": (Mark(office.number, body.end, len(text)),)},
            confidence=0.9,
        )


def _post(scene: Scene, line: Line, person: Person) -> Draft | None:
    if person.role is None:
        return None
    start = _first_role(line.text, person.role[0])
    predication = _predication(line, start)
    low = predication.clause.start if predication else max(0, start - _REACH)
    body = _body_before(line.text, low, start)
    if body is None and start > low and line.text[start - 1] in LEVELS:
        return _local(scene, line, person, predication, start - 1)
    owner = (
        scene.cast.resolve(body, Mark(line.number, body.start, body.end))
        if body
        else _own(line, predication, start)
    )
    if owner is None:
        return None
    begin = body.end if body else start
    post = line.text[begin : person.role[1]]
    return Draft(
        subject=Actor(person.name, "Person", Mark(line.number, person.start, person.end)),
        predicate="holdsPost",
        name=owner.name,
        type=owner.type,
        object=(owner.mark,),
        sentence=_sentence(line, predication),
        rule="post-name",
        qualifiers={"post": post},
        proofs={"post": (Mark(line.number, begin, person.role[1]),)},
        confidence=0.9 if body else 0.75,
    )


def _local(
    scene: Scene, line: Line, person: Person, predication: Predication | None, start: int
) -> Draft | None:
    """镇党委书记X, 市委常委X: the body of the region that the report is at home in, or the bare word."""
    end = person.role[1] if person.role else start
    organ = _words().organ.match(line.text, start + 1)
    organ_end = organ.end() if organ else start + 1
    level = line.text[start]
    name = (scene.cast.home.of(level) or level) + line.text[start + 1 : organ_end]
    if len(name) < 2:
        return None
    post = line.text[organ_end:end] or line.text[start + 1 : end]
    return Draft(
        subject=Actor(person.name, "Person", Mark(line.number, person.start, person.end)),
        predicate="holdsPost",
        name=trimmed(name),
        type="Organisation" if organ else "Place",
        object=(Mark(line.number, start, organ_end),),
        sentence=_sentence(line, predication),
        rule="post-local",
        qualifiers={"post": post},
        proofs={"post": (Mark(line.number, end - len(post), end),)},
        confidence=0.8,
    )


def _own(line: Line, predication: Predication | None, start: int) -> Actor | None:
    """The body that a bare post belongs to: 局长X at a clause's beginning is that of the one spoken of."""
    if predication is None or not posts().match(line.text, start):
        return None
    if (
        start != skip_lead(line.text, predication.clause.start, start)
        and line.text[start - 1] not in "由，。；："
    ):
        return None
    owners = [actor for actor in predication.subjects if actor.type != "Person"]
    return owners[0] if owners else None


def _first_role(text: str, start: int) -> int:
    """Where a chain of posts begins: 县委常委、宣传部部长."""
    last = [m for m in roles().finditer(text, max(0, start - 9), start) if m.end() == start]
    start = last[0].start() if last else start
    while start > 1 and text[start - 1] in "、兼":
        before = [m for m in roles().finditer(text, max(0, start - 9), start - 1) if m.end() == start - 1]
        if not before:
            return start
        start = before[0].start()
    return start


def _body_before(text: str, low: int, end: int) -> ActorMention | None:
    """The organisation or place whose name ends where the post begins."""
    found = actors_before(text, max(low, end - _REACH), end)
    return found[-1] if found else None


def _predication(line: Line, at: int) -> Predication | None:
    return next((p for p in line.predications if p.clause.start <= at < p.clause.end), None)


def _sentence(line: Line, predication: Predication | None) -> Mark:
    if predication:
        return Mark(line.number, *predication.clause.sentence)
    return Mark(line.number, 0, len(line.text))


def signatures(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """authored and about: who signed an article, and whom it is about."""
    del taken
    report = _report(scene)
    if report is None:
        return
    for line in scene.bylines[::2]:
        yield Draft(
            subject=Actor(line.text, "Person", Mark(line.number, 0, len(line.text))),
            predicate="authored",
            name=report.name,
            type="Report",
            object=(report.mark,),
            sentence=Mark(line.number, 0, len(line.text)),
            rule="byline",
            confidence=0.95,
        )
    hero = scene.protagonist
    if hero:
        yield Draft(
            subject=report,
            predicate="about",
            name=hero.name,
            type=hero.type,
            object=(hero.mark,),
            sentence=Mark(hero.mark.passage, 0, len(scene.line(hero.mark.passage).text)),
            rule="protagonist",
            confidence=0.8,
        )


def _report(scene: Scene) -> Actor | None:
    """The report under its title, which stands in the headline or else opens the text."""
    if not scene.lines or not scene.lines[0].text:
        return None
    first = scene.lines[0]
    length = len(first.text) if scene.reading.headline else min(20, len(first.text))
    return Actor(scene.reading.article.title, "Report", Mark(0, 0, length))
