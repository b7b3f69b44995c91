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
# 级别：限定 `level` 是报道说的；没有说的，看荣誉的名称（省级文明单位、青屏县文明单位），那是实体的 `level`。表彰期（2017/2019）按
# 最后一年计；没有年份的不在图中。`report.html` 也是这样计的。
#
# The level: the qualifier `level` is what the report says; where it says none, the name of the honour may, which is the `level` of
# the entity. A period (2017/2019) counts in its last year; what has no year is not in the picture. `report.html` counts so too.

# %%
LEVELS = ["national", "provincial", "prefecture", "county", "township", "village"]
NOT_SAID = "not said"
named = received["objectId"].map({entity.id: entity.level or None for entity in kg.entities})
received = received.assign(
    level=received["level"].fillna(named).fillna(NOT_SAID),
    year=received["end"].fillna(received["start"]).dt.year.astype("Int64"),
)
counts = pd.crosstab(received["year"], received["level"])
counts = counts.reindex(columns=[level for level in [*LEVELS, NOT_SAID] if level in counts])
counts

# %%
# Paul Tol's "muted" colours, grey for what is not said.
COLOURS = ["#332288", "#117733", "#88ccee", "#ddcc77", "#cc6677", "#882255", "#cccccc"]
colour = dict(zip([*LEVELS, NOT_SAID], COLOURS, strict=True))
figure, axes = plt.subplots(figsize=(8, 3.5))
bottom = pd.Series(0, index=counts.index)
for level in counts:
    axes.bar(counts.index, counts[level], bottom=bottom, label=level, color=colour[level])
    bottom += counts[level]
axes.set(xlabel="year", ylabel="honours", title="Honours received, by year and level")
axes.set_xticks(range(counts.index.min(), counts.index.max() + 1))
axes.legend(frameon=False)
plt.show()

# %% [markdown]
# 哪一级授予得多，有年份没有年份的都算。
#
# Which level confers most, with a year or without.

# %%
shares = received["level"].value_counts().reindex([*LEVELS, NOT_SAID]).dropna().astype(int)
shares.rename_axis("level").rename("honours").to_frame()

# %%
figure, axes = plt.subplots(figsize=(8, 2.5))
known = shares.drop(NOT_SAID)
axes.barh(known.index[::-1], known.to_numpy()[::-1], color=[colour[level] for level in known.index[::-1]])
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
