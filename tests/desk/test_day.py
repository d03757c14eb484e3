"""The day of a place, as its team runs it."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from maillage.accounts.enums import Role
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db


def test_one_person_counted_twice_by_the_same_form_is_one(client: Client) -> None:
    load_words()
    place = factories.make_place(slug="gap", name="Gap")
    account = factories.make_account()
    factories.make_grant(account, Role.RECEPTION, place.id)
    client.force_login(account)
    sent = {"operation": str(uuid.uuid4()), "number": "1"}

    for _again in range(2):
        client.post(reverse("desk:count", args=["gap"]), sent)

    assert "1 personne comptée" in client.get(reverse("desk:day", args=["gap"])).content.decode()
