"""Extractors that other packages add.

A package names its extractors in the entry-point group `wenmai.extractors`; each is a function
`find(scene, taken)` that yields drafts, as those of pipeline.py do. They run behind ours, in the order of
their names, so that what is extracted depends on what is installed and on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.ontology import ontology
from wenmai_extractors.records import Qualifiers
from wenmai_extractors.scene import Draft, Extractor, Find

GROUP = "wenmai.extractors"


@cache
def added(ours: frozenset[str]) -> tuple[Extractor, ...]:
    """The extractors of other packages in the order of their names; `ours` are names that are taken.

    Raises WenmaiError, naming the package, for one that cannot be used.
    """
    found: dict[str, EntryPoint] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        if entry.name in ours or (entry.name in found and entry.value != found[entry.name].value):
            raise WenmaiError(f"{_called(entry)}: another extractor has this name; give it one of its own")
        found[entry.name] = entry
    return tuple(Extractor(name, _load(entry)) for name, entry in found.items())


def _load(entry: EntryPoint) -> Find:
    try:
        find = entry.load()
    except Exception as error:  # whatever a package of somebody else's does when it is imported
        raise WenmaiError(f"{_called(entry)}: cannot be loaded ({error}); mend or remove it") from error
    if not callable(find):
        raise WenmaiError(f"{_called(entry)}: {entry.value} is no function find(scene, taken)")
    return find  # type: ignore[no-any-return]


def _called(entry: EntryPoint) -> str:
    package = entry.dist.name if entry.dist else "an unknown package"
    return f"extractor {entry.name!r} of {package}"


def checked(drafts: Iterable[Draft], extractor: str) -> Iterator[Draft]:
    """The drafts of an added extractor, as long as they use terms of the ontology and mark their objects."""
    terms = ontology()
    for draft in drafts:
        unknown = {draft.predicate} - set(terms.predicates)
        unknown |= {draft.type, draft.subject.type} - set(terms.types)
        unknown |= set(draft.qualifiers) - set(Qualifiers.__struct_fields__)
        if unknown:
            raise WenmaiError(f"extractor {extractor!r}: not in the ontology: {', '.join(sorted(unknown))}")
        if not draft.object:
            raise WenmaiError(f"extractor {extractor!r}: {draft.name} has no mark of where it stands")
        yield draft
