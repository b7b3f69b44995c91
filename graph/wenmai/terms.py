"""The terms of the RDF exports: namespaces, IRIs that keep Chinese, literals that cannot break out.

A term is an `Iri`, a `Literal` or a `Blank`; `turtle` and `ntriples` spell it. In a pattern, a `Slot` stands
where a term is filled in later.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.records import content_id

KEPT = 1 << 9  # terms of which the spelling is kept: those of a report come together
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
# An http(s) address that ends where a name may follow, without what IRIs do not allow.
_BASE = re.compile(rf"https?://[^/{INVISIBLE}\"<>\\^`{{|}}#?]+/(?:[^{INVISIBLE}\"<>\\^`{{|}}#?]*[/])?")
# Numbers and truth values that Turtle writes without quotes.
_BARE = ("xsd:integer", "xsd:decimal", "xsd:boolean")


class Iri(NamedTuple):
    """A name below a namespace: `space` is its prefix, `local` the rest, percent-encoded where needed."""

    space: str
    local: str


class Literal(NamedTuple):
    """Text with a language, or with a datatype as `xsd:…`; with neither it is a plain string."""

    text: str
    language: str = ""
    datatype: str = ""


class Slot(NamedTuple):
    """A place in a pattern, spelled `{name}`: braces are in no constant that a pattern has."""

    name: str


class Blank(NamedTuple):
    """A node without an IRI: what it hangs on, by which it is always the same, and what is said of it."""

    of: tuple[str, ...]
    pairs: tuple[Pair, ...]
    slot: Slot | None = None  # in a pattern: where its label is filled in

    @property
    def label(self) -> str:
        """The same for the same thing, on any machine, in any build."""
        return content_id("b", *self.of)


Term: TypeAlias = "Iri | Literal | Blank | Slot"
# A predicate with one of its objects.
Pair: TypeAlias = "tuple[Iri, Term]"


def namespaces(base: str = BASE) -> dict[str, str]:
    """Return every prefix with its namespace, those of wenmai first."""
    return {**{prefix: base + path for prefix, path in OWN.items()}, **PUBLIC}


def checked_base(base: str) -> str:
    """Return `base` when IRIs can begin with it; raise WenmaiError when not."""
    if not _BASE.fullmatch(base):
        raise WenmaiError(f"{base}: not a base for IRIs; give an http or https address that ends with /")
    return base


def header(base: str) -> str:
    """Return the @base and @prefix lines of a Turtle file."""
    lines = [f"@base {iri(base)} ."]
    lines.extend(f"@prefix {prefix}: {iri(space)} ." for prefix, space in namespaces(base).items())
    return "\n".join(lines) + "\n"


@cache
def known(name: str) -> Iri:
    """Return the term that `prefix:local` names: for names of ours, never for words of a report."""
    space, _, local = name.partition(":")
    return Iri(space, local)


def entity(id_: str) -> Iri:
    """Return the IRI of the entity `id_`; %XX that stand in the id are kept."""
    return Iri("e", _UNSAFE_IN_IRI.sub(_percent, id_))


def report(doc: str, fragment: str = "") -> Iri:
    """Return the IRI of the report `doc`; `fragment` is what follows the #."""
    return Iri("report", f"{_path(doc)}{'#' if fragment else ''}{fragment}")


@lru_cache(maxsize=KEPT)
def _path(doc: str) -> str:
    return "/".join(_segment(part) for part in doc.split("/"))


def _segment(part: str) -> str:
    """. and .. would be taken for a way through folders."""
    return part.replace(".", "%2E") if part in (".", "..") else _UNSAFE_IN_FILE.sub(_percent, part)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode(errors="replace"))


@lru_cache(maxsize=KEPT)
def name(space: str, local: str) -> Iri:
    """Return the term `local` of one of our own namespaces, such as a predicate."""
    return Iri(space, local if _PLAIN_NAME.fullmatch(local) else _UNSAFE_IN_FILE.sub(_percent, local))


def fact(id_: str) -> Iri:
    """Return the node of the fact `id_` (`f:` and a hash)."""
    local = id_.removeprefix("f:")
    return Iri("f", local if _PLAIN_NAME.fullmatch(local) else _UNSAFE_IN_FILE.sub(_percent, local))


def date(day: str) -> Literal:
    """Return a literal of xsd:date for YYYY-MM-DD."""
    return Literal(day, datatype="xsd:date")


def value(of: str | float | bool) -> Literal:
    """Return a literal: xsd:boolean, xsd:integer, xsd:decimal or a plain string."""
    if isinstance(of, bool):
        return Literal("true" if of else "false", "", "xsd:boolean")
    if isinstance(of, int):
        return Literal(str(of), "", "xsd:integer")
    return _decimal(of) if isinstance(of, float) else Literal(of)


@lru_cache(maxsize=KEPT)
def _decimal(of: float) -> Literal:
    plain = f"{Decimal(repr(of)):f}"
    return Literal(plain if "." in plain else f"{plain}.0", datatype="xsd:decimal")


def turtle(term: Term) -> str:
    """Spell a term as Turtle does below the header: prefixed or relative, a blank node in brackets."""
    if isinstance(term, Iri):
        return _short(term)
    if isinstance(term, Literal):
        text, language, datatype = term
        if datatype in _BARE:
            return text
        return quoted(text, language) + (f"^^{datatype}" if datatype else "")
    if isinstance(term, Slot):
        return f"{{{term.name}}}"
    return f"[ {' ; '.join([f'{predicate(which)} {turtle(what)}' for which, what in term.pairs])} ]"


def _short(term: Iri) -> str:
    space, local = term
    if space in PUBLIC or _PLAIN_NAME.fullmatch(local):
        return f"{space}:{local}"
    return f"<{OWN[space]}{local}>"


@lru_cache(maxsize=KEPT)
def predicate(term: Iri) -> str:
    """Spell a predicate as Turtle does: rdf:type is `a`."""
    return "a" if term == ("rdf", "type") else turtle(term)


def ntriples(term: Term, spaces: dict[str, str]) -> str:
    """Spell a term as N-Triples and N-Quads do; `spaces` are the namespaces. A blank node is its label."""
    if isinstance(term, Iri):
        return f"<{spaces[term.space]}{term.local}>"
    if isinstance(term, Literal):
        text, language, datatype = term
        return quoted(text, language) + (f"^^{ntriples(known(datatype), spaces)}" if datatype else "")
    if isinstance(term, Slot):
        return f"{{{term.name}}}"
    return f"_:{term.label}" if term.slot is None else ntriples(term.slot, spaces)


def iri(text: str) -> str:
    """Return `<text>` as it is: for IRIs of ours and of the ontology file, never for words of a report."""
    return f"<{text}>"


def quoted(text: str, language: str = "") -> str:
    """Return a quoted literal; what cannot be seen stands as \\uXXXX, which means the same character."""
    inner = _UNSAFE_IN_LITERAL.sub(_escape, text)
    return f'"{inner}"{"@" if language else ""}{language}'


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _SHORT.get(match[0]) or (f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}")
