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


def test_of_the_judged_as_many_are_right_as_the_weights_say_or_more() -> None:
    found = judged()
    shares: list[float] = []
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 1.0)):
        band = [(told, right) for told, right in found if low <= told < high]
        assert len(band) > 100
        shares.append(fmean(right for _, right in band))
        assert -0.05 < shares[-1] - fmean(told for told, _ in band) < 0.1
    assert shares == sorted(shares)


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
