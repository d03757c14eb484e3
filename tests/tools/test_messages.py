"""The tool that holds the English of each package complete; `make check` runs it on the product."""

from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo

from tools import messages

HEADER = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""
MODULE = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
greeting = _("Bonjour %(name)s")
count = ngettext("%(n)s lieu", "%(n)s lieux", 2)
verb = pgettext_lazy("verbe", "place")
"""
TEMPLATE = """{% extends "x.html" %}
  {% block main %}
    {% translate "Aujourd’hui" %}
      {% ui "button" label=_("Chercher") %}
  {% endblock %}
  {% blocktranslate trimmed with n=n %}
    Page {{ n }}
  {% endblocktranslate %}
"""
COMPLETE = {
    "Bonjour %(name)s": "Hello %(name)s",
    "Aujourd’hui": "Today",
    "Chercher": "Search",
    "Page %(n)s": "Page %(n)s",
}

PAGE = "hall/templates/page.html"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package that speaks in a module and in a template."""
    folder = tmp_path / "hall"
    (folder / "templates").mkdir(parents=True)
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "words.py").write_text(MODULE, encoding="utf-8")
    (folder / "templates/page.html").write_text(TEMPLATE, encoding="utf-8")
    return folder


def _write(package: Path, english: dict[str, str], extra: str = "") -> None:
    entries = [f'msgid "{french}"\nmsgstr "{text}"\n' for french, text in english.items()]
    plural = 'msgid "%(n)s lieu"\nmsgid_plural "%(n)s lieux"\nmsgstr[0] "%(n)s place"\nmsgstr[1] "%(n)s places"\n'
    context = 'msgctxt "verbe"\nmsgid "place"\nmsgstr "puts"\n'
    path = messages.po_path(package)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([HEADER, *entries, plural, context, extra]), encoding="utf-8")


def test_complete_catalogue_has_no_fault(package: Path) -> None:
    _write(package, COMPLETE)

    assert messages.faults(package) == []


def test_package_without_catalogue_misses_every_message(package: Path) -> None:
    assert [fault.split(":")[1].strip() for fault in messages.faults(package)] == ["missing"] * 6


@pytest.mark.parametrize(
    ("english", "extra", "fault"),
    [
        (
            {**COMPLETE, "Chercher": ""},
            "",
            f"hall: empty, or not as many forms: 'Chercher' ({PAGE}:4)",
        ),
        (
            {**COMPLETE, "Page %(n)s": "Page"},
            "",
            f"hall: variables differ from %(n)s: 'Page %(n)s' ({PAGE}:6)",
        ),
        ({**COMPLETE, "Bonsoir": "Good evening"}, "", "hall: unused: 'Bonsoir'"),
        ({key: COMPLETE[key] for key in list(COMPLETE)[1:]}, "", "hall: missing: 'Bonjour %(name)s' (hall/words.py:3)"),
        (
            {key: COMPLETE[key] for key in list(COMPLETE)[:3]},
            '#, fuzzy\nmsgid "Page %(n)s"\nmsgstr "Page %(n)s"\n',
            f"hall: fuzzy: 'Page %(n)s' ({PAGE}:6)",
        ),
        (COMPLETE, '#~ msgid "Bonsoir"\n#~ msgstr "Good evening"\n', "hall: obsolete: 'Bonsoir'"),
    ],
)
def test_each_fault_is_told_with_its_place(package: Path, english: dict[str, str], extra: str, fault: str) -> None:
    _write(package, english, extra)

    assert messages.faults(package) == [fault]
    assert messages.check_catalogues(package.parent) == 1


def test_update_keeps_what_is_translated_adds_what_lacks_and_drops_what_is_unused(package: Path) -> None:
    _write(package, {"Chercher": "Search", "Bonsoir": "Good evening"})

    messages.update_catalogues(package.parent)

    updated = messages.english_of(package)
    assert updated.get("Chercher").string == "Search"
    assert updated.get("Aujourd’hui").string == ""
    assert updated.get("Bonsoir") is None
    assert [fault.split(":")[1].strip() for fault in messages.faults(package)] == ["empty, or not as many forms"] * 3


def _compiled(package: Path, language: str) -> Catalog:
    with (package / f"locale/{language}/LC_MESSAGES/django.mo").open("rb") as file:
        return read_mo(file)


def test_compiled_catalogue_says_the_english(package: Path) -> None:
    _write(package, COMPLETE)

    messages.compile_catalogues(package.parent)

    assert _compiled(package, "en").get("Chercher").string == "Search"


def test_french_counts_zero_in_the_singular(package: Path) -> None:
    _write(package, COMPLETE)

    messages.compile_catalogues(package.parent)

    french = _compiled(package, "fr")
    assert french.get("%(n)s lieu").string == ["%(n)s lieu", "%(n)s lieux"]
    assert french.plural_expr == "(n > 1)"
