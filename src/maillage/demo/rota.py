"""The invented rota: agreements, counsellors, a published quarter, a draft with two partners' answers waiting."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from maillage.core.instants import HalfDay, local
from maillage.demo import pack
from maillage.demo.network import half_days
from maillage.network import actions, queries
from maillage.network.quarters import Quarter

if TYPE_CHECKING:
    from collections.abc import Collection

    from maillage.demo.network import Loaded
    from maillage.network.models import Pole

_ANSWERED_UNTIL: Final = timedelta(days=14)
_WELCOMED_BEFORE: Final = timedelta(days=60)


def load_rota(loaded: Loaded, *, at: datetime) -> None:
    """Make the rota around the quarter of `at`, through the same acts as a real one."""
    read = pack.document("rota.json")
    quarter = Quarter.of(local(at).date())
    for agreement in read["agreements"]:
        _load_agreement(agreement, loaded, quarter, at=at)
    for counsellor in read["counsellors"]:
        _load_counsellor(counsellor, loaded, at)
    for key in read["published"]:
        rota = actions.prepare_rota(place=loaded.places[key], quarter=quarter, actor=None, at=at)
        actions.confirm_past_shifts(rota=rota, actor=None, at=at)
        actions.publish_rota(rota=rota, actor=None, at=at)
    for key in read["drafted"]:
        actions.prepare_rota(place=loaded.places[key], quarter=quarter.next, actor=None, at=at)
    for answer in read["answers"]:
        _load_answer(answer, loaded, quarter.next, at=at)


def _load_agreement(entry: dict[str, Any], loaded: Loaded, quarter: Quarter, *, at: datetime) -> None:
    """With the pôles and places where the partner stands in the usual week."""
    rows = [row for row in pack.rows("permanences.csv") if row["organisation"] == entry["organisation"]]
    codes, keys = {row["pole"] for row in rows}, {row["place"] for row in rows}
    start, end = _away(quarter, -entry["quarters_before"]), _away(quarter, entry["quarters_after"])
    actions.register_agreement(
        organisation=loaded.organisations[entry["organisation"]],
        half_days_per_month=entry["half_days_per_month"],
        valid_from=start.starts_on,
        valid_until=end.ends_on,
        reference=entry["reference"],
        poles=_poles(codes),
        places=[loaded.places[key] for key in sorted(keys)],
        blackouts=[(_day(first_day, at), _day(last_day, at)) for first_day, last_day in entry["blackouts"]],
        actor=None,
        at=at,
    )


def _away(quarter: Quarter, number: int) -> Quarter:
    """The quarter so many after, or before."""
    for _step in range(abs(number)):
        quarter = quarter.next if number > 0 else quarter.previous
    return quarter


def _poles(codes: Collection[str]) -> list[Pole]:
    return [pole for pole in queries.pole_rows() if pole.code in codes]


def _day(month_and_day: str, at: datetime) -> date:
    return date.fromisoformat(f"{local(at).year}-{month_and_day}")


def _load_counsellor(entry: dict[str, Any], loaded: Loaded, at: datetime) -> None:
    welcomed_on = local(at).date() - _WELCOMED_BEFORE
    actions.register_counsellor(
        organisation=loaded.organisations[entry["organisation"]],
        first_name=entry["first_name"],
        family_name=entry["family_name"],
        poles=_poles(entry["poles"]),
        places=[loaded.places[key] for key in entry["places"]],
        valid_from=welcomed_on,
        charter_read_on=welcomed_on,
        module_followed_on=welcomed_on if entry["is_welcomed"] else None,
        actor=None,
        at=at,
    )


def _load_answer(entry: dict[str, Any], loaded: Loaded, quarter: Quarter, *, at: datetime) -> None:
    """A call opened, and answered by its link as a partner does."""
    opened = actions.open_call(
        organisation=loaded.organisations[entry["organisation"]],
        quarter=quarter,
        closes_on=min(local(at).date() + _ANSWERED_UNTIL, quarter.ends_on),
        actor=None,
        at=at,
    )
    place = loaded.places[entry["place"]]
    wanted = set(half_days(entry["half_days"]))
    askable = queries.call_sheet(opened.token, at).askable(place)
    actions.answer_call(
        token=opened.token,
        place=place,
        pole=_poles([entry["pole"]])[0],
        people={(day, half): entry["people"] for day, half in askable if (day.weekday(), HalfDay(half)) in wanted},
        at=at,
    )
