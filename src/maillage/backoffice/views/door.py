"""The door of the staff: signing in, then the dashboard, at one address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from maillage.accounts.views import sign_in
from maillage.safeguards.access import door as door_access


@door_access
def door(request: HttpRequest) -> HttpResponse:
    """Sign in, or see the dashboard when already signed in."""
    return sign_in(request)
