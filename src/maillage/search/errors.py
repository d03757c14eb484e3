"""What search refuses, each with a stable code."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from maillage.core.errors import Conflict, Refusal


class UnknownKind(Refusal):
    """A kind of document nobody declared; the sentence lists those there are."""

    code = "search.unknown_kind"

    def __init__(self, asked: str, known: Iterable[str]) -> None:
        words = {"asked": asked, "known": ", ".join(known)}
        super().__init__(_("La nature « %(asked)s » n’existe pas. Il y a : %(known)s.") % words)


class UnreadableQuestions(Refusal):
    """A file of questions that cannot be read."""

    code = "search.unreadable_questions"

    def __init__(self, path: str) -> None:
        super().__init__(_("Le fichier de questions « %(path)s » ne se lit pas.") % {"path": path})


class IndexBusy(Conflict):
    """Another process of this machine writes the index."""

    code = "search.index_busy"

    def __init__(self) -> None:
        super().__init__(_("L’index de recherche est en cours d’écriture. Réessayez dans une minute."))


class StaleVersion(Conflict):
    """Somebody changed it since the page was opened."""

    code = "search.stale_version"


class SameWord(Refusal):
    """The list already holds this word."""

    code = "search.same_word"


class WordFindsNothing(Refusal):
    """The words given for it find nothing in the index."""

    code = "search.word_finds_nothing"


class UnknownValue(Refusal):
    """A field holds a value that its column cannot."""

    code = "search.unknown_value"
