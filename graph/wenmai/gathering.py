"""What the reports say, on disk: documents, articles and statements, put together from here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from wenmai.model import READING, sentence_start
from wenmai.progress import GATHERING, Progress, told, untold
from wenmai.shelf import TEXT, WHOLE, Shelf, Shelves
from wenmai_extractors.records import Article, Document, Extraction, Statement


class Gathered:
    """The reports of a build, each part in an order that does not depend on that of the reports."""

    def __init__(self) -> None:
        """Begin with none."""
        self.shelves = Shelves()
        self.step = GATHERING  # for what the reports are read
        self.progress: Progress = untold
        self.documents: Shelf[Document] = Shelf(
            self.shelves, "document", Document, {"doc": TEXT}, order=("doc",)
        )
        self.articles: Shelf[Article] = Shelf(
            self.shelves, "article", Article, {"doc": TEXT, "number": WHOLE}, order=("doc", "number")
        )
        self.statements: Shelf[Statement] = Shelf(
            self.shelves,
            "statement",
            Statement,
            {"id": TEXT, "doc": TEXT, "article": WHOLE, "start": WHOLE},
            order=("id",),
            by=(READING,),
        )

    def add(
        self,
        *,
        documents: Iterable[Document] = (),
        articles: Iterable[Article] = (),
        statements: Iterable[Statement] = (),
    ) -> None:
        """Add some of what the reports say."""
        self.documents.put((document.doc, document) for document in documents)
        self.articles.put((article.doc, article.index, article) for article in articles)
        self.statements.put((s.id, s.doc, s.article, sentence_start(s), s) for s in statements)

    def by_document(self) -> Iterator[tuple[Statement, ...]]:
        """Yield the statements of each document that has some, in reading order, telling `progress` of it."""
        read = self.statements.sorted(*READING)
        groups = (tuple(group) for _, group in groupby(read, key=attrgetter("doc")))
        return told(groups, self.step, len(self.documents), self.progress)

    def watch(self, step: str, progress: Progress) -> None:
        """Tell `progress` from now on that the reports are read for `step`."""
        self.step, self.progress = step, progress

    def sort(self) -> None:
        """Make ready to be read: no more is added."""
        for shelf in (self.documents, self.articles, self.statements):
            shelf.sort()


def gathered(
    *,
    documents: Iterable[Document] = (),
    articles: Iterable[Article] = (),
    statements: Iterable[Statement] = (),
) -> Gathered:
    """Return all that these say; the order in which they are given is no matter."""
    reports = Gathered()
    reports.add(documents=documents, articles=articles, statements=statements)
    reports.sort()
    return reports


def gathered_from(reports: Iterable[Extraction]) -> Gathered:
    """Return all that some reports say, which are read once, one at a time."""
    found = Gathered()
    for each in reports:
        found.add(documents=(each.document,), articles=each.articles, statements=each.statements)
    found.sort()
    return found
