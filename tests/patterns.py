"""The regular expressions of the two packages, and strings that are hard for them.

As a program it prints, as JSON, every pattern that our modules compile while they are imported and while the
sample reports are built: its source, its flags, whether it is of bytes, the file, and whether it is only ever
tried at a given place.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any, NamedTuple

from wenmai_extractors.patterns import pattern as lazy

LAZY = type(lazy(""))
MANY = 30  # repetitions at most that are no attack by themselves
# What patterns of Chinese text repeat.
COMMON = ("县", "省市", "1", "一", " ", "\u3000", "“", "（）", "、", "\n", "年月", "—", "x ")
# A character of each class, and one that is not in it.
CLASSES = {op.CATEGORY_DIGIT: ("1", "甲"), op.CATEGORY_SPACE: (" ", "甲"), op.CATEGORY_WORD: ("甲", "，")}
CLASSES |= {
    op.CATEGORY_NOT_DIGIT: ("甲", "1"),
    op.CATEGORY_NOT_SPACE: ("甲", " "),
    op.CATEGORY_NOT_WORD: ("，", "甲"),
}
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class Pattern(NamedTuple):
    """A compiled pattern; `anchored` says that it is never searched for."""

    regex: re.Pattern[Any]
    file: str
    anchored: bool


def patterns() -> list[Pattern]:
    """All patterns, as a fresh process finds them."""
    done = subprocess.run([sys.executable, __file__], capture_output=True, check=True)
    return [
        Pattern(re.compile(source.encode("latin-1") if raw else source, flags), file, anchored)
        for source, flags, raw, file, anchored in json.loads(done.stdout)
    ]


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """What to begin with and what to repeat so that matching is hard."""
    pumps: list[tuple[str, str]] = []
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    whole = _sample(parser.parse(pattern.pattern, flags), "", pumps, {})
    yield from dict.fromkeys(
        (begin, body) for begin, body in [*pumps, *(("", each) for each in (whole, *COMMON))] if body
    )


def _sample(tree: Any, before: str, pumps: list[tuple[str, str]], groups: dict[int, str]) -> str:
    """A string that matches, if nothing around it is asked for; adds to `pumps` what is repeated without a
    bound, behind a string that leads up to it."""
    out = ""
    for code, given in tree:
        inner = partial(_sample, before=before + out, pumps=pumps, groups=groups)
        if code in REPEATS:
            least, most, body = given
            if most > MANY:
                pumps.extend(
                    (before + out, _sample(each, before + out, [], groups)) for each in _branches(body)
                )
            out += inner(body) * least
        elif code is op.SUBPATTERN:
            groups[given[0]] = inner(given[3])
            out += groups[given[0]]
        elif code in (op.ASSERT, op.ASSERT_NOT):
            inner(given[1])
        elif code is op.BRANCH:
            first, *_ = (inner(branch) for branch in given[1])
            out += first
        else:
            out += inner(given) if code is op.ATOMIC_GROUP else _plain(code, given, groups)
    return out


def _plain(code: Any, given: Any, groups: dict[int, str]) -> str:
    """What matches an element without others in it: a character, or a group again; else nothing."""
    if code is op.IN:
        return _member(given)
    if code in (op.NOT_LITERAL, op.ANY):
        return "乙" if given == ord("甲") else "甲"
    return chr(given) if code is op.LITERAL else groups.get(given, "") if code is op.GROUPREF else ""


def _branches(body: Any) -> Sequence[Any]:
    """What a repetition repeats: all of the alternatives if it is a choice."""
    while len(body) == 1 and body[0][0] is op.SUBPATTERN:
        body = body[0][1][3]
    return body[0][1][1] if len(body) == 1 and body[0][0] is op.BRANCH else [body]


def _member(items: Any) -> str:
    """A character of a set."""
    negated = items[0][0] is op.NEGATE
    for character in "甲1x ，\n“" if negated else ():
        if not any(_holds(item, character) for item in items[1:]):
            return character
    code, given = items[-1 if negated else 0]
    if code is op.CATEGORY:
        return CLASSES[given][negated]
    return chr(given if code is op.LITERAL else given[0])


def _holds(item: Any, character: str) -> bool:
    code, given = item
    if code is op.CATEGORY:
        return CLASSES[given][0] == character or (character in "1x" and CLASSES[given][0] == "甲")
    return ord(character) == given if code is op.LITERAL else given[0] <= ord(character) <= given[1]


def _compiled() -> dict[re.Pattern[Any], tuple[str, bool]]:
    """Every pattern that our modules compile: the file that does, and whether always by `re.match`."""
    import wenmai
    import wenmai_extractors

    roots = [Path(package.__file__ or "").parent for package in (wenmai, wenmai_extractors)]
    found: dict[re.Pattern[Any], tuple[str, bool]] = {}
    plain = re._compile  # type: ignore[attr-defined]

    def recorded(pattern: Any, flags: int) -> re.Pattern[Any]:
        regex: re.Pattern[Any] = plain(pattern, flags)
        frame: FrameType | None = sys._getframe(1)
        anchored = sys._getframe(1).f_code.co_name in ("match", "fullmatch")
        while frame and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back
        if frame and any(root in Path(frame.f_code.co_filename).parents for root in roots):
            before = found.get(regex, ("", True))[1]
            found[regex] = (frame.f_code.co_filename, anchored and before)
        return regex

    re._compile = recorded  # type: ignore[attr-defined]
    for package in (wenmai, wenmai_extractors):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, LAZY):
                    value.match("")  # those of the rules are compiled where they are first used
    wenmai.build(Path(__file__).parents[1] / "seeds")
    return found


def _methods() -> dict[re.Pattern[Any], set[str]]:
    """By pattern that a module has a name for, the methods that are called by that name: in the module
    itself, and anywhere if the name is no private one."""
    ours = [module for name, module in sys.modules.items() if name.partition(".")[0].startswith("wenmai")]
    code = {module.__name__: Path(module.__file__).read_text("utf-8") for module in ours if module.__file__}
    everything = "\n".join(code.values())
    found: defaultdict[re.Pattern[Any], set[str]] = defaultdict(set)
    for module in ours:
        for name, each in vars(module).items():
            value = re.compile(each.pattern, each.flags) if isinstance(each, LAZY) else each
            if isinstance(value, re.Pattern):
                where = code[module.__name__] if name.startswith("_") else everything
                found[value] |= set(re.findall(rf"\b{name}\.(\w+)\(", where)) or {"search"}
    return found


def main() -> None:
    """Print the patterns."""
    compiled, methods = _compiled(), _methods()
    rows = []
    for regex, (file, matched) in compiled.items():
        raw = isinstance(regex.pattern, bytes)
        source = regex.pattern.decode("latin-1") if raw else regex.pattern
        anchored = matched or methods.get(regex, {"search"}) <= {"match", "fullmatch"}
        rows.append((source, regex.flags, raw, file, anchored))
    sys.stdout.write(json.dumps(rows))


if __name__ == "__main__":
    main()
