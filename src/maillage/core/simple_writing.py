"""What a machine can check of a simple text (docs/algorithms/simple-writing.md).

A machine never says that a text is « facile à lire et à comprendre » (FALC): only people concerned, who
read it, can.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maillage.core.text import measure, normalise, words

LEAST_SCORE, MOST_MEAN_WORDS, MOST_WORDS, MEASURABLE_WORDS = 75, 12, 15, 40
MOST_NEGATIVE_SHARE = 0.2

_CAPITALS = re.compile(r"\b[A-ZÀ-Þ]{2,}\b")
_BIG_NUMBER = re.compile(r"(?<![\d:])\d{1,3}(?:[\u00a0\u202f ]\d{3})+|\d{5,}")
_DATE_IN_DIGITS = re.compile(r"\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b")
_SIGNS = re.compile("[;()\\[\\]{}/&*#@§…\u00ad]|—|–")
_NEGATION = re.compile(r"\bn(?:e\b|['’])", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:est|sont|sera|seront|été)\s+\w+(?:ée?s?|ite?s?|ise?s?)\s+par\b", re.IGNORECASE)
# Numbers are written in digits; « un » and « une » are articles.
_NUMBER_WORDS = frozenset(
    (
        *("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "quinze"),
        *("vingt", "trente", "quarante", "cinquante", "cent", "mille"),
    )
)
# Words of the trade or of offices, with nothing that everybody knows behind them.
_JARGON = frozenset(
    (
        *("permanence", "dispositif", "modalite", "beneficiaire", "usager", "prestation", "accompagnement"),
        *("insertion", "parcours", "prescripteur", "orientation", "public", "eligibilite", "referentiel", "bilan"),
        *("mobilisable", "habilitation", "partenariat", "conventionnement"),
    )
)


class State(StrEnum):
    """How far a simple text is, in the words of the dossier (§15)."""

    DRAFT = "brouillon_simplifie"
    CHECKED = "verifie_outil"
    READ = "relu_par_personnes_concernees"
    FALC = "falc"


class Check(StrEnum):
    """What a sentence or a text does not respect; the numbers are those of the criteria."""

    SCORE = "score"  # 4.1
    MEAN = "mean"  # 4.1
    LONG = "long"  # 4.1
    CAPITALS = "capitals"  # 1.6
    SIGNS = "signs"  # 1.8, 4.2, 5.4
    DIGITS = "digits"  # 5.1
    BIG = "big"  # 5.2
    DATE = "date"  # 5.3
    JARGON = "jargon"  # 6
    NEGATIVE = "negative"  # 7
    PASSIVE = "passive"  # 7


LABELS: dict[Check, str | Promise] = {
    Check.SCORE: _("Le texte se lit mal : raccourcissez les mots et les phrases. Note sur 100 :"),
    Check.MEAN: _("Trop de mots par phrase, en moyenne :"),
    Check.LONG: _("Phrase trop longue :"),
    Check.CAPITALS: _("Mot en capitales :"),
    Check.SIGNS: _("Ponctuation ou signe à éviter :"),
    Check.DIGITS: _("Écrivez le nombre en chiffres :"),
    Check.BIG: _("Pourcentage ou grand nombre :"),
    Check.DATE: _("Écrivez la date en toutes lettres :"),
    Check.JARGON: _("Mot du métier à remplacer :"),
    Check.NEGATIVE: _("Trop de phrases négatives :"),
    Check.PASSIVE: _("Dites qui fait l’action :"),
}


@dataclass(frozen=True)
class Fault:
    """A check that fails, and where; `found` is the sentence, or a measure of the whole text."""

    check: Check
    found: str

    @property
    def label(self) -> str | Promise:
        """What to mend, in words."""
        return LABELS[self.check]


def faults(sentences: Sequence[str]) -> list[Fault]:
    """What the machine finds in a French text given sentence by sentence, in the order of reading."""
    found = [Fault(check, sentence) for sentence in sentences for check in _faults_of(sentence)]
    return [*found, *_faults_of_the_whole(sentences)]


def state_by_machine(sentences: Sequence[str], *, language: str) -> State:
    """CHECKED when nothing is found in a French text; nothing is known of another language, which stays a draft."""
    return State.CHECKED if language == "fr" and sentences and not faults(sentences) else State.DRAFT


def fingerprint(sentences: Sequence[str]) -> str:
    """Changes with any word: a reading by people holds for the text they read, no other."""
    return hashlib.sha256("\n".join(sentences).encode()).hexdigest()


def _faults_of(sentence: str) -> Iterator[Check]:
    if len(words(sentence)) > MOST_WORDS:
        yield Check.LONG
    for check, sign in (
        (Check.CAPITALS, _CAPITALS),
        (Check.SIGNS, _SIGNS),
        (Check.DATE, _DATE_IN_DIGITS),
        (Check.PASSIVE, _PASSIVE),
    ):
        if sign.search(sentence):
            yield check
    if "%" in sentence or "pour cent" in sentence or _BIG_NUMBER.search(sentence):
        yield Check.BIG
    bare = normalise(sentence).split()
    if _NUMBER_WORDS.intersection(bare):
        yield Check.DIGITS
    if _JARGON.intersection(word.removesuffix("s") for word in bare):
        yield Check.JARGON


def _faults_of_the_whole(sentences: Sequence[str]) -> Iterator[Fault]:
    """Measures that need a text: under forty words they say nothing sure."""
    text = "\n\n".join(sentences)
    if len(words(text)) < MEASURABLE_WORDS:
        return
    read = measure(text)
    if read.score < LEAST_SCORE:
        yield Fault(Check.SCORE, f"{read.score:.0f}")
    if read.mean_sentence_words > MOST_MEAN_WORDS:
        yield Fault(Check.MEAN, f"{read.mean_sentence_words:.1f}")
    negative = sum(bool(_NEGATION.search(sentence)) for sentence in sentences)
    if negative > MOST_NEGATIVE_SHARE * len(sentences):
        yield Fault(Check.NEGATIVE, f"{negative} / {len(sentences)}")
