"""What a number counts, said before it (耕地面积1.2万亩) or behind it (走访60户居民).

The words around the number are those of the dictionary, so that nothing is bitten off inside one: the 约 of
户均节约3.5万元 is no 约, the 组织 of 志愿服务组织316个 no verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wenmai_extractors.actors import actors_at
from wenmai_extractors.behind_numbers import (
    BEHIND_LIMIT,
    QUOTED,
    behind,
    carried,
    few,
    funds,
    noun_at,
    noun_behind,
    quoted_behind,
)
from wenmai_extractors.counting import Counted, Said, Slot
from wenmai_extractors.figure_words import Token, tokens
from wenmai_extractors.figure_words import figure_words as _words
from wenmai_extractors.governing import MONEY, SIZE, WHOLE, is_act, last_part, tail
from wenmai_extractors.leads import skip_lead
from wenmai_extractors.lexicon import common_verbs, verbal_nouns
from wenmai_extractors.naming import ends_body
from wenmai_extractors.patterns import HAN, pattern
from wenmai_extractors.people import titled_in
from wenmai_extractors.quantities import Quantity, measures, quantities
from wenmai_extractors.regions import is_region, regions
from wenmai_extractors.scene import Line, Mark
from wenmai_extractors.titles import is_title
from wenmai_extractors.vocabulary import verb_words

_SHARE = pattern(
    r"占(?P<whole>[^，]{0,16}?)(?:的|比(?:例)?(?:达到?|为)?)?(?:比重|比例)?(?:达到?|为|超过?)?\Z"
)
_LIVING = pattern("(?:居住|散居|聚居|分布)[在于]")  # 1613人散居在东河两岸
_THAN = pattern("[与和同较比](?:\\d{4}年|上年|去年|前年)[^，]{0,4}(?:相比)?[^，]{0,2}\\Z")
_ALSO = pattern(r"[、和][\d.]{1,6}%")
_EACH_OF = pattern(r"(?P<list>.+?)(?:分别|各)[^，、]{0,6}\Z")
_LISTING = pattern("、|和|与|以及")
_JOINT = pattern(r"(?:[，、；和及与★●◆■▲※]|以及|并|【[^】]{1,12}】)+")
# 6年 of 坚持6年、办了70余场; a value of nothing; honours, which awards.py tells of.
_IDLE = pattern(r"\d+(?:年|天|个月|日)|.{0,2}价值\Z|.*(?:荣誉|称号|奖项|名单|内容|一行|连续\d+年)\Z")
_ASIDE = pattern(r"(?<=[\u4e00-\u9fff])（(?=不?[含包]|其中|[^（）]{3})[^（）]{1,16}）\Z")
_EACH_HAS = ("人均", "户均", "亩均")
_EACH = pattern("每[户家人名位个][送发给补奖][^，。；]{0,3}\\Z")  # 为每户送去|500元慰问金
# 5件32人, 459户，共1788人: nothing is said between the two figures of a pair.
_PAIRED = pattern("[、，]?(?:共计?|合计|总计|计|涉及)?")
_CASES = ("件", "起", "宗", "个", "支")
_PART_OF = pattern("(?:以上|左右|以内)?的(?=[\u4e00-\u9fff])")  # 民警80%以上的|时间 counts no 民警
_DIGITS = pattern(r"[\d.]+、")  # 4272、2033和|1311亩
_AREA = pattern("(?P<crop>[\u4e00-\u9fff]{2,8})(?:种植|养殖|播种|栽培)(?:总?面积)?")
_NAME_LIMIT = 22
# 位于花园路97幢: a house goes by its number.
_HOUSES = frozenset("幢栋号弄室楼层")
_ADDRESS = pattern("(?:位于|地处|坐落[于在]?|地址|住址|住在|驻)[^，。；]{0,24}\\Z")
_AT = 28  # characters of an address before its number
# 组织全省|130个单位, 原想一年挣个|20万元: nothing counted
_OF_ALL = pattern("全[国省市县区州旗镇乡村]\\Z|原想|谁知|没想到|挣|(?:[就也都竟]|(?<!人)才)\\Z")
_BRANCH = pattern("分[馆站校院店所行]")
_AMONG = pattern("[，（；]其中")
_OF_BODIES = ("个", "家", "所", "座", "处", "间")
_SOME = "(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})[幢栋]"
_BUILT = pattern(
    f"(?P<many>[\u4e00-\u9fff]{{2,16}}){_SOME}，\\Z|{_SOME}(?P<one>[\u4e00-\u9fff]{{2,10}}[楼馆房厦])，\\Z"
)
_BEFORE_LIMIT = 48  # characters before a number that are read
_RATES = ("%", "‰", "个百分点", "倍")


def counted(slot: Slot, said: Said) -> Counted | None:
    """What a number counts: what the words around it say, or what was `said` before."""
    line, quantity, text = slot.line, slot.quantity, slot.line.text
    start = max(slot.start, slot.stop - _BEFORE_LIMIT)
    joint = _JOINT.match(text, start, slot.stop)
    start = joint.end() if joint else start
    share = _SHARE.search(text[start : slot.stop]) if quantity.unit == "%" else None
    growth = _words().growth.search(text, start, slot.stop)
    part = quantity.unit == "%" and _PART_OF.match(text, quantity.end) and slot.stop == quantity.start
    near = max(0, quantity.start - _AT)
    if part or (quantity.unit in _HOUSES and _ADDRESS.search(text, near, quantity.start)):
        return None
    people = _paired(slot, said)
    if people:
        return people
    if share:
        return _share(line, start, share)
    if growth and (quantity.unit in _RATES or growth["base"]):
        return _growth(slot, start, growth, said)
    listed = _listed(slot, start)
    said.due = listed[1:] or said.due
    attribute = text.endswith("的", slot.start, slot.stop)
    if attribute and quantity.unit == "%":
        return None  # 达到全县农民收入的|81%: measured by something else
    if not listed and attribute and HAN.match(text, quantity.end):  # 来自机关的|7支参赛队伍
        found = behind(slot, [], noun_behind(text, quantity, slot.end))
    else:
        found = listed[0] if listed else _plain(slot, start, said)
    vague = found is None or found.name in _words().vague or _OF_ALL.search(found.name)
    return None if found is None or vague else _grown(slot, found, said)


def _grown(slot: Slot, found: Counted, said: Said) -> Counted:
    """水稻种植面积456公顷，总产量5810吨: 水稻总产量."""
    part, built = _of_part(slot, found, said), _built(slot.line, found)
    if part or built:
        return part or built or found
    last = said.told[-1] if said.told and found.name in _words().yields else None
    area = _AREA.fullmatch(last.name) if last else None
    if last is None or area is None:
        return found
    return Counted(area["crop"] + found.name, (*last.marks, *found.marks))


def _of_part(slot: Slot, found: Counted, said: Said) -> Counted | None:
    """放映总量9000场次，其中县文化馆6000场次，各分馆3000场次: 县文化馆放映总量."""
    quantity = slot.quantity
    alike = said.last is not None and said.last[0].unit == quantity.unit and quantity.unit not in _OF_BODIES
    body = ends_body(found.name) or _BRANCH.fullmatch(found.name)
    if said.last is None or not alike or not body:
        return None
    if _AMONG.match(slot.line.text, said.last[0].end, quantity.start):
        said.parted = said.last[1]
    whole = said.parted
    return Counted(found.name + whole.name, (*whole.marks, *found.marks)) if whole else None


def _built(line: Line, found: Counted) -> Counted | None:
    """新建粮库1幢，占地面积3000平方米: 粮库占地面积."""
    at = found.marks[0].start if found.marks else 0
    built = _BUILT.search(line.text, max(0, at - _BEFORE_LIMIT), at) if found.name in _words().sizes else None
    if built is None:
        return None
    words = tokens(line.text, *built.span("many" if built["many"] else "one"))
    text, first = line.text, words[0].at if words else at
    ends = [word.end for word in words[:-1] if _begets(word.word) or _is_body(text[first : word.end])]
    words = [word for word in words if word.at >= max(ends, default=0)]
    name = "".join(word.word for word in words)
    mark = Mark(line.number, words[0].at, words[-1].end) if words else None
    return Counted(name + found.name, (mark, *found.marks)) if mark else None


def _is_body(name: str) -> bool:
    """Whether a name is that of a body which a building belongs to: 石桥县医院|门诊楼."""
    return bool(regions(name)) and ends_body(name)


def _begets(word: str) -> bool:
    """Whether a noun begins behind a word: 新建|综合楼, but 教学|大楼."""
    return word in _words().having or word == "的" or (is_act(word) and word not in verbal_nouns())


def _plain(slot: Slot, start: int, said: Said) -> Counted | None:
    """What stands before a number or behind it, or what the one before counts."""
    line, quantity, text = slot.line, slot.quantity, slot.line.text
    before = _phrase(line, start, slot.stop)
    if said.due and not before:
        return said.due.pop(0)
    if (
        said.told
        and len(before) == 1
        and before[0].word in _EACH_HAS
        and not said.told[-1].name.startswith("人均")
    ):
        last = said.told[-1]  # 耕地2300亩，人均1.4亩
        return Counted(
            before[0].word + last.name, (*last.marks, Mark(line.number, before[0].at, before[0].end))
        )
    sized = bool(before) and before[-1].word.endswith(SIZE) and quantity.unit in measures()
    if quantity.unit in measures() and text.startswith("的", quantity.end) and not sized:
        return _sized(slot, before)
    given = quantity.unit in MONEY and text.startswith("的", quantity.end) and _gift(slot, before)
    given = given or (quantity.unit in MONEY and funds(slot, before))
    if (
        not given
        and not (before and (sized or quantity.unit in MONEY))
        and HAN.match(text, quantity.end, slot.end)
    ):
        after = noun_behind(text, quantity, slot.end)
        after = "" if after in _words().vague else after  # 藏书5000册|之多
        if after or not before or not text[quantity.start].isdigit():
            found = behind(slot, before, after)
            return found if before or found is None else carried(slot, found, said)
    quoted = QUOTED.match(text, quantity.end, slot.end)
    if quoted and quantity.unit not in (*MONEY, *_RATES, *measures()):
        found = quoted_behind(slot, before, quoted)
    else:
        found = given or (_before(line, before, quantity) if before else _unnamed(quantity, said))
    return found


def _paired(slot: Slot, said: Said) -> Counted | None:
    """批准逮捕5件32人, 农户459户，共1788人: the people of what the number right before counts."""
    quantity, text = slot.quantity, slot.line.text
    souls = text[quantity.end - 1 : quantity.end + 1]
    if souls == "口人" or (souls == "人口" and not _phrase(slot.line, slot.start, slot.stop)):
        return Counted("人口", (Mark(slot.line.number, quantity.end - 1, quantity.end + 1),))
    if quantity.unit == "人" and _LIVING.match(text, quantity.end):
        return Counted("人口")
    if quantity.unit != "人" or said.last is None or HAN.match(text, quantity.end):
        return None
    before, told = said.last
    if not _PAIRED.fullmatch(text, before.end, quantity.start):
        return None
    if before.unit == "户":
        of_them = told.name[:2] in verb_words() or told.name.endswith(_words().households)
        return told if of_them else Counted("人口")
    return told if before.unit in _CASES and text[before.end] not in "，、" else None


def _sized(slot: Slot, before: list[Token]) -> Counted | None:
    """拆除380平方米的危房: what has that size, and the verb before it."""
    at = slot.quantity.end + 1
    noun = noun_at(slot.line.text, at, slot.end)
    if not 2 <= len(noun) <= BEHIND_LIMIT or not before or before[-1].word not in common_verbs():
        return None
    verb = before[-1]
    marks = (Mark(slot.line.number, verb.at, verb.end), Mark(slot.line.number, at, at + len(noun)))
    return Counted(verb.word + noun, marks)


def _gift(slot: Slot, before: list[Token]) -> Counted | None:
    """某公司200万元的爱心捐款: what money is where only a body stands before it."""
    at = slot.quantity.end + 1
    noun = noun_at(slot.line.text, at, slot.end)
    deed = next((word for word in _words().nouns if slot.line.text.startswith(word, at + len(noun))), "")
    noun += deed if noun else ""  # 爱心|捐款
    bodily = not before or ends_body(slot.line.text[before[0].at : before[-1].end])
    fits = 2 <= len(noun) <= BEHIND_LIMIT
    return Counted(noun, (Mark(slot.line.number, at, at + len(noun)),)) if bodily and fits else None


def _unnamed(quantity: Quantity, said: Said) -> Counted | None:
    """What a number without a name counts: what the one before it counts, or what its unit says."""
    if said.previous and quantity.unit not in ("户", "人"):
        return said.previous
    label = _words().labels.get(quantity.unit)
    alone = quantity.unit == "人" and (said.previous is None or said.previous.name != "户数")
    return Counted(label) if label and not alone else None  # 杭州最多，有47人


def _phrase(line: Line, start: int, end: int) -> list[Token]:
    """The words before a number, without those that only lead on to it."""
    aside = _ASIDE.search(line.text, start, end)  # 学校（含教学点）21所
    end = aside.start() if aside else end
    at = skip_lead(line.text, start, end)
    whole = WHOLE.match(line.text, at, end)
    found = tokens(line.text, whole.end() if whole else at, end)
    while found and (found[-1].word in _words().links or found[-1].word[0] == "每"):
        found.pop()  # 劳动生产率|达到每人每年
    if all(token.word in _words().leading or token.word[0] == "每" for token in found) or _EACH.search(
        line.text, max(start, end - 6), end
    ):
        return []  # 每年大概|有六万元集体收入
    return _past_recipient(line, found)


def _past_recipient(line: Line, found: list[Token]) -> list[Token]:
    """向县委、县纪委|报告重大事项: the words behind the body that something is told or given to."""
    at = next((i for i, token in enumerate(found) if token.word in ("向", "给", "对", "到", "赴")), None)
    bodies = actors_at(line.text, found[at].end, found[-1].end) if at is not None else []
    past = [token for token in found if token.at >= bodies[-1].end] if bodies else []
    return past or found


def _share(line: Line, start: int, share: re.Match[str]) -> Counted | None:
    """党员占总人口的12%: 党员占比, or 占总人口比例 where nobody is named before."""
    noun = line.text[start : start + share.start()].strip("，、")
    whole = share["whole"].strip("的")
    shortest = 1 if whole.startswith("比") else 2  # 药占比下降到32.5%
    name = noun + "占比" if shortest <= len(noun) <= _NAME_LIMIT else f"占{whole}比例" if whole else ""
    return Counted(name, (Mark(line.number, start, start + share.end()),)) if name else None


def _growth(slot: Slot, start: int, growth: re.Match[str], said: Said) -> Counted | None:
    """税收收入1.3亿元，同比增长11.8%: 税收收入同比增长; of 分别…和… each goes with one told before."""
    line, text = slot.line, slot.line.text
    change = Mark(line.number, growth.start("name"), growth.end("name"))
    each = growth["each"] or text.endswith("分别", 0, start)
    each = each or (len(said.told) > 1 and _ALSO.match(text, slot.quantity.end))  # 同比上升8.48%、9.77%
    left = len(quantities(text, slot.quantity.start, slot.end)) if each else 1
    than = _THAN.search(text, start, growth.start())  # 门诊量与2004年相比|增长70%
    own = _phrase(line, start, than.start() if than else growth.start())
    named = _named(line, own) if own else None
    several = _apiece(line, own, left) if each else []
    bases = several or ([named] if named else [] if own else said.told[-left:])
    bases = [Counted(_words().changed.sub("", base.name), base.marks) for base in bases]
    grown = [Counted(base.name + growth["name"], (*base.marks, change)) for base in bases]
    said.due = grown[1:]
    return grown[0] if grown else None


def _apiece(line: Line, own: list[Token], count: int) -> list[Counted]:
    """刑事案件、治安案件|分别下降6%、8%: what each number goes with, where there are as many names."""
    groups: list[list[Token]] = [[]]
    for token in own:
        if token.word in ("、", "和", "与", "及"):
            groups.append([])
        else:
            groups[-1].append(token)
    found = [named for group in groups if (named := _named(line, group))]
    if not len(found) == len(groups) == count > 1:
        return []
    head = found[-1].name[-2:]  # 刑事、治安|案件
    return [Counted(one.name + head * (len(one.name) == len(head)), one.marks) for one in found]


def _listed(slot: Slot, start: int) -> list[Counted]:
    """普及率、入学率分别达到96%和98%: what each number of a list counts, where there are as many names.

    水稻和瓜菜的种植面积分别为…: the first names share the head of the last.
    """
    text = slot.line.text
    match = _EACH_OF.match(text, start, slot.stop)
    parts = _LISTING.split(match["list"]) if match else []
    if len(parts) < 2 or len(parts) != len(quantities(text, slot.quantity.start, slot.end)):
        return []
    found: list[Counted] = []
    for part in parts:
        start = text.index(part, start)
        named = _named(slot.line, _phrase(slot.line, start, start + len(part)))
        found += [named] if named else []
        start += len(part)
    own, of, head = parts[-1].rpartition("的")
    if of and len(own) > 1 and len(found) == len(parts):
        shared = Mark(slot.line.number, start - len(head), start)
        marked = [
            Mark(slot.line.number, at := text.index(part, slot.start), at + len(part)) for part in parts[:-1]
        ]
        last = Mark(slot.line.number, start - len(parts[-1]), start)
        found = [
            *(Counted(part + head, (mark, shared)) for part, mark in zip(parts[:-1], marked, strict=True)),
            Counted(own + head, (last,)),
        ]
    return found if len(found) == len(parts) else []


def _before(line: Line, found: list[Token], quantity: Quantity) -> Counted | None:
    """The phrase before the number, without what a reader leaves out."""
    if few(quantity) and any(is_act(token.word) or token.word[0] == "每" for token in found):
        return None  # 每组推选1名
    named = _named(line, found, unit=quantity.unit)
    if named is None and quantity.unit in MONEY:
        verb = next((t for t in reversed(found) if t.word in _words().spending), None)
        return Counted(verb.word, (Mark(line.number, verb.at, verb.end),)) if verb else None
    return None if named and _is_person(line.text, named.marks[0]) else named


def _is_person(text: str, mark: Mark) -> bool:
    """校长王小红|6位报告人, 主任王小红将|5000元: who is named last is nothing that is counted."""
    return any(person.end == mark.end for person in titled_in(text, mark.start, mark.end))


def _named(line: Line, found: list[Token], *, unit: str = "") -> Counted | None:
    """The noun phrase at the end of some words, with the verb right before it."""
    listed = _enumerated(line, found, unit)
    if listed:
        return listed
    found = tail(last_part(found), unit)
    while found and (found[0].word in _words().leading or WHOLE.fullmatch(found[0].word)):
        found = found[1:]
    if not found or found[-1].word == "等" or found[0].word == "的":
        return None
    at, end = found[0].at, found[-1].end
    name = re.sub("[“”《》]", "", line.text[at:end])
    if is_region(name):
        return None  # 广东|有40人获…
    if (
        not 2 <= len(name) <= _NAME_LIMIT
        or _DIGITS.match(name)
        or name in _words().vague
        or _IDLE.match(name)
    ):
        return None
    if is_title(name) and unit not in ("人", "名", "位"):
        return None
    return Counted(name, (Mark(line.number, at, end),))


def _enumerated(line: Line, found: list[Token], unit: str) -> Counted | None:
    """撰写调研报告、工作信息|等60余篇: the things listed, with the verb before them."""
    cut = next((i for i, token in enumerate(found) if token.word == "、"), 0)
    if not cut or found[-1].word != "等" or unit not in _words().things:
        return None
    first = last_part(found[:cut])
    at = next((i for i, token in enumerate(first) if token.word in common_verbs()), len(first))
    if len(first) - at < 2:
        return None
    start, end = first[at].at, found[-1].at
    name = re.sub("[“”《》]", "", line.text[start:end])
    whole = len(name) <= _NAME_LIMIT and not re.search("[，；：]", name)
    return Counted(name, (Mark(line.number, start, end),)) if whole else None


def divisions(text: str, start: int, end: int) -> Iterator[tuple[Quantity, int]]:
    """The counts of 辖5镇4乡205个村, with or without a measure word, and where what each counts stands."""
    governs = _words().governs.search(text, start, end)
    for match in _words().division.finditer(text, governs.end(), end) if governs else ():
        yield Quantity(match.start(), match.end(), int(match[1]), "个", approx=False), match.start(2)
