"""Text of reports and file names made safe to print: nothing in it acts on a terminal or breaks a line."""

from __future__ import annotations

import unicodedata

# Control and format characters, private use, unassigned.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn"})


def printable(text: str) -> str:
    """Return `text`, of the same length, with blanks for all white space and � for what is not seen."""
    return "".join(" " if c.isspace() else "�" if unicodedata.category(c) in _UNSEEN else c for c in text)
