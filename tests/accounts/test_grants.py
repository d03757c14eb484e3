"""Giving, renewing and taking back roles; disabling accounts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from maillage.accounts import actions, rules
from maillage.accounts.actions import WantedGrant
from maillage.accounts.enums import Role, Scope
from maillage.accounts.errors import (
    AccountDisabled,
    AlreadyHeld,
    CannotGrant,
    GrantRevoked,
    GrantTooLong,
    LastAdministrator,
    OwnAccount,
    RoleOutOfScope,
)
from maillage.accounts.models import Account, Grant
from maillage.network.models import Place
from maillage.safeguards import journal
from maillage.safeguards.models import Entry
from tests import factories
from tests.accounts.conftest import AT, PASSWORD, TODAY, is_signed_in, sign_in

END = date(2026, 12, 31)


def give(actor: Account | None, account: Account, role: Role, key: object = "", end: date = END) -> Grant:
    return actions.grant_role(
        account=account,
        role=role,
        scope=Scope.PLACE if key else Scope.NETWORK,
        scope_key=str(key),
        valid_until=end,
        actor=actor,
        at=AT,
    )


def test_a_manager_gives_a_role_at_their_place(organiser: Account, member: Account, place: Place) -> None:
    grant = give(organiser, member, Role.COUNSELLOR, place.id)

    assert (grant.valid_from, grant.valid_until, grant.granted_by) == (TODAY, END, organiser)
    assert rules.roles_on(member, TODAY) == {Role.COUNSELLOR}


def test_giving_a_role_leaves_one_journal_entry(organiser: Account, member: Account, place: Place) -> None:
    grant = give(organiser, member, Role.COUNSELLOR, place.id)

    entry = Entry.objects.get()
    assert (entry.verb, entry.actor_id, entry.subject, entry.place_key) == (
        "accounts.grant_role",
        str(organiser.id),
        str(member.id),
        str(place.id),
    )
    assert entry.body["grant"] == str(grant.id)
    assert journal.verify().ok


def test_a_manager_gives_nothing_at_another_place(organiser: Account, member: Account, other_place: Place) -> None:
    with pytest.raises(CannotGrant):
        give(organiser, member, Role.COUNSELLOR, other_place.id)

    assert not Grant.objects.filter(account=member).exists()


def test_a_manager_names_no_manager(organiser: Account, member: Account, place: Place) -> None:
    with pytest.raises(CannotGrant):
        give(organiser, member, Role.PLACE_MANAGER, place.id)


def test_reception_gives_nothing(colleague: Account, member: Account, place: Place) -> None:
    with pytest.raises(CannotGrant):
        give(colleague, member, Role.RECEPTION, place.id)


def test_a_role_over_the_wrong_scope_is_refused(administrator: Account, member: Account) -> None:
    with pytest.raises(RoleOutOfScope):
        give(administrator, member, Role.PLACE_MANAGER)


def test_a_network_role_with_a_key_is_refused(administrator: Account, member: Account, place: Place) -> None:
    with pytest.raises(RoleOutOfScope):
        give(administrator, member, Role.COORDINATION, place.id)


@pytest.mark.parametrize("end", [date(2027, 3, 3), date(2026, 3, 1)])
def test_more_than_twelve_months_or_the_past_is_refused(
    administrator: Account, member: Account, place: Place, end: date
) -> None:
    with pytest.raises(GrantTooLong):
        give(administrator, member, Role.RECEPTION, place.id, end)


def test_a_role_held_already_is_refused(organiser: Account, member: Account, place: Place) -> None:
    give(organiser, member, Role.RECEPTION, place.id)

    with pytest.raises(AlreadyHeld):
        give(organiser, member, Role.RECEPTION, place.id)


def test_a_disabled_account_receives_no_role(organiser: Account, place: Place) -> None:
    gone = factories.make_account("Parti Loin", is_active=False)

    with pytest.raises(AccountDisabled):
        give(organiser, gone, Role.RECEPTION, place.id)


def test_an_ended_grant_is_renewed_by_who_may_give_it(organiser: Account, member: Account, place: Place) -> None:
    ended = factories.make_grant(member, Role.RECEPTION, place.id, valid_until=TODAY - timedelta(days=3))

    actions.renew_grant(grant=ended, valid_until=END, actor=organiser, at=AT)

    assert rules.roles_on(member, TODAY) == {Role.RECEPTION}


def test_a_grant_is_not_renewed_by_a_stranger(stranger: Account, member: Account, place: Place) -> None:
    ended = factories.make_grant(member, Role.RECEPTION, place.id, valid_until=TODAY)

    with pytest.raises(CannotGrant):
        actions.renew_grant(grant=ended, valid_until=END, actor=stranger, at=AT)


def test_nobody_renews_their_own_role_beyond_its_end(organiser: Account, place: Place) -> None:
    own = organiser.grants.get()
    own.valid_until = END
    own.save()

    with pytest.raises(CannotGrant):
        actions.renew_grant(grant=own, valid_until=END + timedelta(days=1), actor=organiser, at=AT)


def test_a_revoked_grant_is_neither_renewed_nor_revoked_again(organiser: Account, colleague: Account) -> None:
    grant = actions.revoke_grant(grant=colleague.grants.get(), actor=organiser, at=AT)

    with pytest.raises(GrantRevoked):
        actions.renew_grant(grant=grant, valid_until=END, actor=organiser, at=AT)
    with pytest.raises(GrantRevoked):
        actions.revoke_grant(grant=grant, actor=organiser, at=AT)


def test_a_revoked_grant_gives_nothing_at_once(organiser: Account, colleague: Account) -> None:
    actions.revoke_grant(grant=colleague.grants.get(), actor=organiser, at=AT)

    assert rules.roles_on(colleague, TODAY) == set()


def test_a_stranger_revokes_nothing(stranger: Account, colleague: Account) -> None:
    with pytest.raises(CannotGrant):
        actions.revoke_grant(grant=colleague.grants.get(), actor=stranger, at=AT)


def test_the_last_administrator_stays(administrator: Account) -> None:
    with pytest.raises(LastAdministrator):
        actions.revoke_grant(grant=administrator.grants.get(), actor=administrator, at=AT)

    assert rules.roles_on(administrator, TODAY) == {Role.ADMINISTRATOR}


def test_one_of_two_administrators_leaves(administrator: Account, member: Account) -> None:
    grant = factories.make_grant(member, Role.ADMINISTRATOR)

    actions.revoke_grant(grant=grant, actor=administrator, at=AT)

    assert rules.roles_on(member, TODAY) == set()


def test_disabling_closes_every_session_at_once(
    administrator: Account, demo_member: Account, client: Client, network: object
) -> None:
    sign_in(client, demo_member.email)
    before = client.get("/equipe/compte/appareils/").status_code

    actions.deactivate_account(account=demo_member, actor=administrator, at=AT)

    after = client.get("/equipe/compte/appareils/")
    assert (before, after.status_code, after.url) == (200, 302, "/equipe/?next=/equipe/compte/appareils/")


def test_a_disabled_account_is_answered_like_an_unknown_one(
    administrator: Account, demo_member: Account, client: Client
) -> None:
    actions.deactivate_account(account=demo_member, actor=administrator, at=AT)

    sign_in(client, demo_member.email)

    assert not is_signed_in(client)


def test_a_manager_disables_their_team_and_not_elsewhere(
    organiser: Account, stranger: Account, colleague: Account
) -> None:
    with pytest.raises(CannotGrant):
        actions.deactivate_account(account=colleague, actor=stranger, at=AT)

    actions.deactivate_account(account=colleague, actor=organiser, at=AT)

    assert not Account.objects.get(id=colleague.id).is_active


def test_a_manager_does_not_disable_who_also_works_elsewhere(
    organiser: Account, colleague: Account, other_place: Place
) -> None:
    factories.make_grant(colleague, Role.RECEPTION, other_place.id)

    with pytest.raises(CannotGrant):
        actions.deactivate_account(account=colleague, actor=organiser, at=AT)


def test_a_manager_does_not_disable_an_account_without_role(organiser: Account, member: Account) -> None:
    with pytest.raises(CannotGrant):
        actions.deactivate_account(account=member, actor=organiser, at=AT)


def test_nobody_disables_themselves(administrator: Account) -> None:
    with pytest.raises(OwnAccount):
        actions.deactivate_account(account=administrator, actor=administrator, at=AT)


def test_coordination_does_not_disable_the_administrator(administrator: Account, member: Account) -> None:
    factories.make_grant(member, Role.COORDINATION)

    with pytest.raises(CannotGrant):
        actions.deactivate_account(account=administrator, actor=member, at=AT)


def test_an_account_comes_back_with_its_roles(organiser: Account, colleague: Account) -> None:
    actions.deactivate_account(account=colleague, actor=organiser, at=AT)

    actions.reactivate_account(account=colleague, actor=organiser, at=AT)

    assert rules.roles_on(colleague, TODAY) == {Role.RECEPTION}


def test_a_stranger_brings_nobody_back(organiser: Account, stranger: Account, colleague: Account) -> None:
    actions.deactivate_account(account=colleague, actor=organiser, at=AT)

    with pytest.raises(CannotGrant):
        actions.reactivate_account(account=colleague, actor=stranger, at=AT)


def test_a_demonstration_account_is_made_once_and_set_back(db: None) -> None:
    wanted = [WantedGrant(Role.RECEPTION, Scope.PLACE, "port")]
    first = actions.create_demonstration_account(
        name="Agathe", email="agathe@exemple.test", password=PASSWORD, grants=wanted, at=AT
    )

    again = actions.create_demonstration_account(
        name="Agathe", email="AGATHE@exemple.test", password=PASSWORD, grants=wanted, at=AT
    )

    assert again.id == first.id
    assert again.is_demonstration
    assert [(grant.role, grant.valid_until) for grant in again.grants.all()] == [("reception", date(2027, 3, 2))]


def test_a_real_account_is_never_turned_into_a_demonstration(member: Account) -> None:
    with pytest.raises(ValueError, match="belongs to a real account"):
        actions.create_demonstration_account(name="X", email=member.email, password=PASSWORD, grants=[], at=AT)
