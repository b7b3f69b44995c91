"""What an extraction was made by, as one hash: code, rules, lexicons, ontology, libraries, user's words.

Where it is another one, every report has to be extracted again. It is that of the whole package: a rule
may look at what any other has found, so that no smaller part would be safe.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from hashlib import blake2b
from importlib.metadata import EntryPoint, PackageNotFoundError, entry_points, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

import msgspec

from wenmai_extractors.custom import Custom
from wenmai_extractors.plugins import GROUP

# The distributions that extraction imports; a test compares them with its imports.
LIBRARIES = (
    "ahocorasick-rs",
    "charset-normalizer",
    "jieba",
    "lxml",
    "msgspec",
    "opencc-py",
    "pypdfium2",
    "trafilatura",
)


def fingerprint(custom: Custom | None = None) -> bytes:
    """The hash of all that decides what is extracted from a report; `custom` is what a user adds."""
    digest = blake2b(digest_size=20)
    for part in _parts(custom):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _parts(custom: Custom | None) -> Iterator[bytes]:
    yield f"{sys.version_info[:2]} {unicodedata.unidata_version}".encode()
    for library in LIBRARIES:
        yield f"{library} {_version(library)}".encode()
    yield from _below(files("wenmai_extractors"), "")
    for entry in sorted(entry_points(group=GROUP)):
        yield f"{entry.name}={entry.value}".encode()
        yield from _plugin(entry)
    yield msgspec.json.encode(custom or Custom(), order="deterministic")


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _below(folder: Traversable, within: str) -> Iterator[bytes]:
    """The names and the contents of all files of a package, in order of their names."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        name = f"{within}/{item.name}"
        if item.is_dir() and item.name != "__pycache__":
            yield from _below(item, name)
        elif item.is_file():
            yield name.encode(errors="surrogateescape")
            yield item.read_bytes()


def _plugin(entry: EntryPoint) -> Iterator[bytes]:
    """The files of an extractor of another package, which is not imported for it."""
    spec = find_spec(entry.module.partition(".")[0])
    if spec is None:
        return
    for place in spec.submodule_search_locations or ():
        yield from _below(Path(place), "")
    if spec.submodule_search_locations is None and spec.origin and Path(spec.origin).is_file():
        yield Path(spec.origin).read_bytes()
