"""Whom an article speaks of most, where neither its headline nor its signature says."""

from __future__ import annotations

from wenmai_extractors.actors import ActorMention
from wenmai_extractors.focus import Begun, most_told


def begun(*names: str) -> list[Begun]:
    found = []
    for name in names:
        kind = "Anaphor" if name in ("该村", "全村", "学校") else "Place"
        found.append(Begun(ActorMention(0, len(name), name, kind), "成立"))
    return found


def test_village_that_goes_on_through_visitors() -> None:
    told = begun("省审核组", "柳湾村", "该村", "石桥镇柳湾村", "全村")
    assert most_told(told, "乡村新貌", ()) == "柳湾村"


def test_first_stays_where_another_is_told_of_hardly_more() -> None:
    assert most_told(begun("石桥镇", "石桥镇", "柳湾村", "柳湾村", "柳湾村"), "", ()) is None


def test_nobody_is_told_of_often_enough() -> None:
    assert most_told(begun("石桥镇", "柳湾村", "柳湾村"), "", ()) is None


def test_school_stands_for_anybody() -> None:
    assert most_told(begun("石桥镇", "柳湾小学", "学校", "学校", "学校"), "", ()) is None


def test_headline_that_names_a_place_decides() -> None:
    assert most_told(begun("石桥镇", "柳湾村", "该村", "柳湾村", "全村"), "走进嘉兴", ()) is None


def test_officials_of_a_body_are_not_the_body() -> None:
    spoken = [
        Begun(one.mention, "副主任何清") for one in begun("县文明办", "县文明办", "县文明办", "县文明办")
    ]
    assert most_told([*spoken, *begun("柳湾村", "该村", "全村")], "", ()) == "柳湾村"
    assert most_told(spoken, "", ()) is None


def test_givers_are_passed_over() -> None:
    told = begun("省文明委", "省文明委", "省文明委", "柳湾村")
    assert most_told(told, "", {"省文明委"}) is None
