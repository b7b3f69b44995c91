"""Places that share their kind with a count, and bodies that each of them has."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document


def receivers(text: str) -> list[str]:
    found = extract(Document(doc="x.txt", text=text)).statements
    return [s.subject.name for s in found if s.predicate == "received"]


@pytest.mark.parametrize(
    ("names", "receiving"),
    [
        ("柳林、白沙两镇", ["柳林镇", "白沙镇"]),
        ("凤台、寿县2个县", ["凤台县", "寿县"]),
        ("赣州、吉安2个设区市", ["赣州市", "吉安市"]),
        ("柳林、白沙、石塘三个乡镇", ["柳林", "白沙", "石塘"]),
        ("柳林、白沙两个县教育局", ["柳林县教育局", "白沙县教育局"]),
        ("石塘镇上湾、下湾、河东3个村", ["石塘镇上湾村", "石塘镇下湾村", "石塘镇河东村"]),
        ("柳林、白沙等5个县（市、区）", ["柳林", "白沙"]),
        ("高新、经开两区", ["高新区", "经开区"]),
        ("柳林、白沙2个镇和石塘、河东2个乡", ["柳林镇", "白沙镇", "石塘乡", "河东乡"]),
    ],
)
def test_what_a_list_counts_behind_it_is_of_each_name(names: str, receiving: list[str]) -> None:
    assert receivers(f"{names}被评为全省平安建设先进集体。") == receiving


@pytest.mark.parametrize("county", ["寿县", "柳林县"])  # one of the gazetteer's and one that is not
@pytest.mark.parametrize("word", ["在", "从", "对", "给", "为", "以", "有", "的", "由", "经", "所辖", "下辖"])
def test_a_word_between_a_county_and_its_towns_is_of_no_name(county: str, word: str) -> None:
    found = extract(Document(doc="x.txt", text=f"{county}{word}堰口、白沙两镇建成文化广场2个。")).statements
    names = {name for s in found if s.predicate != "about" for name in (s.subject.name, s.object.name)}
    assert not [name for name in names if f"{county}{word[0]}" in name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳林县将堰口、白沙两镇命名为县级文明镇。", ["柳林县堰口镇", "柳林县白沙镇"]),
        ("柳林县向堰口、白沙两镇颁发“先进乡镇”奖牌。", ["柳林县堰口镇", "柳林县白沙镇"]),
    ],
)
def test_who_gives_to_towns_keeps_its_name(text: str, expected: list[str]) -> None:
    assert sorted(receivers(text)) == sorted(expected)


def test_roads_are_no_provinces() -> None:
    found = extract(Document(doc="x.txt", text="柳林县堰口、白沙两省道建成通车。")).statements
    assert [s for s in found if s.predicate != "about"] == []


@pytest.mark.parametrize(
    ("text", "receiving"),
    [
        ("王建国、李秀兰两村民被评为“好人”。", []),  # two persons of villages
        ("柳林、白沙三镇被评为先进单位。", ["柳林", "白沙三镇"]),  # one more than are named
        (
            "县水务局、县林业局等9个县直单位被评为先进单位。",
            ["县水务局", "县林业局"],
        ),  # 县 begins the next word
    ],
)
def test_what_is_counted_otherwise_is_no_place(text: str, receiving: list[str]) -> None:
    assert receivers(text) == receiving
