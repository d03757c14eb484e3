"""Sentences that tell of distress are never kept, in any form."""

from __future__ import annotations

from typing import Final

from maillage.core.text import normalise

_WORDS: Final = "suicid mourir tuer viol frapp battu agress harcel menac drogue mort"
_BEGINNINGS: Final = tuple(_WORDS.split())


def is_distress(text: str) -> bool:
    """True when a word tells of violence or of wanting to die; wide on purpose: it only keeps less."""
    return any(word.startswith(_BEGINNINGS) for word in normalise(text).split())
