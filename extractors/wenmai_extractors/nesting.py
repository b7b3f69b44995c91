"""What names say by themselves, and what is said outright, of where things are and what they belong to.

青海省海西州格尔木市 lies in 海西州; 芜湖市公安局交通警察支队 is part of 芜湖市公安局; X下设A、B两个部门.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from wenmai_extractors.actors import ActorMention, actor_over, actors_at, actors_before
from wenmai_extractors.bodies import body_ends
from wenmai_extractors.claims import Claims
from wenmai_extractors.full_names import beside
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import counted
from wenmai_extractors.patterns import HAN, pattern
from wenmai_extractors.pieces import pieces
from wenmai_extractors.regions import is_region, placed, regions, trimmed
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.titles import is_title
from wenmai_extractors.vocabulary import boundaries, kinds, verb_words

_LOCATED = pattern(
    r"(?:地处|位于|坐落于?在?|坐落在|地跨|(?:[校院馆厂社]址|驻地)(?:现?在|位于|设在?|坐落于?))"
)
_TITLED = pattern(r"(?:[定评确列命名]为|授予|荣?获得?)\Z")
_JOINS = "和与及"
_NAME = 20  # characters that the name of a body before it may have
_MERIT = pattern(
    "示范|达标|重点|特色|模范|先进|优秀|文明(?!实践)|标兵|[十百]佳|强[省市县区乡镇村]|[一二三四五六]星?级|[式型](?=学校|单位|社区)"
)
_ENDED = pattern("[，。；！？]")
_NUMBER = r"(?:\d{1,8}|[一二两三四五六七八九十]{1,8})"


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports say that a body is part of another: parts of organisations.toml."""

    belongs: re.Pattern[str]
    has: re.Pattern[str]
    summed: re.Pattern[str]
    endings: tuple[str, ...]
    forms: frozenset[str]
    inner: tuple[str, ...]
    owners: tuple[str, ...]
    sites: tuple[str, ...]


@cache
def _words() -> _Words:
    data = load_toml("organisations.toml")
    parts = data["parts"]
    owned = rf"(?:是|为|系)(?P<owner>[^，。；]{{2,30}}?)的?{either(parts['is'])}"
    held = rf"(?<!非){either(parts['belongs'])}(?P<holder>[^，。；]{{2,24}})"
    classes = rf"(?:{either(parts['ranks'])}?{either(parts['classes'])})?"
    return _Words(
        belongs=re.compile(f"{owned}|{held}"),
        has=re.compile(
            rf"(?:{either(parts['is'])}{either(parts['are'])}"
            rf"|{either(parts['has'], unless=parts['unless'])}(?:有|了)?)：?"
        ),
        summed=re.compile(rf"等?{_NUMBER}个[\u4e00-\u9fff]{{0,6}}\Z|等?{_NUMBER}?个?{classes}\Z"),
        # What departments end with, those that stand alone (财政局, 综治办) included.
        forms=frozenset(words(parts["forms"])),
        inner=words(parts["inner"]),
        owners=words(parts["owners"]),
        sites=words(data["sites"]["endings"]),
        endings=words(" ".join((data["endings"], data["short_endings"], parts["endings"]))),
    )


def nesting(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article, each pair once; what begins a longer name (苏州市|文明单位) says nothing."""
    told = Claims(taken)
    seen: set[tuple[str, str, str]] = set()
    for line in scene.lines:
        for draft in (*_named(line, told), *_said(scene, line)):
            key = (draft.subject.name, draft.predicate, draft.name)
            if key not in seen and draft.subject.name != draft.name:
                seen.add(key)
                yield draft


def _named(line: Line, told: Claims) -> Iterator[Draft]:
    """What the names in a passage say."""
    reached = 0
    tried: dict[int, ActorMention | None] = {}
    for hit in gazetteer().scan(line.text):
        inside = hit.start > 0 and HAN.match(line.text[hit.start - 1]) is not None
        begun = inside and line.text[hit.start - 1 : hit.start + 1] in verb_words()
        if hit.start < reached or begun or (inside and hit.name[:2] in boundaries()):
            continue  # 会同 of 该院还会同县教体局 is a verb, so is 介绍 of 介绍兴业银行
        if hit.name[0] in _JOINS and actors_before(line.text, max(0, hit.start - _NAME), hit.start):
            continue  # 市安监局|和|县妇联
        mention = actor_over(line.text, hit.start, _clause_end(line, hit.start), tried)
        if mention is None or mention.kind == "Anaphor":
            continue
        reached = mention.end
        if "各" in mention.text or mention.text.startswith("辖区"):
            continue  # 柳城市|各区县 are many
        inside_name = told.cover(Mark(line.number, mention.start, mention.end + 1))
        title = _entitled(line, mention.start) or _praised(mention.text)
        title = title and told.cover(Mark(line.number, mention.start, mention.end))
        if inside_name or title:
            continue
        quoted = mention.text.find("“")
        given = quoted > 0 and told.cover(Mark(line.number, mention.start + quoted + 1, mention.end - 1))
        name = mention.text[:quoted] if given else mention.text  # X局“Y单位”荣誉称号
        yield from _regions(line, mention.start, name)
        yield from _bodies(line, mention.start, name)


def _entitled(line: Line, start: int) -> bool:
    """Whether a title rather than a body stands at `start`: in quotation marks, or behind 认定为."""
    return line.depth[start] > 0 or _TITLED.search(line.text, max(0, start - 4), start) is not None


def _praised(name: str) -> bool:
    """Whether a name that some statement tells is that of a title: 、江州市教育强镇."""
    return _MERIT.search(name) is not None and is_title(name)


def _clause_end(line: Line, at: int) -> int:
    """Where the clause ends that `at` stands in."""
    found = line.predication_at(at)
    return found.clause.end if found else len(line.text)


def _sentence(line: Line, at: int) -> Mark:
    found = bisect_right(line.predications, at, key=lambda predication: predication.clause.sentence[0])
    start, end = line.predications[found - 1].clause.sentence if found else (0, 0)
    return Mark(line.number, start, end) if start <= at < end else Mark(line.number, 0, len(line.text))


@dataclass(frozen=True, slots=True)
class _Whole:
    """What a part belongs to, and how."""

    name: str
    start: int
    end: int
    predicate: str


def _draft(line: Line, start: int, part: str, whole: _Whole) -> Draft:
    """`part`, which stands at `start`, is in or of `whole`, as its name says."""
    kind = "Place" if is_region(part) and not part.endswith("社区") else "Organisation"
    located = whole.predicate == "locatedIn"
    return Draft(
        subject=Actor(trimmed(part), kind, Mark(line.number, start, start + len(part))),
        predicate=whole.predicate,
        name=trimmed(whole.name),
        type="Place" if located else "Organisation",
        object=(Mark(line.number, whole.start, whole.end),),
        sentence=_sentence(line, start),
        rule="name-region" if located else "name-body",
    )


def _regions(line: Line, start: int, name: str) -> Iterator[Draft]:
    """Each region of a name lies in the one before, and a body in the last."""
    found = [region for region in regions(name) if region.full or region.end < len(name)]
    if not found:
        return
    first, last = found[0], found[-1]
    for above, below in pairwise(found):
        if below.full and above.end == below.start and (above.full or first is above):
            whole = _Whole(name[first.start : above.end], start + above.start, start + above.end, "locatedIn")
            yield _draft(line, start, name[: below.end], whole)
    if last.full and last.end < len(name):
        whole = _Whole(name[first.start : last.end], start + last.start, start + last.end, "locatedIn")
        yield _draft(line, start, name, whole)


def _bodies(line: Line, start: int, name: str) -> Iterator[Draft]:
    """A body within a body: each but the first is part of the one before."""
    base = regions(name)[-1].end if regions(name) else 0
    ends = [
        end for end in body_ends(name, units=True) if end > base and name[base:end] != "中心"
    ]  # X镇|中心小学
    for outer, inner in pairwise(ends):
        if name[outer:inner] in _words().forms:
            continue  # 国际机场|有限责任公司
        yield _draft(line, start, name[:inner], _Whole(name[:outer], start, start + outer, "partOf"))


def _said(scene: Scene, line: Line) -> Iterator[Draft]:
    for predication in line.predications:
        yield from _located(line, predication)
        yield from _belongs(scene, line, predication)
        yield from _parts(line, predication)


def _located(line: Line, predication: Predication) -> Iterator[Draft]:
    match = _LOCATED.match(line.text, predication.body, predication.clause.end)
    if not match or not predication.subjects:
        return
    for mention in actors_at(line.text, match.end(), predication.clause.end)[:1]:
        if mention.kind == "Place" or mention.text.endswith(_words().sites):
            whole = _Whole(trimmed(mention.text), mention.start, mention.end, "locatedIn")
            yield _relation(line, predication, whole, match)


def _belongs(scene: Scene, line: Line, predication: Predication) -> Iterator[Draft]:
    match = _words().belongs.search(line.text, predication.body, predication.clause.end)
    if not match or not predication.subjects or predication.doubtful(match.start()):
        return
    opening = line.text[predication.clause.start : predication.body]
    if not predication.explicit and re.search("[它其]", opening):
        return  # 它是…派出机构 speaks of what the clause before sets up
    group = "owner" if match["owner"] else "holder"
    for mention in actors_at(line.text, match.start(group), match.end(group)):
        name = beside(mention.text, line.text[match.start(group) : mention.start])
        if name == mention.text and not regions(name):  # 县文化局: that of the library's county
            meant = scene.cast.resolve(mention, Mark(line.number, mention.start, mention.end))
            name = meant.name if meant else name
        places = mention.kind == "Place" and predication.subjects[0].type == "Place"
        whole = _Whole(name, mention.start, mention.end, "locatedIn" if places else "partOf")
        yield _relation(line, predication, whole, match)


def _parts(line: Line, predication: Predication) -> Iterator[Draft]:
    """X下设A、B、C3个部门: names end as bodies do."""
    match = _words().has.match(line.text, predication.body)
    if not match or not predication.subjects or predication.doubtful(match.start()):
        return
    owner = predication.subjects[0]
    end = _ENDED.search(line.text, match.end())
    parts = list(pieces(line.text, line.depth, match.end(), end.start() if end else len(line.text)))
    for piece in parts:
        core, counts = counted(line.text, piece)
        many = counts and counts[0].value > 1 and counts[0].end > core.start and len(parts) == 1
        many = many and owner.type == "Place"
        if many or (counts and counts[0].end <= core.start and "辖" in match.group()):
            continue  # 辖15个村委会, 设卫生室97个 name none of them
        name = line.text[core.start : core.end]
        if counts and counts[0].value > 1 and kinds().match(name) == (name, "Facility"):
            continue  # 内设九个|展厅
        summed = _words().summed.search(name)
        name = name[: summed.start()] if summed else name
        name = re.split("设?在", name, maxsplit=1)[0]  # 下设办公室|在文化站
        if not 2 <= len(name) <= 20 or not name.endswith(_words().endings) or "的" in name:
            continue
        full = _within(owner, name)
        mark = Mark(line.number, core.start, core.start + len(name))
        extra = {"count": counts[0].value, "unit": counts[0].unit} if counts and len(counts) == 1 else {}
        yield Draft(
            subject=Actor(trimmed(full), "Organisation", mark),
            predicate="partOf",
            name=owner.name,
            type=owner.type,
            object=(owner.mark,),
            sentence=Mark(line.number, *predication.clause.sentence),
            rule="has-parts",
            trigger=Mark(line.number, match.start(), match.end()),
            qualifiers=extra,
            proofs={key: (Mark(line.number, counts[0].start, counts[0].end),) for key in extra},
        )


def _within(owner: Actor, name: str) -> str:
    """The name of a part with that of its owner before it: 石桥县教育局|办公室, 石桥县|文化馆, 石桥|县图书馆.

    Courts, hospitals and schools have no bodies of their place under them.
    """
    prefix = regions(owner.name)
    if regions(name) or not prefix:
        return name
    inner = name.endswith(_words().inner) or owner.name.endswith(_words().owners)
    inner = inner and owner.type == "Organisation"
    above = owner.name[: prefix[-1].end]
    return owner.name + name if inner else placed(above, name)


def _relation(line: Line, predication: Predication, whole: _Whole, match: re.Match[str]) -> Draft:
    """The one spoken of is in or of `whole`, as a sentence says outright."""
    return Draft(
        subject=predication.subjects[0],
        predicate=whole.predicate,
        name=whole.name,
        type="Place" if whole.predicate == "locatedIn" else "Organisation",
        object=(Mark(line.number, whole.start, whole.end),),
        sentence=Mark(line.number, *predication.clause.sentence),
        rule="said",
        trigger=Mark(line.number, match.start(), match.end() if match.end() <= whole.start else whole.start),
    )
