"""Short names of bodies and villages that the article itself says in full: 松河中学 for 云省松河中学.

The full name ends with the short one, and what stands before it is a region or a body that the article names.
A name that two bodies of the article end with, or that every place has one of (文化馆), stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from wenmai.bodies import body, is_common, is_many
from wenmai.places import points_home, read
from wenmai.regions import Setting

SHORTEST = 3  # characters: 金店村
KINDS = "市县区州旗盟"


def fuller(names: Collection[str], setting: Setting) -> dict[str, str]:
    """Return by short name the full one; `names` are all that the article calls bodies and places."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        for at in range(1, len(name) - SHORTEST + 1):
            if name[at:] in names and _stands_before(name[:at], names, setting):
                found[name[at:]].append(name)
        for short in _without_kind(name, names, setting):
            found[short].append(name)
    longest = {short: max(wholes, key=len) for short, wholes in found.items() if _is_own(short)}
    return {
        short: name
        for short, name in longest.items()
        if all(map(name.endswith, found[short])) and _tells_more(name, short, setting)
    }


def _without_kind(name: str, names: Collection[str], setting: Setting) -> Iterator[str]:
    """Those of `names` that leave out the kind of the region in `name`: 白水|供销系统 for 白水县|供销系统."""
    for at in range(2, len(name) - 1):
        if name[at] in KINDS and name[:at] + name[at + 1 :] in names:
            region = read(name[: at + 1], setting)
            if region.region is not None and not region.rest:
                yield name[:at] + name[at + 1 :]


def _tells_more(name: str, short: str, setting: Setting) -> bool:
    """Whether the full name says what the setting does not tell of the short one already."""
    whole, known = body(name, setting), body(short, setting)
    return known.open or known.region is None or not (whole.open or whole.form == known.form)


def _stands_before(head: str, names: Collection[str], setting: Setting) -> bool:
    """Whether `head` is a region or a body of the article."""
    if points_home(head):
        return False
    before = read(head, setting)
    return head in names or (not before.rest and (before.region is not None or before.open))


def _is_own(short: str) -> bool:
    """Whether a name is that of one body or village, and says no region itself."""
    if points_home(short) or is_common(short) or is_many(short):
        return False
    return body(short).region is None
