"""Who issues a page, and where, as the lines around its article tell: 来源：X医院, X学校版权所有, X日报讯.

我院 and 我市 of a report that never says which are theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property

from wenmai_extractors.actors import actor_at
from wenmai_extractors.forms import forms
from wenmai_extractors.gazetteer import gazetteer
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import LEVELS, Home, is_region, lies_in, regions

_TOWNS = "镇乡"
# 2008年|是|石桥镇…关键的一年
_TOWN = pattern(
    "(?:(?<![\u4e00-\u9fff])|年是)[是在为对于]?(?P<name>(?![年月日是也我全该本各])[\u4e00-\u9fff]{2,4}?[镇乡])(?![镇乡村长])"
)
_BEGINNING = 120  # characters in which a report says which town it is of
_AROUND = 300  # characters before and behind an article in which such lines stand
_OPENING = 40  # characters of a paragraph in which its dateline stands
_NAMED = 2  # times that a report names the place which it never says is its own
_NAME = 24  # characters of the name of who holds the copyright
_OWN = pattern(f"我[{LEVELS}]")
_HAN = pattern("[\u4e00-\u9fff（）]")
_DATED = pattern("[讯电]|报道")  # X日报讯


@cache
def _issued() -> re.Pattern[str]:
    """来源：X: the name of who issues a page."""
    labels = either(load_toml("page.toml")["issued"])
    return re.compile(rf"{labels}[：:][ \u3000]{{0,4}}《?(?P<by>[\u4e00-\u9fff（）]{{3,30}})")


@cache
def _press() -> re.Pattern[str]:
    """嘉兴日报, 云上崇阳: what a paper, a site or a channel is called."""
    data = load_toml("page.toml")
    return re.compile(
        rf"(?P<name>(?!{either(data['national_press'])})[\u4e00-\u9fff]{{2,8}}?){either(data['press'])}"
        rf"|{either(data['channels'])}(?P<channel>[\u4e00-\u9fff]{{2,4}})"
    )


@cache
def _bodied() -> re.Pattern[str]:
    """由|云岭市|妇联: a place in front of a body of its own."""
    organs = either(load_toml("organisations.toml")["pointed"])
    return re.compile(
        "(?:(?<![\u4e00-\u9fff])|(?<=[由与和经受从向任])|(?<=联合)|(?<=会同)|(?<=中共))"
        f"(?P<place>(?!会同|联合|协同|共青|民[盟建进革]|致公|农工|台盟)[\u4e00-\u9fff]{{1,4}}[{LEVELS}])(?:[{LEVELS}]?委|法院|检察院|人民[法检]|{organs}|[\u4e00-\u9fff]{{1,6}}局)"
    )


class Page:
    """The lines around an article. What they tell is read when it is first asked for."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Of the article text[start:end]."""
        self._text = text[max(0, start - _AROUND) : end + _AROUND]

    def body(self, endings: tuple[str, ...]) -> str | None:
        """The body that issues the page and whose name ends so, by its longest name; None for nobody."""
        return max((name for name in self._bodies if name.endswith(endings)), key=len, default=None)

    def place(self, kind: str) -> str | None:
        """The place whose name ends in `kind`, 市 or 县, and that the paper or site is of; None for none."""
        return self._press.of(kind)

    def only(self, kind: str) -> str | None:
        """The place of that kind that has bodies here, 由云岭市妇联…, where it is the only one that has."""
        return next(iter(self._bodied.get(kind, ())), None) if len(self._bodied.get(kind, ())) == 1 else None

    def above(self, name: str, kind: str) -> str:
        """The paper's own city for a town in it that is called 市 as well: whose 我市 is."""
        press = self.place(kind)
        return press if press and lies_in(name, press) else name

    @cached_property
    def _bodied(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for match in _bodied().finditer(self._text):
            said = match["place"]
            known = (said[at:] for at in range(1, len(said) - 1) if gazetteer().named(said[at:]))
            for name in (said, *known):  # X任|泾县|县委书记
                place = regions(name)
                if place and place[-1].full and place[-1].end == len(name):
                    found.setdefault(name[-1], set()).add(place[-1].name)
                    break
        return found

    def own(self, kind: str) -> str | None:
        """The place of that kind which a report that says 我市 names most, twice as often as any other."""
        if not any(match.group()[1] == kind for match in _OWN.finditer(self._text)):
            return None
        if kind in _TOWNS:
            return self._town(kind)
        named: Counter[str] = Counter()
        for hit in gazetteer().scan(self._text):
            fitting = {d.name for d in hit.divisions if d.name.endswith(kind) and d.level != "township"}
            if len(fitting) == 1:
                named.update(fitting)
        most = named.most_common(2)
        if not most or most[0][1] < _NAMED or (len(most) > 1 and most[1][1] * 2 > most[0][1]):
            return None
        return most[0][0]

    def _town(self, kind: str) -> str | None:
        """The one town of that kind that the report begins with: 2008年是石桥镇…的一年，也是我镇…."""
        names = {match["name"] for match in _TOWN.finditer(self._text, 0, _BEGINNING)}
        own = [name for name in names if name[-1] == kind and regions(name) and is_region(name)]
        return own[0] if len(own) == 1 else None

    @cached_property
    def _bodies(self) -> tuple[str, ...]:
        held = (self._text[max(0, at - _NAME) : at] for at in _finds(self._text, "版权所有"))
        names = [*(match["by"] for match in _issued().finditer(self._text)), *map(_name_at_end, held)]
        return tuple(body for name in names if (body := _body(name.partition("（")[0])))

    @cached_property
    def _press(self) -> Home:
        home = Home()
        for line in self._text.splitlines():
            opening = line[:_OPENING]
            said = [match["by"] for match in _issued().finditer(line)]
            said += [opening] if _DATED.search(opening) else []
            for press in (match for part in said for match in _press().finditer(part)):
                place = _place_in(press["name"] or press["channel"])
                if place:
                    home.learn(place)
        return home


def _name_at_end(text: str) -> str:
    """X学校 of 地址…　X学校, behind which 版权所有 stands."""
    text = text.rstrip()
    at = len(text)
    while at and _HAN.match(text[at - 1]):
        at -= 1
    return text[at:]


def _finds(text: str, word: str) -> Iterator[int]:
    """Where `word` stands in `text`."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _body(name: str) -> str | None:
    """The body that `name` begins with, or is."""
    body = actor_at(name, 0, len(name)) if name else None
    if body and body.kind == "Organisation":
        return body.text
    return name if regions(name) and forms().strong.search(name) else None  # X市中西医结合医院


def _place_in(name: str) -> str | None:
    """The place that the name of a paper holds: 嘉兴 of 中国嘉兴."""
    for at in range(len(name) - 1):
        found = regions(name[at:])
        whole = at == 0 and found and found[-1].end == len(name)  # 文成新闻网, though 文成 is a word as well
        if found and (whole or name[at : at + found[-1].end] not in gazetteer().everyday):
            return name[at : at + found[-1].end]
    return None
