"""Where a question leads, as the page shows it: pôles, their reason, their next hours; a plain question otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.portal.asking.asked import Asked
from maillage.portal.asking.routing import route_shown
from maillage.portal.pages.search import NextShown, RouteShown
from maillage.search.answers import Answer, Found, FoundKind, Point, Question, Why
from maillage.search.routes import Asked as PlainQuestion
from maillage.search.routes import Choice, Moment, PoleGuess, Route
from tests import factories
from tests.portal.conftest import MORNING

GAP = Point("Gap", 44.5594, 6.0786)
SURE = Route(
    text="refaire mon cv",
    poles=(PoleGuess("emploi", 0.7), PoleGuess("formation", 0.2), PoleGuess("creation", 0.05)),
    reason="cv_lettre_entretien",
    audience="",
    place=None,
    time=None,
    is_sure=True,
    is_outside=False,
    asked=None,
    helplines=(),
)
UNSURE = replace(
    SURE, is_sure=False, asked=PlainQuestion("Laquelle ?", (Choice("emploi", "Un emploi"), Choice("licorne", "?")))
)
QUESTION = Question(text="refaire mon cv", day=MORNING.date())


def answered(why: Why | None = None) -> Answer:
    """An answer with nothing, or one thing found for a reason."""
    found = Found(
        kind="service", code="cv", title="CV", path="/", detail="", language="fr", why=why or Why.TEXT, matched="CV"
    )
    kinds = (FoundKind(kind="service", count=1, found=(found,)),) if why else ()
    return Answer(question=QUESTION, kinds=kinds, is_approximate=False, has_index=True)


def shown(
    route: Route, answer: Answer | None = None, *, asked: Asked | None = None, at: datetime = MORNING
) -> RouteShown:
    """The block of a route."""
    return route_shown(route, answer or answered(), asked=asked or Asked(query=route.text), at=at)


@pytest.fixture
def three_poles(staffed_place: Place) -> Place:
    """Three pôles, « Emploi » being staffed at the port on Tuesday mornings."""
    factories.make_pole("formation", name="Formation")
    factories.make_pole("creation", name="Création")
    staffed_place.opening_hours = "Tu 09:00-12:30; Mo,Th 14:00-17:00"
    staffed_place.save()
    return staffed_place


def test_the_likely_poles_are_told_with_the_reason(three_poles: Place) -> None:
    block = shown(SURE)

    assert [one.pole.code for one in block.poles] == ["emploi", "formation"]
    assert block.reason == "préparer un CV, une lettre ou un entretien"
    assert block.stands_first


def test_the_hours_of_now_are_told_with_their_end(three_poles: Place) -> None:
    found = shown(SURE).poles[0].next

    assert found is not None
    assert (found.place.slug, found.hours, found.distance) == (
        "cite-du-port",
        "maintenant, jusqu’à 12\u00a0h\u00a030",
        "",
    )


def test_the_distance_is_told_from_the_commune_given(three_poles: Place) -> None:
    found = shown(SURE, asked=Asked(query="refaire mon cv", near=GAP)).poles[0].next

    assert found is not None
    assert found.distance == "151\u00a0km"


def test_the_nearest_place_comes_before_the_soonest_when_a_commune_is_given(
    three_poles: Place, other_place: Place
) -> None:
    other_place.opening_hours = "Tu 11:00-12:00"
    other_place.save()
    factories.make_permanence(other_place, weekday=1)

    assert next_of(shown(SURE)).place.slug == "cite-du-port"
    assert next_of(shown(SURE, asked=Asked(near=GAP))).place.slug == other_place.slug


def next_of(block: RouteShown) -> NextShown:
    """The next hours of the first pôle."""
    found = block.poles[0].next
    assert found is not None
    return found


def test_tomorrow_is_told_when_nobody_is_left_today(three_poles: Place) -> None:
    factories.make_permanence(three_poles, weekday=3, half_day=HalfDay.AFTERNOON)
    evening = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)

    assert next_of(shown(SURE, at=evening)).hours == "jeudi, de 14\u00a0h à 17\u00a0h"


def test_nobody_expected_soon_leaves_the_page_of_the_pole(three_poles: Place) -> None:
    assert shown(SURE).poles[1].next is None


def test_the_moment_of_the_question_narrows_the_hours(three_poles: Place) -> None:
    factories.make_permanence(three_poles, weekday=0, half_day=HalfDay.AFTERNOON)
    on_a_monday = replace(SURE, time=Moment(words="lundi", weekdays=(0,)))
    in_the_evening = replace(SURE, time=Moment(words="ce soir", half_day=HalfDay.EVENING))

    assert next_of(shown(on_a_monday)).hours == "lundi, de 14\u00a0h à 17\u00a0h"
    assert shown(in_the_evening).poles[0].next is None


def test_unsure_a_plain_question_offers_the_poles_there_are(three_poles: Place) -> None:
    block = shown(UNSURE)

    assert (block.poles, block.question) == ((), "Laquelle ?")
    assert [(choice.pole, choice.label) for choice in block.choices] == [("emploi", "Un emploi")]


@pytest.mark.parametrize(
    ("why", "is_first"),
    [(Why.NAME, False), (Why.WORDS, False), (Why.OTHER_NAME, False), (Why.TEXT, True), (Why.NEAR, True), (None, True)],
)
def test_unsure_the_question_stands_below_a_thing_of_that_name(
    why: Why | None, three_poles: Place, *, is_first: bool
) -> None:
    assert shown(UNSURE, answered(why)).stands_first is is_first


def test_a_kind_chosen_stands_above_the_block(three_poles: Place) -> None:
    assert not shown(SURE, asked=Asked(query="cv", kind="service")).stands_first


def test_what_no_counsellor_settles_still_asks_and_is_told_as_such(three_poles: Place) -> None:
    block = shown(replace(UNSURE, is_outside=True))

    assert (block.is_outside, [choice.pole for choice in block.choices]) == (True, ["emploi"])


def test_a_pole_the_network_lacks_is_left_out(set_clock: Callable[[datetime], None], staffed_place: Place) -> None:
    assert [one.pole.code for one in shown(SURE).poles] == ["emploi"]
