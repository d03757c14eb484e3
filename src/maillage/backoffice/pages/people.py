"""Pages of the team: accounts, roles, invitations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.core.pages import Page
from maillage.core.paging import Paged

if TYPE_CHECKING:
    from maillage.accounts.models import Account, Grant, Invitation


@dataclass(frozen=True)
class GrantLine:
    """A role held or once held, in words."""

    grant: Grant
    role: str
    reach: str
    is_in_force: bool
    is_manageable: bool
    renew_form: OperationForm


@dataclass(frozen=True)
class InvitationLine:
    """A link that still works."""

    invitation: Invitation
    role: str
    reach: str


@dataclass(frozen=True, kw_only=True)
class PeoplePage(Page):
    """The team the account may see, and the links that wait."""

    template: ClassVar[str] = "backoffice/people/people.html"
    people: Paged[Account]
    invitations: Sequence[InvitationLine]


@dataclass(frozen=True, kw_only=True)
class PersonPage(Page):
    """One account and its roles."""

    template: ClassVar[str] = "backoffice/people/person.html"
    person: Account
    is_self: bool
    grants: Sequence[GrantLine]
    grant_form: OperationForm | None
    today: date


@dataclass(frozen=True, kw_only=True)
class InvitePage(Page):
    """Somebody to invite."""

    template: ClassVar[str] = "backoffice/people/invite.html"
    form: OperationForm


@dataclass(frozen=True, kw_only=True)
class InvitedPage(Page):
    """The link, shown once."""

    template: ClassVar[str] = "backoffice/people/invited.html"
    name: str
    email: str
    link: str


@dataclass(frozen=True)
class ReviewLine:
    """A role to confirm or to end, in words."""

    grant: Grant
    role: str
    reach: str


@dataclass(frozen=True, kw_only=True)
class ReviewPage(Page):
    """The roles of the quarter's review that wait."""

    template: ClassVar[str] = "backoffice/people/review.html"
    lines: Sequence[ReviewLine]
