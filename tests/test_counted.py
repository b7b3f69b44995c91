"""What a number counts and whose it is: whole labels, owners in a clause, numbers that are nobody's."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document, Statement

TITLE = "石桥县民政局工作总结"
HERO = "石桥县民政局"


def statements(text: str, title: str = TITLE) -> list[Statement]:
    return list(extract(Document(doc="x.txt", text=f"{title}\n{text}")).statements)


def figures(text: str, title: str = TITLE) -> list[tuple[str, object]]:
    return [(s.object.name, s.qualifiers.value) for s in statements(text, title) if s.predicate == "measured"]


def owned(text: str, title: str = TITLE) -> list[tuple[str, str]]:
    return [(s.subject.name, s.object.name) for s in statements(text, title) if s.predicate == "measured"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "困难船员保障对象600人；流浪儿童临时救助对象20人",
            ["困难船员保障对象", "流浪儿童临时救助对象"],
        ),
        (
            "40名寄养儿童年养育支出60万元，人均年养育费1.5万元",
            ["寄养儿童", "养育支出", "人均年养育费"],
        ),
        ("全年服务收入320万元", ["服务收入"]),
        ("发放低保家庭补助金30万元", ["低保家庭补助金"]),
        ("走访慰问留守老人3万户", ["慰问留守老人"]),
        ("农村救助对象250户400人", ["农村救助对象", "农村救助对象"]),
        ("种粮农户250户400人", ["种粮农户", "人口"]),
        ("发放护林防火宣传折页3000余份，悬挂节水宣传标语50条", ["发放护林防火宣传折页", "悬挂节水宣传标语"]),
        ("实现2.2万余次出警零投诉", ["出警"]),
        ("零售网点46个", ["零售网点"]),
        ("现有船工90人（高中40人，中专30人；初中20人），水泵8台", ["船工", "高中", "中专", "初中", "水泵"]),
        ("【一九九四】★户均果园纯收益达3万元", ["户均果园纯收益"]),
    ],
)
def test_labels_are_whole_and_clean(text: str, names: list[str]) -> None:
    assert [name for name, _ in figures(f"{HERO}{text}。")] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县86名“村经理”、45名“村队长”在治理中发挥作用", [("村经理", 86), ("村队长", 45)]),
        ("发放2万份《致居民的一封信》", [("发放致居民的一封信", 20000)]),
        ("聘请12名“爱心”辅导员", [("聘请爱心辅导员", 12)]),
        ("35个“全国文明单位”、12个“全国文明村镇”在此", []),
        ("藏书5000册，“图书漂流”深受欢迎", [("藏书", 5000)]),
    ],
)
def test_a_number_before_a_quotation_counts_what_is_quoted(
    text: str, expected: list[tuple[str, object]]
) -> None:
    assert figures(f"{text}。") == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("先后走进8所学校，4个渡口和3家企业", ["走进学校", "走进渡口", "走进企业"]),
        ("走访12户居民、30名老党员", ["走访居民", "走访老党员"]),
        ("派出3支队伍、12名队员", ["派出队伍", "队员"]),
        ("有5个车间、3个仓库", ["车间", "仓库"]),
    ],
)
def test_the_verb_before_the_first_of_a_list_is_that_of_all(text: str, names: list[str]) -> None:
    assert [name for name, _ in figures(f"{HERO}{text}。")] == names


def test_parts_behind_among_them_have_the_name_of_the_whole() -> None:
    text = f"{HERO}放映总量9000场次，其中县文化馆6000场次，各分馆3000场次。"
    assert [name for name, _ in figures(text)] == ["放映总量", "县文化馆放映总量", "分馆放映总量"]
    assert figures(f"{HERO}造林30万亩，其中油茶20万亩。") == [("造林", 300_000), ("油茶", 200_000)]
    text = f"{HERO}现有学校50所，其中幼儿园20所。"
    assert [name for name, _ in figures(text)] == ["学校", "幼儿园"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("建有候车大楼1幢，占地面积3000平方米", "候车大楼占地面积"),
        ("新建一幢综合楼，总投资800万元", "综合楼总投资"),
        ("占地60亩，建筑面积3000平方米", "建筑面积"),
    ],
)
def test_the_size_of_a_building_is_not_that_of_whose_it_is(text: str, name: str) -> None:
    assert [found for found, _ in figures(f"{HERO}{text}。")][-1] == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "民政局驻点三年，使白塔镇绿化面积超过60%，油菜亩产200公斤。",
            [("白塔镇", "绿化面积"), ("白塔镇", "油菜亩产")],
        ),
        ("民政局多方支持，使贫困户户均增收500元。", [(HERO, "户均增收")]),
        ("民政局多方支持，使该村人均收入达到5000元。", []),
        ("民政局带动柳林镇发展果园3000亩。", [(HERO, "带动柳林镇发展果园")]),
        (
            "民政局带一个行政村——白塔村，五个院落，茶园500亩，总产值60万元。",
            [("白塔村", "茶园"), ("白塔村", "总产值")],
        ),
        ("民政局辖三个村——金河村、东河村和白塔村，茶园500亩。", [(HERO, "茶园")]),
        ("展馆共三层，一楼售票处，三楼书吧、茶室等，总占地面积2000平方米。", [(HERO, "总占地面积")]),
        ("县属学校，金河、东河、白塔等街道共送棉被近500床，图书800册。", []),
        ("石桥县一中、金河中学和青林县二中等6所学校近300名老师为孩子补课。", []),
    ],
)
def test_whose_a_figure_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert owned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "傍晚时分，500名村民围在篝火四周听人唱戏",
        "演习中，900名船员有序撤离到岸上",
        "数百名村民挥舞彩旗",
        "走访群众数百人，慰问几十户",
        "培训的内容有三项",
        "据介绍，省级卫生街道是全面衡量一个街道6个卫生指标高低的重要荣誉",
        "候选名单共60个",
        "去年全国共选出600名",
        "眼下全国共有400座灯塔",
        "分别奖励无烟社区3万元、无烟学校1万元",
        "肩负着县城近20万人口冬季供暖的任务",
        "肩负着3个林场渔港、近8万人的出行便利",
        "完成外墙粉刷万平方米",
        "是柳林以南最大的一处千亩茶海",
        "户均补贴达到去年居民收入的60%",
        "升入名牌院校50多所的学生上百人次",
        "来自各乡的20名同志均是熟练工人",
    ],
)
def test_numbers_that_are_nobodys(text: str) -> None:
    assert owned(f"{text}。") == []


def test_what_somebody_hands_over_is_of_who_hands_it_over() -> None:
    assert owned("县民政局主任罗延将3000元捐款交给孩子。") == [("罗延", "捐款")]


def test_figures_of_the_province_are_not_those_of_a_firm() -> None:
    text = "全省现有钢厂45家，公司有职工50人。"
    assert owned(text, "石桥钢铁公司简介") == [("石桥钢铁公司", "职工")]


def test_a_year_told_before_is_not_last_year() -> None:
    text = f"2010年{HERO}总收入9400万元，去年利息收入376万元，人均收入5万元。"
    told = {s.object.name: s.qualifiers.time for s in statements(text) if s.predicate == "measured"}
    assert told == {"总收入": "2010", "利息收入": None, "人均收入": "2010"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇人口3000人", ("人口", 3000)),
        ("总人口60万人", ("总人口", 600_000)),
        ("派出6名同志，支援灾区", ("派出同志", 6)),
        ("志愿服务队员32名", ("志愿服务队员", 32)),
        ("12名党员带头捐款", ("党员", 12)),
        ("发放蚊香600盒", ("发放蚊香", 600)),
        ("走访十余户居民", ("走访居民", 10)),
        ("服务客户1000+户", ("服务客户", 1000)),
        ("接待全国各地游客3万人次", ("各地游客", 30000)),
    ],
)
def test_figures_that_stay(text: str, expected: tuple[str, object]) -> None:
    assert figures(f"近来工作顺利。{text}。") == [expected]


@pytest.mark.parametrize(
    ("text", "count", "participants"),
    [
        ("民政局开展理发活动20场，受益群众600多人", 20, 600),
        ("民政局开展理发活动20场，接待来访群众600多人", 20, None),
        ("5月8日，民政局举办灯谜晚会，700名村民齐聚一堂", None, 700),
        ("民政局举办惠民演出数十场，参加群众数百人", None, None),
    ],
)
def test_who_came_is_of_the_event(text: str, count: int | None, participants: int | None) -> None:
    held = [s.qualifiers for s in statements(f"{text}。") if s.predicate == "organised"]
    assert [(q.count, q.participants) for q in held] == [(count, participants)]


def test_one_count_before_several_titles_is_that_of_all() -> None:
    text = "石桥县总工会10人荣获“劳动模范”和“先进工作者”称号。"
    won = [s.qualifiers for s in statements(text, "石桥县总工会工作总结") if s.predicate == "received"]
    assert [(q.count, q.shared) for q in won] == [(10, True), (10, True)]
    text = "石桥县总工会9家单位和43名个人分别荣获“先进集体”和“先进个人”称号。"
    won = [s.qualifiers for s in statements(text, "石桥县总工会工作总结") if s.predicate == "received"]
    assert [(q.count, q.shared) for q in won] == [(9, None), (43, None)]


def test_no_label_begins_with_the_end_of_brackets() -> None:
    text = "石桥县有商铺60家（其中餐馆15家）、旅店8家。"
    statements = extract(Document(doc="甲", text=text)).statements
    figures = {s.object.name: s.qualifiers.value for s in statements if s.predicate == "measured"}
    assert figures == {"商铺": 60, "餐馆": 15, "旅店": 8}
