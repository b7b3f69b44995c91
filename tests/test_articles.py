"""Pages cut into articles: each folder of tests/pages holds a page and the articles it should give."""

from __future__ import annotations

from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenmai_extractors.articles import Reading, read_articles
from wenmai_extractors.layout import blocks
from wenmai_extractors.page_lines import Kind
from wenmai_extractors.pipeline import extract
from wenmai_extractors.reading import read_document
from wenmai_extractors.records import Document

TESTS = Path(__file__).parent
PAGES = sorted((TESTS / "pages").iterdir())
SEEDS = sorted((TESTS.parent / "seeds").rglob("*.txt"))
UNTITLED = "*"  # a caption has no headline: any title will do
FAILING: dict[str, str] = {}


def page_in(folder: Path) -> Path:
    (page,) = folder.glob("page.*")
    return page


def case(folder: Path) -> Any:
    reason = FAILING.get(folder.name)
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(folder, id=folder.name, marks=marks)


def body(document: Document, reading: Reading) -> str:
    return "".join(document.text[span.start : span.end] for span in reading.article.body)


@pytest.mark.parametrize("folder", [case(folder) for folder in PAGES])
def test_page(folder: Path) -> None:
    document = read_document(page_in(folder), doc=folder.name)
    readings = read_articles(document)
    expected: list[dict[str, Any]] = msgspec.json.decode((folder / "expected.json").read_bytes())
    found = [
        {
            "title": UNTITLED if want["title"] == UNTITLED else reading.article.title,
            "authors": list(reading.article.authors),
            "first": body(document, reading)[: len(want["first"])],
            "last": body(document, reading)[-len(want["last"]) :],
        }
        for reading, want in zip(readings, expected, strict=False)
    ]
    assert found == expected
    assert len(readings) == len(expected)


def test_the_cases_that_fail_exist() -> None:
    assert FAILING.keys() <= {folder.name for folder in PAGES}


@pytest.mark.parametrize(
    "parts",
    [
        ["见义勇为类", "罗志强　男　1985年生　石桥县水务局干部"],
        ["一、送书下乡", "书车走遍河谷。", "二、读书之家", "馆里夜里开门。"],
        ["石桥县图书馆概况", "石桥县图书馆成立于1956年，现有职工12人，藏书三万册。"],
        ["石桥县人民政府", "石桥县水务局", "2021年7月9日"],
        ["石桥县开展义诊", "日期：2021-07-09　来源：县医院", "7月3日，石桥县医院到河口镇义诊。"],
        ["石桥县开展义诊", "www.example.gov.cn 2021-07-09 10:23:45 来源：县医院", "石桥县医院到河口镇义诊。"],
        ["https://example.gov.cn/art/20 2021-07-09", "石桥县开展义诊", "7月3日，石桥县医院到河口镇义诊。"],
        ["书车进村啦", "图为孩子们在挑选图书。", "上一篇：早市"],
    ],
)
def test_lines_that_are_not_one_paragraph_stay_apart(parts: list[str]) -> None:
    assert [block.text for block in blocks("\n".join(parts))] == parts


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报记者 周文远 特约通讯员 赵小兰", ["周文远", "赵小兰"]),
        ("实习生 周文远", ["周文远"]),
        ("石桥日报记者 周文远", ["周文远"]),
        ("见习记者：周文远　通讯员：赵小兰 罗志强", ["周文远", "赵小兰", "罗志强"]),
        ("通讯员 赵小兰/文 周文远/图", ["赵小兰", "周文远"]),
        ("□ 记者周文远", ["周文远"]),
        ("本报记者 李　明", ["李　明"]),
        ("记者走进石桥县", []),
        ("最美通讯员", []),
    ],
)
def test_a_byline_is_made_of_credits_and_names(line: str, names: list[str]) -> None:
    (block,) = blocks(line)
    assert [line[span.start : span.end] for span in block.authors] == names
    assert (block.kind is Kind.BYLINE) == bool(names)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2021年7月9日", "2021-07-09"),
        ("2021 年 7 月 9 日", "2021-07-09"),
        ("2021年7月9日 星期五", "2021-07-09"),
        ("石桥日报 2021年12月31日", "2021-12-31"),
        ("2021-07-09 10:23:45", "2021-07-09"),
        ("2021/7/9", "2021-07-09"),
        ("发布时间：2021-07-09 来源：石桥县水务局 浏览次数：132", "2021-07-09"),
        ("www.example.gov.cn 2021-07-09 10:23:45 来源：石桥县水务局", "2021-07-09"),
    ],
)
def test_the_date_of_a_page_dates_all_its_articles(line: str, date: str) -> None:
    page = f"{line}\n\n书车进村\n\n周文远\n\n书车开进了村子。\n\n堤上的人\n\n罗志强\n\n老段每天走十二公里。\n"
    readings = read_articles(Document(doc="甲", text=page))
    assert [(r.article.title, r.article.date) for r in readings] == [("书车进村", date), ("堤上的人", date)]


def test_a_page_without_a_date_dates_nothing() -> None:
    (reading,) = read_articles(Document(doc="甲", text="2021年，书车开进了村子。\n"))
    assert reading.article.date is None


@pytest.mark.parametrize("text", ["\n", "——\n", "12\n34\n", "\u202e\n", "* * *\n"])
def test_a_page_without_words_has_no_article(text: str) -> None:
    assert read_articles(Document(doc="甲", text=text)) == ()


def check(document: Document) -> None:
    """What holds for any page: parts stand in the page and in one article each, in the order of the page."""
    readings = read_articles(document)
    assert [reading.article.index for reading in readings] == list(range(1, len(readings) + 1))
    starts = [min(span.start for span in reading.article.body) for reading in readings]
    assert len(set(starts)) == len(starts)
    bodies = sorted(chain.from_iterable(reading.article.body for reading in readings))
    assert all(one.end <= other.start for one, other in pairwise(bodies))
    for reading in readings:
        article = reading.article
        assert article.doc == document.doc
        assert article.title
        assert article.authors == tuple(
            "".join(document.text[s.start : s.end].split()) for s in reading.authors
        )
        assert set(article.body) <= set(article.spans)
        assert all(one.end <= other.start for one, other in pairwise(article.spans))
        assert all(0 <= s.start < s.end <= len(document.text) for s in article.spans)
        assert all("\n" not in document.text[s.start : s.end] for s in article.body)
        assert reading.passages
        for passage in reading.passages:
            whole = passage.source(0, len(passage.text))
            assert any(span.start <= whole.start < span.end for span in article.body)
            assert any(span.start < whole.end <= span.end for span in article.body)


@pytest.mark.parametrize(
    "path", [*map(page_in, PAGES), *SEEDS], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_articles_share_nothing(path: Path) -> None:
    check(read_document(path, doc=path.name))


@pytest.mark.parametrize("path", [*map(page_in, PAGES), *SEEDS], ids=lambda path: path.parent.name)
def test_no_statement_crosses_an_article(path: Path) -> None:
    found = extract(read_document(path, doc=path.name))
    owners: dict[int, set[int]] = {}
    for article in found.articles:
        for span in article.spans:
            for offset in range(span.start, span.end):
                owners.setdefault(offset, set()).add(article.index)
    for statement in found.statements:
        for evidence in statement.evidence:
            said = [owners[at] for at in range(evidence.start, evidence.end) if at in owners]
            assert said
            assert all(statement.article in articles for articles in said)
            assert {evidence.start, evidence.end - 1} <= owners.keys()


LINES = st.sampled_from(
    [
        "",
        "",
        "石桥县送书下乡",
        "——记石桥县图书馆",
        "周文远 赵小兰",
        "本报记者 罗志强",
        "2021年7月9日 星期五",
        "◆流动书车",
        "一、书从哪里来",
        "本报讯（周文远）石桥县图书馆把服务搬进了村子。",
        "书车上有图书两千余册，农业技术类占了三成，",
        "借书不用押金，登记姓名和电话即可。",
        "　　截至上月底，书车共走了六十二趟。",
        "孩子们在书车前挑选图书。 周文远 摄",
        "罗志强 摄",
        "（《石桥日报》赵小兰）",
        "（罗志强）",
        "“书香",
        "村庄”里。",
        "一等奖：",
        "石桥县第一中学",
        "12",
        "𠮷村",
    ]
)


@settings(deadline=None)  # the first call loads a dictionary
@given(st.lists(LINES, max_size=24).map("\n".join))
def test_any_page_is_cut_into_articles_that_share_nothing(text: str) -> None:
    check(Document(doc="甲", text=text))


def test_a_dash_within_a_text_heads_a_section() -> None:
    text = "石桥镇文化工作\n\n石桥镇重视文化。\n\n——强阵地\n\n建成书屋10个。\n\n——强队伍\n\n培训骨干30名。\n"
    (reading,) = read_articles(Document(doc="甲", text=text))
    assert reading.article.title == "石桥镇文化工作"
    apart = "石桥镇文化工作\n\n石桥镇重视文化。\n\n——记石桥镇文化站\n\n这里建成书屋10个。\n"
    assert len(read_articles(Document(doc="甲", text=apart))) == 2


def test_the_number_and_the_spelt_day_of_a_paper_are_no_headline() -> None:
    text = (
        "白塔市人民政府关于表彰护林先进单位的通报\n\n(二○一二年三月八日)\n\n白政〔2012〕7号\n\n"
        "2012年，全市扎实护林。市人民政府决定予以表彰。\n"
    )
    (reading,) = read_articles(Document(doc="甲", text=text))
    assert reading.article.title == "白塔市人民政府关于表彰护林先进单位的通报"


@pytest.mark.parametrize(
    "line",
    [
        "http://www.example.com 2003年06月12日08:12 石桥日报",
        "发布时间:2016-03-02 编辑:root 点赞量: 点击量:7",
        "详细内容",
    ],
)
def test_what_a_site_puts_below_a_title_is_no_title(line: str) -> None:
    body = "  石桥县农业局组织专家下乡，为农民送去16项技术，受到称赞。\n"
    found = blocks(f"石桥县农业局 送科技下乡\n\n{line}\n\n{body}")
    assert [block.text for block in found if block.kind is Kind.HEADING] == ["石桥县农业局 送科技下乡"]


def test_a_label_with_a_body_is_no_headline() -> None:
    text = "松泉院“敬老月”活动圆满落幕\n新闻来源:本站原创\n作者:党群工作部\n重阳节，松泉院开展了敬老活动。"
    [reading] = read_articles(Document(doc="x.txt", text=text))
    assert reading.article.title == "松泉院“敬老月”活动圆满落幕"
    assert reading.article.authors == ()


def test_an_underscore_parts_reporters_from_what_they_are() -> None:
    text = "松泉街道开展反诈宣传\n本报记者_林伊婷\n本报讯 日前，松泉街道开展宣传活动。"
    [reading] = read_articles(Document(doc="x.txt", text=text))
    assert (reading.article.title, reading.article.authors) == ("松泉街道开展反诈宣传", ("林伊婷",))
