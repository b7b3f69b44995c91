"""From drafts to statements: healed characters mapped back to the document, evidence and ids made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from wenmai_extractors.confidence import confidence
from wenmai_extractors.objects import strip_marks
from wenmai_extractors.records import EntityRef, Evidence, Qualifiers, Statement, content_id
from wenmai_extractors.scene import Draft, Mark, Scene

# What a qualifier is called in JSON, and so the role of its evidence: conferredBy for conferred_by.
_ROLES = {field.name: field.encode_name for field in msgspec.structs.fields(Qualifiers)}
_WHOLE = ("edition", "batch", "streak", "count", "participants")
_ACTORS = ("Organisation", "Place", "Person")
_POINTER = "该"  # what it stands for is in the name, where the report tells
_LONGEST = 800  # characters of a sentence that a statement quotes in full
_AROUND = 500  # those that it quotes of a longer one


def statements(scene: Scene, drafts: Iterable[tuple[str, Draft]]) -> Iterator[Statement]:
    """The statements that drafts make, each given with the name of the extractor that found it.

    None is made of somebody only pointed to: 该院行政庭.
    """
    for extractor, draft in drafts:
        if _points(draft.subject.name, draft.subject.type) or _points(draft.name, draft.type):
            continue
        yield _statement(scene, _counted(draft), extractor)


def _points(name: str, kind: str) -> bool:
    """Whether a name only points to somebody; “该出手时”讲座 is an event."""
    return name.startswith(_POINTER) and kind in _ACTORS


def _counted(draft: Draft) -> Draft:
    """The draft without a count that is no whole number (1.2平方公里): it counts nothing."""
    broken = (
        {key for key in _WHOLE if isinstance(draft.qualifiers.get(key), float)} if draft.qualifiers else ()
    )
    if not broken:
        return draft
    if "value" not in draft.qualifiers:
        broken |= {"unit", "approx", "shared"}
    return replace(
        draft,
        qualifiers={key: value for key, value in draft.qualifiers.items() if key not in broken},
        proofs={key: proof for key, proof in draft.proofs.items() if key not in broken},
    )


def _statement(scene: Scene, draft: Draft, extractor: str) -> Statement:
    qualifiers = Qualifiers(
        **{key: _value(value) for key, value in draft.qualifiers.items() if value not in (None, ())}
    )
    evidence = tuple(_evidence(scene, draft))
    subject = _entity(scene, draft.subject.name, draft.subject.type, (draft.subject.mark,))
    object_ = _entity(scene, draft.name, draft.type, draft.object)
    doc, article = scene.document.doc, scene.reading.article.index
    spans = (f"{item.role}:{item.start}:{item.end}" for item in evidence)
    proof = msgspec.json.encode(qualifiers).decode()
    key = (doc, str(article), subject.name, draft.predicate, object_.name, object_.type, proof, *spans)
    return Statement(
        id=content_id("st:", *key),
        doc=doc,
        article=article,
        subject=subject,
        predicate=draft.predicate,
        object=object_,
        qualifiers=qualifiers,
        evidence=evidence,
        extractor=extractor,
        rule=draft.rule,
        confidence=confidence(scene, draft),
    )


def _entity(scene: Scene, name: str, kind: str, marks: tuple[Mark, ...]) -> EntityRef:
    """An entity under its name; that of an actor is written without the quotation marks in it."""
    own = strip_marks(name) if kind in _ACTORS else name
    return EntityRef(name=own or name, type=kind, mention=_mention(scene, marks))


def _value(value: Any) -> Any:
    """A qualifier, the names of givers and partners likewise without marks."""
    return tuple(strip_marks(name) for name in value) if isinstance(value, tuple) else value


def _mention(scene: Scene, marks: tuple[Mark, ...]) -> str:
    """The words at the place as they are written there, without breaks; an ellipsis joins pieces apart."""
    return "…".join(_written(scene, mark) for mark in marks)


def _written(scene: Scene, mark: Mark) -> str:
    """The document's own characters behind the healed ones: traditional where the report is."""
    passage, text = scene.line(mark.passage).passage, scene.document.text
    whole = text[passage.starts[mark.start] : passage.ends[mark.end - 1]]
    if len(whole) == mark.end - mark.start:
        return whole
    return "".join(text[passage.starts[i] : passage.ends[i]] for i in range(mark.start, mark.end))


def _shown(draft: Draft) -> Mark:
    """The sentence, or where it never ends the part around what it says."""
    sentence = draft.sentence
    if sentence.end - sentence.start <= _LONGEST or draft.object[0].passage != sentence.passage:
        return Mark(sentence.passage, sentence.start, min(sentence.end, sentence.start + 2 * _LONGEST))
    start = max(sentence.start, draft.object[0].start - _AROUND // 2)
    return Mark(sentence.passage, start, min(sentence.end, max(start + _AROUND, draft.object[-1].end)))


def _evidence(scene: Scene, draft: Draft) -> Iterator[Evidence]:
    roles: list[tuple[str, Mark]] = [("sentence", _shown(draft)), ("subject", draft.subject.mark)]
    roles += [("object", mark) for mark in draft.object]
    if draft.trigger:
        roles.append(("trigger", draft.trigger))
    for key in sorted(draft.proofs):
        roles += [
            (_ROLES[key], mark) for mark in draft.proofs[key] if draft.qualifiers.get(key) not in (None, ())
        ]
    for role, mark in dict.fromkeys(roles):
        passage = scene.line(mark.passage).passage
        start, end = passage.starts[mark.start], passage.ends[mark.end - 1]
        yield Evidence(role=role, start=start, end=end, text=scene.document.text[start:end])
