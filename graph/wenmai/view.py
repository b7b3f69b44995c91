"""A graph in a notebook: tables, an entity with the sentences that prove its facts, the page to explore.

Everything from a report is escaped; the page runs in a frame without rights (`sandbox`), so that no script of
it reaches the notebook.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from wenmai.printable import printable
from wenmai.show import candidates, facts_of, headline, hint, qualifiers_of, sentence_of
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.ontology import ontology

if TYPE_CHECKING:
    from wenmai.model import Entity, Fact, KnowledgeGraph
    from wenmai_extractors.records import Evidence, Statement

MARKS = {"subject": "#cfe8ff", "object": "#d3f2d0", "trigger": "#fff0b3"}
QUALIFIER = "#f3d9f5"
ROWS = 60


class Shown:
    """What `kg.show` gives: HTML in a notebook, text elsewhere."""

    def __init__(self, html: str, plain: str) -> None:
        """Take both forms as they are."""
        self._html = html
        self._plain = plain

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        """Return the plain form."""
        return self._plain


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return an HTML table; `columns` and the cells of `rows` are text."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def graph_html(kg: KnowledgeGraph) -> str:
    """Return what there is in `kg`, by type and by predicate."""
    types = Counter(entity.type for entity in kg.entities)
    predicates = Counter(fact.predicate for fact in kg.facts)
    said = f"{len(kg.documents)} 报道 reports · {len(kg.entities)} 实体 entities · {len(kg.facts)} 事实 facts"
    left = table(("类型 type", ""), _counted(types, ontology().types))
    right = table(("关系 predicate", ""), _counted(predicates, ontology().predicates))
    return (
        f"<p><b>wenmai 文脉</b> {said}</p>"
        f'<div style="display:flex;gap:2em;align-items:flex-start">{left}{right}</div>'
    )


def _counted(numbers: Counter[str], terms: object) -> Iterable[tuple[str, str]]:
    return ((_shown(name, terms), str(number)) for name, number in sorted(numbers.items(), key=_most))


def _most(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _shown(name: str, terms: object) -> str:
    term = terms.get(name) if isinstance(terms, dict) else None
    return f"{term.zh} {name}" if term else name


def entities_html(entities: Sequence[Entity]) -> str:
    """Return a table of entities."""
    rows = ((e.name, _shown(e.type, ontology().types), "、".join(e.aliases), e.id) for e in entities[:ROWS])
    return table(("名称 name", "类型 type", "又名 also", "id"), rows) + _more(entities)


def facts_table(kg: KnowledgeGraph, facts: Sequence[Fact]) -> str:
    """Return a table of facts."""
    rows = (
        (
            kg.entity[fact.subject].name,
            _shown(fact.predicate, ontology().predicates),
            kg.entity[fact.object].name,
            qualifiers_of(fact),
            str(fact.sources),
        )
        for fact in facts[:ROWS]
    )
    columns = ("主语 subject", "关系 predicate", "宾语 object", "限定 qualifiers", "来源 sources")
    return table(columns, rows) + _more(facts)


def _more(things: Sequence[object]) -> str:
    return f"<p>… {len(things) - ROWS} 更多 more</p>" if len(things) > ROWS else ""


def facts_html(kg: KnowledgeGraph, facts: Iterable[Fact]) -> str:
    """Return facts with the sentences that prove them, the proving words marked."""
    return "".join(
        f"<p><b>{escape(headline(kg, fact).plain)}</b></p>{_sentences(kg, fact)}" for fact in facts
    )


def _sentences(kg: KnowledgeGraph, fact: Fact) -> str:
    shown = dict.fromkeys(
        (statement.doc, _sentence(statement, sentence))
        for statement in (kg.statement[id_] for id_ in fact.statements)
        if (sentence := sentence_of(statement)) is not None
    )
    return "".join(
        f'<blockquote style="margin:0 1.5em">{said} <small>{escape(doc)}</small></blockquote>'
        for doc, said in shown
    )


def _sentence(statement: Statement, sentence: Evidence) -> str:
    """The sentence, stretches in the colours of what they prove, before all subject, object and trigger."""
    colours = [""] * len(sentence.text)
    for piece in sorted(statement.evidence, key=lambda e: (e.role in MARKS, e.start)):
        start, end = piece.start - sentence.start, piece.end - sentence.start
        if piece.role != "sentence" and 0 <= start < end <= len(colours):
            colours[start:end] = [MARKS.get(piece.role, QUALIFIER)] * (end - start)
    said, last = [], ""
    for char, colour in zip(printable(sentence.text), colours, strict=True):
        if colour != last:
            said.append(
                ("</mark>" if last else "") + (f'<mark style="background:{colour}">' if colour else "")
            )
            last = colour
        said.append(escape(char))
    return "".join(said) + ("</mark>" if last else "")


def one(kg: KnowledgeGraph, name: str | Entity) -> Entity:
    """Return the one entity that `name` means; raise WenmaiError when there is none or more than one."""
    if not isinstance(name, str):
        return name
    found = candidates(kg.entities, name)
    if not found:
        names = (known for entity in kg.entities for known in (entity.name, *entity.aliases))
        raise WenmaiError(f"{name}: nothing has this name; {hint(names, name)}")
    if len(found) > 1:
        ids = ", ".join(entity.id for entity in found[:9])
        raise WenmaiError(f"{name} may be one of {len(found)}; give one of these ids: {ids}")
    return found[0]


def entity_view(kg: KnowledgeGraph, entity: Entity) -> Shown:
    """Return an entity with its facts and their sentences."""
    facts = facts_of(kg, entity)
    lines = [f"{entity.name}  {_shown(entity.type, ontology().types)}  {entity.id}"]
    lines += [headline(kg, fact).plain for fact in facts]
    head = f"<h3>{escape(entity.name)} <small>{escape(_shown(entity.type, ontology().types))}</small></h3>"
    return Shown(head + facts_html(kg, facts), "\n".join(map(printable, lines)))


def page_view(kg: KnowledgeGraph, *, height: int, size: int) -> Shown:
    """Return the page to explore in a frame of `height` pixels, its first picture of at most `size` nodes."""
    from wenmai.html import html

    # Addresses (#entity=…) count from the notebook's address otherwise, which the frame must not have.
    page = "".join(html(kg, size=size)).replace("<head>", '<head><base href="about:srcdoc">', 1)
    frame = (
        f'<iframe sandbox="allow-scripts" srcdoc="{escape(page)}" title="wenmai" '
        f'style="width:100%;height:{int(height)}px;border:1px solid #ccc"></iframe>'
    )
    plain = f"{len(kg.entities)} entities, {len(kg.facts)} facts: a page to explore, shown in a notebook"
    return Shown(frame, plain)
