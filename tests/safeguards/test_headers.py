"""Headers of every answer, whatever answered: a view, the door, a refusal, an error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from maillage.accounts.models import Account
from maillage.safeguards import permissions

pytestmark = [pytest.mark.urls("tests.safeguards.pages"), pytest.mark.django_db]

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.fixture(autouse=True)
def _essay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, "_permissions", dict(permissions._permissions))
    permissions.permission("essay.write", roles={"place_manager"})


def _vary(response: HttpResponse) -> set[str]:
    return {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}


@pytest.mark.parametrize(
    "address", ["/open/", "/kept/", "/equipe/", "/essay/", "/fail/", "/nowhere/", "/missing/secret/", "/stream/"]
)
def test_every_answer_carries_the_security_headers(address: str) -> None:
    response = Client(raise_request_exception=False).get(address)

    assert {part.strip() for part in response["Content-Security-Policy"].split(";")} == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Permissions-Policy"].startswith("camera=(), geolocation=()")
    assert len(response["X-Request-ID"]) == 16


@pytest.mark.parametrize("address", ["/open/", "/kept/", "/nowhere/"])
def test_public_answer_depends_on_no_cookie_and_no_language_header(address: str) -> None:
    response = Client().get(address, headers={"accept-language": "en"})

    assert _vary(response) <= {"x-fragment"}
    assert "no-store" not in response.get("Cache-Control", "")


@pytest.mark.parametrize("address", ["/equipe/", "/count/"])
def test_door_is_never_stored(address: str) -> None:
    response = Client().get(address)

    assert response["Cache-Control"] == "no-store"
    assert "cookie" in _vary(response)


def test_staff_page_is_never_stored(organiser: Account, client_of: Callable[[Account], Client]) -> None:
    response = client_of(organiser).get("/essay/")

    assert response["Cache-Control"] == "no-store"
    assert "cookie" in _vary(response)


def test_refusal_of_a_staff_page_is_never_stored(colleague: Account, client_of: Callable[[Account], Client]) -> None:
    refused = client_of(colleague).get("/essay/")
    to_the_door = Client().get("/essay/")

    assert (refused.status_code, refused["Cache-Control"]) == (404, "no-store")
    assert (to_the_door.status_code, to_the_door["Cache-Control"]) == (302, "no-store")


OVER_HTTPS = """
import json
import django
django.setup()
from django.conf import settings
from django.test import Client
settings.ROOT_URLCONF = "tests.safeguards.pages"
plain = Client().get("/healthz/live")
client = Client(headers={"host": "localhost", "x-forwarded-proto": "https"})
redirected = Client(headers={"host": "localhost"}).get("/nowhere/")
safe = client.get("/open/")
print(json.dumps({
    "names": [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME],
    "secure": [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE],
    "paths": [settings.SESSION_COOKIE_PATH, settings.SESSION_COOKIE_DOMAIN, settings.CSRF_COOKIE_DOMAIN],
    "redirect": [redirected.status_code, redirected["Location"]],
    "hsts": safe["Strict-Transport-Security"],
    "probe": plain.status_code,
}))
"""


def test_over_https_cookies_are_bound_to_the_host_and_hsts_is_sent(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "maillage.config.settings",
        "MAILLAGE_HOME": str(tmp_path),
        "MAILLAGE_HTTPS": "yes",
        "MAILLAGE_TRUSTED_PROXIES": "1",
        "MAILLAGE_DATABASE_URL": "",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    (tmp_path / "static").mkdir()

    printed = subprocess.run(
        [sys.executable, "-c", OVER_HTTPS], env=environment, capture_output=True, text=True, check=True
    ).stdout

    assert json.loads(printed) == {
        "names": ["__Host-session", "__Host-csrf"],
        "secure": [True, True],
        "paths": ["/", None, None],
        "redirect": [301, "https://localhost/nowhere/"],
        "hsts": "max-age=31536000",
        "probe": 200,
    }
