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
# # 2 荣誉的时间与级别 Honours over time and by level
#
# 谁在哪一年得到哪一级的荣誉；哪些只是争创，哪些后来撤销。
#
# Who was honoured when and at which level; what is only pursued, what was revoked.

# %%
import matplotlib.pyplot as plt
import pandas as pd

import wenmai

# %config InlineBackend.figure_formats = ["svg"]
# %config InlineBackend.print_figure_kwargs = {"metadata": {"Date": None}}
plt.rcParams.update({"svg.hashsalt": "wenmai", "svg.fonttype": "none"})

kg = wenmai.build("../seeds")
received = kg.facts("received")
received = received[received["status"] != "revoked"]
print(len(received), "获得 received;", received["start"].notna().sum(), "有年份 with a year")

# %% [markdown]
# 表彰期（2017/2019）按第一年计；没有年份的不在图中。
#
# A period (2017/2019) counts in its first year; what has no year is not in the picture.

# %%
LEVELS = ["national", "provincial", "prefecture", "county", "township"]
dated = received.dropna(subset=["start"])
counts = pd.crosstab(dated["start"].dt.year, dated["level"].fillna("not said"))
counts = counts.reindex(columns=[level for level in [*LEVELS, "not said"] if level in counts])
counts

# %%
figure, axes = plt.subplots(figsize=(8, 3.5))
bottom = pd.Series(0, index=counts.index)
for level in counts:
    axes.bar(counts.index, counts[level], bottom=bottom, label=level)
    bottom += counts[level]
axes.set(xlabel="year", ylabel="honours", title="Honours received, by year and level")
axes.set_xticks(range(counts.index.min(), counts.index.max() + 1))
axes.legend(frameon=False)
plt.show()

# %% [markdown]
# 哪一级授予得多，看 `level`；限定没有写明级别时为空。
#
# Which level confers most: `level` is empty where the report does not say.

# %%
shares = received["level"].value_counts(dropna=False).rename("honours")
shares

# %%
figure, axes = plt.subplots(figsize=(8, 2.5))
known = received["level"].value_counts().reindex(LEVELS).dropna()
axes.barh(known.index[::-1], known.to_numpy()[::-1], color="#117733")
axes.set(xlabel="honours", title="Honours received, by level")
plt.show()

# %% [markdown]
# 争创、入围都不是获得：有人争创而没有报道说已获得的荣誉。
#
# To pursue or to be nominated is not to receive: honours pursued that no report says were received.

# %%
pursued = kg.facts("pursues")[["subject", "object"]].drop_duplicates()
held = received[["subject", "object"]].drop_duplicates()
both = pursued.merge(held, how="left", indicator=True)
both[both["_merge"] == "left_only"].drop(columns="_merge").sort_values(
    ["subject", "object"], ignore_index=True
)

# %% [markdown]
# 后被撤销的，`status` 是 revoked；复查合格、继续保留的是 kept。
#
# `status` is revoked for what was taken back, kept for what was confirmed.

# %%
marked = kg.facts("received").dropna(subset=["status"])
marked[["subject", "object", "time", "status"]].sort_values(
    ["status", "subject", "object"], ignore_index=True
)
