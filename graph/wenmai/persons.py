"""What makes persons of one name one person: a post in the same body, the same place, the same bylines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wenmai.forms import PERSON
from wenmai.originals import At, Bond, Names, Node
from wenmai.regions import COUNTY
from wenmai_extractors.records import Statement


class _Person:
    """What the statements say of a person of one article: where, its bodies, and whether it only writes."""

    def __init__(self, at: At) -> None:
        self.at = at
        self.bodies: set[str] = set()
        self.writes_only = True


def bonds(statements: Iterable[Statement], names: Names) -> tuple[Bond, ...]:
    """Return what each person of an article may share with others of the name.

    A post says more than a place: who has one is joined by it alone. Reporters are joined within a file, and
    with nobody that a report is about.
    """
    known: dict[Node, _Person] = {}
    for statement in statements:
        at = (statement.doc, statement.article)
        for ref in (statement.subject, statement.object):
            if ref.type == PERSON:
                person = known.setdefault(names.of(ref, at).node, _Person(at))
                person.writes_only &= statement.predicate == "authored"
        if statement.predicate == "holdsPost" and statement.subject.type == PERSON:
            body = names.of(statement.object, at)
            if not body.form.open:
                known[names.of(statement.subject, at).node].bodies.add(body.form.text)
    return tuple(sorted(bond for node, person in known.items() for bond in _shared(node, person, names)))


def _shared(node: Node, person: _Person, names: Names) -> Iterator[Bond]:
    group, name, _ = node
    if person.bodies:
        for body in person.bodies:
            yield Bond(node, (group, name, f"post:{body}"), "same-body", body)
        return
    if person.writes_only:
        yield Bond(node, (group, name, f"byline:{person.at[0]}"), "same-byline", person.at[0])
        return
    setting = names.articles.get(person.at)
    if setting is not None and setting.home is not None and setting.home.level >= COUNTY:
        yield Bond(node, (group, name, f"place:{setting.home.label}"), "same-place", setting.home.label)
