"""What organisations do: activities held and joined, schemes run, documents issued, bodies set up, and with whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from wenmai_extractors.actors import ActorMention, actors_at, actors_before
from wenmai_extractors.frames import (
    Details,
    Frame,
    count_of,
    frames,
    marks,
    place_of,
    time_of,
    usable,
)
from wenmai_extractors.lexicon import load_toml, words
from wenmai_extractors.objects import Item, parse_items
from wenmai_extractors.quantities import quantities
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.vocabulary import predicates, verbs

_TYPES = {
    "organised": "Activity",
    "participatedIn": "Activity",
    "implements": "Programme",
    "issued": "Document",
}
_EDITION = re.compile(r"第(?P<number>[一二三四五六七八九十百\d]+)(?:届|期|季|次)(?!党|全国代表|会议)")
_WITH = re.compile(
    r"(?:(?:联合|会同|携手|携|联手|协同|协调|配合)(?!会|国|体|组织[的会]|举办|开展|主办)|与|同|和)"
    r"(?:驻地|驻|辖区|当地|周边|本地|属地)?"
)
_BY = re.compile("由")
_TOGETHER = re.compile(r"联合|共同|携手|联手|签订|签署|结对|结成|结为|会签|共建|合作|协作|轮流")
_MEMBERS = re.compile(r"的?(?P<n>(?:\d+|[一二三四五六七八九十百]+)(?:余|多)?[名位])")
_ROLES = re.compile(
    r"(?:共同|联合)?(?P<role>主办|举办|组织|承办|协办|发起|牵头|主持|实施|开展|指导|策划)(?:单位)?[，、]?"
)


def activities(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article; objects that overlap `taken` are left out."""
    used = tuple(taken)
    for line in scene.lines:
        state = _State()
        for predication in line.predications:
            _read(scene, line, predication, state)
        yield from (draft for draft in state.found if not any(_claimed(draft, other) for other in used))


def _claimed(draft: Draft, other: Mark) -> bool:
    """Whether a draft's object is a thing told already: 创建|全国文明城市 sets up nothing."""
    one = draft.object[0]
    same = draft.rule == "verb-found" and one.start == other.start
    return one.passage == other.passage and (same or (other.start <= one.start and one.end <= other.end))


@dataclass(slots=True)
class _State:
    """What a sentence has said so far that the next clause may go on with."""

    sentence: tuple[int, int] = (-1, -1)
    frame: Frame | None = None
    partners: tuple[Actor, ...] = ()
    hosts: tuple[Actor, ...] = ()
    found: list[Draft] = field(default_factory=list)
    recent: int = 0  # where in `found` the drafts of the last frame begin


def _read(scene: Scene, line: Line, predication: Predication, state: _State) -> None:
    """Add to `state` what a clause says."""
    clause = predication.clause
    if clause.sentence != state.sentence:
        state.sentence, state.frame, state.partners, state.hosts = clause.sentence, None, (), ()
        state.recent = len(state.found)
    if line.number == 0 and scene.reading.headline and not predication.explicit:
        return
    state.hosts += _hosts(scene, line, predication, begun=bool(state.hosts))
    subjects, partners = _parties(scene, line, predication)
    if state.hosts:
        subjects, partners = state.hosts, state.hosts
    state.partners = partners or state.partners
    found = [frame for frame in frames(line, predication) if not predication.doubtful(frame.start)]
    if not found and state.frame and not predication.explicit and not predication.doubtful(clause.end):
        audience = _audience(line, predication, state.found[state.recent :])
        if audience:
            state.found[state.recent :] = audience
            return
        found = list(_continued(line, predication, state.frame))
    state.found += _partnerships(line, predication, subjects, partners)
    fresh: list[Draft] = []
    for frame in found:
        own = subjects if state.hosts else _doers(scene, line, predication, frame) or subjects
        if frame.relative and frame.label in ("found", "join") and own == subjects:
            continue  # 分管创建的负责人, 参加过重建的老人: the verb only says who they are
        fresh += _drafts(line, predication, frame, own, state.partners)
    if fresh:
        state.frame, state.recent = found[-1], len(state.found)
        state.found += fresh


def _drafts(
    line: Line,
    predication: Predication,
    frame: Frame,
    subjects: tuple[Actor, ...],
    partners: tuple[Actor, ...],
) -> list[Draft]:
    """One draft for each subject and each usable item of a frame."""
    drafts = []
    for item in frame.items:
        predicate = _predicate(frame, item)
        if predicate is None or not usable(item):
            continue
        for subject in subjects:
            if subject.name != item.name:
                drafts.append(_draft(line, predication, frame, item, subject, predicate, partners))
    return drafts


def _predicate(frame: Frame, item: Item) -> str | None:
    if frame.label == "task":
        return "organised"
    if (
        frame.label == "arrange"
        and item.quantity
        and item.quantity.unit in ("场", "次", "期", "讲", "场次", "堂")
    ):
        return "organised"
    if not item.quoted and item.name.endswith(_weak().get(frame.label, ())):
        return None
    return predicates().get(frame.label, {}).get(item.kind)


@cache
def _weak() -> dict[str, tuple[str, ...]]:
    """Heads of schemes that the verbs of some classes take in passing."""
    data = load_toml("verbs.toml")["weak"]
    heads = words(data["heads"])
    return {"run": heads, "carry": heads, "found": words(data["found"])}


def _draft(
    line: Line,
    predication: Predication,
    frame: Frame,
    item: Item,
    subject: Actor,
    predicate: str,
    partners: tuple[Actor, ...],
) -> Draft:
    details = Details()
    name = _edition(line, item, details)
    time_of(line, predication, frame.start, details)
    quantity = item.quantity
    people = (
        quantity
        if quantity and quantity.unit in ("人", "名", "人次") and predicate in ("organised", "participatedIn")
        else None
    )
    if people is None:
        count_of(line, quantity, details, shared=item.shared)
    people = item.people or people
    if people:
        details.add("participants", people.value, Mark(line.number, people.start, people.end))
        if people.approx:
            details.add("approx", True, Mark(line.number, people.start, people.end))
    members = _MEMBERS.match(line.text, subject.mark.end) if predication.explicit else None
    if members and predicate in ("organised", "participatedIn") and subject.mark.passage == line.number:
        for found in quantities(line.text, members.start("n"), members.end()):
            details.add("participants", found.value, Mark(line.number, found.start, found.end))
    if predicate in ("organised", "participatedIn", "established"):
        place_of(line, predication, frame.start, details)
    if predicate == "organised" and partners:
        others = [p for p in partners if p.name != subject.name]
        details.add("partner", tuple(p.name for p in others), *(p.mark for p in others))
    return Draft(
        subject=subject,
        predicate=predicate,
        name=name,
        type=_type(item, predicate),
        object=marks(line, item),
        sentence=Mark(line.number, *predication.clause.sentence),
        rule="event" if frame.passive else f"verb-{frame.label}",
        trigger=Mark(line.number, frame.start, frame.end),
        qualifiers=details.values,
        proofs=details.proofs,
        confidence=_confidence(predication, item),
    )


def _confidence(predication: Predication, item: Item) -> float:
    """Said of whom outright, and with a known head word: surer than inherited and guessed."""
    return round(0.9 - (0 if predication.explicit else 0.08) - (0.12 if item.kind == "Unknown" else 0), 2)


def _type(item: Item, predicate: str) -> str:
    known = {"Title": "Document", "Quoted": "", "Unknown": ""}.get(item.kind, item.kind)
    if predicate == "organised" and known == "Programme":
        return "Programme"
    return known or _TYPES.get(predicate, "Facility")


def _edition(line: Line, item: Item, details: Details) -> str:
    """The item's name without 第三届, which becomes a qualifier."""
    match = _EDITION.search(item.name)
    if not match or match.end() == len(item.name):
        return item.name
    from wenmai_extractors.quantities import chinese_number

    number = chinese_number(match["number"])
    for part in item.parts:
        at = line.text.find(match.group(), part.start, part.end)
        if at >= 0 and number:
            details.add("edition", int(number), Mark(line.number, at, at + len(match.group())))
            return item.name[: match.start()] + item.name[match.end() :]
    return item.name


def _doers(scene: Scene, line: Line, predication: Predication, frame: Frame) -> tuple[Actor, ...]:
    """X组织开展的Y: who is named right before the verb of a relative clause."""
    if not frame.relative:
        return ()
    found = actors_before(line.text, max(predication.clause.start, frame.start - 30), frame.start)
    return _resolved(scene, line, found)


def _resolved(scene: Scene, line: Line, mentions: list[ActorMention]) -> tuple[Actor, ...]:
    found = (scene.cast.resolve(m, Mark(line.number, m.start, m.end)) for m in mentions)
    return tuple(actor for actor in found if actor)


def _parties(
    scene: Scene, line: Line, predication: Predication
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who acts in a clause and with whom: 联合B, 与B共同, 由A主办、B承办, A与B联合."""
    subjects, end = predication.subjects, predication.clause.end
    match = _WITH.match(line.text, predication.body, end)
    if match:
        return subjects, _resolved(scene, line, actors_at(line.text, match.end(), end))
    if predication.explicit and 1 < len(subjects) <= 4 and _TOGETHER.search(line.text, predication.body, end):
        return subjects, subjects[1:]
    return subjects, ()


def _hosts(scene: Scene, line: Line, predication: Predication, *, begun: bool) -> tuple[Actor, ...]:
    """由A、B主办、C承办, and D承办 in a clause behind: the hosts in order."""
    found: list[Actor] = []
    start, end = predication.clause.start, predication.clause.end
    by = _BY.search(line.text, start, end)
    position = by.end() if by else start if begun else end
    while position < end:
        mentions = actors_at(line.text, position, end)
        role = _ROLES.match(line.text, mentions[-1].end, end) if mentions else None
        if not role:
            break
        found += _resolved(scene, line, mentions)
        position = role.end()
    return tuple(found)


def _partnerships(
    line: Line, predication: Predication, subjects: tuple[Actor, ...], partners: tuple[Actor, ...]
) -> Iterator[Draft]:
    for subject in [s for s in subjects if s not in partners] or subjects[:1]:
        for partner in partners:
            trigger = (
                _TOGETHER.search(line.text, predication.body, predication.clause.end)
                or _WITH.match(line.text, predication.body, predication.clause.end)
                or _BY.search(line.text, predication.clause.start, predication.clause.end)
            )
            if trigger and partner.name != subject.name and not predication.doubtful(partner.mark.start):
                yield Draft(
                    subject=subject,
                    predicate="partneredWith",
                    name=partner.name,
                    type=partner.type,
                    object=(partner.mark,),
                    sentence=Mark(line.number, *predication.clause.sentence),
                    rule="with",
                    trigger=Mark(line.number, trigger.start(), trigger.end()),
                    confidence=0.8,
                )


@cache
def _audience_pattern() -> re.Pattern[str]:
    listed = "|".join(words(load_toml("words.toml")["audience"]))
    return re.compile(rf"(?:累计|共|已|共有|直接|现场|共计|总)*(?:{listed})[^，]{{0,10}}\Z")


def _audience(line: Line, predication: Predication, drafts: list[Draft]) -> list[Draft]:
    """受众2.5万余人次 behind an event: the same drafts with their participants."""
    end = predication.clause.end
    found = [
        q for q in quantities(line.text, predication.body, end) if q.unit in ("人", "人次", "名", "万人次")
    ]
    if len(found) != 1 or not _audience_pattern().match(line.text[predication.body : found[0].start]):
        return []
    if any(draft.predicate != "organised" or "participants" in draft.qualifiers for draft in drafts):
        return []
    if len({draft.name for draft in drafts}) != 1:
        return []
    mark = Mark(line.number, found[0].start, found[0].end)
    extra = {"participants": found[0].value} | ({"approx": True} if found[0].approx else {})
    return [
        replace(d, qualifiers={**extra, **d.qualifiers}, proofs={**dict.fromkeys(extra, (mark,)), **d.proofs})
        for d in drafts
    ]


def _continued(line: Line, predication: Predication, frame: Frame) -> Iterator[Frame]:
    """A clause without a verb that goes on with the list: 开展A20余次，B15场."""
    start, end = predication.body, predication.clause.end
    if next(verbs().find(line.text[start:end]), None) is not None:
        return
    items = tuple(parse_items(line.text, line.depth, start, end))
    counted = [
        item
        for item in items
        if item.quantity
        and item.quantity.unit not in ("元", "%", "人", "名", "人次")
        and item.kind not in ("Unknown", "Vain")
    ]
    known = [item for item in items if item.kind not in ("Unknown", "Vain")]
    if (
        items
        and counted
        and items[-1] in counted
        and len(known) == len(items)
        and max(p.end for i in items for p in i.parts) >= end - 12
    ):
        yield replace(frame, items=items)
