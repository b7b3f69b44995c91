"""The assembled graph as records: entities, facts and the reports that prove them."""

from __future__ import annotations

from functools import cached_property

from wenmai_extractors.records import Article, Document, Qualifiers, Record, Statement


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
        self.facts = facts
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
