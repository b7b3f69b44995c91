"""Exports of something other than the whole build: a part, a projection, with measures or QIDs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wenmai import exports, store
from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from wenmai.drawing import Drawing
    from wenmai.model import KnowledgeGraph

# What writes a drawing, by format; only these can hold a projection or measures.
WRITERS = {"graphml": "wenmai.graphml:graphml_of", "gexf": "wenmai.gexf:gexf_of"}


class Part(NamedTuple):
    """What to write: `only` types and predicates, `project` as `wenmai.projection.way` reads it, `metrics`
    as attributes of nodes, `qids` a table with a column of them."""

    only: tuple[str, ...] = ()
    project: str | None = None
    metrics: bool = False
    qids: Path | None = None


def export_part(folder: Path, formats: Sequence[str], part: Part, *, out: Path) -> tuple[Path, ...]:
    """Write `part` of the build in `folder` into the folder `out`; return the files written.

    Raises WenmaiError for an unknown format, type or predicate, and for formats that cannot hold the part.
    """
    wanted = exports.only(formats)
    if part.project is not None or part.metrics:
        option = "--metrics" if part.project is None else "--project"
        others = [name for name in formats if name not in WRITERS]
        if others:
            raise WenmaiError(f"export: {option} is for {' and '.join(WRITERS)}, not {', '.join(others)}")
        draw = _drawer(part)
        kg = taken(store.load(folder), part)
        contents: Iterator[tuple[str, exports.Chunks]] = (
            (export.file, written(draw(kg), export.format)) for export in wanted
        )
    else:
        kg, base = taken(store.load(folder), part), store.read_manifest(folder).base
        contents = ((export.file, export.chunks(kg, base=base)) for export in wanted)
    return tuple(out / name for name in store.write_files(out, contents))


def taken(kg: KnowledgeGraph, part: Part) -> KnowledgeGraph:
    """Return the part of `kg` that `only` says, with the QIDs of the table."""
    from wenmai.subset import only
    from wenmai.wikidata import read_qids, with_qids

    if part.qids is not None:
        kg = with_qids(kg, read_qids(part.qids))
    return only(kg, part.only) if part.only else kg


def _drawer(part: Part) -> Callable[[KnowledgeGraph], Drawing]:
    """What draws `part`; a bad projection is found before anything is read."""
    from wenmai.drawing import drawing
    from wenmai.metrics import measures
    from wenmai.projection import projected, way

    chosen_way = None if part.project is None else way(part.project)

    def draw(kg: KnowledgeGraph) -> Drawing:
        added = measures(kg) if part.metrics else None
        return drawing(kg, added) if chosen_way is None else projected(kg, chosen_way, added)

    return draw


def written(drawn: Drawing, form: str) -> Iterator[str]:
    """Yield `drawn` as `graphml` or `gexf`."""
    module, _, name = WRITERS[form].partition(":")
    chunks: Iterator[str] = getattr(import_module(module), name)(drawn)
    return chunks
