"""From report files to a build: read and extract, in worker processes if asked, then assemble and write.

The result is the same for any number of workers: each report is read alone, and results come back in the
order of the reports' names.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from wenmai.inputs import Inputs, Problem, Source, find_inputs
from wenmai.model import KnowledgeGraph
from wenmai.printable import printable
from wenmai.terms import BASE, checked_base
from wenmai_extractors.custom import Custom
from wenmai_extractors.errors import ReadError, WenmaiError
from wenmai_extractors.reading import STDIN, read_bytes
from wenmai_extractors.records import Document, Extraction

FEW = 8  # reports that one process reads in the time that another takes to start

# Called after each report with the number done and the number of all.
Progress = Callable[[int, int], None]


class Build(NamedTuple):
    """What a build came to. `skipped` are files of folders that are not reports by their names."""

    kg: KnowledgeGraph
    problems: tuple[Problem, ...] = ()
    skipped: tuple[str, ...] = ()


def ledger_of(out: Path | None, given: Path | None) -> Path | None:
    """The ledger of decisions for a build into `out`: the file given, else decisions.jsonl in `out` if
    there.
    """
    from wenmai.ledger import LEDGER

    if given is not None:
        return given
    return out / LEDGER if out is not None and (out / LEDGER).exists() else None


def build(  # noqa: PLR0913 - each is an option of the command
    paths: Sequence[Path],
    *,
    out: Path | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    custom: Custom | None = None,
    decisions: Path | None = None,
    base: str = BASE,
    formats: Sequence[str] = (),
) -> Build:
    """Build the graph of all reports in `paths`, and write it into the folder `out` if given.

    `custom` holds words and data files of the user's own (`wenmai_extractors.custom.read_custom`), `base` is
    what the IRIs of the RDF begin with, `formats` are exports to write beside those of every build.
    `decisions` is a ledger of human judgements (`wenmai.ledger`), by default decisions.jsonl in `out`.

    Files in folders that cannot be read are named in the result. Raises WenmaiError for a path that leads
    nowhere, when no report can be read, when two have the same name, and when `out` cannot be written.
    """
    from wenmai.assemble import assemble
    from wenmai.exports import wanted
    from wenmai.ledger import read_ledger
    from wenmai.store import prepare, write

    checked_base(base)
    wanted(formats)
    ledger = ledger_of(out, decisions)
    judged = read_ledger(ledger) if ledger is not None else ()
    inputs = _without(find_inputs(paths, without=out), ledger)
    if out is not None and inputs.sources:
        prepare(out)
    problems = list(inputs.problems)
    extractions: list[Extraction] = []
    for result in extract_all(inputs, workers=workers, progress=progress, custom=custom):
        if isinstance(result, Extraction):
            extractions.append(result)
        else:
            problems.append(result)
    extractions, doubles = _told_apart(extractions)
    problems += doubles
    if not extractions:
        raise WenmaiError(nothing_read(problems))
    kg = assemble(
        documents=(extraction.document for extraction in extractions),
        articles=(article for extraction in extractions for article in extraction.articles),
        statements=(statement for extraction in extractions for statement in extraction.statements),
        decisions=judged,
    )
    if out is not None:
        write(kg, out, base=base, formats=formats)
    return Build(kg=kg, problems=tuple(sorted(problems)), skipped=inputs.skipped)


def _without(inputs: Inputs, ledger: Path | None) -> Inputs:
    """The inputs without the ledger, which may be kept beside the reports."""
    if ledger is None:
        return inputs
    own = ledger.resolve()
    return inputs._replace(sources=tuple(s for s in inputs.sources if s.path.resolve() != own))


def extract_all(
    inputs: Inputs, *, workers: int = 1, progress: Progress | None = None, custom: Custom | None = None
) -> Iterator[Extraction | Problem]:
    """Yield what each report says, or why it cannot be read, in the order of `inputs`.

    With `workers` 0 there are as many as there are processors and enough reports to keep them busy.
    """
    total = len(inputs.sources)
    workers = min(workers or os.cpu_count() or 1, total if workers else total // FEW)
    sources = [_taken_in(source) for source in inputs.sources]
    with closing(_results(sources, workers=workers, custom=custom)) as results:
        for done, found in enumerate(results, start=1):
            if progress is not None:
                progress(done, total)
            yield from found


def _taken_in(source: Source) -> Source:
    """The source with its bytes if it is standard input, which worker processes do not have."""
    return source._replace(raw=read_bytes(source.path)) if str(source.path) == STDIN else source


def _told_apart(extractions: Iterable[Extraction]) -> tuple[list[Extraction], list[Problem]]:
    """The reports but for those whose text would be written over another's (甲.pdf and 甲.pdf.txt)."""
    from wenmai.store import text_file

    files: dict[str, Extraction] = {}
    doubles: list[Problem] = []
    for extraction in extractions:
        doc = extraction.document.doc
        first = files.setdefault(text_file(doc), extraction)
        if first is not extraction:
            reason = f"{doc}: has the same text file as {first.document.doc}; rename one of them"
            doubles.append(Problem(doc, reason))
    return list(files.values()), doubles


def _results(
    sources: Sequence[Source], *, workers: int, custom: Custom | None
) -> Generator[list[Extraction | Problem], None, None]:
    # What is known is compiled once in a process: what a user adds needs a fresh one.
    if workers <= 1 and custom is None:
        yield from map(extract_one, sources)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Small chunks keep all workers busy to the end; large ones save messages between processes.
    chunk = max(1, min(8, len(sources) // (max(1, workers) * 4)))
    # spawn is what every platform has, and inherits no threads or locks.
    pool = ProcessPoolExecutor(
        max(1, workers), mp_context=get_context("spawn"), initializer=_begin, initargs=(custom,)
    )
    try:
        yield from pool.map(extract_one, sources, chunksize=chunk)
    except BrokenProcessPool as error:
        raise WenmaiError(
            "a worker process was killed, perhaps for want of memory; try again with --workers 1"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(custom: Custom | None) -> None:
    """Prepare a worker. The main process alone answers Ctrl-C; a worker would print a traceback."""
    import signal

    from wenmai_extractors.lexicon import customise

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if custom is not None:
        customise(custom)


def extract_one(source: Source) -> list[Extraction | Problem]:
    """Read and extract the reports of one file.

    A defect of ours in one report must not cost the user the others: it is named like an unreadable file.
    """
    from wenmai_extractors.reading import read_documents

    name = f"{source.path}/{source.member}" if source.member else str(source.path)
    found: list[Extraction | Problem] = []
    try:
        for result in read_documents(*source):
            found.append(
                Problem(name, str(result))
                if isinstance(result, ReadError)
                else extract_document(result, name)
            )
    except Exception as error:
        found.append(_defect(name, "reading", error))
    return found


def extract_document(document: Document, name: str) -> Extraction | Problem:
    """Extract a report; `name` is what it is called where that fails."""
    from wenmai_extractors.pipeline import extract

    try:
        return extract(document)
    except Exception as error:
        return _defect(name, "extraction", error)


def _defect(name: str, what: str, error: Exception) -> Problem:
    return Problem(name, f"{name}: {what} failed ({type(error).__name__}: {error}); please report this")


def nothing_read(problems: Iterable[Problem]) -> str:
    """Return the message for a run in which every input failed: a line for each."""
    return "\n".join(printable(problem.reason) for problem in problems)
