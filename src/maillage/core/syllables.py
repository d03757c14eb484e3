"""Syllables of French words, counted from their spelling.

The convention is careful reading aloud, in prose: a mute e at the end of a word is silent
(« livre » 1, « parlent » 1), inside a word it is heard (« logement » 3); i before a vowel glides
(« métier » 2) unless b, c, d, f, g, p, t or v with l or r stands before it (« ouvrier » 3).
"""

from __future__ import annotations

import re

_VOWELS = "aàâäeéèêëiîïoôöuùûüyœæ"

# Read otherwise than written.
_IRREGULAR = {
    "août": 1, "clown": 1, "foot": 1, "football": 2, "jean": 1, "jeans": 1, "leader": 2, "leaders": 2,
    "meeting": 2, "moelle": 1, "ouest": 1, "oui": 1, "pays": 2, "paysage": 3, "paysages": 3, "paysagère": 4,
    "paysager": 4, "paysagiste": 4, "paysagistes": 4, "paysan": 3, "paysanne": 3, "paysannes": 3,
    "paysans": 3, "poêle": 1, "scooter": 2, "team": 1, "week": 1, "zoom": 1,
}  # fmt: skip
# Verbs in -ment whose ending is mute; other words in -ment are nouns and adverbs, and sound it.
_MUTE_MENT = re.compile(
    "a(?:ffirm|im|nim|ssum)|calm|con(?:firm|somm)|dorm|enferm|estim|exprim|f(?:erm|ilm|orm)|imprim|inform|nomm"
    "|renferm|résum|supprim|transform"
)
# Words in -ent, not in -ment, that sound it; other words in -ent are verbs, and do not.
_SOUNDED_ENT = re.compile(
    "abs|acc|accid|adhér|adjac|adolesc|ag|appar|arg|auv|c|cli|coeffici|cohér|compét|concurr|consci|cont|contin|couv"
    "|déc|d|défici|différ|dissid|effici|équival|évid|excell|exig|fréqu|gradi|immin|impati|imprud|incid|inconsci"
    "|inconvéni|indiffér|indulg|influ|ingrédi|innoc|insol|intellig|intermitt|l|néglig|occid|ori|par|pati|perman"
    "|pertin|polyval|précéd|prés|présid|prud|quoti|réc|récipi|référ|rég|résid|rétic|serp|souv|tal|torr|transpar"
    "|turbul|urg|v|viol|.*[tv]i"
)
_SPELLED_OUT = {"W": 3, "Y": 2}

_MUTE_E = re.compile(r"es?$")
_MUTE_ENT = re.compile(r"ent$")
_SILENT = (
    (re.compile(r"qu(?=.)"), "q"),
    (re.compile(r"gu(?=[eéèêëiîïy])"), "g"),
    (re.compile(r"ge(?=[aâoôu])"), "g"),
    (re.compile(rf"(?<=[{_VOWELS}])e(?=ments?$)"), ""),
)
_NUCLEUS = re.compile(
    rf"(?:(?<![bcdfgptv][lr])[iîy](?=[{_VOWELS}]))?"
    r"(?:eau|eoi|[œo]eu|œu|(?:ue|eu|œ|ou)i(?=l)|au|[aeouœ][iîy]|eu|eû|o[uùû]|u[iîy]"
    rf"|[{_VOWELS}])"
)


def _is_spelled_out(word: str) -> bool:
    """« CV », « VAE »: capitals without vowel, or at most three of them."""
    return len(word) > 1 and word.isupper() and (len(word) <= 3 or not set(word.lower()) & set(_VOWELS))


def _has_mute_ent(word: str) -> bool:
    if not word.endswith("ent"):
        return False
    if word.endswith("ment"):
        return _MUTE_MENT.fullmatch(word[:-3]) is not None
    return _SOUNDED_ENT.fullmatch(word[:-3]) is None


def _nuclei(letters: str) -> int:
    return len(_NUCLEUS.findall(letters))


def syllables(word: str) -> int:
    """How many syllables one hears in `word`: at least 1. A number counts one for each digit."""
    if word.isdigit():
        return len(word)
    letters = "".join(sign for sign in word if sign.isalpha())
    if _is_spelled_out(letters):
        return sum(_SPELLED_OUT.get(letter, 1) for letter in letters)
    letters = letters.lower()
    if letters in _IRREGULAR:
        return _IRREGULAR[letters]
    ending = _MUTE_ENT if _has_mute_ent(letters) else _MUTE_E
    for silent, kept in _SILENT:
        letters = silent.sub(kept, letters)
    return max(1, _nuclei(ending.sub("", letters)), min(1, _nuclei(letters)))
