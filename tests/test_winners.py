"""Who the winners and the givers of a text are: lists, rosters, titles by turns."""

from __future__ import annotations

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document, Statement


def awards(text: str) -> list[Statement]:
    """What a text says that somebody received."""
    found = extract(Document(doc="甲", text=text)).statements
    return [s for s in found if s.predicate == "received"]


def test_who_was_given_something_gives_nothing_to_the_next() -> None:
    text = "文明村镇揭晓\n青林县文明委授予石桥镇“文明镇”称号。柳湾镇榜上有名。"
    by = {s.subject.name: s.qualifiers.conferred_by for s in awards(text)}
    assert by == {"青林县石桥镇": ("青林县文明委",), "青林县柳湾镇": ("青林县文明委",)}
