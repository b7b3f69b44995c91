"""The data that decide identity: data/identity.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def identity() -> dict[str, Any]:
    """Return what graph/wenmai/data/identity.toml says."""
    return tomllib.loads((files("wenmai") / "data" / "identity.toml").read_text(encoding="utf-8"))
