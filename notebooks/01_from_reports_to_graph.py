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
# # 1 从报道到图谱 From reports to a graph
#
# 十行代码：读报道，建图，查一个单位，看原文证据。不用网络，不用模型。
#
# In ten lines: read reports, build the graph, look a unit up, see the words that prove it. No network, no model.

# %%
import wenmai

kg = wenmai.build("../seeds")
kg

# %% [markdown]
# `find` 按名称、别名或名称的一部分找实体。
#
# `find` looks entities up by name, by other names or by a part of one.

# %%
kg.find("委组织部")

# %%
kg.show("玉树州委组织部")

# %% [markdown]
# `kg.facts` 是事实的元组；`kg.facts(...)` 是 pandas 表格，可按关系和实体选取。有几处原文，`sentences` 就有几句。
#
# `kg.facts` is the tuple of facts; `kg.facts(...)` is a pandas frame of those asked for, in which `sentences` are as many as
# there are places that say so.

# %%
frame = kg.facts("获得", about="全国文明单位")
frame["sentences"] = frame["sentences"].map(lambda said: " ".join(said).replace("\n", ""))
frame[["subject", "object", "edition", "time", "sources", "sentences"]]

# %% [markdown]
# 每条陈述的主语、宾语、动词和限定都有原文位置：`text[start:end]` 就是那几个字。
#
# Subject, object, trigger and every qualifier have their place in the report: `text[start:end]` is those very characters.

# %%
fact = next(f for f in kg.facts if kg.entity[f.object].name == "全国文明单位" and f.qualifiers.edition == 5)
statement = kg.statement[fact.statements[0]]
text = {document.doc: document.text for document in kg.documents}[statement.doc]
for piece in statement.evidence:
    assert text[piece.start : piece.end] == piece.text
    print(f"{piece.role:>9} {piece.start:5}–{piece.end:<5} {piece.text!r}")

# %% [markdown]
# 给出 `out`，所有文件写进那个文件夹：网页、RDF、GraphML、表格；`wenmai.load` 再读回来，`wenmai export` 写出更多格式。
#
# With `out` all files are written into a folder: the page, RDF, GraphML, tables. `wenmai.load` reads them back, `wenmai export` writes more formats.

# %%
from pathlib import Path
from tempfile import TemporaryDirectory

with TemporaryDirectory() as folder:
    wenmai.build("../seeds", out=folder)
    print(*sorted(path.name for path in Path(folder).glob("[!.]*")), sep="\n")
    print("同样的事实 the same facts:", wenmai.load(folder).facts == kg.facts)
