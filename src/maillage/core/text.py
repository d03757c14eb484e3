"""Words as people write them: one normal form for comparing, and measures of how easy a text reads."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def normalise(text: str) -> str:
    """The form two spellings share: lower case, no accents, ligatures opened, all else one space.

    `normalise("L’Île-d’Œuf")` is `"l ile d oeuf"`.
    """
    opened = text.lower().translate(_LIGATURES)
    bare = "".join(sign for sign in unicodedata.normalize("NFD", opened) if not unicodedata.combining(sign))
    return _NOT_WORD.sub(" ", bare).strip()
