"""The commands `wenmai extract`, `build` and `failures`: from reports to statements and to a graph."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wenmai.cli_common import FAULTS, BuildDir, Decisions, Json, Reports, complain, print_json
from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from wenmai_extractors.custom import Custom

Workers = Annotated[
    int,
    typer.Option(min=0, help="Worker processes; 0: as many as pay. The result is the same for any number."),
]
UserDict = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Names of your own, in the format of jieba's user dictionary."),
]
Lexicon = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Data files of your own, which add to those of wenmai.")
]
Seconds = Annotated[
    float, typer.Option(min=0.1, help="What a report may take; it is set aside when it takes more.")
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="NAME", help="Write this format too; may be repeated."),
]


class Engine(StrEnum):
    """What `wenmai build` runs on."""

    local = "local"
    spark = "spark"


Settings = Annotated[
    list[str] | None,
    typer.Option("--spark", metavar="NAME=VALUE", help="A setting of Spark; may be repeated."),
]


def extract(
    paths: Reports,
    workers: Workers = 1,
    userdict: UserDict = None,
    lexicon: Lexicon = None,
    seconds: Seconds = 10,
) -> None:
    """Print the statements of the reports as JSON lines."""
    from wenmai.builder import nothing_read
    from wenmai.guard import Limits
    from wenmai.harvest import extract_all
    from wenmai.inputs import find_inputs
    from wenmai.store import json_lines
    from wenmai_extractors.records import Extraction

    inputs = find_inputs(paths)
    problems, read = list(inputs.problems), 0
    for result in extract_all(
        inputs, workers=workers, custom=_custom(userdict, lexicon), limits=Limits(seconds)
    ):
        if isinstance(result, Extraction):
            read += 1
            sys.stdout.writelines(json_lines(result.statements))
        else:
            problems.append(result)
    sys.stdout.flush()
    if not read:
        raise WenmaiError(nothing_read(problems))
    for problem in problems:
        complain(problem.reason)
    if problems:
        raise typer.Exit(FAULTS)


def build(  # noqa: PLR0913, PLR0917 - each is an option of the command
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS", help="Report files, folders or archives of them, or `-`.", show_default=False
        ),
    ],
    out: Annotated[str, typer.Option(metavar="DIR", help="Folder for what is built.")] = "exports",
    workers: Workers = 0,
    json: Json = False,
    userdict: UserDict = None,
    lexicon: Lexicon = None,
    decisions: Decisions = None,
    form: Formats = None,
    base: Annotated[
        str, typer.Option(metavar="ADDRESS", help="What the IRIs of the RDF begin with.")
    ] = "https://wenmai.example/",
    seconds: Seconds = 10,
    retry: Annotated[
        bool, typer.Option("--retry", help="Try again what an earlier build has set aside.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Extract all again, whatever earlier builds know.")
    ] = False,
    engine: Annotated[Engine, typer.Option(help="This machine, or Apache Spark.")] = Engine.local,
    master: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Master of Spark.  [default: what spark-submit says]"),
    ] = None,
    settings: Settings = None,
) -> None:
    """Build a graph of the reports as RDF, GraphML, HTML, tables.

    `wenmai export --list` says what --format adds. A later build into the same folder extracts only reports
    that came or changed, and all of them when rules or words did. Exit code 1 when a report was left out: it
    is named, here and by `wenmai failures`, and the others are built. Decisions that bind nothing any more
    are named too.

    On Spark the reports may be Parquet (columns doc and text), and Parquet, N-Quads and CSV for Neo4j are
    written in parts; every build is fresh.
    """
    if engine is Engine.spark:
        from wenmai.cli_spark import Options, build_on_spark

        local = {"--workers": workers, "--format": form, "--retry": retry, "--fresh": fresh}
        build_on_spark(
            paths,
            Options(
                out=out,
                master=master,
                settings=tuple(settings or ()),
                decisions=decisions,
                base=base,
                seconds=seconds,
                json=json,
                others=tuple(name for name, value in local.items() if value),
            ),
            custom=_custom(userdict, lexicon),
        )
        return
    if master is not None or settings:
        raise WenmaiError("build: --master and --spark are for --engine spark")
    from wenmai import terminal
    from wenmai.builder import build as run
    from wenmai.guard import Limits

    with terminal.progress() as progress:
        custom = _custom(userdict, lexicon)
        result = run(
            [Path(path) for path in paths],
            out=Path(out),
            workers=workers,
            progress=progress,
            custom=custom,
            base=base,
            formats=form or (),
            decisions=decisions,
            limits=Limits(seconds),
            retry=retry,
            fresh=fresh,
        )
    figures = terminal.figures(result)
    if json:
        print_json({"out": out, **figures})
    else:
        terminal.print_summary(figures, out=Path(out), formats=form or ())
    if result.problems or result.kg.stale:
        raise typer.Exit(FAULTS)


def failures(folder: BuildDir = Path("exports"), json: Json = False) -> None:
    """List what the last build left out, and why; exit code 1 when there is something.

    列出上次构建未能处理的报道和原因。
    """
    from wenmai.printable import printable
    from wenmai.state import failures as left_out

    found = left_out(folder)
    if json:
        print_json([problem._asdict() for problem in found])
    else:
        for problem in found:
            typer.echo(printable(problem.reason))
    if found:
        raise typer.Exit(FAULTS)


def _custom(userdict: Path | None, lexicon: Path | None) -> Custom | None:
    from wenmai_extractors.custom import read_custom

    return read_custom(userdict=userdict, lexicon=lexicon) if userdict or lexicon else None
