"""Townships and villages of a list are in the county of the item before: 石桥县柳林镇甲村、|东河镇乙村."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from wenmai_extractors.regions import TOWNSHIP, VILLAGE, Region, regions
from wenmai_extractors.scene import Actor, Line


def under_the_one_before(line: Line, actors: Iterable[Actor]) -> list[Actor]:
    """The actors of a list; who is named from a township down has the places above of the one before."""
    found: list[Actor] = []
    above: list[Region] = []
    for actor in actors:
        said = line.text[actor.mark.start : actor.mark.end]
        if said.startswith(actor.name[:2]):
            said = actor.name  # 柳林、|白沙两镇, not 该镇
        own = regions(said)
        level = _level(own[0]) if own else 0
        above = [region for region in above if _level(region) < level]
        if above and level >= TOWNSHIP and own[0].full and actor.type != "Person":
            found.append(replace(actor, name="".join(region.name for region in above) + said))
        else:
            found.append(actor)
        # 石桥县教育局、柳林镇政府, but not 滨江街道妇联、东湖社区妇联
        inside = bool(own) and (len(own) > 1 or (own[0].end < len(said) and level < TOWNSHIP))
        above = [*above, *own] if above or inside else []  # 石桥县、柳林镇: side by side
    return found


def _level(region: Region) -> int:
    return VILLAGE if region.name.endswith("社区") else region.level
