"""Pieces that patterns share: how many of whom, what a title is called, whom titles are given to."""

from __future__ import annotations

from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.patterns import pattern

_HONOURS = load_toml("honours.toml")

NUMBER = r"(?:\d{1,12}|[一二两三四五六七八九十百千]{1,12})"
COUNTER = "[个家名位户所支]"
# 12家, 二十余名
COUNTED = f"{NUMBER}(?:余|多)?{COUNTER}"
# 公司的|20名|志愿者: how many people of a body.
MEMBERS = pattern(f"的?(?P<members>{NUMBER}(?:余|多)?[名位])")
# “Y”|荣誉称号: what closes a title.
CALLED = f"”?{either(_HONOURS['wrap']['called'])}?"
# 局长, 主任: whoever is at the head of a body.
CHIEFS = either(load_toml("organisations.toml")["headed"])
SIGNS = "、和与及"  # what joins the names of a list
# Behind how many they are: 200多人|参加的会议.
ATTEND = "(?:参加|参与|出席)的"
LEADING = frozenset("在由对把将被从以为及与和向给经按据凡")  # no name begins so
# What is promised to whoever may gain a title.
REWARDS = "奖励|补助|补贴|奖金"
# 单位, 个人, 社区: those who are counted or spoken of without a name.
HOLDERS = either(_HONOURS["counted"]["classes"])
