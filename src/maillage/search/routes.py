"""Where a question leads: frozen data classes between the router and every interface (docs/algorithms/router.md).

Sex is no input and no output. Nothing here is ever recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maillage.core.instants import HalfDay


@dataclass(frozen=True)
class PoleGuess:
    """A pôle of the network and how likely the question belongs there, calibrated, from 0 to 1."""

    code: str
    confidence: float


@dataclass(frozen=True)
class NamedPlace:
    """A commune the question names, with the point distances are measured from."""

    code: str
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When, as the question says it. `words` is what was read, without accents.

    Dates are both included; a weekday (as `date.weekday()`) without dates comes back every week.
    """

    words: str
    first: date | None = None
    last: date | None = None
    weekdays: tuple[int, ...] = ()
    half_day: HalfDay | None = None
    is_holidays: bool = False


@dataclass(frozen=True)
class Choice:
    """An answer to the question asked: a pôle, in the person's own words."""

    pole: str
    label: str


@dataclass(frozen=True)
class Asked:
    """The one plain question put to a person when the router is not sure; two to five choices."""

    sentence: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Helpline:
    """Somebody to call now. `dial` holds digits only; `is_by_text`: by SMS, for who cannot hear or speak."""

    dial: str
    name: str
    words: str
    hours: str
    is_by_text: bool = False


@dataclass(frozen=True, kw_only=True)
class Route:
    """Where a question leads.

    `poles` are the likeliest first; their confidences sum to 1 at most, the rest being « none of them ».
    `reason` is a code of `motif_visite` and `audience` one of `statut`; both may be empty. When
    `is_sure` is False, `asked` holds the question to put; it is True without any pôle for a practical
    reason (hours, a printer…). `is_outside`: papers, housing, health…, which a counsellor cannot settle.
    When `helplines` is not empty, show them first, show no result, keep no trace.
    """

    text: str
    poles: tuple[PoleGuess, ...]
    reason: str
    audience: str
    place: NamedPlace | None
    time: Moment | None
    is_sure: bool
    is_outside: bool
    asked: Asked | None
    helplines: tuple[Helpline, ...]

    @property
    def is_distress(self) -> bool:
        """True when people are to be called before anything is shown."""
        return bool(self.helplines)
