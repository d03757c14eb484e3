"""A passkey made of code: what an authenticator and a browser would answer, honest or not."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from maillage.accounts.models import Account

ORIGIN = "https://testserver"
RP_ID = "testserver"
_FLAG = AuthenticatorData.FLAG


@dataclass
class SoftKey:
    """One key pair. `origin` is where its browser says it stands."""

    account: Account
    origin: str = ORIGIN
    is_verified: bool = True
    rp_id: str = RP_ID
    identifier: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def created(self, challenge: str) -> dict[str, Any]:
        """The answer to a registration."""
        public = ES256.from_cryptography_key(self.private.public_key())
        credential = AttestedCredentialData.create(Aaguid.NONE, self.identifier, public)
        flags = self._flags() | _FLAG.AT
        data = AuthenticatorData.create(self._rp_hash(), flags, 0, bytes(credential))
        attestation = AttestationObject.create("none", data, {})
        client = self._client_data("webauthn.create", challenge)
        response = {"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(attestation)}
        return self._credential(response) | {"clientExtensionResults": {"credProps": {"rk": True}}}

    def asserted(self, challenge: str) -> dict[str, Any]:
        """The answer to a sign-in."""
        data = AuthenticatorData.create(self._rp_hash(), self._flags(), 0)
        client = self._client_data("webauthn.get", challenge)
        signature = self.private.sign(bytes(data) + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._credential(
            {
                "clientDataJSON": websafe_encode(client),
                "authenticatorData": websafe_encode(bytes(data)),
                "signature": websafe_encode(signature),
                "userHandle": websafe_encode(user_pk_to_url_str(self.account).encode()),
            }
        )

    def _flags(self) -> Any:
        return _FLAG.UP | _FLAG.UV if self.is_verified else _FLAG.UP

    def _rp_hash(self) -> bytes:
        return sha256(self.rp_id.encode()).digest()

    def _client_data(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return bytes(CollectedClientData(json.dumps(said).encode()))

    def _credential(self, response: dict[str, str]) -> dict[str, Any]:
        identifier = websafe_encode(self.identifier)
        return {
            "id": identifier,
            "rawId": identifier,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }


def add_key(account: Account, name: str = "téléphone", **values: Any) -> SoftKey:
    """A key the account has already."""
    key = SoftKey(account, **values)
    WebAuthn.add(account, name, key.created(websafe_encode(secrets.token_bytes(32))))
    return key


def keys_of(account: Account) -> list[str]:
    """The names of the account's keys."""
    kept = Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).order_by("id")
    return [row.wrap().name for row in kept]
