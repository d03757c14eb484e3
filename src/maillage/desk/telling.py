"""How a page of the desk tells a fact: once, whatever is sent twice; a refusal comes back in the form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from uuid import UUID

from maillage.accounts.staff.forms import OperationForm
from maillage.accounts.staff.posting import done
from maillage.accounts.staff.visit import Visit
from maillage.reception import actions
from maillage.reception.facts import Told


def tell(form: OperationForm, told: Told, visit: Visit) -> bool:
    """Take the fact in; False when it is refused, which the form then says."""
    return done(
        form,
        lambda: actions.take_in(told=told, operation_id=form.operation_id, actor=visit.account, at=visit.at),
    )


def tell_all(form: OperationForm, told: Iterable[Told], visit: Visit) -> bool:
    """Take several facts in, all or none, once each; False when one is refused, which the form then says."""
    facts = [(part_of(form.operation_id, f"fact {number}"), one) for number, one in enumerate(told)]
    return done(form, lambda: actions.take_in_together(facts=facts, actor=visit.account, at=visit.at))


def part_of(operation_id: UUID, part: str) -> UUID:
    """The operation of a part of what a form tells: as random as the form's own, and always the same."""
    return UUID(bytes=hashlib.sha256(operation_id.bytes + part.encode()).digest()[:16], version=4)
