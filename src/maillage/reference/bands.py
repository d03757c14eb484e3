"""From our age bands, levels and situations to those of the European Social Fund (docs/algorithms/bands.md).

Our bands are finer: each falls whole into one European band, so that counts by ours give theirs exactly.
What a band does not tell is None, never a guess. Codes are those of the vocabularies `age`, `niveau`, `statut`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Programme(StrEnum):
    """The periods of the Fund whose bands differ."""

    ESF_2014 = "esf14"  # Regulation 1304/2013, annex I
    ESF_PLUS_2021 = "esf21"  # Regulation 2021/1057, annex I


class Situation(StrEnum):
    """On the labour market, as the Fund counts people at entry."""

    UNEMPLOYED = "unemployed"
    EMPLOYED = "employed"
    INACTIVE = "inactive"
    INACTIVE_IN_EDUCATION = "inactive-in-education"


@dataclass(frozen=True)
class Band:
    """Whole numbers from `lowest` to `highest`, both included; None: no upper end."""

    code: str
    lowest: int
    highest: int | None = None

    def holds(self, other: Band) -> bool:
        """True when all of `other` is in this band."""
        if self.highest is None:
            return other.lowest >= self.lowest
        return other.lowest >= self.lowest and other.highest is not None and other.highest <= self.highest


AGES: Final = (
    Band("13-14", 13, 14),
    Band("15-17", 15, 17),
    Band("18-24", 18, 24),
    Band("25-29", 25, 29),
    Band("30-44", 30, 44),
    Band("45-54", 45, 54),
    Band("55-64", 55, 64),
    Band("65+", 65),
)
# ISCED 2011 of each level; level 4 holds a few diplomas of ISCED 4 among those of ISCED 3.
LEVELS: Final = (
    Band("non_scolarise", 0, 0),
    Band("sans", 1, 1),
    Band("brevet", 2, 2),
    Band("3", 3, 3),
    Band("4", 3, 4),
    Band("5", 5, 5),
    Band("6", 6, 6),
    Band("7", 7, 7),
    Band("8", 8, 8),
)
_EUROPEAN_AGES: Final = {
    Programme.ESF_2014: (Band("lt25", 0, 24), Band("25-54", 25, 54), Band("gt54", 55)),
    Programme.ESF_PLUS_2021: (Band("lt18", 0, 17), Band("18-29", 18, 29), Band("30-54", 30, 54), Band("55+", 55)),
}
_EUROPEAN_LEVELS: Final = {
    Programme.ESF_2014: (Band("1-2", 1, 2), Band("3-4", 3, 4), Band("5-8", 5, 8)),
    Programme.ESF_PLUS_2021: (Band("0-2", 0, 2), Band("3-4", 3, 4), Band("5-8", 5, 8)),
}
_SITUATIONS: Final = {
    "collegien": Situation.INACTIVE_IN_EDUCATION,
    "lycee_general_techno": Situation.INACTIVE_IN_EDUCATION,
    "lycee_pro": Situation.INACTIVE_IN_EDUCATION,
    "etudiant": Situation.INACTIVE_IN_EDUCATION,
    "apprenti_alternant": Situation.EMPLOYED,
    "salarie_cdi": Situation.EMPLOYED,
    "salarie_cdd_interim": Situation.EMPLOYED,
    "agent_public": Situation.EMPLOYED,
    "independant_dirigeant": Situation.EMPLOYED,
    "demandeur_emploi_lt12": Situation.UNEMPLOYED,
    "demandeur_emploi_ge12": Situation.UNEMPLOYED,
    "decrocheur_neet": Situation.INACTIVE,
    "au_foyer": Situation.INACTIVE,
    "retraite": Situation.INACTIVE,
}


def age_band(age: int) -> str:
    """The code of the band of an age in completed years. Raises ValueError under 13: nobody younger is received."""
    if age < AGES[0].lowest:
        raise ValueError(f"no band holds the age {age}")
    return next(band.code for band in reversed(AGES) if age >= band.lowest)


def european_age(code: str, programme: Programme) -> str | None:
    """The Fund's age band that holds ours; None when the age is not told."""
    return _holder(code, AGES, _EUROPEAN_AGES[programme])


def european_level(code: str, programme: Programme, *, foreign_level: str = "") -> str | None:
    """The Fund's group of ISCED levels that holds ours.

    None when it is not told, and, in 2014-2020, for who never completed primary school: no indicator
    counted them. A foreign diploma without equivalence counts at the level the person tells.
    """
    told = foreign_level if code == "etranger_non_reconnu" else code
    return _holder(told, LEVELS, _EUROPEAN_LEVELS[programme])


def european_situation(code: str) -> Situation | None:
    """The Fund's labour status; None when the code does not tell it.

    Parental leave is inactive, sick leave employed: one code for both tells neither. Income support,
    an accompanying parent, a professional of a partner say nothing of one's own work.
    """
    return _SITUATIONS.get(code)


def is_long_term_unemployed(code: str, age: str, programme: Programme) -> bool | None:
    """Unemployed for more than 12 months; in 2014-2020, more than 6 under 25: our codes then do not tell."""
    situation = european_situation(code)
    if situation is None or situation != Situation.UNEMPLOYED:
        return None if situation is None else False
    if code == "demandeur_emploi_ge12":
        return True
    is_young = european_age(age, programme) in {"lt25", None}
    return None if programme == Programme.ESF_2014 and is_young else False


def _holder(code: str, ours: tuple[Band, ...], theirs: tuple[Band, ...]) -> str | None:
    band = next((band for band in ours if band.code == code), None)
    return next((wider.code for wider in theirs if band and wider.holds(band)), None)
