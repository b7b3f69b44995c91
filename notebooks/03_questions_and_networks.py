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
# # 3 提问与网络 Questions and networks
#
# 同一个问题，用 SPARQL 问一次，用 networkx 算一次；再看社群和可翻看的图。
#
# The same question asked in SPARQL and computed with networkx; then communities, and the graph to explore.

# %%
import networkx as nx
import pandas as pd
from networkx.algorithms.bipartite import weighted_projected_graph

import wenmai

kg = wenmai.build("../seeds")

# %% [markdown]
# 哪些单位有相同的荣誉？`wm:` 是直接的三元组，一行就够。
#
# Which organisations share honours? `wm:` is a direct triple, one line will do.

# %%
answer = wenmai.ask(
    kg,
    """
    SELECT ?one ?other (COUNT(DISTINCT ?honour) AS ?shared) {
      ?a a wm:Organisation ; wm:received ?honour ; skos:prefLabel ?one .
      ?b a wm:Organisation ; wm:received ?honour ; skos:prefLabel ?other .
      FILTER (STR(?a) < STR(?b))
      FILTER NOT EXISTS { ?a p:received [ ps:received ?honour ; q:status "revoked" ] }
      FILTER NOT EXISTS { ?b p:received [ ps:received ?honour ; q:status "revoked" ] }
    }
    GROUP BY ?one ?other ORDER BY DESC(?shared) ?one ?other
    """,
)
asked = pd.DataFrame(answer.rows, columns=answer.columns)
asked

# %%
graph = kg.to_networkx()
held = nx.Graph()
for fact in kg.facts:
    organisation = kg.entity[fact.subject].type == "Organisation"
    if fact.predicate == "received" and fact.qualifiers.status != "revoked" and organisation:
        held.add_edge(fact.subject, fact.object)
holders = {node for node in held if graph.nodes[node]["type"] == "Organisation"}
shared = weighted_projected_graph(held, holders)
computed = {frozenset((kg.entity[a].name, kg.entity[b].name)): n for a, b, n in shared.edges(data="weight")}
print(len(computed), "对单位 pairs;", "结果相同 the same answer:", end=" ")
print(computed == {frozenset((a, b)): int(n) for a, b, n in asked.itertuples(index=False)})

# %% [markdown]
# 现成的问题有名称，如 `conferrers`（谁授予什么）；`wenmai query --list` 列出全部。
#
# Ready-made questions have names, such as `conferrers` (who confers what); `wenmai query --list` lists them all.

# %%
answer = wenmai.ask(kg, "conferrers")
pd.DataFrame(answer.rows, columns=answer.columns).head(10)

# %% [markdown]
# 度、中介度、社群，每次运行都相同；`wenmai graph metrics --out graph.gexf` 把它们写成 Gephi 的属性。
#
# Degree, betweenness and communities, the same on every run; `wenmai graph metrics --out graph.gexf` writes them as attributes for Gephi.

# %%
from wenmai.metrics import metrics

standings = pd.DataFrame.from_dict(
    metrics(kg), orient="index", columns=["degree", "neighbours", "betweenness", "community"]
)
standings.insert(0, "name", [kg.entity[id_].name for id_ in standings.index])
standings = standings.sort_values(
    ["betweenness", "degree", "name"], ascending=[False, False, True], ignore_index=True
)
standings.head(10)

# %%
groups = standings.groupby("community")["name"].agg(["size", lambda names: "、".join(names[:5])])
groups.columns = ["entities", "between most others"]
groups.head(6)

# %% [markdown]
# 可翻看的页面在沙箱框架里，不能读写笔记本。输出较大，不存入文件：在 Jupyter 中运行即见。
#
# The page to explore stands in a sandboxed frame that cannot reach the notebook. Its output is big and not stored: run it in Jupyter to see it.

# %% tags=["not-stored"]
kg.show(height=500)

# %% [markdown]
# itables 让表格可以搜索、排序，离线也行；同样不存输出。
#
# With itables a table can be searched and sorted, offline too; its output is not stored either.

# %% tags=["not-stored"]
import itables

itables.init_notebook_mode(connected=False)
itables.show(kg.facts("received")[["subject", "object", "time", "edition", "level", "sources"]])
