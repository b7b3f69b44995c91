"""The ids of entities: readable, stable, safe in an IRI and in a file name."""

from __future__ import annotations

import unicodedata

from wenmai_extractors.records import content_id

# What an id keeps besides letters, digits and marks: safe in an IRI and in a file name.
KEPT_SIGNS = frozenset("-_·.、。，：；！？（）—…")
LONGEST_ID = 180  # bytes: file systems allow 255 a name, and exporters add an ending


def entity_id(kind: str, text: str, mark: str = "") -> str:
    """Return `<kind in lower case>/<text>`, with `~mark` if given.

    Signs that are not safe in an IRI or a file name are percent-encoded as UTF-8, so that the id is safe and
    no two forms share one. A form too long for a file name ends in a hash.
    """
    encoded = "".join(
        c if c in KEPT_SIGNS or unicodedata.category(c)[0] in "LNM" else _percent(c) for c in text
    )
    if encoded.startswith("."):
        encoded = f"%2E{encoded[1:]}"  # no hidden file, and never the folder above
    if len(encoded.encode()) > LONGEST_ID:
        cut = encoded.encode()[: LONGEST_ID - 22].decode(errors="ignore")
        encoded = f"{cut.rstrip('%0123456789ABCDEF')}~{content_id('', text)}"
    return f"{kind.lower()}/{encoded}{'~' + mark if mark else ''}"


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())
