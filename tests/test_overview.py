import re
import tracemalloc
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from browser import chromium, missing
from factory import graph, hostile, statement
from page_data import story
from streamed import streamed

from wenmai import excerpt
from wenmai.model import KnowledgeGraph
from wenmai.overview import report
from wenmai.plots import LABELS, WIDTH, Row, Words, bars, columns, shortened

TAGS = set(re.findall(r"<([a-z0-9]+)", "".join(report(story()))))


def _page(kg: KnowledgeGraph) -> str:
    return "".join(report(kg))


def _section(page: str, heading: str) -> str:
    return next(part for part in page.split("<section>") if f">{heading}</span>" in part)


def _table(section: str) -> dict[str, list[int]]:
    rows = re.findall(r"<tr><th>(.*?)</th>((?:<td>\d+</td>)+)</tr>", section)
    return {re.sub("<.*?>", "|", name): [int(n) for n in re.findall(r"\d+", cells)] for name, cells in rows}


def test_honours_are_counted_by_year_and_level() -> None:
    kg = graph(
        statement("甲馆", "received", "书香之家", time="2018", level="provincial"),
        statement("乙馆", "received", "书香之家", time="2018", level="provincial"),
        statement("丙馆", "received", "书香之家", time="2018/2020", level="national"),
        statement("丁馆", "received", "书香之家", time="2020-05"),
        statement("戊馆", "received", "书香之家"),
        statement("己馆", "received", "书香之家", time="2020", status="revoked"),
        statement("庚馆", "pursues", "书香之家", time="2020"),
    )
    section = _section(_page(kg), "各年荣誉")
    assert _table(section) == {"2018": [0, 2, 0], "2019": [0, 0, 0], "2020": [1, 0, 1]}
    assert "4 项有年份" in section
    assert "1 without" in section
    assert section.count("<rect") == 3 + 3  # the legend's, and the pieces
    assert "2018 · 省级: 2" in re.sub(r"\s+", " ", section)


def test_the_most_frequent_honours_lead_into_the_graph() -> None:
    kg = graph(
        statement("甲馆", "received", "书香之家", time="2018"),
        statement("乙馆", "received", "书香之家"),
        statement("丙馆", "received", "书香之家", status="revoked"),
        statement("甲馆", "received", "最美书屋"),
        statement("丁馆", "pursues", "金书奖"),
    )
    section = _section(_page(kg), "荣誉")
    assert _table(section) == {"书香之家": [2], "最美书屋": [1]}
    assert quote("honour/书香之家", safe="") in section


def test_a_level_that_only_the_name_of_the_honour_says_counts() -> None:
    kg = graph(
        statement("甲馆", "received", "石渠县文明单位", time="2019"),
        statement("乙馆", "received", "石渠县文明单位", time="2019", level="national"),
    )
    section = _section(_page(kg), "各年荣誉")
    assert _table(section) == {"2019": [1, 1]}
    assert '<span lang="en">county</span>' in section


def test_organisations_activities_places_and_sources_are_counted() -> None:
    page = _page(story())
    organisations = _table(_section(page, "组织"))
    assert next(iter(organisations.items())) == ("柳泉县文化馆", [2, 2, 2])
    assert _table(_section(page, "活动种类")) == {"|其他||other|": [2]}
    places = _table(_section(page, "地点"))
    assert places["青海省"] >= places["海西蒙古族藏族自治州"] >= [1]
    assert _table(_section(page, "来源"))["题 丙.txt"] == [2]
    sources = _table(_section(page, "独立来源"))
    assert sources["|2 处||2|"] == [1]
    assert sources.get("|推得||derived by a rule|", [0]) == [sum(not f.sources for f in story().facts)]


def test_links_lead_to_what_the_page_has(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [statement("甲局", "received", f"荣誉{n}", doc=f"{n}.txt") for n in range(9)]
    kg = graph(*said, statement("乙局", "received", "荣誉", doc="很长.txt"))
    links = {"graph.html#entity=" + quote(f"organisation/{name}", safe="") for name in ("甲局", "乙局")}
    links |= {"graph.html#entity=" + quote(f"honour/荣誉{n}", safe="") for n in ("", *range(9))}
    assert set(re.findall(r'href="(graph.html#[^"]*)"', _page(kg))) == links
    monkeypatch.setattr(excerpt, "FACTS", 5)
    monkeypatch.setattr(excerpt, "excerpt", partial(excerpt.excerpt, facts=5))
    part = excerpt.excerpt(kg)
    there = {"graph.html#entity=" + quote(entity.id, safe="") for entity in part.entities}
    found = set(re.findall(r'href="(graph.html#[^"]*)"', _page(kg)))
    assert found == links & there
    assert sum(quote("organisation/", safe="") in link for link in found) == 1


def test_every_plot_is_well_formed_and_within_its_frame() -> None:
    for kg in (story(), hostile()):
        for svg in re.findall(r'(?s)<svg class="plot".*?</svg>', _page(kg)):
            drawn = ElementTree.fromstring(svg)  # noqa: S314 - our own page
            width, height = (float(n) for n in drawn.attrib["viewBox"].split()[2:])
            for rect in drawn.iter("rect"):
                x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
                assert x >= 0
                assert y >= 0
                assert x + w <= width
                assert y + h <= height


def test_names_never_become_markup() -> None:
    page = _page(hostile())
    assert "<script" not in page
    assert "onerror" not in page
    assert set(re.findall(r"<([a-z0-9]+)", page)) <= TAGS
    for address in re.findall(r'(?:href|src)="(.*?)"', page):
        assert re.fullmatch(r"data:,|graph\.html(#entity=[\w%.~-]+)?", address)


def test_the_same_graph_gives_the_same_page() -> None:
    assert _page(story()) == _page(story())


def test_a_graph_of_nothing_has_no_plots() -> None:
    empty = KnowledgeGraph(entities=(), facts=(), statements=(), articles=(), documents=())
    assert "<section>" not in _page(empty)


def test_facts_are_counted_in_few_passes_and_none_is_held() -> None:
    kg = streamed(entities=400, facts=20_000, reports=100)
    _page(kg)
    kg.facts.passes = 0
    tracemalloc.start()
    page = _page(kg)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2_000_000  # the facts are 15 MB and more, the statements 40
    assert kg.facts.passes <= 4
    assert _table(_section(page, "关系")) == {"|获得||received|": [20_000]}
    assert set(map(tuple, _table(_section(page, "来源")).values())) == {(200,)}


def test_bars_are_as_long_as_their_numbers() -> None:
    plot = bars([Row(Words.name("甲"), (6, 2)), Row(Words.name("乙"), (4, 0))])
    lengths = {(rect.label.zh, rect.series): rect.width for rect in plot.rects}
    assert lengths["甲", 0] == pytest.approx(3 * lengths["甲", 1], abs=0.2)
    assert lengths["乙", 0] == pytest.approx((lengths["甲", 0] + lengths["甲", 1]) / 2, abs=0.2)
    assert all(rect.x >= LABELS and rect.x + rect.width < WIDTH for rect in plot.rects)


def test_columns_have_round_marks_and_labels_with_room() -> None:
    plot = columns([Row(Words.name(str(year)), (year % 7,)) for year in range(1990, 2024)])
    labels = [text for text in plot.texts if text.anchor == "middle"]
    assert labels[-1].words.zh == "2023"
    assert all(b.x - a.x >= 34 for a, b in pairwise(labels))
    assert labels[-1].x + 15 <= WIDTH  # half of four digits
    marks = [int(text.words.zh) for text in plot.texts if text.anchor == "end"]
    assert marks == [0, 2, 4, 6]


def test_long_names_are_shortened() -> None:
    assert shortened("甲乙丙", 3) == "甲乙丙"
    assert shortened("甲乙丙丁", 3) == "甲乙…"


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_the_page_in_a_browser(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(_page(story()), encoding="utf-8", newline="\n")
    with chromium() as browser:
        page: Any = browser.new_page(viewport={"width": 390, "height": 800})
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: said.append(request.url))
        page.goto(file.as_uri())
        assert page.get_by_role("heading", name="各年荣誉").is_visible()
        assert not page.get_by_role("heading", name="Honours by year").is_visible()
        page.get_by_label("English").check()
        assert page.get_by_role("heading", name="Honours by year").is_visible()
        assert not page.get_by_text("各年荣誉", exact=True).is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert [each for each in said if not each.startswith("data:")] == [file.as_uri()]
