"""Reports made to break extraction: each ends soon, and what it gives is proved."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from time import perf_counter, process_time

import pytest
from factory import HOSTILE as NAMES
from hypothesis import given, settings
from hypothesis import strategies as st
from proof import check
from readback import read_back

from wenmai.builder import build
from wenmai.exports import EXPORTS
from wenmai.guard import Limits
from wenmai.model import KnowledgeGraph
from wenmai.verify import verify
from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document, Extraction

GENEROUS = 60.0  # seconds; the slowest takes about five on one core of a laptop


def read(text: str) -> Extraction:
    return extract(Document(doc="甲.txt", text=text))


SENTENCE = "石桥县教育局开展“书香校园”活动10余次，获得全国文明单位称号。"


def repeated(text: str, size: int) -> Callable[[], str]:
    return lambda: (text * (size // len(text) + 1))[:size]


HOSTILE: dict[str, Callable[[], str]] = {
    "100,000 quotes": repeated("“", 100_000),
    "100,000 quotes in pairs": repeated("“”", 100_000),
    "50,000 opening brackets": repeated("（", 50_000),
    "50,000 half-width brackets": repeated("(", 50_000),
    "brackets nested 50,000 deep": lambda: "（" * 50_000 + "甲" + "）" * 50_000,
    "marks of all kinds nested": lambda: "“《（" * 15_000 + "”》）" * 15_000,
    "200 kB on one line": repeated(SENTENCE, 66_000),
    "digits only": repeated("1234567890", 200_000),
    "Chinese digits only": repeated("一二三四五", 50_000),
    "powers of ten": repeated("万亿", 50_000),
    "control characters": repeated("\x01\x02\x07\x0b\x1f", 200_000),
    "control characters in sentences": lambda: "\x01".join(SENTENCE * 200),
    "bidirectional marks": repeated("\u202e\u2066玉树\u2069\u200f\u202c", 100_000),
    "zero-width characters": lambda: "\u200b".join(SENTENCE * 200),
    "blanks": lambda: "市" + " " * 100_000 + "局",
    "wide blanks": repeated("市局" + "\u3000" * 20, 100_000),
    "commas": repeated("，", 100_000),
    "full stops": repeated("。", 100_000),
    "dashes": repeated("—", 100_000),
    "one character": repeated("局", 20_000),
    "beyond the basic plane": repeated("𠮷", 100_000),
    "short lines": repeated("王小明\n", 20_000),
    "headings": repeated("石桥县教育局工作\n\n", 20_000),
    "names in a list": repeated("扎西多杰、", 50_000),
    "bodies in a list": repeated("石桥县教育局、", 20_000),
    "regions in a row": repeated("青海省玉树州玉树市", 20_000),
    "markup": repeated("<script>alert('x')</script>&amp;", 50_000),
    "levels without a title": lambda: "石桥县被评为" + "全国和" * 3000 + "文明单位。",
    "titles without a sign between": repeated("获得全国文明单位", 10_000),
    "classes without a sign between": lambda: "石桥县第一中学荣获" + "先进集体先进个人" * 1000 + "。",
    "titles in a row that end in none": lambda: "石桥县第一中学荣获" + "先进集体先进个人" * 12 + "全国。",
    "pointers in a row": repeated("我校", 10_000),
    "winners in a list": lambda: "石桥县教育局、" * 2000 + "获得全国文明单位称号。",
    "years of an honour": lambda: (
        "石桥县教育局、" * 1000 + "1994年、" * 1200 + "和2005年获得全国文明单位称号。"
    ),
    "who came, without end": lambda: "县长王小明" + "参加并讲话" * 4000 + "（，）。",
    "persons who came": repeated("县长王小明出席并讲话，", 20_000),
    "verbs of coming": repeated("参加活动并", 20_000),
    "verbs of naming": repeated("被评为", 15_000),
    "praise without end": lambda: "石桥县开展" + "等好看的、参与度高的" * 2000 + "活动。",
    "bullets and blanks": repeated("●" + "\u3000" * 41, 50_000),
    "menus": repeated("首页|", 50_000),
    "ordinals": repeated("第十", 20_000),
    "asides in a list": lambda: "石桥公司（本部）、" * 2000 + "获得文明单位称号。",
    "articles": repeated(f"石桥县新闻\n\n本报讯（王小明）{SENTENCE}\n\n", 20_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_reports_end_soon_and_are_proved(name: str) -> None:
    text = HOSTILE[name]()
    start = perf_counter()
    extraction = read(text)
    assert perf_counter() - start < GENEROUS
    check(extraction)


@pytest.mark.parametrize(
    "text",
    [
        "石桥县教育局荣誉\n\n2015年江北省文明单位；●；2016年江北省文明单位；1、\n",
        "石桥县教育局荣誉\n\n2015年江北省文明单位；王小明：\n",
        "石桥县被评为省市两级",
        "石桥县教育局获得省市三级\n\n",
        "荣誉\n" + "2015年 江北省文明单位 省委、省政府\n荣誉\n" * 2 + "2015年 江北省文明单位",
    ],
)
def test_a_list_of_honours_may_end_anywhere(text: str) -> None:
    check(read(text))


def test_what_only_ends_as_counties_do_has_no_streets() -> None:
    check(read("街道妇联：治建设县团委"))


@pytest.mark.parametrize(
    ("before", "unit", "behind"),
    [
        ("石桥县被评为", "全国和", "文明单位。"),
        ("", "获得全国文明单位", "。"),
        ("2015年。", "全年受理。", ""),
        ("", "石桥县教育局、", "获得全国文明单位称号。"),
        ("县长王小明", "参加并讲话", "（，）。"),
        ("", "县长王小明出席并讲话，", ""),
        ("", "荣获文明单位和", ""),
        ("", "以局长为组长和", ""),
        ("", "县工会主席周兰和", ""),
    ],
)
def test_twice_the_text_does_not_take_ten_times_as_long(before: str, unit: str, behind: str) -> None:
    def seconds(size: int) -> float:
        start = perf_counter()
        read(before + unit * (size // len(unit)) + behind)
        return perf_counter() - start

    seconds(1000)  # what is read once, such as the lexicons
    assert seconds(12_000) < 10 * seconds(6000) + 1


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        ("", "书记罗延和"),
        ("取消", "青屏镇、"),
        ("", "河北唐山、"),
        ("", "红星村6个组217户"),
        ("", "由石桥县文联组织，"),
    ],
)
def test_what_is_named_over_and_over_is_looked_up_once(before: str, unit: str) -> None:
    def seconds(size: int) -> float:
        start = process_time()
        read(before + unit * (size // len(unit)))
        return process_time() - start

    seconds(1000)
    short = seconds(20_000)  # first: what is remembered of one length may help with another
    assert seconds(40_000) < 3 * short + 0.2


def test_a_sentence_without_end_is_not_quoted_over_and_over() -> None:
    text = repeated(SENTENCE.replace("。", "，"), 5000)()
    extraction = read(text)
    quoted = sum(len(evidence.text) for made in extraction.statements for evidence in made.evidence)
    assert quoted < 50 * len(text)


WORDS = """
石桥县教育局 玉树市 王小明 教师 局长 该局 全县 2020年 6月3日 第五届 10余次 3个 8000余万元
开展 举办 获得 被 授予 评选出 印发 建成 争创 将 没有 联合 由 主办 位于 下设 投入资金 参加
活动 比赛 “书香”活动 《方案》 全国文明单位 省级 先进集体 称号 书屋 工程 机制 运动会
"""
PIECES = [
    *"，。；：、“”《》（）\n　 的和等了",
    *WORDS.split(),
    "\n\n",
    "——",
    " and ",
    "\u200b",
    "𠮷",
    "本报讯（王小明）",
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_mixture_is_read_and_proved(text: str) -> None:
    check(read(text))


def sentences(hostile: str) -> str:
    """A report in which what is hostile stands in every place that extraction takes names from."""
    name = hostile.replace("\n", "").replace("\r", "")
    return (
        f"石桥县开展“{name}”活动\n\n本报讯（记者王小明）2020年6月3日，石桥县教育局开展了“{name}”主题活动。"
        f"石桥县教育局获得“{name}”先进集体称号。石桥县{name}学校被授予全国文明单位称号。"
        f"{name}印发了《{name}方案》。石桥县教育局与{name}局联合举办了“书香”比赛。\n\n{hostile}\n"
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[KnowledgeGraph, Path]:
    """A build of hostile reports in all formats, the names of the files hostile too."""
    place = tmp_path_factory.mktemp("hostile")
    reports, out = place / "in", place / "out"
    for number, hostile in enumerate(NAMES):
        name = "".join(c for c in hostile if c not in "/\x00" and c.isprintable())[:40].strip(".")
        path = reports / f"{number}{name}" / f"报道{name}.txt"
        path.parent.mkdir(parents=True)
        path.write_bytes(sentences(hostile).encode())
    made = build([reports], out=out, formats=sorted({export.format for export in EXPORTS}))
    assert made.problems == ()
    return made.kg, out


def test_hostile_names_come_through_extraction(built: tuple[KnowledgeGraph, Path]) -> None:
    kg, _ = built
    names = {entity.name for entity in kg.entities}
    assert sum(any(hostile in name for name in names) for hostile in NAMES) > len(NAMES) // 2


def test_every_export_of_hostile_reports_is_read_back(built: tuple[KnowledgeGraph, Path]) -> None:
    kg, out = built
    counts = read_back(out)
    assert counts.keys() >= {export.file for export in EXPORTS}
    assert counts["facts.csv"] == len(kg.facts) + 1 == counts["facts.parquet"]
    assert all(counts[export.file] for export in EXPORTS)


def test_every_word_of_hostile_reports_is_proved(built: tuple[KnowledgeGraph, Path]) -> None:
    _, out = built
    assert verify(out, sources=[out.parent / "in"]).mismatches == ()


def test_nothing_of_hostile_reports_becomes_an_element_of_a_page(
    built: tuple[KnowledgeGraph, Path], tmp_path: Path
) -> None:
    _, out = built
    (tmp_path / "plain.txt").write_text(sentences("植树"), encoding="utf-8")
    build([tmp_path / "plain.txt"], out=tmp_path / "out")
    for page in ("graph.html", "report.html"):
        tags, plain = (elements(folder / page) for folder in (out, tmp_path / "out"))
        assert tags <= plain | {("a", ()), ("td", ()), ("tr", ()), ("text", ()), ("tspan", ())}, page


def elements(path: Path) -> set[tuple[str, tuple[str, ...]]]:
    """The elements of a page that run something, each with the names of such attributes."""
    found: set[tuple[str, tuple[str, ...]]] = set()

    class Elements(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            handlers = tuple(sorted(name for name, _ in attrs if name.startswith("on")))
            if handlers or tag in ("script", "iframe", "object", "embed", "img", "link", "base", "form"):
                found.add((tag, handlers))

    Elements().feed(path.read_text("utf-8"))
    return found


def test_ten_megabytes_on_one_line_end_soon(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(sentences("植树"), encoding="utf-8")
    (tmp_path / "in" / "long.txt").write_text(repeated(SENTENCE, 10_000_000 // 3)(), encoding="utf-8")
    start = perf_counter()
    made = build([tmp_path / "in"], limits=Limits(seconds=3))
    assert perf_counter() - start < GENEROUS
    assert [problem.name for problem in made.problems] == [str(tmp_path / "in" / "long.txt")]
    assert "more than 3 s" in made.problems[0].reason
    assert [document.doc for document in made.kg.documents] == ["good.txt"]
