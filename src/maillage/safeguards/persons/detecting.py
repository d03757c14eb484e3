"""Does this text tell of a person? Recall and precision: docs/algorithms/persons.md, printed by its tests."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from maillage.safeguards.persons import signs
from maillage.safeguards.persons.names import has_name
from maillage.safeguards.persons.stories import is_story

LONGEST_READ: Final = 4_000


class Trace(StrEnum):
    """What of a person a text holds."""

    MAIL = "mail"
    PHONE = "telephone"
    NIR = "nir"
    NUMBER = "numero"
    ADDRESS = "adresse"
    NAME = "nom"
    STORY = "recit"


_SIGNS: Final = {
    Trace.MAIL: signs.MAIL,
    Trace.PHONE: signs.PHONE,
    Trace.NIR: signs.NIR,
    Trace.NUMBER: signs.NUMBER,
    Trace.ADDRESS: signs.ADDRESS,
}


def traces_of(text: str, known: Collection[str] = ()) -> tuple[Trace, ...]:
    """What of a person the text seems to hold; `known`: plain words (`core.text.normalise`) that name places."""
    read = text[:LONGEST_READ]
    found = [trace for trace, patterns in _SIGNS.items() if any(pattern.search(read) for pattern in patterns)]
    if has_name(read, known):
        found.append(Trace.NAME)
    if is_story(read):
        found.append(Trace.STORY)
    return tuple(found)
