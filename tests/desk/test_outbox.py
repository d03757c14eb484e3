"""The queue of a desk, as the server answers it: each fact once, none lost, none forced."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from maillage.accounts.enums import Role
from maillage.accounts.models import Account, Grant
from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.models import Day, Reconciliation, VisitFact, VisitTotal
from maillage.safeguards.models import Entry, FactOperation
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db

Sent = dict[str, Any]


@pytest.fixture
def place() -> Place:
    load_words()
    return factories.make_place(slug="gap", name="Gap")


@pytest.fixture
def reception(place: Place) -> Account:
    account = factories.make_account()
    factories.make_grant(account, Role.RECEPTION, place.id)
    return account


@pytest.fixture
def desk(client: Client, reception: Account) -> Client:
    client.force_login(reception)
    return client


def today() -> date:
    return local(timezone.now()).date()


def fact(at: Place, order: int = 1, **changes: Any) -> Sent:
    told = {"op_id": str(uuid.uuid4()), "seq": order, "schema": 1, "kind": "visit", "place": str(at.id)}
    return {**told, "day": today().isoformat(), "half_day": "matin", "body": {"number": 1}, **changes}


def send(desk: Client, *facts: Sent, after: int = 0) -> HttpResponse:
    batch = json.dumps({"after": after, "facts": facts})
    return desk.post(reverse("desk:outbox"), batch, content_type="application/json")  # type: ignore[return-value]


def outcomes(answer: HttpResponse) -> list[tuple[str, int, str]]:
    return [(one["outcome"], one["status"], one["code"]) for one in json.loads(answer.content)["facts"]]


def people() -> int:
    return sum(VisitFact.objects.values_list("number", flat=True))


# ── Once each ────────────────────────────────────────────────────────────────
def test_a_batch_sent_twice_counts_once_and_the_second_answer_says_so(desk: Client, place: Place) -> None:
    batch = [fact(place, 1), fact(place, 2, body={"number": 3}), fact(place, 3, body={"number": -1})]

    first, second = send(desk, *batch), send(desk, *batch)

    assert outcomes(first) == [("taken", 200, "")] * 3
    assert outcomes(second) == [("already", 200, "")] * 3
    assert people() == 3


def test_the_same_id_with_another_body_is_refused_and_the_first_stays(desk: Client, place: Place) -> None:
    told = fact(place)
    send(desk, told)

    answer = send(desk, {**told, "body": {"number": 5}})

    assert outcomes(answer) == [("refused", 422, "operation_body_differs")]
    assert people() == 1


def test_numbers_that_never_came_are_told(desk: Client, place: Place) -> None:
    answer = send(desk, fact(place, 4), fact(place, 7), after=2)

    assert json.loads(answer.content)["missing"] == [3, 5, 6]


def test_a_fact_of_another_day_lands_on_its_day(desk: Client, place: Place) -> None:
    day = today() - timedelta(days=45)

    send(desk, fact(place, day=day.isoformat(), half_day="soiree"))

    assert list(VisitFact.objects.values_list("day", "half_day")) == [(day, "soiree")]


# ── What cannot be counted waits for a person, once ──────────────────────────
def test_a_fact_of_a_closed_day_is_counted_late_once(desk: Client, place: Place) -> None:
    Day.objects.create(place=place, day=today(), state="closed")
    told = fact(place)

    first, second = send(desk, told), send(desk, told)

    assert (outcomes(first), outcomes(second)) == ([("taken", 200, "")], [("already", 200, "")])
    assert list(VisitTotal.objects.values_list("number", "added_on")) == [(1, today())]
    assert Reconciliation.objects.count() == 0


def test_rights_lost_in_mid_queue_make_a_task_not_a_loss(desk: Client, place: Place) -> None:
    send(desk, fact(place))
    Grant.objects.all().delete()

    told = fact(place, 2)
    first, second = send(desk, told), send(desk, told)

    assert outcomes(first) == [("aside", 200, "reception.rights_lost")]
    assert outcomes(second) == [("already", 200, "reception.rights_lost")]
    assert (people(), Reconciliation.objects.count()) == (1, 1)


def test_a_day_ahead_of_ours_is_set_aside(desk: Client, place: Place) -> None:
    answer = send(desk, fact(place, day=(today() + timedelta(days=2)).isoformat()))

    assert outcomes(answer) == [("aside", 200, "reception.ahead")]


def test_what_no_rule_reads_is_not_kept_with_a_task(desk: Client, place: Place) -> None:
    ahead = (today() + timedelta(days=2)).isoformat()

    send(desk, fact(place, day=ahead, body={"number": 2, "note": "CANARI Jeanne Martin"}))

    assert Reconciliation.objects.get().body == {"number": 2}


# ── What is refused stays on the device ──────────────────────────────────────
@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"body": {"number": 0}}, 400, "reception.unknown_value"),
        ({"body": {"number": 1, "reason": "CANARI"}}, 400, "reception.unknown_value"),
        ({"body": {"number": {"a": 1}}}, 400, "reception.unreadable"),
        ({"body": {"reason": "x" * 101}}, 400, "reception.unreadable"),
        ({"kind": "dance"}, 400, "reception.unreadable"),
        ({"half_day": "minuit"}, 400, "reception.unreadable"),
        ({"day": "hier"}, 400, "reception.unreadable"),
        ({"op_id": str(uuid.uuid1())}, 400, "operation_id_not_random"),
        ({"op_id": "un"}, 400, "reception.unreadable"),
        ({"seq": 0}, 400, "reception.unreadable"),
        ({"schema": 0}, 400, "reception.unreadable"),
        ({"who": "Jeanne"}, 400, "reception.unreadable"),
        ({"place": str(uuid.uuid4())}, 400, "reception.unreadable"),
    ],
)
def test_a_bad_fact_is_refused_alone(desk: Client, place: Place, change: Sent, status: int, code: str) -> None:
    answer = send(desk, fact(place, 1, **change), fact(place, 2))

    assert outcomes(answer) == [("refused", status, code), ("taken", 200, "")]
    assert (people(), Reconciliation.objects.count()) == (1, 0)


def test_a_fact_too_old_is_refused(desk: Client, place: Place) -> None:
    answer = send(desk, fact(place, day=(today() - timedelta(days=46)).isoformat()))

    assert outcomes(answer) == [("refused", 400, "reception.too_late")]
    assert Reconciliation.objects.count() == 0


def test_a_fact_of_a_newer_desk_waits_on_the_device(desk: Client, place: Place) -> None:
    answer = send(desk, fact(place, schema=2))

    assert outcomes(answer) == [("later", 409, "reception.newer_desk")]


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"after": -1, "facts": []}', '{"after": 0, "facts": [1]}', '{"after": 0, "facts": {}}'],
)
def test_what_is_no_batch_is_refused_whole(desk: Client, body: str) -> None:
    answer = desk.post(reverse("desk:outbox"), body, content_type="application/json")

    assert answer.status_code == 400


def test_more_than_a_hundred_at_once_are_refused_whole(desk: Client, place: Place) -> None:
    answer = send(desk, *[fact(place, seq) for seq in range(1, 102)])

    assert (answer.status_code, people()) == (400, 0)


# ── Who sends ────────────────────────────────────────────────────────────────
def test_before_sending_a_desk_reads_the_clock_and_the_token(desk: Client) -> None:
    told = desk.get(reverse("desk:outbox")).json()

    assert set(told) == {"now", "token"}
    assert abs(told["now"] / 1000 - timezone.now().timestamp()) < 5


@pytest.mark.parametrize("ask", [lambda client, at: client.get(at), lambda client, at: client.post(at)])
def test_a_session_that_ended_leads_to_the_door_and_takes_nothing(
    place: Place, ask: Callable[[Client, str], HttpResponse]
) -> None:
    answer = ask(Client(), reverse("desk:outbox"))

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/equipe/")


def test_without_the_token_nothing_is_taken(reception: Account, place: Place) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(reception)

    answer = send(strict, fact(place))

    assert (answer.status_code, people()) == (403, 0)


def test_nothing_tells_who_sent_nor_when(desk: Client, place: Place) -> None:
    before = Entry.objects.count()
    told = fact(place)

    send(desk, told)

    assert Entry.objects.count() == before
    assert told["op_id"] not in str(list(FactOperation.objects.values()))
