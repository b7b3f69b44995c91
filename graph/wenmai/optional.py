"""Packages that not everybody needs: imported when used, with a plain message when absent."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from wenmai_extractors.errors import WenmaiError


def needed(module: str, *, extra: str, purpose: str) -> ModuleType:
    """Return the module `module`; raise WenmaiError that says how to get it."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise WenmaiError(
            f"{purpose} needs {package}, which is not installed; `pip install {package}` brings it, "
            f"the extra `{extra}` of wenmai all that goes with it"
        ) from error
