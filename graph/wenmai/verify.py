"""Re-checks a build: every piece of evidence must be, character for character, what the report says there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from wenmai import store
from wenmai.inputs import find_inputs
from wenmai.shelf import Looked
from wenmai_extractors.errors import DataError, ReadError
from wenmai_extractors.reading import read_documents
from wenmai_extractors.records import Article, Evidence, Record, Span, Statement

AT_HAND = 100  # texts that are held: statements come report by report
REQUIRED_ROLES = ("sentence", "subject", "object")
# Relations that the place of the words says, without a word for them: a byline, a headline, a name inside
# of a name, a figure beside what it counts, a post before a person. All others need a trigger.
WORDLESS = frozenset({"about", "authored", "holdsPost", "locatedIn", "measured", "partOf"})


class Mismatch(Record):
    """One thing that is not as it must be. `statement` and `role` are empty where a whole file is meant."""

    file: str
    expected: str
    found: str
    statement: str = ""
    role: str = ""


class Verification(NamedTuple):
    """What was found wrong, and how much was looked at."""

    mismatches: tuple[Mismatch, ...]
    statements: int
    evidence: int
    files: int


def verify(folder: Path, *, sources: Sequence[Path] = ()) -> Verification:
    """Check the build in `folder`, and against the original reports in `sources` if given.

    Checked are the hashes of the manifest, that no id stands twice, that subject, object, trigger (but see
    WORDLESS) and every qualifier of a statement have evidence, the offsets of it all, and that it lies in its
    article. Raises DataError when `folder` holds no build, or one of other records than ours.
    """
    manifest = store.read_manifest(folder)
    known = frozenset(manifest.documents)
    texts = Looked(
        lambda doc: _text(folder, doc) if doc in known else None,
        lambda: (doc for doc in manifest.documents if _text(folder, doc) is not None),
        kept=AT_HAND,
    )
    articles: defaultdict[str, dict[int, Article]] = defaultdict(dict)
    for article in store.read_records(folder / store.ARTICLES, Article):
        articles[article.doc][article.index] = article
    statements = partial(store.read_records, folder / store.STATEMENTS, Statement)
    needed = (store.STATEMENTS, store.ARTICLES, *map(store.text_file, manifest.documents))
    files = {**dict.fromkeys(needed, f"a hash in {store.MANIFEST}"), **manifest.files}
    found = [*_files(folder, files), *_identities(statements())]
    count = evidence = 0
    for statement in statements():
        found.extend(_statement(statement, texts, articles))
        count += 1
        evidence += len(statement.evidence)
    if sources:
        found.extend(_originals(sources, texts, statements()))
    return Verification(tuple(found), count, evidence, len(files))


def _text(folder: Path, doc: str) -> str | None:
    """The text layer of a document. One that is gone or no text fails the hashes in `_files`."""
    try:
        return store.read_text(folder / store.text_file(doc))
    except DataError:
        return None


def _files(folder: Path, files: Mapping[str, str]) -> Iterator[Mismatch]:
    for name, expected in files.items():
        path = folder / name
        actual = store.digest(path) if path.is_file() else "no such file"
        if actual != expected:
            yield Mismatch(file=name, role="manifest", expected=expected, found=actual)


def _identities(statements: Iterable[Statement]) -> Iterator[Mismatch]:
    for name, times in Counter(statement.id for statement in statements).items():
        if times > 1:
            yield Mismatch(
                file=store.STATEMENTS, statement=name, role="id", expected="one statement", found=str(times)
            )


def _statement(
    statement: Statement, texts: Mapping[str, str], articles: Mapping[str, Mapping[int, Article]]
) -> Iterator[Mismatch]:
    """What is wrong with one statement, its text and article taken from the build."""
    name = store.text_file(statement.doc)
    beside = articles.get(statement.doc, {})
    if statement.doc not in texts or statement.article not in beside:
        yield Mismatch(
            file=name,
            statement=statement.id,
            expected=f"article {statement.article}",
            found="not in this build",
        )
        return
    text, article = texts[statement.doc], beside[statement.article]
    proved = {evidence.role for evidence in statement.evidence}
    trigger = () if statement.predicate in WORDLESS else ("trigger",)
    for role in (*REQUIRED_ROLES, *trigger, *msgspec.to_builtins(statement.qualifiers)):
        if role not in proved:
            yield Mismatch(file=name, statement=statement.id, role=role, expected="evidence", found="none")
    for evidence in statement.evidence:
        yield from _evidence(statement.id, evidence, text, name=name)
        if not _within(evidence, article, beside.values(), text):
            place = f"characters {evidence.start} to {evidence.end}"
            expected = f"a place in article {article.index}"
            yield Mismatch(
                file=name, statement=statement.id, role=evidence.role, expected=expected, found=place
            )


def _evidence(statement: str, evidence: Evidence, text: str, *, name: str) -> Iterator[Mismatch]:
    inside = 0 <= evidence.start < evidence.end <= len(text)
    place = f"no characters {evidence.start} to {evidence.end}"
    found = text[evidence.start : evidence.end] if inside else place
    if not inside or found != evidence.text:
        yield Mismatch(
            file=name, statement=statement, role=evidence.role, expected=evidence.text, found=found
        )


def _within(evidence: Evidence, article: Article, beside: Iterable[Article], text: str) -> bool:
    """Whether the evidence begins and ends in the article, blanks aside, and has nothing of another one: a
    sentence may run on in the next column, or behind the header of a page that belongs to no article."""
    stretch = [
        i for i in range(max(evidence.start, 0), min(evidence.end, len(text))) if not text[i].isspace()
    ]
    if not stretch:
        return True

    def holds(one: Article, i: int) -> bool:
        return any(span.start <= i < span.end for span in one.spans)

    inside = Span(stretch[0], stretch[-1] + 1)
    others = (other for other in beside if other.index != article.index)
    return (
        holds(article, stretch[0])
        and holds(article, stretch[-1])
        and not any(
            holds(other, i) and not holds(article, i)
            for other in others
            if any(span.overlaps(inside) for span in other.spans)
            for i in stretch
        )
    )


def _originals(
    paths: Sequence[Path], layers: Mapping[str, str], statements: Iterable[Statement]
) -> Iterator[Mismatch]:
    """Read the reports again and compare them with the text layers, and the evidence with them."""
    texts, names, reasons = _read(paths, layers)
    if layers and not texts and not reasons:
        given = ", ".join(map(str, paths))
        yield Mismatch(
            file=given, expected="the reports that were built", found="none of them; give their folders"
        )
        return
    for doc, layer in layers.items():
        if doc not in texts:
            yield _no_original(doc, reasons)
        elif texts[doc] != layer:
            yield Mismatch(
                file=names[doc], expected=f"the text of {store.text_file(doc)}", found="another text"
            )
    for statement in statements:
        if statement.doc in texts:
            for evidence in statement.evidence:
                yield from _evidence(statement.id, evidence, texts[statement.doc], name=names[statement.doc])


def _read(
    paths: Sequence[Path], wanted: Container[str]
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The texts of the wanted reports and the names of their files, and by file why it cannot be read."""
    texts: dict[str, str] = {}
    names: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for source in find_inputs(paths).sources:
        for result in read_documents(*source):
            if isinstance(result, ReadError):
                reasons.setdefault(source.doc, str(result))
            elif result.doc in wanted:
                texts[result.doc] = result.text
                names[result.doc] = str(source.path / source.member)
    return texts, names, reasons


def _no_original(doc: str, reasons: Mapping[str, str]) -> Mismatch:
    """`reasons` tell by file why it, or a row of it, cannot be read."""
    file = doc if doc in reasons else doc.rpartition("#")[0]
    if file in reasons:
        return Mismatch(file=doc, expected="a readable report", found=reasons[file])
    return Mismatch(file=doc, expected="the original report", found="none: give the folders that were built")
