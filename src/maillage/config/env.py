"""The environment variables Maillage reads: one table, each with a safe default.

`docs/reference/settings.md` is generated from `VARIABLES` (`make docs`); `make check` holds them together.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Variable:
    """One environment variable: its name, default (as text) and what it changes."""

    name: str
    default: str
    meaning: str


VARIABLES = (
    Variable("PORT", "8000", "Port that `maillage demo` and `maillage serve` listen on."),
    Variable("MAILLAGE_HOME", "./var", "Folder of the database, the media, the mails and the secret key."),
    Variable("MAILLAGE_STATIC", "", "Folder of the static files nginx serves; empty: `static` in MAILLAGE_HOME."),
    Variable(
        "MAILLAGE_DATABASE_URL",
        "",
        "`postgresql://user:password@host:port/name`; empty: SQLite in MAILLAGE_HOME.",
    ),
    Variable("MAILLAGE_SECRET_KEY", "", "Django's secret key; empty: made once and kept in MAILLAGE_HOME."),
    Variable("MAILLAGE_DEBUG", "no", "`yes` shows error details; never on a public machine."),
    Variable("MAILLAGE_HOSTS", "localhost,127.0.0.1,[::1]", "Host names that are answered, comma separated."),
    Variable("MAILLAGE_HTTPS", "no", "`yes` behind a TLS proxy: secure `__Host-` cookies, HSTS."),
    Variable("MAILLAGE_TRUSTED_PROXIES", "0", "Number of reverse proxies whose X-Forwarded-For is believed."),
    Variable(
        "MAILLAGE_EMAIL_URL",
        "",
        "`smtps://user:password@host` (TLS, port 465), `smtp+tls://user:password@host` (STARTTLS, port 587) or "
        "`smtp://host` (nothing hidden, port 25: a password only to this machine); "
        "empty: mails become files in MAILLAGE_HOME.",
    ),
    Variable("MAILLAGE_EMAIL_FROM", "maillage@localhost", "Sender of the mails."),
    Variable(
        "MAILLAGE_OIDC_ISSUER", "", "Issuer of the OpenID Connect service staff may enter by (https); empty: none."
    ),
    Variable("MAILLAGE_OIDC_CLIENT_ID", "", "What the service calls this site."),
    Variable("MAILLAGE_OIDC_CLIENT_SECRET", "", "The secret shared with the service."),
    Variable("MAILLAGE_OIDC_NAME", "ProConnect", "Name of the service, on the button of the sign-in page."),
    Variable("MAILLAGE_OIDC_SCOPE", "openid email", "Scopes asked of the service; nothing but the address is read."),
    Variable("MAILLAGE_OIDC_ACR", "", "Level of assurance asked for and required (`acr`); empty: any."),
    Variable(
        "MAILLAGE_OIDC_TRUSTED_EMAIL",
        "no",
        "`yes` when the service vouches for addresses without saying so (`email_verified`) each time.",
    ),
    Variable("MAILLAGE_LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR."),
    Variable(
        "MAILLAGE_SOURCE_URL",
        "",
        "Address of the source code in service, linked by the legal notice (AGPL, section 13).",
    ),
    Variable("MAILLAGE_DATA", "../shared/data", "Folder of the real files that tests and benchmarks read."),
)


class BadValueError(ValueError):
    """A variable whose value cannot be read; the sentence names it and what was expected, never a secret."""

    def __init__(self, name: str, expected: str, found: str = "") -> None:
        super().__init__(f"{name}: expected {expected}" + (f", found “{found}”." if found else "."))


_DEFAULTS = {variable.name: variable.default for variable in VARIABLES}


def text(name: str) -> str:
    """The value of a declared variable, or its default."""
    return os.environ.get(name, _DEFAULTS[name])


def flag(name: str) -> bool:
    """True when the variable says yes, true, on or 1."""
    return text(name).strip().lower() in {"yes", "true", "on", "1"}


def integer(name: str, *, most: int) -> int:
    """A whole number from 0 to `most`. Raises BadValueError."""
    found = text(name).strip()
    if not (found.isascii() and found.isdigit() and int(found) <= most):
        raise BadValueError(name, f"a whole number from 0 to {most}", found or "nothing")
    return int(found)


def one_of(name: str, *accepted: str) -> str:
    """One of the words `accepted`, in any case. Raises BadValueError."""
    found = text(name).strip().upper()
    if found not in accepted:
        raise BadValueError(name, " or ".join(accepted), found or "nothing")
    return found


def words(name: str) -> list[str]:
    """A comma-separated variable as a list without blanks."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def home() -> Path:
    """The folder of everything Maillage keeps, made when absent, readable by its owner alone."""
    folder = Path(text("MAILLAGE_HOME")).resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key() -> str:
    """The declared secret key, or one made at the first start and kept in the home folder."""
    declared = text("MAILLAGE_SECRET_KEY")
    if declared:
        return declared
    kept = home() / "secret_key"
    try:
        with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return kept.read_text()


def queue_key() -> str:
    """The private key (PEM) that opens exported queues of desks, made at the first start, kept in the home folder."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    kept = home() / "queue_key"
    if not kept.exists():
        made = ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        with suppress(FileExistsError), open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
            new.write(made)
    return kept.read_text()
