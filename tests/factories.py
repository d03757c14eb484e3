"""Rows for tests: one function a thing, sensible values, anything overridden by keyword."""

from __future__ import annotations

import functools
import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password

from maillage.accounts.enums import Role, Scope
from maillage.accounts.models import Account, Desk, Grant, Invitation, Replacement
from maillage.core.instants import HalfDay
from maillage.network.enums import (
    Appointment,
    CharterAnswer,
    NewsState,
    PlaceKind,
    Publication,
    ServiceKind,
    SpecialEffect,
)
from maillage.network.models import (
    Agreement,
    Assessment,
    Availability,
    AvailabilityCall,
    Counsellor,
    Derogation,
    Equipment,
    Network,
    News,
    Organisation,
    Permanence,
    Place,
    Pole,
    Room,
    Rota,
    Service,
    Shift,
    SpecialHours,
)
from maillage.reference.enums import FamilyLevel, FormerKind, Sex, TerritoryLevel
from maillage.reference.models import (
    AgeBand,
    Appellation,
    Basin,
    Commune,
    Department,
    Domain,
    Family,
    FormerCommune,
    Occupation,
    PostalCode,
    ProfessionalDomain,
    Region,
    UnemploymentRate,
    WomenShare,
)
from maillage.reference.search_names import kept_for_search
from maillage.search.models import EverydayWord, KeptQuestion

LONG_AGO, FAR_AHEAD = date(2000, 1, 1), date(2100, 1, 1)
JOINED_AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
PASSWORD = "un long mot de passe d’essai"
_numbers = itertools.count(1)


@functools.cache
def _password() -> str:
    """Hashed as in production, once a run: the hash is slow on purpose."""
    return make_password(PASSWORD)


def make_network(**values: Any) -> Network:
    """The row of the installation."""
    defaults = {
        "name": "Cité des métiers d’essai",
        "short_name": "Cité d’essai",
        "is_demonstration": True,
        "region_code": "93",
        "school_zone": "B",
    }
    return Network.objects.update_or_create(id=1, defaults={**defaults, **values})[0]


def make_commune(code: str = "13055", name: str = "Marseille", **values: Any) -> Commune:
    """A commune with its département and région, found again when it exists."""
    region = Region.objects.get_or_create(code="93", defaults={"name": "Provence-Alpes-Côte d’Azur"})[0]
    department = Department.objects.get_or_create(
        code=code[:2], defaults={"name": values.pop("department_name", f"Département {code[:2]}"), "region": region}
    )[0]
    postal_code = values.pop("postal_code", f"{code[:2]}000")
    defaults = {
        "name": name,
        "search_name": kept_for_search(name),
        "department": department,
        "population": 870_000,
        "latitude": 43.2965,
        "longitude": 5.3698,
        **values,
    }
    commune, is_new = Commune.objects.get_or_create(code=code, defaults=defaults)
    if is_new:
        PostalCode.objects.create(commune=commune, code=postal_code)
    return commune


def make_basin(code: str = "9306", name: str = "Marseille", **values: Any) -> Basin:
    """An employment basin, found again when it exists; `make_commune(basin=…)` puts a commune in it."""
    return Basin.objects.get_or_create(code=code, defaults={"name": name, **values})[0]


def make_ages(department_code: str = "05", people: int = 100) -> None:
    """As many women as men in three bands of age of a département."""
    for age_from in (0, 5, 95):
        for sex in Sex:
            AgeBand.objects.create(
                department_id=department_code, year=2023, sex=sex, age_from=age_from, people=people + age_from
            )


def make_unemployment(code: str, *rates: str, level: TerritoryLevel = TerritoryLevel.DEPARTMENT) -> None:
    """The rates of the last quarters, up to the third of 2024."""
    for back, rate in enumerate(reversed(rates)):
        year, quarter = divmod(2024 * 4 + 2 - back, 4)
        UnemploymentRate.objects.create(level=level, code=code, quarter=f"{year}-T{quarter + 1}", rate=rate)


def make_former_commune(code: str, name: str, commune: Commune, **values: Any) -> FormerCommune:
    """A commune of before, now part of `commune`."""
    defaults = {"search_name": kept_for_search(name), "kind": FormerKind.MERGED}
    return FormerCommune.objects.create(code=code, name=name, commune=commune, **{**defaults, **values})


def make_occupation(code: str = "M1203", **values: Any) -> Occupation:
    """An occupation with its domains."""
    domain = Domain.objects.get_or_create(code=code[0], defaults={"name": "Support à l’entreprise"})[0]
    professional = ProfessionalDomain.objects.get_or_create(
        code=code[:3], defaults={"name": "Comptabilité et gestion", "domain": domain}
    )[0]
    defaults = {
        "label": "Comptable",
        "name_feminine": "Comptable",
        "name_masculine": "Comptable",
        "search_name": kept_for_search("Comptable"),
        "domain": professional,
    }
    return Occupation.objects.create(code=code, **{**defaults, **values})


def make_appellation(occupation: Occupation, code: int = 11_573, **values: Any) -> Appellation:
    """A job title of an occupation."""
    defaults = {"label": "Aide-comptable", "name_feminine": "Aide-comptable", "name_masculine": "Aide-comptable"}
    return Appellation.objects.create(code=code, occupation=occupation, **{**defaults, **values})


def make_pole(code: str = "emploi", **values: Any) -> Pole:
    """A pôle, found again when it exists."""
    name = values.pop("name", "Emploi")
    defaults = {
        "position": values.pop("position", Pole.objects.count() + 1),
        "name": name,
        "name_en": f"{name} (en)",
        "search_phrase": "un emploi",
        "search_phrase_en": "a job",
        "summary": "Chercher un emploi.",
        "summary_en": "Look for a job.",
        "description": "Chercher un emploi, pas à pas.",
        "description_en": "Look for a job, step by step.",
        **values,
    }
    return Pole.objects.get_or_create(code=code, defaults=defaults)[0]


def make_organisation(name: str = "Association du Port", **values: Any) -> Organisation:
    """A partner in force."""
    defaults = {"slug": f"organisme-{next(_numbers)}", "valid_from": LONG_AGO}
    return Organisation.objects.create(name=name, **{**defaults, **values})


def make_place(name: str = "Cité du Port", **values: Any) -> Place:
    """A published place in force; in Marseille unless `commune` says otherwise."""
    commune = values.pop("commune", None) or make_commune()
    defaults = {
        "slug": f"lieu-{next(_numbers)}",
        "kind": PlaceKind.ASSOCIATED_CENTRE,
        "commune": commune,
        "address": "4 rue des Bassins",
        "postal_code": "13002",
        "latitude": commune.latitude,
        "longitude": commune.longitude,
        "opening_hours": "Mo-Fr 09:00-12:30,13:30-17:00",
        "publication": Publication.PUBLISHED,
        "valid_from": LONG_AGO,
    }
    return Place.objects.create(name=name, **{**defaults, **values})


def make_service(title: str = "Préparer un entretien", **values: Any) -> Service:
    """A published service in force; at `places` when given."""
    places = values.pop("places", ())
    defaults = {
        "slug": f"service-{next(_numbers)}",
        "pole": values.pop("pole", None) or make_pole(),
        "kind": ServiceKind.WORKSHOP,
        "summary": "Une heure pour se préparer.",
        "description": "En petit groupe, avec une conseillère ou un conseiller.",
        "appointment": Appointment.WITHOUT,
        "updated_on": date(2026, 1, 5),
        "publication": Publication.PUBLISHED,
        "valid_from": LONG_AGO,
    }
    service = Service.objects.create(title=title, **{**defaults, **values})
    service.places.set(places)
    return service


def make_permanence(place: Place, **values: Any) -> Permanence:
    """A pôle present at `place`, on Monday mornings by default."""
    defaults = {
        "pole": values.pop("pole", None) or make_pole(),
        "weekday": 0,
        "half_day": HalfDay.MORNING,
        "valid_from": LONG_AGO,
    }
    return Permanence.objects.create(place=place, **{**defaults, **values})


def make_agreement(organisation: Organisation, **values: Any) -> Agreement:
    """Twenty half-days a month through 2026, for `places` and `poles`; one at a time is the caller's affair."""
    places, poles = values.pop("places", ()), values.pop("poles", None)
    defaults = {"half_days_per_month": 20, "valid_from": date(2026, 1, 1), "valid_until": date(2026, 12, 31)}
    agreement = Agreement.objects.create(organisation=organisation, **{**defaults, **values})
    agreement.places.set(places)
    agreement.poles.set(poles if poles is not None else [make_pole()])
    return agreement


def make_counsellor(organisation: Organisation, **values: Any) -> Counsellor:
    """Somebody the partner lends, for `places` and `poles`."""
    places, poles = values.pop("places", ()), values.pop("poles", None)
    defaults = {"first_name": "Anouk", "family_name": f"Essai {next(_numbers)}", "valid_from": LONG_AGO}
    counsellor = Counsellor.objects.create(organisation=organisation, **{**defaults, **values})
    counsellor.places.set(places)
    counsellor.poles.set(poles if poles is not None else [make_pole()])
    return counsellor


def make_special_hours(place: Place, **values: Any) -> SpecialHours:
    """A closure of `place`, all day on Monday 23 November 2026 unless told."""
    day = date(2026, 11, 23)
    defaults = {"effect": SpecialEffect.CLOSED, "first_on": day, "last_on": values.get("first_on", day)}
    return SpecialHours.objects.create(place=place, **{**defaults, **values})


def make_rota(place: Place, starts_on: date = date(2026, 4, 1), **values: Any) -> Rota:
    """The draft of a quarter of `place`."""
    return Rota.objects.create(place=place, starts_on=starts_on, **values)


def make_shift(rota: Rota, day: date, **values: Any) -> Shift:
    """A seat on a morning, held by nobody unless told."""
    counsellor = values.get("counsellor")
    defaults = {"half_day": HalfDay.MORNING, "organisation": counsellor.organisation if counsellor else None}
    pole = values.pop("pole", None) or make_pole()
    return Shift.objects.create(rota=rota, pole=pole, day=day, **{**defaults, **values})


def make_call(organisation: Organisation, **values: Any) -> AvailabilityCall:
    """An open call of the second quarter of 2026."""
    defaults = {
        "starts_on": date(2026, 4, 1),
        "closes_on": date(2026, 3, 20),
        "token_hash": f"{next(_numbers):064d}",
        "opened_at": JOINED_AT,
    }
    return AvailabilityCall.objects.create(organisation=organisation, **{**defaults, **values})


def make_availability(call: AvailabilityCall, place: Place, day: date, **values: Any) -> Availability:
    """One person of the partner on a morning."""
    pole = values.pop("pole", None) or make_pole()
    defaults = {"half_day": HalfDay.MORNING, "people": 1}
    return Availability.objects.create(call=call, place=place, pole=pole, day=day, **{**defaults, **values})


def make_derogation(place: Place | None = None, **values: Any) -> Derogation:
    """R4 set aside, whatever the day; in the whole network without a place."""
    defaults = {"principle": "R4", "reason": "Visites guidées.", "decided_by": "la coordination"}
    dates = {"valid_from": LONG_AGO, "valid_until": FAR_AHEAD}
    return Derogation.objects.create(place=place, **{**defaults, **dates, **values})


def make_assessment(place: Place, **values: Any) -> Assessment:
    """R4 kept at `place`."""
    defaults = {"principle": "R4", "answer": CharterAnswer.KEPT, "proof": "Affiche à l’entrée."}
    return Assessment.objects.create(place=place, **{**defaults, "assessed_on": date(2026, 1, 5), **values})


def make_news(title: str = "Un atelier de plus", **values: Any) -> News:
    """A published news, shown whatever the day; of the whole network unless `place` is given."""
    defaults = {"slug": f"actualite-{next(_numbers)}", "text": "Chaque mardi.", "state": NewsState.PUBLISHED}
    return News.objects.create(title=title, **{**defaults, "valid_from": LONG_AGO, **values})


def make_room(place: Place, **values: Any) -> Room:
    """A room in use."""
    return Room.objects.create(place=place, **{"name": f"Salle {next(_numbers)}", **values})


def make_equipment(place: Place, **values: Any) -> Equipment:
    """Two usable screens."""
    defaults = {"kind": "ecran", "name": "Écran mobile", "count": 2}
    return Equipment.objects.create(place=place, **{**defaults, **values})


def make_account(name: str = "Camille Essai", **values: Any) -> Account:
    """An active account, of the demonstration unless told (no second factor asked); its password is `PASSWORD`."""
    defaults = {"email": f"compte-{next(_numbers)}@exemple.test", "is_demonstration": True, "joined_at": JOINED_AT}
    account = Account(name=name, **{**defaults, **values})
    account.password = _password()
    account.save()
    return account


def make_grant(account: Account, role: Role, scope_key: object = "", **values: Any) -> Grant:
    """A grant in force whatever the day; over the place of key `scope_key`, or over the network without one."""
    defaults = {
        "scope": Scope.PLACE if scope_key else Scope.NETWORK,
        "valid_from": LONG_AGO,
        "valid_until": FAR_AHEAD,
    }
    return Grant.objects.create(account=account, role=role, scope_key=str(scope_key), **{**defaults, **values})


def make_invitation(invited_by: Account, **values: Any) -> Invitation:
    """An open invitation to receive people at a place."""
    number = next(_numbers)
    defaults = {
        "token_hash": f"{number:064d}",
        "email": f"invite-{number}@exemple.test",
        "name": "Invité·e Essai",
        "role": Role.RECEPTION,
        "scope": Scope.PLACE,
        "scope_key": "lieu",
        "invited_at": JOINED_AT,
        "expires_at": JOINED_AT + timedelta(days=36_500),
    }
    return Invitation.objects.create(invited_by=invited_by, **{**defaults, **values})


def make_family(code: str = "A0Z00", name: str = "Familles d’essai", **percents: str) -> Family:
    """A family of occupations in its group; `percents` by year: `y2017="12.5"`."""
    group = Family.objects.get_or_create(code=code[:3], defaults={"level": FamilyLevel.GROUP, "name": "Groupe d’essai"})
    family, _is_new = Family.objects.get_or_create(
        code=code, defaults={"level": FamilyLevel.FAMILY, "name": name, "parent": group[0]}
    )
    for year, percent in percents.items():
        WomenShare.objects.create(family=family, first_year=int(year[1:]), percent=percent)
    return family


def make_desk(place_key: object, **values: Any) -> Desk:
    """A shared device of a place, in use whatever the day."""
    defaults = {
        "token_hash": f"{next(_numbers):064d}",
        "name": "accueil, poste 1",
        "enrolled_on": LONG_AGO,
        "expires_on": FAR_AHEAD,
    }
    return Desk.objects.create(place_key=str(place_key), **{**defaults, **values})


def make_replacement(place_key: object, *, name: str = "Léa", **values: Any) -> Replacement:
    """Somebody who replaces a counsellor at a place, whatever the instant."""
    account = make_account(name, is_demonstration=False)
    make_grant(account, Role.COUNSELLOR, place_key)
    defaults = {"pole_code": "emploi", "ends_at": JOINED_AT + timedelta(days=36_500)}
    return Replacement.objects.create(account=account, place_key=str(place_key), **{**defaults, **values})


def make_question(words: str = "dressage drones", **values: Any) -> KeptQuestion:
    """A question without an answer whose words are kept, of the fourth quarter of 2026."""
    defaults = {"quarter_ends_on": date(2026, 12, 31), "half_days": 5}
    return KeptQuestion.objects.create(words=words, **{**defaults, **values})


def make_everyday_word(said: str = "dresseur de drones", **values: Any) -> EverydayWord:
    """A word of the editors' list."""
    defaults = {"said_plainly": said, "means": "télépilote de drone", "valid_from": LONG_AGO}
    return EverydayWord.objects.create(said=said, **{**defaults, **values})
