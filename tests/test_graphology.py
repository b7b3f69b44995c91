"""What Gephi Lite reads: its own parsers, under node. NODE_PATH says where they are, see .ci/run."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from factory import hostile, small

from wenmai.flat import clean
from wenmai.gexf import gexf
from wenmai.graphml import graphml
from wenmai.model import KnowledgeGraph

NODE = shutil.which("node")
READ = """
const fs = require("fs"), {MultiDirectedGraph} = require("graphology");
const {parse} = require("graphology-" + process.argv[1]);
const source = fs.readFileSync(process.argv[2], "utf8");
const graph = parse(MultiDirectedGraph, source, {respectInputGraphType: true});
process.stdout.write(JSON.stringify(graph.export()));
"""
SMALL, HOSTILE = small(), hostile()


def node(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [NODE or "node", "-e", *arguments], capture_output=True, check=False, encoding="utf-8", timeout=60
    )


PRESENT = NODE and not node("require('graphology-gexf'), require('graphology-graphml')").returncode
pytestmark = pytest.mark.skipif(not PRESENT, reason="no node, or no graphology parsers in NODE_PATH")


def parsed(kind: str, chunks: Iterator[str], folder: Path) -> Any:
    path = folder / f"graph.{kind}"
    path.write_text("".join(chunks), encoding="utf-8", newline="\n")
    done = node(READ, kind, path)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("kg", [SMALL, HOSTILE], ids=["small", "hostile"])
@pytest.mark.parametrize(("kind", "write"), [("gexf", gexf), ("graphml", graphml)])
def test_every_entity_and_fact_arrives_with_its_looks(
    kind: str, write: Callable[[KnowledgeGraph], Iterator[str]], kg: KnowledgeGraph, tmp_path: Path
) -> None:
    found = parsed(kind, write(kg), tmp_path)
    nodes = {item["key"]: item["attributes"] for item in found["nodes"]}
    assert {key: data["label"] for key, data in nodes.items()} == {e.id: clean(e.name) for e in kg.entities}
    assert all({"x", "y", "size", "color"} <= data.keys() for data in nodes.values())
    edges = {(item["source"], item["target"], item["key"]) for item in found["edges"]}
    assert edges == {(fact.subject, fact.object, fact.id) for fact in kg.facts}


def test_lists_of_gexf_come_apart_again(tmp_path: Path) -> None:
    facts = {fact.id: fact for fact in HOSTILE.facts}
    for edge in parsed("gexf", gexf(HOSTILE), tmp_path)["edges"]:
        given = facts[edge["key"]].qualifiers.conferred_by
        assert edge["attributes"]["conferredBy"] == [clean(name) for name in given]
