"""Lists of names as the object of a verb, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenmai_extractors.objects import Item, counted, parse_items, strip_marks
from wenmai_extractors.pieces import Piece, pieces
from wenmai_extractors.syntax import depths


def parse(text: str) -> list[Item]:
    return parse_items(text, depths(text), 0, len(text))


def named(text: str) -> list[tuple[str, str]]:
    return [(item.name, item.kind) for item in parse(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("技能比赛", "Activity"),
        ("党史学习教育", "Activity"),
        ("环境整治行动", "Activity"),
        ("河长制", "Programme"),
        ("公共文化服务体系", "Programme"),
        ("实施方案", "Document"),
        ("村规民约", "Document"),
        ("农家书屋", "Facility"),
        ("志愿服务队", "Organisation"),
        ("宣讲员", "Group"),
        ("“石榴花开”", "Quoted"),
        ("《工作手册》", "Title"),
        ("浓厚氛围", "Vain"),
        ("满天星斗", "Unknown"),
    ],
)
def test_the_last_word_says_the_kind(text: str, kind: str) -> None:
    (item,) = parse(text)
    assert (item.name, item.kind) == (strip_marks(text), kind)
    assert item.quantity is None
    assert item.quoted == (text[0] in "“《")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("技能比赛和知识讲座", ["技能比赛", "知识讲座"]),
        ("技能比赛、知识讲座及读书会", ["技能比赛", "知识讲座", "读书会"]),
        ("技能比赛、知识讲座、读书会等活动", ["技能比赛", "知识讲座", "读书会"]),
        ("《工作方案》《实施细则》和《考核办法》", ["工作方案", "实施细则", "考核办法"]),
        ("《关于甲和乙的意见》", ["关于甲和乙的意见"]),
        ("河长制、林长制", ["河长制", "林长制"]),
        ("“送温暖”“送清凉”活动", ["送温暖活动", "送清凉活动"]),
        ("“送温暖”活动和“送清凉”活动", ["送温暖活动", "送清凉活动"]),
        ("和谐家庭评选", ["和谐家庭评选"]),
    ],
)
def test_lists(text: str, names: list[str]) -> None:
    assert [name for name, _ in named(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("了读书分享会", "读书分享会"),
        ("各类文体活动", "文体活动"),
        ("丰富多彩的文化活动", "文化活动"),
        ("一系列文艺演出", "文艺演出"),
        ("由老党员组成的宣讲团", "宣讲团"),
        ("以“我爱我家”为主题的演讲比赛", "我爱我家演讲比赛"),
        ("“1+N”工作机制", "1+N工作机制"),
        ("“书香校园”活动", "书香校园活动"),
    ],
)
def test_a_name_without_the_words_around_it(text: str, name: str) -> None:
    assert [item.name for item in parse(text)] == [name]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("志愿服务队26支", [("志愿服务队", 26, "支", False)]),
        ("26支志愿服务队", [("志愿服务队", 26, "支", False)]),
        ("环境整治行动3次、义诊活动5场", [("环境整治行动", 3, "次", False), ("义诊活动", 5, "场", False)]),
        ("“送温暖”“送清凉”等活动10余次", [("送温暖活动", 10, "次", True), ("送清凉活动", 10, "次", True)]),
    ],
)
def test_counts_of_one_or_of_the_whole_list(text: str, counts: list[tuple[str, int, str, bool]]) -> None:
    found = [(i.name, i.quantity.value, i.quantity.unit, i.shared) for i in parse(text) if i.quantity]
    assert found == counts


def test_the_class_behind_a_list_completes_quoted_names() -> None:
    text = "“书香校园”“小小讲解员”等主题活动10余场"
    assert [item.name for item in parse(text)] == ["书香校园主题活动", "小小讲解员主题活动"]


def test_units_that_end_like_units_need_no_class_behind_them() -> None:
    assert named("创作部、演出部、志愿服务部等8个职能科室")[:3] == [
        ("创作部", "Organisation"),
        ("演出部", "Organisation"),
        ("志愿服务部", "Organisation"),
    ]
    quoted = named("“石桥艺术团”、“少儿书画院”等文艺团队")
    assert [name for name, _ in quoted] == ["石桥艺术团", "少儿书画院"]


def test_a_quoted_class_behind_a_list() -> None:
    names = [item.name for item in parse("“清洁家园”等“美丽乡村”系列活动")]
    assert names == ["清洁家园活动", "美丽乡村系列活动"]


def test_a_list_of_places_to_go_into_is_one_activity() -> None:
    names = [item.name for item in parse("民族团结进步创建进机关、进企业、进学校等“八进”活动")]
    assert names == ["八进活动"]


def test_pieces_split_outside_quotation_marks_only() -> None:
    text = "“甲、乙”活动、《丙和丁》、戊比赛和己讲座"
    parts = [text[p.start : p.end] for p in pieces(text, depths(text), 0, len(text))]
    assert parts == ["“甲、乙”活动", "《丙和丁》", "戊比赛", "己讲座"]


def test_counts_are_taken_off_a_piece() -> None:
    text = "文艺演出20场"
    core, counts = counted(text, Piece(0, len(text)))
    assert text[core.start : core.end] == "文艺演出"
    assert [(q.value, q.unit) for q in counts] == [(20, "场")]


@pytest.mark.parametrize(
    ("name", "bare"),
    [("“甲”乙", "甲乙"), ("《甲（乙）》", "甲（乙）"), ("甲（乙", "甲乙"), ("，甲。", "甲"), ("‘甲’", "甲")],
)
def test_marks_are_left_out_of_names(name: str, bare: str) -> None:
    assert strip_marks(name) == bare


WORDS = (
    "“书香” 《方案》 活动 比赛 和 、 等 及 的 了 10余次 3场 以 为主题的 各类 机制 （甲） 氛围 由 “ ” 《 》"
)


@settings(deadline=None)  # the first call loads a dictionary
@given(st.lists(st.sampled_from(WORDS.split()), max_size=14).map("".join))
def test_each_name_is_made_of_pieces_of_the_text(text: str) -> None:
    for item in parse(text):
        assert item.parts
        assert all(0 <= part.start < part.end <= len(text) for part in item.parts)
        assert strip_marks(item.name) == strip_marks("".join(text[p.start : p.end] for p in item.parts))
        assert item.quantity or not item.shared


def test_what_stands_behind_a_period_is_the_rest_of_the_name() -> None:
    assert named("“两节”期间食品安全检查") == [("两节期间食品安全检查", "Activity")]
    assert named("两节期间食品安全检查") == [("两节期间食品安全检查", "Activity")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "综合服务、法律服务、信访接待3个专业窗口",
            ["综合服务专业窗口", "法律服务专业窗口", "信访接待专业窗口", "专业窗口"],
        ),
        ("综合服务、信访接待3个专业窗口", ["综合服务", "信访接待3个专业窗口"]),
        ("城东社区、灏园社区等馆外服务网点", ["城东社区馆外服务网点", "灏园社区馆外服务网点"]),
        ("上门调解、座谈调解等多种调解机制", ["上门调解机制", "座谈调解机制"]),
        ("街道、社区两级调解中心", ["街道、社区两级调解中心"]),
        ("中、低压配网工程", ["中、低压配网工程"]),
    ],
)
def test_lists_that_share_words(text: str, names: list[str]) -> None:
    assert [item.name for item in parse(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("一次以“关注火情，守护家园”为主题的“消防开放周”活动", ["消防开放周活动"]),
        ("以“清风”为主题的演讲比赛", ["清风演讲比赛"]),
        ("元旦、春节“两节”慰问活动", ["元旦、春节两节慰问活动"]),
        ("“三好”、“四优”、“五星”创评活动", ["三好创评活动", "四优创评活动", "五星创评活动"]),
        ("好应急预案", ["应急预案"]),
        ("好人馆", ["好人馆"]),
        ("成“法治长廊”", ["法治长廊"]),
        ("一站式、立体化“邻里”服务网", ["一站式、立体化邻里服务网"]),
        ("“敬老”，“爱幼”等活动", ["敬老活动", "爱幼活动"]),
        ("“敲门”活动提出三点要求", ["敲门活动"]),
        ("助学金发放仪式", ["助学金发放仪式"]),
    ],
)
def test_what_belongs_to_a_name(text: str, names: list[str]) -> None:
    assert [item.name for item in parse(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("覆盖理论宣讲、医疗健康等方面的6支志愿服务队", ["志愿服务队"]),
        ("《大屯村史》《银杏树下》《英雄故事》3本书", ["大屯村史", "银杏树下", "英雄故事"]),
        ("“护航花开”项目启动暨“四叶草”基地授牌仪式", ["护航花开项目启动暨四叶草基地授牌仪式"]),
        ("读书会暨“四叶草”捐书活动", ["读书会暨四叶草捐书活动"]),
        ("篮球协会加强同县外协会合作", ["篮球协会"]),
        ("讲师团开展红色宣讲", ["讲师团"]),
        ("“红星”现场会加以推广", ["红星现场会"]),
        ("法治教育基地挂牌成立", ["法治教育基地"]),
        ("建校成立20周年庆祝大会", ["建校成立20周年庆祝大会"]),
    ],
)
def test_where_a_name_of_a_list_ends(text: str, names: list[str]) -> None:
    assert [item.name for item in parse(text)] == names


def test_the_class_says_what_quoted_names_are() -> None:
    assert named("“心愿邮局”“银龄课堂”等6个品牌项目") == [
        ("心愿邮局", "Programme"),
        ("银龄课堂", "Programme"),
    ]


def test_ways_are_no_class() -> None:
    assert named("咨询台、投诉台等方式") == []
    assert named("“最美家庭”评选、专题研讨会等形式") == [
        ("最美家庭评选", "Activity"),
        ("专题研讨会", "Activity"),
    ]


def test_the_levels_that_a_thing_is_of_are_no_names() -> None:
    assert [item.name for item in parse("区、镇、社区、村和学校的“五老”工作室33个")] == [
        "区、镇、社区、村和学校的五老工作室"
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("主题为“星光”的观影活动", ["星光观影活动"]),
        ("“文明驾驶”的主题活动", ["文明驾驶主题活动"]),
        ("主题党日活动", ["主题党日活动"]),
        ("系列活动庆“三八”", []),
        ("“农商杯”庆“三八”运动会", ["农商杯庆三八运动会"]),
        ("思想引领、乡村振兴、妇女儿童三大工程", ["思想引领工程", "乡村振兴工程", "妇女儿童工程"]),
    ],
)
def test_names_of_festivals_and_schemes(text: str, names: list[str]) -> None:
    assert [item.name for item in parse(text) if item.name != "活动"] == names


def test_a_name_borrows_from_the_next_that_is_counted() -> None:
    items = parse("苗族、侗族文化培训基地2个、乡镇传习点8个")
    assert [(item.name, item.quantity and item.quantity.value) for item in items] == [
        ("苗族基地", 2),
        ("侗族文化培训基地", 2),
        ("乡镇传习点", 8),
    ]
    assert [item.name for item in parse("文艺、体育、科普活动")] == ["文艺活动", "体育活动", "科普活动"]


def test_a_society_needs_no_class_behind_it() -> None:
    assert [item.name for item in parse("合唱团、老年协会、灯谜组等文化平台")] == [
        "合唱团",
        "老年协会",
        "灯谜组",
    ]
    assert [item.name for item in parse("城东、城西等服务平台")] == ["城东服务平台", "城西服务平台"]


def test_that_it_is_the_first_of_its_kind_is_no_part_of_the_name() -> None:
    assert [item.name for item in parse("全县第一家农民艺术团")] == ["农民艺术团"]
    assert [item.name for item in parse("石桥县首支志愿服务队")] == ["志愿服务队"]


def test_what_a_class_has_is_no_part_of_the_names() -> None:
    names = [item.name for item in parse("“绿叶”“青禾”等一批有特色、有口碑的茶叶品牌")]
    assert names == ["绿叶茶叶品牌", "青禾茶叶品牌"]
