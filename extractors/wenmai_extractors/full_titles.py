"""The full name of what heads a roll by its class alone: 先进单位 below 关于表彰扶贫工作先进单位的通报."""

from __future__ import annotations

from wenmai_extractors.patterns import pattern
from wenmai_extractors.scene import Line, Scene
from wenmai_extractors.title_lists import parse_titles
from wenmai_extractors.title_sharing import PAIRED
from wenmai_extractors.titles import Title

_LEADING = pattern("表彰|命名|评选|为")
_GIVEN = pattern("授予|命名|评为|成为|创建")
_STOP = pattern("[。；：]")
_LINES = 12  # passages above a roll that may say what it is a roll of
_REACH = 120  # characters of what a notice says that it is about


def full_title(
    scene: Scene, title: Title, number: int, *, abridged: bool = False
) -> tuple[Line, Title] | None:
    """The title that an earlier passage names in full, and that passage; None where it is full itself.

    An `abridged` title leaves out words of the full one: 绿色社区 for 全国绿色示范社区.
    """
    if title.name not in PAIRED and not abridged:
        return None
    for line in reversed(scene.lines[max(0, number + 1 - _LINES) : number + 1]):
        at = len(line.text) if abridged else line.text.find(title.name)
        if at < 0:
            continue
        for match in (_GIVEN if abridged else _LEADING).finditer(line.text, max(0, at - _REACH), at):
            stop = _STOP.search(line.text, match.end(), at + _REACH)
            end = stop.start() if stop else min(len(line.text), at + _REACH)
            for told in parse_titles(line.text, line.depth, match.end(), end, trusted=False):
                if told.name != title.name and (
                    _holds(told.name, title.name)
                    if abridged
                    else told.name.endswith(title.name) and not told.quoted
                ):
                    return line, told
    return None


def _holds(name: str, short: str) -> bool:
    """Whether a name has all characters of a short form in its order: 全国|绿色|示范|社区."""
    rest = iter(name)
    return name.endswith(short[-2:]) and all(char in rest for char in short)
