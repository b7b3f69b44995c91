"""The lines of a page that say who wrote a text, who took a picture, what day it is, and no more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from wenmai_extractors.lexicon import common_words, either, load_toml, words
from wenmai_extractors.names import is_name, may_be_name, name_parts
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import KINDS
from wenmai_extractors.segmenter import crosses_word

_PAGE = load_toml("page.toml")
_HAN = r"[\u4e00-\u9fff]"
_FULL = 4  # characters that no Han name of a reporter has
LINE = 80  # characters beyond which a line is neither a byline nor a piece of the page around articles
_STOPS = pattern(r"[。，；！？、：“”]")
_BODY = pattern(rf"{either(_PAGE['entries'])}(?:（[^（）]{{1,12}}）)?\Z")
ENTRY = pattern(rf"{_BODY.pattern}|[ \u3000\t]{{1,40}}{_HAN}{{2,}}")
DAY = r"(?:19|20)\d\d(?:\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[-/.]\d{1,2}[-/.]\d{1,2})"
CLOCK = r"[ \u3000]?(?:星期[一二三四五六日天])?[ \u3000]?(?:\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
# 二○○九年五月十一日, as official papers have it
_SPELT = (
    "[一二][一二三四五六七八九〇○零０0OＯ]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
DATED = pattern(rf"[（(]?(?:{DAY}{CLOCK}|{_SPELT})(?:印发)?[）)]?$")
_FRAME = r"[【】\[\]\-—=·■◆▎>：:\s]*"
_ENDS = pattern(
    rf"{_FRAME}(?:{either(_PAGE['after'])}{_FRAME}$|{either(_PAGE['neighbours'])}[ \u3000]?[：:篇条])"
)
_ABOUT_PICTURE = pattern(r"[↑↓←→]|[上下左右]?图片?[①-⑳]?(?:[为：:]|说明)")
_SHOT = pattern(r"(?:摄影报道|摄影|/?[ \u3000]?摄)[ \u3000]?[）)]?\Z")
_PRAISED = either(_PAGE["praised"], unless=_PAGE["praised_unless"])
_POST = pattern(
    rf"^(?!.{{0,4}}{_PRAISED}).{{2,30}}{either(_PAGE['posts'])}"
    r"[ \u3000]+(?P<names>[\u4e00-\u9fff·]{2,12})$"
)
_OFFICE = pattern(rf"[\u4e00-\u9fff]{{3,24}}?(?:{either(_PAGE['posts'])}|{either(_PAGE['entries'])})")
# Names of two and three characters are set apart to one width: 李　明, 王 小 明.
_WORDS = pattern(
    rf"(?<!{_HAN})(?<![^\u4e00-\u9fff]{_HAN}[ \u3000])"
    rf"{_HAN}(?:[ \u3000]{_HAN}){{2}}(?!{_HAN})(?![ \u3000]{_HAN}(?!{_HAN}))"
    rf"|(?<!{_HAN}){_HAN}[ \u3000]{{1,2}}{_HAN}(?!{_HAN})"
    # 王小玉|通讯员李莉
    rf"|(?<!{_HAN})(?!特约|[本我]){_HAN}{{2,3}}(?=(?:特约)?通讯员{_HAN}{{2,3}}(?!{_HAN}))"
    r"|[\u4e00-\u9fff·]+"
)
# What a reporter is of: 石桥日报, 新石桥·石桥日报.
_HOUSES = rf"{_HAN}{{2,8}}?{either(_PAGE['papers'])}(?:·{_HAN}{{2,8}})?|{_HAN}{{2,8}}·{_HAN}{{2,8}}"
_CREDIT = pattern(
    rf"(?:(?:{_HOUSES})(?={either(_PAGE['house'])}*(?:记者|通讯员)))?"
    rf"{either(_PAGE['house'])}*{either(_PAGE['credits'])}+"
)
# 石桥日报, 石桥晚报·石桥客户端; but 李建社 is a person.
_LONG = " ".join(paper for paper in words(_PAGE["papers"]) if len(paper) > 1)
_PAPER = pattern(rf"{_HAN}{{2,8}}?{either(_LONG)}(?:·{_HAN}{{2,8}})*")
_PLACED = pattern(rf"{_HAN}{{2,3}}报道")  # 记者 X 石桥报道
# 编辑 何川: no author
_EDITED = pattern(
    rf"{either(_PAGE['editors'])}[ \u3000/／：:]*{_HAN}{{2,4}}"
    rf"(?:[ \u3000、]{{1,4}}(?!{either(_PAGE['credits'] + ' ' + _PAGE['editors'])}){_HAN}{{2,3}}(?!{_HAN}))*"
)
_REPORTERS = ("记者", "通讯员")
_NOBODY = frozenset(words(_PAGE["nobody"]))
_ISSUED = frozenset(words(_PAGE["issued"]))  # 文章来源 is no 文 before a name
_BETWEEN = pattern(r"《[^》]{2,16}》|[□■◎○●（）()【】：:；;，,、/／\\\\|｜_ \u3000]+")
# 周文远（石桥县水务局）
_OF = pattern(rf"(?<=[\u4e00-\u9fff])[（(]{_OFFICE.pattern}[）)]")
_PRESS = pattern(
    rf"[【\[]?(?:{either(_PAGE['agencies'])}[^，。（(：]{{0,24}}?(?:讯|电|消息)|{_HAN}{{2,8}}[报网台]讯)(?!{_HAN})"
    rf"|{either(_PAGE['agencies'])}讯"
)
_OPENING = pattern(
    rf"^[【\[]?[^，。（(：]{{2,24}}?(?:讯|电|消息)[】\]]?[ \u3000]*"
    rf"(?:[（(](?P<named>[^（）()。]{{2,36}})[）)]|(?P<told>(?:{_HAN}|[、· \u3000]){{4,36}}?)报道[：:，])"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """Who took a picture, as offsets into a line of `size` characters; `lone` when the line says no more."""

    names: tuple[tuple[int, int], ...]
    size: int
    lone: bool


@lru_cache(maxsize=1 << 10)
def credit_of(line: str) -> Credit | None:
    """The credit of a picture's caption: X 摄 at the end, if any; None when the line is no caption."""
    shot = _SHOT.search(line, max(0, len(line) - 12))
    if shot is None:
        return Credit((), len(line), lone=False) if _ABOUT_PICTURE.match(line) else None
    end = shot.start()
    names: list[tuple[int, int]] = []
    for match in reversed(list(_WORDS.finditer(line, max(0, end - 40), end))):
        name = name_in(match.group(), called_for=True)
        if name is None or line[match.end() : end].strip(" \u3000、：:/／"):
            break
        end = match.start()
        if name:
            names.insert(0, (match.end() - len(name), match.end()))
    if names and (end == 0 or line[end - 1] in "。！？）”（( \u3000：:□"):
        rest = line[:end].strip("（( \u3000□")
        body = len(rest) <= 16 and not _STOPS.search(rest) and bool(ENTRY.search(rest))
        return Credit(tuple(names), len(line), lone=not rest or body)
    return Credit((), len(line), lone=False) if _ABOUT_PICTURE.match(line) else None


def name_in(word: str, *, called_for: bool = False) -> str | None:
    """The name in a word of a byline, nothing if it is a word of credit (通讯员) or a paper, None otherwise.

    Where the place calls for a name, one that holds an everyday word (王春风) is taken for one.
    """
    closed = "".join(word.split())
    if _PLACED.fullmatch(closed):
        return ""
    if _CREDIT.fullmatch(closed) or _PAPER.fullmatch(closed):
        return ""
    if closed in _ISSUED:
        return None
    known = may_be_name if called_for else is_name
    if known(closed):
        return word
    credit = _CREDIT.match(word)
    rest = word[credit.end() :] if credit else ""
    torn = credit and len(credit.group()) == 1 and crosses_word(credit.group(), rest)  # 文|明单位
    return rest if rest and known(rest) and not torn else None


def _unusual(word: str) -> bool:
    """Whether a word behind 通讯员 may be a name though it is a word or has no surname: 何方, 让小兰."""
    odd = word in common_words() or word in _NOBODY or word[0] in KINDS or _BODY.search(word)
    return 1 < len(word) < _FULL and (not odd or (word not in _NOBODY and word[0] in name_parts().common))


def is_body(line: str) -> bool:
    """Whether a line ends as the names of bodies and places do."""
    return bool(_BODY.search(line))


@lru_cache(maxsize=1 << 10)
def byline(line: str) -> tuple[tuple[int, int], ...]:
    """The names in a line that is a byline, as offsets into it; empty when it is none."""
    if len(line) > LINE:
        return ()
    office = _POST.match(line)
    if office and may_be_name(office["names"]):
        return (office.span("names"),)
    line = _EDITED.sub(lambda match: " " * len(match.group()), line)
    line = _OF.sub(lambda match: " " * len(match.group()), line)
    body = _BETWEEN.sub(lambda match: " " * len(match.group()), line)
    if not re.fullmatch(rf"(?:{_HAN}|[· ])+", body):
        return ()
    found: list[tuple[int, int]] = []
    credited = line[0] in "□■◎○●（(【"
    sure, doubted, role = False, False, False
    for match in _WORDS.finditer(body):
        said = match.group() if found else match.group().removesuffix("报道")  # （记者 张国强报道）
        plain = name_in(said)
        name = name_in(said, called_for=True)
        name = said if name is None and role and _unusual(said) else name
        role = name == "" and said.endswith(_REPORTERS)
        if name is None:
            if not (credited and _OFFICE.fullmatch(match.group())):
                return ()
            continue  # （石桥县教育局 张国强）, 作者：张国强（石桥大学教授）
        credited = credited or name != match.group()
        sure, doubted = sure or bool(plain), doubted or plain is None
        if name:
            stop = match.start() + len(said)
            found.append((stop - len(name), stop))
    # One plain name is enough to take the words beside it for names.
    bare = (
        sure and len(found) <= 4 and re.fullmatch(rf"(?:{_HAN}|[· \u3000{'' if doubted else '、'}])+", line)
    )
    return tuple(found) if credited or bare else ()


def opens_news(line: str) -> bool:
    """Whether a text begins as news do: 本报讯, 新华社北京7月9日电, X讯（记者Y）."""
    return bool(_PRESS.match(line)) or bool(opening_names(line))


def opening_names(line: str) -> tuple[tuple[int, int], ...]:
    """The reporters whom the opening of a news text names, as offsets into it."""
    match = _OPENING.match(line)
    if not match:
        return ()
    group = "named" if match["named"] else "told"
    start, end = match.span(group)
    line = _EDITED.sub(lambda edited: " " * len(edited.group()), line)
    found = []
    role = False
    for word in _WORDS.finditer(line, start, end):
        said = word.group()
        name = name_in(said.removesuffix("报道"), called_for=True)
        name = said if name is None and role and _unusual(said) else name
        role = name == "" and said.endswith(_REPORTERS)
        if name is None and not _OFFICE.fullmatch(said):
            return ()
        if name:
            at = word.start() + said.index(name)
            found.append((at, at + len(name)))
    credited = group == "named" or _CREDIT.match(line, start)
    return tuple(found) if credited else ()


def office_byline(line: str) -> tuple[tuple[int, int], ...]:
    """The names behind an office, where the place calls for a byline: 石桥县水务局　周文远."""
    office = re.match(rf"{_OFFICE.pattern}[ \u3000]+(?={_HAN})", line)
    if not office or len(line) > LINE:
        return ()
    names = byline(line[office.end() :])
    return tuple((office.end() + a, office.end() + b) for a, b in names)


def names_alone(line: str) -> bool:
    """Whether a line is a byline of names alone, without a word of what they did."""
    names = byline(line)
    return bool(names) and "".join(line.split()) == "".join("".join(line[a:b].split()) for a, b in names)


def ends_article(line: str) -> bool:
    """Whether what follows a line on a web page belongs to no article: links to others, comments."""
    return len(line) <= LINE and bool(_ENDS.match(line))
