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
# 量一量，看错在哪里，作出决定，重新建图。这里用三篇为此而写的短文。
#
# Measure, read the errors, decide, build again: here with three short reports written for the purpose.

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
(reports / "3.txt").write_text(
    "石桥县民俗博物馆举办年画展览。石桥民俗馆开展研学活动2场。\n"
    "石桥县文化馆荣获全国文明单位，不过是坊间传言。\n",
    encoding="utf-8",
)
kg = wenmai.build(reports)
frame = kg.facts()
frame["sentences"] = frame["sentences"].str.join(" ")  # a tuple: as many as there are places that say so
frame[["subject", "predicate", "object", "time", "sentences"]]

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
    ("3", "石桥县民俗博物馆", "organised", "年画展览", "石桥县民俗博物馆举办年画展览"),
    ("3", "石桥民俗馆", "organised", "研学活动", "石桥民俗馆开展研学活动2场"),
]
lines = [
    {"doc": doc, "s": {"name": s}, "p": [p], "o": {"name": o}, "q": {}, "quote": quote, "tier": "core"}
    for doc, s, p, o, quote in GOLD
]
gold = folder / "gold.jsonl"
gold.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def measured(kg):
    """Recall and precision, and the statements that were missed or are wrong."""
    result = evaluate(read_gold(gold), kg.statements)
    print(f"召回 recall {result.total.recall:.2f}, 精确 precision {result.total.precision:.2f}")
    missed = [("missed", m.s.name, "/".join(m.p), m.o.name, m.quote) for m in result.misses]
    wrong = [("wrong", w.subject.name, w.predicate, w.object.name, w.id) for w in result.wrong]
    return pd.DataFrame(missed + wrong, columns=["", "subject", "predicate", "object", "quote or id"])


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
# 第三篇里有规则改不了的：传言不是事实；“民俗博物馆”和“民俗馆”是不是一家，规则不知道，人知道。人的判断写进 `decisions.jsonl`，
# 一行一条，谁、为什么；每次构建都照办。命令行上是 `wenmai decide wrong st:… --why …`，这里是同一个函数。
#
# In the third report there is what no rule mends: hearsay is no fact, and whether 民俗博物馆 and 民俗馆 are one house a person knows.
# Judgements go into `decisions.jsonl`, a line each with who and why, and bind every later build. On the command line it is
# `wenmai decide wrong st:… --why …`; this is the function behind it.

# %%
from wenmai.merges import decide

ledger = folder / "decisions.jsonl"
hearsay = next(s for s in better.statements if s.object.name == "全国文明单位")
decide(better, "wrong", [hearsay.id], who="读者", why="只是传言 hearsay only", ledger=ledger)
decide(
    better, "same", ["石桥县民俗博物馆", "石桥民俗馆"], who="读者", why="一家两名 one house", ledger=ledger
)
decide(
    better,
    "rename",
    ["石桥县文化馆", "石桥县文化艺术馆"],
    who="读者",
    why="2021年更名 renamed",
    ledger=ledger,
)
print(ledger.read_text(encoding="utf-8"))

# %%
again = wenmai.build(
    reports, out=folder / "exports", userdict=folder / "names.txt", lexicon=words, decisions=ledger
)
again.facts()[["subject", "predicate", "object", "time"]]

# %% [markdown]
# 传言没有了，两个名称成了一个实体，文化馆有了新名；原名和理由都在 `wenmai merges` 里。删去一行，再建一次，就恢复原样。
#
# The hearsay is gone, two names are one entity, the third has its new name; `wenmai merges` lists what they were and why.
# Without a line of the ledger the next build is as before.

# %%
from wenmai.merges import joined

for entity, merges in joined(again):
    print(entity.name, [(merge.names, merge.because) for merge in merges])

# %% [markdown]
# 最后，每个字都要在原处：`wenmai verify` 重查所有位置，有一处不合即失败。
#
# At last, every word must stand where the graph says: `wenmai verify` checks all offsets again and fails on one mismatch.

# %%
from wenmai.verify import verify

result = verify(folder / "exports", sources=[reports])
print(
    result.statements,
    "陈述 statements,",
    result.evidence,
    "处证据 pieces of evidence,",
    len(result.mismatches),
    "不合 mismatches",
)
