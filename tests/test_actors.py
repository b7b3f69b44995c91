"""Names of bodies and places: where they end is seen from behind as it is from before."""

from __future__ import annotations

import pytest

from wenmai_extractors.actors import actor_at, actors_at, actors_before
from wenmai_extractors.regions import regions

NAMES = """
全省供销系统 某旅 武警某部 中央巡视工作领导小组 岩州市十八中 岩州市第二小学 “红领巾”志愿服务队 “老石匠宣讲团”
岩州水泥公司 该局 国务院 岩州市委 石桥县 青石桥村 石桥县各学校 岩州市财政局驻大坪村工作队 岩州市人民检察院
第六师一〇五团 105团三连 一〇五团社区党委 新疆生产建设兵团第六师 岩州市税务局驻石桥县大坪村“连心桥”工作队
学校 我院检验科 阿巴嘎旗 岩州地区 石岭苏木 红旗嘎查 东风街道 岩州市幼儿园 岩州市三小
"""


@pytest.mark.parametrize("name", NAMES.split())
def test_a_name_is_found_from_its_end(name: str) -> None:
    text = "结合" + name
    assert [m.text for m in actors_at(name, 0, len(name))] == [name]
    assert [m.text for m in actors_before(text, 0, len(text))] == [name]


@pytest.mark.parametrize("text", ["结合石桥县文明", "结合石桥县的山", "结合石桥县！", ""])
def test_no_name_ends_where_none_can(text: str) -> None:
    assert actors_before(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("石桥县汽车站党员志愿者和社区群众一起包粽子", "石桥县汽车站"),
        ("石桥县人力资源和社会保障局举办招聘会", "石桥县人力资源和社会保障局"),
    ],
)
def test_people_who_join_others_are_no_part_of_a_name(text: str, name: str) -> None:
    assert actors_at(text, 0, len(text))[0].text == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("石桥县顺等蒙古族乡党委开会", "石桥县顺等蒙古族乡党委"),  # the dictionary has no such word
        ("大坪彝族苗族乡村民", "大坪彝族苗族乡"),
        ("石桥县唯一的回族乡", "石桥县"),
        ("县电视台和县总工会", "县电视台"),
        ("和县总工会", "和县总工会"),
        ("市里再办两所", "市里"),
        ("石桥县教育局一处", "石桥县教育局一处"),
        ("石桥县干部和驻军", "石桥县"),
        ("一〇五团组织职工参观", "一〇五团"),
        ("第三师范学校举办讲座", "第三师范学校"),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    assert actors_at(text, 0, len(text))[0].text == name


def test_a_stand_at_a_place_is_no_office() -> None:
    text = "咨询台一处"
    assert actors_at(text, 0, len(text)) == []


@pytest.mark.parametrize(
    "text", ["30团组到县里考察", "一师一优课活动", "二十五连续三年评先", "百团大战", "唱响玉树市"]
)
def test_numbers_that_name_no_regiment_and_verbs_that_name_no_place(text: str) -> None:
    assert actors_at(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("襄阳蝉联全国文明城市", ["襄阳"]),
        ("河北唐山、邯郸等五地入选", ["河北唐山", "邯郸"]),
        ("山东从各方面推进", ["山东"]),
        ("襄阳牛肉面走俏", []),
        ("山东中烟获奖", []),
        ("唐山地电开展活动", []),
        ("和平发展", []),  # 和平 is a district, too
    ],
)
def test_large_places_act_without_their_kind(text: str, names: list[str]) -> None:
    assert [m.text for m in actors_at(text, 0, len(text))] == names


def test_where_something_is_held_nobody_acts() -> None:
    assert [m.text for m in actors_at("唐山召开大会", 0, 6)] == ["唐山"]
    assert actors_at("在唐山召开大会", 1, 7) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("石桥县同裕中学、石桥县第二中学获奖", ["石桥县同裕中学", "石桥县第二中学"]),
        ("石桥县同县医院合作", ["石桥县"]),
        ("唐山四所学校入选", ["唐山"]),
    ],
)
def test_names_that_hold_what_joins_or_counts_others(text: str, names: list[str]) -> None:
    assert [m.text for m in actors_at(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("石桥油田采油一厂年产原油百万吨", "石桥油田采油一厂"),
        ("石桥纺织一厂和柳河棉纺厂获奖", "石桥纺织一厂"),
        ("石桥油田一厂家属参加活动", "石桥油田"),
    ],
)
def test_works_that_go_by_a_number(text: str, name: str) -> None:
    found = actor_at(text, 0, len(text))
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("那岭路社区开展活动", ["那岭路社区"]),
        ("青林县那坪村获奖", ["青林县那坪村"]),
        ("柳林镇、那岭路社区获评文明单位", ["柳林镇", "那岭路社区"]),
        ("那山村获奖", []),
    ],
)
def test_a_name_may_begin_with_a_word_that_points(text: str, names: list[str]) -> None:
    assert [m.text for m in actors_at(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青林县公安局曾家垭派出所获奖", ["青林县公安局曾家垭派出所"]),
        ("江北市公安局下河区分局获奖", ["江北市公安局下河区分局"]),
        ("青林县公安局曾先后获奖", ["青林县公安局"]),
        ("青林县公安局曾在小学宣讲", ["青林县公安局"]),
        ("青林县教育局下设两所小学", ["青林县教育局"]),
        ("青林县教育局会同小学开展活动", ["青林县教育局"]),
    ],
)
def test_the_second_of_two_bodies_may_begin_as_an_adverb_does(text: str, names: list[str]) -> None:
    assert [m.text for m in actors_at(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("许延任青屏县文联主席", ""),
        ("南拥青屏钢铁公司厂区", ""),
        ("松河市幼儿园学校简介", "松河市幼儿园"),
        ("松河市劳动模范石桥小学教师", ""),
        ("松河市劳动模范协会召开会议", "松河市劳动模范协会"),
        ("松河市首届社区运动会", "松河市"),
        ("青屏县妇联批转宣教科文件", "青屏县妇联"),
    ],
)
def test_where_no_name_of_a_body_goes_on(text: str, name: str) -> None:
    found = actor_at(text, 0, len(text))
    assert (found.text if found else "") == name


def test_a_month_is_no_part_of_a_name() -> None:
    assert not [m.text for m in actors_before("2011年3月学院", 0, 9) if "月" in m.text]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("中共青屏县委青屏县人民政府印发条例", ["中共青屏县委", "青屏县人民政府"]),
        ("市委宣传部与市政府文明办发文", ["市委宣传部", "市政府文明办"]),
        ("青屏县教育局任县级评委", ["青屏县教育局"]),
        ("青屏县同升司法所、白塔司法所宣讲", ["青屏县同升司法所", "白塔司法所"]),
        ("松河市劳动模范宣讲团宣讲", ["松河市劳动模范宣讲团"]),
        ("松河市1200台收割机下田", ["松河市"]),
        ("横峰县521地质队出工", ["横峰县521地质队"]),
    ],
)
def test_where_one_body_ends_and_the_next_begins(text: str, names: list[str]) -> None:
    assert [found.text for found in actors_at(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("石桥县防雷办公室挂靠石桥县气象局", "石桥县防雷办公室"),
        ("石桥三幼幼儿园坐落于石桥镇", "石桥三幼幼儿园"),
        ("石桥县电机有限公司所生产的水泵", "石桥县电机有限公司"),
        ("中共石桥县第七届委员会第二次全体会议召开", "中共石桥县第七届委员会"),
        ("石桥市现辖东岭区", "石桥市"),
    ],
)
def test_words_no_name_runs_across(text: str, name: str) -> None:
    assert actors_at(text, 0, len(text))[0].text == name


def test_a_street_is_not_what_it_is_called_after() -> None:
    assert "大学" not in "".join(m.text for m in actors_at("石桥市大学路9号", 0, 8))


@pytest.mark.parametrize("name", ["省军区", "镇江军分区", "厦门警备区"])
def test_commands_of_the_army_are_bodies(name: str) -> None:
    assert [(m.text, m.kind) for m in actors_at(name + "授予", 0, len(name) + 2)] == [(name, "Organisation")]


def test_a_list_of_bodies_goes_on_with_their_kinds_alone() -> None:
    text = "石桥县妇联、科协和残联联合开展义诊"
    assert [m.text for m in actors_at(text, 0, len(text))] == ["石桥县妇联", "科协", "残联"]
    assert [m.text for m in actors_at("石桥县妇联、科协主席王红", 0, 12)] == ["石桥县妇联"]


def test_several_levels_are_no_place() -> None:
    assert [m.text for m in actors_at("岩州市县乡三级部门", 0, 9)] != ["岩州市县乡"]


@pytest.mark.parametrize(
    "text",
    ["石桥县供电公司党委、工会、团委联合举办", "石桥大学工会、团委联合举办", "石桥公司、妇联举办"],
)
def test_units_of_a_firm_are_not_of_its_county(text: str) -> None:
    assert len(actors_at(text, 0, len(text))) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县医院帮扶江口镇卫生院", "县医院"),
        ("县人大常委会视察江口镇污水处理厂", "县人大常委会"),
        ("县委组织部江口镇工作队", "县委组织部江口镇工作队"),
    ],
)
def test_what_a_body_does_for_one_of_another_place_is_no_part_of_its_name(text: str, name: str) -> None:
    assert actors_at(text, 0, len(text))[0].text == name


@pytest.mark.parametrize("name", ["白石县公安局交警大队", "柳溪市政府办公室", "白石区法院"])
def test_a_county_that_no_table_lists_before_its_own_bodies(name: str) -> None:
    found = regions(name)
    assert [region.name for region in found] == [name[:3]]
    assert regions("各县委") == ()
