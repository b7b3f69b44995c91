"""Small graphs for the tests of the page."""

import factory
from msgspec.structs import replace

from wenmai.model import KnowledgeGraph

TIMES = ("2019", "2020/2022", None)


def page_graph(*, organisations: int = 6, honours: int = 4, hostile: bool = False) -> KnowledgeGraph:
    """Every organisation received an honour and pursues another.

    The first name has a character of two UTF-16 units, so that counting these instead of characters shifts
    all proof after it.
    """
    names = [
        "𠮷石县文明办",
        *(f"青石县{'甲乙丙丁戊己庚辛壬癸'[i % 10]}{i}局" for i in range(1, organisations)),
    ]
    names += factory.HOSTILE if hostile else ()
    awards = [f"第{i}类文明单位" for i in range(honours)]
    awards += factory.HOSTILE[:1] if hostile else ()
    return factory.graph(
        *(
            factory.statement(name, predicate, awards[(i + shift) % len(awards)], time=time)
            for i, name in enumerate(names)
            for shift, predicate, time in ((0, "received", TIMES[i % 3]), (1, "pursues", None))
        )
    )


def story() -> KnowledgeGraph:
    """A little of everything that the page filters and shows."""
    offices = [f"柳泉县{branch}局" for branch in "甲乙丙丁戊己庚辛壬癸子丑"]
    say = factory.statement
    activity, located = ("Organisation", "Activity"), ("Organisation", "Place")
    return factory.graph(
        say("柳泉县文化馆", "received", "书香之家", time="2018", level="provincial", edition=3, doc="甲.txt"),
        say("柳泉县文化馆", "received", "书香之家", time="2018", level="provincial", edition=3, doc="乙.txt"),
        say("柳泉县文化馆", "received", "示范馆", time="2021", level="national", conferred_by=("某委",)),
        say("柳泉县文化馆", "pursues", "星级馆", time="2023"),
        say(
            "柳泉县文化馆",
            "organised",
            "夜读会",
            types=activity,
            time="2019",
            place="柳泉县松岭村",
            doc="乙.txt",
        ),
        say("柳泉县文化馆", "organised", "灯谜会", types=activity, time="2020", partner=("松岭小学",)),
        say("柳泉县文化馆", "locatedIn", "柳泉县", types=located),
        say("松岭小学", "received", "书香之家", time="2019", level="provincial", doc="丙.txt"),
        replace(say("松岭小学", "organised", "夜读会", types=activity, time="2021"), confidence=0.72),
        say("青海省海西州某局", "received", "星级馆", time="2022", level="county", doc="丙.txt"),
        *(say(office, "locatedIn", "柳泉县", types=located) for office in offices),
    )
