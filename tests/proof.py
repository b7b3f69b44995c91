"""What holds of everything that is extracted, from any document."""

from __future__ import annotations

from wenmai_extractors.ontology import ontology
from wenmai_extractors.records import Extraction


def check(extraction: Extraction) -> None:
    """Ids differ, terms are those of the ontology, every part is proved by characters of the document."""
    text, terms = extraction.document.text, ontology()
    assert len({statement.id for statement in extraction.statements}) == len(extraction.statements)
    indices = [article.index for article in extraction.articles]
    assert [s.article for s in extraction.statements] == sorted(s.article for s in extraction.statements)
    for statement in extraction.statements:
        assert statement.doc == extraction.document.doc
        assert statement.article in indices
        assert statement.predicate in terms.predicates
        assert {statement.subject.type, statement.object.type} <= terms.types.keys()
        assert statement.subject.name.strip()
        assert statement.object.name.strip()
        assert 0 < statement.confidence <= 1
        roles = [evidence.role for evidence in statement.evidence]
        assert {"sentence", "subject", "object"} <= set(roles)
        assert set(roles) <= {"sentence", "subject", "object", "trigger", *terms.qualifiers}
        for evidence in statement.evidence:
            assert 0 <= evidence.start < evidence.end <= len(text)
            assert text[evidence.start : evidence.end] == evidence.text
