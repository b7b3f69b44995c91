"""Reports as web pages, Word and PDF files, tables and archives, and files made to break their readers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from files import Placed, docx, docx_of, paragraph, pdf, set_in_columns, table, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenmai_extractors import reading
from wenmai_extractors.errors import ReadError
from wenmai_extractors.pipeline import extract
from wenmai_extractors.readers import FORMATS, archive, base, format_of
from wenmai_extractors.readers import pdf as pdf_reader
from wenmai_extractors.readers.base import Layer, Reader
from wenmai_extractors.readers.docx import read_docx
from wenmai_extractors.readers.html import read_html
from wenmai_extractors.readers.pdf import read_pdf
from wenmai_extractors.readers.places import Place
from wenmai_extractors.readers.rows import read_csv, read_jsonl
from wenmai_extractors.reading import read_document, read_documents
from wenmai_extractors.records import Document

TESTS = Path(__file__).parent
PAGES = sorted((TESTS / "pages").glob("*/page.txt"))
FIRST = "石桥县教育局开展“书香校园”活动，为全县32所学校送去图书5000余册，师生都说这样的活动好。"
SECOND = "河口镇在堤上设了十二个哨位，夜里每两小时通一次话，汛期里没有一个人离开过自己的岗位。"


def text_of(layers: object) -> str:
    (layer,) = layers  # type: ignore[misc]
    assert isinstance(layer, Layer)
    return layer.text


def said(text: str) -> set[tuple[str, str, str]]:
    found = extract(Document(doc="甲", text=text)).statements
    return {(s.subject.name, s.predicate, s.object.name) for s in found}


def web_page(text: str) -> bytes:
    """A page as a text set between what surrounds it on a site."""
    head, *paragraphs = escape(text.strip("\n")).replace("\n", "<br>").split("<br><br>")
    main = f"<h1>{head}</h1>" + "".join(f"<p>{p}</p>\n" for p in paragraphs)
    menu = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/n'>新闻</a></li></ul>"
    foot = "<div class='footer'>版权所有 石桥新闻网 未经许可不得转载</div><script>var x = '广告';</script>"
    head = "<meta charset='utf-8'><title>石桥新闻网</title><style>p { color: red }</style>"
    page = (
        f"<!doctype html><html><head>{head}</head><body>{menu}<div class='content'>{main}</div>{foot}</body>"
    )
    return page.encode()


def set_as_pdf(text: str, *, width: int = 40) -> bytes:
    """A text set in one column, over as many pages as it takes."""
    pages: list[list[tuple[str, float, float, float]]] = [[]]
    top = 60.0
    for line in text.split("\n"):
        if top > 760:
            pages.append([])
            top = 60.0
        for at in range(0, len(line), width):
            pages[-1].append((line[at : at + width], 60, top, 11))
            top += 17
        top += 0 if line else 17
    return pdf(*pages)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_a_page_says_the_same_as_text_and_as_word(path: Path) -> None:
    text = read_document(path, doc="甲").text
    assert said(text_of(read_docx(docx(*text.split("\n")), name="甲"))) == said(text)


@pytest.mark.parametrize(("form", "read"), [(web_page, read_html), (set_as_pdf, read_pdf)])
def test_pages_say_nearly_the_same_in_other_formats(form: Callable[[str], bytes], read: Reader) -> None:
    """Nearly: gaps between lines are blank lines there, which texts may lack and layouts that are meant to be
    hard live of."""
    texts = [read_document(path, doc="甲").text for path in PAGES]
    pairs = [(said(text), said(text_of(read(form(text), name="甲")))) for text in texts]
    same = sum(len(one & other) for one, other in pairs)
    assert same > 150
    assert same >= 0.97 * sum(len(one | other) for one, other in pairs)


# Web pages


def test_a_web_page_gives_its_headline_and_article_in_order() -> None:
    text = text_of(read_html(web_page(f"书车进村\n\n周文远\n\n{FIRST}\n\n{SECOND}\n"), name="甲"))
    assert text == f"书车进村\n\n周文远\n\n{FIRST}\n\n{SECOND}\n"


def test_lists_and_tables_keep_their_lines() -> None:
    listed = "<ul><li>第一小学获得全国文明校园称号</li><li>第二小学获得省级文明校园称号</li></ul>"
    rows = (
        "<table><tr><th>单位</th><th>荣誉</th></tr>"
        "<tr><td>第三小学</td><td>市级<br>文明校园</td></tr></table>"
    )
    page = f"<html><body><h1>表彰</h1><p>{FIRST}</p>{listed}{rows}<p>{SECOND}</p></body></html>"
    assert text_of(read_html(page.encode(), name="甲")) == (
        f"表彰\n\n{FIRST}\n\n第一小学获得全国文明校园称号\n第二小学获得省级文明校园称号\n\n"
        f"单位\t荣誉\n第三小学\t市级 文明校园\n\n{SECOND}\n"
    )


def test_a_page_in_gb2312_is_read_as_it_says() -> None:
    page = (
        f"<html><head><meta charset=gb2312></head><body><h1>镕基镇</h1><p>{FIRST}{SECOND}</p></body></html>"
    )
    assert text_of(read_html(page.encode("gb18030"), name="甲")).startswith("镕基镇\n")


def test_source_lines_of_a_page_are_no_blanks_in_chinese_text() -> None:
    page = f"<html><body><h1>甲</h1><p>\n  {FIRST[:16]}\n  {FIRST[16:]}\n{SECOND} in\nJune</p></body></html>"
    assert text_of(read_html(page.encode(), name="甲")) == f"甲\n\n{FIRST}{SECOND} in June\n"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html></html>", "no main text"),
        ("<html><body><script>var a = 1</script></body></html>", "no main text"),
        ("<div>" * 100_000 + FIRST, "no main text|too deep"),
        ("<p>" + FIRST * 20_000, "more than 500000 characters"),
        (f"<p>{FIRST}</p>" + " " * (50 << 20), "larger than 16 MB"),
        (f"<p>{FIRST}</p>" + "<b></b>" * 150_000, "more than 200000 tags"),
        (f"<p>{FIRST}\x00</p>", "binary"),
    ],
    ids=["empty", "script", "deep", "long", "50 MB", "tags", "NUL"],
)
def test_a_page_that_is_no_report_is_refused(page: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        list(read_html(page.encode(), name="甲.html"))
    assert str(caught.value).startswith("甲.html: ")


# Word


def test_a_word_document_keeps_paragraphs_and_tables_in_order() -> None:
    body = (
        paragraph("表彰")
        + table([["单位", "荣誉"], ["第一小学", "文明校园"]])
        + paragraph("")
        + paragraph(FIRST)
    )
    assert (
        text_of(read_docx(docx_of(body), name="甲")) == f"表彰\n单位\t荣誉\n第一小学\t文明校园\n\n{FIRST}\n"
    )


def test_an_official_letter_is_headed_by_its_subject() -> None:
    text = "已经县政府同意，现将有关事项通知如下。2020年，河口镇水管站获得“全国文明单位”称号。"
    lines = [
        "石桥县水务局文件",
        "石水发〔2021〕15号",
        "",
        "关于做好防汛工作的通知",
        "各乡镇人民政府，县直各单位：",
        text,
    ]
    lines += ["石桥县水务局", "2021年7月9日"]
    (article,) = extract(Document(doc="甲", text=text_of(read_docx(docx(*lines), name="甲")))).articles
    assert (article.title, article.date) == ("关于做好防汛工作的通知", "2021-07-09")


def test_word_says_a_text_box_once_and_what_was_deleted_not_at_all() -> None:
    box = f"<w:txbxContent>{paragraph('框里的话')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    gone = "<w:del><w:r><w:delText>删去的话</w:delText></w:r></w:del>"
    moved = "<w:moveFrom><w:r><w:t>移走的话</w:t></w:r></w:moveFrom>"
    line = "<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r>"
    body = f"<w:p>{gone}{moved}{line}<w:r>{both}</w:r></w:p>"
    assert text_of(read_docx(docx_of(body), name="甲")) == "框里的话\n一\n二 三\n"


def lying(raw: bytes) -> bytes:
    """The archive with sizes in its directory that are not those of its members."""
    return raw.replace((1 << 20).to_bytes(4, "little"), (5).to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"PK\x03\x04", "damaged"),
        (docx(FIRST)[:-30], "damaged"),
        (zipped({"a.txt": "甲"}), "no Word document"),
        (zipped({"word/document.xml": "<w:document"}), "damaged"),
        (zipped({"word/document.xml": "<a>" * 100_000}), "damaged"),
        (zipped({"word/document.xml": b"\x00" * 100}), "damaged"),
        (zipped({"word/document.xml": b"<a>" + b"\n" * (base.MAX_BYTES + 1)}), "unpacks to more than"),
        (lying(zipped({"word/document.xml": b" " * (1 << 20)})), "damaged"),
    ],
    ids=["cut", "cut short", "other", "no XML", "deep", "NUL", "bomb", "lies"],
)
def test_a_word_document_that_is_none_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        list(read_docx(raw, name="甲.docx"))
    assert str(caught.value).startswith("甲.docx: ")
    assert "\n" not in str(caught.value)


def test_entities_of_a_word_document_do_not_grow() -> None:
    names = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    xml = f'<!DOCTYPE d [<!ENTITY e0 "甲">{names}]>{docx_body("&e9;")}'
    with suppress(ReadError):
        assert len(text_of(read_docx(zipped({"word/document.xml": xml}), name="甲"))) < 10


def docx_body(text: str) -> str:
    return f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>'


# PDF


def test_columns_are_read_one_after_the_other_below_their_headline() -> None:
    page = [("石桥县教育局开展书香校园活动", 50, 50, 18), *set_in_columns([FIRST, SECOND, FIRST])]
    lines = text_of(read_pdf(pdf(page), name="甲")).split("\n\n")
    assert [line.replace("\n", "") for line in lines] == [
        "石桥县教育局开展书香校园活动",
        FIRST,
        SECOND,
        FIRST,
    ]


def test_columns_are_told_apart_whatever_the_order_of_the_file() -> None:
    page = sorted(set_in_columns([FIRST, SECOND]), key=lambda placed: (placed[2], placed[1]))
    assert text_of(read_pdf(pdf(page), name="甲")).replace("\n", "") == FIRST + SECOND
    assert text_of(read_pdf(pdf(page[::-1]), name="甲")).replace("\n", "") == FIRST + SECOND


def test_a_headline_over_two_of_three_columns_belongs_to_them() -> None:
    right = set_in_columns([SECOND * 2], left=350)
    left = [("书香校园里的一群人", 50, 100, 18), *set_in_columns([FIRST, SECOND], top=140)]
    text = text_of(read_pdf(pdf([*right, *left]), name="甲"))
    assert text.replace("\n", "") == "书香校园里的一群人" + FIRST + SECOND + SECOND * 2


def test_headlines_go_with_the_columns_below_them() -> None:
    above = set_in_columns([FIRST, SECOND, FIRST], top=140)
    heads: list[Placed] = [
        ("巡堤队员的一天", 50, 100, 18),
        ("早市新规矩", 50, 260, 16),
        ("书车进村来", 300, 260, 16),
    ]
    below = set_in_columns([FIRST, SECOND], top=290, width=23)
    text = text_of(read_pdf(pdf(sorted([*above, *heads, *below], key=lambda p: p[2])), name="甲"))
    assert text.replace("\n", "") == (
        f"巡堤队员的一天{FIRST}{SECOND}{FIRST}早市新规矩{FIRST}书车进村来{SECOND}"
    )


def test_a_headline_set_wide_is_one_word() -> None:
    page: list[Placed] = [(char, 180 + 40 * n, 80, 20) for n, char in enumerate("防汛工作简报")]
    assert text_of(read_pdf(pdf([*page, (FIRST[:30], 60, 130, 12)]), name="甲")).startswith(
        "防汛工作简报\n\n"
    )


def test_a_table_is_read_along_its_rows() -> None:
    rows = [("王小明", "一等奖"), ("罗志强", "二等奖"), ("周文远", "三等奖")]
    page = [(cell, 60 + 80 * x, 100 + 16 * y, 10) for y, row in enumerate(rows) for x, cell in enumerate(row)]
    lines = text_of(read_pdf(pdf(page), name="甲")).splitlines()
    assert [tuple(line.split()) for line in lines] == rows


def test_indents_show_paragraphs_and_page_numbers_are_left_out() -> None:
    first = [(f"　　{FIRST[:28]}", 60, 100, 10), (FIRST[28:], 60, 116, 10), (SECOND[:28], 80, 132, 10)]
    number = ("— 1 —", 280, 810, 9)
    text = text_of(read_pdf(pdf([*first, number], [(SECOND[28:], 60, 60, 10)]), name="甲"))
    assert text == f"　　{FIRST[:28]}\n{FIRST[28:]}\n　　{SECOND[:28]}\n\n{SECOND[28:]}\n"


def test_headers_that_come_again_are_left_out() -> None:
    pages = [[(f"石桥日报 第{n}版", 60, 30, 9), (f"{n}{FIRST[:30]}", 60, 200, 10)] for n in (1, 2, 3)]
    text = text_of(read_pdf(pdf(*pages), name="甲"))
    assert text.count("石桥日报") == 1
    assert text.count(FIRST[:30]) == 3


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_an_offset_leads_to_its_page_and_box_however_the_page_is_turned(turned: int) -> None:
    page = [("书车进村", 50, 40, 18), *set_in_columns([FIRST, SECOND], top=100, width=12, size=10)]
    (layer,) = read_pdf(pdf([("另一页", 50, 50, 10)], page, turned=turned), name="甲")
    assert isinstance(layer, Layer)
    assert layer.places is not None
    assert len(layer.places) == len(layer.text)
    at = layer.text.index("书车")
    (box,) = layer.places.of(at, at + 4)
    assert (box.page, round(box.left), round(box.right)) == (2, 50, 50 + 4 * 18)
    assert 35 < box.top < 50 < box.bottom < 65
    at = layer.text.index(SECOND[:12])
    first, second = layer.places.of(at, at + 15)  # twelve characters a line, and the line end
    assert (round(first.left), round(first.right), round(second.right)) == (190, 310, 210)
    assert layer.places.at(layer.text.index("\n")) is None


def test_letters_of_a_font_without_height_break_nothing() -> None:
    """Damaged fonts give such boxes; pdfium mends most."""
    flat = [
        pdf_reader.Char(char, Place(1, 0, 0, 0, 0), pdf_reader.Box(60 + 10 * n, y, 70 + 10 * n, y))
        for y, word in ((100, "书车"), (120, "进村"))
        for n, char in enumerate(word)
    ]
    assert [line.text for line in pdf_reader._lines(flat, 842)] == ["书车", "进村"]


def test_a_pdf_without_text_says_that_it_needs_ocr() -> None:
    with pytest.raises(ReadError, match=r"甲: has no text layer.*OCR"):
        list(read_pdf(pdf([], []), name="甲"))


def test_an_encrypted_pdf_says_so_and_one_that_only_forbids_printing_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    page = [(FIRST[:20], 60, 60, 10)]
    with pytest.raises(ReadError, match="is encrypted; save it without a password"):
        list(read_pdf(pdf(page, encrypt=StandardEncryption("open", "own")), name="甲"))
    assert FIRST[:20] in text_of(read_pdf(pdf(page, encrypt=StandardEncryption("", "own")), name="甲"))


def test_a_pdf_that_unpacks_to_far_more_is_refused_before_it_does() -> None:
    packed = zlib.compress(b" " * (pdf_reader.MAX_STREAM + 1))
    bomb = pdf([]).replace(
        b"endobj", b"endobj\n9 0 obj<</Filter/FlateDecode>>stream\n%b\nendstream\nendobj" % packed, 1
    )
    with pytest.raises(ReadError, match="a stream unpacks to more than 64 MB"):
        list(read_pdf(bomb, name="甲"))
    assert text_of(read_pdf(pdf([(FIRST[:20], 60, 60, 10)]), name="甲")).strip() == FIRST[:20]


@pytest.mark.parametrize("raw", [b"%PDF-1.7", b"", b"%PDF-1.4\n" + b"\x00" * 1000, pdf([])[:200]])
def test_a_damaged_pdf_is_refused(raw: bytes) -> None:
    with pytest.raises(ReadError, match="no readable PDF"):
        list(read_pdf(raw, name="甲"))


# Rows


def test_each_line_of_json_is_a_report_and_a_bad_one_costs_no_other() -> None:
    lines = [
        '{"text": "甲。"}',
        "",
        '"乙。"',
        "{",
        '{"title": "题", "正文": "丙。"}',
        '{"text": 1.5}',
        '{"text": ""}',
    ]
    found = list(read_jsonl("\n".join(lines).encode(), name="报.jsonl"))
    assert [f[:2] for f in found if isinstance(f, Layer)] == [
        ("甲。", "1"),
        ("乙。", "3"),
        ("题\n\n丙。", "5"),
    ]
    wrong = [str(f) for f in found if isinstance(f, ReadError)]
    assert [line.split(":")[0] for line in wrong] == [
        "报.jsonl, line 4",
        "报.jsonl, row 6",
        "报.jsonl, row 7",
    ]


def test_ids_name_the_rows_where_they_can_be_names() -> None:
    ids = ["甲-1", 7, "../x", "甲-1", "a" * 100, None]
    rows = (json.dumps({"id": id_, "text": "甲。"}, ensure_ascii=False) for id_ in ids)
    found = list(read_jsonl("\n".join(rows).encode(), name="报"))
    assert [f.part for f in found if isinstance(f, Layer)] == ["甲-1", "7", "3", "5", "6"]
    assert [str(f) for f in found if isinstance(f, ReadError)] == [
        "报, row 4: 甲-1 is the id of another row; give it its own"
    ]


@pytest.mark.parametrize("sign", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_each_row_of_a_csv_is_a_report(sign: str, encoding: str) -> None:
    table = [["编号", "标题", "正文"], ["a1", "书车进村", f'"{FIRST}\n{SECOND}"'], ["a2", "", f"{SECOND}"]]
    raw = "\r\n".join(sign.join(row) for row in table).encode(encoding)
    found = [(f.part, f.text) for f in read_csv(raw, name="甲") if isinstance(f, Layer)]
    assert found == [("a1", f"书车进村\n\n{FIRST}\n{SECOND}"), ("a2", SECOND)]


def test_a_csv_without_a_column_of_text_says_what_it_looks_for() -> None:
    with pytest.raises(ReadError, match="no column is called text, "):
        list(read_csv("一,二\n三,四\n".encode(), name="甲"))


def test_what_no_text_can_hold_is_replaced() -> None:
    (layer,) = read_jsonl(rb'{"text": "a\u0000b\ud800c\r\nd"}', name="甲")
    assert isinstance(layer, Layer)
    assert layer.text == "a�b�c\nd"


# Files


def test_a_format_is_told_by_its_ending_else_by_how_the_file_begins() -> None:
    assert {format_of(f"甲{suffix.upper()}", b"").name for f in FORMATS for suffix in f.suffixes} == {
        f.name for f in FORMATS
    }
    contents = {
        "PDF": pdf([]),
        "Word": docx(),
        "HTML": b"\n<!DOCTYPE html>",
        "JSON lines": b'{"text": 1}',
        "text": b"a",
    }
    assert [format_of("-", raw).name for raw in contents.values()] == list(contents)


@pytest.mark.parametrize("raw", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1"])
def test_old_formats_are_named_with_what_to_do(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "甲.doc"
    path.write_bytes(raw)
    with pytest.raises(ReadError, match=r"save it as \.docx"):
        read_document(path, doc="甲")


def test_a_file_of_rows_gives_documents_with_names_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "甲.jsonl"
    path.write_text('{"text": "一。"}\n{"text": "二。"}\n', encoding="utf-8")
    found = list(read_documents(path, doc="x/甲.jsonl"))
    assert found == [Document(doc="x/甲.jsonl#1", text="一。"), Document(doc="x/甲.jsonl#2", text="二。")]
    with pytest.raises(ReadError, match="holds 2 reports"):
        read_document(path, doc="甲")


@pytest.mark.parametrize("change", [lambda p: p.write_text("短"), lambda p: os.utime(p, (1, 1))])
def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]
) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(FIRST, encoding="utf-8")
    fstat, calls = os.fstat, []

    def meanwhile(fd: int) -> os.stat_result:
        if calls:
            change(path)
        calls.append(fd)
        return fstat(fd)

    monkeypatch.setattr(reading.os, "fstat", meanwhile)
    with pytest.raises(ReadError, match="changed while it was read"):
        read_document(path, doc="甲")


# Archives


def test_members_are_read_one_at_a_time_and_named_as_they_were_meant(tmp_path: Path) -> None:
    path = tmp_path / "报.zip"
    raw = zipped({"一/甲.txt": FIRST, "dir/": ""})
    path.write_bytes(raw)
    assert archive.member_names(path) == (("一/甲.txt", "一/甲.txt"),)
    assert [d.text for d in read_documents(path, doc="d", member="一/甲.txt") if isinstance(d, Document)] == [
        FIRST
    ]


def test_names_in_the_encoding_of_a_chinese_system_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"xxxx.txt": FIRST}).replace(b"xxxx", "报道".encode("gbk")))
    ((member, name),) = archive.member_names(path)
    assert name == "报道.txt"
    assert archive.read_member(path, member, name=name) == FIRST.encode()


def test_a_member_outside_of_its_archive_is_refused(tmp_path: Path) -> None:
    for name in ("../x.txt", "/etc/x.txt", "a/../../x.txt", "..\\x.txt"):
        path = tmp_path / "a.zip"
        path.write_bytes(zipped({name: "甲"}))
        with pytest.raises(ReadError, match="outside of itself"):
            archive.member_names(path)


def test_a_bomb_an_encrypted_and_a_damaged_member_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    raw = zipped({"bomb.txt": b"a" * (base.MAX_BYTES + 1), "good.txt": FIRST})
    path.write_bytes(raw)
    (found,) = read_documents(path, doc="d", member="bomb.txt")
    assert "a.zip/bomb.txt: unpacks to more than 64 MB" in str(found)
    (found,) = read_documents(path, doc="d", member="gone.txt")
    assert "no longer in the archive" in str(found)
    with zipfile.ZipFile(BytesIO(raw)) as opened:
        directory = opened.start_dir
    flagged = bytearray(raw)
    flagged[directory + 8] |= 1
    path.write_bytes(flagged)
    (found,) = read_documents(path, doc="d", member="bomb.txt")
    assert "is encrypted" in str(found)


# Memory

MEASURE = r"""
import re, sys
from pathlib import Path
from wenmai_extractors.reading import read_documents
for found in read_documents(Path(sys.argv[1]), doc="甲"):
    print(found)
print(int(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1]) >> 10)
"""
PACKED = zlib.compress(b" " * (200 << 20))
HOSTILE = {
    "bomb.docx": lambda: zipped({"word/document.xml": b"<a>" + b" " * (200 << 20)}),
    "bomb.pdf": lambda: pdf([]).replace(
        b"endobj", b"endobj\n9 0 obj<</Filter/FlateDecode>>stream\n%b\nendstream\nendobj" % PACKED, 1
    ),
    "large.html": lambda: b"<p>" + b"a" * (50 << 20),
    "deep.html": lambda: b"<div>" * 180_000 + FIRST.encode(),
    "tables.html": lambda: b"<table><tr><td>" * 60_000 + FIRST.encode(),
    "large.txt": lambda: b"a" * (64 << 20),
}


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells the memory")
@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_file_swells_to_is_bounded_and_it_is_named_in_one_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    done = subprocess.run([sys.executable, "-c", MEASURE, path], capture_output=True, text=True, check=True)
    problem, megabytes = done.stdout.splitlines()
    assert str(path) in problem
    assert int(megabytes) < 300


# Any bytes

READERS = {f.name: f.read for f in FORMATS}
GOOD = {
    "text": FIRST.encode(),
    "HTML": web_page(f"题\n\n{FIRST}\n\n{SECOND}"),
    "Word": docx("题", FIRST),
    "PDF": pdf([(FIRST[:20], 60, 60, 10)]),
    "JSON lines": b'{"id": 1, "text": "a"}\n{"text": "b"}',
    "CSV": 'id,text\n1,"甲"\n2,乙\n'.encode(),
}


def test_every_format_has_its_example() -> None:
    assert GOOD.keys() == READERS.keys()
    for name, raw in GOOD.items():
        assert all(isinstance(layer, Layer) for layer in READERS[name](raw, name="甲"))


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_files_give_text_or_a_clear_error(name: str, data: st.DataObject) -> None:
    good = GOOD[name]
    raw = bytearray(good)
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(raw)))
        length = data.draw(st.integers(0, 40))
        raw[at : at + length] = data.draw(st.binary(max_size=40))
    with suppress(ReadError):
        for layer in READERS[name](bytes(raw), name="甲"):
            if isinstance(layer, Layer):
                layer.text.encode()
                assert "\r" not in layer.text
                assert layer.places is None or len(layer.places) == len(layer.text)


MARKUP = st.recursive(
    st.sampled_from(
        [
            FIRST,
            SECOND,
            "首页",
            "来源：石桥日报",
            "2021-07-09",
            "&nbsp;",
            "<br>",
            "<!-- 甲 -->",
            "上一篇：乙",
            "",
        ]
    ),
    lambda inside: st.builds(
        lambda tag, parts, closed: f"<{tag}>{''.join(parts)}" + (f"</{tag}>" if closed else ""),
        st.sampled_from(
            [
                "div",
                "p",
                "a href='/'",
                "table",
                "tr",
                "td",
                "th",
                "ul",
                "li",
                "h1",
                "title",
                "span",
                "script",
                "b",
            ]
        ),
        st.lists(inside, max_size=5),
        st.booleans(),
    ),
    max_leaves=30,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(MARKUP, max_size=6).map("".join))
def test_however_a_page_is_marked_up_its_words_are_those_of_the_page(page: str) -> None:
    page = f"<html><body>{page}</body></html>"
    with suppress(ReadError):
        assert set(text_of(read_html(page.encode(), name="甲"))) <= set(page) | {"\n", "\t", " "}


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_archive_gives_bytes_or_a_clear_error(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw = bytearray(zipped({"一/甲.txt": FIRST, "b.txt": SECOND}))
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    path.write_bytes(raw)
    with suppress(ReadError):
        for member, _ in archive.member_names(path):
            with suppress(ReadError):
                assert len(archive.read_member(path, member, name=member)) <= base.MAX_BYTES


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_no_hindrance_to_any_reader(raw: bytes) -> None:
    for read in READERS.values():
        with suppress(ReadError):
            for layer in read(raw, name="甲"):
                if isinstance(layer, Layer):
                    layer.text.encode()
