"""How far a simple text is, told honestly at the foot of its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maillage.core.simple_texts import SimpleText
from maillage.core.simple_writing import State
from maillage.network import queries as network


@dataclass(frozen=True)
class Standing:
    """The state of a text; the group that read it and the day, once people did."""

    state: State
    group: str = ""
    read_on: date | None = None


def standing_of(text: SimpleText, language: str) -> Standing:
    """What people said of exactly this text, else what our checks say. One query."""
    return standing_of_words(
        text.key, language, fingerprint=text.fingerprint(language), by_machine=text.state_by_machine(language)
    )


def standing_of_words(key: str, language: str, *, fingerprint: str, by_machine: State) -> Standing:
    """The same for a text kept elsewhere: the simple version of a service."""
    reading = network.reading_of(key, language=language, fingerprint=fingerprint)
    if reading is None:
        return Standing(by_machine)
    return Standing(State.FALC if reading.is_falc else State.READ, reading.group, reading.read_on)
