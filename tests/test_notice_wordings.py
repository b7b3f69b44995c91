"""Notices of awards: who is named as winner, by whom, and which of several titles is whose."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.quantities import chinese_number
from wenmai_extractors.records import Document, Statement

Facts = set[tuple[str, str, str]]


def statements(text: str) -> tuple[Statement, ...]:
    return extract(Document(doc="x.txt", text=text)).statements


def told(text: str, *kinds: str) -> Facts:
    return {(s.subject.name, s.predicate, s.object.name) for s in statements(text) if s.predicate in kinds}


def received(*pairs: tuple[str, str]) -> Facts:
    return {(subject, "received", name) for subject, name in pairs}


TITLE = "省级旅游名村"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # counted winners behind the name of what they won
            f"省文旅厅公布第二批{TITLE}名单。白鹭县入选的2个村为柳溪镇杏坪村、沙河镇桃坪村。",
            received(("白鹭县柳溪镇杏坪村", TITLE), ("白鹭县沙河镇桃坪村", TITLE)),
        ),
        (
            f"省文旅厅公布第二批{TITLE}名单。入选的1个镇是柳溪镇，2个村是沙河镇桃坪村、沙河镇杏坪村。",
            received(("柳溪镇", TITLE), ("沙河镇桃坪村", TITLE), ("沙河镇杏坪村", TITLE)),
        ),
        (f"省文旅厅公布第二批{TITLE}名单。入选的2个村为全镇带来大批游客。", set()),
        (  # each title to those who can hold it
            "决定授予柳溪机械厂等三个集体、周远山等十名同志为“防汛先进集体”和“防汛先进个人”。",
            received(("柳溪机械厂", "防汛先进集体"), ("周远山", "防汛先进个人")),
        ),
        (
            "柳溪镇、沙河镇桃坪村获评全省文明镇、全省文明村。",
            received(("柳溪镇", "全省文明镇"), ("沙河镇桃坪村", "全省文明村")),
        ),
        (
            "柳溪机械厂、沙河机械厂获评先进单位、优胜单位称号。",
            received(
                ("柳溪机械厂", "先进单位"),
                ("柳溪机械厂", "优胜单位"),
                ("沙河机械厂", "先进单位"),
                ("沙河机械厂", "优胜单位"),
            ),
        ),
        (  # whose title is handed to whom
            "市长周远山将省总工会“工人先锋号”奖牌授予柳溪机械厂。",
            received(("柳溪机械厂", "工人先锋号")),
        ),
        ("市长周远山将省总工会“工人先锋号”旗帜授予参加抢修的电工。", set()),
        ("县政府将柳溪镇授予“平安乡镇”。", received(("柳溪镇", "平安乡镇"))),
        ("县委追授在扑火中牺牲的周远山同志为“模范护林员”。", received(("周远山", "模范护林员"))),
        # a body before the verb of giving ends there
        ("省教育厅认定柳溪中学为“省级特色学校”。", received(("柳溪中学", "省级特色学校"))),
        ("经专家组评审，确认柳溪县为“中国柑橘之乡”。", received(("柳溪县", "中国柑橘之乡"))),
        ("县法院确认柳溪机械厂违约。", set()),
        # how few have a title is no part of it
        ("柳溪县成为白鹭市第二个国家园林县城。", received(("柳溪县", "国家园林县城"))),
        ("柳溪县成为全市第一个、全省第三个“国家园林县城”。", received(("柳溪县", "国家园林县城"))),
        ("柳溪县医院成为全市首家三级甲等医院。", received(("柳溪县医院", "三级甲等医院"))),
        ("柳溪县实现了三级甲等医院全覆盖。", set()),
        ("柳溪村成为全镇第一个养鱼示范村。", set()),
        # the work that somebody made has won, and not who made it
        (
            "《柳溪年鉴》获全市一等奖。柳溪县编印的第一部综合性年鉴获此殊荣。",
            received(("柳溪年鉴", "全市一等奖")),
        ),
    ],
)
def test_who_received_what(text: str, expected: Facts) -> None:
    assert told(text, "received") == expected


def test_a_count_of_all_the_province_is_no_part_of_the_title() -> None:
    text = "会议表彰全省80个省级卫生村，柳溪县2个村上榜。"
    assert told(text, "received") == received(("柳溪县", "省级卫生村"))


@pytest.mark.parametrize(
    ("text", "title", "givers"),
    [
        ("市长周远山将省总工会“工人先锋号”奖牌授予柳溪机械厂。", "工人先锋号", ("省总工会",)),
        (
            "柳溪机械厂荣获全国总工会和全国妇联“模范女工班”、省级先进班组等称号。",
            "模范女工班",
            ("全国总工会", "全国妇联"),
        ),
        ("柳溪小学荣获省教育厅和省妇联“绿色学校”，市级文明单位称号。", "市级文明单位", ()),
    ],
)
def test_who_gave_it(text: str, title: str, givers: tuple[str, ...]) -> None:
    by = [
        s.qualifiers.conferred_by
        for s in statements(text)
        if s.object.name == title and s.predicate == "received"
    ]
    assert by == [givers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳溪县下设文明创建办公室和6个工作小组。", set()),
        ("市文明创建检查组在白鹭县第一小学检查。", set()),
        ("柳溪小学将书香校园建设纳入学校建设发展规划。", set()),
        ("周远山宣读了白鹭省年鉴编纂委员会嘉奖文件。", set()),
        (
            "柳溪县教育局和环保部门联合举办清洁河道活动。",
            {("柳溪县教育局", "organised", "清洁河道活动")},
        ),
        (
            "柳溪报社举办在建设新农村的道路上“谁是最美农家”评选活动。",
            {("柳溪报社", "organised", "谁是最美农家评选活动")},
        ),
        ("周远山看望了参加演练的电工。", set()),
    ],
)
def test_what_is_no_deed(text: str, expected: Facts) -> None:
    assert told(text, "organised", "established", "issued", "partneredWith", "participatedIn") == expected


def test_who_holds_a_meeting_is_not_where_it_is_held() -> None:
    held = [
        s
        for s in statements("在柳溪县委召开的表彰大会上，柳溪机械厂受到表彰。")
        if s.predicate == "organised"
    ]
    assert [(s.subject.name, s.qualifiers.place) for s in held] == [("柳溪县委", None)]


def test_and_before_a_county_committee_is_no_county() -> None:
    text = "省文联秘书长和县委书记周远山出席。"
    assert not [s for s in statements(text) if s.predicate == "locatedIn"]
    assert ("和县政府", "locatedIn", "和县") in told("记者从和县政府获悉，和县获评“诗歌之乡”。", "locatedIn")


def test_towns_that_a_county_governs_are_counted_and_not_named_with_the_verb() -> None:
    text = "柳溪县辖白鹭、沙河、石坪3个镇，总人口12万人。"
    assert told(text, "measured") == {("柳溪县", "measured", "镇"), ("柳溪县", "measured", "总人口")}


def test_what_all_have_counts_nothing() -> None:
    assert told("省志办组织全省90个县级单位的作品进行评选。", "measured") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body may go by a number under another; of places one is only one of them
        ("柳溪县税务局一分局获评省级卫生单位。", received(("柳溪县税务局一分局", "省级卫生单位"))),
        ("白鹭新村一社区荣获“全国文明社区”称号。", received(("白鹭新村一社区", "全国文明社区"))),
        ("柳溪县一社区荣获“全国文明社区”称号。", received(("柳溪县", "全国文明社区"))),
        (
            "市政府决定对柳溪县人民政府、市民政局等单位，对周远山、刘鲁生等同志给予通报表扬。",
            received(
                ("柳溪县人民政府", "通报表扬"),
                ("市民政局", "通报表扬"),
                ("周远山", "通报表扬"),
                ("刘鲁生", "通报表扬"),
            ),
        ),
        ("县长对柳溪镇的工作给予表扬。", set()),
        ("县政府拟对柳溪镇通报表扬。", set()),
        (
            "柳溪社区获第二届和第四届白鹭市文明社区称号。",
            received(("柳溪社区", "白鹭市文明社区")),
        ),
        (
            "白鹭市医院骨科副护士长周敏从5月起支教，荣获“全国先进个人”。",
            received(("周敏", "全国先进个人")),
        ),
    ],
)
def test_who_is_named_in_full(text: str, expected: Facts) -> None:
    assert told(text, "received") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "柳溪县获评全省优秀集体和个人。",
            received(("柳溪县", "全省优秀集体"), ("柳溪县", "全省优秀个人")),
        ),
        (
            "柳溪县税务局获省级2019年度文明机关、文明单位称号。",
            received(("柳溪县税务局", "省级文明机关"), ("柳溪县税务局", "省级文明单位")),
        ),
        (
            "白鹭中学被评为海南省“文明单位”、“师德先进集体”。",
            received(("白鹭中学", "海南省文明单位"), ("白鹭中学", "海南省师德先进集体")),
        ),
        (
            "这是柳溪县博物馆继获得“科普基地”称号之后的又一个荣誉。",
            received(("柳溪县博物馆", "科普基地")),
        ),
    ],
)
def test_what_titles_share(text: str, expected: Facts) -> None:
    assert told(text, "received") == expected


def test_another_honour_is_no_count() -> None:
    found = statements("这是柳溪县博物馆继获得“科普基地”称号之后的又一个荣誉。")
    assert [s.qualifiers.count for s in found if s.predicate == "received"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "白鹭山庄主人周林，曾是桃坪村的司机。后来，他创办了村里第一家民宿，年营业额超过700万元。",
        "桃坪村原想一年挣个20万元，谁知头一年就挣了50万元。",
    ],
)
def test_what_others_do_or_hope_is_not_the_villages(text: str) -> None:
    assert told(text, "established", "measured") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "桃坪社区成立了由护林服务队、青年服务队等2支服务队伍。",
            {("桃坪社区", "established", name) for name in ("护林服务队", "青年服务队", "服务队伍")},
        ),
        ("桃坪社区成立了由党员组成的宣讲队。", {("桃坪社区", "established", "宣讲队")}),
        ("白鹭县文化馆举办了20xx年元宵文艺晚会。", {("白鹭县文化馆", "organised", "元宵文艺晚会")}),
        (
            "柳溪街道工委、办事处联合召开动员大会。",
            {(f"柳溪街道{body}", "organised", "动员大会") for body in ("工委", "办事处")},
        ),
        ("桃坪镇党委政府召开动员大会。", {("桃坪镇党委政府", "organised", "动员大会")}),
    ],
)
def test_who_does_what(text: str, expected: Facts) -> None:
    assert told(text, "organised", "established", "partOf") == expected


def test_two_editions_of_a_title_are_two() -> None:
    found = statements("柳溪社区获第二届和第四届白鹭市文明社区称号。")
    assert [s.qualifiers.edition for s in found if s.predicate == "received"] == [2, 4]


@pytest.mark.parametrize("sign", "；、")
def test_counted_titles_may_stand_between_semicolons(sign: str) -> None:
    text = sign.join(("柳溪县评选出4位“敬业标兵”", "20位“孝老之星”", "10个“文明家庭”。"))
    counts = {s.object.name: s.qualifiers.count for s in statements(text) if s.predicate == "conferred"}
    assert counts == {"敬业标兵": 4, "孝老之星": 20, "文明家庭": 10}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "柳溪村成立了3支队伍：党员护林队、便民服务队、舞狮队。",
            {("柳溪村", "established", name) for name in ("党员护林队", "便民服务队", "舞狮队")},
        ),
        (
            "柳溪村组建2支队伍，包括以党员为主的“护林服务队”、以老人为首的“夕阳服务队”等。",
            {("柳溪村", "established", name) for name in ("护林服务队", "夕阳服务队")},
        ),
        ("柳溪村计划成立2支队伍：党员护林队、便民服务队。", set()),
        ("柳溪村成立了两个小组：村民要团结、要互助。", set()),
    ],
)
def test_those_that_are_counted_are_named_behind(text: str, expected: Facts) -> None:
    assert told(text, "established") == expected


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("柳溪镇联合镇纪委办、团委、妇联等开展清洁活动。", {"柳溪镇纪委办", "柳溪镇团委", "柳溪镇妇联"}),
        ("柳溪镇联合驻地31613部队、沙河镇卫生院开展义诊活动。", {"驻地31613部队", "沙河镇卫生院"}),
        ("柳溪镇联合辖区民警、学生家长开展巡逻活动。", set()),
    ],
)
def test_whom_a_body_acts_with(text: str, partners: set[str]) -> None:
    assert {name for _, _, name in told(text, "partneredWith")} == partners


def test_a_rating_acts_for_nobody() -> None:
    text = "白鹭市博物馆是集收藏、研究于一体的综合性博物馆，国家三级博物馆。该馆举办展览12次。"
    assert {subject for subject, *_ in told(text, "organised")} == {"白鹭市博物馆"}


def test_the_number_of_a_house_counts_nothing() -> None:
    assert told("柳溪社区位于白鹭路97幢东首，有党员120名。", "measured") == {("柳溪社区", "measured", "党员")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议宣读《柳溪县人民政府关于命名2022年度县级文明村和文明社区的决定》。",
            {("柳溪县人民政府", "conferred", "县级文明村"), ("柳溪县人民政府", "conferred", "县级文明社区")},
        ),
        (
            "县委印发《关于表彰先进集体和先进个人的决定》。",
            {("县委", "conferred", "先进集体"), ("县委", "conferred", "先进个人")},
        ),
        (
            "省科协印发《江州省科协关于命名柳溪馆等18个单位为“科普基地”的通知》。",
            {("江州省科协", "conferred", "科普基地"), ("柳溪馆", "received", "科普基地")},
        ),
        ("县委办转发《关于推荐表彰优秀教师的通知》。", set()),
        ("县教育局拟印发《关于表彰优秀教师的决定》。", set()),
        ("会议学习《关于做好表彰工作的通知》。", set()),
    ],
)
def test_what_the_title_of_a_decision_says(text: str, expected: Facts) -> None:
    assert told(text, "conferred", "received") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whoever won at an event has not given what was given there
        (
            "柳溪县医院获评全国先进集体。\n此次活动中，共表彰了来自20个省份的32位先进个人和5个先进集体。",
            set(),
        ),
        (
            "柳溪县获评全国文明县。\n近年来，柳溪县共表彰了来自12个乡镇的32名先进个人。",
            {("柳溪县", "conferred", "先进个人")},
        ),
    ],
)
def test_who_gave_what(text: str, expected: Facts) -> None:
    assert told(text, "conferred") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市长周远山为柳溪县税务局授予“全国文明单位”牌匾。", received(("柳溪县税务局", "全国文明单位"))),
        (
            "柳溪镇“邻里守望志愿服务项目”被市志愿者协会评为“最佳志愿服务项目”。",
            received(("邻里守望志愿服务项目", "最佳志愿服务项目")),
        ),
        ("柳溪镇开展“三下乡活动”，获评先进单位。", received(("柳溪镇", "先进单位"))),
        ("二团塔镇新时代实践所风采\n二团塔镇团委荣获优秀组织奖。", received(("二团塔镇团委", "优秀组织奖"))),
        (
            "在日前国家卫生健康委举办的表彰活动中，柳溪县医院获评“天使”先进集体。",
            received(("柳溪县医院", "天使先进集体")),
        ),
        (
            "岳阳税务成果\n岳阳市税务局展厅建成。沅江市税务局财务股获评先进集体。市税务局获评省级卫生单位。",
            received(("沅江市税务局财务股", "先进集体"), ("岳阳市税务局", "省级卫生单位")),
        ),
        (
            "通知\n我市受强降雨影响。经研究，对市抗旱督查组给予集体嘉奖。",
            received(("市抗旱督查组", "集体嘉奖")),
        ),
        (
            "从“后进村”到“文明标杆”\n白鹭县有一个叫桃坪村的村庄。近年来，桃坪村获评全国文明村。",
            received(("白鹭县桃坪村", "全国文明村")),
        ),
    ],
)
def test_by_whose_name(text: str, expected: Facts) -> None:
    assert told(text, "received") == expected


def test_a_few_are_no_number() -> None:
    assert told("柳溪村里三五个村民聚在一起，七八个孩子在玩。", "measured") == set()
    assert [chinese_number(each) for each in ("三五", "七八", "二十五", "二〇一九")] == [None, None, 25, 2019]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对在招商引资工作中表现突出的柳溪镇等10个单位予以通报表扬。", received(("柳溪镇", "通报表扬"))),
        ("会议对工作成绩突出的柳溪镇予以通报表扬。", received(("柳溪镇", "通报表扬"))),
        (
            "对成绩显著的柳溪镇人民政府等5个先进集体和张志高等15名先进个人予以表彰。",
            received(("柳溪镇人民政府", "先进集体"), ("张志高", "先进个人")),
        ),
        (
            "对创建中成绩突出的“优秀志愿者”张志高、李梅予以表彰。",
            received(("张志高", "优秀志愿者"), ("李梅", "优秀志愿者")),
        ),
        ("对贡献突出的单位和个人予以表彰。", set()),
        ("对工作成绩突出的先进集体进行了表彰。", set()),
    ],
)
def test_what_they_did_stands_before_who_is_praised(text: str, expected: Facts) -> None:
    assert told(text, "received") == expected


def test_an_honour_is_not_of_the_level_of_who_receives_it() -> None:
    praised = [s for s in statements("对柳溪镇等10个乡镇给予通报表扬。") if s.predicate == "received"]
    assert [(s.subject.name, s.qualifiers.level) for s in praised] == [("柳溪镇", None)]
    given = [s for s in statements("县政府对柳溪镇予以通报表扬。") if s.predicate == "received"]
    assert [s.qualifiers.level for s in given] == ["county"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "柳溪县表彰了孝老爱亲模范邓良燕、陈优钰，诚实守信模范胡香蓉。",
            {("邓良燕", "孝老爱亲模范"), ("陈优钰", "孝老爱亲模范"), ("胡香蓉", "诚实守信模范")},
        ),
        (
            "仪式上，县领导为助人为乐模范邓良燕；见义勇为模范胡香蓉等6名柳溪县第二届道德模范颁奖。",
            {("邓良燕", "助人为乐模范"), ("胡香蓉", "见义勇为模范")},
        ),
        ("县委书记周岚为优秀教师李芳、张敏颁发证书。", {("李芳", "优秀教师"), ("张敏", "优秀教师")}),
        ("大会表彰了省劳动模范李芳、市劳动模范张敏。", {("李芳", "省劳动模范"), ("张敏", "市劳动模范")}),
        (
            "柳溪镇涌现出劳动模范周岚、好媳妇李芳、致富能手张敏等先进典型。",
            {("周岚", "劳动模范"), ("李芳", "好媳妇"), ("张敏", "致富能手")},
        ),
        # Nothing is given here: somebody is spoken of by what may be a title or a job.
        ("诚实守信模范胡香蓉作了发言。", set()),
        (
            "李芳、张敏等10人和王佳庆、陈红等8名同学分别被授予“柳溪县道德模范”和“柳溪县美德少年”称号。",
            {
                ("李芳", "柳溪县道德模范"),
                ("张敏", "柳溪县道德模范"),
                ("王佳庆", "柳溪县美德少年"),
                ("陈红", "柳溪县美德少年"),
            },
        ),
    ],
)
def test_titles_before_the_names_of_who_is_given_them(text: str, expected: set[tuple[str, str]]) -> None:
    found = extract(Document(doc="x.txt", text=text)).statements
    assert {(s.subject.name, s.object.name) for s in found if s.predicate == "received"} == expected


@pytest.mark.parametrize("region", ["汉台区", "柳溪县"])
def test_offices_of_a_list_are_of_the_region_that_the_first_is_of(region: str) -> None:
    text = f"汉中市文明办召开会议。{region}委宣传部、文明办、教体局联合开展读书活动。"
    found = extract(Document(doc="x.txt", text=text)).statements
    held = {s.subject.name for s in found if s.object.name == "读书活动"}
    assert held == {f"{region}委宣传部", f"{region}文明办", f"{region}教体局"}


def test_a_short_name_that_stands_behind_the_full_one() -> None:
    text = "柳溪县第一中学，简称柳溪一中，创办于1952年。柳溪一中先后荣获“省文明校园”等称号。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [s.subject.name for s in found if s.predicate == "received"] == ["柳溪县第一中学"]


@pytest.mark.parametrize("giver", ["市委", "县委", "省妇联"])
def test_a_committee_before_a_quoted_title_gave_it(giver: str) -> None:
    text = f"白石县水务局荣获{giver}“先进基层党组织”称号。"
    found = extract(Document(doc="x.txt", text=text)).statements
    [won] = [s for s in found if s.predicate == "received"]
    assert won.object.name == "先进基层党组织"
    assert [name.endswith(giver) for name in won.qualifiers.conferred_by] == [True]
