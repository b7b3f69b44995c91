"""The object of a verb as a list of names: coordination, quoted names, shared heads and counts.

开展“A”“B”和C等主题活动10余场 gives A主题活动, B主题活动, C主题活动, which share the count. The names are put
together from pieces of the text; each piece keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec
from msgspec.structs import replace

from wenmai_extractors.lending import borrows, creating, creation_lent, is_event, laws, overlap, says_kind
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import (
    Piece,
    described,
    et_cetera,
    one_clause,
    pieces,
    span,
    summed,
    whole_words,
)
from wenmai_extractors.quantities import Quantity, has_figure, leading, trailing
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import bare_heads, is_verb, kinds, modifiers, verbs
from wenmai_extractors.wording import ATTEND

_OBJECT = load_toml("words.toml")["object"]  # what surrounds the names in it
_ASPECT = pattern(
    r"[了过着]|[出好起成][了过]|起(?![来义草点源诉])|出(?![行台版访]|租车)"
    r"|好(?![人事书家媳婆邻少青记声习儿故风军网戏歌片])|成(?=“)"
)
_TWICE = pattern(
    "[和并][\u4e00-\u9fff]{2}(?=出了|了)|并(?:不断|持续|及时)?(?:调整|充实|更新)"
)  # 探索|和总结|出了
_UNITS = words(load_toml("organisations.toml")["heads_of_units"])  # units that need no head lent them
_SCHEMES = ("项目", "工程")  # 帮扶项目等|文明实践活动: these say enough of what they are
_BLANK = pattern("[ \u3000]")
_CJK = pattern("[\u4e00-\u9fff”》]")
_GAP = pattern("(?<=”)[ \u3000](?=[\u4e00-\u9fff]{0,10}活动)")  # “一花一树”| 认养活动
_FESTIVE = ("庆", "迎", "庆祝", "喜迎")
_OF_EVENT = pattern("(?<=”)的(?=(?:主题|系列|专题|特色){0,2}(?:实践|教育|宣传)?活动\\Z)")
_OF_ASPECT = pattern(rf"的(?:一[项个次]|{either(_OBJECT['vivid'])}){{0,3}}{either(_OBJECT['aspects'])}\Z")
_THEMED = pattern("(?P<theme>[^“”]{0,12}“[^”]{2,40}”)为(?:主题|内容)的(?=[^，。；])")
_OF_MANY = pattern("\\d{1,5}[个家项名位件户][^，。；“”]{0,12}?的(?=[^，。；“”的]{2,10}(?:仪式|典礼)\\Z)")
# 全省第一家|农民艺术团
_FIRST = pattern("(?:[\u4e00-\u9fff]{2,3}[省市县]|全[国省市县区州镇乡])?(?:第一|首)[家个所支座]")
# 民政、教育等部门共同参与的|大调解机制: who has part in it
_JOINT = pattern(
    f"(?:部门|单位|方面|力量|各方)[^，。；“”、的]{{0,10}}{either(_OBJECT['jointly'])}的(?=[^，。；]{{2,16}})"
)
_SUM = pattern(" ?[两三四五六七八九十][个项大]")  # “A”“B” 两个环节
_GIVES = pattern("向[^，。；]{2,30}?(?:赠送|捐赠|捐献|发放|颁发)")
_INTO = pattern(r"(?:进|入|下)[\u4e00-\u9fff]{1,4}\Z")
_RELATIVE = pattern(r"的(?![确士话])")
# 召开|镇、村、组干部200多人参加的|动员会
_ATTENDED = pattern(
    rf"有?[^，。；：“”《》]{{0,24}}?\d{{1,6}}[余多]?[名位人][^，。；：“”《》]{{0,8}}?{ATTEND}"
)
# 举办|在建设新农村的征程上|“X”评选活动, 举办|20xx年|元宵晚会
_SETTING = pattern("在[^，。；“”]{2,30}?[上中下里](?=“)|(?:19|20)[\\dxX×]?[xX×]年度?")
_OF_TEAMS = pattern(r"由(?=[^。；：]{2,160}?等\d{1,3}[支个家所])")  # 成立了|由|A队、B队等9支队伍
_LEVELS = pattern(
    "(?:国家|[省市县区州])级(?:[和、及与](?:国家|[省市县区州])级)+"
)  # “A”“B”等|国家级和省级|现场会
_MARKS = pattern(r"[“”《》‘’]")
_BRACKETS = pattern(r"[（）]")
_OR = pattern("（[^（）]{1,4}）\\Z")  # 文明实践站|（所）
_ENCLOSED = pattern(r"“[^”]{0,300}”|《[^》]{0,300}》")


class Item(msgspec.Struct, frozen=True):
    """One name of a list.

    `kind` is an entity type, or Quoted, Title, Unknown or Vain. `parts` are the pieces the name is made of,
    the first being its own words. `shared` says that `quantity` counts the whole list. `quoted` is whether
    quotation or title marks enclose its own words, `outside` what stands outside them.
    """

    name: str
    kind: str
    parts: tuple[Piece, ...]
    quantity: Quantity | None = None
    people: Quantity | None = None
    shared: bool = False
    quoted: bool = False
    outside: str = ""


@dataclass(frozen=True, slots=True)
class _Phrases:
    """What surrounds the names in an object: objects of words.toml."""

    topic: re.Pattern[str]
    made_of: re.Pattern[str]
    breaks: re.Pattern[str]
    praise: re.Pattern[str]


@cache
def _phrases() -> _Phrases:
    made = rf"(?:由|以)[^。；]{{2,200}}?{either(_OBJECT['made_of'])}的"
    led = r"[^，。；]{2,24}任[双正]?(?:组长|主任|总指挥)的"
    covers = rf"(?:{either(_OBJECT['covers'])})[^，。；]{{2,60}}?{either(_OBJECT['fields'])}的"
    listed = rf"以[^，。；]{{0,30}}(?:”“|、)[^，。；]{{0,30}}?为{either(_OBJECT['topic'])}的"
    themed = rf"以[^，。；“”、]{{2,20}}为{either(_OBJECT['topic'])}、[^，。；、]{{2,16}}的"
    held = rf"(?:正式|隆重|成功)?{either(_OBJECT['held'])}\Z"
    breaks = either(_OBJECT["breaks"], unless=_OBJECT["unless"])
    quality = rf"[\u4e00-\u9fff]{{0,2}}{either(_OBJECT['qualities'])}"
    return _Phrases(
        praise=re.compile(
            rf"(?:{quality}、?){{2,4}}的?|[\u4e00-\u9fff]{{3,8}}、[\u4e00-\u9fff]{{2,6}}[高强广大好多深新浓实足优热]的"
            r"|(?:有[\u4e00-\u9fff]{1,4}、){1,3}有[\u4e00-\u9fff]{1,4}的"
        ),
        topic=re.compile(
            rf"以(?P<topic>“[^”]{{2,40}}”|[“《]?[^，。]{{2,30}}?[”》]?)为{either(_OBJECT['topic'])}的?"
            r"|主题[为是](?P<theme>“[^”]{2,40}”)的"
        ),
        made_of=re.compile(f"{made}|{listed}|{led}|{covers}|{themed}"),
        breaks=re.compile(
            rf"{breaks}|{held}|、(?=(?:不?定期|常态化|主动|及时)[\u4e00-\u9fff]{{2}})|[时后中上外]\Z|[中上](?=[荣喜屡再]?获|屡|夺|斩|摘)|(?<=》)(?:精神|要求|文件)|(?<![合一兼相])并(?=[荣获被受取]|[\u4e00-\u9fff]{2}(?![、，]))|(?<=[\u4e00-\u9fff”])\d{{1,4}}[年月]\d"
        ),
    )


def parse_items(text: str, depth: bytes, start: int, end: int) -> list[Item]:
    """The names in text[start:end], an object that begins at `start`."""
    twice = _TWICE.match(text, start, end)
    start = twice.end() if twice else start
    aspect = _ASPECT.match(text, start, end)
    start = aspect.end() if aspect else start
    attended = _ATTENDED.match(text, start, end)
    start = attended.end() if attended else start
    setting = _SETTING.match(text, start, end) or _OF_TEAMS.match(text, start, end)
    start = setting.end() if setting else start
    made_of = _phrases().made_of.match(text, start, end)
    start = made_of.end() if made_of else start
    while start < end and text[start] in "等、为" and not text.startswith("为民", start):
        start += 1
    end = _object_end(text, depth, start, end)
    items: list[Item] = []
    group: list[Piece] = []
    for piece in pieces(text, depth, start, end):
        etc = et_cetera(text, depth, piece)
        many = etc and (
            _OF_MANY.match(text, etc.end(), piece.end)
            or _JOINT.match(text, etc.end(), piece.end)
            or described(text, [*group, piece], etc.span())
        )
        if many:
            items += _listed(text, depth, [Piece(many.end(), piece.end)], None)  # A等14个项目的|开工仪式
            group = []
        elif etc:
            group.append(Piece(piece.start, etc.start()))
            way = _way().match(text, etc.end(), piece.end)
            levels = _LEVELS.match(text, etc.end(), piece.end)
            head = levels.end() if levels else etc.end()
            items += _listed(text, depth, group, Piece(head, way.end() if way else piece.end))
            group = []
        else:
            group.append(piece)
    group = whole_words(text, group)
    last = summed(text, group)
    if last:
        items += _listed(text, depth, [*group[:-1], last[0]], last[1])
    else:
        items += _listed(text, depth, group, None)
    return items


@cache
def _slogans() -> frozenset[str]:
    """Heads that name nothing even in quotation marks: “新高地”."""
    return frozenset(words(load_toml("kinds.toml")["slogans"]))


def _object_end(text: str, depth: bytes, start: int, end: int) -> int:
    """Where the noun phrase ends: at a word that begins something new behind a finished name."""
    blanks = (blank.start() for blank in _BLANK.finditer(text, start + 1, end))
    gaps = (at for at in blanks if not _GAP.match(text, at, end))
    gap = next((at for at in gaps if not depth[at] and not _SUM.match(text, at, end)), end)
    end = gap if _CJK.match(text, gap - 1) and _CJK.match(text, gap + 1) else end
    for match in _phrases().breaks.finditer(text, start + 1, end):
        at = match.start()
        if depth[at] or (match.group() == "期间" and _goes_on(text, match.end(), end)):
            continue
        if match.group() in _FESTIVE and (kind := kinds().match(text[at:end])) and kind[0][-1] != "节":
            continue  # “农商杯”|庆“三八”运动会
        before = text[start:at]
        if match.group() == "向" and _GIVES.match(text, at, end) and kinds().match(before):
            return at  # “暖冬课桌”工程|向X捐赠价值60万元的课桌
        finished = before[-1] in "”》）" or kinds().match(before) is not None or trailing(text, start, at)
        if finished and _RELATIVE.search(text[at:end]) is None:
            return at
    return end


def _goes_on(text: str, start: int, end: int) -> bool:
    """“两节”期间|食品安全检查: whether what stands behind 期间 is the rest of the name."""
    kind = kinds().match(text[start:end])
    return kind is not None and kind[1] == "Activity" and next(verbs().find(text[start:end]), None) is None


def _listed(text: str, depth: bytes, group: list[Piece], head: Piece | None) -> Iterator[Item]:
    """The items of one list; `head` is the class named behind 等."""
    total: Quantity | None = None
    if head:
        total = trailing(text, head.start, head.end)
        head = _bare(text, Piece(head.start, total.start if total else head.end), whole=True)
        if not total and head:
            total = leading(text, head.start, head.end)
            head = Piece(total.end, head.end) if total else head
    group = list(laws(text, one_clause(text, group, head)))
    named = head is not None and "”" in text[head.start : head.end]
    heads = [_head_of(text, depth, piece) for piece in group] if len(group) > 1 else []
    lenders = _lenders(text, group, heads)
    common = _class_of(text, depth, head) if head else None
    for position, piece in enumerate(group):
        lender = lenders[position]
        share = common if head or not heads else heads[lender]
        if named and _INTO.search(text, piece.start, piece.end):
            continue  # 进机关、进学校等“八进”活动 is one
        lacks = position < len(group) - 1 and not heads[position]
        lacks = lacks and not trailing(text, piece.start, piece.end)  # 水泥路2公里、图书室1间: each is whole
        creation = creation_lent(text, piece, group[lender], share) if share and position != lender else None
        share, lacks = creation or share, lacks or creation is not None
        item = _item(text, piece, share if head or lacks else None, explicit=bool(head or creation))
        creates = creating(text, group[0], piece) if item and position else None
        if item and creates:
            name = text[creates.start : creates.end] + item.name
            item = replace(item, name=name, parts=(creates, *item.parts))
        whole = total or (trailing(text, *span(group[lender])) if lacks and share else None)
        if item and whole and not item.quantity:
            item = replace(item, quantity=whole, shared=True)
        if item:
            yield item
    if head and (total or named):
        name, kind = _named(text, [head])
        if kind not in ("Unknown", "Quoted", "Title") and name not in bare_heads():
            yield Item(name=name, kind=kind, parts=(head,), quantity=total, quoted=named)


def _lenders(text: str, group: list[Piece], heads: list[Piece | None]) -> list[int]:
    """For each of a list the one it borrows its head from: the next that is counted, or the last.

    裕固族、藏族培训基地2个、传习点8个: 基地 is the head of the first two.
    """
    found = [len(group) - 1] * len(group)
    for at in range(len(heads) - 2, -1, -1):
        following = heads[at + 1] and trailing(text, *span(group[at + 1]))
        found[at] = at + 1 if following else found[at + 1]
    return found


def _class_of(text: str, depth: bytes, head: Piece) -> Piece | None:
    """The words of a class that the names of its list borrow: the 活动 of 等“美丽乡村”系列活动."""
    after = _head_of(text, depth, head) if "”" in text[head.start : head.end] else head
    return _bare(text, after, whole=True) if after else None


def _bare(text: str, piece: Piece, *, whole: bool = False) -> Piece | None:
    """A piece without leading words that say nothing, and without a long relative clause.

    `whole` leaves a head of several words as it is: 等|主题活动.
    """
    start, end = piece.start, piece.end
    while start < end:
        praise = _phrases().praise.match(text, start, end)
        match = praise if praise and praise.end() < end else modifiers().match(text, start, end)
        match = match or _FIRST.match(text, start, end)
        kind = kinds().match(text[start:end])
        if not match or match.end() >= end or (whole and kind and kind[0] == text[start:end]):
            break
        start = match.end()
    relative = text.rfind("的", start, end)
    rest = text[relative + 1 : end]
    party = relative - 1 if text.endswith("党", start, relative) else -1
    if party >= 0:  # 宣传贯彻|党的二十大精神
        start = party if start < party and is_verb(cut(text[start:party])[0]) else start
    elif relative >= 0 and len(rest) >= 4 and not set("、“《") & set(text[start:relative]):
        kind = kinds().match(rest)
        if not (kind and rest == kind[0] and rest in bare_heads()):
            start = relative + 1
    return Piece(start, end) if start < end else None


def _head_of(text: str, depth: bytes, piece: Piece) -> Piece | None:
    """What follows the quotation of a quoted name, or the head word a plain name ends with."""
    end = piece.end
    quantity = trailing(text, piece.start, end)
    if quantity and quantity.start > piece.start:
        end = quantity.start
    close = text.rfind("”", piece.start, end)
    while close >= 0 and depth[close] != 1:
        close = text.rfind("”", piece.start, close)
    if close >= 0:
        return Piece(close + 1, end) if close + 1 < end else None
    match = kinds().match(text[piece.start : end])
    return Piece(end - len(match[0]), end) if match else None


def _item(text: str, piece: Piece, share: Piece | None, *, explicit: bool) -> Item | None:
    """One item; `share` is a head it may borrow, `explicit` whether it is the class named behind 等."""
    core, counts = counted(text, piece)
    parts = _parts(text, core)
    if not parts:
        return None
    name, kind = _named(text, parts)
    lent = text[share.start : share.end] if share else ""
    event = kind in ("Quoted", "Title") and is_event(name, lent)
    whole = event or (kind == "Quoted" and lent in bare_heads() and says_kind(name))
    whole = whole or (kind == "Programme" and name.endswith(_SCHEMES))
    unit = explicit and len(name) > 2 and name.endswith(_UNITS)
    of = (kinds().match(lent) or ("", ""))[1]
    if unit and kind in ("Quoted", "Unknown") and of == "Organisation":
        kind, share = "Organisation", None  # 演出部等8个|职能科室, “少儿书画院”等|文艺团队
    elif unit and kind in ("Organisation", "Group") and of == "Facility":
        share = None  # 合唱团、老年协会等|文化平台
    way = explicit and _way().fullmatch(lent) is not None
    if way:
        if kind not in ("Activity", "Quoted"):
            return None  # 通过设咨询台、发传单等|形式
        share = None
    if share and not whole and borrows(kind, lent, explicit=explicit) and not name.endswith(lent):
        lap = overlap(name, lent)  # 上门调解|调解机制
        parts.append(Piece(share.start + lap, share.end))
        match = kinds().match(lent)
        name, kind = name + lent[lap:], match[1] if match else kind
    held = way and (kinds().match(name) or ("", ""))[1] == "Activity"  # “法院开放日”等|形式
    classed = kinds().match(lent) if whole and explicit and not held else None
    if classed and classed[1] == "Programme":
        kind = "Programme"  # “银龄课堂”等品牌项目
    kind = "Activity" if event else kind
    if kind == "Quoted":
        inner = kinds().match(name)
        kind = inner[1] if inner and (inner[1] != "Vain" or inner[0] in _slogans()) else kind
    people = next((q for q in counts[1:] if q.unit in ("人", "名")), None)
    own = text[parts[0].start : parts[0].end]
    marked = "“" in own or "《" in own
    return Item(
        name=name,
        kind=kind,
        parts=tuple(parts),
        quantity=counts[0] if counts else None,
        people=people,
        quoted=marked,
        outside=_ENCLOSED.sub("", own) if marked else own,
    )


@cache
def _way() -> re.Pattern[str]:
    """等群众喜闻乐见的形式|宣传政策: nouns for how a thing is done; what they sum up is not what is done."""
    ways = either(_OBJECT["ways"])
    return re.compile(
        rf"(?:多种|多样|各种|[\u4e00-\u9fff]{{2,8}}的)?{ways}(?!多|新|灵|活泼|、|[^，。；]{{0,4}}(?:活动|行动))"
    )


def counted(text: str, piece: Piece) -> tuple[Piece, list[Quantity]]:
    """A piece without the counts behind or before it, and these counts in text order."""
    start, end = piece.start, piece.end
    counts: list[Quantity] = []
    if not has_figure(text, start, end):
        return piece, counts
    while (quantity := trailing(text, start, end)) and quantity.start > start:
        counts.insert(0, quantity)
        end = quantity.start
        while end > start + 1 and text[end - 1] in "共达计约各近":
            end -= 1
    if not counts and (quantity := leading(text, start, end)) and not _in_name(text, quantity):
        counts, start = [quantity], quantity.end
    return Piece(start, end), counts


def _in_name(text: str, quantity: Quantity) -> bool:
    """Whether a number before a name is part of it: 15分钟生活圈, 两节期间食品检查."""
    return quantity.unit == "分钟" or text.startswith("期间", quantity.end)


def _parts(text: str, core: Piece) -> list[Piece]:
    """The pieces of one name: 以X为主题的Y is X and Y."""
    themed = text.startswith(("以", "主题"), core.start)
    match = _phrases().topic.match(text[core.start : core.end]) if themed else None
    topic = (match["topic"] or match["theme"]) if match else ""
    if match and (len(topic) <= 20 or topic[0] == "“"):
        at = core.start + match.start("topic" if match["topic"] else "theme")
        found = [Piece(at, at + len(topic)), Piece(core.start + match.end(), core.end)]
        own = text.startswith("“", found[1].start)  # 以X为主题的|“Y”活动 has a name of its own
        return [p for p in found[own:] if p.end > p.start]
    aspect = _OF_ASPECT.search(text, core.start, core.end)
    if aspect and (text[aspect.start() - 1] == "”" or kinds().match(text[core.start : aspect.start()])):
        return [Piece(core.start, aspect.start())]  # “X”|的一项重要举措
    theme = _THEMED.match(text, core.start, core.end)
    if theme:
        return [Piece(core.start, theme.end("theme")), Piece(theme.end(), core.end)]  # A县“X”|为主题的|Y
    event = _OF_EVENT.search(text, core.start, core.end) or _GAP.search(text, core.start, core.end)
    if event:
        return [Piece(core.start, event.start()), Piece(event.end(), core.end)]  # “X”|的|主题活动, “X” |活动
    if text[core.end - 1] == "》":
        return [Piece(_title_start(text, core), core.end)]  # 全镇第一部|《村民自治章程》
    bare = _bare(text, core)
    return [bare] if bare else []


def _title_start(text: str, piece: Piece) -> int:
    """Where the title that ends a piece opens; one may hold another."""
    level = 0
    for at in range(piece.end - 1, piece.start - 1, -1):
        level += (text[at] == "》") - (text[at] == "《")
        if level == 0:
            return at
    return piece.start


def _named(text: str, parts: list[Piece]) -> tuple[str, str]:
    """Name and kind of the pieces: marks left out, the kind from the last words."""
    raw = "".join(text[p.start : p.end] for p in parts)
    last = parts[-1]
    name = strip_marks(raw)
    if raw.endswith("》"):
        return name, "Title"
    if raw.endswith("”"):
        return name, "Quoted"
    close = max(text.rfind("”", last.start, last.end), text.rfind("》", last.start, last.end))
    tail = text[close + 1 : last.end] if close >= 0 else name
    match = kinds().match(tail) or kinds().match(name) or kinds().match(_OR.sub("", name))
    return name, match[1] if match else "Unknown"


def strip_marks(name: str) -> str:
    """A name without quotation and title marks, and without an unpaired bracket."""
    name = _MARKS.sub("", name)
    if name.count("（") != name.count("）"):
        name = _BRACKETS.sub("", name)
    return name.strip(" ，、；：。")
