"""The assembled graph as records: entities, facts and the reports that prove them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import eq
from typing import TYPE_CHECKING, Any, TypeVar, overload

from wenmai.ledger import Decision
from wenmai.shelf import Shelf, by_column, grouped
from wenmai_extractors.records import Article, Document, Qualifiers, Record, Statement

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from wenmai.view import Shown


R = TypeVar("R")

FEW = 100  # records that are printed
READING = ("doc", "article", "start", "id")  # columns of statements on a shelf: in the order of the texts


class Entity(Record):
    """One thing. `id` is `<type in lower case>/<name>`, readable and stable; `codes` are (scheme, code).

    An honour has its `level` (national to village, "" if it says none), its `series` without level and grade,
    and its `grade` (model, nominee, … or ""); `step_of` is the id of the title without the grade, if that is
    an entity: 省级文明单位标兵 is a step on the ladder of 省级文明单位.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    level: str = ""
    series: str = ""
    grade: str = ""
    step_of: str = ""


class Fact(Record):
    """What several statements agree on. `subject` and `object` are entity ids, `statements` statement ids,
    `sources` the number of independent reports that say it.

    A fact that a name or a table gives and no sentence says has no statements and no sources: `derived` is
    the rule. `conflicts` are the facts that say otherwise of the same thing and time.
    """

    id: str
    subject: str
    predicate: str
    object: str
    qualifiers: Qualifiers
    statements: tuple[str, ...]
    sources: int
    confidence: float
    derived: str = ""
    conflicts: tuple[str, ...] = ()


class Merge(Record):
    """Why the original `original`, called `names` in the reports, is `entity`.

    `reasons` are the rules of data/identity.toml in the order applied, `score` how sure they are, from 0 to
    1; `where` is the article (`document#index`) of a name that means something in its article only,
    `because` what is shared, or who decided and why.
    """

    entity: str
    original: str
    names: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    score: float = 1.0
    where: str = ""
    because: str = ""


class Suggestion(Record):
    """Two entities that may be one: for a person to decide."""

    one: str
    other: str
    reason: str


class Stale(Record):
    """A decision that binds nothing in this build, and why."""

    decision: Decision
    reason: str

    @property
    def message(self) -> str:
        """What is stale, in one line."""
        what = " ".join((*self.decision.entities, self.decision.statement, self.decision.name)).strip()
        return f"decision without effect: {self.decision.judgement} {what} ({self.reason})"


def sentence_start(statement: Statement) -> int:
    """Return the first character of a statement's sentence."""
    return min((e.start for e in statement.evidence if e.role == "sentence"), default=0)


class Records(Sequence[R]):
    """Records in order, wherever they are held: equal to a tuple of the same."""

    def __init__(self, held: Sequence[R]) -> None:
        """Take the records as they are."""
        self.held = held

    @overload
    def __getitem__(self, place: int) -> R: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[R]: ...
    def __getitem__(self, place: int | slice) -> R | Sequence[R]:
        """Return the record at a place, or those of a slice."""
        return self.held[place]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.held)

    def __iter__(self) -> Iterator[R]:
        """Yield them in order."""
        return iter(self.held)

    def __eq__(self, other: object) -> bool:
        """Whether `other` holds equal records in the same order."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Return the records, if they are few."""
        return repr(tuple(self)) if len(self) <= FEW else f"<{len(self)} records>"


class Entities(Records[Entity]):
    """Entities in order; in a notebook a table."""

    def _repr_html_(self) -> str:
        from wenmai.view import entities_html

        return entities_html(self)


class Facts(Records[Fact]):
    """The facts of a graph in order, and called, those that are asked for as a pandas frame; in a notebook a
    table."""

    graph: KnowledgeGraph

    def _repr_html_(self) -> str:
        from wenmai.view import facts_table

        return facts_table(self.graph, self)

    def __call__(
        self,
        predicates: str | Sequence[str] | None = None,
        *,
        about: str | Entity | None = None,
        subject: str | Entity | None = None,
        object: str | Entity | None = None,  # noqa: A002 - what it is called
    ) -> pd.DataFrame:
        """Return facts as a frame with the columns of `facts.csv`; `start` and `end` are datetimes.

        >>> kg.facts("received", about="全国文明单位")  # doctest: +SKIP

        Predicates are English or Chinese names, entities names, ids or records; `about` is an entity at
        either end. Raises WenmaiError for what there is not, and when pandas is not installed.
        """
        from wenmai.frames import facts_frame, select

        given = {"about": about, "subject": subject, "object": object}
        return facts_frame(self.graph, select(self.graph, predicates, **given))


class KnowledgeGraph:
    """Entities, facts, statements, articles and documents of one build, each sorted by id.

    Immutable by convention: build a new one instead of changing it.
    """

    def __init__(  # noqa: PLR0913 - keywords, those of identity with defaults
        self,
        *,
        entities: Sequence[Entity],
        facts: Sequence[Fact],
        statements: Sequence[Statement],
        articles: Sequence[Article],
        documents: Sequence[Document],
        merges: Sequence[Merge] = (),
        suggestions: Sequence[Suggestion] = (),
        decisions: tuple[Decision, ...] = (),
        stale: tuple[Stale, ...] = (),
        made: Shelf[str] | None = None,
    ) -> None:
        """Take them as they are, tuples or shelves (`wenmai.shelf`): `wenmai.assemble` makes them fit.

        `made` are the ids of facts by statement, if they are on a shelf.
        """
        self.entities = Entities(entities)
        self.facts = Facts(facts)
        self.facts.graph = self
        self.statements = statements
        self.articles = articles
        self.documents = documents
        self.merges = merges
        self.suggestions = suggestions
        self.decisions = decisions
        self.stale = stale
        self._made = made

    def replaced(self, **changed: Any) -> KnowledgeGraph:
        """Return a graph that differs from this one in the parts given by name, and in nothing else."""
        parts = ("entities", "facts", "statements", "articles", "documents")
        judged = ("merges", "suggestions", "decisions", "stale")
        same = {name: getattr(self, name) for name in (*parts, *judged)}
        whole = {name: part.held if isinstance(part, Records) else part for name, part in same.items()}
        made = None if {"facts", "statements"} & changed.keys() else self._made
        return KnowledgeGraph(**{**whole, "made": made, **changed})

    def in_memory(self) -> KnowledgeGraph:
        """Return the same graph with all its records held in memory."""
        return self.replaced(
            entities=tuple(self.entities),
            facts=tuple(self.facts),
            statements=tuple(self.statements),
            articles=tuple(self.articles),
            documents=tuple(self.documents),
            merges=tuple(self.merges),
            suggestions=tuple(self.suggestions),
        )

    @cached_property
    def entity(self) -> Mapping[str, Entity]:
        """Entity by id."""
        return by_column(self.entities.held, "id", lambda entity: entity.id)

    @cached_property
    def fact(self) -> Mapping[str, Fact]:
        """Fact by id."""
        return by_column(self.facts.held, "id", lambda fact: fact.id)

    @cached_property
    def statement(self) -> Mapping[str, Statement]:
        """Statement by id."""
        return by_column(self.statements, "id", lambda statement: statement.id)

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """Document by name."""
        return by_column(self.documents, "doc", lambda document: document.doc, kept=FEW)

    @cached_property
    def article(self) -> Mapping[tuple[str, int], Article]:
        """Article by document and index."""
        return by_column(self.articles, ("doc", "number"), lambda article: (article.doc, article.index))

    @cached_property
    def facts_about(self) -> Mapping[str, Sequence[Fact]]:
        """By entity id the facts of which it is the subject, in order of their ids."""
        return grouped(self.facts.held, "subject", lambda fact: fact.subject)

    @cached_property
    def parallel(self) -> Mapping[tuple[str, str, str], Sequence[Fact]]:
        """By subject, predicate and object the facts that have them, in order of their ids."""
        triple = ("subject", "predicate", "object")
        return grouped(self.facts.held, triple, lambda fact: (fact.subject, fact.predicate, fact.object))

    @cached_property
    def facts_on(self) -> Mapping[str, Sequence[Fact]]:
        """By entity id the facts of which it is the object, in order of their ids."""
        return grouped(self.facts.held, "object", lambda fact: fact.object)

    @cached_property
    def articles_in(self) -> Mapping[str, Sequence[Article]]:
        """By document its articles, in order."""
        return grouped(self.articles, "doc", lambda article: article.doc)

    @cached_property
    def statements_in(self) -> Mapping[str, Sequence[Statement]]:
        """By document its statements, in order of their ids."""
        return grouped(self.statements, "doc", lambda statement: statement.doc)

    @cached_property
    def made(self) -> Mapping[str, str]:
        """By statement id the id of the fact that it makes, if it makes one."""
        if self._made is not None:
            return by_column(self._made, "statement", lambda _: "")
        return {id_: fact.id for fact in self.facts for id_ in fact.statements}

    @cached_property
    def merged(self) -> Mapping[str, Sequence[Merge]]:
        """By entity id the originals that are it, where there is another than its own."""
        return grouped(self.merges, "entity", lambda merge: merge.entity)

    def maybe_same(self, entity: str) -> tuple[str, ...]:
        """Return the ids of the entities that may be the same as that of this id, sorted."""
        others = (each.other for each in self.suggested_one.get(entity, ()))
        ones = (each.one for each in self.suggested_other.get(entity, ()))
        return tuple(sorted((*others, *ones)))

    @cached_property
    def suggested_one(self) -> Mapping[str, Sequence[Suggestion]]:
        """By entity id the suggestions in which it is the first."""
        return grouped(self.suggestions, "one", lambda each: each.one)

    @cached_property
    def suggested_other(self) -> Mapping[str, Sequence[Suggestion]]:
        """By entity id the suggestions in which it is the second."""
        return grouped(self.suggestions, "other", lambda each: each.other)

    def read(self) -> Iterator[Statement]:
        """Yield the statements in reading order: document, article, first character of the sentence, id."""
        if isinstance(self.statements, Shelf):
            return self.statements.sorted(*READING)
        order = lambda s: (s.doc, s.article, sentence_start(s), s.id)  # noqa: E731
        return iter(sorted(self.statements, key=order))

    def find(self, name: str) -> Entities:
        """Return the entities that `name` may mean: by id, else by name or other name, else by a part of one.

        They may be none.
        """
        from wenmai.show import candidates

        return Entities(candidates(self.entities, name))

    def show(self, name: str | Entity | None = None, *, height: int = 600, size: int = 90) -> Shown:
        """Return, for a notebook, an entity with its facts and sentences, or the page to explore.

        The page stands in a frame `height` pixels high; its first picture has at most `size` nodes. Raises
        WenmaiError for a name that nothing or more than one thing has.
        """
        from wenmai.view import entity_view, one, page_view

        if name is None:
            return page_view(self, height=height, size=size)
        return entity_view(self, one(self, name))

    def to_networkx(self) -> nx.MultiDiGraph:
        """Return a MultiDiGraph: a node is an entity, an edge a fact; see `wenmai.network`."""
        from wenmai.network import to_networkx

        return to_networkx(self)

    def to_rdflib(self, *, base: str | None = None) -> rdflib.Graph:
        """Return the triples of `graph.ttl`; `base` is what the IRIs begin with, if not as by default."""
        from wenmai.network import to_rdflib

        return to_rdflib(self, base=base)

    def __getstate__(self) -> dict[str, Any]:
        """Pickle it and copy it with all its records."""
        return vars(self.in_memory() if isinstance(self.statements, Shelf) else self)

    def __repr__(self) -> str:
        """Return the numbers of what there is."""
        sizes = f"{len(self.entities)} entities, {len(self.facts)} facts, {len(self.documents)} reports"
        return f"<KnowledgeGraph: {sizes}>"

    def _repr_html_(self) -> str:
        from wenmai.view import graph_html

        return graph_html(self)
