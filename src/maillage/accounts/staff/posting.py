"""Forms that act: each carries a random operation id, so that what is sent twice is done once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from maillage.accounts.staff.forms import OperationForm
from maillage.core.errors import NotYours, Refusal
from maillage.safeguards import room
from maillage.safeguards.operations import once

Effect = Callable[[], Mapping[str, Any]]


def attempt(request: HttpRequest, form: OperationForm, effect: Effect) -> Mapping[str, Any] | None:
    """Do `effect` once and give its result; on a refusal, tell it in the form and give None."""
    found: list[Mapping[str, Any]] = []

    def act() -> None:
        body = _what_is_asked(request)
        found.append(once(operation_id=form.operation_id, body=body, at=timezone.now(), effect=effect).result)

    return found[0] if done(form, act) else None


def done(form: OperationForm, act: Callable[[], object]) -> bool:
    """Do the act; False when it is refused, which the form then says.

    By itself it leaves no operation behind: for acts that are the same done twice, and whose trace
    would tell who voted or who answered.
    """
    try:
        with room.refusing():
            act()
    except NotYours:
        raise
    except Refusal as refusal:
        form.add_refusal(refusal)
        return False
    return True


def _what_is_asked(request: HttpRequest) -> dict[str, object]:
    """Who asks what of which address: the same id for anything else is refused, never taken for a replay."""
    values = {name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"}
    return {"account": str(request.user.pk), "path": request.path, "values": values}


def attempt_command(request: HttpRequest, effect: Effect, *, told: str) -> Mapping[str, Any] | None:
    """Do the act of a lone button, and tell the outcome on the page that follows."""
    return attempt_and_tell(request, OperationForm(request.POST), effect, told=told)


def attempt_and_tell(
    request: HttpRequest, form: OperationForm, effect: Effect, *, told: str = ""
) -> Mapping[str, Any] | None:
    """Do what a form of another page asks, and tell the outcome on the page that follows.

    Without `told`, success is left to the caller to tell.
    """
    found = attempt(request, form, effect) if form.is_valid() else None
    if found is None:
        messages.error(request, " ".join(form.all_sentences()))
    elif told:
        messages.success(request, told)
    return found


def status_of(form: OperationForm) -> int:
    """200 for a form shown first, 422 for one sent with something to correct, 409 when someone was faster."""
    if not form.is_bound:
        return 200
    return form.refused_status or 422
