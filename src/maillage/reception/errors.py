"""What reception refuses, each with a stable code."""

from __future__ import annotations

from maillage.core.errors import Conflict, Refusal


class UnknownValue(Refusal):
    """A value is not in its list, or not of its kind."""

    code = "reception.unknown_value"


class DayClosed(Conflict):
    """The day is closed: what comes now is a dated line."""

    code = "reception.day_closed"


class NotYet(Refusal):
    """The day has not come: it cannot be closed."""

    code = "reception.not_yet"


class TooLate(Refusal):
    """The fact is older than what is taken in, or lies in the future."""

    code = "reception.too_late"


class StaleSettings(Conflict):
    """Somebody else changed how the place works meanwhile."""

    code = "reception.stale_settings"


class SameWorkshop(Conflict):
    """This workshop is announced already."""

    code = "reception.same_workshop"


class NoQueue(Refusal):
    """The place counts people, and has no queue."""

    code = "reception.no_queue"


class NobodyWaits(Refusal):
    """There is no one to call."""

    code = "reception.nobody_waits"


class IllegalStep(Conflict):
    """The ticket is in a state that does not lead there (W3)."""

    code = "reception.illegal_step"


class TicketChanged(Conflict):
    """Somebody else was faster: the page is stale."""

    code = "reception.ticket_changed"


class NotClosed(Conflict):
    """The day is still open: its count is corrected, not its account."""

    code = "reception.not_closed"


class MoreThanCounted(Refusal):
    """A correction would take off more people than were counted."""

    code = "reception.more_than_counted"


class UnknownDevice(Refusal):
    """The key is of no device of a hall, or of one that was withdrawn."""

    code = "reception.unknown_device"


class Unreadable(Refusal):
    """A fact of a queue is not written as any version of the desk writes one."""

    code = "reception.unreadable"


class NewerDesk(Conflict):
    """The desk writes a version of facts that this server does not read yet."""

    code = "reception.newer_desk"


class SaysNothing(Refusal):
    """An opinion without any answer, a text without words."""

    code = "reception.says_nothing"


class EnoughOpinions(Conflict):
    """A place took in as many opinions as visits on this half-day."""

    code = "reception.enough_opinions"


class NothingToUndo(Refusal):
    """More would be taken back than was counted."""

    code = "reception.nothing_to_undo"


class StaleSheet(Conflict):
    """The sheet changed since it was read."""

    code = "reception.stale_sheet"


class NothingToTake(Refusal):
    """A route sheet without anything on it."""

    code = "reception.nothing_to_take"


class UnknownCode(Refusal):
    """A code that stands on no card of the year, or under which no question is kept."""

    code = "reception.unknown_code"


class TooEarly(Refusal):
    """What changed is asked three months later, not before."""

    code = "reception.too_early"


class NoAnswerYet(Refusal):
    """What nobody answered is not shown to the public."""

    code = "reception.no_answer_yet"


class StaleText(Conflict):
    """The text changed since it was read."""

    code = "reception.stale_text"


class NamesSomebody(Refusal):
    """A text that looks like a person, or like one person's story."""

    code = "reception.names_somebody"


class NotOverYet(Refusal):
    """The month or the year is not over."""

    code = "reception.not_over_yet"


class AlreadyValidated(Conflict):
    """The month or the year was validated before."""

    code = "reception.already_validated"


class NotReady(Refusal):
    """Days are still open, or months, or places, still to validate."""

    code = "reception.not_ready"


class AlreadyAnswered(Conflict):
    """What is answered, or not shared yet, is not voted."""

    code = "reception.already_answered"


class AdviceClosed(Refusal):
    """Nobody is named to read what cannot wait: no question is taken in."""

    code = "reception.advice_closed"
