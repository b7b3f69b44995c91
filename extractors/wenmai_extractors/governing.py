"""Where the noun before a number begins and ends: behind the verb or the preposition that governs it."""

from __future__ import annotations

from wenmai_extractors.figure_words import Token
from wenmai_extractors.figure_words import figure_words as _words
from wenmai_extractors.lexicon import common_verbs, verbal_nouns
from wenmai_extractors.patterns import pattern
from wenmai_extractors.vocabulary import boundaries, kinds, openings, verb_words

WHOLE = pattern(
    r"(?:全|该|本|我)(?:村|镇|乡|县|区|市|州|旗|省|局|校|院|公司|行|馆|社区|街道|队|连|团|所|站|厂|矿)"
)
SIZE = ("面积", "里程", "长度", "总长")
_WORDS = pattern("[\u4e00-\u9fff“”《》]{4,16}")
MONEY = ("元", "万元", "亿元", "美元")


def last_part(found: list[Token]) -> list[Token]:
    """What stands behind the last comma, 的 or 后 of some words, if it is long enough to stand alone."""
    told = next((i for i, token in enumerate(found) if token.word.isdigit()), len(found))
    apart = next((i + 1 for i in range(told, len(found)) if found[i].word == "、"), 0)
    found = found[apart:]  # 投资8个多亿、|占地
    long = sum(len(token.word) for token in found) > 10
    for cutter in ("的", "，", "：", "后", "中"):
        at = max((i for i, token in enumerate(found) if token.word == cutter), default=-1)
        rest = found[at + 1 :]
        if rest and (rest[-1].end - rest[0].at >= 2) and (cutter != "的" or long):
            found = rest
    return found


def tail(found: list[Token], unit: str) -> list[Token]:
    """The words from the last verb that governs a noun: 向小学捐赠图书 is 捐赠图书, 志愿服务时长 one noun."""
    while found and found[-1].word in _words().trailing:
        found = found[:-1]
    if not found:
        return []
    last = found[-1]
    if unit in MONEY and last.word in _words().spending:
        return found[-2:] if len(found) > 1 and _spent(found[-2].word, last.word) else [last]
    handed = _handed_out(found, unit)
    found = found[_governor(found) if handed is None else handed :]
    if len(found) > 2 and found[0].word in _words().leads and _whose(found[1].word):
        found = found[2:]  # 带领村民|新打机井
    if is_act(last.word) and last.word in common_verbs() and last.word not in _words().nouns:
        if len(found) == 1:
            return found
        if not is_act(found[-2].word) and not kinds().match(last.word):
            return found[:-1]
    return found


def _spent(word: str, last: str) -> bool:
    """Whether `word` says what money is spent or saved on: 户均|分红, 水利|投资, not 职工|捐款."""
    if word.endswith("均") or word in _words().spending:
        return True
    if last in _words().turnover and word in verb_words() and word not in _words().having:
        return True
    kind = kinds().match(word)
    idle = (
        (kind and kind[1] in ("Organisation", "Facility"))
        or is_act(word)
        or openings().fullmatch(word)
        or _words().served.search(word)
    )
    return last in _words().nouns and len(word) > 1 and not idle


def is_act(word: str) -> bool:
    """Whether a word is a verb or a preposition; level words (省级) bound names but are neither."""
    bounds = word in boundaries() and word not in ("和", "与", "及") and not word.endswith("级")
    return bounds or word in verb_words()


def _beneficiary(found: list[Token]) -> int:
    """How many words say whom something is done for: 为群众|减轻负担, 为小微企业|减税."""
    sizes = (n for n in (1, 2, 3) if n < len(found) and _words().served.search(found[n - 1].word))
    return next(sizes, 0)


def _whose(word: str) -> bool:
    return bool(WHOLE.fullmatch(word) or _words().served.search(word))


def _handed_out(found: list[Token], unit: str) -> int | None:
    """Where 发放|森林|防火|宣传|彩页 begins: a verb behind that of giving is in the name of what is given."""
    at = max((i for i, token in enumerate(found[:-1]) if token.word in _words().giving), default=-1)
    whole = at >= 0 and unit in _words().things and _WORDS.fullmatch("".join(t.word for t in found[at:]))
    return at if whole else None


def _governor(found: list[Token]) -> int:
    """Where the name begins: at the last verb before its noun, or behind 有, 完成 or a preposition."""
    having, plain = _words().having, common_verbs()
    acts = [i for i, t in enumerate(found[:-1]) if is_act(t.word) or t.word in having]
    while acts:
        at = acts[-1]
        word = found[at].word
        compound = len(found) - at == 2 and len(found[-1].word) <= 2 and word in verbal_nouns()
        sized = len(found) - at == 2 and at and found[-1].word.endswith(SIZE)
        compound = compound or (bool(sized) and not is_act(found[at - 1].word))  # 榛子|种植|面积
        headed = len(found) - at == 2 and found[-1].word in _words().heads
        if compound and at and len(acts) > 1 and _whose(found[at - 1].word):
            compound = False  # 帮助|该村|架设|路灯
        lone = word not in plain and word not in having and len(acts) == 1
        weak = lone and word not in _words().prepositions
        if not (compound or weak or headed):
            at += word in having or len(word) == 1
            return at + (_beneficiary(found[at:]) if word in ("为", "给", "向", "替", "帮") else 0)
        acts.pop()
    return 0
