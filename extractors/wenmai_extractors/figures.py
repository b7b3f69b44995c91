"""Numbers that no other statement counts: how many, of what, of whom.

What is counted stands before the number (耕地面积1.2万亩) or behind it (走访60户居民); a verb right before goes
with it. A number that qualifies another statement is never told again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wenmai_extractors.lexicon import common_verbs, verbal_nouns
from wenmai_extractors.quantities import Quantity, quantities
from wenmai_extractors.scene import Draft, Line, Mark, Predication, Scene
from wenmai_extractors.segmenter import cut
from wenmai_extractors.subjects import skip_lead
from wenmai_extractors.titles import is_title
from wenmai_extractors.vocabulary import boundaries, verb_words

_LINK = re.compile(
    r"(?:已|均|共|总|累计|约|分别|就|高|也|还)*(?:达到|达|有|为|占|共计|共|总计|合计|计|超过|超|突破|增加到|增加至|增至|增长到|增长至|提高到|提高至|提升到|提升至|上升到|下降到|降至|下降至|缩短至|扩大到|由|是|近|约|逾|了|过|出|各|到|至)*\Z"
)
_FROM = re.compile(
    r"(?:由|从)[^，]{1,14}?(?=(?:增加|增长|提高|提升|上升|下降|降低|缩短|扩大|发展|增|降)[到至])"
)
_TRAILING = frozenset(
    "送 挂 走 办 摆 认 建 评 派 发 带 随 捐 做 收 用 占 拿 去 来 给 开 设 上 下 出 入 到 过 前后 累 余 共 约 达 有 是 己 已 时 后 前 中 里 内 外 起 了 的 得 着 由 把 将 挣 种 养 卖 买 送到 送去 编成".split()
)
_LEADING = frozenset(
    "还有 也 已 一共 共 去 给 都 还 又 再 各 其 该 等 就 约 近 较 比 由 把 将 从 在 到 向 对 随队 一年 下来".split()
)
_HAVING = frozenset("设有 内设 建有 现有 共有 拥有 有 开设 设立 配有 藏有 是 为 达".split())
_NOW = re.compile(r"现有|现|目前|占地|拥有|如今")
_WHOLE = re.compile(
    r"(?:全|该|本|我)(?:村|镇|乡|县|区|市|州|旗|省|局|校|院|公司|行|馆|社区|街道|队|连|团|所|站|厂|矿)"
)
_GROWS = re.compile(r"(?:[^，。、]{0,2})(?:增加|增长|提高|提升|上升|下降|降低|降|缩短|扩大|发展|增)(?:到|至)")
_SHARE = re.compile(
    r"占(?P<whole>[^，]{0,16}?)(?:的|比(?:例)?(?:达到?|为)?)?(?:比重|比例)?(?:达到?|为|超过?)?\Z"
)
_NOUN_AFTER = re.compile(r"[\u4e00-\u9fff]")
_SKIPPED_UNITS = frozenset(
    "年 天 个月 月 岁 届 期 首 字 点 种 时 分 位数 号 批次 首次 轮 卷 道 讲 面 句 顿".split()
)
_VAGUE = frozenset(
    "其中 同比 同比增长 增长 目前 达 共 总数 总计 合计 人数 累计 平均 分别 均 仅 人均 每年 全年 共计 余 每 近 以上 上 约 比上年 环比".split()
)
_LABELS = {
    "户": "户数",
    "人": "人口",
    "亩": "面积",
    "公顷": "面积",
    "平方公里": "面积",
    "平方米": "面积",
    "%": "占比",
}
_NAME_LIMIT = 22


def figures(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article; quantities that overlap `taken` are told already."""
    used = tuple(taken)
    for line in scene.lines[1 if scene.reading.headline else 0 :]:
        for predication in line.predications:
            if predication.subjects:
                yield from _clause(line, predication, used)


def _clause(line: Line, predication: Predication, used: tuple[Mark, ...]) -> Iterator[Draft]:
    start, end = predication.clause.start, predication.clause.end
    begin = predication.body if predication.explicit else skip_lead(line.text, start, end)
    previous: str | None = None
    spans: tuple[Mark, ...] = ()
    for quantity in quantities(line.text, begin, end):
        mark = Mark(line.number, quantity.start, quantity.end)
        if _GROWS.match(line.text, quantity.end):
            continue
        if line.depth[quantity.start] or not _counts(quantity) or predication.doubtful(quantity.start):
            begin = quantity.end
            continue
        if any(m.passage == line.number and m.start < quantity.end and quantity.start < m.end for m in used):
            begin, previous = quantity.end, None
            continue
        found = _named(line, begin, quantity, end, previous, spans)
        if found:
            previous, spans = found
            yield _draft(line, predication, quantity, previous, spans or (mark,), mark)
        begin = quantity.end


def _counts(quantity: Quantity) -> bool:
    """Whether a quantity counts something: no duration, no 一个."""
    return quantity.unit not in _SKIPPED_UNITS and not (
        quantity.value in (1, 2) and quantity.unit not in ("%", "万元", "元")
    )


def _named(
    line: Line, begin: int, quantity: Quantity, end: int, previous: str | None, spans: tuple[Mark, ...]
) -> tuple[str, tuple[Mark, ...]] | None:
    """What a quantity counts, and where that stands."""
    text = line.text
    start = begin
    while start < quantity.start and text[start] in "，、；和及与":
        start += 1
    before = text[start : quantity.start]
    share = _SHARE.search(before)
    if share and quantity.unit == "%":
        noun = before[: share.start()].strip("，、")
        whole = share["whole"].strip("的")
        name = noun + "占比" if 1 < len(noun) <= _NAME_LIMIT else f"占{whole}比例" if whole else ""
        return (name, (Mark(line.number, start, start + share.end()),)) if name else None
    change = _FROM.search(before)
    if change:
        before = before[: change.start()]
    link = _LINK.search(before)
    name = before[: link.start()] if link else before
    if _WHOLE.fullmatch(name):
        name = ""
    if _NOUN_AFTER.match(text, quantity.end, end) and not text.startswith(
        ("以上", "左右", "，", "的增", "和", "、", "，"), quantity.end
    ):
        return _behind(line, name, start, quantity, end)
    if not name and previous and quantity.unit not in ("户", "人"):
        return previous, spans
    if not name:
        label = _LABELS.get(quantity.unit)
        return (label, ()) if label and label not in ("占比",) else None
    return _before(line, name, start)


def _before(line: Line, name: str, start: int) -> tuple[str, tuple[Mark, ...]] | None:
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
    if not 2 <= len(plain) <= _NAME_LIMIT or plain in _VAGUE or is_title(plain):
        return None
    return plain, (Mark(line.number, at, at + len(name)),)


def _noun(at: int, name: str) -> tuple[int, str]:
    """The name without a verb or adverb at its end: 展板挂 is 展板; empty when nothing else is left."""
    words = cut(name)
    while words and (words[-1] in _TRAILING or (words[-1] in common_verbs() and len(words) > 1)):
        words.pop()
    while words and words[0] in _LEADING:
        at += len(words.pop(0))
    return at, "".join(words)


def _from_verb(at: int, name: str) -> tuple[int, str]:
    """The name from its last verb on: 向小学捐赠图书 is 捐赠图书; 馆内设有基本陈列 is 基本陈列."""
    words = cut(name)
    acts = [
        i
        for i, word in enumerate(words[:-1])
        if word in verb_words() or word in boundaries() or word in _HAVING
    ]
    verbs = [i for i in acts if words[i] in common_verbs() or words[i] in _HAVING or (i and acts[0] < i)]
    if not verbs:
        return at, name
    if len(words) - verbs[-1] == 2 and len(words[-1]) <= 2 and words[verbs[-1]] in verbal_nouns():
        return at, name  # 志愿服务时长 is one noun
    first = verbs[-1] + (words[verbs[-1]] in _HAVING)
    skipped = "".join(words[:first])
    return at + len(skipped), name[len(skipped) :]


def _behind(
    line: Line, before: str, start: int, quantity: Quantity, end: int
) -> tuple[str, tuple[Mark, ...]] | None:
    """走访60户居民: the noun behind the number, and the verb before it. 四个主题 counts nothing."""
    if not line.text[quantity.start].isdigit() and quantity.value < 10:
        return None
    noun = ""
    position = quantity.end
    for token in cut(line.text[quantity.end : min(end, quantity.end + 12)]):
        if (
            token in boundaries()
            or not _NOUN_AFTER.match(token)
            or (noun and token in common_verbs() and len(noun) >= 2)
        ):
            break
        noun += token
        position += len(token)
    if not 2 <= len(noun) <= 10 or is_title(noun):
        return None
    words = cut(before)
    verb = words[-1] if words and words[-1] in common_verbs() else ""
    marks = (Mark(line.number, quantity.end, position),)
    if verb:
        at = start + len(before) - len(verb)
        marks = (Mark(line.number, at, at + len(verb)), *marks)
    return verb + noun, marks


def _draft(
    line: Line, predication: Predication, quantity: Quantity, name: str, spans: tuple[Mark, ...], mark: Mark
) -> Draft:
    values: dict[str, object] = {"value": quantity.value, "unit": quantity.unit}
    if quantity.approx:
        values["approx"] = True
    times = [time for time in predication.times if time.end <= quantity.start and not time.since]
    if times and _NOW.search(line.text, times[-1].end, quantity.start):
        times = []  # 2001年建成，现有…: the count is of today
    proofs = dict.fromkeys(values, (mark,))
    if times:
        values["time"] = times[-1].edtf
        proofs["time"] = (Mark(line.number, times[-1].start, times[-1].end),)
    return Draft(
        subject=predication.subjects[0],
        predicate="measured",
        name=name,
        type="Indicator",
        object=spans,
        sentence=Mark(line.number, *predication.clause.sentence),
        rule="figure",
        qualifiers=values,
        proofs=proofs,
        confidence=0.8 if predication.explicit else 0.72,
    )
