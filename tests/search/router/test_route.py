"""What a route tells, whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.core.instants import HalfDay
from maillage.reference.models import SchoolHoliday
from maillage.search.queries import route
from maillage.search.router.asking import CHOICES, ask
from maillage.search.router.routing import reading
from maillage.search.routes import Moment, NamedPlace, PoleGuess, Route
from tests import factories

WEDNESDAY = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def asked(text: str, language: str = "fr") -> Route:
    return route(text, language=language, at=WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "pole", "reason"),
    [
        ("j'en ai marre de mon boulot", "evolution", "reconversion"),
        ("Je ne sais pas quoi faire plus tard", "orientation", "choisir_orientation"),
        ("stage 3e à gap", "emploi", "alternance_stage"),
        ("comment payer ma formation", "formation", "trouver_formation"),
        ("c koi la vae", "formation", "vae_bilan"),
        ("refaire mon cv", "emploi", "cv_lettre_entretien"),
        ("mon employeur ne paie pas mes heures sup", "evolution", "droit_travail"),
        ("ouvrir un food truck", "creation", "creation_activite"),
        ("passer un concours de la fonction publique", "emploi", "concours_fonction_publique"),
        ("i want to start a business", "creation", "creation_activite"),
        ("find an apprenticeship", "formation", "alternance_stage"),
    ],
)
def test_question_in_ones_own_words_leads_to_its_pole_and_reason(text: str, pole: str, reason: str) -> None:
    told = asked(text)

    assert (told.poles[0].code, told.reason, told.is_sure, told.asked) == (pole, reason, True, None)


def test_sentence_that_tells_all_is_read_whole() -> None:
    factories.make_network(region_code="93", school_zone="B")
    factories.make_commune("05061", "Gap", latitude=44.56, longitude=6.08)

    told = asked("Ma fille cherche un stage de 3e à Gap le mercredi après-midi")

    assert told.audience == "parent_accompagnant"
    assert told.place == NamedPlace("05061", "Gap", 44.56, 6.08)
    assert told.time == Moment(words="mercredi apres_midi", weekdays=(2,), half_day=HalfDay.AFTERNOON)


def test_holidays_are_the_running_or_next_ones_of_the_network() -> None:
    factories.make_network(school_zone="B")
    for zone, name, first, last in (
        ("B", "Vacances de la Toussaint", date(2026, 10, 17), date(2026, 11, 2)),
        ("B", "Vacances de Noël", date(2026, 12, 19), date(2027, 1, 4)),
        ("A", "Autre zone", date(2026, 11, 28), date(2026, 12, 1)),
    ):
        SchoolHoliday.objects.create(zone=zone, name=name, starts_on=first, ends_on=last)

    told = asked("êtes-vous ouverts pendant les vacances ?")

    assert told.time is not None
    assert (told.time.first, told.time.last, told.time.is_holidays) == (date(2026, 12, 19), date(2027, 1, 4), True)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_route_costs_three_queries_whatever_there_is(
    rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    factories.make_network(school_zone="B")
    for number in range(rows):
        factories.make_commune(f"0500{number}", f"Ville {number}")

    with django_assert_num_queries(3):
        asked("un atelier à Ville 0 ou à Ville 1 pendant les vacances de Noël")


def test_unsure_question_is_answered_by_one_question_with_the_five_poles() -> None:
    told = asked("zzz qqq")

    assert not told.is_sure
    assert told.asked is not None
    assert told.asked.sentence == "Pour bien vous guider : quelle phrase vous ressemble le plus ?"
    assert [choice.pole for choice in told.asked.choices] == list(CHOICES)


@pytest.mark.parametrize("text", ["", "zzyzx", "bonjour", "42"])
def test_what_says_nothing_is_neither_sure_nor_outside(text: str) -> None:
    told = asked(text)

    assert (told.is_sure, told.is_outside, told.poles) == (False, False, ())


def test_question_between_two_poles_offers_these_two() -> None:
    guesses = [PoleGuess("emploi", 0.5), PoleGuess("formation", 0.4), PoleGuess("creation", 0.05)]

    assert [choice.pole for choice in ask(guesses).choices] == ["formation", "emploi"]


def test_question_asked_in_english_is_in_english() -> None:
    told = asked("zzz qqq", language="en")

    assert told.asked is not None
    assert told.asked.sentence == "To guide you well: which sentence sounds most like you?"


def test_question_of_papers_or_housing_is_told_as_outside_and_asked_back() -> None:
    told = asked("trouver un logement social")

    assert (told.is_outside, told.is_sure, told.asked is not None) == (True, False, True)


def test_practical_question_is_sure_without_a_pole() -> None:
    told = asked("quels sont vos horaires d'ouverture")

    assert (told.reason, told.is_sure, told.asked, told.poles) == ("renseignement_pratique", True, None, ())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Mon mari me frappe", "3919"),
        ("je veux mourrir", "3114"),
        ("on me tape a l ecole", "119"),
        ("au secours", "17"),
    ],
)
def test_distress_leads_to_people_and_to_nothing_else(
    text: str, first: str, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(0):
        told = asked(text)

    assert told.is_distress
    assert told.helplines[0].dial == first
    assert {line.dial for line in told.helplines} == {"17", "112", "114", "3919", "119", "3114"}
    assert (told.poles, told.reason, told.asked, told.place, told.time) == ((), "", None, None, None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Je voudrais être boulangère", "je voudrais etre boulanger"),
        ("FORMATION ÉLECTRICIENNE", "formation électricien"),
        ("emploi de vendeuse", "emploi de vendeur"),
        ("je suis licenciée", "je suis licencié"),
        ("je suis perdue", "je suis perdu"),
        ("devenir auto-entrepreneuse", "devenir auto-entrepreneur"),
    ],
)
def test_accents_case_and_gender_change_nothing(first: str, second: str) -> None:
    assert reading(first) == reading(second)


@given(st.text(max_size=300))
def test_whatever_is_typed_confidences_are_shares_of_one(text: str) -> None:
    read = reading(text)

    assert sum(guess.confidence for guess in read.poles) <= 1.0001
    assert all(0 <= guess.confidence <= 1 for guess in read.poles)
    assert [guess.confidence for guess in read.poles] == sorted(
        (guess.confidence for guess in read.poles), reverse=True
    )


@given(st.text(max_size=200))
def test_case_and_ends_never_change_a_reading(text: str) -> None:
    assert reading(f"  {text.lower()} ! ") == reading(text.lower())
