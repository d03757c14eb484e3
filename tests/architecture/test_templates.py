"""Templates: every one is used, none holds a script, a style or a colour of its own."""

from __future__ import annotations

import re

from django.apps import apps

from maillage.core.examples import EXAMPLES
from tools.source import PACKAGE, python_files, templates

INLINE = re.compile(
    r"<style\b|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\b(?:src=|type=\"application/ld\+json\"))", re.I
)
COMPONENT_TAG = re.compile(r"{%\s*(?:ui|uiblock)\s+\"([a-z-]+)\"")


def names() -> dict[str, str]:
    """Template names, as `{% include %}` writes them, and their texts."""
    return {str(path).split("/templates/")[1]: path.read_text(encoding="utf-8") for path in templates()}


def test_no_template_holds_inline_script_or_style() -> None:
    assert [name for name, text in names().items() if INLINE.search(text)] == []


def test_the_inline_search_finds_what_it_looks_for() -> None:
    bad = ['<p style="x">', "<style>", '<a onclick="x">', "<script>x</script>"]

    assert [bool(INLINE.search(text)) for text in bad] == [True] * 4
    assert not INLINE.search('<script type="module" src="x.js"></script>')


def test_every_template_is_used() -> None:
    everything = "\n".join([*names().values(), *(path.read_text(encoding="utf-8") for path in python_files())])
    components = set(COMPONENT_TAG.findall(everything))
    prefixes = tuple(f"{config.label}/" for config in apps.get_app_configs() if not config.name.startswith("maillage."))

    unused = [
        name
        for name in names()
        if name not in everything
        and not name.startswith((*prefixes, "account/", "mfa/", "usersessions/", "django/"))
        and name.removeprefix("ui/").removesuffix(".html") not in components | set(EXAMPLES)
    ]

    assert unused == []


def test_every_file_with_a_template_folder_belongs_to_a_package() -> None:
    assert {path.relative_to(PACKAGE).parts[0] for path in templates()} <= {
        path.name for path in PACKAGE.iterdir() if path.is_dir()
    }
