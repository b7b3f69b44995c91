"""The page in a real browser, where there is one."""

import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from factory import HOSTILE, graph, statement
from page_data import page_graph

from wenmai.html import html
from wenmai.model import KnowledgeGraph

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here")


@pytest.fixture(scope="module", params=[1 << 62, 0], ids=["plain", "compressed"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "graph.html"
    kg = page_graph(organisations=12, hostile=True)
    file.write_text("".join(html(kg, plain=request.param)), encoding="utf-8", newline="\n")
    return file


def _open(page: Path, address: str = "") -> str:
    """The page as it stands after its scripts have run; fails when one of them complains."""
    dom, complaints = _run(page, address)
    assert not complaints
    return dom


def _run(page: Path, address: str = "") -> tuple[str, list[str]]:
    """The page after its scripts have run, and what the browser's console says."""
    run = subprocess.run(
        [
            str(BROWSER),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1400,900",
            "--virtual-time-budget=4000",
            "--enable-logging=stderr",
            f"--user-data-dir={page.parent / 'profile'}",
            # Whatever host the page asked for would not be found.
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--dump-dom",
            f"{page.as_uri()}{address}",
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return run.stdout, re.findall(r"CONSOLE.*", run.stderr)


def test_the_picture_appears(page: Path) -> None:
    dom = _open(page)
    kg = page_graph(organisations=12, hostile=True)
    shown = re.search(r'id="status"[^>]*>([^<]*)<', dom)
    assert shown is not None
    numbers = [int(n) for n in re.findall(r"\d+", shown[1])]
    assert numbers[-1] == len(kg.entities)
    assert 10 < numbers[0] <= len(kg.entities)
    assert "<canvas" in dom
    assert "[object" not in _visible(dom)


def test_an_address_opens_a_card_with_proof(page: Path) -> None:
    kg = page_graph(organisations=12, hostile=True)
    fact = next(f for f in kg.facts if kg.entity[f.subject].name == HOSTILE[0] and f.predicate == "received")
    dom = _open(page, f"#fact={quote(fact.id, safe='')}&lang=zh")
    # The sentence comes after a character of two UTF-16 units: a wrong offset would cut it wrongly.
    assert re.search(r'<mark class="trigger"[^>]*>获</mark><mark class="object"', dom)
    assert "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in dom


def test_an_entity_is_found_by_name_too(page: Path) -> None:
    dom = _open(page, f"#entity={quote('第1类文明单位')}&lang=en&theme=dark")
    assert 'data-theme="dark"' in dom
    assert re.search(r"<h2[^>]*>第1类文明单位</h2>", dom)
    assert "received" in dom
    assert "being sought" in dom
    assert "[object" not in _visible(dom)


def test_an_honour_revoked_is_shown_as_such(tmp_path: Path) -> None:
    file = tmp_path / "graph.html"
    kg = graph(
        statement("某局", "received", "文明单位", status="revoked"), statement("某校", "received", "文明单位")
    )
    file.write_text("".join(html(kg)), encoding="utf-8", newline="\n")
    held = {fact.subject: _visible(_open(file, f"#fact={fact.id}&lang=zh")) for fact in kg.facts}
    assert {subject: "已被撤销" in dom for subject, dom in held.items()} == {
        "organisation/某局": True,
        "organisation/某校": False,
    }


def test_a_graph_of_nothing_is_shown_as_such(tmp_path: Path) -> None:
    file = tmp_path / "graph.html"
    empty = KnowledgeGraph(entities=(), facts=(), statements=(), articles=(), documents=())
    file.write_text("".join(html(empty)), encoding="utf-8", newline="\n")
    assert re.search(r'id="status"[^>]*>[^<]*0 [^<]*<', _open(file, "#lang=en"))


def test_the_browser_refuses_what_is_smuggled_in(page: Path) -> None:
    smuggled = '<img src="http://nowhere.invalid/a.png"><script>document.title = "run"</script></body>'
    text = page.read_text(encoding="utf-8")
    other = page.with_name("smuggled.html")
    other.write_text(text.replace("</body>", smuggled), encoding="utf-8", newline="\n")
    dom, complaints = _run(other)
    assert "<title>run</title>" not in dom
    assert len([line for line in complaints if "Content Security Policy" in line]) == 2
    assert 'id="status"' in dom


def _visible(dom: str) -> str:
    """`dom` without scripts."""
    return re.sub(r"(?s)<script\b.*?</script>", "", dom)
