"""The ontology as a page for people: `python -m wenmai.ontology_page > ONTOLOGY.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping

from wenmai.terms import BASE
from wenmai_extractors.ontology import Term, ontology

HEAD = """# 本体 The ontology

版本 version {version}，由 `ontology.toml` 生成 generated from it by `python -m wenmai.ontology_page`.
`wm:` `{base}ontology#`, `p:` `{base}prop/`, `ps:` `{base}prop/statement/`, `q:` `{base}prop/qualifier/`.

一条事实写两遍：`e:甲 wm:received e:乙` 是直接的三元组；
`e:甲 p:received f:1 . f:1 ps:received e:乙 ; q:edition 5` 经过事实节点，
带限定和证据（`prov:wasDerivedFrom`）。事实节点是 `wm:Fact`；由名称或区划表推得、没有原文的，是
`wm:DerivedFact`，`wm:derivedBy` 是推得的规则。

A fact is written twice: as a direct triple, `wm:`, and by way of its node, `p:` and `ps:`, which carries
qualifiers, `q:`, and proof, `prov:wasDerivedFrom`. The node is a `wm:Fact`; one that a name or the table of
divisions gives without a sentence is a `wm:DerivedFact` instead, and `wm:derivedBy` is the rule.
"""


def page() -> Iterator[str]:
    """Yield the page as Markdown: types, predicates and qualifiers, in the order of the data file."""
    terms = ontology()
    yield HEAD.format(version=terms.version, base=BASE)
    yield "\n## 类型 Types\n\n"
    yield from table(("", "中文", "English", "相近 aligned with"), _types(terms.types))
    yield "\n## 关系 Predicates\n\n"
    yield from table(
        ("", "中文", "English", "从 from", "到 to", "相近 aligned with"), _predicates(terms.predicates)
    )
    yield "\n## 限定 Qualifiers\n\n"
    rows = (
        (f"`q:{name}`", term.zh, term.en, term.datatype, "多值 many" if term.many else "")
        for name, term in terms.qualifiers.items()
    )
    yield from table(("", "中文", "English", "值 value", ""), rows)


def _types(terms: Mapping[str, Term]) -> Iterator[tuple[str, ...]]:
    for name, term in terms.items():
        yield (
            f"`wm:{name}`",
            _said(term.zh, term.comment_zh),
            _said(term.en, term.comment_en),
            _listed(term.align),
        )


def _predicates(terms: Mapping[str, Term]) -> Iterator[tuple[str, ...]]:
    for name, term in terms.items():
        zh, en = _said(term.zh, term.comment_zh), _said(term.en, term.comment_en)
        yield f"`wm:{name}`", zh, en, ", ".join(term.domain), ", ".join(term.range), _listed(term.align)


def _said(label: str, comment: str) -> str:
    return f"**{label}** {comment}".strip()


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a Markdown table, a line at a time."""
    heads = list(heads)
    yield _row(heads)
    yield _row("---" for _ in heads)
    yield from map(_row, rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '｜') for cell in cells)} |\n"


if __name__ == "__main__":
    sys.stdout.writelines(page())
