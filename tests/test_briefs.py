"""News briefs: who led how many people to what, series and their names, hosts and those beside them."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document, Statement


def told(text: str, predicate: str = "organised") -> list[Statement]:
    return [s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == predicate]


def pairs(text: str, predicate: str = "organised") -> list[tuple[str, str]]:
    return [(s.subject.name, s.object.name) for s in told(text, predicate)]


@pytest.mark.parametrize(
    ("text", "activity", "people"),
    [
        ("组织30名志愿者开展植树活动", "植树活动", 30),
        ("组织志愿者30余人到柳河公园植树", "植树", 30),
        ("组织青年志愿者共30余人前往柳河公园，开展植树活动", "植树活动", 30),
        ("组织机关党员干部40人赴红军纪念馆参观学习", "参观学习", 40),
        ("组织全体五年级学生200人到烈士陵园进行祭扫活动", "祭扫活动", 200),
        ("组织30名志愿者培训，发放树苗，随后开展植树活动", "植树活动", None),
        ("慰问困难职工30人，开展植树活动", "植树活动", None),
        ("带领20名队员赴江州参加比赛，举办培训班", "培训班", None),
    ],
)
def test_how_many_are_led_to_what_is_held(text: str, activity: str, people: int | None) -> None:
    (held,) = [s for s in told(f"石桥县团委{text}。") if s.object.name == activity]
    assert held.qualifiers.participants == people
    if people:
        assert pairs(f"石桥县团委{text}。", "measured") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("举办文明实践·周末有约——“讲戏+唱戏”集中活动", ["文明实践·周末有约——讲戏+唱戏集中活动"]),
        ("开展普法宣传——送法进校园活动", ["普法宣传"]),
        ("开展了一场接地气、干货足的安全宣传活动", ["安全宣传活动"]),
        ("开展垃圾分类、节约用水的宣传活动", ["垃圾分类、节约用水的宣传活动"]),
    ],
)
def test_names_of_what_is_held(text: str, names: list[str]) -> None:
    assert [name for _, name in pairs(f"石桥县文化馆{text}。")] == names


def test_each_of_those_who_act_together_has_the_others_for_partners() -> None:
    held = told("石桥县文化馆、石桥县图书馆、石桥县柳河镇联合举办读书会。")
    assert {s.subject.name: set(s.qualifiers.partner or ()) for s in held} == {
        "石桥县文化馆": {"石桥县图书馆", "石桥县柳河镇"},
        "石桥县图书馆": {"石桥县文化馆", "石桥县柳河镇"},
        "石桥县柳河镇": {"石桥县文化馆", "石桥县图书馆"},
    }


def test_a_team_that_is_sent_somewhere_is_not_joined_to_another() -> None:
    assert pairs("石桥县驻红星村工作队举办晚会。") == [("石桥县驻红星村工作队", "晚会")]
    assert pairs("石桥县图书馆驻村干部和柳河帮扶工作队举办晚会。") == [("石桥县图书馆", "晚会")]


def test_a_body_is_joined_to_a_town_and_not_to_its_name() -> None:
    assert pairs("石桥县图书馆同柳镇举办书画展。") == [("石桥县图书馆", "书画展")]


def test_what_long_stood_empty_is_made_into_something() -> None:
    assert pairs("石桥县将长期闲置的房屋建成文化馆。", "established") == [("石桥县", "文化馆")]


def test_by_what_means_hosts_hold_an_event() -> None:
    text = (
        "柳河镇读书节启动\n3月5日，柳河镇读书节在广场启动。\n"
        "本次读书节由石桥县文化馆、石桥县图书馆主办，通过举办诗词大赛，引导居民读书。"
    )
    assert [who for who, what in pairs(text) if what == "诗词大赛"] == ["石桥县文化馆", "石桥县图书馆"]


def test_who_is_named_beside_us_is_another() -> None:
    text = "我院开展义诊活动\n我院开展义诊活动。当日，我院和石桥县中医院组成医疗队。"
    assert {who for who, what in pairs(text) if what == "义诊活动"} == {"我院"}
    text = "我院开展义诊活动\n石桥县中医院重视群众健康。我院开展义诊活动。"
    assert {who for who, what in pairs(text) if what == "义诊活动"} == {"石桥县中医院"}


def test_what_comes_about_beside_is_of_those_it_names() -> None:
    text = "石桥县消防大队开展慰问活动。随着柳河市加快实施“以港兴市”战略，许多工人到来，举办讲座。"
    assert pairs(text, "implements") == [("柳河市", "以港兴市战略")]
    assert ("石桥县消防大队", "讲座") in pairs(text)


def test_what_is_good_for_a_creation_pursues_nothing() -> None:
    assert pairs("石桥县文化馆举办演出。这场戏对卫生城市创建工作的推进作用明显。", "pursues") == []
    assert pairs("石桥县扎实推进文明城市创建工作的开展。", "pursues") == [("石桥县", "文明城市")]


def test_a_number_behind_an_attribute_counts_what_follows() -> None:
    text = "石桥县举办运动会。来自机关、企业、学校的7支参赛队伍进场。"
    assert "机关、企业、学校" not in [name for _, name in pairs(text, "measured")]
    assert pairs("石桥县培训学员300名。", "measured") == [("石桥县", "培训学员")]


def test_regiments_of_one_digit_and_what_points_to_them() -> None:
    text = "第一师二团三连举办晚会。随后，二团开展读书活动。"
    assert pairs(text) == [("第一师二团三连", "晚会"), ("第一师二团", "读书活动")]
    text = "105团柳河路社区举办晚会。该团开展读书活动。"
    assert pairs(text) == [("105团柳河路社区", "晚会"), ("105团", "读书活动")]
    assert pairs("石桥县文化馆举办晚会。二团开展读书活动。") == [
        ("石桥县文化馆", "晚会"),
        ("石桥县文化馆", "读书活动"),
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("石桥县“春雨”工作组与连队干部举办晚会", "石桥县春雨工作组"),
        ("石桥县文化馆联合全市各级服务队举办晚会", "石桥县文化馆"),
        ("石桥县供电公司服务队情系敬老院，举办晚会", "石桥县供电公司服务队"),
        ("石桥县情系桑梓协会举办晚会", "石桥县情系桑梓协会"),
        ("石桥县十届人大举办晚会", "石桥县十届人大"),
    ],
)
def test_where_the_name_of_who_acts_ends(text: str, who: str) -> None:
    assert pairs(f"{text}。") == [(who, "晚会")]
    assert pairs(f"{text}。", "partneredWith") == []


def test_what_speakers_do_themselves_is_no_deed_of_their_village() -> None:
    text = "柳河村职工罗延说：“我第一次参加读书会，我们村经常举办讲座。”"
    assert pairs(text, "participatedIn") == []
    assert pairs(text) == [("柳河村", "讲座")]
    assert pairs("石桥县文化馆以“我爱家乡”为主题开展采风活动。") == [("石桥县文化馆", "我爱家乡采风活动")]


@pytest.mark.parametrize("how", ["自我加压", "在忘我工作中", "为增强自我保护意识", "围绕我爱我家"])
def test_a_pronoun_within_a_word_is_nobody_who_speaks(how: str) -> None:
    assert pairs(f"石桥县文化馆{how}开展读书活动。") == [("石桥县文化馆", "读书活动")]


@pytest.mark.parametrize("since", ["2007年成立至今", "自2007年成立以来", "2007年正式开馆以来"])
def test_what_has_gone_on_since_has_no_date(since: str) -> None:
    (held,) = told(f"{since}，石桥县文化馆举办读书会10场。")
    assert held.qualifiers.time is None


def test_a_list_of_what_is_carried_out_ends_where_something_else_is_done() -> None:
    text = "石桥县供电公司对老人实施爱心帮扶、定期上门维护线路、家用电器等。"
    assert pairs(text) + pairs(text, "implements") == [("石桥县供电公司", "爱心帮扶")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("石桥中学副校长罗延为学生们准备了讲座", "罗延"),
        ("石桥中学副校长罗延向学生赠送图书", "罗延"),
        ("石桥中学副校长陈大为介绍情况", "陈大为"),
        ("石桥中学副校长罗延和柳河小学校长周岚参加座谈", "罗延"),
    ],
)
def test_where_the_name_of_a_person_ends(text: str, name: str) -> None:
    assert pairs(f"{text}。", "holdsPost")[0] == (name, "石桥中学")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥镇举办运动会欢庆丰收节", [("石桥镇", "运动会")]),
        ("石桥镇举办运动会。开场舞蹈等节目大气恢宏、动感十足", [("石桥镇", "运动会")]),
        ("泉县城乡文化活跃。泉县县委举办运动会", [("泉县县委", "运动会")]),
        ("石桥公司将与社区保持联系，举办运动会", []),
    ],
)
def test_what_is_held_and_by_whom(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(f"{text}。") == expected


def test_a_joint_branch_is_no_partner() -> None:
    assert pairs("石桥医院急诊科联合党支部书记周岚作发言。", "partneredWith") == []
    text = "石桥公司党支部与所在属地青塘社区党总支开展结对共建。"
    assert pairs(text, "partneredWith") == [("石桥公司党支部", "青塘社区党总支")]


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("石桥县税务局3名党组成员分别带队", "established", []),
        ("石桥县税务局搭建党委、政府与群众之间沟通的桥梁", "established", []),
        ("石桥县税务局搭建服务平台、咨询热线", "established", ["服务平台", "咨询热线"]),
        ("石桥县司法局完善民政、教育等部门共同参与的大调解机制", "implements", ["大调解机制"]),
        (
            "石桥县建成697个乡镇（街道）文明实践所，辖5492个村（社区）",
            "established",
            ["乡镇（街道）文明实践所"],
        ),
    ],
)
def test_what_a_list_is_of(text: str, predicate: str, expected: list[str]) -> None:
    assert [name for _, name in pairs(f"{text}。", predicate)] == expected


def test_people_of_a_team_act_for_it() -> None:
    text = "石桥县公安局“草原星”服务队的民警驾车、骑马走乡入户，开展普法活动。"
    assert pairs(text) == [("石桥县公安局草原星服务队", "普法活动")]


def test_kinds_in_brackets_belong_to_what_is_counted() -> None:
    text = "自2020年，石桥县推进文明实践，697个乡镇（街道）文明实践所全部挂牌。"
    (counted,) = told(text, "measured")
    assert counted.object.name == "乡镇（街道）文明实践所"
    assert counted.qualifiers.time is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("石桥县文化馆新设立了“暖心驿站”", "暖心驿站"),
        ("石桥社区举办晚会。本次活动设立了5个服务点", "服务点"),
        ("石桥社区举办晚会。此次活动，不仅丰富了生活，更在邻里间搭建了交流平台", None),
    ],
)
def test_what_is_set_up(text: str, name: str | None) -> None:
    assert [what for _, what in pairs(f"{text}。", "established")] == ([name] if name else [])


def test_the_date_of_a_dispatch_is_not_that_of_what_it_tells() -> None:
    text = "发布时间：2023-05-08\n本报石桥5月6日电（记者 罗延）近日，石桥县文化馆举办读书会。"
    (held,) = told(text)
    assert held.qualifiers.time is None
    text = "发布时间：2023-05-08\n石桥网5月6日讯 5月4日，石桥县文化馆举办读书会。"
    (held,) = told(text)
    assert held.qualifiers.time == "2023-05-04"


def test_names_that_begin_with_a_preposition_and_items_of_a_show() -> None:
    text = "石桥县文化馆开展为民办实事活动。女声独唱《柳河》等精彩节目相继上演。"
    assert pairs(text) == [("石桥县文化馆", "为民办实事活动")]


def test_leagues_of_other_places_are_no_units_of_a_community() -> None:
    text = "石桥社区开展活动。师市团委与团青屏县委联合举办联谊会。"
    assert [who for who, what in pairs(text) if what == "联谊会"] == ["师市团委", "团青屏县委"]


def test_halls_that_others_join_end_where_they_end() -> None:
    text = "石桥县群艺馆与清江市师范学院签订《共建协议书》。"
    assert pairs(text, "issued") == [("石桥县群艺馆", "共建协议书"), ("清江市师范学院", "共建协议书")]
