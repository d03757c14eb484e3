"""What may be done in the day of a place."""

from maillage.reception.actions.closing import close_day, close_past_days
from maillage.reception.actions.counting import take_door_count, take_profile, take_visit
from maillage.reception.actions.days import open_day, set_up
from maillage.reception.actions.intake import take_in, take_in_together
from maillage.reception.actions.late import correct_visits
from maillage.reception.actions.months import consolidate, validate
from maillage.reception.actions.queued import Answer, Outcome, refused, take_in_queued
from maillage.reception.actions.sheets import correct_sheet, take_sheet
from maillage.reception.actions.workshops import announce_workshop, take_off_workshop

__all__ = [
    "Answer",
    "Outcome",
    "announce_workshop",
    "close_day",
    "close_past_days",
    "consolidate",
    "correct_sheet",
    "correct_visits",
    "open_day",
    "refused",
    "set_up",
    "take_door_count",
    "take_in",
    "take_in_queued",
    "take_in_together",
    "take_off_workshop",
    "take_profile",
    "take_sheet",
    "take_visit",
    "validate",
]
