"""Sealing of small secrets kept in the database, with a key drawn from the secret key of the installation.

A copy of the database alone does not give them away. Whoever changes MAILLAGE_SECRET_KEY makes the old
seals unreadable: list the former key in `SECRET_KEY_FALLBACKS` while they are renewed.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes


def _fernet(secret_key: str | bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"maillage.accounts.sealing").derive(
        force_bytes(secret_key)
    )
    return Fernet(base64.urlsafe_b64encode(derived))


def _keys() -> MultiFernet:
    return MultiFernet([_fernet(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def seal(text: str) -> str:
    """`text`, readable only with the installation's secret key."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed. Raises cryptography.fernet.InvalidToken when no known key opens it."""
    return _keys().decrypt(sealed.encode()).decode()
