"""The full name of what heads a roll by its class alone: 先进单位 below 关于表彰扶贫工作先进单位的通报."""

from __future__ import annotations

import re

from wenmai_extractors.scene import Line, Scene
from wenmai_extractors.title_lists import PAIRED, parse_titles
from wenmai_extractors.titles import Title

_LEADING = re.compile("表彰|命名|评选|为")
_STOP = re.compile("[。；：]")
_LINES = 12  # passages above a roll that may say what it is a roll of
_REACH = 120  # characters of what a notice says that it is about


def full_title(scene: Scene, title: Title, number: int) -> tuple[Line, Title] | None:
    """The title that an earlier passage names in full, and that passage; None where it is full itself."""
    if title.name not in PAIRED:
        return None
    for line in reversed(scene.lines[max(0, number + 1 - _LINES) : number + 1]):
        at = line.text.find(title.name)
        if at < 0:
            continue
        for match in _LEADING.finditer(line.text, max(0, at - _REACH), at):
            stop = _STOP.search(line.text, match.end(), at + _REACH)
            end = stop.start() if stop else min(len(line.text), at + _REACH)
            for told in parse_titles(line.text, line.depth, match.end(), end, trusted=False):
                if told.name != title.name and told.name.endswith(title.name) and not told.quoted:
                    return line, told
    return None
