"""The `wenmai` command. Everything heavy is imported by the command that needs it: `--help` must be quick."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from wenmai.cli_build import build, extract, failures
from wenmai.cli_common import FAULTS, REFUSED, BuildDir, Decisions, Json, Reports, complain, print_json
from wenmai.cli_export import export, graph_app
from wenmai_extractors.errors import WenmaiError

HELP = """Knowledge graphs from Chinese official reports, every fact proved by the characters that say it.

从中文报道构建知识图谱，每条事实都有原文为证。

\b
Examples 例:
  wenmai build 报道/ --out exports       the reports in a folder become a graph
  wenmai show 全国文明单位               who and what has to do with an honour, with the sentences
  wenmai query honours                   who received what, when; any SPARQL will do
  wenmai verify exports --sources 报道/  does every word stand where the graph says?

Exit codes: 0 all is well; 1 done, but something was left out or does not agree; 2 nothing could be done.
"""

app = typer.Typer(
    name="wenmai",
    help=HELP,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Judgements(StrEnum):
    """What `wenmai decide` takes."""

    same = "same"
    different = "different"
    wrong = "wrong"
    right = "right"
    rename = "rename"


class AnswerFormat(StrEnum):
    """How `wenmai query` prints."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    html = "html"


for command in (extract, build, failures, export):
    app.command()(command)
app.add_typer(graph_app, name="graph")


def main() -> NoReturn:
    """Run the command line and exit: the codes above, and 130 when interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="wenmai")
    except WenmaiError as error:
        complain(str(error))
    except OSError as error:  # a full disk, a folder that goes away: nothing of ours is wrong
        sys.stdout = None  # else Python tries again to write what could not be written
        complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
    sys.exit(REFUSED)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"wenmai {version('wenmai')}")
        raise typer.Exit


@app.callback(help=HELP)
def options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and exit.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Take the options of the program itself."""


@app.command()
def text(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A report, or `-` for standard input.", show_default=False),
    ],
    doc: Annotated[
        str | None, typer.Option(metavar="NAME", help="Which report of several, e.g. rows.jsonl#3.")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="START:END", help="Only these characters; on stderr where a PDF has them."),
    ] = None,
) -> None:
    """Print a report's text layer, whose characters the offsets count."""
    from wenmai.printable import printable
    from wenmai.reports import text_layer

    layer = text_layer(file, doc=doc)
    start, end = (0, len(layer.text)) if at is None else _stretch(at, len(layer.text))
    said = layer.text[start:end]
    if sys.stdout.isatty():
        said = "\n".join(printable(line) for line in said.split("\n"))
    sys.stdout.write(said)
    sys.stdout.flush()
    if at is not None and layer.places is not None:
        for place in layer.places.of(start, end):
            box = " ".join(f"{length:.1f}" for length in place[1:])
            complain(f"page {place.page}, left top right bottom in points: {box}")


def _stretch(at: str, size: int) -> tuple[int, int]:
    """The two numbers of START:END, where there are such characters."""
    parts = [int(part) if part.isascii() and part.isdigit() else -1 for part in at[:40].split(":")]
    if len(parts) != 2 or not 0 <= parts[0] < parts[1] <= size:
        raise WenmaiError(f"text: --at takes START:END with 0 ≤ START < END ≤ {size}, not {at}")
    return parts[0], parts[1]


@app.command()
def articles(
    paths: Reports,
    html: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write a coloured page, for checking by eye.")
    ] = None,
    json: Json = False,
) -> None:
    """Show how reports are split into articles."""
    from wenmai import terminal
    from wenmai.reports import Split, split_all

    splits: list[Split] = []
    problems = []
    for result in split_all(paths):
        if isinstance(result, Split):
            splits.append(result)
        else:
            problems.append(result)
    if html is not None:
        from wenmai.split_page import split_page
        from wenmai.store import write_file

        write_file(html, split_page(splits))
    if json:
        print_json([article for split in splits for article in split.articles])
    else:
        terminal.print_articles(splits)
    for problem in problems:
        complain(problem.reason)
    if problems:
        raise typer.Exit(FAULTS if splits else REFUSED)


@app.command()
def show(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Name, other name, id, or a part of a name.", show_default=False),
    ],
    folder: BuildDir = Path("exports"),
    json: Json = False,
) -> None:
    """Show an entity's facts and the sentences that prove them."""
    from wenmai import terminal
    from wenmai.around import around, names_in
    from wenmai.show import as_data, candidates, hint, listed, render

    if not name.strip():
        raise WenmaiError("show: give a name, or a part of one")
    kg = around(folder, name)
    found = candidates(kg.entities, name)
    if not found:
        raise WenmaiError(f"{folder}: nothing is called {name}; {hint(names_in(folder), name)}")
    if len(found) > 1:
        names = [{"id": entity.id, "name": entity.name, "type": entity.type} for entity in found]
        if json:
            print_json({"candidates": names})
        else:
            complain(f"{name} may be one of {len(found)}; give one of these ids:")
            terminal.print_lines(listed(kg, found))
        raise typer.Exit(FAULTS)
    if json:
        print_json(as_data(kg, found[0]))
    else:
        terminal.print_lines(render(kg, found[0]))


@app.command()
def merges(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Only what has to do with this name.", show_default=False)
    ] = "",
    folder: BuildDir = Path("exports"),
    decisions: Decisions = None,
    json: Json = False,
) -> None:
    """List which names were taken for one thing, why and how surely.

    Then what may be one thing (sameAs?), facts in conflict, and decisions without effect. `wenmai decide`
    takes the ids that are printed.
    """
    from wenmai import terminal
    from wenmai.merges import as_data, ledger_path, pending, render
    from wenmai.store import load

    kg = load(folder)
    if json:
        print_json(as_data(kg, name))
    else:
        terminal.print_lines(render(kg, name))
    waiting = pending(kg, ledger_path(folder, decisions))
    if waiting:
        complain(f"{waiting} of the decisions are not in this build yet; run `wenmai build` again")


@app.command()
def decide(  # noqa: PLR0913, PLR0917 - each is an option of the command
    judgement: Annotated[
        Judgements, typer.Argument(metavar="JUDGEMENT", help="same, different, wrong, right or rename.")
    ],
    about: Annotated[
        list[str],
        typer.Argument(
            metavar="ABOUT",
            help="Two entities; or a statement; or an entity and its name.",
            show_default=False,
        ),
    ],
    why: Annotated[str, typer.Option(help="The reason.", show_default=False)],
    who: Annotated[str | None, typer.Option(help="Who decides.  [default: your user name]")] = None,
    folder: BuildDir = Path("exports"),
    decisions: Decisions = None,
) -> None:
    """Write a judgement into the ledger; it binds every later build.

    \b
    wenmai decide same 白水县文明办 白水县精神文明办 --why "the same office"
    wenmai decide different person/王伟~1a2b3c4d person/王伟~5e6f7a8b --why "father and son"
    wenmai decide wrong st:0123456789abcdef0123 --why "a plan, no award"
    wenmai decide rename organisation/白水县文明办 白水县委文明办 --why "its name since 2019"
    """
    from getpass import getuser

    from wenmai.merges import decide as run
    from wenmai.merges import ledger_path
    from wenmai.store import load

    ledger = ledger_path(folder, decisions)
    run(load(folder), judgement.value, about, who=who or getuser(), why=why, ledger=ledger)
    typer.echo(f"写入 written: {ledger}; it binds the next `wenmai build`")


@app.command()
def query(  # noqa: PLR0913, PLR0917 - each is an option of the command
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY", help="SPARQL, a .rq file, or the name of a question.", show_default=False
        ),
    ] = None,
    folder: Annotated[Path, typer.Option("--dir", help="A build, or a Turtle file.")] = Path("exports"),
    form: Annotated[AnswerFormat, typer.Option("--format", help="How to print.")] = AnswerFormat.table,
    named: Annotated[bool, typer.Option("--list", help="List the ready-made questions.")] = False,
    timeout: Annotated[float, typer.Option(min=0.001, metavar="SECONDS", help="Give up after so long.")] = 60,
    rows: Annotated[int, typer.Option(min=0, help="Give no more rows; 0: all of them.")] = 100_000,
) -> None:
    """Ask the graph a question, ready-made or in SPARQL.

    查询图谱：现成的问题见 --list，也可用 SPARQL 自己提问。

    Prefixes need no declaration: wm: for types and direct relations, e: for entities, p: ps: q: ev: for facts
    with their qualifiers and proof, and rdf: rdfs: skos: oa: prov: schema: and others. Nothing is written and
    no other machine asked. Exit code 1 when there are more rows.
    """
    from wenmai import terminal
    from wenmai.answers import written
    from wenmai.limits import ask_within
    from wenmai.query import base_of, hint_of
    from wenmai.questions import questions

    if named:
        terminal.print_questions(questions())
        return
    if text is None:
        raise WenmaiError("query: give a query or the name of a question (`wenmai query --list`)")
    answer = ask_within(folder, text, seconds=timeout, rows=rows or None)
    if answer.unknown:
        unknown = ", ".join(map(hint_of, answer.unknown))
        complain(f"query: the graph knows no {unknown}; see ontology.ttl for what it knows")
    base = base_of(folder)
    if form is AnswerFormat.table:
        terminal.print_answer(answer, base=base)
    else:
        sys.stdout.writelines(written(answer, form.value, base=base))
    if answer.cut:
        complain(f"query: only the first {rows} rows; --rows gives more, LIMIT in the query asks for fewer")
        raise typer.Exit(FAULTS)


@app.command()
def serve(  # noqa: PLR0913, PLR0917 - each is an option of the command
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A build, or an RDF file.")] = Path("exports"),
    host: Annotated[
        str, typer.Option(help="Address to listen on; others than this can reach this machine only.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 7878,
    timeout: Annotated[float, typer.Option(min=0.001, metavar="SECONDS", help="What a query may take.")] = 30,
    processes: Annotated[int, typer.Option(min=1, help="Queries at the same time; each takes memory.")] = 2,
    cors: Annotated[bool, typer.Option("--cors", help="Let pages of other sites ask.")] = False,
) -> None:
    """Serve the graph: pages, SPARQL endpoint, entities as HTML, Turtle, JSON-LD.

    在浏览器中翻看、提问：图谱页、SPARQL、实体页。

    Read-only; a query reaches neither files nor other machines. Ctrl-C ends it.
    """
    from wenmai.server.app import Settings, run
    from wenmai.server.workers import Limits

    def ready(address: str, quads: int) -> None:
        typer.echo(f"{address}  {quads} 条陈述 triples  SPARQL: {address}sparql")
        sys.stdout.flush()

    limits = Limits(processes=processes, seconds=timeout)
    run(Settings(source=folder, host=host, port=port, limits=limits, cors=cors), ready=ready)


@app.command()
def verify(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder that `wenmai build` wrote.")
    ] = Path("exports"),
    sources: Annotated[
        list[Path] | None, typer.Option(help="Check against these original reports too; may be repeated.")
    ] = None,
    json: Json = False,
) -> None:
    """Check every offset of a build; exit code 1 on a mismatch."""
    from wenmai.printable import printable
    from wenmai.verify import verify as run

    result = run(folder, sources=sources or ())
    if json:
        print_json(result._asdict())
    else:
        for m in result.mismatches:
            where = " ".join(part for part in (m.file, m.statement, m.role) if part)
            typer.echo(
                f"{printable(where)}: expected {printable(m.expected)!r}, found {printable(m.found)!r}"
            )
        typer.echo(
            f"{result.statements} statements, {result.evidence} pieces of evidence, {result.files} files: "
            f"{len(result.mismatches) or 'no'} mismatch{'' if len(result.mismatches) == 1 else 'es'}"
        )
    if result.mismatches:
        raise typer.Exit(FAULTS)


@app.command()
def check(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder that `wenmai build` wrote.")
    ] = Path("exports"),
    json: Json = False,
    shapes: Annotated[bool, typer.Option(help="Run the SHACL shapes over the RDF too.")] = True,
) -> None:
    """Look for what cannot be right: counts and lists, dates, values, SHACL; exit code 1 on an error."""
    from wenmai import terminal
    from wenmai.check import check as run
    from wenmai.store import load

    kg = load(folder)
    findings = run(kg)
    if shapes:
        from wenmai.conform import conform

        findings += conform(kg, folder)
    if json:
        print_json([finding._asdict() for finding in findings])
    else:
        terminal.print_findings(findings)
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(FAULTS)


@app.command()
def evaluate(  # noqa: PLR0913, PLR0917 - each is an option of the command
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="Gold statements: a JSON-lines file, or the folder of a statements.jsonl.",
            show_default=False,
        ),
    ],
    statements: Annotated[
        Path | None, typer.Option(help="Statements, as `wenmai extract` prints them.")
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--dir", help="Or the folder of a build.  [default: exports]")
    ] = None,
    sources: Annotated[Path | None, typer.Option(help="Folder of the reports, to check evidence.")] = None,
    misses: Annotated[int, typer.Option(min=0, help="List so many core statements not found.")] = 0,
    wrong: Annotated[int, typer.Option(min=0, help="List so many statements that match nothing.")] = 0,
    json: Json = False,
) -> None:
    """Measure precision, recall and F1 against gold statements."""
    from wenmai import terminal
    from wenmai.evaluate import evaluate_files

    if statements is not None and folder is not None:
        raise WenmaiError("evaluate: give either --statements FILE or --dir BUILD")
    if statements is None and folder is None:
        folder = Path("exports")
    result = evaluate_files(gold, statements=statements, folder=folder, sources=sources)
    if json:
        listed = {"misses": result.misses[:misses], "wrong": result.wrong[:wrong]}
        print_json({**result.figures(), **{name: items for name, items in listed.items() if items}})
    else:
        terminal.print_scores(result)
        terminal.print_misses(result, misses=misses, wrong=wrong)
