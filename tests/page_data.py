"""Small graphs for the tests of the page."""

import factory

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
