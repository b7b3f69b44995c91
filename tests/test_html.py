import base64
import json
import re
import zlib
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from big_graph import big_graph
from command import run
from factory import HOSTILE, graph, statement
from page_data import page_graph

from wenmai.backbone import backbone
from wenmai.html import SCRIPTS, PageError, _inlined, html
from wenmai.model import KnowledgeGraph
from wenmai.payload import Payload, embed


class Page(HTMLParser):
    """The elements of a page as a browser would see them, with the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self.words: list[tuple[int, str]] = []  # the number of elements begun, and what is said then
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in {"script", "style"} and data.strip():
            self.texts.append((*self.tags[-1], data))
        self.words.append((len(self.tags), data))

    def said(self, tag: str, class_: str) -> list[str]:
        """What is said in the first element `tag` of a class, before the next <main>."""
        first = next(i for i, (name, a) in enumerate(self.tags) if (name, a.get("class")) == (tag, class_))
        end = next(i for i, (name, _) in enumerate(self.tags) if name == "main")
        return [words for at, words in self.words if first < at <= end and words.strip()]

    def text(self, id_: str) -> str:
        return next(text for _, attributes, text in self.texts if attributes.get("id") == id_)

    def policy(self) -> str:
        metas = (attributes for tag, attributes in self.tags if tag == "meta")
        return next(m["content"] or "" for m in metas if m.get("http-equiv") == "Content-Security-Policy")


def _page(kg: KnowledgeGraph) -> str:
    return "".join(html(kg))


@pytest.fixture(scope="module")
def hostile() -> KnowledgeGraph:
    return page_graph(hostile=True)


def test_names_never_become_markup(hostile: KnowledgeGraph) -> None:
    plain, attacked = Page(_page(page_graph())), Page(_page(hostile))
    assert [tag for tag, _ in attacked.tags] == [tag for tag, _ in plain.tags]
    data = json.loads(attacked.text("graph-data"))
    assert {HOSTILE[0], HOSTILE[3]} <= set(data["entities"]["name"])


@pytest.mark.parametrize("facts", [60_000, 5], ids=["everything", "a part"])
def test_the_policy_allows_our_scripts_and_nothing_else(hostile: KnowledgeGraph, facts: int) -> None:
    page = Page("".join(html(hostile, facts=facts)))
    directives = dict(part.split(" ", 1) for part in page.policy().split("; "))
    assert directives["default-src"] == "'none'"
    assert not re.search(r"unsafe|https?:|\*", page.policy())
    code = [text for tag, a, text in page.texts if tag == "script" and a.get("type") != "application/json"]
    assert len(code) == 1 + len(SCRIPTS)
    for directive, texts in (
        ("script-src", code),
        ("style-src", [text for tag, _, text in page.texts if tag == "style"]),
    ):
        hashes = [f"'sha256-{base64.b64encode(sha256(t.encode()).digest()).decode()}'" for t in texts]
        assert directives[directive].split() == hashes


def test_a_page_of_a_part_says_so_and_how_much_there_is() -> None:
    kg = big_graph(entities=1_200, facts=3_000)
    page = Page("".join(html(kg, facts=1_100)))
    data = json.loads(page.text("graph-data"))
    said = " ".join(page.said("details", "excerpt"))
    assert len(data["facts"]["id"]) == 1_100
    assert data["documents"] == [d.doc for d in kg.documents if d.doc in set(data["documents"])]
    for number in (len(data["entities"]["name"]), 1_200, 1_100, 3_000):
        assert said.count(f"{number:,}") >= 2  # in Chinese and in English


def test_a_page_of_everything_says_nothing_of_parts(hostile: KnowledgeGraph) -> None:
    kg = big_graph(entities=300, facts=700)
    for text in (_page(hostile), _page(kg), "".join(html(kg, facts=700))):
        assert "excerpt" not in text
        assert "节选" not in text


def test_the_commands_that_a_part_names_are_there() -> None:
    kg = big_graph(entities=300, facts=700)
    said = " ".join(Page("".join(html(kg, facts=100))).said("details", "excerpt"))
    named = set(re.findall(r"wenmai (\w+)", said))
    assert named == {"serve", "show", "export"}
    for name in named:
        assert run(name, "--help").code == 0


def test_places_of_a_part_are_those_of_the_whole() -> None:
    kg = graph(
        *(statement("大风馆", "received", f"第{n}类文明单位") for n in range(5)),
        statement("大风馆", "locatedIn", "石桥镇", types=("Organisation", "Place")),
        statement("石桥镇", "locatedIn", "青石县", types=("Place", "Place")),
    )
    data = json.loads(Page("".join(html(kg, facts=4))).text("graph-data"))
    assert set(data["entities"]["type"]) == {0, 1}  # of the places none
    place = data["entities"]["place"][data["entities"]["name"].index("大风馆")]
    name, above = data["places"][place]
    assert (name, data["places"][above][0]) == ("石桥镇", "青石县")


def test_no_element_and_no_style_refers_outside(hostile: KnowledgeGraph) -> None:
    page = Page(_page(hostile))
    for tag, attributes in page.tags:
        for name in ("src", "href", "action", "srcset", "style", "onclick", "onerror", "onload"):
            value = attributes.get(name)
            assert value is None or value.startswith("#") or value == "data:,", (tag, attributes)
    for tag, _, text in page.texts:
        if tag == "style":
            assert not re.search(r"url\(|@import|https?:", text)


def test_our_scripts_write_text_only() -> None:
    for name in SCRIPTS:
        script = (files("wenmai") / "data" / "page" / name).read_text(encoding="utf-8")
        banned = (
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|fetch\(|XMLHttp"
        )
        assert not re.search(banned, script), name


def test_every_phrase_is_said_in_both_languages() -> None:
    folder = files("wenmai") / "data" / "page"
    phrases, rest = (folder / "words.js").read_text(encoding="utf-8").split("\n};\n", 1)
    chinese, english = (set(re.findall(r"(?m)^    (\w+):", part)) for part in phrases.split("\n  en: {"))
    assert chinese == english
    others = [name for name in (*SCRIPTS, "template.html") if name != "words.js"]
    code = rest + "".join((folder / name).read_text(encoding="utf-8") for name in others)
    said = set(re.findall(r'say\("(\w+)"|data-(?:words|label|title|placeholder)="(\w+)"', code))
    assert {key for pair in said for key in pair if key} <= chinese
    assert {key for key in chinese if f'"{key}"' not in code} == set()


def test_the_same_graph_gives_the_same_page(hostile: KnowledgeGraph) -> None:
    turned = KnowledgeGraph(
        entities=hostile.entities,
        facts=hostile.facts,
        statements=hostile.statements,
        articles=hostile.articles,
        documents=hostile.documents,
    )
    assert _page(hostile) == _page(turned)


def test_a_small_graph_makes_a_small_page() -> None:
    assert len(_page(page_graph(organisations=300)).encode()) < 2_000_000


def test_an_empty_graph_makes_a_page() -> None:
    empty = KnowledgeGraph(entities=(), facts=(), statements=(), articles=(), documents=())
    page = Page(_page(empty))
    assert json.loads(page.text("seed"))["nodes"] == []


def test_evidence_points_at_its_words(hostile: KnowledgeGraph) -> None:
    made = Payload(hostile)
    graph, proof = made.graph(), made.proof()
    numbers, seen = iter(proof["spans"]), set()
    for article, pattern in zip(graph["statements"], proof["pattern"], strict=True):
        text, start = proof["texts"][graph["articles"][article][0]], 0
        for role in proof["patterns"][pattern]:
            start += next(numbers)
            seen.add((role, text[start : start + next(numbers)]))
    assert next(numbers, None) is None
    assert {words for role, words in seen if role == "trigger"} == {"获"}
    assert {words for role, words in seen if role == "subject"} > set(HOSTILE)


def test_columns_say_what_the_facts_say(hostile: KnowledgeGraph) -> None:
    data = Payload(hostile).graph()
    columns = data["facts"]
    names, subject = data["entities"]["name"], 0
    found = {}
    for i, id_ in enumerate(columns["id"]):
        subject += columns["subject"][i]
        predicate = data["predicates"][columns["predicate"][i]][0]
        qualifiers = columns["values"][columns["qualifiers"][i]]
        found[id_] = (names[subject], predicate, names[columns["object"][i]], qualifiers.get("time"))
    assert found == {
        f.id: (
            hostile.entity[f.subject].name,
            f.predicate,
            hostile.entity[f.object].name,
            f.qualifiers.time,
        )
        for f in hostile.facts
    }


def test_every_reading_of_a_character_is_found() -> None:
    kg = page_graph(organisations=2)
    readings = Payload(kg).graph()["pinyin"]
    assert "qing" in readings["青"].split()
    assert set(readings["石"].split()) >= {"shi", "dan"}
    assert "0" not in readings


def test_large_data_are_compressed() -> None:
    value = {"名": "<" * 5000}
    small, large = embed(value), embed(value, plain=100)
    assert (small.encoding, large.encoding) == ("json", "deflate")
    assert "<" not in small.text + large.text
    assert json.loads(small.text) == value
    assert json.loads(zlib.decompress(base64.b64decode(large.text))) == value


def test_the_first_picture_is_small_and_joined() -> None:
    kg = page_graph(organisations=400, honours=30)
    shown = backbone(kg, size=90)
    assert 60 <= len(shown) <= 90
    joined = {end for f in kg.facts if {f.subject, f.object} <= set(shown) for end in (f.subject, f.object)}
    assert joined == set(shown)


def test_a_script_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(PageError, match=r"x\.js"):
        _inlined("x.js", "let a = '</script>';")
