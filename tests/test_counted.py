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
            "重度残疾人保障对象1429人；孤儿基本生活保障对象46人",
            ["重度残疾人保障对象", "孤儿基本生活保障对象"],
        ),
        (
            "98名五保供养对象年供养支出117万元，人均年供养金1.2万元",
            ["五保供养对象", "供养支出", "人均年供养金"],
        ),
        ("全年服务收入320万元", ["服务收入"]),
        ("发放低保家庭补助金30万元", ["低保家庭补助金"]),
        ("走访慰问困难群众2万户", ["慰问困难群众"]),
        ("城乡低保对象310户486人", ["城乡低保对象", "城乡低保对象"]),
        ("种粮农户310户486人", ["种粮农户", "人口"]),
        ("发放扫黑除恶宣传彩页2000余份，悬挂防疫宣传标语30条", ["发放扫黑除恶宣传彩页", "悬挂防疫宣传标语"]),
        ("实现2.2万余次出警零投诉", ["出警"]),
        ("零售网点46个", ["零售网点"]),
        ("现有职工131人（本科47人，大专66人；高中22人），设备30台", ["职工", "本科", "大专", "高中", "设备"]),
        ("【一九八七】★全员劳动生产率达2.84万元", ["全员劳动生产率"]),
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
        ("共走进5个村委，3个社区和6家企业", ["走进村委", "走进社区", "走进企业"]),
        ("走访12户居民、30名老党员", ["走访居民", "走访老党员"]),
        ("派出3支队伍、12名队员", ["派出队伍", "队员"]),
        ("有5个车间、3个仓库", ["车间", "仓库"]),
    ],
)
def test_the_verb_before_the_first_of_a_list_is_that_of_all(text: str, names: list[str]) -> None:
    assert [name for name, _ in figures(f"{HERO}{text}。")] == names


def test_parts_behind_among_them_have_the_name_of_the_whole() -> None:
    text = f"{HERO}借阅总量70万册次，其中市图书馆50万册次，各分馆20万册次。"
    assert [name for name, _ in figures(text)] == ["借阅总量", "市图书馆借阅总量", "分馆借阅总量"]
    assert figures(f"{HERO}造林70万亩，其中杉木40万亩。") == [("造林", 700_000), ("杉木", 400_000)]
    text = f"{HERO}现有学校50所，其中幼儿园20所。"
    assert [name for name, _ in figures(text)] == ["学校", "幼儿园"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("建有教学大楼1幢，建筑面积4600平方米", "教学大楼建筑面积"),
        ("新建一幢综合楼，总投资800万元", "综合楼总投资"),
        ("占地69亩，建筑面积4600平方米", "建筑面积"),
    ],
)
def test_the_size_of_a_building_is_not_that_of_whose_it_is(text: str, name: str) -> None:
    assert [found for found, _ in figures(f"{HERO}{text}。")][-1] == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "民政局帮扶多年，使柳林镇灌溉面积达到80%以上，棉花亩产300公斤。",
            [("柳林镇", "灌溉面积"), ("柳林镇", "棉花亩产")],
        ),
        ("民政局多方支持，使贫困户户均增收500元。", [(HERO, "户均增收")]),
        ("民政局多方支持，使该村人均收入达到5000元。", []),
        ("民政局带动柳林镇发展果园3000亩。", [(HERO, "带动柳林镇发展果园")]),
        (
            "民政局带一个自然村——大柳村，三个生产组，耕地820亩，总收入175万元。",
            [("大柳村", "耕地"), ("大柳村", "总收入")],
        ),
        ("民政局辖三个村——大柳村、小柳村和双溪村，耕地820亩。", [(HERO, "耕地")]),
        ("大楼共六层，二楼住院部，四楼院办、会议室等，总建筑面积4600平方米。", [(HERO, "总建筑面积")]),
        ("县直机关，柳林、沙河、大羊等乡镇共捐衣服近9000件，文具1300件。", []),
        ("石桥县医院、柳河医院和青林县医院等9所医疗机构近200名医务人员为群众义诊。", []),
    ],
)
def test_whose_a_figure_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert owned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "活动现场，800名村民坐在舞台两旁观看演出",
        "2313名师生安全撤离至操场",
        "数百名村民挥舞彩旗",
        "走访群众数百人，慰问几十户",
        "会议的内容有四项",
        "据悉，全国文明村镇是综合评价一个村镇5个文明建设水平的最高荣誉",
        "入选名单共83个",
        "今年全国共评出2500名",
        "目前全国共有12274部古籍",
        "分别奖励生态乡镇6万元、生态村4万元",
        "肩负着城区近62万人口安全用水的使命",
        "肩负着7个乡镇街道、近28.3万人的用水安全",
        "完成步道硬化万平方米",
        "是县城以北唯一的一片万亩绿洲",
        "人均补助达到上年农民收入的81%",
        "考入重点院校20多所的学生上千人次",
        "来自各地的10名同志均是一线工作者",
        "县民政局主任王小明将5000元捐款送到群众手中",
    ],
)
def test_numbers_that_are_nobodys(text: str) -> None:
    assert owned(f"{text}。") in ([], [("王小明", "捐款")])


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
        ("全镇人口2259人", ("人口", 2259)),
        ("总人口62万人", ("总人口", 620_000)),
        ("派出6名同志，支援灾区", ("派出同志", 6)),
        ("志愿服务队员32名", ("志愿服务队员", 32)),
        ("12名党员带头捐款", ("党员", 12)),
        ("发放药品320盒", ("发放药品", 320)),
        ("走访十余户居民", ("走访居民", 10)),
        ("服务客户1000+户", ("服务客户", 1000)),
        ("接待全国各地游客3万人次", ("游客", 30000)),
    ],
)
def test_figures_that_stay(text: str, expected: tuple[str, object]) -> None:
    assert figures(f"{text}。")[0][1] == expected[1]
    assert figures(f"{text}。")[0][0].endswith(expected[0])


@pytest.mark.parametrize(
    ("text", "count", "participants"),
    [
        ("民政局开展义诊活动13场，受益群众400多人", 13, 400),
        ("民政局开展义诊活动13场，接待咨询群众400多人", 13, None),
        ("6月3日，民政局举办惠民演出，2259名村民齐聚一堂", None, 2259),
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
    text = "石桥县有企业197家（其中工业企业3家）、商户82家。"
    statements = extract(Document(doc="甲", text=text)).statements
    figures = {s.object.name: s.qualifiers.value for s in statements if s.predicate == "measured"}
    assert figures == {"企业": 197, "工业企业": 3, "商户": 82}
