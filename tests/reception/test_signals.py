"""Weak signals: no author, no hour, no person; votes nobody can read; an answer for all."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network.models import Place
from maillage.reception.actions.signals import (
    SignalText,
    answer_signal,
    note_signal,
    refuse_signal,
    share_signal,
    shuffle_and_forget,
    vote_signal,
)
from maillage.reception.enums import SignalState
from maillage.reception.errors import AlreadyAnswered, NamesSomebody, SaysNothing, StaleText, UnknownValue
from maillage.reception.models import Signal, SignalVote
from maillage.reception.queries.signals import signals_for
from maillage.safeguards.models import Entry
from tests import factories, reception_factories
from tests.reception.words import load_words

MORNING = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)  # a Tuesday
SEEN = SignalText(theme="cv_lettre_entretien", text="Des jeunes demandent des stages du soir")


@pytest.fixture(autouse=True)
def _words(db: None) -> None:
    load_words()


@pytest.fixture
def counsellor(place: Place) -> Account:
    return staff(place, Role.COUNSELLOR)


def staff(place: Place, role: Role) -> Account:
    account = factories.make_account(email=f"{uuid.uuid4()}@exemple.test")
    factories.make_grant(account, role, "" if role == Role.COORDINATION else place.id)
    return account


def note(text: SignalText = SEEN, *, actor: Account | None = None, operation: uuid.UUID | None = None) -> bool:
    return note_signal(signal=text, operation_id=operation or uuid.uuid4(), actor=actor, at=MORNING)


def test_signal_keeps_its_week_alone_and_nothing_of_who_wrote_it(counsellor: Account) -> None:
    sent = uuid.uuid4()

    again = [note(actor=counsellor, operation=sent), note(actor=counsellor, operation=sent)]

    signal = Signal.objects.get()
    columns = {field.name for field in Signal._meta.concrete_fields}
    assert again == [False, True]
    assert (signal.week, signal.state, signal.text) == (date(2026, 11, 23), SignalState.TO_READ, SEEN.text)
    assert not {"author", "account", "actor", "place", "place_key", "at", "created"} & columns
    assert not Entry.objects.filter(verb__startswith="reception").exists()


@pytest.mark.parametrize(
    "identity",
    [
        "Jeanne Canari",
        "jeanne.canari@exemple.fr",
        "06 12 34 56 78",
        "2 84 05 13 055 001 23",
        "12 rue des Lilas",
        "mme canari",
    ],
)
def test_identity_in_a_signal_is_refused_and_stays_nowhere(identity: str) -> None:
    with pytest.raises(NamesSomebody) as refused:
        note(SignalText(theme="cv_lettre_entretien", text=f"Des stages manquent, dit {identity}."))

    assert "text" in refused.value.fields
    assert not Signal.objects.exists()


def test_story_of_one_person_is_refused() -> None:
    with pytest.raises(NamesSomebody):
        note(SignalText(theme="cv_lettre_entretien", text="Une dame de 52 ans cherche un stage"))

    assert not Signal.objects.exists()


def test_towns_of_the_region_are_no_persons(place: Place) -> None:
    factories.make_commune("05061", "Gap")

    note(SignalText(theme="cv_lettre_entretien", text="Les bus vers Gap manquent"))

    assert Signal.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (SignalText(theme="cv_lettre_entretien", text="  "), SaysNothing),
        (SignalText(theme="zz", text="Des stages"), UnknownValue),
    ],
)
def test_signal_without_words_or_theme_is_refused(text: SignalText, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        note(text)

    assert not Signal.objects.exists()


def test_who_does_not_receive_people_notes_nothing(place: Place) -> None:
    with pytest.raises(NotYours):
        note(actor=staff(place, Role.DOCUMENTALIST))

    assert not Signal.objects.exists()


def test_signal_is_read_over_by_the_coordination_before_teams_see_it(place: Place, counsellor: Account) -> None:
    note()
    signal = Signal.objects.get()
    coordination = staff(place, Role.COORDINATION)

    with pytest.raises(NotYours):
        share_signal(signal=signal, actor=counsellor, at=MORNING)
    before = signals_for(counsellor, moderates=False)
    share_signal(signal=signal, actor=coordination, at=MORNING)

    assert before == ()
    assert [line.text for line in signals_for(counsellor, moderates=False)] == [SEEN.text]
    assert len(signals_for(coordination, moderates=True)) == 1


def test_refused_signal_is_gone_for_good(place: Place) -> None:
    signal = reception_factories.make_signal(state=SignalState.TO_READ)

    refuse_signal(signal=signal, actor=staff(place, Role.COORDINATION), at=MORNING)

    assert not Signal.objects.exists()
    assert list(Entry.objects.filter(verb="reception.refuse_signal").values_list("subject", "body")) == [("", None)]


def test_account_votes_once_and_only_it_sees_that_it_did(place: Place, counsellor: Account) -> None:
    signal = reception_factories.make_signal()
    colleague = staff(place, Role.RECEPTION)

    votes = [vote_signal(signal=signal, actor=counsellor, at=MORNING) for _again in range(2)]
    vote_signal(signal=signal, actor=colleague, at=MORNING)

    assert votes == [1, 1]
    assert [(line.votes, line.is_voted) for line in signals_for(counsellor, moderates=False)] == [(2, True)]
    assert [line.is_voted for line in signals_for(staff(place, Role.COUNSELLOR), moderates=False)] == [False]


def test_vote_holds_no_id_of_the_account(counsellor: Account) -> None:
    vote_signal(signal=reception_factories.make_signal(), actor=counsellor, at=MORNING)

    row = SignalVote.objects.values().get()
    assert str(counsellor.id) not in str(row)
    assert counsellor.id.hex not in str(row)


def test_answer_ends_the_vote_and_destroys_its_marks(place: Place, counsellor: Account) -> None:
    signal = reception_factories.make_signal()
    vote_signal(signal=signal, actor=counsellor, at=MORNING)

    answered = answer_signal(
        signal=signal, answer="Deux soirs par mois", version=1, actor=staff(place, Role.COORDINATION), at=MORNING
    )
    with pytest.raises(AlreadyAnswered):
        vote_signal(signal=signal, actor=counsellor, at=MORNING)

    assert (answered.votes, answered.vote_salt, answered.answered_in) == (1, "", date(2026, 11, 23))
    assert not SignalVote.objects.exists()


@pytest.mark.parametrize(
    ("answer", "version", "refusal"),
    [(" ", 1, SaysNothing), ("Vu avec Jeanne Canari", 1, NamesSomebody), ("Deux soirs", 2, StaleText)],
)
def test_answer_that_is_empty_tells_of_somebody_or_comes_late_is_refused(
    answer: str, version: int, refusal: type[Exception]
) -> None:
    signal = reception_factories.make_signal()

    with pytest.raises(refusal):
        answer_signal(signal=signal, answer=answer, version=version, actor=None, at=MORNING)

    assert Signal.objects.get().state == SignalState.SHARED


def test_signals_are_written_again_with_their_votes_and_the_oldest_go(counsellor: Account) -> None:
    signal = reception_factories.make_signal(week=date(2026, 11, 16))
    reception_factories.make_signal("Des stages du matin", week=date(2024, 1, 1))
    vote_signal(signal=signal, actor=counsellor, at=MORNING)

    gone = shuffle_and_forget(MORNING)
    nothing = shuffle_and_forget(MORNING + timedelta(days=1))

    assert (gone, nothing) == (1, 0)
    assert list(Signal.objects.values_list("id", "votes")) == [(signal.id, 1)]
    assert SignalVote.objects.get().signal_id == signal.id


@pytest.mark.parametrize("number", [1, 3])
def test_signals_are_read_in_two_queries(
    counsellor: Account, number: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _row in range(number):
        reception_factories.make_signal()

    with django_assert_num_queries(2):
        assert len(signals_for(counsellor, moderates=False)) == number
