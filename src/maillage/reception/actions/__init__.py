"""What may be done in the day of a place."""

from maillage.reception.actions.calls import call_next
from maillage.reception.actions.closing import close_day, close_past_days
from maillage.reception.actions.counting import take_door_count, take_profile, take_visit
from maillage.reception.actions.days import open_day, set_up
from maillage.reception.actions.hall_devices import (
    add_hall_device,
    begin_at_post,
    end_at_post,
    free_post,
    revoke_hall_device,
)
from maillage.reception.actions.history import Brought, bring_history, import_history, withdraw_history
from maillage.reception.actions.intake import take_in, take_in_together
from maillage.reception.actions.kiosk_tickets import take_ticket_at_kiosk
from maillage.reception.actions.late import correct_visits
from maillage.reception.actions.months import consolidate, validate
from maillage.reception.actions.queue import (
    Act,
    TakenTicket,
    end_interview,
    leave,
    leave_by_token,
    mark_absent,
    move,
    pause,
    prioritise,
    resume,
    set_crew,
    start_interview,
    take_ticket,
    undo_call,
)
from maillage.reception.actions.queued import Answer, Outcome, refused, take_in_queued
from maillage.reception.actions.reconciling import Decision, settle
from maillage.reception.actions.routes import call_colleague, end_call, erase_page, leave_page, take_return
from maillage.reception.actions.sheets import correct_sheet, take_sheet
from maillage.reception.actions.workshops import announce_workshop, take_off_workshop

__all__ = [
    "Act",
    "Answer",
    "Brought",
    "Decision",
    "Outcome",
    "TakenTicket",
    "add_hall_device",
    "announce_workshop",
    "begin_at_post",
    "bring_history",
    "call_colleague",
    "call_next",
    "close_day",
    "close_past_days",
    "consolidate",
    "correct_sheet",
    "correct_visits",
    "end_at_post",
    "end_call",
    "end_interview",
    "erase_page",
    "free_post",
    "import_history",
    "leave",
    "leave_by_token",
    "leave_page",
    "mark_absent",
    "move",
    "open_day",
    "pause",
    "prioritise",
    "refused",
    "resume",
    "revoke_hall_device",
    "set_crew",
    "set_up",
    "settle",
    "start_interview",
    "take_door_count",
    "take_in",
    "take_in_queued",
    "take_in_together",
    "take_off_workshop",
    "take_profile",
    "take_return",
    "take_sheet",
    "take_ticket",
    "take_ticket_at_kiosk",
    "take_visit",
    "undo_call",
    "validate",
    "withdraw_history",
]
