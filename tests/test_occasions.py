"""Events named in one sentence, or in the headline, whose hosts another tells."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document, Statement

SHOW = "“清溪墨香”书画展5月6日在梧桐县文化馆开展。"
HOSTS = ["梧桐县文联", "梧桐县老年大学"]


def held(text: str, title: str = "") -> list[Statement]:
    document = Document(doc="x.txt", text=f"{title}\n\n{text}\n" if title else text)
    return [s for s in extract(document).statements if s.predicate == "organised"]


@pytest.mark.parametrize("called", ["本次展览", "展览", "该展", "本次活动", "此次展会"])
def test_hosts_of_an_event_called_by_a_noun(called: str) -> None:
    found = held(f"{SHOW}{called}由梧桐县文联、梧桐县老年大学主办。")
    assert [s.subject.name for s in found] == HOSTS
    assert {s.object.name for s in found} == {"清溪墨香书画展"}


def test_hosts_in_clauses_of_their_own() -> None:
    found = held(f"{SHOW}展览由梧桐县文联主办，梧桐县老年大学承办，共展出作品80幅。")
    assert [s.subject.name for s in found] == HOSTS


def test_a_noun_of_another_kind_of_event_means_none() -> None:
    assert held(f"{SHOW}论坛由梧桐县文联主办。") == []


def test_the_event_of_the_headline() -> None:
    found = held("比赛由梧桐县体育局主办。", title="梧桐县第三届“清溪杯”钓鱼大赛侧记")
    assert [(s.subject.name, s.object.name, s.qualifiers.edition) for s in found] == [
        ("梧桐县体育局", "梧桐县清溪杯钓鱼大赛", 3)
    ]
    (name,) = (e.text for e in found[0].evidence if e.role == "object")
    assert name == "梧桐县第三届“清溪杯”钓鱼大赛"


def test_hosts_without_an_ending_of_a_body() -> None:
    found = held(f"{SHOW}展览由清溪棋院、梧桐县体育总会主办。")
    assert [s.subject.name for s in found] == ["清溪棋院", "梧桐县体育总会"]


def test_who_guides_is_no_body_by_any_words() -> None:
    assert held(f"{SHOW}展览由两位老师指导。") == []


def test_an_event_behind_its_hosts_that_does_something_else() -> None:
    found = held("由梧桐县文联、梧桐县老年大学主办的“书香清溪”读书节走进乡村。")
    assert [s.subject.name for s in found] == HOSTS
    assert {s.object.name for s in found} == {"书香清溪读书节"}


def test_hosts_that_follow_what_a_place_holds() -> None:
    found = held("节会期间举办柳编比赛和民歌会，由梧桐县文旅局与柳编协会共同承办。", title="柳编节启幕")
    assert {s.subject.name for s in found} == {"梧桐县文旅局", "柳编协会"}


def test_an_opening_ceremony_is_one_word() -> None:
    text = "“清溪杯”钓鱼赛开幕式18日在龙潭水库举行，梧桐县副县长高远志宣布比赛开幕。"
    assert all("式" not in s.object.name[:1] and "宣布" not in s.object.name for s in held(text))


def test_instances_of_an_activity() -> None:
    found = held("梧桐县开展“我们的节日”系列活动，如“灯谜闹元宵”“重阳饺子宴”等。")
    assert [s.object.name for s in found] == ["我们的节日系列活动", "灯谜闹元宵", "重阳饺子宴"]


def test_a_theme_may_stand_between_the_event_and_its_hosts() -> None:
    found = held(f"{SHOW}本次活动以“听泉”为主题，由梧桐县文联主办，梧桐县老年大学承办。")
    assert [(s.subject.name, s.object.name) for s in found] == [(host, "清溪墨香书画展") for host in HOSTS]


def test_what_follows_the_hosts_is_no_deed_of_theirs_again() -> None:
    found = held(f"{SHOW}展览由梧桐县文联主办，县长何志远宣布开展，现场推出“拓印”体验活动。")
    assert [s.object.name for s in found if s.subject.name == "梧桐县文联"] == ["清溪墨香书画展"]


def test_a_name_goes_on_behind_its_quotation() -> None:
    found = held("由梧桐县文联和清溪镇政府联合主办的全县文艺“三进”集中展演活动，于5月6日在清溪镇举行。")
    assert {s.object.name for s in found} == {"全县文艺三进集中展演活动"}


def test_where_something_happened_is_nobodys_event() -> None:
    assert held("在日前举行的全省文艺表彰大会上，梧桐县文联作了经验交流。") == []


def test_hosts_of_two_clauses_stay_partners() -> None:
    text = f"{SHOW}展览由梧桐县文联和清溪镇政府主办，梧桐县老年大学承办。"
    found = extract(Document(doc="x.txt", text=text)).statements
    partners = {(s.subject.name, s.object.name) for s in found if s.predicate == "partneredWith"}
    assert ("梧桐县文联", "梧桐县清溪镇政府") in partners


def test_the_end_of_a_name_means_the_event() -> None:
    text = f"{SHOW.replace('书画展', '书画展启动仪式')}县长何志远出席启动仪式。"
    found = extract(Document(doc="x.txt", text=text)).statements
    came = [(s.subject.name, s.object.name) for s in found if s.predicate == "participatedIn"]
    assert came == [("何志远", "清溪墨香书画展启动仪式")]


def test_the_year_of_a_name_is_no_time() -> None:
    text = "由梧桐县文联主办，清溪镇政府承办的“墨香”梧桐县2022年书画展启动仪式在文化广场拉开帷幕。"
    found = held(text)
    assert {s.object.name for s in found} == {"墨香梧桐县2022年书画展启动仪式"}
    assert {s.qualifiers.time for s in found} == {None}


def test_how_an_event_went_is_no_part_of_its_name() -> None:
    found = held("由梧桐县文联、清溪镇政府共同主办的2024年书画展演如期举行。")
    assert {s.object.name for s in found} == {"2024年书画展演"}


def test_an_event_of_two_parts_behind_hosts_in_a_list() -> None:
    by = "由梧桐县妇联主办，梧桐县总工会（女工委）、梧桐县科协等单位协办"
    text = f"3月8日，{by}的庆“三八”表彰大会暨文艺汇演在体育馆举行。"
    found = held(text)
    assert {s.subject.name for s in found} == {"梧桐县妇联", "梧桐县总工会", "梧桐县科协"}
    assert {s.object.name for s in found} == {"庆三八表彰大会暨文艺汇演"}
    assert len(found) == 3


@pytest.mark.parametrize(
    ("held", "own"),
    [
        ("第三届全国农民读书节在北京举行", False),
        ("第三届全国农民读书节在杭州举行", True),
        ("第三届全国农民读书节在省图书馆举行", True),
        ("浙江省农民读书节在上海举行", True),
    ],
)
def test_an_event_held_elsewhere_is_not_of_whom_the_report_is_about(held: str, own: bool) -> None:
    text = f"浙江省喜获佳绩\n浙江省扎实推进农民读书。5月8日，{held}。"
    found = extract(Document(doc="甲", text=text)).statements
    assert ("浙江省" in [s.subject.name for s in found if s.predicate == "organised"]) is own


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("青林县召开2021年第二季度工作例会。", None),
        ("第四届青林县读书节举行。青林县举办第四届读书节。", 4),
    ],
)
def test_a_quarter_is_no_edition(text: str, edition: int | None) -> None:
    found = extract(Document(doc="甲", text=text)).statements
    assert {(s.subject.name, s.qualifiers.edition) for s in found if s.predicate == "organised"} == {
        ("青林县", edition)
    }
