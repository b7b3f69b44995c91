"""The organs of a body and who heads which: B社区党总支书记、居委会主任, 镇|党委|书记."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from wenmai_extractors.actors import ActorMention
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.patterns import pattern
from wenmai_extractors.regions import LEVELS

_RULER = pattern(rf"(?:常务)?副?(?P<level>[{LEVELS}])长\Z|(?P<own>[{LEVELS}](?:委会)?)[\u4e00-\u9fff]")
_COMMITTEE_OF_VILLAGE = pattern("村委会|村民委员会")


class Office(msgspec.Struct, frozen=True):
    """Posts that text[start:end] names together (党组书记、局长), and the `body` right before them."""

    start: int
    end: int
    body: ActorMention | None


@cache
def organs() -> re.Pattern[str]:
    """Organs behind the level or body whose they are: 党委, 人大; 委 before 常委."""
    data = load_toml("roles.toml")["holding"]
    return re.compile(rf"{either(data['organs'])}|委(?={either(data['committee'])})")


@cache
def _further() -> re.Pattern[str]:
    """Organs whose heads a list goes on with: 党委书记、|纪委|书记."""
    return re.compile(rf"(?<=[、兼]){either(load_toml('roles.toml')['holding']['further'])}")


@cache
def _seated() -> re.Pattern[str]:
    data = load_toml("roles.toml")["holding"]
    every = f"{data['organs']} {data['further']}"
    return re.compile(rf"(?P<seat>.{{1,40}}?){either(every)}\Z")


def own_organ(text: str, office: Office) -> tuple[int, int] | None:
    """The level that names the body: 镇|党委书记, 市委|常委, 副|县|长; where it and its organ stand."""
    ruler = _RULER.match(text, office.start, office.end) or _RULER.match(text, office.start, office.start + 3)
    if ruler:
        return ruler.span("level") if ruler["level"] else ruler.span("own")
    at = office.start - 1
    if at < 0 or text[at] not in LEVELS:
        return None
    organ = organs().match(text, office.start)
    return at, organ.end() if organ else at + 1


def seat_of(name: str) -> str:
    """Whose organ a name ends with: 石桥镇 of 石桥镇党委, 白石村 of 白石村委会; "" for none."""
    match = _seated().match(name)
    return name[: match.end("seat") + name.startswith("村", match.end("seat"))] if match else ""


def parted(text: str, found: Sequence[Office]) -> Iterator[Office]:
    """Offices at an organ of a body, apart from those at its others: B社区党总支书记、|居委会主任."""
    before: Office | None = None
    for office in found:
        yield from _by_organ(text, _of_village(text, before, office))
        before = office


def _by_organ(text: str, office: Office) -> Iterator[Office]:
    own = None if office.body else own_organ(text, office)
    whose = seat_of(office.body.text if office.body else text[slice(*own)] if own else "")
    begin, body = office.start, office.body
    for organ in _further().finditer(text, office.start, office.end) if whose else ():
        yield Office(begin, organ.start() - 1, body)
        begin = organ.end()
        body = ActorMention(*organ.span(), _organ_of(whose, organ.group()), "Organisation")
    yield Office(begin, office.end, body)


def _of_village(text: str, before: Office | None, office: Office) -> Office:
    """B村党支部书记兼|村委会|主任: the committee of the village whose Party branch was named."""
    organ = _COMMITTEE_OF_VILLAGE.match(text, office.start, office.end) if office.body is None else None
    whose = seat_of(before.body.text) if organ and before and before.body else ""
    if organ is None or not whose.endswith("村"):
        return office
    body = ActorMention(*organ.span(), _organ_of(whose, organ.group()), "Organisation")
    return Office(organ.end(), office.end, body)


def _organ_of(whose: str, organ: str) -> str:
    """白石村 and 村委会 as 白石村委会, 白石村 and 妇联 as 白石村妇联."""
    return whose.removesuffix("村") + organ if organ[0] == "村" else whose + organ
