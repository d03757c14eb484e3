"""Who asks, when the sentence says it: a code of the list « statut ». Sex and age are never read."""

from __future__ import annotations

from typing import Final

from maillage.core.text import normalise
from maillage.search.router.expressions import blocks, expression

_FILE: Final = "audiences.txt"
# Blocks that are no code: parts of others, and what a code must not be read from.
_HELPERS: Final = {"iam", "not_parent", "not_student"}
_UNLESS: Final = {"parent_accompagnant": "not_parent", "etudiant": "not_student"}


def audience_of(text: str) -> str:
    """The first code of audiences.txt that the sentence tells; empty when it tells none."""
    words = normalise(text)
    return next((code for code in blocks(_FILE) if code not in _HELPERS and _tells(words, code)), "")


def _tells(words: str, code: str) -> bool:
    if code in _UNLESS and expression(_FILE, _UNLESS[code]).search(words):
        return False
    return expression(_FILE, code).search(words) is not None
