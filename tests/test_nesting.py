"""What is said and what names say of wholes and places: departments, titles, proofs."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document, Statement

TITLE = "石桥县教育局工作总结"


def told(text: str) -> list[Statement]:
    found = extract(Document(doc="x.txt", text=f"{TITLE}\n{text}")).statements
    return [s for s in found if s.predicate in ("partOf", "locatedIn")]


def test_departments_bear_the_name_of_their_body() -> None:
    found = [(s.subject.name, s.object.name) for s in told("石桥县教育局下设办公室、人事股2个部门。")]
    assert ("石桥县教育局办公室", "石桥县教育局") in found
    assert ("石桥县教育局人事股", "石桥县教育局") in found


def test_where_a_department_sits_is_no_part_of_its_name() -> None:
    names = [s.subject.name for s in told("石桥县教育局下设办公室在综合文化站。") if s.predicate == "partOf"]
    assert names == ["石桥县教育局办公室"]


def test_a_central_branch_is_one_head() -> None:
    found = told("人民银行石桥县中心支行隶属于人民银行清江分行。")
    assert not [s for s in found if s.object.name.endswith("中心")]


def test_what_is_said_outright_shows_its_words() -> None:
    found = [s for s in told("石桥县教育局隶属于清江市教育局。") if s.object.name == "清江市教育局"]
    assert [e.text for s in found for e in s.evidence if e.role == "trigger"] == ["隶属于"]


def test_a_province_begins_a_name_of_its_own() -> None:
    names = {s.subject.name for s in told("内蒙古自治区赤峰市辽宁省沈阳市参加。")}
    assert "赤峰市" in names
    assert not [name for name in names if "市辽宁省" in name]


def test_a_community_may_go_by_a_number() -> None:
    found = extract(Document(doc="x.txt", text="红石街道25社区开展巡河活动。")).statements
    assert {s.subject.name for s in found if s.predicate == "organised"} == {"红石街道25社区"}


def test_a_title_is_no_body() -> None:
    found = told("石桥县教育局被认定为福建省中小学劳动教育实验学校，获“福建省绿色学校”称号。")
    assert not [s for s in found if "学校" in s.subject.name]


@pytest.mark.parametrize(
    "text",
    [
        "石桥县图书馆2007年被评石桥县卫生优秀学校和石桥县教科研先进单位。",
        "石桥县各区县中只有一家得奖。",
        "石桥县首部地方综合年鉴获二等奖。",
        "石桥县各志愿服务队开展巡河。",
        "石桥县图书馆获奖，35个镇乡街道办事处参加。",
    ],
)
def test_titles_many_of_a_kind_and_firsts_lie_nowhere(text: str) -> None:
    assert {s.subject.name for s in told(text)} <= {"石桥县图书馆"}


@pytest.mark.parametrize("village", ["青龙桥社区", "白杨树坪村"])
def test_a_county_in_the_name_of_a_village_is_none(village: str) -> None:
    assert [s.object.name for s in told(f"{village}开展植树活动。")] == []


@pytest.mark.parametrize("name", ["石桥师范高等专科学校", "石桥县纪委监委", "石桥镇中心小学"])
def test_no_body_ends_inside_one_name(name: str) -> None:
    assert [s.object.name for s in told(f"{name}举办展览。") if s.predicate == "partOf"] == []


@pytest.mark.parametrize("form", ["有限公司", "有限责任公司", "股份有限公司"])
def test_the_form_of_a_company_is_no_part_of_it(form: str) -> None:
    found = extract(Document(doc="x.txt", text=f"梧桐县新城集团{form}举办灯会。")).statements
    assert [s for s in found if s.predicate == "partOf"] == []


@pytest.mark.parametrize("text", ["向居民介绍兴业银行手机银行。", "宣传栏（青川）连心桥服务队。"])
def test_a_name_does_not_begin_inside_a_word_or_a_bracket(text: str) -> None:
    found = extract(Document(doc="x.txt", text=f"梧桐县教育局{text}")).statements
    assert not [s for s in found if s.subject.name.startswith(("绍兴", "青川）"))]


def test_the_title_that_a_body_was_given_is_no_end_of_its_name() -> None:
    text = "公安部授予红河州建水县公安大队“爱民模范消防大队”荣誉称号。"
    names = {s.subject.name for s in told(text)} | {s.object.name for s in told(text)}
    assert "红河州建水县公安大队" in names
    assert not [name for name in names if "“" in name]


def test_no_body_ends_within_quotation_marks() -> None:
    found = told("建水县税务局“税帮办企业服务队”开展走访活动。")
    pairs = [(s.subject.name, s.object.name) for s in found if s.predicate == "partOf"]
    assert pairs == [("建水县税务局税帮办企业服务队", "建水县税务局")]


def test_a_place_that_belongs_to_another_lies_in_it() -> None:
    found = extract(Document(doc="x.txt", text="建水县隶属于云南省红河州，地处滇南。")).statements
    said = [(s.subject.name, s.predicate, s.object.name) for s in found if s.rule == "said"]
    assert ("建水县", "locatedIn", "云南省红河州") in said


def test_a_town_centre_is_no_body() -> None:
    text = "青州市中心汽车站党支部组织志愿者清扫街道。\n"
    found = extract(Document(doc="甲", text=text)).statements
    assert [s.object.name for s in found if s.predicate == "partOf"] == ["青州市中心汽车站"]


def test_the_bureau_that_a_library_is_under_is_that_of_its_county() -> None:
    text = "石桥县图书馆简介\n石桥县图书馆隶属于县文化局，设有采编部、流通部等5个部室。\n"
    found = extract(Document(doc="甲", text=text)).statements
    assert [s.object.name for s in found if s.rule == "said"] == ["石桥县文化局"]
    assert {s.subject.name for s in found if s.rule == "has-parts"} == {
        "石桥县图书馆采编部",
        "石桥县图书馆流通部",
    }


def test_the_divisions_of_a_court_are_not_of_its_county() -> None:
    text = "石桥县人民法院设刑事审判庭、立案庭、执行局、监察室等4个内设机构。"
    found = extract(Document(doc="x.txt", text=f"石桥县人民法院\n{text}")).statements
    parts = {s.subject.name for s in found if s.predicate == "partOf"}
    assert parts == {f"石桥县人民法院{unit}" for unit in ("刑事审判庭", "立案庭", "执行局", "监察室")}
    assert not [s for s in found if s.predicate == "established"]
    assert ("石桥县文化馆", "石桥县教育局") in [
        (s.subject.name, s.object.name) for s in told("石桥县教育局下设办公室、文化馆。")
    ]


def names_of(text: str) -> set[str]:
    return {s.subject.name for s in told(text)}


def test_titles_and_centres_are_no_bodies_of_their_place() -> None:
    assert names_of("石桥镇先后获评为全国卫生镇、阳泉市教育强镇、阳泉市生态示范镇。").isdisjoint(
        {"阳泉市教育强镇", "阳泉市生态示范镇"}
    )
    found = names_of("石桥中队负责阳泉市中心城区的交通，会同阳泉市中心医院举办义诊活动3次。")
    assert "阳泉市中心" not in found
    assert "阳泉市中心医院" in found


def test_an_administration_is_no_part_of_what_it_administers() -> None:
    found = {(s.subject.name, s.object.name) for s in told("石桥监狱隶属于阳泉市监狱管理局。")}
    assert ("阳泉市监狱管理局", "阳泉市监狱") not in found
    assert ("石桥监狱", "阳泉市监狱管理局") in found


def test_a_mining_district_keeps_the_name_of_its_city() -> None:
    found = {(s.subject.name, s.object.name) for s in told("阳泉市矿区开展普查。阳泉市平定县开展普查。")}
    assert ("阳泉市矿区", "阳泉市") in found
    assert ("平定县", "阳泉市") in found


def test_who_does_not_belong_is_no_part() -> None:
    assert told("青林县医院为江北大学非隶属附属医院。") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("石桥县图书馆设有亲子阅览厅、报刊阅览厅。", ["石桥县图书馆亲子阅览厅", "石桥县图书馆报刊阅览厅"]),
        ("石桥县文旅局下设文化馆、办公室。", ["石桥县文化馆", "石桥县文旅局办公室"]),
        ("石桥县下设文化馆。", ["石桥县文化馆"]),
        ("石桥县文旅局下设：县文化馆、县博物馆。", ["石桥县文化馆", "石桥县博物馆"]),
        ("石桥县文旅局直属单位包括县文化馆、县博物馆。", ["石桥县文化馆", "石桥县博物馆"]),
        ("石桥县文旅局内设机构有办公室、人事股。", ["石桥县文旅局办公室", "石桥县文旅局人事股"]),
        ("石桥县化肥厂设有机修车间。", ["石桥县化肥厂机修车间"]),
        ("石桥县博物馆内设九个展厅。", []),
    ],
)
def test_whose_name_a_part_bears(text: str, parts: list[str]) -> None:
    found = extract(Document(doc="x.txt", text=text)).statements
    assert [s.subject.name for s in found if s.rule == "has-parts"] == parts


def test_a_joint_before_the_organ_of_a_county_is_no_place() -> None:
    text = "市安监局和县妇联在广场开展走访活动，县侨办和县台办派人参加。"
    assert not [s for s in extract(Document(doc="t.txt", text=text)).statements if s.predicate == "locatedIn"]


def test_units_that_a_body_has_are_not_set_up_by_it() -> None:
    text = "石桥县人民法院设有立案庭、刑庭等12个庭室。"
    found = [
        (s.subject.name, s.predicate, s.object.name)
        for s in extract(Document(doc="甲", text=text)).statements
    ]
    assert ("石桥县人民法院刑庭", "partOf", "石桥县人民法院") in found
    assert ("石桥县人民法院", "measured", "庭室") in found
    assert not [one for one in found if one[1] == "established"]


@pytest.mark.parametrize(
    ("unit", "whole"),
    [
        ("柳河县农业局植保站", "柳河县农业局"),
        ("柳河县棉纺厂细纱车间", "柳河县棉纺厂"),
        ("柳河县住房和城乡建设局办公室", "柳河县住房和城乡建设局"),
        ("柳河县第二中学政教处", "柳河县第二中学"),
        ("柳河县医院外科", "柳河县医院"),
        ("柳河县公安处火车西站派出所", "柳河县公安处"),
    ],
)
def test_a_unit_is_part_of_the_body_it_is_named_with(unit: str, whole: str) -> None:
    found = extract(Document(doc="x.txt", text=f"{unit}被评为“先进集体”。")).statements
    assert [(s.subject.name, s.object.name) for s in found if s.predicate == "partOf"] == [(unit, whole)]
    assert [s.subject.name for s in found if s.predicate == "received"] == [unit]
