"""Words and data files of a user: read, refused when they cannot be used, honoured by every extractor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import bytes_of, run

from wenmai_extractors import lexicon
from wenmai_extractors.custom import Custom, UserWord, merged, read_custom
from wenmai_extractors.errors import WenmaiError

REPORT = "石桥见闻\n\n　　清风阁开展读书活动3场。阿吉参加石桥县劳动技能竞赛。白鹭洲张罗了龙舟比赛。\n"
EVERYWHERE = (
    "清风阁工作纪实\n记者 阿吉\n\n　　清风阁隶属于石桥县文化局。清风阁荣获“全国文明单位”称号，现有职工24人。"
    "清风阁馆长阿吉介绍，清风阁开展读书活动3场，白鹭洲位于石桥县。\n　　白鹭洲获得“全国文明村”称号。\n"
)
ROLL = (
    "石桥县表彰先进集体\n\n　　县委决定，表彰下列单位和个人。希望受表彰的单位和个人珍惜荣誉、再接再厉，"
    "各级各部门向先进学习，为全县的发展作出新的贡献。\n\n"
    "　　石桥县先进集体（2个）\n　　石桥县教育局\n　　清风阁\n"
)
# Each data file adds a word that no list has, and the report a sentence that takes it.
LEXICON = {
    "verbs.toml": '[classes]\nhold = "张罗"\nissue = "誊写"\n',
    "kinds.toml": 'Facility = "鼓寮"\nActivity = "擂鼓"\nDocument = "公契"\n',
    "organisations.toml": 'endings = "书寮"\n[parts]\nbelongs = "归口"\n',
    "roles.toml": 'posts = "寨老"\n',
    "figures.toml": 'having = "珍藏"\n',
    "honours.toml": '[verbs]\ngain = "掬得"\n',
    "words.toml": '[company]\nwith = "牵手"\n',
    "units.toml": 'units = "篓"\n',
}
WORDY = (
    "石桥见闻\n\n　　石桥县教育局张罗擂鼓3场。石桥县教育局建成柳林鼓寮。石桥县教育局誊写柳林公契。\n"
    "　　柳林书寮举办讲座5场。石桥县文物馆规模小，归口石桥县文化局。石桥县教育局寨老李明远介绍，人人都来。\n"
    "　　石桥县教育局珍藏图书3万册。石桥县教育局掬得“全国文明单位”称号。\n"
    "　　石桥县教育局很忙，牵手石桥县文化局举办灯会。石桥县教育局收获茶叶350篓。\n"
)
TAUGHT = {
    ("石桥县教育局", "organised", "擂鼓"),
    ("石桥县教育局", "established", "柳林鼓寮"),
    ("石桥县教育局", "issued", "柳林公契"),
    ("柳林书寮", "organised", "讲座"),
    ("石桥县文物馆", "partOf", "石桥县文化局"),
    ("李明远", "holdsPost", "石桥县教育局"),
    ("石桥县教育局", "measured", "图书"),
    ("石桥县教育局", "received", "全国文明单位"),
    ("石桥县教育局", "partneredWith", "石桥县文化局"),
    ("石桥县教育局", "measured", "收获茶叶"),
}
Told = tuple[str, str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("custom")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "words.txt").write_text("清风阁 10 nt\n阿吉 nr\n白鹭洲 5 ns\n\n扎堆\n", encoding="utf-8")
    (folder / "data").mkdir()
    (folder / "data" / "verbs.toml").write_text('[classes]\nhold = "张罗"\n', encoding="utf-8")
    return folder


def told(folder: Path, *options: str | Path) -> set[Told]:
    done = run("extract", folder / "report.txt", *options)
    assert done.code == 0, done.err
    lines = [json.loads(line) for line in done.out.splitlines()]
    return {(line["subject"]["name"], line["predicate"], line["object"]["name"]) for line in lines}


CLUB = ("清风阁", "organised", "读书活动")
PERSON = ("阿吉", "participatedIn", "石桥县劳动技能竞赛")
ISLE = ("白鹭洲", "organised", "龙舟比赛")


def test_names_of_a_dictionary_are_names(folder: Path) -> None:
    assert not {CLUB, PERSON} & told(folder)
    assert {CLUB, PERSON} <= told(folder, "--userdict", folder / "words.txt")


def test_every_extractor_knows_the_names_of_a_dictionary(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(EVERYWHERE, encoding="utf-8")
    done = run("extract", tmp_path / "report.txt", "--userdict", folder / "words.txt")
    assert done.code == 0, done.err
    lines = [json.loads(line) for line in done.out.splitlines()]
    found = {(e["extractor"], e["subject"]["name"], e["predicate"], e["object"]["name"]) for e in lines}
    assert {
        ("honours", "清风阁", "received", "全国文明单位"),
        ("honours", "白鹭洲", "received", "全国文明村"),
        ("activities", "清风阁", "organised", "读书活动"),
        ("nesting", "清风阁", "partOf", "石桥县文化局"),
        ("nesting", "白鹭洲", "locatedIn", "石桥县"),
        ("posts", "阿吉", "holdsPost", "清风阁"),
        ("figures", "清风阁", "measured", "职工"),
        ("signatures", "阿吉", "authored", "清风阁工作纪实"),
        ("signatures", "清风阁工作纪实", "about", "清风阁"),
    } <= found


def test_a_roll_knows_the_names_of_a_dictionary(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(ROLL, encoding="utf-8")
    done = run("extract", tmp_path / "report.txt", "--userdict", folder / "words.txt")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert "清风阁" in {e["subject"]["name"] for e in found if e["extractor"] == "rolls"}


def test_a_verb_of_a_data_file_is_a_verb(folder: Path) -> None:
    words = ("--userdict", folder / "words.txt")
    assert ISLE not in told(folder, *words)
    assert ISLE in told(folder, *words, "--lexicon", folder / "data")


def test_every_extractor_honours_data_files(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for name, text in LEXICON.items():
        (data / name).write_text(text, encoding="utf-8")
    (tmp_path / "report.txt").write_text(WORDY, encoding="utf-8")
    assert not TAUGHT & told(tmp_path)
    assert told(tmp_path, "--lexicon", data) >= TAUGHT


def test_a_word_that_a_data_file_takes_away_is_none(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "kinds.toml").write_text('Activity = "-读书活动 -活动"\n', encoding="utf-8")
    (tmp_path / "verbs.toml").write_text('[classes]\nhold = "-开展"\n', encoding="utf-8")
    words = ("--userdict", folder / "words.txt")
    assert CLUB in told(folder, *words)
    assert CLUB not in told(folder, *words, "--lexicon", tmp_path)


def test_workers_change_nothing(folder: Path, tmp_path: Path) -> None:
    options = ("--userdict", folder / "words.txt", "--lexicon", folder / "data")
    for workers in "12":
        done = run(
            "build", folder / "report.txt", "--out", tmp_path / workers, "--workers", workers, *options
        )
        assert done.code == 0, done.err
    assert bytes_of(tmp_path / "1") == bytes_of(tmp_path / "2")
    assert "清风阁" in (tmp_path / "1" / "entities.csv").read_text(encoding="utf-8")


def test_a_line_is_a_word_its_frequency_and_its_tag(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("云计算 5\n李小福 2 nr\n创新办\n  台中  ns \n凱特琳 nz\n", encoding="utf-8-sig")
    assert read_custom(userdict=path).words == (
        UserWord("云计算", 5),
        UserWord("李小福", 2, "nr"),
        UserWord("创新办"),
        UserWord("台中", None, "ns"),
        UserWord("凱特琳", None, "nz"),
    )


@pytest.mark.parametrize("line", ["云 计算 中心", "李小福 两 nr", "李小福 2 人名"])
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text(f"Sun Yat 3 nr\n{line}\n", encoding="utf-8")
    with pytest.raises(WenmaiError, match="frequency") as error:
        read_custom(userdict=path)
    assert f"{path}:2" in str(error.value)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("verb.toml", "", "no such data file"),
        ("verbs.toml", "[classes", "not TOML"),
        ("verbs.toml", 'klasses = "x"', "no such key: klasses"),
        ("verbs.toml", "classes = 1", "classes must be a dict"),
        ("verbs.toml", "[classes]\nhold = 1", "classes.hold must be a str"),
    ],
)
def test_a_data_file_that_cannot_be_used_is_named(tmp_path: Path, name: str, text: str, says: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(WenmaiError, match=says) as error:
        read_custom(lexicon=tmp_path)
    assert str(tmp_path / name) in str(error.value)


@pytest.mark.parametrize(
    "options", [("--userdict", "missing.txt"), ("--lexicon", "missing"), ("--userdict", "latin.txt")]
)
def test_what_is_missing_is_one_line(folder: Path, tmp_path: Path, options: tuple[str, str]) -> None:
    (tmp_path / "latin.txt").write_bytes("名 nr\n".encode("gb18030"))
    done = run("extract", folder / "report.txt", options[0], tmp_path / options[1])
    assert (done.code, len(done.err.splitlines()), done.out) == (2, 1, "")
    assert str(tmp_path / options[1]) in done.err


def test_words_join_a_list_and_leave_it() -> None:
    base = {"hold": "举办 召开", "deep": {"a": "甲"}, "number": 1}
    added = {"hold": "张罗 -召开", "deep": {"b": "乙"}, "number": 2}
    assert merged(base, added) == {"hold": "举办 张罗", "deep": {"a": "甲", "b": "乙"}, "number": 2}
    assert base == {"hold": "举办 召开", "deep": {"a": "甲"}, "number": 1}


def test_it_is_too_late_once_something_is_compiled() -> None:
    lexicon.load_toml("verbs.toml")
    with pytest.raises(WenmaiError, match="before anything is extracted"):
        lexicon.customise(Custom(words=(UserWord("阁"),)))
