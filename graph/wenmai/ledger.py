"""The ledger of human judgements, `decisions.jsonl`: made to be edited by hand and kept in git.

A line is a JSON object, blank lines and those that begin with # are skipped:

    {"judgement": "same", "entities": ["organisation/甲", "organisation/乙"], "who": "…", "why": "…"}
    {"judgement": "different", "entities": ["person/甲~12ab34cd", "person/甲~56ef78ab"], "who": …, "why": …}
    {"judgement": "wrong", "statement": "st:…", "who": "…", "why": "…"}
    {"judgement": "right", "statement": "st:…", "who": "…", "why": "…"}
    {"judgement": "rename", "entities": ["organisation/甲"], "name": "…", "who": "…", "why": "…"}

Entities are named by id, or by name where only one is called so. Of two lines on the same thing the later
counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from wenmai_extractors.errors import DataError, WenmaiError
from wenmai_extractors.records import Record, Statement

LEDGER = "decisions.jsonl"
Judgement = Literal["same", "different", "wrong", "right", "rename"]
TAKES = {"same": 2, "different": 2, "rename": 1, "wrong": 0, "right": 0}  # entities that each is about


class Decision(Record, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One judgement, by whom and why."""

    judgement: Judgement
    entities: tuple[str, ...] = ()
    statement: str = ""
    name: str = ""
    who: str
    why: str


def read_ledger(path: Path) -> tuple[Decision, ...]:
    """Return the decisions in the file `path`; raise DataError naming the line that is none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"
        ) from error
    return latest(_decisions(text, path))


def _decisions(text: str, path: Path) -> Iterator[Decision]:
    decoder = msgspec.json.Decoder(Decision)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            decision = decoder.decode(line)
        except msgspec.DecodeError as error:
            raise DataError(
                f"{path}, line {number}: not a decision ({error}); correct or delete the line"
            ) from error
        if problem := fault(decision):
            raise DataError(f"{path}, line {number}: {problem}")
        yield decision


def fault(decision: Decision) -> str:
    """What is wrong with a decision by itself, "" if nothing is."""
    number = TAKES[decision.judgement]
    if len(decision.entities) != number or not all(name.strip() for name in decision.entities):
        return f"`{decision.judgement}` takes {number} entities, not {len(decision.entities)}"
    if number == 2 and decision.entities[0] == decision.entities[1]:
        return f"`{decision.judgement}` takes two different entities"
    if (decision.judgement in ("wrong", "right")) != bool(decision.statement):
        return f"`{decision.judgement}` takes {'a' if not number else 'no'} statement"
    if (decision.judgement == "rename") != bool(decision.name.strip()):
        return "`rename`, and nothing else, takes a name"
    if not decision.who.strip() or not decision.why.strip():
        return "say who decided and why"
    return ""


def latest(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions in the order given; of those on the same thing only the last."""
    kept: dict[tuple[str, ...], Decision] = {}
    for decision in decisions:
        subject = "rename" if decision.judgement == "rename" else decision.statement or "identity"
        key = (subject, *sorted(decision.entities))
        kept.pop(key, None)
        kept[key] = decision
    return tuple(kept.values())


def not_wrong(statements: Iterable[Statement], decisions: Iterable[Decision]) -> Iterator[Statement]:
    """Yield the statements that no decision calls wrong: those from which entities are known."""
    wrong = {decision.statement for decision in decisions if decision.judgement == "wrong"}
    return (statement for statement in statements if statement.id not in wrong)


def append(path: Path, decision: Decision) -> None:
    """Write `decision` as a line at the end of the ledger `path`, which is made if there is none."""
    if problem := fault(decision):
        raise WenmaiError(f"decide: {problem}")
    if path.exists():
        read_ledger(path)  # a damaged ledger is not made longer
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        broken = path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
        with path.open("ab") as file:
            file.write((b"\n" if broken else b"") + msgspec.json.encode(decision) + b"\n")
    except OSError as error:
        raise WenmaiError(
            f"{path}: cannot be written ({error.strerror or error}); choose another --decisions"
        ) from error
