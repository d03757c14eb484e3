"""The questions of an interview sheet, in the order they are asked: the first seven are the usual case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import HalfDay
from maillage.desk.forms.sheet import LABELS
from maillage.network.sheets import PoleLine
from maillage.reception.enums import NOT_GIVEN
from maillage.reception.queries import SheetWords
from maillage.reception.references import Item
from maillage.reception.sheet_words import OUTSIDE, SEVERAL

Values = Mapping[str, str | tuple[str, ...]]
# One key an answer: figures, then letters, in the order of the list. Zero is « non renseigné » everywhere.
KEYS: Final = "123456789abcdefghijklmnopqrstuvwxyz"
USUAL: Final = ("duration", "sex", "age", "situation", "reasons", "orientations", "answered")
REST: Final = (
    "residence", "level", "first_visit", "domains", "maturity", "obstacles", "unmet_need", "known_by", "mix",
    "supported_area", "channel",
)  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """An answer: its code, its words, the key that gives it."""

    code: str
    label: str
    key: str
    is_chosen: bool


@dataclass(frozen=True)
class MoreChoices:
    """A list for what has no key: a second or third reason, a finer domain, another living area."""

    name: str
    label: str
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]


@dataclass(frozen=True)
class SheetQuestion:
    """A question and its answers; `takes_several` when more than one may be ticked."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    takes_several: bool = False
    more: tuple[MoreChoices, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def is_required(self) -> bool:
        """True for what a sheet cannot do without (dossier §7): its pôle."""
        return self.name == "pole"

    @property
    def most(self) -> int:
        """How many answers at most; none is left out by itself."""
        return SEVERAL.get(self.name, len(self.choices))


@dataclass(frozen=True)
class Questions:
    """What the questions are made of: the words of the day, the pôles, what is answered, what is refused.

    `items` are the public things that may have been of use, from the panier or from the sheet.
    """

    words: SheetWords
    poles: tuple[PoleLine, ...]
    near: tuple[str, str] | None
    values: Values
    items: tuple[Item, ...]
    errors: Mapping[str, Iterable[object]]

    def usual(self) -> tuple[SheetQuestion, ...]:
        """The seven of the usual case; the pôle before them when it is not known."""
        known = bool(self._chosen("pole"))
        return (*(() if known else (self._poles(),)), *(self._question(name) for name in USUAL))

    def rest(self) -> tuple[SheetQuestion, ...]:
        """What one may add."""
        known = bool(self._chosen("pole"))
        return (
            *(self._question(name) for name in REST),
            *(self._resources() for _any in self.items[:1]),
            *((self._poles(),) if known else ()),
            self._made("half_day", [(half, str(half.label)) for half in HalfDay]),
        )

    def _question(self, name: str) -> SheetQuestion:
        if name == "domains":
            pairs = [(one.code, one.name) for one in self.words.domains]
            return self._made(name, pairs, takes_several=True, more=(self._finer_domain(),))
        if name == "residence":
            return self._made(name, self._residences(), nr=True, more=(self._other_areas(),))
        pairs = [(term.code, self._said(term.french, term.english)) for term in self.words.lists[name]]
        pairs = [pair for pair in pairs if pair[0] != NOT_GIVEN]
        if name == "reasons":
            return self._made(name, pairs, nr=True, more=tuple(self._next_reason(rank, pairs) for rank in (1, 2)))
        return self._made(name, pairs, nr=name not in SEVERAL, takes_several=name in SEVERAL)

    def _made(
        self,
        name: str,
        pairs: Iterable[tuple[str, str]],
        *,
        nr: bool = False,
        takes_several: bool = False,
        more: tuple[MoreChoices, ...] = (),
    ) -> SheetQuestion:
        chosen = self._chosen(name)
        if name == "reasons":
            chosen = chosen[:1]
        keys = [code.lower() for code, _label in pairs] if name == "domains" else list(KEYS)
        choices = [Choice(code, label, key, code in chosen) for (code, label), key in zip(pairs, keys, strict=False)]
        if nr:
            is_elsewhere = name == "residence" and bool(chosen)
            is_chosen = not is_elsewhere and not any(choice.is_chosen for choice in choices)
            choices.insert(0, Choice(NOT_GIVEN, str(_("Non renseigné")), "0", is_chosen))
        errors = tuple(map(str, self.errors.get(name, ())))
        return SheetQuestion(name, str(LABELS[name]), tuple(choices), takes_several, more, errors)

    def _chosen(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name) or ()
        codes = (value,) if isinstance(value, str) else tuple(value)
        return tuple(code for code in codes if code != NOT_GIVEN)

    def _poles(self) -> SheetQuestion:
        return self._made("pole", [(pole.code, pole.name) for pole in self.poles])

    def _resources(self) -> SheetQuestion:
        pairs = [(item.reference, item.title) for item in self.items]
        return self._made("resources", pairs, takes_several=True)

    def _residences(self) -> list[tuple[str, str]]:
        return [*([self.near] if self.near else []), (OUTSIDE, str(_("Hors de la région")))]

    def _other_areas(self) -> MoreChoices:
        with_key = {code for code, _label in self._residences()}
        areas = [(area.code, area.name) for area in self.words.areas if area.code not in with_key]
        chosen = self._chosen("residence")
        return MoreChoices("residence_elsewhere", str(_("Un autre bassin de vie")), (("", _listed(areas, chosen)),))

    def _finer_domain(self) -> MoreChoices:
        chosen = self._chosen("domains")
        groups = tuple((one.name, _listed(one.parts, chosen)) for one in self.words.domains)
        return MoreChoices("finer_domain", str(_("Un domaine plus précis")), groups)

    def _next_reason(self, rank: int, pairs: list[tuple[str, str]]) -> MoreChoices:
        label = _("Deuxième raison") if rank == 1 else _("Troisième raison")
        chosen = self._chosen("reasons")[rank : rank + 1]
        return MoreChoices(f"reason_{rank + 1}", str(label), (("", _listed(pairs, chosen)),))

    def _said(self, french: str, english: str) -> str:
        return english or french if get_language() == "en" else french


def _listed(pairs: Iterable[tuple[str, str]], chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(code, label, "", code in chosen) for code, label in pairs)
