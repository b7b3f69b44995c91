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


SAID = 5  # ids in a message


class Part(NamedTuple):
    """What to write: `only` types and predicates, `project` as `wenmai.projection.way` reads it, `metrics`
    (of the projection, where there is one) as attributes of nodes, `qids` a table with a column of them."""

    only: tuple[str, ...] = ()
    project: str | None = None
    metrics: bool = False
    qids: Path | None = None


def export_part(folder: Path, formats: Sequence[str], part: Part, *, out: Path) -> tuple[Path, ...]:
    """Write `part` of the build in `folder` into the folder `out`; return the files written.

    Raises WenmaiError for an unknown format, type or predicate, for formats that cannot hold the part, for a
    part with nothing in it, and where `out` is a build.
    """
    wanted = exports.only(formats)
    store.no_build(out)
    if part.project is not None or part.metrics:
        option = "--metrics" if part.project is None else "--project"
        others = [name for name in formats if name not in WRITERS]
        if others:
            raise WenmaiError(f"export: {option} is for {' and '.join(WRITERS)}, not {', '.join(others)}")
        draw = _drawer(part)
        kg = taken(store.load(folder), part)
        # Drawn before the folder is made: there may be nothing to draw.
        drawn = [(export, draw(kg)) for export in wanted]
        contents: Iterator[tuple[str, exports.Chunks]] = (
            (export.file, written(drawing, export.format)) for export, drawing in drawn
        )
    else:
        kg, base = taken(store.load(folder), part), store.read_manifest(folder).base
        contents = ((export.file, export.chunks(kg, base=base)) for export in wanted)
    return tuple(out / name for name in store.write_files(out, contents))


def taken(kg: KnowledgeGraph, part: Part) -> KnowledgeGraph:
    """Return the part of `kg` that `only` says, with the QIDs of the table; raise WenmaiError for nothing,
    and for a table of other entities."""
    from wenmai.subset import only
    from wenmai.wikidata import read_qids, with_qids

    if part.qids is not None:
        qids = read_qids(part.qids)
        unknown = [id_ for id_ in qids if id_ not in kg.entity]
        if unknown:
            said = ", ".join(unknown[:SAID]) + (f" and {len(unknown) - SAID} more" * (len(unknown) > SAID))
            raise WenmaiError(
                f"{part.qids}: no entity of this build is {said}; correct the id or drop the line"
            )
        kg = with_qids(kg, qids)
    if part.only:
        kg = only(kg, part.only)
        if not kg.entities:
            raise WenmaiError(f"--only {','.join(part.only)}: the graph has nothing of the kind")
    return kg


def _drawer(part: Part) -> Callable[[KnowledgeGraph], Drawing]:
    """What draws `part`; a bad projection is found before anything is read."""
    from wenmai.drawing import drawing
    from wenmai.metrics import measures
    from wenmai.projection import projected, way

    chosen_way = None if part.project is None else way(part.project)

    def draw(kg: KnowledgeGraph) -> Drawing:
        if chosen_way is not None:
            return projected(kg, chosen_way, measured=part.metrics)
        return drawing(kg, measures(kg) if part.metrics else None)

    return draw


def written(drawn: Drawing, form: str) -> Iterator[str]:
    """Yield `drawn` as `graphml` or `gexf`."""
    module, _, name = WRITERS[form].partition(":")
    chunks: Iterator[str] = getattr(import_module(module), name)(drawn)
    return chunks
