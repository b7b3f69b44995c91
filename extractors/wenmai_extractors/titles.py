"""Names of honours: what is one, by how it is built."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from wenmai_extractors.bodies import ends_as_body, governs, is_central
from wenmai_extractors.editions import EDITION, PAREN_YEAR, YEAR, Value, stripped, unsaid
from wenmai_extractors.gazetteer import PlaceHit, gazetteer
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import counted, strip_marks
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece
from wenmai_extractors.quantities import Quantity
from wenmai_extractors.regions import LEVELS, regions
from wenmai_extractors.wording import CALLED, HOLDERS

LONGEST = 40
_COMMITTEE = pattern("[省市县区州旗]委(?:、?[省市县区州旗]政府)?")
_MEDALS = ("奖牌", "牌匾", "证书")  # of two characters each
_ASIDE = pattern(r"（(?P<place>[^（）]{2,6})）\Z")
_GIVER_ASIDE = pattern(r"（(?P<giver>[\u4e00-\u9fff]{2,16})）(?:(?:荣誉)?称号)?\Z")  # “Y”（教育部）
_KINDS_ASIDE = pattern(r"(?<!”)（[^（）、]{1,6}(?:、[^（）、]{1,6})+）\Z")  # 文明单位（校园、村镇、社区）
_BESIDE = pattern("[和与及]")
_SOLE = pattern("(?:首|第[一二三])[个家座所]\\Z")  # 全省首个“Y”
_OF_ALL = pattern("(?P<all>全[国省市县区州校院局])的(?=[先优模文])")  # 全省|的|先进单位
_TALLY = pattern(r"（(?=[^（）]{0,8}\d+[名个户家人所]）)")
_LEVEL_NAMES = ("national", "provincial", "prefecture", "county", "township")
_GAZETTEER_LEVELS = {
    "province": "provincial",
    "prefecture": "prefecture",
    "county": "county",
    "township": "township",
}
_PRAISED = pattern(
    "(?<!满意)(?<!信赖)(?<!喜爱)(?<!放心)(?<!欢迎)(?<![省市县区州国级镇乡])的"
)  # 合格率优异的学校 is no title
_DOUBLED = pattern("[省市县区州旗](?:全国|国家)")  # 江州省|全国文明城市
_NAME = 3  # 朱先锋 is a person
_COUNTED = pattern("又|再|更|多|一项|一个")


_CLASSES = ("单位", "集体", "个人", "家庭", "项目")  # “五一劳动奖状”单位10个
VERBAL = pattern("[获被]|(?<!教)授|评为")  # an item with a verb of its own: 、王小明获“Y”
# Whom a count was of, before the title: 10名|个人|全国劳动模范, 60名|（组）同志|全国道德模范.
COUNTED_CLASS = pattern(
    rf"(?:（组）)?(?:(?:先进|优秀)?{HOLDERS}|县级市和县|[\u4e00-\u9fff]{{2,8}}?{HOLDERS}(?=的?(?:全[国省市县]|国家|[省市县区]级|“)))"
    r"(?:（[^（）]{1,6}）)?的?"
)
_CALLED = pattern("(?<=[\u4e00-\u9fff]{4})(?:(?:荣誉)?称号|牌匾|奖牌)\\Z")  # “全国文明校园称号”
_CALLED_OF = pattern(f"(?=”){CALLED}的(?=[^，。”]{{0,40}}“[^，。”]{{1,30}}”)")
_NUMBERED = pattern("(?:第[^，。]{1,3}[届批]|首[届批])\\Z")
_CONFERRING = ("局", "妇联", "总工会", "团委")  # bodies that give besides those that govern
_YEAR_ENDS = pattern("年度?的?")  # 2003|年度县妇联“Y”, where the year is told already
_CLASSED = ("机关", "学校", "医院", "派出所", "村", "社区", "敬老院")  # whose people gain, and do not give
_ALL = ("全国", "全省", "全市", "全县", "全区")
_LEAD = 20  # characters before a quotation that belong to its title at the most
_LOCAL = pattern("[\u4e00-\u9fff]{2,4}[省市县区州旗镇乡]")
_EMPTY = pattern(
    "“(?:国字号|国字头|国家级|国|金名片|金字招牌|满堂红|大满贯|[两三四五六七八九十]个(?:\\d+|一[百千万])"
    "|[两三四五六七八九十\\d]{1,3}连[冠创优])”"
)
_LED_BY = pattern(
    "(?:19|20)\\d\\d年|全[国省市县区州]|国家|中国|[省市县区州]级?|[\u4e00-\u9fff]{2,3}[省市]|第|首|“|(?<=先进..)(?:[特一二三]等功|嘉奖)"
)
COUNTED_BEFORE = pattern(r"\d[个名户家所位]\Z")
# 国家级文明称号: a level and a field, but nothing that is awarded.
_VAGUE = pattern(r"文明|先进|荣誉|示范|优秀|模范")
_NOT_LED = pattern("(?:(?<!乡)村|[市县区镇乡州旗屯户城]|家庭|街道)\\Z")  # places and people as such
_SHORTEST = ("嘉奖", "冠军", "亚军", "季军", "金奖", "银奖", "铜奖")
_ORDINAL = pattern("第[一二三四五六七八九十\\d]")
NAMED = 2  # a verb such as 认定为 names an honour whatever it is called


class Title(msgspec.Struct, frozen=True):
    """An honour as a list names it.

    `parts` are the pieces of its name, those included that it shares with the list (a level word). `values`
    are edition, batch and time, each with the piece that says it. `passage` is where it stands, if not in the
    one which is read. `giver` is the body whose title it says it is: 省妇联|“Y”.
    """

    name: str
    parts: tuple[Piece, ...]
    quoted: bool
    level: str | None
    quantity: Quantity | None = None
    values: tuple[Value, ...] = ()
    passage: int | None = None
    giver: Piece | None = None


@dataclass(frozen=True, slots=True)
class TitleForms:
    """How names of honours are built, and what stands around them: honours.toml compiled."""

    last: frozenset[str]  # what the name of an honour that holds no quotation ends with
    fields: re.Pattern[str]
    bearer: re.Pattern[str]
    graded: re.Pattern[str]
    level: re.Pattern[str]
    level_of: dict[str, str]
    named: re.Pattern[str]
    refused: re.Pattern[str]
    generic: frozenset[str]
    deputies: tuple[str, ...]
    medals: re.Pattern[str]
    after: re.Pattern[str]
    closing: re.Pattern[str]
    before: re.Pattern[str]
    tail: re.Pattern[str]
    breaks: re.Pattern[str]
    created: re.Pattern[str]
    bodies: re.Pattern[str]


@cache
def title_forms() -> TitleForms:
    """Compile honours.toml once."""
    data = load_toml("honours.toml")
    names, wrap, inside = data["names"], data["wrap"], data["inside"]
    level_of = {word: level for level in _LEVEL_NAMES for word in words(data["levels"][level])}
    title = rf"{either(names['fields'])}.{{0,14}}?{either(names['bearers'])}|(?:.|^){either(names['heads'])}"
    return TitleForms(
        last=frozenset(word[-1] for word in words(f"{names['bearers']} {names['heads']} {names['graded']}"))
        | {"）"},
        fields=re.compile(either(names["fields"])),
        bearer=re.compile(rf"(?:{either(names['bearers'])}|{either(names['heads'])})\Z"),
        graded=re.compile(rf"{either(names['graded'])}\Z"),
        level=re.compile(either(" ".join(level_of))),
        level_of=level_of,
        named=re.compile(rf"(?:{title}|[“”].{{1,30}}(?:称号)?)(?:（[^（）]{{1,8}}）)?\Z"),
        refused=re.compile(rf"{either(names['not_names'])}\Z"),
        generic=frozenset(words(names["generic"])),
        deputies=words(names["deputies"]),
        medals=re.compile(f"{either(names['medals'])}[和与及]"),
        after=re.compile(rf"{either(wrap['after'])}{{1,4}}\Z"),
        closing=re.compile(either(wrap["after"])),
        before=re.compile(either(wrap["before"])),
        tail=re.compile(rf"\Z|{either(wrap['tail'])}"),
        breaks=re.compile(
            rf"[，。；：！？ \u3000]|(?<!为)了(?!解)|有[\u4e00-\u9fff]{{2,4}}[省市县区]|\d月|[上下]午"
            rf"|{either(inside['breaks'])}|{either(inside['toward'])}对(?!{either(inside['not_toward'])})"
            r"|(?<![新当])作为"
        ),
        created=re.compile(
            rf"(?:创建|争创)[\u4e00-\u9fff“”]{{0,14}}(?:先进|达标|优秀){either(names['bearers'])}\Z"
        ),
        bodies=re.compile(rf"{either(inside['bodies'])}\Z"),
    )


@lru_cache(maxsize=1 << 10)
def is_title(name: str) -> bool:
    """Whether `name` is built like an honour."""
    known = title_forms()
    if not (3 <= len(name) <= LONGEST or name in _SHORTEST):
        return False
    if not (name[-1] in known.last or "“" in name or "”" in name) or not known.named.search(name):
        return False  # what most strings asked about are
    return not (
        known.refused.search(name)
        or name.startswith(("工作", "被", "此", "该", "这", "级", "荣立", "荣获", "荣记"))
        or _DOUBLED.match(name)
        or name in known.generic
        or name.endswith(known.deputies)
        or known.medals.match(name)
        or (name[0] == "系" and name[1] not in "统列")
        or (len(name) == _NAME and name.endswith(("先锋", "英雄")))
        or _breaks(name)
    )


def _breaks(name: str) -> bool:
    """Whether words stand in a name that no title holds.

    创建 and 争创 may, in 市创建学习型企业先进单位, and 代表, in 代表性传承人.
    """
    for match in title_forms().breaks.finditer(name):
        inside = match.group().endswith(("创建", "争创")) and title_forms().created.search(name) is not None
        if not inside and not (match.group() == "代表" and name.startswith("性", match.end())):
            return True
    return False


def _led(name: str) -> bool:
    """Whether a level or a region leads to a bearer: 省级劳动教育实验学校, where a verb says so."""
    known = title_forms()
    if not 6 <= len(name) <= LONGEST or "的" in name or _NOT_LED.search(name):
        return False
    if not (known.level.match(name) or level_of(name) == "provincial") or known.bodies.search(name):
        return False  # 株洲市第一中学 is a school, 中华全国总工会 a union
    ends = known.bearer.search(name) or known.graded.search(name)
    return ends is not None and not (known.refused.search(name) or _breaks(name))


def closes(text: str, start: int, end: int) -> bool:
    """Whether what stands at `start` closes a title or a list of them: 称号, 桂冠."""
    return title_forms().closing.match(text, start, end) is not None


def is_level(name: str) -> bool:
    """Whether `name` is a level word alone (省级)."""
    return title_forms().level.fullmatch(name) is not None


def level_of(name: str) -> str | None:
    """The level that a title's first words or its region say."""
    place = _region(name)
    if place:
        return _GAZETTEER_LEVELS.get(place.divisions[0].level)
    match = title_forms().level.match(name)
    return title_forms().level_of[match.group()] if match else None


def without_level(name: str) -> str:
    """A title without the first words or the region that say its level: 劳动模范 of 河北省劳动模范."""
    said = _region(name) or title_forms().level.match(name)
    if said is None:
        return name
    return name[said.end() if isinstance(said, re.Match) else said.end :]


def _region(name: str) -> PlaceHit | None:
    """The region that a title begins with, where no level word says more."""
    place = gazetteer().first(name[:16])
    if place is None:
        return None
    match = title_forms().level.match(name)
    longer = not match or place.end > match.end()
    # 文明乡 is a township, but not in 文明乡镇
    return place if longer and not title_forms().fields.match(name) else None


def body_level(name: str) -> str | None:
    """The level that a body which gives honours is of: 公安部, 河南省总工会, 县委."""
    return "national" if is_central(name) else level_of(name)


def read_title(text: str, depth: bytes, piece: Piece, *, trusted: int) -> Title | None:
    """The honour that an item names, if it names one."""
    piece, aside = _given_aside(text, piece)
    core, quantity, called = _core(text, piece)
    core, opening = _opened(text, depth, core)
    span = giver = None
    if opening is not None:
        giver = _giver(text, core.start, opening)
        span = _marked(text, Piece(giver.end, core.end) if giver else core, opening)
        if span is None:
            return None
        if not trusted and not is_title(strip_marks(text[span.start : span.end])):
            core, opening, giver = Piece(core.start, opening), None, None
    if opening is None:
        span = _plain(text, core, named=trusted == NAMED, trusted=bool(trusted) and called)
        span = span and _without_medal(text, span)
    if span is None:
        return None
    parts, values = _parted(text, span)
    if giver:
        values[:0] = stripped(text, Piece(core.start, giver.start))[1]
    name = strip_marks("".join(text[p.start : p.end] for p in parts))
    name = name.removesuffix("（）")  # 办案标兵（2018—2019年度）
    name = _CALLED.sub("", name) if opening is not None else name
    said = trusted and called and 3 < len(name) <= 30 and not is_level(name)
    said = said and (opening is not None or not _breaks(name))  # 11人获得Y、6个|单位获得W称号
    said = said or (trusted == NAMED and _led(name))
    known = is_title(name) or (said if opening is None else trusted and not _is_school(name))
    known = known and (quantity is not None or "级以上" not in name)  # 省级以上先进集体: of several levels
    if not known or len(name) < 2 or _COUNTED.match(name) or (opening is None and _vague(name)):
        return None
    marked = opening is not None
    return Title(name, tuple(parts), marked, level_of(name), quantity, tuple(values), giver=giver or aside)


def _without_medal(text: str, span: Piece) -> Piece:
    """全国工人先锋号|奖牌: the title alone, where one stands before what is handed over with it."""
    end = span.end - len(_MEDALS[0])
    medal = text.endswith(_MEDALS, span.start, span.end) and is_title(strip_marks(text[span.start : end]))
    return Piece(span.start, end) if medal else span


def _given_aside(text: str, piece: Piece) -> tuple[Piece, Piece | None]:
    """“Y”|（教育部）: an item without the body in brackets behind that gave it, and that body."""
    aside = _GIVER_ASIDE.search(text, piece.start, piece.end)
    name = aside["giver"] if aside else ""
    if aside is None or not (is_central(name) or governs(name) or name.endswith(_CONFERRING)):
        return piece, None
    return Piece(piece.start, aside.start()), Piece(*aside.span("giver"))


def _marked(text: str, core: Piece, opening: int) -> Piece | None:
    """The title that an item with a quotation names, None where it says something of its own."""
    if VERBAL.search(text, core.start, opening):
        return None
    span = _quoted(text, core, opening)
    created = title_forms().created.search(strip_marks(text[span.start : span.end]))
    breaks = span.start < opening and not created and _breaks(text[span.start : opening])
    if breaks or VERBAL.search(text, span.end, core.end):
        return None  # 小榄镇接受“国家卫生镇”复审, but 争创“四优”活动先进单位
    return span


def _parted(text: str, span: Piece) -> tuple[list[Piece], list[Value]]:
    """The pieces of a title's name, and what edition, batch and year in and behind it say."""
    parts, values = stripped(text, span)
    of_all = _OF_ALL.match(text, parts[0].start, parts[0].end) if parts else None
    if of_all:
        parts[:1] = [Piece(*of_all.span("all")), Piece(of_all.end(), parts[0].end)]
    year = PAREN_YEAR.match(text, span.end)
    if year:
        values.append(("time", year["year"], Piece(year.start("year"), year.end("year"))))
    return parts, values


def _giver(text: str, start: int, opening: int) -> Piece | None:
    """The body before a quotation, which gave what is quoted: 省妇联|“Y”, 公安部|首批“Y”, 首批|中宣部“Y”."""
    behind = _NUMBERED.search(text, start, opening)
    end = behind.start() if behind else opening
    while (
        lead := YEAR.match(text, start, end)
        or EDITION.match(text, start, end)
        or _YEAR_ENDS.match(text, start)
    ):
        start = lead.end()
    if text.startswith("人民", max(0, start - 1)):
        return None  # 128个人|民法庭“Y”
    name = text[start:end]
    two = _BESIDE.search(name, 4)
    both = two is not None and _gives(name[: two.start()]) and _gives(name[two.end() :])
    return Piece(start, end) if both or _gives(name) else None


@lru_cache(maxsize=1 << 10)
def _gives(name: str) -> bool:
    """Whether a body of this name gives honours; those of a class (全国法院, 县级工会) do not."""
    many = name.endswith(_CLASSED) or name.startswith(_ALL) or name[1:2] == "级"
    placed = name[:1] in LEVELS or name.startswith("团") or bool(regions(name))
    governs_all = _COMMITTEE.fullmatch(name) is not None
    return not is_level(name) and (
        governs_all or is_central(name) or (placed and not many and ends_as_body(name))
    )


def _is_school(name: str) -> bool:
    """Whether a name that no honour has is that of a school or hospital: 命名为“石桥第四中学”."""
    ends = title_forms().bodies.search(name)
    return ends is not None and bool(regions(name) or _ORDINAL.search(name))


def _opened(text: str, depth: bytes, core: Piece) -> tuple[Piece, int | None]:
    """Where the quotation begins that an item holds; one that says nothing is left off: Y|“国字号”名片."""
    opening = text.find("“", core.start, core.end)
    while opening >= 0 and not depth[opening]:  # it has no closing mark
        opening = text.find("“", opening + 1, core.end)
    if opening < 0:
        return core, None
    if _EMPTY.match(text, opening) and "“" not in text[core.start : opening]:
        return Piece(core.start, opening), None
    return core, opening


def _vague(name: str) -> bool:
    """Whether a name says how high an honour is (省级荣誉) or what a holder is like, but not which."""
    if _PRAISED.search(name):
        return True
    level = title_forms().level.match(name)
    return level is not None and _VAGUE.fullmatch(name, level.end()) is not None


def _core(text: str, piece: Piece) -> tuple[Piece, Quantity | None, bool]:
    """An item without what stands around its name, its count, and whether 称号 says that it is a title."""
    core, counts = counted(text, piece)
    kinds = _KINDS_ASIDE.search(text, core.start, core.end)
    core, counts = counted(text, Piece(core.start, kinds.start())) if kinds else (core, counts)
    tally = _TALLY.search(text, core.start, core.end)
    core = Piece(core.start, tally.start()) if tally else core
    aside = _ASIDE.search(text, core.start, core.end)
    if aside and gazetteer().named(aside["place"]):
        core = Piece(core.start, aside.start())  # 省文明村镇（灵璧）: those of a county
    after_count = counts or COUNTED_BEFORE.search(text, max(0, core.start - 6), core.start)
    owner = COUNTED_CLASS.match(text, core.start, core.end) if after_count else None
    if (owner and _LED_BY.match(text, owner.end(), core.end)) or (
        owner and level_of(text[owner.end() : core.end])
    ):
        core = Piece(owner.end(), core.end)
    after = title_forms().after.search(text, core.start, core.end)
    called = after is not None and "称号" in after.group()
    while after and after.start() > core.start and not is_title(strip_marks(text[core.start : core.end])):
        core = Piece(core.start, after.start())
        after = title_forms().after.search(text, core.start, core.end)
    core, more = counted(text, core)
    return core, next((q for q in (*counts, *more) if q.unit not in ("年", "元", "%")), None), called


def _quoted(text: str, core: Piece, opening: int) -> Piece:
    """The quotation with the level, region or year before it and the bearer behind it."""
    closing = text.rfind("”", opening + 1, core.end)
    called = _CALLED_OF.search(text, opening + 1, core.end)  # “Y”称号的某人是“80后”
    closing = called.start() if called else closing if closing >= 0 else core.end - 1
    before, tail = text[core.start : opening], text[closing + 1 : core.end]
    tail = tail[: tail.find("的")] if tail.find("的") > 0 else tail  # “Y”组织奖|的5家企业
    # 梅岭区“文明学校” is one name, 国税系统“全国文明单位” two
    local = (level_of(before) or _LOCAL.fullmatch(before)) and not level_of(text[opening + 1 : closing])
    leads = local or YEAR.match(before) or EDITION.match(before)
    lead = before if 0 < len(before) <= _LEAD and leads and not _SOLE.search(before) else ""
    edition = None if lead else _NUMBERED.search(before)
    lead = edition.group() if edition else lead  # 公安部|首批“Y”
    bears = (
        0 < len(tail) <= 16
        and "的" not in tail
        and not tail.startswith(("中", "之", "里", "范围"))
        and is_title("“”" + tail)
        and not title_forms().after.search(tail)
    )
    counted_by = tail in _CLASSES and is_title(strip_marks(text[opening : closing + 1]))
    inside = strip_marks(text[opening : closing + 1])
    borne = is_title(inside + tail) or (is_title(tail) and not is_title(inside))  # “比学赶超”竞赛优秀车间
    borne = borne or (not is_title(inside) and bool(title_forms().bearer.fullmatch(tail)))  # “三无”县
    if not bears or counted_by or not borne:
        tail = ""
    elif 0 < len(before) <= 16 and is_title(strip_marks(text[core.start : closing + 1]) + tail):
        lead = before  # 平安创建“进校园”示范单位 is one name
    return Piece(opening - len(lead), closing + 1 + len(tail))


def _plain(text: str, core: Piece, *, named: bool, trusted: bool) -> Piece | None:
    """The longest beginning of the piece that is built like an honour."""
    stop = min(core.end, core.start + LONGEST + 12)
    known, whole = title_forms(), text[core.start : stop]
    dated = unsaid(whole) != whole
    marked = dated or "“" in whole or "”" in whole
    for end in range(stop, core.start + 1, -1):
        if not (marked or text[end - 1] in known.last) or not known.tail.match(text, end, core.end):
            continue
        name = text[core.start : end]
        name = unsaid(name) if dated else name
        if "的" in name and is_title(name[: name.index("的")]):
            continue  # 被评为全国文明村镇|的石塘镇
        if (is_title(name) or (named and _led(name))) and not _runs_on(text, end, core.end):
            return Piece(core.start, end)
    return core if trusted else None


def _runs_on(text: str, end: int, limit: int) -> bool:
    """Whether a title that ends here would cut a word: 文明城|市, 先进集体|经济."""
    if end >= limit or title_forms().closing.match(text, end, limit):
        return False
    from wenmai_extractors.segmenter import crosses_word

    return crosses_word(text[max(0, end - 6) : end], text[end : min(limit, end + 4)])
