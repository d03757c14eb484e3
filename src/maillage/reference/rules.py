"""Who may keep reference data by hand (dossier §2: documents are the documentalist's and the coordination's)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from maillage.accounts import rules as accounts
from maillage.accounts.enums import Role
from maillage.core.errors import NotYours
from maillage.safeguards.permissions import permission

if TYPE_CHECKING:
    from maillage.accounts.models import Account

LINK_KEEPERS: Final = frozenset({Role.ADMINISTRATOR, Role.COORDINATION, Role.DOCUMENTALIST})

permission("reference.keep_links", roles=LINK_KEEPERS)


def require_link_keeper(account: Account | None, *, on: date) -> None:
    """Raise NotYours unless the account keeps links. No account is the operator, at the machine's command line."""
    if account is not None and not accounts.roles_on(account, on) & LINK_KEEPERS:
        raise NotYours(_("Cette page n’existe pas, ou elle n’est pas à vous."))
