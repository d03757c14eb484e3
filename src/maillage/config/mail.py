"""Where mails go: an SMTP server when a URL names one, else one file each in the home folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, unquote, urlsplit

from maillage.config.env import BadValueError

_VARIABLE: Final = "MAILLAGE_EMAIL_URL"
# The port of each way to speak to a server: RFC 8314 (465, 587), RFC 5321 (25).
_PORTS: Final = {"smtps": 465, "smtp+tls": 587, "smtp": 25}
_THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def mail_settings(url: str, folder: Path) -> dict[str, Any]:
    """Django's e-mail settings for `url`, or for files in `folder` when it is empty. Raises BadValueError."""
    parts = urlsplit(url or "smtp://localhost")
    port = _port_of(parts)
    if parts.scheme == "smtp" and parts.password and parts.hostname not in _THIS_MACHINE:
        raise BadValueError(_VARIABLE, "smtps:// or smtp+tls://, for smtp:// would send the password in the clear")
    return {
        "backend": f"django.core.mail.backends.{'smtp' if url else 'filebased'}.EmailBackend",
        "file_path": None if url else folder,
        "host": parts.hostname,
        "port": port,
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "ssl": parts.scheme == "smtps",
        "tls": parts.scheme == "smtp+tls",
    }


def _port_of(parts: SplitResult) -> int:
    """The port said, else that of the scheme. The value is never repeated: it may hold a password."""
    expected = "smtps://, smtp+tls:// or smtp://, then user:password@host:port"
    if parts.scheme not in _PORTS or not parts.hostname:
        raise BadValueError(_VARIABLE, expected)
    try:
        return parts.port or _PORTS[parts.scheme]
    except ValueError as error:
        raise BadValueError(_VARIABLE, expected) from error
