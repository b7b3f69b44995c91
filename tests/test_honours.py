"""Who received what: wordings of profiles, news and notices."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document


def received(text: str) -> list[tuple[str, str]]:
    document = Document(doc="甲", text=text)
    return [
        (s.subject.name, s.object.name) for s in extract(document).statements if s.predicate == "received"
    ]


def honoured(text: str) -> list[tuple[str, str, tuple[str, ...], str | None]]:
    """Titles that were received: by whom, from whom and of what level."""
    return [
        (s.subject.name, s.object.name, s.qualifiers.conferred_by, s.qualifiers.level)
        for s in extract(Document(doc="甲", text=text)).statements
        if s.predicate == "received"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "柳溪医院先后获省卫生厅“护理先进单位”、市总工会“工人先锋号”、全国医院“为民窗口”。",
            [
                ("柳溪医院", "护理先进单位", ("省卫生厅",), "provincial"),
                ("柳溪医院", "工人先锋号", ("市总工会",), "prefecture"),
                ("柳溪医院", "全国医院为民窗口", (), "national"),  # of all hospitals, by none
            ],
        ),
        ("柳溪馆获评首批中宣部“阅读基地”。", [("柳溪馆", "阅读基地", ("中宣部",), "national")]),
        (
            "柳溪村获得县委、县政府“卫生村”称号。",
            [("柳溪村", "卫生村", ("县委", "县政府"), "county")],
        ),
        (
            "柳溪法庭获县直机关“先进党支部”。",
            [("柳溪法庭", "县直机关先进党支部", (), "county")],
        ),
    ],
)
def test_who_gives_may_stand_before_the_quotation(
    text: str, expected: list[tuple[str, str, tuple[str, ...], str | None]]
) -> None:
    assert honoured(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "赣州、吉安2个设区市入选全国文明城市。",
            [("赣州市", "全国文明城市"), ("吉安市", "全国文明城市")],
        ),
        (
            "自2008年被命名为省级文明单位以来，石桥县水务局坚持创先争优。",
            [("石桥县水务局", "省级文明单位")],
        ),
        ("石桥县教育局王强荣获“先进个人”称号。", [("王强", "先进个人")]),
        (
            "2020年，石桥县税务局李春荣获全国先进工作者称号。",
            [("李春", "全国先进工作者")],
        ),
        (
            "石桥县有11人获得全国劳动模范、6个单位获得全国先进集体称号。",
            [("石桥县", "全国劳动模范"), ("石桥县", "全国先进集体")],
        ),
        (
            "王小明被石桥县消防救援大队评为“优秀学员”并荣立个人三等功1次。",
            [("王小明", "优秀学员"), ("王小明", "个人三等功")],
        ),
        ("1205钻井队被石油部命名为“钢铁钻井队”。", [("1205钻井队", "钢铁钻井队")]),
        ("石桥县2015年成功创建省级文明城市。", [("石桥县", "省级文明城市")]),
        (
            "石桥县水务局2009年获得全国文明单位，2012年、2015年复查合格。",
            [("石桥县水务局", "全国文明单位")] * 3,  # each review keeps it
        ),
    ],
)
def test_wordings(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def told(text: str) -> list[tuple[str, str, str]]:
    predicates = ("received", "nominatedFor", "pursues", "conferred")
    statements = extract(Document(doc="甲", text=text)).statements
    found = ((s.subject.name, s.predicate, s.object.name) for s in statements)
    return [statement for statement in found if statement[1] in predicates]


@pytest.mark.parametrize(
    "text",
    [
        "会上，副县长王小明宣读了决定，授予12个村镇县级文明村镇称号。",
        "被授予“省劳动模范”荣誉称号的人员，享受省级劳动模范待遇。",
        "中央文明委每三年评选表彰一届全国文明单位。",
        "石桥县推选8所学校参加“省级文明校园”评选。",
        "省委宣传部决定，对提名奖获得者授予“最美警官”称号。",
        "石桥县多个文明村镇、文明单位等先进典型上榜。",
        "石桥县柳树村王家的果园被认定为省级示范基地。",
        "石桥县水务局书记王小明上台领奖，石桥县水务局助力企业成长为国家级龙头企业。",
        "这是石桥县获得的首个国家级文明称号。",
        "石桥镇接受“国家卫生镇”复审工作，获得国字号荣誉。",
        "发布仪式在石桥县举办，共有150人荣登“中国好人榜”。",
        "此奖项是经国务院批准颁发的建筑业管理最高奖。",
        "省总工会仅授予了全省10个集体“五一巾帼奖”。",
        "表彰大会对全省精神文明建设先进单位进行了表彰，石桥镇党政机关均可创建文明单位。",
    ],
)
def test_nobody_received_anything(text: str) -> None:
    assert received(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("获得第六届全省文明单位的是：石桥县医院、石桥县公交集团。", ["石桥县医院", "石桥县公交集团"]),
        (
            "其中，建行石桥县支行、青屏县支行营业部被中央文明委授予全国文明单位称号。",
            ["建行石桥县支行", "青屏县支行营业部"],
        ),
        ("石桥县公安局刑侦大队大队长赵小明等5名同志被评为“全省优秀人民警察”。", ["赵小明"]),
        ("工商银行石桥县支行运行部谢晓东同志获得“全省青年岗位能手”称号。", ["谢晓东"]),
        ("赵小兰，1958年出生于石桥县，棉纺厂职工，全国劳动模范。", ["赵小兰"]),
        ("石桥县柳树村享有很多美誉，例如全国文明村。", ["石桥县柳树村"]),
        ("公安部授予石桥县消防大队“模范消防大队”荣誉称号。", ["石桥县消防大队"]),
        ("其他上榜的文明校园有石桥县第七中学、青屏县中学等17所中小学。", ["石桥县第七中学", "青屏县中学"]),
        ("石桥县电务公司“向阳花班组”获评“全国三八红旗集体”。", ["向阳花班组"]),
        ("石桥县轮胎厂双喜牌轮胎被省经委授予“省优产品”称号。", ["双喜牌轮胎"]),
        ("学校走出了“全省好青年”张海龙、赵海强。", ["张海龙", "赵海强"]),
        ("石桥镇共有7个村，是全国重点镇、全省示范镇。", ["石桥镇", "石桥镇"]),
        ("石桥县助学，“红烛妈妈”李兰荣获“全国助学模范”称号。", ["李兰"]),
        ("何玉清荣获“最美教师”称号，青山支教帮扶团队荣获“最美教师团队”称号。", ["何玉清"]),
        ("何玉清荣获“最美教师”称号，以优异成绩荣获“教学能手”称号。", ["何玉清", "何玉清"]),
    ],
)
def test_who_gained(text: str, expected: list[str]) -> None:
    assert [name for name, _ in received(text)] == expected


def test_owners_of_what_is_counted() -> None:
    text = (
        "石桥市两县入选全国文明城市\n\n青屏县、双河县等2个县入选全国文明城市，6个村镇被授予全国文明村镇称号。"
    )
    assert ("青屏县", "全国文明村镇") not in received(text)


def test_who_gives_may_stand_before_the_title() -> None:
    document = Document(doc="甲", text="赵小明荣立石桥县公安局个人三等功1次。")
    (found,) = [s for s in extract(document).statements if s.predicate == "received"]
    assert found.object.name == "个人三等功"
    assert found.qualifiers.conferred_by == ("石桥县公安局",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("省文明委授予石桥县等4个地级城市四川省文明城市称号。", "四川省文明城市"),
        ("石桥县医院荣获首届“全国文明医院称号”。", "全国文明医院"),
        ("石桥县医院荣获“2011中国百姓放心医院”称号。", "中国百姓放心医院"),
        ("石桥县医院获得省创建学习型单位先进单位。", "省创建学习型单位先进单位"),
    ],
)
def test_names_of_titles(text: str, name: str) -> None:
    assert {title for _, title in received(text)} == {name}


def test_things_in_turn() -> None:
    text = "“玉泉牌大米”被认定为国家免检产品、“清江牌菜籽油”被认定为石桥县名牌产品。"
    assert received(text) == [("玉泉牌大米", "国家免检产品"), ("清江牌菜籽油", "石桥县名牌产品")]


def test_nominees_behind_the_verb() -> None:
    assert told("入围省文明村镇的有：石桥县青屏镇、双河县柳林镇。") == [
        ("石桥县青屏镇", "nominatedFor", "省文明村镇"),
        ("双河县柳林镇", "nominatedFor", "省文明村镇"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "石桥县青屏镇被列入省级文明乡镇培育名单。",
        "石桥县青屏镇被确定为省级文明乡镇推荐对象。",
        "石桥县青屏镇入选第九批省级文明乡镇公示名单。",
    ],
)
def test_proposed(text: str) -> None:
    assert told(text) == [("石桥县青屏镇", "nominatedFor", "省级文明乡镇")]


def test_titles_that_share_quotation_marks() -> None:
    text = "石桥县中学荣获“省级文明校园、市级绿色校园”称号，获“守合同、重信用企业”称号。"
    names = [name for _, _, name in told(text)]
    assert names == ["省级文明校园", "市级绿色校园", "守合同、重信用企业"]


def test_the_verb_short_for_to_be_found_is_no_part_of_a_title() -> None:
    text = "石桥县中学2006年被评为省级文明校园，2007年被评石桥县卫生优秀学校。"
    assert [name for _, _, name in told(text)] == ["省级文明校园", "石桥县卫生优秀学校"]


def test_a_place_among_the_best_is_no_count() -> None:
    text = "石桥县茶业公司荣膺全国农业百强16位。"
    found = extract(Document(doc="a.txt", text=text)).statements
    assert [s.qualifiers.count for s in found if s.predicate == "received"] == [None]


def test_who_looks_on_pursues_nothing() -> None:
    assert told("农业部召开“平安渔业示范县”创建工作会议。") == []
    assert told("石桥县创城办考核柳桥镇12月份文明城市创建工作。") == []
    assert told("石桥县创城办检查清河县文明城市创建工作。") == [("清河县", "pursues", "文明城市")]


def test_hoped_for() -> None:
    text = "石桥县中学为将学校建设成为新一届全国文明校园而努力奋斗。"
    assert [statement[1:] for statement in told(text)] == [("pursues", "全国文明校园")]


@pytest.mark.parametrize(
    "text",
    [
        "石桥县为争创全国文明城市打下坚实基础。",
        "石桥县吹响了创建全国文明城市的冲锋号。",
        "石桥县争取2022年摘得“全国文明城市”桂冠。",
        "石桥县确保成功创建全国文明城市。",
        "石桥县向全国文明城市的目标迈进。",
        "石桥县备战全国文明城市国检。",
    ],
)
def test_pursued_under_its_own_name(text: str) -> None:
    assert told(text) == [("石桥县", "pursues", "全国文明城市")]


def test_classes_in_turn() -> None:
    assert told("民政部确定14个城市为全国和谐示范城市、140个城区为全国和谐示范城区。") == [
        ("民政部", "conferred", "全国和谐示范城市"),
        ("民政部", "conferred", "全国和谐示范城区"),
    ]


def test_tallies_clause_by_clause() -> None:
    text = "石桥县共有中国名牌产品3个，山东名牌产品26个，山东省著名商标27个。"
    assert [statement[::2] for statement in told(text)] == [
        ("石桥县", "中国名牌产品"),
        ("石桥县", "山东名牌产品"),
        ("石桥县", "山东省著名商标"),
    ]


@pytest.mark.parametrize(
    ("giver", "level"), [("公安部", "national"), ("河南省总工会", "provincial"), ("中共石桥县委", None)]
)
def test_the_level_of_who_gives(giver: str, level: str | None) -> None:
    document = Document(doc="甲", text=f"青屏公司被{giver}授予“放心企业”称号。")
    found = [s for s in extract(document).statements if s.predicate == "received"]
    assert [s.qualifiers.level for s in found] == [level]


def test_who_gives_holds_for_the_sentence() -> None:
    text = "省政府决定，授予石桥县纺织厂“省先进集体”称号；授予赵小明同志“省劳动模范”称号。"
    assert ("省政府", "conferred", "省劳动模范") in told(text)


def test_a_time_that_opens_a_period_dates_nothing_else() -> None:
    document = Document(doc="甲", text="石桥县车站自2009年被授予“全国文明单位”以来，荣获“省工人先锋号”。")
    times = {
        s.object.name: s.qualifiers.time for s in extract(document).statements if s.predicate == "received"
    }
    assert times == {"全国文明单位": "2009", "省工人先锋号": None}


def test_a_year_of_one_award_dates_no_sum_of_many_years() -> None:
    text = "玉桥中队2013年被总队评为先进中队，先后荣立集体二等功4次、三等功2次，涌现出“全国抗洪模范”施柏明。"
    found = [s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == "received"]
    assert {s.object.name for s in found if s.qualifiers.time is not None} == {"先进中队"}
    assert {"集体二等功", "三等功", "全国抗洪模范"} <= {s.object.name for s in found}


def test_units_of_the_body_that_a_report_is_about() -> None:
    text = "石桥县中医院简介\n\n骨伤科护理组被授予“全省巾帼文明岗”称号。\n"
    assert received(text) == [("石桥县中医院骨伤科护理组", "全省巾帼文明岗")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学校邀请全国道德模范赵德明作报告。", [("赵德明", "全国道德模范")]),
        ("“中国好人”提名奖获得者赵德明到会。", [("赵德明", "中国好人提名奖")]),
        ("石桥县公示了全国道德模范候选人。", []),
    ],
)
def test_a_title_before_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def test_a_title_of_villages_goes_to_the_village_named_before() -> None:
    text = "石桥县青屏镇柳树村被评为省级文明村，王小明当选石桥市道德模范；今年，又获评全国乡村治理示范村。"
    assert ("石桥县青屏镇柳树村", "全国乡村治理示范村") in received(text)


def test_a_branch_before_a_title_is_nobody_who_is_given_it() -> None:
    text = "国家卫生健康委公布全国卫生健康系统先进集体和先进工作者名单，石桥县中医院榜上有名。"
    assert received(text) == [("石桥县中医院", "全国卫生健康系统先进集体")]


def test_a_title_says_nothing_of_where_places_are() -> None:
    document = Document(doc="甲", text="石桥县水务局荣获“江苏省苏州市文明单位”称号。")
    assert [s.predicate for s in extract(document).statements if s.predicate == "locatedIn"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "王小明律师获得“银质奖章”、李春梅律师获“金质奖章”。",
            [("王小明", "银质奖章"), ("李春梅", "金质奖章")],
        ),
        (
            "市文明办授予石桥县税务大队先进单位称号。这是该大队继获得全国青年文明号之后获得的第二个荣誉。",
            [("石桥县税务大队", "先进单位"), ("石桥县税务大队", "全国青年文明号")],
        ),
        ("石桥县享有“中国竹子之乡”的美誉。", [("石桥县", "中国竹子之乡")]),
        ("石桥县人民医院通过三级乙等综合医院评审。", [("石桥县人民医院", "三级乙等综合医院")]),
        (
            "县妇联授予王小明等10名同志市劳动模范称号。",
            [("王小明", "市劳动模范")],
        ),
        ("石桥县好人赵德明荣登“中国好人榜”。", [("赵德明", "中国好人榜")]),
    ],
)
def test_more_wordings(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "湖南省文明校园上榜的有石桥县第一中学、青屏县实验小学。",
            [("石桥县第一中学", "湖南省文明校园"), ("青屏县实验小学", "湖南省文明校园")],
        ),
        (
            "石桥县第一中学获评为第十二、十三届省级文明学校和第一届省级文明校园。",
            [("石桥县第一中学", "省级文明学校"), ("石桥县第一中学", "省级文明校园")],
        ),
        (
            "授予王小明、李春梅（女）“人民艺术家”国家荣誉称号。",
            [("王小明", "人民艺术家"), ("李春梅", "人民艺术家")],
        ),
        (
            "在表彰的第五届全国文明村镇、文明单位中，石桥县青屏镇柳树村和石桥县博物馆榜上有名。",
            [("石桥县青屏镇柳树村", "全国文明村镇"), ("石桥县博物馆", "全国文明单位")],
        ),
    ],
)
def test_lists_of_winners(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def test_who_confers_at_a_meeting_stays_open() -> None:
    text = "石桥县第一中学获好评\n\n会上表彰了2019年度全省文明单位、文明校园。我校荣获“全省文明校园”称号。\n"
    document = Document(doc="甲", text=text)
    assert [s.subject.name for s in extract(document).statements if s.predicate == "conferred"] == []


def test_a_proposal_names_who_is_proposed() -> None:
    text = "县妇联推荐石桥县青屏镇柳树村为全国民族团结进步模范集体。"
    found = [s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == "nominatedFor"]
    assert [(s.subject.name, s.object.name) for s in found] == [
        ("石桥县青屏镇柳树村", "全国民族团结进步模范集体")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥县文化馆创作的小品《归来》获全省文艺汇演一等奖。", [("归来", "全省文艺汇演一等奖")]),
        (
            "石桥县邮政局投递班被授予全省“巾帼文明示范岗”。",
            [("石桥县邮政局投递班", "全省巾帼文明示范岗")],
        ),
        ("石桥制药厂的“青屏牌”感冒冲剂1985年获省优质产品奖。", [("青屏牌感冒冲剂", "省优质产品奖")]),
        ("石桥县被列为国家新型城镇化综合试点县。", []),
    ],
)
def test_works_units_and_goods(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def test_the_class_of_winners_behind_a_title_is_no_part_of_it() -> None:
    text = "石桥县总工会表彰“五一劳动奖状”单位10个、“五一劳动奖章”个人20名。"
    found = [s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == "conferred"]
    assert [(s.object.name, s.qualifiers.count) for s in found] == [
        ("五一劳动奖状", 10),
        ("五一劳动奖章", 20),
    ]


def test_where_a_list_cannot_be_read_nobody_else_gains() -> None:
    text = "石桥县表彰先进\n\n石桥县召开大会。哔哩、嘟嘟噜、咕噜噜噜噜噜获得“县级文明单位”称号。\n"
    assert received(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("公司员工王安全被评为道德模范。", ["王安全"]),
        ("多名员工荣获全国五一劳动奖章。", []),
        ("县文明办在礼堂为该公司荣获“全国文明单位”称号举行仪式。", ["石桥县供电公司"]),
        ("连续四年获得河南省文明单位称号、连续三年获得“红旗杯”。", ["石桥县供电公司"] * 2),
    ],
)
def test_who_gains_is_nobody_else(text: str, who: list[str]) -> None:
    assert [subject for subject, _ in received(f"石桥县供电公司简介\n\n{text}\n")] == who


def test_a_short_name_points_to_who_was_named_before_it() -> None:
    text = (
        "法院工作纪实\n\n青屏市中级人民法院被评为先进单位。该院审判庭被命名为“青年文明号”。\n\n"
        "石桥县法院被评为省级文明单位。\n"
    )
    assert ("青屏市中级人民法院审判庭", "青年文明号") in received(text)


def test_families_that_gain_are_the_place_s_and_not_of_who_acted_before() -> None:
    text = "石桥县妇联发起活动后，各乡镇积极申报，11户家庭被授予“最美家庭”荣誉称号。"
    assert received(f"石桥县：好家风\n\n{text}\n") == [("石桥县", "最美家庭")]


def test_who_stands_right_before_the_verb_gains() -> None:
    text = "值得一提的是，今年新晋的石桥县青屏县图书馆和青屏县医院获评省级文明单位。"
    assert [who for who, _ in received(f"文明创建综述\n\n{text}\n")][-1] == "青屏县医院"
    text = "1993年和1998年学校被评为文明学校。"
    assert {who for who, _ in received(f"石桥县中学\n\n{text}\n")} == {"石桥县中学"}


def test_a_colon_in_another_sentence_names_no_winners() -> None:
    text = "石桥县水务局保留“全国文明单位”称号。在这里，创建被写成一道方程式：“甲+乙”，等号右边是群众满意。"
    assert received(f"节水先锋\n\n{text}\n") == [("石桥县水务局", "全国文明单位")]
    text = "贷款总额8000余万元，“五星级文明户”都能申请。"
    assert received(f"石桥县水务局\n\n{text}\n") == []


@pytest.mark.parametrize("others", ["与省内其他六家单位一道", "和另外3所馆一起", "同县档案馆一并"])
def test_whom_somebody_was_honoured_together_with(others: str) -> None:
    text = f"石桥县图书馆{others}被命名为“书香示范点”。"
    found = [s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == "received"]
    assert [(s.subject.name, s.object.name, s.qualifiers.count) for s in found] == [
        ("石桥县图书馆", "书香示范点", None)
    ]


@pytest.mark.parametrize(
    ("list_of", "expected"),
    [
        (
            "全国劳动模范赵大川、“江州好人”钱小兰、全省青年岗位能手孙立松",
            {("赵大川", "全国劳动模范"), ("钱小兰", "江州好人"), ("孙立松", "全省青年岗位能手")},
        ),
        (
            "全国先进个人赵大川、时代新人·江州好人卢宝林",
            {("赵大川", "全国先进个人"), ("卢宝林", "江州好人")},
        ),
        (
            "中国好人周大勇、省级劳模李山、陈石",
            {("周大勇", "中国好人"), ("李山", "省级劳模"), ("陈石", "省级劳模")},
        ),
    ],
)
def test_a_list_of_titles_each_before_its_bearer(list_of: str, expected: set[tuple[str, str]]) -> None:
    found = received(f"江州供电局涌现出了{list_of}等一批先进典型。")
    assert set(found) == expected


def test_a_list_joined_by_the_same_word_over_and_over_takes_no_time() -> None:
    firms = "及".join(["天地玄黄"] * 60)
    assert received(f"受到表彰的企业是：{firms}、丙等9家企业荣获“全国文明单位”称号。") == []


def test_a_counted_title_alone_is_what_the_next_are_praised_for() -> None:
    text = (
        "大会表彰第五届省级文明城市（区）32个，青屏市获得此项殊荣；第五届省级文明单位218个，"
        "石塘钢铁公司（本部）、青屏市税务局2个单位受到表彰；第一届省级文明校园49所，青屏市第三小学受表彰。"
    )
    assert received(text) == [
        ("青屏市", "省级文明城市（区）"),
        ("石塘钢铁公司", "省级文明单位"),
        ("青屏市税务局", "省级文明单位"),
        ("青屏市第三小学", "省级文明校园"),
    ]


def test_whoever_carries_out_an_award_has_not_won_it() -> None:
    assert received("此次命名表彰由团省委等23家全省创建青年文明号活动组委会成员单位联合开展。") == []


@pytest.mark.parametrize(
    "text",
    [
        "青云街道文明实践所组织石桥市文旅局、石桥市档案馆的30多名党员分别走进社区。",
        "青云街道新时代文明实践志愿服务“满天星”志愿者表彰暨“我们的节日·端午”主题活动在南站社区举行。",
    ],
)
def test_names_of_activities_are_no_honours(text: str) -> None:
    predicates = {s.predicate for s in extract(Document(doc="甲", text=text)).statements}
    assert not predicates & {"received", "conferred"}


def test_whose_decision_is_read_out_gives() -> None:
    text = "会上，副市长郑敏宣读青州市委、市政府表彰决定，授予柳河镇等38个村镇为第十三届青州市级文明村镇。\n"
    found = extract(Document(doc="甲", text=text)).statements
    given = [s.subject.name for s in found if s.predicate == "conferred"]
    (won,) = (s for s in found if s.predicate == "received")
    assert len(given) == 2
    assert won.qualifiers.conferred_by == tuple(given)
    assert received("副市长郑敏宣读了表彰决定，授予青山村县级文明村称号。") == [("青山村", "县级文明村")]


def test_what_is_done_towards_a_country_is_no_name() -> None:
    assert received("动员全县省级文明单位向中国志愿服务基金会捐款。") == []


def test_a_title_of_another_passage_is_proved_where_it_stands() -> None:
    text = (
        "石桥县3个村获评江北省文明村\n\n3个村分别是：柳湾村、石塘村、云岭村。\n\n"
        "去年的3个村分别是：东平村、西平村、南平村。\n"
    )
    made = [s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == "received"]
    assert len(made) == 7
    assert {e.text for s in made for e in s.evidence if e.role == "object"} == {"江北省文明村"}


@pytest.mark.parametrize(
    "tail",
    [
        "此次全国共授牌命名“安宁中国建设示范县”120个，授予“金盾杯”60个。",
        "当天，授牌命名了120个安宁中国建设示范县，授予60个市县“金盾杯”。",
    ],
)
def test_a_place_gives_nothing_in_a_sentence_on_what_was_given_in_all_the_country(tail: str) -> None:
    text = "12月15日，安宁中国建设表彰大会在北京举行，石桥县被命名为“安宁中国建设示范县”。\n" + tail
    found = extract(Document(doc="甲", text=text)).statements
    assert "石桥县" in [s.subject.name for s in found if s.predicate == "received"]
    assert [s.subject.name for s in found if s.predicate == "conferred"] == []


def test_a_place_gives_what_it_is_said_to_give() -> None:
    text = "石桥县召开表彰大会。会上，石桥县授予20个村“平安村”称号。"
    found = extract(Document(doc="甲", text=text)).statements
    assert [s.subject.name for s in found if s.predicate == "conferred"] == ["石桥县"]


def test_a_second_deed_behind_a_title_in_quotation_marks_is_no_part_of_it() -> None:
    text = "石桥县被授牌命名为“安宁建设示范县”并再次捧得“金盾杯”。"
    assert received(text) == [("石桥县", "安宁建设示范县"), ("石桥县", "金盾杯")]


@pytest.mark.parametrize(
    ("place", "counted", "gains"),
    [
        ("石桥县", "60个市县", False),
        ("石桥市", "60个市", False),
        ("石桥市", "3个县", True),
        ("石桥县", "3个村", True),
    ],
)
def test_a_place_gains_for_what_lies_in_it_alone(place: str, counted: str, gains: bool) -> None:
    news = f"12月15日，表彰大会在北京举行，{place}荣获“安宁建设奖”。"
    text = f"{place}喜获佳绩\n{news}\n会上，有{counted}被授予“金盾杯”。"
    assert ((place, "金盾杯") in received(text)) is gains


def given(text: str) -> set[tuple[str, str]]:
    found = extract(Document(doc="甲", text=text)).statements
    return {(s.subject.name, s.object.name) for s in found if s.predicate in ("received", "conferred")}


def test_what_class_the_counted_are_of_is_no_part_of_their_title() -> None:
    text = (
        "县政府决定，授予柳桥街道等4个镇街为美丽庭院建设先进单位，青禾粮食合作社等5家合作社为县示范合作社，"
        "丁山镇张宅村等3个村为竹编特色村。"
    )
    assert given(text) >= {
        ("柳桥街道", "美丽庭院建设先进单位"),
        ("青禾粮食合作社", "县示范合作社"),
        ("丁山镇张宅村", "竹编特色村"),
    }
    assert not [name for _, name in given(text) if "为" in name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "省总工会决定，授予青河市第二医院等24个先进集体全省五一劳动奖状，周明等17名先进个人全省五一劳动奖章。",
            {
                ("省总工会", "全省五一劳动奖状"),
                ("省总工会", "全省五一劳动奖章"),
                ("青河市第二医院", "全省五一劳动奖状"),
                ("周明", "全省五一劳动奖章"),
            },
        ),
        ("省检察院授予26个先进集体和19名先进个人一等功。", {("省检察院", "一等功")}),
        (
            "省总工会授予6个集体和17名个人全省五一劳动奖状、奖章。",
            {("省总工会", "全省五一劳动奖状"), ("省总工会", "全省五一劳动奖章")},
        ),
        # the class is the title here, and in 集体一等功 it is part of it
        ("县政府表彰了20个先进集体和30名先进个人。", {("县政府", "先进集体"), ("县政府", "先进个人")}),
        ("石桥县公安局荣立集体一等功2次。", {("石桥县公安局", "集体一等功")}),
        (
            "县委授予周明等8名干部担当作为好干部荣誉称号。",
            {("县委", "担当作为好干部"), ("周明", "担当作为好干部")},
        ),
    ],
)
def test_classes_of_winners_are_told_from_titles(text: str, expected: set[tuple[str, str]]) -> None:
    assert given(text) == expected


@pytest.mark.parametrize("year", ["2007-2008学年度", "07-08学年度", "2007至2008学年"])
def test_a_school_year_is_no_part_of_the_title(year: str) -> None:
    found = extract(Document(doc="甲", text=f"李文被评为“{year}优秀教师”。")).statements
    assert [(s.object.name, s.qualifiers.time) for s in found] == [("优秀教师", "2007/2008")]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("石桥县职教中心罗延老师", "罗延"),
        ("石桥县人民医院罗延明主任", "罗延明"),
        ("石桥县人民医院院长", None),
        ("白云中学老师", None),
    ],
)
def test_winners_named_between_body_and_title(who: str, name: str | None) -> None:
    text = f"先后有5人入选县好人榜，{who}荣获“全国优秀工作者”称号。"
    found = extract(Document(doc="甲", text=text)).statements
    assert [s.subject.name for s in found if s.object.name == "全国优秀工作者"] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # units inside a college, and 系 that is no verb
        (
            "会上，筹备办公室、园艺系、旅游系获得先进集体奖。",
            [("筹备办公室", "先进集体奖"), ("园艺系", "先进集体奖"), ("旅游系", "先进集体奖")],
        ),
        (
            "生物系、旅游管理系被评定为“示范教学单位”。",
            [("生物系", "示范教学单位"), ("旅游管理系", "示范教学单位")],
        ),
        # works side by side
        (
            "《柳溪市志》《白桥县志》和《石塘县志》获二等奖；《西湖区志》（1986-2010）最终荣获特等奖。",
            [("柳溪市志", "二等奖"), ("白桥县志", "二等奖"), ("石塘县志", "二等奖"), ("西湖区志", "特等奖")],
        ),
        # who won is called by a trade, or by a title behind the name
        ("江东电机公司铣工周大川荣获“全国劳动模范”称号。", [("周大川", "全国劳动模范")]),
        ("我所教师受表彰，赵佳实验师获评“优秀教育工作者”称号。", [("赵佳", "优秀教育工作者")]),
        ("省公安厅授予邓一鸣同志个人一等功。", [("邓一鸣", "个人一等功")]),
        # a sum says that all of the quoted are honours
        (
            "石桥县检察院取得了“全国先进检察院”、“五星服务大厅”等荣誉。",
            [("石桥县检察院", "全国先进检察院"), ("石桥县检察院", "五星服务大厅")],
        ),
        ("石桥县检察院取得了“两降一升”的好成绩。", []),
    ],
)
def test_winners_of_many_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def test_a_roll_of_departments() -> None:
    text = (
        "柳溪学院运动会闭幕。名单如下：\n\n合唱比赛一等奖：园艺系\n合唱比赛二等奖：文学系\n最佳组织奖：法学系"
    )
    found = extract(Document(doc="甲", text=text)).statements
    won = [(s.subject.name, s.subject.type, s.object.name) for s in found if s.predicate == "received"]
    assert won == [
        ("园艺系", "Organisation", "合唱比赛一等奖"),
        ("文学系", "Organisation", "合唱比赛二等奖"),
        ("法学系", "Organisation", "最佳组织奖"),
    ]


def test_whom_others_selected_selects_nobody() -> None:
    text = "大江集团喜讯\n由中国竹业协会评选的2016年度全国竹业先进企业名单公布，大江集团榜上有名。"
    assert told(text) == [("大江集团", "received", "全国竹业先进企业")]


def test_a_year_behind_which_something_came_again_is_not_its_own() -> None:
    text = "这是大江集团继2012年之后再度荣获“全国竹业先进企业”称号。"
    (found,) = [s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == "received"]
    assert found.qualifiers.time is None


@pytest.mark.parametrize("who", ["石桥支队官兵", "石桥支队"])
def test_what_all_of_a_body_gained_it_gained(who: str) -> None:
    text = f"武警{who}先后被江北省表彰为“防汛救灾先进单位”、“爱民助民模范单位”。"
    found = extract(Document(doc="甲", text=text)).statements
    assert [(s.subject.name, s.object.name) for s in found if s.predicate == "received"] == [
        ("武警石桥支队", "防汛救灾先进单位"),
        ("武警石桥支队", "爱民助民模范单位"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles lead a list that goes on to what is none
        (
            "柳溪学院是江西省文明单位、江西省平安校园、省教育厅共建试点院校、竹编产业学院建设单位。",
            [("柳溪学院", "江西省文明单位"), ("柳溪学院", "江西省平安校园")],
        ),
        ("柳溪村是省级文明村、全国绿化村的所在地。", []),
        # where somebody comes from is no holder, and an anniversary no pursuit
        ("作为全县首位“全国道德模范”的家乡，柳溪村坚持以德育人。", []),
        ("作为柳溪茶厂创建60周年来首位“全国技术能手”的诞生地，公司重视人才。", []),
    ],
)
def test_titles_held_by_what_is_said_to_be_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(who, what) for who, _, what in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("涌现出罗延、丁兰等5名中国好人", [("罗延", "中国好人"), ("丁兰", "中国好人")]),
        ("评选出罗延等10名道德模范", [("罗延", "道德模范")]),
        (
            "涌现出柳湾村、白沙村等一批全国文明村",
            [("石桥县柳湾村", "全国文明村"), ("石桥县白沙村", "全国文明村")],
        ),
        ("评选出罗延等50名拟命名为“首批县级标兵”", []),
        ("涌现出罗延等一批年轻干部", []),
        ("涌现出5名中国好人", []),
    ],
)
def test_who_is_named_among_those_brought_forth(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(f"近年来，石桥县{text}。") == expected


@pytest.mark.parametrize(("verb", "gains"), [("公布“茶乡先锋”名单", False), ("授予“茶乡先锋”锦旗", True)])
def test_a_list_that_is_made_known_is_not_won_by_whom_the_report_is_about(verb: str, gains: bool) -> None:
    text = f"柳溪中学喜讯\n柳溪中学办学扎实。昨天，石桥县政府{verb}。"
    found = extract(Document(doc="甲", text=text)).statements
    assert ("柳溪中学" in [s.subject.name for s in found if s.predicate == "received"]) is gains


@pytest.mark.parametrize(
    "text",
    [
        "石桥县评选出罗延、丁兰等10名道德模范候选人。",
        "公共服务体系、民族关系获得先进集体奖。",
    ],
)
def test_candidates_and_relations_win_nothing(text: str) -> None:
    assert received(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "石桥镇、柳河镇、白塔镇分获男子组冠军、亚军、季军。",
            [("石桥镇", "男子组冠军"), ("柳河镇", "男子组亚军"), ("白塔镇", "男子组季军")],
        ),
        (
            "石桥镇、柳河镇分获合唱一等奖、二等奖。",
            [("石桥镇", "合唱一等奖"), ("柳河镇", "合唱二等奖")],
        ),
        (
            "石桥镇、柳河镇共获冠军、亚军。",
            [("石桥镇", "冠军"), ("石桥镇", "亚军"), ("柳河镇", "冠军"), ("柳河镇", "亚军")],
        ),
    ],
)
def test_places_in_a_contest(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(received(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "省文明委表彰了第六届省级文明村镇、文明单位，第二届省级文明家庭、文明校园。",
            ["省级文明村镇", "省级文明单位", "省级文明家庭", "省级文明校园"],
        ),
        (
            "石桥县教育局荣获第六届省级文明单位、省级卫生单位，第二届市级平安单位。",
            ["省级文明单位", "省级卫生单位", "市级平安单位"],
        ),
        ("省文明委授予柳河市等42个地级以上城市省级文明城市称号。", ["省级文明城市"] * 2),
        ("省文明委授予柳河市青屏区等12个设区市城区省级文明城区称号。", ["省级文明城区"] * 2),
        ("省文明办公布最美社区“四个10”先进典型名单。", ["最美社区"]),
        ("石桥县表彰优秀教师，先进个人代表发言。", ["优秀教师"]),
        ("石桥县把创建全国文明城市作为“一号工程”。", ["全国文明城市"]),
        ("石桥县以建好小区作为“民心工程”。", []),
        ("石桥县作为“省级文明县”，继续努力。", ["省级文明县"]),
        ("石桥县9家单位和43名个人分获省级文明单位、省级劳动模范。", ["省级文明单位", "省级劳动模范"]),
        ("石桥县力争1至2个镇成功创成省级文明镇。", ["省级文明镇"]),
        ("“省级文明单位”是创建文明单位工作的最高荣誉。", []),
        ("今年是创建省级文明县的关键之年，石桥县全力推进创建省级文明县。", ["省级文明县"]),
    ],
)
def test_where_a_title_begins_and_ends(text: str, expected: list[str]) -> None:
    assert [title for _, _, title in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("襄阳3县入选省级文明县。", [3]),
        ("湖北省五地市入选省级文明城市。", [5]),
        ("石桥县获评省级文明县。", [None]),
        ("石桥县9家单位和43名个人分获省级文明单位、省级劳动模范。", [9, 43]),
        ("石桥县9家单位、43名个人被授予省级文明单位、省级劳动模范。", [9, 43]),
        ("石桥县43名个人被授予省级先进个人、省级劳动模范。", [43, 43]),
    ],
)
def test_places_counted_without_a_measure_word(text: str, count: list[int | None]) -> None:
    found = extract(Document(doc="甲", text=text)).statements
    assert [s.qualifiers.count for s in found if s.predicate == "received"] == count


def test_what_somebody_works_by_and_holds_is_not_pursued() -> None:
    def pursued(text: str) -> list[str]:
        found = extract(Document(doc="甲", text=text)).statements
        return [s.object.name for s in found if s.predicate == "pursues"]

    won = "石桥县供电局2005年荣获全国文明单位称号。"
    assert pursued(won + "三年来，以文明单位创建工作带动供电服务。") == []
    assert pursued(won + "三年来，争创省级平安单位。") == ["省级平安单位"]
    assert pursued("石桥县供电局以文明单位创建工作带动供电服务。") == ["文明单位"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "石桥市共评出73个省级文明单位，13个市级文明乡镇，308个市级文明单位标兵。",
            ["省级文明单位", "市级文明乡镇", "市级文明单位标兵"],
        ),
        ("石桥县委宣传部荣获全省“五个一”工程组织奖。", ["全省五个一工程组织奖"]),
        ("省爱卫会新命名全省299个乡镇（县城）为省级卫生乡镇（县城）。", ["省级卫生乡镇（县城）"]),
        ("省文明委向社会公示入围省级文明城市、文明村镇候选名单。", []),
        ("石桥县入围省级文明城市候选名单。", ["省级文明城市"]),
        ("石桥县创建省级文明城市，能使环境不断优化。", ["省级文明城市"]),
        ("创建省级文明城市，能使环境不断优化，石桥县这样认为。", []),
        (
            "襄阳是国家级生态市，全国文明城市国家卫生城市，全国绿化模范市。",
            ["国家级生态市", "全国文明城市", "国家卫生城市", "全国绿化模范市"],
        ),
        (
            "省爱卫会下发《省爱卫会关于命名2019年度省级卫生乡镇的决定》，石桥县青屏镇名列其中。",
            ["省级卫生乡镇", "省级卫生乡镇"],  # given by the one, received by the other
        ),
    ],
)
def test_titles_of_lists_and_decisions(text: str, expected: list[str]) -> None:
    assert [title for _, _, title in told(text)] == expected


def test_places_of_another_place_in_a_list() -> None:
    text = "石桥县青屏镇、白塔镇和临江县的红星镇、柳河镇荣获省级卫生乡镇称号。"
    assert [name for name, _ in received(text)] == [
        "石桥县青屏镇",
        "石桥县白塔镇",
        "临江县红星镇",
        "临江县柳河镇",
    ]


def test_a_level_inside_a_name_begins_no_title() -> None:
    text = "江西省石塘监狱文明单位创建纪实\n江西省石塘监狱位于石桥县。"
    found = extract(Document(doc="甲", text=text)).statements
    assert [s.object.name for s in found if s.predicate == "pursues"] == ["文明单位"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省文明办决定撤销4个省级文明村和19个省级文明单位。", []),
        ("省文明办取消石桥县水务局“省级文明单位”称号。", [("石桥县水务局", "省级文明单位")]),
        (
            "省委授予罗延等12名同志、追授周岚等2名同志“优秀共产党员”称号。",
            [("罗延", "优秀共产党员"), ("周岚", "优秀共产党员")],
        ),
        (
            "县里所属的青屏镇机关、柳河镇中学两单位被授予省级文明单位称号。",
            [("青屏镇机关", "省级文明单位"), ("柳河镇中学", "省级文明单位")],
        ),
        ("石桥县文明校园创建全覆盖，石桥县已实现省级文明校园创建全覆盖。", []),
        ("石桥县荣获“生态之乡”创建地区称号。", [("石桥县", "生态之乡")]),
        ("县党代会上，石桥县党委书记周岚作为省级先进基层党组织代表接受表彰。", []),
        ("省民政厅公布第三批省级示范社区创建公示名单。", []),
    ],
)
def test_whose_titles_are_lost_shared_or_only_hoped_for(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def test_a_list_of_proposed_is_given_by_nobody() -> None:
    assert told("省民政厅公布第三批省级示范社区创建公示名单。") == []


def test_one_who_rises_to_an_honour_has_it() -> None:
    assert received("2012年，石桥县实验小学晋级江北省文明单位。") == [("石桥县实验小学", "江北省文明单位")]
    assert received("石桥县代表队晋级全国决赛。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("肃宁捧回全国平安杯\n12月15日，平安建设表彰大会举行，肃宁县受到表彰。", [("肃宁县", "全国平安杯")]),
        ("石桥县成功问鼎“平安杯”。", [("石桥县", "平安杯")]),
        ("石桥县是全省唯一一个获得“平安杯”的县。", [("石桥县", "平安杯")]),
        ("石桥县表彰了获得“平安杯”的县。", []),
        ("石桥县医院医护人员多，该科荣获“星级集体”称号。", []),
        ("全国交通系统表彰大会召开，我院团委荣获“先进集体”称号。", [("我院团委", "先进集体")]),
        ("省文化厅在评审命名30个“民间艺术之乡”的基础上，开展评选。", []),
    ],
)
def test_whose_title_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def test_an_office_that_proposes_others_is_not_proposed() -> None:
    assert told("省文化厅推荐申报全国文明单位。") == []
    assert told("石桥县中学推荐申报全国文明校园。") == [("石桥县中学", "nominatedFor", "全国文明校园")]


def test_all_of_a_place_are_its_own() -> None:
    text = "石桥市政府召开会议。青屏公司获省质量奖。截至目前，全市企业获国家质量奖3家。"
    assert received(text)[-1] == ("石桥市", "国家质量奖")


def test_how_often_in_a_row_is_said_of_the_honour_it_stands_before() -> None:
    text = "石桥医院连续3次荣膺“省级文明单位”、6次被评为市级先进集体。"
    told = extract(Document(doc="甲", text=f"石桥医院简介\n{text}")).statements
    streaks = {s.object.name: s.qualifiers.streak for s in told if s.predicate == "received"}
    assert streaks == {"省级文明单位": 3, "市级先进集体": None}


def test_a_title_won_many_times_running_needs_no_level() -> None:
    text = "石桥市成为首届“全国双拥模范城”创建范围内的城市，2012年实现双拥模范城“六连冠”。"
    assert received(text) == [("石桥市", "双拥模范城")]
    assert received("石桥县女排实现三连冠。") == []


def test_a_crown_in_quotation_marks_counts_and_is_no_name() -> None:
    assert received("青林县荣获双拥模范城“三连冠”。") == [("青林县", "双拥模范城")]
    assert received("青林县赢得全省双拥模范城“五连冠”。") == [("青林县", "全省双拥模范城")]
    assert received("青林县队夺得男篮“三连冠”。") == []


@pytest.mark.parametrize(
    "text",
    [
        "石桥县推荐周岚为全国劳动模范。",
        "石桥县推荐周岚为“全国劳动模范”。",
        "石桥县推荐罗延、周岚为全国劳动模范。",
    ],
)
def test_whom_somebody_is_proposed_for_is_no_part_of_the_name(text: str) -> None:
    said = extract(Document(doc="甲", text=text)).statements
    proposed = [s.subject.name for s in said if s.predicate == "nominatedFor"]
    assert proposed[-1] == "周岚"
    assert not any(name.endswith("为") for name in proposed)


@pytest.mark.parametrize("name", ["李有为", "陈大为", "周志为"])
def test_names_that_end_like_a_preposition(name: str) -> None:
    assert received(f"石桥县文化馆馆长{name}荣获全国劳动模范称号。") == [(name, "全国劳动模范")]
    if name != "周志为":
        assert received(f"石桥县表彰{name}为全国劳动模范。") == [(name, "全国劳动模范")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("县委撤销罗延的“优秀共产党员”称号。", []),
        ("省文明办撤销全国文明单位称号。", []),
        ("省文明办撤销石桥县文化馆省级文明单位称号。", ["石桥县文化馆"]),
        ("石桥县文化馆因弄虚作假，撤销省级文明单位称号。", ["石桥县文化馆"]),
    ],
)
def test_who_takes_a_title_away_has_not_lost_it(text: str, who: list[str]) -> None:
    assert [name for name, _ in received(text)] == who


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥县获评省级文明县城，第二届文明家庭评选活动开始。", ["省级文明县城"]),
        ("石桥县获评省级文明县城，第二届文明家庭。", ["省级文明县城", "文明家庭"]),
        ("石桥县代表队晋级全国先进单位评选。", []),
        ("石桥县文化馆欲问鼎全国文明单位。", []),
        ("石桥县文化馆问鼎全国文明单位。", ["全国文明单位"]),
        ("石桥县荣获全省新时代新担当新作为先进集体。", ["全省新时代新担当新作为先进集体"]),
        ("石桥县文化馆荣获省委对口帮扶先进单位。", ["省委对口帮扶先进单位"]),
    ],
)
def test_what_goes_on_behind_a_title(text: str, expected: list[str]) -> None:
    assert [name for _, name in received(text)] == expected


def test_an_ordinal_before_a_noun_is_no_count() -> None:
    said = extract(Document(doc="甲", text="石桥县青屏镇前三单位荣获省级文明单位称号。")).statements
    assert not [s for s in said if s.predicate == "received" and s.qualifiers.count]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("市文明办公布各区县参评第三届江州市文明校园名单。", []),
        ("市文明办公布第三届江州市文明校园名单，石桥县实验小学榜上有名。", ["石桥县实验小学"]),
    ],
)
def test_who_enters_a_contest_has_won_nothing(text: str, who: list[str]) -> None:
    assert [name for name, _ in received(text)] == who


def test_titles_in_the_name_of_a_decision_are_several() -> None:
    text = "省文明委作出《关于命名2021年省级文明社区、文明校园的决定》，石桥县青屏社区光荣上榜。"
    assert received(text) == [("石桥县青屏社区", "省级文明社区")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "省政府决定，分别授予：青屏县“护林先进县”；白塔县、云溪县“造林先进县”。",
            {
                ("省政府", "护林先进县"),
                ("省政府", "造林先进县"),
                ("青屏县", "护林先进县"),
                ("白塔县", "造林先进县"),
                ("云溪县", "造林先进县"),
            },
        ),
        (
            "白塔市政府决定，对市森警支队记集体三等功。",
            {("白塔市政府", "集体三等功"), ("白塔市森警支队", "集体三等功")},
        ),
        ("决定对许延同志给予记三等功奖励。", {("许延", "三等功")}),
        (
            "决定对许延等5名“最美乡医”，丁有田等3名“最美村医”，罗小桂等9名“最美护士”予以表彰。",
            {("许延", "最美乡医"), ("丁有田", "最美村医"), ("罗小桂", "最美护士")},
        ),
        ("校长对学生“早读书”，老师“勤备课”提出要求。", set()),
    ],
)
def test_how_decisions_give(text: str, expected: set[tuple[str, str]]) -> None:
    assert given(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "白塔中学是省级示范高中、市教学实验基地、市文明单位。",
            ["省级示范高中", "市教学实验基地", "市文明单位"],
        ),
        ("白塔中学是省级示范高中、市里的窗口、全县的骄傲。", []),
        (
            "白塔中学获得“省文明单位” “市绿色学校” “县平安校园”等称号。",
            ["省文明单位", "市绿色学校", "县平安校园"],
        ),
        ("白塔中学被评为市园林单位等荣誉称号、县平安单位。", ["市园林单位", "县平安单位"]),
        ("作为“省级文明单位”，多年来，白塔中学坚持开放办学。", ["省级文明单位"]),
    ],
)
def test_how_lists_of_honours_go_on(text: str, expected: list[str]) -> None:
    assert [title for _, title in received(text)] == expected


def test_what_somebody_is_belongs_to_whom_the_clause_behind_names() -> None:
    text = "白塔税务局召开会议。作为全国文明单位，青屏博物馆接待观众3万人次。"
    assert received(text) == [("青屏博物馆", "全国文明单位")]


def test_a_streak_is_that_of_its_own_title() -> None:
    text = "白塔幼儿园是省级示范园、连续两届市教学实验基地、市文明单位。"
    found = extract(Document(doc="甲", text=text)).statements
    streaks = {s.object.name: s.qualifiers.streak for s in found if s.predicate == "received"}
    assert streaks == {"省级示范园": None, "市教学实验基地": 2, "市文明单位": None}


def test_somebody_who_is_one_of_many_wins() -> None:
    text = "许延是白塔医院的一名儿科医生，先后被评为全国优秀医生、省劳动模范。"
    assert received(text) == [("许延", "全国优秀医生"), ("许延", "省劳动模范")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县政府授予机修厂“春雷”女工小组、毛纺厂“木兰”挡车班等20个班组为县先进集体称号。",
            {
                ("县政府", "县先进集体"),
                ("机修厂春雷女工小组", "县先进集体"),
                ("毛纺厂木兰挡车班", "县先进集体"),
            },
        ),
        (
            "县政府决定授予许延、丁有田、罗小桂等24人为县劳动模范。",
            {
                ("县政府", "县劳动模范"),
                ("许延", "县劳动模范"),
                ("丁有田", "县劳动模范"),
                ("罗小桂", "县劳动模范"),
            },
        ),
        ("白塔纸厂获批省级示范企业。", {("白塔纸厂", "省级示范企业")}),
        ("横峰县8301工厂荣获“质量标兵奖”。", {("横峰县8301工厂", "质量标兵奖")}),
    ],
)
def test_who_is_named_before_a_plain_title(text: str, expected: set[tuple[str, str]]) -> None:
    assert given(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“全省优秀护士”、“白塔好人”许延作报告。",
            [("许延", "全省优秀护士"), ("许延", "白塔好人")],
        ),
        ("全国劳动模范、省优秀党员许延发言。", [("许延", "全国劳动模范"), ("许延", "省优秀党员")]),
        ("全国劳动模范石桥镇小学教师许延发言。", [("许延", "全国劳动模范")]),
        ("石桥镇卫生院医生许延介绍了情况。", []),
        ("县模范小学教师许延讲话。", []),
    ],
)
def test_titles_in_front_of_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert received(text) == expected


def test_who_is_on_a_list_made_public_has_the_title() -> None:
    text = "省工信厅公布了第4批省级科技型企业名单，白塔纸厂榜上有名。"
    assert given(text) == {("省工信厅", "省级科技型企业"), ("白塔纸厂", "省级科技型企业")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县教育局授予中心小学“先进单位”称号。", {("县教育局", "先进单位"), ("中心小学", "先进单位")}),
        ("“全国文明单位”、“白塔好人”许延发言。", {("许延", "白塔好人")}),
        ("县里评选“十佳企业”、“白塔好人”许延当选。", {("许延", "白塔好人")}),
    ],
)
def test_what_is_not_taken_for_more_than_it_says(text: str, expected: set[tuple[str, str]]) -> None:
    assert given(text) == expected


def test_whom_a_committee_of_such_a_name_names() -> None:
    text = "白塔纸厂被名厂推介委员会命名为“绿色名厂”。"
    (won,) = (s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == "received")
    assert won.qualifiers.conferred_by == ("名厂推介委员会",)


def test_what_is_told_as_an_instance_has_happened() -> None:
    assert received("全县好村辈出，如青柳村被评为全国文明村，石桥镇获评全国重点镇。") == [
        ("青柳村", "全国文明村"),
        ("石桥镇", "全国重点镇"),
    ]
    assert received("典型不少，例如石桥县一中先后获评全国文明校园、全国绿色学校。") == [
        ("石桥县一中", "全国文明校园"),
        ("石桥县一中", "全国绿色学校"),
    ]


def test_what_is_told_as_a_condition_has_not() -> None:
    assert received("石桥县规定：如该镇被评为全国重点镇，奖励10万元。") == []
    assert received("如企业获得省级名牌产品称号，给予补助。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "石桥县法院两次被省高院评为争创“四优”法庭活动先进单位。",
            [("石桥县法院", "received", "争创四优法庭活动先进单位")],
        ),
        (
            "省林业厅授予石桥县全省首个“森林之县”称号。",
            [("省林业厅", "conferred", "森林之县"), ("石桥县", "received", "森林之县")],
        ),
        (
            "去年，李红被评为全国“双学双比”女状元和全国“巾帼”标兵。",
            [("李红", "received", "全国双学双比女状元"), ("李红", "received", "全国巾帼标兵")],
        ),
        (
            "青柳县先后获得省级园林县城和卫生县城称号。",
            [("青柳县", "received", "省级园林县城"), ("青柳县", "received", "省级卫生县城")],
        ),
        (
            "青柳县获国务院绿化模范单位2个、模范个人3人，自治区模范单位5个。",
            [
                ("青柳县", "received", "国务院绿化模范单位"),
                ("青柳县", "received", "国务院绿化模范个人"),
                ("青柳县", "received", "自治区模范单位"),
            ],
        ),
        (
            "省文明办公布了新一届全省文明县的参评名单，青柳县在列。",
            [("青柳县", "nominatedFor", "全省文明县")],
        ),
        (
            "青柳县表彰了去年以来在防汛救灾中涌现出的8个先进集体和20名先进个人。",
            [("青柳县", "conferred", "先进集体"), ("青柳县", "conferred", "先进个人")],
        ),
        ("青柳县粮站按照创建文明窗口的标准整改。", []),
    ],
)
def test_what_stands_in_and_around_titles(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "柳溪小学获“足球特色学校”（教育部）、“文明校园”（省文明委）称号。",
            [
                ("柳溪小学", "足球特色学校", ("教育部",), "national"),
                ("柳溪小学", "文明校园", ("省文明委",), "provincial"),
            ],
        ),
        ("省政府颁发给青柳县“治水达标金奖”。", [("青柳县", "治水达标金奖", ("省政府",), "provincial")]),
    ],
)
def test_who_gives_may_stand_in_brackets_behind(
    text: str, expected: list[tuple[str, str, tuple[str, ...], str | None]]
) -> None:
    assert honoured(text) == expected


def test_what_stands_among_places_is_a_place() -> None:
    found = extract(Document(doc="甲", text="临洮、通渭、陇西被省爱卫会命名为省级卫生县。")).statements
    types = {s.subject.type for s in found if s.predicate == "received"}
    assert types == {"Place"}


def test_who_is_put_forward_has_not_won() -> None:
    assert told("柳溪变电站被乡政府力荐申报“县级文明窗口”。") == [
        ("柳溪变电站", "nominatedFor", "县级文明窗口")
    ]


def test_who_is_given_a_title_did_not_give_it() -> None:
    text = "最高法决定授予128个人民法庭“模范集体”称号，柳溪人民法庭榜上有名。"
    assert ("柳溪人民法庭", "模范集体") in received(text)
    assert all("法庭" not in giver for _, _, givers, _ in honoured(text) for giver in givers)


def test_the_kind_behind_a_quotation_is_of_the_title() -> None:
    assert received("青柳县荣获全国信访“三无”县称号。") == [("青柳县", "全国信访三无县")]


@pytest.mark.parametrize(
    "text",
    [
        "石桥镇规定，如柳溪村被评为省级文明村，奖励5万元。",
        "如石桥镇被评为全国重点镇，将获得奖励。",
        "李维荣获“先进工作者”（石桥小学）称号。",
    ],
)
def test_no_gift_and_no_giver_where_none_is_told(text: str) -> None:
    assert [giver for _, _, givers, _ in honoured(text) for giver in givers] == []
    assert not any(what.startswith(("省级", "全国")) for _, what in received(text))


def test_what_was_a_year_ago_keeps_its_year() -> None:
    text = "石桥镇先后获2003年度县妇联“文明单位”、2005年省林业厅“绿化镇”称号。"
    found = extract(Document(doc="甲", text=text)).statements
    assert {(s.object.name, s.qualifiers.time) for s in found if s.predicate == "received"} == {
        ("文明单位", "2003"),
        ("绿化镇", "2005"),
    }


def test_a_level_is_not_handed_on_to_an_honour_of_its_own() -> None:
    names = {what for _, what in received("石桥县荣获省级文明单位、五一劳动奖状、三八红旗集体。")}
    assert names == {"省级文明单位", "五一劳动奖状", "三八红旗集体"}


def test_now_is_no_instance() -> None:
    assert received("如今石桥小学被评为省级文明校园。") == [("石桥小学", "省级文明校园")]
