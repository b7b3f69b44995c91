from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from sample import received, told

from wenmai import store
from wenmai.evaluate import Evaluation, Gold, GoldName, closeness, evaluate, evaluate_files, read_gold
from wenmai_extractors.errors import DataError
from wenmai_extractors.records import Statement

UNIT, HONOUR = "白水县文明办", "全国文明单位"


def gold(
    subject: str = UNIT,
    object_: str = HONOUR,
    *predicates: str,
    tier: str = "core",
    aliases: tuple[str, ...] = (),
    quote: str = "",
    **q: Any,
) -> Gold:
    return Gold(
        doc="a",
        s=GoldName(name=subject),
        p=predicates or ("received",),
        o=GoldName(name=object_, aliases=aliases),
        q=q,
        quote=quote,
        tier=tier,
    )


def rates(result: Evaluation) -> tuple[float | None, float | None, float | None]:
    return result.total.recall, result.total.recall_strict, result.total.precision


def test_the_same_is_right() -> None:
    result = evaluate([gold()], [received(UNIT, HONOUR)])
    assert rates(result) == (1.0, 1.0, 1.0)
    assert result.total.f1 == 1.0


def test_nothing_found_and_nothing_right() -> None:
    assert rates(evaluate([gold()], [])) == (0.0, 0.0, None)
    assert rates(evaluate([gold()], [received("青石县", "先进集体")])) == (0.0, 0.0, 0.0)
    assert evaluate([gold()], []).total.f1 == 0.0


def test_a_close_name_is_right_but_not_strictly() -> None:
    assert rates(evaluate([gold()], [received("白水县文明办公室", HONOUR)])) == (1.0, 0.0, 1.0)
    assert rates(evaluate([gold()], [received("青石县文明办", "文明单位")])) == (0.0, 0.0, 0.0)


def test_an_alias_is_strictly_right() -> None:
    assert rates(evaluate([gold(aliases=("文明单位称号",))], [received(UNIT, "文明单位称号")])) == (1, 1, 1)


def test_the_predicate_counts_and_a_second_one_may_be_accepted() -> None:
    pursued = told(f"{UNIT}争创{HONOUR}", UNIT, "pursues", HONOUR, "争创")
    assert rates(evaluate([gold()], [pursued])) == (0.0, 0.0, 0.0)
    assert rates(evaluate([gold(UNIT, HONOUR, "received", "pursues")], [pursued]))[0] == 1.0


def test_hopes_taken_for_honours_are_counted() -> None:
    result = evaluate([gold(UNIT, HONOUR, "pursues")], [received(UNIT, HONOUR)])
    assert result.confused == {"pursues": 1}


def test_optional_gold_counts_neither_way() -> None:
    both = [gold(), gold("青石县教育局", "先进集体", tier="optional")]
    found = [received(UNIT, HONOUR), received("青石县教育局", "先进集体")]
    assert rates(evaluate(both, found)) == (1.0, 1.0, 1.0)
    assert rates(evaluate(both, found[:1])) == (1.0, 1.0, 1.0)


def test_a_second_finding_counts_neither_way_and_matching_is_one_to_one() -> None:
    found = [received(UNIT, HONOUR), received(UNIT, HONOUR, edition=5)]
    result = evaluate([gold()], found)
    assert (result.total.found, result.repeats) == (1, 1)
    twice = evaluate([gold(), gold(edition=6)], found)
    assert (twice.total.hit, twice.repeats) == (2, 0)


def test_of_two_gold_lines_the_one_with_the_same_qualifiers_is_matched() -> None:
    result = evaluate([gold(edition=4), gold(edition=5)], [received(UNIT, HONOUR, edition=5)])
    assert (result.qualifiers_asked, result.qualifiers_right) == (1, 1)


@pytest.mark.parametrize(
    ("asked", "given", "right"),
    [
        ({"edition": 5}, {"edition": 5}, True),
        ({"edition": 5}, {"edition": 6}, False),
        ({"edition": 5}, {}, False),
        ({"value": 8}, {"value": 8.0}, True),
        ({"approx": True}, {"approx": True}, True),
        ({"time": "2019"}, {"time": "2019-05"}, False),
        ({"time": "2019~"}, {"time": "2019"}, True),
        ({"conferredBy": "中央文明办"}, {"conferred_by": ("中央文明办", "别的")}, True),
        ({"conferredBy": ["中央文明办"]}, {"conferred_by": ("别的",)}, False),
        ({"place": "白水县城"}, {"place": "白水县"}, True),
    ],
)
def test_qualifiers(asked: dict[str, Any], given: dict[str, Any], right: bool) -> None:
    result = evaluate([gold(**asked)], [received(UNIT, HONOUR, **given)])
    assert (result.qualifiers_asked, result.qualifiers_right) == (1, int(right))


def test_unscored_predicates_and_other_reports_are_left_out() -> None:
    author = told(f"{UNIT}王伟", "王伟", "authored", UNIT, types=("Person", "Report"))
    elsewhere = received(UNIT, HONOUR, doc="b.txt")
    result = evaluate([gold(), gold("王伟", UNIT, "authored")], [author, elsewhere])
    assert (result.total.core, result.total.found) == (1, 0)


def test_evidence_is_checked_against_the_text() -> None:
    statement = received(UNIT, HONOUR)
    text = statement.evidence[0].text
    assert evaluate([gold()], [statement], texts={"a": text}).grounded == 1
    assert evaluate([gold()], [statement], texts={"a": f"又{text}"}).grounded == 0
    assert evaluate([gold()], [statement]).grounded is None


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("“全国文明单位”", "全国文明单位", 1.0, 1.0),
        ("ＡＢ", "ab", 1.0, 1.0),
        ("甲", "", 0.0, 0.0),
        ("全国文明单位", "文明单位", 0.85, 0.85),
        ("全国文明单位荣誉称号", "单位", 0.0, 0.3),
        ("福州市", "抚州市", 0.0, 0.6),
    ],
)
def test_closeness(one: str, other: str, least: float, most: float) -> None:
    assert least <= closeness(one, other) == closeness(other, one) <= most


def write_lines(path: Path, *lines: dict[str, Any]) -> None:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def test_files(tmp_path: Path) -> None:
    statement: Statement = received(UNIT, HONOUR, doc="folder/a.txt", edition=5)
    name = {"name": UNIT, "aliases": [], "type": "Organisation"}
    write_lines(
        tmp_path / "statements.jsonl",
        {
            **{"doc": "a", "article": 1, "s": name, "p": ["received"], "o": {"name": HONOUR}},
            **{"q": {"edition": 5}, "quote": HONOUR, "tier": "core"},
        },
    )
    (tmp_path / "found.jsonl").write_text("".join(store.json_lines([statement])), encoding="utf-8")
    (tmp_path / "a.txt").write_text(statement.evidence[0].text, encoding="utf-8")
    result = evaluate_files(tmp_path, statements=tmp_path / "found.jsonl", sources=tmp_path)
    figures = result.figures()
    assert figures["total"]["f1"] == 1.0
    assert figures["qualifiers"] == {"asked": 1, "right": 1, "rate": 1.0}
    assert figures["grounding"] == {"grounded": 1, "statements": 1}


def test_gold_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_gold(tmp_path)
    write_lines(tmp_path / "statements.jsonl", {"doc": "a"})
    with pytest.raises(DataError, match="line 1"):
        read_gold(tmp_path)
    (tmp_path / "statements.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="no gold"):
        read_gold(tmp_path)


def test_the_gold_line_in_the_readme_is_one(tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    (tmp_path / "statements.jsonl").write_text(line, encoding="utf-8")
    (read,) = read_gold(tmp_path)
    assert read.core
    assert read.p == ("received",)
    assert read.quote.endswith("称号")
