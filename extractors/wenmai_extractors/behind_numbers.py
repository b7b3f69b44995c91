"""What a number counts where that stands behind it: 走访60户居民, 12名困难家庭的儿童, 20名“调解员”."""

from __future__ import annotations

import re

from wenmai_extractors.counting import Counted, Said, Slot
from wenmai_extractors.deeds import EVENTS
from wenmai_extractors.figure_words import Token, tokens
from wenmai_extractors.figure_words import figure_words as _words
from wenmai_extractors.governing import MONEY
from wenmai_extractors.lexicon import common_verbs, verbal_nouns
from wenmai_extractors.patterns import HAN, pattern
from wenmai_extractors.quantities import Quantity, measures
from wenmai_extractors.scene import Mark
from wenmai_extractors.segmenter import tokens as segments
from wenmai_extractors.titles import is_title
from wenmai_extractors.vocabulary import boundaries, kinds, modifiers, openings, verb_words

# 7个乡镇49个行政村的农网改造: what is counted only says how far something else reaches.
_REACH = pattern(r"(?:[、和]?[近约]?\d[\d.]*[万亿]?[余多]?个?[\u4e00-\u9fff]{1,6}){0,3}(?:的|全覆盖)")
_RELATIVE = pattern(r"[\u4e00-\u9fff]{2,12}?的(?=[\u4e00-\u9fff]{2})")
# 16个晨光|阅读|角, 98名五保|供养|对象
_HEADED = pattern("[角室屋馆厅园墙栏亭岗点站](?![\u4e00-\u9fff])|对象|人员")
_SHORTEST = 2  # characters of what money is
_ALONG = pattern("[、，和及与]|以及")
_SOULS = ("名", "人", "位", "户")
_KIND_LIMIT = 6  # characters of what goes on behind a quotation: “爱心”|驿站
QUOTED = pattern("[“《](?P<name>[^“”《》]{2,30})[”》]")
_KINDS_OF = pattern("（[\u4e00-\u9fff]{1,4}）(?=[\u4e00-\u9fff]{2})")  # 乡镇|（街道）|文明实践所
BEHIND_LIMIT = 18  # characters of the noun behind a number that are read


def behind(slot: Slot, before: list[Token], noun: str) -> Counted | None:
    """走访60户居民: the noun behind the number, and the verb before it. 四个主题 counts nothing."""
    line, quantity = slot.line, slot.quantity
    if (not line.text[quantity.start].isdigit() and quantity.value < 10) or few(quantity):
        return None
    at = _past_relative(slot, noun)
    noun = noun_at(line.text, at, slot.end) if at > quantity.end else noun
    stop = at + len(noun)
    scope = line.text.endswith(("以上", "以下"), 0, quantity.end) or noun.endswith("率")
    reach = quantity.unit in ("个", "家", "所") and _REACH.match(line.text, stop, slot.end)
    kind = kinds().match(noun)
    sized = quantity.unit in measures() and kind is not None and kind[1] == "Facility"  # 1200平方米广场
    longest = BEHIND_LIMIT if kind and kind[1] != "Vain" else 10
    if noun.endswith("有"):
        return None  # 500盏|印有“X”字样的灯笼
    honour = is_title(noun) or (noun.endswith("称号") and noun not in ("称号", "荣誉称号"))
    if not 2 <= len(noun) <= longest or honour or reach or sized or scope:
        return None
    if not before and noun in _words().again:
        return None
    return _led(slot, before, Counted(noun, (Mark(line.number, at, stop),)))


def quoted_behind(slot: Slot, before: list[Token], quoted: re.Match[str]) -> Counted | None:
    """20名“调解员”, 发放2万份《致居民的一封信》: what is quoted right behind a number."""
    line = slot.line
    kind = noun_at(line.text, quoted.end(), slot.end)
    kind = kind if kinds().match(kind) or _words().served.search(kind) else ""
    stop = quoted.end() + len(kind)
    name = quoted["name"] + kind
    idle = few(slot.quantity) or slot.quantity.unit in EVENTS  # 连办28场“晚会”: of events others tell
    if idle or len(kind) > _KIND_LIMIT or is_title(name) or is_title(quoted["name"]):
        return None
    return _led(slot, before, Counted(name, (Mark(line.number, quoted.start(), stop),)))


def funds(slot: Slot, before: list[Token]) -> Counted | None:
    """发放3万元|慰问金: what money is, and the verb before it."""
    match = _words().funds.match(slot.line.text, slot.quantity.end, slot.end)
    named = bool(before) and before[-1].word not in common_verbs()  # 固定资产投资3000万元资金
    if match is None or named or len(match.group()) < _SHORTEST:
        return None
    return _led(slot, before, Counted(match.group(), (Mark(slot.line.number, *match.span()),)))


def _led(slot: Slot, before: list[Token], found: Counted) -> Counted:
    """What is counted with the verb right before its number: 走访|60户|居民."""
    if not before or before[-1].word not in common_verbs():
        return found
    verb = before[-1]
    return Counted(verb.word + found.name, (Mark(slot.line.number, verb.at, verb.end), *found.marks))


def carried(slot: Slot, found: Counted, said: Said) -> Counted:
    """走进8所学校、4个渡口和3家企业: the verb before the first number is that of all."""
    first, told = said.last or (slot.quantity, found)
    verb, *noun = told.marks or (Mark(0, 0, 0),)
    text = slot.line.text
    joined = noun and _ALONG.fullmatch(text, noun[-1].end, slot.quantity.start)
    alike = (first.unit in _SOULS) is (slot.quantity.unit in _SOULS)
    if not joined or not alike or verb.end > first.start or text[verb.start : verb.end] not in common_verbs():
        return found
    return Counted(text[verb.start : verb.end] + found.name, (verb, *found.marks))


def _past_relative(slot: Slot, noun: str) -> int:
    """Where the noun begins behind what describes it: 8个深受群众喜爱的|节目, 12名困难家庭的|儿童."""
    text, start = slot.line.text, slot.quantity.end
    match = _RELATIVE.match(text, start, slot.end)
    if match is None:
        return start
    first = next(segments(text, start, match.end()), "")
    describes = (
        first in verb_words() or first in _words().describing or modifiers().match(text, start) is not None
    )
    people = slot.quantity.unit in ("名", "位") and text.startswith(_words().cared_for, match.end())
    return match.end() if (describes or people) and noun else start


def noun_behind(text: str, quantity: Quantity, end: int) -> str:
    """The words right behind a number up to a verb or another word that no noun holds."""
    return "" if text.startswith(_words().after, quantity.end) else noun_at(text, quantity.end, end)


def noun_at(text: str, start: int, end: int) -> str:
    """The words of a noun; kinds in brackets belong to it: 乡镇（街道）|文明实践所."""
    noun = _words_at(text, start, end)
    bracket = _KINDS_OF.match(text, start + len(noun), end) if noun else None
    behind = _words_at(text, bracket.end(), end) if bracket else ""
    return noun + bracket.group() + behind if bracket and behind else noun


def _words_at(text: str, start: int, end: int) -> str:
    stop = start
    for token in tokens(text, stop, min(end, stop + BEHIND_LIMIT)):
        alone = token.word not in verbal_nouns() and token.end == end
        named = stop - start >= 2 or alone
        verb = named and (token.word in common_verbs() or openings().fullmatch(token.word))
        verb = verb and not _HEADED.match(text, token.end)
        ends = verb or token.word in boundaries() or token.word in _words().stops
        closing = token.word == "组织" and not HAN.match(text, token.end)  # 12个黑恶|组织，
        if (ends and token.word != "收入" and not (closing and stop > start)) or not HAN.match(token.word):
            break
        stop = token.end
    return text[start:stop]


def few(quantity: Quantity) -> bool:
    """Whether a number is so small that it tells of no more than a thing or two."""
    return quantity.value in (1, 2) and quantity.unit not in ("%", *MONEY)
