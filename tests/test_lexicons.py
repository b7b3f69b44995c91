"""The data files: nothing empty, nothing that two classes claim, nothing that the ontology does not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai_extractors.lexicon import common_verbs, common_words, either, load_toml, verbal_nouns, words
from wenmai_extractors.names import is_name, name_parts
from wenmai_extractors.ontology import ontology
from wenmai_extractors.pipeline import EXTRACTORS
from wenmai_extractors.records import Qualifiers
from wenmai_extractors.vocabulary import kinds, modality, verbs

DATA = files("wenmai_extractors") / "data"
TABLES = sorted(path.name for path in DATA.iterdir() if path.name.endswith(".toml"))
PAIRS = ("common_words.txt", "common_verbs.txt", "verbal_nouns.txt")
# Object classes of verbs.toml that are no entity types: see the comment there.
FORMS = {"Quoted", "Title", "Unknown", "Spirit"}


def texts(table: dict[str, Any], place: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from texts(value, f"{place}/{key}")
        elif isinstance(value, str):
            yield f"{place}/{key}", value


def several(groups: dict[str, str]) -> dict[str, list[str]]:
    """The words that stand in more than one group, with the groups."""
    found: dict[str, list[str]] = {}
    for group, text in groups.items():
        for word in words(text):
            found.setdefault(word, []).append(group)
    return {word: places for word, places in found.items() if len(places) > 1}


def twice(items: Iterable[str]) -> list[str]:
    return [item for item, count in Counter(items).items() if count > 1]


@pytest.mark.parametrize("name", TABLES)
def test_tables_say_where_their_facts_come_from(name: str) -> None:
    first = (DATA / name).read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")


@pytest.mark.parametrize("name", [name for name in TABLES if name != "ontology.toml"])
def test_no_list_is_empty(name: str) -> None:
    for place, text in texts(load_toml(name)):
        assert words(text) or "全体干部职工" in place, f"{name}: {place}"


@pytest.mark.parametrize("name", [name for name in TABLES if name != "ontology.toml"])
def test_words_hold_no_stray_signs(name: str) -> None:
    for place, text in texts(load_toml(name)):
        strays = [word for word in words(text) if set(word) & set("\ufeff\u200b\u3000,;\"'")]
        assert strays == [], f"{name}: {place}"


def test_a_verb_has_one_class() -> None:
    assert several(load_toml("verbs.toml")["classes"]) == {}


def test_a_word_is_either_a_plan_or_a_denial() -> None:
    table = load_toml("verbs.toml")
    assert several({label: table[label]["words"] for label in ("irrealis", "negation")}) == {}


def test_a_level_word_has_one_level() -> None:
    assert several(load_toml("honours.toml")["levels"]) == {}


def test_verbs_and_objects_make_predicates_of_the_ontology() -> None:
    table, terms = load_toml("verbs.toml"), ontology()
    assert table["predicates"].keys() <= table["classes"].keys()
    for verb, objects in table["predicates"].items():
        for kind, predicate in objects.items():
            assert kind in terms.types or kind in FORMS, verb
            assert predicate in terms.predicates, verb


def test_kinds_are_entity_types() -> None:
    table = load_toml("kinds.toml")
    assert table.keys() - {"bare", "spirit", "vain", "slogans"} <= ontology().types.keys()
    for kind in table.keys() - {"bare", "vain", "slogans"}:
        for word in words(table[kind]):
            found = kinds().match(f"某某{word}")
            assert found is not None
            assert found[1] in {*ontology().types, "Spirit", "Vain"}


def test_domains_and_ranges_are_types() -> None:
    terms = ontology()
    for name, predicate in terms.predicates.items():
        assert predicate.zh, name
        assert predicate.en, name
        assert {*predicate.domain, *predicate.range} <= terms.types.keys(), name
        assert predicate.domain, name
        assert predicate.range, name


def test_qualifiers_of_the_ontology_are_those_of_the_record() -> None:
    fields = {field: getattr(Qualifiers, field) for field in Qualifiers.__struct_fields__}
    names = dict(zip(fields, Qualifiers.__struct_encode_fields__, strict=True))
    assert set(names.values()) == set(ontology().qualifiers)
    for field, name in names.items():
        assert ontology().qualifiers[name].many == (getattr(Qualifiers(), field) == ()), name


def test_extractors_have_names_of_their_own() -> None:
    assert twice(extractor.name for extractor in EXTRACTORS) == []


@pytest.mark.parametrize("name", PAIRS)
def test_lists_of_pairs_are_well_formed(name: str) -> None:
    rows = [line.split() for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    assert [row for row in rows if len(row) != 2 or len(row[0]) != 1] == []
    assert twice(row[0] for row in rows) == []
    assert [row for row in rows if twice(row[1])] == []


def test_a_word_is_a_verb_or_a_verbal_noun() -> None:
    assert verbal_nouns() & common_verbs() == frozenset()
    assert {len(word) for word in chain(common_verbs(), verbal_nouns(), common_words())} == {2}


def test_words_that_are_no_names_make_no_name() -> None:
    assert [word for word in name_parts().not_names if is_name(word)] == []
    assert {len(word) for word in name_parts().double} == {2}


def test_every_listed_verb_and_sign_is_found_in_a_clause_of_its_own() -> None:
    table = load_toml("verbs.toml")
    for label, text in table["classes"].items():
        for word in words(text):
            assert [(hit.word, hit.label) for hit in verbs().find(word)] == [(word, label)]
    excepted = {word for label in ("irrealis", "negation") for word in words(table[label]["except"])}
    for label in ("irrealis", "negation"):
        for word in set(words(table[label]["words"])) - excepted:
            assert [(hit.word, hit.label) for hit in modality().find(word)] == [(word, label)]


def test_no_sign_of_plan_or_denial_is_its_own_exception() -> None:
    table = load_toml("verbs.toml")
    signs = {word for label in ("irrealis", "negation") for word in words(table[label]["words"])}
    excepted = {word for label in ("irrealis", "negation") for word in words(table[label]["except"])}
    assert signs & excepted == set()


def test_a_head_word_makes_one_type() -> None:
    table = load_toml("kinds.toml")
    kinds_alone = {kind: text for kind, text in table.items() if kind not in ("bare", "slogans")}
    assert several(kinds_alone) == {}


LISTED = st.lists(st.text("甲乙丙.", min_size=1, max_size=4), min_size=1, max_size=12)


@given(LISTED, st.text("甲乙丙.", max_size=10), st.sampled_from(["", "乙", "丙?", r"\Z"]))
def test_words_that_begin_alike_match_as_if_each_stood_alone(listed: list[str], text: str, tail: str) -> None:
    plain = "|".join(re.escape(word) for word in words(" ".join(listed)))
    found = [match.span() for match in re.finditer(either(" ".join(listed)) + tail, text)]
    assert found == [match.span() for match in re.finditer(f"(?:{plain}){tail}", text)]


def test_what_must_not_follow_a_word_bears_on_that_word_alone() -> None:
    pattern = re.compile(either("任 任命 兼任 调任 出任", unless={"任": "务 期"}))
    assert [match.group() for match in pattern.finditer("任务、兼任、任命、任期、任职")] == [
        "兼任",
        "任命",
        "任",
    ]
