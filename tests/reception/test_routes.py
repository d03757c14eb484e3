"""What is taken away: a page behind a link for thirty days, a card common to a month, a colleague asked for."""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.reception import actions, queries
from maillage.reception.errors import NothingToTake, TooEarly, UnknownCode, UnknownValue
from maillage.reception.models import PeerCall, ReturnAnswer, RoutePage
from maillage.reception.return_codes import code_of, month_of
from maillage.safeguards.retention import purge
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 3, 9, 40, tzinfo=UTC)
DAY = AT.date()


@pytest.fixture
def place(db: None) -> Place:
    load_words()
    factories.make_network()
    factories.make_pole("emploi", name="Emploi")
    factories.make_occupation("M1203")
    return factories.make_place(slug="gap", name="Gap")


@pytest.fixture
def counsellor(place: Place) -> Account:
    account = factories.make_account()
    factories.make_grant(account, Role.COUNSELLOR, place.id)
    return account


def leave(place: Place, actor: Account, *references: str, operation_id: uuid.UUID | None = None) -> str:
    return actions.leave_page(
        references=references, place=place, operation_id=operation_id or uuid.uuid4(), actor=actor, at=AT
    )


# ── The page behind a link ───────────────────────────────────────────────────
def test_link_holds_128_bits_and_only_its_hash_is_kept(place: Place, counsellor: Account) -> None:
    token = leave(place, counsellor, "occupation:M1203", "place:gap")

    kept = RoutePage.objects.get()
    assert len(token) == 22
    assert kept.digest == hashlib.sha256(token.encode()).hexdigest()
    assert kept.items == "occupation:M1203 place:gap"
    assert token not in repr(vars(kept))


def test_page_of_a_link_is_said_from_public_data(place: Place, counsellor: Account) -> None:
    token = leave(place, counsellor, "place:gap", "pole:emploi", "occupation:M1203")

    page = queries.kept_page(token, on=DAY)

    assert [item.title for item in page.items] == ["Gap", "Emploi", "Comptable"]
    assert page.last_on == date(2026, 4, 1)


@pytest.mark.parametrize(("on", "is_there"), [(date(2026, 4, 1), True), (date(2026, 4, 2), False)])
def test_link_dies_after_thirty_days(place: Place, counsellor: Account, on: date, *, is_there: bool) -> None:
    token = leave(place, counsellor, "place:gap")

    try:
        found = bool(queries.kept_page(token, on=on))
    except NotYours:
        found = False

    assert found is is_there


def test_dead_page_is_purged(place: Place, counsellor: Account) -> None:
    leave(place, counsellor, "place:gap")

    purge(AT + timedelta(days=31))

    assert not RoutePage.objects.exists()


def test_form_sent_twice_gives_one_page_and_the_same_link(place: Place, counsellor: Account) -> None:
    operation_id = uuid.uuid4()

    tokens = {leave(place, counsellor, "place:gap", operation_id=operation_id) for _again in range(2)}

    assert len(tokens) == 1
    assert RoutePage.objects.count() == 1


def test_holder_erases_the_page_at_once(place: Place, counsellor: Account) -> None:
    token, other = leave(place, counsellor, "place:gap"), leave(place, counsellor, "pole:emploi")

    actions.erase_page(token=token)

    with pytest.raises(NotYours):
        queries.kept_page(token, on=DAY)
    assert queries.kept_page(other, on=DAY).items


def test_page_of_no_link_cannot_be_erased(place: Place) -> None:
    with pytest.raises(NotYours):
        actions.erase_page(token="AAAAAAAAAAAAAAAAAAAAAA")


@pytest.mark.parametrize("pushed", ["place:camille-canari", "note:06 12 34 56 78", "camille@exemple.test", "place:"])
def test_what_is_not_public_is_never_kept(place: Place, counsellor: Account, pushed: str) -> None:
    leave(place, counsellor, pushed, "place:gap")

    assert RoutePage.objects.get().items == "place:gap"


def test_panier_of_nothing_public_is_refused(place: Place, counsellor: Account) -> None:
    with pytest.raises(NothingToTake):
        leave(place, counsellor, "place:inconnu")

    assert not RoutePage.objects.exists()


def test_draft_is_not_public(place: Place, counsellor: Account) -> None:
    factories.make_place(slug="brouillon", publication="brouillon")

    with pytest.raises(NothingToTake):
        leave(place, counsellor, "place:brouillon")


def test_who_does_not_receive_leaves_no_page(place: Place) -> None:
    agent = factories.make_account()
    factories.make_grant(agent, Role.RECEPTION, place.id)

    with pytest.raises(NotYours):
        leave(place, agent, "place:gap")


def test_nothing_is_sent_to_anybody(place: Place, counsellor: Account) -> None:
    """No mail; the walls of the run let no call leave this machine (`tests/walls.py`)."""
    leave(place, counsellor, "place:gap")

    assert mail.outbox == []


@pytest.mark.parametrize("places", [1, 3])
def test_page_costs_one_query_and_one_a_kind(
    place: Place, counsellor: Account, places: int, django_assert_num_queries: Any
) -> None:
    slugs = [factories.make_place(slug=f"lieu-{number}").slug for number in range(places)]
    token = leave(place, counsellor, "occupation:M1203", *(f"place:{slug}" for slug in slugs))

    with django_assert_num_queries(3):
        page = queries.kept_page(token, on=DAY)

    assert len(page.items) == 1 + places


# ── The card of the month ────────────────────────────────────────────────────
def test_code_is_common_to_all_sheets_of_a_month_and_of_no_other() -> None:
    codes = {code_of(date(2026, month, day)) for month in range(1, 13) for day in (1, 15, 28)}

    assert len(codes) == 12
    assert {len(code) for code in codes} == {6}


def test_code_is_read_in_any_case_and_with_blanks() -> None:
    code = code_of(date(2026, 3, 3))

    assert month_of(f" {code[:3].lower()} {code[3:]} ", date(2026, 6, 1)) == date(2026, 3, 1)


def answer(code: str, said: str = "emploi", *, at: datetime, operation_id: uuid.UUID | None = None) -> None:
    actions.take_return(code=code, answer=said, operation_id=operation_id or uuid.uuid4(), at=at)


def test_answer_keeps_the_month_of_the_sheet_and_nothing_else(place: Place) -> None:
    answer(code_of(DAY), at=AT + timedelta(days=100))

    kept = ReturnAnswer.objects.get()
    assert (kept.month, kept.answer) == (date(2026, 3, 1), "emploi")
    assert {field.name for field in ReturnAnswer._meta.get_fields()} == {"id", "month", "answer"}


def test_answer_sent_twice_by_the_same_form_counts_once(place: Place) -> None:
    operation_id = uuid.uuid4()

    for _again in range(2):
        answer(code_of(DAY), at=AT + timedelta(days=100), operation_id=operation_id)

    assert ReturnAnswer.objects.count() == 1


def test_answer_before_the_third_month_is_told_to_come_back(place: Place) -> None:
    with pytest.raises(TooEarly, match="1er juin 2026"):
        answer(code_of(DAY), at=AT + timedelta(days=60))

    assert not ReturnAnswer.objects.exists()


@pytest.mark.parametrize("code", ["", "ABCDEF", "é" * 6])
def test_forged_code_is_refused(place: Place, code: str) -> None:
    with pytest.raises(UnknownCode):
        answer(code, at=AT)


def test_code_older_than_the_year_is_refused(place: Place) -> None:
    with pytest.raises(UnknownCode):
        answer(code_of(DAY), at=AT + timedelta(days=520))


def test_code_of_a_former_key_is_still_read(place: Place, settings: Any) -> None:
    code = code_of(DAY)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "une autre clé, longue et neuve"

    assert month_of(code, date(2026, 6, 3)) == date(2026, 3, 1)


def test_words_of_ones_own_are_no_answer(place: Place) -> None:
    with pytest.raises(UnknownValue):
        answer(code_of(DAY), "Camille Canari", at=AT + timedelta(days=100))

    assert not ReturnAnswer.objects.exists()


def test_returns_of_a_month_hide_small_counts(place: Place) -> None:
    ReturnAnswer.objects.bulk_create(
        [ReturnAnswer(month=date(2026, 3, 1), answer=code) for code in ["emploi"] * 24 + ["formation"] * 3]
    )

    lines = {line.code: line.count.value for line in queries.returns_of(DAY)}

    assert lines["formation"] is None
    assert lines["emploi"] in {24, None}
    assert 3 not in lines.values()


# ── A colleague asked for ────────────────────────────────────────────────────
def test_call_says_where_and_nothing_else_and_ends_when_somebody_comes(place: Place, counsellor: Account) -> None:
    named = {"place": place, "pole": "emploi", "day": DAY, "actor": counsellor}
    actions.call_colleague(half_day=HalfDay.MORNING, **named)
    actions.call_colleague(half_day=HalfDay.MORNING, **named)

    assert queries.peer_calls(place, DAY, HalfDay.MORNING) == ("emploi",)
    assert PeerCall.objects.count() == 1

    actions.end_call(**named)
    assert queries.peer_calls(place, DAY, HalfDay.MORNING) == ()


def test_call_at_an_unknown_pole_is_refused(place: Place, counsellor: Account) -> None:
    with pytest.raises(UnknownValue):
        actions.call_colleague(place=place, pole="camille canari", day=DAY, half_day=HalfDay.MORNING, actor=counsellor)
