"""Other words for the same thing: acronyms both ways, everyday words, and those editors add."""

from maillage.search.words.known import Words, current, with_editors

__all__ = ["Words", "current", "with_editors"]
