from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import holds_post, received, resolve, told

from wenmai.forms import normal_form
from wenmai.ids import LONGEST_ID, entity_id
from wenmai.ledger import Decision
from wenmai_extractors.records import Statement


def subjects(*statements: Statement) -> list[str]:
    """The entity of the subject of each statement."""
    resolution = resolve(statements)
    return [resolution.id_of(statement.subject, doc=statement.doc) for statement in statements]


def same(one: str, other: str, kind: str = "Organisation") -> bool:
    first, second = subjects(
        received(one, "荣誉", subject_type=kind), received(other, "荣誉", subject_type=kind)
    )
    return first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“绿水”志愿服务队", "绿水志愿服务队"),
        ("白水县(城区)分局", "白水县（城区）分局"),
        ("白水县 文明办", "白水县文明办"),
        ("ＡＢＣ公司", "abc公司"),
        ("中共玉树州委", "玉树州委"),
        ("玉树藏族自治州", "玉树州"),
        ("天祝藏族自治县", "天祝县"),
        ("青海省西宁市文明办", "西宁市文明办"),
        ("西宁市委文明办", "西宁市文明办"),
        ("党中央", "中共中央"),
        ("中央精神文明委", "中央精神文明建设指导委员会"),
        ("全国爱国卫生运动委员会办公室", "全国爱卫办"),
        ("西宁", "西宁市"),
        ("青海", "青海省"),
        ("广西", "广西壮族自治区"),
        ("镇江", "镇江市"),
        ("甘肃省镇原县", "镇原县"),  # begins like 镇|党委
        ("镇江市中级人民法院", "镇江中院"),
        ("桂林市全州县文明办", "全州县文明办"),  # begins like 全州
        ("陕西宜君", "宜君县"),
    ],
)
def test_names_of_one_thing(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("福州市", "抚州市"),
        ("玉树州", "玉树市"),
        ("吉林省", "吉林市"),
        ("北京市朝阳区", "长春市朝阳区"),
        ("西宁市文明办", "西宁市文明委"),
        ("白水县第一中学", "白水县第二中学"),
        ("城关镇", "城关区"),
        ("海南省", "海南州"),
    ],
)
def test_names_of_two_things(one: str, other: str) -> None:
    assert not same(one, other)


def test_a_short_name_is_what_its_report_calls_in_full_and_open_elsewhere() -> None:
    full, short, other = subjects(
        received("北京市朝阳区", "甲"), received("朝阳区", "乙"), received("朝阳区", "乙", doc="b.txt")
    )
    assert full == short != other


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("白水县城关镇柳岸社区", "柳岸社区"),
        ("陕西省松河中学", "松河中学"),
        ("白水县供电公司柳岸供电所", "柳岸供电所"),
        ("汉江街道柳岸社区", "柳岸社区"),  # of a town that no table tells
        ("白水县柳岸村", "柳岸村"),
        ("白水县供销系统", "白水供销系统"),
    ],
)
def test_a_body_is_what_its_article_calls_in_full(full: str, short: str) -> None:
    others = [received("白水县供电公司", "甲"), received(short, "丙", doc="b.txt")]
    whole, part, _, other = subjects(received(full, "甲"), received(short, "乙"), *others)
    assert whole == part != other


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["白水县城关镇柳岸社区", "白水县南关镇柳岸社区"], "柳岸社区"),  # which of the two
        (["白水县文化馆", "浦城县文化馆"], "文化馆"),
        (["白水县供电公司志愿服务队", "白水县供电公司"], "志愿服务队"),  # others have one too
        (["年与松河大学"], "松河大学"),
        (["音乐协会组织"], "协会组织"),
        (["西宁市白水县"], "白水县"),
    ],
)
def test_a_short_name_stays_as_it_is_where_it_is_not_plain_whose_it_is(names: list[str], short: str) -> None:
    *wholes, part = subjects(*(received(name, "甲") for name in (*names, short)))
    assert part not in wholes


LONG = (
    "昨日上午，县教育局副局长刘明川带队走访柳岸小学、松河小学等五所学校，看望坚守岗位的老师们并送上慰问品。"
)


def test_what_two_reports_say_in_the_same_words_is_said_of_the_same() -> None:
    types = ("Person", "Organisation")
    one, other, third = (
        told(text, "刘明川", "holdsPost", "县教育局", doc=doc, types=types, post="副局长")
        for doc, text in (
            ("a.txt", LONG),
            ("b.txt", LONG.replace("，", ",")),
            ("c.txt", "县教育局刘明川到会。"),
        )
    )
    found = resolve([one, other, third])
    for ref in ("subject", "object"):
        ids = [found.id_of(getattr(s, ref), doc=s.doc) for s in (one, other, third)]
        assert ids[0] == ids[1] != ids[2]
    reasons = {merge.reasons for merge in found.merges if "刘明川" in merge.names}
    assert reasons == {("same-sentence",)}


def test_what_one_report_alone_says_is_no_reason() -> None:
    text = LONG.replace("走访", "开展睦邻读书活动，走访")
    types = ("Organisation", "Activity")
    found = resolve([told(text, "县教育局", "organised", "睦邻读书活动", types=types)])
    assert {merge.reasons for merge in found.merges if "睦邻读书活动" in merge.names} == {("kind-word",)}


def test_a_formula_that_many_write_joins_nothing() -> None:
    text = "县委高度重视文明创建工作，获得表彰。"
    said = [told(text, "县委", "received", "表彰", doc=doc) for doc in ("a.txt", "b.txt")]
    assert len(set(subjects(*said))) == 2


def test_a_decision_keeps_apart_what_one_sentence_joins() -> None:
    said = [told(LONG, "县教育局", "received", "表彰", doc=doc) for doc in ("a.txt", "b.txt")]
    one, other = (
        subjects(said[0])[0],
        resolve([said[1]]).id_of(said[1].subject, doc="b.txt"),
    )
    apart = [Decision(judgement="different", entities=(one, other), who="某人", why="两县")]
    found = resolve(said, decisions=apart)
    assert len({found.id_of(s.subject, doc=s.doc) for s in said}) == 2


def test_the_short_form_of_a_county_is_it_where_the_report_says_the_full_name() -> None:
    full, short, other = subjects(
        received("宜君县委", "甲"),
        received("宜君", "乙", subject_type="Place"),
        received("宜君", "乙", doc="b.txt", subject_type="Place"),
    )
    assert full != short != other
    assert short == "place/宜君县"


def test_a_county_taken_for_a_person_is_the_county_where_the_report_says_the_full_name() -> None:
    full = received("宜君县委", "甲")
    short, other = (received("宜君", "乙", doc=doc, subject_type="Person") for doc in ("a.txt", "b.txt"))
    found = resolve((full, received("宜君县", "丙", subject_type="Place"), short, other))
    assert found.id_of(short.subject, doc="a.txt") == "place/宜君县"
    assert found.id_of(other.subject, doc="b.txt").startswith("person/宜君~")


def test_words_for_the_whole_of_a_region_name_no_county() -> None:
    home = received("白水县文明办", "甲")
    one, other = subjects(home, received("县妇联", "乙"), received("全州文明办", "丙"))[1:]
    assert one == "organisation/白水县妇联"
    assert other.startswith("organisation/全州文明办~")


@pytest.mark.parametrize(
    ("said", "shown"),
    [("县妇联", "白水县妇联"), ("县政府", "白水县政府"), ("团县委", "白水县团委"), ("我县", "白水县")],
)
def test_what_only_its_report_tells_is_shown_by_its_full_name(said: str, shown: str) -> None:
    home = received("白水县文明办", "甲")
    found = resolve((home, received(said, "乙"), received(said, "丙")))
    entity = next(entity for entity in found.entities if said in entity.aliases)
    assert entity.name == shown


def test_a_place_is_shown_with_its_kind() -> None:
    said = (received("宜君县", "甲"), received("宜君", "乙"), received("宜君", "丙"))
    assert [entity.name for entity in resolve(said).entities if entity.type == "Place"] == ["宜君县"]


def test_what_stays_open_is_shown_as_it_is_written() -> None:
    assert [entity.name for entity in resolve([received("县妇联", "乙")]).entities if "~" in entity.id] == [
        "县妇联"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全国综治最高奖金盾杯", "金盾杯"),
        ("平安建设最高奖项——“金盾杯”", "金盾杯"),
        ("全国平安建设先进县（市、区、旗）", "全国平安建设先进县"),
        ("云省文明城市（县级市和县）", "云省文明城市"),
        ("国家级青年文明号", "全国青年文明号"),
        ("国家级文明单位", "全国文明单位"),
        ("国家级卫生县城", "国家卫生县城"),
    ],
)
def test_titles_without_what_is_said_of_them(one: str, other: str) -> None:
    assert normal_form(one, "Honour")[0] == normal_form(other, "Honour")[0] == other


@pytest.mark.parametrize(
    "title", ["国家最高科学技术奖", "全国综治最高奖", "全国综治最高奖项", "示范区（单位）"]
)
def test_titles_that_are_whole(title: str) -> None:
    assert normal_form(title, "Honour")[0] == title


def test_a_place_that_acts_is_the_place() -> None:
    one = received("西宁市", "荣誉", subject_type="Organisation")
    other = received("西宁市", "荣誉", doc="b.txt", subject_type="Place")
    assert len(set(subjects(one, other))) == 1


def test_an_honour_and_an_activity_of_one_name_are_two() -> None:
    one = received("文明行动", "荣誉", subject_type="Programme")
    other = received("文明行动", "荣誉", subject_type="Activity")
    assert len(set(subjects(one, other))) == 2


def test_a_persons_name_in_two_reports_is_two_persons() -> None:
    docs = ("a.txt", "b.txt")
    assert len(set(subjects(*(received("王伟", "先进", doc=d, subject_type="Person") for d in docs)))) == 2


def test_a_post_in_the_same_body_makes_them_one() -> None:
    one, other, third = subjects(
        holds_post("王伟", "白水县文明办", doc="a.txt"),
        holds_post("王伟", "白水县 文明办", doc="b.txt"),
        holds_post("王伟", "青石县文明办", doc="c.txt"),
    )
    assert one == other != third


@pytest.mark.parametrize(
    "name",
    ["城关镇", "城关镇卫生院", "朝阳区法院", "县教育局", "市文明办", "我省", "文明办", "第一中学", "新民村"],
)
def test_a_name_that_leaves_open_which_it_is_of_is_another_in_another_report(name: str) -> None:
    one, again, other = subjects(
        received(name, "甲"), received(f"“{name}”", "乙"), received(name, "甲", doc="b.txt")
    )
    assert one == again != other


@pytest.mark.parametrize(
    "name",
    [
        "西宁市文明办",
        "天祝县教育局",
        "北京市朝阳区法院",
        "市场监管总局",
        "全国人大",
        "绿水公司",
        "白水县新民村",
    ],
)
def test_a_name_that_says_which_it_is_is_the_same_in_every_report(name: str) -> None:
    one, other = subjects(received(name, "甲"), received(name, "甲", doc="b.txt"))
    assert one == other


def test_a_post_in_a_body_of_no_place_makes_no_two_persons_one() -> None:
    one, other = subjects(*(holds_post("王伟", "文明办", doc=doc) for doc in ("a.txt", "b.txt")))
    assert one != other


def test_a_known_division_has_its_code() -> None:
    (place,) = resolve([received("青海省玉树州", "荣誉", subject_type="Place")]).entities[1:]
    assert place.codes == (("GB/T 2260", "632700"),)


def test_every_name_is_kept_and_the_commonest_shown() -> None:
    names = ["玉树藏族自治州", "玉树州", "青海省玉树州", "玉树州"]
    statements = [received(name, f"荣誉{i}", subject_type="Place") for i, name in enumerate(names)]
    resolution = resolve(statements)
    (place,) = [entity for entity in resolution.entities if entity.type == "Place"]
    assert place.name == "玉树州"
    assert place.aliases == ("玉树藏族自治州", "青海省玉树州")
    reasons = {merge.names: (merge.original, merge.reasons, merge.score) for merge in resolution.merges}
    assert reasons == {
        ("玉树州",): ("place/玉树州", (), 1.0),
        ("玉树藏族自治州",): ("place/玉树藏族自治州", ("ethnic-infix",), 0.99),
        ("青海省玉树州",): ("place/青海省玉树州", ("leading-region",), 0.99),
    }


def test_the_canonical_name_of_a_qualifier() -> None:
    resolution = resolve([received("西宁市文明办", "荣誉")])
    assert resolution.canonical("青海省西宁市文明办") == "西宁市文明办"
    assert resolution.canonical("别的单位") == "别的单位"


NAMES = [
    "玉树藏族自治州",
    "玉树州",
    "“玉树州”",
    "青海省玉树州",
    "西宁",
    "西宁市",
    "县城",
    "县城",
    "王伟",
    "王伟",
]
KINDS = ["Place", "Organisation"] * 4 + ["Person"] * 2
STATEMENTS = [
    received(name, "荣誉", doc=f"{i}.txt", subject_type=kind)
    for i, (name, kind) in enumerate(zip(NAMES, KINDS, strict=True))
]


@settings(derandomize=True, max_examples=50)
@given(st.permutations(STATEMENTS))
def test_the_order_of_the_statements_makes_no_difference(shuffled: list[Statement]) -> None:
    expected, found = resolve(STATEMENTS), resolve(shuffled)
    assert found.entities == expected.entities
    assert found.merges == expected.merges


def test_a_normal_form_is_its_own_normal_form() -> None:
    for name in ("中共青海省玉树藏族自治州委员会", "“西宁”市（城区）", "ＡＢ c", "广西壮族自治区南宁市"):
        form = normal_form(name, "Organisation")[0]
        assert normal_form(form, "Organisation") == (form, ())


@pytest.mark.parametrize(
    "name",
    ["<script>", '"', "../../etc/passwd", ".", "..", "a b", "a\nb", "a#b?c", "~", "%", "=1+1", "\u202e反"],
)
def test_ids_are_safe_in_iris_and_file_names(name: str) -> None:
    kind, _, rest = entity_id("Honour", name).partition("/")
    assert kind == "honour"
    assert rest
    assert not set(rest) & set(" \"'<>\\^`{}|#?/~=\n\u202e")
    assert not rest.startswith(".")


def test_ids_of_different_names_differ() -> None:
    forms = ["甲", "甲~", "甲%7E", "甲%", "", "长" * 200, "长" * 201, "长" * 59, "长" * 60, "长" * 61]
    ids = sorted(entity_id("Honour", form) for form in forms)
    assert all(one != other for one, other in pairwise(ids))
    assert all(len(name.partition("/")[2].encode()) <= LONGEST_ID for name in ids)
