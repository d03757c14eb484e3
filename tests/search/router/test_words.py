"""Who, where and when, by tables of words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from maillage.core.instants import HalfDay
from maillage.reference.queries import communes_named
from maillage.search.router.audiences import audience_of
from maillage.search.router.features import features
from maillage.search.router.lexicon import subjects
from maillage.search.router.places import Span, place_of, spans
from maillage.search.router.times import HolidaySpan, moment_of
from maillage.search.routes import Moment
from tests import factories

WEDNESDAY = date(2026, 11, 25)


# ── Who ──────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("je suis en CDI depuis dix ans", "salarie_cdi"),
        ("je cherche un CDI", ""),
        ("je suis fonctionnaire et je m’ennuie", "agent_public"),
        ("devenir fonctionnaire", ""),
        ("ma fille cherche une alternance", "parent_accompagnant"),
        ("mes horaires et ceux de l’école de mes enfants", ""),
        ("au chômage depuis deux ans", "demandeur_emploi_ge12"),
        ("je suis au chômage", "demandeur_emploi_lt12"),
        ("je suis en terminale", "lycee_general_techno"),
        ("je touche le RSA", "beneficiaire_rsa"),
        ("venir avec mes élèves", "professionnel_partenaire"),
        ("je suis une femme", ""),
        ("je suis un homme de 50 ans", ""),
    ],
)
def test_audience_is_what_one_says_to_be_never_a_sex_nor_an_age(text: str, audience: str) -> None:
    assert audience_of(text) == audience


# ── When ─────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("ce soir", Moment(words="aujourdhui soiree", first=WEDNESDAY, last=WEDNESDAY, half_day=HalfDay.EVENING)),
        ("demain", Moment(words="demain", first=date(2026, 11, 26), last=date(2026, 11, 26))),
        ("après-demain", Moment(words="apres_demain", first=date(2026, 11, 27), last=date(2026, 11, 27))),
        ("samedi", Moment(words="samedi", weekdays=(5,))),
        ("le mercredi après-midi", Moment(words="mercredi apres_midi", weekdays=(2,), half_day=HalfDay.AFTERNOON)),
        ("ce week-end", Moment(words="week_end", first=date(2026, 11, 28), last=date(2026, 11, 29))),
        ("la semaine prochaine", Moment(words="semaine_prochaine", first=date(2026, 11, 30), last=date(2026, 12, 6))),
        ("cette semaine", Moment(words="semaine", first=WEDNESDAY, last=date(2026, 11, 29))),
        ("saturday morning", Moment(words="samedi matin", weekdays=(5,), half_day=HalfDay.MORNING)),
        ("pendant les vacances", Moment(words="vacances", is_holidays=True)),
    ],
)
def test_words_of_time_become_days_and_half_days(text: str, moment: Moment) -> None:
    assert moment_of(text, WEDNESDAY, None) == moment


def test_holidays_take_their_days_from_the_calendar_given() -> None:
    holidays = HolidaySpan(date(2026, 12, 19), date(2027, 1, 4))

    moment = moment_of("pendant les vacances", WEDNESDAY, holidays)

    assert moment == Moment(words="vacances", first=date(2026, 12, 19), last=date(2027, 1, 4), is_holidays=True)


@pytest.mark.parametrize(
    "text", ["mes vacances ont été refusées", "viré du jour au lendemain", "colonie de vacances", ""]
)
def test_words_that_ask_for_no_moment_give_none(text: str) -> None:
    assert moment_of(text, WEDNESDAY, None) is None


# ── Where ────────────────────────────────────────────────────────────────────
@pytest.fixture
def communes(db: None) -> None:
    factories.make_commune("05061", "Gap", population=40_000)
    factories.make_commune("13001", "Aix-en-Provence", population=145_000)
    factories.make_commune("83070", "Le Lavandou", population=6_000)
    factories.make_commune("05999", "Petit-Val", population=300)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("stage 3e à gap", "Gap"),
        ("emploi gap", "Gap"),
        ("alternance rh aix", "Aix-en-Provence"),
        ("travailler au Lavandou", "Le Lavandou"),
        ("un atelier à Petit-Val", "Petit-Val"),
        ("gap year abroad", ""),
        ("gap in my cv", ""),
        ("je cherche un emploi", ""),
    ],
)
@pytest.mark.usefixtures("communes")
def test_place_is_the_commune_a_sentence_names(text: str, name: str) -> None:
    place = place_of(text, lambda: "93")

    assert (place.name if place else "") == name


def test_small_commune_of_another_region_is_not_believed(db: None) -> None:
    factories.make_commune("05999", "Petit-Val", population=300)

    assert place_of("un atelier à Petit-Val", lambda: "11") is None


def test_words_after_a_preposition_are_likely_names() -> None:
    assert Span("gap", is_likely=True) in list(spans("stage à Gap"))
    assert Span("gap", is_likely=False) in list(spans("stage Gap"))


@pytest.mark.parametrize("rows", [1, 3])
def test_communes_are_named_in_one_query(rows: int, db: None, django_assert_num_queries: Callable[[int], Any]) -> None:
    for number in range(rows):
        factories.make_commune(f"0500{number}", f"Ville {number}")

    with django_assert_num_queries(1):
        named = communes_named({f"ville {number}" for number in range(rows)})

    assert {commune.name for commune in named.values()} == {f"Ville {number}" for number in range(rows)}


def test_no_word_asked_is_no_query(django_assert_num_queries: Callable[[int], Any], db: None) -> None:
    with django_assert_num_queries(0):
        assert communes_named([]) == {}


# ── What is spoken of ────────────────────────────────────────────────────────
def test_the_longest_expression_is_read_and_its_words_not_again() -> None:
    assert subjects(["lettre", "de", "motivation", "parcoursup"]) == ["study choice"]
    assert subjects(["lettre", "de", "motivation"]) == ["application"]


def test_long_word_with_one_slip_is_mended_and_a_short_one_is_not() -> None:
    assert subjects(["reconvertion"]) == ["change"]
    assert subjects(["cvs"]) != ["change"]


def test_features_of_a_word_are_its_subject_its_fold_its_neighbours_and_its_pieces() -> None:
    assert features("Stages") == [
        "k:internship",
        "w:stag",
        "p:< stag",
        "p:stag >",
        "c:<sta",
        "c:stag",
        "c:tag>",
    ]
