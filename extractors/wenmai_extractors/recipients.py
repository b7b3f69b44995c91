"""Who is named around an award's verb as winner, as giver or as the one who is given something."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from wenmai_extractors.actors import ActorMention, actors_at
from wenmai_extractors.awards import Award
from wenmai_extractors.listing import read_list
from wenmai_extractors.parties import Party, read_parties
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import FAR, Person, names_before, of_deeds
from wenmai_extractors.scene import Actor, Line, Mark, Scene
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.titles import Title, is_title, level_of
from wenmai_extractors.unread import is_body, plain_bodies
from wenmai_extractors.vocabulary import verb_words
from wenmai_extractors.wording import COUNTED

_NAMED = pattern(r"[\u4e00-\u9fff·（）\d]+")
# What stands between those who are given something and the title.
LINK = pattern(
    r"(?:同志|个人|集体)?(?:为|以|颁发|荣获|获|获得|申报|参评|参选|参加)?(?:全国|全省|全市|全县)?(?=“)|为|申报|参评|参选|(?:同志)?(?=“)"
)
_COMMITTEE = pattern("(?:[省市县区州旗盟]委|[镇乡区]党委)\\Z")
_UNDER = pattern("[\u4e00-\u9fff]{1,10}(?:委员会|委会|办公室|领导小组|指挥部)")
_SHARED = pattern("[、和](?P<body>(?:人民)?政府)[、和及]?")  # 县委|、政府: the county's
_HAN = pattern("[\u4e00-\u9fff]+")
_DATED = pattern("(?:19|20)\\d\\d(?:[—-](?:19|20)?\\d\\d)?年度?|第[一二三四五六七八九十\\d]+[届批]|首[届批]")
_CALLED = pattern("(?:荣誉)?称号|，|\\Z")
_WHOLE = 20  # characters of a name that nothing knows at the most
# 对在安全生产工作中成绩突出的|A等10个X、B等15个Y予以表彰
FOR_DEEDS = pattern(
    "(?:在[^，。；“”]{4,40}?(?:成绩|贡献|表现|成效|业绩|事迹)[^，。；“”、等]{0,8}?"
    "|[^，。；“”、等的]{0,16}?(?:成绩|贡献|表现|成效|业绩|事迹|工作)(?:特别|十分|比较|较为|非常)?(?:突出|显著|优异|优秀|出色|明显)"
    "|(?:获得|荣获|取得)[^，。；“”、获]{2,20}?)的(?=[\u4e00-\u9fff])"
    "|了?来自[^，。；“”、]{2,30}?的(?=\\d)"
)
# 给予A、B等20名|运动员、教练员记|二等功
_MERIT = pattern("[\u4e00-\u9fff、]{0,12}?记(?=(?:个人|集体)?(?:特等|[一二三]等)功)")
# 在抗洪中作出突出贡献的|10名青年: what they did goes before how many they are.
_DOERS = pattern(
    f"(?:在|为|对|长期|多年|[^，。；“”、]{{0,8}}?[作做取涌表][出得现])[^，。；“”、]{{2,40}}?的(?={COUNTED})"
    "|(?:在|为|因)[^，。；“”、]{2,24}?的(?=[\u4e00-\u9fff]{2,4}同志)"  # 追授|在抢险中牺牲的|李建国同志
)
_IT = pattern("([它其])为?(?!他)")
_TOTAL = pattern(f"等{COUNTED}")
_HIM = pattern("([他她])为?(?![们人])")  # 授予他Y


@dataclass(slots=True)
class Memory:
    """What the clauses read so far leave in force for the next.

    `open` is the award whose list may go on, `gained` the last that somebody gained, `won` the names of all
    who gained anything, `earlier` of those in the passages before. `last` are the titles named last and
    `givers` who gave them; `awarding` gave and `awarded` were given something in the sentence, in the clause
    that begins at `awarded_at`. `persons` are whom the clauses without a subject speak of, `recipients` those
    whom the passage said to be given something last, by `gave`. `proposed` is whether the winners to follow
    are only nominees, `astray` the sentence where nobody could be read who gained, `anybody` that where a
    count was of all the country.
    `running` is whether that list began in a clause of its own and goes on behind commas alone.
    `named` are the latest titles of the passage, `roster` those whose winners a sentence lists behind a
    colon, and that sentence; `sentence` is the span that all this was said in.
    """

    open: Award | None = None
    gained: Award | None = None
    last: tuple[Title, ...] = ()
    givers: tuple[Actor, ...] = ()
    persons: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    gave: tuple[Actor, ...] = ()
    won: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()
    awarding: tuple[Actor, ...] = ()
    awarded: tuple[Actor, ...] = ()
    awarded_at: int = -1
    proposed: bool = False
    astray: tuple[int, int] = (-1, -1)
    anybody: tuple[int, int] = (-1, -1)
    named: tuple[Title, ...] = ()
    roster: tuple[tuple[Title, ...], tuple[int, int]] = ((), (-1, -1))
    running: bool = False
    sentence: tuple[int, int] = (-1, -1)


class Recipients:
    """Reads who is named in one passage."""

    def __init__(self, scene: Scene, line: Line, memory: Memory) -> None:
        """Begin a passage; `memory` is shared with the readings."""
        self.scene = scene
        self.line = line
        self.text = line.text
        self.memory = memory

    def person(self, person: Person) -> Actor:
        """The actor that a person named in the passage is."""
        return Actor(person.name, "Person", Mark(self.line.number, person.start, person.end))

    def winners(self, start: int, end: int, summed: str | None = None) -> tuple[tuple[Actor, ...], int]:
        """The winners that a list names, and where reading ended; see listing.py."""
        return read_list(self.scene, self.line, start, end, summed)

    def agents(self, start: int, end: int) -> tuple[Actor, ...]:
        """The bodies that text[start:end], which stands between 被 and a verb, consists of."""
        known = self.givers(start, end)
        if known and (longer := self._longer(known[-1], end)):
            return (*known[:-1], longer)
        read = known and known[-1].type != "Place"
        return known if read else plain_bodies(self.line, start, end) or known

    def _longer(self, last: Actor, end: int) -> Actor | None:
        """省政府|安委会, 国务院|安委会办公室: a body under the one that its name begins with."""
        rest = self.text[last.mark.end : end]
        if last.type != "Organisation" or not _UNDER.fullmatch(rest):
            return None
        return replace(last, name=last.name + rest, mark=replace(last.mark, end=end))

    def givers(self, start: int, end: int) -> tuple[Actor, ...]:
        """The bodies that text[start:end] begins with, as those who give."""
        actors = []
        for mention in actors_at(self.text, start, end):
            mark = Mark(self.line.number, mention.start, mention.end)
            # 被总队表彰: a short word for whoever stands above, never for the one who gains.
            known = self.scene.cast.resolve(mention, mark) if mention.kind != "Anaphor" else None
            actors.append(known or Actor(mention.text, "Organisation", mark))
        if not actors or actors[0].mark.start != start:
            return ()
        shared = _SHARED.match(self.text, actors[-1].mark.end, end)
        if not shared or not _COMMITTEE.search(actors[-1].name):
            return tuple(actors)
        name = actors[-1].name.removesuffix("委").removesuffix("党") + shared["body"]
        beside = Actor(name, "Organisation", Mark(self.line.number, *shared.span("body")))
        return (*actors, beside, *self.givers(shared.end(), end))

    def recipients(self, start: int, end: int, *, person: bool = False) -> tuple[list[Party], int]:
        """Who is named between the verb and the title, and where the title begins.

        With `person` any name before the quotation counts.
        """
        pronoun = _IT.match(self.text, start, end)
        hero = self.scene.protagonist if pronoun else None
        if pronoun and hero:  # 授予它Y, 表彰其为Y
            return [Party((replace(hero, mark=Mark(self.line.number, *pronoun.span(1))),))], pronoun.end()
        him = _HIM.match(self.text, start, end)
        meant = self._person_before(start) if him else None
        if him and meant:
            return [Party((replace(meant, mark=Mark(self.line.number, *him.span(1))),))], him.end()
        done = _DOERS.match(self.text, start, end) or FOR_DEEDS.match(self.text, start, end)
        start = done.end() if done else start
        found, stop = read_parties(self.scene, self.line, start, end)
        quote = self.text.find("“", start, stop)
        summed = quote > start and found[-1].count is not None  # 机修厂“春雷”小组等8个班组
        if quote > start and not summed and is_title(self.text[quote:stop]):  # 望城区消防大队|“模范消防大队”
            found, stop = read_parties(self.scene, self.line, start, quote)
        counted = any(party.count and party.actors for party in found)  # “暴雨预警研发组”等12个单位
        titled = not counted and is_title(self.text[start:stop])
        titled = titled or (not summed and any(is_title(a.name) for party in found for a in party.actors))
        if found and (titled or self._shared(stop, end)):
            return [], start
        if self._heads_title(found, stop, end):
            return [], start
        found, stop = self._whole(found, stop, end)
        quote = self.text.find("“", start, end)
        broken = "、" in self.text[stop : max(stop, quote)]  # a list that nothing reads to its end
        if not found or (person and broken):
            named = self._before_quote(start, quote) if person and quote > start else ()
            if named:
                return [Party(named)], quote
        link = LINK.match(self.text, stop, end) or (_MERIT.match(self.text, stop, end) if found else None)
        return found, link.end() if link else stop

    def _person_before(self, at: int) -> Actor | None:
        """Whom 他 behind a verb of giving means: who was named last before it, or else the protagonist."""
        spans = (
            (start, start + size) for start in range(at - 1, max(0, at - FAR) - 1, -1) for size in (4, 3, 2)
        )
        known = next((span for span in spans if self.text[slice(*span)] in self.scene.cast.persons), None)
        named = [known] if known else []
        named += [(person.start, person.end) for person in of_deeds(self.text, at)]
        if named:
            start, end = max(named)
            return Actor(self.text[start:end], "Person", Mark(self.line.number, start, end))
        hero = self.scene.protagonist
        return hero if hero and hero.type == "Person" else None

    def _before_quote(self, start: int, quote: int) -> tuple[Actor, ...]:
        """民一庭庭长李向东|“Y”, A、B派出所|“Y”: all that stands before a title's quotation."""
        persons = names_before(self.text, start, quote)
        if persons:
            return tuple(self.person(person) for person in persons)
        actors, reached = self.winners(start, quote)
        if reached == quote and len(actors) > 1:
            return actors
        total = _TOTAL.search(self.text, start, quote)  # A团委|等3个单位为X县“Y”
        name = self.text[start : total.start() if total else quote]
        plain = 2 <= len(name) <= _WHOLE and _NAMED.fullmatch(name) is not None and "的" not in name
        if not plain or level_of(name) or name[:2] in verb_words():
            return ()
        return (Actor(name, "Organisation", Mark(self.line.number, start, start + len(name))),)

    def _heads_title(self, found: list[Party], stop: int, end: int) -> bool:
        """安徽省|劳动模范荣誉称号: the region is of the title."""
        places = [actor for party in found for actor in party.actors]
        counted = any(party.count for party in found)  # 柳林铺镇等9个乡镇|优胜乡镇称号
        if counted or len(places) != 1 or places[0].type != "Place" or self.text[stop : stop + 1] in "“":
            return False
        dated = _DATED.match(self.text, stop, end)
        if (
            dated and "“" not in self.text[stop:end]
        ):  # 公布东源市|2015年度青年文明号, 授予柳林镇|第五届省文明村镇
            return level_of(self.text[dated.end() : end]) is None
        called = _CALLED.search(self.text, stop, end)
        name = self.text[stop : called.start()] if called else ""
        return bool(_HAN.fullmatch(name)) and is_title(name) and level_of(name) is None and "为" not in name

    def _whole(self, found: list[Party], stop: int, end: int) -> tuple[list[Party], int]:
        """公安局思明分局|莲前派出所“Y”: the last name goes on to the quotation."""
        quote = self.text.find("“", stop, end)
        last = found[-1].actors[-1] if found and found[-1].actors else None
        if last is None or not stop < quote <= stop + 16 or last.mark.passage != self.line.number:
            return found, stop
        name = self.text[last.mark.start : quote]
        if last.mark.end != stop or not _NAMED.fullmatch(name) or not is_body(name):
            return found, stop
        longer = Actor(name, "Organisation", Mark(self.line.number, last.mark.start, quote))
        party = replace(found[-1], actors=(*found[-1].actors[:-1], longer))
        return [*found[:-1], party], quote

    def _shared(self, stop: int, end: int) -> bool:
        """全国卫生系统先进集体: the branch that a title begins with is nobody who is given it."""
        branch = self.text.endswith(("系统", "机关", "战线", "行业"), 0, stop)
        return branch and bool(parse_titles(self.text, self.line.depth, stop, end, trusted=False))

    def resolved(self, mentions: list[ActorMention]) -> tuple[Actor, ...]:
        """Who the mentions mean; those that stay open are left out."""
        return self.scene.cast.resolve_each(mentions, self.line.number)
