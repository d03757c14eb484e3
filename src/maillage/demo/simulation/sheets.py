"""Interview sheets as a counsellor would fill them, by code; in memory alone: only their fragments are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from maillage.demo.simulation.answers import Answers

_SHORT: Final = ("first_visit", "sex", "age", "level", "supported_area", "known_by", "maturity", "mix", "answered")
# The bands of `duree_entretien`, by the minutes each ends at.
_BANDS: Final = ((10, "lt10"), (20, "10-20"), (30, "20-30"), (45, "30-45"))
_MOST_REASONS, _MOST_DOMAINS, _MOST_OBSTACLES, _MOST_ORIENTATIONS = 2, 2, 2, 3


@dataclass(frozen=True)
class Around:
    """What a place tells of its visitors: how it receives (empty: at a distance), its living area, those nearby."""

    channel: str
    living_area: str
    others: Sequence[str]


def sheet(pole: str, around: Around, answers: Answers) -> dict[str, str]:
    """One sheet: the columns of `reception.Sheet` that are answers."""
    values = {name: answers.one(name) for name in _SHORT}
    return {
        **values,
        "pole": pole,
        "situation": answers.situation_at(values["age"]),
        "channel": around.channel or answers.one("channel:en_ligne"),
        "duration": _band(answers),
        "residence": _residence(around, answers),
        "reasons": answers.several(f"reason:{pole}", _MOST_REASONS),
        "domains": answers.several("domain", _MOST_DOMAINS),
        "obstacles": _alone("aucun", answers.several("obstacle", _MOST_OBSTACLES)),
        "orientations": _alone("rien_de_plus", answers.several(f"orientation:{pole}", _MOST_ORIENTATIONS)),
        "unmet_need": "nr" if values["answered"] == "oui" else answers.one("unmet_need"),
    }


def _band(answers: Answers) -> str:
    habits = answers.shares.activity.queue
    minutes = answers.draw.minutes(habits.median_minutes, habits.spread)
    return next((band for end, band in _BANDS if minutes < end), "gt45")


def _residence(around: Around, answers: Answers) -> str:
    """A living area: the place’s own, or another of the network; « hors Paca » and « nr » stand as they are."""
    told = answers.one("residence")
    if told == "here":
        return around.living_area or "nr"
    if told == "elsewhere":
        return answers.draw.random.choice(around.others) if around.others else "nr"
    return told


def _alone(code: str, codes: str) -> str:
    """« None » goes with nothing else."""
    return code if code in codes.split() else codes
