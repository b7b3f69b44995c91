"""What bodies do: activities held and joined, schemes run, documents issued, bodies set up, and with whom.

A clause is read by its verb frames; a sentence carries on hosts, partners and the last frame, so that a
clause without a verb can go on with the list or say how many took part.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from msgspec.structs import replace

from wenmai_extractors.aims import aims
from wenmai_extractors.attendance import attendees, brought_along, came, guests, holders, many_come, others
from wenmai_extractors.bystanders import people_act, strangers_act
from wenmai_extractors.claims import Claims
from wenmai_extractors.continuing import attended, audience, continued, instances, spoken_on
from wenmai_extractors.deeds import Deed, aimed, deeds, drafted, edition, staged, stands
from wenmai_extractors.details import Details
from wenmai_extractors.doers import brought_in, doers, founds, is_setting
from wenmai_extractors.founders import come_about, founders, named_after
from wenmai_extractors.frames import Frame, frames, marks
from wenmai_extractors.led import led
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.objects import Item
from wenmai_extractors.occasions import (
    Event,
    Occasion,
    elsewhere,
    headlined,
    holders_of,
    hosted,
    is_bare,
    is_on,
    meant,
    pointed,
    themed,
)
from wenmai_extractors.partners import hosts, parties, partnerships, role
from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication, Scene
from wenmai_extractors.usable import usable
from wenmai_extractors.vocabulary import verbs

_SERVING = (("organised", "Activity"), ("organised", "Programme"), ("implements", "Programme"))
# 我第一次|参加, but 自我加压|开展, 我爱我家大赛
_SELF = pattern(
    "(?<![自忘敌小无唯以])我(?![们国市县省区州旗镇乡村街社校院厂矿公局所队站行团家党军处部中支单分自爱])"
)
_GOOD = pattern(
    "(?:此次|本次|这次|该)[^，。；“”]{0,24}?(?:活动|比赛|演出|培训|讲座|晚会|仪式|举办|开展|举行)"
    "[^。；]{0,60}?(?:不仅|不但|既|进一步|有效|充分|切实|旨在)"
)
_RESULTS = ("found", "open", "run", "adopt", "set")
_GROUP = pattern("创建[^，]{0,6}(?:小组|指挥部|办公室|专班|委员会)\\Z")  # 全国文明单位|创建工作领导小组
_MEANS = pattern("通过|以")
# A firm that is 集贸易、房地产开发于一体 has founded nothing.
_AT_ONCE = pattern("集[^。；]{4,80}?[于为]一[体身]")


@dataclass(frozen=True, slots=True)
class _Words:
    """How reports say who came and whom an event serves: company of words.toml."""

    serves: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load_toml("words.toml")["company"]
    return _Words(
        serves=re.compile(
            rf"{either(data['serves'])}(?P<group>[^，。；：、“”的]{{0,8}}?{either(load_toml('words.toml')['people'])})"
            rf"(?:们|等)*{either(data['serving'])}*\Z"
        ),
    )


def activities(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """The drafts of an article; objects that overlap `taken` are left out."""
    told = Claims(taken)
    events: list[Draft] = []
    occasions: list[Occasion] = []
    for line in scene.lines:
        state = _State(events=events, occasions=occasions, aims=aims(line.text, line.predications))
        for predication in line.predications:
            _read(scene, line, predication, state)
        events += state.found
        yield from (draft for draft in state.found if not _told(draft, told))
        yield from {(draft.subject.name, draft.name): draft for draft in state.served}.values()


def _told(draft: Draft, told: Claims) -> bool:
    """Whether a draft's object is a thing told already: 创建|全国文明城市 sets up nothing."""
    one = draft.object[0]
    return told.cover(one) or (
        draft.rule == "verb-found" and told.begin(one) and not _GROUP.search(draft.name)
    )


@dataclass(slots=True)
class _State:
    """What a sentence has said so far that the next clause may go on with."""

    sentence: tuple[int, int] = (-1, -1)
    segment: int = 0
    led: tuple[Actor, ...] = ()  # whom somebody has brought together for what comes
    frame: Frame | None = None
    partners: tuple[Actor, ...] = ()
    hosts: tuple[Actor, ...] = ()
    occasion: Occasion | None = None  # what 本次大赛 meant in this sentence
    theme: Occasion | None = None  # … where a clause before its hosts gives its theme
    found: list[Draft] = field(default_factory=list)
    explicit: bool = False  # whether the clause of that frame names who did it
    recent: int = 0  # where in `found` the drafts of the last frame begin
    events: list[Draft] = field(default_factory=list)  # what the lines before have told
    occasions: list[Occasion] = field(default_factory=list)  # every event named so far, whoever holds it
    strange: bool = False  # … or to what others do than whom it is about
    away: bool = False  # whether the sentence has gone over to what people do whom nobody names
    served: list[Draft] = field(default_factory=list)  # whom the events serve
    aims: Mapping[int, int] = field(default_factory=dict)  # of clauses, up to where

    def enter(self, predication: Predication) -> None:
        """Begin a sentence, if that of `predication` is another than the last one's."""
        if predication.clause.sentence != self.sentence:
            self.sentence, self.frame, self.partners, self.hosts = predication.clause.sentence, None, (), ()
            self.occasion = self.theme = None
            self.away = self.strange = False
            self.led = ()
            self.recent = len(self.found)
        elif predication.clause.segment != self.segment:
            self.partners, self.hosts = (), ()  # 由A实施X；由B赠送Y
        self.segment = predication.clause.segment


def _read(scene: Scene, line: Line, predication: Predication, state: _State) -> None:
    """Add to `state` what a clause says."""
    predication = spoken_on(line, predication)
    state.enter(predication)
    if _headed(scene, line):
        event = headlined(line, predication)
        state.occasions += [event] if event else []
        if not predication.explicit:
            return
    state.strange = not predication.explicit and (state.strange or strangers_act(line, predication))
    state.away = not predication.explicit and (state.away or people_act(line, predication))
    state.theme = themed(line, predication, state.occasions) or state.theme
    coming = predication.doubtful(predication.clause.end)  # 下届大赛将由A主办
    more = () if coming else hosts(scene, line, predication, begun=bool(state.hosts))
    begins = predication.clause.start, predication.clause.end
    by: tuple[Actor, ...] = ()
    if not more and state.occasion and next(verbs().find(line.text[slice(*begins)]), None):
        by = state.hosts if _MEANS.match(line.text, *begins) else ()  # …，通过举办讲座: the hosts do
        state.hosts, state.partners = (), ()  # 本次大赛由A主办，县长B出席: that is told
    known = {host.name for host in state.hosts}
    state.hosts += tuple(host for host in more if host.name not in known)
    subjects, partners = parties(scene, line, predication)
    own = holders_of(line, predication, (state.events, state.found))
    subjects = by or (subjects if own is None else own)
    if state.hosts:
        subjects, partners = state.hosts, (*state.hosts, *(p for p in partners if p not in state.hosts))
    state.partners = partners or state.partners
    held = _held(line, predication, state)
    state.led = led(scene, line, predication) or state.led
    found = [] if held else _said(line, predication, state)
    if found is None:
        return
    if not state.strange and (more or partners != state.hosts):
        state.found += partnerships(line, predication, subjects, partners)
    if not held:
        _tell(scene, line, replace(predication, subjects=subjects), found, state)


def _headed(scene: Scene, line: Line) -> bool:
    """Whether a line is the headline, which the text tells again and better."""
    return line.number == 0 and bool(scene.reading.headline)


def _said(line: Line, predication: Predication, state: _State) -> list[Frame] | None:
    """The frames of a clause, or those that it goes on with; None where it only tells how many came."""
    aim = state.aims.get(predication.clause.start, 0)
    found = [f for f in frames(line, predication) if f.start >= aim and not predication.doubtful(f.start)]
    found = [frame for frame in found if not (state.away and frame.label == "join")]
    found = [f for f in found if not _oneself(line, predication.clause.start, f.start)]
    found = [f for f in found if not many_come(line, predication, f)]
    if _GOOD.match(line.text, *predication.clause.sentence):  # 此次活动，不仅…，更搭建了平台
        found = [frame for frame in found if frame.label not in _RESULTS]
    at_once = _AT_ONCE.search(line.text, predication.clause.start, predication.clause.end)
    found = [f for f in found if not (at_once and at_once.start() <= f.start < at_once.end())]
    found = [frame for frame in found if frame.passive] if state.strange else found
    event = hosted(line, predication) if state.hosts else None
    if event:
        found = [frame for frame in found if not frame.relative or frame.start > event.end]
        return found if any(frame.passive for frame in found) else [event, *found]
    if found or aim:
        return found
    if state.frame and not predication.explicit and not predication.doubtful(predication.clause.end):
        came = audience(line, predication, state.found[state.recent :], state.frame)
        if came:
            state.found[state.recent :] = came
            return None
        found = list(continued(line, predication, state.frame))
    if not found and state.hosts and state.frame and (state.frame.passive or not state.explicit):
        del state.found[state.recent :]
        return [state.frame]  # X展6月1日开幕，由A主办、B承办
    return found or instances(line, predication, state.frame)


def _oneself(line: Line, start: int, stop: int) -> bool:
    """Whether somebody speaks of what he or she does: 我第一次|参加读书会."""
    return any(not line.depth[match.start()] for match in _SELF.finditer(line.text, start, stop))


def _tell(scene: Scene, line: Line, predication: Predication, found: list[Frame], state: _State) -> None:
    """Add to `state` who does what the frames of a clause say."""
    state.occasions += [
        Occasion(line, item)
        for frame in found
        for item in frame.items
        if frame.label in ("hold", "arrange") and item.kind == "Activity" and usable(item)
    ]
    fresh = [draft for frame in found for draft in _framed(scene, line, predication, frame, state)]
    fresh += _others(scene, line, predication, state)
    if not any(draft.predicate == "participatedIn" for draft in fresh):
        fresh += _came(line, predication, state)
    about = None if fresh or _headed(scene, line) else come_about(scene, line, predication)
    if about and not predication.doubtful(predication.clause.end):
        fresh += [drafted(line, predication, about[1], deed) for deed in deeds(about[1], about[:1], ())]
    if found and (fresh or not predication.subjects):
        state.frame, state.recent, state.explicit = found[-1], len(state.found), predication.explicit
    if any(draft.predicate == "participatedIn" for draft in fresh):
        come = {(d.subject.name, d.name) for d in state.found if d.predicate == "participatedIn"}
        fresh = [d for d in fresh if d.predicate != "participatedIn" or (d.subject.name, d.name) not in come]
    state.found += fresh
    attended(line, predication, state.found)


def _framed(
    scene: Scene, line: Line, predication: Predication, frame: Frame, state: _State
) -> Iterator[Draft]:
    """What one frame of a clause tells, and of whom."""
    by = founders(scene, line, predication, frame)
    if by and predication.doubtful(predication.clause.end):
        return  # 由A打造的X将于年底建成
    yield from partnerships(line, predication, by, by[1:])
    named = by or (() if state.hosts else doers(scene, line, predication, frame))
    named = named or (() if predication.explicit else named_after(scene, line, frame))
    own = attendees(line, predication, frame) or named or predication.subjects
    own = state.led if state.led and frame.label == "join" and not named else own
    inherited = not (named or predication.explicit)
    if frame.passive and (is_on(line, frame, own) or (inherited and elsewhere(line, frame, own))):
        return
    if not by and _says_who(line, predication, frame, state):
        return
    if frame.relative and not named and is_setting(line, predication, frame):
        return
    told = _pointed(line, predication, frame, own, state)
    yield from _done(line, predication, replace(frame, items=_untold(line, frame, told)), own, state)
    yield from guests(line, predication, frame)
    yield from holders(scene, line, predication, frame)
    yield from (draft for drafts in told.values() for draft in drafts)


def _says_who(line: Line, predication: Predication, frame: Frame, state: _State) -> bool:
    """分管创建的负责人, 参加过重建的老人: whether a verb only says who they are."""
    if not frame.relative or frame.label not in ("found", "open", "start", "join"):
        return False
    return not (founds(predication, frame) or (state.hosts and brought_in(line, predication, frame)))


def _untold(line: Line, frame: Frame, told: Container[Item]) -> tuple[Item, ...]:
    """The items of a frame that are told of for the first time, and that somebody does something with."""
    left = (item for item in frame.items if item not in told)
    nothing = (aimed, staged, stands)
    return tuple(item for item in left if not any(idle(line, frame, item) for idle in nothing))


def _done(
    line: Line, predication: Predication, frame: Frame, own: tuple[Actor, ...], state: _State
) -> list[Draft]:
    """The deeds that a frame tells of `own`, whom they serve and who was brought along."""
    bodies = predication.bodies if all(actor.type == "Person" for actor in own) else ()
    done = [drafted(line, predication, frame, deed) for deed in deeds(frame, own, state.partners, bodies)]
    state.served += _targets(line, predication, done, frame)
    along = list(brought_along(line, predication, frame, done, state.led))
    state.led = () if along else state.led
    return done + along


def _held(line: Line, predication: Predication, state: _State) -> bool:
    """本次大赛由A主办，B承办: who holds the event that the words point to; whether a clause says so."""
    if not state.hosts:
        return False
    opens = state.occasion is None
    state.occasion = state.occasion or pointed(line, predication, state.occasions) or state.theme
    if state.occasion is None:
        return False
    if not opens:
        last = state.found[state.recent :]
        state.found[state.recent :] = [draft for draft in last if draft.predicate == "partneredWith"]
    state.recent = len(state.found)
    event, details = state.occasion, Details()
    item = replace(event.item, name=edition(event.line, event.item, details))
    for host in state.hosts:
        trigger = role(line, host, predication.clause.sentence[1])
        partners = tuple(other for other in state.hosts if other.name != host.name)
        frame = Frame("hold", trigger.start, trigger.end, (item,), passive=True)
        draft = drafted(line, predication, frame, Deed(host, "organised", item, partners))
        state.found.append(
            replace(
                draft,
                object=marks(event.line, item),
                qualifiers={**details.values, **draft.qualifiers},
                proofs={**details.proofs, **draft.proofs},
            )
        )
    return True


def _pointed(
    line: Line, predication: Predication, frame: Frame, subjects: tuple[Actor, ...], state: _State
) -> dict[Item, list[Draft]]:
    """A、B参加了活动: the items that call an event told of before, each with who took part in it."""
    found: dict[Item, list[Draft]] = {}
    for item in frame.items if frame.label == "join" and not frame.relative else ():
        event = meant(line, item, (*state.events, *state.found), state.occasions)
        if event or is_bare(item.name):
            found[item] = [
                _joined(line, predication, frame, subject, event)
                for subject in (subjects if event else ())
                if event and subject.name != event.host
            ]
    return found


def _joined(line: Line, predication: Predication, frame: Frame, subject: Actor, event: Event) -> Draft:
    """That somebody took part in an event told of before."""
    item = replace(frame.items[0], name=event.name, kind="Activity", quantity=None, people=None)
    draft = drafted(line, predication, frame, Deed(subject, "participatedIn", item, ()))
    return replace(draft, object=event.object)


def _others(scene: Scene, line: Line, predication: Predication, state: _State) -> Iterator[Draft]:
    """参加活动的还有A、B."""
    found = others(line, predication)
    if found is None or predication.doubtful(found[2].end):
        return
    item, mentions, trigger = found
    event = meant(line, item, (*state.events, *state.found), state.occasions)
    if event is None and not usable(item):
        return
    frame = Frame("join", trigger.start, trigger.end, (item,))
    for subject in scene.cast.resolve_each(mentions, line.number):
        if event and subject.name == event.host:
            continue  # 参加会议的还有|全县各单位负责人
        deed = Deed(subject, "participatedIn", item, ())
        yield (
            _joined(line, predication, frame, subject, event)
            if event
            else drafted(line, predication, frame, deed)
        )


def _came(line: Line, predication: Predication, state: _State) -> Iterator[Draft]:
    """县长A出席，B和学生代表参加活动: who with a name came to the event told of last."""
    found = came(line, predication)
    if found is None or predication.doubtful(found[1].end):
        return
    item, trigger = found
    frame = Frame("join", trigger.start, trigger.end, (item,))
    event = meant(line, item, (*state.events, *state.found), state.occasions)
    for subject in attendees(line, predication, frame) if event else ():
        if event:
            yield _joined(line, predication, frame, subject, event)


def _targets(line: Line, predication: Predication, drafts: list[Draft], frame: Frame) -> Iterator[Draft]:
    """为老人|开展义诊: whom what is held or run serves."""
    match = None if frame.passive else _words().serves.search(line.text, predication.body, frame.start)
    if match and match["group"] == "单位":
        return  # 以中队为单位
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
            )
