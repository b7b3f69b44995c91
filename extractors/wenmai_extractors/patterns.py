"""Regular expressions that are compiled where they are first used.

`re` takes over a millisecond for a class of all Chinese characters, and the rules have hundreds of them:
compiled when modules are imported, they would be half of the time until the first report is read.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class _Pattern:
    """Stands for an expression until it is used, and then has the methods of what it is compiled to.

    It is no re.Pattern for isinstance or re.compile, and two of the same source are not equal.
    """

    __slots__ = ("_flags", "pattern", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __reduce__(self) -> tuple[Any, ...]:
        """Be pickled and copied as what it is made from."""
        return pattern, (self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Compile the expression: reached while a slot is empty, and for what no slot holds."""
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What re.compile gives, compiled at the first match; an error in `source` shows no earlier."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


HAN = pattern("[\u4e00-\u9fff]")  # one Chinese character
