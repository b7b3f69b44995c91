"""Which holders a title is for."""

from __future__ import annotations

import pytest

from wenmai_extractors.holders import clashes, fitting, holder
from wenmai_extractors.scene import Actor, Mark
from wenmai_extractors.syntax import depths
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import Title


def titles(text: str) -> tuple[Title, ...]:
    return parse_titles(text, depths(text), 0, len(text), trusted=False)


def actor(name: str, kind: str) -> Actor:
    return Actor(name, kind, Mark(0, 0, len(name)))


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("石桥县水务局", "Organisation", ["全国文明单位"]),
        ("石桥县青屏镇", "Place", ["全国文明村镇"]),
        ("石桥县青屏镇柳树村", "Place", ["全国文明村镇"]),
        ("石桥市", "Place", ["全国文明城市（区）"]),
    ],
)
def test_parallel_titles_are_parted_by_their_holders(name: str, kind: str, expected: list[str]) -> None:
    one = actor(name, kind)
    found = fitting(titles("第四届全国文明城市（区）、文明村镇、文明单位"), one, [one])
    assert [title.name for title in found] == expected


def test_a_list_of_titles_of_one_holder_stays_whole() -> None:
    listed = titles("全国文明单位、省级绿色学校")
    one = actor("石桥县水务局", "Organisation")
    assert fitting(listed, one, [one]) == listed


def test_a_person_holds_no_title_of_a_village() -> None:
    (title,) = titles("全国乡村治理示范村")
    person, village = actor("王小明", "Person"), actor("柳树村", "Place")
    assert clashes(title, person)
    assert holder(title, (person, village)) == village
