"""From report files to a build: read and extract what is new, then assemble and write.

The result is the same for any number of workers, and whether it is made in one build or in many: each report
is read alone, what it says is kept in the state of the folder (`wenmai.state`), and what is assembled comes
from there in the order of the reports' names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from wenmai.guard import LIMITS, Limits
from wenmai.harvest import update
from wenmai.inputs import Inputs, Problem, find_inputs
from wenmai.model import KnowledgeGraph
from wenmai.printable import printable
from wenmai.progress import GATHERING, Progress, untold
from wenmai.terms import BASE, checked_base
from wenmai_extractors.custom import Custom
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.records import Extraction


class Build(NamedTuple):
    """What a build came to. `skipped` are files of folders that are not reports by their names; of the report
    files `extracted` were read by this build and `kept` stood in the state."""

    kg: KnowledgeGraph
    problems: tuple[Problem, ...] = ()
    skipped: tuple[str, ...] = ()
    extracted: int = 0
    kept: int = 0


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
    progress: Progress = untold,
    custom: Custom | None = None,
    decisions: Path | None = None,
    base: str = BASE,
    formats: Sequence[str] = (),
    limits: Limits = LIMITS,
    fresh: bool = False,
    retry: bool = False,
) -> Build:
    """Build the graph of all reports in `paths`, and write it into the folder `out` if given.

    `custom` holds words and data files of the user's own (`wenmai_extractors.custom.read_custom`), `base` is
    what the IRIs of the RDF begin with, `formats` are exports to write beside those of every build.
    `decisions` is a ledger of human judgements (`wenmai.ledger`), by default decisions.jsonl in `out`.
    `limits` is what a report may take before it is set aside.

    What an earlier build into `out` has extracted by the same rules is not extracted again; `fresh` forgets
    all of it, `retry` what was set aside.

    Files in folders that cannot be read are named in the result. Raises WenmaiError for a path that leads
    nowhere, when no report can be read, when two have the same name, when `out` cannot be written, and when
    another process is writing there.
    """
    from wenmai.assemble import put_together
    from wenmai.exports import wanted
    from wenmai.gathering import gathered_from
    from wenmai.ledger import read_ledger
    from wenmai.state import opened
    from wenmai.store import prepare, write

    checked_base(base)
    wanted(formats)
    ledger = ledger_of(out, decisions)
    judged = read_ledger(ledger) if ledger is not None else ()
    inputs = _without(find_inputs(paths, without=out), ledger)
    if out is not None and inputs.sources:
        prepare(out)
    with opened(out if inputs.sources else None, fresh=fresh) as state:
        extracted = update(
            state,
            inputs.sources,
            workers=workers,
            progress=progress,
            custom=custom,
            limits=limits,
            retry=retry,
        )
        progress(GATHERING, 0, 0)
        problems = list(inputs.problems)
        reports = gathered_from(_told_apart(state.reports(), problems))
        problems.sort()
        state.fail(problems)
        if not reports.documents:
            raise WenmaiError(nothing_read(problems))
        kg = put_together(reports, judged, progress=progress)
        if out is not None:
            write(kg, out, base=base, formats=formats, progress=progress)
    return Build(kg, tuple(problems), inputs.skipped, extracted, len(inputs.sources) - extracted)


def _without(inputs: Inputs, ledger: Path | None) -> Inputs:
    """The inputs without the ledger, which may be kept beside the reports."""
    if ledger is None:
        return inputs
    own = ledger.resolve()
    return inputs._replace(sources=tuple(s for s in inputs.sources if s.path.resolve() != own))


def _told_apart(results: Iterable[Extraction | Problem], problems: list[Problem]) -> Iterator[Extraction]:
    """Yield the reports but for those whose text would be written over another's (甲.pdf and 甲.pdf.txt); all
    that is left out goes to `problems`.
    """
    from wenmai.store import text_file

    files: dict[str, str] = {}  # the reports by the files of their texts
    for result in results:
        if isinstance(result, Problem):
            problems.append(result)
            continue
        doc = result.document.doc
        file = text_file(doc)
        if file in files:
            reason = f"{doc}: has the same text file as {files[file]}; rename one of them"
            problems.append(Problem(doc, reason))
        else:
            files[file] = doc
            yield result


def nothing_read(problems: Iterable[Problem]) -> str:
    """Return the message for a run in which every input failed: a line for each."""
    return "\n".join(printable(problem.reason) for problem in problems)
