"""Numbers that no other statement counts: how many, of what, of whom.

What is counted stands before the number (耕地面积1.2万亩) or behind it (走访60户居民); a verb right before
goes with it. A number that qualifies another statement is never told again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from wenmai_extractors.lexicon import common_verbs, either, load_toml, verbal_nouns, words
from wenmai_extractors.quantities import Quantity, quantities
from wenmai_extractors.scene import Draft, Line, Mark, Predication, Scene
from wenmai_extractors.segmenter import cut
from wenmai_extractors.subjects import skip_lead
from wenmai_extractors.titles import is_title
from wenmai_extractors.vocabulary import boundaries, verb_words

_FROM = re.compile(
    r"(?:由|从)[^，]{1,14}?(?=(?:增加|增长|提高|提升|上升|下降|降低|缩短|扩大|发展|增|降)[到至])"
)
_WHOLE = re.compile(
    r"(?:全|该|本|我)(?:村|镇|乡|县|区|市|州|旗|省|局|校|院|公司|行|馆|社区|街道|队|连|团|所|站|厂|矿)"
)
_GROWS = re.compile(r"(?:[^，。、]{0,2})(?:增加|增长|提高|提升|上升|下降|降低|降|缩短|扩大|发展|增)(?:到|至)")
_SHARE = re.compile(
    r"占(?P<whole>[^，]{0,16}?)(?:的|比(?:例)?(?:达到?|为)?)?(?:比重|比例)?(?:达到?|为|超过?)?\Z"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NAME_LIMIT = 22


@dataclass(frozen=True, slots=True)
class _Words:
    """The words around a number: figures.toml compiled."""

    link: re.Pattern[str]
    now: re.Pattern[str]
    trailing: frozenset[str]
    leading: frozenset[str]
    having: frozenset[str]
    idle_units: frozenset[str]
    vague: frozenset[str]
    after: tuple[str, ...]
    labels: Mapping[str, str]


@cache
def _words() -> _Words:
    data = load_toml("figures.toml")
    return _Words(
        link=re.compile(rf"{either(data['degree'])}*{either(data['link'])}*\Z"),
        now=re.compile(either(data["now"])),
        trailing=frozenset(words(data["trailing"])),
        leading=frozenset(words(data["leading"])),
        having=frozenset(words(data["having"])),
        idle_units=frozenset(words(data["idle_units"])),
        vague=frozenset(words(data["vague"])),
        after=words(data["after"]),
        labels=data["labels"],
    )


def figures(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article; quantities that overlap `taken` are told already."""
    used = tuple(taken)
    for line in scene.lines[1 if scene.reading.headline else 0 :]:
        for predication in line.predications:
            if predication.subjects:
                yield from _clause(line, predication, used)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a number counts, and where that is said; `marks` is empty where only the unit says it."""

    name: str
    marks: tuple[Mark, ...] = ()


def _clause(line: Line, predication: Predication, used: tuple[Mark, ...]) -> Iterator[Draft]:
    """The figures of a clause; one that says nothing of its own counts what the one before counts."""
    start, end = predication.clause.start, predication.clause.end
    begin = predication.body if predication.explicit else skip_lead(line.text, start, end)
    previous: _Counted | None = None
    for quantity in quantities(line.text, begin, end):
        if _GROWS.match(line.text, quantity.end):
            continue
        if line.depth[quantity.start] or not _counts(quantity) or predication.doubtful(quantity.start):
            begin = quantity.end
            continue
        if any(m.passage == line.number and m.start < quantity.end and quantity.start < m.end for m in used):
            begin, previous = quantity.end, None
            continue
        counted = _counted(line, begin, quantity, end, previous)
        if counted:
            previous = counted
            yield _draft(line, predication, quantity, counted)
        begin = quantity.end


def _counts(quantity: Quantity) -> bool:
    """Whether a quantity counts something: no duration, no 一个."""
    return quantity.unit not in _words().idle_units and not (
        quantity.value in (1, 2) and quantity.unit not in ("%", "万元", "元")
    )


def _counted(
    line: Line, begin: int, quantity: Quantity, end: int, previous: _Counted | None
) -> _Counted | None:
    """What a quantity counts: what text[begin:end] says around it, or what the `previous` one counts."""
    text = line.text
    start = begin
    while start < quantity.start and text[start] in "，、；和及与":
        start += 1
    before = text[start : quantity.start]
    share = _SHARE.search(before)
    if share and quantity.unit == "%":
        return _share(line, start, before, share)
    change = _FROM.search(before)
    before = before[: change.start()] if change else before
    link = _words().link.search(before)
    name = before[: link.start()] if link else before
    if _WHOLE.fullmatch(name):
        name = ""
    if _HAN.match(text, quantity.end, end) and not text.startswith(_words().after, quantity.end):
        return _behind(line, name, start, quantity, end)
    if name:
        return _before(line, name, start)
    if previous and quantity.unit not in ("户", "人"):
        return previous
    label = _words().labels.get(quantity.unit)
    return _Counted(label) if label else None


def _share(line: Line, start: int, before: str, share: re.Match[str]) -> _Counted | None:
    """党员占总人口的12%: 党员占比, or 占总人口比例 where nobody is named before."""
    noun = before[: share.start()].strip("，、")
    whole = share["whole"].strip("的")
    name = noun + "占比" if 1 < len(noun) <= _NAME_LIMIT else f"占{whole}比例" if whole else ""
    return _Counted(name, (Mark(line.number, start, start + share.end()),)) if name else None


def _before(line: Line, name: str, start: int) -> _Counted | None:
    """The phrase before the number, without what a reader leaves out."""
    at = skip_lead(line.text, start, start + len(name))
    name = line.text[at : start + len(name)]
    for cutter in ("的", "，", "后", "中"):
        head, mark, tail = name.rpartition(cutter)
        if mark and len(tail) >= 2 and (cutter != "的" or len(name) > 10):
            at += len(head) + 1
            name = tail
    at, name = _from_verb(at, name)
    comma = max(name.rfind("，"), name.rfind("："))
    if comma >= 0:
        at, name = at + comma + 1, name[comma + 1 :]
    at, name = _noun(at, name)
    plain = re.sub("[“”《》]", "", name)
    if not 2 <= len(plain) <= _NAME_LIMIT or plain in _words().vague or is_title(plain):
        return None
    return _Counted(plain, (Mark(line.number, at, at + len(name)),))


def _noun(at: int, name: str) -> tuple[int, str]:
    """The name without a verb or adverb at its ends: 展板挂 is 展板; empty when nothing else is left."""
    tokens = cut(name)
    while tokens and (tokens[-1] in _words().trailing or (tokens[-1] in common_verbs() and len(tokens) > 1)):
        tokens.pop()
    while tokens and tokens[0] in _words().leading:
        at += len(tokens.pop(0))
    return at, "".join(tokens)


def _from_verb(at: int, name: str) -> tuple[int, str]:
    """The name from its last verb on: 向小学捐赠图书 is 捐赠图书; 馆内设有基本陈列 is 基本陈列."""
    tokens, having = cut(name), _words().having
    acts = [
        i
        for i, token in enumerate(tokens[:-1])
        if token in verb_words() or token in boundaries() or token in having
    ]
    verbs = [i for i in acts if tokens[i] in common_verbs() or tokens[i] in having or acts[0] < i]
    if not verbs:
        return at, name
    if len(tokens) - verbs[-1] == 2 and len(tokens[-1]) <= 2 and tokens[verbs[-1]] in verbal_nouns():
        return at, name  # 志愿服务时长 is one noun
    first = verbs[-1] + (tokens[verbs[-1]] in having)
    skipped = "".join(tokens[:first])
    return at + len(skipped), name[len(skipped) :]


def _behind(line: Line, before: str, start: int, quantity: Quantity, end: int) -> _Counted | None:
    """走访60户居民: the noun behind the number, and the verb before it. 四个主题 counts nothing."""
    if not line.text[quantity.start].isdigit() and quantity.value < 10:
        return None
    noun = ""
    for token in cut(line.text[quantity.end : min(end, quantity.end + 12)]):
        verb = token in common_verbs() and len(noun) >= 2
        if verb or token in boundaries() or not _HAN.match(token):
            break
        noun += token
    if not 2 <= len(noun) <= 10 or is_title(noun):
        return None
    marks = [Mark(line.number, quantity.end, quantity.end + len(noun))]
    act = cut(before)[-1] if before else ""
    if act in common_verbs():
        at = start + len(before)
        marks.insert(0, Mark(line.number, at - len(act), at))
        noun = act + noun
    return _Counted(noun, tuple(marks))


def _draft(line: Line, predication: Predication, quantity: Quantity, counted: _Counted) -> Draft:
    mark = Mark(line.number, quantity.start, quantity.end)
    values: dict[str, object] = {"value": quantity.value, "unit": quantity.unit}
    if quantity.approx:
        values["approx"] = True
    times = [time for time in predication.times if time.end <= quantity.start and not time.since]
    if times and _words().now.search(line.text, times[-1].end, quantity.start):
        times = []  # 2001年建成，现有…: the count is of today
    proofs = dict.fromkeys(values, (mark,))
    if times:
        values["time"] = times[-1].edtf
        proofs["time"] = (Mark(line.number, times[-1].start, times[-1].end),)
    return Draft(
        subject=predication.subjects[0],
        predicate="measured",
        name=counted.name,
        type="Indicator",
        object=counted.marks or (mark,),
        sentence=Mark(line.number, *predication.clause.sentence),
        rule="figure",
        qualifiers=values,
        proofs=proofs,
        confidence=0.8 if predication.explicit else 0.72,
    )
