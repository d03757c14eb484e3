"""Acts that leave no operation behind: a row made from account and address would tell who voted, or who answered."""

from __future__ import annotations

from collections.abc import Callable

from maillage.accounts.staff.forms import OperationForm
from maillage.core.errors import NotYours, Refusal
from maillage.safeguards import room


def done(form: OperationForm, act: Callable[[], object]) -> bool:
    """Do the act, which is the same done twice; False when it is refused, which the form then says."""
    try:
        with room.refusing():
            act()
    except NotYours:
        raise
    except Refusal as refusal:
        form.add_refusal(refusal)
        return False
    return True
