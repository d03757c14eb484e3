"""One real demonstration network and one real browser for all journeys."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser import axe
from tools.needs import chromium
from tools.postgres import free_port

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]


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
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
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


@pytest.fixture
def visitor(browser: Browser, demonstration: Demonstration) -> Iterator[Page]:
    """A person without account on a phone; fails on any foreign request or script error."""
    yield from opened(browser, demonstration, width=375)


def opened(
    browser: Browser, demonstration: Demonstration, *, width: int = 1280, script: bool = True, scheme: str = "light"
) -> Iterator[Page]:
    """A page that records what must not happen."""
    context = browser.new_context(
        base_url=demonstration.address,
        viewport={"width": width, "height": 900},
        java_script_enabled=script,
        color_scheme=scheme,  # type: ignore[arg-type]  a literal in playwright's own types
        locale="fr-FR",
        bypass_csp=script and axe.NEEDS_INJECTION,
    )
    faults = record_faults(context, demonstration.address)
    yield context.new_page()
    context.close()
    assert faults == []


def record_faults(context: BrowserContext, address: str) -> list[str]:
    """Third-party requests, script errors and refused policies, as they happen."""
    faults: list[str] = []
    context.on(
        "request", lambda sent: None if sent.url.startswith((address, "data:", "blob:")) else faults.append(sent.url)
    )
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda told: faults.append(told.text) if "Content Security Policy" in told.text else None)
    return faults
