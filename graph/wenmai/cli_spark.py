"""`wenmai build --engine spark`: the options, and what is printed at the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from wenmai.cli_common import FAULTS, print_json
from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from wenmai.spark.engine import Summary
    from wenmai_extractors.custom import Custom


class Options(NamedTuple):
    """The options of `wenmai build` as they were given."""

    out: str
    master: str | None
    settings: tuple[str, ...]
    decisions: Path | None
    base: str
    seconds: float
    json: bool
    others: tuple[str, ...]  # options that are not for Spark


def build_on_spark(paths: Sequence[str], options: Options, *, custom: Custom | None) -> None:
    """Build as the options say, print what it came to, and exit with 1 if something was left out."""
    from wenmai.builder import ledger_of
    from wenmai.guard import Limits
    from wenmai.ledger import read_ledger
    from wenmai.spark.engine import build

    if options.others:
        given = ", ".join(options.others)
        raise WenmaiError(f"build: {given} is for --engine local; Spark has its own settings (--spark)")
    if "-" in paths:
        raise WenmaiError("build: standard input is for --engine local; give files to Spark")
    ledger = ledger_of(Path(options.out), options.decisions)
    summary = build(
        paths,
        out=options.out,
        master=options.master,
        settings=dict(_setting(each) for each in options.settings),
        decisions=() if ledger is None else read_ledger(ledger),
        custom=custom,
        base=options.base,
        limits=Limits(options.seconds),
    )
    _print(summary, options)
    if summary.failed or summary.stale:
        raise typer.Exit(FAULTS)


def _setting(text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found or not name.strip():
        raise WenmaiError(f"build: --spark takes NAME=VALUE, not {text}")
    return name.strip(), value


def _print(summary: Summary, options: Options) -> None:
    from wenmai.printable import printable

    if options.json:
        print_json({"out": options.out, "summary": summary})
        return
    for stale in summary.stale:
        typer.echo(printable(stale.message), err=True)
    for problem in summary.problems:
        typer.echo(printable(problem.reason), err=True)
    if summary.failed > len(summary.problems):
        typer.echo(f"… {summary.failed} in all, see {options.out}/problems.jsonl", err=True)
    figures = {
        "报道 reports": summary.reports,
        "文章 articles": summary.articles,
        "陈述 statements": summary.statements,
        "实体 entities": summary.entities,
        "事实 facts": summary.facts,
        "未读 failed": summary.failed,
    }
    typer.echo("  ".join(f"{name}: {count}" for name, count in figures.items()))
    typer.echo(f"写入 written: {options.out} (*.parquet, graph.nq, neo4j, *.jsonl, build.json)")
