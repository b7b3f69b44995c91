"""Wordings of reports of many kinds: what they state, and what they do not."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document

Facts = set[tuple[str, str, str]]
KINDS = {"received", "conferred", "pursues", "organised", "established", "measured", "authored"}


def told(text: str) -> Facts:
    found = extract(Document(doc="x.txt", text=text)).statements
    return {(s.subject.name, s.predicate, s.object.name) for s in found if s.predicate in KINDS}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“柳溪古桥”“白鹭古桥”等2座古桥同时入选“全省最美古桥”。",
            {("柳溪古桥", "received", "全省最美古桥"), ("白鹭古桥", "received", "全省最美古桥")},
        ),
        (
            "柳溪县义工协会“小橘灯”助学项目被评为“全省优秀公益项目”。",
            {("小橘灯助学项目", "received", "全省优秀公益项目")},
        ),
        (
            "柳溪县2个村被评为省级文明村，其中白鹭古井获“全国名泉”称号。",
            {("柳溪县", "received", "省级文明村")},
        ),
        (
            "柳溪村连续获得2001～2003年、2003～2005年全市文明村称号。",
            {("柳溪村", "received", "全市文明村")},
        ),
        (
            "市政府将“先进单位”奖牌授予柳溪公司、白鹭公司。",
            {
                ("市政府", "conferred", "先进单位"),
                ("柳溪公司", "received", "先进单位"),
                ("白鹭公司", "received", "先进单位"),
            },
        ),
        (
            "省总工会召开表彰大会。3个集体荣获“省级模范职工小家”称号。",
            {("省总工会", "organised", "表彰大会")},
        ),
        ("老党员周远山获颁“光荣在党50年”纪念章。", {("周远山", "received", "光荣在党50年纪念章")}),
        ("柳溪县获得第二届、第四届全省文明县称号。", {("柳溪县", "received", "全省文明县")}),
        (
            "柳溪县保健站成立于1952年。1999年更名为柳溪县妇幼保健院。2000年被评为“爱婴医院”。",
            {("柳溪县妇幼保健院", "received", "爱婴医院")},
        ),
        (
            "柳溪社区连续两年被评为全区绩效考核一类等次单位。",
            {("柳溪社区", "received", "全区绩效考核一类等次单位")},
        ),
        (
            "周远山一直在柳溪县最偏远的教学点任教，三十年来他爱生如子。先后获县优秀教师、市师德标兵等称号。",
            {("周远山", "received", "县优秀教师"), ("周远山", "received", "市师德标兵")},
        ),
        (
            "【人物档案】周远山，60岁，柳溪铸造有限公司原技师，被评为“全省劳动模范”。",
            {("周远山", "received", "全省劳动模范")},
        ),
        ("柳溪有3家集体被团省委表彰为省级“青年文明号”。", set()),
        ("市总工会将分别授予柳溪公司松河市五一劳动奖状、授予李强松河市五一劳动奖章。", set()),
        (
            "柳溪农场为边疆的建设作出了贡献，先后被农业部授予“红旗农场”称号。",
            {("柳溪农场", "received", "红旗农场")},
        ),
        (
            "柳溪县水务局被命名为松河市第十六届（2011~2012年度）文明单位。",
            {("柳溪县水务局", "received", "松河市文明单位")},
        ),
        (
            "柳溪公司荣获2012年——2013年度全市先进企业。",
            {("柳溪公司", "received", "全市先进企业")},
        ),
        (
            "柳溪社区荣获松河区“先进党组织”、“平安社区”称号。",
            {("柳溪社区", "received", "松河区先进党组织"), ("柳溪社区", "received", "松河区平安社区")},
        ),
        (
            "团市委授予人事股科员罗延等13名同志“优秀团干部”称号。",
            {("团市委", "conferred", "优秀团干部"), ("罗延", "received", "优秀团干部")},
        ),
        (
            "省国资委关于命名和认定省属企业全省青年文明号的决定",
            {("省国资委", "conferred", "省属企业全省青年文明号")},
        ),
    ],
)
def test_who_holds_what(text: str, expected: Facts) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "柳溪镇党委、政府召开村组干部200多人参加的防汛动员会。",
            {("柳溪镇党委", "organised", "防汛动员会"), ("柳溪镇政府", "organised", "防汛动员会")},
        ),
        ("柳溪县打造并提升农家书屋20个。", {("柳溪县", "established", "农家书屋")}),
        (
            "柳溪社区与白鹭农商行联合创建“小橘灯爱心银行”。",
            {
                ("柳溪社区", "established", "小橘灯爱心银行"),
                ("白鹭农商行", "established", "小橘灯爱心银行"),
            },
        ),
        ("柳溪社区创建“绿色社区”。", {("柳溪社区", "pursues", "绿色社区")}),
        ("松河新闻网讯 柳溪区白鹭镇举办了戏曲展演活动。", {("柳溪区白鹭镇", "organised", "戏曲展演活动")}),
        (
            "柳溪县先后承办“防汛现场会”“教育推进会”等国家级和省级现场会4场。",
            {
                ("柳溪县", "organised", "防汛现场会"),
                ("柳溪县", "organised", "教育推进会"),
                ("柳溪县", "organised", "现场会"),
            },
        ),
        ("团市委紧密联系市义工协会，开展了助学活动。", {("团市委", "organised", "助学活动")}),
    ],
)
def test_who_does_what(text: str, expected: Facts) -> None:
    assert told(text) == expected


def test_a_region_has_no_pointing_word_in_it() -> None:
    text = "会议总结我市“十二五”期间防汛工作。市水务局被评为先进单位。"
    assert told(text) == {("市水务局", "received", "先进单位")}


def test_who_was_praised_is_no_figure() -> None:
    assert told("柳溪县团委成绩突出。4名青年被团中央表彰，3名个人、2个集体被团省委表彰。") == set()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "先进个人名单\n罗延  柳溪县民政局局长\n周岚（女）  白鹭镇敬老院副院长\n吴长贵  柳溪村村民",
            {("罗延", "柳溪县民政局", "局长"), ("周岚", "白鹭镇敬老院", "副院长")},
        ),
        (
            "大山里的好医生\n——记柳溪县白鹭乡卫生院院长罗延\n\n罗延一直扎根白鹭乡，他爱岗敬业。",
            {("罗延", "柳溪县白鹭乡卫生院", "院长")},
        ),
        (
            "白鹭中学创办于1952年。2016年，学校党委书记、校长罗延被评为“全国优秀教师”。",
            {("罗延", "白鹭中学", "党委书记、校长")},
        ),
    ],
)
def test_who_holds_which_post(text: str, held: Facts) -> None:
    found = extract(Document(doc="x.txt", text=text)).statements
    assert {
        (s.subject.name, s.object.name, s.qualifiers.post) for s in found if s.predicate == "holdsPost"
    } == held


def test_rows_of_a_county_hold_its_own_bodies() -> None:
    text = "全市文明单位名单\n柳溪县：县人民法院、县税务局、县第一中学\n白鹭县：县供电公司、县中医院"
    assert {name for name, predicate, _ in told(text) if predicate == "received"} == {
        "柳溪县人民法院",
        "柳溪县税务局",
        "柳溪县第一中学",
        "白鹭县供电公司",
        "白鹭县中医院",
    }


def test_an_entry_may_begin_with_the_year_it_was_built() -> None:
    text = "柳溪县文化志\n文化馆\n1950年成立。\n图书馆\n1958年建立。1990年被文化部命名为“文明图书馆”。"
    assert ("图书馆", "received", "文明图书馆") in told(text)


def test_a_town_whose_villages_won_goes_on() -> None:
    text = "白鹭镇2019年工作总结\n白鹭镇成立实践站14个。东河村、西河村被评为市级文明村。评选“好邻居”20名。"
    assert ("白鹭镇", "conferred", "好邻居") in told(text)


def test_a_plain_noun_means_the_body_and_not_its_committee() -> None:
    text = "柳溪中学党支部下设三个党小组。学校现有教职工180人。"
    assert told(text) == {("柳溪中学", "measured", "教职工")}


def test_permille_is_a_rate() -> None:
    assert told("2019年柳溪县人口出生率11.34‰，自然增长率7.1‰。") == {
        ("柳溪县", "measured", "人口出生率"),
        ("柳溪县", "measured", "自然增长率"),
    }


def test_a_praised_teacher_above_a_section_wrote_nothing() -> None:
    text = (
        "优秀乡村教师 周远山\n扎根深山 无怨无悔\n周远山在柳溪小学任教三十年，他爱生如子。曾获县优秀教师称号。"
    )
    assert told(text) == {("周远山", "received", "县优秀教师")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "我院被授予“全省优秀法院”称号。柳溪县人民法院坚持司法为民。柳溪县人民法院还开设了夜间法庭。",
            "柳溪县人民法院",
        ),
        ("我校荣获“省级文明校园”称号。白鹭中学全体师生感谢社会各界。白鹭中学将继续努力。", "白鹭中学"),
        ("我院被授予“全省优秀法院”称号。柳溪县法院来访，白鹭县法院也来访。", "我院"),
    ],
)
def test_whose_report_it_is_may_be_named_later(text: str, name: str) -> None:
    assert {subject for subject, predicate, _ in told(text) if predicate == "received"} == {name}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("柳溪县获得第二届、第四届全省文明县称号。", [2, 4]),
        ("柳溪县获得第二批、第四批全省生态村3个。", [2, 4]),
    ],
)
def test_each_edition_of_a_list_is_said(text: str, values: list[int]) -> None:
    found = extract(Document(doc="x.txt", text=text)).statements
    told = [s.qualifiers.edition or s.qualifiers.batch for s in found if s.predicate == "received"]
    assert told == values


def test_a_year_between_two_titles_is_of_neither() -> None:
    found = extract(Document(doc="x.txt", text="柳溪县获省级文明县、2019年、卫生县称号。")).statements
    assert [(s.object.name, s.qualifiers.time) for s in found if s.predicate == "received"] == [
        ("省级文明县", None),
        ("卫生县", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "我院荣获“先进集体”称号。江州省人民医院派专家来我院指导。江州省人民医院医生坐诊。",
        "我局荣获“先进集体”称号。江州省教育局对我局进行检查。江州省教育局表示满意。",
        "我院荣获“先进集体”称号。最高人民法院公布了指导案例。最高人民法院还公布了解释。",
        "我公司荣获“先进集体”称号。白鹭集团公司是我公司的客户。白鹭集团公司很大。",
        "我校荣获“先进集体”称号。白鹭中学赠送了图书。",
    ],
)
def test_who_is_told_of_beside_us_is_another(text: str) -> None:
    winners = {subject for subject, predicate, _ in told(text) if predicate == "received"}
    assert winners == {text[: 3 if text.startswith("我公司") else 2]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳溪公司未更名为柳溪集团。2020年荣获先进企业称号。", {("柳溪公司", "received", "先进企业")}),
        ("柳溪公司拟更名为柳溪集团。2020年荣获先进企业称号。", {("柳溪公司", "received", "先进企业")}),
        ("柳溪中学曾更名为红卫中学。1990年荣获先进单位称号。", {("柳溪中学", "received", "先进单位")}),
        ("市委没有将“先进集体”称号授予柳溪镇。", set()),
        ("市委不会将“先进集体”称号授予柳溪镇。", set()),
        ("市委曾考虑将“先进集体”称号授予柳溪镇。", set()),
        (
            "市委将表彰决定印发各单位，授予柳溪局“先进集体”称号。",
            {("市委", "conferred", "先进集体"), ("柳溪局", "received", "先进集体")},
        ),
        ("市委将评选出的优秀作品结集出版，举办了作品展。", {("市委", "organised", "作品展")}),
        ("柳溪县正在创建“省级科普教育基地”。", {("柳溪县", "pursues", "省级科普教育基地")}),
        ("柳溪县创建“白鹭书屋”。", {("柳溪县", "established", "白鹭书屋")}),
        (
            "柳溪镇坚持绿色发展——2018年白鹭镇获评全国文明镇。",
            {("白鹭镇", "received", "全国文明镇")},
        ),
        (
            "柳溪村荣获松河区“文明单位”、“先进集体”、“白鹭文学奖”。",
            {
                ("柳溪村", "received", "松河区文明单位"),
                ("柳溪村", "received", "松河区先进集体"),
                ("柳溪村", "received", "白鹭文学奖"),
            },
        ),
        ("院长周远山把老人当亲人。荣获“全国模范敬老院”称号。", set()),
        ("柳溪县建成并拆除临时市场2个。", set()),
        ("柳溪县建成并启用文化礼堂2个。", {("柳溪县", "established", "文化礼堂")}),
        (
            "柳溪公司召开表彰大会。3个车间荣获“先进集体”称号。",
            {("柳溪公司", "organised", "表彰大会"), ("柳溪公司", "received", "先进集体")},
        ),
        (
            "县委、政府联合召开表彰大会。",
            {("县委", "organised", "表彰大会"), ("县政府", "organised", "表彰大会")},
        ),
        (
            "柳溪县人大、政府、政协联合召开座谈会。",
            {(f"柳溪县{body}", "organised", "座谈会") for body in ("人大", "政府", "政协")},
        ),
    ],
)
def test_what_words_nearby_make_of_a_deed(text: str, expected: Facts) -> None:
    assert told(text) == expected


def test_a_level_goes_only_where_it_is_a_word_by_itself() -> None:
    text = "柳溪市下设市场监管局、市民服务中心、市政工程处、市医院。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [s.subject.name for s in found if s.predicate == "partOf"] == [
        "柳溪市市场监管局",
        "柳溪市市民服务中心",
        "柳溪市市政工程处",
        "柳溪市医院",
    ]


def subjects(text: str) -> set[str]:
    found = extract(Document(doc="x.txt", text=text)).statements
    return {s.subject.name for s in found if s.predicate == "received"}


@pytest.mark.parametrize("noun", ["学校", "学院", "公司", "医院", "集团"])
def test_a_report_may_never_name_its_own_body(noun: str) -> None:
    text = f"{noun}占地120亩。{noun}与江东省多家单位合作。近年来，{noun}获得“江东省文明单位”称号。"
    assert subjects(text) == {noun}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the noun stands for the one that is named
            "云屏县第二中学占地120亩。学校有学生900人。学校有教师80人。学校获得“省级文明单位”称号。",
            {"云屏县第二中学"},
        ),
        ("学校获得“省级文明单位”称号。", set()),  # said once: anybody's
        (
            "云屏县教育工作综述\n学校是育人之地。学校建设加快。全县学校标准化。学校获得“省级文明单位”称号。",
            set(),
        ),
    ],
)
def test_a_noun_for_a_body_is_no_name_where_one_is_told(text: str, expected: set[str]) -> None:
    assert subjects(text) == expected


def test_a_report_introduces_whom_no_dictionary_knows() -> None:
    text = "安能集团成立于1990年。集团现有员工300人。集团荣获“省级文明单位”称号。安能集团荣获“工人先锋号”。"
    assert subjects(text) == {"安能集团"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云屏港务局李小红参加全省技能大赛获得第三名。", {"李小红"}),
        ("云屏县文联赵立春在全省诗歌大赛中获二等奖。", {"赵立春"}),
        ("云屏县教育局高考工作成绩突出，被评为先进单位。", {"云屏县教育局"}),
        ("云屏县公安局严格执法，荣获“全国优秀公安局”称号。", {"云屏县公安局"}),
    ],
)
def test_who_is_named_behind_a_body_wins(text: str, expected: set[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省委宣传部公开发布张志高的先进事迹，授予他“时代楷模”称号。", {"张志高"}),
        ("县政府表彰了李梅的感人事迹，授予她“见义勇为先进个人”称号。", {"李梅"}),
        ("张志高，男，1960年生，省政府授予他“劳动模范”称号。", {"张志高"}),
        ("会上介绍了有关情况，省政府授予他“劳动模范”称号。", set()),
    ],
)
def test_whom_he_or_she_is_that_is_given_a_title(text: str, expected: set[str]) -> None:
    assert subjects(text) == expected


def test_the_province_that_pays_is_not_whom_an_entry_goes_on_about() -> None:
    text = "二、灌云县新华书店1948年建店。从1973年起，省先后拨款建5个门市部。1985年获“江苏省先进书店”称号。"
    assert subjects(text) == {"灌云县新华书店"}


def test_a_list_of_givers_is_read_to_its_end() -> None:
    bodies = (
        "中央宣传部、教育部、科技部、国家新闻出版广电总局、国家卫生计生委、共青团中央、全国妇联、中国科协"
    )
    text = f"2015年，云屏县文化馆由{bodies}等12部委授予“全国先进集体”称号。"
    found = [s for s in extract(Document(doc="x.txt", text=text)).statements if s.predicate == "received"]
    assert [s.qualifiers.conferred_by for s in found] == [tuple(bodies.split("、"))]


def test_years_before_a_title_are_joined_as_any_list_is() -> None:
    text = "云屏县水务局被评为2005-2006年度及2015-2017年度省级文明单位、2018年度和2019年度市平安单位。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [(s.object.name, s.qualifiers.time) for s in found if s.predicate == "received"] == [
        ("省级文明单位", "2005/2006"),
        ("省级文明单位", "2015/2017"),
        ("市平安单位", "2018"),
        ("市平安单位", "2019"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会上，曾获得“江东青年奖章”、“优秀团干”等荣誉的周云帆作了报告。", {"周云帆"}),
        ("荣获“江东青年奖章”的李小红介绍了经验。", {"李小红"}),
        ("柳溪五金（云屏）有限公司的外来员工郑立业，自学成才，并荣获全国五一劳动奖章。", {"郑立业"}),
        (
            "此外，柳溪公司团委书记周云帆，白鹭学校教师李红，白鹭公司职工孙小英荣获“省优秀团员”称号。",
            {"周云帆", "李红", "孙小英"},
        ),
        ("县委书记张志高，县长李伟出席会议，教师王梅荣获“优秀教师”称号。", {"王梅"}),
        ("活动由县妇联主席张梅主持，教师王梅荣获“优秀教师”称号。", {"王梅"}),
        ("在“三下乡”的基础上，柳溪镇又开展了“送戏下乡”活动。", set()),
        ("在“全国文明镇”的基础上，柳溪镇再创佳绩。", {"柳溪镇"}),
        (
            "县委决定授予共青团柳溪镇委员会等3个单位为柳溪县“五四红旗团委”称号。",
            {"共青团柳溪镇委员会"},
        ),
    ],
)
def test_persons_and_leagues_that_win(text: str, expected: set[str]) -> None:
    assert subjects(text) == expected


def test_a_list_of_honours_names_nobody_new() -> None:
    text = (
        "柳溪街道简介\n柳溪街道位于江东省云屏市。街道获得全国示范街道、全国先进单位等荣誉，"
        "以及江苏省科普示范街道、江苏省绿化先进集体等省级荣誉，创建全国绿色社区1个。"
    )
    found = extract(Document(doc="x.txt", text=text)).statements
    assert {s.subject.name for s in found if s.predicate in ("received", "conferred")} == {"柳溪街道"}


def test_a_heading_that_says_what_is_done_is_no_community() -> None:
    text = "一、加大整治力度，绿化美化社区\n今年以来，投资10万元，种植树木200棵。"
    assert not [s for s in extract(Document(doc="x.txt", text=text)).statements if "美化" in s.subject.name]


def test_a_button_heads_no_article() -> None:
    text = "站内搜索\n柳溪家园义工授旗典礼\n10月19日，柳溪社区举行授旗仪式。"
    (article,) = extract(Document(doc="x.txt", text=text)).articles
    assert article.title == "柳溪家园义工授旗典礼"


@pytest.mark.parametrize(
    ("text", "name", "giver"),
    [
        ("柳溪村是我市首个省级文明村。", "省级文明村", None),
        ("柳溪村是我市乡村旅游示范村。", "乡村旅游示范村", None),
        ("柳溪公司是省总工会确定的职工书屋示范单位。", "职工书屋示范单位", ("省总工会",)),
        ("柳溪公司是省总工会命名的“职工书屋”示范点。", "职工书屋示范点", ("省总工会",)),
        ("柳溪公司是大家认定的好单位。", None, None),
        ("柳溪村是我市的一个村。", None, None),
    ],
)
def test_whose_honour_it_is_stands_before_its_name(
    text: str, name: str | None, giver: tuple[str, ...] | None
) -> None:
    found = [s for s in extract(Document(doc="x.txt", text=text)).statements if s.predicate == "received"]
    assert [(s.object.name, s.qualifiers.conferred_by or None) for s in found] == (
        [(name, giver)] if name else []
    )


def test_two_sides_that_sign_are_partners_across() -> None:
    text = "柳溪村、白鹭村与柳溪海关、柳溪学院等八家单位签约。"
    found = extract(Document(doc="x.txt", text=text)).statements
    pairs = {(s.subject.name, s.object.name) for s in found if s.predicate == "partneredWith"}
    assert pairs == {(a, b) for a in ("柳溪村", "白鹭村") for b in ("柳溪海关", "柳溪学院")}


def test_villages_of_two_towns_win_together() -> None:
    assert subjects("中楼乡六目村、大坪村，石塘乡白鹭村获评“市级文明村”。") == {
        "中楼乡六目村",
        "中楼乡大坪村",
        "石塘乡白鹭村",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳溪镇政府多措并举，开展了“清洁家园”行动。", {"柳溪镇政府"}),
        ("柳溪镇党委、政府多措并举，开展了“清洁家园”行动。", {"柳溪镇党委", "柳溪镇政府"}),
        ("柳溪镇党委、政府网站改版，柳溪镇党委开展了“清洁家园”行动。", {"柳溪镇党委"}),
    ],
)
def test_an_idiom_behind_a_government_is_nobody(text: str, expected: set[str]) -> None:
    assert {who for who, predicate, _ in told(text) if predicate == "organised"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a clause behind 的X goes on about X, and with no list
            "曾获得“江东青年奖章”“优秀团干”等荣誉的周云帆，长期从事新闻宣传，结合实际开设专栏。",
            {("周云帆", "江东青年奖章"), ("周云帆", "优秀团干")},
        ),
        (
            "县委决定授予共青团西柳镇委员会等3个单位“五四红旗团委”称号。",
            {("共青团西柳镇委员会", "五四红旗团委")},
        ),
        ("柳溪中学获得省一等奖，还有多名同学获得二、三等奖。", {("柳溪中学", "省一等奖")}),
    ],
)
def test_a_list_of_honours_ends(text: str, expected: set[tuple[str, str]]) -> None:
    found = extract(Document(doc="x.txt", text=text)).statements
    assert {(s.subject.name, s.object.name) for s in found if s.predicate == "received"} == expected


def test_a_level_is_part_of_an_event() -> None:
    text = "柳溪大学参加国家级学术竞赛活动。柳溪大学在参加全省技能大赛中屡获佳绩。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert {s.object.name for s in found if s.predicate == "participatedIn"} == {
        "国家级学术竞赛活动",
        "全省技能大赛",
    }


def test_all_schools_of_a_province_are_no_body() -> None:
    text = "全省中小学校园文化表彰会召开。我校高度重视，制定了《校园文化规划》。全市学校位于城区的有20所。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert {s.subject.name for s in found if s.predicate == "issued"} == {"我校"}
    assert not [s for s in found if s.subject.type != "Report" and "学校" in s.subject.name]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("根据2月26日教育部网站发布的《学科名单》，柳溪大学新增2个学科。", "教育部"),
        ("根据教育部印发的《学科办法》，柳溪大学新增2个学科。", "教育部"),
        ("近日，省文明办网站公布了《省级文明单位名单》，柳溪大学榜上有名。", "省文明办"),
    ],
)
def test_what_a_site_makes_known_its_owner_issued(text: str, issuer: str) -> None:
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [s.subject.name for s in found if s.predicate == "issued"] == [issuer]
    assert not [s for s in found if "网站" in s.object.name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("柳溪大学学习宣传贯彻党的二十大精神。", "党的二十大精神"),
        ("柳溪大学深入学习贯彻落实党的二十大精神，开展宣讲12场。", "党的二十大精神"),
        ("柳溪大学贯彻全省学校党的建设会议精神。", "全省学校党的建设会议精神"),
        ("柳溪大学认真贯彻落实省教育厅《关于校园安全的通知》精神。", "关于校园安全的通知"),
        ("柳溪大学认真贯彻落实《关于校园安全的通知》要求。", "关于校园安全的通知"),
    ],
)
def test_what_is_followed(text: str, name: str) -> None:
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [s.object.name for s in found if s.predicate == "follows"] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 要 and 来 are of a village's name, as the statistics or its Party branch tell.
        (
            "渠县青神镇要家村党支部开展义务植树活动。",
            {("渠县青神镇要家村党支部", "organised", "义务植树活动")},
        ),
        ("白石镇到李村开展义诊活动。", {("白石镇", "organised", "义诊活动")}),
        # No verb is of a body's name where a hall stands behind it.
        (
            "白石镇建设文明实践站、文明实践长廊和民俗文化空间三个阵地。",
            {
                ("白石镇", "established", "文明实践站"),
                ("白石镇", "established", "文明实践长廊"),
                ("白石镇", "established", "民俗文化空间"),
            },
        ),
        ("白石县建设工程质量监督站开展讲座。", {("白石县建设工程质量监督站", "organised", "讲座")}),
        # A body needs no class, nor do brackets.
        (
            "白石村建起了暖心食堂、爱心农场、利民服务社等民心工程。",
            {
                ("白石村", "established", "暖心食堂"),
                ("白石村", "established", "爱心农场"),
                ("白石村", "established", "利民服务社"),
            },
        ),
        ("白石镇建成文明实践站（所）等阵地。", {("白石镇", "established", "文明实践站（所）")}),
        # What something is of use for is not done.
        (
            "白石村建成会议室，为召开座谈会、举办节日活动提供了场所。",
            {("白石村", "established", "会议室")},
        ),
        (
            "白石村志愿服务队为老人举办集体生日会并提供蛋糕。",
            {("白石村志愿服务队", "organised", "集体生日会")},
        ),
        (
            "白石县召开动员大会。10月，在北京召开的全国猕猴桃产品鉴定会上，白石县园艺场获优质奖。",
            {("白石县", "organised", "动员大会"), ("白石县园艺场", "received", "优质奖")},
        ),
        # 建设 is of a title.
        (
            "白石县是全国产粮大县、国家湿地建设试点示范县、国家重点生态功能区。",
            {
                ("白石县", "received", "全国产粮大县"),
                ("白石县", "received", "国家湿地建设试点示范县"),
                ("白石县", "received", "国家重点生态功能区"),
            },
        ),
        (
            "省农业厅授予71单位农业系统先进集体荣誉称号。",
            {("省农业厅", "conferred", "农业系统先进集体")},
        ),
        ("白石社区升级改造了文化活动室。", {("白石社区", "established", "文化活动室")}),
        ("白石县“彩虹”协会开展慰问活动。", {("白石县彩虹协会", "organised", "慰问活动")}),
    ],
)
def test_names_end_where_they_end(text: str, expected: Facts) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "白石村党总支书记、“美丽白石”志愿服务团团长刘俊军表示，将继续努力。",
            {("刘俊军", "白石村党总支"), ("刘俊军", "美丽白石志愿服务团")},
        ),
        ("荣获“全国文明村”白石村党支部书记周兰介绍。", {("周兰", "白石村党支部")}),
        ("白石社区主任让德生介绍，社区建成文化广场。", {("让德生", "白石社区")}),
        ("白石中学校长笑嘻嘻说：“好。”", set()),
        ("白石村党支部书记接着又说，要办好学校。", set()),
    ],
)
def test_heads_of_teams_and_unusual_names(text: str, expected: set[tuple[str, str]]) -> None:
    found = extract(Document(doc="x.txt", text=text)).statements
    assert {(s.subject.name, s.object.name) for s in found if s.predicate == "holdsPost"} == expected


def test_a_village_that_the_statistics_list_has_its_name_in_full() -> None:
    text = "泰宁县杉城镇南会村新时代文明实践站开展义诊活动。"
    assert ("泰宁县杉城镇南会村新时代文明实践站", "organised", "义诊活动") in told(text)


def test_a_speech_is_no_body() -> None:
    text = "“明年还要办”\n白石社区近日举办读书活动。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [s.object.name for s in found if s.predicate == "about"] == ["白石社区"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Of persons and units side by side each has a body of its own.
        (
            "白石县供电公司李明和石桥县供电公司张强2名同志荣获省五一劳动奖章。",
            {("李明", "received", "省五一劳动奖章"), ("张强", "received", "省五一劳动奖章")},
        ),
        (
            "白石电业局修试一处试验班和格尔木电业局二处创新工作室荣获省工人先锋号。",
            {
                ("白石电业局修试一处试验班", "received", "省工人先锋号"),
                ("格尔木电业局二处创新工作室", "received", "省工人先锋号"),
            },
        ),
        ("白石县住房和城乡建设局荣获先进单位。", {("白石县住房和城乡建设局", "received", "先进单位")}),
        # Crews of a firm that no list knows.
        (
            "白石热电运行二值被市总工会命名为“市工人先锋号”。",
            {("白石热电运行二值", "received", "市工人先锋号")},
        ),
        (
            "商会为检验班组颁发全国工人先锋号奖牌和证书。",
            {("检验班组", "received", "全国工人先锋号")},
        ),
        # Titles with their numbers, praised together.
        (
            "县委对20个先进单位、35名先进个人进行了通报表彰。",
            {("县委", "conferred", "先进单位"), ("县委", "conferred", "先进个人")},
        ),
        (
            "白石县努力争创全国文明城市和省级卫生县城。",
            {("白石县", "pursues", "全国文明城市"), ("白石县", "pursues", "省级卫生县城")},
        ),
        # What something rests on, and what is only decided, is not done.
        ("白石市坚持以建设诚信体系为根本，举办读书活动。", {("白石市", "organised", "读书活动")}),
        ("市委召开专题会议，确定新建文化场馆和体育公园。", {("市委", "organised", "专题会议")}),
        (
            "白石电力公司召开总结大会。4月27日，庆祝“五一”动员大会在人民大会堂隆重举行。",
            {("白石电力公司", "organised", "总结大会")},
        ),
        # A sentence that goes on with 并 is of whom the one before was about.
        (
            "白石县大事记\n1988年\n3月30日 县教育局召开动员大会。并开展试点工作。\n5月 县医院建成门诊楼。",
            {
                ("白石县教育局", "organised", "动员大会"),
                ("白石县教育局", "organised", "试点工作"),
                ("白石县医院", "established", "门诊楼"),
            },
        ),
    ],
)
def test_whose_each_deed_and_title_is(text: str, expected: Facts) -> None:
    assert told(text) == expected


def test_the_level_of_a_title_is_not_whom_a_headline_names() -> None:
    text = "喜获“浙江省文明单位”称号\n近日，白石县税务局荣获“浙江省文明单位”称号。"
    assert told(text) == {("白石县税务局", "received", "浙江省文明单位")}


def test_a_county_that_only_its_committee_names() -> None:
    text = "大事记\n1988年\n3月30日 县召开动员大会。\n4月 谢群任泾县县委书记。\n5月 县建华纸厂获“春笋杯”奖。"
    assert told(text) == {("泾县", "organised", "动员大会"), ("泾县建华纸厂", "received", "春笋杯奖")}


def test_all_reporters_of_a_source_line() -> None:
    text = "白石县举行读书活动\n近日，白石县举行读书活动。\n来源：白石晚报 记者：杨亚玲 通讯员：胡伟"
    authors = {who for who, predicate, _ in told(text) if predicate == "authored"}
    assert authors == {"杨亚玲", "胡伟"}


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("白石一中获得多项荣誉，比如“全国文明单位”。", {"全国文明单位"}),
        (
            "白石一中荣获了多项荣誉称号，如全国现代教育技术实验学校、省体育传统项目先进学校等。",
            {"全国现代教育技术实验学校", "省体育传统项目先进学校"},
        ),
        ("白石一中获得多项荣誉，如全国文明校园等。", {"全国文明校园"}),
    ],
)
def test_honours_named_for_instance(text: str, titles: set[str]) -> None:
    assert {what for _, predicate, what in told(text) if predicate == "received"} == titles


def test_an_event_that_acts_is_not_of_whom_the_report_is_about() -> None:
    text = "白石一中召开总结大会。日前，第八届“百强中学”在北京友谊宾馆举行新闻发布会和颁奖典礼。"
    assert told(text) == {("白石一中", "organised", "总结大会")}


def test_whom_the_year_of_a_founding_leads_to() -> None:
    text = "公安部举行发布会。成立于2004年的白石县公安局交警大队，民辅警120人，荣立集体二等功1次。"
    assert ("白石县公安局交警大队", "received", "集体二等功") in told(text)
    assert ("白石县公安局交警大队", "measured", "民辅警") in told(text)
