# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 4 检查与更正 Checking and correcting
#
# 量一量，看错在哪里，作出决定，重新建图。这里用两篇为此而写的短文。
#
# Measure, read the errors, decide, build again: here with two short reports written for the purpose.

# %%
import json
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd

import wenmai
from wenmai.evaluate import evaluate, read_gold

folder = Path(mkdtemp())
reports = folder / "reports"
reports.mkdir()
(reports / "1.txt").write_text(
    "石桥见闻\n\n　　清风阁开展读书活动3场。阿吉参加石桥县劳动技能竞赛。\n", encoding="utf-8"
)
(reports / "2.txt").write_text(
    "石桥县文化馆2019年被评为市级文明单位。白鹭洲张罗了龙舟比赛。\n", encoding="utf-8"
)
kg = wenmai.build(reports)
kg.facts()[["subject", "predicate", "object", "time", "sentences"]]

# %% [markdown]
# 标准答案由读者写：一行一条，`quote` 是原文，`tier` 为 core 的应当找到。
#
# A reader writes the gold: a line a statement, `quote` as it stands in the report; what is core ought to be found.

# %%
GOLD = [
    ("1", "清风阁", "organised", "读书活动", "清风阁开展读书活动3场"),
    ("1", "阿吉", "participatedIn", "石桥县劳动技能竞赛", "阿吉参加石桥县劳动技能竞赛"),
    ("2", "石桥县文化馆", "received", "市级文明单位", "石桥县文化馆2019年被评为市级文明单位"),
    ("2", "白鹭洲", "organised", "龙舟比赛", "白鹭洲张罗了龙舟比赛"),
]
lines = [
    {"doc": doc, "s": {"name": s}, "p": [p], "o": {"name": o}, "q": {}, "quote": quote, "tier": "core"}
    for doc, s, p, o, quote in GOLD
]
gold = folder / "gold.jsonl"
gold.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def measured(kg):
    """Recall and precision, and what was not found."""
    result = evaluate(read_gold(gold), kg.statements)
    missed = pd.DataFrame(
        [(m.s.name, "/".join(m.p), m.o.name, m.quote) for m in result.misses],
        columns=["subject", "predicate", "object", "quote"],
    )
    print(f"召回 recall {result.total.recall}, 精确 precision {result.total.precision}")
    return missed


measured(kg)

# %% [markdown]
# 清风阁、阿吉、白鹭洲是词典不知道的名称，“张罗”是没有的动词。名称写进用户词典，动词写进数据文件。
#
# 清风阁, 阿吉 and 白鹭洲 are names that no list knows, 张罗 is a verb that is missing. Names go into a user dictionary, verbs into a data file.

# %%
(folder / "names.txt").write_text("清风阁 10 nt\n阿吉 10 nr\n白鹭洲 10 ns\n", encoding="utf-8")
words = folder / "words"
words.mkdir()
(words / "verbs.toml").write_text('[classes]\nhold = "张罗"\n', encoding="utf-8")
better = wenmai.build(reports, userdict=folder / "names.txt", lexicon=words)
measured(better)

# %%
better.facts()[["subject", "predicate", "object", "time"]]

# %% [markdown]
# 没有标准答案时，`wenmai check` 找自相矛盾之处：列出的少于所说的数、晚于报道的日期。这里查示例报道。
#
# Without gold, `wenmai check` looks for what cannot be right: fewer named than counted, dates after the report. Here for the sample reports.

# %%
from wenmai.check import check

seeds = wenmai.build("../seeds")
findings = pd.DataFrame(check(seeds))
findings[["severity", "rule", "message"]] if len(findings) else print("没有可疑之处 nothing to be seen")

# %% [markdown]
# 最后，每个字都要在原处：`wenmai verify` 重查所有位置，有一处不合即失败。
#
# At last, every word must stand where the graph says: `wenmai verify` checks all offsets again and fails on one mismatch.

# %%
from wenmai.verify import verify

wenmai.build(reports, out=folder / "exports", userdict=folder / "names.txt", lexicon=words)
result = verify(folder / "exports", sources=[reports])
print(
    result.statements,
    "陈述 statements,",
    result.evidence,
    "处证据 pieces of evidence,",
    len(result.mismatches),
    "不合 mismatches",
)
