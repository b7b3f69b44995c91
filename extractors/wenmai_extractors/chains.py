"""The verbs of a clause that act on a thing, those that share one object joined: 组织开展, 制定并印发.

A verb inside the name of a body (交通和建设管理局) or of who wins (建设专柜等30个班组获评Y) is none.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from wenmai_extractors.actors import ActorMention, actor_over, may_end
from wenmai_extractors.awards import manner
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.patterns import HAN, pattern
from wenmai_extractors.scene import Line
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import Hit, in_names, is_verb, kinds, verbs

_BETWEEN = pattern(r"(?:并|和|、|与|或|好|了|并且|以及|且)?\Z")
_AND = pattern("并且?")
_WORK = ("工作和", "工作与", "工作同", "工作有机", "工作贯穿", "工作纳入", "工作融入")
_OFFICES = pattern("\\d个(?:内设|职能|工作|业务|直属)?(?:机构|科室|部门|处室|股室|庭室)")
_FOUNDING = ("found", "open", "set", "start")
_PUT_INTO = pattern("(?:纳入|列入|写入|融入|编入)了?(?:[\u4e00-\u9fff](?<![并且还又，])){0,8}\\Z")
_OF_BODY = pattern("委员会|办公室|领导小组|工作组|编辑部|中心|社(?![会区])")  # 年鉴|编纂|委员会
_REST = 10  # characters of a name behind a verb in it
_LIST = 160  # characters of a list of offices
_BEFORE_SET = "，、；并另还共均现已也内"


class Chain(msgspec.Struct, frozen=True):
    """Verbs that share one object."""

    start: int
    end: int
    label: str


def chains(line: Line, start: int, end: int) -> list[Chain]:
    """The verbs at start..end outside quotation marks, those that stand together joined."""
    found: list[Chain] = []
    tried: dict[int, ActorMention | None] = {}
    for hit in verbs().find(line.text[start:end]):
        at, stop = start + hit.start + hit.word.startswith("内"), start + hit.end  # 市场内|设立
        bare = hit.label == "set" and not _alone(line, at, start, end)
        body = hit.label == "issue" and _OF_BODY.match(line.text, stop)
        if line.depth[at] or bare or body or _noun(line, start, at):
            continue
        if _in_name(line, hit, at, end, tried) or _of_winner(line, hit, stop, end):
            continue
        last = found[-1] if found else None
        if last and at == last.end and last.label == "join" and hit.label == "arrange":
            found[-1] = Chain(last.start, stop, "join")  # 参与|组织
            continue
        if last and line.text[last.end : at] in ("", "了") and _begins(line, last, hit, stop):
            continue
        if last and _BETWEEN.match(line.text[last.end : at]):
            # 建立健全: the weaker verb behind adds nothing.
            label = last.label if hit.label in ("run", "arrange", "control") else hit.label
            found[-1] = Chain(last.start, stop, label)
        else:
            found.append(Chain(at, stop, hit.label))
    return [_with_deed(line, chain, end) for chain in found]


def _with_deed(line: Line, chain: Chain, end: int) -> Chain:
    """打造|并提升|文化礼堂20个: a verb of another kind that shares the object."""
    join = _AND.match(line.text, chain.end, end) if chain.label in _FOUNDING else None
    deed, *rest = cut(line.text[join.end() : min(end, join.end() + _REST)]) if join else [""]
    shares = deed in _betters() and rest and HAN.match(rest[0]) and not is_verb(rest[0])
    return msgspec.structs.replace(chain, end=join.end() + len(deed)) if join and shares else chain


@cache
def _betters() -> frozenset[str]:
    """What is done with a thing that somebody has built as well: 并|提升, but not 并|拆除."""
    return frozenset(words(load_toml("verbs.toml")["weak"]["betters"]))


def _noun(line: Line, start: int, at: int) -> bool:
    """Whether the verb at `at` is a noun: 联谊活动的|举办加深了交流, 纳入城市|建设规划."""
    if _PUT_INTO.search(line.text, max(start, at - _REST), at):
        return True
    return line.text.endswith("的", start, at) and kinds().match(line.text[start : at - 1]) is not None


def _in_name(line: Line, hit: Hit, at: int, end: int, tried: dict[int, ActorMention | None]) -> bool:
    """Whether the verb at `at` stands inside the name of a body: 交通和|建设|管理局."""
    stop = at + len(hit.word)
    if hit.word not in in_names() or hit.label == "join":
        return False
    if not any(may_end(line.text, last) for last in range(stop + 1, min(stop + _REST, end) + 1)):
        return False
    name = actor_over(line.text, at, end, tried)
    return name is not None and name.start < at and stop < name.end


def _of_winner(line: Line, hit: Hit, stop: int, end: int) -> bool:
    """Whether what is set up only says who wins: 工程|建设|窗口等8个集体获评Y."""
    if hit.label not in _FOUNDING:
        return False
    won = _won().search(line.text, stop, end)
    return won is not None and not line.depth[won.start()] and " " not in line.text[stop : won.start()]


@cache
def _won() -> re.Pattern[str]:
    """The verbs of winning, unless they say what else was done: 建成X并荣获Y."""
    sure = " ".join(word for word in manner("sure") if len(word) > 1)
    return re.compile(rf"(?<![并后且还]){either(sure)}")


def _begins(line: Line, last: Chain, hit: Hit, stop: int) -> bool:
    """Whether the second of two verbs begins a name: 召开|创建动员大会, 成立|创建小组, 健全|创建工作机制."""
    if last.label in ("hold", "join"):
        return hit.label not in ("hold", "join")
    return hit.word == "创建" and (last.label == "found" or line.text.startswith("工作", stop))


def _alone(line: Line, at: int, start: int, end: int) -> bool:
    """Whether the 设 at `at` is a verb by itself: behind a comma or an adverb, or before a quotation.

    设A、B等13个内设机构 says what a body is made of.
    """
    if line.text[at] != "设":
        return True
    if _OFFICES.search(line.text, at, min(end, at + _LIST)):
        return False
    return at == start or line.text[at - 1] in _BEFORE_SET or line.text.startswith("“", at + 1)


def is_role(line: Line, chain: Chain, end: int) -> bool:
    """由A|主办、B承办的X, 负责|组织、协调工作: the verb only says who does what in what comes later.

    卫生创建、治安巡防 and 示范区建设、脱贫攻坚: nouns of a list.
    """
    text, created = line.text, line.text.endswith("创建", 0, chain.end)
    if created and text.startswith(_WORK, chain.end):
        return True  # 把创建工作和业务工作有机结合
    noun = created or chain.label in ("hold", "arrange") or text.endswith("建设", 0, chain.end)
    return noun and chain.end < end and text[chain.end] == "、"
