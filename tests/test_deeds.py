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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "为了加强了解，更好的开展文明宣传活动，近日，由石桥县文明办牵头，举办文明大集活动。",
            ["文明大集活动"],
        ),
        ("石桥县文明办举办读书会。为进一步开展阅读推广活动，举办培训班。", ["读书会", "培训班"]),
        ("石桥县卫生局开展下乡活动。本次活动的主要目的是通过开展义诊宣传，方便群众。", ["下乡活动"]),
        ("石桥县卫生局举办讲座。除了开展健康讲座，今年还将侧重深入山区开展义诊。", ["讲座", "健康讲座"]),
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
        ("为贯彻精神，促进全民阅读，共同建设“书香石桥”，搭建阅读平台，石桥县图书馆成立读书社。", ["读书社"]),
        ("石桥县图书馆在围绕打造文化阵地，实现权益等方面积极探索。", []),
        ("石桥县图书馆围绕中心工作打造文化阵地，实现共享。", ["文化阵地"]),
        ("石桥县图书馆依托网点打造文化阵地，形成强大磁场，形成阅读“强磁场”。", ["文化阵地"]),
        ("石桥县青年站是石桥县创新打造文明实践的品牌阵地。", []),
        ("石桥县教育局为各村配置图书，为学校安装电脑，组建演出队。", ["演出队"]),
    ],
)
def test_aims_descriptions_and_metaphors_found_nothing(text: str, names: list[str]) -> None:
    assert [name for _, name in told(text, "established")] == names


def test_who_is_expected_did_not_take_part() -> None:
    text = "石桥县卫生局开展义诊。预计将有近2万名医务人员参与义诊活动。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [s.qualifiers.participants for s in found if s.predicate == "organised"] == [None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("举办《清河历史展》、《青铜器精品展》等展览", ["清河历史展", "青铜器精品展"]),
        ("举办“书画大赛”、“歌唱比赛”等比赛", ["书画大赛", "歌唱比赛"]),
        ("举办“红色讲堂”、“健康讲堂”等讲座", ["红色讲堂", "健康讲堂"]),
        ("举办“三江绿色行”、“清河行”等徒步活动", ["三江绿色行徒步活动", "清河行徒步活动"]),
        ("开展创新突破年、主题实践年活动", ["创新突破年活动", "主题实践年活动"]),
        ("组织来自青林、柳林、红石等地的小演员欢聚一堂", []),
        ("组织大学生志愿者、高级中学团委、县一中团委等500余人，瞻仰了烈士陵园", []),
        ("团结带领青年在实践中成长成才、建功立业", []),
        ("组织党员学习《党章》，组织志愿者清扫街道", ["学习党章", "清扫街道"]),
    ],
)
def test_heads_of_lists_and_whom_somebody_leads(text: str, names: list[str]) -> None:
    assert [name for _, name in told(f"石桥县团委{text}。", "organised")] == names


def test_levels_that_a_list_of_branches_is_of() -> None:
    found = told("石桥县图书馆建立18个县（市）、区基层分馆。", "established")
    assert [name for _, name in found] == ["县（市）、区基层分馆"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("对党史进行了回顾和学习", []),
        ("召开大会，对商户进行了批评教育", []),
        ("对22家商店进行全面排查，进行消防演练", ["全面排查", "消防演练"]),
        ("召开2019年第三季度工作推进会", ["2019年第三季度工作推进会"]),
    ],
)
def test_what_is_done_to_people_is_not_held(text: str, names: list[str]) -> None:
    assert [name for _, name in told(f"青石社区{text}。", "organised")] == names


def test_what_a_pointing_noun_stands_for_is_the_event_named_in_full() -> None:
    text = "“到乡亲中去”系列惠民演出在柳林村开演。活动由石桥县文旅局、石桥县文化馆联合举办。"
    found = told(text, "organised", "惠民演出开演")
    assert found == [("石桥县文旅局", "到乡亲中去系列惠民演出"), ("石桥县文化馆", "到乡亲中去系列惠民演出")]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("近日，由石桥县宣传科牵头，联合青石社区开展大集活动。", [("石桥县宣传科", "青石社区")]),
        ("石桥县农业局会同县水利局开展检查。", [("石桥县农业局", "石桥县水利局")]),
        ("石桥县普法办组织普法宣传队，联合城东司法所在庙会开展活动。", [("石桥县普法办", "城东司法所")]),
        ("由石桥县文联主办的画展开幕；石桥县工会会同县残联募来衣物。", [("石桥县工会", "石桥县残联")]),
    ],
)
def test_whom_hosts_and_others_bring_in(text: str, pairs: list[tuple[str, str]]) -> None:
    assert told(text, "partneredWith") == pairs


def test_who_comes_to_what_others_hold() -> None:
    text = "石桥县图书馆两次赴京参加由省文化厅主办的“古籍特展”。"
    assert told(text, "participatedIn") == [("石桥县图书馆", "古籍特展")]
    assert told(text, "organised") == [("省文化厅", "古籍特展")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("成立全国文明单位创建工作领导小组。", ["全国文明单位创建工作领导小组"]),
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
        ("成功创建三级甲等中医医院", []),
        ("成功创建江北省重点建设学科", []),
        ("建成健康培训中心", ["健康培训中心"]),
        ("建成青石社区卫生站", ["青石社区卫生站"]),
    ],
)
def test_a_grade_is_won_and_not_founded(text: str, names: list[str]) -> None:
    assert [name for _, name in told(f"石桥县中医院{text}。", "established")] == names


def test_what_is_given_to_others_is_no_scheme_of_who_gives() -> None:
    text = "由省文明办实施的“百村书库”工程向石桥县150个村赠送价值900万元的图书及图书室设备。"
    assert told(text, "implements") == [("省文明办", "百村书库工程")]


@pytest.mark.parametrize(
    ("text", "predicate", "names"),
    [
        ("石桥县公安局贯彻执行党的路线、方针、政策。", "implements", []),
        ("石桥县图书馆组织工作人员加大了对古籍的整理、研究和保护力度。", "organised", []),
        ("石桥县政府关于表彰农田基本建设“清河杯”竞赛先进单位的决定", "established", []),
        ("石桥县开展先进集体、劳动模范评选活动。", "organised", ["先进集体、劳动模范评选活动"]),
        ("石桥县开展征文、演讲和评选活动。", "organised", ["征文", "演讲", "评选活动"]),
        ("石桥县中医院是江北大学的非隶属附属医院。", "partOf", []),
        ("1959年石桥县与青林县并县，1962年分县。", "partneredWith", []),
        ("石桥县教育局联合县水利局举办讲座。", "partneredWith", ["石桥县水利局"]),
        ("石桥县县委书记张明传达了省文明办印发的《江北省文明城市创建三年行动计划》精神。", "pursues", []),
    ],
)
def test_what_says_nothing_of_a_deed(text: str, predicate: str, names: list[str]) -> None:
    assert [name for _, name in told(text, predicate)] == names


def test_who_is_received_beside_an_event_did_not_come_to_it() -> None:
    text = "石桥县司法局开展法制宣传活动13场次，发放资料1万份，接待咨询群众400人。"
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
