from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from factory import graph, hostile, small, statement

import wenmai
from wenmai import store
from wenmai.answers import short, written
from wenmai.cli import app
from wenmai.owl import ontology_turtle
from wenmai.query import hint_of, run_query
from wenmai.questions import QueryError, find_query, questions
from wenmai.rdf import jsonld, nquads, trig, turtle
from wenmai_extractors.errors import DataError, WenmaiError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("build")
    (path / "graph.ttl").write_text("".join(turtle(small())), encoding="utf-8")
    (path / "ontology.ttl").write_text("".join(ontology_turtle()), encoding="utf-8")
    return path


def test_every_ready_made_question_is_explained_and_finds_something(folder: Path) -> None:
    asked = questions()
    assert len(asked) >= 12
    empty = []
    for question in asked:
        assert any("\u4e00" <= c <= "\u9fff" for c in question.zh)
        assert question.en.isascii()
        assert question.sparql.count("ORDER BY")
        if not run_query(folder, question.name).rows:
            empty.append(question.name)
    assert empty == ["conflicts", "nominated-only", "shared-programmes"]  # of which the small graph has none


def test_honours(folder: Path) -> None:
    answer = run_query(folder, "honours")
    assert answer.columns == ("holder", "honour", "edition", "from", "to", "time", "status", "sources")
    assert answer.rows == (
        ("某局", "文明单位", 5, "2017-01-01", "2019-12-31", "2017/2019", None, 2),
        ("某局", "文明单位", 6, "2020-12-01", "2020-12-31", "2020-12", None, 1),
        ("某校", "文明单位", None, None, None, None, None, 1),
    )


def test_an_honour_revoked_is_said_to_be_and_does_not_count() -> None:
    kg = graph(
        statement("某局", "received", "文明单位", time="2019"),
        statement("某校", "received", "文明单位", time="2019", status="revoked"),
        statement("某厂", "received", "文明单位", time="2019", status="kept"),
    )
    said = {row[0]: row[6] for row in run_query(kg, "honours").rows}
    assert said == {"某局": None, "某校": "revoked", "某厂": "kept"}
    assert run_query(kg, "honours-by-year").rows == ((2019, 2, 2),)
    assert [set(row[:2]) for row in run_query(kg, "same-honours").rows] == [{"某局", "某厂"}]


def test_conflicts_are_two_values_or_two_times_of_one_thing() -> None:
    figure = ("Organisation", "Indicator")
    kg = graph(
        statement("某局", "measured", "资金", types=figure, value=5, unit="元", time="2019"),
        statement("某局", "measured", "资金", types=figure, value=7, unit="元", time="2019", doc="乙.txt"),
        statement("某局", "measured", "资金", types=figure, value=9, unit="元", time="2020"),
        statement("某局", "measured", "人数", types=figure, value=9, unit="人", time="2020"),
        statement("某局", "measured", "人数", types=figure, value=10, unit="人", time="2020", approx=True),
        statement("某局", "received", "文明单位", edition=5, time="2017"),
        statement("某局", "received", "文明单位", edition=5, time="2018", doc="乙.txt"),
        statement("某校", "received", "文明单位", edition=5, time="2017"),
        statement("某校", "received", "文明单位", edition=6, time="2020"),
    )
    found = [(*row[:3], {row[3], row[4]}) for row in run_query(kg, "conflicts").rows]
    assert found == [("某局", "文明单位", 5, {"2017", "2018"}), ("某局", "资金", "2019", {5, 7})]


def test_activities_are_where_the_report_says_or_else_where_the_organiser_is() -> None:
    doing, lying = ("Organisation", "Activity"), ("Organisation", "Place")
    kg = graph(
        statement("某局", "organised", "读书会", types=doing, place="某某村"),
        statement("某局", "organised", "比赛", types=doing),
        statement("某局", "locatedIn", "某县", types=lying),
        statement("某某村", "organised", "灯会", types=("Place", "Activity")),
        statement("某校", "organised", "讲座", types=doing),  # somewhere, but nobody says where
    )
    assert [row[:2] for row in run_query(kg, "activities-by-place").rows] == [
        ("某县", "比赛"),
        ("某某村", "灯会"),
        ("某某村", "读书会"),
    ]


def test_other_questions(folder: Path) -> None:
    assert run_query(folder, "conferrers").rows == (("某委", "文明单位", 3),)
    assert run_query(folder, "same-honours").rows == (("某局", "某校", 1, "文明单位"),)
    assert run_query(folder, "pursued-and-received").rows == (("某校", "文明校园", False),)
    assert run_query(folder, "honours-by-year").rows == ((2017, 1, 1), (2020, 1, 1))
    assert run_query(folder, "programmes-by-place").rows == (("某某村", "书香工程", "某局"),)
    partners = [set(row[:2]) for row in run_query(folder, "partners").rows]
    assert sorted(map(sorted, partners)) == [["某协会", "某局"], ["某局", "某校"]]
    assert len(run_query(folder, "sources").rows) == 10


def test_a_graph_in_memory_answers_like_its_build(folder: Path) -> None:
    for question in questions():
        assert wenmai.ask(small(), question.name) == wenmai.ask(str(folder), question.name)


def test_another_base_is_that_of_the_prefixes_and_of_relative_names() -> None:
    mine = "https://data.example/"
    ((who,),) = wenmai.ask(
        small(), "SELECT ?who { ?who wm:pursues <entity/honour/文明校园> }", base=mine
    ).rows
    assert who == f"{mine}entity/organisation/某校"


def test_prefixes_are_declared_and_a_single_file_will_do(folder: Path) -> None:
    one_line = "SELECT (COUNT(*) AS ?n) { ?org wm:received ?honour }"
    assert run_query(folder / "graph.ttl", one_line).rows == ((2,),)
    assert run_query(folder, "ASK { <entity/honour/文明单位> a wm:Honour }").rows == ((True,),)
    described = run_query(folder, "DESCRIBE e:honour\\/文明单位")
    assert described.columns == ("subject", "predicate", "object")
    assert described.rows


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?x {", "line 1, column 12"),
        ("SELECT ?x { ?x nope:a ?y }", "not a known prefix: nope"),
        ("honuors", "did you mean honours"),
        ("INSERT DATA { <a:b> <a:b> 1 }", "neither SPARQL"),
        ("INSERT { ?s ?p 1 } WHERE { SELECT * { ?s ?p ?o } }", "not a query"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "another machine"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "another machine"),
        ("SELECT * { FILTER(1<2)SERVICE?x{?s ?p ?o}FILTER(2>1) }", "another machine"),
        ('SELECT * { ?a ?b """c\\"""" . SERVICE ?x { ?s ?p "d" } }', "another machine"),
        ("SELECT * { ?a ?b e:c\\#d . SERVICE ?x { ?s ?p ?o } }", "another machine"),
        ("SELECT * { ?a ?b 1SERVICE ?x { ?s ?p ?o } }", "another machine"),
        ("PREFIX : <http://x.example/> SELECT * { SERVICE:x { ?s ?p ?o } }", "another machine"),
        ("SELECT * { \\u0053ERVICE ?x { ?s ?p ?o } }", "another machine"),
        ("SELECT * { # c\\u000ASERVICE ?x { ?s ?p ?o }\n }", "another machine"),
        ("SELECT (<http://evil.example/f>(1) AS ?x) {}", "not supported"),
        ("none.rq", "cannot be read"),
        ("", "neither SPARQL"),
    ],
)
def test_a_bad_query_is_refused_in_one_plain_line(folder: Path, query: str, says: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(folder, query)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        (
            "SELECT ?x { ?x wm:recieved ?y ; q:edition ?e ; ev:subject 'p:none' ; q:none <wm:none> }",
            ("wm:recieved", "q:none"),
        ),
        ("SELECT ?x { ?x wm:targets ?y }", ()),  # a word that the ontology has and the graph does not
        ("SELECT ?x { ?x wm:received ?y ; wm:received wm:Honour }", ()),
        ("PREFIX wm: <http://other.example/> SELECT ?x { ?x wm:none ?y }", ()),
    ],
)
def test_an_empty_answer_says_which_terms_are_unknown(
    folder: Path, query: str, unknown: tuple[str, ...]
) -> None:
    answer = run_query(folder, query)
    assert (answer.rows, answer.unknown) == ((), unknown)


def test_the_word_service_may_stand_in_strings_names_and_comments(folder: Path) -> None:
    text = "SELECT ?service { ?service e:service ?myservice ; rdfs:label 'SERVICE x', \"service\" } # SERVICE"
    assert run_query(folder, text).rows == ()


def test_no_build_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="wenmai build"):
        run_query(tmp_path, "honours")
    with pytest.raises(DataError, match="no such"):
        run_query(tmp_path / "none", "honours")
    (tmp_path / "graph.ttl").write_text("no turtle", encoding="utf-8")
    with pytest.raises(DataError, match="not Turtle"):
        run_query(tmp_path, "honours")


def test_a_query_file(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("ASK {}", encoding="utf-8")
    assert find_query(str(path)) == "ASK {}"


def test_the_query_in_the_readme_is_answered(folder: Path) -> None:
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    (sparql,) = re.findall(r"```sparql\n(.*?)```", text, re.DOTALL)
    said = ("某局", "文明单位", "2017/2019", "某委")
    assert run_query(folder, sparql).rows == (
        (*said, "乙.txt", "某局获文明单位"),
        (*said, "甲.txt", "某局获文明单位"),
        ("某局", "文明单位", "2020-12", "某委", "甲.txt", "某局获文明单位"),
    )


def test_short() -> None:
    assert short("https://wenmai.example/entity/honour/甲") == "e:honour/甲"
    assert short("https://wenmai.example/prop/qualifier/edition") == "q:edition"
    assert [short(cell) for cell in (None, True, 5, "甲")] == ["", "true", "5", "甲"]


def test_formats_of_hostile_names(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("".join(turtle(hostile())), encoding="utf-8")
    answer = run_query(tmp_path, "SELECT ?l { ?x skos:prefLabel ?l } ORDER BY ?l")
    rows = len(answer.rows)
    assert rows == len(hostile().entities)
    assert [item["l"] for item in json.loads("".join(written(answer, "json")))] == [r[0] for r in answer.rows]
    page = "".join(written(answer, "html"))
    assert "<script" not in page
    assert page.count("<tr>") == rows + 1
    for form in ("csv", "tsv"):
        assert "".join(written(answer, form)).count("\n") == rows + 1


def run(*arguments: str) -> object:
    return app(list(arguments), standalone_mode=False)


def test_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("query", "honours", "--dir", str(folder), "--format", "csv")
    assert capsys.readouterr().out.splitlines()[1] == "某局,文明单位,5,2017-01-01,2019-12-31,2017/2019,,2"
    run("query", "honours", "--dir", str(folder))
    assert "3 行 rows" in capsys.readouterr().out
    run("query", "--list")
    listed = capsys.readouterr().out
    assert all(question.name in listed and question.zh in listed for question in questions())
    with pytest.raises(WenmaiError, match="--list"):
        run("query", "--dir", str(folder))


def test_rows_beyond_the_limit_are_cut_and_that_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_query(folder, "honours", rows=3).cut is False
    assert run_query(folder, "honours", rows=2) == run_query(folder, "honours")._replace(
        rows=run_query(folder, "honours").rows[:2], cut=True
    )
    for form in ("table", "csv", "html"):
        assert run("query", "honours", "--dir", str(folder), "--rows", "2", "--format", form) == 1
        said = capsys.readouterr()
        assert "first 2 rows" in said.err
        assert said.out.count("某局") == 2
    run("query", "honours", "--dir", str(folder), "--rows", "0")
    assert "3 行 rows" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["ttl", "trig", "nq", "jsonld"])
def test_every_form_of_rdf_gives_the_same_answers(tmp_path: Path, form: str) -> None:
    writers = {"ttl": turtle, "trig": trig, "nq": nquads, "jsonld": jsonld}
    (tmp_path / f"graph.{form}").write_text("".join(writers[form](small())), encoding="utf-8")
    (tmp_path / "ontology.ttl").write_text("".join(ontology_turtle()), encoding="utf-8")
    for question in questions():
        assert run_query(tmp_path, question.name) == run_query(small(), question.name), question.name


def test_the_graph_of_a_report_can_be_asked_for(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("".join(nquads(small())), encoding="utf-8")
    proof = "?fact prov:wasDerivedFrom ?span . ?span oa:hasSource ?g"
    proved = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ {proof} }} }} ORDER BY ?g"
    docs = sorted({statement.doc for statement in small().statements})
    assert [short(row[0]) for row in run_query(tmp_path, proved).rows] == [f"report:{doc}" for doc in docs]


def test_a_build_says_what_its_iris_begin_with(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("".join(turtle(small(), base="https://a.example/b/")), encoding="utf-8")
    assert len(run_query(tmp_path / "a.ttl", "SELECT * { ?who wm:received e:honour\\/文明单位 }").rows) == 2


def test_a_file_that_is_no_rdf_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("x", encoding="utf-8")
    with pytest.raises(DataError, match="not a file of RDF"):
        run_query(tmp_path / "a.png", "honours")


def test_a_query_alone_asks_the_folder_exports(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    Path("exports").symlink_to(folder)
    long = "SELECT ?n { <https://wenmai.example/entity/honour/文明单位> skos:prefLabel ?n }" + " " * 5000
    run("query", long, "--format", "tsv")
    assert capsys.readouterr().out == "n\n文明单位\n"


@pytest.mark.parametrize(
    ("term", "hint"),
    [
        ("wm:recieved", "wm:recieved (did you mean wm:received?)"),
        ("p:locatedin", "p:locatedin (did you mean p:locatedIn?)"),
        ("wm:received", "wm:received"),
        ("wm:xyz", "wm:xyz"),
    ],
)
def test_a_slip_of_the_pen_is_told_what_it_may_stand_for(term: str, hint: str) -> None:
    assert hint_of(term) == hint


def test_a_pair_stands_once_whoever_is_named_first(tmp_path: Path) -> None:
    said = [
        statement(one, "organised", "读书节", types=("Organisation", "Activity"), partner=(other,))
        for one, other in (("甲馆", "乙馆"), ("乙馆", "甲馆"))
    ]
    said += [
        statement(one, "partneredWith", other, types=("Organisation", "Organisation"))
        for one, other in (("甲馆", "乙馆"), ("乙馆", "甲馆"))
    ]
    store.write(graph(*said), tmp_path)
    (together,) = run_query(tmp_path, "joint-activities").rows
    assert (set(together[1:3]), together[3]) == ({"甲馆", "乙馆"}, 2)
    (partners,) = run_query(tmp_path, "partners").rows
    assert (set(partners[:2]), partners[2]) == ({"甲馆", "乙馆"}, 4)
