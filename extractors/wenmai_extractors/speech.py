"""What tells how a clause goes on behind whom it begins with: what somebody says, and which post he holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.wording import COUNTER, NUMBER


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells how a clause goes on behind whom it begins with: speech of words.toml and posts."""

    speaks: re.Pattern[str]
    account: re.Pattern[str]
    told: re.Pattern[str]
    serves: re.Pattern[str]
    rest: re.Pattern[str]


@cache
def signs() -> Signs:
    """Compile them once."""
    speech = load_toml("words.toml")["speech"]
    classes = either(speech["classes"])
    return Signs(
        speaks=re.compile(rf"[\u4e00-\u9fff]{{0,4}}{either(speech['says'])}"),
        account=re.compile(rf"[\u4e00-\u9fff]{{0,4}}{either(speech['says'])}|主持"),
        told=re.compile(rf"{either(speech['says'])}[，：]?\Z"),
        # 书记赵兰任组长，制定了…: the body named before goes on to act.
        serves=re.compile(
            rf"{either(load_toml('roles.toml')['holding']['holds'])}[\u4e00-\u9fff、（）]{{0,16}}[长任记席]\Z"
        ),
        rest=re.compile(rf"等{NUMBER}?(?:余|多)?(?:{COUNTER}?{classes})?(?!级)"),
    )
