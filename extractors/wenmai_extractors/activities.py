"""What bodies do: activities held and joined, schemes run, documents issued, bodies set up, and with whom.

A clause is read by its verb frames; a sentence carries on hosts, partners and the last frame, so that a
clause without a verb can go on with the list or say how many took part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from wenmai_extractors.actors import actors_before
from wenmai_extractors.attendance import attendees, meant, others
from wenmai_extractors.claims import Claims
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
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import Item, parse_items
from wenmai_extractors.partners import hosts, parties, partnerships
from wenmai_extractors.quantities import chinese_number, measures, quantities
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.segmenter import cut
from wenmai_extractors.vocabulary import is_verb, predicates, verbs

_TYPES = {
    "organised": "Activity",
    "participatedIn": "Activity",
    "implements": "Programme",
    "issued": "Document",
}
_EDITION = re.compile(r"第(?P<number>[一二三四五六七八九十百\d]+)(?:届|期|季|次)(?!党|全国代表|会议)")
_SERVING = (("organised", "Activity"), ("organised", "Programme"), ("implements", "Programme"))
_MEMBERS = re.compile(r"的?(?P<n>(?:\d+|[一二三四五六七八九十百]+)(?:余|多)?[名位])")
_FAMILY = dict.fromkeys(("Group", "Facility"), "Organisation")  # what is set up may share a list
_PEOPLE = ("人", "名", "人次")
_EVENTS = ("场", "次", "期", "讲", "场次", "堂")


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports say who came (company of words.toml), and which heads name nothing behind some verbs."""

    audience: re.Pattern[str]
    serves: re.Pattern[str]
    weak: Mapping[str, tuple[str, ...]]


@cache
def _words() -> _Words:
    data, weak = load_toml("words.toml")["company"], load_toml("verbs.toml")["weak"]
    heads = words(weak["heads"])
    return _Words(
        audience=re.compile(rf"{either(data['total'])}*{either(data['audience'])}[^，]{{0,10}}\Z"),
        serves=re.compile(
            rf"{either(data['serves'])}(?P<group>[^，。；：、“”的]{{0,8}}?{either(load_toml('words.toml')['people'])})"
            rf"(?:们|等)*{either(data['serving'])}*\Z"
        ),
        weak={"run": heads, "carry": heads, "found": words(weak["found"]), "open": words(weak["found"])},
    )


def activities(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article; objects that overlap `taken` are left out."""
    told = Claims(taken)
    events: list[Draft] = []
    for line in scene.lines:
        state = _State(events=events)
        for predication in line.predications:
            _read(scene, line, predication, state)
        events += state.found
        yield from (draft for draft in state.found if not _told(draft, told))
        yield from {(draft.subject.name, draft.name): draft for draft in state.served}.values()


def _told(draft: Draft, told: Claims) -> bool:
    """Whether a draft's object is a thing told already: 创建|全国文明城市 sets up nothing."""
    one = draft.object[0]
    return told.cover(one) or (draft.rule == "verb-found" and told.begin(one))


@dataclass(slots=True)
class _State:
    """What a sentence has said so far that the next clause may go on with."""

    sentence: tuple[int, int] = (-1, -1)
    frame: Frame | None = None
    partners: tuple[Actor, ...] = ()
    hosts: tuple[Actor, ...] = ()
    found: list[Draft] = field(default_factory=list)
    recent: int = 0  # where in `found` the drafts of the last frame begin
    events: list[Draft] = field(default_factory=list)  # what the lines before have told
    served: list[Draft] = field(default_factory=list)  # whom the events serve


def _read(scene: Scene, line: Line, predication: Predication, state: _State) -> None:
    """Add to `state` what a clause says."""
    clause = predication.clause
    if clause.sentence != state.sentence:
        state.sentence, state.frame, state.partners, state.hosts = clause.sentence, None, (), ()
        state.recent = len(state.found)
    if line.number == 0 and scene.reading.headline and not predication.explicit:
        return
    state.hosts += hosts(scene, line, predication, begun=bool(state.hosts))
    subjects, partners = parties(scene, line, predication)
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
    if not found and state.hosts and state.frame and state.frame.passive:
        found = [state.frame]  # X展6月1日开幕，由A主办、B承办
        del state.found[state.recent :]
    state.found += partnerships(line, predication, subjects, partners)
    fresh: list[Draft] = []
    served: list[Draft] = []
    for frame in found:
        own = subjects if state.hosts else _doers(scene, line, predication, frame) or subjects
        own = attendees(line, predication, frame) or own
        if (
            frame.relative
            and frame.label in ("found", "open", "start", "join")
            and not _founds(predication, frame)
        ):
            continue  # 分管创建的负责人, 参加过重建的老人: the verb only says who they are
        done = [_draft(line, predication, frame, deed) for deed in _deeds(frame, own, state.partners)]
        fresh += done
        served += _targets(line, predication, done, frame)
        fresh += _pointed(line, predication, frame, own, state)
    fresh += _others(scene, line, predication, state)
    if fresh or (found and not subjects):
        state.frame, state.recent = found[-1], len(state.found)
        state.found += fresh
        state.served += served


def _pointed(
    line: Line, predication: Predication, frame: Frame, subjects: tuple[Actor, ...], state: _State
) -> Iterator[Draft]:
    """A、B参加了活动: they took part in the event told of last."""
    if frame.label != "join" or frame.relative:
        return
    for item in frame.items:
        event = meant(item, (*state.events, *state.found))
        for subject in subjects if event else ():
            if event and subject.name != event.subject.name:
                deed = _Deed(subject, "participatedIn", replace(item, name=event.name), ())
                yield replace(_draft(line, predication, frame, deed), object=event.object)


def _others(scene: Scene, line: Line, predication: Predication, state: _State) -> Iterator[Draft]:
    """参加活动的还有A、B."""
    found = others(line, predication)
    if found is None or predication.doubtful(found[2].end):
        return
    item, mentions, trigger = found
    event = meant(item, (*state.events, *state.found))
    if event is None and not usable(item):
        return
    frame = Frame("join", trigger.start, trigger.end, (item,))
    for subject in scene.cast.resolve_each(mentions, line.number):
        deed = _Deed(subject, "participatedIn", replace(item, name=event.name) if event else item, ())
        draft = _draft(line, predication, frame, deed)
        yield replace(draft, object=event.object) if event else draft


@dataclass(frozen=True, slots=True)
class _Deed:
    """What one subject does to one item of a frame, and with whom."""

    subject: Actor
    predicate: str
    item: Item
    partners: tuple[Actor, ...]


def _deeds(frame: Frame, subjects: tuple[Actor, ...], partners: tuple[Actor, ...]) -> Iterator[_Deed]:
    """One deed for each usable item of a frame and each subject."""
    for item in frame.items:
        predicate = _predicate(frame, item)
        if predicate is None or not usable(item):
            continue
        for subject in subjects:
            if subject.name != item.name:
                others = tuple(partner for partner in partners if partner.name != subject.name)
                yield _Deed(subject, predicate, item, others)


def _founds(predication: Predication, frame: Frame) -> bool:
    """A|牵头组建的B: a relative clause right behind its subject says what that subject set up."""
    bodies = all(item.kind in ("Organisation", "Facility") for item in frame.items)
    return bodies and frame.label != "join" and frame.start == predication.body


def _targets(line: Line, predication: Predication, drafts: list[Draft], frame: Frame) -> Iterator[Draft]:
    """为老人|开展义诊: whom what is held or run serves."""
    match = None if frame.passive else _words().serves.search(line.text, predication.body, frame.start)
    for draft in drafts:
        if match and (draft.predicate, draft.type) in _SERVING:
            yield Draft(
                subject=Actor(draft.name, draft.type, draft.object[0]),
                predicate="targets",
                name=match["group"],
                type="Group",
                object=(Mark(line.number, match.start("group"), match.end("group")),),
                sentence=draft.sentence,
                rule="serves",
                trigger=Mark(line.number, match.start(), match.start("group")),
                confidence=0.8,
            )


def _predicate(frame: Frame, item: Item) -> str | None:
    """What the verb does to an item of its kind; None where it says nothing."""
    if frame.label == "task":
        return "organised"
    if frame.label == "arrange" and item.quantity and item.quantity.unit in _EVENTS:
        return "organised"
    if frame.label == "run" and item.kind == "Activity" and not item.quoted:
        return None
    if not item.quoted and item.name.endswith(_words().weak.get(frame.label, ())):
        return None
    return predicates().get(frame.label, {}).get(item.kind)


def _draft(line: Line, predication: Predication, frame: Frame, deed: _Deed) -> Draft:
    details = Details()
    name = _edition(line, deed.item, details)
    time_of(line, predication, frame.start, details)
    _numbers(line, predication, deed, details)
    if deed.predicate in ("organised", "participatedIn", "established"):
        place_of(line, predication, frame.start, details)
    if deed.predicate == "organised":
        details.add("partner", tuple(p.name for p in deed.partners), *(p.mark for p in deed.partners))
    return Draft(
        subject=deed.subject,
        predicate=deed.predicate,
        name=name,
        type=_type(deed.item, deed.predicate),
        object=marks(line, deed.item),
        sentence=Mark(line.number, *predication.clause.sentence),
        rule="event" if frame.passive else f"verb-{frame.label}",
        trigger=Mark(line.number, frame.start, frame.end),
        qualifiers=details.values,
        proofs=details.proofs,
        confidence=_confidence(predication, deed.item),
    )


def _numbers(line: Line, predication: Predication, deed: _Deed, details: Details) -> None:
    """How many things there were, and how many people took part: 培训200人, 公司的20名|志愿者."""
    item, event = deed.item, deed.predicate in ("organised", "participatedIn")
    people = item.quantity if event and item.quantity and item.quantity.unit in _PEOPLE else None
    if people is None and not _sized(item):
        count_of(line, item.quantity, details, shared=item.shared)
    people = item.people or people
    if people:
        mark = Mark(line.number, people.start, people.end)
        details.add("participants", people.value, mark)
        details.add("approx", people.approx or None, mark)
    subject = deed.subject.mark
    members = _MEMBERS.match(line.text, subject.end) if predication.explicit and event else None
    if members and subject.passage == line.number:
        for found in quantities(line.text, members.start("n"), members.end()):
            details.add("participants", found.value, Mark(line.number, found.start, found.end))


def _sized(item: Item) -> bool:
    """1200平方米|文化广场: the number says how large the thing is, not how many there are."""
    leads = item.quantity is not None and item.quantity.end <= item.parts[0].start
    return leads and item.quantity is not None and item.quantity.unit in measures()


def _confidence(predication: Predication, item: Item) -> float:
    """Said of whom outright, and with a known head word: surer than inherited and guessed."""
    return round(0.9 - (0 if predication.explicit else 0.08) - (0.12 if item.kind == "Unknown" else 0), 2)


def _type(item: Item, predicate: str) -> str:
    known = {"Title": "Document", "Spirit": "Document", "Quoted": "", "Unknown": ""}.get(item.kind, item.kind)
    if predicate == "organised" and known == "Programme":
        return "Programme"
    return known or _TYPES.get(predicate, "Facility")


def _edition(line: Line, item: Item, details: Details) -> str:
    """The item's name without 第三届, which becomes a qualifier."""
    match = _EDITION.search(item.name)
    if not match or match.end() == len(item.name):
        return item.name
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
    return scene.cast.resolve_each(found, line.number)


def _audience(line: Line, predication: Predication, drafts: list[Draft]) -> list[Draft]:
    """受众2.5万余人次 behind an event: the same drafts with their participants."""
    end = predication.clause.end
    found = [q for q in quantities(line.text, predication.body, end) if q.unit in _PEOPLE]
    if len(found) != 1 or not _words().audience.match(line.text[predication.body : found[0].start]):
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
    if not items or any(item.kind in ("Unknown", "Vain") for item in items):
        return
    known = {_FAMILY.get(item.kind, item.kind) for item in frame.items}
    if any(_FAMILY.get(item.kind, item.kind) not in known for item in items):
        return
    events = all(item.kind == "Activity" for item in items)
    if events and not any(item.quantity and item.quantity.unit in _EVENTS for item in items):
        return  # 植树1.5万株
    if len(items) == 1 and is_verb(cut(items[0].name)[0]):
        return  # 建成广场17个，安装路灯1260盏
    last = items[-1].quantity
    if last and last.unit not in ("元", "%", *_PEOPLE) and _reach(items) >= end - 12:
        yield replace(frame, items=items)


def _reach(items: tuple[Item, ...]) -> int:
    """Where the last piece of a list ends."""
    return max(part.end for item in items for part in item.parts)
