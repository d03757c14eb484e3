"""How the sign-in library behaves here: staff only, by invitation, same answer for all."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest


class StaffAdapter(DefaultAccountAdapter):
    """Accounts come from invitations; a disabled account is answered as an unknown one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: object) -> AbstractBaseUser | None:
        account = super().authenticate(request, **credentials)
        return account if account is not None and account.is_active else None
