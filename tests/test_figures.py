"""What numbers count: names before and behind them, growth, pairs, and what is no figure."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document

TITLE = "梧桐县卫生局工作总结"


def measured(text: str, title: str = TITLE) -> list[tuple[str, object]]:
    found = extract(Document(doc="x.txt", text=f"{title}\n{text}")).statements
    return [(s.object.name, s.qualifiers.value) for s in found if s.predicate == "measured"]


def test_growth_is_of_what_was_told_before() -> None:
    found = measured("2021年，梧桐县卫生局完成业务总量1.2亿元，同比增长11.8%。")
    assert found == [("业务总量", 120_000_000), ("业务总量同比增长", 11.8)]


def test_each_growth_goes_with_its_own_measure() -> None:
    found = measured("梧桐县卫生局完成业务总量2亿元，实现业务收入1亿元，分别比上年增长38.2%和41.5%。")
    assert found[2:] == [("业务总量增长", 38.2), ("业务收入增长", 41.5)]


def test_each_growth_behind_the_comparison() -> None:
    found = measured("梧桐县卫生局受理案件5126件，结案4980件，同比分别上升6.3%和7.1%。")
    assert [name for name, _ in found[2:]] == ["受理案件上升", "结案上升"]


def test_two_rates_of_growth_go_with_the_two_told_before() -> None:
    found = measured("梧桐县卫生局受理案件5126件，结案4980件，同比上升6.3%、7.1%。")
    assert [name for name, _ in found[2:]] == ["受理案件同比上升", "结案同比上升"]


@pytest.mark.parametrize(
    ("year", "time"),
    [("2015年，", "2015"), ("2015年3月，", None), ("自2015年以来，", None)],
)
def test_all_the_year_is_the_year_told_before(year: str, time: str | None) -> None:
    text = f"{TITLE}\n{year}梧桐县卫生局狠抓服务质量。全年接待群众3772人次。"
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [s.qualifiers.time for s in found if s.predicate == "measured"] == [time]


def test_people_who_live_somewhere_are_a_population() -> None:
    assert measured("双溪村1613人散居在河谷两岸，但人均耕地仅1.3亩。", "双溪村概况") == [
        ("人口", 1613),
        ("人均耕地", 1.3),
    ]


def test_the_year_of_a_deed_before_a_semicolon_is_not_that_of_a_figure() -> None:
    text = "梧桐县卫生局1996年搬迁到县城；辖15个卫生院。\n梧桐县卫生局2020年，成绩不小；培训医生90人。\n"
    found = extract(Document(doc="a.txt", text=text)).statements
    times = {s.object.name: s.qualifiers.time for s in found if s.predicate == "measured"}
    assert times == {"卫生院": None, "培训医生": "2020"}


def test_growth_over_a_year_is_not_of_that_year() -> None:
    assert measured("梧桐县卫生局门诊量与2004年相比增长了70%。") == [("门诊量增长", 70)]


def test_a_share_and_a_rate_for_each() -> None:
    found = measured("梧桐县卫生局药占比下降到32.5%，全员劳动生产率达到每人每年25万元。")
    assert found == [("药占比", 32.5), ("全员劳动生产率", 250_000)]


@pytest.mark.parametrize(
    "text",
    [
        "梧桐县卫生局局长叶大英等8名同志被评为先进个人。",
        "梧桐县卫生局12家单位被授予“文明单位”称号，各奖励5万元。",
        "梧桐县卫生局获奖的14个科室分别是内科、外科和儿科。",
    ],
)
def test_how_many_won_is_no_figure(text: str) -> None:
    assert measured(text) == []


def test_the_size_of_what_is_grown_is_told_with_it() -> None:
    assert measured("梧桐县卫生局现有榛子种植面积2万亩。") == [("榛子种植面积", 20000)]


def test_how_much_that_is_names_nothing() -> None:
    assert measured("梧桐县图书馆藏书达5000册之多。") == [("藏书", 5000)]


def test_growth_named_in_its_own_clause() -> None:
    assert measured("梧桐县卫生局门诊量比上年增长12.6%。") == [("门诊量增长", 12.6)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("户均节约3.5万元", "户均节约"),
        ("劝导婚丧事73起", "劝导婚丧事"),
        ("志愿服务总时长突破240万小时", "志愿服务总时长"),
        ("全县志愿服务组织316个", "志愿服务组织"),
        ("受理诉求1.9万件", "受理诉求"),
        ("为山区贫困学生捐款12.3万元", "捐款"),
        ("局里还筹资25万元", "筹资"),
        ("援建了希望小学一所，职工无偿献血120人次", "职工无偿献血"),
        ("职工踊跃捐款3.8万元", "捐款"),
        ("投资45万元修建职工之家", "投资"),
        ("完成水利投资3.4亿元", "水利投资"),
        ("出色完成抢险任务40余次", "抢险任务"),
        ("为群众减轻负担260余万元", "减轻负担"),
        ("培训干部930人次", "培训干部"),
        ("教师名册，其中特级教师2人", "特级教师"),
        ("国家级重点专科1个", "国家级重点专科"),
        ("上门辅导企业186户次", "上门辅导企业"),
        ("人均年收入由680元提高到1460元", "人均年收入"),
        ("干部平均年龄34岁", "干部平均年龄"),
    ],
)
def test_the_name_before_a_number(text: str, name: str) -> None:
    assert [found for found, _ in measured(f"梧桐县卫生局{text}。")] == [name]


def test_households_and_people_without_a_name() -> None:
    found = measured("梧桐县柳树沟村辖7个村民小组286户1034人。", "柳树沟村简介")
    assert found == [("村民小组", 7), ("户数", 286), ("人口", 1034)]


def test_divisions_without_a_measure_word() -> None:
    found = measured("梧桐县辖5镇4乡205个村，总人口21万人。", "梧桐县概况")
    assert found == [("镇", 5), ("乡", 4), ("村", 205), ("总人口", 210_000)]


@pytest.mark.parametrize(
    "text",
    [
        "由23人组成",
        "点亮万家灯火",
        "每组推选1名代表",
        "实现6个社区、5个行政村全覆盖",
        "24小时值守",
        "坚持6年",
        "退休教师等9人参与",
        "送去价值2万元的物资",
        "投资8个多亿",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert not measured(f"梧桐县卫生局{text}。")


def test_what_is_to_be_given_out_is_no_figure() -> None:
    assert not measured("今年，梧桐县卫生局将向14个乡镇的900名老人发放血压计1300台。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不良率控制在0.9%以内", ("不良率", 0.9)),
        ("取得专利授权31件", ("专利授权", 31)),
        ("开展三节约活动", None),
        ("打造1200平方米活动广场", None),
    ],
)
def test_what_stands_around_a_number(text: str, expected: tuple[str, float] | None) -> None:
    assert measured(f"梧桐县卫生局{text}。") == ([expected] if expected else [])


def test_figures_of_the_whole_village_are_its_own() -> None:
    document = Document(
        doc="x.txt", text="北岭村见闻\n北岭村党支部书记王小明说，去年全村人均收入达到1.8万元。"
    )
    found = [s for s in extract(document).statements if s.predicate == "measured"]
    assert [(s.subject.name, s.object.name) for s in found] == [("北岭村", "人均收入")]


def test_the_short_name_of_whom_a_figure_is_of_is_no_part_of_its_name() -> None:
    assert measured("文化广场占地面积5600平方米。", "青龙湾文化广场") == [("占地面积", 5600)]


def test_each_number_of_a_list_goes_with_its_name() -> None:
    found = measured("梧桐县卫生局自来水普及率、入学率和道路硬化率分别达到100%、96%和98%。")
    assert found == [("自来水普及率", 100), ("入学率", 96), ("道路硬化率", 98)]


def test_a_list_with_fewer_numbers_is_one_name() -> None:
    assert len(measured("梧桐县卫生局普及率、入学率分别达到95%。")) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("组织志愿者清理楼道杂物23处", "清理楼道杂物"),
        ("劝导不文明行为160余次", "劝导不文明行为"),
        ("带领村民新打机井6眼", "新打机井"),
        ("发动134支新时代文明实践志愿服务队伍", "新时代文明实践志愿服务队伍"),
        ("向上争取资金300万元", "争取资金"),
    ],
)
def test_deeds_that_are_counted(text: str, name: str) -> None:
    assert [found for found, _ in measured(f"梧桐县卫生局{text}。")] == [name]


@pytest.mark.parametrize(
    "text", ["在百强榜中排名66位", "获奖人数最多，有47人", "实施了566个20户以上村寨工程", "扶持35岁以上青年"]
)
def test_ranks_scopes_and_bare_heads_are_no_figures(text: str) -> None:
    assert measured(f"梧桐县卫生局{text}。") == []


def test_a_rate_is_not_counted_by_what_it_reaches_over() -> None:
    found = measured("梧桐县卫生局使全县182个行政村图书室覆盖率达100%。")
    assert found == [("行政村图书室覆盖率", 100)]


def test_names_of_a_list_share_the_head_of_the_last() -> None:
    found = measured("梧桐县卫生局水稻和瓜菜的种植面积分别为1798亩和550亩。")
    assert found == [("水稻种植面积", 1798), ("瓜菜种植面积", 550)]


def test_numbers_without_units_are_no_name() -> None:
    found = measured("梧桐县卫生局橡胶、槟榔和胡椒面积分别为4272、2033和729亩。")
    assert all("4272" not in name for name, _ in found)


def test_a_change_of_divisions_is_no_place() -> None:
    found = extract(Document(doc="x.txt", text="周塘村概况\n\n撤区设村以来，共发展党员17人。\n")).statements
    assert {s.subject.name for s in found if s.predicate == "measured"} == {"周塘村"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("石桥县委决定授予柳河镇等38个村镇文明村镇称号。", []),
        ("石桥县图书馆与县一中等十几家单位建立了共建关系。", []),
        ("柳河村辖青龙、青山等9个村民小组。", ["村民小组"]),
    ],
)
def test_the_sum_of_a_list_is_a_figure_only_of_what_somebody_has(text: str, names: list[str]) -> None:
    found = extract(Document(doc="甲", text=text + "\n")).statements
    assert [s.object.name for s in found if s.predicate == "measured"] == names


@pytest.mark.parametrize(
    "text",
    ["石桥县还以第十九次“全国助残日”为契机，组织了文艺演出。", "石桥县综合测评在全省100个县市区中排名第七。"],
)
def test_ordinals_and_those_among_whom_one_ranks_are_no_figures(text: str) -> None:
    found = extract(Document(doc="甲", text=text + "\n")).statements
    assert [s.object.name for s in found if s.predicate == "measured"] == []


def test_a_number_that_is_no_figure_is_no_part_of_the_next_ones_name() -> None:
    text = "石桥县文联先后到柳湾、青山等5个村书写春联2600余副。\n"
    found = extract(Document(doc="甲", text=text)).statements
    (name,) = (s.object.name for s in found if s.predicate == "measured")
    assert "5" not in name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民警80%以上的时间都在社区。", []),
        ("全年，群众满意率达98%。", [("群众满意率", 98)]),
        ("对驻军部队、部分优抚对象共60人进行慰问。", [("部分优抚对象", 60)]),
        ("现有46名结对帮扶干部。", [("结对帮扶干部", 46)]),
        ("出动20名消防员赶赴现场。", [("出动消防员", 20)]),
        ("共有正高职称6名。", [("正高职称", 6)]),
        ("石桥县代表团获得团体总分前三名。", []),
        ("活动历时5个多月，目前3名教师已到岗。", [("教师", 3)]),
    ],
)
def test_nouns_of_numbers_are_whole(text: str, expected: list[tuple[str, object]]) -> None:
    assert measured(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("端午节、六一节组织居民联欢。", []),
        ("历时7个多小时。", []),
        ("8部门负责人回答提问。", []),
        ("是全县唯一一支防汛队伍。", []),
        ("破案数、抓获数同比分别上升11.5%、7.2%。", [("破案数上升", 11.5), ("抓获数上升", 7.2)]),
        ("刑事、治安案件分别下降6%和8%。", [("刑事案件下降", 6), ("治安案件下降", 8)]),
        ("打掉12个黑恶组织，返还群众被骗资金80万元。", [("黑恶组织", 12), ("返还群众被骗资金", 800000)]),
        ("新增低保家庭26户。", [("低保家庭", 26)]),
    ],
)
def test_numbers_that_count_nothing_and_nouns_by_turns(text: str, expected: list[tuple[str, object]]) -> None:
    assert measured(f"2023年，{text}") == expected


def test_a_figure_is_that_of_whose_it_is() -> None:
    text = "市委宣传部到柳湾村帮扶。到了1993年，柳湾村的玉米亩产已达千斤。"
    found = extract(Document(doc="甲", text=text)).statements
    assert [(s.subject.name, s.object.name) for s in found if s.predicate == "measured"] == [
        ("柳湾村", "玉米亩产")
    ]


def test_kinds_of_bodies_with_numbers_are_neither_titles_nor_subjects() -> None:
    text = "石桥县有县级医疗卫生机构3个，非建制镇乡卫生院6个，门诊部2个。"
    found = extract(Document(doc="甲", text=text)).statements
    told = {(s.subject.name, s.predicate) for s in found if s.predicate != "about"}
    assert told == {("石桥县", "measured")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("走进16个晨光阅读角。", [("走进晨光阅读角", 16)]),
        ("完成病虫害防治6万亩。", [("病虫害防治", 60000)]),
        ("新建村公房280平方米，建村卫生室87平方米。", [("新建村公房", 280), ("建村卫生室", 87)]),
    ],
)
def test_what_is_built_is_no_village(text: str, expected: list[tuple[str, object]]) -> None:
    found = extract(Document(doc="甲", text=f"石桥县加快发展。全县{text}")).statements
    told = [(s.subject.name, s.object.name, s.qualifiers.value) for s in found if s.predicate == "measured"]
    assert told == [("石桥县", *one) for one in expected]


@pytest.mark.parametrize("before", ["节", "赛", "会"])
def test_what_comes_before_an_event_is_no_rank(before: str) -> None:
    assert measured(f"2023年，{before}前10名志愿者报名。") == [("志愿者", 10)]


def test_figures_of_each_of_a_list_of_villages_are_theirs() -> None:
    text = "石塘乡\n石塘乡辖2个村（红星村6个村民组217户963人、柳湾村9个村民组265户），15个村民组。"
    text += "贫困户中，贫困村217户、非贫困村300户。有文化村3个、示范村5个。"
    found = [s for s in extract(Document(doc="x.txt", text=text)).statements if s.predicate == "measured"]
    told = [(s.subject.name, s.qualifiers.value) for s in found]
    assert told[:6] == [
        ("红星村", 6),
        ("红星村", 217),
        ("红星村", 963),
        ("柳湾村", 9),
        ("柳湾村", 265),
        ("石塘乡", 15),
    ]
    assert {name for name, _ in told[6:]} == {"石塘乡"}


def test_a_heading_that_runs_into_the_text_is_no_part_of_the_name() -> None:
    text = "兴岭乡\n黔西省兴岭县兴岭乡兴岭乡位于县境东部，电话普及率80%。"
    found = [s for s in extract(Document(doc="x.txt", text=text)).statements if s.predicate == "measured"]
    assert [s.subject.name for s in found] == ["黔西省兴岭县兴岭乡"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("确保文明乡镇占比达70%以上，文明村占比达60%以上。", []),
        ("石桥县确保了安全，文明村占比达60%。", [("文明村占比", 60)]),
        ("为确保安全，石桥县安装路灯1260盏。", [("安装路灯", 1260)]),
    ],
)
def test_what_is_aimed_at_is_no_figure(text: str, expected: list[tuple[str, object]]) -> None:
    assert measured(text, title="石桥县创建工作") == expected


def test_figures_of_our_place_are_not_those_of_who_acted_before() -> None:
    text = "石桥市轮渡公司通过了省级文明单位复查，至此，我市的省级文明单位数目上升到3家。"
    found = extract(Document(doc="甲", text=text)).statements
    assert [(s.subject.name, s.qualifiers.value) for s in found if s.predicate == "measured"] == [
        ("石桥市", 3)
    ]


def test_what_is_counted_since_and_until() -> None:
    def times(text: str) -> list[str | None]:
        found = extract(Document(doc="x.txt", text=f"{TITLE}\n{text}")).statements
        return [s.qualifiers.time for s in found if s.predicate == "measured"]

    assert times("1985年以来，梧桐县卫生局狠抓服务，至1991年底，共培训医生310人。") == ["1985/1991"]
    assert times("1985年成立时，梧桐县卫生局狠抓服务，1991年共培训医生310人。") == ["1991"]
    assert times("2012年至今，梧桐县卫生局共培训医生310人。") == [None]
    assert times("2015年1至3月，梧桐县卫生局共培训医生310人。") == ["2015-01/2015-03"]
    assert measured("2015年1至3月业务收入1亿元。") == [("业务收入", 100_000_000)]


def test_a_yield_is_that_of_what_was_grown() -> None:
    found = measured("水稻种植面积456公顷，总产量5810吨；水产品养殖面积90公顷，总产值4亿元。", "石塘镇农业")
    assert [name for name, _ in found] == ["水稻种植面积", "水稻总产量", "水产品养殖面积", "水产品总产值"]
    found = measured("全镇耕地面积456公顷，总产量5810吨。", "石塘镇农业")  # of nothing that grows there
    assert [name for name, _ in found] == ["耕地面积", "总产量"]


def test_whom_one_has_joined_is_no_figure() -> None:
    assert measured("1975年，石塘矿务局更上层楼，跨入全省五百万吨大矿行列。", "石塘矿务局") == []


@pytest.mark.parametrize(
    "text",
    [
        "授予73个市县“平安杯”。",
        "命名了60个平安建设示范市。",
        "共有104位爱岗敬业、孝老爱亲、助人为乐的好人光荣上榜。",
    ],
)
def test_whoever_is_honoured_is_no_figure(text: str) -> None:
    assert measured(f"大会上，省平安办{text}", title="平安建设表彰") == []


def test_about_is_no_part_of_what_is_measured() -> None:
    told = extract(Document(doc="甲", text="石桥县\n石桥县开工12个三级渠道总投资近3亿元。")).statements
    assert {s.object.name for s in told if s.predicate == "measured"} == {"开工三级渠道", "总投资"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青屏残联筹集5万元资金。", [("筹集资金", 50_000, "元")]),
        ("青屏残联为残疾人发放3万元慰问金。", [("发放慰问金", 30_000, "元")]),
        (
            "青屏残联建筑面积72335㎡，绿地面积4000m2。",
            [("建筑面积", 72_335, "平方米"), ("绿地面积", 4000, "平方米")],
        ),
        ("青屏残联购买了500盏印有“平安”字样的灯笼。", []),
    ],
)
def test_what_money_and_spaces_are(text: str, expected: list[tuple[str, int, str]]) -> None:
    found = extract(Document(doc="甲", text=text)).statements
    assert [
        (s.object.name, s.qualifiers.value, s.qualifiers.unit) for s in found if s.predicate == "measured"
    ] == expected


def test_prices_of_a_year_date_nothing() -> None:
    text = "1984年，青屏厂总产值220万元（1980年不变价），盈利30万元。"
    found = extract(Document(doc="甲", text=text)).statements
    assert {s.qualifiers.time for s in found if s.predicate == "measured"} == {"1984"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥县妇联举办培训班3期，讲座5场，文艺演出10场。", {("讲座", 5), ("文艺演出", 10), ("培训班", 3)}),
        ("石桥县妇联邀请剧团演出12场。", set()),  # others perform
    ],
)
def test_events_that_are_counted_are_held(text: str, expected: set[tuple[str, int]]) -> None:
    found = extract(Document(doc="甲", text=text)).statements
    assert {(s.object.name, s.qualifiers.count) for s in found if s.predicate == "organised"} == expected


@pytest.mark.parametrize("before", ["参加培训3期", "接待来访12次", "收治病人120人"])
def test_what_others_hold_is_only_counted(before: str) -> None:
    found = extract(Document(doc="甲", text=f"石桥县妇联{before}，讲座5场。")).statements
    assert [s.object.name for s in found if s.predicate == "organised"] == []
