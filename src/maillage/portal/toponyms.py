"""Names of communes after « de », as French says them."""

from __future__ import annotations

import re

from django.utils.translation import get_language

from maillage.core.text import normalise

# Le and Les merge with « de »; La and L’ stay.
_MERGED = (("Le ", "du "), ("Les ", "des "))
# A vowel; y before a consonant (Yvetot, not Yutz); h before e, i or y. Before a, o or u it is more often
# aspirated (Haguenau, Honfleur, Huningue): no list of usage exists, the choice is by the first letters.
_ELIDES = re.compile(r"[aeiou]|y[^aeiouy]|h[eiy]")


def of_commune(name: str) -> str:
    """« de Gap », « d’Avignon », « du Lavandou », « des Pennes-Mirabeau », « de La Garde ».

    In another language than French: the name alone.
    """
    if get_language() != "fr":
        return name
    for article, merged in _MERGED:
        if name.startswith(article):
            return merged + name.removeprefix(article)
    is_elided = _ELIDES.match(normalise(name))
    return f"d’{name}" if is_elided else f"de {name}"
