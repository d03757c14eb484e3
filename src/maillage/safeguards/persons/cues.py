"""What shows, in a run of letters, that a person or an address comes next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# A run that holds a digit, an at sign or an address of the web.
TELLING: Final = re.compile(r"\d|@|://|www\.|\w\.\w", re.IGNORECASE)
# How many words go after each cue: a name has two parts, a street up to four.
_BEFORE_A_NAME: Final = "monsieur madame mademoiselle m mme mlle mr dr docteur maitre appelle nomme nommee prenom nom"
_BEFORE_A_STREET: Final = "rue avenue boulevard bd impasse chemin allee quai lotissement residence"
BEFORE_A_NAME: Final = frozenset(_BEFORE_A_NAME.split())
BEFORE_A_STREET: Final = frozenset(_BEFORE_A_STREET.split())
CUES: Final = dict.fromkeys(BEFORE_A_NAME, 2) | dict.fromkeys(BEFORE_A_STREET, 4)

_LETTERS: Final = re.compile(r"[^\W\d_]+")


def plain_words(text: str) -> Iterator[str]:
    """Runs of letters; a run between blanks that holds a digit or an address gives none."""
    for run in text.split():
        if not TELLING.search(run):
            yield from _LETTERS.findall(run)
