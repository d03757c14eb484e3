"""Simple pages in our own words: each text is declared, so that staff may note who read it.

The facts beside the words come from the same sheets as the full page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import override

from maillage.core.declarations import Registry
from maillage.core.simple_writing import State, fingerprint, state_by_machine


@dataclass(frozen=True)
class Part:
    """A title and its sentences, each shown on a line of its own."""

    title: str | Promise
    sentences: tuple[str | Promise, ...]


@dataclass(frozen=True)
class SimpleText:
    """The words of a page; `parts` by code, in the order of reading."""

    code: str
    title: str | Promise
    parts: Mapping[str, Part]

    @property
    def key(self) -> str:
        """Names the text where somebody's reading of it is kept."""
        return f"page:{self.code}"

    def sentences(self, language: str) -> list[str]:
        """Every sentence and title, in `language`."""
        with override(language):
            told = [str(self.title)]
            for part in self.parts.values():
                told += [str(part.title), *(str(sentence) for sentence in part.sentences)]
        return told

    def fingerprint(self, language: str) -> str:
        """Changes with any word of the text in `language`."""
        return fingerprint(self.sentences(language))

    def state_by_machine(self, language: str) -> State:
        """What our checks alone may say of the text."""
        return state_by_machine(self.sentences(language), language=language)


simple_texts: Registry[SimpleText] = Registry()
