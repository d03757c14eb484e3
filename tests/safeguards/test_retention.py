"""Retention: the purge leaves no row past its limit, over ten years, and touches nothing else."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django_tasks_db.models import DBTaskResult

from maillage.accounts.departure import FORGOTTEN_ADDRESS
from maillage.accounts.enums import Role
from maillage.accounts.models import Account, GrantReview
from maillage.core.instants import HalfDay, local
from maillage.network.models import AvailabilityCall, Counsellor, Shift
from maillage.network.quarters import Quarter
from maillage.reception.fragmenting import PARTS
from maillage.reception.models import (
    AdviceQuestion,
    DaySalt,
    PeerCall,
    PoleCrew,
    ProfileFact,
    ProfileFragment,
    Reconciliation,
    RoutePage,
    SatisfactionAnswer,
    Sheet,
    Signal,
    Ticket,
    VisitFact,
    Workshop,
)
from maillage.reception.models.fragments import Fragment
from maillage.safeguards import classification, facts, journal, retention
from maillage.safeguards.classification import Table
from maillage.safeguards.enums import Verb
from maillage.safeguards.models import CachedValue, Entry, Fact, FactOperation, FactSalt, Operation
from maillage.search.models import GapKey, KeptQuestion, SearchGap
from tests import factories
from tests.reception import days as reception

STARTS_AT = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
TEN_YEARS = timedelta(days=3652)
LIMITED = {table.model: table for table in classification.tables() if table.retention.days is not None}


def seed_entry(account: Account, at: datetime) -> None:
    journal.record(verb="network.change_place", actor=account, at=at, subject="place:1", body={"name": "Lieu"})


def seed_fact(account: Account, at: datetime) -> None:
    day = local(at).date()
    facts.record_fact(verb="x.seen", place_key="p1", day=day, half_day=HalfDay.MORNING, digest_of=str(uuid.uuid4()))


def seed_user_session(account: Account, at: datetime) -> None:
    UserSession.objects.create(
        user=account, session_key=uuid.uuid4().hex, ip="192.0.2.1", user_agent="x", created_at=at, last_seen_at=at
    )


def seed_confirmation(account: Account, at: datetime) -> None:
    address = EmailAddress.objects.get_or_create(user=account, email=account.email)[0]
    EmailConfirmation.objects.create(email_address=address, created=at, key=uuid.uuid4().hex)


def seed_job(account: Account, at: datetime) -> None:
    job = DBTaskResult.objects.create(args_kwargs={}, task_path="x", run_after=at)
    DBTaskResult.objects.filter(id=job.id).update(enqueued_at=at)


def seed_grant(account: Account, at: datetime) -> None:
    factories.make_grant(account, Role.RECEPTION, "p1", valid_from=at.date(), valid_until=at.date())


def seed_shift(account: Account, at: datetime) -> None:
    """On a place of its own, so that seeds of one day do not meet."""
    rota = factories.make_rota(factories.make_place(), Quarter.of(at.date()).starts_on)
    lent = Counsellor.objects.filter(valid_until=None).first()
    lent = lent or factories.make_counsellor(factories.make_organisation(), valid_from=STARTS_AT.date())
    factories.make_shift(rota, at.date(), counsellor=lent)


def seed_counsellor(account: Account, at: datetime) -> None:
    factories.make_counsellor(factories.make_organisation(), valid_from=at.date(), valid_until=at.date())


def seed_call(account: Account, at: datetime) -> AvailabilityCall:
    return factories.make_call(factories.make_organisation(), closes_on=at.date())


def seed_availability(account: Account, at: datetime) -> None:
    call = factories.make_call(factories.make_organisation(), closes_on=at.date() + TEN_YEARS)
    factories.make_availability(call, factories.make_place(), at.date())


def seed_replacement(account: Account, at: datetime) -> None:
    factories.make_replacement("p1", ends_at=at)


def seed_gap(account: Account, at: datetime) -> None:
    SearchGap.objects.create(quarter_ends_on=local(at).date(), digest=uuid.uuid4().hex)


def seed_question(account: Account, at: datetime) -> None:
    KeptQuestion.objects.create(quarter_ends_on=local(at).date(), words="dresser des drones", half_days=5)


UNTIL_CLOSING = (VisitFact, ProfileFact, Sheet, DaySalt, Ticket, PoleCrew)


def seed_day(model: type[models.Model]) -> Callable[[Account, datetime], object]:
    """A row of a day that was left open, at a place of its own."""

    def seed(account: Account, at: datetime) -> None:
        place, day = factories.make_place(), local(at).date()
        if model is Ticket:
            reception.ticket(place, 1, day=day)
            return
        if model is PoleCrew:
            PoleCrew.objects.create(place=place, pole=factories.make_pole(), day=day, counsellors=2)
            return
        values = {VisitFact: {"number": 1}, DaySalt: {}}.get(model, {})
        half_day = {} if model is DaySalt else {"half_day": HalfDay.MORNING}
        model._base_manager.create(place_key=str(place.id), day=day, **half_day, **values)

    return seed


def seed_fragment(model: type[Fragment]) -> Callable[[Account, datetime], object]:
    """A fragment dated on one day."""

    def seed(account: Account, at: datetime) -> None:
        values = {"is_interview": True} if model is ProfileFragment else {}
        model._base_manager.create(place_key="p1", grain="jour", starts_on=local(at).date(), **values)

    return seed


def seed_review(account: Account, at: datetime) -> None:
    grant = factories.make_grant(account, Role.RECEPTION, f"p{at:%Y%m%d}")
    starts_on = Quarter.of(at.date()).starts_on
    GrantReview.objects.create(grant=grant, quarter_starts_on=starts_on, confirmed_on=at.date())


SEEDS: dict[str, Callable[[Account, datetime], object]] = {
    "safeguards.Entry": seed_entry,
    "safeguards.Fact": seed_fact,
    "safeguards.FactSalt": seed_fact,
    "safeguards.Operation": lambda _, at: Operation.objects.create(id=uuid.uuid4(), recorded_on=local(at).date()),
    "safeguards.CachedValue": lambda _, at: CachedValue.objects.create(cache_key=uuid.uuid4().hex, expires=at),
    "sessions.Session": lambda _, at: Session.objects.create(session_key=uuid.uuid4().hex, expire_date=at),
    "usersessions.UserSession": seed_user_session,
    "account.EmailConfirmation": seed_confirmation,
    "django_tasks_database.DBTaskResult": seed_job,
    "accounts.Account": lambda _, at: factories.make_account(joined_at=at),
    "accounts.Grant": seed_grant,
    "accounts.GrantReview": seed_review,
    "accounts.Desk": lambda _, at: factories.make_desk("p1", expires_on=at.date()),
    "accounts.Replacement": seed_replacement,
    "network.Counsellor": seed_counsellor,
    "network.Shift": seed_shift,
    "network.AvailabilityCall": seed_call,
    "network.Availability": seed_availability,
    "search.GapKey": lambda _, at: GapKey.objects.create(quarter_ends_on=local(at).date(), salt="sel"),
    "search.SearchGap": seed_gap,
    "search.KeptQuestion": seed_question,
    "safeguards.FactOperation": lambda _, at: FactOperation.objects.create(
        digest=uuid.uuid4().hex, forget_on=local(at).date() + timedelta(days=1)
    ),
    **{f"reception.{model.__name__}": seed_day(model) for model in UNTIL_CLOSING},
    **{f"reception.{part.model.__name__}": seed_fragment(part.model) for part in PARTS},
    "reception.Reconciliation": lambda _, at: Reconciliation.objects.create(
        place_key="p1", day=local(at).date(), half_day="matin", kind="visit", reason="ahead", body={"number": 1}
    ),
    "reception.SatisfactionAnswer": lambda _, at: SatisfactionAnswer.objects.create(
        place_key="p1", day=local(at).date(), half_day="matin", found="oui", means="papier"
    ),
    "reception.AdviceQuestion": lambda _, at: AdviceQuestion.objects.create(
        code_hash=uuid.uuid4().hex, text="Une question.", asked_on=local(at).date()
    ),
    "reception.PeerCall": lambda _, at: PeerCall.objects.create(
        place_key=uuid.uuid4(), day=local(at).date(), half_day="matin", pole="emploi"
    ),
    "reception.RoutePage": lambda _, at: RoutePage.objects.create(
        digest=uuid.uuid4().hex, items="x", expires_on=local(at).date()
    ),
    "reception.Signal": lambda _, at: Signal.objects.create(theme="autre", week=local(at).date(), text="Un signe."),
    "reception.Workshop": lambda _, at: Workshop.objects.create(
        place=factories.make_place(), day=local(at).date(), starts_at=time(14), title="CV"
    ),
    "accounts.Invitation": lambda account, at: factories.make_invitation(account, expires_at=at),
}
# What counts as a row that is still there, for tables whose rows are emptied rather than deleted.
TELLING: dict[str, Callable[[], models.QuerySet[models.Model]]] = {
    "accounts.Account": lambda: Account.objects.filter(grants=None).exclude(email__endswith=FORGOTTEN_ADDRESS),
    "network.Counsellor": lambda: Counsellor.objects.exclude(family_name=""),
    "network.Shift": lambda: Shift.objects.filter(counsellor__isnull=False),
    "safeguards.Entry": lambda: Entry.objects.filter(is_forgotten=False).exclude(
        verb__in=[Verb.BODIES_FORGOTTEN, Verb.FACTS_FORGOTTEN, Verb.HALF_DAY_SEALED]
    ),
}


def rows(table: Table) -> models.QuerySet[models.Model]:
    telling = TELLING.get(table.model)
    return telling() if telling else apps.get_model(table.model)._base_manager.all()


def too_old(table: Table, at: datetime) -> int:
    """Rows past their limit and a day more."""
    limit = retention.limit_of(table, at - timedelta(days=1))
    return rows(table).filter(**{f"{table.retention.since}__lt": limit}).count()


def seed_all(account: Account, at: datetime) -> None:
    for seed in SEEDS.values():
        seed(account, at)


def test_each_table_with_a_duration_is_put_to_the_proof() -> None:
    assert sorted(SEEDS) == sorted(LIMITED)


@pytest.fixture
def account(db: None) -> Account:
    """Somebody who stays: the rows under proof are made in their name."""
    account = factories.make_account()
    factories.make_grant(account, Role.COUNSELLOR, "p2", valid_from=STARTS_AT.date())
    return account


def test_over_ten_years_no_row_outlives_its_limit(account: Account) -> None:
    at, left = STARTS_AT, []
    while at < STARTS_AT + TEN_YEARS:
        seed_all(account, at)
        at += timedelta(days=121)
        retention.purge(at)
        left += [(model, at) for model, table in LIMITED.items() if too_old(table, at)]

    assert left == []
    assert journal.verify().ok


def test_control_without_purge_rows_outlive_their_limit(account: Account) -> None:
    seed_all(account, STARTS_AT)

    late = sorted(model for model, table in LIMITED.items() if too_old(table, STARTS_AT + TEN_YEARS))

    assert late == sorted(LIMITED)


# Facts are sealed together with their half-day; a replacement goes at the very instant it ends.
@pytest.mark.parametrize(
    "model", sorted(set(LIMITED) - {"safeguards.Fact", "safeguards.FactSalt", "accounts.Replacement"})
)
def test_row_stays_until_its_last_day_and_goes_the_day_after(account: Account, model: str) -> None:
    before = rows(LIMITED[model]).count()
    SEEDS[model](account, STARTS_AT)
    days = timedelta(days=LIMITED[model].retention.days or 0)

    retention.purge(STARTS_AT + days)
    kept = rows(LIMITED[model]).count()
    retention.purge(STARTS_AT + days + timedelta(days=1))

    assert kept - before == 1
    assert too_old(LIMITED[model], STARTS_AT + days + timedelta(days=2)) == 0


def test_open_half_day_of_yesterday_is_sealed(account: Account) -> None:
    seed_fact(account, STARTS_AT)

    retention.purge(STARTS_AT + timedelta(days=1))

    assert (FactSalt.objects.count(), Fact.objects.get().is_sealed) == (0, True)


def test_second_purge_removes_nothing(account: Account) -> None:
    seed_all(account, STARTS_AT)
    retention.purge(STARTS_AT + TEN_YEARS)
    entries = Entry.objects.count()

    lines = retention.purge(STARTS_AT + TEN_YEARS)

    assert [line.removed for line in lines] == [0] * len(LIMITED)
    assert Entry.objects.count() == entries


def test_purge_tells_what_went_and_by_which_rule(account: Account) -> None:
    SEEDS["safeguards.Operation"](account, STARTS_AT)
    SEEDS["safeguards.Operation"](account, STARTS_AT)

    lines = {line.model: line for line in retention.purge(STARTS_AT + timedelta(days=61))}

    assert lines["safeguards.Operation"] == retention.PurgeLine(
        "safeguards.Operation", 2, LIMITED["safeguards.Operation"].retention.rule
    )
    entry = Entry.objects.get(verb=Verb.PURGED)
    assert (entry.actor_id, entry.body) == (None, {"safeguards.Operation": 2})


def test_purge_with_nothing_to_remove_leaves_no_entry(db: None) -> None:
    retention.purge(STARTS_AT)

    assert Entry.objects.count() == 0


def test_account_with_running_rights_is_left_alone(account: Account) -> None:
    factories.make_grant(account, Role.ADMINISTRATOR, valid_until=date(2100, 1, 1))

    retention.purge(STARTS_AT + TEN_YEARS)

    assert Account.objects.get().grants.count() == 2
