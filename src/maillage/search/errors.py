"""What search refuses, each with a stable code."""

from maillage.core.errors import Conflict, Refusal


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
