"""Names of a directory made readable: « APE MARSEILLE ST CHARLES » is « France Travail Marseille Saint Charles ».

Only letters, articles and known abbreviations change. Accents that capitals lost come back in the
name of the commune, where it is known, and nowhere else: nothing is guessed.
"""

from __future__ import annotations

import re
from typing import Final

from maillage.core.text import normalise
from maillage.reference.enums import OtherKind

_PREFIXES: Final = {
    OtherKind.FRANCE_TRAVAIL: "France Travail",
    OtherKind.OFFICE: "France Travail",
    OtherKind.MISSION_LOCALE: "Mission locale",
    OtherKind.CAP_EMPLOI: "Cap emploi",
}
_DEPARTMENT = re.compile(r"^(?:\d{2,3}|2[ABab])\s*-\s*")
# How directories write the kind of place before, or after, its own name.
_KINDS: Final = {
    OtherKind.FRANCE_TRAVAIL: re.compile(
        r"france travail|agence p[oô]le emploi|p[oô]le emploi|\b(?:APE|ALE|PE)\b", re.I
    ),
    OtherKind.MISSION_LOCALE: re.compile(r"^(?:mission locale|ML[IJ]?)\b", re.I),
    OtherKind.CAP_EMPLOI: re.compile(r"^cap emploi\b", re.I),
}
_EDGES = " -–:,/"
_SMALL: Final = frozenset({
    "à", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lès", "pour", "sous", "sur", "un",
    "une",
})  # fmt: skip
_ACRONYMS: Final = frozenset(
    [
        "ACI",
        "AI",
        "AVS",
        "BTP",
        "CCAS",
        "CIAS",
        "CIBC",
        "CIDFF",
        "DR",
        "DT",
        "EA",
        "EI",
        "ETTI",
        "GEIQ",
        "GRETA",
        "MDEF",
        "PES",
        "PLIE",
        "PRC",
        "SA",
        "SARL",
        "SAS",
        "SCIC",
        "SCOP",
        "VAE",
    ]
)
_SPELT_OUT: Final = {"st": "Saint", "ste": "Sainte", "siege": "Siège"}
_WORD = re.compile(r"[^\s\-’']+|[\s\-’']+")
_OFFICE = re.compile(r"\b(?:DT|DR|DIRECTION|SI[EÈ]GE)(?=\b|\d)", re.I)
_AGENCY = re.compile(r"\b(?:APE|PE|AGENCE)\b", re.I)
_ASIDE = re.compile(r"\([^)]*\)|\b(?:ET )?(?:D[TR] ?\d*|A2S\d*)\b")
_ELIDED = re.compile(r"\b([DLdl]) (?=[^\W\d_]{2})")


def is_an_office(name: str) -> bool:
    """Whether the name is that of a direction or a head office, which receives nobody, and of no agency."""
    return bool(_OFFICE.search(name)) and not _AGENCY.search(name)


def readable_name(raw: str, kind: OtherKind, commune: str = "") -> str:
    """The name for people; `commune` is the official name of where it stands."""
    own = _DEPARTMENT.sub("", " ".join(raw.split()))
    if kind == OtherKind.FRANCE_TRAVAIL:
        own = _ASIDE.sub(" ", own.rsplit("/", 1)[-1] if "(" not in own else own)
    prefix = _PREFIXES.get(kind, "")
    if prefix:
        pattern = _KINDS[OtherKind.FRANCE_TRAVAIL if kind == OtherKind.OFFICE else kind]
        stripped = pattern.sub(" ", own)
        if stripped == own and kind == OtherKind.MISSION_LOCALE and "ission locale" in own.lower():
            prefix = ""
        own = stripped
    own = _spelt(" ".join(own.split()).strip(_EDGES), commune)
    first = own.split(" ", 1)[0]
    if prefix and first.lower() in _SMALL and not own.lower().startswith(commune.lower() or " "):
        own = first.lower() + own[len(first) :]
    return " ".join(part for part in (prefix, own) if part) or raw


def without_kind(name: str, kind: OtherKind) -> str:
    """The readable name, without the words that every place of its kind bears."""
    return name.removeprefix(_PREFIXES.get(kind, "")).strip()


def _spelt(text: str, commune: str) -> str:
    """Capitals and small letters as in a sentence, when the source wrote all in one case."""
    is_one_case = text.upper() == text or text.lower() == text
    text = _ELIDED.sub(r"\1’", text) if is_one_case else text
    spelt = "".join(_cased(part, index == 0) for index, part in enumerate(_WORD.findall(text))) if is_one_case else text
    return _with_commune(spelt.replace("'", "’"), commune)


def _cased(part: str, is_first: bool) -> str:  # noqa: FBT001  read in a line
    small = part.lower()
    if small in _SPELT_OUT:
        return _SPELT_OUT[small]
    if small in _SMALL and not is_first:
        return small
    if part.upper() in _ACRONYMS or not re.search(r"[aeiouyà-ÿ]", small):
        return part.upper()
    return small[:1].upper() + small[1:]


def _with_commune(text: str, commune: str) -> str:
    """`text` with the official name of the commune where its words stand."""
    sought = normalise(commune).split()
    words = list(re.finditer(r"[^\s\-’']+", text))
    for first in range(len(words) - len(sought) + 1 if sought else 0):
        window = words[first : first + len(sought)]
        if [normalise(word.group()) for word in window] == sought:
            return text[: window[0].start()] + commune + text[window[-1].end() :]
    return text
