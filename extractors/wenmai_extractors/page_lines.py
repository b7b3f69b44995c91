"""A line of a page by itself: what it looks like, and the lines that were run into it."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from wenmai_extractors.bylines import (
    CLOCK,
    DATED,
    DAY,
    LINE,
    byline,
    credit_of,
    names_alone,
)
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import pattern


class Kind(Enum):
    """What a block looks like."""

    TEXT = "text"
    HEADING = "heading"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATE = "date"
    NOISE = "noise"


SENTENCE = pattern(r"[。！？；]|[^\s]{2}[!?;](?:$|[^\w])")
_HAN = r"[\u4e00-\u9fff]"
_STOPS = pattern(r"[。，；！？、：“”]")
_PAGE = load_toml("page.toml")
DASHES = ("——", "—", "--")
_SPONSOR = pattern(
    rf"^[^。]{{2,36}}{either(_PAGE['sponsors'])}$|^{either(_PAGE['sponsoring'])}单位[：:]"
    rf"|^[（(【\[]?{either(_PAGE['staff'])}[：: ]|^[（(][^，。]{{2,24}}{either(_PAGE['supplied'])}[）)]$"
)
# The address of a site, where it stands before the day or the source of a page.
_HOST = r"(?:(?:https?://)?[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,5}(?:/\S{0,60})?[ \u3000]{1,8})"
_STAMP = pattern(
    rf"{DAY}[ \u3000]?\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?$"
    rf"|{_HOST}{DAY}(?:{CLOCK}(?:[ \u3000]{{1,8}}{_HAN}{{2,12}})?)?$"
)
# Whom a notice addresses, and the number it bears: 各乡镇人民政府：, X发〔2021〕3号.
_ADDRESSED = pattern(r"[^。：]{0,30}各[^。：]{1,40}[：:]$")
_NUMBERED = pattern(rf"{_HAN}{{1,12}}[〔\[（(](?:19|20)\d\d[〕\]）)]\s?第?\d{{1,4}}号")
_FIELD = pattern(
    rf"{_HOST}?[（(【\[]?(?:{DAY}{CLOCK}[ \u3000|｜]*)?{either(_PAGE['fields'])}[ \u3000]?[：:]"
    rf"|(?:日期|时间)[：:][ \u3000]?{DAY}|{either(_PAGE['crumbs'])}[ \u3000]?[：:]|首页[ \u3000]?[>＞»›]"
)
# The day of a page and the paper it is of: 2021-04-21 08:30 石桥晚报.
_ISSUED = pattern(
    rf"(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}{CLOCK}[ \u3000]{{1,8}}[^\s\d。，、！？：“”]{{2,12}}$"
)
# Such fields in the middle of a line, as a page has them whose lines were run together.
_BLANK = r"(?:[ \u3000]{1,40})"
_LABELS = either(" ".join((_PAGE["fields"], _PAGE["staff"], _PAGE["inline"])))
_VALUE = rf"{DAY}{CLOCK}|[^\s：:。，；【】]{{1,14}}(?=[\s】]|$)"
_INLINE = pattern(
    rf"[【\[（(]?{_LABELS}[ \u3000]?[：:](?:{_BLANK}?(?:{_VALUE}))?(?:{_BLANK}(?:人?次|[大中小]))*[】\]）)]?"
    rf"(?:{_BLANK}|$)"
)
# A profile whose heading stands on the line of its text: 石塘村村情简介 石塘村位于….
_PROFILE = pattern(
    rf"[^\s，。：；！？,:;]{{2,24}}{either(_PAGE['profiles'])}(?P<gap>{_BLANK})(?=[^\s]{{2,20}})"
)
# A list whose lines were run together: 省级文明单位 ●石桥县法院 ●石桥县档案馆.
_BULLETS = pattern(r"[ \u3000]{1,40}(?=[●■◆▲★○◎□])")
_BETWEEN = pattern(rf"(?<![ \u3000]){_BLANK}(?=\S)")
_MENUS = words(_PAGE["menus"])
_BUTTONS = frozenset(words(_PAGE["buttons"]) + words(_PAGE["columns"]))
_JUMP = pattern(r"[（(]?(?:下转|上接|紧接|转载?自|续)第?[^，。（）()]{1,8}版[）)]?$")
CONTACT = pattern(rf"^[^，。]{{0,12}}{either(_PAGE['contacts'])}[：: ]|(?<!\d)\d{{3,4}}[-—]\d{{7,8}}")
_OWNER = pattern(
    rf"copyright|©|ICP备|公网安备|网站标识码|^版权所有|^[▲▼★☆◆\s]*{either(_PAGE['prompts'])}", re.IGNORECASE
)
_FILE = pattern(r"附件.{0,60}\.(?:docx?|xlsx?|pdf|jpe?g|png|rar|zip|wps|et)$", re.IGNORECASE)
_HEADED = 80  # characters of a line in which its headline ends
_FEW = 2  # of fields, bullets or links that may stand in a line as it was written


def run_in(line: str) -> list[tuple[int, int]]:
    """Where the items of a list stand that was run into one line, and its headings; none otherwise."""
    bullets = [gap.start() for gap in _BULLETS.finditer(line)]
    if len(bullets) <= _FEW:
        return []
    begin = max(line.rfind(blank, 0, bullets[0]) for blank in " \u3000") + 1
    before = [(0, len(line[:begin].rstrip()))] if line[:begin].strip() else []
    return before + [word.span() for word in re.finditer(r"[^ \u3000]+", line) if word.start() >= begin]


# 作者：党群工作部: a label with a body behind it, no person.
_BY_BODY = pattern("(?:作者|撰稿人?|供稿人?|图文|编辑|责编)[ \u3000]?[：:][ \u3000]?[\u4e00-\u9fff]{3,20}\\Z")


def unrun(line: str) -> list[tuple[int, int]]:
    """Where the lines stand that a line was made of: a headline, fields of the page around it, its text."""
    profile = _PROFILE.match(line)
    if profile and SENTENCE.search(line, profile.end()):
        return [(0, profile.start("gap")), (profile.end(), len(line))]
    end = _fields_end(line)
    if end:
        return [(a, b) for a, b in ((0, len(line[:end].rstrip())), (end, len(line))) if a < b]
    for gap in _BETWEEN.finditer(line, 0, _HEADED):
        cuts, at = [gap.end()], gap.end()
        while field := _INLINE.match(line, at):
            at = field.end()
            cuts.append(at)
        if len(cuts) > _FEW and not SENTENCE.search(line, 0, gap.start()):
            starts = [0, *(cut for cut in cuts if cut < len(line))]
            ends = [gap.start(), *cuts[1:], len(line)]
            return [(a, a + len(line[a:b].rstrip())) for a, b in zip(starts, ends, strict=False)]
    return [(0, len(line))]


@lru_cache(maxsize=1 << 10)
def stands_alone(line: str) -> bool:
    """Whether a line can belong to no other, even inside running text."""
    stamped = len(line) <= LINE and _STAMP.search(line)
    official = len(line) <= LINE and (_ADDRESSED.match(line) or _NUMBERED.fullmatch(line))
    return (
        bool(stamped or official or DATED.fullmatch(line))
        or _signed(line)
        or _idle(line)
        or only_credits(line)
    )


def _signed(line: str) -> bool:
    """Whether a line can only be a byline, even inside running text."""
    return bool(byline(line)) and (" " in line or "\u3000" in line or not names_alone(line))


def only_credits(line: str) -> bool:
    """Whether a line says who took a picture and nothing else."""
    credit = credit_of(line)
    return credit is not None and credit.lone


@lru_cache(maxsize=1 << 10)
def kind_of_line(line: str) -> Kind:
    """What a line looks like that is no running text."""
    if line.startswith(DASHES):
        return Kind.SUBTITLE
    if _labels(line) or _NUMBERED.fullmatch(line):
        return Kind.NOISE
    if byline(line):
        return Kind.BYLINE
    if _ISSUED.match(line) or _STAMP.match(line) or _dated(line):
        return Kind.DATE
    if _idle(line):
        return Kind.DATE if re.search(DAY, line) else Kind.NOISE
    return Kind.HEADING


def _dated(line: str) -> bool:
    """Whether a short line ends with a day."""
    return len(line) <= 40 and bool(DATED.search(line)) and not _STOPS.search(line.replace("：", ""))


def _idle(line: str) -> bool:
    """Whether a line belongs to the page around the articles: sponsors, staff, source, buttons, adverts."""
    if len(line) > LINE or "。" in line:
        return False
    if any(sign.match(line) for sign in (_FIELD, _FILE, _JUMP, _BY_BODY)) or any(
        sign.search(line) for sign in (_SPONSOR, CONTACT, _OWNER)
    ):
        return True
    return _fields_end(line) > 0 or _menu(line) or _labels(line)


def _menu(line: str) -> bool:
    """Whether a line is the menu of a site: 石桥在线首页 | 意见反馈 | 网站投稿."""
    links = [link.strip() for link in re.split("[|｜]", line)]
    return len(links) > _FEW and any(link.endswith(_MENUS) for link in links)


def _fields_end(line: str) -> int:
    """Where two fields or more end that a line begins with: 作者：石塘镇政府 发布时间：2022/3/5; else 0."""
    end = count = 0
    while field := _INLINE.match(line, end):
        end, count = field.end(), count + 1
    return end if count >= _FEW else 0


def _labels(line: str) -> bool:
    """Whether a line has nothing but the labels of buttons, or of a column of the page."""
    found = re.findall(r"[\u4e00-\u9fffA-Za-z]+", line) if len(line) <= LINE else []
    return bool(found) and all(word in _BUTTONS for word in found)
