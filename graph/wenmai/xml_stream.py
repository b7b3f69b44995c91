"""XML as text, piece by piece: a graph of a million edges needs no more memory than one.

Values are cleaned before (`wenmai.flat`): what XML forbids, and line breaks, are not in them.
"""

from __future__ import annotations

from collections.abc import Mapping

DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n"


def element(tag: str, attributes: Mapping[str, str], content: str = "") -> str:
    """Return an element with `content`, which is XML, in it."""
    return f"{opening(tag, attributes)}{content}</{tag}>"


def opening(tag: str, attributes: Mapping[str, str]) -> str:
    """Return what an element begins with."""
    return f"<{tag}{''.join([f' {name}={quoted(value)}' for name, value in attributes.items()])}>"


def escaped(text: str) -> str:
    """Return cleaned text as what stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Return cleaned text as the value of an attribute."""
    return '"' + escaped(text).replace('"', "&quot;") + '"'
