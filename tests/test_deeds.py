"""What is no deed though a verb of deeds stands there, and how what is done is called."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document


def told(text: str, predicate: str, title: str = "") -> list[tuple[str, str]]:
    found = extract(Document(doc="x.txt", text=f"{title}\n{text}" if title else text)).statements
    return [(s.subject.name, s.object.name) for s in found if s.predicate == predicate]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("石桥县柳林镇人民政府联合区住房和建设保障局、安监局、青山派出所，开展了安全大检查。", []),
        ("石桥县教育局联合县建设保障中心、县水利局建成文化广场。", ["文化广场"]),
        ("石桥县财政局联合建设银行石桥支行建设文化广场。", ["文化广场"]),
        ("石桥县教育局联合江北出版集团、石桥中学举办读书节。", []),
        ("柳林区政务中心工程建设事项审批窗口、石桥县税务局办税窗口等17个集体获评江北市巾帼文明岗。", []),
        ("石桥县供电公司青年文明号创建活动始终走在电力系统前列。", []),
        ("石桥县教育局建成文化中心并荣获先进单位称号。", ["文化中心"]),
        ("石桥县教育局成立建设局。", ["建设局"]),
        ("石桥县柳林镇联合各村建设文化广场。", ["文化广场"]),
    ],
)
def test_a_verb_inside_a_name_founds_nothing(text: str, names: list[str]) -> None:
    assert [name for _, name in told(text, "established")] == names
