"""What a build writes besides its statements: one line an export, in the order they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph


class Export(NamedTuple):
    """A file and the function that yields its text, as `module:function`: imported when it is called."""

    file: str
    function: str

    def chunks(self, kg: KnowledgeGraph) -> Iterator[str]:
        """Yield the text of the export of `kg`."""
        module, _, name = self.function.partition(":")
        function = cast("Callable[[KnowledgeGraph], Iterator[str]]", getattr(import_module(module), name))
        return function(kg)


EXPORTS = (
    Export("graph.ttl", "wenmai.rdf:turtle"),
    Export("ontology.ttl", "wenmai.owl:ontology_turtle"),
    Export("graph.graphml", "wenmai.graphml:graphml"),
    Export("graph.html", "wenmai.html:html"),
    Export("entities.csv", "wenmai.spreadsheets:entities_csv"),
    Export("facts.csv", "wenmai.spreadsheets:facts_csv"),
)
