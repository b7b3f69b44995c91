"""What the commands print for people: tables, a progress bar, lists. Only the CLI imports this."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from wenmai import store
from wenmai.answers import Answer, short
from wenmai.builder import Build
from wenmai.check import Finding
from wenmai.evaluate import Evaluation, Score
from wenmai.exports import EXPORTS, wanted
from wenmai.merges import joined_count
from wenmai.metrics import Standing, ranked
from wenmai.model import KnowledgeGraph
from wenmai.printable import printable
from wenmai.progress import GATHERING, LOADING, MERGING, READING, RESOLVING, WRITING, Progress, untold
from wenmai.questions import Question
from wenmai.reports import Split
from wenmai.show import sentence_of
from wenmai_extractors.ontology import ontology

PLAIN_WIDTH = 120  # columns where the output is not a terminal

ENDS = 10  # characters shown of the beginning and the end of an article

COUNTS = {
    "reports": "报道",
    "articles": "文章",
    "statements": "陈述",
    "entities": "实体",
    "facts": "事实",
}


def console() -> Console:
    """A console on stdout that takes nothing in what it prints for markup or emoji."""
    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    return Console(width=width, markup=False, emoji=False, highlight=False)


STEPS = {
    READING: "读取 reading",
    GATHERING: "汇集 gathering statements",
    RESOLVING: "辨名 resolving names",
    MERGING: "归并 merging into facts",
    LOADING: "读回 loading the build",
    WRITING: "写出 writing",
}

# What may hold a report in a form that is not read, by the ends of its names, and what to do.
READABLE = {
    (".doc", ".wps", ".rtf", ".odt"): "save it as .docx",
    (".xls", ".xlsx", ".et", ".ods"): "save it as .csv",
    (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"): "a picture; run OCR on it",
    (".ofd", ".caj", ".ppt", ".pptx"): "save it as PDF",
    (".rar", ".7z", ".gz", ".tar"): "unpack it, or make it .zip",
}


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on stderr for what long work tells; none where that is no terminal."""
    if not sys.stderr.isatty():
        yield untold
        return
    from rich import progress as bars

    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.TextColumn("{task.fields[count]}"),
        bars.TimeElapsedColumn(),
        bars.TimeRemainingColumn(),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, bars.TaskID] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:  # each step has a bar of its own, the last is shown
                for task in tasks.values():
                    bar.update(task, visible=False)
                tasks[step] = bar.add_task(STEPS[step], total=None, count="")
            count = f"{done}/{total}" if total else ""
            bar.update(tasks[step], completed=done, total=total or None, count=count)

        yield tell


def figures(build: Build) -> dict[str, Any]:
    """What a build came to, as plain data: counts, counts by predicate, problems and skipped files."""
    kg = build.kg
    statements = Counter(statement.predicate for statement in kg.statements)
    facts = Counter(fact.predicate for fact in kg.facts)
    known = [name for name in ontology().predicates if name in statements]
    order = known + sorted(statements.keys() - set(known))
    return {
        "reports": len(kg.documents),
        "articles": len(kg.articles),
        "statements": len(kg.statements),
        "entities": len(kg.entities),
        "facts": len(kg.facts),
        "predicates": {name: {"statements": statements[name], "facts": facts[name]} for name in order},
        "derived": sum(bool(fact.derived) for fact in kg.facts),
        "merged": joined_count(kg),
        "decisions": len(kg.decisions),
        "stale": [stale.message for stale in kg.stale],
        "extracted": build.extracted,
        "kept": build.kept,
        "problems": [problem._asdict() for problem in build.problems],
        "skipped": list(build.skipped),
    }


def _no_report(name: str) -> str:
    """Why a file is no report, and what to do where it may hold one."""
    return next((hint for ends, hint in READABLE.items() if name.lower().endswith(ends)), "not a report")


def print_summary(figures: dict[str, Any], *, out: Path, formats: Sequence[str] = ()) -> None:
    """Print the table at the end of a build, and after it what was left out and where the files are."""
    table = Table(title="文脉 wenmai", title_justify="left")
    table.add_column("")
    table.add_column("陈述 statements", justify="right")
    table.add_column("事实 facts", justify="right")
    terms = ontology().predicates
    for name, counts in figures["predicates"].items():
        label = f"{terms[name].zh} {name}" if name in terms else name
        table.add_row(label, str(counts["statements"]), str(counts["facts"]))
    to = console()
    if figures["predicates"]:
        to.print(table)
    else:
        to.print("没有抽到任何陈述：请看是不是报道 nothing was extracted: are these reports?")
    to.print("  ".join(f"{zh} {name}: {figures[name]}" for name, zh in COUNTS.items()), soft_wrap=True)
    identity = {"derived": "推得的事实", "merged": "归并的实体", "decisions": "人工判断"}
    to.print("  ".join(f"{zh} {name}: {figures[name]}" for name, zh in identity.items()), soft_wrap=True)
    files = {"extracted": "新抽取的文件", "kept": "沿用的文件"}
    to.print("  ".join(f"{zh} {name}: {figures[name]}" for name, zh in files.items()), soft_wrap=True)
    for message in figures["stale"]:
        to.print(Text(f"未生效 {printable(message)}", style="red"), soft_wrap=True)
    for problem in figures["problems"]:
        to.print(Text(f"未用 left out: {printable(problem['reason'])}", style="red"), soft_wrap=True)
    for name in figures["skipped"]:
        to.print(Text(f"略过 skipped, {_no_report(name)}: {printable(name)}", style="dim"), soft_wrap=True)
    parts = (store.ENTITIES, store.FACTS, store.MERGES, store.SUGGESTIONS)
    others = (store.STATEMENTS, store.ARTICLES, *parts, f"{store.TEXTS}/", store.MANIFEST)
    written = ", ".join((*(export.file for export in wanted(formats)), *others))
    to.print(Text(f"写入 written: {printable(str(out))} ({written})"), soft_wrap=True)


def print_articles(splits: Iterable[Split]) -> None:
    """Print the articles of each report as a table: title, authors, date, size, where they begin and end."""
    to = console()
    for split in splits:
        table = Table(title=Text(printable(split.document.doc)), title_justify="left")
        for column, side in (
            ("", "right"),
            ("标题 title", "left"),
            ("作者 authors", "left"),
            ("日期 date", "left"),
        ):
            table.add_column(column, justify=side, overflow="fold")  # type: ignore[arg-type]
        table.add_column("字 size", justify="right")
        table.add_column("首 begins", overflow="fold")
        table.add_column("尾 ends", overflow="fold")
        for article in split.articles:
            body = "".join(split.document.text[span.start : span.end] for span in article.body)
            ends = (f"{body[:ENDS]}…", f"…{body[-ENDS:]}") if len(body) > 2 * ENDS else (body, "")
            size = str(sum(len(span) for span in article.spans))
            cells = (article.title, " ".join(article.authors), article.date or "", size, *ends)
            table.add_row(str(article.index), *(Text(printable(cell)) for cell in cells))
        to.print(table)


def print_lines(lines: Iterable[RenderableType]) -> None:
    """Print strings or rich texts, one a line, however long."""
    to = console()
    for line in lines:
        to.print(printable(line) if isinstance(line, str) else line, soft_wrap=True)


def print_questions(questions: Iterable[Question]) -> None:
    """Print the ready-made questions, each with what it asks."""
    for question in questions:
        print_lines((f"{question.name:22}{question.zh}", f"{'':22}{question.en}"))


def print_formats() -> None:
    """Print the formats that a graph can be written in, with their files."""
    for export in EXPORTS:
        print_lines((f"{export.format:17}{export.file:27}{export.zh}", f"{'':44}{export.en}"))


def print_standings(kg: KnowledgeGraph, found: Mapping[str, Standing], *, top: int) -> None:
    """Print the `top` entities with their degree, betweenness and community."""
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("实体 entity", overflow="fold")
    table.add_column("类型 type")
    for column in ("度 degree", "邻居 neighbours", "中介度 betweenness", "社群 community"):
        table.add_column(column, justify="right")
    for id_ in ranked(found)[:top]:
        entity, standing = kg.entity[id_], found[id_]
        numbers = (standing.degree, standing.neighbours, f"{standing.betweenness:.4f}", standing.community)
        table.add_row(Text(printable(entity.name)), printable(entity.type), *map(str, numbers))
    to = console()
    to.print(table)
    groups = len({standing.community for standing in found.values()})
    to.print(f"{len(found)} 实体 entities, {groups} 社群 communities")


def print_answer(answer: Answer, *, base: str) -> None:
    """Print the answer of a query as a table, and below it how many rows there are."""
    table = Table(show_edge=False, pad_edge=False)
    for column in answer.columns:
        table.add_column(Text(printable(column)), overflow="fold")
    for cells in answer.rows:
        table.add_row(*(Text(printable(short(cell, base=base))) for cell in cells))
    to = console()
    if answer.columns:
        to.print(table)
    more = "+" if answer.cut else ""
    to.print(f"{len(answer.rows)}{more} 行 row{'' if len(answer.rows) == 1 else 's'}")


def print_scores(result: Evaluation) -> None:
    """Print the figures of an evaluation as a table."""
    table = Table()
    for column in ("predicate", "core", "found", "recall", "strict", "precision", "F1"):
        table.add_column(column, justify="left" if column == "predicate" else "right")
    for name, score in result.predicates.items():
        table.add_row(name, *_cells(score))
    table.add_section()
    table.add_row("TOTAL", *_cells(result.total))
    to = console()
    to.print(table)
    to.print(f"qualifiers right: {result.qualifiers_right} of {result.qualifiers_asked}")
    if result.grounded is not None:
        to.print(f"statements whose evidence stands in the report: {result.grounded} of {result.statements}")
    confused = ", ".join(f"{name} {count}" for name, count in result.confused.items())
    to.print(f"taken for received: {confused or 'nothing'}; found again: {result.repeats}")


def _cells(score: Score) -> list[str]:
    rates = (score.recall, score.recall_strict, score.precision, score.f1)
    return [str(score.core), str(score.found), *("-" if rate is None else f"{rate:.2f}" for rate in rates)]


def print_misses(result: Evaluation, *, misses: int, wrong: int) -> None:
    """List so many core gold statements that were not found, and so many finds that match nothing."""
    lines = [
        f"missed  {g.doc}  {g.s.name} | {g.p[0]} | {g.o.name}  「{g.quote}」" for g in result.misses[:misses]
    ]
    for statement in result.wrong[:wrong]:
        sentence = sentence_of(statement)
        triple = f"{statement.subject.name} | {statement.predicate} | {statement.object.name}"
        lines.append(f"wrong   {statement.doc}  {triple}  「{sentence.text if sentence else ''}」")
    print_lines(lines)


def print_findings(findings: Sequence[Finding]) -> None:
    """What `wenmai check` found: each with its sentence, and how many of each kind."""
    lines = console()
    for finding in findings:
        colour = "red" if finding.severity == "error" else "yellow"
        head = Text(f"{finding.severity} {finding.rule}: ", style=colour)
        lines.print(head + Text(printable(f"{finding.message}  [{finding.doc}]")))
        lines.print(Text(f"    {printable(finding.sentence)}", style="dim"))
    counts = Counter(finding.severity for finding in findings)
    lines.print(f"错误 errors: {counts['error']}  提示 notes: {counts['note']}")
