"""Who each clause speaks of: named, pointed to, or taken over from before."""

from __future__ import annotations

import pytest

from wenmai_extractors.actors import actor_at
from wenmai_extractors.articles import read_articles
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.names import is_name
from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document
from wenmai_extractors.scene import Predication, Scene
from wenmai_extractors.subjects import set_scene

TITLE = "石桥县教育局工作纪实"
BUREAU = ("石桥县教育局",)
LIBRARY = ("石桥县图书馆",)


def scene(*paragraphs: str, title: str = TITLE) -> Scene:
    document = Document(doc="甲", text="\n\n".join((title, *paragraphs)) + "\n")
    (reading,) = read_articles(document)
    return set_scene(document, reading)


def clauses(laid: Scene) -> dict[str, Predication]:
    """The clauses of the body by their words."""
    return {
        line.text[p.clause.start : p.clause.end]: p
        for line in laid.lines
        if not (laid.reading.headline and line.number == 0)
        for p in line.predications
    }


def subjects(*paragraphs: str, title: str = TITLE) -> dict[str, tuple[str, ...]]:
    found = clauses(scene(*paragraphs, title=title))
    return {words: tuple(actor.name for actor in p.subjects) for words, p in found.items()}


def test_the_headline_names_the_protagonist() -> None:
    hero = scene("近年来，举办教师比赛。").protagonist
    assert hero is not None
    assert (hero.name, hero.type) == ("石桥县教育局", "Organisation")


def test_a_sentence_without_a_subject_speaks_of_the_protagonist() -> None:
    assert subjects("近年来，举办教师比赛，印发方案。")["印发方案"] == BUREAU


def test_a_sentence_goes_on_with_the_actor_it_named() -> None:
    found = subjects("石桥县图书馆开展读书活动，赠送图书。随后举办讲座。")
    assert found == {"石桥县图书馆开展读书活动": LIBRARY, "赠送图书": LIBRARY, "随后举办讲座": LIBRARY}


def test_a_new_paragraph_goes_back_to_the_protagonist() -> None:
    found = subjects("石桥县图书馆开展读书活动。", "全年培训教师。")
    assert found["全年培训教师"] == BUREAU


def test_a_semicolon_goes_back_to_who_the_paragraph_is_about() -> None:
    found = subjects("石桥县教育局召开会议；石桥县图书馆组织讲座；开展培训。")
    assert found["石桥县图书馆组织讲座"] == LIBRARY
    assert found["开展培训"] == BUREAU


@pytest.mark.parametrize(
    ("title", "sentence", "names"),
    [
        (TITLE, "该局印发方案。", BUREAU),
        (TITLE, "我局印发方案。", BUREAU),
        (TITLE, "石桥县图书馆送书，我局印发方案。", BUREAU),
        (TITLE, "石桥县水务局修渠，该局印发方案。", ("石桥县水务局",)),
        (TITLE, "县教育局印发方案。", BUREAU),
        (TITLE, "县委印发方案。", ("石桥县委",)),
        (TITLE, "全县印发方案。", ("石桥县",)),
        ("石桥县第一中学掠影", "学校印发方案。", ("石桥县第一中学",)),
        ("石桥县第一中学掠影", "我校印发方案。", ("石桥县第一中学",)),
        ("石桥县人民医院掠影", "我院检验科印发方案。", ("石桥县人民医院检验科",)),
        ("石桥县河口镇掠影", "河口镇印发方案。", ("石桥县河口镇",)),
        ("石桥县河口镇掠影", "全镇印发方案。", ("石桥县河口镇",)),
        ("石桥县河口镇掠影", "镇党委印发方案。", ("石桥县河口镇党委",)),
        ("石桥县创建纪实", "县财政局印发方案。", ("石桥县财政局",)),
        ("青海省玉树州教育局纪实", "州教育局印发方案。", ("玉树州教育局",)),
    ],
)
def test_short_names_and_anaphora_mean_the_full_name(
    title: str, sentence: str, names: tuple[str, ...]
) -> None:
    found = subjects(sentence, title=title)
    assert list(found.values())[-1] == names
    assert list(clauses(scene(sentence, title=title)).values())[-1].explicit


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("石桥县教育局和石桥县图书馆举办比赛。", (*BUREAU, *LIBRARY)),
        ("石桥县教育局、石桥县图书馆举办比赛。", (*BUREAU, *LIBRARY)),
        ("石桥县教育局、石桥县水务局与石桥县图书馆举办比赛。", (*BUREAU, "石桥县水务局", *LIBRARY)),
    ],
)
def test_coordinated_subjects_also_hold_for_the_next_clause(sentence: str, names: tuple[str, ...]) -> None:
    found = subjects(sentence.replace("。", "，发放图书。"))
    assert list(found.values()) == [names, names]


@pytest.mark.parametrize(
    "sentence",
    [
        "教师王小明获先进工作者称号。",
        "石桥县教育局教师王小明获先进工作者称号。",
    ],
)
def test_a_person_is_the_subject(sentence: str) -> None:
    assert list(subjects(sentence).values()) == [("王小明",)]


def test_a_name_that_only_qualifies_is_no_subject() -> None:
    assert subjects("石桥县图书馆的藏书丰富，举办比赛。")["举办比赛"] == BUREAU


def test_an_inherited_subject_stands_where_it_was_named() -> None:
    laid = scene("石桥县图书馆开展活动，赠送图书。")
    inherited = clauses(laid)["赠送图书"]
    assert not inherited.explicit
    (actor,) = inherited.subjects
    assert laid.text(actor.mark) == "石桥县图书馆"


@pytest.mark.parametrize(
    ("sentence", "doubtful"),
    [
        ("石桥县教育局举办比赛。", False),
        ("石桥县教育局将举办比赛。", True),
        ("石桥县教育局计划举办比赛。", True),
        ("石桥县教育局拟举办比赛。", True),
        ("石桥县教育局没有举办比赛。", True),
        ("石桥县教育局未举办比赛。", True),
        ("石桥县教育局不断举办比赛。", False),
        ("石桥县教育局将教师送去培训，举办比赛。", False),
        ("石桥县教育局计划扩大范围，举办比赛。", True),
        ("石桥县教育局计划扩大范围。随后举办比赛。", False),
        ("石桥县教育局没有停步，举办比赛。", False),
        ("会议要求，举办比赛。", True),
    ],
)
def test_plans_and_denials(sentence: str, doubtful: bool) -> None:
    last = list(clauses(scene(sentence)).values())[-1]
    assert last.doubtful(last.clause.end) == doubtful


def test_what_a_body_is_made_up_of_is_not_who_goes_on() -> None:
    found = subjects("石桥县图书馆内部机构设有：办公室、采编部，在各镇设立了分馆。")
    assert found["在各镇设立了分馆"] == ("石桥县图书馆",)
    found = subjects("石桥县图书馆有职工74人；现有甘肃省高层次人才1名，阅览座位500个。")
    assert found["阅览座位500个"] == ("石桥县图书馆",)


def test_a_line_printed_behind_another_is_no_part_of_the_name() -> None:
    found = subjects("1994年获“文明医院”称号。", title="石桥县人民医院\n医院简介\n石桥县人民医院")
    assert set(found.values()) == {("石桥县人民医院",)}


def test_a_police_post_of_old_is_a_body() -> None:
    found = subjects("警署成立反扒队伍。", title="人民满意——记青屏市公安局南京东路警察署")
    assert found["警署成立反扒队伍"] == ("青屏市公安局南京东路警察署",)


def test_a_level_alone_before_its_verb_is_the_place_of_that_level() -> None:
    entries = ("石桥县成立防汛指挥部。", "县防汛指挥部成立。", "县召开动员大会，开展演练。", "镇开展巡查。")
    found = subjects(*entries, title="石桥县大事记")
    assert found["县召开动员大会"] == found["开展演练"] == ("石桥县",)
    assert found["镇开展巡查"] == ()  # of a town that nothing names
    assert subjects("县城里召开大会。", "市场开展整治。", title="石桥县教育局纪事")["市场开展整治"] == BUREAU


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("近年来石桥县教育局开展活动", "石桥县教育局开展活动"),
        ("2020年12月石桥县教育局开展活动", "石桥县教育局开展活动"),
        ("◆石桥县教育局开展活动", "石桥县教育局开展活动"),
        ("（一）石桥县教育局开展活动", "石桥县教育局开展活动"),
        ("本报讯（王小明）石桥县教育局开展活动", "石桥县教育局开展活动"),
        ("其中石桥县教育局开展活动", "石桥县教育局开展活动"),
        ("共青团石桥县委开展活动", "共青团石桥县委开展活动"),
        ("近年来", ""),
    ],
)
def test_what_stands_before_a_subject(text: str, rest: str) -> None:
    assert text[skip_lead(text, 0, len(text)) :] == rest


def test_times_of_a_sentence_hold_for_its_later_clauses() -> None:
    found = clauses(scene("2020年，石桥县教育局举办比赛，印发方案。2021年，开展培训。"))
    assert [time.edtf for time in found["印发方案"].times] == ["2020"]
    assert [time.edtf for time in found["开展培训"].times] == ["2021"]


def test_each_town_acts_for_itself() -> None:
    assert subjects("石桥县财政局投入资金。各镇均组织宣讲。")["各镇均组织宣讲"] == ("石桥县各镇",)


def test_a_body_named_in_passing_keeps_no_paragraph() -> None:
    found = subjects("近年来，举办比赛。石桥县图书馆赠送图书。全年培训教师。")
    assert found["全年培训教师"] == BUREAU
    found = subjects("石桥县委近日印发通报。全年培训教师。")
    assert found["全年培训教师"] == BUREAU


def test_who_opens_a_paragraph_is_its_topic() -> None:
    assert subjects("石桥县图书馆赠送图书。全年培训教师。")["全年培训教师"] == LIBRARY
    assert subjects("局党委召开会议。全年培训教师。")["全年培训教师"] == BUREAU


def test_a_pointer_shows_that_the_text_goes_on_about_it() -> None:
    found = subjects("石桥县图书馆赠送图书。该馆还举办讲座。开展培训。")
    assert found["开展培训"] == LIBRARY


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("石桥教育：让书香满校园", "日前，县文明委下发通报。石桥县教育局开展读书活动。", "石桥县教育局"),
        ("我院荣获省级文明单位称号", "近日，省文明委印发决定，石桥县人民医院名列其中。", "石桥县人民医院"),
        ("让书香满校园", "近日，省文明委公布名单。石桥县教育局开展读书活动。", "石桥县教育局"),
    ],
)
def test_whom_a_report_is_about(title: str, text: str, name: str) -> None:
    hero = scene(text, title=title).protagonist
    assert hero is not None
    assert hero.name == name


def test_who_is_made_head_of_a_group_does_not_act_for_it() -> None:
    found = subjects("县委成立领导小组，县委书记赵兰任组长，制定方案。")
    assert found["制定方案"] == found["县委成立领导小组"]


def test_a_pointer_ends_before_with() -> None:
    found = subjects("该局与石桥县图书馆签订协议，举办讲座。")
    assert found["该局与石桥县图书馆签订协议"] == BUREAU + LIBRARY
    assert found["举办讲座"] == BUREAU


def test_what_somebody_has_does_not_act() -> None:
    found = subjects("现有党员志愿服务队14支，注册志愿者300人。")
    assert set(found.values()) == {BUREAU}


@pytest.mark.parametrize("text", ["局长罗永平带队慰问困难家庭27户", "社区和物业公司开展走访"])
def test_no_name_runs_across_a_post_or_and(text: str) -> None:
    assert not any(
        "带队" in name or "和" in name for names in subjects(text + "。").values() for name in names
    )


def test_a_department_may_begin_with_a_verb() -> None:
    found = subjects("护士长李兰获表彰，感染科获评先进。", title="石桥县人民医院工作纪实")
    assert found["感染科获评先进"] == ("石桥县人民医院感染科",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("近日，全省宣传部长会议在省城召开，表彰先进。", ()),
        ("近日，读书活动在文化馆举行，表彰先进。", BUREAU),
    ],
)
def test_a_wider_event_is_somebody_elses(text: str, names: tuple[str, ...]) -> None:
    assert subjects(text)["表彰先进"] == names


def test_a_meeting_of_others_stays_theirs() -> None:
    found = subjects("近日，全省宣传部长会议在省城召开。会上表彰了一批单位。该局培训教师。")
    assert found["会上表彰了一批单位"] == ()
    assert found["该局培训教师"] == BUREAU


@pytest.mark.parametrize(
    ("title", "text"),
    [("我院举行捐款活动", "经统计，收到捐款12万元。"), ("我校喜迎石桥贵宾", "石桥县副县长赵兰来校参观。")],
)
def test_a_report_that_never_says_which_we_are(title: str, text: str) -> None:
    hero = scene(text, title=title).protagonist
    assert hero is not None
    assert (hero.name, hero.type) == (title[:2], "Organisation")


def test_an_adverb_ends_a_name() -> None:
    found = subjects("石桥县图书馆紧紧围绕读者需求和社区特色，开展活动。")
    assert found["开展活动"] == LIBRARY


@pytest.mark.parametrize("text", ["扎根社区开展活动", "情系学校捐赠图书", "点亮村庄安装路灯"])
def test_a_deed_for_no_named_place_is_no_name(text: str) -> None:
    assert set(subjects(text + "。").values()) == {BUREAU}


def test_our_province_is_a_place_even_if_none_says_which() -> None:
    found = subjects("中央文明办召开大会。我省15个单位被授予称号。", title="让书香满校园")
    assert found["我省15个单位被授予称号"] == ("我省",)


def test_on_a_stage_the_subject_comes_behind_it() -> None:
    assert subjects("庆典上石桥县图书馆获得奖状。")["庆典上石桥县图书馆获得奖状"] == LIBRARY


def test_a_national_body_is_no_part_of_another() -> None:
    found = subjects("中华全国总工会表彰先进。")
    assert found["中华全国总工会表彰先进"] == ("中华全国总工会",)


def test_our_county_is_that_of_the_bodies_named() -> None:
    hero = scene(
        "近日，石桥县财政局等10家单位榜上有名。", title="我县10家单位获得省级文明单位称号"
    ).protagonist
    assert hero is not None
    assert (hero.name, hero.type) == ("石桥县", "Place")


def test_a_section_goes_on_about_whom_it_opens_with() -> None:
    found = subjects(
        "平原省各支队深入践行宗旨。",
        "守望平安",
        "嘉峪关市消防救援支队2017年举办培训班。",
        "支队建立预案制度。抓好训练，举办比武大赛。",
        "学习先进。举办讲堂。",
        "情暖万家",
        "陇南市消防救援支队举办晚会。",
        "举办运动会。",
        title="红门卫士礼赞",
    )
    unit = ("嘉峪关市消防救援支队",)
    assert found["支队建立预案制度"] == found["举办比武大赛"] == found["举办讲堂"] == unit
    assert found["举办运动会"] == ("陇南市消防救援支队",)


def test_a_unit_of_a_city_may_be_what_a_report_is_about() -> None:
    found = subjects("嘉峪关市消防救援支队举办培训班。", "举办讲堂。", title="红门卫士礼赞")
    assert found["举办讲堂"] == ("嘉峪关市消防救援支队",)


def test_a_headline_that_only_says_where() -> None:
    body = ("科右中旗森林消防大队举办培训班。", "举办讲堂。", "去年，科右中旗森林消防大队举办比赛。")
    found = subjects(*body, title="科右中旗：蓝焰正红")
    assert found["举办讲堂"] == ("科右中旗森林消防大队",)
    found = subjects(*body, "科右中旗举办赛马节。", title="科右中旗：蓝焰正红")
    assert found["举办讲堂"] == ("科右中旗",)


def test_what_trails_off_ends_its_clause() -> None:
    found = subjects("开展“读书”“观影”等活动……石桥县图书馆全力以赴，荣获称号。")
    assert found["荣获称号"] == LIBRARY


def test_a_verb_behind_a_body_is_no_station() -> None:
    found = subjects("石桥县文明委站在新的起点，制定意见。")
    assert found["制定意见"] == ("石桥县文明委",)


@pytest.mark.parametrize(
    "text",
    [
        "梧桐镇东与槐树乡接壤，西邻青川县，南靠清江，辖12个村。",
        "梧桐镇北接大滩镇，辖12个村。",
        "梧桐镇北部与青川县和大滩镇相邻，辖12个村。",
        "梧桐镇东至青川县，辖12个村。",
    ],
)
def test_neighbours_of_a_place_are_no_subjects(text: str) -> None:
    assert subjects(text, title="梧桐镇概况")["辖12个村"] == ("梧桐镇",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("石桥县市场监管局党组成员王小明率执法科开展检查。", ("王小明",)),
        ("石桥县政府分别与各乡镇签订责任书。", ("石桥县政府",)),
        ("石桥县茶叶协会第一次会员代表大会暨第一届理事会第一次会议召开。", ("石桥县茶叶协会",)),
        ("石桥县教育局与青川县人大常委会举办讲座。", ("石桥县教育局", "青川县人大常委会")),
        ("驻石某部开展国防教育课。", ("驻石某部",)),
        ("槐树村、柳林村、河口村三村成立联合党总支。", ("槐树村", "柳林村", "河口村")),
        ("被县里评为“先进集体”的武警石桥中队，开展助学活动。", ("武警石桥中队",)),
    ],
)
def test_where_names_end(text: str, names: tuple[str, ...]) -> None:
    assert next(found for found in subjects(text, title="工作简讯").values() if found) == names


def test_a_body_of_the_whole_country_shares_no_region() -> None:
    found = subjects("石桥县政府和中科院共建实验室。")
    assert found["石桥县政府和中科院共建实验室"] == ("石桥县政府", "中科院")


def test_inside_a_station_means_the_station() -> None:
    title = "梧桐收费站工作纪实"
    assert subjects("站内设立母婴室1间。", title=title)["站内设立母婴室1间"] == ("梧桐收费站",)


@pytest.mark.parametrize(
    ("title", "hero"),
    [
        ("石桥县委、石桥县政府授予青屏县图书馆“文明单位”称号", "青屏县图书馆"),
        ("石桥县文明办表彰青屏县图书馆", "青屏县图书馆"),
        ("石桥县文明办公布名单 青屏县图书馆上榜", "青屏县图书馆"),
        ("石桥县文明办印发通知", "石桥县文明办"),
    ],
)
def test_a_headline_is_about_who_is_given_something(title: str, hero: str) -> None:
    laid = scene("近日，召开大会。", title=title)
    assert laid.protagonist is not None
    assert laid.protagonist.name == hero


def test_for_whom_something_is_done_is_no_name() -> None:
    assert set(subjects("“为渔村群众守平安”是追求。为社区居民办实事。").values()) == {BUREAU}


def test_who_reports_is_not_who_acts() -> None:
    found = subjects("本报讯通讯员王英华报道：举办讲堂。本报讯（记者李娜）石桥县图书馆举办展览。")
    assert found["举办讲堂"] == BUREAU
    assert LIBRARY in found.values()


def test_an_anniversary_is_no_part_of_a_name() -> None:
    assert set(subjects("石桥县图书馆建馆74年来，举办讲堂。").values()) == {LIBRARY}


@pytest.mark.parametrize("title", ["石桥县供电公司简介", "石桥县供电公司概况", "石桥县供电公司党委工作纪实"])
def test_words_of_the_dictionary_hide_no_body(title: str) -> None:
    hero = scene("举办讲堂。", title=title).protagonist
    assert hero is not None
    assert hero.name.startswith("石桥县供电公司")


@pytest.mark.parametrize(
    "name", ["石桥县凤凰城社区", "石桥县农业农村和社会事业局", "石桥县城区街道", "石桥县锦绣江南社区"]
)
def test_words_within_names(name: str) -> None:
    assert set(subjects(f"{name}举办讲堂。").values()) == {(name,)}


def test_a_dwelling_is_not_of_the_county_of_its_name() -> None:
    found = subjects("永兴街道社会事业局举办讲堂。", title="永兴花苑社区邻里节")
    assert found["永兴街道社会事业局举办讲堂"] == ("永兴街道社会事业局",)


def test_what_follows_two_parties_is_about_the_first() -> None:
    found = subjects("石桥县中医院与青川社区结对共建，今年以来认领心愿35个。")
    assert found["今年以来认领心愿35个"] == ("石桥县中医院",)


def test_a_plan_inside_a_noun_plans_nothing() -> None:
    text = "承担国家重点研发计划课题3项，计划建设实验室。"
    found = clauses(scene(text))
    assert [hit.word for hit in found["承担国家重点研发计划课题3项"].doubts] == []
    assert [hit.word for hit in found["计划建设实验室"].doubts] == ["计划"]


def test_a_square_is_the_protagonist_of_its_portrait() -> None:
    found = subjects("占地面积5600平方米，设有健身区。", title="青龙湾文化广场简介")
    assert found["设有健身区"] == ("青龙湾文化广场",)


def test_what_something_has_become_is_no_subject() -> None:
    text = "如今已发展成为集教育、观光于一体的综合性园区，年接待游客8万人次。"
    assert subjects(text)["年接待游客8万人次"] == BUREAU


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("石桥收费站建设温馨驿站", "石桥收费站"),
        ("第三届石桥县文化节开幕", "石桥县"),
        ("石桥县图书馆开馆266天", "石桥县图书馆"),
        ("石桥县供电公司急群众之所急", "石桥县供电公司"),
        ("石桥县精神文明促进中心简介", "石桥县精神文明促进中心"),
    ],
)
def test_where_the_protagonist_of_a_headline_ends(title: str, name: str) -> None:
    hero = scene("举办活动。", title=title).protagonist
    assert hero is not None
    assert hero.name == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("石桥县气象局和县应急管理局发布预警。", ("石桥县气象局", "石桥县应急管理局")),
        ("石桥县园林处在公园摆放盆花。", ("石桥县园林处",)),
        ("石桥县水利局驻大坪村工作队筹资38万元。", ("石桥县水利局驻大坪村工作队",)),
    ],
)
def test_words_of_the_dictionary_that_hold_a_joint(text: str, names: tuple[str, ...]) -> None:
    assert list(subjects(text).values()) == [names]


def test_a_short_place_name_may_only_say_where() -> None:
    assert next(iter(subjects("杭州都市圈建设开始，举办讲堂。").values())) == BUREAU
    assert ("杭州",) in subjects("杭州开展活动。").values()


def test_a_deed_before_a_team_is_no_team() -> None:
    assert set(subjects("狠抓班组建设，举办讲堂。").values()) == {BUREAU}


def test_what_a_body_is_makes_no_other_subject() -> None:
    found = subjects("石桥县第一中学创建于1914年，是一所具有百年历史的石桥县名校，1992年扩建。")
    assert found["1992年扩建"] == ("石桥县第一中学",)


def test_a_pronoun_points_to_the_person_named_last() -> None:
    found = subjects("教师林月娥在山乡任教。", "她先后荣获多项荣誉。")
    assert found["她先后荣获多项荣誉"] == ("林月娥",)


def test_a_body_that_was_given_something_is_pointed_to() -> None:
    found = subjects("省军区授予石桥县边防连“模范边防连”称号。该连官兵长年驻守高山。")
    assert found["该连官兵长年驻守高山"] == ("石桥县边防连",)


def test_the_short_name_that_a_text_gives_is_a_subject() -> None:
    assert subjects("它就是石桥县第一中学，简称石桥一中。")["简称石桥一中"] == ("石桥一中",)


@pytest.mark.parametrize(
    ("clause", "planned"), [("该局将创建文明单位作为抓手", False), ("该局将创建文明单位", True)]
)
def test_an_object_marked_by_jiang_is_no_plan(clause: str, planned: bool) -> None:
    assert bool(clauses(scene(f"{clause}。"))[clause].doubts) is planned


def test_what_an_order_points_out_has_happened() -> None:
    found = clauses(scene("命令指出，该局圆满完成任务。"))
    assert not found["该局圆满完成任务"].doubts


def statements(text: str, title: str = TITLE) -> set[tuple[str, str, str]]:
    found = extract(Document(doc="甲", text=f"{title}\n\n{text}\n")).statements
    return {(s.subject.name, s.predicate, s.object.name) for s in found}


@pytest.mark.parametrize("source", ["记者从", "从", "记者近日从", "记者18日从"])
def test_who_informed_the_press_does_nothing(source: str) -> None:
    found = statements(f"{source}青屏县卫健局获悉，该县开展义诊活动12场。", title="义诊暖人心")
    assert ("青屏县", "organised", "义诊活动") in found
    assert not any(subject.endswith("卫健局") for subject, predicate, _ in found if predicate == "organised")


def test_what_is_given_as_an_instance_is_whom_it_goes_on_about() -> None:
    found = statements("以青屏农商行为例，该行开办金融夜校。", title="石桥县银保监组推动金融支农")
    assert ("青屏农商行", "established", "金融夜校") in found


@pytest.mark.parametrize("pronoun", ["她", "2022年，她", "随后，她"])
def test_a_pronoun_means_the_person_spoken_of_last(pronoun: str) -> None:
    found = statements(f"石桥县教育局干部冯素兰退休后回到老街。{pronoun}创办“晚霞”读书社。")
    assert ("冯素兰", "established", "晚霞读书社") in found


def test_they_means_no_one_person() -> None:
    found = statements("石桥县教育局干部冯素兰退休后回到老街。他们创办“晚霞”读书社。")
    assert ("冯素兰", "established", "晚霞读书社") not in found


def test_a_person_named_with_a_post_is_known_without_one() -> None:
    found = statements("村党支部书记赵德厚上任了。赵德厚牵头成立德厚种植合作社。", title="石岭村换了模样")
    assert ("赵德厚", "established", "德厚种植合作社") in found


@pytest.mark.parametrize(
    ("first", "then", "subject"),
    [
        ("组建“雷锋车”投递班。", "投递班举办演练3次。", "雷锋车投递班"),
        ("成立了青屏县农业服务中心。", "中心举办培训3次。", "青屏县农业服务中心"),
        ("更名为青屏茶场。", "茶场举办培训3次。", "青屏茶场"),
        ("成立由老党员组成的“和事佬”调解队。", "调解队举办培训3次。", "和事佬调解队"),
        ("打造“和事佬”调解队。", "教育局举办培训3次。", "石桥县教育局"),
    ],
)
def test_a_body_that_was_set_up_goes_by_a_short_name(first: str, then: str, subject: str) -> None:
    found = statements(f"石桥县教育局{first}{then}")
    assert {s for s, predicate, _ in found if predicate == "organised"} == {subject}


@pytest.mark.parametrize(
    ("name", "whole"),
    [("龙江市十三中", True), ("松阳二中", True), ("青屏县二小", True), ("十三届三中全会", False)],
)
def test_schools_that_go_by_a_number(name: str, whole: bool) -> None:
    found = statements(f"{name}举办合唱展演。", title="合唱展演举行")
    assert ((name, "organised", "合唱展演") in found) == whole


def test_a_community_is_not_of_the_county_that_is_called_so() -> None:
    (found,) = {
        s for s, predicate, _ in statements("三门社区举办合唱展演。", title="x") if predicate == "organised"
    }
    assert found == "三门社区"
    assert not any(
        predicate == "locatedIn" for _, predicate, _ in statements("三门社区举办合唱展演。", title="x")
    )


def test_our_district_is_no_community() -> None:
    found = subjects("新津社区举办比赛。我区召开会议。", title="我区召开大会")
    assert found["我区召开会议"] == ("我区",)


def test_a_news_agency_before_the_body_is_skipped() -> None:
    text = "江城新闻网3月15日讯（黄冬、聂一）石桥县图书馆"
    assert text[skip_lead(text, 0, len(text)) :] == "石桥县图书馆"


def test_a_name_and_a_role_open_a_short_life() -> None:
    found = subjects("章联民，南山村党支部书记，带头修路。")
    assert found["带头修路"] == ("章联民",)


def test_of_two_who_give_none_is_the_protagonist() -> None:
    hero = scene(
        "石桥县委、石桥县政府授予石桥县图书馆“文明单位”称号。石桥县图书馆开展读书活动。", title="荣誉榜"
    ).protagonist
    assert hero is not None
    assert hero.name == "石桥县图书馆"


def test_goals_by_year_are_planned_over_semicolons() -> None:
    found = clauses(scene("目标：2011年，建成文明县城；2017年，建成文明城市。"))
    assert [doubt.word for doubt in found["建成文明城市"].doubts] == ["目标"]


def test_where_a_body_lies_leads_to_it() -> None:
    found = subjects("位于城东的石桥县图书馆开展活动，赠送图书。")
    assert found["赠送图书"] == LIBRARY


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("兴隆街道香山路社区组织社区党员开展歌会。", "兴隆街道香山路社区"),
        ("青屏县加大乡镇文化站建设力度，建成农家书屋52家。", "青屏县"),
        ("青屏县委组织部举办歌会。", "青屏县委组织部"),
        ("青屏县文教局接管民众教育馆，建立文化馆。", "青屏县文教局"),
    ],
)
def test_a_name_ends_before_what_its_bearer_does(text: str, subject: str) -> None:
    found = statements(text, title="工作见闻")
    assert {s for s, predicate, _ in found if predicate in ("organised", "established")} == {subject}


def test_a_feast_that_is_near_is_no_plan() -> None:
    found = statements("在端午节即将来临之际，石桥县教育局开展家园清洁行动。")
    assert ("石桥县教育局", "organised", "家园清洁行动") in found


@pytest.mark.parametrize("word", ["弘扬", "年年", "多人"])
def test_everyday_words_with_a_surname_in_front_are_no_persons(word: str) -> None:
    assert not is_name(word)


def test_a_township_stands_under_the_county_that_the_report_names_it_with() -> None:
    found = subjects(
        "小楼镇获得全国文明村镇称号。", "增城区小楼镇位于增城区东北部。", title="花都区与增城区文明创建"
    )
    assert found["小楼镇获得全国文明村镇称号"] == ("增城区小楼镇",)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("获得全国文明单位称号的青屏县税务局还被评为省级文明单位。", ["全国文明单位", "省级文明单位"]),
        ("入选全国文明村镇的青屏县柳河镇还被授予省级卫生乡镇称号。", ["全国文明村镇", "省级卫生乡镇"]),
        ("被评为全国文明村镇的青屏县柳河镇，2016年建成文化广场。", ["全国文明村镇", "文化广场"]),
    ],
)
def test_whoever_a_relative_clause_praises_is_the_subject(sentence: str, told: list[str]) -> None:
    found = extract(Document(doc="甲", text=f"{TITLE}\n\n{sentence}\n")).statements
    made = [s for s in found if s.predicate in ("received", "established")]
    assert [s.object.name for s in made] == told
    assert {s.subject.name[:5] for s in made} <= {"青屏县税务", "青屏县柳河"}


def test_a_semicolon_stays_with_whom_the_sentence_began_with() -> None:
    found = subjects(
        "青湖县关工委举办讲座。近年来，白沙县关工委搭建平台；开展助学活动。",
        title="五好关工委名单公布",
    )
    assert found["开展助学活动"] == ("白沙县关工委",)


def test_bodies_told_of_in_turn_each_keep_what_follows() -> None:
    found = subjects(
        "人民银行青湖中心支行组织竞赛。农业银行青湖支行评选标兵。认真开展纪律教育活动。", title="精神文明建设"
    )
    assert found["认真开展纪律教育活动"] == ("农业银行青湖支行",)


def test_the_head_of_a_brigade_is_no_brigade() -> None:
    found = subjects("石桥消防大队成绩突出。大队长陈有为被评为标兵。", title="石桥消防大队纪实")
    assert found["大队长陈有为被评为标兵"] == ("陈有为",)


def test_what_an_official_tells_of_his_village_is_the_villages() -> None:
    found = subjects(
        "柳湾村成立锣鼓队。柳湾村党支部书记林志强告诉记者，今年投入20万元。他说，还要建广场。",
        title="柳湾村新貌",
    )
    assert found["今年投入20万元"] == ("柳湾村",)
    assert found["他说"] == ("柳湾村",)


def test_what_a_hall_holds_is_the_halls() -> None:
    found = subjects("石桥县教育局建设了一处校史馆，馆藏老物件2000件，每年接待学生3000人次。")
    assert found["馆藏老物件2000件"] == ("校史馆",)
    assert found["每年接待学生3000人次"] == ("校史馆",)


def test_works_are_no_actor() -> None:
    found = subjects("石桥县人民医院及体检中心改造项目已完成。投资170万元。", title="石桥县卫生事业纪实")
    assert found["投资170万元"] == ("石桥县",)


def test_who_is_presented_is_spoken_of() -> None:
    text = "在青屏县，有一位叫周爱莲的老人，她拉扯着5个子女。有一位老板叫王佰成，他设立教育奖励基金。"
    found = extract(Document(doc="甲", text=f"青屏县文明创建侧记\n\n{text}\n")).statements
    told = {(s.subject.name, s.object.name) for s in found if s.predicate in ("measured", "established")}
    assert told == {("周爱莲", "子女"), ("王佰成", "教育奖励基金")}


def test_a_short_name_that_the_report_gives_stands_for_the_full_one() -> None:
    found = subjects("石桥县城市管理局（以下简称县城管局）是常设机构。", "县城管局开展读书活动。")
    assert found["县城管局开展读书活动"] == ("石桥县城市管理局",)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("矿工“文体协会”闹红矿区——松坪煤矿文体活动一瞥", "松坪煤矿"),
        ("石桥县林业局：白云山林场入选示范林场", "白云山林场"),
        ("石桥县林业局：创建工作成效显著", "石桥县林业局"),
        ("石桥县法院工作报告——在青湖县会议上", "石桥县法院"),
    ],
)
def test_whom_a_headline_of_two_parts_is_about(title: str, name: str) -> None:
    hero = scene("近年来，举办讲座，印发方案。", title=title).protagonist
    assert hero is not None
    assert hero.name == name


def test_what_the_government_of_a_town_does_keeps_no_paragraph() -> None:
    found = subjects("近年来，石桥镇政府调整结构。2002年，种植榨菜9400亩。", title="石桥镇概况")
    assert found["种植榨菜9400亩"] == ("石桥镇",)


def test_a_team_with_a_name_of_its_own_keeps_its_sentence() -> None:
    found = subjects("成立“税助创”志愿服务队。截至目前，“税助创”志愿服务队策划慈善跑；组织献爱心活动。")
    assert found["组织献爱心活动"][0].endswith("志愿服务队")


@pytest.mark.parametrize("text", ["石桥县税务局紧扣政治机关建设主线", "改电影管理站为公司"])
def test_no_name_runs_across_these_verbs(text: str) -> None:
    found = subjects(f"{text}，建成展厅。", title="石桥县纪实")
    assert found["建成展厅"][0] in ("石桥县税务局", "石桥县")


def test_behind_a_unit_of_the_protagonist_the_sentence_is_of_the_protagonist() -> None:
    found = subjects(
        "“小水滴”志愿服务队由学生管理，与敬老院结对。学校团委实施减负行动；在大赛中获一等奖。",
        title="石桥县第一中学简介",
    )
    assert found["在大赛中获一等奖"] == ("石桥县第一中学",)


def test_a_river_that_winds_round_a_village_is_no_village() -> None:
    found = subjects("柳湾村在石桥县，柳河绕村三道弯。", "村里开办夜校。", "村里评选好媳妇。", title="三道弯")
    assert found["村里开办夜校"] == ("石桥县柳湾村",) or found["村里开办夜校"] == ("柳湾村",)


def test_the_only_life_that_a_report_begins_with_is_whom_it_is_about() -> None:
    found = subjects(
        "人物小传：李春生，男，石桥县人民医院医师，县医学会会员。",
        "医学会多次邀请专家。",
        "自2001年以来，先后承担课题11项。",
        title="李春生：勤于学习勇创新",
    )
    assert found["先后承担课题11项"] == ("李春生",)
    lives = subjects(
        "李春生，男，医师。", "赵玲，女，教师。", "先后承担课题11项。", title="石桥县教育局表彰名单"
    )
    assert lives["先后承担课题11项"] == BUREAU


def test_the_unit_of_somebody_s_school_is_not_the_person_s() -> None:
    found = subjects("赵玲，石桥县中学的一名教师，共产党员。", "任职期间，该校团委荣获表扬。", title="赵玲")
    assert found["该校团委荣获表扬"] == ("该校团委",)


def test_a_company_that_nothing_names_is_no_office_and_no_county() -> None:
    said = "公司喜获“省直机关第八届文明单位”称号"
    assert subjects(f"近日，省直机关第八届文明单位评选揭晓，{said}。", title="喜报")[said] == ()
    said = "学校召开表彰大会"
    assert subjects(f"近日，石桥县评选揭晓，{said}。", title="喜报")[said] == ()
    said = "企业扭亏为盈"
    assert subjects(f"2008年，石桥县烟草专卖局改革，{said}。", title="喜报")[said] == ("石桥县烟草专卖局",)


def test_a_stand_among_the_things_set_up_is_no_office() -> None:
    said = "进行法制宣传"
    found = subjects(f"该局在广场设展板两块，咨询台一处，{said}。")
    assert found[said] == BUREAU


def test_where_something_is_heard_acts_in_nothing() -> None:
    said = "推进示范区建设"
    found = subjects("石桥民歌馆里飘出歌声。", f"石桥县坚持创新，{said}。", title="山花开")
    assert found[said] == ("石桥县",)
    assert subjects("石桥县文化馆内设展厅3个。", title="简介")["石桥县文化馆内设展厅3个"] == ("石桥县文化馆",)


def test_a_village_in_a_headline_under_its_county() -> None:
    said = "该村建设公园"
    text = f"9月3日，石桥县红星村被评为全国文明村。{said}。"
    assert subjects(text, title="石桥红星村获“全国文明村”称号")[said] == ("石桥县红星村",)


def test_nothing_is_said_of_a_court_s_division_where_no_court_is_named() -> None:
    assert extract(Document(doc="甲", text="该院行政庭举办普法讲座。")).statements == ()


def test_committees_and_unions_are_of_the_body_that_a_plain_word_stands_for() -> None:
    title = "翠竹社区简介"
    for unit in ("社区党委", "社区居委会", "社区党总支"):
        said = f"{unit}举办讲座"
        full = "翠竹" + unit
        assert subjects(f"翠竹社区成立于2003年。{said}。", title=title)[said] == (full,)
    said = "局机关党委举办讲座"
    assert subjects(f"{said}。")[said] == ("石桥县教育局机关党委",)


def test_this_and_that_point_to_the_one_named_last() -> None:
    found = subjects("柳河采油厂成立于1960年。", "这个厂获得全国文明单位称号。", title="石桥县工业纪实")
    assert found["这个厂获得全国文明单位称号"] == ("柳河采油厂",)
    found = subjects(
        "石桥县法院柳河法庭榜上有名。", "据悉，近五年来，该法庭审结案件1500件。先后被评为青年文明号。"
    )
    court = ("石桥县法院柳河法庭",)
    assert found["该法庭审结案件1500件"] == found["先后被评为青年文明号"] == court


def test_a_farm_is_no_area_and_no_county() -> None:
    found = subjects("石塘农场建于1958年。", "农场举办运动会。", title="石桥县农垦大事")
    assert found["农场举办运动会"] == ("石塘农场",)
    assert subjects("农场举办运动会。", title="石桥县大事记")["农场举办运动会"] == ()
    assert subjects("石塘林场党总支换届。", "林场建起篮球场。")["林场建起篮球场"] == ("石塘林场",)


def test_the_size_of_a_thing_is_said_in_passing() -> None:
    found = subjects("社区办公面积160平方米，活动中心面积180平方米，设有警务室。", title="石桥社区简介")
    assert found["设有警务室"] == ("石桥社区",)
    found = subjects("石塘文化馆建筑面积800平方米，设有排练厅。", title="石桥县见闻")  # whom it is about
    assert found["设有排练厅"] == ("石塘文化馆",)


def test_what_leads_others_or_is_counted_with_them_does_not_act() -> None:
    found = subjects("全村建成了特色农业，柳河市场为支柱的山货生意，村集体资产达4亿元。", title="红星村纪实")
    assert found["村集体资产达4亿元"] == ("红星村",)
    found = subjects("公司还有培训中心、信息中心2个单位，荣获先进集体称号。", title="石桥供电公司简介")
    assert found["荣获先进集体称号"] == ("石桥供电公司",)
    both = ("石桥县司法局", "石桥县教育局")  # they act
    found = subjects("石桥县司法局、石桥县教育局两家单位举办夏令营。", title="夏令营开营")
    assert found["石桥县司法局、石桥县教育局两家单位举办夏令营"] == both


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("玉树举办文化节", "玉树市"),
        ("近年来，玉树因地制宜，举办文化节", "玉树市"),
        ("玉树修造社举办文化节", None),
        ("玉树的社区举办文化节", None),
        ("果洛举办文化节", "果洛"),  # a prefecture, which needs no fuller name
        ("称多举办文化节", None),  # a county that the report nowhere names in full
    ],
)
def test_a_place_named_in_full_acts_under_its_short_name(sentence: str, subject: str | None) -> None:
    found = subjects("玉树市有三个图书馆。", f"{sentence}。")
    clause = next(words for words in found if words.endswith("举办文化节"))
    assert found[clause] == ((subject,) if subject else BUREAU)


def test_a_station_that_somebody_makes_is_what_is_pointed_to() -> None:
    found = subjects("柳河街道打造“一站多点”社区文明实践站。该实践站开展讲座。")
    assert found["该实践站开展讲座"] == ("一站多点社区文明实践站",)


def test_a_credit_ends_a_caption() -> None:
    found = subjects("柳河街道的图书馆。新华社发", "石桥县图书馆举办讲座。")
    assert found["石桥县图书馆举办讲座"] == LIBRARY


def hero_of(*paragraphs: str, title: str) -> str:
    hero = scene(*paragraphs, title=title).protagonist
    return hero.name if hero else ""


def test_who_sent_a_report_in_is_whom_it_is_about() -> None:
    text = "江州市中院召开工作会议。石桥县法院荣获二等奖。2014年，石桥县法院受理案件1265件。"
    assert hero_of(text + "（江州市石桥县法院供稿）", title="一则消息") == "石桥县法院"
    assert (
        hero_of(text + "（江州市青屏县法院供稿）", title="一则消息") == "江州市中院"
    )  # nothing begins with it


def test_who_wins_at_an_event_is_whom_the_report_is_about() -> None:
    text = "江州市第二届十佳中队颁奖典礼在市会堂举行，石桥县公安局柳河中队再次荣获“十佳中队”称号。"
    assert hero_of(text, title="一则消息") == "石桥县公安局柳河中队"
    text = "江州市第二届运动会在市体育馆举行，石桥县法院组织干警参加。"
    assert hero_of(text, title="一则消息") == "江州市"


def test_the_city_of_a_paper_before_a_town_in_it() -> None:
    text = "我市又有两镇获表彰\n镇江日报讯 句容市精心组织，推荐了一批村镇。我市举办读书节。\n"
    (reading,) = read_articles(Document(doc="甲", text=text))
    laid = set_scene(Document(doc="甲", text=text), reading)
    assert laid.protagonist is not None
    assert laid.protagonist.name == "镇江市"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("石桥县的红星村举办庙会", "石桥县红星村"),
        ("石桥县的干部开会", "石桥县"),
        ("石桥县的文明村受表彰", "石桥县"),
    ],
)
def test_places_that_are_another_places(text: str, name: str) -> None:
    found = actor_at(text, 0, len(text))
    assert found is not None
    assert found.text == name


def test_where_else_a_village_lies_is_no_home() -> None:
    text = "柳湾村与临江县的红星村相邻。柳湾村举办庙会。"
    assert subjects(text, title="柳湾村纪实")["柳湾村举办庙会"] == ("柳湾村",)


def test_words_that_do_something_are_no_city() -> None:
    assert actor_at("彻底改变城市面貌", 0, 8) is None


def test_examples_are_named_by_their_own_name() -> None:
    found = extract(
        Document(doc="甲", text="他们中有干部，如石桥县民政局副局长罗延、青屏县委书记周岚。")
    ).statements
    posts = [(s.subject.name, s.object.name) for s in found if s.predicate == "holdsPost"]
    assert posts == [("罗延", "石桥县民政局"), ("周岚", "青屏县委")]


def test_generations_and_names_of_one_character_do_not_act() -> None:
    found = subjects("几代林场人不怕苦，种下松树。", "历届党委班子求真务实，培训教师。", title="石塘林场纪实")
    assert found["种下松树"] == found["培训教师"] == ("石塘林场",)
    assert subjects("原岭林场每年蓄水。", title="绿色")["原岭林场每年蓄水"] == ()


def test_who_sits_on_committees_is_counted_for_the_whole() -> None:
    found = subjects("社区共有党员419名，社区党总支、居委会班子成员11人，设有警务室。", title="石桥社区简介")
    assert found["设有警务室"] == ("石桥社区",)


def test_of_two_places_of_a_headline_the_lower_is_whom_it_is_about() -> None:
    text = "甘肃仅此一县！甘肃静宁捧得金穗杯\n静宁县荣获“金穗杯”。"
    (reading,) = read_articles(Document(doc="甲", text=text))
    hero = set_scene(Document(doc="甲", text=text), reading).protagonist
    assert hero is not None
    assert hero.name == "静宁县"


def test_a_verb_that_the_segmenter_cuts_is_one_behind_a_place() -> None:
    text = "静宁捧回全省综治最高奖“金穗杯”\n昨日，平安建设表彰大会举行，静宁县榜上有名。"
    about = [s for s in extract(Document(doc="甲", text=text)).statements if s.predicate == "about"]
    assert [s.evidence[0].text for s in about] == ["静宁捧回全省综治最高奖“金穗杯”"]


def test_a_department_that_holds_the_ending_of_a_body_is_one_of_the_protagonist() -> None:
    found = subjects("师范科、预科各一班，中心处负责教学。师范科举办讲座。", title="石桥中学简介")
    assert found["师范科举办讲座"] == ("石桥中学师范科",)


@pytest.mark.parametrize(
    "sentence",
    [
        "“省级文明单位”称号是精神文明建设的最高荣誉，举办评选活动。",
        "石桥市政府质量奖是质量领域的最高奖项，举办评选活动。",
        "这10家获奖企业中，举办评选活动。",
    ],
)
def test_what_is_said_of_titles_and_groups_is_said_of_nobody_before(sentence: str) -> None:
    found = subjects("石桥县图书馆开展读书活动。" + sentence + "随后培训教师。")
    assert found["举办评选活动"] == ()
    assert subjects("石桥县图书馆是省级文明单位，举办评选活动。")["举办评选活动"] == LIBRARY


def test_a_district_is_no_mayor() -> None:
    found = extract(
        Document(doc="甲", text="石桥市长安区供电公司等5家企业上榜，石桥市市长罗延到会。")
    ).statements
    assert [(s.subject.name, s.object.name) for s in found if s.predicate == "holdsPost"] == [
        ("罗延", "石桥市")
    ]


def test_a_union_of_cooperatives_is_one_body_and_no_part_of_one() -> None:
    text = "青屏县农村信用社联合社帮扶柳河村，投放贷款300万元。"
    told = extract(Document(doc="甲", text=f"青屏县农村信用社联合社简介\n{text}")).statements
    assert {s.subject.name for s in told if s.predicate == "measured"} == {"青屏县农村信用社联合社"}
    assert "青屏县农村信用社" not in {s.object.name for s in told}
    other = extract(Document(doc="甲", text="青屏县农村信用社联合开展活动。")).statements
    assert "青屏县农村信用社联合社" not in {s.subject.name for s in other}


def test_under_whose_orders_is_no_part_of_a_name() -> None:
    text = "1955年8月，奉石桥省教育厅令列为重点中学。1956年，石桥中学举办运动会。"
    told = extract(Document(doc="甲", text=f"石桥中学简介\n{text}")).statements
    assert not [s for s in told if s.subject.name.startswith("奉") or s.object.name.startswith("奉")]
    dated = extract(Document(doc="甲", text="奉化区教育局举办运动会。")).statements
    assert {s.subject.name for s in dated if s.predicate == "organised"} == {"奉化区教育局"}


def test_the_opening_of_a_hall_is_not_what_it_founds() -> None:
    told = extract(Document(doc="甲", text="柳河博物馆简介\n2010年10月，柳河博物馆建成开馆。")).statements
    assert "开馆" not in {s.object.name for s in told}


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("近日，由石桥县卫生局组织县医院在中心广场举行义诊。", "石桥县卫生局"),
        ("3月5日，由青林县文联主办、县图书馆承办的书法展开幕。", "青林县文联"),
        ("书法展3月5日开幕，展览由青林县文联主办，柳林镇文化站承办。", "青林县文联"),
        ("由石桥县司法局牵头，联合县总工会开展普法宣传。", "石桥县司法局"),
    ],
)
def test_who_holds_what_a_report_begins_with_is_whom_it_is_about(opening: str, name: str) -> None:
    found = subjects("群众纷纷前来。", opening, "出动人员25名。", title="走进群众")
    assert found["出动人员25名"] == (name,)


def test_a_host_beside_whom_the_report_is_about_keeps_no_later_clause() -> None:
    found = subjects("由青林县文联主办的书法展同时举行，展出作品80幅。", "由于下雨，赠送图书。")
    assert found["展出作品80幅"] == BUREAU
    found = subjects("由青林县文联组织书法家义写春联，赠送春联80副。", "赠送图书。")
    assert found["赠送春联80副"] == ("青林县文联",)
    assert found["赠送图书"] == BUREAU


def test_whose_body_is_only_said_is_not_whom_the_report_is_about() -> None:
    told = (
        "1985年开了茶话会，文化馆罗延等人作了示范；1988年组织了划船比赛。",
        "8年来，青山县妇联抓典型，举办培训班12期。",
        "次年举办讲座。",
    )
    found = subjects(*told, title="节日活动")
    assert found["1988年组织了划船比赛"] == ()
    assert found["次年举办讲座"] == ("青山县妇联",)
    head = subjects("供电局局长王兰带队检查线路。", "排查隐患12处。", title="节前检查")
    assert head["排查隐患12处"] == ("供电局",)


@pytest.mark.parametrize("blow", ["遭受了水灾", "发生6.1级地震", "突发洪涝灾害", "突然地震"])
def test_where_a_disaster_was_is_not_who_helps(blow: str) -> None:
    found = subjects(f"1991年江北市{blow}，组织募捐。")
    assert found["组织募捐"] == BUREAU
    found = subjects(f"1991年江北市{blow}，组织募捐。", title="江北市重建纪实")
    assert found["组织募捐"] == ("江北市",)


def test_behind_times_the_body_that_a_paragraph_begins_with_takes_over() -> None:
    found = subjects("8年来，石桥县妇联抓典型。举办培训班。", "近年来，江北市图书馆购书。举办讲座。")
    assert found["举办培训班"] == ("石桥县妇联",)
    assert found["举办讲座"] == ("江北市图书馆",)


@pytest.mark.parametrize(
    ("title", "told", "name"),
    [
        (
            "石桥多个集体获表彰",
            "青林县柳林镇、白山县、东溪县被授予“文明城市”称号。石桥县举办培训班。",
            "石桥县",
        ),
        (
            "英模载誉归来",
            "青林县公安局、白山县公安局、东溪县公安局被评为“优秀公安局”。江北市公安局举办报告会。",
            "江北市公安局",
        ),
        (
            "英模载誉归来",
            "青林县公安局等20个集体获评“优秀公安局”。江北市公安局举办报告会。",
            "江北市公安局",
        ),
        ("创建纪实", "石桥县、青林县、白山县联合举办培训班。江北市文联参加。", "石桥县"),
        ("关于石桥县渔港建设的调研报告", "县人大调研组看了渔港。青林县谈了做法。", "石桥县"),
        (
            "青林县人民政府关于表彰优胜单位的决定",
            "石桥镇人民政府等三个镇为优胜单位，东溪县柳林镇人民政府次之。",
            "青林县人民政府",
        ),
    ],
)
def test_items_of_lists_of_winners_are_not_whom_a_report_is_about(title: str, told: str, name: str) -> None:
    assert hero_of(told, title=title) == name


def test_our_city_is_none_of_a_list() -> None:
    found = subjects(
        "青林市、白山市、东溪市获评文明城市。石桥市开展宣传，我市举办讲座。", title="文明之风吹来"
    )
    assert found["我市举办讲座"] == ("石桥市",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("金河茶厂与原白塔茶厂合并成如今的柳林镇茶厂，举办义诊。", "柳林镇茶厂"),
        ("2001年，红山中学与白山中学合并组建青山中学，举办义诊。", "青山中学"),
        ("石桥县文化馆与石桥县图书馆合并办公，举办义诊。", "石桥县文化馆"),
    ],
)
def test_what_several_have_become_is_told_of(text: str, name: str) -> None:
    assert subjects(text, title="旧事")["举办义诊"] == (name,)


def test_what_a_body_was_once_made_into_stays_that_body() -> None:
    found = subjects("1949年，石桥医院组建为江北医学院附属医院，举办义诊。", title="石桥医院简介")
    assert found["举办义诊"] == ("石桥医院",)


def test_a_short_name_that_a_county_begins_as_well_is_the_town_s() -> None:
    found = subjects("镇安监办排查隐患。", title="石桥县柳林镇开展检查")
    assert found["镇安监办排查隐患"] == ("石桥县柳林镇安监办",)


def test_a_verb_before_a_name_makes_no_fuller_name() -> None:
    text = (
        "罗家村一览\n\n1990年，三村合并，建罗家村。\n\n罗家村在东河镇北边，共有果树3000棵。"
        "罗家村养蜂协会获得县级模范协会称号。\n"
    )
    statements = extract(Document(doc="甲", text=text)).statements
    assert not [s for s in statements if s.subject.name.startswith("建")]
    assert {s.subject.name for s in statements if s.predicate == "measured"} == {"罗家村"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("近日，由共青团江北市委主办的划船比赛落幕。我校获得“水上运动先进学校”称号。", "我校"),
        ("近日，由石桥县第一中学主办的划船比赛落幕。我校获得“水上运动先进学校”称号。", "石桥县第一中学"),
    ],
)
def test_a_report_that_speaks_of_our_school_is_about_no_other_body(text: str, who: str) -> None:
    statements = extract(Document(doc="甲", text=text)).statements
    assert [s.subject.name for s in statements if s.predicate == "received"] == [who]
    assert [s.object.name for s in statements if s.predicate == "about"] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "市、县文旅部门开展义诊20场。",
        "县、乡两级水利部门发放口袋书700本。",
        "我市林业系统多年开展护绿活动。",
    ],
)
def test_offices_of_no_name_are_not_the_body_told_of(text: str) -> None:
    found = statements(text, title="青屏县档案局")
    assert not [name for name, predicate, _ in found if name == "青屏县档案局" and predicate != "about"]


def test_a_team_in_a_village_acts_whoever_sent_it() -> None:
    found = statements("驻大坪村工作队开展义诊活动。", title="青屏县档案局下乡")
    assert ("驻大坪村工作队", "organised", "义诊活动") in found
    found = statements("广电局驻和田市大坪村工作队开展义诊活动。", title="下乡记")
    assert ("广电局驻和田市大坪村工作队", "organised", "义诊活动") in found


@pytest.mark.parametrize("kind", ["村", "社区", "镇"])
def test_the_headline_s_short_name_is_that_of_the_place_told_of(kind: str) -> None:
    above = "青屏县" if kind == "镇" else "青屏县河口镇"
    text = f"近日，{above}新柳{kind}组织志愿者上门助老。"
    assert hero_of(text, title=f"新柳{kind}开展助老活动") == f"{above}新柳{kind}"
    two = f"{text}石桥县白塔镇新柳{kind}也派人参加。" if kind != "镇" else f"{text}石桥县新柳镇也派人参加。"
    assert hero_of(two, title=f"新柳{kind}开展助老活动") == f"新柳{kind}"


def test_what_a_bar_sets_off_in_a_headline_is_no_part_of_a_name() -> None:
    assert hero_of("宣讲团累计宣讲140场。", title="身边好人丨青屏宣讲团：把故事讲到田间") == "青屏宣讲团"


def test_a_body_is_not_named_by_its_kind_twice() -> None:
    found = statements("2016年，街道办事处新建文化室3个。", title="松柏街道办事处举行文化节")
    assert ("松柏街道办事处", "established", "文化室") in found


def test_a_festival_of_the_communities_is_held_by_the_city() -> None:
    found = statements("本届社区艺术节开展展演活动12场。", title="松河市社区艺术节举行")
    assert ("松河市", "organised", "展演活动") in found
    assert not any("社区" in name for name, predicate, _ in found if predicate == "organised")


def test_means_are_those_of_whom_the_sentence_goes_on_to_name() -> None:
    found = statements("通过举办文艺汇演，青山村不断提升治理水平。", title="红旗镇开展综合整治")
    assert ("青山村", "organised", "文艺汇演") in found
    assert ("红旗镇", "organised", "文艺汇演") not in found


def test_firms_of_no_name_are_not_the_body_told_of() -> None:
    found = statements("丰禾、明泰、九鼎等驻区企业先后开展焊工比武。", title="青屏县总工会开展调研")
    assert not any(name == "焊工比武" for _, _, name in found)
    found = statements("诚邀丰禾、德威等企业开展圆梦活动。", title="青屏县总工会开展调研")
    assert ("青屏县总工会", "organised", "圆梦活动") in found


def test_after_a_speech_the_school_goes_on() -> None:
    found = statements("副校长许延致开幕词。随后举行了入队仪式。", title="石桥小学举办运动会")
    assert ("石桥小学", "organised", "入队仪式") in found


def test_whom_a_committee_calls_upon_is_no_part_of_its_name() -> None:
    found = statements("地委要求各乡市抓紧建立责任制，组建了禁毒委员会。", title="创建记")
    assert not any("各乡市" in name for name, _, _ in found)


def test_prefectures_of_the_last_century_act() -> None:
    found = statements("阜阳地区先后开展了“好邻居”评比活动。", title="创建记")
    assert ("阜阳地区", "organised", "好邻居评比活动") in found


def test_the_city_of_a_winner_s_firm_is_not_ours() -> None:
    text = "受表彰的有：云南安宁市丰禾米业有限公司许延、市一中丁有田。我市举办技能大赛12场。"
    assert not any(
        name == "安宁市"
        for name, predicate, _ in statements(text, title="劳模表彰大会举行")
        if predicate == "organised"
    )


def test_our_town_is_the_one_that_the_report_begins_with() -> None:
    text = "2011年是青石镇道路建设的收官之年，对我镇意义重大。我镇举办培训班5期。"
    assert ("青石镇", "organised", "培训班") in statements(text, title="工作总结")
    assert ("我镇", "organised", "培训班") in statements("我镇举办培训班5期。", title="工作总结")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("青屏县卫生健康局", "今年以来，县卫健部门开展义诊20场。", ("青屏县卫生健康局", "organised", "义诊")),
        (
            "青屏县总工会",
            "先后到丰禾公司、德威公司等企业开展宣讲8场。",
            ("青屏县总工会", "organised", "宣讲"),
        ),
        (
            "石桥小学",
            "通过举办运动会，县教育局授予石桥小学“先进集体”称号。",
            ("石桥小学", "organised", "运动会"),
        ),
        (
            "石桥县",
            "作为全国文明城市，近年来，省文明办多次到石桥县调研。",
            ("石桥县", "received", "全国文明城市"),
        ),
        ("青屏消防大队", "近日，柳关消防大队开展演练。", ("柳关消防大队", "organised", "演练")),
    ],
)
def test_whose_deed_stays_whose(title: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in statements(text, title=title)


def test_what_is_done_behind_a_plan_is_no_plan() -> None:
    found = statements("县卫生局计划举办培训班10期；举办了培训班3期。", title="梧桐县卫生局")
    assert ("梧桐县卫生局", "organised", "培训班") in found
    found = statements("县卫生局计划举办培训班10期；举办讲座3场。", title="梧桐县卫生局")
    assert not any(predicate == "organised" for _, predicate, _ in found)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("年纪最大的是常建川。这位老矿工在七十岁时获评省劳动模范。", "常建川"),
        ("最小的代表是杨小禾。生于1951年的她，1972年就获得省劳动模范称号。", "杨小禾"),
        ("我校1996届校友李维现任江州法院法官，多次获得“先进个人”称号。", "李维"),
    ],
)
def test_persons_who_are_presented_are_spoken_of(text: str, who: str) -> None:
    found = statements(text, title="群英谱")
    assert {subject for subject, predicate, _ in found if predicate == "received"} == {who}


def test_a_body_in_a_list_is_of_the_place_of_the_first() -> None:
    found = statements("青屏县司法局联合县水务局、民政局、科协开展宣传活动。", title="简讯")
    assert {name for _, predicate, name in found if predicate == "partneredWith"} == {
        "青屏县水务局",
        "青屏县民政局",
        "青屏县科协",
    }


def test_a_feature_is_about_whom_it_is_on() -> None:
    found = statements("协会现有会员320人。", title="夕阳里的歌声\n——记青屏县金秋合唱协会")
    assert ("青屏县金秋合唱协会", "measured", "会员") in found
    assert not any(subject.startswith("记") for subject, _, _ in found)


def test_whom_the_next_sentence_calls_he_is_spoken_of() -> None:
    found = statements("吴学一直扎根山村。他先后被评为县优秀教师、县劳动模范。", title="山村教师")
    assert {(who, what) for who, said, what in found if said == "received"} == {
        ("吴学", "县优秀教师"),
        ("吴学", "县劳动模范"),
    }
