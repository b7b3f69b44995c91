"""The measure of the article split itself: it must see what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample import PAGE
from split import measure, report

FIRST = {"title": "书车进村", "authors": ["周文远"], "first": "书车开进", "last": "孩子都来了。"}
SECOND = {"title": "堤上的人", "authors": ["罗志强"], "first": "老段每天", "last": "从不误点。"}


@pytest.mark.parametrize(
    ("gold", "right"),
    [
        ([FIRST, SECOND], [2, 2, 2]),
        ([FIRST, {**SECOND, "authors": []}], [2, 1, 2]),
        ([FIRST, {**SECOND, "title": ""}], [2, 2, 1]),
        ([{**FIRST, "title": "书车 进村！"}], [1, 1, 1]),
        ([{**FIRST, "last": "从不误点。"}], [0, 0, 0]),
        ([{**FIRST, "last": "个村的"}, {**FIRST, "first": "孩子"}], [0, 0, 0]),
    ],
    ids=["all", "author", "title", "signs", "cut in two", "joined"],
)
def test_what_is_wrong_is_counted(tmp_path: Path, gold: list[dict[str, object]], right: list[int]) -> None:
    (tmp_path / "甲.txt").write_text(PAGE, encoding="utf-8")
    lines = [json.dumps({"doc": "甲", "article": f"A{n}", **line}) for n, line in enumerate(gold)]
    (tmp_path / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "gold.jsonl").rename(tmp_path / "gold")
    results = measure(tmp_path / "gold", tmp_path / "甲.txt")
    assert [
        sum(r.found for r in results),
        sum(r.authors for r in results),
        sum(r.title for r in results),
    ] == right
    assert len(list(report(results))) == 3 + sum(not (r.authors and r.title) for r in results)
