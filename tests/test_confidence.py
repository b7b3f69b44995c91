"""How sure statements are is what reading them showed."""

from __future__ import annotations

import csv
from math import exp
from pathlib import Path
from statistics import fmean

from wenmai_extractors.lexicon import load_toml
from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document

JUDGED = Path(__file__).parents[1] / "extractors" / "tools" / "judged.csv"


def judged() -> list[tuple[float, int]]:
    """What the weights say of each judged statement, and whether it is right."""
    weights = load_toml("confidence.toml")
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    odds = (
        weights["odds"] + sum(weights[name][row[name]] for name in row if name not in ("page", "right"))
        for row in rows
    )
    return [(1 / (1 + exp(-each)), int(row["right"])) for each, row in zip(odds, rows, strict=True)]


def test_the_weights_say_how_many_of_the_judged_are_right() -> None:
    found = judged()
    assert abs(fmean(told for told, _ in found) - fmean(right for _, right in found)) < 0.01
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 1.0)):
        band = [(told, right) for told, right in found if low <= told < high]
        assert len(band) > 100
        assert abs(fmean(told for told, _ in band) - fmean(right for _, right in band)) < 0.06


def confidence_of(text: str, name: str) -> float:
    found = extract(Document(doc="a.txt", text=text)).statements
    (sure,) = {statement.confidence for statement in found if statement.object.name == name}
    return sure


def test_whom_the_sentence_names_is_surer_than_whom_only_the_article_is_about() -> None:
    near = confidence_of("松岭县文化馆\n松岭县文化馆荣获“省级文明单位”称号。\n", "省级文明单位")
    far = confidence_of(
        "松岭县文化馆建馆三十年\n春天里，院中花开。\n先后荣获“省级文明单位”称号。\n", "省级文明单位"
    )
    assert far < near < 1
