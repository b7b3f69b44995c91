"""Whom a passage speaks of at a time, from the widest to the narrowest, and the persons it brings in."""

from __future__ import annotations

from dataclasses import dataclass

from wenmai_extractors.actors import ActorMention
from wenmai_extractors.cast import Cast
from wenmai_extractors.names import is_name
from wenmai_extractors.openers import of_theirs
from wenmai_extractors.patterns import pattern
from wenmai_extractors.people import Person, names_before
from wenmai_extractors.scene import Actor, Mark
from wenmai_extractors.speech import signs

# Whom 该连 and 该院 stand for where somebody was given something last.
_GIVEN = pattern(
    "(?:授予|追授)(?P<name>[\u4e00-\u9fff\\d]{3,24}?)“|向(?P<to>[\u4e00-\u9fff\\d]{4,24}?)(?:授予|颁发|颁授)"
)
# 有一位叫|李兰|的老人, 最年长的是|李兰|。
_PRESENTED = pattern(
    "(?:有[^，。；]{0,3}[位名个][^，。；]{0,8}?叫做?|最[^，。；]{1,4}的[^，。；]{0,12}?是)"
    "(?P<name>[\u4e00-\u9fff]{2,4})(?=的|[，；。]|\\Z)"
)


@dataclass(slots=True, kw_only=True)
class InForce:
    """The subjects in force, from the widest to the narrowest."""

    cast: Cast
    paragraph: tuple[Actor, ...] = ()
    sentence: tuple[Actor, ...] = ()
    opener: tuple[Actor, ...] = ()  # whom the sentence began with
    person: tuple[Actor, ...] = ()  # whom 他 and 她 point to

    def employers(self) -> tuple[Actor, ...]:
        """Those whose people a clause may begin with, the nearest first."""
        hero = self.cast.protagonist
        return (*self.sentence, *self.paragraph, *([hero] if hero else []))

    def people(self, number: int, text: str, persons: list[Person], end: int) -> tuple[Actor, ...]:
        """The persons that a clause begins with, as its subjects unless it only reports what they say."""
        self.cast.persons.update(person.name for person in persons)
        named = tuple(Actor(p.name, "Person", Mark(number, p.start, p.end)) for p in persons)
        self.person = named if len(named) == 1 else ()
        body = persons[-1].end
        if signs().account.match(text, body):
            return ()
        if not signs().serves.match(text, body, end):
            self.sentence = named
        return named

    def told_by(self, text: str, at: int) -> tuple[Actor, ...]:
        """Whom somebody tells of who speaks at `at`: the one the passage is about; () where nobody speaks."""
        if not signs().speaks.match(text, at):
            return ()
        hero = (self.cast.protagonist,) if self.cast.protagonist else ()
        return hero if hero and of_theirs(self.paragraph, hero) else self.paragraph or hero

    def given(self, number: int, text: str, start: int, end: int) -> None:
        """Remember who is given something: 该连 and a bare name point to them later."""
        given = _GIVEN.search(text, start, end)
        if given is None:
            return
        span = given.span("name" if given["name"] else "to")
        persons = names_before(text, *span)
        self.cast.persons.update(person.name for person in persons)
        if not persons:
            self.cast.note(Actor(text[slice(*span)], "Organisation", Mark(number, *span)))

    def presented(self, number: int, text: str, start: int, end: int) -> None:
        """有一位叫李兰的老人，她…: what the sentence goes on to say is said of that person."""
        signed = any(text.find(sign, start, end) >= 0 for sign in "叫最")
        found = _PRESENTED.search(text, start, end) if signed else None
        if found and is_name(found["name"]):
            self.cast.persons.add(found["name"])
            self.person = self.sentence = (Actor(found["name"], "Person", Mark(number, *found.span("name"))),)

    def become(self, number: int, new: ActorMention) -> None:
        """Go on about the body that those who were told of have become."""
        old = self.sentence
        if (
            self.cast.telling
            and self.cast.protagonist
            and self.cast.protagonist.name in {a.name for a in old}
        ):
            return  # that is what it was once called
        whole = self.cast.resolve_all([new], number)
        self.sentence = self.opener = whole
        if self.cast.protagonist in old:
            self.cast.protagonist = whole[0]
        self.paragraph = whole if set(self.paragraph) & set(old) else self.paragraph
