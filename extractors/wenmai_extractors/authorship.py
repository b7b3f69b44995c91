"""Who signed the report, and whom it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wenmai_extractors.scene import Actor, Draft, Mark, Scene


def signatures(scene: Scene, taken: Iterable[Mark] = ()) -> Iterator[Draft]:
    """authored and about: who signed an article, and whom it is about."""
    del taken
    report = _report(scene)
    if report is None:
        return
    for line in scene.bylines[::2]:
        yield Draft(
            subject=Actor(line.text, "Person", Mark(line.number, 0, len(line.text))),
            predicate="authored",
            name=report.name,
            type="Report",
            object=(report.mark,),
            sentence=Mark(line.number, 0, len(line.text)),
            rule="byline",
        )
    hero = scene.protagonist
    if hero:
        yield Draft(
            subject=report,
            predicate="about",
            name=hero.name,
            type=hero.type,
            object=(hero.mark,),
            sentence=Mark(hero.mark.passage, 0, len(scene.line(hero.mark.passage).text)),
            rule="protagonist",
        )


def _report(scene: Scene) -> Actor | None:
    """The report under its title, which stands in the headline or else opens the text."""
    if not scene.lines or not scene.lines[0].text:
        return None
    first = scene.lines[0]
    length = len(first.text) if scene.reading.headline else min(20, len(first.text))
    return Actor(scene.reading.article.title, "Report", Mark(0, 0, length))
