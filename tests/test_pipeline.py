"""From a document to its statements: what each predicate looks like, proof, stability, hostile reports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from msgspec.structs import replace
from proof import check

from wenmai_extractors.ontology import ontology
from wenmai_extractors.pipeline import extract
from wenmai_extractors.reading import read_document
from wenmai_extractors.records import Document, Evidence, Extraction, Statement

TESTS = Path(__file__).parent
REPORTS = [*sorted((TESTS.parent / "seeds").rglob("*.txt")), *sorted((TESTS / "pages").rglob("page.txt"))]

Proof = tuple[str, int, int]


class Case(NamedTuple):
    """A sentence and the one statement of `predicate` it makes; `proof` leaves out the sentence's own."""

    text: str
    subject: tuple[str, str]
    predicate: str
    object: tuple[str, str]
    qualifiers: dict[str, Any]
    proof: list[Proof]
    mention: str = ""


BUREAU = ("石桥县教育局", "Organisation")
CASES = [
    Case(
        "石桥县教育局获得全国文明单位称号。",
        BUREAU,
        "received",
        ("全国文明单位", "Honour"),
        {"level": "national"},
        [("subject", 0, 6), ("object", 8, 14), ("trigger", 6, 8), ("level", 8, 14)],
    ),
    Case(
        "2020年，石桥县教育局被省文明委授予第五届“省级文明单位”称号。",
        BUREAU,
        "received",
        ("省级文明单位", "Honour"),
        {"time": "2020", "edition": 5, "conferredBy": ("省文明委",), "level": "provincial"},
        [
            ("subject", 6, 12),
            ("object", 22, 30),
            ("trigger", 17, 19),
            ("conferredBy", 13, 17),
            ("edition", 19, 22),
            ("level", 22, 30),
            ("time", 0, 5),
        ],
        mention="“省级文明单位”",
    ),
    Case(
        "石桥县教育局入围全国文明单位提名。",
        BUREAU,
        "nominatedFor",
        ("全国文明单位", "Honour"),
        {"level": "national"},
        [("subject", 0, 6), ("object", 8, 14), ("trigger", 6, 8), ("level", 8, 14)],
    ),
    Case(
        "石桥县教育局正在争创全国文明单位。",
        BUREAU,
        "pursues",
        ("全国文明单位", "Honour"),
        {"level": "national"},
        [("subject", 0, 6), ("object", 10, 16), ("trigger", 8, 10), ("level", 10, 16)],
    ),
    Case(
        "石桥县文明委评选出文明家庭17户。",
        ("石桥县文明委", "Organisation"),
        "conferred",
        ("文明家庭", "Honour"),
        {"count": 17, "unit": "户"},
        [("subject", 0, 6), ("object", 9, 13), ("trigger", 6, 9), ("count", 13, 16), ("unit", 13, 16)],
    ),
    Case(
        "石桥县教育局开展宣讲活动10余次。",
        BUREAU,
        "organised",
        ("宣讲活动", "Activity"),
        {"count": 10, "unit": "次", "approx": True},
        [
            ("subject", 0, 6),
            ("object", 8, 12),
            ("trigger", 6, 8),
            ("approx", 12, 16),
            ("count", 12, 16),
            ("unit", 12, 16),
        ],
    ),
    Case(
        "2021年3月，石桥县教育局在河口镇举办读书活动。",
        BUREAU,
        "organised",
        ("读书活动", "Activity"),
        {"time": "2021-03", "place": "河口镇"},
        [("subject", 8, 14), ("object", 20, 24), ("trigger", 18, 20), ("place", 15, 18), ("time", 0, 7)],
    ),
    Case(
        "石桥县教育局参加全县运动会。",
        BUREAU,
        "participatedIn",
        ("全县运动会", "Activity"),
        {},
        [("subject", 0, 6), ("object", 8, 13), ("trigger", 6, 8)],
    ),
    Case(
        "石桥县教育局实施名师培养工程。",
        BUREAU,
        "implements",
        ("名师培养工程", "Programme"),
        {},
        [("subject", 0, 6), ("object", 8, 14), ("trigger", 6, 8)],
    ),
    Case(
        "石桥县教育局印发《教师培训实施方案》。",
        BUREAU,
        "issued",
        ("教师培训实施方案", "Document"),
        {},
        [("subject", 0, 6), ("object", 8, 18), ("trigger", 6, 8)],
        mention="《教师培训实施方案》",
    ),
    Case(
        "石桥县教育局学习贯彻《公民道德建设纲要》。",
        BUREAU,
        "follows",
        ("公民道德建设纲要", "Document"),
        {},
        [("subject", 0, 6), ("object", 10, 20), ("trigger", 6, 10)],
        mention="《公民道德建设纲要》",
    ),
    Case(
        "石桥县教育局建成农家书屋12个。",
        BUREAU,
        "established",
        ("农家书屋", "Facility"),
        {"count": 12, "unit": "个"},
        [("subject", 0, 6), ("object", 8, 12), ("trigger", 6, 8), ("count", 12, 15), ("unit", 12, 15)],
    ),
    Case(
        "石桥县教育局与石桥县图书馆签订共建协议。",
        BUREAU,
        "partneredWith",
        ("石桥县图书馆", "Organisation"),
        {},
        [("subject", 0, 6), ("object", 7, 13), ("trigger", 13, 15)],
    ),
    Case(
        "石桥县教育局局长王小明带头宣讲。",
        ("王小明", "Person"),
        "holdsPost",
        ("石桥县教育局", "Organisation"),
        {"post": "局长"},
        [("subject", 8, 11), ("object", 0, 6), ("post", 6, 8)],
    ),
    Case(
        "石桥县教育局投入资金8000余万元。",
        BUREAU,
        "measured",
        ("投入资金", "Indicator"),
        {"value": 80_000_000, "unit": "元", "approx": True},
        [("subject", 0, 6), ("object", 6, 10), ("approx", 10, 17), ("unit", 10, 17), ("value", 10, 17)],
    ),
    Case(
        "玉树市位于青海省。",
        ("玉树市", "Place"),
        "locatedIn",
        ("青海省", "Place"),
        {},
        [("subject", 0, 3), ("trigger", 3, 5), ("object", 5, 8)],
    ),
    Case(
        "石桥县林场隶属于石桥县林业局。",
        ("石桥县林场", "Organisation"),
        "partOf",
        ("石桥县林业局", "Organisation"),
        {},
        [("subject", 0, 5), ("trigger", 5, 8), ("object", 8, 14)],
    ),
]


def read(text: str, *, doc: str = "甲.txt") -> Extraction:
    return extract(Document(doc=doc, text=text))


def told(text: str) -> list[Statement]:
    """What is said in `text`, without who wrote it and what it is about."""
    return [s for s in read(text).statements if s.predicate not in ("about", "authored")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.predicate}: {case.text}")
def test_a_statement_in_full(case: Case) -> None:
    extraction = read(f"{case.text}\n")
    check(extraction)
    (made,) = (s for s in extraction.statements if s.predicate == case.predicate)
    assert (made.subject.name, made.subject.type) == case.subject
    assert made.subject.mention == case.subject[0]
    assert (made.object.name, made.object.type) == case.object
    assert made.object.mention == (case.mention or case.object[0])
    assert msgspec.to_builtins(made.qualifiers) == case.qualifiers
    assert made.evidence[0] == Evidence(role="sentence", start=0, end=len(case.text), text=case.text)
    assert sorted((e.role, e.start, e.end) for e in made.evidence[1:]) == sorted(case.proof)
    assert (made.doc, made.article) == ("甲.txt", 1)


def test_the_cases_cover_all_predicates_but_those_of_signatures() -> None:
    assert {case.predicate for case in CASES} == ontology().predicates.keys() - {
        "about",
        "authored",
        "targets",
    }


def test_byline_and_headline() -> None:
    text = "石桥县教育局工作纪实\n\n周文远 赵小兰\n\n近年来，印发《教师培训方案》。\n"
    extraction = read(text)
    check(extraction)
    made = [(s.subject.name, s.predicate, s.object.name) for s in extraction.statements]
    assert sorted(made) == [
        ("周文远", "authored", "石桥县教育局工作纪实"),
        ("石桥县教育局", "issued", "教师培训方案"),
        ("石桥县教育局工作纪实", "about", "石桥县教育局"),
        ("赵小兰", "authored", "石桥县教育局工作纪实"),
    ]
    (issued,) = (s for s in extraction.statements if s.predicate == "issued")
    subject = next(e for e in issued.evidence if e.role == "subject")
    assert (subject.start, subject.text) == (0, "石桥县教育局")


def test_a_body_before_a_signature_is_no_post() -> None:
    page = "石桥县水务局 周文远 摄\n\n7月3日，石桥县水务局的巡堤员查看水位。\n"
    signed = [s for s in read(page).statements if s.subject.type == "Person"]
    assert [(s.subject.name, s.predicate) for s in signed] == [("周文远", "authored")]


def test_a_name_set_apart_is_one_name() -> None:
    page = "堤上的人\n\n本报记者 李　明\n\n石桥县水务局组织巡堤队伍。\n"
    signed = [s for s in read(page).statements if s.predicate == "authored"]
    assert [s.subject.name for s in signed] == ["李明"]
    assert [e.text for e in signed[0].evidence if e.role == "subject"] == ["李　明"]


def test_line_breaks_stay_in_the_proof() -> None:
    text = "石桥县教育局荣获第五届“全国文明\n单位”称号，全局上下深受鼓舞并继续努力。\n"
    (made,) = told(text)
    assert (made.object.name, made.qualifiers.edition) == ("全国文明单位", 5)
    proof = next(e for e in made.evidence if e.role == "object")
    assert proof.text == text[proof.start : proof.end] == "“全国文明\n单位”"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("石桥县文明委评选出省级文明城市3个、文明村镇17个。", ["省级文明城市", "省级文明村镇"]),
        ("石桥县教育局先后开展“晨读”“夜读”等活动20余场。", ["晨读活动", "夜读活动"]),
        ("石桥县教育局印发《甲方案》《乙细则》。", ["甲方案", "乙细则"]),
        ("石桥县教育局举办技能比赛和知识讲座。", ["技能比赛", "知识讲座"]),
    ],
)
def test_a_list_makes_a_statement_for_each_name(text: str, names: list[str]) -> None:
    assert [statement.object.name for statement in told(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "石桥县教育局将举办教师技能比赛。",
        "石桥县教育局计划印发《教师培训方案》。",
        "石桥县教育局没有获得全国文明单位称号。",
        "石桥县教育局不得举办比赛。",
        "未来五年，石桥县教育局举办教师技能比赛。",
        "会议要求，举办教师技能比赛。",
        "让我们共同建设美好家园！",
        "石桥县教育局进一步加强作风建设。",
        "石桥县教育局营造了浓厚氛围。",
    ],
)
def test_plans_denials_and_slogans_say_nothing(text: str) -> None:
    assert told(text) == []


def test_kept_and_revoked_are_said_as_status() -> None:
    (kept,) = told("2020年，石桥县教育局继续保留全国文明单位荣誉称号。")
    (revoked,) = told("2020年，石桥县教育局被撤销全国文明单位荣誉称号。")
    assert [(s.predicate, s.qualifiers.status) for s in (kept, revoked)] == [
        ("received", "kept"),
        ("received", "revoked"),
    ]


def test_a_word_that_is_also_a_place_gives_no_level() -> None:
    (made,) = told("石桥县教育局获平安建设先进单位称号。")
    assert made.qualifiers.level is None


@pytest.mark.parametrize(
    "path", REPORTS, ids=lambda path: path.name if path.name[0] != "p" else path.parent.name
)
def test_reports_are_proved_and_no_statement_crosses_an_article(path: Path) -> None:
    extraction = extract(read_document(path, doc=path.name))
    check(extraction)
    articles = {article.index: article for article in extraction.articles}
    for statement in extraction.statements:
        own = articles[statement.article]
        for evidence in statement.evidence:
            assert any(span.start <= evidence.start < span.end for span in own.spans)
            assert any(span.start < evidence.end <= span.end for span in own.spans)
            for other in articles.values():
                if other is not own:
                    assert not [s for s in other.body if s.start < evidence.end and evidence.start < s.end]


def test_the_name_of_the_document_changes_ids_and_nothing_else() -> None:
    text = (TESTS / "pages" / "03_two_columns" / "page.txt").read_text(encoding="utf-8")
    one, other = read(text, doc="甲.txt"), read(text, doc="乙.txt")
    assert len(one.statements) > 2
    assert not {s.id for s in one.statements} & {s.id for s in other.statements}
    assert [replace(s, id="", doc="") for s in one.statements] == [
        replace(s, id="", doc="") for s in other.statements
    ]


PRINT = """
import sys
from pathlib import Path
from wenmai_extractors.pipeline import extract
from wenmai_extractors.reading import read_document
import msgspec
for name in sys.argv[1:]:
    for statement in extract(read_document(Path(name), doc=Path(name).name)).statements:
        print(msgspec.json.encode(statement).decode())
"""


def test_two_hash_seeds_give_the_same_bytes() -> None:
    def run(seed: str) -> bytes:
        command = [sys.executable, "-c", PRINT, *map(str, REPORTS[::3])]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        return subprocess.run(command, env=environment, check=True, capture_output=True).stdout

    first = run("1")
    assert len(first.splitlines()) > 50
    assert run("2") == first


def test_a_mention_is_written_as_in_the_report() -> None:
    text = (
        '　　近年來，為了讓居民的生活更加舒心，城北社區成立志願服\n務隊，又為老人和兒童開展"書香"讀書活動。\n'
    )
    made = extract(Document(doc="x.txt", text=text)).statements
    found = {s.predicate: (s.subject.mention, s.object.name, s.object.mention) for s in made}
    assert found["established"] == ("城北社區", "志愿服务队", "志願服務隊")
    assert found["organised"] == ("城北社區", "书香读书活动", '"書香"讀書活動')


def test_what_is_no_whole_number_is_no_count() -> None:
    found = told("石桥县妇联开展志愿服务活动1.5次。")
    said = [s.qualifiers for s in found if s.predicate == "organised"]
    assert [(q.count, q.unit) for q in said] == [(None, None)]
