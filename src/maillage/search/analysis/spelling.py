"""The words of a text as spelt: without elided words, inclusive writing in one form, signs that are words kept."""

from __future__ import annotations

import re

from maillage.core.text import normalise

# Longer texts than any question or name are cut before any work.
_LONGEST = 20_000
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ`´](?=\w)", re.IGNORECASE)
# Endings as inclusive writing adds them, from the longest.
_ENDINGS = (
    "ienne|trice|esse|ière|iere|euse|elle|enne|ante|ente|aine|onne|ette|rice|drice|"
    "ère|ere|ive|ale|ffe|sse|tte|ée|ee|ne|le|te|se|fe|ve|ère|e"
)
_INCLUSIVE = re.compile(
    rf"(?<=\w\w)(?:[·•∙⋅‧.](?:{_ENDINGS})(?:[·•∙⋅‧.]?s)?|/(?:{_ENDINGS})s?|\((?:{_ENDINGS})s?\)s?|\(s\)|[·•∙⋅‧]s|"
    r"[-‐‑](?:ienne|trice|ière|iere|euse|rice|ère|ere|ne|e)(?:-s)?s?)(?!\w)",
    re.IGNORECASE,
)
_SIGNS = (("c++", "cplusplus"), ("c#", "csharp"), (".net", " dotnet"), ("r&d", "rd"))


def exact_words(text: str) -> list[str]:
    """The words as spelt, without case, accent, elided article or added feminine ending.

    `exact_words("Conseiller·ère d’orientation")` is `["conseiller", "orientation"]`.
    """
    bare = text[:_LONGEST].lower()
    for sign, word in _SIGNS:
        bare = bare.replace(sign, word)
    return normalise(_INCLUSIVE.sub("", _ELISION.sub(" ", bare))).split()
