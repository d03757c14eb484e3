"""What is said to an outside sign-in service, and what of its answers is believed (OpenID Connect Core 1.0).

Code flow with PKCE (RFC 7636), state and nonce. Both the identity token and a signed answer about the person are
held to the keys the issuer publishes, whatever the channel they came by.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

import jwt
import requests
from django.conf import settings

from maillage.accounts.errors import AddressNotVerified, EntryFailed, EntryUnavailable

# Keys of the issuer alone sign: a shared secret or no signature at all never do.
_ALGORITHMS: Final = ["RS256", "PS256", "ES256"]
_CLOCK_SECONDS: Final = 30
_PATIENCE_SECONDS: Final = 5
_LONGEST_SUBJECT: Final = 255
_ENDPOINTS: Final = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


@dataclass(frozen=True)
class Attempt:
    """What the session keeps between leaving and coming back to the address `back`: one use."""

    back: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Identity:
    """Who the service says came back."""

    issuer: str
    subject: str
    email: str


def attempt(back: str) -> Attempt:
    """Three random words of 256 bits."""
    return Attempt(back, *(secrets.token_urlsafe(32) for _ in range(3)))


def address_to_leave_for(going: Attempt) -> str:
    """Where the service asks who one is. Raises EntryUnavailable, EntryFailed."""
    openid = settings.OPENID
    digest = hashlib.sha256(going.verifier.encode()).digest()
    asked = {
        "response_type": "code",
        "client_id": openid["client_id"],
        "redirect_uri": going.back,
        "scope": openid["scope"],
        "state": going.state,
        "nonce": going.nonce,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        **({"acr_values": openid["acr"]} if openid["acr"] else {}),
    }
    endpoint = _discovered()["authorization_endpoint"]
    return f"{endpoint}{'&' if urlsplit(endpoint).query else '?'}{urlencode(asked)}"


def identity_behind(code: str, going: Attempt) -> Identity:
    """Who the code stands for. Raises EntryUnavailable, EntryFailed, AddressNotVerified."""
    openid, found = settings.OPENID, _discovered()
    tokens = _exchange(code, going, found)
    keys = _object_in(_ask("GET", found["jwks_uri"]))
    token = read_signed(_text(tokens, "id_token"), keys, required=("exp", "iat", "nonce"))
    if not secrets.compare_digest(_text(token, "nonce").encode(), going.nonce.encode()):
        raise EntryFailed
    if openid["acr"] and token.get("acr") not in openid["acr"].split():
        raise EntryFailed
    person = _about(_text(tokens, "access_token"), found, keys)
    subject = _text(token, "sub")
    if _text(person, "sub") != subject or len(subject) > _LONGEST_SUBJECT:
        raise EntryFailed
    if not (person.get("email_verified", openid["trusts_email"]) is True and person.get("email")):
        raise AddressNotVerified
    return Identity(issuer=openid["issuer"], subject=subject, email=_text(person, "email"))


def read_signed(text: str, keys: Mapping[str, Any], *, required: tuple[str, ...] = ()) -> dict[str, Any]:
    """The claims of a token that the issuer signed for this site. Raises EntryFailed."""
    openid = settings.OPENID
    try:
        key = jwt.PyJWKSet.from_dict(dict(keys))[jwt.get_unverified_header(text)["kid"]]
        claims: dict[str, Any] = jwt.decode(
            text,
            key,
            algorithms=_ALGORITHMS,
            audience=openid["client_id"],
            issuer=openid["issuer"],
            leeway=_CLOCK_SECONDS,
            options={"require": ["iss", "aud", "sub", *required]},
        )
    except (jwt.PyJWTError, LookupError, TypeError, AttributeError) as wrong:
        raise EntryFailed from wrong
    if claims.get("azp", openid["client_id"]) != openid["client_id"]:
        raise EntryFailed
    return claims


def _discovered() -> dict[str, Any]:
    """What the issuer says of itself; its addresses are as safe as its own, and its door stands at its own host."""
    issuer = settings.OPENID["issuer"]
    found = _object_in(_ask("GET", f"{issuer.rstrip('/')}/.well-known/openid-configuration"))
    own = urlsplit(issuer)
    if found.get("issuer") != issuer:
        raise EntryFailed
    if any(urlsplit(_text(found, name)).scheme != own.scheme for name in _ENDPOINTS):
        raise EntryFailed
    if urlsplit(found["authorization_endpoint"]).netloc != own.netloc:
        raise EntryFailed
    return found


def _exchange(code: str, going: Attempt, found: Mapping[str, Any]) -> dict[str, Any]:
    openid = settings.OPENID
    sent = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": going.back,
        "code_verifier": going.verifier,
    }
    if "client_secret_post" in (found.get("token_endpoint_auth_methods_supported") or []):
        sent |= {"client_id": openid["client_id"], "client_secret": openid["client_secret"]}
        return _object_in(_ask("POST", found["token_endpoint"], data=sent))
    pair = (openid["client_id"], openid["client_secret"])
    return _object_in(_ask("POST", found["token_endpoint"], data=sent, auth=pair))


def _about(access_token: str, found: Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    """What the service says of the person: plain JSON, or a signed token as ProConnect answers."""
    answer = _ask("GET", found["userinfo_endpoint"], headers={"Authorization": f"Bearer {access_token}"})
    kind = answer.headers.get("Content-Type", "").split(";")[0].strip().lower()
    return read_signed(answer.text, keys) if kind == "application/jwt" else _object_in(answer)


def _ask(method: str, address: str, **sent: Any) -> requests.Response:
    """One question to the service, never led elsewhere. Raises EntryUnavailable, EntryFailed."""
    try:
        answer = requests.request(method, address, timeout=_PATIENCE_SECONDS, allow_redirects=False, **sent)
    except requests.RequestException as silent:
        raise EntryUnavailable from silent
    if answer.status_code >= 500:
        raise EntryUnavailable
    if answer.status_code != 200:
        raise EntryFailed
    return answer


def _object_in(answer: requests.Response) -> dict[str, Any]:
    try:
        found = answer.json()
    except ValueError as unclear:
        raise EntryFailed from unclear
    if not isinstance(found, dict):
        raise EntryFailed
    return found


def _text(claims: Mapping[str, Any], name: str) -> str:
    """A claim that is a text and not empty. Raises EntryFailed."""
    value = claims.get(name)
    if not (isinstance(value, str) and value):
        raise EntryFailed
    return value
