"""The network itself."""

from __future__ import annotations

from dataclasses import fields

from maillage.network.models import Network
from maillage.network.sheets import NetworkSheet
from maillage.safeguards.keeping import kept


@kept
def current_network() -> NetworkSheet:
    """The network of this installation, or safe words before it is described. One query."""
    row = Network.objects.filter(id=1).values(*(field.name for field in fields(NetworkSheet))).first()
    return NetworkSheet(**row) if row else NetworkSheet()
