"""Pages of one's own account. The library's pages receive its own variables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.forms import Form

from maillage.accounts.queries import OpenSession, Passkey
from maillage.core.pages import Page


@dataclass(frozen=True, kw_only=True)
class ProfilePage(Page):
    """Name and language."""

    template: ClassVar[str] = "account/profile.html"
    form: Form
    email: str


@dataclass(frozen=True, kw_only=True)
class InvitationPage(Page):
    """The invited person chooses a password."""

    template: ClassVar[str] = "account/invitation.html"
    form: Form
    name: str
    email: str
    inviter: str
    role: str


@dataclass(frozen=True, kw_only=True)
class ClosedInvitationPage(Page):
    """The link can no longer be used."""

    template: ClassVar[str] = "account/invitation_closed.html"
    sentence: str


@dataclass(frozen=True, kw_only=True)
class TooManyTriesPage(Page):
    """A limit is reached."""

    template: ClassVar[str] = "account/too_many_tries.html"


@dataclass(frozen=True, kw_only=True)
class SessionsPage(Page):
    """Where the account is signed in."""

    template: ClassVar[str] = "usersessions/usersession_list.html"
    sessions: list[OpenSession]
    others: int


@dataclass(frozen=True, kw_only=True)
class BackupCodesPage(Page):
    """The codes that replace the telephone."""

    template: ClassVar[str] = "mfa/recovery_codes/index.html"
    codes: list[str]


@dataclass(frozen=True, kw_only=True)
class KeysPage(Page):
    """The passkeys of the account; the last factor stays."""

    template: ClassVar[str] = "mfa/webauthn/authenticator_list.html"
    keys: list[Passkey]
    can_remove: bool


@dataclass(frozen=True, kw_only=True)
class EntryRefusedPage(Page):
    """The outside sign-in service did not let somebody in."""

    template: ClassVar[str] = "account/entry_refused.html"
    sentence: str
