"""Lists kept by hand: common words, first names that are also words, proper names that name nobody."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from maillage.core.text import normalise

_FOLDER: Final = Path(__file__).parent / "vocabularies"


@cache
def common_words() -> frozenset[str]:
    """The hand-kept list of common words."""
    return words_of("everyday.txt")


@cache
def first_names() -> frozenset[str]:
    """First names that are also words: never public."""
    return words_of("first_names.txt")


@cache
def empty_words() -> frozenset[str]:
    """Words that carry no meaning of their own."""
    return words_of("empty.txt")


@cache
def proper_words() -> frozenset[str]:
    """Words that bear a capital and name nobody: institutions, countries, regions, brands."""
    return words_of("proper.txt")


def words_of(name: str) -> frozenset[str]:
    """The words of a list, without accents."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in normalise(line).split())
