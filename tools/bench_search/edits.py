"""Names as people mistype them: each change takes its random source, so that a seed gives the same questions."""

from __future__ import annotations

import math
import random
import unicodedata
from collections.abc import Callable
from string import ascii_lowercase

from maillage.core.text import normalise

SHORTEST_EDITED = 4  # letters: an edit of « de » is another word, not a typing error


def without_accents(name: str, _chance: random.Random) -> str:
    """Only the accents and ligatures go."""
    opened = name.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae")
    return "".join(sign for sign in unicodedata.normalize("NFD", opened) if not unicodedata.combining(sign))


def one_edit(name: str, chance: random.Random) -> str:
    """One letter of one word replaced, dropped, added, or two neighbours exchanged; any letter, even the first."""
    words = name.split(" ")
    long_enough = [rank for rank, word in enumerate(words) if len(normalise(word)) >= SHORTEST_EDITED]
    ranks = long_enough or [max(range(len(words)), key=lambda rank: len(words[rank]))]
    while True:
        rank = chance.choice(ranks)
        edited = " ".join([*words[:rank], _edited(words[rank], chance), *words[rank + 1 :]])
        if normalise(edited) not in ("", normalise(name)):
            return edited


def two_edits(name: str, chance: random.Random) -> str:
    """Two edits, in one word or in two, that do not undo each other."""
    while True:
        edited = one_edit(one_edit(name, chance), chance)
        if normalise(edited) != normalise(name):
            return edited


def beginning(name: str, _chance: random.Random) -> str:
    """The first 60 % of the letters, as one who is still typing."""
    return name[: math.ceil(0.6 * len(name))].strip()


def reordered(name: str, chance: random.Random) -> str:
    """The same words in another order; the name itself when it has one word."""
    words = normalise(name).split()
    if len(set(words)) == 1:
        return name
    while True:
        mixed = chance.sample(words, len(words))
        if mixed != words:
            return " ".join(mixed)


def one_word_dropped(name: str, chance: random.Random) -> str:
    """Without one of its words of four letters or more; the name itself when it has no other."""
    words = normalise(name).split()
    long_enough = [rank for rank, word in enumerate(words) if len(word) >= SHORTEST_EDITED]
    if len(long_enough) <= 1:
        return name
    rank = chance.choice(long_enough)
    return " ".join(words[:rank] + words[rank + 1 :])


def _edited(word: str, chance: random.Random) -> str:
    place, letter = chance.randrange(len(word)), chance.choice(ascii_lowercase)
    edits: tuple[Callable[[], str], ...] = (
        lambda: word[:place] + letter + word[place + 1 :],
        lambda: word[:place] + word[place + 1 :],
        lambda: word[:place] + letter + word[place:],
        lambda: word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :],
    )
    return chance.choice(edits)()
