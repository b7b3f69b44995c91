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
        ("青林县白塔镇联合县交通和建设管理局、供销社、东河派出所，开展了护林大巡查。", []),
        ("石桥县教育局联合县建设保障中心、县水利局建成文化广场。", ["文化广场"]),
        ("石桥县财政局联合建设银行石桥支行建设文化广场。", ["文化广场"]),
        ("石桥县教育局联合江北出版集团、石桥中学举办读书节。", []),
        ("柳林区便民大厅住宅建设手续登记专柜、石桥县邮政局取件专柜等30个班组获评江北市青年文明号。", []),
        ("石桥县自来水公司文明车间创建活动一直排在同行前面。", []),
        ("石桥县教育局建成文化中心并荣获先进单位称号。", ["文化中心"]),
        ("石桥县教育局成立建设局。", ["建设局"]),
        ("石桥县柳林镇联合各村建设文化广场。", ["文化广场"]),
    ],
)
def test_a_verb_inside_a_name_founds_nothing(text: str, names: list[str]) -> None:
    assert [name for _, name in told(text, "established")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "为了加强了解，更好的开展文明宣传活动，近日，由石桥县文明办牵头，举办文明大集活动。",
            ["文明大集活动"],
        ),
        ("石桥县文明办举办读书会。为进一步开展阅读推广活动，举办培训班。", ["读书会", "培训班"]),
        ("石桥县卫生局开展赶集活动。这次活动的目的是通过开展急救演示，帮助老人。", ["赶集活动"]),
        ("石桥县卫生局举办讲座。除了开展急救讲座，下半年还将侧重到海岛开展义诊。", ["讲座", "急救讲座"]),
        ("石桥县卫生局张明宣读了《2019年工作计划》，通过组织一次文艺演出、开展一次党课活动，落实工作。", []),
        ("石桥县教育局举办读书会。为老人举办灯会，为学生开展义诊活动。", ["读书会", "灯会", "义诊活动"]),
        ("为庆祝七一，石桥县教育局开展征文比赛。", ["征文比赛"]),
        ("石桥县教育局举办读书会。为迎接元旦，在广场举办灯会，石桥县县长张明参加。", ["读书会", "灯会"]),
        (
            "为丰富生活，开展了读书节活动，石桥县图书馆举办讲座。石桥县图书馆举办灯会。",
            ["读书节活动", "讲座", "灯会"],
        ),
        ("石桥县教育局按照《工作方案》，开展了读书会。", ["读书会"]),
    ],
)
def test_what_is_aimed_at_or_in_a_plan_is_not_held(text: str, names: list[str]) -> None:
    assert [name for _, name in told(text, "organised", "石桥县卫生局工作总结")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("为响应号召，带动人人读书，一起建设“墨香青林”，搭建交流平台，青林县图书馆成立读书社。", ["读书社"]),
        ("青林县图书馆在围绕打造亲子空间，实现便利等方面大胆尝试。", []),
        ("石桥县图书馆围绕中心工作打造文化阵地，实现共享。", ["文化阵地"]),
        ("青林县图书馆借助驿站打造文化阵地，形成巨大声势，形成读书“新潮流”。", ["文化阵地"]),
        ("石桥县青年站是石桥县精心打造便民服务的样板阵地。", []),
        ("石桥县教育局为各村配置图书，为学校安装电脑，组建演出队。", ["演出队"]),
    ],
)
def test_aims_descriptions_and_metaphors_found_nothing(text: str, names: list[str]) -> None:
    assert [name for _, name in told(text, "established")] == names


def test_who_is_expected_did_not_take_part() -> None:
    text = "石桥县卫生局开展义诊。预计将有近3000名护士参与义诊活动。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [s.qualifiers.participants for s in found if s.predicate == "organised"] == [None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("举办《清河历史展》、《青铜器精品展》等展览", ["清河历史展", "青铜器精品展"]),
        ("举办“书画大赛”、“歌唱比赛”等比赛", ["书画大赛", "歌唱比赛"]),
        ("举办“红色讲堂”、“健康讲堂”等讲座", ["红色讲堂", "健康讲堂"]),
        ("举办“金河踏青行”、“白塔行”等徒步活动", ["金河踏青行徒步活动", "白塔行徒步活动"]),
        ("开展作风转变年、安全守护年活动", ["作风转变年活动", "安全守护年活动"]),
        ("组织来自青林、柳林、红石等地的小演员欢聚一堂", []),
        ("组织返乡教师、职业学院团委、县三中团委等200余人，参观了老船厂", []),
        ("团结带领青工在车间里勤学苦练、争做能手", []),
        ("组织党员学习《党章》，组织志愿者清扫街道", ["学习党章", "清扫街道"]),
    ],
)
def test_heads_of_lists_and_whom_somebody_leads(text: str, names: list[str]) -> None:
    assert [name for _, name in told(f"石桥县团委{text}。", "organised")] == names


def test_levels_that_a_list_of_branches_is_of() -> None:
    found = told("石桥县图书馆建立20个县（市）、区流动分馆。", "established")
    assert [name for _, name in found] == ["县（市）、区流动分馆"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("对校史进行了回顾和讲解", []),
        ("召开大会，对船主进行了批评和劝导", []),
        ("对22家商店进行全面排查，进行消防演练", ["全面排查", "消防演练"]),
        ("召开2016年第二季度防汛调度会", ["2016年第二季度防汛调度会"]),
    ],
)
def test_what_is_done_to_people_is_not_held(text: str, names: list[str]) -> None:
    assert [name for _, name in told(f"青石社区{text}。", "organised")] == names


def test_what_a_pointing_noun_stands_for_is_the_event_named_in_full() -> None:
    text = "“好戏送乡亲”巡回惠民演出在柳林村开演。活动由石桥县文旅局、石桥县文化馆联合举办。"
    found = told(text, "organised", "惠民演出开演")
    assert found == [("石桥县文旅局", "好戏送乡亲巡回惠民演出"), ("石桥县文化馆", "好戏送乡亲巡回惠民演出")]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("近日，由石桥县宣传科牵头，联合青石社区开展大集活动。", [("石桥县宣传科", "青石社区")]),
        ("石桥县农业局会同县水利局开展检查。", [("石桥县农业局", "石桥县水利局")]),
        ("石桥县防火办组织防火演讲队，联合东河派出所在码头开展活动。", [("石桥县防火办", "东河派出所")]),
        ("由石桥县文联主办的画展开幕；石桥县工会会同县残联募来衣物。", [("石桥县工会", "石桥县残联")]),
    ],
)
def test_whom_hosts_and_others_bring_in(text: str, pairs: list[tuple[str, str]]) -> None:
    assert told(text, "partneredWith") == pairs


def test_who_comes_to_what_others_hold() -> None:
    text = "石桥县档案馆三次进城参加由省档案局主办的“家书联展”。"
    assert told(text, "participatedIn") == [("石桥县档案馆", "家书联展")]
    assert told(text, "organised") == [("省档案局", "家书联展")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("成立省级文明校园创建领导小组。", ["省级文明校园创建领导小组"]),
        ("调整创建省级文明单位领导小组。", []),
    ],
)
def test_a_group_for_an_honour_is_founded(text: str, names: list[str]) -> None:
    assert [name for _, name in told(f"石桥县供电公司{text}", "established")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("组织县医院、县中医院等五家单位，在广场举行义诊活动。", ["石桥县医院", "石桥县中医院"]),
        ("组织县一中、县二中参加读书活动。", ["石桥县一中", "石桥县二中"]),
        ("组织县一中、县二中师生开展读书活动。", []),
        ("组织县医院、县中医院，将在广场举行义诊活动。", []),
    ],
)
def test_bodies_brought_together_take_part(text: str, names: list[str]) -> None:
    assert [name for name, _ in told(f"石桥县卫生局{text}", "participatedIn")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("顺利创建二级甲等综合医院", []),
        ("顺利创建江北省重点专科", []),
        ("建成健康培训中心", ["健康培训中心"]),
        ("建成青石社区卫生站", ["青石社区卫生站"]),
    ],
)
def test_a_grade_is_won_and_not_founded(text: str, names: list[str]) -> None:
    assert [name for _, name in told(f"石桥县中医院{text}。", "established")] == names


def test_what_is_given_to_others_is_no_scheme_of_who_gives() -> None:
    text = "由省科协实施的“暖冬课桌”工程向青林县40所小学捐赠价值200万元的课桌及黑板。"
    assert told(text, "implements") == [("省科协", "暖冬课桌工程")]


@pytest.mark.parametrize(
    ("text", "predicate", "names"),
    [
        ("石桥县公安局贯彻执行上级的方针、路线、政策。", "implements", []),
        ("石桥县档案馆组织全体馆员加大了对族谱的搜集、誊写和修补力度。", "organised", []),
        ("青林县政府关于表彰公路养护建设“金河杯”比武优胜集体的决定", "established", []),
        ("石桥县开展先进集体、劳动模范评选活动。", "organised", ["先进集体、劳动模范评选活动"]),
        ("石桥县开展征文、演讲和评选活动。", "organised", ["征文", "演讲", "评选活动"]),
        ("石桥县中医院是江北大学的非直属教学医院。", "partOf", []),
        ("1959年石桥县与青林县并县，1962年分县。", "partneredWith", []),
        ("石桥县教育局联合县水利局举办讲座。", "partneredWith", ["石桥县水利局"]),
        ("石桥县副县长周兰传达了省林业厅印发的《江北省绿色社区建设五年行动计划》精神。", "pursues", []),
    ],
)
def test_what_says_nothing_of_a_deed(text: str, predicate: str, names: list[str]) -> None:
    assert [name for _, name in told(text, predicate)] == names


def test_who_is_received_beside_an_event_did_not_come_to_it() -> None:
    text = "石桥县司法局开展禁毒宣讲活动20场次，发放手册5000份，接待来访群众600人。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [s.qualifiers.participants for s in found if s.predicate == "organised"] == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("石桥县成立示范高中创建领导小组。", "示范高中创建领导小组"),
        ("石桥县教育局建成重点学科实验室。", "重点学科实验室"),
        ("石桥县审议通过《妇女发展规划》，成立妇女工作专班。", "妇女工作专班"),
    ],
)
def test_what_is_for_a_grade_or_behind_a_plan_is_founded(text: str, name: str) -> None:
    statements = extract(Document(doc="甲", text=text)).statements
    assert [s.object.name for s in statements if s.predicate == "established"] == [name]


def test_an_event_without_quotation_marks_that_others_hold_is_theirs() -> None:
    statements = extract(Document(doc="甲", text="石桥县图书馆参加了由江北市文化馆主办的读书节。")).statements
    assert [(s.subject.name, s.object.name) for s in statements if s.predicate == "organised"] == [
        ("江北市文化馆", "读书节")
    ]
