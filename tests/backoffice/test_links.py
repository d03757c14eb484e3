"""Outbound links as staff keep them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.accounts.models import Account
from maillage.reference.models import LinkCheck
from maillage.reference.outbound import outbound_links
from tests.backoffice.conftest import Send, told

pytestmark = pytest.mark.django_db


def test_links_nobody_opened_are_said_so(administrator: Account, client_of: Callable[[Account], Client]) -> None:
    page = client_of(administrator).get("/equipe/liens/")

    assert page.context["due"] == len(outbound_links())
    assert page.content.decode().count("non vérifié") == len(outbound_links())


def test_a_link_is_confirmed_then_withdrawn(administrator: Account, press: Send) -> None:
    confirmed = press(administrator, "/equipe/liens/onisep/verifier/")
    assert told(confirmed) == ["C’est noté : le lien est vérifié aujourd’hui, et le public le voit."]
    assert LinkCheck.objects.get(code="onisep").checked_on is not None

    press(administrator, "/equipe/liens/onisep/retirer/")
    assert LinkCheck.objects.get(code="onisep").withdrawn_on is not None


def test_a_link_that_is_not_in_the_list_does_not_exist(administrator: Account, press: Send) -> None:
    assert press(administrator, "/equipe/liens/boutique/verifier/").status_code == 404
    assert not LinkCheck.objects.exists()


def test_staff_without_the_permission_do_not_keep_links(organiser: Account, press: Send) -> None:
    assert press(organiser, "/equipe/liens/onisep/retirer/").status_code in {403, 404}
    assert not LinkCheck.objects.exists()
