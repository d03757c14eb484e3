"""At a shared desk: enter with a short code, lock, choose one's code, admit a replacement for the half-day."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from maillage.accounts import desk_codes, desks, replacements
from maillage.accounts.errors import NotAtDesk, WeakCode, WrongDeskCode
from maillage.accounts.staff.posting import attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import visit_of
from maillage.backoffice.forms.desk import DeskCodeForm, EnterForm, ReplacementForm
from maillage.backoffice.pages.desk import AdmittedPage, DeskCodePage, EnterDeskPage, ReplacementLine, ReplacementPage
from maillage.core.instants import local
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.safeguards import access


@access.door
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Take the desk; on any other device, the usual door."""
    now = timezone.now()
    desk = desks.desk_of(request, local(now).date())
    if desk is None:
        return redirect("staff:door")
    members = [(str(row.id), row.name) for row in desks.members_of(desk, now)]
    form = EnterForm(request.POST or None, members=members)
    if form.is_valid():
        values = form.cleaned_data
        try:
            desks.enter(request, desk=desk, account_id=values["account"], code=values["code"], at=now)
        except WrongDeskCode as wrong:
            form.add_refusal(wrong)
        else:
            return redirect(_back(request) or "staff:door")
    page = EnterDeskPage(form=form, desk_name=desk.name, has_members=bool(members), next_path=_back(request))
    return show(request, page, status=status_of(form))


@command()
def lock(request: HttpRequest) -> HttpResponse:
    """Leave the desk to somebody else; the page to return to stays in the address."""
    back = _back(request)
    desks.lock(request)
    return redirect(reverse("staff:desk") + (f"?{urlencode({'next': back})}" if back else ""))


@sensitive_post_parameters("code", "again")
@screen(recent=True)
def code(request: HttpRequest) -> HttpResponse:
    """Choose one's short code, fully signed in. Sent twice it is the same code: its hash alone is kept anywhere."""
    visit = visit_of(request)
    form = DeskCodeForm(request.POST or None)
    if form.is_valid():
        try:
            desk_codes.set_desk_code(account=visit.account, code=form.cleaned_data["code"], at=visit.at)
        except WeakCode as weak:
            form.add_refusal(weak)
        else:
            told = gettext("Votre code est enregistré. Il marche sur les postes partagés de vos lieux.")
            messages.success(request, told)
            return redirect("staff:door")
    page = DeskCodePage(form=form, has_code=desk_codes.has_desk_code(visit.account))
    return show(request, page, status=status_of(form))


@never_cache
@screen("accounts.admit_replacement")
def admit(request: HttpRequest) -> HttpResponse:
    """Let somebody counsel until the half-day ends. The code is on the answer only: it is stored nowhere."""
    visit = visit_of(request)
    poles = {pole.code: pole.name for pole in network.pole_rows()}
    form = ReplacementForm(request.POST or None, poles=list(poles.items()))
    admitted: list[replacements.Admitted] = []
    if form.is_valid() and attempt(request, form, lambda: _admit(request, form, admitted)) is not None:
        if not admitted:
            messages.info(request, gettext("Cette personne est déjà admise."))
            return redirect("staff:admit_replacement")
        done = admitted[0]
        return show(request, AdmittedPage(name=done.name, code=done.code, ends_at=done.replacement.ends_at))
    desk = desks.desk_of(request, visit.on)
    present = replacements.replacements_at(desk.place_key, visit.at) if desk else []
    page = ReplacementPage(
        form=form,
        is_at_desk=desk is not None,
        present=[
            ReplacementLine(str(row.account_id), row.account.name, poles.get(row.pole_code, ""), row.ends_at)
            for row in present
        ],
    )
    return show(request, page, status=status_of(form))


@command("accounts.admit_replacement")
def end(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Send somebody away before the half-day ends."""
    visit = visit_of(request)
    found = replacements.replacement_visible_to(visit.account, account_id, visit.at)

    def effect() -> dict[str, str]:
        replacements.end_replacement(replacement=found, actor=visit.account, at=visit.at)
        return {"place": found.place_key}

    attempt_command(request, effect, told=gettext("Ce remplacement est terminé."))
    return redirect("staff:admit_replacement")


def _admit(request: HttpRequest, form: ReplacementForm, admitted: list[replacements.Admitted]) -> dict[str, str]:
    visit = visit_of(request)
    desk = desks.desk_of(request, visit.on)
    if desk is None:
        raise NotAtDesk
    admitted.append(replacements.admit_replacement(desk=desk, actor=visit.account, at=visit.at, **form.values()))
    return {"id": str(admitted[0].replacement.account_id)}


def _back(request: HttpRequest) -> str:
    """The page to return to, when it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else ""
