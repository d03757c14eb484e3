"""Signed answers of the service, as ProConnect gives them: by the issuer, for this site, in time; nothing else."""

from __future__ import annotations

import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from maillage.accounts import openid
from maillage.accounts.errors import EntryFailed

ISSUER, CLIENT = "https://service.test", "maillage"
OURS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
FOREIGN = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def published(key: rsa.RSAPrivateKey = OURS) -> dict[str, Any]:
    """The keys page of the issuer."""
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    return {"keys": [{**public, "kid": "une", "use": "sig", "alg": "RS256"}]}


def signed(key: Any = OURS, algorithm: str = "RS256", kid: str = "une", **values: Any) -> str:
    claims = {"iss": ISSUER, "aud": CLIENT, "sub": "abc", "exp": int(time.time()) + 86_400, "email": "a@exemple.test"}
    kept = {name: value for name, value in {**claims, **values}.items() if value is not None}
    return jwt.encode(kept, key, algorithm=algorithm, headers={"kid": kid})


@pytest.fixture(autouse=True)
def _service(settings: Any) -> None:
    settings.OPENID = {
        "issuer": ISSUER,
        "client_id": CLIENT,
        "client_secret": "a secret that is long enough to sign with",
        "scope": "openid email",
        "acr": "",
        "trusts_email": False,
    }


def test_what_the_issuer_signed_for_this_site_is_read() -> None:
    found = openid.read_signed(signed(), published())

    assert (found["sub"], found["email"]) == ("abc", "a@exemple.test")


def test_among_several_sites_this_one_must_be_the_one_that_asked() -> None:
    found = openid.read_signed(signed(aud=[CLIENT, "autre"], azp=CLIENT), published())

    assert found["aud"] == [CLIENT, "autre"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(signed(FOREIGN), id="another key under the same name"),
        pytest.param(signed(kid="autre"), id="a key that is not published"),
        pytest.param(signed(aud="autre"), id="another audience"),
        pytest.param(signed(aud=[CLIENT, "autre"], azp="autre"), id="another site asked"),
        pytest.param(signed(iss="https://ailleurs.test"), id="another issuer"),
        pytest.param(signed(exp=int(time.time()) - 3600), id="expired"),
        pytest.param(signed(exp=None), id="no end"),
        pytest.param(signed(sub=None), id="nobody"),
        pytest.param(signed(aud=None), id="for nobody"),
        pytest.param(signed("", "none"), id="alg none"),
        pytest.param(signed("a secret that is long enough to sign with", "HS256"), id="the shared secret as a key"),
        pytest.param(signed()[:-4] + "AAAA", id="cut"),
        pytest.param("pas.un.jeton", id="no token"),
        pytest.param("", id="nothing"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(EntryFailed):
        openid.read_signed(text, published(), required=("exp",))


@pytest.mark.parametrize(
    "keys", [{}, {"keys": []}, {"keys": "x"}, {"keys": [{"kty": "oct", "k": "AAAA"}]}, {"keys": [1]}]
)
def test_a_senseless_page_of_keys_is_refused(keys: dict[str, Any]) -> None:
    with pytest.raises(EntryFailed):
        openid.read_signed(signed(), keys)


class Answer:
    """What the service answers about the person."""

    def __init__(self, text: str, kind: str) -> None:
        self.text, self.headers = text, {"Content-Type": kind}

    def json(self) -> Any:
        return json.loads(self.text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(signed(), "application/jwt; charset=utf-8"), ('{"sub": "abc", "email": "a@exemple.test"}', "application/json")],
)
def test_the_person_is_read_signed_or_plain(monkeypatch: pytest.MonkeyPatch, text: str, kind: str) -> None:
    monkeypatch.setattr(openid, "_ask", lambda *_, **__: Answer(text, kind))

    found = openid._about("jeton", {"userinfo_endpoint": f"{ISSUER}/qui"}, published())

    assert (found["sub"], found["email"]) == ("abc", "a@exemple.test")


def test_a_person_signed_by_another_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openid, "_ask", lambda *_, **__: Answer(signed(FOREIGN), "application/jwt"))

    with pytest.raises(EntryFailed):
        openid._about("jeton", {"userinfo_endpoint": f"{ISSUER}/qui"}, published())
