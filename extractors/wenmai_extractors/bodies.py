"""Names of bodies taken apart: bodies within bodies, units inside one, words that stand for one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from wenmai_extractors.forms import NUMBERED
from wenmai_extractors.forms import forms as _forms
from wenmai_extractors.naming import holds_end
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import is_region, regions
from wenmai_extractors.segmenter import cut

THAT = "该这"  # 该局, 这个局: these point to the one named last
OURS = "我本"  # 我院, 本局: with these a report speaks of its own body
POINTERS = THAT + OURS
_SHORT = 2  # 学校, 工会: whose is not said
_GOVERNS = pattern("(?:[厅委办]|政府|省[\u4e00-\u9fff]{1,8}局)\\Z")
# 中心|小学, 中心|人民法庭: one name
_CENTRAL = pattern("中心(?:人民法庭|[\u4e00-\u9fff]{0,2}(?:校|小学|幼儿园|院)\\Z)")


def is_internal(name: str) -> bool:
    """Whether a name is that of a unit inside an organisation, or of all of a kind: 办公室, 各科室.

    酒泉市消防支队 is no unit inside another, 酒泉市公安局办公室 is. A 总工会 is a place's.
    """
    if "各" in name or name.endswith("总工会"):
        return "各" in name and name[0] != "驻"  # 驻平各部队 are bodies of their own
    return name.endswith(_forms().internal) and (not regions(name) or len(body_ends(name)) > 1)


def is_central(name: str) -> bool:
    """Whether a name is that of a body of the whole country: 国务院, 公安部."""
    return _forms().named.match(name) is not None


def ends_as_body(name: str) -> bool:
    """Whether a string ends as names of bodies do: 省妇联, 石桥县教育局."""
    known = _forms()
    return len(name) > _SHORT and bool(known.strong.search(name) or known.short.search(name))


@lru_cache(maxsize=1 << 9)
def body_ends(name: str, *, units: bool = False) -> tuple[int, ...]:
    """Where the bodies end that a name is made of, one within the other: 芜湖市公安局|交通警察支队|.

    With `units`, also behind what ends as many words do where a unit follows: 财政局|预算股|.
    """
    if not units and not holds_end(name, 0, len(name) - 1):
        return (len(name),)
    ends: list[int] = []
    position = 0
    for token in cut(name):
        position += len(token)
        balanced = all(name.count(a, 0, position) == name.count(b, 0, position) for a, b in ("（）", "“”"))
        if (
            balanced
            and not name.startswith(_forms().whole, position)
            and not _CENTRAL.match(name, position - 2)
            and (_forms().strong.search(name[:position]) or (units and _holds_unit(name, position)))
            and token not in _forms().not_words
            and position - (ends[-1] if ends else 0) > 2
        ):
            ends.append(position)
    if ends and ends[-1] != len(name):
        ends.append(len(name))
    return tuple(ends)


def _holds_unit(name: str, at: int) -> bool:
    """Whether a unit's name follows that of a body that ends as many words do: 农业局|植保站, 纺织厂|车间."""
    return (
        name[at - 1] not in "站所"  # 火车西站派出所
        and _forms().short.search(name, 0, at) is not None
        and name.endswith(_forms().units, at + 2)
    )


def governs(name: str) -> bool:
    """Whether a body is of those that propose others and take titles from them: 省文明办, 县委."""
    return _GOVERNS.search(name) is not None


def owned_part(name: str) -> bool:
    """Whether a name is that of a part, with whose it is before it: 石塘林场|党总支."""
    first = next(iter(body_ends(name)), 0)
    return first > 2 and _forms().pointed.fullmatch(name, first) is not None


def anaphor_endings(word: str) -> tuple[str, ...] | None:
    """How the name may end that an anaphor such as 该局 stands for; None when `word` is none."""
    return _forms().anaphora.get(word)


def anaphor_head(name: str) -> str | None:
    """The anaphor that a longer name begins with: 市局|机关党委, 社区|党委."""
    match = _forms().pointing.match(name)
    if match is None or match.end() == 1:
        return None  # 县|召开大会 only
    head, rest = match.group(), name[match.end() :]
    pointed = head[0] in POINTERS or (rest.startswith("党") and name[1:2] == "局")  # 县局|党委
    own = not head.endswith("机关") and _forms().pointed.fullmatch(rest)  # 社区|党委, but 局|机关党委
    return head if len(rest) > 1 and (pointed or own or is_internal(rest)) else None


def called(name: str, endings: tuple[str, ...]) -> bool:
    """Whether a name ends as those that an anaphor stands for: 我区 is no 社区."""
    return name.endswith(endings) and not (endings == ("区",) and name.endswith(("社区", "小区", "校区")))


def stands_alone(word: str) -> bool:
    """Whether nobody of another kind is called by a noun: 农场."""
    return word in _forms().alone


def may_be_own(word: str) -> bool:
    """Whether a report may speak of its own body by a noun alone: 学校, 公司."""
    return word in _forms().own


def stands_apart(word: str, names: Iterable[str]) -> bool:
    """Whether `word` cannot stand for those of `names`: 公司 for a county or its government."""
    if stands_alone(word):
        return not any(called(name, _forms().anaphora[word]) for name in names)
    return word in _forms().apart and all(is_region(name) or name.endswith(_forms().organs) for name in names)


def shares_region(owner: str, name: str) -> bool:
    """Whether a name has the region of its owner's in it: 农发行|鹤壁市|分行党委."""
    return any(
        owner[at + 1] in "市县区州旗" and owner[at - 1 : at + 2] in name for at in range(1, len(owner) - 1)
    )


def owner_in(name: str, endings: tuple[str, ...]) -> str | None:
    """松坪煤矿 of 松坪煤矿|文体中心: the body in a name that 该矿 stands for."""
    troop = NUMBERED.match(name) if endings == ("团",) else None  # 72团|社区活动中心
    ends = [troop.end()] if troop and troop.end() < len(name) else body_ends(name)[:-1]
    return next((name[:end] for end in ends if called(name[:end], endings)), None)
