"""Advice at a distance: a code opens it, a named duty first, thirty days at most, nothing in the journal."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network.models import Place
from maillage.reception.actions.advice import answer_question, erase_question, hand_over, leave_question, name_duty
from maillage.reception.advice_codes import code_of, hash_of
from maillage.reception.errors import AdviceClosed, SaysNothing, StaleText, UnknownCode
from maillage.reception.models import AdviceDuty, AdviceQuestion
from maillage.reception.queries.advice import advice_by, advice_for, duty, people_for_duty, question_for, urgent_waiting
from maillage.safeguards.errors import BodyDiffers, NotRandom
from maillage.safeguards.models import Entry, FactOperation, Operation
from maillage.safeguards.retention import purge
from tests import factories

MORNING = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TODAY = MORNING.date()
ASKED = "Comment refuser une offre, moi, Jeanne Canari ?"


def counsellor(place: Place, name: str = "Camille Essai", role: Role = Role.COUNSELLOR) -> Account:
    account = factories.make_account(name, email=f"{uuid.uuid4()}@exemple.test")
    factories.make_grant(account, role, "" if role == Role.COORDINATION else place.id)
    return account


@pytest.fixture
def on_duty(place: Place) -> Account:
    account = counsellor(place, "Dominique Essai")
    name_duty(account=account, hours="de 9 h à 17 h", answer_days=3, actor=None, at=MORNING)
    return account


def leave(*, is_distress: bool = False, text: str = ASKED, operation: uuid.UUID | None = None) -> str:
    return leave_question(text=text, is_distress=is_distress, operation_id=operation or uuid.uuid4(), at=MORNING)


def test_question_is_kept_under_the_hash_of_its_code_alone(on_duty: Account) -> None:
    code = leave()

    row = AdviceQuestion.objects.values().get()
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert code not in str(row)
    assert row["code_hash"] == hash_of(code)
    assert advice_by(f" {code.lower().replace('-', ' ')} ", TODAY).text == ASKED


def test_question_sent_twice_stands_once_under_one_code(on_duty: Account) -> None:
    sent = uuid.uuid4()

    codes = {leave(operation=sent) for _again in range(2)}
    with pytest.raises(BodyDiffers):
        leave(operation=sent, text="Autre chose")

    assert (len(codes), AdviceQuestion.objects.count()) == (1, 1)


def test_codes_of_forms_differ_and_cannot_be_clocks() -> None:
    assert len({code_of(uuid.uuid4()) for _one in range(200)}) == 200


@pytest.mark.parametrize("text", ["  ", "x" * 2001])
def test_question_without_words_or_too_long_is_refused(on_duty: Account, text: str) -> None:
    with pytest.raises(SaysNothing):
        leave(text=text)
    with pytest.raises(NotRandom):
        leave(operation=uuid.uuid1())

    assert not AdviceQuestion.objects.exists()


def test_without_a_named_duty_advice_is_closed(place: Place) -> None:
    with pytest.raises(AdviceClosed):
        leave()

    assert not duty(TODAY).is_open
    assert not AdviceQuestion.objects.exists()


def test_duty_who_left_closes_advice(on_duty: Account) -> None:
    on_duty.is_active = False
    on_duty.save()

    with pytest.raises(AdviceClosed):
        leave()


def test_question_leaves_nothing_in_journal_or_operations(on_duty: Account) -> None:
    before = (Entry.objects.count(), Operation.objects.count(), FactOperation.objects.count())

    code = leave(is_distress=True)
    advice_by(code, TODAY)
    erase_question(code=code, at=MORNING)

    assert (Entry.objects.count(), Operation.objects.count(), FactOperation.objects.count()) == before


def test_distress_is_read_by_the_duty_alone_until_it_opens_it_to_the_team(on_duty: Account, place: Place) -> None:
    leave(is_distress=True)
    question, colleague = AdviceQuestion.objects.get(), counsellor(place)

    with pytest.raises(NotYours):
        question_for(colleague, question.id, TODAY)
    with pytest.raises(NotYours):
        answer_question(question=question, answer="Appelez le 3114", version=1, actor=colleague, at=MORNING)
    seen = question_for(on_duty, question.id, TODAY)
    hand_over(question=seen, actor=on_duty, at=MORNING)

    assert question_for(colleague, question.id, TODAY).text == ASKED


def test_plain_question_is_read_by_every_counsellor_and_nobody_else(on_duty: Account, place: Place) -> None:
    leave()

    with pytest.raises(NotYours):
        answer_question(
            question=AdviceQuestion.objects.get(),
            answer="Oui",
            version=1,
            actor=counsellor(place, role=Role.RECEPTION),
            at=MORNING,
        )

    assert [row.text for row in advice_for(counsellor(place), TODAY)] == [ASKED]


def test_answer_is_read_with_the_code_and_tells_no_counsellor(on_duty: Account, place: Place) -> None:
    code, author = leave(), counsellor(place)
    question = AdviceQuestion.objects.get()

    for _again in range(2):
        answer_question(question=question, answer="Voici comment.", version=1, actor=author, at=MORNING)

    entry = Entry.objects.get(verb="reception.answer_advice")
    assert advice_by(code, TODAY).answer == "Voici comment."
    assert str(author.id) not in str(AdviceQuestion.objects.values().get())
    assert (entry.actor_id, entry.subject, entry.body) == (None, "", None)


def test_second_answer_on_a_stale_page_is_refused(on_duty: Account) -> None:
    leave()
    question = AdviceQuestion.objects.get()
    answer_question(question=question, answer="Voici.", version=1, actor=None, at=MORNING)

    with pytest.raises(StaleText):
        answer_question(question=question, answer="Autre.", version=1, actor=None, at=MORNING)
    with pytest.raises(SaysNothing):
        answer_question(question=question, answer=" ", version=2, actor=None, at=MORNING)

    assert AdviceQuestion.objects.get().answer == "Voici."


def test_holder_erases_now_and_the_code_opens_nothing_more(on_duty: Account) -> None:
    code = leave()

    erase_question(code=code, at=MORNING)

    assert not AdviceQuestion.objects.exists()
    for act in (lambda: advice_by(code, TODAY), lambda: erase_question(code=code, at=MORNING)):
        with pytest.raises(UnknownCode):
            act()


def test_purge_erases_after_thirty_days(on_duty: Account) -> None:
    code = leave()

    purge(MORNING + timedelta(days=30))
    on_the_last_day = advice_by(code, TODAY + timedelta(days=30)).text
    with pytest.raises(UnknownCode):
        advice_by(code, TODAY + timedelta(days=31))
    purge(MORNING + timedelta(days=31))

    assert on_the_last_day == ASKED
    assert not AdviceQuestion.objects.exists()


def test_coordination_is_told_how_many_urgent_messages_wait_and_reads_none(on_duty: Account, place: Place) -> None:
    leave(is_distress=True)

    assert [urgent_waiting(TODAY + timedelta(days=days)) for days in (0, 1, 2)] == [0, 0, 1]


def test_only_the_coordination_names_the_duty_among_who_answers(on_duty: Account, place: Place) -> None:
    counsellor(place, "Réception", Role.RECEPTION)

    with pytest.raises(NotYours):
        name_duty(account=None, hours="", answer_days=3, actor=on_duty, at=MORNING)
    name_duty(account=None, hours="", answer_days=5, actor=counsellor(place, "C", Role.COORDINATION), at=MORNING)

    assert people_for_duty(TODAY) == [on_duty]
    assert (AdviceDuty.objects.get().account, duty(TODAY).answer_days) == (None, 5)
