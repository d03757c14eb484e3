"""A whole installation of its own, served by gunicorn as in production, and somebody of its staff who writes."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, Request, build_opener

from django.db.backends.sqlite3._functions import register

ROOT = Path(__file__).resolve().parents[2]
PREPARE = """
import django; django.setup()
from django.utils import timezone
from maillage.config.upkeep import apply_migrations, collect_static_files
from maillage.demo.load import load_starter
apply_migrations(); collect_static_files(); load_starter(at=timezone.now())
"""
PASSWORD = "le-mistral-se-leve-en-demo"
MANAGER, PLACE = "place-manager@demo.example", "/equipe/lieux/maison-des-cimes/"


def environment(home: Path, **variables: str) -> dict[str, str]:
    """What a process of this installation reads."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAILLAGE_")}
    statics = {"MAILLAGE_STATIC": str(home.parent / "static")}
    return {**kept, "DJANGO_SETTINGS_MODULE": "maillage.config.settings", "MAILLAGE_HOME": str(home), **statics} | (
        variables
    )


def prepare(home: Path, **variables: str) -> None:
    """Tables and the starter pack, in `home`."""
    home.mkdir(exist_ok=True)
    run([sys.executable, "-c", PREPARE], home, **variables)


def maillage(home: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run one verb of `maillage` on this installation; its outcome, whatever the status."""
    command = [sys.executable, "-m", "maillage.cli.main", *words]
    return subprocess.run(
        command, cwd=ROOT, env=environment(home, **variables), capture_output=True, text=True, check=False, timeout=300
    )


def run(command: list[str], home: Path, **variables: str) -> None:
    """Run `command` on this installation; it must end well."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment(home, **variables), capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def opened(database: Path) -> Iterator[sqlite3.Connection]:
    """The database of an installation, with the functions of Django that constraints call; committed at the end."""
    with closing(sqlite3.connect(database, timeout=5)) as connection, connection:
        register(connection)
        yield connection


@contextmanager
def served(home: Path, *, stderr: Any = subprocess.DEVNULL, **variables: str) -> Iterator[Site]:
    """Two processes of pages, started as the service starts them; stopped at the end."""
    port = free_port()
    command = [sys.executable, "-m", "maillage.cli.main", "serve", "--port", str(port), "--workers", "2"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(home, **variables), stdout=subprocess.DEVNULL, stderr=stderr
    )
    site = Site(port, process.pid)
    try:
        site.wait_until_it_answers()
        yield site
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


@dataclass
class Answer:
    """What came back: status, headers and page."""

    status: int
    headers: dict[str, str]
    text: str


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_arguments: Any, **_named: Any) -> None:
        return None


@dataclass
class Site:
    """A served installation, and one browser with its cookies."""

    port: int
    pid: int
    _opener: OpenerDirector = field(init=False)
    _jar: CookieJar = field(init=False, default_factory=CookieJar)

    def __post_init__(self) -> None:
        self._opener = build_opener(HTTPCookieProcessor(self._jar), _NoRedirect())

    @property
    def session_cookie(self) -> str:
        """What a browser signed in as this one sends."""
        return next(f"{cookie.name}={cookie.value}" for cookie in self._jar if cookie.name.endswith("session"))

    def get(self, path: str) -> Answer:
        """A page."""
        return self._ask(Request(f"http://localhost:{self.port}{path}"))

    def post(self, path: str, values: dict[str, str]) -> Answer:
        """Send a form; the answer, not followed."""
        return self._ask(Request(f"http://localhost:{self.port}{path}", data=urlencode(values).encode()))

    def _ask(self, request: Request) -> Answer:
        try:
            with self._opener.open(request, timeout=30) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read().decode())
        except HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read().decode())

    def wait_until_it_answers(self, seconds: float = 60) -> None:
        """Wait for the first page."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                if self.get("/healthz/live").status == 200:
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        raise AssertionError("the site does not answer")

    def sign_in(self) -> None:
        """Come in as the manager of the place written to."""
        form = fields_of(self.get("/equipe/").text)
        answer = self.post("/equipe/", form | {"login": MANAGER, "password": PASSWORD})
        assert answer.status == 302, answer.text

    def write(self, phone: str) -> Answer:
        """Change the phone of the place: read its form, change it, send it."""
        path = f"{PLACE}modifier/"
        form = fields_of(self.get(path).text)
        return self.post(path, form | {"phone": phone, "operation": str(uuid.uuid4())})


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        name = attributes.get("name", "")
        if tag == "input" and name and (attributes.get("type") not in {"checkbox", "radio"} or "checked" in attributes):
            self.found[name] = attributes.get("value", "")
        elif tag == "textarea":
            self._area, self.found[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in attributes:
            self.found[self._select] = attributes.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area] += data


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send of the main form of `page`."""
    main = re.search(r"<main.*</main>", page, re.DOTALL)
    parser = _Fields()
    parser.feed(main.group() if main else page)
    return {name: value.removeprefix("\n") for name, value in parser.found.items()}
