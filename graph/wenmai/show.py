"""`wenmai show`: one entity, its facts and the sentences that prove them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

import msgspec

from wenmai.forms import rule, surface
from wenmai.model import Entity, Fact, KnowledgeGraph
from wenmai.printable import printable
from wenmai_extractors.ontology import ontology
from wenmai_extractors.records import Evidence, Statement

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

STYLES = {"subject": "bold cyan", "object": "bold green", "trigger": "bold yellow"}
QUALIFIER_STYLE = "magenta"
NEAR = 3  # names like one that nothing has
LIKE = 0.6  # how much of two names must be the same, from 0 to 1


def candidates(entities: Iterable[Entity], name: str) -> tuple[Entity, ...]:
    """Return what `name` may mean of `entities`: by id, else by name or alias, else by a part of a name.

    Quotation marks around the name make no difference.
    """
    name = surface(name)
    tests: tuple[Callable[[Entity], bool], ...] = (
        lambda entity: name == entity.id,
        lambda entity: name in (entity.name, *entity.aliases),
        lambda entity: any(name in known for known in (entity.name, *entity.aliases)),
    )
    found: tuple[list[Entity], ...] = tuple([] for _ in tests)
    for entity in entities:
        for test, those in zip(tests, found, strict=True):
            if test(entity):
                those.append(entity)
                break
    return tuple(next(filter(None, found), ()))


def hint(names: Iterable[str], wanted: str) -> str:
    """Return what to do where nothing is called `wanted`: `names` that are like it, if there are any."""
    letters = set(wanted)
    like = (name for name in names if 2 * len(letters.intersection(name)) > len(letters))
    ratios = ((SequenceMatcher(None, wanted, name, autojunk=False).ratio(), name) for name in like)
    near = nsmallest(NEAR, {(-ratio, name) for ratio, name in ratios if ratio >= LIKE})
    if not near:
        return "try a part of the name"
    return f"did you mean {' or '.join(printable(name) for _, name in near)}?"


def listed(kg: KnowledgeGraph, entities: Sequence[Entity]) -> Iterator[str]:
    """Yield a line for each of `entities`: id and name, and where two share a name, a report that has it."""
    names = Counter(entity.name for entity in entities)
    for entity in entities:
        line = f"{entity.id}  {entity.name}"
        if names[entity.name] > 1:
            docs = sorted(
                {kg.statement[name].doc for fact in facts_of(kg, entity) for name in fact.statements}
            )
            line += f"  [{docs[0]}]" if docs else ""
        yield line


def facts_of(kg: KnowledgeGraph, entity: Entity) -> tuple[Fact, ...]:
    """Return the facts of `entity`, those it is the subject of first, by predicate and time."""
    order = list(ontology().predicates)

    def place(fact: Fact) -> tuple[bool, int, str, str]:
        time = fact.qualifiers.time or ""
        return fact.subject != entity.id, _index(order, fact.predicate), time, fact.id

    about, on = kg.facts_about.get(entity.id, ()), kg.facts_on.get(entity.id, ())
    return tuple(sorted({fact.id: fact for fact in (*about, *on)}.values(), key=place))


def _index(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def as_data(kg: KnowledgeGraph, entity: Entity) -> dict[str, Any]:
    """Return the entity, its facts and their statements as plain data, for JSON."""
    facts = [
        {
            **msgspec.to_builtins(fact),
            "subjectName": kg.entity[fact.subject].name,
            "objectName": kg.entity[fact.object].name,
            "statements": [msgspec.to_builtins(kg.statement[name]) for name in fact.statements],
        }
        for fact in facts_of(kg, entity)
    ]
    return {"entity": msgspec.to_builtins(entity), "facts": facts}


def render(kg: KnowledgeGraph, entity: Entity) -> Iterator[RenderableType]:
    """Yield what the terminal shows of `entity`, as rich renderables."""
    from rich.text import Text

    kind = ontology().types.get(entity.type)
    label = f"{kind.zh} {kind.en}" if kind else entity.type
    yield Text.assemble((printable(entity.name), "bold"), f"  {label}  ", (entity.id, "dim"))
    if entity.aliases:
        yield Text(f"又名 also: {'、'.join(map(printable, entity.aliases))}")
    for scheme, code in entity.codes:
        yield Text(f"{scheme}: {code}")
    ladder = [step for step in (entity.series, entity.level, entity.grade) if step]
    if ladder:
        yield Text(f"系列、级别 series, level: {'、'.join(map(printable, ladder))}")
    for other in kg.maybe_same(entity.id):
        yield Text(f"sameAs? {printable(kg.entity[other].name)}  {other}", style="yellow")
    for fact in facts_of(kg, entity):
        yield Text("")
        yield headline(kg, fact)
        if fact.derived:
            yield Text(
                f"    推得 derived: {rule(fact.derived)['zh']} {rule(fact.derived)['en']}", style="dim"
            )
        if fact.conflicts:
            yield Text(f"    矛盾 in conflict with: {' '.join(fact.conflicts)}", style="red")
        shown = set()
        for statement in (kg.statement[name] for name in fact.statements):
            sentence = sentence_of(statement)
            if sentence is not None and (statement.doc, sentence.start) not in shown:
                shown.add((statement.doc, sentence.start))
                yield _sentence(statement, sentence)


def headline(kg: KnowledgeGraph, fact: Fact) -> Text:
    """Return `fact` on one line: subject, predicate, object, qualifiers, confidence and sources."""
    from rich.text import Text

    term = ontology().predicates.get(fact.predicate)
    label = f"{term.zh} {fact.predicate}" if term else fact.predicate
    qualifiers = qualifiers_of(fact)
    return Text.assemble(
        (printable(kg.entity[fact.subject].name), STYLES["subject"]),
        f" —{label}→ ",
        (printable(kg.entity[fact.object].name), STYLES["object"]),
        (f"  {printable(qualifiers)}" if qualifiers else "", QUALIFIER_STYLE),
        (f"  ({fact.confidence:.2f}, {fact.sources} 个来源 sources)", "dim"),
    )


def qualifiers_of(fact: Fact) -> str:
    """Return the qualifiers of `fact` on one line, by their Chinese names."""
    given = msgspec.to_builtins(fact.qualifiers)
    return "；".join(f"{_label(name)} {_value(value)}" for name, value in given.items())


def _label(name: str) -> str:
    terms = ontology().qualifiers
    return terms[name].zh if name in terms else name


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def sentence_of(statement: Statement) -> Evidence | None:
    """Return the first sentence among the evidence of `statement`, if it has one."""
    return next((e for e in statement.evidence if e.role == "sentence"), None)


def _sentence(statement: Statement, sentence: Evidence) -> Text:
    """The sentence on one line with the proving words highlighted, and where it stands."""
    from rich.text import Text

    text = Text("\n".join(map(printable, sentence.text.split("\n"))))
    for evidence in statement.evidence:
        if evidence.role != "sentence" and sentence.start <= evidence.start and evidence.end <= sentence.end:
            style = STYLES.get(evidence.role, QUALIFIER_STYLE)
            text.stylize(style, evidence.start - sentence.start, evidence.end - sentence.start)
    where = (f"  [{printable(statement.doc)} {sentence.start}–{sentence.end}]", "dim")
    return Text.assemble("    ", *text.split("\n"), where)
