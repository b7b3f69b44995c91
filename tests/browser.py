"""The system's Chromium, driven by playwright, for the tests and measurements of pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# No host can be found: a page that asks for one fails.
FLAGS = ("--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-precise-memory-info")


def missing() -> str | None:
    """Why there can be no tests in a browser, or None."""
    if CHROMIUM is None:
        return "no Chromium here"
    try:
        import playwright  # noqa: F401
    except ImportError:
        return "no playwright here"
    return None


@contextmanager
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A page that is open, with what it asked for and what it complained of."""

    def __init__(self, browser: Browser, file: Path, address: str = "", **context: Any) -> None:
        settings = {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", **context}
        self.context = browser.new_context(**settings)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri() + address)
        self.until("performance.getEntriesByName('ready').length === 1")

    def close(self) -> None:
        self.context.close()

    def until(self, code: str) -> None:
        """Wait until `code` is true. Playwright's own wait_for_function is what the page's policy forbids."""
        for _ in range(400):
            if self.eval(code):
                return
            self.page.wait_for_timeout(25)
        raise TimeoutError(f"{code}; the page says: {self.complaints}")

    def eval(self, code: str, argument: object = None) -> Any:
        return self.page.evaluate(code, argument)

    def shown(self) -> set[str]:
        """The names of the entities in the picture."""
        return set(self.eval("view.nodes.getIds().map((i) => store.entities[i].name)"))

    def selected(self) -> set[str]:
        return set(self.eval("[...view.selected].map((entity) => entity.name)"))

    def at(self, name: str) -> tuple[float, float]:
        """Where the node called `name` is on the screen, once the picture stands still."""
        self.page.wait_for_timeout(350)
        x, y = self.eval(
            """(name) => {
                const place = view.shown.get(store.entities.find((each) => each.name === name));
                const {x, y} = view.network.canvasToDOM(place);
                const {left, top} = view.stage.getBoundingClientRect();
                return [x + left, y + top];
            }""",
            name,
        )
        return x, y

    def click(self, name: str) -> None:
        self.page.mouse.click(*self.at(name))

    def double_click(self, name: str) -> None:
        self.page.mouse.dblclick(*self.at(name))

    def button(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def filter(self, group: str, label: str) -> Any:
        """The row of a filter."""
        rows = self.page.locator(f"details[data-group={group}] li")
        return rows.filter(has=self.page.locator(f"label > .name:text-is('{label}')"))

    def count(self, group: str, label: str) -> int:
        return int(self.filter(group, label).locator(".count").inner_text())
