"""Who holds which post where."""

from __future__ import annotations

import pytest

from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document

BODY = "石桥县教育局"


def held(text: str, title: str = "") -> set[tuple[str, str | None, str]]:
    """(person, post, body) of every holdsPost that `text` under the headline `title` gives."""
    found = extract(Document(doc="t.txt", text=f"{title}\n{text}" if title else text)).statements
    return {(s.subject.name, s.qualifiers.post, s.object.name) for s in found if s.predicate == "holdsPost"}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("石桥县第一中学简介", "校长王小明被评为全省优秀校长。", ("王小明", "校长", "石桥县第一中学")),
        (BODY, "近日，局长王小明带队走访困难家庭30户。", ("王小明", "局长", BODY)),
        (BODY, "“我们会一直做下去。”党组书记、局长王小明说。", ("王小明", "党组书记、局长", BODY)),
        ("石桥县人民法院", "立案庭庭长王小明荣立三等功。", ("王小明", "庭长", "石桥县人民法院立案庭")),
        ("", "石桥县消防队三中队开展训练，指导员王小明作动员。", ("王小明", "指导员", "石桥县消防队三中队")),
        ("石桥县河口镇", "镇党委书记王小明介绍，全镇建成书屋20个。", ("王小明", "书记", "石桥县河口镇党委")),
    ],
)
def test_a_bare_post_belongs_to_the_body_spoken_of(
    title: str, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in held(text, title)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("石桥县河口镇", "校长王小明参加了会议。"),
        ("石桥县", "近日，局长王小明参加了会议。"),
        (BODY, "院长王小明参加了会议。"),
        (BODY, "全局涌现出“全省优秀校长王小明”等先进典型。"),
        (BODY, "近日，石桥县河口镇村民王小明送来锦旗。"),
    ],
)
def test_a_bare_post_that_no_body_spoken_of_has(title: str, text: str) -> None:
    assert held(text, title) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王小明任石桥县教育局局长。", ("王小明", "局长", BODY)),
        ("2019年，王小明出任石桥县教育局副局长。", ("王小明", "副局长", BODY)),
        ("石桥县教育局任命李文强为督导室主任。", ("李文强", "督导室主任", BODY)),
        ("石桥县教育局成立创建工作领导小组，由局长王小明任组长。", ("王小明", "组长", "创建工作领导小组")),
        ("石桥县教育局成立创建工作领导小组，由局长王小明任组长。", ("王小明", "局长", BODY)),
        ("石桥县成立志愿者协会，会长由民警王小明兼任。", ("王小明", "会长", "志愿者协会")),
        ("李文强由石桥县水务局选派到河口镇松林村担任第一书记。", ("李文强", "第一书记", "河口镇松林村")),
        ("区政协副主席、民盟区委主委王小明带队调研。", ("王小明", "主委", "民盟区委")),
        ("石桥县河口镇党委书记王小明介绍了情况。", ("王小明", "书记", "石桥县河口镇党委")),
        ("石桥县妇联副主席王小明到场。", ("王小明", "副主席", "石桥县妇联")),
        ("区政协副主席、民盟区委主委王小明带队调研。", ("王小明", "副主席", "区政协")),
        ("石桥县委常委、宣传部部长王小明出席。", ("王小明", "部长", "石桥县委宣传部")),
    ],
)
def test_posts_taken_up_and_held_together(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text)


def test_a_list_shares_the_body_that_its_first_office_names() -> None:
    assert held("石桥县教育局党组书记张庆云、局长李国强和副局长王丽出席。") == {
        ("张庆云", "党组书记", BODY),
        ("李国强", "局长", BODY),
        ("王丽", "副局长", BODY),
    }


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("石桥县教育局成立领导小组，王小明同志任组长。", "王小明"),
        ("石桥县河口镇松林村村委会主任多杰当选县人大代表。", "多杰"),
        ("阿不都热西提·买买提任石桥县河口镇党委书记。", "阿不都热西提·买买提"),
    ],
)
def test_names_of_all_peoples_hold_posts(text: str, person: str) -> None:
    assert person in {name for name, _, _ in held(text)}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("石桥县人民医院", "院党委书记王小明出席。", ("王小明", "党委书记", "石桥县人民医院党委")),
        (BODY, "局党组书记、局长王小明出席。", ("王小明", "党组书记、局长", BODY)),
        ("石桥县河口镇松林村", "村支书王小明带头捐款。", ("王小明", "村支书", "石桥县河口镇松林村")),
        (BODY, "王小明，男，1970年生，现任石桥县水务局局长。", ("王小明", "局长", "石桥县水务局")),
        ("石桥县农科院", "院长、研究员王小明出席。", ("王小明", "院长、研究员", "石桥县农科院")),
    ],
)
def test_posts_inside_the_body_spoken_of(title: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text, title)


@pytest.mark.parametrize("signature", ["（石桥县教育局 张国强）", "作者：张国强（石桥大学教授）"])
def test_who_signs_with_a_body_is_the_author(signature: str) -> None:
    text = f"石桥县教育局开展文明创建\n　　石桥县教育局近年来开展文明创建活动20场。\n{signature}"
    found = extract(Document(doc="t.txt", text=text)).statements
    assert [s.subject.name for s in found if s.predicate == "authored"] == ["张国强"]


def test_a_line_of_a_body_and_a_photographer_gives_no_post() -> None:
    assert held("石桥县教育局 周文远 摄", BODY) == set()
    assert held("近日，石桥县河口镇松林社区居民王小明说。", BODY) == set()


def test_two_posts_at_one_body_are_both_told() -> None:
    found = held("教务主任王小明兼任年级组长。", "石桥县第一中学简介")
    assert found == {
        ("王小明", "教务主任", "石桥县第一中学"),
        ("王小明", "年级组长", "石桥县第一中学"),
    }


def test_a_bare_post_behind_a_comma_shares_the_body() -> None:
    assert ("李大山", "副局长", BODY) in held("当天，石桥县教育局党组书记、局长王小明，副局长李大山到会。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青屏县委副书记、县纪委书记李大明出席会议。", {("青屏县委", "副书记"), ("青屏县纪委", "书记")}),
        ("松河市委常委、市委办主任王树林到场指导。", {("松河市委", "常委"), ("松河市委办", "主任")}),
        ("江北省教育厅党组书记、厅长张发展讲话。", {("江北省教育厅", "党组书记、厅长")}),
    ],
)
def test_every_post_of_a_list_is_told_of_a_name_of_common_words(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert {(body, post) for _, post, body in held(text)} == expected


@pytest.mark.parametrize(
    "text",
    ["各科主任周会议、月会议照常召开。", "书记程序严格，班子成员配合。", "会上，校长宋代词人讲座很受欢迎。"],
)
def test_an_everyday_word_behind_a_post_is_nobody(text: str) -> None:
    assert not held(text)


def test_somebody_is_the_head_of_a_body() -> None:
    assert ("王小明", "主席", "石桥县妇联") in held("王小明是石桥县妇联主席，也是一位母亲。")


def test_a_life_goes_on_about_whom_it_named() -> None:
    text = "王小明先后在石桥县、青川县任职，2011年调任石桥县水利局局长。回来后不久，担任青川县妇联主席。"
    assert {("王小明", "局长", "石桥县水利局"), ("王小明", "主席", "青川县妇联")} <= held(text)


def test_an_aside_does_not_end_a_list_of_posts() -> None:
    found = held("王小明曾任石桥县水利局办公室副主任（主持工作）、石桥县教育局副局长。", "工作简讯")
    assert ("王小明", "副局长", "石桥县教育局") in found


def test_a_joint_is_no_surname() -> None:
    assert held("石桥县教育局全体机关干部和各学校领导参加了会议。", BODY) == set()


def test_a_name_of_common_words_before_who_serves() -> None:
    text = "刘海军先后担任石桥县水利局副局长、局长，2020年任石桥县妇联主席。"
    assert ("刘海军", "主席", "石桥县妇联") in held(text, "工作简讯")


def test_a_place_behind_a_name_is_no_further_person() -> None:
    text = "石桥县教育局局长王小明、江油一中校长李文强到场。"
    assert held(text) == {("王小明", "局长", BODY), ("李文强", "校长", "江油一中")}


def test_the_second_office_of_a_list_is_of_the_region_of_the_first() -> None:
    text = "三川钢厂文明办主任林艺先到会。青州市委宣传部副部长、文明办主任朱瑛如是说。\n"
    found = extract(Document(doc="甲", text=text)).statements
    held = {(s.subject.name, s.object.name) for s in found if s.predicate == "holdsPost"}
    assert ("朱瑛", "青州市文明办") in held


def test_a_department_is_that_of_the_committee_whose_member_heads_it() -> None:
    hosts = "活动由松河市委宣传部、石桥县文明委主办。"
    assert held(hosts + "石桥县委常委、宣传部部长王小明出席。") == {
        ("王小明", "常委", "石桥县委"),
        ("王小明", "部长", "石桥县委宣传部"),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("石桥县公安局白塔派出所所长罗延就赶到了现场。", ["罗延"]),
        ("石桥县白塔街道工作人员拉起横幅，发放资料。", []),
        ("石桥县白塔街道组织工作人员和反诈志愿者入户。", []),
        ("石桥县人大常委会副主任丁兰任常务副指挥长。", ["丁兰"]),
    ],
)
def test_where_names_behind_posts_end(text: str, names: list[str]) -> None:
    assert sorted({person for person, _, _ in held(text)}) == names


def test_departments_are_of_the_bureau_and_not_of_its_committee() -> None:
    assert held("石桥市公安局党委委员、政治部主任罗延介绍了情况。") == {
        ("罗延", "委员", "石桥市公安局党委"),
        ("罗延", "主任", "石桥市公安局政治部"),
    }
    assert ("丁兰", "部长", "石桥县委宣传部") in held("石桥县委常委、宣传部部长丁兰讲话。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥县委副书记兼宣传部部长王小明到会。", {("副书记", "石桥县委"), ("部长", "石桥县委宣传部")}),
        ("河口村党支部书记兼村委会主任王小明带头。", {("书记", "河口村党支部")}),
        ("岩州水泥公司董事长兼总经理王小明讲话。", {("董事长兼总经理", "岩州水泥公司")}),
    ],
)
def test_posts_held_beside_others(text: str, expected: set[tuple[str, str]]) -> None:
    found = {(post, body) for person, post, body in held(text) if person == "王小明"}
    assert expected <= found
    assert not any("兼" in body for _, body in found)


@pytest.mark.parametrize("text", ["石桥县柳河镇干部包村、组干部包户。", "石桥县开会，全体镇村干部参加。"])
def test_nobody_is_called_by_what_officials_do(text: str) -> None:
    assert held(text) == set()
    found = extract(Document(doc="甲", text=text)).statements
    assert not [s for s in found if s.subject.name.startswith("全体")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥县卫生监督所罗延明所长到武警中队走访。", {("罗延明", "所长", "石桥县卫生监督所")}),
        ("石桥县白沙社区罗延书记说，居民满意。", {("罗延", "书记", "石桥县白沙社区")}),
        ("石桥小学丁小兰副校长出席。", {("丁小兰", "副校长", "石桥小学")}),
        ("石桥县人民医院罗延局长到场。", set()),
        ("石桥县文化馆王安主任助理到场。", set()),
        ("石桥县公安局局长办公室成立。", set()),
        ("石桥县公安局东山分局长岭派出所成立。", set()),
    ],
)
def test_whom_a_title_follows(text: str, expected: set[tuple[str, str | None, str]]) -> None:
    assert held(text) == expected


def test_a_village_is_not_named_twice() -> None:
    text = "江北大石塘村\n江北大石塘村位于山区。大石塘村党委书记罗延介绍说，全村建造了果园。"
    found = extract(Document(doc="甲", text=text)).statements
    assert [s.object.name for s in found if s.predicate == "holdsPost"] == ["江北大石塘村党委"]


def test_who_heads_a_schools_teaching() -> None:
    text = "石桥中学简介\n1954年，石桥中学校舍建成，周岚任校长，罗延任教导主任。赵兰在石桥中学任教。"
    found = extract(Document(doc="甲", text=text)).statements
    held = [(s.subject.name, s.qualifiers.post) for s in found if s.predicate == "holdsPost"]
    assert held == [("周岚", "校长"), ("罗延", "教导主任")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥集团公司党委书记、董事长李明远主持会议。", ("李明远", "党委书记、董事长", "石桥集团公司")),
        ("石桥县医院党总支书记、院长王远明出席会议。", ("王远明", "党总支书记、院长", "石桥县医院")),
        ("石桥中学党支部书记、校长李明远出席会议。", ("李明远", "党支部书记、校长", "石桥中学")),
        ("石桥集团公司党委书记李明远主持会议。", ("李明远", "书记", "石桥集团公司党委")),
        ("柳林研究所办讲座，会上该所所长罗延致辞。", ("罗延", "所长", "柳林研究所")),
    ],
)
def test_who_heads_a_body_and_its_party_committee(text: str, expected: tuple[str, str, str]) -> None:
    assert held(text) == {expected}


@pytest.mark.parametrize(
    "text", ["石桥县机关工作人员和党务工作者参加会议。", "石桥县工作人员和村干部参加植树活动。"]
)
def test_what_joins_two_groups_is_no_family_name(text: str) -> None:
    assert held(text) == set()


def test_whoever_follows_the_party_secretary_is_of_the_bureau() -> None:
    text = "石桥县文化局党委书记姚长河、副局长罗小桂出席会议。"
    assert held(text) == {("姚长河", "书记", "石桥县文化局党委"), ("罗小桂", "副局长", "石桥县文化局")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳溪小学的教师张有川在会上发言。", ("张有川", "教师", "柳溪小学")),
        ("杨坡历任柳溪县纺织厂工会主席。", ("杨坡", "主席", "柳溪县纺织厂工会")),
        ("俞兰，现任柳溪县法院审判员。", ("俞兰", "审判员", "柳溪县法院")),
        ("柳溪镇消防站宣讲员何川以“防火”为题讲课。", ("何川", "宣讲员", "柳溪镇消防站")),
    ],
)
def test_posts_and_who_holds_them(text: str, expected: tuple[str, str, str]) -> None:
    assert held(text) == {expected}


def test_no_post_begins_with_the_sign_of_a_list() -> None:
    posts = {post for _, post, _ in held("吴川历任柳溪县公安局民警、副大队、大队长。")}
    assert not any(post and post.startswith("、") for post in posts)


def test_a_county_behind_a_name_is_nobody() -> None:
    names = {name for name, _, _ in held("青川县医院医生李维和柳溪县一中教师王芳获奖。")}
    assert "柳溪" not in names


def test_a_head_behind_a_name_is_no_county() -> None:
    assert ("李国川", "副书记", "石桥镇党委") in held("石桥镇党委副书记李国川镇长带队调研。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云屏县财政局预算股股长张明被评为先进个人。", ("张明", "股长", "云屏县财政局预算股")),
        ("云屏县法院民一庭庭长张明被评为先进个人。", ("张明", "庭长", "云屏县法院民一庭")),
        ("云屏县民政局办公股股长张明获奖。", ("张明", "股长", "云屏县民政局办公股")),
        ("云屏县医院内科主任张明荣获“优秀医师”称号。", ("张明", "主任", "云屏县医院内科")),
        ("云屏县医院外二科主任张明荣获“优秀医师”称号。", ("张明", "主任", "云屏县医院外二科")),
        ("云屏县第二中学语文教研组组长李梅获奖。", ("李梅", "组长", "云屏县第二中学语文教研组")),
        ("云屏县第二中学教务处主任李梅获奖。", ("李梅", "主任", "云屏县第二中学教务处")),
        ("云屏县棉纺厂细纱车间主任李梅获奖。", ("李梅", "主任", "云屏县棉纺厂细纱车间")),
    ],
)
def test_the_head_of_a_unit_is_of_the_unit(text: str, expected: tuple[str, str, str]) -> None:
    assert held(text) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预算股股长张明获奖。", "云屏县水利局预算股"),
        ("县财政局预算股股长张明获奖。", "云屏县财政局预算股"),
        ("该局办公股股长张明获奖。", "云屏县水利局办公股"),
    ],
)
def test_a_unit_is_of_the_body_before_it_or_the_protagonist(text: str, expected: str) -> None:
    assert held(f"云屏县水利局现有职工40人。{text}", "云屏县水利局简介") == {("张明", "股长", expected)}


def test_a_workshop_is_of_the_factory_that_is_told_of() -> None:
    found = held("云屏棉纺厂现有职工900人。织布车间主任张明获奖。", "云屏棉纺厂简介")
    assert found == {("张明", "主任", "云屏棉纺厂织布车间")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张志高，男，汉族，1965年生，中共党员，云屏县实验小学校长。", {("校长", "云屏县实验小学")}),
        ("张志高，男，大专文化，云屏县水利局党组书记、局长。", {("党组书记、局长", "云屏县水利局")}),
        ("张志高，45岁，云屏县机械厂车工，多次获奖。", {("车工", "云屏县机械厂")}),
        ("张志高，女，云屏县医院副主任医师。", {("副主任医师", "云屏县医院")}),
        ("张志高，男，云屏县河口镇松林村村民。", set()),
        ("张志高，男，毕业于云屏师范学院，云屏县教育局退休干部。", set()),
        ("张志高，男，云屏县作家协会会员。", set()),
        ("张志高，男，云屏县人。他的师傅，云屏县机械厂车工，已退休。", set()),
    ],
)
def test_a_life_begins_with_who_somebody_is(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == {("张志高", *found) for found in expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云屏大学张志高教授应邀作报告。", {("张志高", "教授", "云屏大学")}),
        ("省农科院李伟研究员到云屏县指导。", {("李伟", "研究员", "省农科院")}),
        ("云屏县医院李梅主任医师受邀授课。", {("李梅", "主任医师", "云屏县医院")}),
        ("云屏大学张志高教授团队研发新品种。", set()),
        ("云屏县水利局李伟教授到场指导。", set()),
    ],
)
def test_whom_a_report_calls_by_an_academic_title(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1983年当选为第六届全国人大代表。", ("张志高", "代表", "全国人大")),
        ("1983年当选省第九届人大代表。", ("张志高", "代表", "省人大")),
        ("1983年任第三届县工商联副主席。", ("张志高", "副主席", "云屏县工商联")),
    ],
)
def test_the_term_is_no_part_of_the_body(text: str, expected: tuple[str, str, str]) -> None:
    found = held(f"张志高，男，1930年生，云屏县白沙镇人。{text}")
    assert {(person, post, body.replace("云屏", "")) for person, post, body in found} == {
        (expected[0], expected[1], expected[2].replace("云屏", ""))
    }


def test_a_life_may_begin_in_a_form_or_without_a_comma() -> None:
    assert held("张志高 男，中共党员，云屏县第一中学校长。") == {("张志高", "校长", "云屏县第一中学")}
    text = "姓名：张志高\n性别：男\n单位：云屏县棉纺厂\n主要荣誉：1985年获全国五一劳动奖章"
    found = extract(Document(doc="t.txt", text=text)).statements
    assert {s.subject.name for s in found if s.predicate == "received"} == {"张志高"}


def test_who_heads_the_whole_and_its_committee_holds_both_at_the_whole() -> None:
    found = held("张志高同志任云屏县水利局党组书记、局长。")
    assert found == {("张志高", "党组书记、局长", "云屏县水利局")}


def test_a_notice_of_appointments_names_one_by_one() -> None:
    text = (
        "云屏县人民政府关于张强等同志职务任免的通知\n任命：\n张强为云屏县水利局局长；\n"
        "李伟、王大海为云屏县农业局副局长；\n免去：\n赵立春的云屏县水利局局长职务。"
    )
    assert held(text) == {
        ("张强", "局长", "云屏县水利局"),
        ("李伟", "副局长", "云屏县农业局"),
        ("王大海", "副局长", "云屏县农业局"),
    }
    assert held("云屏县开会，李伟为云屏县农业局副局长颁奖。") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "松泉街道柳溪社区党总支书记、居委会主任何清娟说。",
            {("书记", "松泉街道柳溪社区党总支"), ("主任", "松泉街道柳溪社区居委会")},
        ),
        (
            "云屏县白沙镇党委副书记、纪委书记何清娟到村里走访。",
            {("副书记", "云屏县白沙镇党委"), ("书记", "云屏县白沙镇纪委")},
        ),
        ("云屏县棉纺厂党委书记、厂长何清娟说。", {("党委书记、厂长", "云屏县棉纺厂")}),
        ("云屏县人民医院副院长、工会主席何清娟说。", {("副院长、工会主席", "云屏县人民医院")}),
    ],
)
def test_each_organ_of_a_body_has_its_head(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == {("何清娟", *each) for each in expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whoever has a title or a firm of his own shares no post.
        ("云屏县委书记周岚、张明县长出席会议。", {("周岚", "书记", "云屏县委")}),
        (
            "云屏县商会秘书长周岚、华能电缆总经理张明参加活动。",
            {("周岚", "秘书长", "云屏县商会")},
        ),
        ("云屏县供电公司总经理助理周岚参加活动。", {("周岚", "总经理助理", "云屏县供电公司")}),
        ("云屏县工会主席周岚参加活动。", {("周岚", "主席", "云屏县工会")}),
    ],
)
def test_who_shares_a_post(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云屏中学教研室主任周岚获省劳动模范称号。", {("周岚", "主任", "云屏中学教研室")}),
        ("云屏大学中文系主任周岚参加会议。", {("周岚", "主任", "云屏大学中文系")}),
        ("云屏中学副校长、高级教师周岚参加会议。", {("周岚", "副校长、高级教师", "云屏中学")}),
        ("会议室主任席上坐着周岚。", set()),
    ],
)
def test_heads_of_rooms_and_departments(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert held(text) == expected
