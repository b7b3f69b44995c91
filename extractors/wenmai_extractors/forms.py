"""How names of bodies and places are built: organisations.toml compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from wenmai_extractors.lexicon import either, load_toml, user_words, words
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import KINDS

WINDOW = 42
SIGNS = "，。；：、！？…丨｜|"  # none of these stands in a name
# 某边防营: a unit that is not to be known.
_SOME = (
    r"某(?:部队?|[\u4e00-\u9fff]{0,6}?(?:旅(?![行游客途])|团(?![伙队结员])|师(?![傅生资范])|营(?![业销养区地])"
    r"|连(?![队续夜忙环])|[分中大支]队))"
)
# 第六师一〇五团三连, 105团: the corps that farms in 新疆 goes by numbers
_CORPS = "(?:新疆)?(?:生产建设)?兵团"
_DIVISION = "第?[一二三四五六七八九十]{1,3}师(?![范生资徒傅兄姐父长德]|一[优生])"
_TROOP = "团(?![次队体员结伙购圆聚课]|组(?!织))"
_REGIMENT = rf"第?(?:[一二三四五六七八九〇零○十百]{{2,5}}|(?<!\d)\d{{2,3}}){_TROOP}"
_COMPANY = r"(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})连(?![续日胜冠接年绵环]))?"
_NUMBERED = (
    f"(?:{_CORPS})?(?:{_DIVISION})?{_REGIMENT}{_COMPANY}|(?:{_CORPS})?{_DIVISION}[一二三四五六七八九十]{_TROOP}{_COMPANY}"
    f"|{_CORPS}{_DIVISION}|第{_DIVISION[2:]}|(?:新疆)?生产建设兵团"
)
# 驻大坪村工作队, 驻和田市大坪村帮扶工作组
TEAM = (
    "驻(?![外足守扎])(?:(?![与及同在为的]|和(?![田平顺静龙政硕]))[\u4e00-\u9fff]){1,20}?"
    "(?:“[^“”]{2,8}”)?(?:驻村)?(?:帮扶)?工作[队组](?![长员])"
)
# 全省供销系统, 驻港部队: bodies that words tell without an ending
_TOLD = (
    r"全[国省市县区州][\u4e00-\u9fff]{1,7}系统"
    rf"|(?!驻[地村点各]){TEAM}"  # whoever sent it
    r"|驻(?:[\u4e00-\u9fff]{1,4}?(?:[某各]?部队|某[部团旅师营连])|军(?:部队|官兵)?(?![^，。]{0,6}[等的]))|[当驻]地驻军(?:部队|官兵)?(?![^，。]{0,6}[等的])"
    rf"|{_NUMBERED}|{_SOME}|[\u4e00-\u9fff]{{2,6}}?军分?区{_SOME}"
    r"|(?:党)?中央[\u4e00-\u9fff]{2,14}?(?:领导小组|工作委员会|指导委员会)"
    r"|国家[\u4e00-\u9fff]{2,14}?(?:总局|委员会|管理局|总署)(?!.{0,4}?公[司园])"
)
# 该局 is also 这个局; a noun that stands alone (派出所) may have these before it, no part of a body (局机关).
_THIS = ("该", "这个", "这家", "这所", "这支")
_NOUN = pattern("(?![全我本市县区局院校])[\u4e00-\u9fff]{2,4}(?<![里内方])")
NUMBERED = pattern(_NUMBERED)
_CLOSING = "统队团部旅师营连组会中学小高园军兵”）"  # what these, schools and quoted names end with


@dataclass(frozen=True, slots=True)
class Forms:
    """How names of bodies and places are built: organisations.toml compiled."""

    strong: re.Pattern[str]
    short: re.Pattern[str]
    place: re.Pattern[str]
    not_words: frozenset[str]
    generic: frozenset[str]
    ending: re.Pattern[str]
    ends: re.Pattern[str]
    goes_on: re.Pattern[str]
    last: frozenset[str]
    closing: frozenset[str]
    praised: re.Pattern[str]
    internal: tuple[str, ...]
    pointed: re.Pattern[str]
    named: re.Pattern[str]
    central: re.Pattern[str]
    system: re.Pattern[str]
    branch: re.Pattern[str]
    ranked: re.Pattern[str]
    merits: re.Pattern[str]
    holders: re.Pattern[str]
    after_holders: tuple[str, ...]
    many: re.Pattern[str]
    quoted: re.Pattern[str]
    inner: re.Pattern[str]
    headed: re.Pattern[str]
    rulers: tuple[str, ...]
    in_lists: re.Pattern[str]
    departments: frozenset[str]
    heads: frozenset[str]
    head: re.Pattern[str]
    offices: tuple[str, ...]
    whole: tuple[str, ...]
    units: tuple[str, ...]
    dear: tuple[str, ...]
    anaphora: dict[str, tuple[str, ...]]
    apart: frozenset[str]
    alone: frozenset[str]
    own: frozenset[str]
    organs: tuple[str, ...]
    pointing: re.Pattern[str]
    people: re.Pattern[str]  # who joins others, which no name of a body does: 县医院党员|和社区群众


def _reaching(signs: Iterable[str]) -> re.Pattern[str]:
    """What leads up to one of these characters within a name's length."""
    either_of = "".join(sorted(map(re.escape, signs)))
    return re.compile(f"[^{SIGNS}{either_of}]{{0,{WINDOW}}}[{either_of}]")


def _anaphora(groups: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Words that stand for somebody with the endings of their names: 该局, 这个局 and 该派出所 besides."""
    given = {word: tuple(ends.split()) for group, ends in groups.items() for word in group.split("|")}
    named = (word for word in given if word[0] == "该" or _NOUN.fullmatch(word))
    nouns = {word.removeprefix("该"): given[word] for word in named}
    pointed = {f"{this}{noun}": ends for noun, ends in nouns.items() for this in _THIS}
    return {**pointed, **given}


@cache
def forms() -> Forms:
    """The endings, anaphors and other parts of names, with what a user adds."""
    data = load_toml("organisations.toml")
    anaphora = _anaphora(data["anaphora"])
    quotation = r"“[^“”]{1,12}"
    endings = " ".join((data["endings"], data["short_endings"], data["place_endings"]))
    # What there is in a name without such an ending: a kind of region, or a word that is a name by itself.
    given = (word.word for tag in ("nt", "ns") for word in user_words(tag))
    alone = " ".join((*KINDS, *anaphora, *given, data["named"], data["many"]))
    named = f"{either(data['named'])}(?!(?<=部)门)"  # 公安|部门
    last = frozenset(word[-1] for word in words(endings)) | {"）"}
    closing = last | {word[-1] for word in words(alone)} | set(_CLOSING)
    return Forms(
        strong=re.compile(rf"{either(data['endings'])}(?:（[^（）]{{1,12}}）)?\Z"),
        short=re.compile(rf"(?<=[\u4e00-\u9fff）]{{2}}){either(data['short_endings'])}\Z"),
        place=re.compile(rf"{either(data['place_endings'])}\Z"),
        not_words=frozenset(words(data["not"])),
        generic=frozenset(words(data["generic"])),
        ending=re.compile(either(endings)),
        ends=_reaching(closing),
        goes_on=_reaching(last),
        last=last,
        closing=closing,
        praised=re.compile(
            rf"{either(data['praised'], unless=data['praised_unless'])}{either(data['praised_places'])}\Z"
        ),
        internal=words(data["internal"]),
        pointed=re.compile(rf"{either(data['pointed'])}(?!班子)"),
        named=re.compile(named),
        central=re.compile(f"{named}|{_TOLD}"),
        ranked=re.compile(rf"{either(data['ranked']['ranks'])}{either(data['ranked']['kinds'])}\Z"),
        merits=re.compile(either(data["ranked"]["merits"])),
        holders=re.compile(either(data["ranked"]["holders"])),
        after_holders=words(data["ranked"]["after_holders"]),
        branch=re.compile(rf"{either(data['utilities'])}(?={either(data['of_utilities'])})"),
        system=re.compile(rf"{either(data['systems'])}系统"),
        many=re.compile(rf"各[\u4e00-\u9fff]{{0,6}}?{either(data['many'])}(?:（[^（）]{{1,5}}）)?(?![的直])"),
        quoted=re.compile(
            rf"{quotation}{either(data['quoted'])}”|{quotation}”[\u4e00-\u9fff]{{0,10}}?{either(data['behind_quoted'])}"
        ),
        inner=re.compile(rf"（[^（）]{{1,12}}）[\u4e00-\u9fff]{{0,8}}?{either(data['behind_bracket'])}"),
        headed=re.compile(rf"..{either(data['headed'])}\Z"),
        rulers=words(data["rulers"]),
        in_lists=re.compile(either(data["in_lists"])),
        departments=frozenset(words(data["departments"])),
        head=re.compile(rf"{either(' '.join((data['headed'], data['heads'])))}\Z"),
        heads=frozenset(words(" ".join((data["headed"], data["heads"])))),
        offices=words(data["offices"]),
        whole=words(data["parts"]["whole"]),
        units=words(data["parts"]["named"]),
        dear=words(data["dear"]),
        anaphora=anaphora,
        apart=frozenset(words(data["apart"]["words"])),
        alone=frozenset(words(data["apart"]["alone"])),
        own=frozenset(words(data["apart"]["own"])),
        organs=words(data["apart"]["organs"]),
        pointing=re.compile(either(" ".join(anaphora))),
        people=re.compile(rf"{either(load_toml('words.toml')['own_people'])}们?\Z"),
    )
