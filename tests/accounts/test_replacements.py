"""Replacements: admitted for a half-day without mail, limited to one place, then destroyed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from maillage.accounts import actions, desks, queries, replacements, rules
from maillage.accounts.enums import Role
from maillage.accounts.errors import CannotGrant, HalfDayOver, NotYours
from maillage.accounts.models import Account, Desk, DeskCode, Grant, Replacement
from maillage.network.models import Place
from maillage.safeguards.models import Entry
from maillage.safeguards.retention import purge
from tests import factories
from tests.accounts.conftest import AT, DOOR, TODAY, is_signed_in
from tests.accounts.test_desks import enter

pytestmark = pytest.mark.usefixtures("network")


@pytest.fixture
def desk(place: Place) -> Desk:
    return factories.make_desk(place.id)


def admit(desk: Desk, actor: Account, first_name: str = "Léa", at: datetime = AT) -> replacements.Admitted:
    return replacements.admit_replacement(desk=desk, first_name=first_name, pole_code="emploi", actor=actor, at=at)


def test_reception_admits_a_counsellor_of_this_place_and_day(desk: Desk, colleague: Account, place: Place) -> None:
    admitted = admit(desk, colleague)

    grant = Grant.objects.get(account=admitted.replacement.account)
    assert (grant.role, grant.scope_key, grant.valid_from, grant.valid_until) == (
        Role.COUNSELLOR, str(place.id), TODAY, TODAY,
    )  # fmt: skip
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        (datetime(2026, 3, 2, 9, 0, tzinfo=UTC), datetime(2026, 3, 2, 12, 0, tzinfo=UTC)),
        (datetime(2026, 3, 2, 12, 0, tzinfo=UTC), datetime(2026, 3, 2, 17, 0, tzinfo=UTC)),
        (datetime(2026, 3, 2, 18, 0, tzinfo=UTC), datetime(2026, 3, 2, 23, 0, tzinfo=UTC)),
    ],
)
def test_it_lasts_until_the_half_day_ends(desk: Desk, colleague: Account, at: datetime, ends: datetime) -> None:
    assert admit(desk, colleague, at=at).replacement.ends_at == ends


def test_without_a_first_name_replacements_are_numbered(desk: Desk, colleague: Account) -> None:
    names = [admit(desk, colleague, name).name for name in ("", " ", "Léa", "")]

    assert names == ["Remplacement 1", "Remplacement 2", "Léa", "Remplacement 4"]


def test_a_counsellor_admits_nobody(desk: Desk, place: Place) -> None:
    counsellor = factories.make_account("Yann Conseil")
    factories.make_grant(counsellor, Role.COUNSELLOR, place.id)

    with pytest.raises(CannotGrant):
        admit(desk, counsellor)

    assert Replacement.objects.count() == 0


def test_a_stranger_admits_nobody_here(desk: Desk, stranger: Account) -> None:
    with pytest.raises(CannotGrant):
        admit(desk, stranger)


def test_the_code_is_kept_as_a_slow_hash(desk: Desk, colleague: Account) -> None:
    admitted = admit(desk, colleague)

    assert admitted.code not in DeskCode.objects.get().code_hash


def test_the_journal_says_that_and_never_who(desk: Desk, colleague: Account, place: Place) -> None:
    admitted = admit(desk, colleague, "Philomène")

    entry = Entry.objects.get()
    assert (entry.verb, entry.place_key, entry.body) == (
        "accounts.admit_replacement", str(place.id), {"pole": "emploi"},
    )  # fmt: skip
    assert (entry.subject, entry.actor_id) == (str(admitted.replacement.account_id), str(colleague.id))


def test_the_team_does_not_list_replacements(desk: Desk, colleague: Account, administrator: Account) -> None:
    admit(desk, colleague)

    names = [account.name for account in queries.accounts_visible_to(administrator, TODAY)]

    assert "Léa" not in names


def test_it_gives_nothing_further(desk: Desk, colleague: Account, organiser: Account, place: Place) -> None:
    account = admit(desk, colleague).replacement.account

    assert rules.roles_on(account, TODAY) == {Role.COUNSELLOR}
    assert queries.givable_roles(account, TODAY) == []


# ── At the desk ──────────────────────────────────────────────────────────────
@pytest.fixture
def taken(client: Client, organiser: Account, colleague: Account, place: Place) -> tuple[Client, Account]:
    """A desk where a replacement has entered."""
    enrolled = desks.enrol_desk(place_key=str(place.id), name="accueil", actor=organiser, at=timezone.now())
    client.cookies["desk"] = enrolled.token
    admitted = admit(enrolled.desk, colleague, at=timezone.now())
    enter(client, admitted.replacement.account, admitted.code)
    return client, admitted.replacement.account


def test_a_replacement_enters_without_second_factor(taken: tuple[Client, Account]) -> None:
    client, account = taken

    assert client.session["_auth_user_id"] == str(account.id)
    assert client.get(DOOR).status_code == 200


def test_the_session_ends_with_the_half_day(taken: tuple[Client, Account]) -> None:
    client, _ = taken

    Replacement.objects.update(ends_at=timezone.now() - timedelta(seconds=1))

    assert client.get("/equipe/services/").status_code == 302
    assert not is_signed_in(client)


def test_an_ended_replacement_does_not_enter_again(taken: tuple[Client, Account]) -> None:
    client, account = taken
    client.post("/equipe/poste/verrouiller/")
    Replacement.objects.update(ends_at=timezone.now() - timedelta(seconds=1))

    assert enter(client, account, "482915").status_code == 422


def test_sending_somebody_away_destroys_the_account_and_its_session(
    taken: tuple[Client, Account], colleague: Account
) -> None:
    client, account = taken

    replacements.end_replacement(replacement=account.replacement, actor=colleague, at=timezone.now())

    assert client.get("/equipe/services/").status_code == 302
    assert not Account.objects.filter(id=account.id).exists()


def test_a_stranger_sends_nobody_away(desk: Desk, colleague: Account, stranger: Account) -> None:
    found = admit(desk, colleague).replacement

    with pytest.raises(CannotGrant):
        replacements.end_replacement(replacement=found, actor=stranger, at=AT)
    with pytest.raises(NotYours):
        replacements.replacement_visible_to(stranger, found.account_id, AT)


def test_what_ended_is_not_ended_again(desk: Desk, colleague: Account) -> None:
    found = admit(desk, colleague).replacement

    with pytest.raises(HalfDayOver):
        replacements.end_replacement(replacement=found, actor=colleague, at=found.ends_at)


# ── Afterwards ───────────────────────────────────────────────────────────────
def test_the_daily_purge_destroys_what_ended_and_nothing_else(desk: Desk, colleague: Account) -> None:
    ended, present = admit(desk, colleague, "Léa"), admit(desk, colleague, "Ava", at=AT + timedelta(hours=5))

    lines = {line.model: line.removed for line in purge(ended.replacement.ends_at)}

    assert lines["accounts.Replacement"] == 1
    assert list(Replacement.objects.values_list("account__name", flat=True)) == ["Ava"]
    assert not Account.objects.filter(name="Léa").exists()
    assert Grant.objects.filter(account=present.replacement.account).count() == 1


def test_who_is_present_costs_one_query(desk: Desk, colleague: Account, django_assert_num_queries: object) -> None:
    for count in (1, 3):
        while Replacement.objects.count() < count:
            admit(desk, colleague)
        with django_assert_num_queries(1):  # type: ignore[operator]
            present = [row.account.name for row in replacements.replacements_at(desk.place_key, AT)]

    assert present == ["Léa", "Léa", "Léa"]


def test_a_manager_keeps_the_right_to_revoke(desk: Desk, colleague: Account, organiser: Account) -> None:
    account = admit(desk, colleague).replacement.account

    actions.revoke_grant(grant=account.grants.get(), actor=organiser, at=AT)

    assert rules.roles_on(account, TODAY) == set()
