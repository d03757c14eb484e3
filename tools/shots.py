"""`make shots`: every screen of a running demonstration, at three widths, light and dark, into var/shots."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.needs import chromium
from tools.postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "var" / "shots"
WIDTHS = (375, 768, 1280)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]

PUBLIC = {
    "home": "/",
    "home-en": "/en/",
    "near-empty": "/pres-de-chez-moi/",
    "near-marseille": "/pres-de-chez-moi/?commune=13055",
    "near-briancon": "/pres-de-chez-moi/?q=Briançon",
    "near-unknown": "/pres-de-chez-moi/?q=Zzyzx",
    "places": "/lieux/",
    "today": "/aujourdhui/",
    "pole": "/poles/emploi/",
    "occupations": "/metiers/",
    "occupation": "/metiers/D1102/",
    "occupation-en": "/en/metiers/D1102/",
    "search": "/recherche/?q=bou",
    "search-nothing": "/recherche/?q=zzyzx",
    "sources": "/sources/",
    "simple": "/version-simple/",
    "accessibility": "/accessibilite/",
    "legal": "/mentions-legales/",
    "site-map": "/plan-du-site/",
    "not-found": "/nulle-part/",
    "sign-in": "/equipe/",
}


def main() -> int:
    """Serve the demonstration, take every picture, say where they are."""
    OUT.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        environment = {**os.environ, "PORT": str(port), "MAILLAGE_HOME": home}
        command = [Path(sys.executable).parent / "maillage", "demo"]
        process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            printed = _until_ready(process)
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            for width in WIDTHS:
                for scheme in ("light", "dark"):
                    _take(browser, f"http://localhost:{port}", printed, width=width, scheme=scheme)
            browser.close()
        finally:
            process.terminate()
            process.wait(timeout=20)
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(ROOT)}")
    return 0


def _until_ready(process: subprocess.Popen[str]) -> str:
    if process.stdout is None:
        raise RuntimeError("no output to read")
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            break
    return "".join(lines)


def _take(browser: Browser, address: str, printed: str, *, width: int, scheme: str) -> None:
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]  a literal in playwright's own types
    )
    page = context.new_page()
    for name, path in {**PUBLIC, **_details(page)}.items():
        _shoot(page, name, path, suffix=f"{width}-{scheme}")
    _sign_in(page, printed)
    for name, path in _staff_screens(page).items():
        _shoot(page, name, path, suffix=f"{width}-{scheme}")
    context.close()


def _details(page: Page) -> dict[str, str]:
    page.goto("/lieux/")
    places = [link for link in _links(page) if re.fullmatch(r"/lieux/[a-z0-9-]+/", link)]
    page.goto("/poles/emploi/")
    services = [link for link in _links(page) if link.startswith("/services/")]
    shown = {f"place-{number}": path for number, path in enumerate(places[:4])}
    return shown | {f"service-{number}": path for number, path in enumerate(services[:1])}


def _sign_in(page: Page, printed: str) -> None:
    account = re.search(r"administrator@\S+", printed)
    password = re.search(r"one password for all: ([^)\s]+)", printed)
    if account is None or password is None:
        raise RuntimeError(printed)
    page.goto("/equipe/")
    page.fill("input[type=email]", account.group())
    page.fill("input[type=password]", password.group(1))
    page.click("main form button[type=submit]")


def _staff_screens(page: Page) -> dict[str, str]:
    page.goto("/equipe/")
    seen: dict[str, str] = {}
    for link in ["/equipe/", *_links(page)]:
        if link.startswith("/equipe/") and "deconnexion" not in link:
            seen.setdefault(link, f"staff-{link.strip('/').replace('/', '-')}")
    for link in list(seen):
        page.goto(link)
        for deeper in _links(page):
            shape = re.sub(r"/[^/]+/$", "/*/", deeper)
            if deeper.startswith(link) and deeper not in seen and not any(shape in name for name in seen.values()):
                seen.setdefault(deeper, f"staff-{shape.strip('/').replace('/', '-').replace('*', 'one')}")
    return {name: path for path, name in seen.items()}


def _links(page: Page) -> list[str]:
    return list(page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"))


def _shoot(page: Page, name: str, path: str, *, suffix: str) -> None:
    page.goto(path)
    page.screenshot(path=OUT / f"{name}-{suffix}.png", full_page=True)


if __name__ == "__main__":
    sys.exit(main())
