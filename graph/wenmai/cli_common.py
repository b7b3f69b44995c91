"""What the commands of `wenmai` have in common: exit codes, options, how they complain."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

FAULTS = 1  # exit code: done, but some input was bad or some check failed
REFUSED = 2  # exit code: nothing could be done

Reports = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATHS", help="Report files, folders or archives of them, or `-`.", show_default=False
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
BuildDir = Annotated[Path, typer.Option("--dir", help="The folder that `wenmai build` wrote.")]
Decisions = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Ledger of human decisions.  [default: decisions.jsonl in the folder of the build]",
    ),
]


def complain(message: str) -> None:
    """Print `message` on stderr, each line with the program's name."""
    from wenmai.printable import printable

    for line in message.split("\n"):
        typer.echo(f"wenmai: {printable(line)}", err=True)


def print_json(data: Any) -> None:
    """Print `data` as indented JSON. A file name that is not UTF-8 comes out with escapes (\\udcff)."""
    import json

    import msgspec

    typer.echo(json.dumps(msgspec.to_builtins(data), ensure_ascii=False, indent=2))
