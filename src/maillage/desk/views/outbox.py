"""The queue of a desk: what it needs before it sends, and the batches it sends."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token

from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.core.errors import Refusal
from maillage.reception import actions
from maillage.reception.payloads import Queued, missing, read

MOST_AT_ONCE = 100


@screen()
def outbox(request: HttpRequest) -> HttpResponse:
    """Who is signed in may send, whatever their role: a fact they have no right to becomes a task for who has.

    GET gives the instant of the server and the token that forms carry, which a page kept on the device lacks.
    """
    visit = visit_of(request)
    if request.method != "POST":
        return JsonResponse({"now": _milliseconds(visit), "token": get_token(request)})
    sent = _sent(request)
    if sent is None:
        return JsonResponse({"code": "reception.unreadable"}, status=400)
    after, raws = sent
    answers = answers_to(raws, visit)
    told = [{"op_id": _name_of(raw), **_plain(answer)} for raw, answer in zip(raws, answers, strict=True)]
    gaps = missing(after, [_order_of(raw) for raw in raws])
    return JsonResponse({"now": _milliseconds(visit), "missing": gaps, "facts": told})


def _sent(request: HttpRequest) -> tuple[int, list[dict[str, object]]] | None:
    """The last number the desk knows to be answered, and the facts that follow; None when it is no batch."""
    try:
        batch = json.loads(request.body)
        after, raws = batch["after"], batch["facts"]
    except (ValueError, KeyError, TypeError):
        return None
    if type(after) is not int or after < 0 or not isinstance(raws, list) or len(raws) > MOST_AT_ONCE:
        return None
    return (after, raws) if all(isinstance(raw, dict) for raw in raws) else None


def answers_to(raws: Sequence[dict[str, object]], visit: Visit) -> list[actions.Answer]:
    """One answer a fact, in their order; those that cannot be read stop none of the others."""
    found: list[Queued | Refusal] = []
    for raw in raws:
        try:
            found.append(read(raw))
        except Refusal as refusal:
            found.append(refusal)
    queued = [one for one in found if isinstance(one, Queued)]
    taken = iter(actions.take_in_queued(queued=queued, actor=visit.account, at=visit.at))
    return [actions.refused(one) if isinstance(one, Refusal) else next(taken) for one in found]


def _plain(answer: actions.Answer) -> dict[str, object]:
    return {
        "outcome": answer.outcome.value,
        "status": answer.status,
        "code": answer.code,
        "sentence": answer.sentence,
    }


def _name_of(raw: dict[str, object]) -> str:
    return str(raw.get("op_id", ""))[:36]


def _order_of(raw: dict[str, object]) -> int:
    seq = raw.get("seq")
    return seq if type(seq) is int and 0 < seq < 2**53 else 0


def _milliseconds(visit: Visit) -> int:
    return int(visit.at.timestamp() * 1000)
