"""What a frame says of one subject and one thing: the predicate, the qualifiers, the statement drafted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from wenmai_extractors.details import Details, count_of, place_of, time_of
from wenmai_extractors.frames import Frame, marks
from wenmai_extractors.lexicon import either, load_toml, words
from wenmai_extractors.objects import Item
from wenmai_extractors.patterns import pattern
from wenmai_extractors.quantities import Quantity, chinese_number, has_figure, measures, quantities
from wenmai_extractors.scene import Actor, Draft, Line, Mark, Predication
from wenmai_extractors.usable import usable
from wenmai_extractors.vocabulary import predicates, verbs
from wenmai_extractors.wording import ATTEND, MEMBERS

_TYPES = {
    "organised": "Activity",
    "participatedIn": "Activity",
    "implements": "Programme",
    "issued": "Document",
}
_EDITION = pattern(r"第(?P<number>[一二三四五六七八九十百\d]+)(?:届|期|季(?!度)|次)(?!党|全国代表|会议)")
# 组织机关|30余名党员|到公园，开展|…: who is led, and where to.
_WAY = 60
_LEADS = pattern("(?:(?:组织|带领|率领|动员|发动|召集)了?|全体)[^，。；：“”]{0,16}\\Z")
_ATTENDED = pattern(f"[^，。；：]{{0,8}}{ATTEND}[^，。；：]{{0,16}}")  # 召开200多人|参加的动员会
_GOING = pattern(
    "[^，。；：、“”\\d]{0,12}?(?:，?(?:到|赴|深入|走进|来到|前往|奔赴|在|为|向|对|以)[^，。；：\\d]{1,24})?，?"
    "(?:集中|积极|认真|联合|共同)?(?:组织)?(?:开展|举办|举行|进行|召开)?[了过]?[^，。；：\\d]{0,12}"
)
_HELD = ("hold", "arrange", "launch")
_SOON = 40  # characters within which 每 makes a number one of many
_PRIZE = pattern("最高奖|颁发|授予|颁授")
_EVERY = pattern("每(?![年月周季天日个])")
_DAY = pattern("(?<![党放建])[日节周]\\Z|周年\\Z")  # of the calendar, unlike 主题党日 and 开放日
# 创建“平安青屏”: what a place is to become
_CAMPAIGN = pattern(rf"{either(load_toml('verbs.toml')['weak']['hoped'])}[\u4e00-\u9fff]{{2,4}}(?:、|\Z)")
_CARRIED = ("arrange", "launch", "adopt", "hold", "run", "found")
# 努力|打造Y, but 经过努力|建成Y and 共同努力|举办Y
_STRIVING = pattern("(?:(?<![过同方的懈步])努力|奋力|致力于?)\\Z")
_WHOLE = ("arrange", "hold")  # labels whose weak heads count only where they are the whole name
PEOPLE = ("人", "名", "人次")
EVENTS = ("场", "节", "次", "期", "讲", "场次", "堂")


@cache
def _weak() -> Mapping[str, tuple[str, ...]]:
    """Heads that name nothing behind verbs of a class."""
    data = load_toml("verbs.toml")["weak"]
    run, held, laid = words(data["heads"]), words(data["held"]), words(data["adopt"])
    found = dict.fromkeys(("found", "open", "form"), words(data["found"]))
    return {
        **{"run": run, "carry": (*run, *laid), "adopt": laid, "join": words(data["join"])},
        **{"arrange": held, "hold": held, "task": words(data["task"])},
        **found,
    }


class Deed(msgspec.Struct, frozen=True):
    """What one subject does to one item of a frame, and with whom."""

    subject: Actor
    predicate: str
    item: Item
    partners: tuple[Actor, ...]


def deeds(
    frame: Frame,
    subjects: tuple[Actor, ...],
    partners: tuple[Actor, ...],
    bodies: tuple[Actor, ...] = (),
) -> Iterator[Deed]:
    """One deed for each usable item of a frame and each subject, or the `bodies` that these act for."""
    for item in frame.items:
        predicate = _predicate(frame, item)
        if predicate is None or not usable(item):
            continue
        itself = predicate == "established"  # a body does not found itself: 社区成立X, the community being X
        for subject in (bodies if predicate != "participatedIn" else ()) or subjects:
            if subject.name != item.name and not (itself and subject.name.endswith(item.name)):
                others = tuple(partner for partner in partners if partner.name != subject.name)
                yield Deed(subject, predicate, item, others)


def aimed(line: Line, frame: Frame, item: Item) -> bool:
    """努力|打造一流的企业: what is striven for; a name of its own is there already: 努力打造|“X”品牌."""
    striving = _STRIVING.search(line.text, max(0, frame.start - 4), frame.start)
    return striving is not None and not item.quoted


def stands(line: Line, frame: Frame, item: Item) -> bool:
    """法院|设有|立案庭、刑庭等12个庭室: whether a body has a unit rather than sets it up."""
    standing, units = _standing()
    own = line.text[item.parts[0].start : item.parts[0].end]
    return line.text[frame.start : frame.end] in standing and own.endswith(units)


@cache
def _standing() -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = load_toml("organisations.toml")["parts"]
    return words(parts["standing"]), words(parts["units"])


def staged(line: Line, frame: Frame, item: Item) -> bool:
    """自编自演的|舞蹈《X》: a work for the stage, which is no paper that anybody issues."""
    said = item.outside or line.text[: item.parts[0].start]
    return (
        frame.label == "issue"
        and item.kind != "Document"
        and (said.endswith(_works()) or line.text.endswith(_works(), 0, item.parts[0].start))
    )


@cache
def _works() -> tuple[str, ...]:
    return words(load_toml("verbs.toml")["weak"]["staged"])


def _predicate(frame: Frame, item: Item) -> str | None:
    """What the verb does to an item of its kind; None where it says nothing."""
    if frame.label == "task":
        return None if item.name.endswith(_weak()["task"]) else "organised"
    if _nothing(frame, item):
        return None
    if frame.label == "arrange" and item.quantity and item.quantity.unit in EVENTS:
        return "organised"
    ends = _weak().get(frame.label, ())
    plan = _plan(frame, item)
    whole = item.quoted or frame.label in _WHOLE
    weak = _only(ends).fullmatch(item.name) is not None or (not whole and item.name.endswith(ends))
    if weak and not plan:
        return None
    predicate = predicates().get(frame.label, {}).get(item.kind)
    scheme = (predicate, item.kind) == ("organised", "Programme") and not item.name.endswith(_work())
    return "implements" if plan or scheme else predicate  # 开展|惠民项目, but 开展|禁毒工作 is carried out


@cache
def _only(ends: tuple[str, ...]) -> re.Pattern[str]:
    """Names made of nothing but such words: 回顾和学习, 批评教育."""
    return re.compile(rf"(?:{either(' '.join(ends))}[和与及、]?)+" if ends else r"(?!)")


@cache
def _work() -> tuple[str, ...]:
    """What is carried out rather than kept up, though it ends as schemes do."""
    return words(load_toml("verbs.toml")["weak"]["work"])


def _plan(frame: Frame, item: Item) -> bool:
    """Whether a plan is carried out rather than written: 启动“头雁”计划."""
    return frame.label in _CARRIED and item.quoted and item.name.endswith("计划") and item.kind == "Document"


def _nothing(frame: Frame, item: Item) -> bool:
    """Whether a verb says nothing of an item: 带来|便利, 组织|律师, 组织|县中心, 推进|宣传."""
    if frame.label == "bring":
        return not _brought(item)
    slogan = frame.label == "found" and item.kind == "Quoted" and _CAMPAIGN.match(item.name)
    graded = frame.label == "found" and not item.quoted and not item.quantity and _graded().search(item.name)
    prize = _PRIZE.match(item.name)  # 平安建设|最高奖“Y”, 建设示范县、|颁发“Y”
    if (
        slogan
        or prize
        or graded
        or (item.kind == "Group" and item.quantity and item.quantity.unit in ("户", *PEOPLE))
    ):
        return True  # 创建“平安青屏、法治青屏”; 新增低保|家庭40户 is a figure
    if frame.label == "accompany" and (not item.quoted or "，" in item.name or _DAY.search(item.name)):
        return True  # 结合审判实践，…; 围绕“一家亲，同心筑梦”, “世界读书日”
    if frame.label == "arrange" and item.kind == "Document" and not item.quoted:
        return True  # 进行测温等防疫|措施
    plain = item.kind == "Programme" and not item.quoted
    if frame.people and (plain or item.kind in ("Facility", "Organisation") or _people(frame)):
        return True
    return frame.label == "run" and item.kind == "Activity" and not item.quoted


@cache
def _graded() -> re.Pattern[str]:
    """The end of a body's grade, which it is given rather than set up with: 创建|三级甲等医院."""
    return re.compile(
        rf"{either(load_toml('verbs.toml')['weak']['grades'])}(?:[中西]?医|综合|专科)?(?:医院)?\Z"
    )


@cache
def _persons() -> re.Pattern[str]:
    """The end of a word for people: 律师, 网格员, “法律明白人”."""
    return re.compile(rf"(?:{either(load_toml('words.toml')['people'])}|[人员师长]|代表)\Z")


def _people(frame: Frame) -> bool:
    """组织律师、“法律明白人”等|深入乡村: whether a list without a head of its own is one of people."""
    return any(
        _persons().search(item.name) is not None
        for item in frame.items
        if item.kind in ("Quoted", "Unknown", "Group")
    )


def _brought(item: Item) -> bool:
    """带来|一场法治讲座, but 带来便利 and 一场精彩的|演出."""
    counted = item.quantity is not None and item.quantity.unit in EVENTS
    return counted and len(item.name.rpartition("的")[2]) > 2


def drafted(line: Line, predication: Predication, frame: Frame, deed: Deed) -> Draft:
    """The statement that a frame makes of one subject and one thing."""
    details = Details()
    name = edition(line, deed.item, details)
    named = [(part.start, part.end) for part in deed.item.parts]
    time_of(line, predication, frame.start, details, named=named)
    _numbers(line, predication, deed, details)
    if deed.predicate in ("organised", "participatedIn", "established"):
        place_of(line, predication, frame.start, details, doer=deed.subject.mark)
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
    )


def _numbers(line: Line, predication: Predication, deed: Deed, details: Details) -> None:
    """How many things there were, and how many people took part: 培训200人, 公司的20名|志愿者."""
    item, event = deed.item, deed.predicate in ("organised", "participatedIn")
    people = item.quantity if event and item.quantity and item.quantity.unit in PEOPLE else None
    apiece = item.quantity is not None and item.quantity.value == 1
    apiece = apiece and bool(
        _EVERY.search(
            line.text, max(predication.clause.sentence[0], item.parts[0].start - _SOON), item.parts[0].start
        )
    )
    if people is None and not _sized(item) and not apiece:  # 每建一个小区，就建一个广场
        count_of(line, item.quantity, details, shared=item.shared)
    people = item.people or people or (_led(line, predication, deed) if event else None)
    if people and not people.several:
        mark = Mark(line.number, people.start, people.end)
        details.add("participants", people.value, mark)
        details.add("approx", people.approx or None, mark)
    subject = deed.subject.mark
    members = MEMBERS.match(line.text, subject.end) if predication.explicit and event else None
    if members and subject.passage == line.number:
        for found in quantities(line.text, members.start("members"), members.end()):
            details.add("participants", found.value, Mark(line.number, found.start, found.end))


def _led(line: Line, predication: Predication, deed: Deed) -> Quantity | None:
    """组织30余名志愿者|到公园开展植树活动: how many people are led to what is held."""
    end = deed.item.parts[0].start
    begin = max(predication.clause.sentence[0], end - _WAY)
    if deed.predicate != "organised" or not has_figure(line.text, begin, end):
        return None
    found = [q for q in quantities(line.text, begin, end) if q.unit in PEOPLE]
    if len(found) == 1 and _ATTENDED.fullmatch(line.text, found[0].end, end):
        return found[0]
    if len(found) != 1 or not _LEADS.search(line.text, begin, found[0].start):
        return None
    if not _GOING.fullmatch(line.text, found[0].end, end):
        return None
    others = (hit for hit in verbs().find(line.text[found[0].end : end]) if hit.label not in _HELD)
    return found[0] if next(others, None) is None else None  # 带领20名队员参加比赛，举办Y: not to Y


def _sized(item: Item) -> bool:
    """1200平方米|文化广场: the number says how large the thing is, not how many there are."""
    leads = item.quantity is not None and item.quantity.end <= item.parts[0].start
    return leads and item.quantity is not None and item.quantity.unit in measures()


def _type(item: Item, predicate: str) -> str:
    known = {"Title": "Document", "Spirit": "Document", "Quoted": "", "Unknown": ""}.get(item.kind, item.kind)
    if predicate == "implements" and known == "Document":
        return "Programme"
    if predicate == "organised" and known == "Programme":
        return "Activity"
    return known or _TYPES.get(predicate, "Facility")


def edition(line: Line, item: Item, details: Details) -> str:
    """The item's name without 第三届, which becomes a qualifier."""
    match = _EDITION.search(item.name)
    if not match or match.end() == len(item.name):
        return item.name
    joint = item.name.find("暨")  # of two meetings in one each has its number
    if joint >= 0 and (joint < match.start() or "第" in item.name[joint:]):
        return item.name
    number = chinese_number(match["number"])
    for part in item.parts:
        at = line.text.find(match.group(), part.start, part.end)
        if at >= 0 and number:
            details.add("edition", int(number), Mark(line.number, at, at + len(match.group())))
            return (item.name[: match.start()] + item.name[match.end() :]).replace("（）", "")
    return item.name
