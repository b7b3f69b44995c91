"""Who a list of gainers or givers names."""

from __future__ import annotations

import pytest

from wenmai_extractors.articles import read_articles
from wenmai_extractors.parties import Party, read_parties
from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document
from wenmai_extractors.scene import Line
from wenmai_extractors.subjects import set_scene

TITLE = "石桥县水务局"
Actors = list[tuple[str, str]]


def read(words: str) -> tuple[list[Party], str, Line]:
    """The parties of `words`, as they stand before 获称号 in a report, and the words left over."""
    document = Document(doc="甲", text=f"{TITLE}\n\n{words}获称号。\n")
    (reading,) = read_articles(document)
    scene = set_scene(document, reading)
    line = scene.lines[-1]
    assert line.text.startswith(words)
    found, end = read_parties(scene, line, 0, len(words))
    return found, words[end:], line


@pytest.mark.parametrize(
    ("words", "actors"),
    [
        ("石桥县教育局", [("石桥县教育局", "Organisation")]),
        (
            "石桥县教育局和石桥县图书馆",
            [("石桥县教育局", "Organisation"), ("石桥县图书馆", "Organisation")],
        ),
        ("玉树市、昌都市", [("玉树市", "Place"), ("昌都市", "Place")]),
        ("教师王小明", [("王小明", "Person")]),
        ("王小明老师", [("王小明", "Person")]),
        (
            "扎西多杰、王小明和李春梅",
            [("扎西多杰", "Person"), ("王小明", "Person"), ("李春梅", "Person")],
        ),
        ("王小明（彝族）、李春梅", [("王小明", "Person"), ("李春梅", "Person")]),
        ("村民曲别阿呷、吉克木乃", [("曲别阿呷", "Person"), ("吉克木乃", "Person")]),
        ("石桥县教育局、王小明", [("石桥县教育局", "Organisation"), ("王小明", "Person")]),
        (
            "石桥县教育局局长王小明、石桥县林场",
            [("王小明", "Person"), ("石桥县林场", "Organisation")],
        ),
        ("何桂英家庭", [("何桂英家庭", "Group")]),
        ("石桥县医院、农发行", [("石桥县医院", "Organisation"), ("农发行", "Organisation")]),
        ("移动公司、石桥县医院", [("移动公司", "Organisation"), ("石桥县医院", "Organisation")]),
        ("东方物流、华康制药", [("东方物流", "Organisation"), ("华康制药", "Organisation")]),
        ("欧阳流、华康强", [("欧阳流", "Person"), ("华康强", "Person")]),
        ("“夕阳守护”项目", [("夕阳守护项目", "Programme")]),
        ("其中石桥县教育局", [("石桥县教育局", "Organisation")]),
        ("办公组、财务组", [("石桥县水务局办公组", "Organisation"), ("石桥县水务局财务组", "Organisation")]),
    ],
)
def test_named_parties(words: str, actors: Actors) -> None:
    (party,), rest, line = read(words)
    assert [(actor.name, actor.type) for actor in party.actors] == actors
    assert (party.count, rest) == (None, "")
    for actor in party.actors:
        mention = line.text[actor.mark.start : actor.mark.end]
        assert actor.mark.passage == line.number
        assert mention in words
        assert actor.name.endswith(mention.replace("“", "").replace("”", ""))


@pytest.mark.parametrize(
    ("words", "names", "count", "unit"),
    [
        ("石桥县等3个县", ["石桥县"], 3, "个"),
        ("林秋月等52名班主任", ["林秋月"], 52, "名"),
        ("21个村", [], 21, "个"),
        ("12位同志", [], 12, "位"),
    ],
)
def test_counted_parties(words: str, names: list[str], count: int, unit: str) -> None:
    (party,), rest, _ = read(words)
    assert [actor.name for actor in party.actors] == names
    assert party.count is not None
    assert (party.count.value, party.count.unit, rest) == (count, unit, "")


def test_and_others_counts_nobody() -> None:
    (party,), rest, _ = read("石桥县教育局、石桥县图书馆等单位")
    assert [actor.name for actor in party.actors] == ["石桥县教育局", "石桥县图书馆"]
    assert (party.count, rest) == (None, "")


@pytest.mark.parametrize("words", ["他们", "先后", "以优异成绩"])
def test_nobody(words: str) -> None:
    found, rest, _ = read(words)
    assert (found, rest) == ([], words)


@pytest.mark.xfail(strict=True, reason="a township that no table lists is read on past 有")
def test_a_region_that_has_frames_the_list() -> None:
    (party,), _, _ = read("河口镇有青龙村、青山村")
    assert [actor.name[-3:] for actor in party.actors] == ["青龙村", "青山村"]
    assert "有" not in party.actors[0].name


def test_the_words_behind_a_place_of_a_list_are_no_person() -> None:
    text = "梧桐县：推荐好人\n县供电公司、全县向省里推荐“好邻居”12名。\n"
    told = [s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == "nominatedFor"]
    assert [s.subject.name for s in told] == ["梧桐县供电公司", "梧桐县"]


def test_a_department_of_a_party_committee_is_a_partner() -> None:
    text = "石桥县文化馆联合党委宣传部举办读书活动。石桥县税务局联合党委举办讲座。"
    found = extract(Document(doc="甲", text=text)).statements
    partners = [(s.object.name, s.qualifiers.partner) for s in found if s.predicate == "organised"]
    assert [names for _, names in partners] == [("党委宣传部",), ()]


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("白塔区金河镇罗家村、周家村", ["白塔区金河镇罗家村", "白塔区金河镇周家村"]),
        ("石桥县柳林镇王家村、东河镇李家村", ["石桥县柳林镇王家村", "石桥县东河镇李家村"]),
        (
            "石桥县柳林镇、白塔县东河镇和金河镇赵家村",
            ["石桥县柳林镇", "白塔县东河镇", "白塔县金河镇赵家村"],
        ),
        ("石桥县柳林镇、东河镇中心小学", ["石桥县柳林镇", "石桥县东河镇中心小学"]),
        ("江北市青山区、石桥县", ["江北市青山区", "石桥县"]),
        ("江北市图书馆、石桥县图书馆", ["江北市图书馆", "石桥县图书馆"]),
        ("石桥县、柳林镇", ["石桥县", "柳林镇"]),
    ],
)
def test_villages_of_a_list_are_where_the_one_before_is(listed: str, names: list[str]) -> None:
    text = f"江北省文明办表彰先进\n\n江北省文明办授予{listed}“省级先进集体”称号。"
    statements = extract(Document(doc="甲", text=text)).statements
    assert [s.subject.name for s in statements if s.predicate == "received"] == names
