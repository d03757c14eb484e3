"""Search for machines: suggestions of our field and of browsers, the whole answer as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from maillage.network.models import Place
from maillage.reference.models import Appellation
from maillage.search.actions import build_index
from tests import factories


@pytest.fixture
def workshop(place: Place, network: object) -> None:
    """A workshop with an English title."""
    factories.make_service("Atelier cuisine", title_en="Cooking workshop", summary_en="An hour.", slug="cuisine")


def test_a_suggestion_says_its_kind_and_opens_its_page(workshop: None) -> None:
    answer = Client().get("/recherche/suggestions.json", {"q": "atel"})

    assert answer.json() == {
        "results": [{"value": "cuisine", "label": "Atelier cuisine", "detail": "Service", "path": "/services/cuisine/"}]
    }
    assert dict(answer.cookies) == {}


def test_a_suggestion_tells_the_other_name_it_was_found_by(network: object, settings: Any, tmp_path: Path) -> None:
    occupation = factories.make_occupation("D1102", name_feminine="Boulangère", name_masculine="Boulanger")
    title = {"label": "Tourière", "name_feminine": "Tourière", "name_masculine": "Tourier"}
    Appellation.objects.create(code="101", occupation=occupation, search_name="  touriere", **title)
    settings.HOME = tmp_path
    build_index()

    (found,) = Client().get("/recherche/suggestions.json", {"q": "touriere"}).json()["results"]

    assert (found["label"], found["detail"]) == ("Boulangère ou boulanger", "Métier · Tourière")


def test_a_suggestion_stays_in_the_language_of_the_page(workshop: None) -> None:
    answer = Client().get("/en/recherche/suggestions.json", {"q": "cooking w"}).json()

    assert [(one["label"], one["path"]) for one in answer["results"]] == [("Cooking workshop", "/en/services/cuisine/")]


@pytest.mark.parametrize("asked", ["", "   ", "%", "zzyzx", "\0", "'\"<script>"])
def test_suggestions_of_nothing_are_empty(asked: str, workshop: None) -> None:
    assert Client().get("/recherche/suggestions.json", {"q": asked}).json() == {"results": []}


def test_suggestions_are_kept_by_a_validator(workshop: None) -> None:
    first = Client().get("/recherche/suggestions.json", {"q": "atel"}).headers["ETag"]

    again = Client().get("/recherche/suggestions.json", {"q": "atel"}, headers={"If-None-Match": first})

    assert again.status_code == 304


def test_a_browser_gets_completions_what_they_are_and_their_addresses(workshop: None) -> None:
    answer = Client().get("/recherche/navigateur.json", {"q": "atel"})

    assert answer.headers["Content-Type"] == "application/x-suggestions+json; charset=utf-8"
    assert answer.json() == ["atel", ["Atelier cuisine"], ["Service"], ["http://testserver/services/cuisine/"]]


def test_the_answer_as_json_holds_the_question_the_poles_and_the_results(workshop: None) -> None:
    answer = Client().get("/recherche.json", {"q": "atel"})

    told = answer.json()
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert (told["query"], told["has_index"], told["is_approximate"]) == ("atel", False, False)
    assert told["counts"] == {"service": 1}
    assert told["results"] == [
        {
            "kind": "service",
            "code": "cuisine",
            "title": "Atelier cuisine",
            "url": "http://testserver/services/cuisine/",
            "detail": "",
            "why": "start",
            "matched": "Atelier cuisine",
        }
    ]


def test_one_kind_is_asked_for_by_its_code(workshop: None) -> None:
    factories.make_place("Atelier du Port", slug="atelier-du-port")

    told = Client().get("/recherche.json", {"q": "atel", "kind": "place"}).json()

    assert [result["code"] for result in told["results"]] == ["atelier-du-port"]


def test_an_unknown_kind_is_refused_with_those_there_are(workshop: None) -> None:
    answer = Client().get("/recherche.json", {"q": "atel", "kind": "licorne"})

    assert (answer.status_code, answer.json()["code"]) == (400, "search.unknown_kind")
    assert "service" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("limit", "count"), [("1", 1), ("2", 2), ("0", 0), ("-1", 3), ("x", 3), ("²", 3), ("9" * 40, 3)]
)
def test_the_limit_is_read_or_left_aside(limit: str, count: int, workshop: None) -> None:
    factories.make_service("Atelier courrier", slug="courrier")
    factories.make_service("Atelier vidéo", slug="video")

    told = Client().get("/recherche.json", {"q": "atel", "limit": limit}).json()

    assert len(told["results"]) == count


DISTRESS = "mon mari me frappe"


def test_a_sentence_of_distress_gives_numbers_to_call_and_no_result(workshop: None) -> None:
    told = Client().get("/recherche.json", {"q": DISTRESS}).json()

    assert "3919" in [line["dial"] for line in told["helplines"]]
    assert (told["poles"], told["counts"], told["results"]) == ([], {}, [])


def test_nothing_is_suggested_to_a_sentence_of_distress(workshop: None) -> None:
    factories.make_service("Mon mari me frappe : que faire ?", slug="que-faire")

    assert Client().get("/recherche/suggestions.json", {"q": DISTRESS}).json() == {"results": []}
