"""How the RDF exports spell things: namespaces, IRIs that keep Chinese, literals that cannot break out."""

from __future__ import annotations

import re
from decimal import Decimal

BASE = "https://wenmai.example/"

# Below the base: the model is Wikidata's (direct property, fact node, qualifier).
OWN = {
    "wm": "ontology#",
    "e": "entity/",
    "f": "fact/",
    "report": "report/",
    "p": "prop/",
    "ps": "prop/statement/",
    "q": "prop/qualifier/",
    "ev": "prop/evidence/",
}
PUBLIC = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# Characters that nobody sees or that turn the line round, blanks, private use and non-characters. Ranges
# stand here because the Unicode database changes with the Python version and an export must not.
INVISIBLE = (
    r"\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    r"\u205f-\u206f\u3000\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    r"\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U0010ffff"
)
_UNSAFE_IN_IRI = re.compile(rf"[{INVISIBLE}\"#<>?\[\\\]^`{{|}}]|%(?![0-9A-F]{{2}})")
_UNSAFE_IN_FILE = re.compile(rf"[{INVISIBLE}\"#<>?\[\\\]^`{{|}}%:]")
# The blank is safe in a literal.
_UNSAFE_IN_LITERAL = re.compile(rf"(?! )[\"\\{INVISIBLE}]")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u3000": "\u3000", "\xa0": "\xa0"}
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*|[0-9a-f]{8,64}")


def namespaces(base: str = BASE) -> dict[str, str]:
    """Return every prefix with its namespace, those of wenmai first."""
    return {**{prefix: base + path for prefix, path in OWN.items()}, **PUBLIC}


def header(base: str) -> str:
    """Return the @base and @prefix lines of a Turtle file."""
    lines = [f"@base {iri(base)} ."]
    lines.extend(f"@prefix {prefix}: {iri(space)} ." for prefix, space in namespaces(base).items())
    return "\n".join(lines) + "\n"


def iri(text: str) -> str:
    """Return `<text>` as it is: for IRIs of ours and of the ontology file, never for words of a report."""
    return f"<{text}>"


def entity(id_: str) -> str:
    """Return the IRI of the entity `id_`, relative to the base; %XX that stand in the id are kept."""
    return f"<entity/{_UNSAFE_IN_IRI.sub(_percent, id_)}>"


def report(doc: str, fragment: str = "") -> str:
    """Return the IRI of the report `doc`, relative to the base; `fragment` is what follows the #."""
    path = "/".join(_segment(part) for part in doc.split("/"))
    return f"<report/{path}{'#' if fragment else ''}{fragment}>"


def _segment(part: str) -> str:
    """. and .. would be taken for a way through folders."""
    return part.replace(".", "%2E") if part in (".", "..") else _UNSAFE_IN_FILE.sub(_percent, part)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode(errors="replace"))


def name(prefix: str, local: str) -> str:
    """Return `prefix:local`, or the relative IRI where `local` is no plain name."""
    if _PLAIN_NAME.fullmatch(local):
        return f"{prefix}:{local}"
    return f"<{OWN[prefix]}{_UNSAFE_IN_FILE.sub(_percent, local)}>"


def fact(id_: str) -> str:
    """Return the node of the fact `id_` (`f:` and a hash)."""
    return name("f", id_.removeprefix("f:"))


def literal(text: str, language: str = "") -> str:
    """Return a quoted literal; what cannot be seen stands as \\uXXXX, which means the same character."""
    quoted = _UNSAFE_IN_LITERAL.sub(_escape, text)
    return f'"{quoted}"{"@" if language else ""}{language}'


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _SHORT.get(match[0]) or (f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}")


def date(day: str) -> str:
    """Return a literal of xsd:date for YYYY-MM-DD."""
    return f'"{day}"^^xsd:date'


def value(of: str | float | bool) -> str:
    """Return a literal: xsd:boolean, xsd:integer, xsd:decimal or xsd:string."""
    if isinstance(of, bool):
        return "true" if of else "false"
    if isinstance(of, int):
        return str(of)
    if isinstance(of, float):
        plain = f"{Decimal(repr(of)):f}"
        return plain if "." in plain else f"{plain}.0"
    return literal(of)
