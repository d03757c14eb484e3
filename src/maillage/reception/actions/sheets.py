"""The interview sheet (W4): taken in like any fact, corrected by its author until the day is closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from django.db.models import F
from django.utils.translation import gettext as _

from maillage.network.models import Pole
from maillage.reception.actions.counting import code, unknown, whole
from maillage.reception.authors import owner_of, sign
from maillage.reception.enums import NOT_GIVEN
from maillage.reception.errors import StaleSheet, UnknownValue
from maillage.reception.facts import Body, Told
from maillage.reception.models import Sheet
from maillage.reception.references import held, known_references
from maillage.reception.rules import not_yours
from maillage.reception.sheet_words import SEVERAL, SINGLE, sheet_words

if TYPE_CHECKING:
    from maillage.accounts.models import Account

_LONGEST_FIELD = 300
# A form tells some answers apart from the first: a second reason, a finer domain.
_PARTS: Final = {"reasons": ("reasons", "reason_2", "reason_3"), "domains": ("domains", "finer_domain")}


def take_sheet(told: Told, author: Account | None) -> None:
    """Keep a sheet: `pole`, any field of §7.2 by code, « nr » where nothing is told; `sheet`, the id the desk drew."""
    values, identity = _values(told), _identity(told.body)
    if Sheet.objects.filter(id=identity).exists():
        raise unknown("sheet")
    Sheet.objects.create(id=identity, **told.where_and_when, **values, owner=sign(author, told.place, told.day))


def correct_sheet(told: Told, author: Account | None) -> None:
    """Change a sheet of one's own: `sheet`, the `version` that was read, and every field anew.

    Raises NotYours, StaleSheet and UnknownValue.
    """
    values, identity = _values(told), _identity(told.body)
    version = whole(told.body, "version", least=1, most=10_000)
    owner = owner_of(author, told.place, told.day) if author else ""
    own = Sheet.objects.filter(id=identity, place_key=told.place_key, day=told.day, owner=owner)
    if not owner or not own.exists():
        raise not_yours()
    if not own.filter(version=version).update(**values, half_day=told.half_day, version=F("version") + 1):
        raise StaleSheet(
            _("Cette fiche a changé dans un autre onglet. Rien n’est perdu : relisez-la, puis enregistrez à nouveau.")
        )


def _identity(body: Body) -> UUID:
    """The id the desk drew, else one drawn now. Raises UnknownValue when it is not random: others are clocks."""
    try:
        found = UUID(str(body.get("sheet") or uuid4()))
    except ValueError:
        raise unknown("sheet") from None
    if found.version != 4:
        raise unknown("sheet")
    return found


def _values(told: Told) -> dict[str, str]:
    """Every field of the sheet, by code. Raises UnknownValue, naming the fields that hold anything else."""
    single = {name: code(told.body, name) for name in (*SINGLE, "residence")}
    single["residence"] = code(told.body, "residence_elsewhere", single["residence"])
    several = {name: _codes(told.body, name, most) for name, most in SEVERAL.items()}
    pole, resources = code(told.body, "pole", ""), _codes(told.body, "resources", None)
    wrong = _unknown_fields(single, several, told.day)
    if not Pole.objects.filter(code=pole).exists():
        wrong.append("pole")
    joined = {name: held(codes) for name, codes in {**several, "resources": resources}.items()}
    if resources != known_references(resources) or len(joined["resources"]) > _LONGEST_FIELD:
        wrong.append("resources")
    if wrong:
        sentence = _("Choisissez une réponse de la liste.")
        raise UnknownValue(sentence, fields={name: [sentence] for name in wrong})
    return {**single, **joined, "pole": pole}


def _unknown_fields(single: Mapping[str, str], several: Mapping[str, tuple[str, ...]], on: date) -> list[str]:
    """The fields that hold a code which is not in force on the day. Six queries."""
    words = sheet_words(on)
    wrong = [name for name, value in single.items() if value != NOT_GIVEN and value not in words.codes_of(name)]
    return wrong + [name for name, codes in several.items() if not set(codes) <= words.codes_of(name)]


def _codes(body: Body, name: str, most: int | None) -> tuple[str, ...]:
    """The codes of a field, each once, in their order; given as a list, or with blanks between them."""
    told = [one for part in _PARTS.get(name, (name,)) for one in _listed(body, part)]
    found = tuple(dict.fromkeys(one for one in told if one and one != NOT_GIVEN))
    if most is not None and len(found) > most:
        sentence = _("Choisissez %(number)s réponses au plus.") % {"number": most}
        raise UnknownValue(sentence, fields={name: [sentence]})
    return found


def _listed(body: Body, name: str) -> list[str]:
    given = body.get(name) or ()
    codes = given.split() if isinstance(given, str) else given
    if not isinstance(codes, list | tuple) or not all(isinstance(one, str) for one in codes):
        raise unknown(name)
    return list(codes)
