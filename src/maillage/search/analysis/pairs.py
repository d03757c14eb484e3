"""Names whose genders share no word: « femme de chambre » is read as « valet de chambre »."""

from __future__ import annotations

# As folded words: the feminine, then the masculine that stands for both.
_PAIRS = {
    ("dame", "de", "compagni"): ("monsier", "de", "compagni"),
    ("employ", "de", "tramway"): ("traminot",),
    ("femm", "de", "chambr"): ("valet", "de", "chambr"),
    ("femm", "de", "menag"): ("homm", "de", "menag"),
    ("femm", "de", "pied"): ("homm", "de", "pied"),
    ("femm", "de", "plancher"): ("homm", "de", "plancher"),
    ("femm", "equipag"): ("homm", "equipag"),
    ("femm", "de", "equipag"): ("homm", "de", "equipag"),
    ("fill", "de", "chenil"): ("garcon", "de", "chenil"),
    ("fill", "de", "cour"): ("garcon", "de", "cour"),
    ("fill", "de", "hall"): ("garcon", "de", "hall"),
    ("fill", "de", "sall"): ("garcon", "de", "sall"),
    ("homm", "sage", "femm"): ("sage", "femm"),
    ("hote", "air"): ("steward", "air"),
    ("hote", "au", "sol"): ("steward", "au", "sol"),
    ("hote", "de", "air"): ("steward", "de", "air"),
    ("hote", "de", "train"): ("steward", "de", "train"),
    ("hote", "de", "transport"): ("steward", "de", "transport"),
    ("hote", "navigant"): ("steward", "navigant"),
}
_STARTS = frozenset(feminine[0] for feminine in _PAIRS)
_LENGTHS = (3, 2)


def in_one_gender(folded: list[str]) -> list[str]:
    """The folded words, with what stands for both genders in the place of the feminine."""
    if _STARTS.isdisjoint(folded):
        return folded
    read: list[str] = []
    at = 0
    while at < len(folded):
        length = next((size for size in _LENGTHS if tuple(folded[at : at + size]) in _PAIRS), 1)
        read.extend(_PAIRS.get(tuple(folded[at : at + length]), folded[at : at + 1]))
        at += length
    return read
