"""What makes things of a general name one thing: who holds, runs or keeps them.

读书活动 is a kind of thing. That of one body is one in all reports, with a fact for each time; that of
another body is another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wenmai.forms import AGENT, GENERAL, family
from wenmai.originals import Bond, Names
from wenmai_extractors.records import Statement

# Relations of a body or place to what is its own.
OWNING = ("organised", "implements", "established")


def bonds(statements: Iterable[Statement], names: Names) -> Iterator[Bond]:
    """Yield for each thing that stays open whose it is, an activity or the like, whose the statements say."""
    for statement in statements:
        if statement.predicate not in OWNING or family(statement.subject.type) != AGENT:
            continue
        at = (statement.doc, statement.article)
        thing, owner = names.of(statement.object, at), names.of(statement.subject, at).form
        group, text, _ = thing.hub
        if group in GENERAL and thing.form.open and not owner.open:
            yield Bond(thing.node, (group, text, f"of:{owner.text}"), "same-doer", owner.text)
