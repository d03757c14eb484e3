"""The published schema as judge: it reads a record, or tells what is wrong with it, in words for people.

The schema stands on pydantic, which is heavy: it is loaded when a file comes in, never by a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from maillage.reference.exchange.faults import Fault
from maillage.reference.exchange.tables import SERVICES, STRUCTURES, Record

if TYPE_CHECKING:
    from pydantic import BaseModel

_WARNING: Final = "avertissement"


def known_columns() -> dict[str, tuple[str, ...]]:
    """The fields of the schema, by kind."""
    return {kind: tuple(_model(kind).model_fields) for kind in (STRUCTURES, SERVICES)}


def judged(kind: str, record: Record) -> tuple[Any, list[Fault], list[Fault]]:
    """The record as the schema reads it (None when it does not), its faults, and what it only advises against."""
    from pydantic import ValidationError

    model = _model(kind)
    try:
        return model.model_validate(record.values, context={"ignore_warnings": False}), [], []
    except ValidationError as error:
        faults = [fault for fault in error.errors(include_url=False) if str(fault["loc"][0]) not in record.spoilt]
    serious = [fault for fault in faults if fault["type"] != _WARNING]
    advice = [_fault(record, fault) for fault in faults if fault["type"] == _WARNING]
    if serious or record.spoilt:
        return None, list(dict.fromkeys(_fault(record, fault) for fault in serious)), advice
    return model.model_validate(record.values), [], advice


def _model(kind: str) -> type[BaseModel]:
    from data_inclusion.schema import v1

    model: type[BaseModel] = v1.Structure if kind == STRUCTURES else v1.Service
    return model


def _fault(record: Record, error: Mapping[str, Any]) -> Fault:
    column = str(error["loc"][0])
    found = None if error["type"] == "missing" else error["input"]
    return record.fault(column, _expected(column, str(error["type"]), error.get("ctx", {})), found)


def _expected(column: str, fault: str, context: Mapping[str, Any]) -> str:
    """What the schema wants there, by column when it is particular, else by the kind of fault."""
    by_column: dict[str, str] = {
        "siret": _("un SIRET de 14 chiffres"),
        "code_postal": _("un code postal de 5 chiffres"),
        "code_insee": _("un code Insee de 5 caractères"),
        "courriel": _("une adresse électronique"),
        "date_maj": _("une date AAAA-MM-JJ, entre 2000 et aujourd’hui"),
        "zone_eligibilite": _("des codes de communes, d’EPCI, de départements ou de pays, ou « france »"),
    }
    by_fault: dict[str, str] = {
        "missing": _("une valeur"),
        _WARNING: _("un nom sans point final"),
        "enum": _("des mots de la liste « %s » du schéma") % column,
        "value_error": _("« tous-publics » seul, ou d’autres publics sans lui"),
        "string_too_short": _("un texte d’au moins %s caractères") % context.get("min_length", ""),
        "string_too_long": _("un texte d’au plus %s caractères") % context.get("max_length", ""),
        "too_short": _("une liste d’au moins un mot"),
    }
    if fault in {"missing", _WARNING}:
        return by_fault[fault]
    if column in by_column:
        return by_column[column]
    if fault.startswith("url"):
        return _("une adresse de site (https://…)")
    if fault.startswith(("float", "int", "greater", "finite")):
        return _("un nombre")
    return by_fault.get(fault, _("une valeur que le schéma accepte"))
