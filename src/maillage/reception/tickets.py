"""What may follow what in the life of a ticket (W3), and the letter of a number."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from maillage.reception.enums import TicketState

# Seconds matter: the desk calls the wrong number, sees it, takes it back.
UNDO: Final = timedelta(minutes=2)
# W3: a pause keeps the rank a quarter of an hour.
PAUSE: Final = timedelta(minutes=15)

# Who may be called: `renvoye` waits at the pôle it was sent to.
CALLABLE: Final = (TicketState.WAITING, TicketState.MOVED)
# Who is with somebody, or on the way.
RECEIVED: Final = (TicketState.CALLED, TicketState.IN_INTERVIEW)

# From which states each one is reached; back to waiting is a call taken back.
SOURCES: Final[dict[TicketState, tuple[TicketState, ...]]] = {
    TicketState.WAITING: (TicketState.CALLED,),
    TicketState.CALLED: CALLABLE,
    TicketState.IN_INTERVIEW: (TicketState.CALLED,),
    TicketState.DONE: (TicketState.IN_INTERVIEW,),
    TicketState.LEFT: (*CALLABLE, TicketState.CALLED),
    TicketState.MOVED: (*CALLABLE, *RECEIVED),
    TicketState.ABSENT: (TicketState.CALLED,),
}
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def letter_of(position: int) -> str:
    """The letter of the pôle that stands at `position` in the network, from 1: A, B, C…"""
    return _LETTERS[(position - 1) % len(_LETTERS)]
