"""An identity pushed into what visitors and teams say is refused, or goes with its holder: nothing of it stays."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.core.errors import Refusal
from maillage.network.models import Place
from maillage.reception.actions.advice import erase_question, leave_question, name_duty
from maillage.reception.actions.demands import DemandText, write_demand
from maillage.reception.actions.satisfaction import give_opinion
from maillage.reception.actions.signals import SignalText, note_signal
from maillage.reception.enums import Means
from maillage.reception.satisfaction import ASKED
from tests import factories
from tests.reception.words import load_words
from tests.safeguards.test_facts import whole_database

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
# Short enough for the columns of codes, long enough to be nobody else's.
CANARIES = ("Zoé Canari", "zoe@canari.test", "06 12 34 56 78", "2 84 05 13 055 123 45")
THEME = "cv_lettre_entretien"


@pytest.fixture
def place() -> Place:
    load_words()
    factories.make_pole("emploi")
    return factories.make_place(slug="gap", name="Gap")


def kept() -> list[str]:
    found = whole_database()
    return [canary for canary in CANARIES if canary in found]


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize("name", ASKED)
def test_opinion_keeps_no_canary(place: Place, name: str, canary: str) -> None:
    with suppress(Refusal):
        give_opinion(
            place=place, opinion={"found": "oui", name: canary}, means=Means.PAGE, operation_id=uuid.uuid4(), at=MORNING
        )

    assert kept() == []


@pytest.mark.parametrize("canary", CANARIES)
def test_signal_and_demand_keep_no_canary(place: Place, canary: str) -> None:
    for signal in (
        SignalText(theme=THEME, text=f"Des stages manquent, voir {canary}"),
        SignalText(theme=THEME, pole=canary, text="Des stages manquent"),
        SignalText(theme=canary, text="Des stages manquent"),
    ):
        with suppress(Refusal):
            note_signal(signal=signal, operation_id=uuid.uuid4(), actor=None, at=MORNING)
    for demand in (
        DemandText(theme=THEME, asked=f"Des stages, voir {canary}"),
        DemandText(theme=THEME, asked="Des stages", answer=f"Voir {canary}"),
        DemandText(theme=THEME, pole=canary, asked="Des stages"),
    ):
        with suppress(Refusal):
            write_demand(place=place, text=demand, actor=None, at=MORNING)

    assert kept() == []


def test_question_erased_by_its_holder_leaves_neither_words_nor_code(place: Place) -> None:
    name_duty(account=_counsellor(place), hours="de 9 h à 17 h", answer_days=3, actor=None, at=MORNING)
    code = leave_question(text=" ".join(CANARIES), is_distress=True, operation_id=uuid.uuid4(), at=MORNING)
    before = kept()

    erase_question(code=code, at=MORNING)

    # The control: while the question stands, its words do.
    assert before == list(CANARIES)
    assert (kept(), code in whole_database()) == ([], False)


def _counsellor(place: Place) -> Account:
    account = factories.make_account()
    factories.make_grant(account, Role.COUNSELLOR, place.id)
    return account
