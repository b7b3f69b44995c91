"""`kg.show()` in a browser: the page runs in its frame, and the frame has no rights over the notebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import chromium, missing
from page_data import page_graph

pytestmark = pytest.mark.skipif(missing() is not None, reason=str(missing()))


def test_the_page_runs_in_a_frame_without_rights(tmp_path: Path) -> None:
    kg = page_graph(organisations=12, hostile=True)
    file = tmp_path / "notebook.html"
    file.write_text(f"<!doctype html><meta charset=utf-8>{kg.show()._repr_html_()}", encoding="utf-8")
    complaints: list[str] = []
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1300, "height": 700})
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(file.as_uri())
        frame = page.frame_locator("iframe")
        frame.locator("#status", has_text=str(len(kg.entities))).wait_for(timeout=15_000)
        inner = page.frames[1]
        inner.evaluate("app.go(`entity=${encodeURIComponent(store.entities[0].id)}`)")
        assert frame.locator("#card h2").text_content() == kg.entities[0].name
        outside = inner.evaluate("(() => { try { return parent.document.title } catch { return null } })()")
    assert outside is None
    assert complaints == []
