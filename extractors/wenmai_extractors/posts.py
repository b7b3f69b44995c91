"""Who holds which post where, and who signed the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wenmai_extractors.actors import ActorMention, actors_before
from wenmai_extractors.people import Person, posts, roles, titled
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.subjects import skip_lead

_REACH = 36  # characters that a body's name may stand before the post


def holders(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """holdsPost of an article, each person and post once."""
    del taken
    seen: set[tuple[str, str]] = set()
    for author, office in zip(scene.bylines[::2], scene.bylines[1::2], strict=True):
        yield from _signed(scene, author, office)
    for line in scene.lines:
        for person in titled(line.text, 0, len(line.text)):
            draft = _post(scene, line, person)
            if draft and (draft.subject.name, draft.name) not in seen:
                seen.add((draft.subject.name, draft.name))
                yield draft


def _signed(scene: Scene, author: Line, office: Line) -> Iterator[Draft]:
    """大荔县委常委、宣传部部长 马彦: the post in a signature."""
    text = office.text
    start = _first_role(text, len(text)) if text != author.text else 0
    body = _body_before(text, 0, start)
    owner = scene.cast.resolve(body, Mark(office.number, body.start, body.end)) if body else None
    if body and owner:
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
            sentence=Mark(hero.mark.passage, 0, len(scene.lines[hero.mark.passage].text)),
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
