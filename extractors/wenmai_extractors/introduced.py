"""Whom a report's first sentence introduces by a name that the dictionary does not part as names are.

安能集团成立于1986年: 能 is a verb elsewhere.
"""

from __future__ import annotations

import re
from functools import cache

from wenmai_extractors.actors import actors_at
from wenmai_extractors.lexicon import either, load_toml

_LONGEST = 24  # characters of such a name


def introduced(text: str) -> str | None:
    """The body that `text`, a report's first passage, begins to tell of; None for what is read anyway."""
    match = _introduces().match(text)
    return match["name"] if match and not actors_at(text, 0, match.end()) else None


@cache
def _introduces() -> re.Pattern[str]:
    """A name up to what is said of bodies alone: 成立于, 始建于, 是一家."""
    data = load_toml("organisations.toml")
    endings = either(data["endings"])
    said = either(data["introduced"])
    own = rf"(?![我你他她它这那该此本各某其全一])(?:(?![的是在了为和与])[\u4e00-\u9fff]){{2,{_LONGEST}}}?"
    return re.compile(rf"(?P<name>{own}{endings})(?=，?{said})")
