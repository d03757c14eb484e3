"""The list of everyday words, as search reads it and as editors keep it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from maillage.safeguards import journal
from maillage.safeguards.keeping import kept
from maillage.search.models import EverydayWord
from maillage.search.rules import not_yours


@dataclass(frozen=True)
class Synonym:
    """A word or a phrase as people say it, without case nor accent, and the words the index knows for it."""

    said: str
    means: str


@kept
def everyday_words(on: date) -> tuple[Synonym, ...]:
    """The list in force on a day, by what is said. One query."""
    rows = EverydayWord.objects.valid_on(on).order_by("said_plainly", "valid_from", "id")
    return tuple(Synonym(said, means) for said, means in rows.values_list("said_plainly", "means"))


def everyday_version() -> str:
    """Changes with any act of an editor on the list. One query."""
    return journal.last_act("search.everyday.")


def everyday_rows() -> QuerySet[EverydayWord]:
    """Every word of the list, ended ones included, by what is said."""
    return EverydayWord.objects.order_by("said_plainly", "valid_from", "id")


def everyday_word(word_id: UUID) -> EverydayWord:
    """The word. Raises NotYours. One query."""
    found = EverydayWord.objects.filter(id=word_id).first()
    if found is None:
        raise not_yours()
    return found
