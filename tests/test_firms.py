"""Companies that go by the beginning of their names."""

from __future__ import annotations

import pytest

from wenmai_extractors.firms import firm_at, firms
from wenmai_extractors.pipeline import extract
from wenmai_extractors.records import Document

FULL = "江北烟草工业有限责任公司"


def found(text: str, predicate: str) -> set[tuple[str, str]]:
    extracted = extract(Document(doc="甲", text=text)).statements
    return {(s.subject.name, s.object.name) for s in extracted if s.predicate == predicate}


def test_full_names_wherever_they_stand() -> None:
    text = f"喜讯传到{FULL}：由白石三禾种业有限公司承建。有限公司的章程。{FULL}。"
    assert firms(text) == (FULL, "白石三禾种业有限公司")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江北烟草荣获称号", "江北烟草"),
        ("江北烟草先后荣获称号", "江北烟草"),
        ("江北烟草，", "江北烟草"),
        ("江北烟草市场繁荣", None),  # a word goes on
        ("江北省开展活动", None),
        ("江北烟花开展活动", None),
        (f"{FULL}荣获称号", None),  # no short name
    ],
)
def test_the_short_name_is_the_beginning_of_the_full_one(text: str, name: str | None) -> None:
    assert firm_at(text, 0, len(text), (FULL,)) == ((FULL, len(name)) if name else None)


def test_a_common_word_behind_the_region_is_no_brand() -> None:
    text = "东河市城市管理荣获先进"
    assert firm_at(text, 0, len(text), ("东河市城市管理投资有限公司", "东河市城市建设有限公司")) is None


def test_what_short_names_do_the_company_does() -> None:
    text = (
        "江北烟草获省级文明单位称号\n"
        f"喜讯传到{FULL}，职工欢欣鼓舞。历史上，江北烟草先后获得全国五一劳动奖状。\n"
        "三禾种业集团有限公司位于白石县。三禾种业先后荣获“省级文明企业”称号。三禾种业园区举办展览。\n"
    )
    assert found(text, "received") == {
        (FULL, "省级文明单位"),
        (FULL, "全国五一劳动奖状"),
        ("三禾种业集团有限公司", "省级文明企业"),
    }
    assert ("三禾种业园区", "展览") in found(text, "organised")


def test_a_short_name_that_two_companies_have_tells_of_neither() -> None:
    two = firms("江北烟草工业有限公司与江北烟草商业有限公司签约。")
    assert len(two) == 2
    assert firm_at("江北烟草先后", 0, 6, two) is None
    assert firm_at("江北烟草商业先后", 0, 8, two) == ("江北烟草商业有限公司", 6)


def test_few_of_many_companies_that_begin_alike_are_looked_at() -> None:
    text = "，".join(f"江北烟草{chr(0x5200 + k)}有限公司" for k in range(40))
    assert 0 < len(firms(text)) <= 8
