"""The figures as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

MANY = 10_000_000  # reports that a cluster is for
CLUSTERS = (16, 64, 256, 1024)  # cores


def markdown(figures: dict[str, Any]) -> str:
    """Return the tables of what was measured."""
    machine = figures["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in machine["versions"].items())
    parts = [
        f"{machine['cores']} cores, load {machine['load']} at the start, Python {machine['python']}, "
        f"{versions}; medians of {figures['times']} alternating runs."
    ]
    parts += [_stages(figures["stages"]), _starts(figures["starts"]), _cores(figures["cores"])]
    if figures["growth"]:
        parts += _growth(figures["growth"])
    if figures.get("spark"):
        parts += _spark(figures["spark"])
    return "\n\n".join(parts) + "\n"


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [header, ["---"] * len(header), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _stages(stages: dict[str, Any]) -> str:
    size, seconds = stages["bytes"] / 1e6, stages["seconds"]
    cut = seconds["jieba.cut"]
    rows = [
        (
            name,
            f"{size / taken:.3f}" if taken else "",
            f"{taken / stages['reports'] * 1e3:.2f}",
            f"{cut / taken:.2f}",
        )
        for name, taken in seconds.items()
    ]
    note = "" if stages["lac"] else "\n\nlac-onnx was not installed."
    return _table(("stage, one core", "MB/s", "ms a report", "speed of jieba.cut = 1"), rows) + note


def _starts(starts: dict[str, float]) -> str:
    return _table(("start", "s"), ((f"`{name}`", f"{seconds:.2f}") for name, seconds in starts.items()))


def _cores(cores: dict[str, Any]) -> str:
    times = cores["one"] / cores["two"]
    row = (cores["reports"], f"{cores['one']:.1f}", f"{cores['two']:.1f}", f"{times:.2f}")
    return _table(("extraction of reports", "one worker, s", "two, s", "times faster"), [row])


def _growth(growth: Sequence[dict[str, Any]]) -> list[str]:
    sizes = [
        (
            f"{each['reports']:,}",
            f"{each['bytes'] / 1e6:.1f}",
            f"{each['statements']:,}",
            f"{each['entities']:,}",
            f"{each['facts']:,}",
            f"{each['seconds']['extract']:.1f}",
            f"{each['seconds']['assemble']:.1f}",
            f"{each['seconds']['write']:.1f}",
            f"{each['written'] / 1e6:,.0f}",
            f"{each['memory'] / 1e6:.0f}",
            f"{each['worker memory'] / 1e6:.0f}",
            f"{each['seconds']['show']:.2f}" if "show" in each["seconds"] else "–",
        )
        for each in growth
    ]
    header = [
        "reports",
        "MB",
        "statements",
        "entities",
        "facts",
        "extract, s",
        "assemble, s",
        "write, s",
        "written, MB",
        "memory, MB",
    ]
    exported = [each for each in growth if each["exports"]][-1:]
    loaded = [each for each in growth if "load" in each["seconds"]][-1:]
    asked = [
        (f"{name}", f"{seconds:.3f}")
        for each in loaded
        for name, seconds in each["seconds"].items()
        if name not in ("extract", "assemble", "write", "show")
    ]
    return [
        _table([*header, "a worker, MB", "show, s"], sizes),
        *map(_exports, exported),
        *(_table((f"RDF of {each['reports']:,} reports", "s"), asked) for each in loaded),
    ]


def _exports(found: dict[str, Any]) -> str:
    rows = (
        (name, f"{seconds:.2f}", f"{found['sizes'][name] / 1e6:.1f}")
        for name, seconds in found["exports"].items()
    )
    return _table((f"export of {found['reports']:,} reports", "s", "MB"), rows)


def _spark(spark: dict[str, Any]) -> list[str]:
    """The runs, and what they say of a cluster: what another report costs times the number of reports."""
    runs = spark["runs"]
    rows = [
        (
            f"{each['reports']:,}",
            f"{each['seconds']:.1f}",
            f"{each['processor']:.1f}",
            f"{each['statements']:,}",
            f"{each['facts']:,}",
            each["failed"],
            f"{each['written'] / 1e6:.1f}",
        )
        for each in runs
    ]
    header = (
        f"Spark, `{spark['master']}`: reports",
        "s",
        "processor, s",
        "statements",
        "facts",
        "failed",
        "written, MB",
    )
    few, many = runs[0], runs[-1]
    more = many["reports"] - few["reports"]
    cost = (many["processor"] - few["processor"]) / more  # core seconds of another report
    kept = (many["written"] - few["written"]) / more
    estimates = [
        (f"{number:,}", f"{MANY * cost / number / 3600:.1f}", f"{MANY * kept / 1e9:.0f}")
        for number in CLUSTERS
    ]
    said = (
        f"Another report costs {cost * 1e3:.0f} ms of a core in all, by the difference of these runs. "
        f"{MANY:,} reports at that price, with nothing of what was not measured:"
    )
    return [_table(header, rows), said, _table(("cores", "hours", "written, GB"), estimates)]
