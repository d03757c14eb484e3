"""Mails: three ways to a server, or files; a password never travels in the clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from maillage.config.env import BadValueError
from maillage.config.mail import mail_settings

FOLDER = Path("/home/mail")


@pytest.mark.parametrize(
    ("url", "ssl", "tls", "port"),
    [
        ("smtps://ada:s%40me@mail.example.org", True, False, 465),
        ("smtp+tls://ada:s%40me@mail.example.org", False, True, 587),
        ("smtp+tls://ada:s%40me@mail.example.org:2525", False, True, 2525),
    ],
)
def test_a_server_with_a_password_is_spoken_to_in_secret(url: str, ssl: bool, tls: bool, port: int) -> None:  # noqa: FBT001
    assert mail_settings(url, FOLDER) == {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "file_path": None,
        "host": "mail.example.org",
        "port": port,
        "user": "ada",
        "password": "s@me",
        "ssl": ssl,
        "tls": tls,
    }


@pytest.mark.parametrize("url", ["smtp://relay.example.org", "smtp://ada:secret@localhost", "smtp://ada:secret@[::1]"])
def test_plain_smtp_is_for_relays_without_password_and_for_this_machine(url: str) -> None:
    found = mail_settings(url, FOLDER)

    assert (found["port"], found["ssl"], found["tls"]) == (25, False, False)


def test_without_a_server_mails_become_files() -> None:
    found = mail_settings("", FOLDER)

    assert (found["backend"], found["file_path"]) == ("django.core.mail.backends.filebased.EmailBackend", FOLDER)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://ada:secret@mail.example.org", "would send the password in the clear"),
        ("imap://ada:secret@mail.example.org", "expected smtps://"),
        ("ada:secret@mail.example.org", "expected smtps://"),
        ("smtps://ada:secret@mail.example.org:abc", "expected smtps://"),
        ("smtps://", "expected smtps://"),
    ],
)
def test_another_value_is_refused_without_repeating_it(url: str, expected: str) -> None:
    with pytest.raises(BadValueError, match=expected) as refused:
        mail_settings(url, FOLDER)

    assert str(refused.value).startswith("MAILLAGE_EMAIL_URL: ")
    assert "secret" not in str(refused.value)
