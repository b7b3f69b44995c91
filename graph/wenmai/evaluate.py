"""How good the extraction is: precision, recall and F1 a predicate against gold statements.

A statement found matches a gold one where the predicate is one of those that the gold line accepts, and
subject and object each bear a name it accepts (strict) or one close to it. Matching is one to one, the best
pairs first. What matches only optional gold, or repeats what is matched already, counts neither way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import msgspec

from wenmai import store
from wenmai.inputs import find_inputs
from wenmai_extractors.errors import DataError
from wenmai_extractors.reading import read_documents
from wenmai_extractors.records import Document, Record, Statement

CLOSE = 0.7  # the least closeness of two names that are taken for one
PART = 0.6  # the least share of a name that a part of it must have to stand for it
UNSCORED = frozenset({"authored", "about", "follows", "targets"})
FAR = 10**6  # a distance greater than any report is long

_ROW = re.compile(r"\.(?:jsonl|ndjson|csv|tsv)(#.+)\Z")  # of a file with a report in each row
_IGNORED = re.compile(r"[\s“”‘’\"'《》〈〉「」『』【】()（）·•・,，、。．.\-—–―~～:：!！?？;；/]+")


class GoldName(Record):
    """A name with the others that are just as right."""

    name: str
    aliases: tuple[str, ...] = ()


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """A gold statement, in the short field names of the gold files; `p` lists the predicates accepted."""

    doc: str
    s: GoldName
    p: tuple[str, ...]
    o: GoldName
    q: dict[str, Any] = msgspec.field(default_factory=dict)
    quote: str
    tier: str

    @property
    def core(self) -> bool:
        """Whether a good system must find it."""
        return self.tier == "core"


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one predicate or of all. `found` is without repeats, `right` with optional gold."""

    core: int
    found: int
    hit: int
    hit_strict: int
    right: int
    right_core: int

    @property
    def recall(self) -> float | None:
        """Share of core gold found; None where there is none."""
        return self.hit / self.core if self.core else None

    @property
    def recall_strict(self) -> float | None:
        """The same with names exactly as accepted."""
        return self.hit_strict / self.core if self.core else None

    @property
    def precision(self) -> float | None:
        """Share of the finds that are core gold, optional ones left out; None for no finds."""
        counted = self.found - (self.right - self.right_core)
        return self.right_core / counted if counted else None

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision, 0 where either is none or 0."""
        if not self.recall or not self.precision:
            return 0.0
        return 2 * self.recall * self.precision / (self.recall + self.precision)

    def figures(self) -> dict[str, float | int | None]:
        """All figures by name, for JSON."""
        rates = {name: getattr(self, name) for name in ("recall", "recall_strict", "precision", "f1")}
        return {**msgspec.structs.asdict(self), **rates}


class Evaluation(NamedTuple):
    """Everything measured. `grounded` is None where no texts were given to check the evidence against."""

    total: Score
    predicates: dict[str, Score]
    qualifiers_asked: int
    qualifiers_right: int
    grounded: int | None
    statements: int
    confused: dict[str, int]
    repeats: int
    misses: tuple[Gold, ...]
    wrong: tuple[Statement, ...]

    def figures(self) -> dict[str, Any]:
        """All figures as plain data, for JSON; the names are those of the gold's own scorer."""
        asked, right = self.qualifiers_asked, self.qualifiers_right
        return {
            "total": self.total.figures(),
            "predicates": {name: score.figures() for name, score in self.predicates.items()},
            "qualifiers": {"asked": asked, "right": right, "rate": right / asked if asked else None},
            "grounding": {"grounded": self.grounded, "statements": self.statements},
            "received_confused_with": self.confused,
            "repeats": self.repeats,
        }


class Matching(NamedTuple):
    """Which gold each find matched and the reverse, by position; `strict` gold; finds that repeat others."""

    found_of: dict[int, int]
    gold_of: dict[int, int]
    strict: frozenset[int]
    repeats: frozenset[int]


def read_gold(folder: Path) -> tuple[Gold, ...]:
    """Read the gold statements in `folder`; raise DataError when there are none."""
    path = folder / "statements.jsonl" if folder.is_dir() else folder
    gold = tuple(store.read_records(path, Gold))
    if not gold:
        raise DataError(f"{path}: holds no gold statements; check the path")
    return gold


def evaluate_files(
    gold: Path, *, statements: Path | None = None, folder: Path | None = None, sources: Path | None = None
) -> Evaluation:
    """Measure the file `statements`, or the build in `folder`, against the gold in the folder `gold`.

    Evidence is checked against the reports in `sources`, else against the texts of the build if there is one.
    Raises DataError for files that cannot be read, are of another form, or share no report with the gold.
    """
    path = statements if statements is not None else (folder or Path()) / store.STATEMENTS
    if sources is not None:
        texts = dict(_texts(sources))
    elif folder is not None:
        docs = store.read_manifest(folder).documents
        texts = {stem(doc): store.read_text(folder / store.text_file(doc)) for doc in docs}
    else:
        texts = None
    lines, found = read_gold(gold), tuple(store.read_records(path, Statement))
    known = {stem(statement.doc) for statement in found} | set(texts or ())
    if known and known.isdisjoint(line.doc for line in lines):
        raise DataError(
            f"{path}: of other reports than {gold}, which calls a report by its file name without .txt, "
            f"such as {lines[0].doc}"
        )
    return evaluate(lines, found, texts=texts)


def evaluate(
    gold: Iterable[Gold], statements: Iterable[Statement], *, texts: Mapping[str, str] | None = None
) -> Evaluation:
    """Measure `statements` against `gold`. `texts` holds the text layers by the stem of the document's name:
    with them evidence is checked, and of equal matches the one nearest to the gold's quotation is taken."""
    gold = tuple(g for g in gold if not UNSCORED.issuperset(g.p))
    docs = {g.doc for g in gold}
    found = tuple(s for s in statements if stem(s.doc) in docs and s.predicate not in UNSCORED)
    matching = _match(gold, found, texts or {})
    names = sorted({_first(g) for g in gold} | {s.predicate for s in found})
    matched = [(gold[i].q, _given(found[j])) for i, j in matching.found_of.items()]
    asked = [_same(key, value, given.get(key)) for q, given in matched for key, value in q.items()]
    unmatched = [j for j in range(len(found)) if j not in matching.gold_of and j not in matching.repeats]
    return Evaluation(
        total=_score(None, gold, found, matching),
        predicates={name: _score(name, gold, found, matching) for name in names},
        qualifiers_asked=len(asked),
        qualifiers_right=sum(asked),
        grounded=None if texts is None else sum(_grounded(s, texts.get(stem(s.doc), "")) for s in found),
        statements=len(found),
        confused=_confused(gold, [found[j] for j in unmatched]),
        repeats=len(matching.repeats),
        misses=tuple(g for i, g in enumerate(gold) if g.core and i not in matching.found_of),
        wrong=tuple(found[j] for j in unmatched),
    )


def _texts(sources: Path) -> Iterator[tuple[str, str]]:
    """The text layers of all reports in a folder that can be read, by the stem of their names."""
    for source in find_inputs([sources]).sources:
        for result in read_documents(*source):
            if isinstance(result, Document):
                yield stem(result.doc), result.text


def stem(doc: str) -> str:
    """The name by which gold files know a document: without folders and ending, but with the row."""
    row = _ROW.search(doc)
    return PurePosixPath(doc[: row.start()] if row else doc).stem + (row[1] if row else "")


def _first(gold: Gold) -> str:
    """The better of the scored predicates that a gold line accepts."""
    return next(p for p in gold.p if p not in UNSCORED)


def _given(statement: Statement) -> dict[str, Any]:
    return dict(msgspec.to_builtins(statement.qualifiers))


def _match(gold: Sequence[Gold], found: Sequence[Statement], texts: Mapping[str, str]) -> Matching:
    by_doc: defaultdict[str, list[int]] = defaultdict(list)
    for j, statement in enumerate(found):
        by_doc[stem(statement.doc)].append(j)
    pairs = []
    for i, g in enumerate(gold):
        quoted = texts.get(g.doc, "").find(g.quote)
        for j in by_doc[g.doc]:
            closeness = _pair_closeness(g, found[j]) if found[j].predicate in g.p else 0.0
            if closeness:
                near = min((abs(e.start - quoted) for e in found[j].evidence), default=FAR)
                given = _given(found[j])
                hits = sum(_same(key, value, given.get(key)) for key, value in g.q.items())
                pairs.append((-closeness, not g.core, -hits, near, i, j))
    found_of: dict[int, int] = {}
    gold_of: dict[int, int] = {}
    strict: set[int] = set()
    for closeness, _, _, _, i, j in sorted(pairs):
        if i not in found_of and j not in gold_of:
            found_of[i], gold_of[j] = j, i
            if closeness == -2.0:
                strict.add(i)
    # What a report tells twice may be found twice.
    repeats = frozenset(j for *_, j in pairs if j not in gold_of)
    return Matching(found_of, gold_of, frozenset(strict), repeats)


def _pair_closeness(gold: Gold, found: Statement) -> float:
    """Closeness of the subjects plus that of the objects, or 0 where either is not close."""
    subject = _closest((found.subject.name, found.subject.mention), gold.s)
    if subject < CLOSE:
        return 0.0
    object_ = _closest((found.object.name, found.object.mention), gold.o)
    return subject + object_ if object_ >= CLOSE else 0.0


def _closest(heard: Iterable[str], gold: GoldName) -> float:
    return max(closeness(one, other) for one in heard for other in (gold.name, *gold.aliases))


@cache
def closeness(one: str, other: str) -> float:
    """How close two names are: 1 the same, 0 nothing shared.

    The Dice coefficient of their character bigrams, or 0.85 where the shorter is a large part of the longer.
    """
    one, other = _plain(one), _plain(other)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    part = 0.85 if short in long and len(short) >= PART * len(long) and len(short) > 1 else 0.0
    a, b = _bigrams(one), _bigrams(other)
    dice = 2 * (a & b).total() / (a.total() + b.total())
    return max(part, min(dice, 0.99))


def _plain(name: str) -> str:
    return _IGNORED.sub("", unicodedata.normalize("NFKC", name)).lower()


def _bigrams(name: str) -> Counter[str]:
    return Counter(name[i : i + 2] for i in range(len(name) - 1)) if len(name) > 1 else Counter([name])


def _same(key: str, gold: Any, found: Any) -> bool:
    """Whether a qualifier is right; of lists one member that is right will do."""
    if found is None:
        return False
    if isinstance(gold, list | tuple) or isinstance(found, list | tuple):
        return any(_same(key, g, f) for f in _items(found) for g in _items(gold))
    if isinstance(gold, bool):
        return bool(found) == gold
    one, other = _number(gold), _number(found)
    if one is not None and other is not None:
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    if key == "time":
        return str(gold).strip("~?%") == str(found).strip("~?%")
    return closeness(str(gold), str(found)) >= CLOSE


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else (value,)


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _score(name: str | None, gold: Sequence[Gold], found: Sequence[Statement], matching: Matching) -> Score:
    """The figures of the predicate `name`, or of all for None."""
    core = [i for i, g in enumerate(gold) if g.core and name in (None, _first(g))]
    mine = [j for j, s in enumerate(found) if name in (None, s.predicate) and j not in matching.repeats]
    right = [matching.gold_of[j] for j in mine if j in matching.gold_of]
    return Score(
        core=len(core),
        found=len(mine),
        hit=sum(i in matching.found_of for i in core),
        hit_strict=sum(i in matching.strict for i in core),
        right=len(right),
        right_core=sum(gold[i].core for i in right),
    )


def _grounded(statement: Statement, text: str) -> bool:
    evidence = statement.evidence
    return bool(evidence) and all(e.text and text[e.start : e.end] == e.text for e in evidence)


def _confused(gold: Sequence[Gold], wrong: Iterable[Statement]) -> dict[str, int]:
    """What wrongly found `received` statements are in the gold: hopes and nominations taken for awards."""
    others = [g for g in gold if _first(g) in ("pursues", "nominatedFor")]
    counts: Counter[str] = Counter()
    for statement in wrong:
        if statement.predicate == "received":
            near = (g for g in others if g.doc == stem(statement.doc) and _pair_closeness(g, statement))
            counts.update(_first(g) for g in list(near)[:1])
    return dict(counts)
