"""Characters are matched as simplified ones, and stand where they stood."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenmai_extractors.articles import read_articles
from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document
from wenmai_extractors.variants import legible

TRADITIONAL = """書車進村記

本報記者　羅誌強

2021年7月9日

石橋縣圖書館開展「書香鄉村」活動，為全縣32個村送去圖書5000餘冊，著名學者也來講課，會場收拾得很乾淨。

2020年，石橋縣圖書館獲得「全國文明單位」稱號。
"""
SIMPLIFIED = """书车进村记

本报记者　罗志强

2021年7月9日

石桥县图书馆开展「书香乡村」活动，为全县32个村送去图书5000余册，著名学者也来讲课，会场收拾得很干净。

2020年，石桥县图书馆获得「全国文明单位」称号。
"""


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("", ""),
        ("石桥县图书馆", "石桥县图书馆"),
        ("潑水节", "泼水节"),
        ("乾县著名的於家", "乾县著名的於家"),
        ("乾县氾水镇的乾淨书館", "乾县氾水镇的乾净书馆"),
        ("⽯桥县⼯会、⻓江⻔户", "石桥县工会、长江门户"),
        ("\uf9e9和﨏", "里和﨏"),
        ("①㈠ＡＢ，㎡𠮷镕", "①㈠ＡＢ，㎡𠮷镕"),
        (TRADITIONAL, SIMPLIFIED),
    ],
)
def test_characters_become_simplified_ones(text: str, simple: str) -> None:
    assert legible(text) == simple


KEPT = "，。 \n\x00①Ａ𠮷桥县囍"


@settings(deadline=None)  # the first call loads dictionaries
@given(st.text(st.sampled_from(f"{KEPT}乾著後裡麵潑⻓\uf9e9開發會議")))
def test_each_stays_in_its_place(text: str) -> None:
    simple = legible(text)
    assert len(simple) == len(text)
    assert [(i, c) for i, c in enumerate(simple) if c in KEPT] == [
        (i, c) for i, c in enumerate(text) if c in KEPT
    ]


def test_a_traditional_text_says_the_same_and_is_quoted_as_it_is_written() -> None:
    found = extract(Document(doc="甲", text=TRADITIONAL))
    plain = extract(Document(doc="甲", text=SIMPLIFIED))
    (article,) = found.articles
    assert (article.title, article.authors, article.date) == ("書車進村記", ("羅誌強",), "2021-07-09")
    facts = [(s.subject.name, s.predicate, s.object.name) for s in found.statements if s.predicate != "about"]
    assert ("石桥县图书馆", "received", "全国文明单位") in facts
    assert ("罗志强", "authored") in [fact[:2] for fact in facts]
    assert len(found.statements) == len(plain.statements)
    for one, other in zip(found.statements, plain.statements, strict=True):
        spans = [(e.role, e.start, e.end) for e in one.evidence]
        assert spans == [(e.role, e.start, e.end) for e in other.evidence]
        assert all(e.text == TRADITIONAL[e.start : e.end] for e in one.evidence)


def test_articles_of_a_traditional_page_are_those_of_the_simplified_one() -> None:
    spans = [
        [reading.article.spans for reading in read_articles(Document(doc="甲", text=text))]
        for text in (TRADITIONAL, SIMPLIFIED)
    ]
    assert spans[0] == spans[1]
