"""What may be done to the network. Each act checks its rule, writes at once and is journalled."""

from maillage.network.actions.agreements import change_agreement, register_agreement, renew_agreement
from maillage.network.actions.calls import (
    OpenedCall,
    accept_answers,
    answer_call,
    open_call,
    renew_call_link,
    revoke_call,
)
from maillage.network.actions.changes import undo_last_change
from maillage.network.actions.charter import assess_principle, decide_derogation, end_derogation
from maillage.network.actions.counsellors import change_counsellor, register_counsellor
from maillage.network.actions.drafts import register_drafts
from maillage.network.actions.feeds import renew_feed, revoke_feed
from maillage.network.actions.network import describe_network, describe_pole
from maillage.network.actions.news import change_news, publish_news, withdraw_news, write_news
from maillage.network.actions.occasions import Choice, Decided, Decision, decide_occasions
from maillage.network.actions.organisations import change_organisation, register_organisation
from maillage.network.actions.permanences import (
    PlannedPermanence,
    change_permanence,
    end_permanence,
    plan_permanence,
)
from maillage.network.actions.places import (
    change_place,
    close_place,
    publish_place,
    register_place,
    withdraw_place,
)
from maillage.network.actions.quality import adopt_name, keep_name, review_service
from maillage.network.actions.rooms import add_equipment, add_room, change_equipment, change_room, retire
from maillage.network.actions.rotas import (
    confirm_past_shifts,
    copy_week,
    prepare_rota,
    prepare_rota_from_previous,
    publish_rota,
)
from maillage.network.actions.services import (
    change_service,
    publish_service,
    register_service,
    withdraw_service,
)
from maillage.network.actions.shifts import (
    add_shift,
    cancel_shift,
    confirm_shift,
    fill_shift,
    mark_absent,
    swap_shifts,
)
from maillage.network.actions.simple_readings import declare_falc, record_reading
from maillage.network.actions.special_hours import Announced, announce_special_hours, withdraw_special_hours
from maillage.network.mails import send_call_link

__all__ = [
    "Announced",
    "Choice",
    "Decided",
    "Decision",
    "OpenedCall",
    "PlannedPermanence",
    "accept_answers",
    "add_equipment",
    "add_room",
    "add_shift",
    "adopt_name",
    "announce_special_hours",
    "answer_call",
    "assess_principle",
    "cancel_shift",
    "change_agreement",
    "change_counsellor",
    "change_equipment",
    "change_news",
    "change_organisation",
    "change_permanence",
    "change_place",
    "change_room",
    "change_service",
    "close_place",
    "confirm_past_shifts",
    "confirm_shift",
    "copy_week",
    "decide_derogation",
    "decide_occasions",
    "declare_falc",
    "describe_network",
    "describe_pole",
    "end_derogation",
    "end_permanence",
    "fill_shift",
    "keep_name",
    "mark_absent",
    "open_call",
    "plan_permanence",
    "prepare_rota",
    "prepare_rota_from_previous",
    "publish_news",
    "publish_place",
    "publish_rota",
    "publish_service",
    "record_reading",
    "register_agreement",
    "register_counsellor",
    "register_drafts",
    "register_organisation",
    "register_place",
    "register_service",
    "renew_agreement",
    "renew_call_link",
    "renew_feed",
    "retire",
    "review_service",
    "revoke_call",
    "revoke_feed",
    "send_call_link",
    "swap_shifts",
    "undo_last_change",
    "withdraw_news",
    "withdraw_place",
    "withdraw_service",
    "withdraw_special_hours",
    "write_news",
]
