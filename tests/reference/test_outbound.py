"""Outbound links: who may stand in the list, what they send, in which order, and who looks after them (R7)."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from maillage.accounts.enums import Role
from maillage.core.errors import NotYours
from maillage.reference import actions, queries
from maillage.reference.enums import LinkPurpose
from maillage.reference.models import LinkCheck
from maillage.reference.outbound import OutboundLink, by_lot, faults_of, filled, outbound_links
from maillage.safeguards.models import Entry
from tests import factories

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = AT.date()
GOOD = OutboundLink(
    code="essai",
    purpose=LinkPurpose.OFFERS,
    name="Essai",
    about="Un essai.",
    about_en="A trial.",
    publisher="Service inventé",
    is_public=True,
    url="https://offres.exemple.test/?q={title}",
    url_near="https://offres.exemple.test/?q={title}&ou={insee}",
)


def test_every_link_of_the_list_may_stand_in_it() -> None:
    assert {link.code: faults_of(link) for link in outbound_links() if faults_of(link)} == {}
    assert len({link.code for link in outbound_links()}) == len(outbound_links()) == 13


def test_every_purpose_has_two_public_providers_or_more() -> None:
    counted = Counter(link.purpose for link in outbound_links() if link.is_public)

    assert {purpose for purpose in LinkPurpose if counted[purpose] < 2} == set()


@pytest.mark.parametrize(
    ("field", "url"),
    [
        ("url", "http://offres.exemple.test/"),
        ("url", "https://www.amazon.fr/s?k={title}"),
        ("url", "https://offres.exemple.test/?q={title}&utm_source=maillage"),
        ("url", "https://offres.exemple.test/?partner=12"),
        ("url", "https://offres.exemple.test/?q={visitor}"),
        ("url_near", "https://ailleurs.exemple.test/?ou={insee}"),
        ("url", "javascript:alert(1)"),
    ],
)
def test_a_link_that_sells_follows_or_tells_too_much_is_refused(field: str, url: str) -> None:
    assert faults_of(replace(GOOD, **{field: url})) != []
    assert faults_of(GOOD) == []


def test_values_are_escaped_whole() -> None:
    address = filled("https://x.test/?q={title}", {"title": "Chargé d’affaires & co/é"})

    assert address == "https://x.test/?q=Charg%C3%A9%20d%E2%80%99affaires%20%26%20co%2F%C3%A9"


@given(seed=st.integers(), day=st.dates())
def test_swapping_publishers_or_the_order_of_the_file_changes_no_order(seed: int, day: date) -> None:
    links = [*outbound_links()]
    chance = random.Random(seed)
    names = [link.publisher for link in links]
    chance.shuffle(names)
    swapped = [replace(link, publisher=name) for link, name in zip(links, names, strict=True)]
    chance.shuffle(swapped)

    assert [link.code for link in by_lot(swapped, day)] == [link.code for link in by_lot(links, day)]


def test_purposes_keep_their_order_and_each_link_comes_first_its_share_of_days() -> None:
    first: Counter[str] = Counter()
    for day in range(1200):
        drawn = by_lot(outbound_links(), TODAY + timedelta(days=day))
        assert [*dict.fromkeys(link.purpose for link in drawn)] == [*LinkPurpose]
        first[next(link.code for link in drawn if link.purpose == LinkPurpose.OFFERS)] += 1

    # Three links: 400 days each; six standard deviations of a fair draw are 98 days.
    assert len(first) == 3
    assert all(abs(days - 400) < 98 for days in first.values())


@pytest.mark.django_db
def test_a_link_tells_the_commune_only_once_one_is_chosen() -> None:
    factories.make_occupation("D1102", name_feminine="Boulangère", name_masculine="Boulanger")
    commune = factories.make_commune()
    sheet = queries.occupation_sheet("D1102")

    alone = {line.name: line for group in queries.link_groups(sheet, None, TODAY) for line in group.links}
    near = queries.link_groups(sheet, queries.commune_by_code(commune.code), TODAY)
    around = {line.name: line for group in near for line in group.links}

    offers = "Offres de France Travail"
    assert alone[offers].url == "https://candidat.francetravail.fr/offres/recherche?motsCles=Boulanger"
    assert around[offers].url == "https://candidat.francetravail.fr/offres/recherche?motsCles=Boulanger&lieux=13055"
    assert (alone[offers].tells_commune, around[offers].tells_commune) == (False, True)
    assert (alone["Onisep"].tells_occupation, around["Onisep"].tells_commune) == (False, False)


@pytest.mark.django_db
def test_a_link_nobody_checked_is_due_and_shown() -> None:
    [state] = [state for state in queries.link_states(TODAY) if state.link.code == "onisep"]

    assert (state.checked_on, state.withdrawn_on, state.next_check_on, state.is_due) == (None, None, None, True)


@pytest.mark.django_db
def test_a_documentalist_confirms_a_link_for_half_a_year() -> None:
    keeper = factories.make_account("Inès")
    factories.make_grant(keeper, Role.DOCUMENTALIST)

    actions.confirm_link(code="onisep", actor=keeper, at=AT)

    [state] = [state for state in queries.link_states(TODAY) if state.link.code == "onisep"]
    assert (state.checked_on, state.next_check_on, state.is_due) == (TODAY, date(2026, 8, 29), False)
    assert [state.is_due for state in queries.link_states(date(2026, 8, 29)) if state.link.code == "onisep"] == [True]
    entry = Entry.objects.get(verb="reference.confirm_link")
    assert (entry.subject, entry.actor_id) == ("link:onisep", str(keeper.id))


@pytest.mark.django_db
def test_a_withdrawn_link_leaves_the_public_until_it_is_confirmed_again() -> None:
    factories.make_occupation("D1102")
    sheet = queries.occupation_sheet("D1102")

    def shown() -> set[str]:
        return {line.name for group in queries.link_groups(sheet, None, TODAY) for line in group.links}

    actions.withdraw_link(code="onisep", actor=None, at=AT)
    assert "Onisep" not in shown()
    actions.confirm_link(code="onisep", actor=None, at=AT)
    assert "Onisep" in shown()


@pytest.mark.django_db
@pytest.mark.parametrize("act", [actions.confirm_link, actions.withdraw_link])
def test_links_are_kept_by_their_keepers_only(act: object) -> None:
    stranger = factories.make_account("Lila")
    factories.make_grant(stranger, Role.RECEPTION)

    for code, actor in (("onisep", stranger), ("inconnu", None)):
        with pytest.raises(NotYours):
            act(code=code, actor=actor, at=AT)  # type: ignore[operator]

    assert not LinkCheck.objects.exists()
    assert not Entry.objects.filter(verb__startswith="reference.").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("checks", [1, 3])
def test_reads_cost_one_query(checks: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    factories.make_occupation("D1102")
    sheet = queries.occupation_sheet("D1102")
    for link in outbound_links()[:checks]:
        actions.withdraw_link(code=link.code, actor=None, at=AT)

    with django_assert_num_queries(1):
        queries.link_groups(sheet, None, TODAY)
    with django_assert_num_queries(1):
        queries.link_states(TODAY)
