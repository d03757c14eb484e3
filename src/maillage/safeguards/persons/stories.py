"""One person's story: told by itself, or by whoever received it. Groups, in the plural, tell of nobody.

Read on plain words: small letters, no accents. French alone, the language teams write in.
"""

from __future__ import annotations

import re
from typing import Final

from maillage.core.text import normalise
from maillage.safeguards.persons.words import words_of

_PEOPLE: Final = "|".join(sorted(words_of("people.txt")))
_KIN: Final = "|".join(sorted(words_of("kin.txt")))
_DOES: Final = (
    r"(?:a|avait|aura|est|etait|n a|n est|n ose|ne|s est|m a|m avait|nous a|vit|dort|habite|cherche|souhaite|veut"
    r"|voudrait|travaille|vient|revient|doit|peut|pleure|demande|attend|eleve|risque|touche|gagne|quitte|reprend|hesite|pense|craint"
    r"|sort|parle|raconte|explique)"
)
_IMPERSONAL: Final = (
    r"\bil (?:n )?(?:y a|y avait|faut|faudrait|manque|existe|reste|vaut|semble|s agit|arrive|suffit|devient|convient)\b"
    r"|\bil (?:n )?est (?:\w+ )?(?:difficile|impossible|possible|facile|rare|urgent|utile|interdit|question"
    r"|temps|trop)\b"
)
_INNOCENT: Final = re.compile(
    _IMPERSONAL
    + r"|\bmon compte(?: formation)?\b|\bun[e]? (?:personne|jeune|femme|homme|salariee?|eleve|candidate?) sur\b"
    r"|\b(?:plus de|moins de|apres|avant|entre|jusqu a|a partir de|les|des) (?:\d+ (?:a|et) )?\d+ ans\b"
    r"|\bun (?:couple|type) d[e ]\w*"
)
_STORY: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:je|j)\b|\bm (?:a|ont|avait)\b|\b(?:mon|ma|mes) (?!metier|projet)\w+|\bmoi\b",
        rf"\b(?:un|une|ce|cet|cette|celle|celui) (?:\w+ )?(?:{_PEOPLE})\b(?! (?:a domicile|de nuit|social)\b)",
        rf"\b(?:le|la|l|du|au|notre|votre|meme) (?:{_PEOPLE}) (?:d[eu] (?:lundi|mardi|mercredi|jeudi|vendredi|samedi)"
        r"|qui (?:vient|est|a|revient|m|nous)|m a|est|a|venait|vient|revient|veut|cherche|habite)\b",
        rf"\b(?:son|sa|ses) (?:{_KIN})\b",
        rf"\b(?:elle|il) {_DOES}\b(?! (?:souvent|toujours|parfois|sans cesse)\b)",
        r"\b(?:age|agee) de \d\d\b|\b(?:a|de) (?:1[3-9]|[2-7]\d) ans\b|\bnee? (?:en|le) \d",
        r"\bquelqu un (?:a|est|m|nous|vient|qui)\b|\bcel(?:ui|le) qui (?:vient|est venu|a)\b",
        r"\b(?:recu|recue|vu|rencontre) (?:ce matin|hier|aujourd hui) (?:un|une)\b",
    )
)


def is_story(text: str) -> bool:
    """True when the text seems to tell what happens to one person."""
    plain = _INNOCENT.sub(" ", normalise(text))
    return any(pattern.search(plain) for pattern in _STORY)
