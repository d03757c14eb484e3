"""Acts on the editors' list of words: a word is added, changed, taken out, put back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.core.text import normalise
from maillage.safeguards import journal
from maillage.search import queries
from maillage.search.answers import Question
from maillage.search.errors import SameWord, StaleVersion, UnknownValue, WordFindsNothing
from maillage.search.models import EverydayWord
from maillage.search.rules import author_role, not_yours, require

if TYPE_CHECKING:
    from maillage.accounts.models import Account

LONGEST_SAID: Final = 80
LONGEST_MEANS: Final = 120


def add_everyday_word(*, said: str, means: str, actor: Account | None, at: datetime) -> EverydayWord:
    """Let what people say find what the index calls otherwise. Raises SameWord, WordFindsNothing, UnknownValue."""
    on = local(at).date()
    require(actor, "search.keep_words", on=on)
    word = EverydayWord(valid_from=on, role=author_role(actor, on))
    with transaction.atomic():
        _write(word, said, means, at=at)
        _record("add", word, actor, at=at)
    return word


def change_everyday_word(
    *, word: EverydayWord, said: str, means: str, version: int, actor: Account | None, at: datetime
) -> EverydayWord:
    """Change what is said or what it means. `version` is the one the page was made from."""
    on = local(at).date()
    require(actor, "search.keep_words", on=on)
    with transaction.atomic():
        current = _at_version(word, version)
        current.role = author_role(actor, on)
        _write(current, said, means, at=at)
        _record("change", current, actor, at=at)
    return current


def take_out_everyday_word(*, word: EverydayWord, version: int, actor: Account | None, at: datetime) -> EverydayWord:
    """Take the word out of the list, from today on; it stays among the ended ones."""
    on = local(at).date()
    require(actor, "search.keep_words", on=on)
    with transaction.atomic():
        current = _at_version(word, version)
        yesterday = on - timedelta(days=1)
        current.valid_from, current.valid_until = min(current.valid_from, yesterday), yesterday
        current.save()
        _record("take_out", current, actor, at=at)
    return current


def put_back_everyday_word(*, word: EverydayWord, version: int, actor: Account | None, at: datetime) -> EverydayWord:
    """Undo the taking out. Raises SameWord when the list holds it again already."""
    on = local(at).date()
    require(actor, "search.keep_words", on=on)
    with transaction.atomic():
        current = _at_version(word, version)
        current.valid_until = None
        _refuse_twice(current)
        current.save()
        _record("put_back", current, actor, at=at)
    return current


def _at_version(word: EverydayWord, version: int) -> EverydayWord:
    current = EverydayWord.objects.select_for_update().filter(id=word.id).first()
    if current is None:
        raise not_yours()
    if current.version != version:
        raise StaleVersion(_("Quelqu’un a changé ce mot entre-temps. Rechargez la page, puis recommencez."))
    current.version += 1
    return current


def _write(word: EverydayWord, said: str, means: str, *, at: datetime) -> None:
    word.said, word.means = " ".join(said.split()), " ".join(means.split())
    word.said_plainly = normalise(word.said)
    _require_words(word)
    _refuse_twice(word)
    _refuse_useless(word, at)
    word.save()


def _require_words(word: EverydayWord) -> None:
    if not word.said_plainly or len(word.said) > LONGEST_SAID:
        raise _unknown("said", _("Écrivez ce que les gens disent, en 80 signes au plus."))
    if not normalise(word.means) or len(word.means) > LONGEST_MEANS:
        raise _unknown("means", _("Écrivez ce que cela veut dire, en 120 signes au plus."))
    if normalise(word.means) == word.said_plainly:
        raise _unknown("means", _("Ce sont les mêmes mots : écrivez ceux que la recherche connaît."))


def _refuse_twice(word: EverydayWord) -> None:
    same = EverydayWord.objects.filter(said_plainly=word.said_plainly, valid_until=None).exclude(id=word.id)
    if word.valid_until is None and same.exists():
        sentence = _("Ce mot est déjà dans la liste : changez celui qui y est.")
        raise SameWord(sentence, fields={"said": [str(sentence)]})


def _refuse_useless(word: EverydayWord, at: datetime) -> None:
    """Refuse words that find nothing, when there is an index to tell."""
    found = queries.answer(Question(text=word.means, day=local(at).date(), limit=1))
    if queries.is_unanswered(found):
        sentence = _("La recherche ne trouve rien avec ces mots : essayez-en d’autres.")
        raise WordFindsNothing(sentence, fields={"means": [str(sentence)]})


def _unknown(field: str, sentence: object) -> UnknownValue:
    return UnknownValue(str(sentence), fields={field: [str(sentence)]})


def _record(verb: str, word: EverydayWord, actor: Account | None, *, at: datetime) -> None:
    body = {"said": word.said, "means": word.means, "valid_until": word.valid_until}
    journal.record(verb=f"search.everyday.{verb}", actor=actor, at=at, subject=str(word.id), body=body)
