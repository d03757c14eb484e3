"""Job titles in both genders, from the one label the source gives (docs/algorithms/job-titles.md)."""

from __future__ import annotations

from typing import NamedTuple


class Names(NamedTuple):
    """A job title in both genders; equal when one word serves both."""

    feminine: str
    masculine: str


def both_genders(label: str) -> Names:
    """Split « Conducteur / Conductrice d'engins » into its feminine and its masculine, whole."""
    masculine, slash, rest = label.partition(" / ")
    if not slash:
        return Names(label, label)
    return Names(rest, masculine)


def title_of(names: Names | tuple[str, str]) -> str:
    """Both genders in one title, the feminine first: « Conductrice ou conducteur d’engins »."""
    feminine, masculine = names
    return feminine if feminine == masculine else f"{feminine} / {masculine}"
