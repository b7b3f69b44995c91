"""Text layers and the split into articles, as the commands `text` and `articles` show them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from command import COMMAND, run
from factory import HOSTILE
from files import pdf, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import PAGE

from wenmai.reports import Split, split_all, text_layer
from wenmai.split_page import split_page
from wenmai_extractors.articles import read_articles
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.records import Article, Document, Span


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "版面.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def split(text: str) -> Split:
    document = Document(doc="甲.txt", text=text)
    return Split(document, tuple(reading.article for reading in read_articles(document)))


class Words(HTMLParser):
    """What a page says inside of <pre>, and the elements and attributes it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += [] if tag in ("meta", "link") else [tag]
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "pre" in self.open and "sup" not in self.open:
            self.said.append(data)


def parsed(splits: list[Split]) -> Words:
    words = Words()
    words.feed("".join(split_page(splits)))
    assert words.open == []
    return words


def test_text_prints_the_layer_as_it_is(page: Path) -> None:
    assert run("text", page) == (0, PAGE, "")
    assert run("text", page, "--at", "6:9") == (0, "周文远", "")


def test_characters_of_a_pdf_come_with_their_page_and_box(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([], [("书车进村", 50, 40, 18)]))
    done = run("text", path, "--at", "1:3")
    assert (done.code, done.out) == (0, "车进")
    assert re.fullmatch(
        r"wenmai: page 2, left top right bottom in points: 68.0 4\d.\d 104.0 6\d.\d\n", done.err
    )


@pytest.mark.parametrize(
    "at", ["3", "3:3", "5:3", "-1:3", "0:9999", "a:b", "1:2:3", "٣:9", "1:" + "9" * 9999]
)
def test_characters_that_are_none_are_refused(page: Path, at: str) -> None:
    done = run("text", page, f"--at={at}")
    assert (done.code, done.out) == (2, "")
    assert "--at takes START:END" in done.err


def test_one_of_several_reports_is_chosen_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"b.jsonl": '{"text": "一"}\n{"text": "二"}\n{', "c.txt": "三"}))
    assert text_layer(path, doc="a.zip/b.jsonl#2").text == "二"
    assert text_layer(path, doc="a.zip/c.txt").text == "三"
    with pytest.raises(
        WenmaiError, match=r"holds 3 reports; .* a\.zip/b\.jsonl#1, a\.zip/b\.jsonl#2, a\.zip/c\.txt$"
    ):
        text_layer(path)
    with pytest.raises(WenmaiError, match="no such report; choose one"):
        text_layer(path, doc="d.txt")


def test_what_cannot_be_read_is_no_hindrance_to_the_others_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"b.pdf": "", "c.txt": "三"}))
    assert text_layer(path, doc="a.zip/c.txt").text == "三"
    with pytest.raises(
        WenmaiError, match=r"holds 2 reports; choose one with --doc: a\.zip/b\.pdf, a\.zip/c\.txt"
    ):
        text_layer(path)


def test_a_folder_and_what_cannot_be_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WenmaiError, match="give one report"):
        text_layer(tmp_path)
    (tmp_path / "a.pdf").write_bytes(b"")
    with pytest.raises(WenmaiError, match="no readable PDF"):
        text_layer(tmp_path / "a.pdf")


def test_standard_input_is_read(page: Path) -> None:
    for command, expected in (("text", PAGE), ("articles", "堤上的人")):
        done = subprocess.run([*COMMAND, command, "-"], input=PAGE.encode(), capture_output=True, check=True)
        assert expected in done.stdout.decode()
    done = subprocess.run([*COMMAND, "extract", "-"], input=PAGE.encode(), capture_output=True, check=True)
    assert {json.loads(line)["doc"] for line in done.stdout.splitlines()} == {"stdin"}


def test_articles_are_shown_as_a_table_and_as_json(page: Path) -> None:
    done = run("articles", page)
    assert (done.code, done.err) == (0, "")
    for words in ("书车进村", "周文远", "堤上的人", "罗志强", "老段每天"):
        assert words in done.out
    listed = json.loads(run("articles", page, "--json").out)
    assert [(article["title"], article["authors"]) for article in listed] == [
        ("书车进村", ["周文远"]),
        ("堤上的人", ["罗志强"]),
    ]


def test_what_cannot_be_read_is_named_and_the_rest_shown(page: Path) -> None:
    (page.parent / "空.txt").write_bytes(b"")
    done = run("articles", page.parent)
    assert done.code == 1
    assert "书车进村" in done.out
    assert "空.txt: the file is empty" in done.err
    assert run("articles", page.parent / "空.txt").code == 2
    assert len(list(split_all([page.parent]))) == 2


def test_the_page_holds_the_whole_text_and_nothing_that_acts(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "split.html"
    assert run("articles", page, "--html", out).code == 0
    words = Words()
    words.feed(out.read_text(encoding="utf-8"))
    assert "".join(words.said) == "\n" + PAGE  # browsers drop a line end that comes first
    hostile = [split(f"{name}\n\n周文远\n\n{name}。\n") for name in HOSTILE]
    made = parsed(hostile)
    assert made.tags == parsed([split(PAGE)]).tags
    assert made.attributes == {"lang", "charset", "http-equiv", "content", "name", "href", "id", "class"}


def test_the_page_allows_its_own_style_alone() -> None:
    made = "".join(split_page([split(PAGE)]))
    style = re.search(r"<style>(.*?)</style>", made, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in made
    assert not re.search(r"https?:|//|@import|url\(", made)


spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 30), st.integers(0, 30))
articles = st.lists(st.tuples(st.lists(spans, max_size=4), st.booleans()), max_size=4)


@settings(deadline=None)
@given(st.text("甲乙<&\n　\u202e", min_size=30, max_size=30), articles)
def test_however_articles_overlap_the_text_is_said_once(
    text: str, drawn: list[tuple[list[Span], bool]]
) -> None:
    made = tuple(
        Article(doc="甲", index=n, title="题", spans=tuple(own), body=tuple(own) if all_ else ())
        for n, (own, all_) in enumerate(drawn, start=1)
    )
    said = "".join(parsed([Split(Document(doc="甲", text=text), made)]).said)
    assert said == "\n" + text.replace("\u202e", "�")
