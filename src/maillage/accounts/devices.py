"""Devices that signed in before: a cookie that only says so, one mark per account, five at most.

A shared desk keeps the marks of its last five accounts. The cookie names nobody and signs nobody in.
"""

from __future__ import annotations

import secrets
from typing import Final

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

DEVICE_DAYS: Final = 180
_MARKS_KEPT = 5


def cookie_name() -> str:
    """`__Host-` binds the cookie to this host over HTTPS."""
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"


def _signer(email: str) -> Signer:
    return Signer(salt=f"maillage.accounts.device {email.lower()}")


def _marks(request: HttpRequest) -> list[str]:
    return [mark for mark in request.COOKIES.get(cookie_name(), "").split("|") if mark]


def known_device(request: HttpRequest, email: str) -> str:
    """The random name of this device when it signed in as `email` before; empty otherwise."""
    for mark in _marks(request)[:_MARKS_KEPT]:
        try:
            return _signer(email).unsign(mark)
        except BadSignature:
            continue
    return ""


def remember_device(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Mark this device as one that signed in as `email`, for half a year."""
    marks = _marks(request)
    if not known_device(request, email):
        marks = [_signer(email).sign(secrets.token_urlsafe(12)), *marks]
    response.set_cookie(
        cookie_name(),
        "|".join(marks[:_MARKS_KEPT]),
        max_age=DEVICE_DAYS * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


# In order: a browser that names several is told by the first of these it names.
_BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")


def device_name(user_agent: str) -> str:
    """A device in two words, such as « Firefox, Windows »; empty when the browser does not tell."""
    browser = next((name for mark, name in _BROWSERS.items() if mark in user_agent), "")
    system = next((name for name in _SYSTEMS if name in user_agent), "")
    return ", ".join(word for word in (browser, system) if word)
