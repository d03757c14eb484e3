"""News as staff write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.accounts.models import Account
from maillage.network.enums import NewsState
from maillage.network.models import News, Place
from tests import factories
from tests.backoffice.conftest import Send, sent, told

pytestmark = pytest.mark.django_db


def test_a_manager_writes_and_publishes_for_their_place(
    organiser: Account, place: Place, send: Send, press: Send
) -> None:
    answer = send(organiser, "/equipe/actualites/nouvelle/", title="Un atelier", text="Chaque mardi.", place=place.slug)
    published = press(organiser, "/equipe/actualites/un-atelier/publier/")
    news = News.objects.get()
    withdrawn = press(organiser, "/equipe/actualites/un-atelier/retirer/")

    assert answer["Location"] == "/equipe/actualites/un-atelier/"
    assert (news.place, news.state) == (place, NewsState.PUBLISHED)
    assert told(published) == ["Le public lit cette actualité, à partir de son premier jour."]
    assert told(withdrawn) == ["Le public ne lit plus cette actualité."]


def test_a_manager_is_offered_their_places_alone(
    organiser: Account, place: Place, other_place: Place, client_of: Callable[[Account], Client]
) -> None:
    form = client_of(organiser).get("/equipe/actualites/nouvelle/").context["form"]

    assert form.fields["place"].choices == [(place.slug, place.name)]


def test_coordination_writes_for_the_network(administrator: Account, place: Place, send: Send) -> None:
    send(administrator, "/equipe/actualites/nouvelle/", title="Tout le réseau", text="Ouvre le samedi.")

    assert News.objects.get().place is None


def test_who_was_slower_is_told_and_loses_nothing(
    administrator: Account, client_of: Callable[[Account], Client]
) -> None:
    news, client = factories.make_news(), client_of(administrator)
    path = f"/equipe/actualites/{news.slug}/"
    first, second = (client.get(path).context["form"] for _ in range(2))
    client.post(path, sent(first, text="Chaque jeudi."))

    answer = client.post(path, sent(second, text="Chaque lundi."))

    assert answer.status_code == 409
    assert "Chaque lundi." in answer.content.decode()
