"""Job titles in both genders, from the one label the source gives (docs/algorithms/job-titles.md).

A label « Conducteur / Conductrice d’engins » holds the masculine, a slash between blanks, then the
feminine and what both share. Its words are paired one by one; a label that does not pair is kept
whole for both genders, which is never wrong.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from maillage.core.text import normalise

_SLASH = " / "
# Genders that share no stem; the words after them are common to both.
_UNLIKE = {
    ("garcon", "fille"),
    ("garcon", "serveuse"),
    ("homme", "femme"),
    ("man", "woman"),
    ("monsieur", "dame"),
    ("steward", "hotesse"),
    ("valet", "femme"),
}
# The source leaves capitals bare: « Eleveur », « Ecrivain », but « Employé », « Essayeur » need none.
_BARE_CAPITAL = re.compile(r"\bE(?!thn|vent\b|nergy\b)(?=[bcdfglmnprtv][aeéèêiîoôuy]|qu|[bcdfgptv][hlr])")
# Labels whose two sides stand alone: masculine, feminine.
_WHOLE_SIDES = {
    "Arbitre professionnel / Professionnelle de discipline sportive": (
        "Arbitre professionnel de discipline sportive",
        "Arbitre professionnelle de discipline sportive",
    ),
    "Bioinformaticienne / Bio-informaticienne": ("Bio-informaticien", "Bio-informaticienne"),
    "Homme sage-femme / Sage-femme": ("Homme sage-femme", "Sage-femme"),
    "Traminot / Employée de tramway": ("Traminot", "Employée de tramway"),
}


class Names(NamedTuple):
    """A job title in both genders; equal when one word serves both."""

    feminine: str
    masculine: str


def both_genders(label: str) -> Names:
    """The feminine and the masculine of a label, each whole; the label twice when it holds no pair."""
    names = _split(label)
    return Names(_BARE_CAPITAL.sub("É", names.feminine), _BARE_CAPITAL.sub("É", names.masculine))


def _split(label: str) -> Names:
    if label in _WHOLE_SIDES:
        masculine, feminine = _WHOLE_SIDES[label]
        return Names(feminine, masculine)
    left, slash, right = label.partition(_SLASH)
    if not slash:
        return Names(label, label)
    names = _paired(left.split(), right.split()) or Names(label, label)
    return Names(names.masculine, names.feminine) if _is_feminine_first(left, right) else names


def _paired(left: list[str], right: list[str]) -> Names | None:
    """Names when the end of `left` pairs with the start of `right`, word for word.

    Words before the pair belong to both (« Artiste plasticien / Plasticienne »), as do those after
    it in `right` (« Agent / Agente de sécurité ») and those inside it that `right` leaves out
    (« Chef d’équipe monteur / Cheffe monteuse »).
    """
    for start in range(len(left)):
        pair = left[start:]
        if len(pair) <= len(right) and all(map(_is_pair, pair, right)):
            feminine = right if start == 0 else [*left[:start], _like(left[start], right[0]), *right[1:]]
            return Names(" ".join(feminine), " ".join(left + right[len(pair) :]))
    if len(left) > 2 and len(right) > 1 and _is_pair(left[0], right[0]) and _is_pair(left[-1], right[1]):
        return Names(" ".join([right[0], *left[1:-1], *right[1:]]), " ".join(left + right[2:]))
    return None


def _is_pair(masculine: str, feminine: str) -> bool:
    """Whether two words are one in both genders; compounds pair part by part."""
    ours, theirs = ([normalise(part) for part in word.split("-")] for word in (masculine, feminine))
    return len(ours) == len(theirs) and all(map(_is_same_stem, ours, theirs))


def _is_same_stem(ours: str, theirs: str) -> bool:
    """Endings differ by four letters at most (acteur, actrice); two letters at least are shared."""
    shared = sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False)))
    return ours == theirs or (ours, theirs) in _UNLIKE or shared >= max(2, min(len(ours), len(theirs)) - 4)


def _is_feminine_first(left: str, right: str) -> bool:
    """The source turns a few labels round: « Agente / Agent de bio-nettoyage »."""
    first, second = (side.split(maxsplit=1)[0] for side in (left, right))
    return first == second + "e" or (first.endswith("trice") and second.endswith("teur"))


def _like(model: str, word: str) -> str:
    """`word` with a first letter of the same case as `model`'s."""
    first = word[:1].upper() if model[:1].isupper() else word[:1].lower()
    return first + word[1:]


def title_of(names: Names | tuple[str, str]) -> str:
    """Both genders in one title, the feminine first: « Conductrice ou conducteur d’engins »."""
    feminine, masculine = (name.split() for name in names)
    shared = 0
    while shared < min(len(feminine), len(masculine)) - 1 and feminine[-1 - shared] == masculine[-1 - shared]:
        shared += 1
    if feminine == masculine:
        return " ".join(feminine)
    heads = feminine[: len(feminine) - shared], masculine[: len(masculine) - shared]
    return " ".join([*heads[0], "ou", _uncapital(heads[1][0]), *heads[1][1:], *feminine[len(heads[0]) :]])


def _uncapital(word: str) -> str:
    """`word` inside a sentence; acronyms keep their capitals."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]
