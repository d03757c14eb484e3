"""Names that mean the same: found, proposed, taken or kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network import actions, queries
from maillage.network.coherence import Likeness, Named, is_alike, likeness, proposals
from maillage.network.enums import Publication, ServiceKind
from maillage.network.errors import UnknownValue
from maillage.network.models import KeptName, Place, Service
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY

TODAY = MONDAY.date()


def named(title: str, *places: str, pole: str = "emploi", kind: str = "atelier") -> Named:
    return Named(f"{title}-{'-'.join(places)}", title, pole, kind, frozenset(places))


# ── The rule ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Refaire son CV", "Refaire mon C.V.", Likeness(1 / 4, 20 / 21)),
        ("Refaire son CV", "Faire son CV", Likeness(1 / 3, 16 / 18)),
        ("Préparer un entretien", "Préparer l’entretien", Likeness(1.0, 1.0)),
        ("CV", "Stage", Likeness(0.0, 0.0)),
    ],
)
def test_likeness_shares_words_and_letters(first: str, second: str, expected: Likeness) -> None:
    found = likeness(first, second)

    assert (found.words, found.letters) == pytest.approx((expected.words, expected.letters))


def test_the_worked_example_of_the_page() -> None:
    found = likeness("Préparer son entretien d’embauche", "Préparer un entretien d’embauche en groupe")

    assert (found.words, round(found.letters, 3)) == (0.75, 0.885)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (named("Refaire son CV", "a"), named("Refaire mon CV", "a"), True),
        (named("Refaire son CV", "a"), named("Faire son CV", "b"), True),
        (named("Refaire son CV", "a"), named("Faire son CV", "a"), False),
        (named("Refaire son CV", "a"), named("Faire son CV", "b", kind="entretien"), False),
        (named("Refaire son CV", "a"), named("Refaire mon CV", "b", pole="creation"), False),
        (named("Refaire son CV", "a"), named("Refaire son CV", "b"), False),
        (named("Refaire son CV", "a"), named("Chercher un stage", "b"), False),
    ],
    ids=["near identical", "one kind, other places", "same place", "other kind", "other pole", "same name", "unlike"],
)
def test_names_are_alike_within_a_pole_more_easily_for_one_kind_at_other_places(
    one: Named,
    other: Named,
    expected: bool,  # noqa: FBT001  a table of answers
) -> None:
    assert is_alike(one, other) is expected
    assert is_alike(other, one) is expected


def test_the_name_used_at_more_places_is_proposed_and_not_the_reverse() -> None:
    rare, spread, again = named("Faire son CV", "a"), named("Refaire son CV", "b", "c"), named("Refaire son CV", "d")

    assert proposals([rare, spread, again], [rare, spread, again]) == [(rare, spread), (rare, again)]


def test_of_names_used_at_as_many_places_the_first_by_name_is_proposed() -> None:
    first, second = named("Faire son CV", "a"), named("Refaire son CV", "b")

    assert proposals([first, second], [first, second]) == [(second, first)]


# ── What is proposed ─────────────────────────────────────────────────────────
@pytest.fixture
def two_names(place: Place, other_place: Place) -> tuple[Service, Service]:
    """« Faire son CV » at ours; « Refaire son CV » elsewhere, at two places."""
    third = factories.make_place("Point du Quai")
    ours = factories.make_service("Faire son CV", places=[place])
    theirs = factories.make_service("Refaire son CV", title_en="Redo a CV", places=[other_place, third])
    return ours, theirs


def test_a_manager_sees_the_proposal_for_their_own_service_alone(
    two_names: tuple[Service, Service], organiser: Account, stranger: Account
) -> None:
    found = queries.names_to_bring_together(organiser, TODAY)

    assert [(one.service, one.title, one.places) for one in found] == [
        (two_names[0], "Refaire son CV", ("Centre des Alpes", "Point du Quai"))
    ]
    assert queries.names_to_bring_together(stranger, TODAY) == []


@pytest.mark.parametrize(
    "changes", [{"publication": Publication.DRAFT}, {"valid_until": TODAY - timedelta(days=1)}], ids=["draft", "ended"]
)
def test_a_name_the_public_does_not_read_is_not_proposed(
    two_names: tuple[Service, Service], organiser: Account, changes: dict[str, object]
) -> None:
    Service.objects.filter(id=two_names[1].id).update(**changes)

    assert queries.names_to_bring_together(organiser, TODAY) == []


def test_the_name_is_taken_in_both_languages(two_names: tuple[Service, Service], organiser: Account) -> None:
    actions.adopt_name(service=two_names[0], title="Refaire son CV", actor=organiser, at=MONDAY)

    two_names[0].refresh_from_db()
    assert (two_names[0].title, two_names[0].title_en) == ("Refaire son CV", "Redo a CV")
    assert queries.names_to_bring_together(organiser, TODAY) == []


def test_a_name_nobody_bears_is_not_taken(two_names: tuple[Service, Service], organiser: Account) -> None:
    with pytest.raises(UnknownValue):
        actions.adopt_name(service=two_names[0], title="Un nom inventé", actor=organiser, at=MONDAY)

    two_names[0].refresh_from_db()
    assert two_names[0].title == "Faire son CV"


def test_a_name_kept_is_not_asked_again(two_names: tuple[Service, Service], organiser: Account) -> None:
    for _time in range(2):
        actions.keep_name(service=two_names[0], title="Refaire son CV", actor=organiser, at=MONDAY)

    assert queries.names_to_bring_together(organiser, TODAY) == []
    assert (KeptName.objects.count(), Entry.objects.filter(verb="network.keep_name").count()) == (1, 1)


def test_names_of_somebody_elses_service_are_neither_taken_nor_kept(
    two_names: tuple[Service, Service], organiser: Account
) -> None:
    for act in (actions.adopt_name, actions.keep_name):
        with pytest.raises(NotYours):
            act(service=two_names[1], title="Faire son CV", actor=organiser, at=MONDAY)


@pytest.mark.parametrize("count", [1, 3])
def test_proposals_cost_six_queries(
    place: Place,
    other_place: Place,
    administrator: Account,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for number in range(count):
        pole = factories.make_pole(f"pole-{number}")
        factories.make_service("Faire son CV", pole=pole, places=[place], kind=ServiceKind.WORKSHOP)
        factories.make_service("Refaire son CV", pole=pole, places=[other_place], kind=ServiceKind.WORKSHOP)

    with django_assert_num_queries(6):
        assert len(queries.names_to_bring_together(administrator, TODAY)) == count
