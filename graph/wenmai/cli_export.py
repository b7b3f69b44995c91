"""The commands `wenmai export` and `wenmai graph`: a build in other programs' formats, and as a network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wenmai.cli_common import BuildDir
from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from wenmai.exports import Chunks

graph_app = typer.Typer(no_args_is_help=True, help="Look at the graph as a network. 图谱作为网络。")


def export(  # noqa: PLR0913, PLR0917 - each is an option of the command
    formats: Annotated[
        list[str] | None, typer.Argument(metavar="FORMATS", help="See --list.", show_default=False)
    ] = None,
    form: Annotated[
        list[str] | None, typer.Option("--format", metavar="NAME", help="The same; may be repeated.")
    ] = None,
    folder: BuildDir = Path("exports"),
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Another folder, or `-` for standard output.", show_default=False),
    ] = None,
    only: Annotated[
        str | None, typer.Option(metavar="NAMES", help="Only these types and predicates, with commas.")
    ] = None,
    project: Annotated[
        str | None,
        typer.Option(metavar="WAY", help="Who shares what, e.g. Organisation:received:Honour."),
    ] = None,
    metrics: Annotated[
        bool, typer.Option("--metrics", help="With degree, betweenness and community of each node.")
    ] = False,
    qids: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A table of entities with a column of Wikidata QIDs.")
    ] = None,
    named: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
) -> None:
    """Write a build in other formats, into its own folder or another one; all of it or a part.

    以其他格式写出图谱，全部或部分。
    """
    from wenmai import store, terminal
    from wenmai.partial import Part, export_part

    asked = [*(formats or ()), *(form or ())]
    part = Part(only=_names(only), project=project, metrics=metrics, qids=qids)
    if named:
        terminal.print_formats()
        return
    if not asked:
        raise WenmaiError("export: name a format (`wenmai export --list`)")
    if part != Part():
        if out is None or out == Path("-"):
            raise WenmaiError("export: a part of the graph is no build; say --out DIR, the folder for it")
        paths = export_part(folder, asked, part, out=out)
    elif out == Path("-"):
        _print(store.exported(folder, asked))
        return
    else:
        with terminal.progress() as progress:
            paths = store.export(folder, asked, out=out, progress=progress)
    for path in paths:
        typer.echo(path)
    if "quickstatements" in asked and qids is None:
        typer.echo("wenmai: no entity has a QID; say which have with --qids FILE", err=True)


def _names(text: str | None) -> tuple[str, ...]:
    if text is None:
        return ()
    return tuple(name.strip() for name in text.replace("，", ",").split(","))


def _print(chunks: Chunks) -> None:
    sys.stdout.flush()
    for chunk in chunks:
        sys.stdout.buffer.write(chunk if isinstance(chunk, bytes) else chunk.encode())
    sys.stdout.buffer.flush()


@graph_app.callback()
def options() -> None:
    """Look at the graph as a network. 图谱作为网络。"""


@graph_app.command()
def metrics(
    folder: BuildDir = Path("exports"),
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write .graphml, .gexf, .csv or .json with the numbers of all."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="Print so many, those between most others first.")] = 20,
    only: Annotated[
        str | None, typer.Option(metavar="NAMES", help="Only these types and predicates, with commas.")
    ] = None,
) -> None:
    """Measure each entity: degree, betweenness, community; the same numbers on every run.

    度、中介度、社群。
    """
    from wenmai import store, terminal
    from wenmai.metrics import metrics as measured
    from wenmai.metrics import written
    from wenmai.partial import Part, taken

    kg = taken(store.load(folder), Part(only=_names(only)))
    if out is None:
        terminal.print_standings(kg, measured(kg), top=top)
        return
    store.write_file(out, written(kg, out.suffix.lower()))
    typer.echo(out)
