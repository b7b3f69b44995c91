"""Which alliances organisations have joined: 石桥县图书馆2021年加入西岭图书馆联盟.

A worked example of a package that adds an extractor to wenmai; EXTENDING.md goes through it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wenmai_extractors.claims import Claims
from wenmai_extractors.scene import Draft, Mark, Scene

JOINED = re.compile(r"(?P<verb>加入)了?(?P<name>[一-鿿]{2,16}?(?:联盟|联合会))")


def find(scene: Scene, taken: tuple[Mark, ...]) -> Iterator[Draft]:
    """Yield a draft for each organisation that a clause says has joined an alliance."""
    claimed = Claims(taken)
    for line in scene.lines:
        for said in line.predications:
            match = JOINED.search(line.text, said.body, said.clause.end)
            if not match or said.doubtful(match.start()):  # 计划加入, 没有加入
                continue
            name = Mark(line.number, *match.span("name"))
            if claimed.overlap(name):
                continue
            time = said.times[-1] if said.times else None
            for subject in said.subjects:
                if subject.type == "Organisation":
                    yield Draft(
                        subject=subject,
                        predicate="partOf",
                        name=match["name"],
                        type="Organisation",
                        object=(name,),
                        sentence=Mark(line.number, *said.clause.sentence),
                        trigger=Mark(line.number, *match.span("verb")),
                        qualifiers={"time": time.edtf} if time else {},
                        proofs={"time": (Mark(line.number, time.start, time.end),)} if time else {},
                        rule="join-verb",
                    )
