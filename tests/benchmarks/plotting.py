"""The growth curve as SVG: seconds and memory against the number of reports, both axes by powers of ten."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any


def growth_svg(growth: Sequence[dict[str, Any]]) -> str:
    """Return the plot of what growth.py measured."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    # The same figures give the same file.
    with mpl.rc_context({"svg.hashsalt": "wenmai", "svg.fonttype": "none", "font.family": "sans-serif"}):
        figure = Figure(figsize=(8, 3.6), layout="constrained")
        seconds, memory = figure.subplots(1, 2)
        counts = [each["reports"] for each in growth]
        lines = {
            "extract, two workers": [each["seconds"]["extract"] for each in growth],
            "assemble": [each["seconds"]["assemble"] for each in growth],
            "write": [each["seconds"]["write"] for each in growth],
        }
        for name, values in lines.items():
            seconds.plot(counts, values, marker="o", label=name)
        seconds.set(xscale="log", yscale="log", xlabel="reports", ylabel="seconds")
        seconds.legend(frameon=False)
        memory.plot(counts, [each["memory"] / 1e6 for each in growth], marker="o", color="black")
        memory.set(xscale="log", yscale="log", xlabel="reports", ylabel="MB, main process")
        for axes in (seconds, memory):
            axes.grid(visible=True, alpha=0.3)
            axes.spines[["top", "right"]].set_visible(False)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None})
    return out.getvalue()
