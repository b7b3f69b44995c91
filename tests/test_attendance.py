"""Who attends an event, and which event 活动 or 会议 is."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document


def came(text: str) -> set[tuple[str, str]]:
    """(who, event) of every participatedIn that `text` under a headline of no actor gives."""
    found = extract(Document(doc="x.txt", text=f"工作简讯\n{text}")).statements
    return {(s.subject.name, s.object.name) for s in found if s.predicate == "participatedIn"}


@pytest.mark.parametrize(
    "text",
    [
        "石桥县县长王小明，石桥县教育局局长李大山出席读书节开幕式。",
        "石桥县县长王小明、石桥县教育局局长李大山等领导出席了读书节开幕式。",
    ],
)
def test_all_persons_of_a_list_attend(text: str) -> None:
    assert came(text) == {("王小明", "读书节开幕式"), ("李大山", "读书节开幕式")}


def test_who_does_something_else_only_does_that() -> None:
    text = "石桥县县长王小明致辞，石桥县教育局局长李大山出席读书节开幕式。"
    assert came(text) == {("李大山", "读书节开幕式")}


def test_a_bare_noun_is_the_event_told_of_last() -> None:
    text = "石桥县图书馆开展“书香”读书活动。石桥县妇联参加了活动。"
    assert came(text) == {("石桥县妇联", "书香读书活动")}


def test_a_bare_noun_of_another_kind_is_not_that_event() -> None:
    assert came("石桥县图书馆开展“书香”读书活动。石桥县妇联参加了会议。") == set()


def test_who_else_came_stands_behind_the_verb() -> None:
    text = "石桥县举行助学金发放仪式。参加仪式的还有石桥县妇联、石桥县总工会和青川县直单位负责人。"
    assert came(text) == {("石桥县妇联", "助学金发放仪式"), ("石桥县总工会", "助学金发放仪式")}


def test_leaders_without_posts_attend() -> None:
    told = "5月4日，青屏县举行“晨光”诗会。县领导何志远、罗文静、马晓东一同参加活动。"
    assert came(told) == {(who, "晨光诗会") for who in ("何志远", "罗文静", "马晓东")}


def test_who_comes_without_an_object_comes_to_the_event_told_of() -> None:
    told = "5月4日，“晨光”诗会在青屏县文化馆举行。青屏县文联主席何志远出席并致辞。"
    assert ("何志远", "晨光诗会") in came(told)


def test_a_conference_is_any_meeting_told_of() -> None:
    assert came("青屏县召开护林员表彰大会。县长何志远出席会议。") == {("何志远", "护林员表彰大会")}


def test_an_event_never_told_of_is_none() -> None:
    assert came("青屏县文联主席何志远出席活动。") == set()


def test_a_ceremony_is_what_was_opened() -> None:
    told = "近日，青屏县“银雁”关爱行动启动，青屏县文联主席何志远出席仪式。"
    assert came(told) == {("何志远", "银雁关爱行动")}


def test_comrades_come_to_the_event_told_of() -> None:
    told = "青屏县召开护林员表彰大会。青屏镇米涛、李占强同志参加。"
    assert came(told) == {("米涛", "护林员表彰大会"), ("李占强", "护林员表彰大会")}


def test_of_two_events_the_one_of_that_noun_is_meant() -> None:
    told = "青屏县开展“晨光”慈善活动，召开护林员表彰大会。县长何志远参加活动。"
    assert came(told) == {("何志远", "晨光慈善活动")}


@pytest.mark.parametrize(
    "text",
    [
        "柳溪县举办职工运动会，1200名运动员参加了8个大项的比赛。",
        "柳溪县举办职工运动会，1200余名运动员参加了篮球比赛。",
        "柳溪县举办职工运动会，来自12个单位的300多名职工参加了拔河比赛。",
    ],
)
def test_so_many_who_come_are_not_the_county(text: str) -> None:
    found = extract(Document(doc="x.txt", text=text)).statements
    assert not [s for s in found if s.predicate == "participatedIn"]
    assert [s.object.name for s in found if s.predicate == "organised"] == ["职工运动会"]
