"""What two reports say in the same words is said of the same: reprints, briefs that go from paper to paper.

A person, and what a name leaves open (县教育局), is one where a long sentence that names it stands in both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from wenmai.originals import Bond, Names
from wenmai_extractors.records import Statement, content_id

LONG = 30  # letters of a sentence that two writers do not put alike; formulas of officialese are shorter
SHOWN = 20  # characters of it in a reason
REPORT = "Report"  # a reprint is another report


def bonds(statements: Iterable[Statement], names: Names) -> Iterator[Bond]:
    """Yield for each name that stays open the long sentences it stands in."""
    for statement in statements:
        at = (statement.doc, statement.article)
        for sentence in (item.text for item in statement.evidence if item.role == "sentence"):
            letters = "".join(c for c in unicodedata.normalize("NFKC", sentence) if c.isalnum())
            if len(letters) < LONG:
                continue
            for ref in (statement.subject, statement.object):
                original = names.of(ref, at)
                group, text, scope = original.hub
                if scope and group != REPORT:
                    said = (group, text, f"said:{content_id('', letters)}")
                    yield Bond(original.node, said, "same-sentence", letters[:SHOWN])
