"""Who reads what people asked in vain, who notes it at the desk, who keeps the list of words (dossier §2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from maillage.accounts import rules as accounts
from maillage.accounts.enums import Role
from maillage.core.errors import NotYours
from maillage.safeguards.permissions import permission

if TYPE_CHECKING:
    from maillage.accounts.models import Account

# The first of these roles that an author holds is the one a word keeps.
EDITORS: Final = (Role.DOCUMENTALIST, Role.COORDINATION, Role.ADMINISTRATOR)
RECEIVERS: Final = frozenset({*EDITORS, Role.PLACE_MANAGER, Role.RECEPTION, Role.COUNSELLOR})

PERMISSIONS: Final[dict[str, frozenset[Role]]] = {
    "search.read_questions": frozenset(EDITORS),
    "search.export_questions": frozenset(EDITORS),
    "search.keep_words": frozenset(EDITORS),
    "search.note_question": RECEIVERS,
}
for _name, _roles in PERMISSIONS.items():
    permission(_name, roles=_roles)


def require(account: Account | None, name: str, *, on: date) -> None:
    """Raise NotYours unless the account holds one of the roles. No account is the operator."""
    if account is not None and not accounts.roles_on(account, on) & PERMISSIONS[name]:
        raise not_yours()


def place_keys(account: Account, on: date) -> set[str] | accounts.Everywhere:
    """The places at whose desk the account may note a question. One query."""
    return accounts.place_keys(account, RECEIVERS, on)


def author_role(account: Account | None, on: date) -> str:
    """The role under which an editor writes; empty for the operator. One query."""
    held = accounts.roles_on(account, on) if account is not None else set()
    return next((str(role) for role in EDITORS if role in held), "")


def not_yours() -> NotYours:
    """What does not exist and what is somebody else's are answered alike."""
    return NotYours(_("Cette page n’existe pas, ou elle n’est pas à vous."))
