"""What the network refuses, each with a stable code."""

from __future__ import annotations

from django.utils.functional import Promise

from maillage.core.errors import Conflict, Refusal


class BadOpeningHours(Refusal):
    """The opening hours cannot be read; `position` counts characters from 1, None when it is the whole."""

    code = "network.bad_opening_hours"

    def __init__(self, sentence: str | Promise, *, position: int | None = None) -> None:
        super().__init__(sentence, fields={"opening_hours": [str(sentence)]})
        self.position = position


class NotFree(Refusal):
    """A service has a price: every service is free (R1)."""

    code = "network.not_free"


class InterviewNeedsNoAppointment(Refusal):
    """An interview asks for an appointment (R4)."""

    code = "network.interview_needs_no_appointment"


class AppointmentNeedsReason(Refusal):
    """An appointment is necessary and nothing says why."""

    code = "network.appointment_needs_reason"


class AppointmentNeedsDerogation(Refusal):
    """An appointment is necessary and no derogation to R4 runs where the service is given (R18)."""

    code = "network.appointment_needs_derogation"


class ProofMissing(Refusal):
    """A principle is said to be kept, and nothing says how one sees it."""

    code = "network.proof_missing"


class DatesOutOfOrder(Refusal):
    """Something would end before it starts."""

    code = "network.dates_out_of_order"


class PlaceIncomplete(Refusal):
    """A place lacks what the public needs, and cannot be published yet."""

    code = "network.place_incomplete"


class SamePermanence(Refusal):
    """The same organisation already staffs this pôle, there, on that half-day."""

    code = "network.same_permanence"


class UnknownValue(Refusal):
    """A field holds a value outside its list or its bounds."""

    code = "network.unknown_value"


class SameRoom(Refusal):
    """Another room of the place bears this name."""

    code = "network.same_room"


class DayIsPast(Refusal):
    """Something is announced for a day that is over."""

    code = "network.day_is_past"


class SameSpecialHours(Refusal):
    """The same closure, or the same hours, are announced already."""

    code = "network.same_special_hours"


class StaleVersion(Conflict):
    """The object changed since the page was opened."""

    code = "network.stale_version"


class AgreementsOverlap(Refusal):
    """Two agreements of one partner would run at the same time."""

    code = "network.agreements_overlap"


class AlreadyRenewed(Refusal):
    """The agreement already has one that follows it."""

    code = "network.already_renewed"


class SameQuarter(Refusal):
    """The rota of that quarter is already prepared, or already published."""

    code = "network.same_quarter"


class ShiftNotOpen(Refusal):
    """The shift is not in a state where this may be done."""

    code = "network.shift_not_open"


class NotAvailable(Refusal):
    """The counsellor may not hold this shift: elsewhere, gone, another pôle, or the partner is away."""

    code = "network.not_available"


class CannotSwap(Refusal):
    """The two shifts cannot be exchanged."""

    code = "network.cannot_swap"


class NothingToUndo(Conflict):
    """Nothing to undo, or what was changed has changed again since."""

    code = "network.nothing_to_undo"


class CallUnusable(Refusal):
    """The link of a call leads nowhere: unknown, revoked, or closed."""

    code = "network.call_unusable"
    status = 410


class SameCall(Refusal):
    """The partner already has a link for that quarter."""

    code = "network.same_call"


class NotReadYet(Refusal):
    """Nobody concerned read this text: it is not declared easy to read."""

    code = "network.not_read_yet"
