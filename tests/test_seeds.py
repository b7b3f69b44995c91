"""The sample reports arrive as they were written, and seeds/README.md lists them."""

from __future__ import annotations

import re
from pathlib import Path

from wenmai.builder import build
from wenmai.inputs import find_inputs
from wenmai.verify import verify
from wenmai_extractors.reading import read_document

SEEDS = Path(__file__).parents[1] / "seeds"


def test_every_report_is_read_and_stands_once_in_the_readme() -> None:
    listed = re.findall(r"^\| (\S+\.txt) \|", (SEEDS / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    found = find_inputs([SEEDS])
    assert sorted(listed) == [source.doc for source in found.sources]
    assert [Path(name).name for name in found.skipped] == ["README.md"]
    for source in found.sources:
        text = read_document(source.path, doc=source.doc).text
        assert "\r" not in text
        assert "\ufeff" not in text
        assert "。" in text


def test_git_left_the_line_ends_and_the_encodings_alone() -> None:
    raw = {path.name[:2]: path.read_bytes() for path in SEEDS.rglob("*.txt")}
    assert [number for number, data in sorted(raw.items()) if data.startswith(b"\xef\xbb\xbf")] == ["05"]
    assert raw["05"].count(b"\r\n") == raw["05"].count(b"\n") > 20
    assert "红盾" in raw["08"].decode("gb18030")
    assert "红盾".encode() not in raw["08"]
    assert not any(b"\r" in data for number, data in raw.items() if number != "05")


def test_every_word_of_theirs_stands_where_the_graph_says(tmp_path: Path) -> None:
    build([SEEDS], out=tmp_path)
    checked = verify(tmp_path, sources=[SEEDS])
    assert checked.mismatches == ()
    assert checked.statements > 300
