"""The evening tally: a line typed from paper, read into counts before anything counts (docs/algorithms/tally.md)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from maillage.core.text import normalise
from maillage.reception.enums import INDIVIDUAL, NOT_GIVEN

MOST: Final = 2000
_PARTS: Final = re.compile(r"[,;\n+]+")
_TOKENS: Final = re.compile(r"\d+|[a-z]+")
# The beginnings of words, in French and English; a word of a reason is looked for only when none fits.
_ALONE: Final = ("ind", "seul", "personne", "passage", "visite", "people", "alone")
_GROUP: Final = ("group", "grp", "classe")
_DOOR: Final = ("porte", "door", "compteur")
_NATURES: Final = {"scol": "groupe_scolaire", "classe": "groupe_scolaire", "school": "groupe_scolaire",
                   "acc": "groupe_accompagne", "ev": "evenement"}  # fmt: skip
_EACH: Final = frozenset({"de", "of"})
_SILENT: Final = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "un", "une", "pour", "et", "x", "of", "for", "a"}
)

# The words that lead to each reason: every word of its code and of its labels.
Reasons = Mapping[str, frozenset[str]]


class _UnreadError(Exception):
    """A part that cannot be read, and the sentence that says what to correct."""


@dataclass(frozen=True)
class TallyLine:
    """People counted alike, as one fact tells them."""

    nature: str
    reason: str
    number: int
    groups: int = 0


@dataclass(frozen=True)
class Tally:
    """What was understood; nothing counts while `faults` says what to correct."""

    lines: tuple[TallyLine, ...]
    door: int | None
    faults: tuple[str, ...]

    @property
    def people(self) -> int:
        """Everybody, alone or in groups."""
        return sum(line.number for line in self.lines)

    @property
    def groups(self) -> int:
        """How many groups."""
        return sum(line.groups for line in self.lines)


def read_tally(typed: str, reasons: Reasons) -> Tally:
    """Read « 12 ind, 1 groupe 23, cv 4, emploi 3, porte 40 ».

    Reasons tell what those alone came for: when their number is told, what they leave has no reason.
    """
    read = _Reading(reasons)
    for part in _PARTS.split(typed):
        if part.strip():
            read.add(part.strip())
    return read.tally()


class _Reading:
    """Parts read so far."""

    def __init__(self, reasons: Reasons) -> None:
        self.reasons = reasons
        self.alone: int | None = None
        self.by_reason: Counter[str] = Counter()
        self.groups: list[TallyLine] = []
        self.door: int | None = None
        self.faults: list[str] = []

    def add(self, part: str) -> None:
        """Read one part, or note what to correct in it."""
        tokens = _TOKENS.findall(normalise(part))
        numbers = [int(token) for token in tokens if token.isdigit()]
        words = [token for token in tokens if not token.isdigit()]
        try:
            self._read(words, numbers)
        except _UnreadError as unread:
            self.faults.append(_("« %(part)s » : %(why)s") % {"part": part, "why": unread})

    def _read(self, words: list[str], numbers: list[int]) -> None:
        told = [word for word in words if word not in _SILENT]
        if max(numbers, default=0) > MOST:
            raise _UnreadError(_("c’est trop à la fois, 2 000 au plus."))
        if self._is_group(told):
            self.groups.append(_group(told, numbers, is_each=bool(_EACH & set(words))))
            return
        number = _only(numbers)
        if told and told[0].startswith(_DOOR):
            self.door = number
        elif not told or all(word.startswith(_ALONE) for word in told):
            self.alone = (self.alone or 0) + number
        else:
            self.by_reason[self._reason(told)] += number

    def _is_group(self, told: list[str]) -> bool:
        """True when a word is one of groups, and the words are not those of a reason (« a group session »)."""
        is_label = len(told) > 1 and any(set(told) <= known for known in self.reasons.values())
        return not is_label and any(word.startswith(_GROUP) for word in told)

    def _reason(self, told: list[str]) -> str:
        """The reason of that code, else the only one whose words begin as those typed."""
        if "_".join(told) in self.reasons:
            return "_".join(told)
        fitting = [
            code
            for code, words in self.reasons.items()
            if all(any(known.startswith(word) for known in words) for word in told)
        ]
        exact = [code for code in fitting if set(told) <= self.reasons[code]]
        found = exact if len(exact) == 1 else fitting
        if not found:
            raise _UnreadError(_("ce mot n’est dans aucun motif. Voyez la liste sous le champ."))
        if len(found) > 1:
            raise _UnreadError(_("plusieurs motifs ont ce mot. Ajoutez-en un autre."))
        return found[0]

    def tally(self) -> Tally:
        """Everything together; those alone who gave no reason are told apart."""
        told = self.by_reason.total()
        left = 0 if self.alone is None else self.alone - told
        if left < 0:
            sentence = ngettext(
                "Les motifs font %(told)d pour %(alone)d personne seule. Corrigez l’un ou l’autre.",
                "Les motifs font %(told)d pour %(alone)d personnes seules. Corrigez l’un ou l’autre.",
                self.alone or 0,
            )
            self.faults.append(sentence % {"told": told, "alone": self.alone})
        lines = [*self._alone(left), *self.groups]
        if not lines and self.door is None and not self.faults:
            self.faults.append(_("Écrivez au moins un nombre."))
        return Tally(tuple(lines), self.door, tuple(self.faults))

    def _alone(self, left: int) -> Iterator[TallyLine]:
        for code in self.reasons:
            if self.by_reason[code]:
                yield TallyLine(INDIVIDUAL, code, self.by_reason[code])
        if left > 0:
            yield TallyLine(INDIVIDUAL, NOT_GIVEN, left)


def _only(numbers: list[int]) -> int:
    if not numbers:
        raise _UnreadError(_("ajoutez un nombre."))
    if len(numbers) > 1:
        raise _UnreadError(_("un seul nombre à la fois : mettez une virgule entre deux comptes."))
    return numbers[0]


def _group(told: list[str], numbers: list[int], *, is_each: bool) -> TallyLine:
    """« groupe 23 », « 2 groupes 40 » (40 in all), « 2 groupes de 20 » (20 each); accompanied unless told."""
    known = [nature for word in told for begins, nature in _NATURES.items() if word.startswith(begins)]
    strange = [word for word in told if not word.startswith((*_GROUP, *_NATURES))]
    if strange or len(set(known)) > 1:
        raise _UnreadError(_("un groupe est scolaire, accompagné ou venu pour un événement."))
    if not 1 <= len(numbers) <= 2:
        raise _UnreadError(_("dites combien de personnes : « 1 groupe 23 »."))
    groups, people = numbers if len(numbers) > 1 else (1, numbers[0])
    people = people * groups if is_each and len(numbers) > 1 else people
    if not 1 <= groups <= people <= MOST:
        raise _UnreadError(_("un groupe compte au moins une personne, et 2 000 au plus."))
    return TallyLine(known[0] if known else "groupe_accompagne", NOT_GIVEN, people, groups)
