"""What bodies do: people sent to do something, habits, hosts, what is founded."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document

TITLE = "梧桐县卫生局工作总结"


def told(text: str, predicate: str, title: str = TITLE) -> list[tuple[str, str]]:
    found = extract(Document(doc="x.txt", text=f"{title}\n{text}")).statements
    return [(s.subject.name, s.object.name) for s in found if s.predicate == predicate]


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("组织志愿者为老人理发、量血压、包饺子", ["理发", "量血压", "包饺子"]),
        ("组织党员到廉政教育基地参观学习", ["参观学习"]),
        ("组织师生到红军纪念馆参观学习", ["参观学习"]),
        ("组织老干部赴清江经济开发区参观考察3次", ["参观考察"]),
        ("带领少先队员走进敬老院打扫卫生", ["打扫卫生"]),
        ("组织职工义务献血", ["义务献血"]),
        ("坚持每周一堂队史课、每月一次“荣誉在心中”故事会", ["队史课", "荣誉在心中故事会"]),
        ("召开创建动员大会", ["创建动员大会"]),
        ("推进“清河护岸”行动", ["清河护岸行动"]),
        ("引导群众移风易俗", []),
        ("组织职工参观。联谊活动的举办加深了交流", ["参观"]),
        ("将定期到校开展讲座", []),
        ("将每月举办读书会", []),
        ("将联合学校举办读书会", []),
        ("将每月15日定为读书日，举办读书会", ["读书会"]),
        ("将图书送进学校，举办读书会", ["读书会"]),
        ("带领群众增收致富", []),
    ],
)
def test_what_is_held(text: str, deeds: list[str]) -> None:
    found = [name for _, name in told(f"梧桐县卫生局{text}。", "organised")]
    assert found == deeds


@pytest.mark.parametrize(
    "text", ["石桥县图书馆主任周明同志先进事迹报告会在县城举行。", "石桥县图书馆启用仪式隆重举行。"]
)
def test_an_event_on_somebody_is_not_held_by_whom_it_names(text: str) -> None:
    assert told(text, "organised", title="一则消息") == []


def test_what_a_firm_is_all_at_once_it_has_not_founded() -> None:
    assert told("公司是一家集商贸、房地产开发、酒店和物流于一体的企业集团。", "established") == []


def test_hosts_before_a_relative_clause() -> None:
    found = told("由梧桐县教育局主办、梧桐县图书馆承办的读书节在文化广场举行。", "organised", "读书节开幕")
    assert found == [("梧桐县教育局", "读书节"), ("梧桐县图书馆", "读书节")]


def test_hosts_of_an_event_told_of_before() -> None:
    found = told(
        "“墨香”书法展6月1日开幕，展览由梧桐县文旅局主办、梧桐县博物馆承办。", "organised", "书法展开幕"
    )
    assert found == [("梧桐县文旅局", "墨香书法展"), ("梧桐县博物馆", "墨香书法展")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("开通95598客服热线", "95598客服热线"),
        ("增设高中部", "高中部"),
        ("建立名医传承工作室", "名医传承工作室"),
        ("成立6个督查组", "督查组"),
        ("设立启航助学金", "启航助学金"),
        ("援建希望小学1所", "希望小学"),
    ],
)
def test_what_is_founded(text: str, name: str) -> None:
    assert told(f"梧桐县卫生局{text}。", "established") == [("梧桐县卫生局", name)]


def test_who_leads_the_founding_in_a_relative_clause() -> None:
    found = told("梧桐县人民医院牵头组建的紧密型医共体覆盖12家乡镇卫生院。", "established")
    assert found == [("梧桐县人民医院", "紧密型医共体")]


def test_a_paper_is_issued_and_its_description_is_no_part_of_its_name() -> None:
    assert told("梧桐县卫生局创办内部刊物《卫生园地》。", "issued") == [("梧桐县卫生局", "卫生园地")]


def test_a_clause_with_a_verb_of_its_own_does_not_go_on_with_what_is_founded() -> None:
    found = told("梧桐县卫生局建成文化广场17个，安装路灯1260盏。", "established")
    assert found == [("梧桐县卫生局", "文化广场")]


def test_hosts_in_a_relative_clause_before_an_event_that_opens() -> None:
    text = "由梧桐县文联主办、梧桐县博物馆承办的“江山”摄影展于9月10日在县博物馆开幕。"
    found = told(text, "organised", "摄影展开幕")
    assert found == [("梧桐县文联", "江山摄影展"), ("梧桐县博物馆", "江山摄影展")]


def test_what_people_did_and_how_often() -> None:
    found = extract(Document(doc="x.txt", text=f"{TITLE}\n梧桐县卫生局组织职工义务劳动32次，植树1.5万株。"))
    deeds = [(s.predicate, s.object.name) for s in found.statements if s.predicate != "about"]
    assert ("organised", "义务劳动") in deeds
    assert ("measured", "植树") in deeds


@pytest.mark.parametrize("text", ["为群众搭建更好的平台", "以“党建+”的方式，打造完善的体系"])
def test_a_bare_head_with_an_adjective_is_nothing(text: str) -> None:
    assert told(f"梧桐县卫生局{text}。", "established") == []
    assert told(f"梧桐县卫生局{text}。", "implements") == []


def test_who_joins_in_organising_takes_part() -> None:
    assert told("梧桐县卫生局参与组织健步走活动。", "participatedIn") == [("梧桐县卫生局", "健步走活动")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("打造1200平方米居民活动广场", "居民活动广场"),
        ("设立非遗传习所14个", "非遗传习所"),
        ("开办老年学校2所", "老年学校"),
    ],
)
def test_what_is_set_up_by_size_and_new_words(text: str, name: str) -> None:
    assert told(f"梧桐县卫生局{text}。", "established") == [("梧桐县卫生局", name)]


def test_minutes_belong_to_the_name() -> None:
    found = told("梧桐县卫生局打造15分钟便民生活圈。", "implements")
    assert found == [("梧桐县卫生局", "15分钟便民生活圈")]


def test_courses_that_are_opened_are_held() -> None:
    names = [name for _, name in told("梧桐县卫生局开设剪纸、声乐等公益培训班9个。", "organised")]
    assert names[:2] == ["剪纸公益培训班", "声乐公益培训班"]


def test_two_joined_by_with_are_partners() -> None:
    found = told("梧桐县卫生局与青川县医院组建紧密型医联体。", "partneredWith")
    assert found == [("梧桐县卫生局", "青川县医院")]
    assert told("梧桐县卫生局与全县37个单位开展演练。", "partneredWith") == []


def test_a_list_of_partners_may_begin_with_a_verbal_noun() -> None:
    found = told("梧桐县卫生局联合应急管理局、消防救援大队开展演练3场。", "partneredWith")
    assert [name for _, name in found] == ["应急管理局", "消防救援大队"]


def test_verbs_that_go_on_a_list_set_nothing_up() -> None:
    found = told("梧桐县卫生局建成公园11处，更新改造老旧小区23个，惠及居民1.4万户。", "established")
    assert [name for _, name in found] == ["公园"]


def test_two_joint_meetings_are_one_event() -> None:
    name = "第一次会员代表大会暨第一届理事会第一次会议"
    text = f"梧桐县茶叶协会{name}在梧桐县图书馆召开。"
    assert told(text, "organised", "会议简讯") == [("梧桐县茶叶协会", name)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("梧桐县教育局开展爱眼宣传工作", [("organised", "爱眼宣传工作", "Activity")]),
        ("梧桐县教育局开展惠民书屋项目", [("implements", "惠民书屋项目", "Programme")]),
        ("梧桐县教育局启动“头雁计划”", [("implements", "头雁计划", "Programme")]),
        ("梧桐县教育局制定“头雁计划”", [("issued", "头雁计划", "Document")]),
        ("梧桐县教育局鼓励教师成立读书小组", []),
        ("梧桐县教育局召开教研、安全工作会议", [("organised", "教研、安全工作会议", "Activity")]),
    ],
)
def test_what_kind_of_thing_is_done(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = extract(Document(doc="x.txt", text=f"{TITLE}\n{text}。")).statements
    done = [s for s in found if s.predicate in ("organised", "implements", "issued", "established")]
    assert [(s.predicate, s.object.name, s.object.type) for s in done] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由梧桐县教育局、梧桐县图书馆共同打造的阅读基地正式启用", ["梧桐县教育局", "梧桐县图书馆"]),
        ("这标志着由梧桐县妇联投资20万元建设的家风馆5月1日建成", ["梧桐县妇联"]),
        ("梧桐县文化广场正式启用", ["梧桐县"]),
        ("梧桐县光明纺织公司开业", []),
        ("由梧桐县妇联打造的家风馆将于年底建成", []),
    ],
)
def test_who_set_up_what_came_into_being(text: str, expected: list[str]) -> None:
    assert [subject for subject, _ in told(f"{text}。", "established", "简讯")] == expected


def test_a_headline_ends_names_at_a_blank() -> None:
    title = "青川村党支部领办合作社 跑出加速度"
    assert [name for _, name in told("村里喜获丰收。", "established", title)] == ["合作社"]


@pytest.mark.parametrize(
    ("text", "served"),
    [
        ("为辖区老人免费开展义诊活动", [("义诊活动", "辖区老人")]),
        ("面向中小学生举办“护眼”知识讲座", [("护眼知识讲座", "中小学生")]),
        ("为老人的健康开展义诊活动", []),
        ("为提升素质，组织职工开展培训班", []),
    ],
)
def test_whom_an_event_serves(text: str, served: list[tuple[str, str]]) -> None:
    assert told(f"梧桐县卫生局{text}。", "targets") == served


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("传达学习全省卫生工作会议精神", ["全省卫生工作会议精神"]),
        ("认真贯彻落实《健康促进条例》", ["健康促进条例"]),
        ("学习会议精神", []),
        ("学习先进经验", []),
    ],
)
def test_what_is_followed(text: str, names: list[str]) -> None:
    assert [name for _, name in told(f"梧桐县卫生局{text}。", "follows")] == names


@pytest.mark.parametrize(
    ("text", "predicate", "names"),
    [
        ("组织全县11个乡镇开展走访慰问工作", "organised", ["走访慰问工作"]),
        ("组织关爱老人志愿活动3场", "organised", ["关爱老人志愿活动"]),
        ("组织党员参观了石桥展览馆、青川博物馆", "organised", ["参观石桥展览馆", "参观青川博物馆"]),
        ("严格对标规范化建设“五有”标准", "issued", []),
        ("开展12个村电力设施、8个台区的治理", "organised", []),
        ("推出优秀影片展播活动免费为读者放映", "organised", ["优秀影片展播活动"]),
    ],
)
def test_what_organising_reaches(text: str, predicate: str, names: list[str]) -> None:
    assert [name for _, name in told(f"梧桐县卫生局{text}。", predicate)] == names


def test_who_took_part_may_only_speak() -> None:
    text = "梧桐县卫生局开展义诊活动。参加活动的志愿者表示：“很高兴。”"
    assert told(text, "participatedIn") == []


def test_the_year_of_a_noun_is_no_time_of_a_deed() -> None:
    text = "梧桐县卫生局对2016年度考核优胜单位进行了表彰；与各乡镇签订了目标责任书。"
    found = extract(Document(doc="x.txt", text=f"{TITLE}\n{text}")).statements
    assert [s.qualifiers.time for s in found if s.predicate == "issued"] == [None]


def test_what_runs_for_years_ends_its_name() -> None:
    text = "由梧桐县妇联发起的“暖阳”公益项目已运行六年。"
    assert told(text, "implements", "工作简讯") == [("梧桐县妇联", "暖阳公益项目")]


def test_what_something_is_turned_into() -> None:
    assert told("梧桐县卫生局把老屋改造成“红色书屋”。", "established") == [("梧桐县卫生局", "红色书屋")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("设图书角4个", ["图书角"]),
        ("在理发店设“家门口调解点”16个", ["家门口调解点"]),
        ("新增“柿子红了”“稻田书屋”等5个示范点", ["柿子红了示范点", "稻田书屋示范点", "示范点"]),
        ("铺设管网28公里", []),
        ("构建和谐校园", []),
        ("打造文明实践“新高地”", []),
    ],
)
def test_what_is_set_up(text: str, names: list[str]) -> None:
    assert [name for _, name in told(f"梧桐县卫生局{text}。", "established")] == names


@pytest.mark.parametrize("text", ["促进学校的全面发展", "深度参与基层治理", "实现经常化、规范化"])
def test_rhetoric_is_no_deed(text: str) -> None:
    for predicate in ("organised", "participatedIn", "implements"):
        assert told(f"梧桐县卫生局{text}。", predicate) == []


def test_what_is_ours_needs_no_we_in_its_name() -> None:
    assert told("梧桐县卫生局建立我县联席会议制度。", "implements") == [("梧桐县卫生局", "联席会议制度")]


@pytest.mark.parametrize("text", ["与青川县接壤", "与青川县仅一河之隔", "东与青川县毗邻"])
def test_neighbours_are_no_partners(text: str) -> None:
    assert told(f"石桥县{text}，面积62平方公里。", "partneredWith", "石桥县简介") == []


def test_what_ends_a_list_is_no_subject() -> None:
    found = told("梧桐县卫生局设有文化室、篮球场，农家书屋等，设有宣传栏。", "established")
    assert ("梧桐县卫生局", "宣传栏") in found
    assert {subject for subject, _ in found} == {"梧桐县卫生局"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("开展了形式多样、内容丰富的志愿服务活动", ["志愿服务活动"]),
        ("组织8支共产党员服务队直奔春耕一线", []),
        ("以中队为单位召开“争做好少年”主题班会", ["争做好少年主题班会"]),
    ],
)
def test_praise_teams_and_units_are_no_part_of_an_event(text: str, names: list[str]) -> None:
    assert [name for _, name in told(f"梧桐县卫生局{text}。", "organised")] == names
    assert told(f"梧桐县卫生局{text}。", "targets") == []


def test_who_comes_to_what_another_holds() -> None:
    text = "梧桐县卫生局组织志愿者参加四合社区主办的“粽叶香”志愿服务活动。"
    assert told(text, "participatedIn") == [("梧桐县卫生局", "粽叶香志愿服务活动")]
    assert told(text, "organised") == [("四合社区", "粽叶香志愿服务活动")]


@pytest.mark.parametrize(
    "text",
    [
        "全县已有46家企业建立了首席技师制度。",
        "全校有12个班级积极在本班开展“晨读”活动。",
        "鼓励大家参与到“晨读”活动中来。",
        "来自各校的20名选手参加了“晨读”活动。",
        "激发了群众参与“晨读”活动的热情与激情。",
        "让管理从“一家管”变为“大家管”。",
        "梧桐县卫生局旨在打造“晨读”品牌。",
        "梧桐县卫生局具体负责组织、协调、督促各项工作。",
        "梧桐县卫生局组织律师、“法律明白人”等，深入乡村。",
        "梧桐县卫生局组织青年干部、业务骨干，走进园区。",
    ],
)
def test_what_others_do_and_rhetoric_is_no_deed(text: str) -> None:
    for predicate in ("organised", "participatedIn", "implements", "established"):
        assert told(text, predicate) == []


@pytest.mark.parametrize(
    ("text", "predicate", "name"),
    [
        ("开展110宣传日活动", "organised", "110宣传日活动"),
        ("成立由局长任组长，各科室主任为成员的质控小组", "established", "质控小组"),
        ("按照“1+2”的模式（即1名医生2名护士）组建巡诊团队", "established", "巡诊团队"),
        ("在市场内设立“公平秤”", "established", "公平秤"),
        ("打造成“十分钟就医圈”", "implements", "十分钟就医圈"),
        ("组织编印《健康手册》", "issued", "健康手册"),
        ("结合“巡诊”活动计划，开展送医下乡活动", "organised", "送医下乡活动"),
        ("落地“小药箱”项目", "implements", "小药箱项目"),
        ("参与到“大清扫”行动中来", "participatedIn", "大清扫行动"),
    ],
)
def test_how_local_news_words_deeds(text: str, predicate: str, name: str) -> None:
    assert told(f"梧桐县卫生局{text}。", predicate) == [("梧桐县卫生局", name)]


def test_a_body_does_not_found_itself() -> None:
    assert told("2018年，社区成立文明实践站。", "established", "柳荫社区文明实践站纪实") == []


@pytest.mark.parametrize(
    "text",
    [
        "梧桐县卫生局向师生进行讲解。",
        "梧桐县卫生局从落实报告制度、建立台账等几方面作了说明。",
        "梧桐县卫生局坚持宣讲，志愿者利用休息时间，参与“晨扫”活动。",
        "梧桐县卫生局为群众带来便利。",
        "梧桐县卫生局为群众送上一场精彩的演出。",
        "梧桐县卫生局倡导文明新风，共建平安家庭。",
    ],
)
def test_what_is_said_in_passing_is_no_deed(text: str) -> None:
    for predicate in ("organised", "participatedIn", "implements", "established"):
        assert told(text, predicate) == []


def test_what_is_brought_to_people_and_counted_is_held() -> None:
    text = "梧桐县卫生局为学生带来一场“护牙”健康讲座。"
    assert told(text, "organised") == [("梧桐县卫生局", "护牙健康讲座")]


def test_who_founded_in_a_relative_clause_behind_by() -> None:
    text = "由梧桐县妇联牵头建立的梧桐县家庭教育基地挂牌成立。"
    assert told(text, "established") == [("梧桐县妇联", "梧桐县家庭教育基地")]


def test_hosts_may_stand_without_by() -> None:
    text = "9月6日晚，梧桐县文化馆主办，清溪剧团承办的送戏下乡活动在坝头村上演。"
    assert {who for who, _ in told(text, "organised")} == {"梧桐县文化馆", "清溪剧团"}


def test_how_many_came_may_stand_before_the_verb() -> None:
    found = extract(
        Document(doc="x.txt", text="5月3日，梧桐县召开防汛推进会，各乡镇负责人等，共200多人参加。")
    )
    (meeting,) = [s for s in found.statements if s.predicate == "organised"]
    assert meeting.qualifiers.participants == 200
    assert meeting.qualifiers.approx


@pytest.mark.parametrize(
    "lead",
    ["按照上级要求，", "根据县委的工作要求，", "围绕平安建设总体要求，", "按照“四个到位”的要求，"],
)
def test_what_is_asked_for_is_no_speech(lead: str) -> None:
    text = f"{lead}梧桐县卫生局推行“首诊”负责制。"
    assert told(text, "implements") == [("梧桐县卫生局", "首诊负责制")]


def test_what_somebody_asks_for_has_not_happened() -> None:
    assert told("会议要求，各科室推行“首诊”负责制。", "implements") == []


@pytest.mark.parametrize(
    ("text", "predicate", "names"),
    [
        ("召开了落实会议及培训会议", "organised", ["落实会议", "培训会议"]),
        ("建立了蔬菜产业园以及“银龄”互助机制", "established", ["蔬菜产业园"]),
        ("组织居民参加“清溪”文化节", "participatedIn", ["清溪文化节"]),
        ("组织县农技中心与镇农技站投资建站", "established", []),
        ("把创建作为惠民工程", "implements", []),
    ],
)
def test_what_stands_around_the_verb(text: str, predicate: str, names: list[str]) -> None:
    assert [name for _, name in told(f"梧桐县卫生局{text}。", predicate)] == names


def test_a_count_behind_a_shared_head_is_that_of_all() -> None:
    found = extract(Document(doc="x.txt", text="梧桐县共开展粮油、蔬菜、农机培训247场次。")).statements
    held = [s.qualifiers for s in found if s.predicate == "organised"]
    assert [(q.count, q.shared) for q in held] == [(247, True), (247, True), (247, None)]


def test_pieces_of_a_list_may_have_verbs_of_their_own() -> None:
    text = "梧桐县卫生局开设“护心”课程、设立心理咨询室、组织健康讲座。"
    assert told(text, "implements") == [("梧桐县卫生局", "护心课程")]
    assert told(text, "established") == [("梧桐县卫生局", "心理咨询室")]
    assert told(text, "organised") == [("梧桐县卫生局", "健康讲座")]


def test_what_will_be_done_alongside_is_planned() -> None:
    assert told("各科室将同步开展筛查，选拔队伍参加“护心”比武。", "participatedIn") == []


@pytest.mark.parametrize(
    "text",
    [
        "将创建工作列为“一把手”工程",
        "为下好创建“一盘棋”，召集各科室",
        "组织各科室宣传精准扶贫、文明城市创建等政策",
    ],
)
def test_turns_of_speech_set_nothing_up(text: str) -> None:
    for predicate in ("implements", "established"):
        assert told(f"梧桐县卫生局{text}。", predicate) == []


def test_what_is_passed_is_issued() -> None:
    text = "梧桐县卫生局职代会正式通过了《值班规定》。梧桐县卫生局通过了解情况改进服务。"
    assert [name for _, name in told(text, "issued")] == ["值班规定"]


@pytest.mark.parametrize("text", ["进行了整治", "参与人数为80人次", "投身慈善事业"])
def test_vague_deeds_are_none(text: str) -> None:
    for predicate in ("organised", "participatedIn"):
        assert told(f"梧桐县卫生局{text}。", predicate) == []


def test_what_others_without_a_name_hold_is_not_the_subjects() -> None:
    text = "参加上级组织的“晨光”行动"
    assert told(f"梧桐县卫生局{text}。", "organised") == []
    assert told(f"梧桐县卫生局{text}。", "participatedIn") == [("梧桐县卫生局", "晨光行动")]


def test_who_organises_is_not_where() -> None:
    found = extract(
        Document(doc="甲", text="在石桥县委组织召开的座谈会上，石桥县教育局作了发言。\n")
    ).statements
    (held,) = (s for s in found if s.predicate == "organised")
    assert (held.subject.name, held.qualifiers.place) == ("石桥县委", None)


@pytest.mark.parametrize(
    "text",
    [
        "组织师生紧急疏散",
        "组织员工实际体验",
        "围绕第5个“世界护林日”发放资料",
        "掀起一场全民健身热潮",
        "各项规章执行基本到位",
        "设置 “案例讲述”“互动抢答”“资料领取” 三个环节",
        "按照预先制定的应急预案处置险情",
    ],
)
def test_drills_days_and_parts_of_an_event_are_no_deeds(text: str) -> None:
    for predicate in ("organised", "implements", "established", "issued"):
        assert told(f"梧桐县卫生局{text}。", predicate) == []


@pytest.mark.parametrize(
    ("text", "predicate", "names"),
    [
        ("组织党员参观红岩纪念馆", "organised", ["参观红岩纪念馆"]),
        ("开展了舞蹈、声乐等知识传播的“艺润山乡”系列活动", "organised", ["艺润山乡系列活动"]),
        ("开展了义诊、讲座等形式多样的“健康行”活动", "organised", ["义诊", "讲座", "健康行活动"]),
    ],
)
def test_lists_that_describe_a_quoted_event(text: str, predicate: str, names: list[str]) -> None:
    assert [name for _, name in told(f"梧桐县卫生局{text}。", predicate)] == names


@pytest.mark.parametrize("text", ["进行测温、扫码等防疫措施", "实行层层落实、责任到人", "组织村民值班"])
def test_measures_and_slogans_are_neither_papers_nor_schemes(text: str) -> None:
    for predicate in ("organised", "implements", "issued"):
        assert told(f"梧桐县卫生局{text}。", predicate) == []


@pytest.mark.parametrize("text", ["帮助学校", "做实“养老服务中心”，", "按片区"])
def test_no_name_begins_with_what_is_done(text: str) -> None:
    found = told(f"梧桐县卫生局走访困难家庭，{text}开展清洁活动。", "organised")
    assert found == [("梧桐县卫生局", "清洁活动")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳溪茶业集团努力打造全国领先的竹器公司，相继成立了茶艺研究中心。", ["茶艺研究中心"]),
        ("柳溪茶业集团努力打造“竹林快线”服务品牌。", ["竹林快线服务品牌"]),
        ("柳溪学院是经省政府批准，于2003年组建的高等职业学校。", []),
        ("柳溪市第二届运动会将由石桥市举办。", []),
        ("柳溪市举行了会旗交接仪式，下一届运动会将由石桥市举办。", ["会旗交接仪式"]),
    ],
)
def test_what_is_striven_for_or_to_come_is_not_there(text: str, expected: list[str]) -> None:
    found = extract(Document(doc="甲", text=text)).statements
    done = ("established", "implements", "organised")
    assert [s.object.name for s in found if s.predicate in done] == expected
    assert "石桥市" not in [s.subject.name for s in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("为学生上了一堂法治课", ["法治课"]),
        ("走进学校，为同学们上了一节生动的安全教育课", ["安全教育课"]),
        ("走上了一条致富路", []),
        ("赶上了一场比赛", []),
    ],
)
def test_lessons_that_are_given_are_held(text: str, names: list[str]) -> None:
    assert [name for _, name in told(f"梧桐县卫生局{text}。", "organised")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("经过努力建成了青禾小学", ["青禾小学"]),
        ("在多方努力下成立了文学协会", ["文学协会"]),
        ("共同努力举办了“该出手时”讲座", ["该出手时讲座"]),
        ("努力建成青禾小学", []),
    ],
)
def test_what_efforts_led_to_is_there(text: str, names: list[str]) -> None:
    sentence = f"梧桐县卫生局{text}。"
    found = [name for done in ("organised", "established") for _, name in told(sentence, done)]
    assert found == names


def test_a_village_may_be_called_newly_built() -> None:
    found = extract(Document(doc="甲", text="新建村小学举办运动会。")).statements
    assert [s.subject.name for s in found if s.predicate == "organised"] == ["新建村小学"]


def test_what_is_done_every_three_years_is_no_activity() -> None:
    text = "省级文明单位由省文明委组织综合评比活动，每三年评选表彰一次。"
    found = extract(Document(doc="甲", text=text)).statements
    assert [s.object.name for s in found if s.predicate == "organised"] == ["综合评比活动"]


@pytest.mark.parametrize(
    "text",
    [
        "办案效率一直排在省、市前面",
        "把植树融于水库建设、道路改造、园区建设中",
        "多项新做法护住了全国卫生单位牌匾",
    ],
)
def test_a_piece_of_a_sentence_is_no_scheme(text: str) -> None:
    assert told(f"梧桐县卫生局{text}。", "implements") == []


def test_sessions_of_one_congress() -> None:
    found = [name for _, name in told("梧桐县卫生局学习党的十九届二中、三中全会精神。", "follows")]
    assert found == ["党的十九届二中全会精神", "十九届三中全会精神"]
    found = [name for _, name in told("梧桐县卫生局学习党的十七大、十八大精神。", "follows")]
    assert found == ["党的十七大精神", "十八大精神"]


@pytest.mark.parametrize(
    "text",
    [
        "梧桐县卫生局前身为成立于1952年的石桥修建大队。",
        "梧桐县卫生局的前身是1952年组建的石桥修建大队。",
        "梧桐县卫生局围绕创建“平安梧桐、法治梧桐”的要求，狠抓管理。",
    ],
)
def test_what_was_before_and_what_a_place_is_to_become_is_not_founded(text: str) -> None:
    assert told(text, "established") == []


def test_a_slogan_is_no_event() -> None:
    assert told("梧桐县卫生局围绕“一家亲，同心筑梦”，树立理念。", "organised") == []


def test_schools_of_a_list_are_no_partners() -> None:
    schools = "、".join(f"石桥县第{n}小学" for n in "一二三四五六")
    text = f"入选的学校有石桥县同裕里、{schools}。"
    found = extract(Document(doc="甲", text=text)).statements
    assert [s for s in found if s.predicate == "partneredWith"] == []


def test_what_an_event_is_to_award_is_one_name() -> None:
    found = told("石桥县第二届“十佳车间”“十佳班长”颁奖晚会在县会堂举行。", "organised")
    assert [name for _, name in found] == ["十佳车间十佳班长颁奖晚会"]
    found = told("梧桐县卫生局开展“安康杯”“聚力行”活动。", "organised")
    assert [name for _, name in found] == ["安康杯活动", "聚力行活动"]


def test_hosts_who_start_and_hold_an_event() -> None:
    text = "据了解，石桥县第二届“十佳车间”“十佳班长”评选活动是由石桥县委宣传部、县总工会联合发起并主办。"
    found = told(text, "organised", title="一则消息")
    name = "十佳车间十佳班长评选活动"
    assert found == [("石桥县委宣传部", name), ("石桥县总工会", name)]
    found = told("梧桐县卫生局开展“好婆婆”“好媳妇”评选活动。", "organised")
    assert [name for _, name in found] == ["好婆婆评选活动", "好媳妇评选活动"]


def test_prizes_are_not_founded() -> None:
    text = "石桥县首次捧得平安建设最高奖项“平安杯”，评选平安建设示范县、颁发“平安杯”。"
    found = extract(Document(doc="甲", text=text)).statements
    assert [s for s in found if s.predicate == "established"] == []


def test_what_people_go_into_ends_before_its_particle() -> None:
    text = "石桥县医院迅速投身抗旱救灾工作中去。"
    found = extract(Document(doc="甲", text=text)).statements
    assert [s.object.name for s in found if s.predicate == "participatedIn"] == ["抗旱救灾"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县卫生局开展“慰问病患家属”、“关爱老人”、“走访学生”等活动。",
            ["慰问病患家属活动", "关爱老人活动", "走访学生活动"],
        ),
        ("县卫生局组织了象棋、扑克、跳绳等方面多种多样的比赛。", ["象棋比赛", "扑克比赛", "跳绳比赛"]),
        ("县卫生局将深入推进护眼行动，惠及学生；深入推进爱牙行动，惠及老人。", []),
        ("县卫生局将举办培训班5期；今年以来举办讲座3场。", ["讲座"]),
    ],
)
def test_the_members_of_lists_and_plans(text: str, expected: list[str]) -> None:
    assert [name for _, name in told(text, "organised")] == expected


def test_a_work_for_the_stage_is_no_paper() -> None:
    assert not told("由县卫生局自编自演的小品《护眼》、舞蹈《白衣》轮番上演。", "issued")
    assert told("近年来，县卫生局先后编印了读本《护眼》。", "issued") == [("梧桐县卫生局", "护眼")]


def test_a_paper_passed_on_is_issued_by_who_passes_it_on() -> None:
    assert told("县政府批转卫生局《关于护眼工作的方案》。", "issued") == [
        ("梧桐县政府", "关于护眼工作的方案")
    ]


def test_events_of_a_list_begin_together() -> None:
    found = told("县卫生局第四届健步赛、护眼节隆重开幕。", "organised")
    assert [name for _, name in found] == ["健步赛", "护眼节"]


def test_a_stand_is_set_up_and_earnest_study_is_no_event() -> None:
    assert told("县卫生局在广场设立护眼咨询台。", "established") == [("梧桐县卫生局", "护眼咨询台")]
    assert not told("县卫生局组织全体护士认真学习，编印板报。", "organised")


def test_a_noun_that_begins_as_a_verb_does_not_end_a_list() -> None:
    found = told("县卫生局打造学习园地、护眼科普角。", "established")
    assert [name for _, name in found] == ["学习园地", "护眼科普角"]


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        (
            "开展文明窗口、文明班组、文明职工创建活动",
            ["文明窗口创建活动", "文明班组创建活动", "文明职工创建活动"],
        ),
        ("开展创建文明窗口、文明班组等活动", ["创建文明窗口活动", "创建文明班组活动"]),
        ("开展植树、文明职工创建活动", ["植树", "文明职工创建活动"]),
        ("举办《传染病防治法》和《职业病防治法》知识讲座", ["传染病防治法和职业病防治法知识讲座"]),
        ("召开恳谈会、报告会", ["恳谈会", "报告会"]),
        ("组织志愿者活跃在田间地头", []),
        ("展开老兵走访活动", ["老兵走访活动"]),
    ],
)
def test_lists_that_share_what_is_done(text: str, deeds: list[str]) -> None:
    assert [name for _, name in told(f"县卫生局{text}。", "organised")] == deeds


def test_what_is_made_known_is_not_carried_out() -> None:
    assert told("县卫生局向职工通报了全县卫生工作。", "implements") == []


def test_a_blank_behind_a_quotation_ends_no_name() -> None:
    assert told("县卫生局开展“一花一树” 春季认养活动。", "organised") == [
        ("梧桐县卫生局", "一花一树春季认养活动")
    ]


def test_what_is_planned_for_a_year_has_not_happened() -> None:
    assert told("县卫生局全年计划组织培训活动，培训300场，印发资料7万份。", "organised") == []
    assert ("梧桐县卫生局", "造林") in told("县卫生局完成造林3万亩，占全年计划的85%。", "measured")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年，松泉镇10月开展文艺演出4场；全年开展义诊9场。", {"文艺演出": "2020-10", "义诊": "2020"}),
        ("2020年，松泉镇办好大事，其中10月开展文艺演出4场。", {"文艺演出": "2020-10"}),
        ("2020年10月，松泉镇开展文艺演出4场；全年开展义诊9场。", {"文艺演出": "2020-10", "义诊": "2020"}),
        ("2020年，松泉镇开展文艺演出4场、义诊9场。", {"文艺演出": "2020", "义诊": "2020"}),
    ],
)
def test_a_month_behind_who_acts_and_the_whole_year(text: str, expected: dict[str, str]) -> None:
    found = extract(Document(doc="x.txt", text=text)).statements
    assert {s.object.name: s.qualifiers.time for s in found if s.predicate == "organised"} == expected


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        (
            "松泉社区联合黄海路派出所翠南社区警务室开展反诈宣传活动。",
            "黄海路派出所翠南社区警务室",
        ),
        ("松泉社区与东发老年公寓联合开展反诈宣传活动。", "东发老年公寓"),
    ],
)
def test_rooms_and_homes_are_bodies(text: str, partner: str) -> None:
    found = extract(Document(doc="x.txt", text=text)).statements
    assert {s.object.name for s in found if s.predicate == "partneredWith"} == {partner}
