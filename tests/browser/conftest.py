"""One real demonstration network and one real browser for all journeys."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.survey import Survey
from tools import screens
from tools.needs import chromium
from tools.postgres import free_port

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]

NewPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder: it runs in one process, which serves one demonstration."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Demonstration:
    """A served demonstration network: where, and what it printed."""

    address: str
    printed: str

    def sign_in_of(self, role: str) -> tuple[str, str]:
        """The e-mail and password printed for a role."""
        account = re.search(rf"{role}@\S+", self.printed)
        password = re.search(r"one password for all: ([^)\s]+)", self.printed)
        assert account is not None, self.printed
        assert password is not None, self.printed
        return account.group(), password.group(1)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """`maillage demo`, as `make run` starts it, on a free port and in a new home."""
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "MAILLAGE_HOME": str(tmp_path_factory.mktemp("home"))}
    environment.pop("MAILLAGE_DATABASE_URL", None)
    command = [Path(sys.executable).parent / "maillage", "demo"]
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield Demonstration(f"http://localhost:{port}", _printed_until_ready(process))
        finally:
            process.terminate()
            process.wait(timeout=20)


def _printed_until_ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            return "".join(lines)
    raise AssertionError("maillage demo ended: " + "".join(lines))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield running
        running.close()


@dataclass
class Desk:
    """Opens pages that record what must never happen: foreign requests, script errors, refused policies."""

    browser: Browser
    demonstration: Demonstration
    contexts: list[BrowserContext] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def open(self, *, width: int = 375, script: bool = True, role: str = "", **options: Any) -> Page:
        """A page of a context of its own, already signed in when a role is named. Options are playwright's."""
        context = self.browser.new_context(
            base_url=self.demonstration.address,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            **{"locale": "fr-FR", **options},
        )
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        self._record(context)
        page = context.new_page()
        if role:
            screens.sign_in(page, *self.demonstration.sign_in_of(role))
        return page

    def close(self) -> None:
        """End all contexts, and fail on what was recorded."""
        for context in self.contexts:
            context.close()
        assert self.faults == []

    def _record(self, context: BrowserContext) -> None:
        own = (self.demonstration.address, "data:", "blob:")
        context.on("request", lambda sent: None if sent.url.startswith(own) else self.faults.append(sent.url))
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("console", lambda told: self.faults.append(told.text) if "Content Security" in told.text else None)


@pytest.fixture
def new_page(browser: Browser, demonstration: Demonstration) -> Iterator[NewPage]:
    """Open pages: `new_page(width=375, script=True, role="")`."""
    desk = Desk(browser, demonstration)
    yield desk.open
    desk.close()


@pytest.fixture(scope="session")
def survey(browser: Browser, demonstration: Demonstration) -> Survey:
    """Every screen, looked at once on a phone. Its pages are closed at once: some of them live on their own."""
    desk = Desk(browser, demonstration)
    found = Survey()
    found.look("public", desk.open(), screens.public_screens())
    found.look("door", desk.open(), screens.door_screens())
    found.look("staff", desk.open(role="administrator"), screens.staff_screens())
    found.look("desk", desk.open(role="place-manager"), screens.desk_screens())
    desk.close()
    return found
