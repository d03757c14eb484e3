"""Taking a sheet apart: four fragments that share no id, no order and no column but the place.

The sex of a person stands in two of them, as the balance of choices asks for it; the cells of domains are
three times as large for that reason, and are blended when they end (`blend`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from maillage.reception.cells import LEAST
from maillage.reception.enums import NOT_GIVEN
from maillage.reception.models import (
    DomainFragment,
    ObstacleFragment,
    ProfileFact,
    ProfileFragment,
    RequestFragment,
    Sheet,
)
from maillage.reception.models.fragments import Fragment
from maillage.reception.shuffling import shuffled


@dataclass(frozen=True)
class Part:
    """A table of fragments. Its cells are counted value by value of `apart`; each must hold `least` sheets."""

    model: type[Fragment]
    apart: str = ""
    least: int = LEAST

    def group_of(self, fragment: Fragment) -> str:
        """The value a fragment is counted under."""
        return str(getattr(fragment, self.apart)) if self.apart else ""


# A pôle has one or two counsellors on a half-day: ten sheets of a place would be two of a person.
PARTS: Final = (
    Part(ProfileFragment, apart="is_interview"),
    Part(RequestFragment, apart="pole"),
    Part(ObstacleFragment),
    Part(DomainFragment, least=3 * LEAST),
)


def is_blended(shown: Mapping[str, int], least: int = LEAST) -> bool:
    """True when no sex of a cell is that of fewer than `least`, « not given » included: nobody stands out by it."""
    return all(number == 0 or number >= least for number in shown.values())


def blend(fragments: Sequence[DomainFragment], least: int = LEAST) -> None:
    """Take the sex off as many fragments of an ended cell as it needs for nobody to stand out by it.

    A sex of fewer than `least` goes. Those without one would then be known to be of it: others, drawn by lot,
    join them up to `least`, as long as each sex shown keeps as many.
    """
    counted = Counter(one.sex for one in fragments)
    _hide(one for one in fragments if counted[one.sex] < least)
    while lacking := _lacking(fragments, least):
        shown = Counter(one.sex for one in fragments if one.sex != NOT_GIVEN)
        if sum(shown.values()) - least * len(shown) >= lacking:
            _hide(_drawn(fragments, shown, number=lacking, least=least))
        elif shown:
            rarest = min(shown, key=lambda sex: (shown[sex], sex))
            _hide(one for one in fragments if one.sex == rarest)
        else:
            return


def _lacking(fragments: Sequence[DomainFragment], least: int) -> int:
    """How many more must lose their sex for those without one to be `least`; 0 when none has lost it."""
    without = sum(one.sex == NOT_GIVEN for one in fragments)
    return least - without if 0 < without < least else 0


def _drawn(
    fragments: Sequence[DomainFragment], shown: Counter[str], *, number: int, least: int
) -> list[DomainFragment]:
    """As many fragments with a sex, drawn by lot, as leave `least` of each."""
    drawn: list[DomainFragment] = []
    for one in shuffled(one for one in fragments if one.sex != NOT_GIVEN):
        if len(drawn) < number and shown[one.sex] > least:
            shown[one.sex] -= 1
            drawn.append(one)
    return drawn


def _hide(fragments: Iterable[DomainFragment]) -> None:
    for one in list(fragments):
        one.sex = NOT_GIVEN


def fragments_of(sheet: Sheet) -> list[Fragment]:
    """What is kept of a sheet, not dated yet. Each sheet leaves one of each: none tells by its absence."""
    where = {"place_key": sheet.place_key}
    return [
        ProfileFragment(
            **where,
            is_interview=True,
            sex=sheet.sex,
            age=sheet.age,
            situation=sheet.situation,
            level=sheet.level,
            first_visit=sheet.first_visit,
            supported_area=sheet.supported_area,
            known_by=sheet.known_by,
        ),
        _request_of(sheet),
        ObstacleFragment(**where, obstacles=_sorted(sheet.obstacles) or NOT_GIVEN),
        DomainFragment(**where, domains=_sorted(sheet.domains) or NOT_GIVEN, sex=sheet.sex, mix=sheet.mix),
    ]


def fragment_of(profile: ProfileFact) -> ProfileFragment:
    """What is kept of a profile given at the desk, not dated yet."""
    return ProfileFragment(
        place_key=profile.place_key,
        is_interview=False,
        sex=profile.sex,
        age=profile.age,
        situation=profile.situation,
    )


def _request_of(sheet: Sheet) -> RequestFragment:
    return RequestFragment(
        place_key=sheet.place_key,
        pole=sheet.pole,
        channel=sheet.channel,
        duration=sheet.duration,
        reasons=sheet.reasons,
        maturity=sheet.maturity,
        orientations=_sorted(sheet.orientations),
        resources=_sorted(sheet.resources),
        answered=sheet.answered,
        unmet_need=sheet.unmet_need,
        residence=sheet.residence,
    )


def _sorted(codes: str) -> str:
    """The order somebody typed codes in tells more than they do; only reasons mean theirs."""
    return " ".join(sorted(codes.split()))
