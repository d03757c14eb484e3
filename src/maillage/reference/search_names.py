"""How names are kept so that « contains » finds the start of a word or of a name.

Names are normalised; one blank stands before each word, two before each name.
"""

from __future__ import annotations

from maillage.core.text import normalise


def kept_for_search(*names: str) -> str:
    """Names as `search_name` fields keep them, each distinct one once."""
    return "".join(f"  {name}" for name in dict.fromkeys(map(normalise, names)))


def word_start(text: str) -> str:
    """What a `search_name` contains when one of its words starts like `text`."""
    return " " + normalise(text)


def name_start(text: str) -> str:
    """What a `search_name` contains when one of its names starts like `text`."""
    return "  " + normalise(text)
