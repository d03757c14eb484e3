"""What a page says, and in which language it says that it says it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.portal.markup import VOID

# Attributes that people read or hear.
SPOKEN = ("aria-label", "alt", "title", "placeholder", "data-found-none", "data-found-one", "data-found-many")
# Code, data for machines, and what somebody typed to be read again.
SILENT = frozenset({"script", "style", "code", "textarea"})
# Words no sentence of the other language holds.
TELL_TALES = {
    "fr": re.compile(
        r"\b(?:lieux?|métiers?|ouvert(?:e|s|es)?|fermée?s?|vot?re|vos|vous|écrivez|aujourd’hui|horaires?|chercher|équipe|"
        r"aucune?|avec|dans|pour|près|les?|des|une?|conseill\w+|enregistr\w+|lundi|mardi|mercredi|jeudi|vendredi|"
        r"samedi|dimanche|mot de passe|depuis|jusqu’\w+|rôles?|comptes?)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:the|your|you|with|write|today|opening|opens?|closed|search|save|account|password|staff|"
        r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|until|and|nobody|this)\b",
        re.IGNORECASE,
    ),
}
# Addresses, and words quoted as they are.
_NO_PROSE = re.compile(r"https?://\S+|\S+@\S+|«[^»]*»|“[^”]*”")
OTHER = {"fr": "en", "en": "fr"}


@dataclass
class Spoken(HTMLParser):
    """The texts of a page, each with the language of the element that holds it."""

    source: str
    said: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        language = attributes.get("lang", self._open[-1][1] if self._open else "")
        self.said += [(language, attributes[name]) for name in SPOKEN if name in attributes]
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1] if self._open else ("", "")
        if tag not in SILENT and data.strip():
            self.said.append((language, " ".join(data.split())))


def misspoken(source: str, *, names: frozenset[str] = frozenset()) -> list[str]:
    """Texts whose words are of another language than the one they stand in; `names` translate in none."""
    found = []
    for language, text in Spoken(source).said:
        bare = _NO_PROSE.sub("", text)
        for name in sorted(names, key=len, reverse=True):
            bare = bare.replace(name, "")
        words = TELL_TALES[OTHER[language]].findall(bare) if language in OTHER else [f"no language: {language!r}"]
        found += [f"{text} ({', '.join(words)})"] if words else []
    return found
