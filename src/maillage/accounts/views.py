"""Views of one's own account: sign-in at the door, invitation, profile, sessions, backup codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from allauth.account import views as account_views
from allauth.account.decorators import reauthentication_required
from allauth.account.utils import perform_login
from allauth.mfa.webauthn import views as passkey_views
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from maillage.accounts import actions, invitations, pages, queries
from maillage.accounts.errors import InvitationUnusable, WeakPassword, not_yours
from maillage.accounts.forms import InvitationForm, ProfileForm
from maillage.accounts.models import Account
from maillage.accounts.sessions import end_session, end_sessions
from maillage.core.pages import show
from maillage.safeguards import access

View = TypeVar("View", bound=Callable[..., HttpResponse])


def _proven(view: View) -> View:
    """Ask for the password or a code again, unless it was given in the last minutes."""
    asking: View = reauthentication_required(app="allauth.mfa")(view)
    return asking


@access.door
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """The sign-in form and what it answers; the door of the staff area calls it at its own address."""
    answer: HttpResponseBase = account_views.login(request)
    return answer


@access.door
def to_the_door(request: HttpRequest) -> HttpResponse:
    """The library's own sign-in address leads to ours."""
    query = request.GET.urlencode()
    door = redirect("staff:door")
    return HttpResponseRedirect(f"{door.url}?{query}") if query else door


@access.door
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Choose a password, and be signed in."""
    now = timezone.now()
    try:
        invitation = invitations.open_invitation(token, now)
    except InvitationUnusable as unusable:
        return show(request, pages.ClosedInvitationPage(sentence=str(unusable)), status=unusable.status)
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        answer = _try_invitation(request, token, form)
        if answer is not None:
            return answer
    page = pages.InvitationPage(
        form=form,
        name=invitation.name,
        email=invitation.email,
        inviter=invitation.invited_by.name if invitation.invited_by else "",
        role=invitation.get_role_display(),
    )
    return show(request, page, status=400 if form.is_bound else 200)


def _try_invitation(request: HttpRequest, token: str, form: InvitationForm) -> HttpResponseBase | None:
    """Make the account and sign in; None when the form is to be shown again."""
    try:
        account = actions.accept_invitation(
            token=token,
            password=form.cleaned_data["password"],
            language=get_language() or "fr",
            at=timezone.now(),
        )
    except WeakPassword as weak:
        for sentence in weak.fields["password"]:
            form.add_error("password", sentence)
        return None
    except InvitationUnusable as unusable:
        return show(request, pages.ClosedInvitationPage(sentence=str(unusable)), status=unusable.status)
    answer: HttpResponseBase = perform_login(request, account)
    request.session.set_expiry(0)
    return answer


@access.staff()
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Read and change one's name and language."""
    account = _account(request)
    form = ProfileForm(request.POST or None, initial={"name": account.name, "language": account.language})
    if form.is_valid():
        actions.change_profile(account=account, at=timezone.now(), **form.cleaned_data)
        messages.success(request, gettext("C’est enregistré."))
        return redirect("account_profile")
    page = pages.ProfilePage(form=form, email=account.email)
    return show(request, page, status=400 if form.is_bound else 200)


@access.staff()
@require_GET
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the account is signed in."""
    key = request.session.session_key or ""
    listed = queries.open_sessions(_account(request), current_key=key, at=timezone.now())
    others = sum(not session.is_current for session in listed)
    return show(request, pages.SessionsPage(sessions=listed, others=others))


@access.staff()
@require_POST
def close_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """Sign out of one device. Raises NotYours for another account's session."""
    if not end_session(_account(request), session_id):
        raise not_yours()
    messages.success(request, gettext("Cet appareil est déconnecté."))
    return redirect("usersessions_list")


@access.staff()
@require_POST
def close_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out of every device but this one."""
    end_sessions(_account(request), except_key=request.session.session_key or "")
    messages.success(request, gettext("Les autres appareils sont déconnectés."))
    return redirect("usersessions_list")


@access.staff()
@never_cache
@_proven
@require_GET
def backup_codes(request: HttpRequest) -> HttpResponse:
    """The backup codes not used yet."""
    codes = queries.backup_codes_left(_account(request))
    return show(request, pages.BackupCodesPage(codes=codes))


@access.staff()
@never_cache
@_proven
@require_GET
def download_backup_codes(request: HttpRequest) -> HttpResponse:
    """The same codes, as a text file to print or put away."""
    codes = queries.backup_codes_left(_account(request))
    if not codes:
        raise not_yours()
    answer = HttpResponse("\n".join([*codes, ""]), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="maillage-codes.txt"'
    return answer


@access.staff()
@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """The passkeys of the account."""
    account = _account(request)
    page = pages.KeysPage(keys=queries.passkeys_of(account), can_remove=queries.has_another_factor(account))
    return show(request, page)


@access.staff()
def remove_key(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Remove a passkey, but the last factor of the account. Another account's key does not exist (404)."""
    if not queries.has_another_factor(_account(request)):
        messages.error(request, gettext("C’est votre seule vérification : ajoutez-en une autre d’abord."))
        return redirect("mfa_list_webauthn")
    answer: HttpResponseBase = passkey_views.remove_webauthn(request, pk=pk)
    return answer


@access.door
def too_many_tries(request: HttpRequest) -> HttpResponse:
    """What a reached limit answers (handler429)."""
    return show(request, pages.TooManyTriesPage(), status=429)


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)  # noqa: S101  held by AccessMiddleware; tells the type
    return request.user
