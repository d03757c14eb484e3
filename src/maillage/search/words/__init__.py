"""Other words for the same thing: acronyms both ways, everyday words, and those editors add."""

from maillage.search.words.known import Words, current

__all__ = ["Words", "current"]
