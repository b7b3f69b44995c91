"""What all reports say: extracted in this process or by a crew of others, and kept in a state."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from wenmai.guard import LIMITS, Limits, can_guard
from wenmai.inputs import Inputs, Problem, Source
from wenmai.progress import READING, Progress, untold
from wenmai_extractors.custom import Custom
from wenmai_extractors.errors import ReadError
from wenmai_extractors.reading import STDIN, read_bytes
from wenmai_extractors.records import Extraction

if TYPE_CHECKING:
    from wenmai.extracting import FileFound
    from wenmai.state import State

FEW = 8  # reports that one process reads in the time that another takes to start


def extract_all(
    inputs: Inputs, *, workers: int = 1, custom: Custom | None = None, limits: Limits = LIMITS
) -> Iterator[Extraction | Problem]:
    """Yield what each report says, or why it cannot be read, in the order of `inputs`.

    With `workers` 0 there are as many as there are processors and enough reports to keep them busy.
    """
    from wenmai.extracting import decoded, shown

    sources = tuple(map(_taken_in, inputs.sources))
    with closing(_found(sources, workers=workers, custom=custom, limits=limits)) as found:
        for source, file in zip(sources, found, strict=True):
            for report in file.reports:
                yield decoded(report, shown(source))


def update(  # noqa: PLR0913 - each is an option of the command
    state: State,
    sources: Sequence[Source],
    *,
    workers: int = 1,
    progress: Progress = untold,
    custom: Custom | None = None,
    limits: Limits = LIMITS,
    retry: bool = False,
) -> int:
    """Make `state` hold what `sources` say and nothing else; return the number of files extracted for it."""
    from wenmai.extracting import shown
    from wenmai.fingerprint import fingerprint
    from wenmai.state import Recipe

    maker = fingerprint(custom)
    state.keep_only(source.doc for source in sources)
    todo: list[tuple[Source, Recipe]] = []
    for source in map(_taken_in, sources):
        recipe = Recipe(maker, shown(source), limits.seconds)
        if not state.knows(source.doc, partial(_digest, source), recipe, retry=retry):
            todo.append((source, recipe))
    found = _found(
        [source for source, _ in todo],
        workers=workers,
        custom=custom,
        limits=limits,
        begin=state.begin,
        apart=bool(state.interrupted()),
    )
    with closing(found):
        for done, ((source, recipe), file) in enumerate(zip(todo, found, strict=True), start=1):
            state.put(source.doc, file, recipe)
            progress(READING, done, len(todo))
    return len(todo)


def _taken_in(source: Source) -> Source:
    """The source with its bytes if it is standard input, which worker processes do not have."""
    return source._replace(raw=read_bytes(source.path)) if str(source.path) == STDIN else source


def _digest(source: Source) -> bytes:
    """The hash of a file as it is now; one that cannot be read has none, and is never known."""
    from wenmai.extracting import digest_of, raw_of

    try:
        return digest_of(raw_of(source))
    except ReadError:
        return b"unreadable"


def _found(  # noqa: PLR0913 - as above
    sources: Sequence[Source],
    *,
    workers: int,
    custom: Custom | None,
    limits: Limits,
    begin: Callable[[str], None] = lambda _doc: None,
    apart: bool = False,
) -> Generator[FileFound, None, None]:
    """Yield what is in each file, in order.

    It is read in this process if it is quickest so, `begin` being told of each file; but not `apart`, when an
    earlier process may have ended by it.
    """
    total = len(sources)
    workers = min(workers or os.cpu_count() or 1, total if workers else total // FEW)
    # What is known is compiled once in a process: what a user adds needs a fresh one.
    if workers <= 1 and custom is None and not apart and can_guard():
        from wenmai.extracting import extract_here

        for source in sources:
            begin(source.doc)
            yield extract_here(source, limits)
    elif sources:
        from wenmai.crew import crew_results

        yield from crew_results(sources, size=max(1, workers), custom=custom, limits=limits)
