"""Forms as a browser sends them: what the page holds, changed by hand."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from maillage.accounts.models import Account
from maillage.accounts.staff.forms import OperationForm

Send = Callable[..., HttpResponse]


def sent(form: OperationForm, **changes: Any) -> dict[str, Any]:
    """What a browser would send of `form`, with a new operation id and these changes."""
    values = {bound.name: bound.value() for bound in form}
    filled = {name: value for name, value in values.items() if value not in (None, False, [])}
    fresh = {"operation": str(uuid.uuid4())} | {name: value for name, value in filled.items() if name != "operation"}
    return fresh | changes


@pytest.fixture
def send(client_of: Callable[[Account], Client]) -> Send:
    """Open the page as an account, change its form, send it; the answer, not followed."""

    def act(account: Account, path: str, **changes: Any) -> HttpResponse:
        client = client_of(account)
        context = client.get(path).context
        form = context.get("form") or context.get("grant_form")
        return client.post(path, sent(form, **changes))

    return act


@pytest.fixture
def press(client_of: Callable[[Account], Client]) -> Send:
    """Press a lone button as an account; the page that follows."""

    def act(account: Account, path: str, **values: Any) -> HttpResponse:
        return client_of(account).post(path, {"operation": str(uuid.uuid4()), **values}, follow=True)

    return act


def told(answer: HttpResponse) -> list[str]:
    """The messages on a page."""
    return [str(message) for message in answer.context["messages"]]
