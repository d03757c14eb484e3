"""Where mails go: an SMTP server when a URL names one, else one file each in the home folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def mail_settings(url: str, folder: Path) -> dict[str, Any]:
    """Django's e-mail settings for `smtp://user:password@host:port` or, when empty, files in `folder`."""
    parts = urlsplit(url)
    backend = "smtp" if url else "filebased"
    return {
        "backend": f"django.core.mail.backends.{backend}.EmailBackend",
        "file_path": None if url else folder,
        "host": parts.hostname or "localhost",
        "port": parts.port or 25,
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "tls": parts.scheme == "smtps",
    }
