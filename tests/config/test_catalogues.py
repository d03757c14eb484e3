"""Binary catalogues are made when absent or older than their text, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from maillage.config import catalogues
from maillage.config.catalogues import CataloguesNotWritable

TEXT = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Chercher"
msgstr "Search"

msgid "%(n)s lieu"
msgid_plural "%(n)s lieux"
msgstr[0] "%(n)s place"
msgstr[1] "%(n)s places"
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Packages, of which one speaks."""
    text = tmp_path / "hall/locale/en/LC_MESSAGES/django.po"
    text.parent.mkdir(parents=True)
    text.write_text(TEXT, encoding="utf-8")
    (tmp_path / "mute").mkdir()
    return tmp_path


def binary(sources: Path, language: str) -> Path:
    return sources / f"hall/locale/{language}/LC_MESSAGES/django.mo"


def test_absent_catalogues_are_compiled_once(sources: Path) -> None:
    assert catalogues.compile_stale(sources) == ["hall"]
    assert catalogues.compile_stale(sources) == []
    with binary(sources, "en").open("rb") as english:
        assert read_mo(english).get("Chercher").string == "Search"
    with binary(sources, "fr").open("rb") as french:
        assert read_mo(french).plural_expr == "(n > 1)"


def test_a_text_changed_since_is_compiled_again(sources: Path) -> None:
    catalogues.compile_stale(sources)
    os.utime(binary(sources, "en"), (1, 1))

    assert [package.name for package in catalogues.stale_packages(sources)] == ["hall"]
    assert catalogues.compile_stale(sources) == ["hall"]


def test_a_folder_that_cannot_be_written_is_told(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(package: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(catalogues, "compile_package", refuse)

    with pytest.raises(CataloguesNotWritable, match=r"hall \(Permission denied\): run `maillage prepare` as the owner"):
        catalogues.compile_stale(sources)


def test_every_package_that_speaks_is_found() -> None:
    texts = sorted(catalogues.SOURCES.rglob("django.po"))

    assert texts == sorted(catalogues.SOURCES.glob("*/locale/en/LC_MESSAGES/django.po"))
    assert len(texts) >= 5
