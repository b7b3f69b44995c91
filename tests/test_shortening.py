"""Short names of bodies and the notes that give them."""

import pytest

from wenmai_extractors.shortening import alias_at, shortens


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("云屏法院", "云屏县人民法院"),
        ("松河中院", "松河市中级人民法院"),
        ("松河市中院", "松河市中级人民法院"),
        ("云屏检察院", "云屏县人民检察院"),
        ("云屏市监局", "云屏县市场监督管理局"),
        ("云屏农商银行", "云屏县农村商业银行"),
        ("云屏县卫健委", "云屏县卫生健康委员会"),
    ],
)
def test_short_names(short: str, full: str) -> None:
    assert shortens(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("云屏县医院", "云屏县中医医院"),  # another hospital
        ("松河法院", "云屏县人民法院"),
        ("云屏县教育局", "云屏县教育局"),
        ("云屏县财政局", "云屏县审计局"),
        ("云屏一中", "云屏县第二中学"),
        ("云屏县", "云屏县人民法院"),
        ("人民法院", "云屏县人民法院"),
        ("云屏县委", "云屏县文明委"),  # the party's committee
        ("云屏县委", "云屏县卫生健康委员会"),
    ],
)
def test_no_short_names(short: str, full: str) -> None:
    assert not shortens(short, full)


def test_notes_give_short_names() -> None:
    text = "松河商业银行（以下简称“松商行”）成立于1998年。"
    assert alias_at(text, text.index("（")) == "松商行"
    assert alias_at(text, 0) == ""
    assert alias_at("松河商业银行（总行）", 6) == ""


def test_a_name_that_repeats_itself_takes_no_time() -> None:
    assert not shortens("建水" + "人民" * 20 + "院", "建水县" + "人民" * 40)


def test_a_city_whose_name_ends_like_a_kind_keeps_its_name() -> None:
    assert shortens("苏州中院", "苏州市中级人民法院")
    assert not shortens("苏中院", "苏州市中级人民法院")
