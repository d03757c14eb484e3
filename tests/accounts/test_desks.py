"""Shared desks: who enrols and withdraws them, who enters with a short code, and what such a session reaches."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from maillage.accounts import actions, desk_codes, desks, rules
from maillage.accounts.enums import Role
from maillage.accounts.errors import CannotGrant, NotYours, WeakCode
from maillage.accounts.models import Account, Desk, DeskCode
from maillage.network.models import Place
from maillage.safeguards.models import Entry
from tests import factories
from tests.accounts.conftest import AT, DOOR, TODAY, is_signed_in, sign_in, with_password

DESK = "/equipe/poste/"
LOCK = "/equipe/poste/verrouiller/"
CODE = "482915"
WRONG = "739164"

pytestmark = pytest.mark.usefixtures("network")


@pytest.fixture
def token(organiser: Account, place: Place) -> str:
    """The cookie of a desk of the organiser's place."""
    enrolled = desks.enrol_desk(place_key=str(place.id), name="accueil", actor=organiser, at=timezone.now())
    return enrolled.token


@pytest.fixture
def at_desk(client: Client, token: str, colleague: Account) -> Client:
    """A browser of that desk, where the colleague has a code."""
    client.cookies["desk"] = token
    desk_codes.set_desk_code(account=colleague, code=CODE, at=timezone.now())
    return client


def enter(client: Client, account: Account, code: str = CODE, **more: str) -> Any:
    """Choose a name and type six digits."""
    return client.post(DESK, {"operation": OPERATION, "account": str(account.id), "code": code, **more})


OPERATION = "7f9c24e8-3b12-4f0d-9a51-2d7c6f4e8b10"


# ── The device ───────────────────────────────────────────────────────────────
def test_only_the_hash_of_the_cookie_is_kept(organiser: Account, place: Place) -> None:
    enrolled = desks.enrol_desk(place_key=str(place.id), name="accueil", actor=organiser, at=AT)

    kept = Desk.objects.get()
    assert enrolled.token not in str(vars(kept))
    assert (len(enrolled.token), kept.expires_on, kept.last_used_on) == (43, date(2027, 3, 2), None)


def test_a_stranger_enrols_nothing_here(stranger: Account, place: Place) -> None:
    with pytest.raises(CannotGrant):
        desks.enrol_desk(place_key=str(place.id), name="accueil", actor=stranger, at=AT)

    assert Desk.objects.count() == 0


def test_a_colleague_at_reception_enrols_nothing(colleague: Account, place: Place) -> None:
    with pytest.raises(CannotGrant):
        desks.enrol_desk(place_key=str(place.id), name="accueil", actor=colleague, at=AT)


def test_a_stranger_withdraws_nothing(stranger: Account, place: Place) -> None:
    desk = factories.make_desk(place.id)

    with pytest.raises(CannotGrant):
        desks.revoke_desk(desk=desk, actor=stranger, at=AT)

    assert Desk.objects.in_use_on(TODAY).count() == 1


def test_managers_see_their_desks_and_coordination_all(
    organiser: Account, stranger: Account, administrator: Account, place: Place, other_place: Place
) -> None:
    mine, theirs = factories.make_desk(place.id), factories.make_desk(other_place.id)

    assert list(desks.desks_visible_to(organiser, TODAY)) == [mine]
    assert set(desks.desks_visible_to(administrator, TODAY)) == {mine, theirs}
    with pytest.raises(NotYours):
        desks.desk_visible_to(organiser, theirs.id, TODAY)


def test_enrolling_and_withdrawing_are_journalled_with_their_place(organiser: Account, place: Place) -> None:
    enrolled = desks.enrol_desk(place_key=str(place.id), name="accueil", actor=organiser, at=AT)
    desks.revoke_desk(desk=enrolled.desk, actor=organiser, at=AT)
    desks.revoke_desk(desk=enrolled.desk, actor=organiser, at=AT)

    assert [(row.verb, row.place_key) for row in Entry.objects.order_by("sequence")] == [
        ("accounts.enrol_desk", str(place.id)),
        ("accounts.revoke_desk", str(place.id)),
    ]


# ── The code ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "code",
    ["000000", "111112", "123456", "654321", "890123", "121212", "123123", "147258", "12345", "1234567", "12345a", ""],
)
def test_a_code_that_anybody_tries_first_is_refused(colleague: Account, code: str) -> None:
    with pytest.raises(WeakCode):
        desk_codes.set_desk_code(account=colleague, code=code, at=AT)

    assert DeskCode.objects.count() == 0


def test_a_code_is_kept_as_a_slow_hash_and_replaced(colleague: Account) -> None:
    desk_codes.set_desk_code(account=colleague, code=CODE, at=AT)
    desk_codes.set_desk_code(account=colleague, code=WRONG, at=AT)

    kept = DeskCode.objects.get()
    assert kept.code_hash.startswith("argon2$argon2id$")
    assert CODE not in kept.code_hash


def test_drawn_codes_are_never_trivial() -> None:
    drawn = [desk_codes.drawn_code() for _ in range(500)]

    assert [code for code in drawn if desk_codes.is_trivial(code) or len(code) != 6] == []


# ── Entering ─────────────────────────────────────────────────────────────────
def test_a_colleague_enters_with_six_digits(at_desk: Client, colleague: Account) -> None:
    answer = enter(at_desk, colleague)

    assert (answer.status_code, answer.url) == (302, DOOR)
    assert at_desk.get(DOOR).status_code == 200


def test_the_door_of_a_desk_asks_for_the_code_first(at_desk: Client) -> None:
    answer = at_desk.get(f"{DOOR}?next=/equipe/lieux/")

    assert (answer.status_code, answer.url) == (302, f"{DESK}?next=%2Fequipe%2Flieux%2F")
    assert at_desk.get(f"{DOOR}?complet=1").status_code == 200


def test_elsewhere_the_page_of_the_desk_is_the_usual_door(client: Client) -> None:
    assert client.get(DESK).url == DOOR


def test_the_list_holds_the_team_of_the_place_that_has_a_code(
    at_desk: Client, colleague: Account, organiser: Account, stranger: Account
) -> None:
    desk_codes.set_desk_code(account=stranger, code=CODE, at=AT)

    listed = [name for _, name in at_desk.get(DESK).context["form"].fields["account"].choices]

    assert listed == ["Luc Collègue"]


def test_a_stranger_does_not_enter_even_with_their_code(at_desk: Client, stranger: Account) -> None:
    desk_codes.set_desk_code(account=stranger, code=CODE, at=AT)

    answer = enter(at_desk, stranger)

    assert answer.status_code == 422
    assert not is_signed_in(at_desk)


def test_five_wrong_codes_stop_the_account_and_nobody_else(at_desk: Client, colleague: Account, place: Place) -> None:
    other = factories.make_account("Maya Autre")
    factories.make_grant(other, Role.COUNSELLOR, place.id)
    desk_codes.set_desk_code(account=other, code=WRONG, at=AT)
    for _ in range(5):
        enter(at_desk, colleague, WRONG)

    stopped = enter(at_desk, colleague)
    others = enter(at_desk, other, WRONG)

    assert (stopped.status_code, others.status_code) == (422, 302)


def test_wrong_codes_at_a_desk_leave_the_full_sign_in_alone(at_desk: Client, colleague: Account) -> None:
    for _ in range(6):
        enter(at_desk, colleague, WRONG)

    elsewhere = Client()
    sign_in(elsewhere, with_password(colleague).email)

    assert is_signed_in(elsewhere)


def test_a_right_code_sets_the_count_back(at_desk: Client, colleague: Account) -> None:
    for _ in range(2):
        for _ in range(4):
            enter(at_desk, colleague, WRONG)
        enter(at_desk, colleague)

    assert is_signed_in(at_desk)


def test_no_instant_of_presence_is_kept(at_desk: Client, colleague: Account) -> None:
    enter(at_desk, colleague)

    colleague.refresh_from_db()
    desk = Desk.objects.get()
    assert colleague.last_login is None
    assert desk.last_used_on == timezone.localdate()
    assert {entry.verb for entry in Entry.objects.all()} == {"accounts.enrol_desk", "accounts.set_desk_code"}


# ── What it reaches ──────────────────────────────────────────────────────────
def test_a_manager_at_the_desk_is_at_reception(at_desk: Client, organiser: Account) -> None:
    desk_codes.set_desk_code(account=organiser, code=CODE, at=AT)
    enter(at_desk, organiser)

    answers = [at_desk.get(path).status_code for path in ("/equipe/lieux/", "/equipe/personnes/", "/equipe/postes/")]

    assert answers == [200, 404, 404]


def test_other_places_and_roles_stay_outside(colleague: Account, place: Place, other_place: Place) -> None:
    factories.make_grant(colleague, Role.COUNSELLOR, other_place.id)
    factories.make_grant(colleague, Role.ADMINISTRATOR)
    colleague.desk_place_key = str(place.id)

    held = rules.grants_in_force(colleague, TODAY)

    assert [(grant.role, grant.scope_key) for grant in held] == [(Role.RECEPTION, str(place.id))]


@pytest.mark.parametrize(
    "path", ["poste/code/", "compte/profil/", "compte/mot-de-passe/", "compte/appareils/", "compte/confirmer/"]
)
def test_ones_own_account_is_closed_at_a_desk(at_desk: Client, colleague: Account, path: str) -> None:
    enter(at_desk, colleague)

    assert at_desk.get(f"/equipe/{path}").status_code == 404


def test_every_page_that_asks_for_a_recent_proof_is_closed_at_a_desk(at_desk: Client, administrator: Account) -> None:
    factories.make_grant(administrator, Role.PLACE_MANAGER, Desk.objects.get().place_key)
    desk_codes.set_desk_code(account=administrator, code=CODE, at=AT)
    enter(at_desk, administrator)

    answers = [at_desk.get(f"/equipe/{path}").status_code for path in ("journal/", "personnes/inviter/", "postes/")]

    assert answers == [404, 404, 404]


# ── Locking ──────────────────────────────────────────────────────────────────
def test_the_lock_ends_the_session_and_keeps_the_page(at_desk: Client, colleague: Account) -> None:
    enter(at_desk, colleague)
    key = at_desk.session.session_key

    answer = at_desk.post(LOCK, {"operation": OPERATION, "next": "/equipe/services/"})

    assert answer.url == f"{DESK}?next=%2Fequipe%2Fservices%2F"
    assert not Session.objects.filter(session_key=key).exists()
    assert enter(at_desk, colleague, next="/equipe/services/").url == "/equipe/services/"


def test_the_page_to_return_to_is_one_of_ours(at_desk: Client, colleague: Account) -> None:
    assert enter(at_desk, colleague, next="https://ailleurs.test/").url == DOOR


def test_another_person_unlocks_with_their_own_session(at_desk: Client, colleague: Account, place: Place) -> None:
    other = factories.make_account("Maya Autre")
    factories.make_grant(other, Role.COUNSELLOR, place.id)
    desk_codes.set_desk_code(account=other, code=WRONG, at=AT)
    enter(at_desk, colleague)
    at_desk.post(LOCK)

    enter(at_desk, other, WRONG)

    assert at_desk.session["_auth_user_id"] == str(other.id)


@pytest.mark.parametrize(("idle", "is_in"), [(timedelta(minutes=4, seconds=50), True), (timedelta(minutes=5), False)])
def test_five_idle_minutes_lock_the_desk(at_desk: Client, colleague: Account, idle: timedelta, *, is_in: bool) -> None:
    enter(at_desk, colleague)
    session = at_desk.session
    session["seen_at"] -= idle.total_seconds()
    session.save()

    answer = at_desk.get("/equipe/services/")

    assert (answer.status_code == 200, is_signed_in(at_desk)) == (is_in, is_in)


def test_a_full_sign_in_on_the_device_keeps_its_own_limits(at_desk: Client, colleague: Account) -> None:
    at_desk.post(DOOR, {"login": with_password(colleague).email, "password": "trois lampes sur le quai"})
    session = at_desk.session
    session["seen_at"] -= 600
    session.save()

    assert at_desk.get("/equipe/services/").status_code == 200


# ── Refused at the next request ──────────────────────────────────────────────
def test_a_lost_device_is_refused_at_the_next_request(at_desk: Client, colleague: Account, organiser: Account) -> None:
    enter(at_desk, colleague)

    desks.revoke_desk(desk=Desk.objects.get(), actor=organiser, at=timezone.now())

    assert at_desk.get("/equipe/services/").url == "/equipe/?next=/equipe/services/"
    assert at_desk.get(DESK).url == DOOR


def test_a_device_is_refused_after_twelve_months(at_desk: Client, colleague: Account) -> None:
    enter(at_desk, colleague)

    Desk.objects.update(enrolled_on=date(2020, 1, 1), expires_on=timezone.localdate() - timedelta(days=1))

    assert at_desk.get("/equipe/services/").status_code == 302


def test_a_stolen_session_is_nothing_without_the_device(at_desk: Client, colleague: Account) -> None:
    enter(at_desk, colleague)
    stolen = at_desk.cookies["session"].value

    thief = Client(headers={"cookie": f"session={stolen}"})

    assert thief.get("/equipe/services/").status_code == 302


def test_a_revoked_role_is_refused_at_the_next_request(at_desk: Client, colleague: Account, organiser: Account) -> None:
    enter(at_desk, colleague)

    actions.revoke_grant(grant=colleague.grants.get(), actor=organiser, at=timezone.now())

    assert at_desk.get(DOOR).status_code == 302
    assert not is_signed_in(at_desk)
