"""The secret of a ticket's link: 128 bits, of which the database holds only the SHA-256.

It is drawn from the random id of the desk's form and the key of the installation: a form sent twice
shows the same ticket again, though nothing of the secret is kept.
"""

from __future__ import annotations

import base64
from typing import Final
from uuid import UUID

from django.utils.crypto import salted_hmac

_BYTES: Final = 16


def token_for(operation_id: UUID) -> str:
    """The token of the ticket that this operation takes: 22 letters."""
    drawn = salted_hmac("maillage.reception.ticket", operation_id.bytes, algorithm="sha256").digest()[:_BYTES]
    return base64.urlsafe_b64encode(drawn).rstrip(b"=").decode()
