"""The outside sign-in service: off without an issuer; half made, it is told by the name of what lacks."""

from __future__ import annotations

import pytest

from maillage.config.env import BadValueError
from maillage.config.openid import openid_settings, origins

WHOLE = {
    "MAILLAGE_OIDC_ISSUER": "https://service.example/api/v2",
    "MAILLAGE_OIDC_CLIENT_ID": "maillage",
    "MAILLAGE_OIDC_CLIENT_SECRET": "secret",
}


def told(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in {**WHOLE, **values}.items():
        monkeypatch.setenv(name, value)


def test_without_an_issuer_nothing_is_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, MAILLAGE_OIDC_ISSUER="")

    assert openid_settings() == {}
    assert origins({}) == []


def test_a_whole_configuration_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch)

    found = openid_settings()

    assert found == {
        "issuer": "https://service.example/api/v2",
        "client_id": "maillage",
        "client_secret": "secret",
        "name": "ProConnect",
        "scope": "openid email",
        "acr": "",
        "trusts_email": False,
    }
    assert origins(found) == ["https://service.example"]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "MAILLAGE_OIDC_ISSUER",
            "http://127.0.0.1:8000",
            "expected an https:// address, found “http://127.0.0.1:8000”.",
        ),
        ("MAILLAGE_OIDC_ISSUER", "https://", "expected an https:// address, found “https://”."),
        (
            "MAILLAGE_OIDC_CLIENT_ID",
            "",
            "expected what the service gave for this site, as MAILLAGE_OIDC_ISSUER names it.",
        ),
        (
            "MAILLAGE_OIDC_CLIENT_SECRET",
            "",
            "expected what the service gave for this site, as MAILLAGE_OIDC_ISSUER names it.",
        ),
        ("MAILLAGE_OIDC_SCOPE", "email", "expected “openid” among the scopes, found “email”."),
    ],
)
def test_a_half_made_configuration_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    told(monkeypatch, **{name: value})

    with pytest.raises(BadValueError) as refused:
        openid_settings()

    assert str(refused.value) == f"{name}: {sentence}"
