"""An exported queue, sealed for this site alone: the device that wrote the file cannot read it back.

ECDH on P-256 with a key of one use, HKDF-SHA256, AES-256-GCM: what every browser has (`desk/sealing.js`).
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import Final, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext as _

from maillage.reception.errors import Unreadable

FORMAT: Final = "maillage-queue-1"


def public_key() -> str:
    """The point for which devices seal, in base 64."""
    point = _private_key().public_key()
    raw = point.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return b64encode(raw).decode()


def opened(file: bytes) -> list[dict[str, object]]:
    """The facts of an exported queue. Raises Unreadable for any other file, and for one sealed for another site."""
    try:
        told = json.loads(file)
        if told["format"] != FORMAT:
            raise _unreadable()
        clear = AESGCM(_key_for(b64decode(told["from"]))).decrypt(
            b64decode(told["iv"]), b64decode(told["sealed"]), None
        )
        facts = json.loads(clear)
    except (ValueError, KeyError, TypeError, InvalidTag):
        raise _unreadable() from None
    if not isinstance(facts, list) or not all(isinstance(fact, dict) for fact in facts):
        raise _unreadable()
    return facts


def _key_for(point: bytes) -> bytes:
    other = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    shared = _private_key().exchange(ec.ECDH(), other)
    return HKDF(hashes.SHA256(), length=32, salt=None, info=FORMAT.encode()).derive(shared)


def _private_key() -> ec.EllipticCurvePrivateKey:
    key = serialization.load_pem_private_key(settings.QUEUE_KEY.encode(), password=None)
    return cast("ec.EllipticCurvePrivateKey", key)


def _unreadable() -> Unreadable:
    return Unreadable(_("Ce fichier n’est pas une file exportée par un poste de ce site. Rien n’a été repris."))
