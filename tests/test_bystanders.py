"""Others who act in a clause that names no body."""

from __future__ import annotations

import pytest

from wenmai_extractors.articles import read_articles
from wenmai_extractors.bystanders import called_upon, others_act, strangers_act
from wenmai_extractors.records import Document
from wenmai_extractors.subjects import set_scene


def acts(text: str, verb: str, label: str = "found") -> bool:
    """Whether others do `verb` in a report of one sentence."""
    document = Document(doc="x.txt", text=f"梧桐县供销社工作总结\n\n近年来，{text}。\n")
    scene = set_scene(document, read_articles(document)[0])
    line = scene.lines[-1]
    predication = line.predications[-1]
    return others_act(line, predication, label, line.text.index(verb))


@pytest.mark.parametrize(
    ("text", "verb", "others"),
    [
        ("全县已有46家企业建立制度", "建立", True),
        ("其中有8个村设立议事厅", "设立", True),
        ("目前，46家企业建立制度", "建立", True),
        ("梧桐县12个乡镇均建成文化站", "建成", False),
        ("在5个社区建成文化站", "建成", False),
        ("投资30万元建成文化站", "建成", False),
        ("梧桐县供销社建成文化站", "建成", False),
    ],
)
def test_counted_bodies_act_for_themselves(text: str, verb: str, others: bool) -> None:
    assert acts(text, verb) is others


def test_who_joins_may_come_from_elsewhere() -> None:
    assert acts("来自各校的选手参加比赛", "参加", "join")
    assert not acts("全体职工参加比赛", "参加", "join")


def test_whom_somebody_calls_upon() -> None:
    document = Document(doc="x.txt", text="梧桐县供销社工作总结\n\n鼓励大家参与清扫，带领党员参与清扫。\n")
    line = set_scene(document, read_articles(document)[0]).lines[-1]
    assert called_upon(line, (0, 2), 4)
    assert not called_upon(line, (9, 11), 13)


@pytest.mark.parametrize(
    ("title", "text", "strange"),
    [
        ("石桥小学开展演练", "消防员对师生进行消防培训", True),
        ("石桥县消防救援大队开展演练", "消防员对师生进行消防培训", False),
        ("石桥县开展演练", "民警开展巡逻", False),
        ("柳林镇开展检查", "安委会成员单位对企业开展整治", True),
        ("柳林镇赠书", "参加仪式的领导参观书屋", True),
        ("柳林镇赠书", "参加比赛，领导小组开展检查", False),
    ],
)
def test_people_and_bodies_of_no_name_act_for_themselves(title: str, text: str, *, strange: bool) -> None:
    document = Document(doc="x.txt", text=f"{title}\n\n活动开始，{text}。\n")
    line = set_scene(document, read_articles(document)[0]).lines[-1]
    assert any(strangers_act(line, predication) for predication in line.predications) is strange
