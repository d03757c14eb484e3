"""What reception refuses, each with a stable code."""

from __future__ import annotations

from maillage.core.errors import Conflict, Refusal


class UnknownValue(Refusal):
    """A value is not in its list, or not of its kind."""

    code = "reception.unknown_value"


class DayClosed(Conflict):
    """The day is closed: what comes now is a dated line."""

    code = "reception.day_closed"


class TooLate(Refusal):
    """The fact is older than what is taken in, or lies in the future."""

    code = "reception.too_late"


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


class NoAnswerYet(Refusal):
    """What nobody answered is not shown to the public."""

    code = "reception.no_answer_yet"


class StaleText(Conflict):
    """The text changed since it was read."""

    code = "reception.stale_text"


class NamesSomebody(Refusal):
    """A text that looks like a person, or like one person's story."""

    code = "reception.names_somebody"
