"""Who acts: organisations and places where a clause names them, and the full form a report supports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.naming import name_tokens
from wenmai_extractors.regions import regions
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import boundaries, openings, verb_words

WINDOW = 42
_LEFT = 16  # how far before a place a body may begin that has it in its name
_JOIN = re.compile(
    r"(?:等(?:\d+|[一二三四五六七八九十百]+)[个家名位户所][\u4e00-\u9fff]{1,6}?|等)?(?:、|和|与|及|暨)"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
# A quotation inside a name is short and the name goes on to its ending: “红领巾”志愿服务队, “老兵宣讲团”.
_INNER = re.compile(
    r"（[^（）]{1,12}）[\u4e00-\u9fff]{0,8}?(?:公司|局|院|校|中心|协会|委员会|集团|银行|所|站|队)"
)
_QUOTED_BODY = re.compile(
    r"“[^“”]{1,12}(?:团|队|站|社|会|室|中心|工坊|小组)”|“[^“”]{1,12}”[\u4e00-\u9fff]{0,6}?(?:团|队|站|社|协会|室|中心|小组|公司|专班)"
)
_SYSTEM = re.compile(r"全[国省市县区州][\u4e00-\u9fff]{1,5}系统")  # 全省供销系统
_SYSTEM_TAIL = re.compile(
    r"(?:国税|地税|税务|公安|教育|卫生|卫健|司法|法院|检察|供销|农业|林业|水利|交通|电力|金融|民政|工会|组织|统计|审计|财政|文化|粮食|邮政|铁路)系统"
)
_HEAD = re.compile(
    r"..(?:院长|校长|局长|部长|厂长|行长|站长|所长|馆长|团长|队长|处长|社长|书记|主任|主席|会长)\Z"
)
_UNITS = frozenset("班组 车间 科室 乡镇 村镇 中小学 高校 院校 部门 商会 两家商会 乡村学校 校园".split())
_MANY = re.compile(
    r"各[\u4e00-\u9fff]{0,8}?(?:部门|单位|志愿服务队|服务队|学校|企业|党支部|党组织|科室|网点|街道|社区|乡镇|村镇)(?!的)"
)
_BRACKET = re.compile(r"（[^（）]{1,12}）")


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor named at start..end of a passage; `kind` is Organisation or Place, or Anaphor for 该局 and the like."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Endings:
    strong: re.Pattern[str]
    short: re.Pattern[str]
    place: re.Pattern[str]
    not_words: tuple[str, ...]
    anaphora: dict[str, tuple[str, ...]]
    internal: tuple[str, ...]
    starts: re.Pattern[str]
    named: re.Pattern[str]


@cache
def _endings() -> _Endings:
    data = load_toml("organisations.toml")
    strong = "|".join(map(re.escape, words(data["endings"])))
    short = "|".join(words(data["short_endings"]))
    anaphora = {
        word: tuple(ends.split()) for group, ends in data["anaphora"].items() for word in group.split("|")
    }
    return _Endings(
        strong=re.compile(rf"(?:{strong})(?:（[^（）]{{1,12}}）)?\Z"),
        short=re.compile(rf"(?<=[\u4e00-\u9fff）]{{2}})(?:{short})\Z"),
        place=re.compile(rf"(?:{'|'.join(words(data['place_endings']))})\Z"),
        not_words=tuple(word for word in words(data["not"]) if len(word) > 1),
        anaphora=anaphora,
        internal=words(data["internal"]),
        starts=re.compile("|".join(map(re.escape, sorted(anaphora, key=len, reverse=True)))),
        named=re.compile("|".join(words(data["named"]))),
    )


def actor_at(text: str, start: int, end: int) -> ActorMention | None:
    """The actor whose name begins exactly at `start`, or None.

    The name takes in the regions it begins with and then the words of the dictionary up to the first that no name
    runs across; of the ends that look like an organisation or a place within it the last one counts.
    """
    if text[start : start + 1] in ("（", "《") or (
        text[start : start + 1] == "“" and not _QUOTED_BODY.match(text, start)
    ):
        return None
    anaphor = _endings().starts.match(text, start, end)
    stop = min(end, start + WINDOW)
    best = _longest(text, start, stop)
    if anaphor and (best is None or best.end <= anaphor.end()):
        return _anaphor(text, start, anaphor.end(), end)
    if best and best.text.count("“") > best.text.count("”") and text.startswith("”", best.end):
        best = ActorMention(start, best.end + 1, text[start : best.end + 1], best.kind)
    many = _MANY.match(text, best.end, end) if best and best.kind == "Place" else None
    if many:
        return ActorMention(start, many.end(), text[start : many.end()], "Organisation")
    if best:
        bracket = _BRACKET.match(text, best.end, end)
        if (
            bracket
            and bracket.end() < end
            and _kind(text[start : bracket.end() + 2], "", 3) == "Organisation"
        ):
            return ActorMention(start, bracket.end(), text[start : bracket.end()], best.kind)
    return best


def _anaphor(text: str, start: int, stop: int, end: int) -> ActorMention | None:
    """An anaphor, with the body of the one it stands for that is named behind it: 我院|检验科, 我市|城中区礼让街社区.

    A plain noun such as 学校 or 全市 stands for somebody only where its phrase ends: not in 学校少年宫, 全市农村.
    """
    word = text[start:stop]
    pointed = word[0] in "该我本"
    inner = actor_at(text, stop, end) if pointed else None
    if inner and inner.start == stop and inner.kind != "Anaphor":
        return ActorMention(start, inner.end, text[start : inner.end], inner.kind)
    after = cut(text[stop : stop + 6])[0] if stop < min(end, len(text)) else ""
    loose = (
        not after
        or not _HAN.match(after)
        or after in boundaries()
        or after in verb_words()
        or len(after) == 1
    )
    return (
        ActorMention(start, stop, word, "Anaphor")
        if pointed or loose or openings().match(text, stop)
        else None
    )


def _longest(text: str, start: int, stop: int) -> ActorMention | None:
    """The longest name that begins at `start`."""
    places = regions(text[start:stop])
    central = _endings().named.match(text, start, stop) or _SYSTEM.match(text, start, stop)
    position = central.end() if central else start + (places[-1].end if places else 0)
    best = ActorMention(start, position, central.group(), "Organisation") if central else None
    if places and places[-1].full and not central:
        kind = "Organisation" if places[-1].name.endswith("社区") else "Place"
        best = ActorMention(start, position, text[start:position], kind)
    system = _SYSTEM_TAIL.match(text, position, stop) if places else None
    if system:
        return ActorMention(start, system.end(), text[start : system.end()], "Organisation")
    count = len(places)
    if not places and not central and _begins_with_verb(text, start, stop):
        return None
    for token in name_tokens(text[position:stop]):
        ordinal = position > start and text[position - 1] == "第"
        if token.isdigit() and not ordinal:
            break
        if not (_HAN.search(token) or token in "（）·“”" or token.isalnum()):
            break
        if token == "（" and not _INNER.match(text, position, stop):
            break
        if token == "“" and not _QUOTED_BODY.match(text, position, stop):
            break
        if _HEAD.search(token) and _kind(text[start : position + len(token) - 2], token[:-2], count + 1):
            # One word of the dictionary, 法院院长, holds the body and its head.
            position += len(token) - 2
            return ActorMention(start, position, text[start:position], "Organisation")
        position += len(token)
        count += 1
        kind = _kind(text[start:position], token, count)
        if kind:
            best = ActorMention(start, position, text[start:position], kind)
    return best


def _begins_with_verb(text: str, start: int, stop: int) -> bool:
    """Whether a clause's verb stands here rather than a name: 组织|机关干部, but 服务|中心 is one."""
    tokens = list(islice(name_tokens(text[start:stop]), 6))
    first = tokens[0] if tokens else ""
    if first not in verb_words():
        return False
    rest = "".join(tokens[1:])
    ending = _endings().strong.search(rest[:4]) or (len(rest) > 1 and _endings().strong.match(rest[:3]))
    return not (ending and len(rest) <= 4)


def _kind(name: str, token: str, count: int) -> str | None:
    """What a name that ends with `token`, its count-th word, is called by its ending."""
    endings = _endings()
    if name in _GENERIC or name in _UNITS:
        return None
    leveled = name[0] in "省市县州区旗镇乡村"
    strong = endings.strong.search(name)
    if strong and (len(name) > len(strong.group()) or leveled):
        return "Organisation"
    if name[0] == "全" and name[1] in "省市县区州旗镇乡国":
        return None
    if token == "办" and count > 1 and len(name) < 4:
        return None
    worded = token not in endings.not_words and not token.endswith("干部")
    if worded and (count > 1 or len(token) > 2) and len(name) > 2 and endings.short.search(name):
        return "Organisation"
    if (
        endings.place.search(name)
        and not _HONOUR_PLACE.search(name)
        and (len(name) > 2 or count == 1)
        and not leveled
    ):
        return "Organisation" if name.endswith("社区") else "Place"
    return None


_GENERIC = frozenset(
    "城市 全市 都市 农村 乡村 城区 社区 市区 县区 园区 辖区 地区 山区 景区 校区 小区 院校 高校 学校 机关 乡镇 村镇 城镇 集镇 新区 省市 街道 公司 医院 中心".split()
)
_HONOUR_PLACE = re.compile(
    r"(?:文明|卫生|先进|示范|模范|试点|达标|美丽|平安|生态|园林|贫困|牧业|农业|工业|旅游|大|各|个|些|类|本|外|到|乡|自然|行政|辖|城|老旧)(?:城市|城区|村镇|乡镇|省|市|县|区|州|旗|镇|乡|村|社区|街道|小区)\Z"
)


def actors_at(text: str, start: int, end: int) -> list[ActorMention]:
    """The actor that begins at `start` and those coordinated with it: A、B和C."""
    found: list[ActorMention] = []
    position = start
    while mention := actor_at(text, position, end):
        found.append(mention)
        join = _JOIN.match(text, mention.end, end)
        if not join:
            break
        position = join.end()
    return found


def actors_before(text: str, start: int, end: int) -> list[ActorMention]:
    """The actors of text[start:end] whose last name ends exactly at `end`: 结合漯河市|创建."""
    at = start
    for token in cut(text[start:end]):
        found = actors_at(text, at, end) if end - at > 1 and token not in boundaries() else []
        if found and found[-1].end == end:
            return found
        at += len(token)
    return []


def actor_over(text: str, at: int) -> ActorMention | None:
    """The actor whose name covers `at`, wherever it begins: 中国邮政储蓄银行|德州市|分行."""
    start = at
    while start > 0 and at - start < _LEFT and _HAN.match(text[start - 1]):
        start -= 1
    for token in cut(text[start:at]):
        mention = actor_at(text, start, len(text)) if token not in boundaries() else None
        if mention and mention.end > at and mention.kind != "Anaphor":
            return mention
        start += len(token)
    return actor_at(text, at, len(text))


def scan_actors(text: str) -> Iterator[ActorMention]:
    """Actors anywhere in a short text such as a headline: tried at each place a name can begin."""
    starts = {0} | {
        m.end()
        for m in re.finditer(
            r"——|[：:，。；、 \u3000“”（）]|在|由|向|与|和|被|走进|探访|记者走进|^记(?!者)", text
        )
    }
    position = 0
    for start in sorted(starts):
        if start < position:
            continue
        mention = actor_at(text, start, len(text))
        if mention:
            yield mention
            position = mention.end


def anaphor_endings(word: str) -> tuple[str, ...] | None:
    """How the name may end that an anaphor such as 该局 stands for; None when `word` is none."""
    return _endings().anaphora.get(word)


def anaphor_head(name: str) -> str | None:
    """The anaphor that a longer name begins with: 市局|机关党委, 社区|党委."""
    match = _endings().starts.match(name)
    rest = name[match.end() :] if match else ""
    pointed = name[0] in "该我本"
    return match.group() if match and len(rest) > 1 and (pointed or is_internal(rest)) else None


def is_internal(name: str) -> bool:
    """Whether a name without a place in front is that of a unit inside an organisation."""
    return name.endswith(_endings().internal)


def body_ends(name: str) -> list[int]:
    """Where the bodies end that a name is made of, one within the other: 芜湖市公安局|交通警察支队|."""
    ends: list[int] = []
    position = 0
    for token in cut(name):
        position += len(token)
        balanced = name.count("（", 0, position) == name.count("）", 0, position)
        if (
            balanced
            and name[position : position + 2] not in ("监督", "监管")
            and _endings().strong.search(name[:position])
            and token not in _endings().not_words
            and position - (ends[-1] if ends else 0) > 2
        ):
            ends.append(position)
    if ends and ends[-1] != len(name):
        ends.append(len(name))
    return ends
