"""The assembled graph as records: entities, facts and the reports that prove them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from wenmai.ledger import Decision
from wenmai_extractors.records import Article, Document, Qualifiers, Record, Statement

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from wenmai.view import Shown


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


class Entities(tuple[Entity, ...]):
    """Entities in order; in a notebook a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from wenmai.view import entities_html

        return entities_html(self)


class Facts(tuple[Fact, ...]):
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
        entities: tuple[Entity, ...],
        facts: tuple[Fact, ...],
        statements: tuple[Statement, ...],
        articles: tuple[Article, ...],
        documents: tuple[Document, ...],
        merges: tuple[Merge, ...] = (),
        suggestions: tuple[Suggestion, ...] = (),
        decisions: tuple[Decision, ...] = (),
        stale: tuple[Stale, ...] = (),
    ) -> None:
        """Take them as they are: `wenmai.assemble` makes them fit together."""
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

    def replaced(self, **changed: Any) -> KnowledgeGraph:
        """Return a graph that differs from this one in the parts given by name, and in nothing else."""
        parts = ("entities", "facts", "statements", "articles", "documents")
        judged = ("merges", "suggestions", "decisions", "stale")
        same = {name: tuple(getattr(self, name)) for name in (*parts, *judged)}
        return KnowledgeGraph(**{**same, **changed})

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """Entity by id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Fact by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def merged(self) -> dict[str, tuple[Merge, ...]]:
        """By entity id the originals that are it, where there is another than its own."""
        found: defaultdict[str, list[Merge]] = defaultdict(list)
        for merge in self.merges:
            found[merge.entity].append(merge)
        return {id_: tuple(merges) for id_, merges in found.items()}

    @cached_property
    def maybe_same(self) -> dict[str, tuple[str, ...]]:
        """By entity id the ids of the entities that may be the same, sorted."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for suggestion in self.suggestions:
            found[suggestion.one].append(suggestion.other)
            found[suggestion.other].append(suggestion.one)
        return {id_: tuple(sorted(others)) for id_, others in found.items()}

    @cached_property
    def statement(self) -> dict[str, Statement]:
        """Statement by id."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def article(self) -> dict[tuple[str, int], Article]:
        """Article by document and index."""
        return {(article.doc, article.index): article for article in self.articles}

    def find(self, name: str) -> Entities:
        """Return the entities that `name` may mean: by id or name, else by other name, else by a part of one.

        None at all is an empty tuple.
        """
        from wenmai.show import candidates

        return Entities(candidates(self, name))

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

    def __repr__(self) -> str:
        """Return the numbers of what there is."""
        sizes = f"{len(self.entities)} entities, {len(self.facts)} facts, {len(self.documents)} reports"
        return f"<KnowledgeGraph: {sizes}>"

    def _repr_html_(self) -> str:
        from wenmai.view import graph_html

        return graph_html(self)
