"""Reports as they are read: their text layers, the pages these come from, and the articles in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from wenmai.inputs import Inputs, Problem, find_inputs
from wenmai_extractors.articles import read_articles
from wenmai_extractors.errors import ReadError, WenmaiError
from wenmai_extractors.readers.base import Layer
from wenmai_extractors.reading import name_of, read_documents, read_layers
from wenmai_extractors.records import Article, Document

NAMED = 12  # names of reports listed in a message


class Split(NamedTuple):
    """A report and the articles it was split into."""

    document: Document
    articles: tuple[Article, ...]


def text_layer(path: Path, *, doc: str | None = None) -> Layer:
    """The text layer of the report in the file at `path`; of several that which is called `doc`.

    Raises WenmaiError when it cannot be read, when there are several and none is named, and for a folder.
    """
    if path.is_dir():
        raise WenmaiError(f"{path}: a folder; give one report")
    inputs = find_inputs([path])
    _raise_first(inputs)
    layers: dict[str, Layer] = {}
    errors: dict[str, ReadError] = {}  # of files
    rows: list[ReadError] = []  # and of reports in them
    for source in inputs.sources:
        if doc is None or doc == source.doc or doc.startswith(f"{source.doc}#"):
            try:
                for layer in read_layers(source.path, source.member, source.raw):
                    if isinstance(layer, Layer):
                        layers[name_of(layer, source.doc)] = layer
                    else:
                        rows.append(layer)
            except ReadError as error:
                errors[source.doc] = error
    if doc in layers:
        return layers[doc]
    if doc is None and len(layers) == 1 and not errors:
        return next(iter(layers.values()))
    if not layers and (errors or rows):
        raise [*errors.values(), *rows][0]
    names = sorted({*layers, *errors} or {source.doc for source in inputs.sources})
    listed = ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")
    what = "no such report" if doc is not None else f"holds {len(names)} reports"
    raise WenmaiError(f"{path}: {what}; choose one with --doc: {listed}")


def _raise_first(inputs: Inputs) -> None:
    if not inputs.sources and inputs.problems:
        raise WenmaiError(inputs.problems[0].reason)


def split_all(paths: Sequence[Path]) -> Iterator[Split | Problem]:
    """Yield each report in `paths` with its articles, or why it cannot be read."""
    inputs = find_inputs(paths)
    yield from inputs.problems
    for source in inputs.sources:
        for result in read_documents(*source):
            if isinstance(result, ReadError):
                yield Problem(str(source.path), str(result))
            else:
                articles = tuple(reading.article for reading in read_articles(result))
                yield Split(result, articles)
