"""The assembled graph as records: entities, facts and the reports that prove them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from wenmai_extractors.records import Article, Document, Qualifiers, Record, Statement

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from wenmai.view import Shown


class Entity(Record):
    """One thing. `id` is `<type in lower case>/<name>`, readable and stable; `codes` are (scheme, code)."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()


class Fact(Record):
    """What several statements agree on. `subject` and `object` are entity ids, `statements` statement ids,
    `sources` the number of independent reports that say it."""

    id: str
    subject: str
    predicate: str
    object: str
    qualifiers: Qualifiers
    statements: tuple[str, ...]
    sources: int
    confidence: float


class Entities(tuple[Entity, ...]):
    """Entities in order; in a notebook a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from wenmai.view import entities_html

        return entities_html(self)


class Facts(tuple[Fact, ...]):
    """The facts of a graph in order, and called, those that are asked for as a pandas frame."""

    graph: KnowledgeGraph

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

    def __init__(
        self,
        *,
        entities: tuple[Entity, ...],
        facts: tuple[Fact, ...],
        statements: tuple[Statement, ...],
        articles: tuple[Article, ...],
        documents: tuple[Document, ...],
    ) -> None:
        """Take the five as they are: `wenmai.assemble` makes them fit together."""
        self.entities = entities
        self.facts = Facts(facts)
        self.facts.graph = self
        self.statements = statements
        self.articles = articles
        self.documents = documents

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """Entity by id."""
        return {entity.id: entity for entity in self.entities}

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
