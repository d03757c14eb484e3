"""Checks that every act on the network shares, before the database has the last word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Protocol, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from maillage.network.errors import DatesOutOfOrder, StaleVersion, UnknownValue
from maillage.network.models import Agreement, Counsellor, News, Organisation, Place, Pole, Service, Shift
from maillage.network.rules import not_yours
from maillage.reference.models import Commune

_SLUG_LENGTH: Final = 70  # leaves room for a number
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")

Row = TypeVar("Row", bound=Model)
Versioned = TypeVar("Versioned", News, Place, Service, Agreement, Counsellor, Shift)


class HasDates(Protocol):
    """Something in force between two days."""

    @property
    def valid_from(self) -> date: ...
    @property
    def valid_until(self) -> date | None: ...


def locked(row: Row) -> Row:
    """The row as it stands now, held until the transaction ends."""
    found = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if found is None:
        raise not_yours()
    return found


def locked_at_version(row: Versioned, version: int) -> Versioned:
    """The row as it stands now, with its next version. Raises StaleVersion when someone was faster."""
    current = locked(row)
    if current.version != version:
        raise StaleVersion(
            _("Cette fiche a changé depuis que vous l’avez ouverte. Rechargez la page, puis recommencez.")
        )
    current.version += 1
    return current


def apply(row: Model, values: Mapping[str, object]) -> list[str]:
    """Set the values on the row; the names of those that differ, in order."""
    changed = sorted(name for name, value in values.items() if getattr(row, name, None) != value)
    for name in changed:
        setattr(row, name, values[name])
    return changed


def require_valid(row: Model) -> None:
    """Raise UnknownValue, field by field, for what the columns cannot hold."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, str):
            setattr(row, field.attname, value.strip())
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        fields = error.message_dict
        first = next(iter(fields.values()))[0]
        raise UnknownValue(first, fields=fields) from None


def require_dates(row: HasDates) -> None:
    """Raise DatesOutOfOrder when the row would end before it starts."""
    if row.valid_until is not None and row.valid_until < row.valid_from:
        sentence = _("La fin tombe avant le début : choisissez une date de fin plus tardive.")
        raise DatesOutOfOrder(sentence, fields={"valid_until": [str(sentence)]})


def require_languages(codes: Iterable[str]) -> None:
    """Raise UnknownValue unless every code has two or three small letters (ISO 639)."""
    for code in codes:
        if not _LANGUAGE.fullmatch(code):
            raise unknown("languages", _("Une langue s’écrit par son code : fr, en, fsl…"))


def unknown(field: str, sentence: str | Promise) -> UnknownValue:
    """The refusal of one field's value."""
    return UnknownValue(sentence, fields={field: [str(sentence)]})


def commune_of(code: str) -> Commune:
    """The commune of that Insee code. Raises UnknownValue."""
    commune = Commune.objects.filter(code=code).first()
    if commune is None:
        raise unknown("commune_code", _("Cette commune n’est pas dans le répertoire : choisissez-la dans la liste."))
    return commune


def pole_of(code: str) -> Pole:
    """The pôle of that code. Raises UnknownValue."""
    pole = Pole.objects.filter(code=code).first()
    if pole is None:
        raise unknown("pole_code", _("Ce pôle n’existe pas : choisissez-le dans la liste."))
    return pole


def free_slug(model: type[News | Place | Service | Organisation], name: str) -> str:
    """An address made from the name once for all: it stays when the name changes."""
    base = slugify(name.replace("’", " ").replace("'", " "))[:_SLUG_LENGTH].strip("-") or "sans-nom"
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number = 1
    while (slug := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return slug
