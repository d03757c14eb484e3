"""`make shots`: every screen of a running demonstration into var/shots, one picture per template and state.

Phone and desk in light, the main ones on a tablet and in the dark.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools import screens
from tools.needs import SHOTS, chromium, provide
from tools.postgres import free_port
from tools.screens import Screen

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "var" / "shots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
LOOKS = ((375, "light"), (1280, "light"), (768, "light"), (375, "dark"), (1280, "dark"))
# What stands for its kin on a tablet and in the dark; phone and desk in light show all but these twins.
MAIN = {"home", "near-marseille", "place", "today", "pole", "occupation", "search-nothing", "not-found", "sign-in"}
MAIN |= {"desk-day", "desk-opening", "staff-home", "staff-place-edit-refused", "staff-permanences", "staff-components"}
TWINS = {"place-en", "today-en", "occupations-letter", "near-far", "staff-organisation-new", "staff-service-new"}
TWINS |= {"staff-place-edit", "staff-organisation-new-refused", "staff-permanences-refused", "staff-sign-out"}


def main() -> int:
    """Serve the demonstration, take every picture, say where they are."""
    provide(*SHOTS)
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    with _demonstration() as (address, printed), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for width, scheme in LOOKS:
            _take(browser, address, printed, width=width, scheme=scheme)
        browser.close()
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(ROOT)}")
    return 0


@contextmanager
def _demonstration() -> Iterator[tuple[str, str]]:
    """The address of a new demonstration, and what it printed."""
    port = free_port()
    command = [Path(sys.executable).parent / "maillage", "demo"]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PORT": str(port), "MAILLAGE_HOME": home}
        with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            try:
                yield f"http://localhost:{port}", _until_ready(process)
            finally:
                process.terminate()


def _until_ready(process: subprocess.Popen[str]) -> str:
    lines: list[str] = []
    for line in process.stdout or ():
        lines.append(line)
        if "Ctrl-C" in line:
            break
    return "".join(lines)


def _take(browser: Browser, address: str, printed: str, *, width: int, scheme: str) -> None:
    context = browser.new_context(
        base_url=address,
        locale="fr-FR",
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]  a literal in playwright's own types
    )
    page = context.new_page()
    names = None if (scheme, width) in {("light", 375), ("light", 1280)} else MAIN
    suffix = f"{width}-{scheme}"
    _shoot(page, (*screens.public_screens(), *screens.door_screens()), suffix=suffix, names=names)
    for role, shown in (("administrator", screens.staff_screens()), ("place-manager", screens.desk_screens())):
        account, password = re.search(rf"{role}@\S+", printed), re.search(r"for all: ([^)\s]+)", printed)
        if account is None or password is None:
            raise RuntimeError(printed)
        context.clear_cookies()
        screens.sign_in(page, account.group(), password.group(1))
        _shoot(page, shown, suffix=suffix, names=names)
    context.close()


def _shoot(page: Page, shown: Iterable[Screen], *, suffix: str, names: set[str] | None) -> None:
    for screen in shown:
        if screen.name in (names or {screen.name} - TWINS):
            screen.show(page)
            page.screenshot(path=OUT / f"{screen.name}-{suffix}.png", full_page=True)


if __name__ == "__main__":
    sys.exit(main())
