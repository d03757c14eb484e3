"""Our own French: short sentences, easy words (design.md, voice)."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.urls import reverse

from maillage.core.text import measure, words
from tests.portal.conftest import Read

CATALOGUE = Path(__file__).resolve().parents[2] / "src/maillage/portal/locale/en/LC_MESSAGES/django.po"
# Fewer words than that say nothing of a text's ease (Kandel-Moles, dossier §15).
LONG_ENOUGH_WORDS = 30
LONGEST_SENTENCE_WORDS = 25
EASY = 60


def french_texts() -> list[str]:
    """Every text of the portal in its source language."""
    with CATALOGUE.open("rb") as catalogue:
        messages = [message.id for message in read_po(catalogue) if message.id]
    texts = [message if isinstance(message, str) else message[1] for message in messages]
    return [text for text in texts if words(text)]


def test_no_sentence_is_long() -> None:
    long = [text for text in french_texts() if measure(text).longest_sentence_words > LONGEST_SENTENCE_WORDS]

    assert long == []


def test_long_texts_are_easy() -> None:
    measured = {text: measure(text) for text in french_texts()}

    hard = [text for text, found in measured.items() if found.words >= LONG_ENOUGH_WORDS and found.score < EASY]

    assert hard == []


@pytest.mark.parametrize("page", ["simple", "legal", "accessibility"])
def test_whole_pages_are_easy(page: str, read: Read) -> None:
    texts = read(reverse(f"portal:{page}")).texts("p", "li", "dd")

    found = measure(" ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in texts))

    assert found.score >= EASY
    assert found.mean_sentence_words <= 15


def test_every_message_is_said_in_english() -> None:
    with CATALOGUE.open("rb") as catalogue:
        silent = [message.id for message in read_po(catalogue) if message.id and not message.string]

    assert silent == []


def test_french_texts_have_typographic_apostrophes() -> None:
    assert [text for text in french_texts() if "'" in text] == []
