"""What names say by themselves, and what is said outright, of where things are and what they belong to.

青海省海西州格尔木市 lies in 海西州; 芜湖市公安局交通警察支队 is part of 芜湖市公安局; X下设A、B两个部门.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from wenmai_extractors.actors import actor_over, actors_at, body_ends
from wenmai_extractors.cast import Cast
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.objects import counted, pieces
from wenmai_extractors.regions import is_region, regions, trimmed
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.vocabulary import boundaries

_HAN = re.compile("[\u4e00-\u9fff]")
_LOCATED = re.compile(r"(?:地处|位于|坐落于?在?|坐落在|地跨)")
_INSIDE = re.compile(
    r"(?:境内|县城|城区|市区|东部|西部|南部|北部|中部|[东西南北]{1,2}部|腹地|中心|[东西南北]侧|郊)"
)
_BELONGS = re.compile(
    r"(?:是|为|系)(?P<owner>[^，。；]{2,30}?)(?:的)?(?:派出机构|派出机关|直属单位|直属机构|下属单位|下属机构|下属企业|二级单位|二级机构|直属事业单位|所属事业单位|下属事业单位|组成部门|工作部门|内设机构|分支机构|子公司|全资子公司)|(?:隶属于?|直属于)(?P<holder>[^，。；]{2,24})"
)
_PARTS = re.compile(r"(?:下设|内设|设有|设(?![立施计备想法置])|下辖|辖(?!区))(?:有|了)?")
_SUMMED = re.compile(
    r"等?(?:\d+|[一二两三四五六七八九十]+)个[\u4e00-\u9fff]{0,6}\Z|等?(?:\d+|[一二两三四五六七八九十]+)?个?(?:职能|内设|工作|下属|基层)?(?:部门|科室|单位|机构|处室|股室|单位部门)?\Z"
)


def nesting(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article, each pair once."""
    del taken
    seen: set[tuple[str, str, str]] = set()
    for line in scene.lines:
        for draft in (*_named(line), *_said(scene, line)):
            key = (draft.subject.name, draft.predicate, draft.name)
            if key not in seen and draft.subject.name != draft.name:
                seen.add(key)
                yield draft


def _named(line: Line) -> Iterator[Draft]:
    """What the names in a passage say."""
    reached = 0
    for hit in gazetteer().scan(line.text):
        inside = hit.start > 0 and _HAN.match(line.text[hit.start - 1]) is not None
        if hit.start < reached or (inside and hit.name[:2] in boundaries()):
            continue  # 会同 of 该院还会同县教体局 is a verb
        mention = actor_over(line.text, hit.start)
        if mention is None or mention.kind == "Anaphor":
            continue
        reached = mention.end
        yield from _regions(line, mention.start, mention.text)
        yield from _bodies(line, mention.start, mention.text)


def _sentence(line: Line, at: int) -> Mark:
    for predication in line.predications:
        start, end = predication.clause.sentence
        if start <= at < end:
            return Mark(line.number, start, end)
    return Mark(line.number, 0, len(line.text))


def _draft(
    line: Line, start: int, part: str, whole: tuple[str, int, int, str], predicate: str, rule: str
) -> Draft:
    """`part` stands at `start`; `whole` is name, start, end and type of what it belongs to."""
    kind = "Place" if is_region(part) and not part.endswith("社区") else "Organisation"
    return Draft(
        subject=Actor(trimmed(part), kind, Mark(line.number, start, start + len(part))),
        predicate=predicate,
        name=whole[0],
        type=whole[3],
        object=(Mark(line.number, whole[1], whole[2]),),
        sentence=_sentence(line, start),
        rule=rule,
        confidence=0.88,
    )


def _regions(line: Line, start: int, name: str) -> Iterator[Draft]:
    """Each region of a name lies in the one before, and a body in the last."""
    found = [region for region in regions(name) if region.full or region.end < len(name)]
    for above, below in zip(found, found[1:], strict=False):
        if below.full and above.end == below.start and (above.full or found[0] is above):
            whole = (
                trimmed(name[found[0].start : above.end]),
                start + above.start,
                start + above.end,
                "Place",
            )
            yield _draft(line, start, name[: below.end], whole, "locatedIn", "name-region")
    if found and found[-1].full and found[-1].end < len(name):
        last = found[-1]
        whole = (trimmed(name[found[0].start : last.end]), start + last.start, start + last.end, "Place")
        yield _draft(line, start, name, whole, "locatedIn", "name-region")


def _bodies(line: Line, start: int, name: str) -> Iterator[Draft]:
    """A body within a body: each but the first is part of the one before."""
    base = regions(name)[-1].end if regions(name) else 0
    ends = [end for end in body_ends(name) if end > base]
    for outer, inner in zip(ends, ends[1:], strict=False):
        whole = (trimmed(name[:outer]), start, start + outer, "Organisation")
        yield _draft(line, start, name[:inner], whole, "partOf", "name-body")


def _said(scene: Scene, line: Line) -> Iterator[Draft]:
    for predication in line.predications:
        yield from _located(line, predication)
        yield from _belongs(line, predication)
        yield from _parts(scene, line, predication)


def _located(line: Line, predication: Predication) -> Iterator[Draft]:
    match = _LOCATED.match(line.text, predication.body, predication.clause.end)
    if not match or not predication.subjects:
        return
    for mention in actors_at(line.text, match.end(), predication.clause.end)[:1]:
        if mention.kind == "Place":
            yield _relation(
                line, predication, trimmed(mention.text), "Place", mention.start, mention.end, "locatedIn"
            )


def _belongs(line: Line, predication: Predication) -> Iterator[Draft]:
    match = _BELONGS.search(line.text, predication.body, predication.clause.end)
    if not match or not predication.subjects or predication.doubtful(match.start()):
        return
    opening = line.text[predication.clause.start : predication.body]
    if not predication.explicit and re.search("[它其]", opening):
        return  # 它是…派出机构 speaks of what the clause before sets up
    group = "owner" if match["owner"] else "holder"
    for mention in actors_at(line.text, match.start(group), match.end(group)):
        name = Cast.beside(mention.text, line.text[match.start(group) : mention.start])
        yield _relation(line, predication, name, "Organisation", mention.start, mention.end, "partOf")


def _parts(scene: Scene, line: Line, predication: Predication) -> Iterator[Draft]:
    """X下设A、B、C3个部门: names end as bodies do."""
    match = _PARTS.match(line.text, predication.body, predication.clause.end)
    if not match or not predication.subjects or predication.doubtful(match.start()):
        return
    owner = predication.subjects[0]
    for piece in pieces(line.text, line.depth, match.end(), predication.clause.end):
        core, counts = counted(line.text, piece)
        name = line.text[core.start : core.end]
        summed = _SUMMED.search(name)
        name = name[: summed.start()] if summed else name
        if not 2 <= len(name) <= 20 or not name.endswith(_part_endings()) or "的" in name:
            continue
        prefix = regions(owner.name)
        full = owner.name[: prefix[-1].end] + name if prefix and not regions(name) else name
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
            confidence=0.88,
        )


@cache
def _part_endings() -> tuple[str, ...]:
    """What departments end with, those that stand alone (财政局, 综治办) included."""
    data = load_toml("organisations.toml")
    return (*words(data["endings"]), *words(data["short_endings"]), "小组", "组", "股", "中队", "专班")


def _relation(
    line: Line, predication: Predication, name: str, kind: str, start: int, end: int, predicate: str
) -> Draft:
    return Draft(
        subject=predication.subjects[0],
        predicate=predicate,
        name=name,
        type=kind,
        object=(Mark(line.number, start, end),),
        sentence=Mark(line.number, *predication.clause.sentence),
        rule="said",
        confidence=0.88,
    )
